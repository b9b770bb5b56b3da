"""What a message says for a slot: the item of an order, a size, an address, a wish, yes or no."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal

from actions.moments import day_ahead
from actions.procedures.addresses import corrected_address, named_address
from actions.procedures.case import Case
from actions.procedures.counts import wanted_count
from actions.procedures.lines import keeps_all, named_line, names_an_item, only_names_an_item
from actions.procedures.procedure import Slot, Takes
from actions.procedures.proving import ORDER
from actions.procedures.said import Said, said_pattern, says, without_addresses
from actions.procedures.variants import wanted_colour, wanted_size
from actions.talk_expressions import talk_expression

YES, NO = "yes", "no"
# The entity that a button of a question carries.
VALUE = "value"
# How shoppers put things, in and out of a procedure.
# What stands in a slot where a photo was asked for and there is none.
NO_PHOTO = "none"


def read_slot(slot: Slot, said: Said, case: Case, *, asked: bool) -> str | None:
    """Return the value that the message gives, or None. `asked`: it answers the question for this slot."""
    if asked and VALUE in said.entities:
        return said.entities[VALUE]
    return _READERS[slot.takes](slot, said, case, asked)


def _line(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    return named_line(said, case)


def _product(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    return said.products[0] if len(said.products) == 1 else None


def _article(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001  # all readers have one signature
    """Return the one product that is named and that the order has not, with the size and colour named beside it."""
    others = [name for name in said.products if case.lacks(name)]
    # "Another one in place of the jacket", and then: "the mug".
    if len(others) != 1 or not (asked or _tells(slot, Said(case.wish.text))):
        return None
    own = {value for line in case.lines for value in (line.size, line.colour)} if case.order else set()
    named = (said.entities.get(variant) for variant in ("size", "colour"))
    return ", ".join([others[0], *(value for value in named if value and value not in own)])


def _size(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    return wanted_size(said, case, asked=asked)


def _colour(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    return wanted_colour(said, case, asked=asked)


def _address(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    before = case.wish.known.get("address")
    # A part of it that is put right stays beside the rest.
    corrected = corrected_address(said.text, before) if before and before not in said.text else None
    return corrected or named_address(said.text, case.wish.order, asked=asked)


def _text(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001  # all readers have one signature
    told = _tells(slot, said) or (asked and not only_names_an_item(said.text, case))
    return without_addresses(said.text) or None if told else None


def _tells(slot: Slot, said: Said) -> bool:
    return slot.told_by is not None and says(slot.told_by, said.text)


def _choice(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001  # all readers have one signature
    if asked and said.answers in slot.choices:
        return said.answers
    found = [
        (match.start(), name)
        for name, words in _meant_by(slot, asked=asked)
        for match in said_pattern(words).finditer(said.text)
        if not _NOT_MEANT.search(said.text, 0, match.start())
    ]
    if not found and asked and slot.naming_means and names_an_item(said.text, case):
        return slot.naming_means
    # "A new one, or wait, the money": the last that is named is the one that is meant.
    return max(found)[1] if found else None


# "Not the money", "rather than a refund": what is named so is not meant.
_NOT_MEANT = re.compile(
    r"\b(?:not|than|instead of|in place of|no|without|don['’]?t (?:want|need))(?: (?:the|a|an|any|my))*\s+$",
    re.IGNORECASE,
)


def _meant_by(slot: Slot, *, asked: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from slot.choices.items()
    if asked:
        yield from slot.answers.items()


def _yes_no(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    # "Not the hat", of the hat alone, is a no.
    return (said.answers or (NO if keeps_all(said.text, case) else None)) if asked else None


def _count(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001  # all readers have one signature
    return wanted_count(slot, said, case, asked=asked)


def _amount(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    amount = said.entities.get("amount")
    if amount is None or not (_lacks if slot.lacking else _came)(amount, said.text):
        return None
    # Less came back than was paid: a sum as large as the order's is the other one.
    return amount if case.order is None or Decimal(amount) < case.order.total else None


# "Got £40", "only 40 pounds came": any other sum may be what is missing of it, "£8 short", "kept back £8".
_CAME_BEFORE = (
    r"\b(?:got|received|had|was|came|refunded|paid|sent|gave|back|only|just|instead of \S+)"
    r"(?:,? (?:me|us|back|only|just|was|to))*,?"
)
_CAME_AFTER = (
    r"(?: (?:pounds?|quid|only|just))*,? (?:back|came|arrived|turned up|(?:was|were|is) (?:refunded|paid|sent))"
)
_MISSING_BEFORE = (
    r"\b(?:kept(?: back)?|held back|withheld|short|missing|lacking|less|owe[ds]?|owing)(?: (?:by|of|me|us))*"
)
_MISSING_AFTER = (
    r"(?: (?:pounds?|quid|is|are|was|were|too|still))*"
    r" (?:short|missing|less|little|low|lacking|below|under|off|more|owing|owed|outstanding|to come)\b"
)


def _lacks(amount: str, text: str) -> bool:
    """Whether a sum is what is missing."""
    missing = rf"{_MISSING_BEFORE} {_figure(amount)}|{_figure(amount)}{_MISSING_AFTER}"
    return re.search(missing, text, re.IGNORECASE) is not None


def _came(amount: str, text: str) -> bool:
    """Whether a sum is what came back, and not what is missing."""
    came = rf"{_CAME_BEFORE} {_figure(amount)}|{_figure(amount)}{_CAME_AFTER}"
    return not _lacks(amount, text) and re.search(came, text, re.IGNORECASE) is not None


def _figure(amount: str) -> str:
    """Write a sum as it may stand in a message: its figure, or words that end in what is paid with."""
    return rf"(?:£?{re.escape(amount.removesuffix('.00'))}(?:\.00)?(?![\d.]*\d)|\b[a-z-]+(?= (?:quid|pounds?)\b))"


def _order(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    return said.entities.get(ORDER) or case.wish.order


def _photo(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    if said.photos:
        return str(said.photos)
    if talk_expression("lacks_photo").search(said.text):
        return NO_PHOTO
    # It is asked for once: whatever else is answered, it goes on without.
    goes_on = said.answers == NO or (said.text and not _PHOTO_COMES.search(said.text))
    return NO_PHOTO if asked and goes_on else None


_PHOTO_COMES = re.compile(
    r"\b(?:here (?:you|it|they|u)|wait|hang on|hold on|one (?:sec|moment|minute)|a (?:sec|moment|minute)|sec|moment"
    r"|sending|uploading|attached|coming|will send|i'?ll send|yes|yeah|ok|okay|sure)\b",
    re.IGNORECASE,
)


def _date(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001  # all readers have one signature
    named = said.entities.get("date")
    coming = day_ahead(named, said.text, case.today) if named and (asked or _tells(slot, said)) else None
    if coming and not slot.first and _BEFORE.search(said.text):
        coming -= timedelta(days=1)
    if coming == case.today and slot.first and not _TODAY.search(said.text):
        # "Not before Tuesday", said on a Tuesday, is a week from now.
        coming += timedelta(weeks=1)
    return coming.isoformat() if coming else None


# "Before Friday" is Thursday at the latest.
_TODAY = re.compile(r"\b(?:to(?:day|night)|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore (?!\d|noon|midday|lunch)", re.IGNORECASE)


def _place(slot: Slot, said: Said, case: Case, asked: bool) -> str | None:  # noqa: FBT001, ARG001  # all readers have one signature
    return said.entities.get("place")


_READERS: Mapping[Takes, Callable[[Slot, Said, Case, bool], str | None]] = {
    Takes.LINE: _line,
    Takes.PRODUCT: _product,
    Takes.ARTICLE: _article,
    Takes.SIZE: _size,
    Takes.COLOUR: _colour,
    Takes.ADDRESS: _address,
    Takes.TEXT: _text,
    Takes.CHOICE: _choice,
    Takes.YES_NO: _yes_no,
    Takes.PHOTO: _photo,
    Takes.DATE: _date,
    Takes.PLACE: _place,
    Takes.ORDER: _order,
    Takes.COUNT: _count,
    Takes.AMOUNT: _amount,
}
