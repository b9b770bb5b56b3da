"""Products: what a search shows, what is told about a product, and whether it is in stock."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actions.answer import Outcome, Reply, read_turn
from actions.facts import FactsFile
from actions.topics.product_action import ProductAction
from actions.topics.product_pages import with_products_of
from actions.topics.product_questions import ProductQuestion, StockAvailability
from actions.topics.products import ProductSearch
from actions.topics.stock import Asked, is_sold_out, stock
from shop.interface import Variant
from tests.actions.fakes import Ran, a_tracker, resources, run
from tests.shop.fakes import A_DAY, FakeShop, LargeShop, sample_catalogue

JACKET, BOOTS, MUG = "Alder Waterproof Jacket", "Beck Waterproof Walking Boots", "Campfire Enamel Mug"
FACTS = FactsFile().now().shop
PRODUCTS = {product.name: product for product in sample_catalogue().products}


def _told(action: type[ProductAction], text: str, **parts: Any) -> Ran:  # noqa: ANN401  # a_tracker's own
    told, by_a_large_shop = (
        run(action(resources(shop=shop)), a_tracker(text=text, **parts)) for shop in (FakeShop(), LargeShop())
    )
    # The shopper hears the same whether we or the shop look through the products.
    assert by_a_large_shop == told
    return told


def _cards(told: Ran) -> list[str]:
    return [card["name"] for card in told.message["custom"].get("cards", [])]


def test_what_is_found_is_shown() -> None:
    """A search shows at most three cards, each with the product's text and page, and says where the others are."""
    told = _told(ProductSearch, "show me your boots")
    assert told.message["response"] == "utter_products_found"
    assert len(_cards(told)) == 3
    assert told.message["more"].startswith("These are 3 of 4")
    assert told.message["more"].endswith("/#boots-and-shoes")
    card = told.message["custom"]["cards"][0]
    assert card["url"].endswith("/#bts-crag")
    assert card["text"].startswith("Stiff leather boots")


def test_one_found_product_is_it_from_then_on() -> None:
    """After a single product is shown, "it" is that one; after several, none."""
    assert _told(ProductSearch, "two person tent").slots["product"] == "Hollow Two-Person Tent"
    assert "product" not in _told(ProductSearch, "boots").slots


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("yoga mat", "utter_products_near"),
        ("air fryer", "utter_products_none"),
        ("what do you sell", "utter_products_all"),
    ),
)
def test_a_search_is_honest(text: str, response: str) -> None:
    """A product that only comes near is called so, and a thing that is not sold is said not to be."""
    assert _told(ProductSearch, text).message["response"] == response


def test_the_categories_are_named() -> None:
    """A search for what is not sold, or for nothing in particular, says what there is and where."""
    message = _told(ProductSearch, "air fryer").message
    assert message["categories"].startswith("jackets, layers, trousers, hats, gloves and socks,")
    assert message["website"] == "http://shop.example"


@pytest.mark.parametrize(
    ("text", "asked"),
    (
        ("do you do kids bikes", "anything like “kids bikes”"),
        ("scooters?", "anything like “scooters”"),
        ("waterproof plasters", "anything like “plasters”"),
        ("kryptonite " + "z" * 900, "anything like “kryptonite”"),
        ("z" * 900, "anything like that"),
    ),
)
def test_what_is_not_sold_is_named(text: str, asked: str) -> None:
    """The answer names the thing that is not sold, so that three such things are not the same answer.

    A word that is too long to name a thing is not repeated.
    """
    assert _told(ProductSearch, text).message["asked"] == asked


def test_a_name_that_only_the_bot_made_out() -> None:
    """A product recognised in words that the search cannot read is shown all the same."""
    told = _told(ProductSearch, "aldr jkt", entities={"product": JACKET})
    assert (_cards(told), told.message["response"]) == ([JACKET], "utter_products_near")


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("how much is it", "The price is £129."),
        ("which size should i take", "true to size"),
        ("what colours does it come in", "Colours: slate and moss."),
        ("whats it made of", "Made of suede and mesh"),
        ("how do i clean them", "Brush off mud"),
        ("price and colours?", "£129. Colours"),
    ),
)
def test_a_question_about_a_product_is_answered(text: str, told: str) -> None:
    """A question is answered for the product that it names, or that was named before."""
    for where in ({"entities": {"product": BOOTS}}, {"slots": {"product": BOOTS}}):
        answer = _told(ProductQuestion, text, **where)
        assert answer.message["response"] == "utter_product_fact"
        assert told in answer.message["facts"]
        assert _cards(answer) == [BOOTS]


