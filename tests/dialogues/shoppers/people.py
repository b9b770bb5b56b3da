"""When a person is needed, wanted or not wanted: anger, law, danger, misunderstandings, small talk."""

from tests.dialogues.saying import Press
from tests.dialogues.shoppers.expecting import (
    A_PERSON_IN_ANY_WAY,
    ANGER,
    ASKED,
    ASKS_NUMBER,
    BEYOND,
    BYE,
    GLAD,
    GREETED,
    HELPED_NOT,
    IN_PASSING,
    LABEL,
    LEAVES_ORDER,
    NOT_SURE,
    OFFERED,
    PRICES,
    REFUNDS,
    STAYS,
    TIMES,
    WELCOME,
    WINDOW,
    Talk,
    help_page,
    means,
    or_is_unsure,
    shows,
)

LEGAL, SAFETY = r"legal(?s:.*)\(a person: legal", r"stop using(?s:.*)medical(?s:.*)\(a person: safety"

TALKS: dict[str, Talk] = {
    "nobody to talk to": [
        ("can you change the colour of the hip pack in my order", ASKS_NUMBER),
        ("i dont want to talk to a person, cant you do it", f"{STAYS}|{OFFERED}|{ASKS_NUMBER}"),
        ("ok then how do i send it back when it comes", LABEL),
        ("will i get all of my money back", f"{REFUNDS}|{WINDOW}"),
    ],
    "at the end of their tether": [
        ("wheres my order its two weeks late", ASKS_NUMBER),
        ("this is a joke, ive given you people that number four times", f"{ANGER}, not_received"),
        (
            "finally.",
            IN_PASSING,
        ),
    ],
    "the court": [
        ("still no refund from you for the coat i sent back", REFUNDS),
        ("if its not in my account by friday i am going to the small claims court", LEGAL),
        ("you have been warned", means("legal_threat", "complaint", "nlu_fallback", "out_of_scope")),
    ],
    "gas": [
        ("hi is anyone there", f"{GREETED}|{ASKED}|not a person"),
        ("the gas stove we bought leaked in the tent and my kids felt dizzy", SAFETY),
        ("theyre fine now, thanks", IN_PASSING),
    ],
    "a machine": [
        ("am i chatting with a machine here", f"not a person(?s:.*){OFFERED}"),
        ("ok no worries just wondering", IN_PASSING),
        ("how many days have i got to bring things back", WINDOW),
        ("thanks robot", WELCOME),
    ],
    "the keyboard of a child": [
        ("jjjjjkkkk lllpp", NOT_SURE),
        ("qqwwee fhfhfh", f"{NOT_SURE}(?s:.*){OFFERED}"),
        (
            "sorry, toddler got the phone. do you sell wellies?",
            f"<product Puddle Wellington Boots>|{A_PERSON_IN_ANY_WAY}",
        ),
    ],
    "not understood, then by a button": [
        ("thing with the stuff from before", NOT_SURE),
        (Press("Talk to a person"), ASKED),
        ("hello, are you the person", f"{GREETED}|not a person|{ASKED}"),
    ],
    "not understood three times": [
        ("florp the wibble", or_is_unsure(BEYOND)),
        ("wibble i said", or_is_unsure(f"{BEYOND}(?s:.*){OFFERED}")),
        ("snarf blep", or_is_unsure(rf"{BEYOND}|\(a person: unsure")),
    ],
    "chatty": [
        ("heyyy", GREETED),
        ("im good you?", IN_PASSING),
        ("lol anyway do you do gift cards", "gift cards"),
        ("sweet, laters", BYE),
    ],
    "what it can do": [
        ("what sort of things can i ask you", "order(?s:.*)delivery"),
        ("ok do you know when my parcel comes", ASKS_NUMBER),
        ("not got that on me right now, leave it", f"{LEAVES_ORDER}|{OFFERED}"),
        ("in general how many days is it", TIMES),
    ],
    "work for us": [
        ("where would i apply to work with you", help_page("contact", "")),
        ("yes ta", GLAD),
        ("do you also sponsor hiking clubs", help_page("contact", "") + "|<page "),
        ("no", HELPED_NOT),
    ],
    "a page that does not help": [
        ("do your raincoats have any of those forever chemicals in them", help_page("sustainability", "PFAS")),
        ("no that does not help", f"{HELPED_NOT}|{A_PERSON_IN_ANY_WAY}"),
        ("ok ill wait for them", IN_PASSING),
    ],
    "anger, and none at the bot": [
        ("im really annoyed, the parcel shop lost my return", f"{ANGER}|{REFUNDS}|{LABEL}|{A_PERSON_IN_ANY_WAY}"),
        (
            "not your fault i know",
            IN_PASSING,
        ),
        ("can someone ring me about it", ASKED),
    ],
    "an order, then a person, then not": [
        ("i want to know if order 1053 has gone out", "e-mail address"),
        ("nadia.quigley@example.org", shows("1053", "partly_shipped")),
        ("could somebody send the stove faster", f"{A_PERSON_IN_ANY_WAY}|working day|Did this help"),
        ("actually doesnt matter", or_is_unsure(f"{STAYS}|What is missing")),
    ],
    "cancel, and the price of delivery": [
        ("cancel my order and how much is delivery", f"{PRICES}(?s:.*){ASKS_NUMBER}"),
        ("no dont cancel anything", f"{STAYS}|{LEAVES_ORDER}"),
        ("and the postage is free from what amount", "£60"),
    ],
}
