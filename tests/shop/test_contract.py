"""What every shop promises. A new adapter joins the shops of the fixture and has to pass all of these tests."""

import re
from pathlib import Path

import pytest

from shop.deadline import PunctualShop
from shop.embedded.embedded import EmbeddedShop
from shop.embedded.seed import seed
from shop.interface import Shop, Wanted
from shop.remembering import RememberingShop
from shop.search.index import lexicon
from shop.search.search import search
from shop.search.wanted import read
from shop.vocabulary import write_vocabulary
from tests.shop.fakes import FakeShop, LargeShop
from tests.shop.orders import ORDERS, TODAY


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shop]:
    """All shops, with the same orders and the same products."""
    # Seeded long before the TODAY of these tests.
    path = tmp_path_factory.mktemp("shop") / "shop.db"
    seed(path)
    embedded = EmbeddedShop(path, lambda: TODAY)
    return {
        "embedded": embedded,
        "fake": FakeShop(*ORDERS),
        "large": LargeShop(*ORDERS),
        "punctual": PunctualShop(embedded),
        "remembering": RememberingShop(embedded),
    }


@pytest.fixture(params=("embedded", "fake", "large", "punctual"))
def shop(request: pytest.FixtureRequest, shops: dict[str, Shop]) -> Shop:
    """One of the shops."""
    return shops[request.param]


async def test_order_is_found_however_its_number_is_written(shop: Shop) -> None:
    """A shopper may write a number with a hash, words, a full stop or wide digits."""
    expected = await shop.order("1042")
    assert expected is not None
    for written in ("#1042", "order 1042", "1042.", " 10 42 ", "１０４２"):
        assert await shop.order(written) == expected


@pytest.mark.parametrize("number", ("", "999999", "no number", "-", "1042000", "1' OR '1'='1", "\ud800", "1\x00"))
async def test_unknown_number_is_nothing(shop: Shop, number: str) -> None:
    """No text but an order's number finds an order."""
    assert await shop.order(number) is None


async def test_orders_of_an_address_come_newest_first(shop: Shop) -> None:
    """Case, outer blanks and Unicode spelling of an address do not matter; the newest order leads."""
    for order in ORDERS[::40]:
        orders = await shop.orders_of(f" {order.email.upper()}\n")
        assert order in orders
        assert {each.email for each in orders} == {order.email}
        assert list(orders) == sorted(orders, key=lambda each: (each.placed_on, each.number), reverse=True)


@pytest.mark.parametrize("email", ("", "nobody@example.com", "%", "ana.whitlock@example.co", "\ud800", "a\x00@b.c"))
async def test_unknown_address_has_no_orders(shop: Shop, email: str) -> None:
    """No text but a customer's address finds orders."""
    assert await shop.orders_of(email) == ()


async def test_a_product_is_found_by_its_name(shop: Shop) -> None:
    """Each product name of the vocabulary finds the product that bears it; no other text finds one."""
    names = (await shop.vocabulary()).products
    assert len(set(names)) == len(names) > 0
    products = [await shop.product(name) for name in names]
    assert [product.name for product in products if product] == list(names)
    assert len({product.sku for product in products if product}) == len(names)
    for text in ("", "A Mug", names[0].lower() + "s", "\ud800", "%"):
        assert await shop.product(text) is None


async def test_every_word_for_a_product_is_known(shop: Shop) -> None:
    """The vocabulary has the category, colours, kinds and traits of each product, and a name for each category."""
    words = await shop.vocabulary()
    for name in words.products:
        product = await shop.product(name)
        assert product
        assert product.category in words.categories
        assert set(product.colours) <= set(words.colours)
        assert set(product.kinds) <= set(words.kinds)
        assert set(product.traits) <= set(words.traits)
    assert all(category.called for category in words.categories)


async def test_what_is_wanted_is_among_the_products(shop: Shop) -> None:
    """A search for a product's name, its kind, or the first word of its name finds the product."""
    words = await shop.vocabulary()
    known = lexicon(words)
    for name in words.products[::5]:
        product = await shop.product(name)
        assert product
        assert product in await shop.products(Wanted(traits=frozenset({name.split()[0].lower()})))
        for text in (name, *product.kinds):
            wanted = read(text, known)
            assert product in search(wanted, await shop.products(wanted), known).products


async def test_variants_are_each_size_in_each_colour(shop: Shop) -> None:
    """A product's variants are its sizes in its colours, each pair once; those in stock have no day."""
    for name in (await shop.vocabulary()).products:
        product = await shop.product(name)
        assert product
        variants = await shop.variants(product.sku)
        assert len({(one.size, one.colour) for one in variants}) == len(variants) > 0
        assert {one.size for one in variants} == set(product.sizes or (None,))
        assert {one.colour for one in variants} == set(product.colours or (None,))
        assert not any(one.in_stock and one.back_on for one in variants)


async def test_an_unknown_product_has_no_variants(shop: Shop) -> None:
    """No text but a product's number has variants."""
    for sku in ("", "X-1", "\ud800", "%"):
        assert await shop.variants(sku) == ()


async def test_the_bot_can_be_told_the_words(shop: Shop, tmp_path: Path) -> None:
    """The shapes of order numbers fit the orders' own, and can be written for the bot."""
    words = await shop.vocabulary()
    write_vocabulary(words, tmp_path / "vocabulary.json")
    for order in ORDERS[::40]:
        assert any(re.fullmatch(shape, order.number, re.IGNORECASE) for shape in words.order_numbers)
