"""How English only mentions people, or refuses them: patterns over clauses (kinds: bot/understanding/people.py)."""

import re

from bot.understanding.people import any_of
from bot.understanding.person_parts import TALK, TO

# Not wished, though the words after it are: "I don't want to talk to a person", "do I have to speak to someone".
REFUSED = re.compile(
    r"(?:\b(?:dont|do not|didnt|did not|never|wont|will not|wouldnt|would not|no need|not necessary|not|without"
    r"|doesnt|stop"
    r"|cancel|avoid|nor|no longer"
    r"|rather not|\bi cant|dnt)(?: (?:want|need|wish|like|really|actually|even|to|have|think|you|wanna|just"
    r"|going|feel|mean|necessarily"
    r"|ever|please|the|a|asking|id|i))*|\b(?:do|does|did|will|must|should) (?:i|we|you|he|she|they|it) (?:\w+ )?"
    r"|\b(?:if|when|unless|until"
    r"|before|after|where) (?:i|you|he|she|they|we)(?: \w+)?|\b(?:he|she|they|husband|wife|mum|dad|boss|OTHER)"
    r" (?:\w+ )?)\s*$"
)
ASKED_WHY_NOT = re.compile(
    r"\bwhy (?:dont|do not|wont|cant|can|will)\b|\bwho do i\b|\bhow do (?:i|we)\b|\b(?:where|when) (?:do|can) i\b"
    r"|\bif i (?:want|need)|\bif i (?:\w+ )?(?:talk|speak)"
)
# Who sees what is written here.
_SEEN_BY = (
    r"(?:PERSON|SOMEONE)(?: \w+){0,2}? (?:read|see) (?:\w+ )?(?:my |these |the |our |old )*(?:chats?|conversations?"
    r"|messages|data|details|card|password|photos?)"
)
OF_OTHERS = re.compile(
    rf"\b{_SEEN_BY}\b|"
    r"(?:PERSON|SOMEONE|FOLK)(?: \w+){0,2}? (?:at|from|in|of|with) (?:(?:the|my|a|his|her|their|that|our) )?OTHER\b"
    r"|\bOTHER (?:to |said |\w+ )?(?:call|ring|phone) me|^(?:can|could|will) (?:the |my )?OTHER\b"
)

