"""Promo codes in a shopper's basket, and a price that is lower elsewhere or later."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.answer import read_turn
from actions.cases import worked_out
from actions.facts import BadFacts, FactsFile, read_facts
from actions.topics.codes import about_codes
from actions.topics.discounts import Discounts, PriceMatch, PromoCodeProblem, about_price
from settings.files import read_yaml
from tests.actions.fakes import FACTS, a_tracker, resources, run

NOT_FIRST = (
    "No, WELCOME10 is for a first order only. Without that there is LAYERS15 (15% off 2 or more items from Layers)."
)
OURS = FactsFile().now()
TODAY = date(2026, 12, 1)


def _about(text: str, **named: str | list[str]) -> tuple[str, bool]:
    about = about_codes(read_turn(a_tracker("promo_code_problem", text=text, entities=named)), OURS)
    return about.says, about.fails


@pytest.mark.parametrize(
    ("text", "code", "amount", "says"),
    (
        ("on £29.99", "WELCOME10", "29.99", "No, WELCOME10 needs an order of £30: with £29.99 you are £0.01 short."),
        ("WELCOME10 on £28", "WELCOME10", "28", "No, WELCOME10 needs an order of £30: with £28 you are £2 short."),
        ("my second order with WELCOME10", "WELCOME10", None, NOT_FIRST),
        ("i have ordered before, WELCOME10", "WELCOME10", "65", NOT_FIRST),
        ("had something from you in may, bought in may, WELCOME10", "WELCOME10", None, NOT_FIRST),
        ("LAYERS15 on one fleece", "LAYERS15", None, "No, LAYERS15 needs 2 or more items from Layers."),
        ("LAYERS15 for a jumper", "LAYERS15", "59", "No, LAYERS15 needs 2 or more items from Layers."),
        ("WELCOME10 on a gift card", "WELCOME10", None, "Codes do not work on gift cards."),
        ("do codes work on giftcards", None, None, "Codes do not work on gift cards."),
        ("WELCOME10 on sale items", "WELCOME10", None, "Codes do not work on items that are already reduced."),
        ("does it work on reduced boots", None, None, "Codes do not work on items that are already reduced."),
        ("i forgot to use WELCOME10", "WELCOME10", None, "A code cannot be added to an order that is placed."),
        ("can you add a code after ordering", None, None, "A code cannot be added to an order that is placed."),
        ("can you still take WELCOME10 off", "WELCOME10", None, "A code cannot be added to an order that is placed."),
        ("ordered an hour ago without my code", None, None, "A code cannot be added to an order that is placed."),
        ("LAYERS15 on what i bought", "LAYERS15", None, "A code cannot be added to an order that is placed."),
        ("two codes?", None, None, "Only one code works per order."),
        ("can i combine codes", None, None, "Only one code works per order."),
        ("WELCOM10 does nothing", "WELCOM10", None, "WELCOM10 is not a code of ours. Did you mean WELCOME10?"),
        ("layers-51", "LAYERS-51", None, "LAYERS-51 is not a code of ours. Did you mean LAYERS15?"),
    ),
)  # fmt: skip
def test_the_one_condition_that_fails(text: str, code: str | None, amount: str | None, says: str) -> None:
    """A code that cannot work is refused with the one condition that fails, worked out for what was said."""
    named = {"promo_code": code, "amount": amount}
    said, fails = _about(text, **{name: value for name, value in named.items() if value})
    assert (said.removeprefix("Sorry, no. "), fails) == (says, True)
    # The answer begins with the no, whatever fails.
    assert said.startswith(("Sorry, no. ", "No, ", f"{code} is not"))


@pytest.mark.parametrize(
    ("text", "code", "amount", "says"),
    (
        ("on £30", "WELCOME10", "30", "£30 becomes £27, you save £3. WELCOME10 takes 10% off"),
        ("WELCOME10 on 30.05", "WELCOME10", "30.05", "£30.05 becomes £27.05, you save £3. WELCOME10 takes"),
        ("what does WELCOME10 give", "WELCOME10", None, "WELCOME10 takes 10% off your first order of £30 or more."),
        ("LAYERS15 for my fleeces", "LAYERS15", "134", "LAYERS15 takes 15% off 2 or more items from Layers."),
        ("my code fails", None, None, ""),
        ("the code didn't apply", None, None, ""),
        ("does my code still apply", None, None, ""),
        ("i did not get my code", None, None, ""),
        ("", None, "20", ""),
    ),
)  # fmt: skip
def test_a_code_that_may_work(text: str, code: str | None, amount: str | None, says: str) -> None:
    """What a code gives is told with the sum it makes; of a code for a part of the basket no sum is made up."""
    named = {"promo_code": code, "amount": amount}
    said, fails = _about(text, **{name: value for name, value in named.items() if value})
    assert said.startswith(says)
    assert (bool(said), fails) == (bool(says), False)


def test_two_codes_of_one_message() -> None:
    """Two codes that are named are refused as two."""
    assert _about("WELCOME10 LAYERS15", promo_code=["WELCOME10", "LAYERS15"]) == (
        "Sorry, no. Only one code works per order.",
        True,
    )


def test_an_unknown_code_is_no_misspelling() -> None:
    """A code that is like none of ours is said to be none, and those that run are listed."""
    said, fails = _about("SPRING24", promo_code="SPRING24")
    assert said.startswith("SPRING24 is not a code of ours. The codes that run now are WELCOME10 (10% off")
    assert fails


@pytest.mark.parametrize(
    ("action", "text", "entities", "response", "offer"),
    (
        (PromoCodeProblem, "my code fails", {}, "utter_promo_code_problem", None),
        (PromoCodeProblem, "WELCOME10 fails", {"promo_code": "WELCOME10"}, "utter_code_asks_basket", None),
        (PromoCodeProblem, "two codes", {}, "utter_code_refused", "person"),
        (Discounts, "any codes", {}, "utter_discounts", None),
        (Discounts, "is there WELCOME10", {"promo_code": "WELCOME10"}, "utter_about_code", None),
        (Discounts, "codes on sale items?", {}, "utter_code_refused", "person"),
    ),
)
def test_what_is_said_and_offered(
    action: type[Discounts | PromoCodeProblem],
    text: str,
    entities: dict[str, str],
    response: str,
    offer: str | None,
) -> None:
    """Whether the code works is asked only where it may; a refusal offers a person."""
    ran = run(action(resources()), a_tracker(text=text, entities=entities))
    assert (ran.message["response"], ran.slots["offer"]) == (response, offer)


@pytest.mark.parametrize(
    ("text", "named", "response"),
    (
        ("do you price match", {}, "utter_price_elsewhere"),
        ("so you do match, right?", {}, "utter_price_elsewhere"),
        ("amazon has it cheaper", {}, "utter_price_elsewhere"),
        ("another shop is cheaper than what i paid", {}, "utter_price_match"),
        ("it is cheaper now than when i bought it", {}, "utter_price_match"),
        ("bought on 17 november, now cheaper", {"date": "2026-11-17"}, "utter_price_fell"),
        ("bought on 16 november, now cheaper", {"date": "2026-11-16"}, "utter_price_fell_before"),
        ("bought 14 days ago", {"duration_days": "14"}, "utter_price_fell"),
        ("bought 15 days ago", {"duration_days": "15"}, "utter_price_fell_before"),
        ("bought today", {"date": "2026-12-01"}, "utter_price_fell"),
        ("bought it, sale begins on friday", {"date": "2026-12-04"}, "utter_price_match"),
    ),
)
def test_a_lower_price(text: str, named: dict[str, str], response: str) -> None:
    """Other shops' prices are not matched; our own counts to the last of its days, and no longer."""
    assert about_price(read_turn(a_tracker("price_match", text=text, entities=named)), OURS, TODAY).response == response


