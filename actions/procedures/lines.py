"""Which items of an order a message names: by name, kind, colour or place, all of them, or all but some."""

import re

from actions.procedures.case import EVERYTHING, Case, joined, line_name
from actions.procedures.counts import line_in_pieces
from actions.procedures.kept import parted
from actions.procedures.outdoing import is_told_by_size, line_by_price
from actions.procedures.procedures import known_procedures
from actions.procedures.said import Said, without_addresses
from shop.interface import OrderLine
from shop.search.spelling import singular, words_of
from shop.search.variants import SHADES

_ALL = re.compile(
    r"(?<!not )\b(?:all(?: of)? (?:it|them|of it|of them)|all (?:the )?(?:items|things)|everything|the lot"
    r"|both(?: of them)?"
    r"|(?:the )?(?:whole|entire|complete|full) (?:order|lot|thing|parcel)|all (?:two|three|four)"
    r"|all (?:but|except|apart))\b|^\W*all\W*$",
    re.IGNORECASE,
)
_PIECES = re.compile(r"both|all (?:two|three|four|of them)", re.IGNORECASE)
_INSIDE = r"(?:inside|in (?:it|there|here|(?:the|my|that) (?:\w+ )?(?:box|parcel|package|packet|bag|carton|delivery)))"
_ARRIVED = (
    rf"(?:(?:i|we) (?:\w+ )?(?:found|got|received)|came|arrived|turned up|(?:was |were |is )?(?:there|{_INSIDE}))"
    rf"(?: {_INSIDE})?"
)
_CAME = rf"(?:(?:that|which|there) )*{_ARRIVED}"
_HAS = "(?:got|received|have|had|found)"
_IS_THERE = rf"(?:was|were|is|has come|has arrived|{_ARRIVED})"
_BUT = "(?:but|except(?: for)?|apart from|besides|other than)"
# "I only got the hat", "only the hat was in it", "nothing but the hat inside": the rest is meant.
_ONLY_GOT = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"\b(?:(?:only|just) {_HAS}|{_HAS} (?:only|just))\b(?P<there>[^.!?]*)",
        # "Return only the hat that came" tells of no parcel either.
        rf"\b(?:only|just|nothing {_BUT}) (?P<there>(?:(?! that\b| which\b)[^.!?,]){{3,40}}?) {_IS_THERE}\b",
        # "Cancel nothing but the hat" tells of no parcel.
        rf"\bnothing (?:else )?{_CAME} {_BUT} (?P<there>[^.!?]*)",
        rf"\b(?:all|the only (?:things?|ones?|items?)) {_CAME} (?:was|were|is|are) (?P<there>[^.!?]*)",
        rf"(?P<there>\b[^.!?,]{{3,40}}?) (?:was|were|is|are) (?:all|the only (?:things?|ones?|items?)) {_CAME}",
    )
)
# "It had everything but the hat": what is named is not there.
_ALL_BUT = re.compile(
    r"\b(?:(?:had|has|have|got|received|contained|found|came with) (?:\w+ )?(?:everything|all of it|the lot)"
    r"|(?:everything|all of it|the lot) (?:was|is|came|has come|arrived|has arrived|turned up)(?: \w+){0,3}?)"
    r" (?:but|bar|except(?: for)?|apart from|besides) (?!not\b|for\b)(?P<missing>[^.!?]*)",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:the (?:rest|others?|other half|other part|remaining|missing part|remainder)"
    r"|(?:everything|all) else|(?:still )?to come|unsent|unshipped"
    r"|(?:not|hasn'?t|has not) (?:yet )?(?:been )?(?:sent|shipped|posted|left|gone)"
    r"|what(?:'s| is)? left|what (?:hasn'?t|has not))\b",
    re.IGNORECASE,
)
# "Everything but the hat", "keep the hat and cancel the rest": what is named is not meant.
_KEEPS = re.compile(
    r"\b(?:except(?: for)?|apart from|but (?:for|not|keep|leave)|all but|everything but|keep(?:ing)?"
    r"|leav(?:e|ing)(?= (?:the rest|(?:everything|all) else)))\s+([^.,;!?]+?)"
    r"(?=\s+(?:and|but)\b|[.,;!?]|$)",
    re.IGNORECASE,
)
# "Good morning" names no Morning Mist Poncho.
_TIME_OF_DAY = re.compile(r"\b(?:good|this|yesterday|tomorrow|in the) (?:morning|afternoon|evening)\b", re.IGNORECASE)
_PLACES = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "last": -1}


