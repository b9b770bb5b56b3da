"""What shoppers say their name is."""

import re
from collections.abc import Iterator

from spacy.lang.en.stop_words import STOP_WORDS

from bot.entities.claims import Claim

_PART = r"[^\W\d_][^\W\d_'.-]*(?:['.-][^\W\d_]+)*"
_PARTS = rf"{_PART}(?:[ ]+(?:[^\W\d_]\.|{_PART})){{0,3}}"
_TITLE = r"(?:(?:mr|mrs|ms|miss|dr)\.? )?"
_NOT_OF_PEOPLE = r"(?<!user )(?<!login )(?<!item )(?<!brand )(?<!product )(?<!company )(?<!display )(?<!file )"
_CAPITALS = r"(?-i:[^\W\d_a-z][\w'.-]+(?: [^\W\d_a-z][\w'.-]*){0,3})"
_CALLED = (
    re.compile(
        rf"\b{_NOT_OF_PEOPLE}(?:full |last |first |sur|sir)?name(?:'s| is| was| on (?:it|the (?:account"
        rf"|order)) is| ?[:=-])[ :=-]*(?!is\b)"
        rf"{_TITLE}(?P<name>{_PARTS})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<name>{_PARTS}) (?:is|was) my (?:full |last |first )?name\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:(?:my|full|last|first|the) name|{_NOT_OF_PEOPLE}name|surname|i am called|in the name of"
        rf"|under the name(?: of)?|call me)(?: is)? {_TITLE}(?P<name>{_CAPITALS})",
        re.IGNORECASE,
    ),
    re.compile(rf"\bmy name {_TITLE}(?P<name>{_PARTS})", re.IGNORECASE),
)
# Without the word "name" only capitals tell a name from "I am waiting": two of them, or a title.
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:['-][^\W\d_]+)*"
_SHOWN = (
    re.compile(
        rf"\b(?i:i am|i'm|im|this is|it's|its) (?i:{_TITLE})(?P<name>{_CAPITAL}(?: [^\W\d_a-z]\.?)? {_CAPITAL})(?!\w)"
    ),
    re.compile(rf"\b(?i:i am|i'm|im|this is) (?i:(?:mr|mrs|ms|miss|dr)\.?) (?P<name>{_CAPITAL})"),
    re.compile(rf"(?:^|[.,!] )(?P<name>{_CAPITAL} {_CAPITAL}) here\b"),
)
_WORDS = (
    "hi hello hey sure yes yeah ok okay lol haha sorry please thanks thank order orders number email mail e-mail"
    " address account id phone code name names card wrong right spelled spelt written misspelled incorrect"
    " missing different same changed change item product brand tag label delivery parcel package customer member"
    " login user username password gold silver bronze platinum waiting looking trying having getting using so not"
    " very really still unable happy angry upset sad new old interested wondering done sick tired disappointed"
    " furious disgusted because since after while if when there here now late great good hoping on in with is was"
    " the a an and but or for from at of to im it's i'm don't can't isn't doesn't won't monday tuesday wednesday"
    " thursday friday saturday sunday january february march april june july august september october november"
    " december christmas ltd limited company shop store misspelt of-the last first full black boxing day"
)
_NO_NAMES = STOP_WORDS | frozenset(_WORDS.split())


def find(text: str) -> Iterator[Claim]:
    """Find the names of a plain text."""
    if re.search(r"name|called|call me", text, re.IGNORECASE):
        for regex in _CALLED:
            for match in regex.finditer(text):
                # "Albert is my name": what stands nearest to the word is the name, otherwise what comes first.
                yield from _name(match, last=regex is _CALLED[1])
    for regex in _SHOWN:
        for match in regex.finditer(text):
            if not any(_is_word(part) for part in match["name"].split()):
                yield _claim(match["name"], match.start("name"))


def _name(match: "re.Match[str]", *, last: bool) -> Iterator[Claim]:
    parts = list(re.finditer(r"\S+", match["name"]))
    if last:
        parts.reverse()
    kept: list[re.Match[str]] = []
    for part in parts:
        if _is_word(part[0]):
            break
        kept.append(part)
    if kept and sum(len(part[0]) for part in kept) > 1:
        start, end = min(part.start() for part in kept), max(part.end() for part in kept)
        yield _claim(match["name"][start:end], match.start("name") + start)


def _is_word(part: str) -> bool:
    return part.lower().strip(".") in _NO_NAMES


def _claim(name: str, start: int) -> Claim:
    end = start + len(name)
    # "ANA" and "ana" are still called Ana.
    plain = name.title() if name in {name.lower(), name.upper()} else name
    return Claim("name", re.sub(r"'S\b", "'s", plain.strip(".")), start, end)
