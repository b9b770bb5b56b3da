"""How English wishes for a person, and how it only mentions people: patterns over clauses in kinds.

The kinds, such as `PERSON`, are those of bot/understanding/people.py.
"""

import re

from bot.understanding.people import any_of

# What may stand between the wish and the person: "a real, English speaking".
_GAP = (
    r"(?:(?:a|an|the|some|any|another|other|different|same|one|of|ur|real|actual|actually|live|alive|proper|genuine"
    r"|normal"
    r"|breathing|living|senior|higher|more|qualified|competent|decent|nice|kind|friendly|bloody|damn|fucking|fking"
    r"|effing"
    r"|flipping|english|german|french|spanish|italian|speaking|female|male|human|sales|support|technical|tech|duty|shop"
    r"|store|complaints?|returns?|billing|warehouse|dispatch|accounts?|just|please|pls|else|out there|free"
    r"|available|your|ur|customer|service) )"
    r"{0,5}"
)
# Where the person may end: "staff discount" and "human hair" are something else.
_END = (
    r"(?: (?:PERSON|SOMEONE|FOLK))?(?=$| (?:a?bout|on|to|who|whos|whose|that|with|and|or|not|now|please|pls|plz"
    r"|asap|at|from"
    r"|in|for|instead|here|there|regarding|concerning|again|back|today|tonight|tomorrow|right|immediately|urgently"
    r"|quick\w*"
    r"|rather|over|no|so|if|is|are|i|im|id|u|you|ur|your|this|it|thx|thanks|thank|rn|soon|call|ring|phone|look|help"
    r"|directly|only|thru|through|myself|already|ffs|ok|mate|love|urgent|when|as|dont|can|could|real|then|before"
    r"|handling"
    r"|available|actually|tho|though|damn|of (?:yours|urs))\b)"
)
_TO = r"(?:to|2|with|w|wiv|too|at)"
_TALK = (
    r"(?:talk|speak|spk|tlk|chat|converse|deal|communicate|have (?:a )?(?:word|chat|talk|conversation|natter)"
    r"|discuss \w+(?: \w+)?"
    r"|get (?:in )?(?:touch|contact|through|hold)|explain \w+(?: \w+)?|talk \w+ (?:through|over)|sort \w+(?: out)?"
    r"|speek)"
)
_TALKING = r"(?:talking|speaking|chatting|dealing|discussing \w+(?: \w+)?|explaining \w+(?: \w+)?)"
_ANY = rf"{_GAP}(?:PERSON|SOMEONE|FOLK)"
_ME = r"(?:me|us|this|(?:my|the|this) (?:case|chat|call|query|question|ticket|issue|complaint|problem))"
_PASSING = (
    r"(?:put|pass|hand|transfer|connect|switch|forward|redirect|direct|patch|link|move|refer|send|get|take|swap"
    r"|escalate)"
)
_WAY = r"(?:(?:back|over|on|up|through|thru|across|straight|along|please|now|in|touch|onto|directly) )*"
_FILLER = (
    r"(?:hi|hello|hey|hiya|ok|okay|oi|um|oh|well|so|and|just|please|pls|plz|now|then|yes|yeah|a|an|the|some|any"
    r"|real|live"
    r"|actual|right|first|sorry|sir|madam|thanks|ta|i said|i mean|your|support|customer|service|sales|chat|again|is"
    r"|here|there|for the love of god|kindly|bloody|fucking|fking|damn|goddamn|god|omg|oh my god|jesus|christ|ffs"
    r"|for \w+ sake|for the \w+ time|only|listen"
    r"|asap|immediately|quick|quickly|today|or else|anybody|urgently|someone)"
)
_WISH = (
    r"(?:want|wanted|wants|wnat|wanna|(?<!no )need|neeed|wish for|(?:id|would|wud|i d) (?:really |much |very much"
    r" )*(?:like"
    r"|love|prefer"
    r"|rather(?: have)?)|prefer|rather have|demand|require|request|requesting|insist on|gimme|give (?:me|us)|get"
    r" (?:me|us)"
    r"|find me|bring (?:me|us|in|back)?|fetch(?: me)?|ask(?:ed|ing)? for|waiting for|waiting on|wait for"
    r"|how (?:do|can) i get(?: to)?|(?:can|could|may|cud) (?:i|we|u|you) (?:please |just )?(?:have|get|see"
    r"|contact|bring in))"
)
_ACTS = (
    r"(?:call|ring|phone|contact|talk|speak|look|check|deal|take (?:over|this|it|up|care)|handle|sort|join|get back"
    r"|get in touch"
    r"|email|e-mail|write|step in|intervene|review|reply|respond|assist|answer|explain|help|come|message|fix"
    r"|resolve|jump in"
    r"|solve|text|whatsapp|read|chat|have a (?:look|word|chat)|decide|listen|investigate|pick (?:this|it) up)"
)
_PRE = (
    r"(?:want|need|like|love|wish|wanna|rather|prefer|hope|hoping|try|trying|please|pls|plz|can|could|cud|may|might"
    r"|let|lemme|how"
    r"|possible|able|get|gotta|got|have|must|gonna|going|insist|demand|allow\w*|where|there|happier|easier|better|cant"
    r"|rude|quicker|use)"
)
_CALL_WHEN = (
    r"(?=$| (?:on|at|now|please|pls|plz|asap|today|tomorrow|tonight|this|after|before|between|in|about|instead"
    r"|\+?\d{5,}|urgently"
    r"|quick\w*|soon|if poss\w*|for|regarding|later|or|any|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|when"
    r" (?:u|you)|and"
    r"|rather|ffs|straight|immediately|directly|i|im|my)\b)"
)
_WHO = (
    r"(?:who|that|whos)(?: \w+){0,1} (?:can|could|knows?|understands?|deals?|is able|actually"
    r"|speaks?|thinks?|works?)"
)

