"""The help pages: reading them, their index, and how well the right section is found."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

import bot.help.index
import bot.help.knowledge
from bot.help.facts import ShopFacts
from bot.help.index import write_index
from bot.help.knowledge import NEAR_ENOUGH, HelpPages
from bot.help.pages import BadPages, Section, read_pages
from bot.help.passages import IndexFile
from bot.understanding.encoder import MEANS, Encoder
from tests.bot.weights import needed

PAGES = Path("data", "knowledge")
QUESTIONS = Path("data", "evaluation", "knowledge.csv")

PAGE = """# Delivery

## What it costs
<!-- asked: postage; shipping fee -->

It is **£3.95**, and [free](returns#how) from `£60`.

## Where to

- the United
  Kingdom
- Ireland

| Size | Chest | Waist |
|---|---|---|
| M | 97 cm | 82 cm |
"""


@pytest.fixture(scope="module")
def reader() -> Encoder:
    """The encoder, where it is installed."""
    return needed()


@pytest.fixture(scope="module")
def index(reader: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the sample shop's pages."""
    path = tmp_path_factory.mktemp("index") / "knowledge.json"
    write_index(read_pages(PAGES), reader, "now", path)
    return path


def _page(folder: Path, text: str, name: str = "delivery.md") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_page_is_read_as_sections(tmp_path: Path) -> None:
    """A section is read as people see it, without marks and with a line for each item or row; questions stand apart."""
    cost, where = read_pages(_page(tmp_path, PAGE))
    assert cost == Section(
        "delivery#what-it-costs", "Delivery", "What it costs", "It is £3.95, and free from £60.",
        ("postage", "shipping fee"),
    )  # fmt: skip
    assert where.passage.splitlines() == ["• the United Kingdom", "• Ireland", "M: Chest 97 cm, Waist 82 cm."]


@pytest.mark.parametrize(
    ("text", "problem"),
    (
        ("## Cost\n\nFree.\n", "delivery.md:1: a page begins with its title"),
        ("# Delivery\n", "delivery.md:1: the page has no section"),
        ("# Delivery\n\n## Cost\n\n## Time\n\nSoon.\n", "delivery.md:3: “Cost” has no text"),
        ("# Delivery\n\n## Cost\n<!-- asked: fee -->\n", "delivery.md:3: “Cost” has no text"),
        ("# D\n\n## Cost?\n\nA.\n\n## cost\n\nB.\n", "delivery.md:7: “cost” has the same address as line 3's heading"),
        ("# D\n\nHello.\n\n## Cost\n\nA.\n", "delivery.md:3: text before the first section"),
        ("# D\n\n## Cost\n\nA.\n\n# E\n", "delivery.md:7: a page has one title"),
        ("# D\n\n## ?\n\nA.\n", "delivery.md:3: a heading needs a letter"),
    ),
)
def test_a_bad_page_is_named(tmp_path: Path, text: str, problem: str) -> None:
    """What is wrong with a page is told with its file and line."""
    with pytest.raises(BadPages, match=problem.replace("?", r"\?")):
        read_pages(_page(tmp_path, text))


FACTS = "shipping: {free_from: '60.00', options: [{price: '3.95'}]}"


def test_facts_in_a_page_are_checked(tmp_path: Path) -> None:
    """A page's facts stay in it by name, and one that there is not is told with its file and line."""
    (tmp_path / "facts.yml").write_text(FACTS, "utf-8")
    facts = ShopFacts(tmp_path / "facts.yml")
    said = "Free from {shipping.free_from}, else {shipping.options[1].price}."
    (section,) = read_pages(_page(tmp_path, f"# D\n\n## Cost\n\n{said}\n"), facts)
    assert section.passage == said
    assert facts.put_into(said) == "Free from 60, else 3.95."
    _page(tmp_path, "# D\n\n## Cost\n\nFrom {shipping.free} or {shipping.options[2].price}: {shipping.options}.\n")
    with pytest.raises(BadPages) as bad:
        read_pages(tmp_path, facts)
    assert str(bad.value).splitlines() == [
        "delivery.md:5: shipping.free is no fact of data/facts.yml",
        "delivery.md:5: shipping.options[2].price is no fact of data/facts.yml",
        "delivery.md:5: shipping.options is no fact of data/facts.yml",
    ]


def test_a_section_leads_to_an_intent(tmp_path: Path) -> None:
    """A section may name one intent that has a button; another name, or a second one, is refused."""
    (section,) = read_pages(_page(tmp_path, "# D\n\n## Cost\n<!-- leads to: return_item -->\n\nFree.\n"))
    assert (section.leads_to, section.passage) == ("return_item", "Free.")
    for named, problem in (("greet", "leads to greet, which"), ("retrun", "leads to retrun, which")):
        with pytest.raises(BadPages, match=f"delivery.md:3: “Cost” {problem}"):
            read_pages(_page(tmp_path, f"# D\n\n## Cost\n<!-- leads to: {named} -->\n\nFree.\n"))
    two = "<!-- leads to: return_item -->\n\n<!-- leads to: track_order -->"
    with pytest.raises(BadPages, match="more than one"):
        read_pages(_page(tmp_path, f"# D\n\n## Cost\n{two}\n\nFree.\n"))


def test_a_section_has_questions_with_answers_and_a_table(tmp_path: Path) -> None:
    """Questions that are answered with yes or no are searched like all others; rows of a table are no sentences."""
    page = "# D\n<!-- worked out by: return_item -->\n\n## Cost\n<!-- asked: fee -->\n<!-- yes: is it free -->\n"
    page += "<!-- no: do I pay; must I pay -->\n\nFree.\n\n| M | L |\n|---|---|\n| 1 | 2 |\n\n"
    page += "## Time\n<!-- worked out by: refund_status -->\n\nSoon.\n"
    cost, time = read_pages(_page(tmp_path, page))
    assert (cost.asked, cost.yes, cost.no) == (
        ("fee", "is it free", "do I pay", "must I pay"), ("is it free",), ("do I pay", "must I pay"),
    )  # fmt: skip
    assert (cost.table, cost.sentences) == ((("M", "L"), ("1", "2")), ("Free.",))
    assert (cost.worked_out_by, time.worked_out_by) == ("return_item", "refund_status")
    with pytest.raises(BadPages, match="“D” worked out by nobody, which is no intent"):
        read_pages(_page(tmp_path, page.replace("return_item", "nobody")))


def test_every_section_that_asks_for_a_message_leads_on() -> None:
    """Where the sample shop's pages say to ask, tell or write in the chat, there is a button for it."""
    asks = re.compile(
        r"\b(?:ask|tell|send|write)\b[^.]*\b(?:us|here|chat)\b[^.]*\b(?:in the chat|here)\b"
        r"|ask in the chat|in the chat:",
        re.IGNORECASE,
    )
    silent = [section.id for section in read_pages(PAGES) if asks.search(section.passage) and not section.leads_to]
    assert silent == []


def test_a_page_in_another_encoding_is_named(tmp_path: Path) -> None:
    """A page saved as Latin-1 is named with the line that shows it (here by its £), and what to do."""
    (tmp_path / "delivery.md").write_text(PAGE, "latin-1")
    with pytest.raises(BadPages) as bad:
        read_pages(tmp_path)
    assert str(bad.value) == "delivery.md:6: not UTF-8: save the file in that encoding"


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    """The problems of all pages are told together, so that nobody mends one only to hear of the next."""
    _page(tmp_path, "# A\n", "Über.md")
    _page(tmp_path, "no title", "b.md")
    with pytest.raises(BadPages) as bad:
        read_pages(tmp_path)
    assert str(bad.value).splitlines() == [
        "b.md:1: a page begins with its title, like `# Delivery`",
        "b.md:1: text before the first section would never be found: give it a heading, `## …`",
        "b.md:1: the page has no section, like `## What delivery costs`",
        "Über.md: a page's name is part of its address: small letters, digits and hyphens",
        "Über.md:1: the page has no section, like `## What delivery costs`",
    ]


def test_the_questions_ask_for_every_section() -> None:
    """The questions that measure the search name only sections that exist, and leave none out."""
    with QUESTIONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    expected = {row["expected"] for row in rows if row["expected"]}
    assert expected == {section.id for section in read_pages(PAGES)}
    assert len(rows) >= 120
    assert sum(not row["expected"] for row in rows) >= 40


def test_the_questions_are_not_the_pages_own() -> None:
    """No question of five words or more that measures the search stands in a page, which learns from its own."""
    own = {_plain(asked) for section in read_pages(PAGES) for asked in section.asked}
    with QUESTIONS.open(encoding="utf-8", newline="") as lines:
        measured = {_plain(row["text"]) for row in csv.DictReader(lines)}
    assert {text for text in own & measured if len(text.split()) >= 5} == set()


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def test_the_right_section_is_found(reader: Encoder, index: Path) -> None:
    """The search stays above its floors, which only rise; questions that no page answers seldom get a passage."""
    passages = IndexFile(index).now()
    assert passages is not None
    with QUESTIONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    means = reader.means([row["text"] for row in rows])
    found = [passages.nearest(row["text"], one) for row, one in zip(rows, means, strict=True)]
    answered = np.array([bool(row["expected"]) for row in rows])
    right = np.array([one.section == row["expected"] for row, one in zip(rows, found, strict=True)])
    near = np.array([one.nearness >= NEAR_ENOUGH for one in found])
    assert right[answered].mean() >= 0.91
    assert (right & near)[answered].mean() >= 0.88
    assert (~right & near)[answered].mean() <= 0.05
    assert near[~answered].mean() <= 0.24


def _asked(part: HelpPages, reader: Encoder, text: str) -> Any:  # noqa: ANN401  # the passage, or None
    message = Message({TEXT: text, MEANS: reader.means([text])[0]})
    part.process([message])
    return message.as_dict(only_output_properties=True).get("passage")


def test_a_section_answers_with_yes_or_no(reader: Encoder, tmp_path: Path) -> None:
    """A question like one of `yes` or `no` is answered so; one that is like both, or like neither, is not."""
    yes, no = ("may I bring my llama",), ("may I bring my lion",)
    sections = [
        Section("a#animals", "A", "Animals", "Llamas are welcome, lions are not.", (*yes, *no), yes=yes, no=no),
        Section("a#cakes", "A", "Cakes", "Cakes are on the table.", ("where is the cake",)),
    ]
    path = tmp_path / "knowledge.json"
    write_index(sections, reader, "now", path)
    passages = IndexFile(path).now()
    assert passages is not None
    questions = {"can I bring a llama": "yes", "can I bring a lion": "no", "which animals are there": "", "cake?": ""}
    found = [passages.nearest(text, reader.means([text])[0]).answers for text in questions]
    assert found == list(questions.values())


def test_a_message_gets_its_passage(reader: Encoder, index: Path) -> None:
    """The passage is part of what is understood; a message that nothing is near to has none."""
    part = HelpPages({**HelpPages.get_default_config(), "index": str(index)})
    found = _asked(part, reader, "how do I wash a down jacket")
    assert found["section"] == "care#washing-a-down-jacket"
    assert found["nearness"] >= NEAR_ENOUGH
    assert _asked(part, reader, "who won the football last night") is None
    bare = Message({TEXT: "how do I wash a down jacket"})
    assert part.process([bare]) == [bare]
    assert bare.get("passage") is None


@pytest.mark.parametrize(
    ("asked", "section"),
    (
        ("how do i return a jacket", "returns#how-to-send-something-back"),
        ("what if nobody is at home", "delivery#if-nobody-is-at-home"),
        ("when will my repaired jacket be back", "repairs#how-long-repairs-take"),
    ),
)
def test_a_common_question_gets_its_section(reader: Encoder, index: Path, asked: str, section: str) -> None:
    """What most shoppers ask is never answered from another page."""
    assert (
        _asked(HelpPages({**HelpPages.get_default_config(), "index": str(index)}), reader, asked)["section"] == section
    )


def test_a_changed_index_holds_from_the_next_message_on(
    reader: Encoder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A new index is used without a restart; one that is gone, broken or made with another encoder answers nothing.

    What is wrong with it is logged once, not with each message.
    """
    path = tmp_path / "knowledge.json"
    part = HelpPages({**HelpPages.get_default_config(), "index": str(path)})
    question = "may I bring my llama"
    assert _asked(part, reader, question) is None
    write_index([Section("a#llamas", "A", "Llamas", "You may bring a llama.", ())], reader, "now", path)
    assert _asked(part, reader, question)["section"] == "a#llamas"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "encoder": "another"}), "utf-8")
    assert not caplog.messages
    assert [_asked(part, reader, question) for _ in range(2)] == [None, None]
    (logged,) = caplog.messages
    assert logged.startswith(f"{path} was made with another sentence encoder")
    path.write_text("{", "utf-8")
    assert _asked(part, reader, question) is None
    write_index([], reader, "now", path)
    assert _asked(part, reader, question) is None


@pytest.fixture
def at_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`make index` on pages of the test's own."""
    monkeypatch.setattr(bot.help.index, "PAGES", tmp_path)
    monkeypatch.setattr(bot.help.index, "INDEX", tmp_path / "knowledge.json")
    return _page(tmp_path, PAGE)


@pytest.mark.usefixtures("reader")
def test_index_is_made_once(at_pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The index is made again only when a page has changed."""
    said = []
    for change in ("", "", "\n## More\n\nNew.\n"):
        _page(at_pages, PAGE + change)
        bot.help.index.main()
        said.append(capsys.readouterr().out.split(" sections")[0])
    assert said[0] == "Indexed 2"
    assert said[1].startswith("The help pages' index is up to date")
    assert said[2] == "Indexed 3"


def test_index_refuses_bad_pages(at_pages: Path) -> None:
    """A bad page is refused, and the index from before stays."""
    _page(at_pages, "# Nothing\n")
    with pytest.raises(SystemExit, match="has no section"):
        bot.help.index.main()


def test_without_the_encoder(
    at_pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the encoder the index has no passages, and making it says so."""
    monkeypatch.setattr(bot.help.index, "encoder", lambda *_: None)
    monkeypatch.setattr(bot.help.knowledge, "encoder", lambda *_: None)
    bot.help.index.main()
    assert "not indexed" in capsys.readouterr().out
    assert not (at_pages / "knowledge.json").exists()
    message = Message({TEXT: "postage"})
    HelpPages(HelpPages.get_default_config()).process([message])
    assert message.get("passage") is None


def test_a_long_section_is_read_to_its_end(reader: Encoder, tmp_path: Path) -> None:
    """The encoder reads some ninety words at once; what stands after them is found all the same."""
    filler = "We pack each parcel by hand in plain brown paper. " * 20
    sections = [
        Section("a#long", "A", "Packing", f"{filler}Goldfish travel in a bowl of their own.", ()),
        Section("a#short", "A", "Cats", "Cats are not sold here.", ()),
    ]
    path = tmp_path / "knowledge.json"
    write_index(sections, reader, "now", path)
    passages = IndexFile(path).now()
    assert passages is not None
    question = "do goldfish travel in a bowl"
    found = passages.nearest(question, reader.means([question])[0])
    assert (found.section, sections[0].sentences[found.sentence]) == (
        "a#long",
        "Goldfish travel in a bowl of their own.",
    )
    assert len(json.loads(path.read_text("utf-8"))["rows"]) > 2


def test_a_second_line_chooses_the_sentence(reader: Encoder, tmp_path: Path) -> None:
    """What goes on with a question keeps its section, and its own words choose the sentence in it."""
    text = "Llamas sleep in the stable. A blanket for each is included. Hay costs a pound a day."
    write_index([Section("a#llamas", "A", "Where llamas sleep", text, ())], reader, "now", tmp_path / "index.json")
    passages = IndexFile(tmp_path / "index.json").now()
    assert passages is not None
    asked = (
        "where does my llama sleep",
        "where does my llama sleep\nand blankets?",
        "where does my llama sleep\na stable?",
    )
    assert [passages.nearest(text, reader.means([text])[0]).sentence for text in asked] == [0, 1, 0]