MENTIONED = any_of(
    (
        _SEEN_BY,
        # "Can I talk to you about a return": to the bot.
        rf"{TALK} {TO} (?:you|u|ya)\b(?! (?:guys|people|lot|folks?|all)\b)",
        (
            r"(?:is|are|does|do|will) (?:SOMEONE|PERSON|FOLK) (?:going to |ever |later )?(?:look|read|check"
            r"|go through|see)\b"
            r".*\b(?:later|afterwards?|ever)"
        ),
        r"(?:my|his|her|their|our|whose) (?:\w+ )?(?:PERSON|FOLK|MACHINE|BOT)",
        (
            r"(?:your|the|an?|one of your|that|this|some|another|last|previous|first|two|both|PERSON) (?:\w+"
            r" ){0,2}?(?:PERSON|FOLK|SOMEONE|BOT)"
            r" (?:\w+ ){0,3}?(?:said|told|has|had|have|was|were|did|didnt|helped|already|sent|promised|gave|answered"
            r"|sorted|explained"
            r"|asked|refunded|wrote|says|tells|thinks|at|who|which|left|signed|took|rang|called|came|delivered"
            r"|dropped"
            r"|emailed|looked"
            r"|made|put|never|keeps|assured|confirmed|recommended|suggested|mentioned|knew|on the)"
        ),
        (
            r"(?:PERSON|FOLK) (?:\w+ )?(?:said|told|helped|already|sent|promised|gave|answered|sorted|explained|was"
            r"|were|refunded|rang|has)"
        ),
        (
            r"(?:for|per|of|by|like|as|than|between|fits?|suits?|each|every|single|tall\w*|young\w*|old\w*|small\w*"
            r"|big\w*|lazy|busy|average|two"
            r"|three|four|five|six|eight|\d+) (?:(?:a|an|one|two|three|four|five|six|\d+|each|another|every|the"
            r"|single"
            r"|tall\w*|small\w*|very"
            r"|old|young|average|size\w*|more|other|big|busy|cold|outdoor\w*) ){0,3}(?:PERSON|FOLK|SOMEONE)"
        ),
        r"\d+ ?(?:PERSON|FOLK)",
        r"SOMEONE (?:at home|in the house|in all day)|BOT for (?:christmas|my|his|her|a birthday)",
        r"PERSON (?:picks?|positions?|jobs?|roles?|vacanc\w+|specials?|openings?|favou?rites|sale|canteen|room)",
        (
            r"is there (?:a |any )?PERSON (?:on|at|during|over|in the) (?:mondays?|tuesdays?|wednesdays?|thursdays?"
            r"|fridays?|saturdays?|sundays?|the weekend|weekends?|christmas|easter|night|evenings?|mornings?"
            r"|bank holidays?)"
        ),
        r"(?:in|as a|as an) PERSON",
        r"(?:used to be|work(?:ed)?|job|i was|im|i am) (?:as )?(?:a|an) (?:\w+ ){0,2}?PERSON",
        (
            r"SOMEONE (?:elses?|like me|in my|\d|(?:\w+ )?(?:stole|signed|took|opened|left|said|told|has|had|used"
            r"|ordered|bought|gave|paid|did|was"
            r"|else|turned|dropped|rang|came|delivered|answered|broke|made|already|wrote|who (?:loves|likes|is|hikes"
            r"|has|runs|walks|climbs|wears)))"
        ),
        r"(?:does|has|did|if|as|hope|see|with|when|because|was|let|ask) (?:\w+ )?SOMEONE",
        (
            r"(?:can|could|would|will|should) SOMEONE (?:\w+ )?(?:tell|explain|confirm|advise|be|come|knock"
            r"|call before"
            r"|ring before|call ahead|wear|fit|use|buy|order"
            r"|collect|sign|return|pick|open|take"
            r"|else|say|\d)"
        ),
        (
            r"i (?:\w+ ){0,3}?(?:spoke|spoken|talked|chatted|dealt|met|rang|phoned) (?:\w+ ){0,3}?(?:PERSON|SOMEONE"
            r"|FOLK)"
        ),
        (
            r"(?:PERSON|BOT|MACHINE)-?\w* (?:wash\w*|clean\w*|sized?|hair|error|food|made|vacuum|discount|code"
            r"|costume"
            r"|toys?|tent|size|made|name"
            r"|fees?|entrance|uniform|price|rate|shirt|print|number|card|parking|room|training|lawn\w*|kit)"
        ),
        (
            r"(?:wash\w*|sewing|coffee|washing|rowing|slot|travel|estate|letting|cleaning|secret|shipping|delivery"
            r"|booking|insurance|waterproofing"
            r"|proofing|real estate|free|drying|ticket|vending|sales|customs) (?:\w+ )?(?:PERSON|MACHINE|BOT)"
        ),
        (
            r"(?:thanks?|thank you|thx|cheers|pls thank|nice|lovely|kind|great|friendly|rude|helpful) (?:\w+"
            r" ){0,3}?(?:PERSON|FOLK|BOT)"
        ),
        (
            r"(?:are|is|r|am|im|youre|was|arent|isnt) (?:you|u|this|it|that|i|not)?(?: \w+){0,2}? ?(?:BOT|PERSON"
            r"|MACHINE|human)"
        ),
        r"(?:PERSON|BOT|MACHINE|FOLK)(?=s|-)|(?:PERSON|SOMEONE|FOLK)(?: \w+){0,2}? (?:at|from|in) (?:\w+ )?OTHER",
        r"(?:of|between|among|how many|most|some|many|few|lot of) (?:\w+ )?(?:PERSON|FOLK|SOMEONE)",
    )
)
