"""Whether a message wishes for a person, in any wording, or only mentions people, bots and agents.

Read by constructions, not by likeness: "I want a person" and "a tent for one person" have the same words. What is
neither is left to the classifier.
"""

import re
from enum import Enum
from functools import cache

from bot.understanding.people import NAME, PERSON, Abroad, clauses, plain, words
from bot.understanding.person_asked import ASKED_FOR
from bot.understanding.person_implied import IMPLIED
from bot.understanding.person_mentioned import ASKED_WHY_NOT, MENTIONED, OF_OTHERS, REFUSED
from bot.understanding.person_named import NAMED, named_again
from bot.understanding.person_preferred import PREFERRED
from bot.understanding.person_there import THERE
from bot.understanding.person_to_act import TO_ACT


class Reading(Enum):
    """What a message has to do with people."""

    WISHES = "wishes"
    """A person is wished for, or a bot is not."""
    MENTIONS = "mentions"
    """People or bots occur, and none is wished for."""


_WISHED = (ASKED_FOR, TO_ACT, THERE, IMPLIED, PREFERRED, NAMED)


def reading(text: str) -> "Reading | None":
    """Return whether `text` wishes for a person or only mentions people; `None` where it does not tell.

    What it names of the shop, a product or a place, is best left out: "is Tarn there" may ask for either.
    """
    said = clauses(text)
    is_person = any(map(_IS_PERSON.search, said))
    wished = any(_wishes(clause, is_person=is_person) for clause in said)
    wished = wished or _gets_one(said) or named_again(said)
    if wished or _names_one(text) or _hails(said) or _wishes_abroad(text):
        return Reading.WISHES
    return Reading.MENTIONS if any(map(MENTIONED.search, said)) else None


def _wishes(clause: str, *, is_person: bool) -> bool:
    found = (match for patterns in _WISHED for match in patterns.finditer(clause))
    wished = any(not _is_refused(clause, match, is_person=is_person) for match in found)
    return wished and not OF_OTHERS.search(clause)


def _is_refused(clause: str, found: "re.Match[str]", *, is_person: bool) -> bool:
    before = clause[: found.start()]
    if (is_person or _IS_NONE.search(before)) and _NO_BOT.match(found[0]):
        return True
    return not ASKED_WHY_NOT.search(before) and bool(REFUSED.search(before) or _UNWISHED.search(found[0]))


# "I'd rather not speak to a person" is one construction with its "not"; "not a bot" is a wish.
_UNWISHED = re.compile(
    r"(?<!can i )(?<!could i )(?<!can we )(?<!you )(?<!if i )\b(?:not|dont|never|no need)\b(?!.*\b(?:BOT"
    r"|MACHINE)\b)(?=.*\b(?:PERSON|SOMEONE|FOLK)\b)"
)
# "I'm a real person, not a robot" says who writes.
_IS_PERSON = re.compile(r"^(?:im|i am) (?:\w+ ){0,3}PERSON\b")
# "You are not a bot?" wishes for nothing, "not a bot" does.
_IS_NONE = re.compile(r"\b(?:im|i am|youre|you are|ure|u are|ur|he is|she is|is|its|are you|is this|are)\s*$")
_NO_BOT = re.compile(r"(?:not|no)(?: (?:a|an|the|just|another|even))* (?:BOT|MACHINE)")
# "Are you human? Then get me one."
_GET_ONE = re.compile(r"(?:^|\b(?:or|then|so|and|please) )(?:get|give|find|bring) me one(?: (?:then|now|please))*$")
# "Any humans left there? Put one on."
_PUT_ONE = re.compile(
    r"^(?:so |then |please |and |well |just |i )*(?:put|send|get|give|find|fetch|bring|let|wake|want|need)"
    r" (?:me |us )?(?:have |through to )?(?:one|them|him|her)(?: (?:on|in|over|up|through|here|then|now|please"
    r"|to me))*$"
)
_PRESENCE = re.compile(
    r"\b(?:left|exist|sacked|fired|alive|real|around|over there|there|here|eat|ate|eaten|still|gone|hiding"
    r"|asleep|company)\b"
)


