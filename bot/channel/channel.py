"""The one door into Rasa: POST /webhooks/counterhand/turn, for the handoff process only.

Rasa's REST channel loses a turn whose caller goes away, answers 200 with nothing for every failure, lets anybody in,
and takes "/" commands from shoppers. This one does none of it.
"""

import hmac
import logging
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channel.replies import UNFINISHED, Replies, answer_of, busy, unfinished
from bot.channel.wire import BadTurn, Choice, GoesOn, TurnRequest, read_turn
from bot.server.trackers import SqliteTrackerStore
from bot.server.turns import Answers, begin_turn
from bot.understanding.buttons import Button, buttons_of, chosen, typed
from bot.understanding.finished import may_go_on
from bot.understanding.guessing import prepare
from bot.understanding.photos import with_photos
from bot.understanding.procedures import begun_by
from bot.understanding.talk import talk_of
from bot.understanding.understanding import understand
from bot.understanding.waiting import facts_among

logger = logging.getLogger(__name__)

SECRET_HEADER = "X-Counterhand-Secret"  # noqa: S105  # the header's name
_MIN_SECRET_CHARACTERS = 16

Handle = Callable[[UserMessage], Awaitable[Any]]


class CounterhandInput(InputChannel):
    """Takes turns from the handoff process, which knows `secret`."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._answers = Answers()

    @classmethod
    def name(cls) -> str:
        return "counterhand"

    @classmethod
    def from_credentials(cls, credentials: "dict[str, Any] | None") -> "CounterhandInput":
        """Read `secret` from credentials.yml; raises `RasaException` when it is missing or too short."""
        secret = str((credentials or {}).get("secret") or "")
        if len(secret) < _MIN_SECRET_CHARACTERS:
            raise RasaException(f"RASA_SECRET must be set and have at least {_MIN_SECRET_CHARACTERS} characters")
        prepare()
        return cls(secret)

    def blueprint(self, on_new_message: Handle) -> Blueprint:
        """Make the one route of this channel."""
        routes = Blueprint("counterhand")

        @routes.post("/turn")
        async def take_turn(request: Request) -> HTTPResponse:
            if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(errors="replace"), self._secret):
                return _error(401, "unauthorized", f"{SECRET_HEADER} is missing or wrong")
            rasa = request.app.ctx
            domain: Domain = rasa.agent.domain
            try:
                turn = read_turn(request.body, _own_intents(domain), domain.entities)
            except BadTurn as bad:
                return _error(400, bad.code, bad.detail)
            answer = await self._answers.answer(turn.sender, turn.turn_id, lambda: _run(turn, rasa, on_new_message))
            if answer and answer["status"] == UNFINISHED:
                self._answers.forget(turn.sender, turn.turn_id)  # it is asked again with the rest
            return json(answer or busy(turn.turn_id))

        return routes


async def _run(request: TurnRequest, rasa: Any, handle: Handle) -> dict[str, Any]:
    turn, replies = begin_turn(), Replies()
    broken = False
    try:
        wishes = await _wishes(request, rasa.agent, rasa.trackers)
        if wishes is None:
            return unfinished(request.turn_id)
        for wish in wishes:
            # Rasa takes each as a message of its own; to the shopper they are one turn with one answer.
            replies.put_question_off()
            await handle(_message(request, wish, turn.answered, replies))
            turn.answered += 1
            if replies.hand_over or turn.failed:
                break
    except Exception as problem:  # noqa: BLE001  # the edge: whatever breaks, the handoff process must be told
        broken = True
        # Where it broke, never the exception's text: that may hold a shopper's words.
        where = "".join(traceback.format_tb(problem.__traceback__))
        logger.error("A turn of %s broke: %s\n%s", request.sender, type(problem).__name__, where)  # noqa: TRY400  # without a traceback, which may hold a shopper's words
    return answer_of(request.turn_id, turn, replies, broken=broken)


def _message(request: TurnRequest, wish: dict[str, Any], place: int, replies: Replies) -> UserMessage:
    metadata = {**request.metadata, "turn_id": request.turn_id}
    if more := wish.pop("more", None):
        metadata["more"] = more
    return UserMessage(
        wish["text"],
        replies,
        request.sender,
        parse_data=wish,
        input_channel=CounterhandInput.name(),
        # What the answer to one wish asks or offers still stands after the answer to the next.
        metadata={**metadata, "wish": place} if place else metadata,
    )


async def _wishes(request: TurnRequest, agent: Any, trackers: SqliteTrackerStore) -> "list[dict[str, Any]] | None":
    """Return what the shopper wants, as Rasa's parse results: one, or several in the order to answer them.

    None where more of the message may follow, and the handoff process can wait for it.
    """
    said, tracker = request.said, trackers.last_saved(request.sender)
    button = _pressed(said, tracker)
    if button is not None:
        wishes = [chosen(button, tracker)]
    elif isinstance(said, str):
        talk = talk_of(tracker, request.metadata.get("language"), request.metadata.get("agenda"))
        wishes = await understand(said, agent.parse_message, talk)
        if request.goes_on and may_go_on(said, wishes, talk, in_burst=request.goes_on is GoesOn.IN_BURST):
            return None
        wishes = _carried_together(wishes)
    if request.metadata.get("waiting"):
        return facts_among(wishes)
    return with_photos(wishes, request.photos, tracker) if request.photos else wishes


def _pressed(said: "str | Choice", tracker: "DialogueStateTracker | None") -> "Button | None":
    """Return the button that was pressed, or typed."""
    if isinstance(said, Choice):
        return Button("", said.intent, tuple(said.entities.items()))
    return typed(said, buttons_of(tracker))


def _carried_together(wishes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the first wish that a procedure carries the others of that kind: they are taken up in one turn."""
    carried = [wish for wish in wishes if wish["intent"]["name"] in begun_by()]
    if len(carried) <= 1:
        return wishes
    others = [wish for wish in wishes if wish not in carried]
    more = [{"intent": wish["intent"]["name"], "text": wish["text"], "orders": _orders(wish)} for wish in carried[1:]]
    return [*others, {**carried[0], "more": more}]


def _orders(wish: dict[str, Any]) -> list[str]:
    return [entity["value"] for entity in wish["entities"] if entity["entity"] == "order_number"]


def _own_intents(domain: Domain) -> "set[str]":
    # Rasa adds intents of its own to every domain, among them those that restart a conversation.
    return set(domain.intents) - set(DEFAULT_INTENTS)


def _error(status: int, code: str, detail: str) -> HTTPResponse:
    return json({"error": {"code": code, "detail": detail}}, status=status)
