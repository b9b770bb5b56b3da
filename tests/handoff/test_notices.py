"""The notices: a merchant's mistakes are all found at start, each with what to do."""

from pathlib import Path

import pytest
import yaml

from handoff.attendance import Phone
from handoff.notices import _FIELDS, Notices, NoticeTexts
from handoff.services import NOTICES
from settings.files import read_yaml
from settings.reader import SettingsError

TEXTS: dict[str, str] = read_yaml(NOTICES / "en.yml")


def problems_with(**changes: object) -> list[str]:
    """The lines said about our notices with these changes; None takes one away."""
    texts = {name: text for name, text in {**TEXTS, **changes}.items() if text is not None}
    with pytest.raises(SettingsError) as caught:
        NoticeTexts(texts, "Fernhill Outfitters", "en")
    return caught.value.problems


@pytest.mark.parametrize("name", sorted(_FIELDS))
def test_every_notice_can_be_said(name: str) -> None:
    """Each notice takes its fields and leaves no brace behind."""
    said = NoticeTexts(TEXTS, "Fernhill Outfitters", "en").say(name, **dict.fromkeys(_FIELDS[name] - {"shop"}, "seven"))
    assert said.strip()
    assert "{" not in said


def test_all_problems_come_together() -> None:
    """Missing, unknown, empty, misspelt and unbalanced: each gets its line."""
    lines = problems_with(
        opened=None, greeting="hi", ended="  ", joined="{name} has joined", queued="{place", resolved=7
    )  # fmt: skip
    assert len(lines) == 6
    assert all(line.startswith("data/notices/en.yml: '") for line in lines)
    for said in (
        "'opened' is missing; give it a text.",
        "'greeting' is not a notice; remove it or mend its spelling.",
        "'ended' is missing; give it a text.",
        "'joined' uses {name}; it may use ['agent'].",
        "'queued' has a brace that does not pair up",
        "'resolved' is missing; give it a text.",
    ):
        assert any(said in line for line in lines), said


@pytest.mark.parametrize("text", ("{agent.name}", "{agent[0]}", "{}", "{0}", "{agent!x}", "{agent:>9q}"))
def test_field_that_would_fail_later_is_found_at_start(text: str) -> None:
    """A field that cannot be filled in is found at start, not when a shopper waits for the notice."""
    assert problems_with(joined=text)


@pytest.mark.parametrize("content", ("[1, 2]", "opened: [", "just text"))
def test_file_that_is_none_says_so(tmp_path: Path, content: str) -> None:
    """A file that is not YAML, or maps nothing, is named with what it must be."""
    (tmp_path / "en.yml").write_text(content, "utf-8")
    with pytest.raises(SettingsError, match=r"en\.yml"):
        Notices.load(tmp_path, "Fernhill Outfitters")
    (tmp_path / "en.yml").unlink()
    with pytest.raises(SettingsError, match=r"en\.yml"):
        Notices.load(tmp_path, "Fernhill Outfitters")


def test_announcement_is_honest() -> None:
    """The announcement tells place and wait where they are known, and no number where they are not."""
    notices = NoticeTexts(TEXTS, "Fernhill Outfitters", "en")
    assert "You are next" in notices.queued(1, None)
    assert not any(character.isdigit() for character in notices.queued(1, None))
    assert "number 3" in notices.queued(3, 240)
    assert "4 minutes" in notices.queued(3, 240)
    assert "less than a minute" in notices.queued(3, 5)


def test_a_call_that_cannot_be_is_refused_with_the_hours() -> None:
    """What may be within the hours of the phone is left to the person who calls."""
    phone = Phone("01632 960188", "9:00", "17:00")
    notices = NoticeTexts(TEXTS, "Fernhill", "en", phone=lambda: phone)
    refused = notices.never_rung("sunday at 3am")
    assert refused is not None
    assert "(sunday at 3am)" in refused
    assert "9:00 to 17:00" in refused
    assert notices.never_rung("at 4") is None
    assert NoticeTexts(TEXTS, "Fernhill", "en").never_rung("sunday at 3am") is None


def test_shops_name_may_hold_braces() -> None:
    """A shop's name is text, whatever stands in it."""
    assert "{agent}" in NoticeTexts(TEXTS, "The {agent} Shop", "en").say("opened")


def a_second_language(folder: Path, **changes: str) -> None:
    """Add German to English, with its one sentence translated."""
    (folder / "en.yml").write_text(yaml.safe_dump(TEXTS), "utf-8")
    (folder / "de.yml").write_text(yaml.safe_dump({**TEXTS, "ended": "Das Gespräch ist beendet.", **changes}), "utf-8")


@pytest.mark.parametrize(
    ("language", "ends"),
    (("de", "ist beendet."), ("de-AT", "ist beendet."), ("DE_ch", "ist beendet."), ("fr", "again."), (None, "again.")),
)
def test_each_shopper_in_their_language(tmp_path: Path, language: str | None, ends: str) -> None:
    """Each file adds a language, with its own units of time; shoppers of other languages are told in English."""
    a_second_language(tmp_path, when_known="in {wait}")
    texts = Notices.load(tmp_path, "Fernhill Outfitters").of(language)
    assert texts.say("ended").endswith(ends)
    assert ("Minuten" in texts.queued(2, 240)) == (ends == "ist beendet.")


def test_problems_of_all_languages_come_together(tmp_path: Path) -> None:
    """An incomplete language is refused, and so is a file whose name is not a language's."""
    a_second_language(tmp_path, joined="{who} ist da")
    (tmp_path / "klingon.yml").write_text("{}", "utf-8")
    with pytest.raises(SettingsError) as caught:
        Notices.load(tmp_path, "Fernhill Outfitters")
    assert [line for line in caught.value.problems if "data/notices/de.yml: 'joined' uses {who}" in line]
    assert [line for line in caught.value.problems if "klingon.yml: name it after a language" in line]
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("language", "place", "wait_s", "said"),
    (
        ("en", 3, None, "You are number 3 in the queue."),
        ("en", 1, 40, "You are next. A person answers in less than a minute."),
        ("de", 2, 240, "Sie sind an Stelle 2 der Warteschlange. Ein Mensch antwortet in etwa 4 Minuten."),
    ),
)
def test_place_and_wait_stand_above_the_chat(language: str, place: int, wait_s: int | None, said: str) -> None:
    """The wait is told where it is known, in the shopper's language."""
    assert Notices.load(NOTICES, "Fernhill Outfitters").of(language).in_queue(place, wait_s) == said