def test_a_price_that_fell_asks_for_the_order() -> None:
    """Where the shop refunds the difference, the order's number is asked for, and nobody is called before."""
    told = run(PriceMatch(resources()))
    assert (told.message["response"], told.message["prices.refund_days"]) == ("utter_price_match", "14")
    assert told.slots["offer"] == "price_fell"


def test_a_shop_that_refunds_nothing(tmp_path: Path) -> None:
    """Where the shop refunds nothing, no person is offered."""
    facts = read_yaml(FACTS)
    facts["prices"]["refund_days"] = 0
    (tmp_path / "facts.yml").write_text(yaml.safe_dump(facts), "utf-8")
    told = run(PriceMatch(resources(FactsFile(tmp_path / "facts.yml"))))
    assert told.message["response"] == "utter_price_match_none"
    assert told.slots["offer"] is None


@pytest.mark.parametrize(
    ("section", "field", "value", "names"),
    (
        ("discounts", "codes", [{"code": "TEN", "percent": 0}], "percent"),
        ("discounts", "codes", [{"code": "TEN", "percent": 101}], "percent"),
        ("discounts", "codes", [{"code": "TEN", "percent": 10, "items": 2}], "items and of"),
        ("discounts", "codes", [{"code": "TEN", "percent": 10, "of": "Layers"}], "items and of"),
        ("shipping", "place_notes", {"Mars": "It takes long."}, "Mars is none of the places"),
        ("contact", "phone_from", "9 o'clock", "phone_from"),
        ("contact", "phone_to", "24:00", "phone_to"),
    ),
)
def test_facts_that_cannot_be_worked_with(tmp_path: Path, section: str, field: str, value: object, names: str) -> None:
    """What an answer could not be worked out from is refused by name when the facts are read."""
    facts = read_yaml(FACTS)
    facts[section][field] = value
    (tmp_path / "facts.yml").write_text(yaml.safe_dump(facts), "utf-8")
    with pytest.raises(BadFacts, match=names):
        read_facts(tmp_path / "facts.yml")


