"""Thanks, greetings, goodbyes, yes and no act only on their own words.

"Thanks for nothing" is no thanks, "that's too long" no goodbye, "no idea what that means" no no. What is said besides
is read instead, or asked back about.
"""

import re
from typing import Any

SMALL_TALK = frozenset({"greet", "thank", "goodbye", "affirm", "deny"})
_ASKS = (
    r"\?|^\W*(?:(?:yes|yeah|ok|okay|no|and|but|so|well|thanks|thank you|hi|hello|hey)\W+)*"
    r"(?:how|what|whats|when|where|why|which|who|whose|can you|could you|do you|does|is it|is there|are there|will)\b"
)
_COMPLAINS = (
    r"\bfor (?:nothing|wasting|ruining|losing|breaking|ignoring|messing|the lies|no help|absolutely nothing|not"
    r" (?:helping|answering))\b"
    r"|\b(?:great|good|nice|excellent|brilliant|wonderful|fantastic|top|well done|amazing|lovely) (?:job|work|one"
    r"|service|going|stuff)?\W*"
    r"(?:losing|breaking|ruining|wasting|messing|now (?:it|i|my|the)|another|so (?:it|i|my|the|now|nobody|you)|just"
    r" what i)\b"
    r"|\b(?:as if|yeah right|big help|lot of (?:use|help|good)|thanks a bunch|not helpful|no thanks to you|(?:too"
    r"|far|so) (?:long|late|slow|expensive|much"
    r"|dear|small|big|short)|useless|pathetic|ridiculous|rubbish|joke|wrong again|still (?:not|no|nothing|waiting"
    r"|haven'?t|hasn'?t|isn'?t|doesn'?t))\b"
)
_NO_ANSWER = (
    r"^\W*(?:no|not|nope) (?:idea|clue|one|body|time to|wonder|way to|where|luck|sign|answer|reply|refund|parcel"
    r"|order|news|help)\b"
    r"|^\W*(?:no|nope|yes|yeah|yep|ok|okay|sure|right|fine|thanks|thank you|good|great)\W+(?:but|though|however"
    r"|except|only|and (?:how|what|when|where|why))\b"
    r"|\b(?:don'?t|do not|dont) (?:know what|understand|get what|get it|follow)\b|\bwhat (?:that|this|you) mean"
    r"|\bgood question\b"
)
# A no with these says no to what was offered, whatever else it says: a question mark there is a plea.
_NOT_ITSELF = re.compile(f"{_ASKS}|{_COMPLAINS}|{_NO_ANSWER}", re.IGNORECASE)
# "How are you?", "anybody in?" and "was that all?" greet, and ask nothing that is to be answered.
_POLITE = re.compile(
    r"\b(?:how are (?:you|u|things|we)|how r u|how(?:'s| is|s) it going|how do you do|hows? (?:life|tricks|your"
    r" day)|how you doing|what'?s up|whats up|sup"
    r"|you (?:ok|alright|all right|well)|u ok|alright|hello|hi|hey|morning|is this (?:thing )?on|kya haal|kaise"
    r"|good (?:day|morning|evening|afternoon))\b",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\b(?:bye+|goodbye|good ?night|nite|nighty?|laters?|see (?:you|ya|u)|cya|c u|cheerio|farewell|ciao|adios|adieu"
    r"|au revoir|tschuss|tata|ta ta|ttyl|ttfn|brb|gtg"
    r"|g2g|so long|toodle\w*|take care|have a|leav\w+|leave it|off|close|end|finish\w*|done|all|everything|exit"
    r"|quit|log ?out|sign\w*|go(?:ing|tta)?|must|talk"
    r"|speak|tomorrow|later|soon|until|till|next|dash|back|weekend|day|dreams?|evening|rest|luck|alvida|chalo|chat"
    r"|session|window|conversation|nothing (?:else|more)"
    r"|no more|sorted|up|stop|enough|over|out|peace|cheers|enjoy|sleep|bed|namaste|happy)\b",
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
        return not re.search(_COMPLAINS, text, re.IGNORECASE)
    if _NOT_ITSELF.search(text):
        return False
    return intent != "goodbye" or bool(_GOES.search(text)) or len(text.split()) == 1


def besides(text: str) -> str:
    """Return what a message says after its small talk: "but how?" of "yes but how?"; may be empty."""
    return text[begins.end() :].strip() if (begins := _OPENING.match(text)) else text.strip()


def without_small_talk(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return a parse result whose likeliest intent is no small talk. It is sure of nothing: it is asked back about."""
    ranking = [one for one in parsed["intent_ranking"] if one["name"] not in SMALL_TALK]
    return {**parsed, "intent": ranking[0], "intent_ranking": ranking, "certainty": "ask"} if ranking else parsed