def _gets_one(said: "list[str]") -> bool:
    """Whether one is to be got, and a person was said before: right before, or asked whether there are any."""
    for place, clause in enumerate(said):
        if _GET_ONE.search(clause) and any(PERSON in near for near in said[max(0, place - 1) : place + 1]):
            return True
        if _PUT_ONE.match(clause) and any(_PEOPLE.search(one) and _PRESENCE.search(one) for one in said[:place]):
            return True
    return False


_PEOPLE = re.compile(r"\b(?:PERSON|FOLK|SOMEONE|soul)\b")


# "hello? anyone?"
_HAIL = re.compile(
    r"(?:(?:hello+|hi|hey|oi|is|any|helo|yoo?hoo|well) ?)*(?:SOMEONE)?(?: (?:there|here|at all|home|please))*"
)


# "Useless thing. Someone. Now."
_AT_ONCE = re.compile(r"(?:(?:please|pls|plz|right|now|asap|quickly|quick|today|immediately|at once) ?)+")


def _hails(said: "list[str]") -> bool:
    if "SOMEONE" in said and any(map(_AT_ONCE.fullmatch, said)):
        return True
    return any("SOMEONE" in clause for clause in said) and all(map(_HAIL.fullmatch, said))


_TALK_TO_NAME = re.compile(
    r"\b(?:can|could|want|need|like|let|may|prefer|rather|wanna|please|pls|get|back)\b[\w\s']{0,30}?\b(?:talk|speak"
    r"|chat|deal|put me|pass me|"
    r"connect me|transfer me|hand me|go on|carry on|continue)\s+(?:(?:back|over|through|on)\s+)*(?:to"
    r"|with)\s+(?P<name>[a-z]{3,})\b"
    r"(?=\s*(?:$|[.!?,;]|again|please|pls|now|today|from|who|she|he|instead|back|in\b))"
    r"|(?:^|[.!?,;]\s*)(?:please |can you |could you |ok )*(?:put|pass|connect|transfer|get|switch|hand) me (?:back "
    r"|over |through |on )*(?:to|with) "
    r"(?P<passed>[a-z]{3,})\b(?=\s*(?:$|[.!?,;]|again|please|pls|now|back|who|she|he))"
    r"|(?:^|[.!?,;]\s*|\band )(?:please |can you |could you |so )*(?:get|fetch|bring|i want|i need|let me have|can"
    r" i have)"
    r" (?P<fetched>[a-z]{3,}) (?:back|again)(?=\s*(?:$|[.!?,;]|please|pls|on|in here))"
    r"|\b(?:get|fetch|find|bring|reach|have|ask|looking for|asking for) (?P<known>[a-z]{3,})[\s,.;]+(?:he"
    r"|she)(?:'s|s|'ll|ll"
    r"|'d)? (?:\w+ )?(?:deals?"
    r"|dealt|know|knows"
    r"|knew|helped|said|told|started|began|did|promised|looked|sorted)\b"
)
# A name with a capital, as "Could Ana call me?" and "Is Ana there?".
_NAME_ACTS = re.compile(
    r"(?i:\b(?:can|could|will|would|let|have|ask|tell|want|need|like|prefer)) (?:(?:Mr|Mrs|Ms"
    r"|Miss)\.? )?(?P<name>[A-Z][a-z]+)(?i: (?:to "
    r"|please )?(?:(?:have|take) a (?:look|word)"
    r"|know i|look|(?:call|ring|phone)(?! (?:me |us )?(?:before|ahead|first|when|if)\b)|reply|help|deal|handle"
    r"|do (?:it|this)|take (?:this|it|over)|come|answer"
    r"|finish|carry on|sort"
    r"|join|write|message|chat|get (?:back|in touch)|pick|explain|step in|check|confirm|contact|email|e-mail"
    r"|speak|talk"
    r"|i(?:'m| am)"
    r" (?:back|here)))\b"
    r"|(?i:\bget hold of|^\W*back to) (?P<wanted>[A-Z][a-z]+)(?i:(?: please| now| again| for me)?\s*(?:$|[.!?,;]))"
    r"|(?i:^\W*it'?s) (?P<needed>[A-Z][a-z]+)(?i: (?:that |who )?i (?:need|want|asked|spoke|was|am))\b"
    r"|(?i:\b(?:get|fetch|find|bring|want|need|have)) (?P<of_room>[A-Z][a-z]+) (?i:(?:from|in|of|at) (?:the "
    r"|your )?(?:sales"
    r"|returns?|refunds?|billing|accounts?|complaints?|warehouse|dispatch|repairs|exchanges|team|shop|office"
    r"|support))\b"
    r"|(?i:\b(?:have|get|see|fetch|ask for|want|need)) (?:Mr|Mrs|Ms|Miss)\.? (?P<titled>[A-Z][a-z]+)\b"
    r"|(?i:\b(?:will|would)) (?P<be_in>[A-Z][a-z]+)(?i: be (?:in|there|around|back|working|about|at work)\b)"
    r"|(?i:\bis (?:that|the)) (?P<that>[A-Z][a-z]+)(?i: (?:chap|guy|bloke|lady|girl|man|lad|woman"
    r"|fellow) (?:about|there|around|in)\b)"
    r"|(?i:^\W*(?:please )?put) (?P<on>[A-Z][a-z]+)(?i: (?:back )?on(?: please| now)?\W*$)"
    r"|(?:^|[.!?,;]\s*)(?:please |pls |can you |could you )*put (?P<again>[a-z]{3,}) (?:back on|on again|back on again)"
    r"(?: please| pls| now)?\W*$"
    r"|(?i:\b(?:get|have|put)) (?P<put>[A-Z][a-z]+)(?i: (?:back )?on (?:the |this )?(?:chat|line|phone|here))\b"
)
# A name in small letters, of whom "he" or "she" is said: "is julia there, she dealt with it".
_NAME_DEALT = re.compile(
    r"\b(?:is|isnt) (?P<there>[a-z]{3,}) (?:there|around|about|in|working|back|on)(?: today| now)?\b\W*"
    r"(?:please |cos |because )*(?:she|he|they)\b"
    r"|\b(?:talk\w*|spoke|speak\w*|chat\w*|dealt|dealing) (?:to|with) (?P<spoken>[a-z]{3,})\b.*\bis (?:she|he) "
    r"(?:still )?(?:there|around|about|in|working|back|on)\b"
    r"|\bis (?P<today>[a-z]{3,}) (?:in|on|working|on shift|around) (?:today|now|tonight|this (?:morning|afternoon))\b"
    r"|^\W*(?:hi|hello|hey)?\W*(?:i|we) (?:spoke|talked|was (?:speak|talk|chatt)ing|chatted|dealt|had a chat) "
    r"(?:to|with) (?P<met>[a-z]{3,})(?: (?:from|in) \w+)?"
    r"(?: (?:yesterday|earlier|before|today|last \w+|this \w+|on \w+|\w+ days ago))*"
    r"(?: about [\w ]+)?\W*$"
    r"|\bhad (?P<chatted>[a-z]{3,}) (?:on (?:the )?(?:chat|line|phone|here)|helping me|help me)\b.*"
    r"\b(?:her|him|back|again)\b"
    r"|\b(?P<sorted>[a-z]{3,}) (?:\w+ )?(?:sorted|helped|dealt with|fixed|handled|looked after)\b.*\bcan (?:she|he)\b"
)
_IS_NAME_THERE = re.compile(
    r"(?i:\b(?:is|isn't|does|has|would|will|if|whether|have|employ)) (?:(?:Mr|Mrs|Ms|Miss"
    r"|Dr)\.? )?(?P<at_work>[A-Z][a-z]+)"
    r"(?i:(?: \w+){0,3}? (?:(?:on|his|her|their) shift|on duty|at work|at (?:her|his|their) desk"
    r"|with you(?: guys| lot)?"
    r"|on this chat|in the office|in today|on today|there|around))(?=\W|$)(?i:(?! (?:today's|when|for|by|in time)\b))"
    r"|\b(?:is|isn't|if|whether) (?P<lower>[a-z]{3,}) (?:still )?(?:on shift|on duty|at work|at (?:her|his"
    r"|their) desk"
    r"|in the office)\b"
    r"|(?i:\b(?:has|does|is)) (?P<free>[A-Z][a-z]+)(?i: (?:got|have|free for) (?:a |some )?(?:minute|moment|sec"
    r"|second|time)\b)"
    r"|(?i:\bwhere(?:'s| is|s) (?:that|the) (?:nice|lovely|helpful|kind|friendly|good)) (?P<nice>[A-Z][a-z]+)\b"
    r"|(?i:\b(?:is|where is|wheres|where's|isn't))\s+(?P<name>[A-Z][a-z]+)(?i:\s+(?:still |back )?(?:there|around"
    r"|about|working|(?<=still )on|on shift|on duty|at work|online"
    r"|in today|on today|back|gone|available to (?:talk|chat|speak|help)))(?i:\s+(?:today|now|please|again"
    r"|yet))?\s*(?:$|[.!?,;])"
)