@pytest.mark.parametrize(
    ("terms", "says"),
    (
        ({"percent": 20}, "TEN takes 20% off any order."),
        ({"percent": 20, "least": "50"}, "TEN takes 20% off any order of £50 or more."),
        ({"percent": 20, "first_order": True}, "TEN takes 20% off your first order."),
    ),
)
def test_the_merchants_own_codes(tmp_path: Path, terms: dict[str, object], says: str) -> None:
    """A code is told by its figures, which stand once in the facts."""
    facts = read_yaml(FACTS)
    facts["discounts"]["codes"] = [{"code": "TEN", **terms}]
    (tmp_path / "facts.yml").write_text(yaml.safe_dump(facts), "utf-8")
    turn = read_turn(a_tracker(text="TEN", entities={"promo_code": "TEN"}))
    assert about_codes(turn, FactsFile(tmp_path / "facts.yml").now()).says == says


@pytest.mark.parametrize(
    ("text", "named", "response", "says"),
    (
        ("it fell 14 days after my order", {"duration_days": "14"}, "utter_price_fell", "Yes, if it is our own price."),
        ("it fell 15 days after my order", {"duration_days": "15"}, "utter_price_fell_before", "No, the 14 days"),
        (
            "bought it, and 2 days later it was less",
            {"duration_days": "2"},
            "utter_price_fell",
            "Yes, if it is our own",
        ),
        ("i paid 149 and today it says 129", {"date": "2026-12-01"}, "utter_price_match", ""),
        ("today i bought it and it fell", {"date": "2026-12-01"}, "utter_price_fell", "Yes, if our own price"),
    ),
)
def test_no_day_of_the_order_is_made_up(text: str, named: dict[str, str], response: str, says: str) -> None:
    """The time from the order to the fall is not how long ago it was ordered, and today is the day of the question."""
    reply = about_price(read_turn(a_tracker("price_match", text=text, entities=named)), OURS, TODAY)
    assert reply.response == response
    assert reply.variables.get("about_it", "").startswith(says)


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("is there anything off for nurses", "utter_no_such_discount"),
        ("black friday offers?", "utter_no_such_discount"),
        ("bought it on black friday", "utter_discounts"),
        ("do you have codes", "utter_discounts"),
    ),
)
def test_a_reduction_for_some(text: str, response: str) -> None:
    """No code is for a group, and that is said first; who tells of a purchase asks for none."""
    assert run(Discounts(resources()), a_tracker(text=text)).message["response"] == response


WELCOME, LAYERS = {"promo_code": "WELCOME10"}, {"promo_code": "LAYERS15"}


