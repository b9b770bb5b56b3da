"""What is read of a message that looks for something: names, budget, for whom, what must not be in it."""

from decimal import Decimal

import pytest

from shop.search.budget import budget, without_budget
from shop.search.index import lexicon, traits_meant
from shop.search.materials import avoided
from shop.search.names import named, names_of
from shop.search.variants import litres
from shop.search.wanted import read
from shop.search.whom import whom
from tests.shop.fakes import sample_catalogue

VOCABULARY = sample_catalogue().vocabulary
NAMES = names_of(VOCABULARY)
ALDER, TARN, BECK = "Alder Waterproof Jacket", "Tarn Lightweight Rain Shell", "Beck Waterproof Walking Boots"


@pytest.mark.parametrize(
    ("text", "products"),
    (
        ("alder", [ALDER]),
        ("ALDER!!", [ALDER]),
        ("the tarn", [TARN]),
        ("your beck boots", [BECK]),
        ("are becks any good", [BECK]),
        ("alder or tarn?", [ALDER, TARN]),
        ("compare tarn, alder and beck", [TARN, ALDER, BECK]),
        ("the aldr", [ALDER]),
        ("is the fell windproof", ["Fellside Softshell"]),
        ("herdwik jumper", ["Herdwick Wool Jumper"]),
        ("morning mist in S", ["Morning Mist Poncho"]),
        ("the mist poncho", ["Morning Mist Poncho"]),
        ("long mile socks", ["Long Mile Walking Socks"]),
        ("pine resin candle", ["Pine Resin Candle"]),
        ("how much for the tarn", [TARN]),
        ("next to the alder", [ALDER]),
        ("does the alder go over a fleece", [ALDER]),
        ("i wonder if you can help", []),
        ("kindly tell me the price", []),
        ("can i wander about in them", []),
        ("i bought it at the market", []),
        ("boots for the fell", []),
        ("the older one", []),
        ("where is the order", []),
        ("a pair of socks", []),
        ("pine", []),
        ("the long one", []),
    ),
)
def test_a_product_is_called_by_a_word_of_its_name(text: str, products: list[str]) -> None:
    """A word of a name that no other product has names it, with slips and plurals; an ordinary use of it does not."""
    assert [product for call in named(text, NAMES) for product in call] == products


@pytest.mark.parametrize(
    ("text", "products"),
    (
        ("can the beck handle puddles", ["Beck Waterproof Walking Boots"]),
        ("the beck or the puddle", ["Beck Waterproof Walking Boots", "Puddle Wellington Boots"]),
        ("which is better, beck or puddle", ["Beck Waterproof Walking Boots", "Puddle Wellington Boots"]),
        ("a river crossing with the crag boots", ["Crag Leather Hiking Boots"]),
    ),
)
def test_an_ordinary_word_beside_a_name_is_none(text: str, products: list[str]) -> None:
    """Where a product is named, a word that means something else as well names another only where it is pointed at."""
    assert [product for call in named(text, NAMES) for product in call] == products


def test_a_name_of_two_products_means_both() -> None:
    """Two products with one name are told apart by whoever asks, and not here."""
    assert named("the wether", NAMES) == (("Wether Merino Base Layer", "Wether Merino Leggings"),)


@pytest.mark.parametrize(("text", "talked"), (("is it fine in a puddle", True), ("do you sell a puddle boot", True)))
def test_an_ordinary_word_beside_its_thing_is_a_name(text: str, talked: bool) -> None:  # noqa: FBT001  # a case
    """While another product is talked of, "a puddle" is one of water, and "a puddle boot" is the boot."""
    assert bool(named(text, NAMES, talked=talked)) is text.endswith("boot")


@pytest.mark.parametrize(
    ("product", "short"),
    (
        (ALDER, "Alder"),
        ("Long Mile Walking Socks", "Long Mile"),
        ("Wander Daypack 20 L", "Wander"),
        ("Drover Boot Socks (pair of two)", "Drover"),
        ("Spring Water Bottle 1 L", "Spring Water Bottle"),
        ("Lambswool Scarf", "Lambswool Scarf"),
        ("Wether Merino Leggings", "Wether Merino Leggings"),
    ),
)
def test_a_product_has_a_short_name(product: str, short: str) -> None:
    """The short name is the product's alone, and holds no measure."""
    assert NAMES.short[product] == short


