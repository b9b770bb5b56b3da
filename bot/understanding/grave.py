"""Matters for a person whatever else a message wants: a life in danger, law, a stolen account, a death, a threat.

Their words tell them. The classifier knows more wordings. These are the ones that must not be missed.
"""

import re
from collections.abc import Mapping

_RELATIVE = (
    r"(?:husband|wife|partner|mum|mam|mom|mother|dad|father|son|daughter|brother|sister|nan|gran|grandma|grandad"
    r"|grandmother|grandfather|uncle|aunt"
    r"|auntie|fianc[eé]e?|boyfriend|girlfriend|baby|child|friend)"
)
_GAVE_WAY = (
    r"(?:snapped|gave way|gave out|broke|came off|came loose|came undone|collapsed|tore|ripped|slipped off|buckled"
    r"|split|failed)"
)
_SOMEBODY = rf"(?:i|we|he|she|they|(?:my|our) (?:\w+ )?{_RELATIVE})"
_FELL = (
    r"(?:fell(?! (?:out|in love|asleep|for|behind|short|apart|ill))"
    r"|slipped|tripped|stumbled|tumbled|went flying|crashed|landed on|got hurt|got bruised|bruised)"
)
_NOT_ME = (
    r"(?:\b(?:not by me|not me|wasn'?t me|without me|without my (?:knowledge|doing|permission)|by (?:some(?:one|body)"
    r"|a stranger))\b|\bi (?:didn'?t|did not|never|haven'?t) (?:do|did|done|change|touch|ask|make|made)\w*\b)"
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
        rf"|\b(?:address|e-?mail|password|phone|details|login)\b.{{0,40}}?\bchanged\b.{{0,40}}?{_NOT_ME}"
        r"|\b(?:some(?:one|body)|a stranger)(?: else)?(?:'s| has| have)? changed (?:my|the) (?:\w+ ){0,2}?(?:address"
        r"|e-?mail"
        r"|password|phone|details|login)\b"
        r"|\bmy (?:\w+ )?card\b(?: \w+){1,4} by (?:some(?:one|body)|a stranger|strangers|a thief|fraudsters?)\b"
        r"|\b(?:some(?:one|body)|a stranger|a thief)(?: else)?(?:'s| has| have| is| was)? (?:us(?:ed|ing)|charged|paid"
        r"|pa(?:id|ying)|bought|shopp(?:ed|ing)|order(?:ed|ing)) (?:\w+ ){0,4}?my (?:\w+ )?card\b"
    ),
    "bereavement": (
        rf"\b(?:my|our|her|his) (?:\w+ )?{_RELATIVE}(?:'s|s)? (?:\w+ ){{0,3}}?(?:died|dies|passed (?:away|on)|has"
        rf" passed|was killed|is dead)\b"
        rf"|\b(?:mum|mam|mom|dad|nan|gran|grandad|he|she) (?:has |had |sadly |just |suddenly )*(?:passed away"
        rf"|died)\b|\bmy late {_RELATIVE}\b"
        r"|\bbereave\w*|\bsorry for (?:my|our) loss\b|\b(?:i|we)(?:'ve| have)? (?:just |sadly )?lost (?:my|our) "
        rf"{_RELATIVE}\b"
        # Not "my son passed his exam", nor "we lost it".
        rf"|\b(?:my|our) (?:\w+ )?{_RELATIVE} (?:has |had |sadly |just )*passed(?= *(?:[,.;!-]|$|(?:last|on|in|and"
        rf"|this|yesterday|recently|before|so)\b(?! to\b)))"
        rf"|\b{_RELATIVE}\b.*\bwe(?:'ve| have)? (?:just |sadly )?lost (?:him|her)\b"
    ),
    "safety_issue": (
        # Not the stitches of a seam.
        r"\bneed(?:ed|s)? (?:\w+ )?stitches\b(?! (?:on|in|along) (?:the|its)\b)"
        r"|\b(?:need(?:ed|s)?|got|had) (?:\w+ )?stitches (?:in|on) (?:my|his|her|our)\b"
        r"|\b(?:cut|slic(?:ed|es)|gash(?:ed)?|burn(?:t|ed)|scald(?:ed)?|electrocuted|stabbed) (?:open )?(?:my|his|her"
        r"|our) (?:\w+ ){0,2}?(?:face|hands?|fingers?|thumb|arm|legs?|foot|feet|head|eye|toes?|wrist|knee|lip|skin"
        r"|cheek)\b"
        # "I broke my ankle, so I need another size" tells of no harm by a thing.
        r"|\b(?:hurt|injured|broke|twisted|sprained|bruised) (?:my|his|her) (?:\w+ )?(?:back|neck|wrist|ankle|arm|leg"
        r"|knee|hand|foot|head|face|finger|rib|hip|shoulder)\b(?= (?:when|because|as|after|since)\b)"
        # "The strap snapped and I fell", and "I fell when it gave way".
        rf"|\b{_GAVE_WAY}\b[^.!?]{{0,60}}?\b{_SOMEBODY} (?:\w+ )?{_FELL}\b"
        rf"|\b{_SOMEBODY} (?:\w+ )?{_FELL}\b[^.!?]{{0,40}}?\b(?:because|when|as|after|since|cos|cause)\b"
        rf"[^.!?]{{0,40}}?\b{_GAVE_WAY}\b"
        r"|\b(?:hot|boiling|scalding) \w+ (?:\w+ ){0,2}?(?:over|on|onto|down) (?:my|his|her|our) "
        r"(?:\w+ )?(?:hands?|arms?|legs?|lap|foot|feet|chest|face)\b"
        r"|\b(?:smells?|smelt|smelled|smelling|stinks?|reeks?) (?:\w+ ){0,2}?(?:of|like) (?:\w+ )?"
        r"(?:burn(?:t|ing|ed)?|gas|melt(?:ed|ing)) ?|\b(?:burn(?:ing|t)|gas) smell\b"
        r"|\b(?:gave|given|gives) (?:me|him|her|(?:my|our) \w+) (?:an? )?(?:\w+ )?(?:rash|hives|shock|burn)\b"
        r"|\bset(?:s|ting)? (?:my|our|the|a) (?:[\w'-]+ ){1,4}?(?:on fire|alight|ablaze)\b|\bcaught (?:on )?fire\b"
        r"|\b(?:burst|went up|erupted) (?:in|into) flames\b|\b(?:went|was|were|is|are) on fire\b(?! (?:sale|with"
        r"|today))"
        # Not what only bursts its seams, nor the drawing of its parts.
        r"|(?<!seams )(?<!seam )(?<!zip )(?<!stitching )\bexploded\b(?! (?:view|with|in (?:price|popularity|size)))"
        r"|\bblew up (?:in|on|at|and|while|when)\b"
        r"|\b(?:glass|shards?|splinters?)\b.{0,30}?\b(?:shards? (?:everywhere|all over|flew|flying)|(?:everywhere|all"
        r" over) (?:the|my|our) (?:floor|kitchen|room|bed|carpet|table|face|hands?))\b"
        r"|\b(?:blisters?|sores?|rubb(?:ed|ing)|chaf\w+|cuts?)\b.{0,60}?\b(?:infected|infection|septic|sepsis)\b"
        r"|\b(?:infected|infection)\b.{0,40}?\b(?:from|by|because of|off) (?:your|the|these|those) (?:\w+ )?(?:boots?"
        r"|shoes?"
        r"|wellies|socks?|blisters?|rubbing)\b"
    ),
    "private_data": (
        # What lies in the parcel and names somebody else.
        r"\b(?:invoice|slip|receipt|letter|label|papers?|bill|paperwork)\b(?=.*\b(?:in|with) (?:my|our) (?:parcel|box"
        r"|package|bag|delivery|order)\b).{0,50}?\b(?:for|of|to|names?|shows?|with|has) (?:a |an "
        r"|the name of )?(?:mrs?\b"
        r"|ms\b|miss\b|dr\b|(?:some(?:one|body)|anyone) else|another (?:\w+ )?(?:customer|person|woman|man|shopper"
        r"|buyer)"
        r"|(?:a )?stranger|different (?:person|customer|name)|other people)"
        r"|\b(?:strange|wrong|other people'?s|some(?:one|body) else'?s|another (?:customer|person|man|woman)'?s"
        r"|a stranger'?s)"
        r" (?:\w+ )?(?:invoice|receipt|slip|paperwork|bill|letter|details|address)\b.{0,30}?\bin (?:my|our"
        r"|the) (?:parcel|box"
        r"|package|bag|delivery)\b"
    ),
    "threat": (
        r"\b(?:i(?:'?ll| will|'?m going to|m gonna| am going to)|gonna) (?:\w+ ){0,3}?(?:kill (?:you|him|her|them"
        r"|your|one of)|stab|burn (?:\w+ ){0,4}?down|smash (?:\w+ ){0,3}?(?:face|head|window|place)"
        r"|break (?:your|his|her) (?:legs?|neck|arms?|face)|beat (?:you|him|her|them) up|hurt (?:you|him|her|them"
        r"|some(?:one|body) (?:there|at))|shoot)\b"
        rf"|\bmy (?:ex|flatmate|neighbour|{_RELATIVE})\b(?: \w+){{0,2}} "
        r"(?:hits?|hitting|beats?|beating|stalks?|stalking|threatens?|threatening|abus(?:es|ing|ed)|punch(?:es|ing|ed))"
        r" (?:me|us)\b"
        r"|\b(?:am|i'?m|being|been|was|get(?:ting)?|keeps?) (?:being )?(?:stalked|stalking me)\b|\b(?:my|a) stalker\b"
        r"|\b(?:who|he|she|ex|man|guy|he'?s|she'?s) (?:is |has been |was )?stalk(?:s|ing|ed) me\b"
        r"|\bbomb (?:in|threat|at)\b|\b(?:driver|courier|delivery \w+) (?:\w+ ){0,2}?(?:hit|punched|attacked"
        r"|assaulted|threatened|grabbed) (?:me|my)\b"
    ),
}  # fmt: skip
_PATTERNS = {intent: re.compile(words, re.IGNORECASE) for intent, words in _MATTERS.items()}
# A message that demands money or secrets, of which somebody doubts that it is ours.
_MESSAGE = re.compile(
    r"\b(?:texts?|texted|sms|e-?mails?|emailed|mails?|messages?|messaged|msg|whatsapp\w*|links?|letter|note|qr"
    r"|(?:called|phoned|rang|ringing|calling)|caller|phone call)\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"[£€$]|\b(?:pay|paying|payment|fees?|dut(?:y|ies)|customs|owe|charges?|quid|pounds?|euros?|dollars?|card"
    r"|bank|pin|code"
    r"|digits|passwords?|cvv|money|gift ?cards?|log ?in)\b",
    re.IGNORECASE,
)
_SECRETS = re.compile(
    r"\b(?:wants?|wanted|wanting|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|needs?|needed|give|tell"
    r"|confirm\w*)\b(?: \S+){0,6}?"
    r" (?:digits|card (?:number|no|details|data)|cvv|pin\b|passwords?|(?:security|bank|card) (?:code|details|login))",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\b(?:real|really (?:you|yours|from you)|genuine|legit\w*|scam\w*|fake|phish\w*|fraud\w*|dodgy|suspicious"
    r"|fishy|hoax"
    r"|(?:is|was) (?:that|this|it) (?:really |actually )?(?:you|u|yours|from (?:you|fernhill)|safe|ok to)"
    r"|(?:are|was|is) (?:you|they) (?:really|from)|pretend\w*|claim\w* to be)\b",
    re.IGNORECASE,
)
# An address on the web, not of a mailbox, of which somebody asks whether it is ours.
_SITE = r"(?<![@\w.-])(?:https?://)?(?:[\w-]+\.)+(?:com?|net|org|info|shop|store|xyz|site|online|top|biz|ly|eu|uk|me)\b(?!@)"
_IS_OURS = re.compile(
    rf"\b(?:is|was|are)\W+(?:(?:this|that|the|a|it)\W+)?(?:\w+\W+){{0,3}}?{_SITE}.{{0,25}}?\b(?:yours?|you|u|real"
    rf"|legit\w*"
    r"|genuine|safe|fake|a scam|from you)\b"
    rf"|(?=.*{_SITE})\b(?:is|was|are)\W+(?:\w+ ){{0,3}}?(?:links?|e-?mails?|sites?|websites?|pages?|urls?|sms|texts?"
    rf"|messages?"
    r"|it|this|that)\W+(?:\w+ ){0,2}?(?:from you|yours|you|real|legit\w*|genuine|safe|fake|a scam)\b",
    re.IGNORECASE,
)


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


# What somebody's skin never bears, "merino gives me hives": a reason to buy another thing, and no harm by one.
_BARE_MATERIAL = (
    r"(?<!your )(?<!this )(?<!that )(?<!the )(?<!my )(?<!new )"
    r"(?:wool(?:len|ly)?|merino|lanolin|cashmere|latex|rubber|nickel|metal|down|feathers?|fleece|leather|nylon"
    r"|polyester|acrylic|elastane|synthetics?|man.?made (?:fibres|stuff)|neoprene|dyes?)"
)
_NEVER_BEARS = re.compile(
    rf"\b{_BARE_MATERIAL} (?:\w+ )?(?:gives?|makes?|brings?|causes?|sets|sends|triggers?|irritates?|itch(?:es)?"
    r"|scratch(?:es)?|burns?|hurts?)\b"
    rf"|\b(?:i|he|she|we) (?:always |usually )?(?:comes?|breaks?|gets?|itch(?:es)?|swells?|reacts?)"
    rf" (?:\w+ ){{0,5}}?(?:from|with|to|in|on|of) {_BARE_MATERIAL}\b"
    rf"|\b(?:can'?t|cannot|don'?t|doesn'?t) (?:stand|bear|wear|tolerate|take|do|have) (?:any )?{_BARE_MATERIAL}\b"
    rf"|\b{_BARE_MATERIAL} allergy\b",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"\b(?:what|which|any(?:thing)?|some(?:thing)?|do you|have you|got|is there|are there|looking for|need|want"
    r"|recommend\w*|suggest\w*|instead|without|free|alternatives?|options?|else)\b|\?",
    re.IGNORECASE,
)
_OF_OURS = re.compile(
    r"\b(?:your|bought|ordered|came|arrived|delivered|received|since|after|refund|return|now (?:i|my|his|her)|yesterday"
    r"|today|hospital|doctor|a ?& ?e|ambulance|breathe?|breathing|throat)\b",
    re.IGNORECASE,
)

# What a message must name to be one of these, unless it is as good as sure: drivers and managers are talked of in
# peace.
_NAMED_IN = {
    "threat": re.compile(
        r"kill|hurt|harm|burn|fire|smash|punch|beat|knife|knives|gun|shoot|shot|bomb|hit\b|hitting|attack"
        r"|assault|threat"
        r"|grab|push|shov|kick|slap|spat|spit|fist|blood|dead|die|acid|brick|hammer|violen|rape|touch|swear"
        r"|swore|scream"
        r"|shout|abus|insult|racist|scare|afraid|weapon|teeth|legs|neck|face|head|maar|regret|revenge"
        r"|watch (?:your|ur|out)"
        r"|(?:find|come for|coming for|come round|know where|get) (?:you|u|your|my hands)|hunt|hospital"
        r"|on my way|pay for",
        re.IGNORECASE,
    ),
    "legal_threat": re.compile(
        r"\blaw|legal|solicit|attorney|advocate|barrister|court|\bsu(?:e|ing)\b|police|polise|crim|fraud|scam"
        r"|theft|thie"
        r"|stole|steal|ombudsman|standards|consumer|rights|report|press\b|paper|journalis|bbc|watchdog|media"
        r"|story|news"
        r"|chargeback|dispute|claim|bank|visa|card|paypal|amex|mastercard|authorit|breach|judge|evidence"
        r"|advi[cs]e|\bf(?:tc"
        r"|ca|da|ir|ssai)\b|\bico\b|\bbbb\b|\bcase\b|licen[cs]e|bailiff|action|warning|notice|compensat|damages"
        r"|tribunal"
        r"|reverse|forum|regulat|inspector|commission|agency|lawyer|laywer|solicter|papers|proceed|shut down"
        r"|sham|social",
        re.IGNORECASE,
    ),
}  # fmt: skip
_AS_GOOD_AS_SURE = 0.9


def unnamed_matters(text: str, confidences: "Mapping[str, float]") -> "set[str]":
    """Return the intents of grave matters that a message has no word of, and is not sure enough to be without one.

    `confidences` holds the intents' chances to be right.
    """
    return {
        intent
        for intent, pattern in _NAMED_IN.items()
        if not pattern.search(text) and confidences.get(intent, 0.0) < _AS_GOOD_AS_SURE
    }


def grave_matter(text: str) -> "str | None":
    """Return the intent of the grave matter that a message names; `None` where it names none."""
    found = next((intent for intent, pattern in _PATTERNS.items() if pattern.search(text.replace("’", "'"))), None)
    if found is None and all(part.search(text) for part in (_MESSAGE, _DEMANDS, _DOUBTS)):
        return "phishing"
    if found is None and (_IS_OURS.search(text) or (_MESSAGE.search(text) and _SECRETS.search(text))):
        return "phishing"
    if found == "safety_issue" and is_only_allergic(text):
        return None
    return None if found == "bereavement" and _ONLY_MAIL.search(text) else found


_WAS_ILL = re.compile(
    r"\b(?:was|were|been|lay|ended up) (?:\w+ ){0,3}?"
    r"(?:in (?:the |a )?(?:hospital|clinic)|ill|sick|unwell|poorly|laid up|bedridden)\b",
    re.IGNORECASE,
)
_FROM_IT = re.compile(
    r"\b(?:because of|due to|from (?:the|your|it|this)|your|made (?:me|him|her|us)|gave|after (?:using|wearing|eating)"
    r"|burn\w*|burnt|fell|slipped|cut|broke|snapped|rash|shock|fumes?|smoke|came off|reaction)\b",
    re.IGNORECASE,
)


def is_only_ill(text: str) -> bool:
    """Whether a message tells of an illness that comes from nothing bought: why something was not done in time."""
    return bool(_WAS_ILL.search(text)) and not _FROM_IT.search(text)


def is_only_allergic(text: str) -> bool:
    """Whether a message names an allergy and no harm by a thing of ours: it is a question before buying."""
    text = text.replace("’", "'")
    if _NEVER_BEARS.search(text) and _SEEKS.search(text) and not _OF_OURS.search(text):
        return True
    return bool(_ALLERGY.search(text)) and not _HARM.search(text)
