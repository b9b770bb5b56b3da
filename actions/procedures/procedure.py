"""What a file of data/procedures, and data/slots.yml, may hold: docs/procedures.md says what each field means."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from actions.procedures.agenda import Stands
from actions.procedures.said import said_pattern
from actions.reasons import HandoffReason

# Where an order may stand. A delayed one is told apart by whether anything has left.
STATES = (
    "processing",
    "shipped",
    "partly_shipped",
    "delayed",
    "delayed_on_its_way",
    "delivered",
    "cancelled",
    "returned",
)
# The one row of a procedure that needs no order.
ANY = "any"
CONFIRM = "confirm"
# What the words of a count may tell: so many, all but so many, all; or nothing of an item's pieces.
COUNTED = frozenset({"some", "all_but", "all", "none"})


class Takes(StrEnum):
    """What kind of value a slot takes: `actions/procedures/reading.py` reads it."""

    LINE = "line"
    PRODUCT = "product"
    ARTICLE = "article"
    SIZE = "size"
    COLOUR = "colour"
    ADDRESS = "address"
    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes_no"
    PHOTO = "photo"
    DATE = "date"
    PLACE = "place"
    ORDER = "order"
    COUNT = "count"
    AMOUNT = "amount"


class Does(StrEnum):
    """What a cell of a table does: tell, refuse (with reason and alternative), or propose to a person."""

    TELL = "tell"
    REFUSE = "refuse"
    PROPOSE = "propose"


def _several(value: object) -> object:
    return value if isinstance(value, list) else [value]


Text = Annotated[str, Field(pattern=r"\S")]
Words = Annotated[tuple[Text, ...], Field(min_length=1)]
Response = Annotated[str, Field(pattern=r"^utter_\w+$")]
# A number of days in data/facts.yml, such as returns.window_days.
DaysFact = Annotated[str, Field(pattern=r"^\w+\.\w+$")]


class Part(BaseModel):
    """What a file may hold: nothing else, and nothing that changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Slot(Part):
    """Something that is known of a wish: what agents read, what it takes, the question for it.

    `choices` names each answer of a choice, with the words that mean it; of a count what its words tell: `some` and
    `all_but`, in which N stands for a number (one, where there is no N), `all`, and `none` for what counts something
    else. `told_by` are words that tell a text or a day without being asked: a message that has one of them.
    """

    title: Text
    takes: Takes
    asks: Response | None = None
    choices: Mapping[Text, Words] = Field(default_factory=dict)
    told_by: Words | None = None
    # Of a choice or a count: words that mean an answer only where it is asked for.
    answers: Mapping[Text, Words] = Field(default_factory=dict)
    # Of a day: whether it is the first one that is meant, so that "not before Friday" is Friday.
    first: bool = False
    # Of a sum: whether it is what is missing, so that "£8 short" is one and "only £8 came" is none.
    lacking: bool = False
    # Of a choice: the answer of who only names an item of the order: "the hat, please".
    naming_means: Text | None = None
    buttons: bool = False

    @model_validator(mode="after")
    def _choice_has_choices(self) -> "Slot":
        if (self.takes in {Takes.CHOICE, Takes.COUNT}) != bool(self.choices):
            raise ValueError("`choices` belongs to `takes: choice` and `takes: count`, and those need it")
        if self.takes is Takes.COUNT and not self.choices.keys() <= COUNTED:
            raise ValueError(f"the `choices` of a count are {', '.join(sorted(COUNTED))}")
        if not self.answers.keys() <= self.choices.keys():
            raise ValueError("`answers` names what is none of the `choices`")
        if self.naming_means and self.naming_means not in self.choices:
            raise ValueError("`naming_means` is none of the `choices`")
        return self


