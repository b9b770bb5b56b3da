"""What delivery costs, how long it takes, where it goes, and what happens at the door."""

from tests.dialogues.shoppers.expecting import (
    AGREES,
    BYE,
    ELSEWHERE,
    EXPRESS,
    GLAD,
    GREETED,
    HELPED_NOT,
    NEXT_DAY,
    PLACES,
    PRICES,
    THIRD_TIME,
    TIMES,
    WELCOME,
    WINDOW,
    Talk,
    help_page,
    or_asks_back,
    or_is_unsure,
)

TALKS: dict[str, Talk] = {
    "price, time, place": [
        ("hi there quick one, what do you charge for postage", PRICES),
        ("and do i still pay it if i spend 80 quid", or_asks_back("£60", "See delivery prices")),
        ("if i order today when would it get here", TIMES),
        ("im in northern ireland btw, thats fine?", or_asks_back(PLACES, "See where we deliver")),
    ],
    "the same price three times": [
        ("how much u charge for shipping then", PRICES),
        ("whats the shipping gonna cost me", PRICES),
        ("sorry so the delivery fee is what exactly", f"{PRICES}(?s:.*){THIRD_TIME}"),
    ],
    "two wishes, and a third": [
        ("do you ship to guernsey and how long do i get to return stuff", f"(?s)(?=.*{WINDOW}).*{PLACES}"),
        ("no i meant how long does delivery take", TIMES),
        ("brill, cheers", WELCOME),
    ],
    "out at work": [
        ("what happens if nobodys at home when the driver comes", help_page("delivery", "card")),
        ("yes it did", GLAD),
        ("is there a way to have parcels left in the shed", help_page("delivery", "safe place")),
        ("no not really", HELPED_NOT),
    ],
    "in a hurry": [
        ("need it asap, is there next day", NEXT_DAY),
        ("whats that cost", or_is_unsure(EXPRESS)),
        ("until what time can i order for it to go out the same day", "14:00"),
        ("ok perfect", AGREES),
    ],
    "abroad": [
        ("do u guys post to spain", ELSEWHERE),
        ("what about my sister in canada", or_is_unsure(ELSEWHERE)),
        ("and ireland, the republic?", f"Ireland|{ELSEWHERE}"),
        ("would i have to pay import duty in ireland", help_page("delivery", "duty")),
    ],
    "a present by Friday": [
        (
            "its my dads 60th on friday which delivery do i need to pick",
            or_asks_back(f"Friday|{NEXT_DAY}|{TIMES}|{EXPRESS}", "See delivery times"),
        ),
        ("do you gift wrap", help_page("gift-cards", "wool ribbon")),
        ("yes", GLAD),
        ("and can the price be left off the paperwork", or_is_unsure(help_page("gift-cards", "without prices"))),
    ],
    "parcels to a locker, then bye": [
        ("hey", GREETED),
        ("can it go to one of those parcel shops instead of mine", help_page("delivery", "parcel shop")),
        ("yep", GLAD),
        ("right im off, see you", BYE),
    ],
}