@pytest.mark.parametrize(
    ("first", "then", "response", "says"),
    (
        # The sum grows by what is added.
        (
            ("WELCOME10 on 25 pounds", {**WELCOME, "amount": "25"}),
            ("with another for 10", {"amount": "10"}),
            "utter_promo_code_named",
            "£35 becomes £31.50, you save £3.50.",
        ),
        # Whether the shopper is new is told later.
        (
            ("WELCOME10 on 45", {**WELCOME, "amount": "45"}),
            ("it is my first order though", {}),
            "utter_code_should_work",
            "£45 becomes £40.50, you save £4.50.",
        ),
        (
            ("WELCOME10 on 45", {**WELCOME, "amount": "45"}),
            ("i ordered something in may though", {}),
            "utter_code_refused",
            NOT_FIRST,
        ),
        # The catalogue tells the group and the price.
        (
            ("LAYERS15 fails", LAYERS),
            ("the Alder Waterproof Jacket", {"product": "Alder Waterproof Jacket"}),
            "utter_code_refused",
            "No, LAYERS15 needs 2 or more items from Layers. Alder does not: it is from Jackets.",
        ),
        (
            ("LAYERS15 on the Wether Merino Base Layer", {**LAYERS, "product": "Wether Merino Base Layer"}),
            ("and with the Cairn Hooded Fleece as well", {"product": "Cairn Hooded Fleece"}),
            "utter_code_should_work",
            "you save",
        ),
        (
            ("WELCOME10, basket of 20", {**WELCOME, "amount": "20"}),
            ("my first order. and with the mug too", {"product": "Campfire Enamel Mug"}),
            "utter_code_should_work",
            "£32 becomes £28.80",
        ),
        (
            ("WELCOME10, 26 quid", {**WELCOME, "amount": "26"}),
            ("and if i throw in socks for 14", {}),
            "utter_promo_code_named",
            "£40 becomes £36",
        ),
        (
            ("LAYERS15 for one fleece", LAYERS),
            ("and if i take a second one", {}),
            "utter_code_should_work",
            "LAYERS15 takes 15% off",
        ),
        (
            ("LAYERS15 for two things", LAYERS),
            ("it says no", {}),
            "utter_promo_code_named",
            "Yes, if all of them are of Layers.",
        ),
        # What comes to it without a price may fill it.
        (
            ("WELCOME10 fails, basket 24", {**WELCOME, "amount": "24"}),
            ("so if i add something it works?", {}),
            "utter_promo_code_named",
            "Yes, once it comes to £30: £6 more than your £24, then WELCOME10 works.",
        ),
        (
            ("WELCOME10 fails, i ordered before, basket 24", {**WELCOME, "amount": "24"}),
            ("and if i add something?", {}),
            "utter_code_refused",
            NOT_FIRST,
        ),
        # A code beside the one of before is one too many, and instead of it is not.
        (
            ("WELCOME10 fails, basket 24", {**WELCOME, "amount": "24"}),
            ("and together with LAYERS15?", LAYERS),
            "utter_code_refused",
            "Only one code works per order.",
        ),
        (
            ("WELCOME10 fails, basket 24", {**WELCOME, "amount": "24"}),
            ("and LAYERS15?", LAYERS),
            "utter_promo_code_named",
            "LAYERS15 takes 15% off",
        ),
        # What it counts is said of each, by a word of its name or by what it is.
        (
            ("LAYERS15 refused, I have a herdwick and a cap in the basket", LAYERS),
            ("is a cap not one of the layers", {}),
            "utter_code_refused",
            "Herdwick counts. Cap does not: it is from Hats, gloves and socks. With 1 more from Layers it works.",
        ),
        (
            ("LAYERS15 refused, I have a herdwick and a cap in my bag", LAYERS),
            ("and with a dale instead", {}),
            "utter_code_should_work",
            "£157 becomes £133.45, you save £23.55.",
        ),
        (
            ("LAYERS15 refused, I have a herdwick and a cap", LAYERS),
            ("and if i put a dale in, too", {}),
            "utter_code_should_work",
            "Herdwick and Dale: £157 becomes £133.45, you save £23.55. Herdwick counts.",
        ),
        # A second code comes to the first.
        (
            ("WELCOME10 on 45", {**WELCOME, "amount": "45"}),
            ("and together with LAYERS15", LAYERS),
            "utter_code_refused",
            "Only one code works per order.",
        ),
        # A code is known by a word of it, and a thing goes where another takes its place.
        (
            ("the layers code refuses a herdwick with a cap", {}),
            ("put a dale in its place", {}),
            "utter_code_should_work",
            "£157 becomes £133.45, you save £23.55.",
        ),
        (
            ("my 15% code fails, herdwick and cap", {}),
            ("so i swap the cap for a dale", {}),
            "utter_code_should_work",
            "you save £23.55",
        ),
        (
            ("LAYERS15, mug and Cairn", {**LAYERS, "product": ["Campfire Enamel Mug", "Cairn Hooded Fleece"]}),
            ("the Wether instead of the mug", {"product": "Wether Merino Base Layer"}),
            "utter_code_should_work",
            "you save",
        ),
        # Whether a cancelled order was the first one, only a person can tell; a sum that is too small is told.
        (
            ("my first order was cancelled, does WELCOME10 still work", WELCOME),
            ("it is 48 pounds, i only ordered that once", {"amount": "48"}),
            "utter_code_of_cancelled",
            "£48 becomes £43.20, you save £4.80.",
        ),
        (
            ("my first order was cancelled, does WELCOME10 still work", WELCOME),
            ("a cap for 19 quid, i have ordered before only that once", {"amount": "19"}),
            "utter_code_refused",
            "No, WELCOME10 needs an order of £30: with £19 you are £11 short.",
        ),
    ),
)
def test_what_is_told_of_the_basket_is_kept(
    first: tuple[str, dict[str, Any]], then: tuple[str, dict[str, Any]], response: str, says: str
) -> None:
    """Each message adds to what is known of the basket, and what fails or is saved is worked out anew."""
    slots: dict[str, object] = {}
    action = PromoCodeProblem(resources())
    for text, entities in (first, then):
        ran = run(action, a_tracker("promo_code_problem", text=text, entities=entities, slots=slots))
        slots |= ran.slots
    assert ran.message["response"] == response
    assert says in ran.message["about_code"]