def test_what_is_not_known_is_for_a_person() -> None:
    """A question that the catalogue does not answer gets what is known, and the offer of a person."""
    told = _told(ProductQuestion, "does it have a lifetime guarantee", slots={"product": BOOTS})
    assert told.message["response"] == "utter_product_open"
    assert told.slots["offer"] == "person"


def test_a_products_text_is_said_once() -> None:
    """Where the answer says what a product is, its card does not say it again."""
    told = _told(ProductQuestion, "tell me about it", slots={"product": BOOTS})
    assert PRODUCTS[BOOTS].text in told.message["facts"]
    (card,) = told.message["custom"]["cards"]
    assert (card["name"], "text" in card) == (BOOTS, False)


def test_the_product_meant_is_asked_for() -> None:
    """Where a question names no product, or may mean several, the bot asks which one, as often as needed."""
    assert _told(ProductQuestion, "is it vegan").message["response"] == "utter_product_unnamed"
    several = _told(ProductQuestion, "are the boots warm")
    assert several.message["response"] == "utter_product_which"
    assert len(_cards(several)) == 3
    assert not several.answers_given


def test_the_product_talked_of_is_meant() -> None:
    """A kind of thing means the product of that kind that was talked of before."""
    told = _told(ProductQuestion, "are the boots heavy", slots={"product": BOOTS})
    assert _cards(told) == [BOOTS]
    assert _told(ProductQuestion, "is the mug heavy", slots={"product": BOOTS}).slots["product"] == MUG


@pytest.mark.parametrize(
    ("entities", "text", "response", "told"),
    (
        ({"product": MUG}, "in stock?", "utter_stock", "Yes, the Campfire is in stock in every size"),
        ({"product": BOOTS, "size": "8"}, "do you have it", "utter_stock", "Yes, the Beck is in stock in size 8."),
        (
            {"product": BOOTS, "size": "UK 7"},
            "got any",
            "utter_stock_gone",
            "No, the Beck is sold out in size 7. More should",
        ),
        (
            {"product": BOOTS, "size": "14"},
            "got any",
            "utter_stock_gone",
            "No, the Beck does not come in size 14, but in 4",
        ),
        ({"product": BOOTS}, "is the pink one in stock", "utter_stock_gone", "No, the Beck does not come in pink"),
        (
            {"product": BOOTS, "colour": "teal"},
            "got it in teal",
            "utter_stock_gone",
            "No, the Beck does not come in teal",
        ),
    ),
)
def test_stock(entities: dict[str, str], text: str, response: str, told: str) -> None:
    """Stock is told for the size and the colour that are asked for."""
    message = _told(StockAvailability, text, entities=entities).message
    assert message["response"] == response
    assert message["stock"].startswith(told)


@pytest.mark.parametrize(
    ("text", "before", "meant"),
    (
        ("is the alder in pine XL available", None, [JACKET]),
        ("alder in stock?", None, [JACKET]),
        ("is the alder in stock", BOOTS, [JACKET]),
        ("is it fine in a puddle", BOOTS, [BOOTS]),
        ("do you have the alder and the tarn", BOOTS, [JACKET, "Tarn Lightweight Rain Shell"]),
    ),
)
def test_a_product_called_by_its_name_alone(text: str, before: str | None, meant: list[str]) -> None:
    """The first word of a name says which product is meant, unless it is a common word and another is talked of."""
    assert _cards(_told(StockAvailability, text, slots={"product": before})) == meant


def test_stock_of_several() -> None:
    """Where several products are meant, each card tells its stock."""
    told = _told(StockAvailability, "are the waterproof boots in stock", entities={"size": "7"})
    assert told.message["response"] == "utter_stock_several"
    assert [card["text"][:4] for card in told.message["custom"]["cards"]] == ["No, ", "Yes,"]


def test_stock_of_nothing_in_particular() -> None:
    """Without a product there is nothing to look up."""
    assert _told(StockAvailability, "when will it be back").message["response"] == "utter_product_unnamed"


