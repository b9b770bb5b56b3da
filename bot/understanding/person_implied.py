"""How English wishes for a person without asking for one: a no to bots, whom one spoke to before, a call.

Patterns over clauses in the kinds of bot/understanding/people.py.
"""

from bot.understanding.people import any_of
from bot.understanding.person_parts import (
    BOT_HERE,
    BOT_SAID,
    CALL_WHEN,
    COMPARED,
    END,
    FILLER,
    GAP,
    PASSING,
    TO,
    WAY,
    WISH,
)

IMPLIED = any_of(
    (
        # Not the bot.
        (
            r"(?:no|not|dont|do not|never|stop|enough|sick|tired|fed up|hate|hating|refuse|wont|cant|cannot|without"
            r"|instead of|rather than|rather not|bored|done"
            r"|had it|loathe|detest|sod|screw|off|quit|less|anything but|rid|idc|didnt|spare me)"
            r"(?: (?:more|want|wanna|like|need|needing|with|of|to|the|a|an|this|that|these|those|your|ur|you"
            r"|any|stupid"
            r"|bloody|damn|flipping"
            r"|silly|useless|talk|talking|speak|speaking|chat|chatting|be|being|get|getting|keep|deal|dealing|trust"
            r"|answered|helped|served|by"
            r"|from|interested|having|going|gonna|another|some|just|only|im|here|for|than|all|use|using|do"
            r"|doing|argue"
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
            r"^(?:please )?(?:not|no|no more)(?: (?:a|an|the|this|some|talking to|to|more)){0,3} MACHINE(?:$"
            r"| (?:please"
            r"|pls|thanks|again))"
        ),
        (
            r"(?:switch|turn|shut|take) (?:off )?(?:the |this |that |your |damn )*(?:BOT|MACHINE) ?(?:off|down|up"
            r"|away)?\b"
        ),
        r"PERSON (?:not|no|instead of|rather than|over)(?: (?:a|an|the|some|this|more|another)){0,2} (?:BOT|MACHINE)",
        (
            r"(?:get|find|show|let) me (?:past|out of|away from|off|round|around) (?:this |the |that |your )*(?:BOT"
            r"|MACHINE)"
        ),
        (
            rf"(?:is|are) there (?:{GAP}PERSON|SOMEONE)(?: (?:left|actually|even|at all))? (?:in|at|with|inside)"
            r" (?:this|your|the|that|ur) (?:whole |entire )?(?:company|place|chat|shop|building|team|office|business"
            r"|outfit"
            r"|firm|end)"
        ),
        r"(?:skip|bypass|avoid|get (?:a?round|past)|leave out|without) (?:this |the |your |that )*(?:BOT|MACHINE)\b",
        r"(?:rather|would|could) not (?:\w+ ){0,4}?(?:with|to|through|by|via) (?:a|an|the|this|some) (?:MACHINE|BOT)",
        # Sooner a person than this.
        rf"{COMPARED}(?: (?!for\b)\w+){{0,6}}? (?:PERSON|FOLK|SOMEONE)(?: \w+){{0,5}}? than {BOT_SAID}\b",
        rf"(?:PERSON|FOLK|SOMEONE)(?: \w+){{0,7}}? {COMPARED}(?: \w+){{0,4}}? than {BOT_SAID}\b",
        rf"PERSON (?:beats?|trumps?) {BOT_SAID}\b|between {BOT_HERE} and {GAP}PERSON{END}",
        r"(?:id|i would|ill) (?:take|choose|pick|have|go for) the PERSON\b",
        (
            r"(?:PERSON|SOMEONE(?: (?:else|real|in|at|from)(?: \w+){0,3}?)?) (?:\w+ )?(?:would|will|wud|can"
            r"|could|might"
            rf"|must|is|are|should)(?: \w+){{0,7}}? than {BOT_HERE}\b"
        ),
        (
            r"(?:trust|believe|prefer|rather|sooner|like|want|value|need|choose"
            r"|take) (?:\w+ ){0,4}?PERSON(?: \w+){0,4}?"
            rf" (?:than|before|over|instead of|not|to) {BOT_HERE}\b"
        ),
        (
            r"(?:PERSON|SOMEONE real) (?:is|are|would be|would have been|will be) (?:\w+ )?(?:better|best"
            r"|quicker|faster"
            r"|easier)\b"
        ),
        rf"(?:rather|sooner|preferably|ideally)(?: with| by| through)? (?:{GAP}PERSON){END}",
        (
            r"(?:happier|better|safer|easier|calmer|quicker|simpler|comfortable|comforted|relieved|reassured) if"
            rf" {GAP}PERSON (?!of\b|who\b|with\b|over\b|under\b|weigh)\w+"
        ),
        rf"PERSON(?: \w+){{0,3}}? (?:rather than|instead of|and not|over|before|not) {BOT_HERE}\b",
        # By name or by who it was.
        (
            r"^(?:please )?(?:the|that) FOLK (?:who |that )?i (?:spoke|talked|chatted|dealt|was \w+) (?:to|with)"
            r"(?: (?:yesterday|this \w+|earlier|on \w+|last \w+|before|today|please|again))*$"
        ),
        r"whoever (?:dealt|handled|helped|looked|sorted|answered|spoke|did)\b",
        (
            r"(?:the|that) PERSON (?:from|of) (?:before|earlier|yesterday|today|this \w+|last \w+)(?! (?:said"
            r"|told|was"
            r"|had|has))"
        ),
        r"get hold of (?:him|her|them)\b",
        (
            r"(?:the |that |a )?(?:same|previous|last|other) (?:PERSON|FOLK)(?: as (?:before|last|yesterday"
            r"|earlier)| from| i (?:spoke|talked|chatted|had)| please| again| before|"
            r" again)"
        ),
        rf"{WISH} (?:the|that) FOLK (?:i|who|from|that|called|named|we)\b",
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
            rf"{PASSING} (?:me|us) {WAY}(?:{TO} )?(?:him|her|them|the FOLK|that FOLK)"
            r"(?=$| (?:i|again|please|who|from|back|that|now))"
        ),
        (
            rf"(?:can|could|want|need|like|let|may|prefer|rather|wanna|please) (?:\w+ ){{0,4}}?(?:talk|speak"
            rf"|chat|deal)"
            rf" {TO}"
            r" (?:him|her|them|the FOLK|that FOLK|one FOLK)(?=$| (?:again|please|pls|now|i|who|from|back|that|today"
            r"|instead))"
        ),
        (
            rf"^(?:{FILLER} |can you |could you |can u )*(?:get|fetch|bring|put) (?:him|her|them|that FOLK|the"
            rf" FOLK)(?=$| (?:back|please|pls|now|on|to (?:help"
            r"|come|answer|look|reply|call|finish)|again|in here|here|for me$))"
        ),
        (
            r"is (?:she|he) (?:there|around|working|available|about|online|back|free)(?=$| (?:today|now|again|please"
            r"|still|to)\b)"
        ),
        r"(?:can|could|may) i (?:please )?have (?:her|him|them) back|(?:want|need|like) (?:him|her) (?:back|again)\b",
        # Cut off.
        (
            r"(?:talking|speaking|chatting|was) (?:\w+ )?(?:to|with|2) (?:\w+ ){1,5}?(?:and"
            r"|then) (?:\w+ ){0,4}?(?:cut"
            r" off|disconnected|dropped"
            r"|kicked out|timed out|disappeared|vanished|went (?:away|quiet|silent))"
        ),
        (
            r"(?:cut off|disconnected|dropped|thrown out|kicked out|lost) (?:from|by|with) (?:your |the "
            r"|an? )?(?:PERSON|FOLK)\b"
        ),
        # Calls.
        (
            rf"(?:want|like|prefer|rather|need|expect\w*|love) (?:to )?(?:be|get) (?:phone|phoned|called|rung"
            rf"|telephoned|call(?:ed)? back){CALL_WHEN}"
        ),
        (
            rf"(?:^(?:{FILLER} )*|(?:please|pls|plz|kindly|just|someone|SOMEONE|can you|could you|can u|cud u|would"
            rf" you|u|PERSON|team|FOLK)"
            rf" (?:please |just |pls |to |back )*)(?:call|ring|phone|bell|buzz|telephone|whatsapp) (?:me|us"
            rf"|my (?:mobile"
            rf"|phone|landline|number|cell|home))(?: back|"
            rf" up)?{CALL_WHEN}"
        ),
        (
            rf"(?:give|giv) (?:me|us) (?:a |the )?(?:quick )?(?:call|ring|bell|buzz|shout|tinkle|phone call|callback"
            rf"|call back){CALL_WHEN}"
        ),
        (
            r"(?:want|need|like|request\w*|arrange|book|schedule|have|get|organise|waiting for|expecting|promised"
            r"|prefer|await\w*|require)"
            rf" (?:\w+ ){{0,3}}?(?:a|an|the|my|your|for) (?:\w+ )?(?:call ?back|call-back|phone ?call|ring back|phone"
            rf" back|call){CALL_WHEN}"
        ),
        (
            rf"^(?:{FILLER} )*(?:call ?back|callback|call-back|phone call|ring back)(?: (?:please|pls|plz"
            rf"|request|asap"
            rf"|needed|now|wanted))*$"
        ),
    )
)
