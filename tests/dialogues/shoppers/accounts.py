"""Paying, accounts, the newsletter, the website, and how to reach the shop."""

from tests.dialogues.shoppers.expecting import (
    A_PERSON_IN_ANY_WAY,
    ASKED,
    ASKS_NUMBER,
    GLAD,
    OFFERED,
    REFUNDS,
    STAYS,
    TIMES,
    WELCOME,
    Talk,
    help_page,
    or_asks_back,
    or_is_unsure,
)

CARD_AT_CHECKOUT = r"(?:sixteen characters|(?:choose|chosen|type|typed)\b[^.]* at checkout)"

TALKS: dict[str, Talk] = {
    "declined three times": [
        ("tried to pay 3 times now and every time it says declined", f"{REFUNDS}(?s:.*){OFFERED}"),
        ("my bank says theres nothing wrong their end", A_PERSON_IN_ANY_WAY),
        ("ok can i use paypal instead", "Yes, we take PayPal"),
        ("amazing thanks", WELCOME),
    ],
    "charged twice": [
        ("youve charged me 2x for one order!!!", f"{REFUNDS}(?s:.*){OFFERED}"),
        ("its been over a week", f"{A_PERSON_IN_ANY_WAY}|{ASKS_NUMBER}"),
        ("yes pass me on", ASKED),
    ],
    "for the accountant": [
        ("hi could i have a vat receipt for the accountant please", "VAT invoice"),
        ("where would i find that", or_is_unsure("order's page")),
        ("it needs the company name on it", or_is_unsure("VAT invoice|/help/paying#|My details")),
        ("can one of your team do it", ASKED),
    ],
    "a voucher from a friend": [
        ("a mate gave me one of your gift cards how do i spend it", help_page("gift-cards", CARD_AT_CHECKOUT)),
        ("yes thanks", f"{GLAD}|{WELCOME}"),
        ("how can i see what is left on it", help_page("gift-cards", "what is left")),
        ("when does it run out", or_is_unsure(help_page("gift-cards", "(?:two|2) years|what is left"))),
    ],
    "cash in Hindi and English": [
        ("cod milega kya", "do not take cash on delivery"),
        ("aur upi se kar sakte hai?", or_asks_back("do not take UPI", "See how to pay")),
        ("delivery kitne din me hogi", or_asks_back(TIMES, "See delivery times")),
        ("ok ji shukriya", WELCOME),
    ],
    "paid, and heard nothing": [
        ("money has left my bank but i never got an order confirmation", f"{REFUNDS}"),
        ("so was the order placed or not?", A_PERSON_IN_ANY_WAY + "|order number|Which order"),
        ("i want a real person to sort it out", ASKED),
    ],
    "locked out": [
        ("cant get into my account, it keeps saying wrong password", "Sign in|Forgot"),
        ("i asked for the reset mail but it never comes", f"Forgot your password|{A_PERSON_IN_ANY_WAY}"),
        ("looked in spam too, zilch", or_is_unsure(f"{A_PERSON_IN_ANY_WAY}|Forgot")),
        ("right get me a human please", ASKED),
    ],
    "off every list": [
        ("get me off your mailing list pls", "unsubscribe link"),
        ("and delete my whole account while ur at it", f"for good(?s:.*){OFFERED}"),
        ("actually no, keep the account", or_is_unsure(STAYS)),
        ("bye then", "bye"),
    ],
    "a new name": [
        ("got married, need my surname changed on there", "My details"),
        (
            "will that change it on the order i made yesterday too",
            or_is_unsure(f"already|on their way keep|{OFFERED}|order number"),
        ),
        ("okie dokie thank u", WELCOME),
    ],
    "points": [
        ("do you have one of those points cards", "Fernhill Friends|a point for each pound"),
        ("how do i see how many ive collected", f"Fernhill Friends|{A_PERSON_IN_ANY_WAY}"),
        ("nah its fine", or_is_unsure(STAYS)),
        ("what do i need to join, an account?", "Fernhill Friends|Create an account|no account"),
    ],
    "guest or not": [
        ("do i have to sign up to buy something", "without an account|as a guest"),
        ("and if i do want one", or_is_unsure(f"Create an account|{help_page('account', 'order as a guest')}")),
        ("what do you store about me", help_page("account", "")),
        ("yes", GLAD),
    ],
    "an empty basket": [
        ("your basket keeps emptying itself every time i click on checkout", f"another browser(?s:.*){OFFERED}"),
        ("tried that, exactly the same on my phone", A_PERSON_IN_ANY_WAY),
        ("can i order over the telephone instead then", "not by phone"),
        ("ok what number can i ring anyway", "01632 960 188"),
    ],
    "when people are there": [
        ("what time do you shut today", "17:00"),
        ("open on saturdays at all?", "Monday to Friday"),
        ("is there an actual shop i could come to", "no shop|do not have a shop|warehouse"),
        ("ah ok. whats the email then", "hello@fernhill"),
    ],
    "a card, a code, a question more": [
        ("do you accept amex", "Yes, we take American Express"),
        ("is it safe putting my card in your site", "encrypted"),
        ("when will you charge my card", help_page("paying", "leaves us")),
        ("yes that answers it", GLAD),
    ],
}
