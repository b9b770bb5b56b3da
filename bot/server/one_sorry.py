"""Sorry is said once a talk: what is said again and again is believed by nobody."""

import re

# What is meant for more than a delay is said each time.
_GRAVE = re.compile(r"\bvery sorry\b", re.IGNORECASE)
_SAYS_SORRY = re.compile(r"\bsorry\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def says_sorry(text: str) -> bool:
    """Whether a reply says sorry."""
    return _SAYS_SORRY.search(text) is not None


def without_sorry(text: str, name: str = "") -> str:
    """Return an English reply without its sorry, unless it says nothing else; `name` is the shopper's in it."""
    if not says_sorry(text) or _GRAVE.search(text):
        return text
    named = f"(?:{re.escape(name)})?" if name else ""
    lines = [[_without(one, named) for one in _SENTENCE.split(line)] for line in text.split("\n")]
    return "\n".join(" ".join(filter(None, line)) for line in lines).strip() or text


def _without(sentence: str, named: str) -> str:
    """Return a sentence without its sorry; "" where it is nothing else."""
    if not says_sorry(sentence):
        return sentence
    sorry = rf"(?:I am |I'm )?(?:so )?sorry{named}"
    # "Sorry, order 1042 is late", "I am sorry: it has gone".
    if re.fullmatch(rf"{sorry}[.!]", sentence, re.IGNORECASE):
        return ""
    if begins := re.match(rf"{sorry}[,:]{named} (?:but )?", sentence, re.IGNORECASE):
        rest = sentence[begins.end() :]
        return f"{rest[:1].upper()}{rest[1:]}"
    # "No, I am sorry: it is too late", "it is late, and I am sorry for it", "it is late, sorry, Ana: ten days".
    if within := re.search(rf",(?: and)? {sorry}(?: (?:for|about) \w+)?{named}(?=[.:,])", sentence, re.IGNORECASE):
        return sentence[: within.start()] + sentence[within.end() :]
    # "I am sorry that it went wrong."
    return "" if re.match(sorry, sentence, re.IGNORECASE) and ":" not in sentence else sentence
