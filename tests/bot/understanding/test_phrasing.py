"""The expressions of data/talk, and what is told by them."""

import pytest

from bot.understanding.phrasing import phrasing, read_talk


@pytest.mark.parametrize("text", ("yes", "Yess!", "yeah go on", "ok then", "sure", "please do", "go ahead"))
def test_a_yes(text: str) -> None:
    """What begins with a yes, or accepts what was proposed."""
    assert phrasing().yes.match(text)
    assert not phrasing().no.match(text)


@pytest.mark.parametrize("text", ("yes but wait", "ok, i'll wait", "sure thing is late", "yesterday", "where is it"))
def test_what_is_no_yes(text: str) -> None:
    """A "but" takes a yes back; "ok" before something else takes note."""
    assert not phrasing().yes.match(text)


@pytest.mark.parametrize("text", ("no", "nope", "don't", "not yet", "never mind", "hang on"))
def test_a_no(text: str) -> None:
    """What begins with a no, or asks to wait."""
    assert phrasing().no.match(text)


@pytest.mark.parametrize("text", ("maybe", "not sure", "hm, let me think", "i don't know"))
def test_what_is_undecided(text: str) -> None:
    """Neither a yes nor a no."""
    assert phrasing().is_undecided(text)


@pytest.mark.parametrize(
    ("text", "asks", "openly"),
    (
        ("where is it", True, True),
        ("and how much", True, True),
        ("yes but when?", True, True),
        ("is it free", True, False),
        ("can you", True, False),
        ("in a medium?", True, False),
        ("what about a medium", True, False),
        ("the boots", False, False),
    ),
)
def test_a_question(text: str, asks: bool, openly: bool) -> None:  # noqa: FBT001  # cases of the test
    """A question mark, a question word or a verb before its subject; only a question word asks openly."""
    assert phrasing().is_question(text) is asks
    assert phrasing().asks_openly(text) is openly


@pytest.mark.parametrize(
    ("text", "aspect"),
    (
        ("how much is it", "cost"),
        ("is there a fee", "cost"),
        ("and how long?", "time"),
        ("why not", "why"),
        ("what do i do now", "how"),
        ("are you sure?", "sure"),
        ("which card", "where"),
        ("is it warm", ""),
    ),
)
def test_what_is_asked_for(text: str, aspect: str) -> None:
    """The side of a matter that a short question asks for."""
    assert phrasing().aspect(text) == aspect


@pytest.mark.parametrize(
    ("text", "nothing"), (("and how much is it", True), ("the cheaper one", True), ("how much is the tent", False))
)
def test_what_says_nothing_of_its_own(text: str, nothing: bool) -> None:  # noqa: FBT001  # a case of the test
    """Without a subject it is about what was said last."""
    assert phrasing().says_nothing(text) is nothing


@pytest.mark.parametrize(
    ("clause", "wish"),
    (
        ("where is my parcel", True),
        ("i want a refund", True),
        ("cancel it", True),
        ("the lamp is broken", True),
        ("delivery to york", True),
        ("i paid on monday", False),
        ("my parcel came", False),
        ("i don't want a refund", False),
        ("if it comes", False),
        ("how many days", False),
        ("i want to know", False),
    ),
)
def test_what_is_put_as_a_wish(clause: str, wish: bool) -> None:  # noqa: FBT001  # a case of the test
    """A question, a want, an order, something wrong; not what is only told, declined, a condition, or unfinished."""
    assert phrasing().is_put_as_wish(clause) is wish


@pytest.mark.parametrize(
    ("clause", "whole"),
    (
        ("add a mug to it", True),
        ("i need an invoice", True),
        ("the socks have a hole", True),
        ("two are missing from it", False),
        ("the delivery address on it", False),
        ("what for express", False),
        ("order 1042", False),
        ("doesn't cost the earth", False),
    ),
)
def test_what_stands_by_itself(clause: str, whole: bool) -> None:  # noqa: FBT001  # a case of the test
    """A clause of its own, and not the end of a list, nor one that leans on the clause before it."""
    assert phrasing().is_whole_clause(clause) is whole


@pytest.mark.parametrize("text", ("i don't have it", "can't find it", "no idea", "lost it", "i don't remember which"))
def test_what_is_not_at_hand(text: str) -> None:
    """What was asked for cannot be given."""
    assert phrasing().lacks_it(text)


def test_a_file_that_is_not_there() -> None:
    """A file of data/talk that is missing is an error, and not no words."""
    with pytest.raises(OSError, match="nothing"):
        read_talk("nothing")


@pytest.mark.parametrize(
    ("text", "two"),
    (
        ("is it free when i buy two", True),
        ("returns are free i take it", True),
        ("you have 14 days, no?", True),
        ("surely that is free", True),
        ("neighbour can take it?", True),
        ("do you know when it comes", False),
        ("is it warm and how much", False),
        ("return period?", False),
        ("where is it", False),
    ),
)
def test_a_yes_or_a_no_is_asked_for(text: str, two: bool) -> None:  # noqa: FBT001  # a case of the test
    """A verb before its subject asks for one, and a statement that is put for the bot to say whether it is so."""
    assert phrasing().asks_yes_or_no(text) is two


@pytest.mark.parametrize(
    ("text", "ends"), (("ok thanks, bye", True), ("have a nice day", True), ("yes please, bye", False), ("ok", False))
)
def test_who_takes_leave_wants_nothing_done(text: str, ends: bool) -> None:  # noqa: FBT001  # a case of the test
    """A goodbye is no yes, unless one is said."""
    assert phrasing().ends_it(text) is ends


@pytest.mark.parametrize(
    ("text", "is_one"),
    (
        ("3 Mill Street, Oxford OX1 2AB", True),
        ("Flat 2, 14 Old Church Lane, York", True),
        ("does it go to 3 Mill Street?", False),
        ("2 boots", False),
    ),
)
def test_an_address_alone(text: str, is_one: bool) -> None:  # noqa: FBT001  # a case of the test
    """A house and its street, and nothing else that is said."""
    assert phrasing().is_an_address(text) is is_one


@pytest.mark.parametrize(
    "clause", ("package arrived.", "just got it.", "the parcel's here now", "here's the parcel,", "unpacked it today")
)
def test_what_only_tells_that_it_has_come(clause: str) -> None:
    """The matter is what is said after it."""
    assert phrasing().only_come(clause)


@pytest.mark.parametrize(
    "clause", ("is the parcel here", "the parcel came without the cap", "it", "where it came from")
)
def test_what_tells_more_than_that_it_has_come(clause: str) -> None:
    """A question, or what came with it, is a matter of its own."""
    assert not phrasing().only_come(clause)


def test_what_wants_it_done() -> None:
    """Who takes up what was told, and not who only says yes."""
    assert phrasing().wants_it_done("sounds good, go ahead")
    assert not phrasing().wants_it_done("yes")


@pytest.mark.parametrize(
    ("text", "kind"),
    (
        ("so the return thing is a no, right?", "return"),
        ("and cancelling is not possible then?", "cancel"),
        ("ok so the invoice i can get is fine?", "invoice"),
        ("so i can't send it back any more, right?", "return"),
        ("the returning bit was a no?", "return"),
        ("so when do I get the invoice?", ""),
        ("return it", ""),
        ("so the exchange is a no?", ""),
    ),
)
def test_one_of_several_wishes_is_made_sure_of(text: str, kind: str) -> None:
    """It is one that the talk has, and a question of its own is none of it."""
    checked = phrasing().checks_one_of(("return", "cancel", "invoice"), text) if phrasing().checks_one(text) else ""
    assert checked == kind
