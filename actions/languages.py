"""What actions say in other languages than English: data/languages has the pieces and the buttons.

The answers' own words are said in Rasa (bot/server/wordings.py). A piece is in a language only inside an answer that
is.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from settings.files import read_yaml
from settings.shared import ROOT

LANGUAGES = ROOT / "data" / "languages"


@dataclass(frozen=True)
class Language:
    """A language: its pieces by the names of data/phrases, its buttons by intent, and the answers that it has.

    `days` is how Babel writes a day in it, `says` the answers' wordings, put together.
    """

    code: str
    days: str
    phrases: Mapping[str, str]
    buttons: Mapping[str, str]
    says: Mapping[str, str]


_of_talk: ContextVar[Language | None] = ContextVar("of_talk", default=None)
_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


@cache
def known_languages() -> Mapping[str, Language]:
    """Return the languages by code; raises `OSError`, `KeyError` and `yaml.YAMLError`."""
    return {file.stem: _read(file.stem, read_yaml(file)) for file in sorted(LANGUAGES.glob("*.yml"))}


def spoken() -> Language | None:
    """Return the language in which pieces are to be written now; None for English."""
    return _spoken.get()


@contextmanager
def talking(code: str) -> Iterator[None]:
    """Let a talk be in the language of that code, or in English where there is none."""
    before = _of_talk.set(known_languages().get(code))
    try:
        yield
    finally:
        _of_talk.reset(before)


@contextmanager
def answering(response: str) -> Iterator[None]:
    """Write pieces in the language of the talk, as far as it has the response that they are for."""
    language = _of_talk.get()
    before = _spoken.set(language if language and response in language.says else None)
    try:
        yield
    finally:
        _spoken.reset(before)


def titled(title: str, intent: str) -> str:
    """Return what a button for an intent says in the language of the talk; `title` where it has no words for it."""
    language = _of_talk.get()
    return language.buttons.get(intent, title) if language else title


def _read(code: str, written: Mapping[str, object]) -> Language:
    match written:
        case {"days": str(days), "phrases": dict(phrases), "buttons": dict(buttons), "says": dict(says)}:
            said = {name: texts if isinstance(texts, str) else " ".join(texts) for name, texts in says.items()}
            return Language(code, days, phrases, buttons, said)
    raise KeyError(f"data/languages/{code}.yml lacks days, phrases, buttons or says")
