"""How English asks for a person: patterns over clauses; the kinds of words are those of bot/understanding/people.py."""

from bot.understanding.people import any_of
from bot.understanding.person_parts import (
    ACTS,
    ANY,
    END,
    FILLER,
    GAP,
    ME,
    PASSING,
    PRE,
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
        rf"(?:can|could|would) {GAP}PERSON (?:\w+ )?(?:tell|show|confirm|advise)\b",
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
            rf" (?:\w+ )?(?:to|over to|up to|on to) (?:a |the |your |an |one of )*(?:real |senior )?PERSON){END}"
        ),
        (
            rf"(?:put|bring|get) (?:{GAP}|your )(?:PERSON|SOMEONE) (?:on|in|here|up)\b(?! (?:the|a|my) (?!phone|line"
            rf"|chat|case))"
        ),
        rf"only (?:{GAP})(?:PERSON|SOMEONE real) (?:can|will)",
        rf"let {ANY} (?:\w+ ){{0,3}}?{ACTS}\b",
        rf"let {GAP}PERSON (?!know)\w+",
        (
            rf"be (?:transferred|connected|passed|put|handed|redirected|forwarded|escalated|switched) {WAY}{TO}"
            rf" {ANY}{END}"
        ),
        rf"(?:want|like|rather|need|prefer|can i|let me|could i) (?:to )?(?:ask|consult|tell) {GAP}PERSON",
        rf"(?:just|please|go|now) (?:get|fetch|find) {GAP}PERSON{END}",
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
            r"|PERSON|FOLK|there|at|shop|store|company|office|side|end|warehouse|returns|dispatch|sales|accounts|branch"
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
            r"(?:want|need|like|please|should|can) (?:\w+ ){1,6}?(?:looked at|checked|handled|reviewed|dealt with|read"
            r"|seen|sorted|answered)"
            rf" by {GAP}PERSON"
        ),
        rf"{GAP}PERSON would be (?:better|good|nice|great|ideal|best|helpful|lovely|easier|quicker)",
        rf"(?:help|assistance|support|answers?|reply|response|advice|a word) from {GAP}PERSON{END}",
        rf"(?:this|it|that|my case|my problem) needs {GAP}PERSON{END}",
        (
            r"to(?:o)? (?:complicated|complex|difficult|hard|important|delicate|personal|much) for (?:a |the |any |this"
            r" )?(?:BOT|MACHINE)"
        ),
        rf"complain to {GAP}PERSON{END}",
        rf"{TALK} {TO} (?:whoever|who ?ever|whos (?:in charge|responsible))",
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
            r"|this)|help me|get back to me|pick (?:this|it) up|take (?:this|it)|deal with (?:this|it|me)"
            r"|sort (?:this|it)|look (?:at|into) (?:this|it)|(?:ring|call) me)"
        ),
        rf"where (?:is|are) (?:all )?(?:the|your) {GAP}PERSON$",
        # Is one there?
        (
            rf"^(?:(?:{FILLER}|helloo?|are|not) )*(?:SOMEONE|nobody|no one|any PERSON|PERSON|a PERSON)(?: (?:real"
            rf"|actually|human|alive"
            r"|actual|still|even|actually|in|out))* (?:there|here|home|about|around|listening|online|awake"
            r"|working(?: there)?"
            r"|alive|reading"
            r"(?: this)?|manning \w+|behind this)(?: (?:at all|please|pls|or what|today|now|who \w+ .*))*$"
        ),
        (
            rf"is there (?:really |actually )?(?:{GAP}PERSON|SOMEONE) (?:real|there|here|available|about|around|on"
            rf" duty|working|free|alive|online"
            rf"|(?:that |who )?i can (?:talk|speak|chat|ask|ring|call)|to (?:talk|speak|chat|ask|help|answer)|{WHO}"
            r")"
        ),
        rf"is there (?:(?:{GAP}PERSON|SOMEONE else|no PERSON)$|(?:SOMEONE|nobody|no one|noone) real)",
        (
            rf"(?:are|is) (?:there )?(?:any|some|{GAP})PERSON (?:available|free|online|there|here|around"
            rf"|about|working|today|on duty)"
        ),
        (
            rf"do (?:you|u) (?:\w+ )?(?:have|got) (?:any |{GAP})PERSON (?:there|here|working|available|i can|around|at"
            rf" all|who|to)"
        ),
        rf"^(?:any|available) {GAP}PERSON (?:available|free|online|about|there|around)",
        r"(?:are|is) (?:all )?(?:your |the )PERSON (?:available|free|online|around|about)",
        rf"where (?:the \w+ )?(?:is|are) (?:a|all the|all your|any) {GAP}PERSON$",
        r"(?:are|is) there (?:no|not (?:a|any)) (?:\w+ )?PERSON\b",
        r"(?:is there|there is|theres) (?:no one|nobody|noone) (?:there|here|with|at|who|alive|i can|home)\b",
    )
)
