"""Product search: what shoppers write, and what they are shown for it."""

import pytest

from shop.search.index import lexicon
from shop.search.search import Found, search
from shop.search.spelling import SAYS_NOTHING, meant, singular, words_of
from shop.search.variants import colours_of, size_of
from shop.search.wanted import read
from tests.shop.fakes import sample_catalogue

PRODUCTS = {product.name: product for product in sample_catalogue().products}
KNOWN = lexicon(sample_catalogue().vocabulary)


def _search(text: str, size: str | None = None) -> Found:
    return search(read(text, KNOWN, size), tuple(PRODUCTS.values()), KNOWN)


def _found(text: str, size: str | None = None) -> tuple[list[str], bool]:
    found = _search(text, size)
    return [product.name for product in found.products], found.exact


@pytest.mark.parametrize(
    ("text", "names"),
    (
        ("tent", ["Hollow Two-Person Tent"]),
        ("do you sell TENTS?", ["Hollow Two-Person Tent"]),
        ("hi, i'm looking for a sleeping bag please", ["Nightjar Sleeping Bag"]),
        ("running shoes", ["Switchback Trail Shoes"]),
        ("winter coat ladies", ["Ridgeway Down Jacket", "Holt Waxed Coat"]),
        ("fleece jacket", ["Cairn Hooded Fleece"]),
        ("t-shirt", ["Trailhead Organic T-Shirt"]),
        ("merino leggings", ["Wether Merino Leggings"]),
        ("red wellies", ["Puddle Wellington Boots"]),
        ("the alder jacket", ["Alder Waterproof Jacket"]),
        ("herdwick", ["Herdwick Wool Jumper"]),
        ("hiking boots under £150", ["Beck Waterproof Walking Boots"]),
        ("boots over 150", ["Crag Leather Hiking Boots"]),
        ("socks between 10 and 20 pounds", ["Long Mile Walking Socks"]),
        ("a gift for my mum who loves candles, max £20", ["Pine Resin Candle"]),
        ("dry bags", ["Skerry Dry Bag Set"]),
        # Two words written together are these two words, at the end of a message and before others.
        ("do you sell headtorches", ["Beacon Head Torch"]),
        ("headtorch for running", ["Beacon Head Torch"]),
        ("drybags?", ["Skerry Dry Bag Set"]),
    ),
)
def test_what_is_asked_for_is_found(text: str, names: list[str]) -> None:
    """A search by kind, quality, name, colour and price finds only what fits all of them."""
    assert _found(text) == (names, bool(names))


@pytest.mark.parametrize(
    ("text", "name"),
    (
        ("jaket", "Alder Waterproof Jacket"),
        ("trouzers", "Stile Walking Trousers"),
        ("sleping bag", "Nightjar Sleeping Bag"),
        ("sleepinbag", "Nightjar Sleeping Bag"),
        ("caot", "Alder Waterproof Jacket"),
        ("waterprof boots", "Beck Waterproof Walking Boots"),
        ("merino legings", "Wether Merino Leggings"),
    ),
)
def test_slips_are_forgiven(text: str, name: str) -> None:
    """A misspelt word is taken for the known word that is near it."""
    assert name in _found(text)[0]


@pytest.mark.parametrize(
    "text",
    (
        "fish oil 60 capsules",
        "phone case",
        "waterproof phone case",
        "shoe rack",
        "black jeans",
        "birthday cards",
        "cookery books",
        "christmas lights",
        "a skirt",
        "plants",
        "usb flash drive",
        "can i see your sofas",
        "whey protein chocolate 1kg",
        "mujhe mobile chahiye",
    ),
)
def test_what_is_not_sold_is_not_replaced(text: str) -> None:
    """A thing that the catalogue has no word for finds nothing, whatever else was said about it."""
    assert _found(text) == ([], False)


@pytest.mark.parametrize(
    ("text", "first"),
    (
        ("yoga mat", "Drift Inflatable Mat"),
        ("kids wellies", "Puddle Wellington Boots"),
        ("boots under 20", "Puddle Wellington Boots"),
        ("red gilet", "Bracken Padded Gilet"),
        ("thermal socks", "Long Mile Walking Socks"),
        ("something waterproof under £2", "Skerry Dry Bag Set"),
        ("something in mustard under 20 pounds", "Hearth Bobble Hat"),
    ),
)
def test_what_comes_near_is_told_from_what_fits(text: str, first: str) -> None:
    """Where nothing fits in full, the product that misses least comes first, and the result is marked as not exact."""
    names, exact = _found(text)
    assert (names[0], exact) == (first, False)


