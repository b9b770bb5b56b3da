"""Cards as text in Telegram's formatting: the same facts that the widget draws."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from handoff.channels.telegram.outbound.spans import Span
from handoff.notices import NoticeTexts

_MONEY = re.compile(r"(-?\d+(?:\.\d+)?) ([A-Z]{3})")
_WEB = re.compile(r"https?://", re.IGNORECASE)


class _Item(BaseModel):
    name: str
    quantity: int


class _Tracking(BaseModel):
    carrier: str
    number: str
    url: str | None = None


class OrderCard(BaseModel):
    """An order."""

    kind: Literal["order"]
    number: str
    status_text: str
    placed_at: str
    items: list[_Item]
    total: str
    tracking: _Tracking | None = None
    eta: str | None = None
    picture: str | None = None


class ProductCard(BaseModel):
    """Something that the shop sells."""

    kind: Literal["product"]
    name: str
    price: str
    picture: str | None = None
    url: str | None = None
    text: str | None = None


class PageCard(BaseModel):
    """A section of a help page."""

    kind: Literal["page"]
    name: str
    heading: str
    url: str


Card = OrderCard | ProductCard | PageCard
# Telegram says "en" of most who read English; Babel takes that for American, and writes "Nov 21, 2026".
_BARE_ENGLISH, _ENGLISH = Locale("en"), Locale("en", "001")
_card: TypeAdapter[Card] = TypeAdapter(Annotated[Card, Field(discriminator="kind")])


def read_card(card: object) -> Card | None:
    """The card, or None where it is of a kind that this channel does not know."""
    try:
        return _card.validate_python(card)
    except ValidationError:
        return None


def locale_of(language: str | None) -> Locale:
    """The locale of a shopper's language tag; English where there is none that Babel knows, and not that of the USA."""
    try:
        locale = Locale.parse(language or "en", sep="-" if "-" in (language or "") else "_")
    except (UnknownLocaleError, ValueError):
        return _ENGLISH
    return _ENGLISH if locale == _BARE_ENGLISH else locale


def draw(card: Card, texts: NoticeTexts, locale: Locale) -> list[Span]:
    """The card as text, one fact a line."""
    lines = _lines(card, texts, locale)
    spans: list[Span] = []
    for line in lines:
        spans += [Span("\n"), *line] if spans else line
    return spans


def _lines(card: Card, texts: NoticeTexts, locale: Locale) -> Iterator[list[Span]]:
    match card:
        case OrderCard():
            return _order(card, texts, locale)
        case ProductCard():
            return _product(card, locale)
        case PageCard():
            return _page(card)


def money(text: str, locale: Locale) -> str:
    """An amount like "84.00 GBP", as cards carry it, written as the locale does; other text stays as it is."""
    if not (found := _MONEY.fullmatch(text)):
        return text
    written: str = format_currency(Decimal(found[1]), found[2], locale=locale)
    return written


def _order(card: OrderCard, texts: NoticeTexts, locale: Locale) -> Iterator[list[Span]]:
    yield [Span(texts.say("card_order", number=card.number), "b"), Span(f" · {card.status_text}")]
    yield [Span(texts.say("card_placed", day=_day(card.placed_at, locale)))]
    for item in card.items:
        yield [Span(f"{format_decimal(item.quantity, locale=locale)} × {item.name}")]
    yield [Span(texts.say("card_total", amount=money(card.total, locale)))]
    if card.eta:
        yield [Span(texts.say("card_eta", day=_day(card.eta, locale)))]
    if card.tracking:
        yield [Span(f"{card.tracking.carrier} {card.tracking.number}")]
        if card.tracking.url and _WEB.match(card.tracking.url):
            yield [Span(texts.say("card_track"), "a", card.tracking.url)]


def _product(card: ProductCard, locale: Locale) -> Iterator[list[Span]]:
    linked = card.url and _WEB.match(card.url)
    yield [Span(card.name, "a", card.url or "") if linked else Span(card.name, "b")]
    yield [Span(money(card.price, locale))]
    if card.text:
        yield [Span(card.text)]


def _page(card: PageCard) -> Iterator[list[Span]]:
    linked = _WEB.match(card.url)
    yield [Span(card.heading, "a", card.url) if linked else Span(card.heading, "b"), Span(f" · {card.name}")]


def _day(iso: str, locale: Locale) -> str:
    """The day of an ISO date or time, written out; a text that is neither stays as it is."""
    try:
        written: str = format_date(date.fromisoformat(iso[:10]), "medium", locale=locale)
    except ValueError:
        return iso
    return written
