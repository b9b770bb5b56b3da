"""Matters for a person whatever else a message wants: a life in danger, law, a stolen account, a death, a threat.

Their words tell them. The classifier knows more wordings. These are the ones that must not be missed.
"""

import re

_RELATIVE = (
    r"(?:husband|wife|partner|mum|mam|mom|mother|dad|father|son|daughter|brother|sister|nan|gran|grandma|grandad"
    r"|grandmother|grandfather|uncle|aunt"
    r"|auntie|fianc[eé]e?|boyfriend|girlfriend|baby|child|friend)"
)
# The gravest first: it is the reason that the person sees.
_MATTERS = {
    "self_harm": (
        r"\b(?:kill(?:ing)? my ?self|suicid\w*|(?:end|ending|take|taking) my (?:own )?life|(?:end|ending) it all"
        r"|(?:want|going|gonna|wanna|wish) (?:to )?(?:die\b(?! for)|hurt my ?self|harm my ?self|end it\b(?! (?:with"
        r"|here)))"
        r"|(?:don'?t|do not|dont) (?:want|wanna) (?:to )?(?:live\b(?! (?:in|with|at|near))|be alive|be here any"
        r" ?more|wake up)"
        r"|better off dead|wish i (?:was|were) dead|no (?:reason|point) (?:to|in) liv(?:e|ing)|self.?harm\w*"
        r"|hurting my ?self|cutting my ?self)\b"
    ),
    "legal_threat": (
        r"\b(?:(?:my|our) (?:lawyer|solicitor|attorney|advocate)s?|hear(?:ing)? from (?:a|the) (?:lawyer|solicitor)"
        r"|legal action|small claims|(?:take|taking) (?:you|this|it) to court|see you in court|sue you|suing you"
        r"|consumer (?:court|forum)|trading standards|ombudsman)\b"
    ),
    "account_hacked": (
        r"\b(?:my|our) account (?:\w+ ){0,3}?(?:hacked|compromised|hijacked|stolen|taken over|broken into)\b"
        r"|\bhacked (?:into )?my (?:fernhill |shop )?account\b"
        r"|\b(?:some(?:one|body)|a stranger|my ex)(?: else)?(?:'s|s| is| was| has| have| had)? (?:been )?(?:us(?:ed"
        r"|ing)|got(?:ten)? into|hacked|logged in ?to|broke into|in) my account\b"
        r"|\border(?:ed|s|ing)? (?:\w+ ){0,3}?in my name\b(?=.*\b(?:not me|wasn'?t me|without|never|stranger|stolen"
        r"|fraud|some(?:one|body))\b)"
        r"|\b(?:some(?:one|body)|stranger) (?:\w+ ){0,3}?order(?:ed|s|ing) (?:\w+ ){0,3}?in my name\b"
    ),
    "bereavement": (
        rf"\b(?:my|our|her|his) (?:\w+ )?{_RELATIVE}(?:'s|s)? (?:\w+ ){{0,3}}?(?:died|dies|passed (?:away|on)|has"
        rf" passed|was killed|is dead)\b"
        rf"|\b(?:mum|mam|mom|dad|nan|gran|grandad|he|she) (?:has |had |sadly |just |suddenly )*(?:passed away"
        rf"|died)\b|\bmy late {_RELATIVE}\b"
        r"|\bbereave\w*|\bsorry for (?:my|our) loss\b|\b(?:i|we)(?:'ve| have)? (?:just |sadly )?lost (?:my|our) "
        rf"{_RELATIVE}\b"
    ),
    "threat": (
        r"\b(?:i(?:'?ll| will|'?m going to|m gonna| am going to)|gonna) (?:\w+ ){0,3}?(?:kill (?:you|him|her|them"
        r"|your|one of)|stab|burn (?:\w+ ){0,4}?down|smash (?:\w+ ){0,3}?(?:face|head|window|place)"
        r"|break (?:your|his|her) (?:legs?|neck|arms?|face)|beat (?:you|him|her|them) up|hurt (?:you|him|her|them"
        r"|some(?:one|body) (?:there|at))|shoot)\b"
        r"|\bbomb (?:in|threat|at)\b|\b(?:driver|courier|delivery \w+) (?:\w+ ){0,2}?(?:hit|punched|attacked"
        r"|assaulted|threatened|grabbed) (?:me|my)\b"
    ),
}  # fmt: skip
_PATTERNS = {intent: re.compile(words, re.IGNORECASE) for intent, words in _MATTERS.items()}
# "My late father still gets your catalogue" is for the list of addresses.
_ONLY_MAIL = re.compile(r"\b(?:catalogues?|newsletters?|brochures?|mailings?|mailing list)\b", re.IGNORECASE)


_ALLERGY = re.compile(
    r"\b(?:allerg\w*|intoleran\w*|coeliac|celiac|sensitive (?:skin|to)|react(?:s)? to|eczema)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:rash\w*|hives|swollen|swell\w*|swelled|blister\w*|burn\w*|hospital\w*|a ?& ?e|ambulance|doctor|ill|sick"
    r"|vomit\w*|itch(?:ed|ing|es)"
    r"|(?:had|having|got|bad|severe|an?) (?:allergic |bad |severe )*reaction|reacted|broke out|came out in|come out"
    r" in|lumps|sore|bleed\w*|breath\w*"
    r"|hurts?|throat|anaphyla\w*|epipen|unwell|poorly)\b",
    re.IGNORECASE,
)


def grave_matter(text: str) -> "str | None":
    """Return the intent of the grave matter that a message names; `None` where it names none."""
    found = next((intent for intent, pattern in _PATTERNS.items() if pattern.search(text.replace("’", "'"))), None)
    return None if found == "bereavement" and _ONLY_MAIL.search(text) else found


def is_only_allergic(text: str) -> bool:
    """Whether a message names an allergy and no harm: it is a question before buying."""
    return bool(_ALLERGY.search(text)) and not _HARM.search(text)
