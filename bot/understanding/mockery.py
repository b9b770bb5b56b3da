"""What mockery means: a late parcel, or that nothing helps."""

from typing import Any

from bot.understanding.barring import NOT_THERE_YET
from bot.understanding.pages import HELP_PAGE
from bot.understanding.parsed import FALLBACK
from bot.understanding.questions import asks_above_all
from bot.understanding.small_talk import is_sour, mocks, mocks_again, mocks_lateness, mocks_what_is_late
from bot.understanding.talk import Talk

# The question of data/questions.yml that is none, and what a yes to the last answer brings in.
_SCOFFS, _PERSON = "scoffs", "person"
_FRUSTRATION, _ANGER = "frustration", "complaint"
_LATE = "order_not_received"
# Where an order stands that was told to be late.
_LATE_STATES = frozenset({"delayed", "delayed_on_its_way"})
# What is told of where somebody waits for an order.
_WAITED_FOR = frozenset({"track", "not_received", "about"})
# What mockery of how long it takes is taken for.
_LIKE_LATE = frozenset({FALLBACK, HELP_PAGE, _FRUSTRATION, "complaint", "product_search", "place_order"})


def mocked_again(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return what mockery means after what was told of a late order; "" where a message is none."""
    late, waited_for = talk.state in _LATE_STATES and not talk.asked, talk.kind in _WAITED_FOR
    scoffs = late and waited_for and asks_above_all(parsed, _SCOFFS)
    mocked_before = waited_for and mocks_again(text, (talk.said, talk.earlier))
    if mocked_before or (scoffs and talk.offers == _PERSON):
        # What was said in earnest has helped no one: a person does.
        return _ANGER
    return _FRUSTRATION if scoffs or (late and (mocks_what_is_late(text) or is_sour(text))) else ""


def mocked(wishes: "list[dict[str, Any]]", text: str, talk: Talk) -> str:
    """Return what mockery means: a parcel that is late, or that nothing helps; "" where another wish is plain.

    What has no reason to be praised, and took long, is a late parcel.
    """
    if not mocks(text):
        return ""
    intents = {wish["intent"]["name"] for wish in wishes}
    if mocks_lateness(text) and not talk.kind and intents <= _LIKE_LATE | NOT_THERE_YET:
        return _LATE
    return _FRUSTRATION if intents == {FALLBACK} else ""
