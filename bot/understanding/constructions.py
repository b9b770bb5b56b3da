"""How English wishes for a person, and how it only mentions people: patterns over clauses in kinds.

The kinds, such as `PERSON`, are those of bot/understanding/people.py.
"""

import re

from bot.understanding.people import any_of

# What may stand between the wish and the person: "a real, English speaking".
_GAP = (
    r"(?:(?:a|an|the|some|any|another|other|different|same|one|of|ur|real|actual|actually|live|alive|proper|genuine|normal"
    r"|breathing|living|senior|higher|more|qualified|competent|decent|nice|kind|friendly|bloody|damn|fucking|fking|effing"
    r"|flipping|english|german|french|spanish|italian|speaking|female|male|human|sales|support|technical|tech|duty|shop"
    r"|store|complaints?|returns?|billing|warehouse|dispatch|accounts?|just|please|pls|else|out there|free|available|your|ur|customer|service) )"
    r"{0,5}"
)
# Where the person may end: "staff discount" and "human hair" are something else.
_END = (
    r"(?: (?:PERSON|SOMEONE|FOLK))?(?=$| (?:a?bout|on|to|who|whos|whose|that|with|and|or|not|now|please|pls|plz|asap|at|from"
    r"|in|for|instead|here|there|regarding|concerning|again|back|today|tonight|tomorrow|right|immediately|urgently|quick\w*"
    r"|rather|over|no|so|if|is|are|i|im|id|u|you|ur|your|this|it|thx|thanks|thank|rn|soon|call|ring|phone|look|help"
    r"|directly|only|thru|through|myself|already|ffs|ok|mate|love|urgent|when|as|dont|can|could|real|then|before|handling"
    r"|available|actually|tho|though|damn|of (?:yours|urs))\b)"
)
_TO = r"(?:to|2|with|w|wiv|too|at)"
_TALK = (
    r"(?:talk|speak|spk|tlk|chat|converse|deal|communicate|have (?:a )?(?:word|chat|talk|conversation|natter)|discuss \w+(?: \w+)?"
    r"|get (?:in )?(?:touch|contact|through|hold)|explain \w+(?: \w+)?|talk \w+ (?:through|over)|sort \w+(?: out)?|speek)"
)
_TALKING = r"(?:talking|speaking|chatting|dealing|discussing \w+(?: \w+)?|explaining \w+(?: \w+)?)"
_ANY = rf"{_GAP}(?:PERSON|SOMEONE|FOLK)"
_ME = r"(?:me|us|this|(?:my|the|this) (?:case|chat|call|query|question|ticket|issue|complaint|problem))"
_PASS = r"(?:put|pass|hand|transfer|connect|switch|forward|redirect|direct|patch|link|move|refer|send|get|take|swap|escalate)"
_WAY = r"(?:(?:back|over|on|up|through|thru|across|straight|along|please|now|in|touch|onto|directly) )*"
_FILLER = (
    r"(?:hi|hello|hey|hiya|ok|okay|oi|um|oh|well|so|and|just|please|pls|plz|now|then|yes|yeah|a|an|the|some|any|real|live"
    r"|actual|right|first|sorry|sir|madam|thanks|ta|i said|i mean|your|support|customer|service|sales|chat|again|is|here|there|for the love of god|kindly)"
)
_WISH = (
    r"(?:want|wanted|wants|wnat|wanna|need|neeed|wish for|(?:id|would|wud|i d) (?:really |much |very much )*(?:like|love|prefer"
    r"|rather(?: have)?)|prefer|rather have|demand|require|request|requesting|insist on|gimme|give (?:me|us)|get (?:me|us)"
    r"|find me|bring (?:me|us|in|back)?|fetch(?: me)?|ask(?:ed|ing)? for|waiting for|waiting on|wait for"
    r"|how (?:do|can) i get(?: to)?|(?:can|could|may|cud) (?:i|we|u|you) (?:please |just )?(?:have|get|see|reach|contact|bring in))"
)
_ACTS = (
    r"(?:call|ring|phone|contact|talk|speak|look|check|deal|take (?:over|this|it|up|care)|handle|sort|join|get back|get in touch"
    r"|email|e-mail|write|step in|intervene|review|reply|respond|assist|answer|explain|help|come|message|fix|resolve|jump in"
    r"|solve|text|whatsapp|read|chat|decide|listen|investigate|pick (?:this|it) up)"
)
_PRE = (
    r"(?:want|need|like|love|wish|wanna|rather|prefer|hope|hoping|try|trying|please|pls|plz|can|could|cud|may|might|let|lemme|how"
    r"|possible|able|get|gotta|got|have|must|gonna|going|insist|demand|allow\w*|where|there|happier|easier|better|cant"
    r"|rude|quicker|use)"
)
_CALL_WHEN = (
    r"(?=$| (?:on|at|now|please|pls|plz|asap|today|tomorrow|tonight|this|after|before|between|in|about|instead|\+?\d{5,}|urgently"
    r"|quick\w*|soon|if poss\w*|for|regarding|later|or|any|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|when (?:u|you)|and"
    r"|rather|ffs|straight|immediately|directly|i|im|my)\b)"
)
_WHO = r"(?:who|that|whos)(?: \w+){0,1} (?:can|could|knows?|understands?|deals?|will|would|is able|has|actually|speaks?|thinks?|works?)"

