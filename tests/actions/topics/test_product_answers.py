"""What shoppers say about products, and what must and must not stand in the answer, in each of its wordings."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from actions.facts import FactsFile
from actions.topics.buying import PlaceOrder
from actions.topics.product_action import ProductAction
from actions.topics.product_questions import ProductQuestion, StockAvailability
from actions.topics.products import ProductSearch
from settings.files import read_yaml
from tests.actions.fakes import Ran, a_tracker, resources, run
from tests.shop.fakes import FakeShop

ROOT = Path(__file__).parents[3]
RESPONSES: dict[str, list[dict[str, str]]] = {
    name: wordings
    for topic in ("products", "buying")
    for name, wordings in read_yaml(ROOT / "data" / "responses" / f"{topic}.yml")["responses"].items()
}
DALE, HERDWICK = "Dale Half-Zip Fleece", "Herdwick Wool Jumper"
ALDER, TARN, RIDGEWAY = "Alder Waterproof Jacket", "Tarn Lightweight Rain Shell", "Ridgeway Down Jacket"
CRAG, BECK, PUDDLE = "Crag Leather Hiking Boots", "Beck Waterproof Walking Boots", "Puddle Wellington Boots"
BOOTS: Mapping[str, Any] = {"shown": [CRAG, BECK, PUDDLE]}
JACKETS: Mapping[str, Any] = {"shown": [ALDER, TARN, RIDGEWAY]}
FACTS = FactsFile()


def _asked(action: type[ProductAction], said: str, around: Mapping[str, Any]) -> Ran:
    entities = {name: around[name] for name in ("size", "colour", "position", "order_number") if name in around}
    slots = {name: around[name] for name in ("product", "shown", "looked_for") if name in around}
    if "named" in around:
        # As the bot's entities fill the slot of that name.
        entities["product"] = slots["product"] = around["named"]
    return run(action(resources(FACTS, FakeShop())), a_tracker(text=said, slots=slots, entities=entities))


def _heard(told: Ran) -> Iterator[str]:
    """Each wording of an answer, with the names and texts of its cards below it."""
    message = told.message
    cards = [f"<{card['name']}> {card.get('text', '')}" for card in message["custom"].get("cards", [])]
    for wording in RESPONSES[message["response"]]:
        text = re.sub(r"{([^}]+)}", lambda found: str(message.get(found[1], "")), wording["text"])
        yield "\n".join([re.sub(" {2,}", " ", text).strip(), *cards])


def _holds(action: type[ProductAction], said: str, around: Mapping[str, Any], must: str, never: str) -> None:
    for heard in _heard(_asked(action, said, around)):
        assert re.search(must, heard, re.DOTALL), f"{said!r} was answered {heard!r}"
        assert not re.search(never, heard, re.DOTALL), f"{said!r} was answered {heard!r}"
        assert not re.search(r"None\b(?! of)|[{}]|\.\.|!|  ", heard), heard


@pytest.mark.parametrize(
    ("said", "around", "must", "never"),
    (
        ("tarn in M moss?", {"size": "M", "colour": "moss"}, r"^Yes, the Tarn is in stock in moss, size M", "No,"),
        ("have you got the tarn in slate", {"colour": "slate"}, r"^No, the Tarn .*slate.*sky, moss and black", "Yes"),
        ("alder XL pine", {"size": "XL", "colour": "pine"}, r"^No, .*sold out in pine, size XL.*4 December", "^Yes"),
        ("alder XL pine", {"size": "XL", "colour": "pine"}, r"L and XXL in pine; navy and rust in size XL", "^Yes"),
        ("alder L pine", {"size": "L", "colour": "pine"}, r"^Yes, the Alder is in stock in pine, size L", "sold out"),
        ("alder XL navy", {"size": "XL", "colour": "navy"}, r"^Yes, the Alder", "sold out"),
        ("do you have the alder in xl", {"size": "XL"}, r"^Yes, .*size XL, except pine \(more should come", "^No"),
        ("alder xs rust", {"size": "XS", "colour": "rust"}, r"^No, .*do not know yet when", "December"),
        (
            "are your beck boots there in a 7",
            {"size": "7"},
            r"^No, the Beck is sold out in size 7.*26 November",
            "^Yes",
        ),
        ("are your beck boots there in a 6", {"size": "6"}, r"^Yes, the Beck is in stock in size 6", "sold out"),
        ("are your beck boots there in a 8", {"size": "8"}, r"^Yes, the Beck is in stock in size 8", "sold out"),
        ("becks, 7 or 8", {"size": "8"}, r"^No, the Beck is sold out in size 7.*Yes, .*size 8", "size 9"),
        ("becks in 3?", {"size": "3"}, r"^No, the Beck does not come in size 3, but in 4", "Yes"),
        ("becks in 12?", {"size": "12"}, r"^Yes, .*size 12", "No,"),
        ("becks in 13?", {"size": "13"}, r"^No, the Beck does not come in size 13", "Yes"),
        ("when is the navy ridgeway back", {"colour": "navy"}, r"^More should come on Saturday 12 December", "^No|Yes"),
        ("is the ridgeway available in navy", {"colour": "navy"}, r"^No, .*12 December.*rust and charcoal", "^Yes"),
        (
            "when do you get mustard trailheads in M",
            {"size": "M", "colour": "mustard"},
            "not know yet when",
            "December",
        ),
        (
            "i need four of the crag in 8",
            {"size": "8"},
            r"^Yes, the Crag.*only that there are some, not how many",
            "No,",
        ),
        ("one crag in 8", {"size": "8"}, r"^Yes, the Crag", "how many"),
        ("how many brimming flasks are left", {}, "not how many", "No,"),
        ("which sizes of the stile have you got in moss", {"colour": "moss"}, r"28, 30, 32, 36, 38 and 40", r"\b34\b"),
        ("what sizes are there of the stile", {}, r"moss: 28, 30, 32, 36", "moss: every"),
        ("what colours have you in the harbour", {}, "charcoal and pine", "rust"),
        ("is the hollow in stock", {}, r"^Yes, the Hollow is in stock", "size"),
        ("hearth in M?", {"size": "M"}, "does not come in size M, but in one size for all", "Yes"),
        ("i take 6", {"size": "6", "product": "Campfire Enamel Mug"}, "Yes, the Campfire", "size 6"),
        ("and in rust?", {"product": ALDER, "shown": [ALDER], "colour": "rust"}, r"^Yes, the Alder.*rust", "Tarn"),
        ("what about XL", {"product": ALDER, "size": "XL"}, r"^Yes, the Alder.*XL", "Which"),
        ("the second one in an 8?", {**BOOTS, "size": "8"}, r"^Yes, the Beck is in stock in size 8", "Crag"),
        ("the other one?", {"product": ALDER, "shown": [ALDER, TARN], "position": "other"}, r"^Yes, the Tarn", "Alder"),
        ("in 12?", {**BOOTS, "size": "12"}, "Crag.*12.*Beck.*12.*Puddle.*12", "Which"),
        ("is the wether there in black M", {"size": "M", "colour": "black"}, "Base Layer.*Leggings", "Which"),
        ("wether leggings in black M", {"size": "M", "colour": "black"}, r"^No, .*Leggings.*27 November", "Base Layer"),
        ("meadow in L or M", {"size": "M"}, "size M.*size L", "No,"),
        ("is it there", {}, "We sell jackets", "<"),
        ("are aldrs in stock", {}, "the Alder", "Which"),
        ("is the alder in stock? olive.birch@example.org", {}, "^Yes, the Alder is in stock", "olive|birch"),
    ),
)
def test_stock_is_answered_as_asked(said: str, around: Mapping[str, Any], must: str, never: str) -> None:
    """Whether it is there comes first, then the day on which it is back, then what there is instead."""
    _holds(StockAvailability, said, around, must, never)


@pytest.mark.parametrize(
    ("said", "around", "must", "never"),
    (
        ("is the dale or the wether warmer", {}, r"^Take the Wether Merino Base Layer", "Leggings"),
        ("which would you take", {"shown": [DALE, HERDWICK]}, "What is it for", "^Which"),
        ("and which one is cheaper", {"shown": [DALE, HERDWICK]}, "Dale costs £39 less", "The price is"),
        ("is the fell waterproof?", {}, r"^No.*stops wind and showers; it is not fully waterproof", "Yes"),
        ("is the tarn waterproof", {}, r"^Yes.*Tarn", "No"),
        ("are crags waterproof", {}, r"^No.*water-resistant, not waterproof", "Yes"),
        # Feet that stay dry are no drying, and what gets wet is asked the other way round.
        ("do the crags keep my toes dry", {}, r"^No.*water-resistant, not waterproof", "Yes|heater"),
        ("would my toes get wet in the crags", {}, r"^Yes.*water-resistant, not waterproof", "heater"),
        ("does the alder leak", {}, "^No", "softener"),
        ("do the becks let water in", {}, r"^No\.", "Yes"),
        ("does the beck stop water getting in", {}, r"^Yes\.", "^No"),
        ("will I not get wet feet in the crags", {}, r"^(?!No|Yes)", "heater"),
        ("are becks waterproof", {}, r"^Yes.*Beck", "No"),
        ("is the wander waterproof", {}, r"^No.*showerproof", "Yes"),
        ("is the beacon waterproof", {}, "stands rain", "Yes|No"),
        ("is the herdwick waterproof", {}, "does not call it waterproof.*person", "Yes"),
        ("how waterproof is the hollow", {}, "3,000 mm", "Yes|No"),
        ("is it waterproof", {"product": TARN}, r"^Yes.*Tarn", "No"),
        ("is the second one waterproof", BOOTS, r"^Yes.*Beck", "Crag"),
        ("is the last one leather", BOOTS, r"^No.*Puddle.*rubber", "Yes"),
        ("and the 3rd", {**BOOTS, "position": "3"}, "Puddle", "Beck"),
        ("which of them are waterproof", BOOTS, "Crag: no.*Beck: yes.*Puddle: yes", "Which one"),
        ("is the alder vegan", {}, r"^Yes.*recycled polyester", "No"),
        ("is the holt vegan", {}, r"^No.*animal origin", "Yes"),
        ("is the ridgeway vegan", {}, r"^No.*duck down", "Yes"),
        ("are becks vegan", {}, r"^No.*suede", "Yes"),
        ("is the overnighter vegan", {}, r"^No.*leather", "Yes"),
        ("is the pine resin candle vegan", {}, r"^Yes.*soy", "No"),
        ("does the cairn have wool in it", {}, r"^No.*polyester", "Yes"),
        ("does the hearth contain wool", {}, r"^Yes.*wool and acrylic", "No"),
        ("is the hearth wool free", {}, r"^No.*wool and acrylic", "Yes"),
        ("is the cairn wool free", {}, r"^Yes.*polyester", "No"),
        ("is the alder pfas free", {}, r"^Yes.*without PFAS", "No"),
        ("is there pfas in the alder", {}, r"^No.*without PFAS", "Yes"),
        ("is there latex in the puddle wellies", {}, "does not name latex.*natural rubber.*person", "^Yes|^No"),
        ("i have a nickel allergy, is the kindle ok", {}, "does not name nickel.*steel.*person", "medical|^Yes|^No"),
        ("i'm allergic to wool, which base layer", {}, "wool", "Wool: yes"),
        ("i'm allergic to wool, can i wear the hearth hat", {}, "Wool: yes.*wool and acrylic.*person", "^Yes|^No"),
        ("is the down jacket real down", {}, r"^Yes.*duck down", "No"),
        ("is the down jacket warm", {}, r"^Yes.*warm down jacket", "No"),
        ("how warm is the nightjar", {}, "2 °C", "Yes|No"),
        ("can i put the ridgeway in the washing machine", {}, r"^Yes.*30 °C", "No"),
        ("is the herdwick machine washable", {}, r"^No.*Hand wash", "Yes"),
        ("can i machine wash the holt", {}, r"^No.*Never machine wash", "Yes"),
        ("can i wash the dale at 30", {}, r"^Yes", "No"),
        ("can i wash the dale at 40", {}, r"^No.*30 °C", "Yes"),
        ("can i wash the gale at 40", {}, r"^Yes", "No"),
        ("can i tumble dry the alder", {}, r"^Yes.*tumble dry on low", "No"),
        ("can i tumble dry the gale", {}, r"^No.*line dry", "Yes"),
        ("can i iron the dale", {}, r"^No.*do not iron", "Yes"),
        ("can i iron the trailhead", {}, "catalogue does not say.*person", "Yes|No,"),
        ("is the mug dishwasher safe", {}, r"^Yes.*Dishwasher-safe", "No"),
        ("is the flask dishwasher safe", {}, r"^No.*by hand", "Yes"),
        ("how heavy is the tarn", {}, "240 g", "Yes|No"),
        ("how heavy is the alder", {}, "does not give its weight.*person", r"\d+ ?g\b"),
        ("what does the wether merino base layer weigh", {}, "does not give its weight", "200 g"),
        ("how many litres does the longbarrow hold", {}, "45-litre", "20-litre"),
        ("does the wander take a 15 inch laptop", {}, r"^Yes.*15-inch", "No"),
        ("does the wander take a 17 inch laptop", {}, "^No.*15-inch", "Yes"),
        ("does the commoner take a 15 inch laptop", {}, "^Yes.*16-inch", "No"),
        ("is the nightjar ok at minus five", {}, "^No.*2 °C", "Yes"),
        ("can i use the nightjar in frost", {}, "^No.*2 °C", "Yes"),
        ("will the nightjar do at 5 degrees", {}, "^Yes.*2 °C", "No"),
        ("has the alder got a hood", {}, r"^Yes.*hood", "No"),
        ("how long does the brimming keep tea hot", {}, "twelve hours", "Yes"),
        ("does the alder run small", {}, "True to size", "Yes"),
        ("how much is it", {"product": TARN, "shown": [TARN]}, "£89", "£149"),
        ("how much is the second one", JACKETS, "£89", "£149"),
        ("how much cost the switchbak trail shoe", {"product": "Switchback Trail Shoes"}, "£105", "grip"),
        ("is the gale windproof", {}, "^Yes", "What would"),
        ("how much are the crags", {}, "£165", "£129"),
        (
            "have you the tarn in a large and is it waterproof",
            {"size": "L"},
            "Waterproof: yes.*Yes, .*size L",
            "True to",
        ),
        ("how much is the alder in pine XL", {"size": "XL", "colour": "pine"}, "£149.*No, .*sold out", "Which"),
        ("whats the fit like on the ridgeway", {"product": TARN}, "Comes up slightly large", "Tarn"),
        ("does it come in XXL", {"product": ALDER, "size": "XXL"}, r"^Yes, the Alder.*XXL", "Which"),
        ("do the crags come in black", {"colour": "black"}, r"^No, the Crag does not come in black", "Yes"),
        ("is the gale for women", {}, r"^Yes.*women and men", "No"),
        ("would the tarn do for my 8 year old", {}, r"^No.*women and men", "Yes"),
        ("would the wander do for my 8 year old", {}, "not made for children in particular", "Yes"),
        ("does it glow in the dark", {"product": TARN}, "catalogue does not say.*person", "Yes|No,"),
        ("alder or tarn?", {}, "Alder, £149: .*Tarn, £89: ", "Which"),
        ("what's the difference between crag and beck", {}, "Crag, £165.*Beck, £129", "Puddle"),
        ("which is cheaper, holt or ridgeway", {}, "Ridgeway costs £30 less: £189, and Holt £219", "Holt costs"),
        ("which is lighter, hollow or longbarrow", {}, "Longbarrow is lightest.*1.5 kg.*2.4 kg", "Hollow is lightest"),
        ("which is lighter, alder or tarn", {}, "^Take the Tarn.*240 g", "Tarn is lightest"),
        (
            "which is warmer, the ridgeway or the tarn",
            {},
            "^Take the Ridgeway.*calls it warm, and not the Tarn.*£100 more",
            "Tarn: yes",
        ),
        ("which is more waterproof, alder or fellside", {}, "^Take the Alder.*not fully waterproof", "Which one"),
        ("and next to the alder?", {"product": TARN, "shown": [TARN]}, "Alder, £149.*Tarn, £89", "Which"),
        ("compared to the holt?", {"shown": [ALDER, TARN]}, "Holt, £219.*Alder.*Tarn", "Which"),
        ("which one is the warmest", JACKETS, "Ridgeway: yes", "Tarn: yes"),
        ("how much is the alder and the tarn", {}, "Alder: The price is £149. Tarn: The price is £89", "Which"),
        ("whats the wether made of", {}, "<Wether Merino Base Layer>.*<Wether Merino Leggings>", "^Yes"),
        ("what is the herdwik jumper made of", {}, "Herdwick wool", "Which"),
        ("does the alder go over a fleece", {}, "fleece", "<Dale|<Cairn"),
        ("is there a cheaper one", {"product": ALDER, "shown": [ALDER]}, "Tarn", "Holt|Ridgeway"),
        ("is it vegan", {}, "We sell jackets", "<"),
        ("are your boots vegan", {}, "<Puddle", "<Crag|<Beck|<Farmgate"),
    ),
)
def test_a_question_is_answered(said: str, around: Mapping[str, Any], must: str, never: str) -> None:
    """Yes or no comes first where the catalogue says so, and what it does not say is told to be open."""
    _holds(ProductQuestion, said, around, must, never)


@pytest.mark.parametrize(
    ("said", "around", "must", "never"),
    (
        ("vegan boots", {}, "<Puddle.*|none has wool", "<Crag|<Beck|<Farmgate"),
        ("vegan down jacket", {}, "Nearest|comes near", "<Ridgeway|<Holt"),
        ("jacket without wool or leather", {}, "leather or wool", "<Holt.*wool jumper"),
        ("jumper that isnt wool", {}, "<Dale", "<Herdwick"),
        ("wool free hat", {}, "<Harbour", "<Hearth"),
        ("non leather boots", {}, "<Puddle", "<Crag|<Beck|<Farmgate|“non”"),
        ("leather boots", {}, "<Crag", "<Puddle"),
        ("merino base layer not wool", {}, "none has wool in it", "<Wether"),
        ("wellies for my 6 year old", {}, "nothing for children.*XS", "Here is"),
        ("wellies for my 16 year old", {}, "<Puddle", "children"),
        ("kids raincoat", {}, "nothing for children.*XS", "Here is"),
        ("got anything for children?", {}, "children", "<"),
        ("rucksack for my 8 year old", {}, "not made for children in particular", "Nothing of that kind"),
        ("womens fleece", {}, "<Dale.*<Cairn", "Nothing"),
        ("waterproof jacket, 100 max", {}, "<Tarn", "<Alder|<Holt"),
        ("waterproof jacket under £89", {}, "Nothing like it is under £89|<Morning Mist", "<Alder|<Holt"),
        ("rain shell under 89", {}, "under £89; the nearest is £89|<Tarn", "<Alder"),
        ("rain shell for 89 or less", {}, "<Tarn", "Nothing like"),
        (
            "i can't spend more than fifty quid on a fleece",
            {},
            "Nothing like it is under £50; the nearest is £59",
            "<Cairn",
        ),
        ("fleece up to 59", {}, "<Dale", "<Cairn|Nothing"),
        ("boots under 20", {}, "under £20; the nearest is £58", "<Crag"),
        ("hats under £20", {}, "<Harbour.*<Waypoint", "<Meadow|<Hearth"),
        ("gloves between 20 and 30 pounds", {}, "<Thaw", "<Snowdrift"),
        ("45 litre rucksack", {}, "<Longbarrow", "<Wander"),
        ("waterproof jacket for scotland", {}, "<Alder", "do not sell|nothing of that kind"),
        ("something snug and warm", {}, "<", "do not sell|nothing of that kind"),
        ("something warm for a muddy festival", {}, "<", "do not sell|nothing of that kind"),
        ("rain coat for dog walks", {}, "<Alder", "do not sell"),
        ("socks for wellies", {}, "<Drover|<Long Mile", "<Puddle"),
        ("got any hoodies", {}, "<Cairn", "do not sell"),
        ("air fryer", {}, "air fryer", "<"),
        ("phone case", {}, "phone case", "<"),
        ("waterproof phone case", {}, "phone case", "<"),
        ("do you do kids bikes", {}, "kids bikes", "<"),
        ("leather free belt", {}, "“belt”", "<|free belt"),
        ("boots and a duvet", {}, "called “duvet”", "Here is what we have"),
        ("do you gift wrap", {}, "person", "<|do not sell"),
        ("red gilet", {}, "None of that kind comes in red", "Here is"),
        ("boots size 13", {"size": "13"}, "None of that kind comes in size 13", "Here is"),
        (
            "crag boots size 9 in tan",
            {"size": "9", "colour": "tan"},
            "^No, .*sold out in tan, size 9.*<Crag",
            "in stock in tan",
        ),
        ("down jacket in navy", {"colour": "navy"}, r"^No, the Ridgeway is sold out in navy", "Here is"),
        ("navy jackets", {"colour": "navy"}, "<Alder.*<Gale.*<Ridgeway.*sold out", "<Tarn"),
        ("alder", {}, r"Alder \(£149\)", "Tarn"),
        ("show me the herdwik jumper", {}, "<Herdwick", "<Dale|“herdwik”"),
        ("aldr jkt", {"named": ALDER}, "<Alder", "jkt"),
        ("alder or tarn", {}, "Alder, £149.*Tarn, £89", "Here is"),
        ("cheaper ones?", {"product": ALDER, "shown": [ALDER]}, "<Tarn", "<Holt|<Ridgeway"),
        ("anything cheaper", JACKETS, "<Gale", "<Alder|<Ridgeway"),
        ("anything cheaper", {"shown": [PUDDLE], "product": PUDDLE}, "cheapest of its kind here, at £58", "<Crag"),
        ("the cheapest one", JACKETS, "Tarn", "Ridgeway"),
        # Of all that was found, though only three were shown.
        (
            "the cheapest one",
            {"shown": [ALDER, TARN], "looked_for": {"kinds": [["jacket"]]}},
            "Morning Mist|Poncho",
            "Tarn",
        ),
        ("the dearest", JACKETS, "Ridgeway", "Tarn"),
        ("the waterproof ones", BOOTS, "<Beck.*<Puddle", "<Crag"),
        (
            "in blue?",
            {"product": ALDER, "shown": [ALDER], "colour": "blue"},
            r"^Yes, the Alder is in stock in navy",
            "Tarn",
        ),
        ("anything in navy", {**JACKETS, "colour": "navy"}, "<Alder", "<Tarn|<Lowland"),
        ("what else have you got", BOOTS, "<Farmgate", "<Crag|<Beck"),
        ("show me the first one", BOOTS, "Crag", "Beck"),
        ("the fifth", {**BOOTS, "position": "5"}, "<|We", "Beck is"),
        ("where is my jacket", {}, "number", "<"),
        ("i ordered a tent last week", {}, "number", "<"),
        ("i bought a tent from you and need a mat to go with it", {}, "<Drift", "e-mail"),
        ("jacket 1042", {"order_number": "1042"}, "number", "<"),
        ("what do you sell", {}, "jackets, layers", "<"),
        # What is like a thing, or cheaper, or less so, is another.
        ("anything as light as the tarn, in black", {"colour": "black"}, "Fellside", "Tarn"),
        ("got anything cheaper than the alder that keeps me dry", {}, r"Tarn \(£89\)", "the cheapest|<Bracken"),
        ("the ridgeway is too warm, what do you have instead", {}, "Alder", "Ridgeway"),
    ),
)
def test_a_search_keeps_what_was_said(said: str, around: Mapping[str, Any], must: str, never: str) -> None:
    """Budget, person, material, size and colour decide what is shown; what is missed is said."""
    _holds(ProductSearch, said, around, must, never)


@pytest.mark.parametrize(
    ("said", "around", "must", "never"),
    (
        (
            "i'll take the tarn in M moss",
            {"size": "M", "colour": "moss"},
            r"Yes, the Tarn.*moss, size M.*not.*order|cannot",
            "Alder",
        ),
        (
            "order me the alder in xl pine",
            {"size": "XL", "colour": "pine"},
            r"^No, the Alder is sold out.*4 December",
            "^Yes",
        ),
        ("i want the second one", BOOTS, "<Beck", "<Crag"),
        ("how do i order", {}, "basket", "<"),
    ),
)
def test_what_is_to_be_ordered_is_told_to_be_there(said: str, around: Mapping[str, Any], must: str, never: str) -> None:
    """Who wants to order hears first whether that size and colour is there."""
    message = _asked(PlaceOrder, said, around).message
    facts = {name: message[name] for name in message if "." in name}
    wordings = [
        re.sub(r"{([^}]+)}", lambda found: str({**message, **facts}.get(found[1], "")), wording["text"])
        for wording in RESPONSES[message["response"]]
    ]
    cards = [f"<{card['name']}>" for card in message["custom"].get("cards", [])]
    for text in wordings:
        heard = "\n".join([text, *cards])
        assert re.search(must, heard, re.DOTALL), heard
        assert not re.search(never, heard, re.DOTALL), heard


def test_a_list_is_kept_while_one_of_it_is_talked_of() -> None:
    """After the second of a list was asked about, the third is still that of the list, and "it" is the second."""
    told = _asked(ProductQuestion, "is the second one waterproof", BOOTS)
    assert told.slots["product"] == BECK
    assert "shown" not in told.slots
    assert _asked(ProductSearch, "jackets", {"product": BECK, **BOOTS}).slots["product"] is None
    assert _asked(ProductSearch, "the waterproof ones", BOOTS).slots["shown"] == [BECK, PUDDLE]


def test_at_most_the_cards_are_counted_from() -> None:
    """Positions are those of the cards that the shopper sees."""
    assert _asked(ProductSearch, "jackets", {}).slots["shown"] == [ALDER, TARN, RIDGEWAY]


@pytest.mark.parametrize(
    ("said", "around", "must"),
    (
        ("how much together", {"shown": [DALE, HERDWICK]}, "£157 together"),
        ("which of these is cheapest in price", {"shown": [DALE, HERDWICK, ALDER]}, "Dale"),
        ("which of them is the lightest", {"shown": [ALDER, TARN, RIDGEWAY]}, "does not give the weight of each"),
        ("and the tarn", {"product": ALDER, "shown": [ALDER]}, "Tarn"),
        ("which of them is better with long arms", {"shown": [ALDER, TARN]}, "one length of everything"),
    ),
)
def test_several_are_weighed(said: str, around: Mapping[str, Any], must: str) -> None:
    """Prices and weights of several are set beside each other, as far as the catalogue has them."""
    _holds(ProductQuestion, said, around, must, "We sell jackets")


@pytest.mark.parametrize(
    ("said", "must", "never"),
    (
        ("do you sell hiking poles", "poles", "^Yes"),
        ("matching hat and gloves", "Hearth.*Thaw", "We sell"),
        ("something waterproof for a boy of 15", "<", "make nothing for children"),
        ("something warm for my hands on the bike", "Thaw|Snowdrift", "We do not sell"),
    ),
)
def test_a_search_finds_what_is_meant(said: str, must: str, never: str) -> None:
    """What something is for chooses among what there is, and what is not sold is not found in a page."""
    _holds(ProductSearch, said, {}, must, never)


WINTERBOURNE, SCREE = "Winterbourne Lined Trousers", "Scree Approach Shoes"


@pytest.mark.parametrize(
    ("said", "around", "must", "never"),
    (
        ("have you anything like the holt but lighter", {}, "<Tarn", "<Holt"),
        (
            "something like the ridgeway but cheaper",
            {},
            "^(?:Yes, cheaper|Less than).*<Bracken.*<Cairn",
            "<Alder|<Tarn",
        ),
        ("warm jackets apart from the ridgeway", {}, "<Bracken", "<Ridgeway"),
        ("another fleece than the dale, in grey", {"colour": "grey"}, "<Cairn", "<Dale"),
        (
            "any other lined ones in black",
            {"product": WINTERBOURNE, "shown": [WINTERBOURNE], "colour": "black"},
            "lined.*<Copse",
            "<Winterbourne",
        ),
        (
            "show me a different padded jacket, navy as well",
            {"product": RIDGEWAY, "shown": [RIDGEWAY], "colour": "navy"},
            "<Herdwick",
            "<Alder|<Ridgeway",
        ),
        (
            "what other waterproof footwear have you in slate",
            {"product": BECK, "shown": [BECK], "colour": "slate"},
            "None of that kind comes in slate.*<Puddle",
            "<Beck|<Scree",
        ),
    ),
)
def test_others_than_what_was_told_of(said: str, around: Mapping[str, Any], must: str, never: str) -> None:
    """What takes its place is as it is, in its colour where that can be had, and never the thing itself."""
    for action in (ProductSearch, ProductQuestion) if not around else (ProductSearch,):
        _holds(action, said, around, must, never)


@pytest.mark.parametrize(
    ("said", "must", "never"),
    (
        ("hat and gloves and scarf, 80 pounds all together", "£80.*<Harbour.*<Thaw.*<Lambswool", "<Hearth"),
        ("jacket, trousers and boots, budget 300 all in", "£279.*<Alder.*<Stile.*<Puddle", "Each costs"),
        ("tent and sleeping bag and mat for 400 in total", "£400.*£448|£448.*£400", "within"),
        ("two sleeping bags that zip together?", "<Nightjar", "together"),
        ("something for a dog", "animals", "<"),
        ("do you have a coat for my dog", "animals", "<"),
        ("a blanket for my dog", "<Shepherd", "animals"),
        ("jacket for walking the dog", "<Alder", "animals"),
        ("warm gloves for a dog walker", "<Thaw", "animals"),
        ("jumper that's not itchy", "<Dale", "itchy"),
        ("hat that covers ears, blue-ish", "<Hearth", "<Waypoint"),
    ),
)
def test_a_search_for_several_or_for_none(said: str, must: str, never: str) -> None:
    """A sum for all is kept by all together, and animals wear nothing of ours."""
    _holds(ProductSearch, said, {}, must, never)


@pytest.mark.parametrize(
    ("said", "around", "must", "never"),
    (
        ("are the scree true to size", {}, "^Yes.*true to size", "Sizes:"),
        ("switchback true to size?", {}, "^No.*come up small", "^Yes"),
        ("do the chelsea boots run big", {}, "^No.*true to size", "^Yes"),
        ("i have broad feet, is the beck all right", {}, "^Yes.*wide forefoot", "Sizes:"),
        ("would the beck suit a person with bunions", {}, "^Yes.*wide forefoot", "Sizes:"),
        ("is the hollow big enough for three", {}, "^No.*for two", "^Yes"),
        ("will two of us get into the hollow", {}, "^Yes.*for two", "^No"),
        ("does the ridgeway come up large", {}, "^Yes.*slightly large", "^No"),
        ("between M and L in the herdwick, which", {"size": "L"}, "take the smaller", "in stock"),
        ("compare nightjar regular and long", {"size": "Long"}, "180 cm, Long for up to 200 cm", "in stock"),
        (
            "how many pounds between them",
            {"product": DALE, "shown": [DALE, "Cairn Hooded Fleece"]},
            "£16 less",
            "Sizes",
        ),
        ("which is warmer, dale or cairn", {}, "Take the Cairn|Cairn \\(£75\\)", "Dale: yes"),
        ("fellside next to gale, which for a windy ridge", {}, "Fellside.*Gale", "tent"),
        ("how much is it to resole the crag", {}, "resoled", "The price is"),
    ),
)
def test_how_a_thing_comes_up_and_differs(said: str, around: Mapping[str, Any], must: str, never: str) -> None:
    """Its fit is told where that is asked, of two sizes how they differ, and of two things which is more so."""
    _holds(ProductQuestion, said, around, must, never)


def test_which_of_two_sizes_is_no_question_of_stock() -> None:
    """“Stuck between 8 and 9” asks which to take."""
    _holds(
        StockAvailability, "stuck between 8 and 9 in the switchback", {"size": "9"}, "take the next one up", "in stock"
    )
