"""Thanks, greetings, goodbyes, yes and no act only on their own words.

"Thanks for nothing" is no thanks, "that's too long" no goodbye, "no idea what that means" no no. What is said besides
is read instead, or asked back about.
"""

import re
from typing import Any

SMALL_TALK = frozenset({"greet", "thank", "goodbye", "affirm", "deny"})
_ASKS = (
    r"\?|^\W*(?:(?:yes|yeah|ok|okay|no|and|but|so|well|thanks|thank you|hi|hello|hey)\W+)*"
    r"(?:how (?!kind|nice|lovely|sweet|quick|helpful|wonderful)|what (?!a\b|you sa)|whats|when|where|why"
    r" (?!not\W*$)|which"
    r"|who|whose|can you|could you|do you|does|is it|is there|are there|will)\b"
)
_COMPLAINS = (
    r"\bfor (?:nothing|wasting|ruining|losing|breaking|ignoring|messing|no help|absolutely nothing|not (?:help"
    r"|answer)ing)\b"
    r"|\b(?:great|good|nice|excellent|brilliant|wonderful|fantastic|top|well done|amazing|lovely)"
    r"(?: (?:job|work|one|service|going|stuff))?\W*"
    r"(?:losing|breaking|ruining|wasting|messing|now (?:it|i|my|the)|another|so (?:it|i|my|the|now|nobody)|just"
    r" what i)\b"
    r"|\b(?:yeah right|lot of (?:use|good)|not helpful|no thanks to you|too (?:long|late|slow|expensive|much|dear|small"
    r"|big|short|far)|useless|pathetic|ridiculous|rubbish|joke|wrong again)\b|^\W*big help\b"
)
# To "did it help?" it is a no.
_STILL = r"\bstill (?:not|no|nothing|waiting|haven'?t|hasn'?t|isn'?t|doesn'?t)\b"
_NO_ANSWER = (
    r"^\W*(?:no|not|nope) (?:idea|clue|one|body|wonder|way to|where|luck|sign|answer|reply|refund|parcel|order|news"
    r"|help)\b"
    r"|^\W*(?:no|nope|yes|yeah|yep|ok|okay|sure|right|fine|thanks|thank you|good|great)\W+"
    r"(?:(?:but|though|however|except|only)\b(?! (?:no|yes|thanks|not)\b)|and (?:how|what|when|where|why)\b)"
    r"|\b(?:don'?t|do not|dont) (?:know what (?!i'?d)|understand|get what|get it|follow)|\bwhat (?:that|this|you) mean"
    r"|\bgood question\b"
)
_NOT_ITSELF = re.compile(f"{_ASKS}|{_COMPLAINS}|{_NO_ANSWER}", re.IGNORECASE)
_NOT_A_GREETING = re.compile(f"{_COMPLAINS}|{_STILL}", re.IGNORECASE)
_STILL_OPEN = re.compile(_STILL, re.IGNORECASE)
# "How are you?" and "anybody in?" greet, and ask nothing that is to be answered.
_POLITE = re.compile(
    r"\b(?:how are (?:you|u|things|we)|how r u|how have you been|how(?:'s| is|s| was)|how do you do|how you doing"
    r"|what'?s up"
    r"|whats up|sup|you (?:ok|alright|all right|well)|u ok|alright|hello+|hi+|hey+|morning|is this (?:thing )?on"
    r"|kya haal|kaise"
    r"|there|good (?:day|morning|evening|afternoon))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:(?:yes|yeah|yep|yup|no|nope|nah|ok|okay|thanks?(?: you)?(?: (?:so|very) much| a lot)?|ty|cheers|hi"
    r"|hello|hey|great|good|fine|sure|right|brilliant)"
    r"\b[\s,.!–—-]*)+(?:(?:but|though|however|and|so|well)\b[\s,]*)*",
    re.IGNORECASE,
)


def is_its_own(intent: str, text: str) -> bool:
    """Whether a message read as small talk is nothing but that; true of every other intent."""
    if intent not in SMALL_TALK:
        return True
    if intent == "greet" and _POLITE.search(text):
        return not _NOT_A_GREETING.search(text)
    return not _NOT_ITSELF.search(text) and (intent == "deny" or not _STILL_OPEN.search(text))


def besides(text: str) -> str:
    """Return what a message says after its small talk: "but how?" of "yes but how?"; may be empty."""
    return text[begins.end() :].strip() if (begins := _OPENING.match(text)) else text.strip()


def without_small_talk(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return a parse result whose likeliest intent is no small talk. It is sure of nothing: it is asked back about."""
    ranking = [one for one in parsed["intent_ranking"] if one["name"] not in SMALL_TALK]
    return {**parsed, "intent": ranking[0], "intent_ranking": ranking, "certainty": "ask"} if ranking else parsed