@pytest.mark.parametrize(
    ("name", "size", "colours", "written"),
    (
        (
            JACKET, None, [],
            (
                "Yes, it is in stock, except pine, size XL (more should come on Friday 4 December);"
                " rust, size XS (we do not know yet when there will be more)."
            ),
        ),
        (JACKET, "XL", [], "Yes, it is in stock in size XL, except pine (more should come on Friday 4 December)."),
        (JACKET, "XL", ["pine"], (
                "No, it is sold out in pine, size XL. More should come on Friday 4 December."
                " In stock now: L and XXL in pine; navy and rust in size XL."
            )),
        (JACKET, "XL", ["green", "blue"], "Yes, it is in stock in navy, size XL."),
        (JACKET, None, ["navy"], "Yes, it is in stock in navy."),
        (
            "Ridgeway Down Jacket", "S", ["navy"],
            (
                "No, it is sold out in navy, size S. More should come on Saturday 12 December."
                " In stock now: rust and charcoal in size S."
            ),
        ),
        (MUG, "M", [], "No, it does not come in size M, but in one size for all."),
        (
            "Trailhead Organic T-Shirt", "M", ["yellow"],
            (
                "No, it is sold out in mustard, size M. We do not know yet when there will be more."
                " In stock now: S and L in mustard; oat, pine and sky in size M."
            ),
        ),
    ),
)  # fmt: skip
def test_stock_in_words(name: str, size: str | None, colours: list[str], written: str) -> None:
    """Each state of the stock has its sentence; of several shades one that is there is named."""
    product = PRODUCTS[name]
    variants = sample_catalogue().variants(product.sku, A_DAY)
    told = stock(product, "it", variants, Asked(size, frozenset(colours)), A_DAY, FACTS)
    assert told == written
    assert is_sold_out(product, variants, size, colours) == ("it is sold out" in written)


def _variants(gone: Mapping[tuple[str, str], date | None]) -> list[Variant]:
    """S and M in red and blue, of which these are gone until the days."""
    return [
        Variant(size, colour, (size, colour) not in gone, gone.get((size, colour)))
        for colour in ("red", "blue")
        for size in ("S", "M")
    ]


@pytest.mark.parametrize(
    ("gone", "size", "colours", "written"),
    (
        ("S red 4, M red 4", None, [], "Yes, it is in stock, except red (more should come on Friday 4 December)."),
        (
            "S red 4, M red 5", None, [],
            (
                "Yes, it is in stock, except red, size S (more should come on Friday 4 December);"
                " red, size M (more should come on Saturday 5 December)."
            ),
        ),
        (
            "S red 4, S blue 4, M blue 4", "M", [],
            "Yes, it is in stock in size M, except blue (more should come on Friday 4 December).",
        ),
        (
            "S red 4, S blue 0", "S", [],
            "No, it is sold out in size S. More should come on Friday 4 December. In stock now: M.",
        ),
        (
            "S red 5, S blue 4, M red 6, M blue 0", None, [],
            "No, it is sold out. More should come on Friday 4 December.",
        ),
        ("S red 4, M red 4", None, ["red", "blue"], "Yes, it is in stock in blue."),
    ),
)  # fmt: skip
def test_stock_of_variants_in_words(gone: str, size: str | None, colours: list[str], written: str) -> None:
    """A colour or size of which all is gone is told as a whole, with the first day on which some of it is back."""
    named = [one.split() for one in gone.split(", ")]
    days = {(size, colour): date(2026, 12, int(day)) if int(day) else None for size, colour, day in named}
    product = replace(PRODUCTS[JACKET], sizes=("S", "M"), colours=("red", "blue"))
    asked = Asked(size, frozenset(colours))
    assert stock(product, "it", _variants(days), asked, A_DAY, FACTS) == written
    assert is_sold_out(product, _variants(days), size, colours) == ("it is sold out" in written)


@pytest.mark.parametrize("action", (ProductSearch, ProductQuestion, StockAvailability))
def test_a_shop_that_is_down(action: type[ProductAction]) -> None:
    """While the shop does not answer, a shopper who asks for a product hears so and is offered a person."""
    shop = FakeShop()
    shop.down = True
    told = run(action(resources(shop=shop)), a_tracker(text="boots"))
    assert told.message["response"] == "utter_shop_down"
    assert told.slots["offer"] == "person"


@pytest.mark.parametrize(
    ("text", "shown"),
    (
        ("looking for vegan boots", ["Puddle Wellington Boots"]),
        ("looking at the crag", ["Crag Leather Hiking Boots"]),
        ("boots", ["Puddle Wellington Boots", "Crag Leather Hiking Boots"]),
    ),
)
def test_a_page_shows_what_fits_and_is_meant(text: str, shown: list[str]) -> None:
    """Below a page that names several, nothing stands that has what is avoided, or that was not asked about."""
    passage = {"passage": "Vegan are the Puddle boots. Not vegan are the Crag boots."}
    said, turn = Outcome(Reply("utter_help_page_aside", passage)), read_turn(a_tracker("product_search", text=text))
    told = asyncio.run(with_products_of(said, turn, resources(), FactsFile().now()))
    assert told.slots["shown"] == shown
