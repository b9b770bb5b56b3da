"""Which orders a talk is about, and the words that stand for them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from shop.embedded.catalogue import read_catalogue
from shop.embedded.sample import sample_orders
from shop.interface import OrderState
from talks.orders import Sample, Words
from talks.script import BadTalk, Dialogue, Needs

TODAY = date(2026, 11, 30)
ORDERS = sample_orders(TODAY)


@pytest.fixture
def sample() -> Sample:
    """The sample shop's orders, none of which has been used."""
    return Sample(ORDERS, read_catalogue(), TODAY)


def _talk(needs: Needs | None) -> Dialogue:
    return Dialogue("orders", "one", (), needs)


@pytest.mark.parametrize(("days", "is_in"), ((-1, False), (0, True), (14, True), (15, False)))
def test_days_since_delivery_are_counted_on_both_borders(days: int, is_in: bool) -> None:  # noqa: FBT001  # a row of the table
    """An order of a span of days since delivery is chosen on its first and its last day and not beyond."""
    order = next(one for one in ORDERS if one.state is OrderState.DELIVERED)
    (parcel,) = order.parcels
    moved = replace(order, parcels=(replace(parcel, delivered_on=TODAY - timedelta(days=days)),))
    fitting = Sample([moved], read_catalogue(), TODAY).fitting(Needs(delivered_ago=(0, 14)))
    assert bool(list(fitting)) is is_in


def test_orders_fit_what_is_needed(sample: Sample) -> None:
    """Only orders in the state, with the lines, parcels, products and note that a talk needs are chosen."""
    partly = [one.order for one in sample.fitting(Needs(states=("partly_shipped",), lines=(2, 2)))]
    assert partly
    assert {(order.state, len(order.lines)) for order in partly} == {(OrderState.PARTLY_SHIPPED, 2)}
    delayed = [one.order for one in sample.fitting(Needs(states=("delayed",), parcels=False))]
    assert delayed
    assert not any(order.parcels for order in delayed)
    assert all("sold out" in (one.order.note or "") for one in sample.fitting(Needs(note="sold out")))
    assert all(one.line.sku.startswith("BTS") for one in sample.fitting(Needs(skus=("BTS",), sized=True)))
    assert not list(sample.fitting(Needs(states=("processing",), delivered_ago=(0, 999))))


def test_a_second_order_is_of_the_same_customer(sample: Sample) -> None:
    """Where a talk needs two orders, both are of one customer, and they are two."""
    for one in sample.fitting(Needs(also=Needs())):
        assert one.also
        assert (one.also.email, one.also.number != one.order.number) == (one.order.email, True)


def test_orders_take_turns(sample: Sample) -> None:
    """No order is used a second time before each that fits was used once."""
    needs = Needs(states=("delayed",), parcels=True)
    count = len(list(sample.fitting(needs)))
    numbers = [sample.words(_talk(needs)).said("{number}") for _ in range(2 * count)]
    assert sorted(numbers[:count]) == sorted(numbers[count:]) == sorted(set(numbers))


def test_no_order_that_fits_is_a_mistake(sample: Sample) -> None:
    """A talk about an order that the sample shop does not have is refused by name."""
    with pytest.raises(BadTalk, match="orders, one"):
        sample.words(_talk(Needs(states=("lost",))))


def test_words_are_those_of_the_order(sample: Sample) -> None:
    """Number, address, sums and days are those of the order; somebody else's order is not of this customer."""
    words = sample.words(_talk(Needs(states=("shipped",), skus=("JKT-ALDER",), sized=True)))
    order = next(one for one in ORDERS if one.number == words.said("{number}"))
    line = next(one for one in order.lines if one.sku == "JKT-ALDER")
    (parcel,) = order.parcels
    assert words.said("{email} {total} {price} {item} {size} {short}") == (
        f"{order.email} £{order.total:.2f} £149.00 Alder Waterproof Jacket {line.size} jacket"
    )
    assert parcel.expected_on
    assert words.said("{expected}") == f"{parcel.expected_on.day} {parcel.expected_on:%B}"
    assert words.said("{size_up}") != words.said("{size}")
    other = next(one for one in ORDERS if one.number == words.said("{other}"))
    assert other.email == words.said("{other_email}") != order.email
    with pytest.raises(BadTalk, match="delivered"):
        words.said("{delivered}")


def test_days_that_follow_are_worked_out(sample: Sample) -> None:
    """The last day to return, to report damage and to claim a fallen price follow from the order and the terms."""
    words = sample.words(_talk(Needs(states=("delivered",))))
    order = next(one for one in ORDERS if one.number == words.said("{number}"))
    delivered = order.parcels[-1].delivered_on
    assert delivered
    last = [delivered + timedelta(days=30), delivered + timedelta(days=14), order.placed_on + timedelta(days=14)]
    assert words.said("{return_by}, {report_by}, {price_by}") == ", ".join(f"{day.day} {day:%B}" for day in last)


def test_placeholders_in_patterns_are_taken_literally() -> None:
    """A sum is found with and without pence of nought, a day not within another; a quantity in braces stays."""
    words = Words({"total": "£60.00", "email": "a.b@example.com", "placed": "3 December"}, TODAY)
    assert words.pattern(r"{total} \d{4}") == r"£60(?:\.00)? \d{4}"
    assert words.pattern("{email}") == r"a\.b@example\.com"
    assert words.pattern("{placed}") == r"\b3\ December\b"
    assert words.said("{day} and {day+3} and {day-1}") == "30 November and 3 December and 29 November"
    with pytest.raises(BadTalk, match=r"nothing is known of \{size\}"):
        words.said("size {size}")
