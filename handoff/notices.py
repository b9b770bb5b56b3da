"""What handoff itself says: notices around handoffs and failures, from `data/notices/`.

The bot's own words are Rasa's responses; the pages' words are in the web catalogue.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Self

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_timedelta

from handoff.attendance import Absence, Phone
from handoff.conversation.call_hours import is_never_rung
from settings.reader import SettingsError
from settings.texts import check_texts, read_texts

DEFAULT_LANGUAGE = "en"
MINUTE_S = 60
_FIELDS = {
    "opened": {"shop"},
    "queued": {"shop", "when", "place"},
    "queued_away": {"shop", "when", "place", "phone", "email", "hours"},
    "still_queued": {"place", "when"},
    "still_queued_away": {"place", "when", "phone", "email", "hours"},
    "still_wanted": set(),
    "call_back": {"call"},
    "call_back_number": set(),
    "call_back_when": {"call"},
    "call_back_hours": {"call", "hours"},
    "our_number": {"phone", "hours"},
    "our_number_unknown": set(),
    "when_unknown": set(),
    "when_soon": set(),
    "when_known": {"wait"},
    "when_back": {"closes"},
    "when_today": {"opens"},
    "when_tomorrow": {"opens", "day"},
    "when_later": {"opens", "day"},
    "hours": {"opens", "closes"},
    "day": set(),
    "place_first": set(),
    "place_later": {"position"},
    "answers": {"when"},
    "joined": {"agent"},
    "left_queue": set(),
    "took_back": set(),
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

    def __init__(
        self,
        texts: Mapping[str, object],
        shop: str,
        language: str,
        absence: Callable[[], Absence | None] = lambda: None,
        phone: Callable[[], Phone | None] = lambda: None,
    ) -> None:
        """`texts` by name; `absence` tells whether nobody is there, `phone` the shop's number and its hours.

        Raises SettingsError with all that is wrong.
        """
        self._texts = check_texts(texts, _FIELDS, f"data/notices/{language}.yml", "notice")
        self._shop, self._language, self._absence, self._phone = shop, language, absence, phone

    def say(self, name: str, **fields: object) -> str:
        """The notice `name` with its fields filled in."""
        return self._texts[name].format(shop=self._shop, **fields)

    def has(self, name: str) -> bool:
        """Whether there is a notice of that name."""
        return name in self._texts

    def queued(self, position: int, wait_s: int | None) -> str:
        """The one announcement of a handoff: who answers, when, and the way out."""
        return self._tell_wait("queued", position, wait_s)

    def still_queued(self, position: int, wait_s: int | None) -> str:
        """What who waits is told now and then, and whenever they ask: place and wait."""
        return self._tell_wait("still_queued", position, wait_s)

    def our_number(self) -> str:
        """The shop's phone number and when it is answered, as far as they are known."""
        if (phone := self._phone()) is None:
            return self.say("our_number_unknown")
        return self.say("our_number", phone=phone.number, hours=self._hours(phone))

    def never_rung(self, when: str) -> str | None:
        """What to say of a call at a time at which nobody calls; None where somebody may."""
        phone = self._phone()
        if phone is None or not is_never_rung(when, phone.opens, phone.closes):
            return None
        return self.say("call_back_hours", call=when, hours=self._hours(phone))

    def _hours(self, phone: Phone) -> str:
        return self.say("hours", opens=phone.opens, closes=phone.closes)

    def place(self, position: int) -> str:
        """The words for a place in the queue, counted from 1."""
        return self.say("place_first") if position == 1 else self.say("place_later", position=position)

    def in_queue(self, position: int, wait_s: int | None) -> str:
        """What stands above the chat of who waits: place and wait; where nobody is there, when somebody is."""
        if (away := self._absence()) is not None:
            return self.say("answers", when=self._when_back(away))
        place = self.place(position)
        return place if wait_s is None else f"{place} {self.say('answers', when=self._when(wait_s))}"

    def _tell_wait(self, name: str, position: int, wait_s: int | None) -> str:
        if (away := self._absence()) is None:
            return self.say(name, when=self._when(wait_s), place=self.place(position))
        return self.say(
            f"{name}_away", when=self._when_back(away), place=self.place(position), phone=away.phone, email=away.email,
            hours=self.say("hours", opens=away.opens, closes=away.closes),
        )  # fmt: skip

    def _when_back(self, away: Absence) -> str:
        if away.days is None:
            return self.say("when_back", closes=away.closes)
        if away.days == 0:
            return self.say("when_today", opens=away.opens)
        locale = Locale.parse(self._language, sep="-")
        day = format_date(away.day, self.say("day"), locale=locale)
        return self.say("when_tomorrow" if away.days == 1 else "when_later", opens=away.opens, day=day)

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
    def load(
        cls,
        folder: Path,
        shop: str,
        absence: Callable[[], Absence | None] = lambda: None,
        phone: Callable[[], Phone | None] = lambda: None,
    ) -> Self:
        """Read every `folder/<language>.yml`; raises SettingsError with all that is wrong in them.

        `absence` tells whether nobody is there; without it somebody always is. `phone` tells the shop's number.
        """
        languages: dict[str, NoticeTexts] = {}
        problems: list[str] = []
        for path in sorted({folder / f"{DEFAULT_LANGUAGE}.yml", *folder.glob("*.yml")}):
            try:
                languages[path.stem] = NoticeTexts(_read(path), shop, path.stem, absence, phone)
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
