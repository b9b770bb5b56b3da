"""What a use, a weather, a work or a hobby asks of a thing."""

from decimal import Decimal

import pytest

from shop.search.index import lexicon
from shop.search.needs import known_needs
from shop.search.search import search
from shop.search.spelling import term
from shop.search.wanted import read
from tests.shop.fakes import sample_catalogue

PRODUCTS = sample_catalogue().products
KNOWN = lexicon(sample_catalogue().vocabulary)


def _found(text: str) -> list[str]:
    return [product.name for product in search(read(text, KNOWN), PRODUCTS, KNOWN).products]


def test_needs_are_of_what_there_is() -> None:
    """Every trait that a need names is one of the catalogue's traits or kinds."""
    there = {word for product in PRODUCTS for word in (*product.traits, *map(term, product.kinds))}
    assert [trait for need in known_needs() for trait in need.traits if trait not in there] == []


@pytest.mark.parametrize(
    ("text", "first", "never"),
    (
        ("boots that dont leak for my wife shes a vet", "Beck Waterproof Walking Boots", "Crag Leather Hiking Boots"),
        ("it rains all the time where i live, what coat", "Alder Waterproof Jacket", "Bracken Padded Gilet"),
        ("a jacket for the windy coast", "Fellside Softshell", "Ridgeway Down Jacket"),
        ("my feet are always cold, got any thick socks", "Drover Boot Socks (pair of two)", "Long Mile Walking Socks"),
        ("my hands get numb on the bike", "Thaw Touchscreen Gloves", "Hollow Two-Person Tent"),
        ("i need something warm for ice climbing, not too bulky", "Ridgeway Down Jacket", "Shoreline Shorts"),
        ("what do you have for muddy paths", "Peat Bog Gaiters", "Alder Waterproof Jacket"),
        ("gear for the west highland way in may", "Alder Waterproof Jacket", "Nightjar Sleeping Bag"),
        ("im after a mug for my plumber", "Campfire Enamel Mug", "Brimming Flask 750 ml"),
    ),
)
def test_a_need_chooses(text: str, first: str, never: str) -> None:
    """What somebody tells of themselves chooses among what they look for."""
    found = _found(text)
    assert found[0] == first
    assert never not in found


@pytest.mark.parametrize(
    "text",
    (
        "gift for my father in law, he is a gardener and always outside, budget is 40 pounds",
        "Dear team, my mother-in-law is 80 and keeps a small garden. What could I give her for up to £40?",
        "something for my nephew who is mad about trains, 25 quid",
        "for my uncle who fishes at night, up to 35",
        "present for a postman who gets wet all day under 60",
        "a present for my boss, she loves wild swimming, max £35",
    ),
)
def test_a_present_keeps_to_the_sum(text: str) -> None:
    """Words for a person, a work or a hobby are no things that are looked for, and nothing shown costs too much."""
    wanted = read(text, KNOWN)
    found = search(wanted, PRODUCTS, KNOWN)
    assert wanted.most in {Decimal(25), Decimal(35), Decimal(40), Decimal(60)}
    assert not wanted.unknown
    assert found.products
    assert all(product.price <= wanted.most for product in found.products)


@pytest.mark.parametrize(
    "text", ("you have ski?", "skis?", "do u sell gas", "sunglasses?", "anything for golf", "need a lead for my dog")
)
def test_what_is_not_sold_is_not_replaced(text: str) -> None:
    """A thing that the shop does not have is not taken for what other things are for."""
    assert _found(text) == []