def named_line(said: Said, case: Case) -> str | None:
    """Return the items that a message names, as a wish keeps them; None where it names none, or may mean several."""
    lines = case.order.lines if case.order else ()
    if not lines or case.not_in_order:
        return None
    if len(lines) == 1:
        return line_name(lines[0])
    if any(map(case.lacks, said.products)) and not names_an_item(said.text, case):
        # "The mug in navy, please": the colour is that of what is wanted, and names no item.
        return None
    if _gives_up(case):
        return _given_up(said, case, lines)
    chosen = _chosen(said, case, lines)
    if chosen:
        return _value(chosen, lines)
    kept = _KEEPS.search(said.text)
    # "Keep everything else" does not mean all of it.
    text = said.text.replace(kept[0], " ") if kept and _REST.match(kept[1]) else said.text
    return _all_or_pieces(text, said, case, lines)


def _all_or_pieces(text: str, said: Said, case: Case, lines: tuple[OrderLine, ...]) -> str | None:
    if all_of_it := _ALL.search(text):
        # "Both" of an item of two pieces is not all of the order.
        pieces = _PIECES.match(all_of_it[0]) and len(case.lines) == 1 and case.lines[0].quantity > 1
        return None if pieces else EVERYTHING
    twice = line_in_pieces(without_addresses(said.text), lines)
    return line_name(twice) if twice else None


def is_unclear(text: str, case: Case) -> bool:
    """Whether a message about giving something up means some of several items, and does not tell which.

    "The jacket" of two jackets, "the tent" where the order has none, "keep the red one" where nothing is red.
    """
    lines = case.order.lines if case.order else ()
    if len(lines) == 1 or not _gives_up(case):
        return False
    said = parted(text)
    if (
        _ONE.search(text)
        or is_told_by_size(text)
        or not (_are_told(said.goes, case, lines) and _are_told(said.kept, case, lines, kept=True))
    ):
        return True
    objects = [found[1] for clause in said.goes for found in _OBJECT.finditer(clause)]
    named = (*objects, *(clause for clause in said.kept if not _ALL.search(clause)))
    return any(_words(one) & case.sold and not names_an_item(one, case) for one in named)


def keeps_all(text: str, case: Case) -> bool:
    """Whether a message says that all is kept which the wish is about to give up, and names nothing else."""
    lines = case.order.lines if case.order else ()
    if not lines or not _gives_up(case):
        return False
    said = parted(text)
    kept = _all_named(said.kept, case, lines, kept=True)
    return (
        bool(kept)
        and all(line in kept for line in case.lines)
        and not any(names_an_item(one, case) for one in said.goes)
    )


def names_an_item(text: str, case: Case) -> bool:
    """Whether a message has a word that an item of the order is called by."""
    return any(_words(text) & called for called in case.called)


def only_names_an_item(text: str, case: Case) -> bool:
    """Whether a message has no other word than those that an item of the order is called by: "the jacket"."""
    words = _words(text) - {"the", "it", "is"}
    return bool(words) and any(words <= called for called in case.called)


def items_named(text: str, case: Case) -> list[OrderLine]:
    """Return the items of the order that a clause names, none where it does not tell."""
    return _named(text, case, case.order.lines) if case.order else []


def _gives_up(case: Case) -> bool:
    return known_procedures().kinds[case.wish.kind].gives_up


def _value(chosen: list[OrderLine], lines: tuple[OrderLine, ...]) -> str:
    return EVERYTHING if len(chosen) == len(lines) else joined([line_name(line) for line in chosen])


