"""Help pages: what is said of a section, where it links to, and what a yes and a no lead to."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.answer import TopicAction
from actions.facts import BadFacts, FactsFile, read_facts
from actions.passages import Section, SectionsFile
from actions.tables import Table
from actions.topics.knowledge import HelpPage, HelpPageDidNotHelp, HelpPageHelped
from settings.files import read_yaml
from tests.actions.fakes import FACTS, Ran, a_tracker, answered, resources, run

ADDRESS = "https://chat.fernhill.example"
WARM = "Wash it at 30 °C, with a liquid soap. Do not wring it."


def an_index(
    folder: Path, *sections: tuple[str, str], leads_to: str = "", worked_out_by: str = "", table: Table = ()
) -> Path:
    """Write an index in the form that bot/help/passages.py describes; each text's sentences end with a full stop."""
    path = folder / "knowledge.json"
    written = [
        {"id": called, "page": "Washing and care", "heading": "Down", "leads_to": leads_to,
         "worked_out_by": worked_out_by, "table": table,
         "sentences": [f"{sentence}." for sentence in text.rstrip(".").split(". ")]}
        for called, text in sections
    ]  # fmt: skip
    path.write_text(json.dumps({"sections": written}), "utf-8")
    return path


@pytest.fixture(autouse=True)
def sections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The help pages are those of this test."""
    monkeypatch.setattr(TopicAction, "sections", SectionsFile(tmp_path / "knowledge.json"))


def _asked(
    facts: Path = FACTS,
    *,
    in_doubt: bool = False,
    sentence: str = "0",
    passage: str = "care#down",
    **turn: Any,  # noqa: ANN401  # a_tracker's own
) -> Ran:
    entities = {"passage": passage, "sentence": sentence, **({"in_doubt": "yes"} if in_doubt else {})}
    return run(HelpPage(resources(FactsFile(facts, ADDRESS))), a_tracker("help_page", entities=entities, **turn))


def _card(url: str) -> dict[str, str]:
    return {"kind": "page", "name": "Washing and care", "heading": "Down", "url": url}


def test_the_passage_is_said(tmp_path: Path) -> None:
    """The answer is the passage, the page's name as a link below it, and then, in doubt, whether it helped."""
    an_index(tmp_path, ("care#down", WARM))
    answer = _asked(metadata={"name": "Ana"}, in_doubt=True)
    message, asks = answer.messages
    assert (message["response"], asks["response"]) == ("utter_help_page_aside", "utter_ask_helped")
    assert message["passage"] == WARM
    assert message["custom"]["cards"] == [_card("https://chat.fernhill.example/help/care#down")]
    assert message["name"] == ", Ana"
    assert not message["buttons"]
    assert [button["payload"] for button in asks["buttons"]] == ["/affirm", "/deny"]
    assert answer.slots == {"offer": "passage", "topic": "knowledge"}


def test_nobody_is_asked_whether_a_plain_answer_helped(tmp_path: Path) -> None:
    """Where the section is surely the right one, the answer is all there is."""
    an_index(tmp_path, ("care#down", WARM))
    answer = _asked()
    assert answer.message["response"] == "utter_help_page_aside"
    assert not answer.message["buttons"]
    # "No, it does not" may be said all the same.
    assert answer.slots["offer"] == "passage"


def test_an_answer_in_doubt_goes_to_a_person_the_third_time(tmp_path: Path) -> None:
    """What is counted is the answer, and not the question after it, which is the same for all."""
    an_index(tmp_path, ("care#down", WARM), ("care#wool", "Wash wool by hand."))
    given: dict[str, int] = {}
    for passage in ("care#down", "care#wool", "care#down"):
        answer = _asked(in_doubt=True, passage=passage, slots={"answers_given": given})
        given = answer.answers_given
    assert max(given.values()) == 2
    last = _asked(in_doubt=True, slots={"answers_given": given})
    assert [one["response"] for one in last.messages] == ["utter_help_page_aside", "utter_repeated"]


