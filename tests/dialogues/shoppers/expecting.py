"""What is expected of an answer: facts that must be in it, or the message's intent; never the words.

Where a fair shop assistant could answer or ask back, both are right, and a pattern here says so by its name.
"""

from dataclasses import dataclass

from tests.dialogues.saying import Said


@dataclass(frozen=True, slots=True)
class Means:
    """The message may be taken for any of these intents."""

    intents: tuple[str, ...]


# What is said, and what is expected of the answer: a regular expression, or the intents it may be taken for.
Talk = list[tuple[Said, str | Means]]


def means(*intents: str) -> Means:
    """The expectation that a message is taken for one of these intents."""
    return Means(intents)


def shows(number: str, state: str) -> str:
    """The expectation that the order is shown in that state."""
    return f"<order {number} {state}>"


PAGES = {
    "account": "Your account and privacy", "contact": "Reaching us", "delivery": "Delivery", "paying": "Paying",
    "gift-cards": "Gift cards and presents", "repairs": "Repairs and guarantee", "returns": "Returns and exchanges",
    "sustainability": "How we make things",
}  # fmt: skip


def help_page(page: str, says: str) -> str:
    """The expectation that a help page says it, with its name as the link, or an answer that knows as much."""
    return f"{says}(?s:.*)<page {PAGES[page]}|{says}"


def or_is_unsure(answered: str) -> str:
    """The expectation of an answer, or of "not understood" where the words alone do not tell what is meant."""
    return f"{answered}|{NOT_SURE}"


def or_asks_back(answered: str, *titles: str) -> str:
    """The expectation of an answer, or of a question back with one of these buttons."""
    return f"{answered}|{NOT_SURE}(?s:.*)\\[(?:{'|'.join(titles)})\\]"


# Said in passing: taken for any small talk, or not understood, but never acted on.
IN_PASSING = Means((
    "greet", "goodbye", "thank", "affirm", "deny", "inform", "stay_with_bot", "bot_challenge", "out_of_scope",
    "nlu_fallback", "courtesy",
))  # fmt: skip
# What agrees or ends a talk.
AGREES = Means(("affirm", "thank", "goodbye", "courtesy", "inform", "stay_with_bot"))

# Orders
ASKS_NUMBER, ASKS_EMAIL = "order number|Which order is it", "e-mail address(?: did you| of the order)"
REFUSES = "number and that e-mail address"
LEAVES_ORDER = "nothing (?:was started|changes)"

# Delivery
PRICES, EXPRESS = r"£3\.95", r"£6\.95"
TIMES, NEXT_DAY = "(?:2 to 4 working days|arrives between)", "(?:1 working day|express delivery)"
PAID_ONCE = r"^Once\b|(?:pay delivery|delivery is paid) once|never twice"
ARRIVES = r"should arrive on \w+day \d+ \w+"
PLACES = "(?:the Isle of Man|Yes, we deliver to)"
ELSEWHERE = "do not deliver to (?:other countries|Spain|Canada)"

# Returns
WINDOW, UNUSED, LABEL, REFUNDS = "30 days", "unused", "label", "5 working days"
# Of something wrong: sorry first, then the order it is about, and in the end a photo.
ASKS_WHICH = r"sorry(?s:.*)order number"
ASKS_PHOTO = r"photo(?s:.*)\[Go on without a photo\]"

# People
OFFERED = r"\[Talk to a person\]"
STAYS = "all right|fine"
ASKED, REPORTED, ANGER = r"\(a person: asked", r"\(a person: damage, damaged\)", r"\(a person: anger"
HELPED_NOT = r"\(a person: unsure, knowledge\)|What is missing|Write here"
THIRD_TIME = r"nothing to add(?s:.*)\(a person: repeated"
A_PERSON_IN_ANY_WAY = rf"{OFFERED}|\(a person: "

# Small talk
WELCOME = "welcome|glad|pleasure"
GLAD = "good to hear|glad|all right|Yes to what"
GREETED = "^(?:hello|hi|welcome)"
BYE = "bye"
BEYOND = "beyond me|cannot help with that"
NOT_SURE = "(?:not sure what you mean|did not (?:quite )?understand|do not understand|make that out)"
NOT_SOLD = "do not sell|nothing of that kind"