@pytest.mark.parametrize(
    ("text", "least", "most"),
    (
        ("boots under 50", None, 50),
        ("boots, 60 max", None, 60),
        ("£50 or less", None, 50),
        ("not more than 100", None, 100),
        ("i don't want to spend more than £40", None, 40),
        ("more than 100", 100, None),
        ("fifty quid tops", None, 50),
        ("around £30", None, 30),
        ("between 20 and 30 pounds", 20, 30),
        ("i have 40 pounds", None, 40),
        ("under 45 litres", None, None),
        ("about 12 inches", None, None),
        ("for my 8 year old", None, None),
        ("size 9", None, None),
    ),
)
def test_a_budget(text: str, least: int | None, most: int | None) -> None:
    """What a thing may cost is read from the words shoppers use, and no other number is a price."""
    assert budget(text) == (least and Decimal(least), most and Decimal(most))


def test_a_budget_is_no_thing() -> None:
    """What says the price is left out before things are read."""
    assert "50" not in without_budget("boots under 50")


@pytest.mark.parametrize(
    ("text", "person"),
    (
        ("kids wellies", "children"),
        ("for my 8 year old", "children"),
        ("for my 13-year-old", "children"),
        ("for my 14-year-old", None),
        ("my daughter is 6", "children"),
        ("my son's 15", None),
        ("aged 5", "children"),
        ("six years old", "children"),
        ("18 month old", "children"),
        ("ladies fleece", "women"),
        ("mens or womens", None),
        ("men's walking trousers", "men"),
        ("baby blue scarf", None),
        ("for my dad", None),
        ("is 9 in stock", None),
        ("ready by 8 o'clock", None),
        ("the order is 12 days old", None),
    ),
)
def test_whom_it_is_for(text: str, person: str | None) -> None:
    """Children are up to 13 years old; who is not said to be a child, a woman or a man is nobody in particular."""
    assert whom(text) == person


@pytest.mark.parametrize(
    ("text", "materials"),
    (
        ("vegan boots", {"animal"}),
        ("no leather", {"leather"}),
        ("without wool or leather", {"wool", "leather"}),
        ("wool-free hat", {"wool"}),
        ("i'm allergic to wool", {"wool"}),
        ("anything but down", {"down"}),
        ("merino makes me itch, which base layers are there", {"merino"}),
        ("wool gives my son hives", {"wool"}),
        ("I get hives from down", {"down"}),
        ("cannot bear wool", {"wool"}),
        ("a jumper from wool", set()),
        ("leather boots", set()),
        ("wool jumper", set()),
        ("not vegan", set()),
        ("no, the leather ones", set()),
    ),
)
def test_what_must_not_be_in_it(text: str, materials: set[str]) -> None:
    """A material is avoided only where the message says so."""
    assert avoided(text) == materials


@pytest.mark.parametrize(
    ("text", "unknown"),
    (
        ("a waterproof jacket for scotland", ()),
        ("boots for the pennine way", ()),
        ("something snug and warm", ()),
        ("anything for golf", ("golf",)),
        ("waterproof phone case", ("phone", "case")),
        ("shoe rack", ("shoe", "rack")),
        ("boots and a duvet", ("duvet",)),
        ("kids wellies", ()),
        ("kids bikes", ("kids", "bikes")),
        ("vegan boots", ()),
    ),
)
def test_a_word_that_names_no_thing_is_left_aside(text: str, unknown: tuple[str, ...]) -> None:
    """What a thing is for and what it is like need not be known; a thing that is not sold is."""
    assert read(text, lexicon(VOCABULARY)).unknown == unknown


def test_socks_for_boots_are_socks() -> None:
    """What a thing is to go with is not looked for."""
    assert read("socks for my wellies", lexicon(VOCABULARY)).kinds == (("sock",),)


@pytest.mark.parametrize(
    ("word", "trait"), (("warmer", "warm"), ("rainy", "rain"), ("hikes", "hiking"), ("runner", "running"))
)
def test_another_form_of_a_quality(word: str, trait: str) -> None:
    """Comparison, weather and what somebody does are forms of a quality."""
    assert traits_meant(word, [trait, "snow"]) == {trait}
    assert traits_meant("lights", ["light"]) == set()


@pytest.mark.parametrize(("text", "holds"), (("a 45 litre rucksack", "45"), ("20L", "20"), ("under 45 litres", None)))
def test_how_much_it_is_to_hold(text: str, holds: str | None) -> None:
    """Litres that are named outright say which one is meant."""
    assert litres(text) == holds
