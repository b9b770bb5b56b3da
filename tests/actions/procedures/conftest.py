"""A shopper who has proved an order of the sample shop, chosen by what the test needs."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from shop.clock import utc_today
from shop.embedded.sample import sample_orders
from shop.interface import Order, OrderState
from shop.proof import Proofs
from tests.actions.fakes import resources
from tests.actions.procedures.talking import Talker
from tests.shop.fakes import FakeShop

ORDERS = sample_orders(utc_today())
# Returns a shopper and an order of that state for which `fits` holds.
Chooses = Callable[..., tuple[Talker, Order]]


@pytest.fixture
def proofs(tmp_path: Path) -> Iterator[Proofs]:
    """Proofs in a file of the test's own, which do not make it wait."""
    proofs = Proofs(tmp_path / "proofs.db", refusal_takes=timedelta())
    yield proofs
    proofs.close()


@pytest.fixture
def shopper_of(proofs: Proofs) -> Chooses:
    """Choose an order of the sample shop by its state and by what else is asked of it."""

    def choose(state: OrderState, fits: Callable[[Order], bool] = lambda _order: True) -> tuple[Talker, Order]:
        order = next(one for one in ORDERS if one.state is state and fits(one))
        return Talker(resources(shop=FakeShop(*ORDERS), proofs=proofs)), order

    return choose


def delivered_ago(order: Order, today: date) -> int:
    """How many days ago the last parcel of an order came."""
    days = [parcel.delivered_on for parcel in order.parcels if parcel.delivered_on]
    return (today - max(days)).days
