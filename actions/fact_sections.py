"""The sections of data/facts.yml and what may stand in each: prices, times, places, conditions."""

from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from typing import Annotated, Self
from zoneinfo import ZoneInfo

import holidays
from babel import Locale, UnknownLocaleError
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveInt,
    model_validator,
)

from actions.intents import known_intents


def _known_locale(name: str) -> str:
    try:
        Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        raise ValueError("must be a locale such as en_GB") from None
    return name


def _money(written: object) -> object:
    # 3.95 without quotes is a float in YAML, and floats are no money.
    if isinstance(written, float):
        raise ValueError('must be written in quotes, such as "3.95"')  # noqa: TRY004  # pydantic reports ValueError
    return written


def _from_to(days: tuple[int, int]) -> tuple[int, int]:
    if days[0] > days[1]:
        raise ValueError("must be from and to, such as [2, 4]")
    return days


def _time(written: str) -> time:
    hour, _, minute = written.partition(":")
    return time(int(hour), int(minute))


def _known_holidays(where: str) -> str:
    country, _, part = where.partition("-")
    parts = holidays.list_supported_countries().get(country)
    if parts is None or (part and part not in parts):
        raise ValueError("must be a country whose holidays are known, such as IE, or one and its part, such as GB-ENG")
    return where


def _known_intent(name: str) -> str:
    if name not in known_intents():
        raise ValueError(f"{name} is not an intent of intents.yml")
    return name


Text = Annotated[str, Field(min_length=1)]
Intent = Annotated[str, AfterValidator(_known_intent)]
ClockTime = Annotated[str, Field(pattern=r"^([01]?\d|2[0-3]):[0-5]\d$")]
Money = Annotated[Decimal, BeforeValidator(_money), Field(ge=0, decimal_places=2)]


