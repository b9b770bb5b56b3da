"""The spaCy pipeline: which finder claims which part of a message, and in which order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.entities import amounts, dates, durations, emails, lacks, look_alikes, names, numbers, sizes
from bot.entities.claims import Claim, plain, without
from bot.entities.codes import Codes, find_promos
from bot.entities.dates import Calendar
from bot.entities.gazetteer import Gazetteer
from bot.entities.places import read_places
from bot.entities.vocabulary import Vocabulary

# The kinds that are passed on. The others (phones, postcodes, cards …) are claimed only to be taken for nothing else.
TOLD = frozenset(
    {"order_number", "email", "tracking_number", "promo_code", "product", "size", "size_step", "colour", "date"}
    | {"duration_days", "amount", "place", "name", "lacks"}
)
# Left as they were said: a classifier learns more from these words than from their kind.
_UNMASKED = frozenset({"duration_days", "place", "size_step"})
# First come, first served: an order number inside a date is none. E-mail addresses and the shop's own codes come before
# all of these, its products, colours and places after them.
_FINDERS = (
    amounts.find_signed, look_alikes.find, dates.find, numbers.find, sizes.find, find_promos, durations.find,
    amounts.find_called, names.find,
    look_alikes.find_references,
)  # fmt: skip

_ENTITIES = "counterhand_entities"

Doc.set_extension("claims", default=(), force=True)


@dataclass(frozen=True)
class Found:
    """An entity in a text: characters `start` to `end`, and the one form of what it names."""

    entity: str
    value: str
    start: int
    end: int


def build(vocabulary: Vocabulary) -> Language:
    """Build the pipeline for a shop's words."""
    nlp = spacy.blank("en")
    nlp.add_pipe(_ENTITIES)
    learn(nlp, vocabulary)
    return nlp


def learn(nlp: Language, vocabulary: Vocabulary) -> None:
    """Replace the shop's words in a pipeline that was built."""
    entities = nlp.get_pipe(_ENTITIES)
    assert isinstance(entities, Entities)  # noqa: S101  # `build` has put it there
    entities.learn(vocabulary)


def found(doc: Doc, calendar: Calendar) -> "list[Found]":
    """Return what the text of `doc` names, in its order; the calendar says which day "yesterday" is."""
    text = plain(doc.text)
    lacking = map(text.as_written, lacks.find(text.text))
    told = (claim for claim in (*doc._.claims, *lacking) if claim.kind in TOLD)
    entities = (Found(claim.kind, _value(claim, calendar), claim.start, claim.end) for claim in told)
    return sorted((entity for entity in entities if entity.value), key=lambda entity: entity.start)


def masked(doc: Doc) -> str:
    """Return the tokens of `doc` with each entity replaced by its kind: all numbers are alike to a classifier."""
    return " ".join(_masked(doc))


@Language.factory(_ENTITIES)
class Entities:
    """The pipeline's one component: sets the claims of a document, in the order of its text."""

    def __init__(self, nlp: Language, name: str) -> None:
        del name
        self._nlp = nlp
        self._places = read_places()
        self.learn(Vocabulary())

    def learn(self, vocabulary: Vocabulary) -> None:
        """Know these words of the shop, and no others."""
        self._codes = Codes(vocabulary.order_numbers, vocabulary.promo_codes)
        self._gazetteer = Gazetteer(self._nlp, vocabulary.products, vocabulary.colours, vocabulary.called)

    def __call__(self, doc: Doc) -> Doc:
        text = plain(doc.text)
        taken = list(emails.find(text.text))
        # "1042/ana@example.com": what is in an address is part of nothing else, and what is beside it stands alone.
        rest = without(text.text, taken)
        for find in (self._codes.find, *_FINDERS):
            _take(find(rest), taken)
        _take(self._gazetteer.find(doc if text.places is None else self._nlp.make_doc(text.text), text.text), taken)
        _take(self._places.find(rest), taken)
        doc._.claims = tuple(text.as_written(claim) for claim in sorted(taken, key=lambda claim: claim.start))
        return doc


def _take(claims: Iterable[Claim], taken: "list[Claim]") -> None:
    for claim in claims:
        if not any(claim.start < other.end and other.start < claim.end for other in taken):
            taken.append(claim)


def _masked(doc: Doc) -> Iterator[str]:
    coming = [claim for claim in doc._.claims if claim.kind not in _UNMASKED]
    until = 0
    for token in doc:
        while coming and coming[0].start < token.idx + len(token):
            claim = coming.pop(0)
            until = claim.end
            yield f"{claim.kind.replace('_', '')}entity"
        if token.idx >= until:
            yield token.lower_


def _value(claim: Claim, calendar: Calendar) -> str:
    return (dates.iso(claim.value, calendar) or "") if claim.kind == "date" else claim.value
