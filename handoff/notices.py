"""What handoff itself says: notices around handoffs and failures, from `data/notices/`.

The bot's own words are Rasa's responses; the pages' words are in the web catalogue.
"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Self

from babel import Locale, UnknownLocaleError
from babel.dates import format_timedelta

from settings.reader import SettingsError
from settings.texts import check_texts, read_texts

DEFAULT_LANGUAGE = "en"
MINUTE_S = 60
_FIELDS = {
    "opened": {"shop"},
    "queued": {"shop", "when", "place"},
    "still_queued": {"place", "when"},
    "still_wanted": set(),
    "when_unknown": set(),
    "when_soon": set(),
    "when_known": {"wait"},
    "place_first": set(),
    "place_later": {"position"},
    "joined": {"agent"},
    "left_queue": set(),
    "returned": {"agent"},
    "resolved": {"agent"},
    "ended": set(),
    "reopened": {"shop"},
    "already_with_person": {"agent"},
    "linked": set(),
    "linked_web": set(),
    "unlinked": set(),
    "link_expired": set(),
    "link_taken": set(),
    "moved": set(),
    "photo_failed": set(),
    "file_failed": set(),
    "got_voice": set(),
    "got_sticker": set(),
    "got_location": set(),
    "got_file": set(),
    "got_other": set(),
    "failed": set(),
    "failed_again": set(),
    "ask_person": set(),
    "stay_with_bot": set(),
    "card_order": {"number"},
    "card_placed": {"day"},
    "card_total": {"amount"},
    "card_eta": {"day"},
    "card_track": set(),
    "command_start": set(),
    "command_help": set(),
    "command_human": set(),
    "command_order": set(),
    "command_website": set(),
    "command_stop": set(),
    "website_link": {"url"},
    "menu_old": set(),
    "private_only": {"shop", "url"},
}
"""Every notice and the fields its text may use."""


class NoticeTexts:
    """The notices in one language."""

    def __init__(self, texts: Mapping[str, object], shop: str, language: str) -> None:
        """`texts` by name; raises SettingsError listing every missing or wrong one."""
        self._texts = check_texts(texts, _FIELDS, f"data/notices/{language}.yml", "notice")
        self._shop, self._language = shop, language

    def say(self, name: str, **fields: object) -> str:
        """The notice `name` with its fields filled in."""
        return self._texts[name].format(shop=self._shop, **fields)

    def has(self, name: str) -> bool:
        """Whether there is a notice of that name."""
        return name in self._texts

    def queued(self, position: int, wait_s: int | None) -> str:
        """The one announcement of a handoff: who answers, when, and the way out."""
        return self.say("queued", when=self._when(wait_s), place=self.place(position))

    def still_queued(self, position: int, wait_s: int | None) -> str:
        """What who waits is told now and then, and whenever they ask: place and wait."""
        return self.say("still_queued", when=self._when(wait_s), place=self.place(position))

    def place(self, position: int) -> str:
        """The words for a place in the queue, counted from 1."""
        return self.say("place_first") if position == 1 else self.say("place_later", position=position)

    def _when(self, wait_s: int | None) -> str:
        if wait_s is None:
            return self.say("when_unknown")
        if wait_s < MINUTE_S:
            return self.say("when_soon")
        return self.say(
            "when_known", wait=format_timedelta(timedelta(seconds=wait_s), locale=Locale.parse(self._language, sep="-"))
        )


class Notices:
    """The notices in every language that there is a file for."""

    def __init__(self, languages: Mapping[str, NoticeTexts]) -> None:
        """By language, as its file is called; DEFAULT_LANGUAGE is among them."""
        self._languages = languages

    @classmethod
    def load(cls, folder: Path, shop: str) -> Self:
        """Read every `folder/<language>.yml`; raises SettingsError with all that is wrong in them."""
        languages: dict[str, NoticeTexts] = {}
        problems: list[str] = []
        for path in sorted({folder / f"{DEFAULT_LANGUAGE}.yml", *folder.glob("*.yml")}):
            try:
                languages[path.stem] = NoticeTexts(_read(path), shop, path.stem)
            except SettingsError as error:
                problems += error.problems
        if problems:
            raise SettingsError(problems)
        return cls(languages)

    def of(self, language: str | None) -> NoticeTexts:
        """The notices in a shopper's language, as a browser or Telegram names it ("de-AT"); else in the default one."""
        wanted = (language or "").replace("_", "-").lower()
        while wanted:
            if found := self._languages.get(wanted):
                return found
            wanted = wanted.rpartition("-")[0]
        return self._languages[DEFAULT_LANGUAGE]

    @property
    def menu_languages(self) -> tuple[str, ...]:
        """The languages besides the default one that have two letters, as Telegram wants them for menus."""
        return tuple(one for one in self._languages if one != DEFAULT_LANGUAGE and len(one) == 2)  # noqa: PLR2004  # de, fr


def _read(path: Path) -> dict[str, object]:
    try:
        Locale.parse(path.stem, sep="-")
    except (ValueError, UnknownLocaleError):
        raise SettingsError([f"{path}: name it after a language, like de.yml or pt-br.yml."]) from None
    return read_texts(path)
