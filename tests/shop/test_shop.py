"""What the embedded shop adds to what every shop promises, and what holds for any shop that is opened."""

import asyncio
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from settings.reader import SettingsError, load
from shop.__main__ import main
from shop.deadline import PunctualShop
from shop.embedded.embedded import EmbeddedShop
from shop.embedded.seed import is_seeded, seed
from shop.interface import Order, OrderState, ShopUnavailable, Wanted
from shop.settings import ShopSettings, open_shop
from tests.shop.fakes import FakeShop
from tests.shop.orders import ANA, ORDERS, TODAY


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shop, seeded long before the TODAY of these tests."""
    path = tmp_path_factory.mktemp("shop") / "shop.db"
    seed(path)
    return path


async def test_embedded_shop_gives_back_the_whole_sample(shop_file: Path) -> None:
    """The shop read on TODAY is the whole sample made for TODAY, whenever the file was written."""
    orders = await EmbeddedShop(shop_file, lambda: TODAY).all_orders()
    assert sorted(orders, key=lambda order: order.number) == list(ORDERS)


async def test_an_order_never_ages(shop_file: Path) -> None:
    """A year later the example order is still shipped, and still expected tomorrow."""
    later = TODAY + timedelta(days=365)
    order = await EmbeddedShop(shop_file, lambda: later).order("1042")
    assert order is not None
    assert order.state is OrderState.SHIPPED
    assert order.email == ANA
    assert order.parcels[0].expected_on == later + timedelta(days=1)


async def test_an_answer_is_not_torn_by_midnight(shop_file: Path) -> None:
    """All dates of one answer are counted from one day, even if midnight passes while it is read."""
    days = iter((TODAY, TODAY + timedelta(days=1)))
    orders = await EmbeddedShop(shop_file, lambda: next(days)).orders_of(ANA)
    assert orders == await EmbeddedShop(shop_file, lambda: TODAY).orders_of(ANA)


def test_sample_is_as_large_as_promised() -> None:
    """400 orders from 1001 to 1400 by 200 customers, in every state."""
    assert [order.number for order in ORDERS] == [str(number) for number in range(1001, 1401)]
    assert len({order.email for order in ORDERS}) == 200
    assert len({order.customer_name for order in ORDERS}) == 200
    assert {order.state for order in ORDERS} == set(OrderState)


def test_sample_orders_make_sense() -> None:
    """Dates are in order, orders that have left have a parcel, sums are right, and odd states have a note."""
    for order in ORDERS:
        _check_dates(order)
        goods = sum(line.unit_price * line.quantity for line in order.lines)
        assert order.total == order.shipping + goods, order
        left = order.state in {OrderState.SHIPPED, OrderState.DELIVERED, OrderState.RETURNED}
        partly = order.state is OrderState.PARTLY_SHIPPED
        assert all(line.shipped for line in order.lines) is left, order
        assert any(line.shipped for line in order.lines) is (left or partly), order
        assert bool(order.parcels) or not (left or partly), order
        plain = {OrderState.PROCESSING, OrderState.SHIPPED, OrderState.DELIVERED}
        assert (order.note is None) is (order.state in plain), order


def _check_dates(order: Order) -> None:
    assert order.placed_on <= TODAY, order
    for parcel in order.parcels:
        assert order.placed_on < parcel.shipped_on <= TODAY, order
        if parcel.delivered_on:
            assert parcel.shipped_on < parcel.delivered_on < TODAY, order
        else:
            assert parcel.expected_on is None or parcel.expected_on >= TODAY, order


async def test_slow_shop_is_unavailable() -> None:
    """A shop that does not answer by its deadline counts as unavailable, and the caller hears so at once."""
    shop = PunctualShop(FakeShop(), deadline_s=0.02, delay_s=60)
    with pytest.raises(ShopUnavailable):
        await shop.order("1042")
    with pytest.raises(ShopUnavailable):
        await shop.orders_of(ANA)
    with pytest.raises(ShopUnavailable):
        await shop.products(Wanted())
    with pytest.raises(ShopUnavailable):
        await shop.product("Campfire Enamel Mug")
    with pytest.raises(ShopUnavailable):
        await shop.variants("HOM-MUG")
    with pytest.raises(ShopUnavailable):
        await shop.vocabulary()


async def test_opened_shop_is_as_slow_as_the_setting_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SHOP_DELAY_S slows every answer down, for drills."""
    monkeypatch.setenv("SHOP_DELAY_S", "0.05")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "made"))
    shop = open_shop(load(ShopSettings)[ShopSettings])
    started = asyncio.get_running_loop().time()
    assert await shop.order("1042") is not None
    assert asyncio.get_running_loop().time() - started >= 0.05


def test_an_unknown_shop_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown shop is refused with the names of those there are; without a name it is the sample shop."""
    assert load(ShopSettings)[ShopSettings].shop == "embedded"
    monkeypatch.setenv("SHOP", "magento")
    with pytest.raises(SettingsError, match=r"^SHOP: Input should be 'embedded'"):
        load(ShopSettings)


@pytest.mark.parametrize("content", (b"", b"not a database, though long enough to look like one" * 50))
async def test_broken_file_is_unavailable(tmp_path: Path, content: bytes) -> None:
    """A broken file raises ShopUnavailable without what was asked; seeding mends it."""
    path = tmp_path / "shop.db"
    path.write_bytes(content)
    shop = open_shop(ShopSettings(data_dir=tmp_path))
    with pytest.raises(ShopUnavailable) as caught:
        await shop.orders_of(ANA)
    assert not caught.value.args
    assert caught.value.__cause__ is None
    assert not is_seeded(path)
    seed(path)
    assert is_seeded(path)
    assert await shop.orders_of(ANA)


async def test_missing_file_is_unavailable_and_not_made(tmp_path: Path) -> None:
    """Reading never creates a file."""
    with pytest.raises(ShopUnavailable):
        await EmbeddedShop(tmp_path / "shop.db").order("1042")
    assert not (tmp_path / "shop.db").exists()


async def test_reading_does_not_block_the_event_loop(shop_file: Path) -> None:
    """While the shop is read, the loop goes on."""
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0)
            ticks += 1

    ticking = asyncio.create_task(tick())
    await EmbeddedShop(shop_file).all_orders()
    ticking.cancel()
    assert ticks > 10


async def test_many_may_seed_at_once(tmp_path: Path) -> None:
    """Two processes that start together both get a whole shop."""
    path = tmp_path / "shop.db"
    await asyncio.gather(*(asyncio.to_thread(seed, path) for _ in range(3)))
    assert len(await EmbeddedShop(path).all_orders()) == 400
    assert os.listdir(tmp_path) == ["shop.db"]  # noqa: PTH208  # pathlib's way is forbidden in coroutines


def test_order_names_nobody_when_printed() -> None:
    """A logged order or a traceback shows neither address nor name."""
    order = ORDERS[41]
    assert "1042" in repr(order)
    assert "whitlock" not in repr(order).lower()


def test_sample_command_prints_one_order_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python -m shop sample` seeds an absent shop and prints what a driver needs to play a shopper."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["shop", "sample"])
    main()
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 400
    assert rows[41] == {"number": "1042", "email": ANA, "name": "Ana Whitlock", "state": "shipped"}
