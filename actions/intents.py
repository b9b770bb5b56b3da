"""What the actions have to know of an intent: data/intents.yml, whose head says what each field means.

Training reads the same file (bot/understanding/intents.py), and checks that it fits rules, answers and actions.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from actions.turn import Option
from settings.files import read_yaml
from settings.shared import ROOT

INTENTS = ROOT / "data" / "intents.yml"
MAX_TITLE_CHARACTERS = 24
ASK_HUMAN = "ask_human"

Text = Annotated[str, Field(pattern=r"\S")]


class BadIntents(Exception):
    """The file cannot be used; the text names each problem with its intent."""


class AskedOn(BaseModel):
    """What is said to questions of data/questions.yml that are asked right after an intent's answer.

    Without `says` the intent answers once more, with what the message tells anew. `offers` is the intent that a "yes"
    begins.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    asked: Annotated[list[Text], Field(min_length=1)]
    says: Annotated[str, Field(pattern=r"^utter_\w+$")] | None = None
    offers_person: Literal[True] | None = None
    offers: Text | None = None


class Intent(BaseModel):
    """What is known of one intent."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    topic: Text
    part_of: Text | None = None
    title: Annotated[Text, Field(max_length=MAX_TITLE_CHARACTERS)] | None = None
    start: Literal[True] | None = None
    wish: Literal["tells", "acts"] | None = None
    family: Text | None = None
    alike: Text | None = None
    offers: Literal["person", "photo"] | None = None
    hands_over: Literal[True] | None = None
    harmless: Literal[True] | None = None
    grave: Literal[True] | None = None
    says_little: Literal[True] | None = None
    whole: Literal[True] | None = None
    of_pages: Literal[True] | None = None
    sure_with: Annotated[list[Text], Field(min_length=1)] | None = None
    learnt: Literal[False] | None = None
    label: Text | Annotated[list[Text], Field(min_length=1)] | None = None
    answers: Annotated[list[AskedOn], Field(min_length=1)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_empty(cls, fields: object) -> object:
        empty = [name for name, value in fields.items() if value is None] if isinstance(fields, dict) else []
        if set(empty) - {"label"}:
            raise ValueError(f"nothing stands behind {', '.join(empty)}")
        return fields


_LISTED = TypeAdapter(list[dict[str, Intent]])


@cache
def known_intents() -> Mapping[str, Intent]:
    """Return what is known of the intents, by name and in the file's order; raises `BadIntents`."""
    return read_intents(INTENTS)


def read_intents(file: Path) -> dict[str, Intent]:
    """Read the file; raises `BadIntents`."""
    try:
        entries = _LISTED.validate_python(read_yaml(file)["intents"])
    except (OSError, yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError) as problem:
        raise BadIntents(f"{file.name} cannot be read: {problem}") from None
    except ValidationError as wrong:
        lines = (f"{file.name}: {'.'.join(map(str, error['loc'][1:]))}: {error['msg']}" for error in wrong.errors())
        raise BadIntents("\n".join(lines)) from None
    intents = {name: intent for entry in entries for name, intent in entry.items()}
    return {name: _with_inherited(intent, intents) for name, intent in intents.items()}


def _with_inherited(intent: Intent, intents: Mapping[str, Intent]) -> Intent:
    """Return an intent with the answers of what it is a part of, but to the questions that it answers itself."""
    whole = intents.get(intent.part_of or "")
    own = {question for one in intent.answers or () for question in one.asked}
    theirs = [
        one.model_copy(update={"asked": asked})
        for one in (whole and whole.answers) or ()
        if (asked := [question for question in one.asked if question not in own])
    ]
    return intent.model_copy(update={"answers": [*(intent.answers or ()), *theirs]}) if theirs else intent


def button(intent: str) -> Option:
    """Return the button that stands for an intent which has a title."""
    return Option(known_intents()[intent].title or "", intent)


def a_person() -> Option:
    """Return the button that asks for a person."""
    return button(ASK_HUMAN)


def starts() -> tuple[Option, ...]:
    """Return the buttons that the bot begins with: what most shoppers come for, and a person."""
    return (*(button(name) for name, intent in known_intents().items() if intent.start), a_person())


def titled_of(topic: str | None) -> tuple[Option, ...]:
    """Return the buttons of a topic's intents, in the file's order."""
    return tuple(
        button(name) for name, one in known_intents().items() if one.topic == topic and one.title and not one.part_of
    )


def topics_near(ranking: tuple[str, ...]) -> tuple[Option, ...]:
    """Return the buttons of those intents that have one, in their order. A person is no topic."""
    known = known_intents()
    return tuple(button(name) for name in ranking if name != ASK_HUMAN and name in known and known[name].title)