WISHED = any_of(
    (
        # Bare: "agent", "HUMAN HUMAN", "real person please".
        rf"^(?:{_FILLER} )*(?:(?:PERSON|SOMEONE real|real SOMEONE)(?: {_FILLER})*(?: |$))+$",
        rf"{_WISH} {_GAP}PERSON{_END}",
        rf"{_WISH} (?:to )?(?:PERSON|BOT)(?= instead)",
        rf"(?:want|need|get|give|have|like|find|prefer) (?:me |us )?(?:\w+ )?SOMEONE (?:real|else|human|senior|higher|proper|{_WHO}"
        r"|(?:from|in|on) (?:your|ur|the|PERSON)\b(?! (?:post|depot)))",
        rf"(?:get|give|find|gimme) (?:me |us )?SOMEONE(?= (?:on|now|please|pls|quick\w*|to {_ACTS})\b|$)",
        rf"(?:want|need|like|have|let|get|make) (?:to )?{_ANY} (?:\w+ ){{0,3}}?(?:to )?{_ACTS}\b(?! tried)",
        # To talk to one.
        rf"{_PRE} (?:\w+ ){{0,4}}?{_TALK} {_TO} (?:\w+ FOLK|{_ANY}){_END}",
        rf"^(?:{_FILLER} )*{_TALK} {_TO} {_ANY}{_END}",
        rf"(?:rather|prefer|want|like|be|happier|waiting) (?:to be |be )?{_TALKING} {_TO} {_ANY}{_END}",
        rf"who (?:can|could|do|should|would|is there) (?:i|we|to)?(?: please| actually)? ?{_TALK} {_TO}\b",
        rf"(?:SOMEONE|PERSON) (?:real |else |here |there )*(?:that |who )?(?:i|we) (?:can|could|may) {_TALK}(?: {_TO})?",
        rf"(?:how|where) (?:do|can|could) (?:i|we) (?:get (?:hold of|through to|to)|reach|contact|find|see) {_GAP}(?:PERSON|SOMEONE){_END}",
        r"(?:want|need|rather) to (?:be )?(?:\w+ )?(?:helped|served|answered|contacted|called|phoned|dealt with|speak|heard)"
        rf" (?:by|from) {_ANY}{_END}",
        rf"(?:want|like|need|love|rather) to (?:see|hear from|reach|ring|call|contact) {_GAP}PERSON{_END}",
        # To be passed on.
        rf"{_PASS} {_ME} {_WAY}{_TO} {_ANY}{_END}",
        rf"^(?:{_FILLER} |can you |could you |can u |will you |would you |go on )*{_PASS} {_ME} {_WAY}{_TO} (?:a |the |your |ur )?"
        r"(?:\w+ )?(?:PERSON|FOLK|sales|billing|returns|dispatch|complaints|support|department|dept)",
        rf"^(?:{_FILLER} |can you |could you |can u |will you |go on )*(?:put|pass|hand|transfer|connect|switch|forward) (?:me|us)"
        r"(?: (?:on|over|through|thru|across|up|please|now|back|then|somewhere))*$",
        rf"^(?:{_FILLER} |can you |could you |can u |you need to |please )*(?:escalate (?:this|it|me|my \w+)?|(?:pass|hand|give) (?:this|it)"
        rf" (?:\w+ )?(?:to|over to|up to|on to) (?:a |the |your |an |one of )*(?:real |senior )?PERSON){_END}",
        rf"(?:put|bring|get) (?:{_GAP}|your )(?:PERSON|SOMEONE) (?:on|in|here|up)\b(?! (?:the|a|my) (?!phone|line|chat|case))",
        rf"(?:stop|quit|instead|sooner) (?:\w+ ){{0,4}}?{_GAP}PERSON{_END}",
        rf"only (?:{_GAP})(?:PERSON|SOMEONE real) (?:can|will)",
        rf"let {_ANY} (?:\w+ ){{0,3}}?{_ACTS}\b",
        rf"let {_GAP}PERSON (?!know)\w+",
        rf"be (?:transferred|connected|passed|put|handed|redirected|forwarded|escalated|switched) {_WAY}{_TO} {_ANY}{_END}",
        rf"(?:want|like|rather|need|prefer|can i|let me|could i) (?:to )?(?:ask|consult|tell) {_GAP}PERSON",
        # One is to act.
        r"(?:SOMEONE|PERSON|one of you)(?: real| else| there)? (?:needs?|has|must|should|better|ought|had better)(?: to)?(?: please| just)?"
        r" (?:call|ring|phone|contact|look|sort|help|deal|answer|speak|talk|get back|check|take|reply|email)\b",
        rf"(?:can|could|cud|will|would|may|should|please|kindly|have|ask) {_GAP}(?:PERSON|one of you)(?: (?:please|just|from|your|the|team"
        rf"|in|PERSON|FOLK|there|actually|kindly|on))*? {_ACTS}\b",
        r"(?:can|could|cud|will|would|please|kindly|may|should) SOMEONE(?: (?:please|just|else|real|from|your|the|PERSON|FOLK|there|at|shop|store|company|office|side|end|"
        r"actually|kindly|maybe|here|out))* (?:call|ring|phone|talk|speak|chat|get back|get in touch|contact me|take over|join|step in"
        r"|look (?:at|into)|deal|handle|sort|review|take this|take it|pick (?:this|it) up|help me with my|intervene|respond to me)\b"
        r"(?! (?:the|my) (?:door|bell))",
        r"(?:can|could|would|will) (?:SOMEONE (?:real|else|there|from \w+ (?:\w+ )?(?:FOLK|PERSON|company))|(?:a |your |the )?(?:\w+ )?PERSON)"
        r"(?: please| just)? (?:help|look|check|explain|answer) ",
        # Is one there?
        rf"^(?:(?:{_FILLER}|helloo?|are|not) )*(?:SOMEONE|nobody|no one|any PERSON|PERSON|a PERSON)(?: (?:real|actually|human|alive"
        r"|actual|still|even|actually))* (?:there|here|home|about|around|listening|online|awake|working(?: there)?|alive|reading"
        r"(?: this)?|manning \w+|behind this)(?: (?:at all|please|pls|or what|today|now|who \w+ .*))*$",
        rf"is there (?:really |actually )?(?:{_GAP}PERSON|SOMEONE) (?:real|there|here|available|about|around|on duty|working|free|alive|online"
        rf"|(?:that |who )?i can (?:talk|speak|chat|ask|ring|call)|to (?:talk|speak|chat|ask|help|answer)|{_WHO}|behind|reading)",
        rf"is there (?:{_GAP}PERSON|SOMEONE real|SOMEONE else|no PERSON)$",
        rf"(?:are|is) (?:there )?(?:any|some|{_GAP})PERSON (?:\w+ )?(?:available|free|online|there|here|around|about|working|today|on duty)",
        rf"do (?:you|u) (?:\w+ )?(?:have|got) (?:any |{_GAP})PERSON (?:there|here|working|available|i can|around|at all|who|to)",
        rf"^(?:any|available) {_GAP}PERSON (?:available|free|online|about|there|around)",
        rf"(?:are|is) (?:all )?(?:your |the )PERSON (?:available|free|online|around|about)",
        # Not the bot.
        r"(?:no|not|dont|do not|never|stop|enough|sick|tired|fed up|hate|hating|refuse|wont|cant|cannot|without|instead|rather|bored|done"
        r"|had it|loathe|detest|sod|screw|off|quit|less|anything but|rid|idc|didnt|spare me)"
        r"(?: (?:more|want|wanna|like|need|needing|with|of|to|the|a|an|this|that|these|those|your|ur|you|any|stupid|bloody|damn|flipping"
        r"|silly|useless|talk|talking|speak|speaking|chat|chatting|be|being|get|getting|keep|deal|dealing|trust|answered|helped|served|by"
        r"|from|interested|having|going|gonna|another|some|just|only|im|here|for|than|all|use|using|do|doing|argue|arguing|wasting|time"
        r"|fobbed|sending|giving|me|asking|ask|waste|on|again|typing|in|discuss|discussing|it|same|kind|sort)){0,7} BOT"
        r"(?=$| (?:again|any|please|pls|now|thank|thanks|just|i|im|give|get|only|no|and|anymore|id|for|here|about|today|who|that|this|to|from"
        r"|if|need|want|crap|rubbish|nonsense|stuff|answers|replies|at|off|when|as|tbh|mate|so|ty)\b)",
        r"(?:no|not|dont|never|stop|enough|sick|tired|fed up|hate|refuse|wont|cant|cannot|instead|rather|than|done|bored)(?: \w+){0,4}?"
        r" (?:talk|talking|speak|speaking|chat|chatting|deal|dealing|explain\w*|discuss\w*|argu\w+|tell\w*|typing|repeat\w*|answered|helped|served"
        r"|fobbed)(?: \w+){0,3}? (?:to|with|by)(?: (?:a|an|the|this|some|your|that|stupid|bloody|another|silly)){0,2} (?:MACHINE|BOT)",
        r"^(?:please )?(?:not|no|no more)(?: (?:a|an|the|this|some|talking to|to|more)){0,3} MACHINE(?:$| (?:please|pls|thanks|again))",
        r"(?:switch|turn|shut|take) (?:off )?(?:the |this |that |your |damn )*(?:BOT|MACHINE) ?(?:off|down|up|away)?\b",
        r"PERSON (?:not|no|instead of|rather than|over)(?: (?:a|an|the|some|this|more|another)){0,2} (?:BOT|MACHINE)",
        rf"(?:get|find|show|let) me (?:past|out of|away from|off|round|around) (?:this |the |that |your )*(?:BOT|MACHINE)",
        # By name or by who it was.
        rf"(?:the |that |a )?(?:same|previous|last|other) (?:PERSON|FOLK)(?: as| from| i|$| please| again| before| again)",
        rf"{_PASS} (?:me|us) {_WAY}(?:{_TO} )?(?:him|her|them|the FOLK|that FOLK)(?=$| (?:i|again|please|who|from|back|that|now))",
        rf"(?:can|could|want|need|like|let|may|prefer|rather|wanna|please) (?:\w+ ){{0,4}}?(?:talk|speak|chat|deal) {_TO}"
        r" (?:him|her|them|the FOLK|that FOLK|one FOLK)(?=$| (?:again|please|pls|now|i|who|from|back|that|today|instead))",
        rf"^(?:{_FILLER} |can you |could you |can u )*(?:get|fetch|bring|put) (?:him|her|them|that FOLK|the FOLK)(?=$| (?:back|please|pls|now|on|to (?:help"
        r"|come|answer|look|reply|call|finish)|again|in here|here|for me$))",
        rf"is (?:she|he) (?:there|around|working|available|about|online|back|free)(?=$| (?:today|now|again|please|still|to)\b)",
        rf"(?:can|could|may) i (?:please )?have (?:her|him|them) back",
        # Cut off.
        r"(?:talking|speaking|chatting|was) (?:\w+ )?(?:to|with|2) (?:\w+ ){1,5}?(?:and|then) (?:\w+ ){0,4}?(?:cut off|disconnected|dropped"
        r"|kicked out|timed out|disappeared|vanished|went (?:away|quiet|silent))",
        # Calls.
        rf"(?:^(?:{_FILLER} )*|(?:please|pls|plz|kindly|just|someone|SOMEONE|can you|could you|can u|cud u|would you|u|PERSON|team|FOLK)"
        rf" (?:please |just |pls |to |back )*)(?:call|ring|phone|bell|buzz|whatsapp) (?:me|us)(?: back| up)?{_CALL_WHEN}",
        rf"(?:give|giv) (?:me|us) (?:a |the )?(?:quick )?(?:call|ring|bell|buzz|shout|tinkle|phone call|callback|call back){_CALL_WHEN}",
        r"(?:want|need|like|request\w*|arrange|book|schedule|have|get|organise|waiting for|expecting|promised|prefer|await\w*|require)"
        rf" (?:\w+ ){{0,3}}?(?:a|an|the|my|your|for) (?:\w+ )?(?:call ?back|call-back|phone ?call|ring back|phone back|call){_CALL_WHEN}",
        rf"^(?:{_FILLER} )*(?:call ?back|callback|call-back|phone call|ring back)(?: (?:please|pls|plz|request|asap|needed|now|wanted))*$",
    )
)
# Not wished, though the words after it are: "I don't want to talk to a person", "do I have to speak to someone".
REFUSED = re.compile(
    r"(?:\b(?:dont|do not|didnt|did not|never|wont|will not|wouldnt|would not|no need|not|without|doesnt|stop|cancel|avoid|nor|no longer"
    r"|rather not|(?<!why )cant|dnt)(?: (?:want|need|wish|like|really|actually|even|to|have|think|you|wanna|just|going|feel|mean|necessarily"
    r"|ever|please|the|a|asking|id|i))*|\b(?:do|does|did|will|must|should) (?:i|we|you|he|she|they|it) (?:\w+ )?|\b(?:if|when|unless|until"
    r"|before|after|where) (?:i|you|he|she|they|we)(?: \w+)?|\b(?:he|she|they|husband|wife|mum|dad|boss|OTHER) (?:\w+ )?)\s*$"
)
ASKED_WHY_NOT = re.compile(r"\bwhy (?:dont|do not|wont|cant|can|will)\b|\bwho do i\b|\bhow do (?:i|we)\b|\b(?:where|when) (?:do|can) i\b|\bif i (?:want|need)|\bif i (?:\w+ )?(?:talk|speak)")
OF_OTHERS = re.compile(r"(?:PERSON|SOMEONE|FOLK)(?: \w+){0,2}? (?:at|from|in|of|with) (?:(?:the|my|a|his|her|their|that|our) )?OTHER\b|\bOTHER (?:to |said |\w+ )?(?:call|ring|phone) me|^(?:can|could|will) (?:the |my )?OTHER\b")

