"""A run of the evaluation: what the bot does with messages, and the report of it."""

import asyncio
import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.asides import Aside, of_knowledge, of_wishes
from bot.evaluation.bands import ACT, ASK, NEITHER, PAGE, Bands, Outcome, bands, outcome_of
from bot.evaluation.choosing import choose
from bot.evaluation.measuring import Latency, SetRead, Understanding, latency_of, read_part
from bot.evaluation.report import figures_of, write_report
from bot.evaluation.results import Results
from bot.evaluation.sets import Example, Mapping
from bot.understanding.certainty import Certainty
from bot.understanding.wishes import Parse

MAPPING = Mapping(
    {
        "track": "track_order",
        "change": ["change_order", "change_address"],
        "challenge": None,
        "outside": "out_of_scope",
    }
)


def _written(folder: Path, text: str, name: str = "some.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


# What the bot does.


def _decided(intent: str, *ranked: str) -> "dict[str, Any]":
    ranking = [{"name": name, "confidence": 0.5} for name in (intent, *ranked)]
    return {"intent": ranking[0], "intent_ranking": ranking}


@pytest.mark.parametrize(
    ("decided", "expected"),
    (
        ([_decided("track")], Outcome(ACT, right=True)),
        ([_decided("change", "track")], Outcome(ACT, right=False)),
        ([_decided("nlu_fallback", "change", "outside", "track")], Outcome(ASK, right=True)),
        ([_decided("nlu_fallback", "change", "challenge", "x", "track")], Outcome(ASK, right=False)),
        ([_decided("nlu_fallback", "change", "out_of_scope", "x", "track")], Outcome(ASK, right=True)),
        ([_decided("nlu_fallback", "out_of_scope")], Outcome(NEITHER, right=False)),
        ([_decided("nlu_fallback")], Outcome(NEITHER, right=False)),
        ([_decided("help_page", "track")], Outcome(PAGE, right=False)),
        ([_decided("change"), _decided("track")], Outcome(ACT, right=True)),
        ([_decided("nlu_fallback", "track"), _decided("change")], Outcome(ACT, right=False)),
    ),
)
def test_what_is_decided_is_judged(decided: "list[dict[str, Any]]", expected: Outcome) -> None:
    """Acting is right with the right intent, asking with the right one among the first three."""
    assert outcome_of(Example("where is it", ("track_order",)), decided, MAPPING) == expected


def test_bands_are_shares() -> None:
    """Of four messages two are acted on, one of them rightly; one is asked about in vain; one is not understood."""
    acted = [Outcome(ACT, right=True), Outcome(ACT, right=False)]
    outcomes = [*acted, Outcome(ASK, right=False), Outcome(NEITHER, right=False)]
    assert bands(outcomes) == Bands(0.5, 0.5, 0.25, 0.0, 0.0, 0.25)


# A whole run, with an agent that understands by looking for a word.


class WordAgent:
    """Takes a message for the intent whose name is in it, and for out of scope where none is."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def parse_message(self, text: str) -> "dict[str, Any]":
        self.asked.append(text)
        await asyncio.sleep(0)
        intent = next((one for one in ("track", "change") if one in text), "outside")
        ranking = [{"name": intent, "confidence": 0.8}, {"name": "challenge", "confidence": 0.1}]
        passage = {"passage": {"section": "care#wool", "nearness": 0.7}} if "wool" in text else {}
        return {"text": text, "intent": ranking[0], "intent_ranking": ranking, "entities": [], **passage}


def _results(reads: "tuple[SetRead, ...]", asides: "tuple[Aside, ...]" = ()) -> Results:
    latency, notes = Latency(1.0, 2.0), ("A note.",)
    return Results(
        "a.tar.gz",
        reads,
        "together",
        asides,
        latency,
        latency,
        one_core=True,
        certainty=Certainty(1.0, 0.0, act=0.5, ask=0.1),
        notes=notes,
    )


@pytest.fixture
def results(tmp_path: Path) -> Results:
    """Two sets, measured with the agent above."""
    rows = "text,label\ntrack it,track_order\nchange it,change_address\n"
    rows += "</script><b>track,change_order\nsing,out_of_scope\n"
    chosen = choose([_written(tmp_path, rows, "mine.csv"), _written(tmp_path, rows, "theirs.csv")])
    understanding = Understanding(WordAgent())
    reads = tuple(read_part(part, understanding, MAPPING) for part in chosen.parts)
    asides = (Aside("wishes", "both acted on", 0.75), Aside("wishes", "all", 0.9, held=True))
    return _results(reads, asides)


def test_half_and_nearly_all_messages_take_no_longer() -> None:
    """The times are those at half and at 95 % of the messages, without the first twenty, which find caches cold."""
    seconds = [9.0] * 20 + [number / 1000 for number in range(101)]
    took = latency_of(seconds)
    assert took.p50 == pytest.approx(50)
    assert took.p95 == pytest.approx(95)


def test_sets_are_measured_one_by_one_and_together(results: Results) -> None:
    """Two of three right in each, and so in both; what is out of scope is found."""
    assert [one.name for one in results.all_figures] == ["mine", "theirs", "together"]
    assert [one.accuracy for one in results.all_figures] == [pytest.approx(2 / 3)] * 3
    assert results.whole.count == 6
    assert results.whole.found
    assert results.whole.found.share == 1.0
    assert results.percents["mine"]["accuracy"] == pytest.approx(200 / 3)
    # Whoever measures chooses which sets are taken together, so no floor can depend on it.
    assert set(results.percents) == {"mine", "theirs", "wishes"}
    assert results.percents["wishes"] == {"all": 90.0}


def test_report_is_one_page_that_runs_nothing_of_a_message(results: Results, tmp_path: Path) -> None:
    """Misread messages are in the report as data; nothing is fetched, and what looks like a tag is text."""
    page = write_report(tmp_path / "report", results, ()).read_text(encoding="utf-8")
    assert "http://" not in page
    assert "https://" not in page
    assert "</script><b>" not in page
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    misread = json.loads(data.group(1))
    assert [(one["set"], one["text"], one["is"], one["said"], one["band"]) for one in misread] == [
        (name, "</script><b>track", "change_order", "track_order", "acts") for name in ("mine", "theirs")
    ]
    assert base64.b64encode((tmp_path / "report" / "confusion.png").read_bytes()).decode() in page
    assert (tmp_path / "report" / "coverage.png").read_bytes().startswith(b"\x89PNG")


def test_figures_for_other_programs_hold_no_message(results: Results) -> None:
    """The figures hold no message: they may be committed, and what shoppers wrote may not."""
    assert "track it" not in json.dumps(figures_of(results))


def test_set_of_outside_only_has_a_report(tmp_path: Path) -> None:
    """A set without a pool has a report in which the figures that need a pool are empty."""
    part = choose([_written(tmp_path, "text,label\nsing,out_of_scope\n", "mine.csv")]).parts[0]
    read: SetRead = read_part(part, Understanding(WordAgent()), MAPPING)
    results = _results((read,))
    assert results.whole.accuracy is None
    assert write_report(tmp_path, results, ()).exists()


def test_messages_are_asked_as_the_channel_would() -> None:
    """A message that begins like a command of Rasa's is not taken for one."""
    agent = WordAgent()
    understanding = Understanding(agent)
    understanding.parse("/track it")
    assert agent.asked == ["track it"]


def test_wishes_are_both_to_be_acted_on(tmp_path: Path) -> None:
    """Finding both of two wishes is right in any order, and so is leaving one wish whole."""
    rows = (
        "text,intents\nchange & track,track;change\nchange & sing,change;track\ntrack it,track\nchange & look,change\n"
    )

    async def understand(text: str, parse: Parse) -> "list[dict[str, Any]]":
        return [await parse(half) for half in text.split(" & ")]

    figures = of_wishes(Understanding(WordAgent(), understand).decide, _written(tmp_path, rows, "wishes.csv"))
    assert [one.share for one in figures] == [1 / 2, 1 / 2, 1 / 2]


@pytest.mark.parametrize(
    ("intents", "share"),
    (
        # A help page answers what it was found for; a procedure that a number begins stands for its wish.
        ([["help_page", "shipping_cost"], ["invoice_of_order"]], 1.0),
        # Answered alike, or of one label: an exchange is a return to the sets.
        ([["shipping_cost"], ["invoice_request"]], 1.0),
        ([["shipping_cost"], ["exchange_item"]], 0.0),
        ([["shipping_cost"]], 0.0),
        ([["shipping_cost"], ["invoice_request"], ["greet"]], 0.0),
        # A person takes up both.
        ([["ask_human"]], 0.0),
    ),
)
def test_what_counts_as_acting_on_a_wish(tmp_path: Path, intents: "list[list[str]]", share: float) -> None:
    """A wish is acted on whichever way its answer comes; another answer in its place does not count."""

    def decide(_: str) -> "list[dict[str, Any]]":
        return [
            {"intent": {"name": names[0]}, "intent_ranking": [{"name": name} for name in names]} for names in intents
        ]

    file = _written(tmp_path, "text,intents\nboth,shipping_cost;invoice_request\n", "wishes.csv")
    assert of_wishes(decide, file)[0].share == share


def test_a_message_is_understood_once() -> None:
    """Deciding about a whole message uses what the pipeline has said of it; only its parts are parsed again."""

    async def understand(text: str, parse: Parse) -> "list[dict[str, Any]]":
        return [await parse(text), await parse("track")]

    agent = WordAgent()
    understanding = Understanding(agent, understand)
    assert [one["text"] for one in understanding.decide("/change it")] == ["change it", "track"]
    assert agent.asked == ["change it", "track"]
    assert (len(understanding.seconds), len(understanding.seconds_to_decide)) == (1, 1)
    assert understanding.last["text"] == "change it"


def test_help_pages_are_found_and_kept_silent(tmp_path: Path) -> None:
    """A question may get its section, none or a wrong one; one that no section answers is right to get none."""
    rows = "text,expected\nwash wool,care#wool\nwash silk,care#silk\nwool socks,sizes#socks\nsing,\nwool is back,\n"
    figures = of_knowledge(Understanding(WordAgent()).parse, _written(tmp_path, rows, "knowledge.csv"))
    assert [one.share for one in figures] == [1 / 3, 2 / 3, 1 / 2, 2 / 5]
