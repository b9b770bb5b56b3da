"""How English asks for a person: patterns over clauses; the kinds of words are those of bot/understanding/people.py."""

from bot.understanding.people import any_of
from bot.understanding.person_parts import (
    ACTS,
    ANY,
    END,
    FILLER,
    FIT,
    GAP,
    ME,
    PASSING,
    PRE,
    ROOM,
    TALK,
    TALKING,
    TO,
    WAY,
    WHO,
    WISH,
)

ASKED_FOR = any_of(
    (
        # Bare: "agent", "HUMAN HUMAN", "real person please".
        rf"^(?:{FILLER} )*(?:(?:PERSON|SOMEONE real|real SOMEONE)(?: {FILLER})*(?: |$))+$",
        rf"{WISH} {GAP}PERSON{END}",
        rf"{WISH} (?:to )?(?:PERSON|BOT)(?= instead)",
        (
            rf"(?:want|need|get|give|have|like|find|prefer) (?:me |us )?(?:\w+ )?SOMEONE (?:real|else|human|senior"
            rf"|higher|proper|{WHO}"
            r"|(?:from|in|on) (?:your|ur|the|PERSON)\b(?! (?:post|depot)))"
        ),
        rf"(?:get|give|find|gimme) (?:me |us )?SOMEONE(?= (?:on|now|please|pls|quick\w*|to {ACTS})\b|$)",
        rf"(?:want|need|like|have|let|get|make) (?:to )?{ANY} (?:\w+ ){{0,3}}?(?:to )?{ACTS}\b(?! tried)",
        # To talk to one.
        (
            rf"{PRE} (?:(?!want|wanna|need|like|rather|prefer|can|could|let|please|try|wish)\w+ ){{0,4}}?{TALK}"
            rf" {TO} (?:\w+ FOLK"
            rf"|{ANY}){END}"
        ),
        rf"^(?:{FILLER} )*{TALK} {TO} {ANY}\b",
        (
            r"(?:rather|prefer|want|like|be|happier|better|easier|safer|comfortable|waiting) (?:to be |be )?"
            rf"{TALKING} {TO} {ANY}{END}"
        ),
        rf"who (?:can|could|do|should|would|is there) (?:i|we|to)?(?: please| actually)? ?{TALK} {TO}\b",
        (
            rf"(?:SOMEONE|PERSON) (?:real |else |here |there )*(?:that |who )?(?:i|we) (?:can|could|may) {TALK}(?:"
            rf" {TO})?"
        ),
        (
            rf"(?:how|where) (?:do|can|could) (?:i|we) (?:get (?:hold of|through to|to)|find|see)"
            rf" {GAP}(?:PERSON|SOMEONE){END}"
        ),
        (
            r"(?:want|need|rather) to (?:be )?(?:\w+ )?(?:helped|served|answered|contacted|called|phoned|dealt with"
            r"|speak|heard)"
            rf" (?:by|from) {ANY}{END}"
        ),
        rf"(?:want|like|need|love|rather) to (?:see|hear from|hear|reach|ring|call|contact) {GAP}PERSON{END}",
        rf"{PRE} (?:\w+ ){{0,2}}?(?:talk|speak|chat|discuss|go over|go through) (?:\w+ ){{1,6}}?(?:to|with) {ANY}",
        (
            r"(?:id|ill|i will|i would|rather|only|prefer to|want to) (?:\w+ )?(?:give|tell|say|show|explain|send)"
            r" (?:it|this|that|them|these|(?:my|the|our) \w+(?: \w+)?)"
            rf" to {GAP}PERSON"
        ),
        rf"if i (?:dont|do not|cant|cannot) (?:get|speak to|talk to|reach|see|get to) {ANY}",
        r"(?:part of|understand|spell|word|said|mean by) PERSON\b",
        rf"^(?:{FILLER} )*PERSON (?:about|re|regarding|for my|for a|to {ACTS})\b(?! PERSON)",
        (
            rf"^(?:{FILLER} )*(?:sales|returns?|refunds?|billing|accounts?|complaints?|warehouse|dispatch|technical)"
            rf" (?:department|dept|team|desk"
            rf"|people|FOLK)(?: {FILLER})*$"
        ),
        (
            r"(?:need|want|get|have|let) (?:SOMEONE|PERSON|a PERSON) (?:to )?(?:cancel|change|process|update|arrange"
            r"|refund|exchange|track|find"
            r"|approve|authorise|do) (?:it|this|that|my|the)"
        ),
        rf"(?:want|need|like|have|get) (?:a )?(?:\w+ )?(?:word|chat|talk|conversation) with (?:{ANY}|him|her|them)\b",
        (
            rf"(?:need|want|like|get|prefer|looking for) (?:\w+ )?(?:help|advice|an answer|a reply) (?:\w+"
            rf" ){{0,4}}?from {GAP}PERSON"
        ),
        (
            rf"(?:can|could|cud|would|will) (?:{GAP}|your (?:\w+ ){{0,2}})PERSON (?:\w+ )?(?:tell|show|confirm|advise"
            r"|recommend|suggest|say)\b"
        ),
        (
            r"(?:want|need|like|love|get|have|hear|value|appreciate) (?:\w+ ){0,4}?(?:advice|opinion|view|views"
            r"|verdict"
            rf"|recommendation|tips?|thoughts) (?:of|from) (?:{GAP}PERSON|one of your (?:\w+ )?FOLK"
            rf"|SOMEONE {FIT}|SOMEONE who \w+)"
        ),
        (
            r"(?:help|assistance|support|answers?|reply|response|advice|tips?) from (?:\w+ ){1,4}?(?:on|in|from"
            r"|of|at) (?:your|PERSON)\b"
        ),
        r"(?:want|like|love|prefer|rather|can i|could i|let me) (?:to )?(?:just )?ask (?:them|him|her)\b",
        # "I'd get further with a human", "I want this decided by a person".
        (
            r"(?:id|i would|i want|i need|we want|we need|wed|i prefer|i wish|ill|i will)"
            r" (?:(?!thank|praise|give|gift|present|send|ship|deliver|sell|lend|know|for|not)\w+ ){1,7}?(?:by"
            r"|with|via|through)"
            rf" {GAP}(?:PERSON){END}"
        ),
        rf"(?:try|use|send in|call in|send) (?:another|a different|some other|a real|one more|the next) PERSON{END}",
        rf"(?:chance|possibility|hope|option|way) of (?:getting |having |reaching |seeing )?{GAP}PERSON{END}",
        (
            r"(?:can|could|should|must|rather|want|like|prefer|need|please)\b(?: \w+){0,6}? (?:done|handled"
            r"|explained|sorted"
            r"|decided|answered|dealt with|seen|looked at|checked|helped|advised|served|read|reviewed) (?:\w+ )?by"
            rf" {GAP}(?:PERSON|SOMEONE){END}"
        ),
        (
            r"(?:this|that|it)(?:s| is| one is| ones| one has to be| has to be| should be| is a job| calls)"
            rf" (?:for|job for) {GAP}PERSON(?=$| (?:i|really|to|not)\b)"
        ),
        (
            r"(?:have|sort|talk|take|thrash|settle|discuss|raise|clear) (?:it|this|that|things"
            r"|the matter) (?:\w+ ){0,2}?with"
            rf" {GAP}(?:PERSON|SOMEONE){END}"
        ),
        (
            rf"(?:can|could|would|will|please) (?:a|an|one of your|some|any) {GAP}PERSON (?!wear|use|carry|fit"
            rf"|sleep|sit|sign"
            r"|collect|pick|return|lift|put)\w+ (?:it|this|that|me|us|my)\b"
        ),
        (
            r"(?:can|could|rather|prefer|want|like|let|may) (?:\w+ ){0,3}?(?:do|discuss|talk|sort|explain"
            r"|go through|settle)"
            r" (?:\w+ ){0,4}?(?:(?:over|on|by|via) (?:the )?(?:phone|telephone)|verbally|by voice)\b"
        ),
        r"need to (?:discuss|talk|explain|speak) (?:\w+ ){0,4}?(?:verbally|by voice|over the phone)\b",
        (
            rf"(?:what|which) (?:\w+ ){{0,4}}?(?:press|type|dial|say|write|button|words?|key) (?:\w+ )?(?:for"
            rf"|to get) {GAP}PERSON"
        ),
        rf"(?:can|could|may|might) i (?:\w+ )?(?:trouble|bother|borrow|steal) {ANY}\b",
        rf"(?:leave|hand) (?:it|this|that) (?:\w+ )?to {GAP}PERSON$",
        (
            r"(?:can|could|would|will) SOMEONE (?:knowledgeable|competent|experienced|qualified|senior|sensible"
            r"|trained) \w+"
        ),
        (
            rf"(?:drag|haul|pull|page|wheel|rouse|fetch) {GAP}(?:PERSON|SOMEONE)(?: (?:over|in|on|up|out"
            rf"|here|now|please|to me))*$"
        ),
        rf"(?:have|let|get) {GAP}PERSON (?:to )?(?:advise|recommend|explain|tell|walk|guide|talk)\b",
        (
            r"(?:want|need|like|love|prefer|rather) (?:a |an |one of your |some )?PERSON to (?:\w+ )?(?:advise"
            r"|recommend|explain|tell|decide|choose)\b"
        ),
        r"hear (?:it|that|this) from (?:them|PERSON|SOMEONE)\b",
        # "Could another one answer?"
        (
            r"(?:can|could|will|would|let|may) (?:SOMEONE (?:else|different)|another(?: one| PERSON)?"
            r"|a different (?:one|PERSON)"
            rf"|the next one) (?:please |just )?(?:{ACTS}|try|have a go)\b"
        ),
        (
            rf"^(?:{FILLER} )*(?:SOMEONE else|another PERSON|another one) to {ACTS}\b"
            rf"|^(?:{FILLER} )*who else (?:could|can) {ACTS}"
        ),
        (
            rf"^(?:{FILLER} )*(?:transfer|connect|escalate|handover)(?: me| now| please)*$|^who (?:else )?(?:can"
            rf"|could)(?: then| help(?: me)?)?$"
        ),
        r"(?:a|the|only a) PERSON (?:must|has to|should|ought to|needs to)(?: \w+)?$",
        rf"(?:do|have) you (?:have |got |keep )*{GAP}PERSON (?:hidden|somewhere|left|in there|in reserve)\b",
        (
            r"where (?:do|did|have|are) you (?:\w+ )?(?:hid\w*|keep|kept|put) (?:all )?(?:the "
            r"|your )?(?:\w+ )?(?:PERSON|FOLK)$"
        ),
        (
            r"is there (?:a|an|any) (?:(?!number|phone|line)\w+ ){1,3}?(?:that |who )?i (?:can|could|may) (?:talk"
            r"|speak|chat) (?:to|with)\b"
        ),
        rf"(?:maybe|perhaps|possibly) {GAP}(?:PERSON|SOMEONE {FIT}) (?:could|can|would|might|should|knows) ?",
        rf"(?:send|call) {GAP}(?:PERSON|SOMEONE) (?:over|in|on|here|up)\b",
        rf"(?:want|like|prefer|need|love) (?:him|her) to (?:\w+ )?(?:{ACTS}|see|finish|continue|carry|go on)\b",
        rf"(?:wake|rouse) (?:up )?{GAP}(?:PERSON|SOMEONE)\b",
        rf"^(?:{FILLER} )*try {GAP}PERSON{END}",
        (
            r"(?:need|want|like|love|get|looking for) (?:\w+ )?(?:hand|help|advice|input|guidance|tips?"
            r"|word)(?: \w+){0,4}?"
            rf" (?:from|of|by) {GAP}(?:PERSON|SOMEONE {FIT})"
        ),
        # Elliptic: "somebody else?", "someone who can think, please".
        (
            rf"^(?:{FILLER} )*(?:SOMEONE else|(?:SOMEONE|PERSON|FOLK) {FIT}.*|with a (?:pulse|heartbeat|brain))"
            rf"(?: {FILLER})*$"
        ),
        rf"^(?:{FILLER} )*SOMEONE else (?:there|here|around|about|available|free|working|on duty)(?: {FILLER})*$",
        rf"(?:how|where) (?:do|can|could) (?:i|we) (?:reach|contact|find) (?:a|an|the|some|any) {GAP}PERSON",
        rf"what (?:do|must|would) (?:i|we) (?:\w+ ){{0,3}}?do to (?:get|reach|find|see) {GAP}PERSON",
        (
            rf"until (?:(?:i|we) (?:get|see|speak to|talk to|speak with|talk with) )?{ANY}(?: (?:comes?|answers?"
            rf"|joins?|replies|talks?|speaks?|is)|$)"
        ),
        rf"^(?:{FILLER} |can you |cant you |could you )*ask {GAP}(?:PERSON(?: of yours)?|SOMEONE|SOMEONE else)$",
        r"let SOMEONE else (?:do|handle|deal|look|try|take|sort)",
        rf"(?:can|could) (?:i|we) (?:just )?(?:give|tell|say|show|explain) (?:it|this|that) to {GAP}PERSON$",
        r"PERSON (?:and )?not (?:you|u)\b",
        rf"give me to {GAP}PERSON",
        rf"(?:rather|want to|prefer to|like to|let me|just) (?:phone|ring|call) {GAP}(?:PERSON|SOMEONE)$",
        (
            r"SOMEONE (?:sane|senior|competent|with (?:\w+ )?(?:authority|power|sense|brain|brains|experience))"
            r" (?:please |needs? |has |should |must |to )*"
            rf"{ACTS}\b|SOMEONE with (?:\w+ )?(?:authority|power|sense|brains?) (?:needs|has|should|must|to)"
        ),
        rf"asked (?:\w+ ){{0,3}}?for {GAP}PERSON{END}",
        (
            r"(?:please|pls|plz|want|need|get|have|refund|cancel\w*) (?:\w+ ){0,4}?and (?:a|an|some) "
            rf"{GAP}PERSON(?: (?:please|pls|now))*$"
        ),
        rf"is there (?:a |any |some )(?:\w+ )?FOLK (?:i|we) (?:can|could|may) {TALK} {TO}",
        (
            r"(?:grateful|appreciat\w+|glad|happy|nice|good|great|kind|thankful|lovely|helpful|better|like it|be ok)"
            rf"(?: it)? if {GAP}(?:PERSON|SOMEONE)(?: \w+){{0,3}}? (?:could|can|would|will) (?:\w+ )?{ACTS}\b"
        ),
        (
            r"(?:hoping|hope|wondering if|wonder if|wish) (?:SOMEONE|a PERSON|one of you) (?:could|can|would|might)"
            rf" (?:\w+ )?(?:{ACTS}|walk|guide|talk) "
        ),
        rf"(?:skip|jump|straight|fast forward|get|go) (?:straight |right |directly )?to {GAP}PERSON{END}",
        # To be passed on.
        rf"{PASSING} {ME} {WAY}{TO} {ANY}{END}",
        (
            rf"^(?:{FILLER} |can you |could you |can u |will you |would you |go on )*{PASSING} {ME} {WAY}{TO}"
            r" (?:a |the |your |ur )?"
            r"(?:\w+ )?(?:PERSON|FOLK|sales|billing|returns|dispatch|complaints|support|department|dept)"
        ),
        (
            rf"^(?:{FILLER} |can you |could you |can u |will you |go on )*(?:put|pass|hand|transfer|connect|switch"
            rf"|forward) (?:me|us)"
            r"(?: (?:on|over|through|thru|across|up|please|now|back|then|somewhere))*$"
        ),
        (
            rf"^(?:{FILLER} |can you |could you |can u |you need to |please )*(?:escalate (?:this|it|me|my \w+)?"
            rf"|(?:pass|hand|give) (?:this|it)"
            rf" (?:\w+ )?(?:to|over to|up to|on to) (?:a |the |your |an |one of )*(?:real "
            rf"|senior )?PERSON)(?! at the){END}"
        ),
        (
            rf"(?:put|bring|get) (?:{GAP}|your )(?:PERSON|SOMEONE) (?:on|in|here|up)\b(?! (?:the|a|my) (?!phone|line"
            rf"|chat|case))"
        ),
        rf"only (?:{GAP})(?:PERSON|SOMEONE real) (?:can|will)",
        rf"let {ANY} (?:\w+ ){{0,3}}?(?:{ACTS}|do (?:it|this|that)|have (?:a|it|this))\b",
        rf"let {GAP}PERSON (?!know)\w+",
        (
            rf"be (?:transferred|connected|passed|put|handed|redirected|forwarded|escalated|switched) {WAY}{TO}"
            rf" {ANY}{END}"
        ),
        rf"(?:want|like|rather|need|prefer|can i|let me|could i) (?:to )?(?:ask|consult|tell) {GAP}PERSON",
        rf"(?:just|please|go|now|^|and|so|then) (?:get|fetch|find|bring|summon|send for|wake) {GAP}PERSON{END}",
        rf"^(?:{FILLER} )*(?:get|fetch|find|bring|summon|wake) {GAP}PERSON{END}",
        rf"^(?:{FILLER} )*(?:fetch|summon|wake|bring) (?:me )?SOMEONE(?: up)?{END}",
        (
            r"(?:get|give|find) (?:me|us) SOMEONE (?:competent|decent|useful|better|qualified|sensible|senior|with a"
            r" brain|in charge)"
        ),
        rf"(?:chance|possibility|hope|option|way) of {TALKING} {TO} {ANY}{END}",
        r"(?:and|so|then|just) (?:put|pass|hand|transfer|connect) (?:me|us) (?:on|over|through|thru|across|up)$",
        rf"how long (?:\w+ ){{0,2}}?(?:until|till|til|before|for) (?:i get )?{GAP}PERSON{END}",
        # One is to act.
        (
            r"(?:SOMEONE|PERSON|one of you)(?: real| else| there)? (?:needs?|has|must|should|better|ought|had"
            r" better)(?: to)?(?: please| just)?"
            r" (?:call|ring|phone|contact|look|sort|help|deal|answer|speak|talk|get back|check|take|reply|email)\b"
        ),
        (
            rf"(?:can|could|cud|will|would|may|should|please|kindly|have|ask) {GAP}(?:PERSON|one of you)(?: (?:please"
            rf"|just|from|your|the|team"
            rf"|in|PERSON|FOLK|there|actually|kindly|on))*? {ACTS}\b"
        ),
        (
            r"(?:can|could|cud|will|would|please|kindly|may|should) SOMEONE(?: (?:please|just|else|real|from|your|the"
            r"|PERSON|FOLK|there|at|shop|store|company|office|side|end|warehouse|returns|dispatch|sales"
            r"|accounts|branch"
            r"|complaints|department|actually|kindly|maybe|here|out))* (?:ring|phone|talk|speak|chat|get back"
            r"|call(?! (?:before|ahead|when|first) (?:the|it|they|my|you|he|delivery)\b)|get in touch|contact me"
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
            r"(?:want|need|like|please|should|can) (?:\w+ ){1,6}?(?:looked at|checked|handled|reviewed"
            r"|dealt with|read"
            r"|seen|sorted|answered)"
            rf" by {GAP}PERSON"
        ),
        rf"{GAP}PERSON would be (?:better|good|nice|great|ideal|best|helpful|lovely|easier|quicker)",
        rf"(?:help|assistance|support|answers?|reply|response|advice|a word) from {GAP}PERSON{END}",
        rf"(?:this|it|that|my case|my problem) needs {GAP}PERSON{END}",
        (
            r"to(?:o)? (?:complicated|complex|difficult|hard|important|delicate|personal|much) for (?:a |the "
            r"|any |this"
            r" )?(?:BOT|MACHINE)"
        ),
        rf"complain(?:t|ts|ing)?(?: \w+){{0,6}}? to {GAP}(?:PERSON|SOMEONE {FIT}){END}",
        rf"only {TALK} {TO} {ANY}{END}",
        rf"{PRE} (?:\w+ ){{0,3}}?{TALK} {TO} {ROOM}$|only {TALK} {TO} {ROOM}$|^(?:{FILLER} )*{TALK} {TO} {ROOM}$",
        rf"{TALK} {TO} (?:whoever|who ?ever|whos (?:in charge|responsible))",
        (
            r"^(?:i )?(?:want|need|like|please|pls|id like) (?:to )?(?:escalate|transfer"
            r"|be transferred)(?: (?:this|it"
            r"|chat|me|the chat))?$"
        ),
        (
            r"^(?:please |pls |plz |will |can |could |would )*SOMEONE (?:please |pls |just )*(?:answer|reply|respond"
            r"|pick up|talk to me)"
            r"(?: me| to me| please| pls| now| here)*$"
        ),
        (
            r"(?:can|could) (?:she|he) (?:please )?(?:carry on|continue|come back)\b|(?:can|could) (?:she|he"
            r"|they) (?:please )?(?:take over|reply|finish (?:it"
            r"|this)|help me|get back to me|pick (?:this|it) up|take (?:this|it)|deal with (?:this|it|me)"
            r"|sort (?:this|it)|look (?:at|into) (?:this|it)|(?:ring|call) me)"
        ),
        (
            rf"^(?:{FILLER} |still |wrong )*who else (?:is (?:there|available|around|free|on)|can|could|do you have"
            rf"|have you got|works there)\b"
        ),
        (
            r"(?:PERSON|SOMEONE|FOLK) (?:who|that) (?:is|are)?(?:nt| not|isnt|arent) (?:just )?(?:a |an )?(?:BOT"
            r"|MACHINE|automated|scripted)"
        ),
        (
            rf"(?:want|need|like|prefer|love|hear) (?:to )?(?:hear |get |have |speak to "
            rf"|talk to )?a (?:\w+ )?voice(?: on the (?:line|phone|other end))?(?: {FILLER})*$"
        ),
        (
            rf"^(?:{FILLER} )*SOMEONE (?:please |just )*(?:take over|step in|sort (?:this|it)|deal with (?:this|it"
            rf"|me)|come|take (?:this|it))\b"
        ),
        rf"^(?:{FILLER} |BOT |MACHINE |stupid |useless |dumb )*(?:hand|pass) (?:me |this |it )?over$",
        (
            r"(?:im|i am|ill|i will|going to|want to|please|id like to|like to) (?:be )?escalat(?:e|ing) (?:this|it"
            r"|my|the)\b"
        ),
        rf"where(?:s| is| are| have| did) (?:all )?(?:the|your) {GAP}(?:PERSON|FOLK)(?: gone| go)?$",
        r"(?:are|is) (?:any |the |real )*PERSON (?:allowed|left|involved|employed|to be found|extinct)\b",
        (
            r"(?:does|do) SOMEONE (?:actually |even |still |real |ever )*(?:work|answer|live|listen|sit) (?:there"
            r"|here|at all)"
        ),
    )
)