def test_a_section_leads_on(tmp_path: Path) -> None:
    """What a section says to do in the chat is a button below it, instead of the question whether it helped."""
    an_index(tmp_path, ("care#down", WARM), leads_to="return_item")
    message = _asked(in_doubt=True).message
    assert message["response"] == "utter_help_page_aside"
    assert [button["payload"] for button in message["buttons"]] == ["/return_item"]


@pytest.mark.parametrize(
    "turn",
    (
        {"form": "wish_form"},
        {"slots": {"agenda": {"wishes": [], "asked": {"wish": 1, "slot": "photo", "takes": "photo"}}}},
    ),
    ids=("in a form", "while a photo is waited for"),
)
def test_an_aside_asks_nothing(tmp_path: Path, turn: dict[str, Any]) -> None:
    """While another question is open the answer does not ask whether it helped: a yes or a no belongs to the other."""
    an_index(tmp_path, ("care#down", WARM), leads_to="return_item")
    answer = _asked(in_doubt=True, **turn)
    assert answer.message["response"] == "utter_help_page_aside"
    assert not answer.message["buttons"]
    assert answer.slots["offer"] != "passage"


def test_links_may_lead_to_the_merchants_own_pages(tmp_path: Path) -> None:
    """`help.url` of the facts is the base of links."""
    facts = read_yaml(FACTS)
    facts["help"]["url"] = "https://fernhill.example/service"
    changed = tmp_path / "facts.yml"
    changed.write_text(yaml.safe_dump(facts), "utf-8")
    an_index(tmp_path, ("care#down", WARM))
    assert _asked(changed).message["custom"]["cards"] == [_card("https://fernhill.example/service/care#down")]


@pytest.mark.parametrize("url", ("/help", "javascript:alert(1)", "https://shop.example/help/", "https://a b"))
def test_a_base_that_is_no_address_is_refused(tmp_path: Path, url: str) -> None:
    """Only whole http and https addresses without a slash at their end are taken."""
    facts = read_yaml(FACTS)
    facts["help"]["url"] = url
    changed = tmp_path / "facts.yml"
    changed.write_text(yaml.safe_dump(facts), "utf-8")
    with pytest.raises(BadFacts, match=r"facts\.yml: help\.url"):
        read_facts(changed)


def test_a_changed_index_holds_from_the_next_answer_on(tmp_path: Path) -> None:
    """A new index is used without a restart; a section that is gone is said to have failed, and a person is offered."""
    index = an_index(tmp_path, ("care#down", WARM))
    assert _asked().message["passage"] == WARM
    an_index(tmp_path, ("care#down", "Never wash it, but air it in the sun."))
    assert _asked().message["passage"] == "Never wash it, but air it in the sun."
    an_index(tmp_path, ("care#wool", WARM))
    assert _asked().message["response"] == "utter_broken"
    index.unlink()
    assert _asked().message["response"] == "utter_broken"


def _answered(*, read_on: str = "care#down", given: object = None) -> Ran:
    """A general answer to a question that a section says more about."""
    turn = {"entities": {"read_on": read_on}, "slots": {"answers_given": given}}
    return answered("refund_status", FactsFile(FACTS, ADDRESS), **turn)


def test_an_answer_links_to_the_section_that_says_more(tmp_path: Path) -> None:
    """The section's card stands with the answer, above what the answer offers, and is the only one."""
    an_index(tmp_path, ("care#down", WARM))
    answer = _answered().message
    assert answer["response"] == "utter_refund_status"
    assert answer["custom"]["cards"] == [_card(f"{ADDRESS}/help/care#down")]
    assert [button["payload"] for button in answer["buttons"]] == ["/ask_human"]


def test_an_answer_is_good_without_a_section_that_is_gone(tmp_path: Path) -> None:
    """An answer is given even if its section has left the index meanwhile."""
    for index in ((), (("care#wool", WARM),)):
        an_index(tmp_path, *index)
        (answer,) = _answered().messages
        assert answer["response"] == "utter_refund_status"
    (tmp_path / "knowledge.json").unlink()
    assert len(_answered().messages) == 1