class When(Part):
    """What must hold, all of it, for a cell or an answer to apply."""

    delivered_within: DaysFact | None = None
    delivered_beyond: DaysFact | None = None
    placed_within: DaysFact | None = None
    due: Annotated[tuple[Literal["later", "today", "past", "unknown"], ...], BeforeValidator(_several)] | None = None
    # Whether it should have left by now, where it has not.
    late_in_packing: bool | None = None
    # Whether it is packed with its label, though it has not left.
    packed: bool | None = None
    # Whether it is expected by the day that the shopper needs it: surely, perhaps or not; none where no day is known.
    needed: Literal["in_time", "perhaps", "too_late"] | None = None
    item_sent: bool | None = None
    item_to_come: bool | None = None
    several_items: bool | None = None
    # Whether there is more than one piece of the one item.
    several_pieces: bool | None = None
    # Whether the wish is about some of the order's items, and not all.
    part_of_order: bool | None = None
    # Whether the wish is about fewer pieces of an item than there are.
    fewer_pieces: bool | None = None
    # Whether the item is made in the size and colour that is wished for.
    comes_in: bool | None = None
    # Whether the one item comes in sizes at all.
    sized: bool | None = None
    # Whether another order was told of together with it.
    of_two_orders: bool | None = None
    in_stock: bool | None = None
    # Whether anything else of the one item is in stock than what was ordered.
    others_in_stock: bool | None = None
    other_sizes: bool | None = None
    other_colours: bool | None = None
    # Whether it is in stock in another colour, in the size it was ordered in.
    another_colour_there: bool | None = None
    delivers_there: bool | None = None
    price_fell: bool | None = None
    says: Words | None = None
    known: Words | None = None
    known_any: Words | None = None
    unknown: Words | None = None
    has: Mapping[Text, Text] | None = None
    stands: Annotated[tuple[Stands, ...], BeforeValidator(_several)] | None = None
    state: Annotated[tuple[Literal[STATES], ...], BeforeValidator(_several)] | None = None  # type: ignore[valid-type]  # a literal of a constant

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that it names."""
        return (*(self.known or ()), *(self.known_any or ()), *(self.unknown or ()), *(self.has or {}))


class Cell(Part):
    """What is done in one state of the order. `needs` are asked for first, in their order.

    `asks` is the question for a yes where `confirm` is needed, `questions` are its own for other slots, instead of
    those of data/slots.yml. `passed_on` is what is said when a person gets it, `kept` what is said after a no.
    `goes_to` is the procedure that takes the wish over. `offers_person`: a "yes" to what was told brings one in.
    `shows_order` adds the order's card. `asks_again` is a slot whose answer cannot be: its question is asked once more.
    """

    when: When | None = None
    does: Does = Does.TELL
    needs: tuple[Text, ...] = ()
    says: Response | None = None
    asks: Response | None = None
    questions: Mapping[Text, Response] = Field(default_factory=dict)
    passed_on: Response | None = None
    kept: Response | None = None
    goes_to: Text | None = None
    asks_again: Text | None = None
    offers_person: bool = False
    # The intent that a "yes" to what was told begins: "you can cancel it and order anew".
    offers: Text | None = None
    shows_order: bool = False

    @property
    def leaves(self) -> Stands:
        """Where a wish stands once it was said."""
        return Stands.REFUSED if self.does is Does.REFUSE else Stands.TOLD

    @model_validator(mode="after")
    def _says_something(self) -> "Cell":
        if self.goes_to:
            return self
        if self.asks_again:
            if self.asks_again not in self.questions:
                raise ValueError("`asks_again` needs its question in `questions`")
            return self
        if self.does is Does.PROPOSE and not self.passed_on:
            raise ValueError("a proposal needs `passed_on`, what is said when a person gets it")
        if self.does is not Does.PROPOSE and not self.says:
            raise ValueError("`says` is missing: the response to say")
        if CONFIRM in self.needs and not (self.asks and self.kept):
            raise ValueError("`confirm` needs `asks`, its question, and `kept`, what is said after a no")
        return self


# The cells of a row; a state's name as the last one goes on as that state's row.
Row = Annotated[
    tuple[Cell | Literal[STATES], ...],  # type: ignore[valid-type]  # a literal of a constant
    BeforeValidator(_several),
    Field(min_length=1),
]


class Answer(Part):
    """What is said to a question about the wish: one with these words, one that is `asked`, or one for an aspect of it.

    `asked` names questions of data/questions.yml. `alone` are words that ask it where nothing beside them says
    anything: "sum?", "and the carrier please".
    """

    asked: Words | None = None
    aspect: Literal["cost", "time", "why", "how", "sure", "where", "which", "undecided"] | None = None
    words: Words | None = None
    alone: frozenset[Text] = frozenset()
    when: When | None = None
    says: Response
    # Whether the order's card comes with it.
    shows_order: bool = False
    # Whether a person gets the wish with it, or is offered.
    passes_on: bool = False
    offers_person: bool = False
    # The intent that a "yes" to it begins.
    offers: Text | None = None
    # Whether it is said before the first question where a wish begins with these words, and only there.
    opens: bool = False
    # Intents that a message with these words looks like, and that are not meant right after this wish.
    instead_of: tuple[Text, ...] = ()
    # Whether it also answers a wish that begins with these words, or with what is `asked`.
    at_once: bool = False
    # Whether it does so by what is `asked` where it is another procedure's: never written, taken over from there.
    asked_at_once: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """What the words look like in a message."""
        return said_pattern(self.words) if self.words else None

    @model_validator(mode="after")
    def _answers_something(self) -> "Answer":
        if not (self.aspect or self.words or self.alone or self.asked):
            raise ValueError("name `asked`, an `aspect`, `words` or `alone`: what question this answers")
        return self


class Told(Part):
    """Words that begin a procedure by themselves.

    `instead_of` are the intents that such a message looks like, and that are not meant; `unless` are words with which
    it is not begun.
    """

    words: Words
    instead_of: Words
    unless: Words | None = None
    # Whether they do where an order is named, too, and whether they do where none is.
    with_number: bool = False
    without_number: bool = True


class TakesOver(Part):
    """Wishes of the kinds `wishes` are another procedure's where the shopper `says` one of these words."""

    wishes: Words
    says: Words


