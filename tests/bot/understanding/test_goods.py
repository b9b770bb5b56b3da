"""Messages about what the shop sells: named alone, in parts, or going on with what was shown."""

from typing import Any

import pytest

from bot.entities.vocabulary import Vocabulary
from bot.understanding import goods as module
from bot.understanding.goods import asks_of_nothing, goods_meant, is_of_goods, likely_about_goods

QUESTION, SEARCH, STOCK = "product_question", "product_search", "stock_availability"


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shop that sells a Zephyr Cape, boots and wellies."""

    class File:
        def now(self) -> Vocabulary:
            return Vocabulary(("Zephyr Cape",), ("ochre", "moss"), (), (), ("zephyr",), ("boot", "welly"), ("market",))

    monkeypatch.setattr(module, "shop_words", File)


def _parsed(
    text: str, intent: str, certainty: str = "ask", rival: str = "complaint", names: "tuple[str, ...]" = ()
) -> "dict[str, Any]":
    ranking = [{"name": intent, "confidence": 0.5}, {"name": rival, "confidence": 0.2}]
    entities = []
    for named in names:
        kind, _, written = named.partition("=")
        start = text.index(written)
        entities.append({"entity": kind, "value": written, "start": start, "end": start + len(written)})
    return {
        "text": text, "intent": ranking[0], "intent_ranking": ranking, "certainty": certainty, "entities": entities,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parts", "meant"),
    (
        # A kind of thing that is sold, and what asks for one.
        ("u got wellies", {"intent": SEARCH}, SEARCH),
        ("wellies for my aunt", {"intent": SEARCH, "certainty": "none"}, SEARCH),
        ("have you sunglasses", {"intent": SEARCH}, SEARCH),
        ("my aunt, up to 40", {"intent": SEARCH}, SEARCH),
        ("mumble", {"intent": SEARCH}, ""),
        ("show me boots", {"intent": "complaint", "rival": SEARCH}, SEARCH),
        ("my boots need help", {"intent": "complaint", "rival": SEARCH}, ""),
        ("any boots", {"intent": "complaint", "certainty": "act", "rival": SEARCH}, ""),
        # A name without a verb, alone or with a part.
        ("zephyr", {"intent": "inform", "certainty": "act"}, QUESTION),
        ("zephyr moss M", {"intent": "exchange_item"}, STOCK),
        ("the zephyr in ochre, size 8", {"intent": "inform", "names": ("size=8",)}, STOCK),
        ("swap the zephyr for ochre", {"intent": "exchange_item"}, ""),
        ("zephyr in moss, 1042", {"intent": "inform", "names": ("order_number=1042",)}, ""),
    ),
)
def test_what_is_sold_is_meant(text: str, parts: "dict[str, Any]", meant: str) -> None:
    """An unsure message is about products where it names what is sold, or asks for a thing."""
    assert likely_about_goods(_parsed(text, **parts), text) == meant


@pytest.mark.parametrize(
    ("text", "parts", "bare", "meant"),
    (
        ("and in moss?", {"intent": "inform", "certainty": "act"}, False, STOCK),
        ("m in ochre please", {"intent": "inform"}, False, STOCK),
        ("L", {"intent": "affirm"}, True, STOCK),
        ("when do you expect them", {"intent": STOCK}, False, STOCK),
        ("drop me a mail when it is there again", {"intent": "newsletter"}, False, STOCK),
        (
            "email me at a@b.example when it is back",
            {"intent": "inform", "names": ("email=a@b.example",)},
            False,
            STOCK,
        ),
        ("the other colour then", {"intent": "change_order"}, False, STOCK),
        ("then what other colours in medium", {"intent": "complaint"}, False, STOCK),
        (
            "write to me at a@b.example when it arrives",
            {"intent": "inform", "names": ("email=a@b.example",)},
            False,
            STOCK,
        ),
        ("and something else", {"intent": "wrong_item"}, False, SEARCH),
        ("under 100", {"intent": "inform", "certainty": "act"}, False, SEARCH),
        ("cheaper", {"intent": "price_match", "certainty": "act"}, True, SEARCH),
        ("and the price gap", {"intent": "price_match", "certainty": "act"}, False, QUESTION),
        ("and for my dad", {"intent": "discounts", "certainty": "none"}, False, SEARCH),
        ("is it any good on a ridge", {"intent": "complaint", "rival": QUESTION}, False, QUESTION),
        ("what size should i take", {"intent": "contact_info"}, False, QUESTION),
        ("thanks", {"intent": "thank", "certainty": "act"}, False, ""),
        ("cancel my order", {"intent": "cancel_order", "certainty": "act"}, False, ""),
        ("where is 1042", {"intent": "track_order", "names": ("order_number=1042",)}, False, ""),
    ),
)
def test_what_goes_on_with_what_was_shown(text: str, parts: "dict[str, Any]", bare: bool, meant: str) -> None:  # noqa: FBT001  # a case of the test
    """A size, a colour, a limit, the day on which it is back: each is asked of what was talked of."""
    assert goods_meant(_parsed(text, **parts), text, bare=bare, of_product=True, before=SEARCH) == meant


@pytest.mark.parametrize(
    ("text", "before", "meant"), (("can you let me know", STOCK, STOCK), ("can you let me know", SEARCH, ""))
)
def test_word_is_wanted_of_stock(text: str, before: str, meant: str) -> None:
    """Who was told of stock wants word of it; otherwise the words say nothing of products."""
    parsed = _parsed(text, "help", "act")
    assert goods_meant(parsed, text, bare=False, of_product=True, before=before) == meant


def test_an_address_is_given_for_word_of_it() -> None:
    """An address alone, after stock, is no order's; with another subject before it is."""
    parsed = _parsed("a@b.example", "inform", "act", names=("email=a@b.example",))
    assert goods_meant(parsed, "a@b.example", bare=False, of_product=True, before=STOCK) == STOCK
    assert goods_meant(parsed, "a@b.example", bare=False, of_product=True, before=QUESTION) == ""


@pytest.mark.parametrize(
    ("text", "of_product", "is_it"),
    (
        ("is the market waterproof", False, True),
        ("are boots warm", False, True),
        ("is it warm", True, True),
        ("is it warm", False, False),
        ("is the shop in the old market", False, False),
    ),
)
def test_a_thing_is_talked_of(text: str, of_product: bool, is_it: bool) -> None:  # noqa: FBT001  # a case of the test
    """A question is about a thing that it names, by an ordinary word where a name stands, or about the last one."""
    assert is_of_goods(_parsed(text, QUESTION, "act"), of_product) is is_it


@pytest.mark.parametrize(
    ("text", "of_nothing"),
    (("is it waterproof", True), ("is the zephyr waterproof", False), ("do you post gas", False)),
)
def test_nothing_is_said_of_what_is_not_named(text: str, of_nothing: bool) -> None:  # noqa: FBT001  # a case of the test
    """A question of "it" in a few words names nothing that a page could be about."""
    names = ("product=zephyr",) if "zephyr" in text else ()
    assert asks_of_nothing(_parsed(text, QUESTION, "act", names=names)) is of_nothing