def _given_up(said: Said, case: Case, lines: tuple[OrderLine, ...]) -> str | None:
    """Return the items that are given up: those named for it, and where only what is kept is named, all others."""
    told = parted(said.text)
    if not (_are_told(told.goes, case, lines) and _are_told(told.kept, case, lines, kept=True)):
        return None
    kept = _all_named(told.kept, case, lines, kept=True)
    # "Keep one of the two shells" gives up of the shells.
    some = [line for line in kept if line.quantity > 1 and any(_SOME.match(one) for one in told.kept)]
    kept = [line for line in kept if line not in some]
    goes = [line for line in (*_all_named(told.goes, case, lines), *some) if line not in kept]
    if goes:
        return _value([line for line in lines if line in goes], lines)
    text = " , ".join(told.goes)
    if kept:
        of = lines if _ALL.search(text) or _REST.search(text) else case.lines
        others = [line for line in of if line not in kept]
        return joined([line_name(line) for line in others]) if others else None
    position = _PLACES.get(said.entities.get("position", ""))
    if position is not None and not told.kept and -len(lines) <= position < len(lines):
        return _value([lines[position]], lines)
    if rest := [line for line in lines if not line.shipped] if _REST.search(text) else []:
        return _value(rest, lines)
    return _all_or_pieces(text, said, case, lines)


def _all_named(
    clauses: tuple[str, ...], case: Case, lines: tuple[OrderLine, ...], *, kept: bool = False
) -> list[OrderLine]:
    """Return the items that any of the clauses names, or all of them together."""
    each = [line for clause in clauses for line in _one_named(clause, case, lines, kept=kept)]
    return each or _named(" , ".join(clauses), case, lines)


def _one_named(clause: str, case: Case, lines: tuple[OrderLine, ...], *, kept: bool) -> list[OrderLine]:
    if by_price := line_by_price(clause, case, lines):
        return by_price
    if (found := _AT_AN_END.search(clause)) and (count := _COUNTED[found["count"].lower()]) <= len(lines):
        return list(lines[:count] if found["end"].lower() == "first" else lines[-count:])
    if len(lines) > 1 and (found := _AT_A_PLACE.search(clause)) and _ORDINALS[found[1].lower()] < len(lines):
        return [lines[_ORDINALS[found[1].lower()]]]
    if named := _named(clause, case, lines):
        return named
    # What is kept is read back as what goes: who has a jacket and a hooded fleece means the jacket by "jacket".
    by_name = [line for line in lines if _words(clause) & {singular(word) for word in words_of(line.name)}]
    return by_name if kept and len(by_name) == 1 else []


def _are_told(clauses: tuple[str, ...], case: Case, lines: tuple[OrderLine, ...], *, kept: bool = False) -> bool:
    """Whether each clause that has a word of the order's items tells which one it is, by itself or by another."""
    named = _all_named(clauses, case, lines, kept=kept)
    # "The jacket, the Alder one".
    told = {singular(word) for line in named for word in words_of(line.name)}
    return all(
        _one_named(clause, case, lines, kept=kept) or _words(clause) & told or not names_an_item(clause, case)
        for clause in clauses
    )


# "The last two", but not "the last two weeks".
_COUNTED = {"two": 2, "2": 2, "three": 3, "3": 3}
_AT_AN_END = re.compile(
    r"\b(?P<end>first|last) (?P<count>two|2|three|3)\b"
    r"(?! (?:days?|weeks?|months?|years?|hours?|times|orders?|parcels?|pieces?)\b)",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1}
_AT_A_PLACE = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (?:items?|articles?|things?|products?|lines?|ones?)\b", re.IGNORECASE
)
_SOME = re.compile(r"(?:only |just )?(?:one|a|an|two|three|\d)\b", re.IGNORECASE)
_ONE = re.compile(r"^\W*(?:(?:no|only|just)\W+)*one\W*(?:please|pls)?\W*$", re.IGNORECASE | re.MULTILINE)
# "Cancel only the tent": what is to go.
_OBJECT = re.compile(
    r"(?:^\W*|\b(?:cancel|cancelling|drop|remove|scrap|bin|stop|delete|ditch|just|only)\s+)"
    r"(?:(?:just|only)\s+)?((?:(?:the|my|a|an|one|those|these)\s+)(?:[\w'’-]+ ?){1,3})",
    re.IGNORECASE,
)


