"""Orders and products as cards."""

from dataclasses import replace
from decimal import Decimal

from shop.cards import order_card, product_card
from tests.shop.fakes import sample_catalogue
from tests.shop.orders import ORDERS

ORDER = next(order for order in ORDERS if order.number == "1042")


def test_an_order_is_a_card() -> None:
    """An order shows its items, total, parcel and day, and the picture of its first item."""
    assert order_card(ORDER) == {
        "kind": "order",
        "number": "1042",
        "status": "shipped",
        "status_text": "On its way",
        "placed_at": "2031-03-11",
        "items": [
            {"name": "Alder Waterproof Jacket", "quantity": 1},
            {"name": "Long Mile Walking Socks", "quantity": 2},
        ],
        "total": "181.00 GBP",
        "tracking": {"carrier": "Larkway", "number": "LW104210421GB"},
        "eta": "2031-03-15",
        "picture": "/pictures/jkt-alder.jpg",
    }


def test_an_order_shows_the_first_picture_there_is() -> None:
    """Where the first item has no picture the next one's is shown; where none has one, there is none."""
    jacket, socks = ORDER.lines
    plain = replace(jacket, picture=None)
    assert order_card(replace(ORDER, lines=(plain, socks)))["picture"] == "/pictures/acc-sock.jpg"
    assert "picture" not in order_card(replace(ORDER, lines=(plain,)))


def test_a_product_is_a_card() -> None:
    """A product shows its price in the shop's currency, and its picture if it has one."""
    mug = replace(
        sample_catalogue().products[0],
        sku="X-1",
        name="A Mug",
        price=Decimal("12.5"),
        picture="https://shop.example/mug.jpg",
    )
    card = {"kind": "product", "name": "A Mug", "price": "12.50 GBP"}
    assert product_card(mug, "GBP") == {**card, "picture": "https://shop.example/mug.jpg"}
    assert product_card(replace(mug, picture=None), "GBP") == card


def test_a_product_with_its_words_and_its_page() -> None:
    """A card carries a line of text and a link to the product's page where they are given."""
    card = product_card(sample_catalogue().products[0], "GBP", "In stock.", "https://shop.example")
    assert (card["text"], card["url"]) == ("In stock.", "https://shop.example/#jkt-alder")