def test_answers_that_link_elsewhere_are_not_the_same(tmp_path: Path) -> None:
    """Three questions with the same general answer do not bring in a person; the same question three times does."""
    an_index(tmp_path, *((f"care#{name}", WARM) for name in ("down", "wool", "silk")))
    given: dict[str, int] = {}
    for section in ("down", "wool", "silk", "down"):
        given = _answered(read_on=f"care#{section}", given=given).answers_given
    answer, person = _answered(given=given).messages
    assert answer["response"] == "utter_refund_status"
    assert person["custom"]["handoff"]["reason"] == "repeated"


LONG = f"{'Wool is warm and ' * 16}dry."


@pytest.mark.parametrize(
    ("sentences", "nearest", "said"),
    (
        (("Wash it.", "Dry it.", "Wear it."), 0, "Wash it. Dry it."),
        (("Wash it.", "Dry it.", "Wear it."), 1, "Wash it. Dry it."),
        (("Wash it.", "Dry it.", "Wear it."), 2, "Wash it. Wear it."),
        (("A coat is waxed.", "It is never washed.", "Hang it up."), 1, "A coat is waxed. It is never washed."),
        (("It is warm.", "Hang it up."), 0, "It is warm. Hang it up."),
        ((LONG, "It is warm."), 1, "It is warm."),
        (("Wash it.", LONG), 0, "Wash it."),
        ((LONG,), 0, LONG),
        (("Wash it.",), 4, "Wash it."),
    ),
    ids=("first", "middle", "last", "leans back", "first leans", "too long before", "too long after", "long", "gone"),
)
def test_one_sentence_answers(sentences: tuple[str, ...], nearest: int, said: str) -> None:
    """The nearest sentence is said with the section's first, or with the one it leans on, where both are short."""
    assert Section("a#b", "A", "B", sentences).answer(nearest) == said


def test_a_passage_has_the_facts_of_now(tmp_path: Path) -> None:
    """A fact in a passage is written as the facts have it now; one that is gone fails the answer honestly."""
    an_index(tmp_path, ("care#down", "You have {returns.window_days} days."))
    assert _asked().message["passage"] == "You have 30 days."
    an_index(tmp_path, ("care#down", "You have {returns.gone} days, not one more."))
    assert _asked().message["response"] == "utter_broken"


def test_a_yes_is_the_end_of_it() -> None:
    """A yes gets a short, kind line, and nothing more is offered."""
    answer = run(HelpPageHelped(resources()), a_tracker("affirm", slots={"offer": "passage"}))
    assert answer.message["response"] == "utter_help_page_helped"
    assert answer.slots == {"offer": None}


def test_a_no_is_asked_what_is_missing() -> None:
    """The first no hands nobody over: it asks what is missing, and a person is one press away."""
    answer = run(HelpPageDidNotHelp(resources()), a_tracker("deny", slots={"offer": "passage"}))
    assert answer.message["response"] == "utter_help_page_what_is_missing"
    assert [button["payload"] for button in answer.message["buttons"]] == ["/ask_human"]
    assert answer.slots == {"offer": "missing"}


def test_who_lets_it_go_misses_nothing() -> None:
    """A "never mind" is no no to a passage: nothing is asked after it."""
    answer = run(
        HelpPageDidNotHelp(resources()), a_tracker("deny", text="never mind, thanks", slots={"offer": "passage"})
    )
    assert answer.message["response"] == "utter_nothing_more"
    assert answer.slots == {"offer": None}


def test_the_passage_after_a_no_is_the_last(tmp_path: Path) -> None:
    """A passage that follows on what was missing is remembered as the second."""
    an_index(tmp_path, ("care#down", WARM))
    assert _asked(in_doubt=True, slots={"offer": "missing"}).slots["offer"] == "passage_again"


@pytest.mark.parametrize("offer", ("missing", "passage_again"))
def test_a_second_no_brings_a_person(offer: str) -> None:
    """The second no hands over, after a line of words, with what was asked about."""
    answer = run(HelpPageDidNotHelp(resources()), a_tracker("deny", slots={"offer": offer, "topic": "knowledge"}))
    assert answer.message["response"] == "utter_help_page_did_not_help"
    assert answer.message["custom"]["handoff"] == {"reason": "unsure", "topic": "knowledge", "slots": {}}
    assert answer.slots["offer"] is None
