"""Looking for things: what there is, what it costs, whether it fits, how to buy it, and codes for it."""

from tests.dialogues.shoppers.expecting import (
    A_PERSON_IN_ANY_WAY,
    BEYOND,
    GREETED,
    IN_PASSING,
    NOT_SOLD,
    PRICES,
    TIMES,
    Talk,
    or_asks_back,
    or_is_unsure,
)

CATEGORIES = "jackets, layers"

TALKS: dict[str, Talk] = {
    "a hat for dad": [
        ("after a warm hat for my dad", or_asks_back("<product .*(?:Hat|Beanie)", "Find a product")),
        ("whats the price of the harbour beanie", "£18"),
        ("what colours does that come in", "charcoal, rust and pine"),
        ("and the postage on that?", PRICES),
    ],
    "typed in a hurry": [
        (
            "hav u got any sleping bags in",
            or_asks_back("<product Nightjar Sleeping Bag>", "Find a product", "See what is in stock"),
        ),
        ("how much r nightjar sleping bags", "£129"),
        ("is it ok for winter camping", "Nightjar|/help/choosing#"),
        ("wats delivry cost", PRICES),
    ],
    "three things that are not sold": [
        ("do you do kids bikes", rf"{NOT_SOLD}|^No\. We make nothing for children"),
        ("and scooters, do you have those", NOT_SOLD),
        ("do you at least sell trampolines", or_asks_back(NOT_SOLD, "Find a product")),
        ("ok so what DO you sell", CATEGORIES),
    ],
    "size and colour": [
        ("have you got the alder jacket in xl in pine", "sold out in pine, size XL"),
        ("what about navy", or_is_unsure("<product Alder")),
        ("does it run small", "true to size|/help/sizes#"),
        ("can i order it through this chat", "basket"),
    ],
    "buying, and how to pay": [
        ("i wanna buy the wander daypack", "basket(?s:.*)<product Wander Daypack 20 L>"),
        ("cant you just put it through for me", or_is_unsure(f"website only|{BEYOND}")),
        ("fine. do you take klarna", "(?:not take|neither in) instalments"),
        ("apple pay then?", "Yes, we take Apple Pay"),
    ],
    "which boots": [
        ("whats better for scotland in november, the crag or the beck", "<product .*Boots|<page Choosing"),
        ("are the crag boots waterproof", "<product Crag Leather Hiking Boots>|/help/"),
        ("what sizes do the crag boots go up to", "12"),
    ],
    "a budget": [
        ("looking for a pressie for my gf under 30 quid", "<product "),
        ("hmm shes into camping", or_is_unsure("<product ")),
        ("ooh how much is the glow-worm lantern", "£36"),
        ("bit over but id like to get it", or_is_unsure("basket|<product Glow-worm")),
    ],
    "a first order's discount": [
        ("is there any money off if its my first time buying", "WELCOME10"),
        ("i typed that in and it says not valid", or_asks_back("in your basket", "Fix a promo code")),
        ("nope it wont have it", A_PERSON_IN_ANY_WAY),
    ],
    "two codes": [
        ("got any vouchers going at the mo", or_asks_back("WELCOME10", "See discounts")),
        ("could i put two codes on the same order", "one code"),
        ("ok just the one then, ta", IN_PASSING),
    ],
    "cheaper elsewhere": [
        (
            "saw the same flask for 20 quid on another site, will you do it for that",
            or_asks_back("do not match", "Ask about a price"),
        ),
        ("so you wont go any lower for me?", or_is_unsure(f"do not match|{A_PERSON_IN_ANY_WAY}")),
        ("shame. what does yours cost", "£27|<product |which product"),
    ],
    "the price fell": [
        (
            "bought the ridgeway jacket last week and now youve knocked 30 quid off it",
            or_asks_back("14 days", "Ask about a price"),
        ),
        ("yes id like the difference back please", f"{A_PERSON_IN_ANY_WAY}|14 days|order number"),
        ("how long would that take", or_is_unsure(f"5 working days|{TIMES}|Which order")),
    ],
    "wool and animals": [
        ("is the herdwick jumper itchy or ok on bare skin", "<product Herdwick Wool Jumper>|/help/"),
        ("where does the wool come from", "/help/making|/help/sustainability|wool"),
        ("and can it go in the washing machine", "wash"),
    ],
    "small talk, a football, a tent": [
        ("morning!", GREETED),
        ("who won the match at wembley then", BEYOND),
        ("haha worth a try. do you sell footballs", or_asks_back(NOT_SOLD, "Find a product")),
        ("what about tents", "<product Hollow Two-Person Tent>"),
        ("how many people does it sleep", "two|person"),
    ],
}
