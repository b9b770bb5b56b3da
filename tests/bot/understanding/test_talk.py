"""Where a talk stands, from what the tracker and the handoff process keep."""

from bot.understanding.talk import NOTHING_SAID, talk_of

KEPT = {
    "wishes": [{"id": 3, "kind": "cancel", "order": "1042", "stands": "asked"}],
    "current": 3,
    "asked": {"wish": 3, "slot": "confirm", "takes": "yes_no"},
}


def test_a_new_session_goes_on_where_the_last_one_stood() -> None:
    """Before the first answer of a session the talk is the one that was kept; without one nothing was said."""
    talk = talk_of(None, None, KEPT)
    assert (talk.kind, talk.open, talk.asked, talk.takes) == ("cancel", True, "confirm", "yes_no")
    assert talk_of(None) == NOTHING_SAID