def _names_one(text: str) -> bool:
    said = plain(text)
    found = (
        *_TALK_TO_NAME.finditer(said),
        *_NAME_DEALT.finditer(said),
        *_NAME_ACTS.finditer(text),
        *_IS_NAME_THERE.finditer(text),
    )
    return any(not any(map(_is_no_name, filter(None, one.groups()))) for one in found)


def _is_no_name(name: str) -> bool:
    known, word = words(), name.casefold()
    if known.kinds.get(word) == NAME:
        return False
    return word in known.no_names or word in known.spelt or word in known.kinds


def _wishes_abroad(text: str) -> bool:
    parts = [part for part in re.split(r"[.!?;,\n]+", re.sub(r"['’`-]", " ", plain(text))) if part.strip()]
    return any(_wishes_in(pattern, part) for pattern in _abroad() for part in parts)


def _wishes_in(patterns: "_Patterns", part: str) -> bool:
    wished, refused = patterns
    return bool(wished.search(part)) and not refused.search(part)


_Patterns = tuple["re.Pattern[str]", "re.Pattern[str]"]


@cache
def _abroad() -> "tuple[_Patterns, ...]":
    return tuple(
        (_wished(one), re.compile(rf"\b(?:{one.no})\s+(?:\w+\s+){{0,2}}(?:{one.people})\b")) for one in words().abroad
    )


def _wished(one: Abroad) -> "re.Pattern[str]":
    """Return the pattern of a wish in a language: a verb of talking may stand far from the person, another may not."""
    near = r"(?:\s+\w{1,6}){0,3}?\s+"
    please = r"(?:por favor|s il (?:vous|te) plait|svp|per favore|alstublieft|aub|bitte|prosze)"
    return re.compile(
        rf"\b(?:{one.talk})\b(?:\s+\w+){{0,4}}?\s+(?:{one.people})\b"
        rf"|\b(?:{one.people})\b(?:\s+\w+){{0,3}}?\s+(?:{one.talk})\b"
        rf"|\b(?:{one.wish})\b{near}(?:{one.people})\b"
        rf"|^\s*(?:\w{{1,8}}\s+){{0,2}}(?:{one.people})(?:\s+\w+){{0,2}}?\s+(?:{one.wish}|{please})\b"
        rf"|\b(?:{one.call})\b|\b(?:{one.no})\s+(?:\w+\s+){{0,4}}?(?:{one.bots})\b"
    )
