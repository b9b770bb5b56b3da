"""The bot's data as its files hold it: intents, domain, facts, examples, rules, stories and responses."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.training.rules import rules_of_procedures
from bot.understanding.intents import Intent, read_intents
from bot.understanding.questions import Question, read_questions

DATA, DOMAIN = Path("data"), Path("domain.yml")
INTENTS, QUESTIONS = DATA / "intents.yml", DATA / "questions.yml"
# What Rasa itself reads, beside the rules that lead to procedures.
RASAS_FOLDERS = ("nlu", "rules", "stories", "responses")
# Rasa reads the intents' names from the file that also has all else about them.
DOMAIN_FILES = [str(DOMAIN), str(INTENTS)]


class BadFile(Exception):
    """A file is no YAML, or lacks what it is there for; the text names it."""


@dataclass(frozen=True)
class Dialogue:
    """A rule or a story: its place, "rules/shipping.yml: “Delivery times”", and its steps."""

    place: str
    steps: "tuple[Any, ...]"

    @property
    def parts(self) -> "list[tuple[str, Any]]":
        """What its steps hold, such as ("intent", "delivery_time"), in their order; also what stands in an `or`."""
        return list(_walk(self.steps))

    def named(self, kind: str) -> "list[str]":
        """Return the intents, or the actions, of its steps."""
        return [name for one, name in self.parts if one == kind]

    def answered_with(self, action: str) -> "list[str]":
        """Return the intents that `action` comes after; empty names where it comes after none."""
        answered, intent = [], ""
        for kind, name in self.parts:
            intent = name if kind == "intent" else intent
            if kind == "action" and name == action:
                answered.append(intent)
        return answered


@dataclass(frozen=True)
class Response:
    """A response: its place, "responses/shipping.yml: utter_delivery_time", and its wordings."""

    place: str
    texts: "tuple[str, ...]"


@dataclass(frozen=True)
class Data:
    """All of it. `facts` are names such as "shipping.free_from"; `examples` are the topics with some, by intent."""

    intents: "Mapping[str, Intent]"
    domain: "Mapping[str, Any]"
    facts: "frozenset[str]"
    dialogues: "tuple[Dialogue, ...]"
    responses: "Mapping[str, Response]"
    examples: "Mapping[str, Counter[str]]"
    # What is said in other languages, by code and response: its wordings.
    said_abroad: "Mapping[str, Mapping[str, Sequence[str]]]"
    # The responses that data/procedures and data/slots.yml name.
    of_procedures: "frozenset[str]"
    # What is known of a wish, which the responses of procedures may name.
    slots: "frozenset[str]"
    questions: "Mapping[str, Question]"
    # The questions that an answer is named for, each with the place of one such.
    asked: "Mapping[str, str]"


def read_data() -> Data:
    """Read the files; raises `BadFile`, and `BadIntents`."""
    facts = _load(DATA / "facts.yml")
    examples: dict[str, Counter[str]] = defaultdict(Counter)
    for file in _files("nlu"):
        for block in _load(file, "nlu"):
            examples[block["intent"]][file.stem] += 1
    return Data(
        intents=read_intents(INTENTS),
        domain=_load(DOMAIN),
        facts=frozenset(f"{name}.{field}" for name, of in facts.items() if isinstance(of, dict) for field in of),
        dialogues=tuple(_dialogues()),
        responses={
            name: Response(f"responses/{file.name}: {name}", tuple(wording["text"] for wording in wordings))
            for file in _files("responses")
            for name, wordings in _load(file, "responses").items()
        },
        examples=examples,
        said_abroad={
            file.stem: {name: [said] if isinstance(said, str) else said for name, said in _load(file, "says").items()}
            for file in _files("languages")
        },
        of_procedures=frozenset(
            name
            for file in (*_files("procedures"), DATA / "slots.yml")
            for name in re.findall(r"\butter_\w+", file.read_text(encoding="utf-8"))
        ),
        slots=frozenset(_load(DATA / "slots.yml", "slots")),
        questions=_questions(),
        asked=dict(_asked()),
    )


def _questions() -> "Mapping[str, Question]":
    try:
        return read_questions(QUESTIONS)
    except (OSError, UnicodeDecodeError, YAMLError, KeyError, TypeError, AttributeError) as problem:
        raise BadFile(f"{QUESTIONS.name} cannot be read: {type(problem).__name__}: {problem}") from None


def _asked() -> "Iterator[tuple[str, str]]":
    for file in _files("procedures"):
        for answer in _load(file).get("answers") or ():
            yield from ((name, f"procedures/{file.name}") for name in answer.get("asked") or ())
    for intent in read_intents(INTENTS).values():
        yield from ((name, f"intents.yml: {intent.name}") for name in intent.asked)


def _dialogues() -> "Iterator[Dialogue]":
    for folder, kind in (("rules", "rule"), ("stories", "story")):
        for file in _files(folder):
            for one in _load(file, folder):
                yield Dialogue(f"{folder}/{file.name}: “{one[kind]}”", tuple(one["steps"]))
    for one in rules_of_procedures():
        yield Dialogue(f"procedures: “{one['rule']}”", tuple(one["steps"]))


def _files(folder: str) -> "list[Path]":
    return sorted((DATA / folder).glob("*.yml"))


def _load(file: Path, key: "str | None" = None) -> Any:
    try:
        written = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
        return written[key] if key else written
    except (OSError, UnicodeDecodeError, YAMLError) as problem:
        raise BadFile(f"{file} cannot be read: {problem}") from None
    except (KeyError, TypeError):
        raise BadFile(f"{file} must hold `{key}`") from None


def _walk(part: Any) -> "Iterator[tuple[str, Any]]":
    """Yield all keys and values inside the steps of a dialogue, also those in an `or`."""
    if isinstance(part, dict):
        yield from part.items()
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, (list, tuple)) else ():
        yield from _walk(inner)
