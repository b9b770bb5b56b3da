"""A line of the log as JSON: what shoppers and agents get of it."""

from datetime import UTC, datetime
from typing import Any

import orjson
from pydantic import TypeAdapter

from handoff.conversation.values import Channel, DeliveryShown, DeliveryStatus, LogMessage, Quote, Speaker
from handoff.photos.links import PhotoLinks
from handoff.shapes import AgentMessage, Message
from handoff.states.reasons import DeliveryReason
from handoff.wire import agent_message_json, message_json
from shop.cards import order_card
from tests.shop.orders import ORDERS

AT = datetime(2026, 11, 21, 10, tzinfo=UTC)
LINKS = PhotoLinks("s" * 32)
FULL = LogMessage(
    conversation="talk", seq=7, epoch=1, at=AT, kind=Speaker.BOT, text="Here it is.", name="Bot",
    channel=Channel.TELEGRAM,
    options=[{"title": "Thanks", "choice": {"intent": "thanks"}}],
    cards=[order_card(ORDERS[0]), {"kind": "product", "name": "Boots", "price": "49.00 GBP"}],
    photos=[{"id": "p", "width": 4, "height": 3}, {"failed": "photo_too_large"}],
    attachments=[{"kind": "file", "id": "f", "name": "a.pdf", "size": 9}, {"kind": "location", "latitude": 1.5}],
    edited_at=AT, text_before="Here is it.", deleted_at=AT,
    quote=Quote(3, Speaker.SHOPPER, None, "Where is it?"),
    delivery=DeliveryStatus(DeliveryShown.FAILED, DeliveryReason.BLOCKED),
    intent="track_order", confidence=0.9,
)  # fmt: skip
"""A line with every field that a line can have, though no real line has all of them."""


def _line(seq: int, kind: Speaker, text: str, **more: Any) -> LogMessage:  # noqa: ANN401  # any field
    return LogMessage(conversation="talk", seq=seq, epoch=0, at=AT, kind=kind, text=text, **more)


def test_full_line_has_its_shapes() -> None:
    """A line with every field has the shapes of the reference, for shoppers and agents."""
    for shape, body in ((Message, message_json(FULL, LINKS)), (AgentMessage, agent_message_json(FULL, LINKS))):
        adapter: TypeAdapter[Any] = TypeAdapter(shape)
        adapter.validate_json(orjson.dumps(body), strict=True, extra="forbid")
        assert shape.__required_keys__ | shape.__optional_keys__ == body.keys() | {"client_id"}


def test_bare_line_has_its_shapes() -> None:
    """A line with nothing but text leaves all other fields out, for shoppers and agents."""
    bare = _line(1, Speaker.NOTICE, "Welcome.")
    for shape, body in ((Message, message_json(bare, LINKS)), (AgentMessage, agent_message_json(bare, LINKS))):
        assert body.keys() == shape.__required_keys__


def test_shoppers_are_told_less() -> None:
    """Shoppers do not get payloads, what the bot understood, earlier words or ids of files."""
    told = orjson.dumps(message_json(FULL, LINKS)).decode()
    for secret in ("intent", "choice", "Here is it.", '"id":"f"', "blocked", "telegram"):
        assert secret not in told


def test_client_ids_are_told_without_their_agents() -> None:
    """An agent's line has the id that their browser gave it, without the agent's; one from Telegram has none."""
    agents = _line(1, Speaker.AGENT, "Hi.", name="Ana", external_id="ana/1/2")
    phone = _line(2, Speaker.SHOPPER, "Hi.", channel=Channel.TELEGRAM, external_id="7/8")
    assert message_json(agents, LINKS).get("client_id") == "1/2"
    assert "client_id" not in message_json(phone, LINKS)