def test_a_list_of_codes_goes_on_with_the_one_that_fits() -> None:
    """Who asked for codes, and tells that they are new and what is in the basket, is told the one that works."""
    slots = {"subject": "discounts"}
    entities = {"amount": "50"}
    ran = run(Discounts(resources()), a_tracker("discounts", text="i'm new, 50 pounds", entities=entities, slots=slots))
    assert ran.message["response"] == "utter_code_should_work"
    assert "£50 becomes £45" in ran.message["about_code"]


@pytest.mark.parametrize(
    ("first", "then", "says"),
    (
        (
            "LAYERS15 declined, got one herdwick in there",
            "if i put in a second one how many pounds less",
            "save £29.40",
        ),
        (
            "LAYERS15 isn't taken, a t-shirt and socks",
            "if i swap the socks for a henley what would i save",
            "save £9.30",
        ),
        ("LAYERS15 on two dale fleeces", "what do i save", "save £17.70"),
        ("LAYERS15 refused, a dale and a cap", "and with the henley on top", "Dale and henley: £95 becomes £80.75"),
        ("LAYERS15 refused, herdwick and a beanie", "a cairn for the beanie then", "save £25.95"),
        ("LAYERS15 refused, cairn and mittens", "if i take a henley for the mittens", "save £16.65"),
        ("LAYERS15 refused: one flannel shirt, one scarf", "swap the scarf for the merino leggings", "save £17.55"),
        ("LAYERS15 refused, a dale and a cap", "what would two dales save", "save £17.70"),
    ),
)
def test_what_a_basket_saves(first: str, then: str, says: str) -> None:
    """What is saved is reckoned from the wares that are named, so many of them as are told of."""
    slots: dict[str, object] = {}
    for text, entities in ((first, {"promo_code": "LAYERS15"}), (then, {})):
        ran = run(
            PromoCodeProblem(resources()), a_tracker("promo_code_problem", text=text, entities=entities, slots=slots)
        )
        slots |= ran.slots
    assert says in ran.message["about_code"]


@pytest.mark.parametrize(
    ("text", "response", "price"),
    (
        ("is the alder on offer", "utter_discounts_not_reduced", "£149"),
        ("anything reduced at the moment", "utter_discounts_none_reduced", None),
        ("does a code work on reduced things", "utter_code_refused", None),
    ),
)
def test_what_is_reduced(text: str, response: str, price: str | None) -> None:
    """Nothing is known to be reduced, and a thing that is named has its price; what codes do for such is another."""
    told = run(Discounts(resources()), a_tracker("discounts", text=text)).message
    assert (told["response"], told.get("price")) == (response, price)


@pytest.mark.parametrize(
    ("text", "is_told"),
    (
        ("if i cancel 1042 and order again with WELCOME10 does that work", True),
        ("cancel it and reorder with WELCOME10?", True),
        ("i forgot WELCOME10 on 1042", False),
    ),
)
def test_who_would_order_anew_is_told_what_the_code_is_for(text: str, is_told: bool) -> None:  # noqa: FBT001  # a row
    """The first order and the least sum are said before anything of the order is asked."""
    turn = read_turn(a_tracker("code_after_order", text=text, entities={"promo_code": "WELCOME10"}))
    told = worked_out("code_after_order", turn, OURS)
    assert (told is not None) == is_told
    assert told is None or "first order of £30 or more" in told.reply.variables["about_code"]
