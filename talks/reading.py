"""Reads data/evaluation/talk/ strictly: what is misspelt there would never fail anything."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from yaml import YAMLError

from settings.files import read_yaml
from settings.shared import ROOT
from talks.script import (
    BadTalk,
    Call,
    Dialogue,
    Doer,
    Expected,
    ExpectedPacket,
    Fact,
    IfAsked,
    Needs,
    Pattern,
    Turn,
    Wording,
)

TALKS = ROOT / "data" / "evaluation" / "talk"
PERSON = ROOT / "data" / "evaluation" / "person.yml"
"""The wordings that want a person, and those that only mention one."""

T = TypeVar("T")
_NAME = re.compile(r"\{([a-z]\w*)\}")
_DOERS = {
    "say": Doer.SAYS,
    "press": Doer.PRESSES,
    "photos": Doer.SENDS_PHOTOS,
    "agent": Doer.AGENT_SAYS,
    "returns": Doer.AGENT_RETURNS,
}
_EXPECTED = {"says", "without", "never", "agenda", "slots", "handoff"}
_NEEDS = {
    "state",
    "delivered_ago",
    "placed_ago",
    "lines",
    "parcels",
    "packed",
    "sku",
    "sized",
    "pieces",
    "note",
    "also",
}


class Patterns:
    """The patterns that have a name, in patterns.yml: `{asks_email}` stands for one of them in any other."""

    def __init__(self, named: Mapping[str, Pattern], everywhere: Sequence[Pattern]) -> None:
        self._named = named
        self.everywhere = tuple(self.read(pattern) for pattern in everywhere)
        """What no answer may ever have."""

    @classmethod
    def of(cls, folder: Path) -> "Patterns":
        """Read the folder's patterns.yml; raises `BadTalk`."""
        content = mapping(load(folder / "patterns.yml"), {"named", "everywhere"}, "patterns.yml")
        return cls(content["named"], content["everywhere"])

    def read(self, pattern: object) -> Pattern:
        """The pattern with the named ones put in; raises `BadTalk` where it is none."""
        written = _NAME.sub(lambda found: self._written(found[1], found[0]), text(pattern))
        try:
            re.compile(_NAME.sub("0", written))
        except re.error as wrong:
            raise BadTalk(f"{pattern!r} is no regular expression: {wrong}") from None
        return written

    def all(self, patterns: object) -> tuple[Pattern, ...]:
        """One pattern or a list of them."""
        return tuple(map(self.read, several(patterns)))

    def _written(self, name: str, otherwise: str) -> str:
        return f"(?:{self._named[name]})" if name in self._named else otherwise


def read_dialogues(folder: Path, patterns: Patterns) -> list[Dialogue]:
    """Read dialogues/*.yml, each a wish or a subject; raises `BadTalk`."""
    found = [
        placed(f"{file.name}, {one.get('name')}", dialogue, file.stem, one, patterns)
        for file in sorted((folder / "dialogues").glob("*.yml"))
        for one in sequence(load(file), file.name)
    ]
    _no_name_twice([f"{one.group}: {one.name}" for one in found])
    return found


def dialogue(group: str, written: Mapping[str, Any], patterns: Patterns) -> Dialogue:
    """One dialogue; raises `BadTalk`."""
    given = mapping(written, {"name", "who", "needs", "turns", "if_asked", "packet"})
    return Dialogue(
        group,
        given["name"],
        tuple(turn(one, patterns) for one in given["turns"]),
        needs(given["needs"]) if "needs" in given else None,
        if_asked(given.get("if_asked", {}), patterns),
        packet(given["packet"], patterns) if "packet" in given else None,
        given.get("who", ""),
    )


def turn(written: Mapping[str, Any], patterns: Patterns) -> Turn:
    """One turn; raises `BadTalk`."""
    given = mapping(written, {*_DOERS, *_EXPECTED})
    doers = [key for key in _DOERS if key in given]
    if "photos" in doers and "say" in doers:
        doers.remove("say")  # the words that photos are sent with
    if len(doers) != 1:
        raise BadTalk(f"a turn needs one of {', '.join(_DOERS)}")
    words = given.get("say", "") if doers == ["photos"] else given[doers[0]]
    photos = given.get("photos", 0)
    return Turn(_DOERS[doers[0]], tuple(map(text, several(words))), expected(given, patterns), photos)


def expected(written: Mapping[str, Any], patterns: Patterns) -> Expected:
    """What is expected, of a mapping that may hold other things, too."""
    return Expected(
        patterns.all(written.get("says")),
        patterns.all(written.get("without")),
        patterns.all(written.get("never")),
        {kind: tuple(several(stands)) for kind, stands in written.get("agenda", {}).items()},
        {name: str(value) for name, value in written.get("slots", {}).items()},
        written.get("handoff"),
    )


