"""What a message that gives something up says is kept, beside what is to go: "all but the hat", "no, keep the hat"."""

import re
from dataclasses import dataclass

from actions.procedures.said import without_addresses

_ENDS = r"[.;!?\n]+|\s+then\s+|(?<!nothing)\s+but\s+"
_STARTS_ANEW = re.compile(_ENDS, re.IGNORECASE)
_AN_END = re.compile(rf"{_ENDS}|,|\s+(?:and|or|plus)\s+", re.IGNORECASE)
# "Keep the hat": what follows is kept.
_KEEPS = re.compile(
    r"\b(?:exc?ept(?:ing)?(?: for)?|apart from|aside from|other than|excluding"
    r"|(?:all|everything|anything|the lot|the whole (?:order|lot)) (?:bar|minus|save)(?: for)?"
    r"|but (?:for|not)|without|minus|sans|hold on to|never ?mind(?= (?:the|my)\b)"
    r"|(?:don['’]?t|do not|never|not|no need to|needn['’]?t) (?:want to )?"
    r"(?:cancel\w*|stop|remove|drop|touch|return\w*|send(?:ing)? back|take (?:off|out))"
    r"(?! (?:it|them|this|that|all|everything|the (?:whole|order))\b)"
    r"|(?:i['’]?ll|i will|we['’]?ll|we will) (?:still )?(?:have|take)"
    r"|(?:(?<!n't )(?<!n’t )(?<!nt )(?<!not )(?:still|do) (?:want|need)"
    r"|(?<!n't )(?<!n’t )(?<!nt )(?<!not )(?<!longer )want(?= (?:the|my)\b))(?! to (?:cancel|stop|return))"
    r"(?![^.,;!?]*\b(?:cancel\w*|off|out|gone|removed|stopped|back|money|refund\w*)\b)"
    r"|(?<!n't )(?<!n’t )(?<!nt )(?<!not )keep(?:ing|s)?"
    r"|leav(?:e|ing)(?! (?:me|it to)\b)(?![^.,;!?]*\b(?:out|off)\b))\b",
    re.IGNORECASE,
)
# "The blue one, not the hat": so is this, but a comma ends it.
_NOT = re.compile(
    r"(?<!is )(?<!['’]s )(?<!isnt )(?<!was )(?<!are )(?<!why )(?<!if )(?<!or )\bnot (?=(?:the|my|that|those)\b)",
    re.IGNORECASE,
)
# "Everything of it but the hat" is one clause.
_ALL_BUT = re.compile(
    r"\b(all|everything|anything|whole|entire|complete|lot)((?:\s+[^\s,.;!?]+){0,4}?)\s+but\s+"
    r"(?=(?:for|the|my|a|an)\b|(?:[\w'’-]+ ?){1,2}\W*$)",
    re.IGNORECASE,
)
# "The hat stays": it is named before. "The hat is fine" says so only beside a rest that goes.
_STAYS = re.compile(
    r"\b(?:(?:can |may |should |must |to |has to |have to )?stay(?:s|ing)?\b|(?:can|may|should) (?:still )?come"
    r"|(?:is|are) (?:still |very much )?(?:needed|wanted)"
    r"|(?<!thing )(?<!all )i (?:still |do |really )*(?:want|need)\W*$)",
    re.IGNORECASE,
)
_MUST_NOT = re.compile(
    r"\b(?:must|should|is|are|can|may)(?: not|n['’]?t) (?:to )?"
    r"(?:be (?:cancelled|stopped|removed|sent back|returned)|go(?: back)?)\b",
    re.IGNORECASE,
)
_FINE = re.compile(r"\b(?:is|are) (?:fine|ok|okay|good)\b", re.IGNORECASE)
_A_REST = re.compile(r"\b(?:rest|others?|else)\b", re.IGNORECASE)
_CANCELS = re.compile(r"\b(?:cancel|drop|remov|scrap|delet)", re.IGNORECASE)
_GOES = re.compile(
    r"\b(?:cancel\w*|drop\w*|remov\w+|scrap\w*|bin|stop|strike|delete|lose|ditch|chuck|return\w*|send|refund\w*|take"
    r"|rid|void|the rest|(?:everything|all) else|can go|may go|goes|don['’]?t (?:want|need)|no longer|not need(?:ed)?"
    r"|just|only)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parted:
    """The clauses of a message that name what is given up, and those that name what is kept."""

    goes: tuple[str, ...]
    kept: tuple[str, ...]


def parted(text: str) -> Parted:
    """Return what a message gives up and what it keeps; a clause that tells neither goes on with the one before it."""
    goes: list[str] = []
    kept: list[str] = []
    keeps = False
    rest_goes = _A_REST.search(text)
    for clause, ends in _clauses(_ALL_BUT.sub(r"\1\2 except ", without_addresses(text))):
        mark = _KEEPS.search(clause)
        denied = None if mark else _NOT.search(clause)
        if found := mark or denied:
            stays = mark is not None and not clause[found.end() :].strip()
            # "The hat I keep": it is named before.
            (kept if stays else goes).append(clause[: found.start()])
            kept.append(clause[found.end() :])
            keeps = mark is not None or not ends.startswith(",")
        elif _stays(clause, rest_goes=bool(rest_goes)):
            kept.append(clause)
        else:
            keeps = keeps and not _GOES.search(clause)
            (kept if keeps else goes).append(clause)
        # "But" and a full stop begin anew.
        keeps = keeps and not _STARTS_ANEW.fullmatch(ends)
    return Parted(_said(goes), _said(kept))


def _stays(clause: str, *, rest_goes: bool) -> bool:
    """Whether a clause says that what it names before is kept: "the hat stays", "the hat must not be cancelled"."""
    if _MUST_NOT.search(clause):
        return True
    stays = _STAYS.search(clause) or (rest_goes and _FINE.search(clause))
    return bool(stays) and _CANCELS.search(clause) is None


def _clauses(text: str) -> list[tuple[str, str]]:
    """Return the clauses, each with what ends it."""
    at, found = 0, []
    for end in _AN_END.finditer(text):
        found.append((text[at : end.start()], end[0]))
        at = end.end()
    return [*found, (text[at:], "")]


def _said(clauses: list[str]) -> tuple[str, ...]:
    return tuple(one.strip() for one in clauses if one.strip())