class Section(BaseModel):
    """A section of the facts, or a part of one: nothing in it changes, and nothing unknown stands in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Shop(Section):
    """Who the shop is, and how it writes money and dates."""

    name: Text
    locale: Annotated[str, AfterValidator(_known_locale)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]
    timezone: ZoneInfo
    bank_holidays: Annotated[str, AfterValidator(_known_holidays)]


class DeliveryOption(Section):
    """A way of delivery, and what else shoppers call it. `days` are working days, from and to."""

    name: Text
    also: tuple[Text, ...] = ()
    price: Money
    days: Annotated[tuple[PositiveInt, PositiveInt], AfterValidator(_from_to)]


class ParcelsEnd(Section):
    """Where else than at a front door a parcel may end: what shoppers call it, and whether it may, as a sentence.

    `anywhere`: whatever the country. `standard_only`: by the first way of delivery alone.
    """

    called: Annotated[tuple[Text, ...], Field(min_length=1)]
    says: Text
    anywhere: bool = False
    standard_only: bool = False


class Shipping(Section):
    """Delivery. `order_by` is the time until which an order leaves the same working day."""

    options: Annotated[tuple[DeliveryOption, ...], Field(min_length=1)]
    free_from: Money
    order_by: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    waits_days: PositiveInt
    signed_from: Money
    later_days: PositiveInt
    trace_days: PositiveInt
    places: Annotated[tuple[Text, ...], Field(min_length=1)]
    place_notes: Mapping[str, Text]
    elsewhere: Text
    ends: tuple[ParcelsEnd, ...]

    @property
    def last_time(self) -> time:
        """Until when an order leaves the same working day."""
        return _time(self.order_by)

    @model_validator(mode="after")
    def _notes_are_of_places(self) -> Self:
        unknown = self.place_notes.keys() - set(self.places)
        if unknown:
            raise ValueError(f"place_notes: {', '.join(sorted(unknown))} is none of the places")
        return self


class Returns(Section):
    """Returns, refunds and the guarantee. `refund_days` are working days after the parcel is back.

    `kept` says what does not come back, as a whole sentence.
    """

    window_days: PositiveInt
    condition: Text
    cost: Money
    how: Text
    refund_days: PositiveInt
    refund_to: Text
    withdrawal_days: PositiveInt
    bank_days: NonNegativeInt
    set_aside_days: PositiveInt
    kept: Text
    guarantee_years: PositiveInt
    guarantee: Text


class Repairs(Section):
    """What mending costs after the guarantee, and how long it takes. `claim_days` are working days."""

    claim_days: PositiveInt
    zip: Money
    slider: Money
    seam: Money
    wax: Money
    soles: Money
    pole: Money
    weeks: Annotated[tuple[PositiveInt, PositiveInt], AfterValidator(_from_to)]
    busy_weeks: PositiveInt


class GiftCards(Section):
    """Gift cards and presents.

    `message` is in characters, `wrapping` a parcel's price, `not_wrapped` the kinds of things too bulky for it.
    """

    least: Money
    most: Money
    years: PositiveInt
    per_order: PositiveInt
    for_worn_out: Money
    wrapping: Money
    not_wrapped: tuple[Text, ...] = ()
    message: PositiveInt


class Code(Section):
    """A running promo code: what it takes off, and on which orders: the first, of `least`, with `items` of a category.

    `items` and `of` stand together or not at all.
    """

    code: Annotated[str, Field(pattern="^[A-Z0-9-]{3,20}$")]
    percent: Annotated[int, Field(ge=1, le=100)]
    first_order: bool = False
    least: Money | None = None
    items: PositiveInt | None = None
    of: Text | None = None

    @model_validator(mode="after")
    def _items_of_something(self) -> Self:
        if (self.items is None) != (self.of is None):
            raise ValueError("items and of stand together or not at all")
        return self


class Discounts(Section):
    """What codes run, what holds for all of them, and where they are typed in."""

    codes: tuple[Code, ...]
    together: Text
    gift_cards: Text
    reduced: Text
    afterwards: Text
    where: Text


class Prices(Section):
    """Lower prices: elsewhere, and our own within `refund_days` of an order (0: nothing is refunded)."""

    other_shops: Text
    refund_days: NonNegativeInt


class Ordering(Section):
    """How a shopper orders, what the smallest order is, where orders are not taken, and what many pieces get."""

    how: Text
    smallest: Text
    elsewhere: Text
    many: Text


class PaymentMethod(Section):
    """A way of paying, and what else shoppers call it."""

    name: Text
    also: tuple[Text, ...] = ()


class Payments(Section):
    """Paying. `hold_days` are working days until a bank releases the money it held for an order that failed."""

    taken: Annotated[tuple[PaymentMethod, ...], Field(min_length=1)]
    not_taken: tuple[PaymentMethod, ...]
    security: Text
    never_asked: Text
    hold_days: PositiveInt
    parts: Text
    taken_when: Text
    invoice: Text
    company: Text


class Account(Section):
    """What a shopper does about an account, each in whole sentences. `guests` tells whether an order needs one."""

    sign_in: Text
    reset: Text
    create: Text
    guests: Text
    update: Text
    delete: Text
    newsletter_on: Text
    newsletter_off: Text


class Membership(Section):
    """A programme for regular customers.

    It gives `points` for each pound that is spent; `reward_points` of them are `reward` off an order. All last
    `years`.
    """

    name: Text
    cost: Text
    points: PositiveInt
    reward_points: PositiveInt
    reward: Money
    years: PositiveInt
    join: Text
    leave: Text


class Contact(Section):
    """How people reach the shop. `visits` says where it can be visited, or that it cannot.

    The phone is answered on working days between `phone_from` and `phone_to`.
    """

    phone: Text
    phone_from: ClockTime
    phone_to: ClockTime
    email: Text
    email_answered: Text
    chat_answered: Text
    address: Text
    visits: Text

    @property
    def opens(self) -> time:
        """When the phone is answered from."""
        return _time(self.phone_from)

    @property
    def closes(self) -> time:
        """When the phone is answered until."""
        return _time(self.phone_to)


class Chat(Section):
    """How many days a chat is kept, and the photos sent in it."""

    days: PositiveInt
    photo_days: PositiveInt


class Urgent(Section):
    """Where help is when somebody's life is in danger: the number of the emergency services, and who listens."""

    emergency: Text
    listening: Text


class Website(Section):
    """The website. `notice` says what is wrong with it just now."""

    notice: str


class Help(Section):
    """The help pages. `url` is where the merchant's website shows data/knowledge; empty: this installation shows it."""

    url: Annotated[str, Field(pattern=r"^(https?://[^\s?#]*[^\s?#/])?$")]


class Damaged(Section):
    """Damaged, defective, wrong and missing items. `report_days` are days after delivery."""

    report_days: PositiveInt
    offers: Text
    keep: Text