def if_asked(written: Mapping[str, str], patterns: Patterns) -> tuple[IfAsked, ...]:
    """The answers to what may be asked, by the question's pattern."""
    return tuple(IfAsked(patterns.read(asked), text(say)) for asked, say in written.items())


def packet(written: Mapping[str, Any], patterns: Patterns) -> ExpectedPacket:
    """What the agent must see; raises `BadTalk`."""
    given = mapping(written, {"wishes", "order", "reason"})
    wishes = tuple(map(str, several(given.get("wishes"))))
    return ExpectedPacket(wishes, str(given.get("order", "")), patterns.read(given.get("reason", "")))


def needs(written: Mapping[str, Any]) -> Needs:
    """Which orders a talk may be about; raises `BadTalk`."""
    given = mapping(written, _NEEDS)
    return Needs(
        tuple(several(given.get("state"))),
        _span(given.get("delivered_ago")),
        _span(given.get("placed_ago")),
        _span(given.get("lines")),
        given.get("parcels"),
        bool(given.get("packed", False)),
        tuple(several(given.get("sku"))),
        given.get("sized", False),
        _span(given.get("pieces")),
        given.get("note", ""),
        needs(given["also"]) if "also" in given else None,
    )


def read_facts(folder: Path, patterns: Patterns) -> list[Fact]:
    """Read facts.yml; raises `BadTalk`."""
    facts = [
        placed(f"facts.yml, {name}", _fact, name, one, patterns) for name, one in load(folder / "facts.yml").items()
    ]
    _no_name_twice([" / ".join(wording.turns) for fact in facts for wording in fact.ask])
    return facts


def _fact(name: str, written: Mapping[str, Any], patterns: Patterns) -> Fact:
    given = mapping(written, {"right", "contains", "direct", "never", "ask"})
    contains, never = patterns.all(given.get("contains")), patterns.all(given.get("never"))
    ask = tuple(_wording(one, patterns) for one in given["ask"])
    return Fact(name, given["right"], contains, patterns.read(given.get("direct", "")), never, ask)


def _wording(written: object, patterns: Patterns) -> Wording:
    if not isinstance(written, Mapping):
        return Wording(tuple(map(text, several(written))))
    given = mapping(written, {"say", "contains"})
    return Wording(tuple(several(given["say"])), patterns.all(given.get("contains")))


def read_calls(file: Path = PERSON) -> list[Call]:
    """Read the wordings that want a person, those that only mention one, and what a person sees to at once."""
    lists = mapping(load(file), {"wants", "mentions", "sensitive"}, file.name)
    return [
        Call(str(one.get("kind", name)), tuple(several(one.get("before"))), one["say"], wants=name != "mentions")
        for name, calls in lists.items()
        for one in calls
    ]


def load(file: Path) -> Any:  # noqa: ANN401  # what a file holds is known to the caller
    """What a file holds; raises `BadTalk`."""
    try:
        return read_yaml(file)
    except (OSError, ValueError, YAMLError) as problem:
        raise BadTalk(f"{file.name} cannot be read: {problem}") from None


def mapping(written: object, keys: set[str], where: str = "") -> dict[str, Any]:
    """A mapping with no other keys than these; raises `BadTalk`."""
    if not isinstance(written, Mapping):
        raise BadTalk(f"{where or written!r} is to be a mapping")
    if unknown := set(written) - keys:
        raise BadTalk(f"{where}{': ' if where else ''}nothing is called {', '.join(sorted(map(str, unknown)))}")
    return dict(written)


def sequence(written: object, where: str) -> list[Any]:
    """A list; raises `BadTalk`."""
    if not isinstance(written, list):
        raise BadTalk(f"{where} is to be a list")
    return written


def text(given: object) -> str:
    """A text; raises `BadTalk` for what YAML reads as something else: yes, 9:00, 01632."""
    if not isinstance(given, str):
        raise BadTalk(f"{given!r} is no text: put it in quotes")
    return given


def several(given: object) -> list[Any]:
    """One thing, a list of things, or nothing, as a list."""
    if given is None:
        return []
    return list(given) if isinstance(given, list) else [given]


def placed(where: str, read: Callable[..., T], *given: object) -> T:
    """What `read` makes of `given`; raises `BadTalk` that says where."""
    try:
        return read(*given)
    except BadTalk as bad:
        raise BadTalk(f"{where}: {bad}") from None
    except KeyError as missing:
        raise BadTalk(f"{where}: {missing} is missing") from None


def _span(given: Sequence[int] | None) -> tuple[int, int] | None:
    return None if given is None else (given[0], given[1])


def _no_name_twice(names: Sequence[str]) -> None:
    if twice := sorted(_twice(names)):
        raise BadTalk(f"{twice[0]!r} is there twice")


def _twice(names: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