WISHED = any_of(
    (
        # Bare: "agent", "HUMAN HUMAN", "real person please".
        rf"^(?:{_FILLER} )*(?:(?:PERSON|SOMEONE real|real SOMEONE)(?: {_FILLER})*(?: |$))+$",
        rf"{_WISH} {_GAP}PERSON{_END}",
        rf"{_WISH} (?:to )?(?:PERSON|BOT)(?= instead)",
        (
            rf"(?:want|need|get|give|have|like|find|prefer) (?:me |us )?(?:\w+ )?SOMEONE (?:real|else|human|senior"
            rf"|higher|proper|{_WHO}"
            r"|(?:from|in|on) (?:your|ur|the|PERSON)\b(?! (?:post|depot)))"
        ),
        rf"(?:get|give|find|gimme) (?:me |us )?SOMEONE(?= (?:on|now|please|pls|quick\w*|to {_ACTS})\b|$)",
        rf"(?:want|need|like|have|let|get|make) (?:to )?{_ANY} (?:\w+ ){{0,3}}?(?:to )?{_ACTS}\b(?! tried)",
        # To talk to one.
        (
            rf"{_PRE} (?:(?!want|wanna|need|like|rather|prefer|can|could|let|please|try|wish)\w+ ){{0,4}}?{_TALK}"
            rf" {_TO} (?:\w+ FOLK"
            rf"|{_ANY}){_END}"
        ),
        rf"^(?:{_FILLER} )*{_TALK} {_TO} {_ANY}\b",
        rf"(?:rather|prefer|want|like|be|happier|waiting) (?:to be |be )?{_TALKING} {_TO} {_ANY}{_END}",
        rf"who (?:can|could|do|should|would|is there) (?:i|we|to)?(?: please| actually)? ?{_TALK} {_TO}\b",
        (
            rf"(?:SOMEONE|PERSON) (?:real |else |here |there )*(?:that |who )?(?:i|we) (?:can|could|may) {_TALK}(?:"
            rf" {_TO})?"
        ),
        (
            rf"(?:how|where) (?:do|can|could) (?:i|we) (?:get (?:hold of|through to|to)|find|see)"
            rf" {_GAP}(?:PERSON|SOMEONE){_END}"
        ),
        (
            r"(?:want|need|rather) to (?:be )?(?:\w+ )?(?:helped|served|answered|contacted|called|phoned|dealt with"
            r"|speak|heard)"
            rf" (?:by|from) {_ANY}{_END}"
        ),
        rf"(?:want|like|need|love|rather) to (?:see|hear from|hear|reach|ring|call|contact) {_GAP}PERSON{_END}",
        rf"{_PRE} (?:\w+ ){{0,2}}?(?:talk|speak|chat|discuss|go over|go through) (?:\w+ ){{1,6}}?(?:to|with) {_ANY}",
        (
            r"(?:id|ill|i will|i would|rather|only|prefer to|want to) (?:\w+ )?(?:give|tell|say|show|explain|send)"
            r" (?:it|this|that|them|these)"
            rf" to {_GAP}PERSON"
        ),
        rf"if i (?:dont|do not|cant|cannot) (?:get|speak to|talk to|reach|see|get to) {_ANY}",
        r"(?:part of|understand|spell|word|said|mean by) PERSON\b",
        rf"^(?:{_FILLER} )*PERSON (?:about|re|regarding|for my|for a|to {_ACTS})\b(?! PERSON)",
        (
            rf"^(?:{_FILLER} )*(?:sales|returns?|refunds?|billing|accounts?|complaints?|warehouse|dispatch|technical)"
            rf" (?:department|dept|team|desk"
            rf"|people|FOLK)(?: {_FILLER})*$"
        ),
        (
            r"(?:need|want|get|have|let) (?:SOMEONE|PERSON|a PERSON) (?:to )?(?:cancel|change|process|update|arrange"
            r"|refund|exchange|track|find"
            r"|approve|authorise|do) (?:it|this|that|my|the)"
        ),
        rf"(?:want|need|like|have|get) (?:a )?(?:\w+ )?(?:word|chat|talk|conversation) with (?:{_ANY}|him|her|them)\b",
        (
            rf"(?:need|want|like|get|prefer|looking for) (?:\w+ )?(?:help|advice|an answer|a reply) (?:\w+"
            rf" ){{0,4}}?from {_GAP}PERSON"
        ),
        rf"(?:can|could|would) {_GAP}PERSON (?:\w+ )?(?:tell|show|confirm|advise)\b",
        rf"(?:how|where) (?:do|can|could) (?:i|we) (?:reach|contact|find) (?:a|an|the|some|any) {_GAP}PERSON",
        rf"what (?:do|must|would) (?:i|we) (?:\w+ ){{0,3}}?do to (?:get|reach|find|see) {_GAP}PERSON",
        (
            rf"until (?:(?:i|we) (?:get|see|speak to|talk to|speak with|talk with) )?{_ANY}(?: (?:comes?|answers?"
            rf"|joins?|replies|talks?|speaks?|is)|$)"
        ),
        rf"^(?:{_FILLER} |can you |cant you |could you )*ask {_GAP}(?:PERSON(?: of yours)?|SOMEONE|SOMEONE else)$",
        r"let SOMEONE else (?:do|handle|deal|look|try|take|sort)",
        rf"(?:can|could) (?:i|we) (?:just )?(?:give|tell|say|show|explain) (?:it|this|that) to {_GAP}PERSON$",
        r"PERSON (?:and )?not (?:you|u)\b",
        rf"give me to {_GAP}PERSON",
        rf"(?:rather|want to|prefer to|like to|let me|just) (?:phone|ring|call) {_GAP}(?:PERSON|SOMEONE)$",
        (
            r"SOMEONE (?:sane|senior|competent|with (?:\w+ )?(?:authority|power|sense|brain|brains|experience))"
            r" (?:please |needs? |has |should |must |to )*"
            rf"{_ACTS}\b|SOMEONE with (?:\w+ )?(?:authority|power|sense|brains?) (?:needs|has|should|must|to)"
        ),
        # To be passed on.
        rf"{_PASSING} {_ME} {_WAY}{_TO} {_ANY}{_END}",
        (
            rf"^(?:{_FILLER} |can you |could you |can u |will you |would you |go on )*{_PASSING} {_ME} {_WAY}{_TO}"
            r" (?:a |the |your |ur )?"
            r"(?:\w+ )?(?:PERSON|FOLK|sales|billing|returns|dispatch|complaints|support|department|dept)"
        ),
        (
            rf"^(?:{_FILLER} |can you |could you |can u |will you |go on )*(?:put|pass|hand|transfer|connect|switch"
            rf"|forward) (?:me|us)"
            r"(?: (?:on|over|through|thru|across|up|please|now|back|then|somewhere))*$"
        ),
        (
            rf"^(?:{_FILLER} |can you |could you |can u |you need to |please )*(?:escalate (?:this|it|me|my \w+)?"
            rf"|(?:pass|hand|give) (?:this|it)"
            rf" (?:\w+ )?(?:to|over to|up to|on to) (?:a |the |your |an |one of )*(?:real |senior )?PERSON){_END}"
        ),
        (
            rf"(?:put|bring|get) (?:{_GAP}|your )(?:PERSON|SOMEONE) (?:on|in|here|up)\b(?! (?:the|a|my) (?!phone|line"
            rf"|chat|case))"
        ),
        rf"only (?:{_GAP})(?:PERSON|SOMEONE real) (?:can|will)",
        rf"let {_ANY} (?:\w+ ){{0,3}}?{_ACTS}\b",
        rf"let {_GAP}PERSON (?!know)\w+",
        (
            rf"be (?:transferred|connected|passed|put|handed|redirected|forwarded|escalated|switched) {_WAY}{_TO}"
            rf" {_ANY}{_END}"
        ),
        rf"(?:want|like|rather|need|prefer|can i|let me|could i) (?:to )?(?:ask|consult|tell) {_GAP}PERSON",
        rf"(?:just|please|go|now) (?:get|fetch|find) {_GAP}PERSON{_END}",
        (
            r"(?:get|give|find) (?:me|us) SOMEONE (?:competent|decent|useful|better|qualified|sensible|senior|with a"
            r" brain|in charge)"
        ),
        rf"(?:chance|possibility|hope|option|way) of {_TALKING} {_TO} {_ANY}{_END}",
        r"(?:and|so|then|just) (?:put|pass|hand|transfer|connect) (?:me|us) (?:on|over|through|thru|across|up)$",
        rf"how long (?:\w+ ){{0,2}}?(?:until|till|til|before|for) (?:i get )?{_GAP}PERSON{_END}",
        # One is to act.
        (
            r"(?:SOMEONE|PERSON|one of you)(?: real| else| there)? (?:needs?|has|must|should|better|ought|had"
            r" better)(?: to)?(?: please| just)?"
            r" (?:call|ring|phone|contact|look|sort|help|deal|answer|speak|talk|get back|check|take|reply|email)\b"
        ),
        (
            rf"(?:can|could|cud|will|would|may|should|please|kindly|have|ask) {_GAP}(?:PERSON|one of you)(?: (?:please"
            rf"|just|from|your|the|team"
            rf"|in|PERSON|FOLK|there|actually|kindly|on))*? {_ACTS}\b"
        ),
        (
            r"(?:can|could|cud|will|would|please|kindly|may|should) SOMEONE(?: (?:please|just|else|real|from|your|the"
            r"|PERSON|FOLK|there|at|shop|store|company|office|side|end|"
            r"actually|kindly|maybe|here|out))* (?:call|ring|phone|talk|speak|chat|get back|get in touch|contact me"
            r"|take over|join|step in"
            r"|look (?:at|into|it up|this up|that up)|deal|handle|sort|review|take this|take it|pick (?:this|it) up"
            r"|help me with my|intervene"
            r"|respond to me)\b"
            r"(?! (?:the|my) (?:door|bell))"
        ),
        (
            r"(?:can|could|would|will) (?:SOMEONE (?:real|else|there|from \w+ (?:\w+ )?(?:FOLK|PERSON|company))|(?:a "
            r"|your |the )?(?:\w+ )?PERSON)"
            r"(?: please| just)? (?:help|look|check|explain|answer) "
        ),
        (
            r"(?<!no )(?<!not )(?<!one )(?<!per )(?<!each )(?<!two )(?<!any )(?<!for a )(?<!for )(?<!or )PERSON"
            r" (?:please|pls"
            r"|plz|now|asap|ffs)$"
        ),
        r"whoever i (?:spoke|talked|chatted|was (?:speaking|talking|chatting)) (?:to|with)",
        r"(?:is|are) (?:the|that) FOLK (?:i|from|who) (?:\w+ ){0,6}?(?:there|in|around|available|about|working)",
        (
            r"(?:want|need|like|please|should|can) (?:\w+ ){1,6}?(?:looked at|checked|handled|reviewed|dealt with|read"
            r"|seen|sorted|answered)"
            rf" by {_GAP}PERSON"
        ),
        rf"{_GAP}PERSON would be (?:better|good|nice|great|ideal|best|helpful|lovely|easier|quicker)",
        rf"(?:help|assistance|support|answers?|reply|response|advice|a word) from {_GAP}PERSON{_END}",
        rf"(?:this|it|that|my case|my problem) needs {_GAP}PERSON{_END}",
        (
            r"to(?:o)? (?:complicated|complex|difficult|hard|important|delicate|personal|much) for (?:a |the |any |this"
            r" )?(?:BOT|MACHINE)"
        ),
        rf"complain to {_GAP}PERSON{_END}",
        rf"{_TALK} {_TO} (?:whoever|who ?ever|whos (?:in charge|responsible))",
        (
            r"^(?:i )?(?:want|need|like|please|pls|id like) (?:to )?(?:escalate|transfer|be transferred)(?: (?:this|it"
            r"|chat|me|the chat))?$"
        ),
        (
            r"^(?:please |pls |plz |will |can |could |would )*SOMEONE (?:please |pls |just )*(?:answer|reply|respond"
            r"|pick up|talk to me)"
            r"(?: me| to me| please| pls| now| here)*$"
        ),
        (
            r"(?:can|could) (?:she|he|they) (?:please )?(?:carry on|continue|come back|take over|reply|finish (?:it"
            r"|this)|help me|get back to me)"
        ),
        rf"where (?:is|are) (?:all )?(?:the|your) {_GAP}PERSON$",
        # Is one there?
        (
            rf"^(?:(?:{_FILLER}|helloo?|are|not) )*(?:SOMEONE|nobody|no one|any PERSON|PERSON|a PERSON)(?: (?:real"
            rf"|actually|human|alive"
            r"|actual|still|even|actually|in|out))* (?:there|here|home|about|around|listening|online|awake"
            r"|working(?: there)?"
            r"|alive|reading"
            r"(?: this)?|manning \w+|behind this)(?: (?:at all|please|pls|or what|today|now|who \w+ .*))*$"
        ),
        (
            rf"is there (?:really |actually )?(?:{_GAP}PERSON|SOMEONE) (?:real|there|here|available|about|around|on"
            rf" duty|working|free|alive|online"
            rf"|(?:that |who )?i can (?:talk|speak|chat|ask|ring|call)|to (?:talk|speak|chat|ask|help|answer)|{_WHO}"
            r")"
        ),
        rf"is there (?:(?:{_GAP}PERSON|SOMEONE else|no PERSON)$|(?:SOMEONE|nobody|no one|noone) real)",
        (
            rf"(?:are|is) (?:there )?(?:any|some|{_GAP})PERSON (?:available|free|online|there|here|around"
            rf"|about|working|today|on duty)"
        ),
        (
            rf"do (?:you|u) (?:\w+ )?(?:have|got) (?:any |{_GAP})PERSON (?:there|here|working|available|i can|around|at"
            rf" all|who|to)"
        ),
        rf"^(?:any|available) {_GAP}PERSON (?:available|free|online|about|there|around)",
        r"(?:are|is) (?:all )?(?:your |the )PERSON (?:available|free|online|around|about)",
        rf"where (?:the \w+ )?(?:is|are) (?:a|all the|all your|any) {_GAP}PERSON$",
        r"(?:are|is) there (?:no|not (?:a|any)) (?:\w+ )?PERSON\b",
        r"(?:is there|there is|theres) (?:no one|nobody|noone) (?:there|here|with|at|who|alive|i can|home)\b",
        # Not the bot.
        (
            r"(?:no|not|dont|do not|never|stop|enough|sick|tired|fed up|hate|hating|refuse|wont|cant|cannot|without"
            r"|instead of|rather than|rather not|bored|done"
            r"|had it|loathe|detest|sod|screw|off|quit|less|anything but|rid|idc|didnt|spare me)"
            r"(?: (?:more|want|wanna|like|need|needing|with|of|to|the|a|an|this|that|these|those|your|ur|you|any|stupid"
            r"|bloody|damn|flipping"
            r"|silly|useless|talk|talking|speak|speaking|chat|chatting|be|being|get|getting|keep|deal|dealing|trust"
            r"|answered|helped|served|by"
            r"|from|interested|having|going|gonna|another|some|just|only|im|here|for|than|all|use|using|do|doing|argue"
            r"|arguing|wasting|time"
            r"|fobbed|sending|give|giving|me|asking|ask|waste|on|again|typing|in|discuss|discussing|it|same|kind"
            r"|sort)){0,7}"
            r" BOT"
            r"(?=$| (?:again|any|please|pls|now|thank|thanks|just|i|im|give|get|only|no|and|anymore|id|for|here|about"
            r"|today|who|that|this|to|from"
            r"|if|need|want|crap|rubbish|nonsense|stuff|answers|replies|at|off|when|as|tbh|mate|so|ty)\b)"
        ),
        (
            r"(?:no|not|dont|never|stop|enough|sick|tired|fed up|hate|refuse|wont|cant|cannot|instead of|than|done"
            r"|bored)(?: \w+){0,4}?"
            r" (?:talk|talking|speak|speaking|chat|chatting|deal|dealing|explain\w*|discuss\w*|argu\w+|tell\w*|typing"
            r"|repeat\w*|answered|helped|served"
            r"|fobbed)(?: \w+){0,3}? (?:to|with|by)(?: (?:a|an|the|this|some|your|that|stupid|bloody|another"
            r"|silly)){0,2} (?:MACHINE|BOT)"
        ),
        (
            r"^(?:please )?(?:not|no|no more)(?: (?:a|an|the|this|some|talking to|to|more)){0,3} MACHINE(?:$| (?:please"
            r"|pls|thanks|again))"
        ),
        r"(?:switch|turn|shut|take) (?:off )?(?:the |this |that |your |damn )*(?:BOT|MACHINE) ?(?:off|down|up|away)?\b",
        r"PERSON (?:not|no|instead of|rather than|over)(?: (?:a|an|the|some|this|more|another)){0,2} (?:BOT|MACHINE)",
        (
            r"(?:get|find|show|let) me (?:past|out of|away from|off|round|around) (?:this |the |that |your )*(?:BOT"
            r"|MACHINE)"
        ),
        (
            rf"(?:is|are) there (?:{_GAP}PERSON|SOMEONE)(?: (?:left|actually|even|at all))? (?:in|at|with|inside)"
            r" (?:this|your|the|that|ur) (?:whole |entire )?(?:company|place|shop|building|team|office|business|outfit"
            r"|firm|end)"
        ),
        # By name or by who it was.
        (
            r"^(?:please )?(?:the|that) FOLK (?:who |that )?i (?:spoke|talked|chatted|dealt|was \w+) (?:to|with)"
            r"(?: (?:yesterday|this \w+|earlier|on \w+|last \w+|before|today|please|again))*$"
        ),
        r"whoever (?:dealt|handled|helped|looked|sorted|answered|spoke|did)\b",
        (
            r"(?:the|that) PERSON (?:from|of) (?:before|earlier|yesterday|today|this \w+|last \w+)(?! (?:said|told|was"
            r"|had|has))"
        ),
        r"get hold of (?:him|her|them)\b",
        (
            r"(?:the |that |a )?(?:same|previous|last|other) (?:PERSON|FOLK)(?: as (?:before|last|yesterday"
            r"|earlier)| from| i (?:spoke|talked|chatted|had)| please| again| before|"
            r" again)"
        ),
        rf"{_WISH} (?:the|that) FOLK (?:i|who|from|that|called|named|we)\b",
        (
            r"(?:said|told me|told us|asked me) to (?:ask for|contact|ring|call|speak to|talk to|speak with|email)"
            r" (?:him|her|them)\b"
        ),
        (
            r"(?:can you |could you |please )(?:find|reach|get hold of|contact) (?:him|her)(?=$| (?:for me"
            r"|please|now"
            r"|again))"
        ),
        (
            rf"{_PASSING} (?:me|us) {_WAY}(?:{_TO} )?(?:him|her|them|the FOLK|that FOLK)"
            r"(?=$| (?:i|again|please|who|from|back|that|now))"
        ),
        (
            rf"(?:can|could|want|need|like|let|may|prefer|rather|wanna|please) (?:\w+ ){{0,4}}?(?:talk|speak|chat|deal)"
            rf" {_TO}"
            r" (?:him|her|them|the FOLK|that FOLK|one FOLK)(?=$| (?:again|please|pls|now|i|who|from|back|that|today"
            r"|instead))"
        ),
        (
            rf"^(?:{_FILLER} |can you |could you |can u )*(?:get|fetch|bring|put) (?:him|her|them|that FOLK|the"
            rf" FOLK)(?=$| (?:back|please|pls|now|on|to (?:help"
            r"|come|answer|look|reply|call|finish)|again|in here|here|for me$))"
        ),
        (
            r"is (?:she|he) (?:there|around|working|available|about|online|back|free)(?=$| (?:today|now|again|please"
            r"|still|to)\b)"
        ),
        r"(?:can|could|may) i (?:please )?have (?:her|him|them) back",
        # Cut off.
        (
            r"(?:talking|speaking|chatting|was) (?:\w+ )?(?:to|with|2) (?:\w+ ){1,5}?(?:and|then) (?:\w+ ){0,4}?(?:cut"
            r" off|disconnected|dropped"
            r"|kicked out|timed out|disappeared|vanished|went (?:away|quiet|silent))"
        ),
        # Calls.
        (
            rf"(?:^(?:{_FILLER} )*|(?:please|pls|plz|kindly|just|someone|SOMEONE|can you|could you|can u|cud u|would"
            rf" you|u|PERSON|team|FOLK)"
            rf" (?:please |just |pls |to |back )*)(?:call|ring|phone|bell|buzz|whatsapp) (?:me|us|my (?:mobile"
            rf"|phone|landline|number|cell|home))(?: back|"
            rf" up)?{_CALL_WHEN}"
        ),
        (
            rf"(?:give|giv) (?:me|us) (?:a |the )?(?:quick )?(?:call|ring|bell|buzz|shout|tinkle|phone call|callback"
            rf"|call back){_CALL_WHEN}"
        ),
        (
            r"(?:want|need|like|request\w*|arrange|book|schedule|have|get|organise|waiting for|expecting|promised"
            r"|prefer|await\w*|require)"
            rf" (?:\w+ ){{0,3}}?(?:a|an|the|my|your|for) (?:\w+ )?(?:call ?back|call-back|phone ?call|ring back|phone"
            rf" back|call){_CALL_WHEN}"
        ),
        (
            rf"^(?:{_FILLER} )*(?:call ?back|callback|call-back|phone call|ring back)(?: (?:please|pls|plz|request|asap"
            rf"|needed|now|wanted))*$"
        ),
    )
)
# Not wished, though the words after it are: "I don't want to talk to a person", "do I have to speak to someone".
REFUSED = re.compile(
    r"(?:\b(?:dont|do not|didnt|did not|never|wont|will not|wouldnt|would not|no need|not|without|doesnt|stop"
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
OF_OTHERS = re.compile(
    r"(?:PERSON|SOMEONE|FOLK)(?: \w+){0,2}? (?:at|from|in|of|with) (?:(?:the|my|a|his|her|their|that|our) )?OTHER\b"
    r"|\bOTHER (?:to |said |\w+ )?(?:call|ring|phone) me|^(?:can|could|will) (?:the |my )?OTHER\b"
)

MENTIONED = any_of(
    (
        r"(?:my|his|her|their|our|whose) (?:\w+ )?(?:PERSON|FOLK|MACHINE|BOT)",
        (
            r"(?:your|the|an?|one of your|that|this|some|another|last|previous|first|two|both|PERSON) (?:\w+"
            r" ){0,2}?(?:PERSON|FOLK|SOMEONE|BOT)"
            r" (?:\w+ ){0,3}?(?:said|told|has|had|have|was|were|did|didnt|helped|already|sent|promised|gave|answered"
            r"|sorted|explained"
            r"|asked|refunded|wrote|says|tells|thinks|at|who|which|left|signed|took|rang|called|came|delivered|dropped"
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
            r"|three|four|five|six|eight|\d+) (?:(?:a|an|one|two|three|four|five|six|\d+|each|another|every|the|single"
            r"|tall\w*|small\w*|very"
            r"|old|young|average|size\w*|more|other|big|busy|cold|outdoor\w*) ){0,3}(?:PERSON|FOLK|SOMEONE)"
        ),
        r"\d+ ?(?:PERSON|FOLK)",
        r"(?:in|as a|as an) PERSON",
        (
            r"SOMEONE (?:elses?|like me|in my|\d|(?:\w+ )?(?:stole|signed|took|opened|left|said|told|has|had|used"
            r"|ordered|bought|gave|paid|did|was"
            r"|else|turned|dropped|rang|came|delivered|answered|broke|made|already|wrote|who (?:loves|likes|is|hikes"
            r"|has|runs|walks|climbs|wears)))"
        ),
        r"(?:does|has|did|if|as|hope|see|with|when|because|was|let|ask) (?:\w+ )?SOMEONE",
        (
            r"(?:can|could|would|will|should) SOMEONE (?:\w+ )?(?:tell|explain|confirm|advise|wear|fit|use|buy|order"
            r"|collect|sign|return|pick|open|take"
            r"|else|say|\d)"
        ),
        r"i (?:\w+ ){0,3}?(?:spoke|spoken|talked|chatted|dealt|met|rang|phoned) (?:\w+ ){0,3}?(?:PERSON|SOMEONE|FOLK)",
        (
            r"(?:PERSON|BOT|MACHINE)-?\w* (?:wash\w*|clean\w*|sized?|hair|error|food|made|vacuum|discount|code|costume"
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
