"""What is known of each intent: data/intents.yml, whose head says what each field means."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

INTENTS = Path(__file__).parents[2] / "data" / "intents.yml"
MAX_TITLE_CHARACTERS = 24
_PRODUCT = "product"


class BadIntents(Exception):
    """The file cannot be used; the text names each problem, a line each, with its intent."""


@dataclass(frozen=True)
class Intent:
    """An intent; an unknown one has only its name."""

    name: str
    topic: str = ""
    part_of: str = ""
    title: str = ""
    start: bool = False
    wish: str = ""
    family: str = ""
    alike: str = ""
    offers: str = ""
    hands_over: bool = False
    harmless: bool = False
    grave: bool = False
    says_little: bool = False
    whole: bool = False
    of_pages: bool = False
    sure_with: "tuple[str, ...]" = ()
    learnt: bool = True
    label: "str | tuple[str, ...] | None" = None
    answers: "tuple[Mapping[str, Any], ...]" = ()

    @property
    def asked(self) -> "frozenset[str]":
        """The questions that its answer can be asked."""
        return frozenset(name for one in self.answers for name in one["asked"])

    @property
    def asked_anew(self) -> "frozenset[str]":
        """The questions to which it answers once more, with what they tell anew."""
        return frozenset(name for one in self.answers if "says" not in one for name in one["asked"])

    @property
    def answer(self) -> str:
        """The response that answers it."""
        return f"utter_{self.name}"

    @property
    def of_products(self) -> bool:
        """Whether it shows a product that is named."""
        return _PRODUCT in self.sure_with


@cache
def known_intents() -> "Mapping[str, Intent]":
    """Return what is known of the intents, by name and in the file's order; raises `BadIntents`."""
    return read_intents(INTENTS)


def known(name: str) -> Intent:
    """Return what is known of an intent: nothing of Rasa's own, such as `nlu_fallback`."""
    return known_intents().get(name) or Intent(name)


def with_parts(names: "Iterable[str]") -> "frozenset[str]":
    """Return the names of intents, and of those that are a part of one of them."""
    named = frozenset(names)
    return named | {intent.name for intent in known_intents().values() if intent.part_of in named}


def read_intents(file: Path) -> "dict[str, Intent]":
    """Read the file; raises `BadIntents`."""
    try:
        entries = YAML(typ="safe").load(file.read_text(encoding="utf-8"))["intents"]
        pairs = [pair for entry in entries for pair in entry.items()]
    except (OSError, UnicodeDecodeError, YAMLError) as problem:
        raise BadIntents(f"{file.name} cannot be read: {problem}") from None
    except (KeyError, TypeError, AttributeError):
        raise BadIntents(f"{file.name} must hold `intents`, a list of `- name:` with its fields below") from None
    problems = [*_twice(pairs), *(problem for name, fields in pairs for problem in _wrong(name, fields))]
    if not problems:
        intents = {name: _intent(name, fields) for name, fields in pairs}
        problems += [*_alone(intents), *_parts_of_nothing(intents)]
    if problems:
        raise BadIntents("\n".join(f"{file.name}: {problem}" for problem in problems))
    return {name: _with_inherited(intent, intents) for name, intent in intents.items()}


def _intent(name: str, fields: "Mapping[str, Any]") -> Intent:
    frozen: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
    return Intent(name, **frozen)


def _with_inherited(intent: Intent, intents: "Mapping[str, Intent]") -> Intent:
    """Return an intent with the answers of what it is a part of, but to the questions that it answers itself."""
    whole = intents.get(intent.part_of)
    theirs = [
        {**one, "asked": asked}
        for one in (whole.answers if whole else ())
        if (asked := [question for question in one["asked"] if question not in intent.asked])
    ]
    return replace(intent, answers=(*intent.answers, *theirs))


def _twice(pairs: "list[tuple[str, Any]]") -> "Iterator[str]":
    counts = Counter(name for name, _ in pairs)
    return (f"{name} stands there {count} times" for name, count in counts.items() if count > 1)


def _wrong(name: str, fields: object) -> "Iterator[str]":
    if not isinstance(fields, dict) or "topic" not in fields:
        yield f"{name}: topic is missing"
        return
    for key, value in fields.items():
        if key not in _MUST_BE:
            yield f"{name}: there is no field {key}"
        elif not _MUST_BE[key][0](value):
            yield f"{name}: {key} must be {_MUST_BE[key][1]}, not {value!r}"
    if "start" in fields and "title" not in fields:
        yield f"{name}: start needs a title for its button"


def _parts_of_nothing(intents: "Mapping[str, Intent]") -> "Iterator[str]":
    for intent in intents.values():
        if intent.part_of and intent.part_of not in intents:
            yield f"{intent.name}: part_of names {intent.part_of}, which is no intent"


def _alone(intents: "Mapping[str, Intent]") -> "Iterator[str]":
    """Yield the groups that hold one intent only: most likely another intent's group is misspelt."""
    for group in ("family", "alike"):
        named = Counter(name for intent in intents.values() if (name := getattr(intent, group)))
        yield from (f"{group} {name} holds one intent only" for name, count in named.items() if count == 1)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _are_answers(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and _are_texts(one.get("asked")) and _is_text(one.get("says", "utter")) for one in value
    )


_TEXT, _TRUE = (_is_text, "a text"), (lambda value: value is True, "true, or left out")
_MUST_BE: "Mapping[str, tuple[Callable[[Any], bool], str]]" = {
    "topic": _TEXT,
    "part_of": _TEXT,
    "title": (
        lambda value: _is_text(value) and len(value) <= MAX_TITLE_CHARACTERS,
        f"a text of {MAX_TITLE_CHARACTERS} characters at most",
    ),
    "start": _TRUE,
    "wish": (lambda value: value in {"tells", "acts"}, "tells or acts"),
    "family": _TEXT,
    "alike": _TEXT,
    "offers": (lambda value: value in {"person", "photo"}, "person or photo"),
    "hands_over": _TRUE,
    "harmless": _TRUE,
    "grave": _TRUE,
    "says_little": _TRUE,
    "whole": _TRUE,
    "of_pages": _TRUE,
    "sure_with": (_are_texts, "a list of entities"),
    "learnt": (lambda value: value is False, "false, or left out"),
    "answers": (_are_answers, "a list of `asked` (a list of questions) and `says` (a response)"),
    "label": (lambda value: value is None or _is_text(value) or _are_texts(value), "a label or a list of labels"),
}
