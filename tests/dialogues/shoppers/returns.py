"""Sending back, swapping, money back, and what arrived broken, wrong or not at all."""

from tests.dialogues.saying import Photos
from tests.dialogues.shoppers.expecting import (
    A_PERSON_IN_ANY_WAY,
    AGREES,
    ASKED,
    ASKS_EMAIL,
    ASKS_NUMBER,
    ASKS_WHICH,
    BYE,
    GLAD,
    HELPED_NOT,
    LABEL,
    OFFERED,
    PAID_ONCE,
    PRICES,
    REFUNDS,
    REPORTED,
    UNUSED,
    WELCOME,
    WINDOW,
    Talk,
    help_page,
    means,
    or_asks_back,
    or_is_unsure,
)

TALKS: dict[str, Talk] = {
    "boots that pinch": [
        ("the boots i got are too tight, can i swap them for a 9", "order number|Which order"),
        ("how long have i got to decide", or_asks_back(WINDOW, "Read the return terms")),
        ("how does returning work without a printer", help_page("returns", "QR code")),
        ("yes brilliant", GLAD),
    ],
    "worn once": [
        ("wore the leggings once for yoga, can they still go back?", or_asks_back(UNUSED, "Read the return terms")),
        (
            "but theyre really itchy",
            or_is_unsure(f"{WINDOW}|{UNUSED}|{OFFERED}|/help/"),
        ),
        ("so id not get my money back even with the labels on?", f"{REFUNDS}|{UNUSED}|{A_PERSON_IN_ANY_WAY}"),
    ],
    "a refund that is late": [
        ("posted my return back a fortnight ago and nothing has come into my account", f"{REFUNDS}(?s:.*){OFFERED}"),
        ("i did read that. its been longer than 5 days", f"{A_PERSON_IN_ANY_WAY}|{ASKS_NUMBER}"),
        ("yes let me talk to them", ASKED),
    ],
    "a cracked lantern, with photos": [
        ("the lantern turned up with its glass cracked", ASKS_WHICH),
        ("how do i attach a picture in here", or_is_unsure(ASKS_NUMBER)),
        (Photos(2), ASKS_NUMBER),
    ],
    "a photo first": [
        (Photos(), r"What is it about(?s:.*)\[Report a damaged item\]"),
        ("see the state of this mug, handle snapped clean off", ASKS_WHICH),
        ("do i need to post it back to you", f"{LABEL}|keep the item|costs you nothing|pay for the way back"),
    ],
    "the wrong size in the bag": [
        ("i ordered a medium fleece and youve sent me an xl", ASKS_WHICH),
        ("ive no camera on this computer", f"{REPORTED}|{ASKS_NUMBER}|{A_PERSON_IN_ANY_WAY}"),
        ("then get me a person please", A_PERSON_IN_ANY_WAY),
    ],
    "one glove": [
        ("opened the parcel and theres only one glove in it", ASKS_NUMBER),
        ("its order 1047 if that helps", ASKS_EMAIL),
        ("bronwen.kemp@example.net", "."),
        ("is there a fee if you send me the other one", or_is_unsure(f"{PAID_ONCE}|{PRICES}|free")),
        ("right well just get me a person", A_PERSON_IN_ANY_WAY),
    ],
    "who pays": [
        ("if i dont like it who pays for the return postage", "free"),
        ("does that go for sale items too", or_asks_back(WINDOW, "Read the return terms")),
        ("nice one, good to know", AGREES),
    ],
    "not back, swapped": [
        ("i wanna send my jumper back", LABEL),
        ("no, i meant swap it for another colour", "order number|Which order"),
        ("no it didnt help", HELPED_NOT),
    ],
    "a present that does not please": [
        (
            "my aunt bought me a scarf off you and i hate it lol can i give it back",
            or_asks_back(f"{WINDOW}|gift slip", "Return an item"),
        ),
        (
            "she doesnt have the receipt any more",
            or_is_unsure(help_page("repairs", "bank statement") + f"|{OFFERED}|gift slip"),
        ),
        ("would i get the cash", or_asks_back(f"gift card|{REFUNDS}", "Get a refund")),
    ],
    "broken, angry, calm again": [
        ("zip on my jacket broke after two days, not impressed", f"{ASKS_WHICH}|guarantee"),
        ("its the second one from you thats done this", means("damaged_item", "complaint", "nlu_fallback", "inform")),
        (Photos(1, "there, thats the zip"), ASKS_NUMBER),
    ],
    "a guarantee": [
        (
            "my rucksack strap has torn after a year, is there a warranty",
            or_asks_back(f"guarantee|{ASKS_WHICH}", "Report a damaged item"),
        ),
        ("how do i make a claim on the guarantee", help_page("repairs", "guarantee|photos|packaging")),
        # A person is offered beside the page.
        ("yes", rf"{GLAD}|{ASKS_NUMBER}|\(a person: asked"),
    ],
    "two wishes about a return": [
        (
            "can i return worn socks, also whats the delivery charge on a new pair",
            f"{UNUSED}(?s:.*){PRICES}|{PRICES}(?s:.*){UNUSED}",
        ),
        ("and where do i drop the parcel off", "post office"),
        ("thats everything ty", f"{WELCOME}|(?i:{BYE})"),
    ],
}