MENTIONED = any_of(
    (
        r"(?:my|his|her|their|our|whose) (?:\w+ )?(?:PERSON|FOLK|MACHINE|BOT)",
        r"(?:your|the|an?|one of your|that|this|some|another|last|previous|first|two|both|PERSON) (?:\w+ ){0,2}?(?:PERSON|FOLK|SOMEONE|BOT)"
        r" (?:\w+ ){0,3}?(?:said|told|has|had|have|was|were|did|didnt|helped|already|sent|promised|gave|answered|sorted|explained"
        r"|asked|refunded|wrote|says|tells|thinks|at|who|which|left|signed|took|rang|called|came|delivered|dropped|emailed|looked"
        r"|made|put|never|keeps|assured|confirmed|recommended|suggested|mentioned|knew|on the)",
        r"(?:PERSON|FOLK) (?:\w+ )?(?:said|told|helped|already|sent|promised|gave|answered|sorted|explained|was|were|refunded|rang|has)",
        r"(?:for|per|of|by|like|as|than|between|fits?|suits?|each|every|single|tall\w*|young\w*|old\w*|small\w*|big\w*|lazy|busy|average|two"
        r"|three|four|five|six|eight|\d+) (?:(?:a|an|one|two|three|four|five|six|\d+|each|another|every|the|single|tall\w*|small\w*|very"
        r"|old|young|average|size\w*|more|other|big|busy|cold|outdoor\w*) ){0,3}(?:PERSON|FOLK|SOMEONE)",
        r"\d+ ?(?:PERSON|FOLK)",
        r"(?:in|as a|as an) PERSON",
        r"SOMEONE (?:elses?|like me|in my|\d|(?:\w+ )?(?:stole|signed|took|opened|left|said|told|has|had|used|ordered|bought|gave|paid|did|was"
        r"|else|turned|dropped|rang|came|delivered|answered|broke|made|already|wrote|who (?:loves|likes|is|hikes|has|runs|walks|climbs|wears)))",
        r"(?:does|has|did|if|as|hope|see|with|when|because|was|let|ask) (?:\w+ )?SOMEONE",
        r"(?:can|could|would|will|should) SOMEONE (?:\w+ )?(?:tell|explain|confirm|advise|wear|fit|use|buy|order|collect|sign|return|pick|open|take"
        r"|else|say|\d)",
        r"i (?:\w+ ){0,3}?(?:spoke|spoken|talked|chatted|dealt|met|rang|phoned) (?:\w+ ){0,3}?(?:PERSON|SOMEONE|FOLK)",
        r"(?:PERSON|BOT|MACHINE)-?\w* (?:wash\w*|clean\w*|sized?|hair|error|food|made|vacuum|discount|code|costume|toys?|tent|size|made|name"
        r"|fees?|entrance|uniform|price|rate|shirt|print|number|card|parking|room|training|lawn\w*|kit)",
        r"(?:wash\w*|sewing|coffee|washing|rowing|slot|travel|estate|letting|cleaning|secret|shipping|delivery|booking|insurance|waterproofing"
        r"|proofing|real estate|free|drying|ticket|vending|sales|customs) (?:\w+ )?(?:PERSON|MACHINE|BOT)",
        r"(?:thanks?|thank you|thx|cheers|pls thank|nice|lovely|kind|great|friendly|rude|helpful) (?:\w+ ){0,3}?(?:PERSON|FOLK|BOT)",
        r"(?:are|is|r|am|im|youre|was|arent|isnt) (?:you|u|this|it|that|i|not)?(?: \w+){0,2}? ?(?:BOT|PERSON|MACHINE|human)",
        r"(?:PERSON|BOT|MACHINE|FOLK)(?=s|-)|(?:PERSON|SOMEONE|FOLK)(?: \w+){0,2}? (?:at|from|in) (?:\w+ )?OTHER",
        r"(?:of|between|among|how many|most|some|many|few|lot of) (?:\w+ )?(?:PERSON|FOLK|SOMEONE)",
    )
)