class Procedure(Part):
    """How one kind of wish is carried; `kind` is the file's name."""

    kind: Text
    title: Text
    begins: Words
    # Intents with an answer of their own that begin it where an order is named, or is named next.
    with_order: tuple[Text, ...] = ()
    # Intents that begin it only where the message itself names an order.
    with_number: tuple[Text, ...] = ()
    # Words that begin it by themselves, where no order is named: it needs no proof.
    begins_told: Told | None = None
    # Of the intents of `with_order` and `with_number`: words with which they keep their own answer.
    unless: Words | None = None
    # The kinds whose wish of the same order is a part of this one: "cancel it, I want my money".
    covers: tuple[Text, ...] = ()
    proof: bool = True
    # Of an order of which a part has left: which of its items the wish can be about, those that have or the others.
    of_items: Literal["sent", "to_come"] | None = None
    # Slots that are taken where the shopper says them, and never asked for.
    hears: tuple[Text, ...] = ()
    # Whether it asks how many pieces are meant, where an item of several is named as one.
    asks_count: bool = False
    # Whether its items are given up: what the shopper keeps is never among them, and what is unclear is asked.
    gives_up: bool = False
    # Slots whose value are the words that the wish begins with, where those are more than a few.
    told_at_once: tuple[Text, ...] = ()
    # Whether a bare order number begins it.
    of_a_number: bool = False
    # The procedures whose wishes settle one of this, too, once a person has settled them.
    settled_with: tuple[Text, ...] = ()
    # Words that tell of this wish in a clause about an item, and which procedure is asked first, the lowest.
    told_by: Words | None = None
    told_before: int = 0
    # The wishes of other kinds that are one of this on the shopper's words, as long as no order is proved.
    takes_over: tuple[TakesOver, ...] = ()
    # What is said once, before the first question: sorry, and what one may expect.
    opens: Response | None = None
    # Why a person gets it: `damage` keeps its photos together.
    reason: Literal[HandoffReason.WISH, HandoffReason.DAMAGE] = HandoffReason.WISH
    # What is said where the shopper has no e-mail address or number to prove the order with.
    without_proof: Response | None = None
    table: Mapping[str, Row]
    answers: tuple[Answer, ...] = ()
    # The procedure whose answers to words hold here, too, after its own.
    answers_as: Text | None = None

    @model_validator(mode="after")
    def _table_is_whole(self) -> "Procedure":
        wanted = STATES if self.proof else (ANY,)
        missing = [state for state in wanted if state not in self.table]
        unknown = [state for state in self.table if state not in wanted]
        if missing or unknown:
            lacks = f"the table lacks {', '.join(missing)}" if missing else ""
            has = f"the table has {', '.join(unknown)}, which is no state" if unknown else ""
            raise ValueError(f"{lacks}{'; ' if lacks and has else ''}{has}")
        for state, row in self.table.items():
            *before, last = row
            if any(isinstance(one, str) for one in before):
                raise ValueError(f"table: in {state} nothing can follow the cells of another row")
            if isinstance(last, str) and isinstance(self.table[last][-1], str):
                raise ValueError(f"table: {state} goes on as {last}, which itself goes on as another")  # noqa: TRY004  # pydantic reports ValueError
            if not isinstance(last, str) and last.when is not None:
                raise ValueError(f"table: the last cell of {state} needs to hold always: leave its `when` out")
        return self

    def cells(self, state: str) -> tuple[Cell, ...]:
        """Return the row of that state, with the cells of the row that it goes on as."""
        rows = (self.cells(one) if isinstance(one, str) else (one,) for one in self.table[state])
        return tuple(cell for cells in rows for cell in cells)

    @property
    def own_cells(self) -> Iterator[tuple[str, int, Cell]]:
        """The cells as they are written: with the state of their row, and their place in it."""
        for state, row in self.table.items():
            yield from ((state, at, cell) for at, cell in enumerate(row) if not isinstance(cell, str))

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that it may ask for, each once, as its cells name them."""
        needs = (slot for _, _, cell in self.own_cells for slot in cell.needs)
        return tuple(dict.fromkeys((*self.hears, *self.told_at_once, *needs)))