@pytest.mark.parametrize("text", ("what do you sell", "show more", "all products", "recommend something", "", "👍"))
def test_nothing_in_particular(text: str) -> None:
    """A message that names nothing asks for the whole shop."""
    assert read(text, KNOWN).is_vague


def test_the_cheapest_come_first() -> None:
    """A search for something cheap shows the lowest price first."""
    prices = [product.price for product in _search("cheapest boots").products]
    assert prices == sorted(prices)


def test_a_size_chooses_too() -> None:
    """A result is exact only if it comes in the size asked for."""
    assert _found("rucksack", "S-M") == (["Longbarrow Rucksack 45 L"], True)
    assert not _found("boots", "13")[1]


@pytest.mark.parametrize(
    ("name", "asked", "own"),
    (
        ("Long Mile Walking Socks", "7", "UK 6-8"),
        ("Long Mile Walking Socks", "uk 12-14", "UK 12-14"),
        ("Morning Mist Poncho", "M", "S-M"),
        ("Crag Leather Hiking Boots", "UK 9", "9"),
        ("Crag Leather Hiking Boots", "EU 42", "8"),
        ("Crag Leather Hiking Boots", "EU 40", None),
        ("Alder Waterproof Jacket", "xl", "XL"),
        ("Campfire Enamel Mug", "M", None),
    ),
)
def test_a_size_is_the_products_own(name: str, asked: str, own: str | None) -> None:
    """A size is found however it is written, and in a span of sizes."""
    assert size_of(PRODUCTS[name], asked) == own


def test_a_colour_is_a_shade() -> None:
    """A general colour means each shade of it that there is; a colour of ours means itself."""
    jacket = PRODUCTS["Alder Waterproof Jacket"]
    assert colours_of(jacket, ["blue"]) == ["navy"]
    assert colours_of(jacket, ["green", "orange"]) == ["pine", "rust"]
    assert colours_of(jacket, ["navy", "green"]) == ["navy"]
    assert colours_of(jacket, ["pink"]) == []


def test_a_colour_that_is_none_of_ours() -> None:
    """A colour that only the bot recognises counts as a colour, and not as a thing that is not sold."""
    wanted = read("have you got a jacket in dark teal", KNOWN, colour="dark teal")
    assert wanted.colours == {"teal"}
    assert wanted.unknown == ()
    assert not search(wanted, tuple(PRODUCTS.values()), KNOWN).exact


def test_a_question_is_read_for_its_thing_only() -> None:
    """In a question the words after a thing are not read as its purpose, and no word is taken for a misspelt one."""
    assert read("is the jacket breathable and machine washable", KNOWN, asks=True).kinds == (("jacket",),)
    assert read("does the moisturiser smell", KNOWN, asks=True).kinds == ()


def test_every_product_is_found_by_its_name() -> None:
    """Every product is among those found by its name, and by each of its kinds."""
    for product in PRODUCTS.values():
        assert product in _search(product.name).products
        for kind in product.kinds:
            assert product in _search(kind).products


def test_what_is_sold_out_is_there_otherwise() -> None:
    """The sizes and colours that details.yml lists as sold out are those of the product."""
    for product in PRODUCTS.values():
        for gone in sample_catalogue().sold_out[product.sku]:
            assert gone.size is None or gone.size in product.sizes
            assert gone.colour is None or gone.colour in product.colours
            assert gone.back_in is None or gone.back_in > 0


def test_what_is_said_of_products_are_sentences() -> None:
    """Descriptions, care and fit are whole sentences, so they can be said as they stand."""
    for product in PRODUCTS.values():
        assert all(text[0].isupper() or text[0].isdecimal() for text in (product.text, product.care, product.fit))
        assert all(text.endswith(".") for text in (product.text, product.care, product.fit))
        assert not product.made_of.endswith(".")


@pytest.mark.parametrize(
    ("word", "one"),
    (
        ("boots", "boot"),
        ("wellies", "welly"),
        ("watches", "watch"),
        ("dress", "dress"),
        ("gas", "gas"),
        ("ties", "tie"),
    ),
)
def test_a_plural_is_one(word: str, one: str) -> None:
    """Words are compared in the singular."""
    assert singular(word) == one


def test_words() -> None:
    """Case, accents, apostrophes, hyphens and numbers make no difference."""
    assert words_of("Men's T-Shirt, 20 L: Café") == ["mens", "t", "shirt", "l", "cafe"]
    assert meant("jackett", ["jacket", "racket"]) == "jacket"
    assert meant("book", ["boot"]) is None
    assert "the" in SAYS_NOTHING