def _chosen(said: Said, case: Case, lines: tuple[OrderLine, ...]) -> list[OrderLine]:
    position = _PLACES.get(said.entities.get("position", ""))
    if position is not None and -len(lines) <= position < len(lines):
        return [lines[position]]
    if not_there := _not_there(said, case, lines):
        return not_there
    kept = _KEEPS.search(said.text)
    if kept and _REST.match(kept[1]):
        # "Only the hat, keep the rest".
        return _named(said.text.replace(kept[0], " "), case, lines)
    if kept and (_ALL.search(said.text) or _REST.search(said.text)):
        but = _named(kept[1], case, lines)
        return [line for line in lines if line not in but] if but else []
    named = line_by_price(said.text, case, lines) or _named(said.text, case, lines)
    if named:
        return named
    return [line for line in lines if not line.shipped] if _REST.search(said.text) else []


def _not_there(said: Said, case: Case, lines: tuple[OrderLine, ...]) -> list[OrderLine]:
    """What did not come, where a message tells all that did, or all that did not."""
    if all_but := _ALL_BUT.search(said.text):
        return _named(all_but["missing"], case, lines)
    told = (_named(got["there"], case, lines) for words in _ONLY_GOT if (got := words.search(said.text)))
    there = next(filter(None, told), [])
    return [line for line in lines if there and line not in there]


def _named(text: str, case: Case, lines: tuple[OrderLine, ...]) -> list[OrderLine]:
    words = _words(text)
    heard = [words & called for called in case.called]
    # A word that only one line is called by names it; a word that several share names none of them.
    own = [
        line
        for place, line in enumerate(lines)
        if any(all(word not in other for at, other in enumerate(case.called) if at != place) for word in heard[place])
    ]
    if own:
        return own
    named = [line for line, words_heard in zip(lines, heard, strict=True) if words_heard]
    # "The boots" are not the boot socks.
    as_called = [line for line in named if _plurals(text) & set(words_of(line.name))]
    if len(as_called) == 1:
        return as_called
    # Two jackets, or things without a name, are told apart by their colour or their size.
    alike = named or list(lines)
    if len(alike) == 1:
        return alike
    for told_apart in (_in_colour(words, alike), _in_size(text, alike)):
        if len(told_apart) == 1:
            return told_apart
    return []


def _words(text: str) -> set[str]:
    # "My refund is short" names no shorts.
    return {singular(word) for word in words_of(_TIME_OF_DAY.sub(" ", text)) if word != "short"}


def _plurals(text: str) -> set[str]:
    return {word for word in words_of(text) if word != singular(word)}


def _in_colour(words: set[str], lines: list[OrderLine]) -> list[OrderLine]:
    outright = [line for line in lines if line.colour in words]
    shades = {shade for word in words for shade in SHADES.get(word, ())}
    return outright or [line for line in lines if line.colour in shades]


def _in_size(text: str, lines: list[OrderLine]) -> list[OrderLine]:
    sized = [line for line in lines if line.size]
    named = [line for line in sized if re.search(_OWN_SIZE.format(size=re.escape(line.size or "")), text)]
    # Only one thing that has a size can be in the wrong one.
    return sized if not named and len(sized) == 1 and _OF_SIZE.search(text) else named


# "Ordered S and it must be M": the size that something has, and not the one that is wanted.
_OWN_SIZE = (
    r"\b(?i:size|ordered|chose|took|taken|picked|clicked|selected|have|got|from|not|instead of)"
    r"(?i: (?:an?|the|my|size|uk))* {size}\b(?! (?:days?|weeks?|months?|hours?)\b)"
)
_OF_SIZE = re.compile(
    r"\b(?:(?:wrong|other|another|different) size|sizes? (?:up|down)|too (?:small|big|large|tight|loose|short|long))\b",
    re.IGNORECASE,
)
