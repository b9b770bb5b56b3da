"""Where an order is: numbers, addresses, detours on the way, and what cannot be changed here."""

from tests.dialogues.shoppers.expecting import (
    A_PERSON_IN_ANY_WAY,
    AGREES,
    ARRIVES,
    ASKED,
    ASKS_EMAIL,
    ASKS_NUMBER,
    LABEL,
    LEAVES_ORDER,
    OFFERED,
    PAID_ONCE,
    PLACES,
    PRICES,
    REFUNDS,
    REFUSES,
    STAYS,
    TIMES,
    WELCOME,
    Talk,
    or_asks_back,
    shows,
)

TALKS: dict[str, Talk] = {
    "a late parcel, with a moment to find the number": [
        ("hiya its been 6 days n still no sign of my parcel", ASKS_NUMBER),
        ("hang on a sec let me dig it out", ASKS_NUMBER),
        ("right here it is 1026", ASKS_EMAIL),
        ("callum.mackay@example.org", f"carrier's depot(?s:.*){shows('1026', 'delayed')}"),
        (
            "ugh. so when will i actually have it",
            or_asks_back(f"{shows('1026', 'delayed')}|{ARRIVES}|{TIMES}", "Track an order", "See delivery times"),
        ),
        ("ok thx anyway", WELCOME),
    ],
    "an address mistyped, then a size to change": [
        ("can u check order 1038 for me", ASKS_EMAIL),
        ("una.novak@example.org", REFUSES),
        ("oh sorry typo its una.nowak@example.org", f"pack(?s:.*){shows('1038', 'processing')}"),
        ("so theres still time to change the size of the chelsea boots?", f"{OFFERED}|not left"),
        ("yeah go on put me through", rf"{ASKED}, orders\)"),
    ],
    "two orders at once": [
        ("ive got 2 orders on the go, 1003 and 1330, any news?", ASKS_EMAIL),
        ("its all under mohsin.lacey@example.org", f"{shows('1003', 'shipped')}(?s:.*){shows('1330', 'delivered')}"),
        (
            "well the delivered one never turned up here",
            f"household|neighbours|{A_PERSON_IN_ANY_WAY}|{ASKS_EMAIL}",
        ),
        ("get me someone who can look into that pls", ASKED),
    ],
    "in Hindi and English": [
        ("bhaiya mera parcel abhi tak aaya nahi", ASKS_NUMBER),
        ("order no hai 1042", ASKS_EMAIL),
        ("email id ana.whitlock@example.com", shows("1042", "shipped")),
        ("accha thik hai, thank you ji", WELCOME),
    ],
    "cancelling, then not": [
        ("i need to cancel something i bought from you last night", ASKS_NUMBER),
        ("actually no leave it", STAYS),
        ("roughly how long is standard post taking atm", TIMES),
        ("cheers mate thats all", AGREES),
    ],
    "no number to be found": [
        ("any idea where my boots order has got to", ASKS_NUMBER),
        ("i dont have an order number, never got any confirmation", OFFERED),
        ("ok yes do that", ASKED),
    ],
    "delivered, and not there": [
        ("tracking reckons it was delivered but theres nothing on the doorstep", ASKS_NUMBER),
        ("1005 harriet.brannigan@example.com", "household|neighbours"),
        (
            "ive been round all the neighbours already",
            f"replacement|a new one or your money back|{A_PERSON_IN_ANY_WAY}",
        ),
        ("i want someone to look into this", ASKED),
    ],
    "an old flat": [
        ("ive just noticed my parcel is going to my old flat", ASKS_NUMBER),
        ("no i dont need a person just tell me how", f"{STAYS}|address"),
        (
            "so where on the site can i correct the address of an order",
            or_asks_back(f"{OFFERED}|{ASKS_NUMBER}", "Change an address"),
        ),
        ("fine get me one of your people then", ASKED),
    ],
    "questions on the way to an order": [
        ("could i get an update on an order", ASKS_NUMBER),
        ("before that - do you lot deliver to jersey", f"{PLACES}(?s:.*)(?:{ASKS_NUMBER})"),
        ("good. its number 1017", ASKS_EMAIL),
        ("why do you need my email tho", ASKS_EMAIL),
        ("fair enough. seren.quigley@example.com", shows("1017", "shipped")),
        ("and what is the postage on orders again?", PRICES),
    ],
    "half of it came": [
        (
            "order 1009 emeka.farrell@example.net where has it got to",
            f"Wellington(?s:.*){shows('1009', 'partly_shipped')}",
        ),
        ("will i have to pay delivery twice for that", f"{PAID_ONCE}|{PRICES}"),
        ("great thats what i hoped", AGREES),
    ],
    "left for later": [
        ("can you look up something i ordered", ASKS_NUMBER),
        ("oh forget it, ill find the number later", LEAVES_ORDER),
        ("have you got any woollen blankets", "<product Shepherd Wool Blanket>"),
        ("how much does the shepherd blanket cost", "£85"),
    ],
    "impatient about an order that is on its way": [
        ("has it been sent yet?? 1392 priya.barrow@example.org", shows("1392", "shipped")),
        ("yes but WHEN does it get here", f"{ARRIVES}|{shows('1392', 'shipped')}|{TIMES}"),
        ("whats the tracking number", f"{shows('1392', 'shipped')}|Tracking number: "),
    ],
    "cancelled, and the money": [
        ("hello, what happened to order 1024? grace.vaughan@example.net", shows("1024", "cancelled")),
        ("the refund for it still hasnt shown up", f"{REFUNDS}(?s:.*){OFFERED}|a person looks"),
        ("yes id like somebody to check", ASKED),
    ],
    "very polite": [
        (
            "Good evening. Could you kindly tell me if order 1041 has gone? Mail: saoirse.griffiths@example.net.",
            shows("1041", "processing"),
        ),
        (
            "Thank you ever so much. Might it still be possible to add a pair of socks to it?",
            "nothing can be added|no more items",
        ),
        ("No, that will not be necessary, thank you.", STAYS),
        ("Then may I ask how I would send something back, should it not fit?", LABEL),
    ],
    "the number of another shop": [
        ("wheres order ABX-99213-Z", f"{ASKS_NUMBER}|{ASKS_EMAIL}"),
        ("oh thats from somewhere else lol. 1006", ASKS_EMAIL),
        ("theo.farrell@example.com", f"{shows('1006', 'shipped')}"),
    ],
    "nothing matches": [
        ("my order is 1074 and i want to know if it left", ASKS_EMAIL),
        ("tina.nobody@example.com", f"{REFUSES}(?s:.*){OFFERED}"),
        ("thats definitely my email", or_asks_back(REFUSES, "Talk to a person")),
        ("this is hopeless let me speak to someone", A_PERSON_IN_ANY_WAY),
    ],
}
