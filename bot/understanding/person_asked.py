"""How English asks for a person: patterns over clauses; the kinds of words are those of bot/understanding/people.py."""

from bot.understanding.people import any_of
from bot.understanding.person_parts import (
    ACTS,
    ANY,
    END,
    FILLER,
    FIT,
    GAP,
    PRE,
    ROOM,
    TALK,
    TALKING,
    TO,
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
        rf"(?:want|need|like|have|get) (?:a )?(?:\w+ )?(?:word|chat|talk|conversation) with (?:{ANY}|him|her|them)\b",
        (
            rf"(?:need|want|like|get|prefer|looking for) (?:\w+ )?(?:help|advice|an answer|a reply) (?:\w+"
            rf" ){{0,4}}?from {GAP}PERSON"
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
        rf"(?:chance|possibility|hope|option|way) of (?:getting |having |reaching |seeing )?{GAP}PERSON{END}",
        (
            r"(?:have|sort|talk|take|thrash|settle|discuss|raise|clear) (?:it|this|that|things"
            r"|the matter) (?:\w+ ){0,2}?with"
            rf" {GAP}(?:PERSON|SOMEONE){END}"
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
        r"hear (?:it|that|this) from (?:them|PERSON|SOMEONE)\b",
        (
            r"is there (?:a|an|any) (?:(?!number|phone|line)\w+ ){1,3}?(?:that |who )?i (?:can|could|may) (?:talk"
            r"|speak|chat) (?:to|with)\b"
        ),
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
        rf"(?:how|where) (?:do|can|could) (?:i|we) (?:reach|contact|find) (?:a|an|the|some|any) {GAP}PERSON",
        rf"what (?:do|must|would) (?:i|we) (?:\w+ ){{0,3}}?do to (?:get|reach|find|see) {GAP}PERSON",
        (
            rf"until (?:(?:i|we) (?:get|see|speak to|talk to|speak with|talk with) )?{ANY}(?: (?:comes?|answers?"
            rf"|joins?|replies|talks?|speaks?|is)|$)"
        ),
        rf"^(?:{FILLER} |can you |cant you |could you )*ask {GAP}(?:PERSON(?: of yours)?|SOMEONE|SOMEONE else)$",
        rf"(?:can|could) (?:i|we) (?:just )?(?:give|tell|say|show|explain) (?:it|this|that) to {GAP}PERSON$",
        r"PERSON (?:and )?not (?:you|u)\b",
        rf"(?:rather|want to|prefer to|like to|let me|just) (?:phone|ring|call) {GAP}(?:PERSON|SOMEONE)$",
        rf"asked (?:\w+ ){{0,3}}?for {GAP}PERSON{END}",
        (
            r"(?:please|pls|plz|want|need|get|have|refund|cancel\w*) (?:\w+ ){0,4}?and (?:a|an|some) "
            rf"{GAP}PERSON(?: (?:please|pls|now))*$"
        ),
        rf"is there (?:a |any |some )(?:\w+ )?FOLK (?:i|we) (?:can|could|may) {TALK} {TO}",
        rf"(?:want|like|rather|need|prefer|can i|let me|could i) (?:to )?(?:ask|consult|tell) {GAP}PERSON",
        rf"(?:chance|possibility|hope|option|way) of {TALKING} {TO} {ANY}{END}",
        rf"how long (?:\w+ ){{0,2}}?(?:until|till|til|before|for) (?:i get )?{GAP}PERSON{END}",
        (
            r"(?<!no )(?<!not )(?<!one )(?<!per )(?<!each )(?<!two )(?<!any )(?<!for a )(?<!for )(?<!or )PERSON"
            r" (?:please|pls"
            r"|plz|now|asap|ffs)$"
        ),
        r"whoever i (?:spoke|talked|chatted|was (?:speaking|talking|chatting)) (?:to|with)",
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
            r"(?:PERSON|SOMEONE|FOLK) (?:who|that) (?:is|are)?(?:nt| not|isnt|arent) (?:just )?(?:a |an )?(?:BOT"
            r"|MACHINE|automated|scripted)"
        ),
        (
            rf"(?:want|need|like|prefer|love|hear) (?:to )?(?:hear |get |have |speak to "
            rf"|talk to )?a (?:\w+ )?voice(?: on the (?:line|phone|other end))?(?: {FILLER})*$"
        ),
    )
)
