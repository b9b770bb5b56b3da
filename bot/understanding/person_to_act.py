"""How English asks that a person acts: patterns over clauses (kinds: bot/understanding/people.py)."""

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
    TO,
    WAY,
)

TO_ACT = any_of(
    (
        # Somebody is to do something.
        rf"(?:want|need|like|have|let|get|make) (?:to )?{ANY} (?:\w+ ){{0,3}}?(?:to )?{ACTS}\b(?! tried)",
        (
            r"(?:need|want|get|have|let) (?:SOMEONE|PERSON|a PERSON) (?:to )?(?:cancel|change|process|update|arrange"
            r"|refund|exchange|track|find"
            r"|approve|authorise|do) (?:it|this|that|my|the)"
        ),
        # "May someone of the team take over": of the shop, or for the whole of it.
        (
            rf"(?:can|could|cud|may|might|would|will|should) (?:(?:{GAP}PERSON|SOMEONE)(?: (?:of|from|in|on)"
            r" (?:your|ur|the) (?:\w+ )?(?:FOLK|PERSON))?) (?:please |kindly |just )?"
            r"(?:take (?:this |it |that )?(?:over|on)|step in|intervene|jump in)\b"
        ),
        (
            rf"(?:can|could|cud|would|will) (?:{GAP}|your (?:\w+ ){{0,2}})PERSON (?:\w+ )?(?:tell|show|confirm|advise"
            r"|recommend|suggest|say)\b"
        ),
        (
            rf"(?:can|could|would|will|please) (?:a|an|one of your|some|any) {GAP}PERSON (?!wear|use|carry|fit"
            rf"|sleep|sit|sign"
            r"|collect|pick|return|lift|put)\w+ (?:it|this|that|me|us|my)\b"
        ),
        (
            r"(?:can|could|would|will) SOMEONE (?:knowledgeable|competent|experienced|qualified|senior|sensible"
            r"|trained) \w+"
        ),
        rf"(?:have|let|get) {GAP}PERSON (?:to )?(?:advise|recommend|explain|tell|walk|guide|talk)\b",
        (
            r"(?:want|need|like|love|prefer|rather) (?:a |an |one of your |some )?PERSON to (?:\w+ )?(?:advise"
            r"|recommend|explain|tell|decide|choose)\b"
        ),
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
        r"(?:a|the|only a) PERSON (?:must|has to|should|ought to|needs to)(?: \w+)?$",
        rf"(?:maybe|perhaps|possibly) {GAP}(?:PERSON|SOMEONE {FIT}) (?:could|can|would|might|should|knows) ?",
        rf"(?:want|like|prefer|need|love) (?:him|her) to (?:\w+ )?(?:{ACTS}|see|finish|continue|carry|go on)\b",
        r"let SOMEONE else (?:do|handle|deal|look|try|take|sort)",
        (
            r"SOMEONE (?:sane|senior|competent|with (?:\w+ )?(?:authority|power|sense|brain|brains|experience))"
            r" (?:please |needs? |has |should |must |to )*"
            rf"{ACTS}\b|SOMEONE with (?:\w+ )?(?:authority|power|sense|brains?) (?:needs|has|should|must|to)"
        ),
        (
            r"(?:grateful|appreciat\w+|glad|happy|nice|good|great|kind|thankful|lovely|helpful|better|like it|be ok)"
            rf"(?: it)? if {GAP}(?:PERSON|SOMEONE)(?: \w+){{0,3}}? (?:could|can|would|will) (?:\w+ )?{ACTS}\b"
        ),
        (
            r"(?:hoping|hope|wondering if|wonder if|wish) (?:SOMEONE|a PERSON|one of you) (?:could|can|would|might)"
            rf" (?:\w+ )?(?:{ACTS}|walk|guide|talk) "
        ),
        rf"only (?:{GAP})(?:PERSON|SOMEONE real) (?:can|will)",
        rf"let {ANY} (?:\w+ ){{0,3}}?(?:{ACTS}|do (?:it|this|that)|have (?:a|it|this))\b",
        rf"let {GAP}PERSON (?!know)\w+",
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
            rf"^(?:{FILLER} )*SOMEONE (?:please |just )*(?:take over|step in|sort (?:this|it)|deal with (?:this|it"
            rf"|me)|come|take (?:this|it))\b"
        ),
        # It is to be done by somebody: "I'd get further with a human", "I want this decided by a person".
        (
            r"(?:want|need|rather) to (?:be )?(?:\w+ )?(?:helped|served|answered|contacted|called|phoned|dealt with"
            r"|speak|heard)"
            rf" (?:by|from) {ANY}{END}"
        ),
        (
            r"(?:id|i would|i want|i need|we want|we need|wed|i prefer|i wish|ill|i will)"
            r" (?:(?!thank|praise|give|gift|present|send|ship|deliver|sell|lend|know|for|not)\w+ ){1,7}?(?:by"
            r"|with|via|through)"
            rf" {GAP}(?:PERSON){END}"
        ),
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
        rf"(?:leave|hand) (?:it|this|that) (?:\w+ )?to {GAP}PERSON$",
        (
            r"(?:want|need|like|please|should|can) (?:\w+ ){1,6}?(?:looked at|checked|handled|reviewed"
            r"|dealt with|read"
            r"|seen|sorted|answered)"
            rf" by {GAP}PERSON"
        ),
        # The shopper is to be passed on, or somebody fetched.
        rf"(?:try|use|send in|call in|send) (?:another|a different|some other|a real|one more|the next) PERSON{END}",
        (
            rf"(?:drag|haul|pull|page|wheel|rouse|fetch) {GAP}(?:PERSON|SOMEONE)(?: (?:over|in|on|up|out"
            rf"|here|now|please|to me))*$"
        ),
        (
            rf"^(?:{FILLER} )*(?:transfer|connect|escalate|handover)(?: me| now| please)*$|^who (?:else )?(?:can"
            rf"|could)(?: then| help(?: me)?)?$"
        ),
        rf"(?:send|call) {GAP}(?:PERSON|SOMEONE) (?:over|in|on|here|up)\b",
        rf"(?:wake|rouse) (?:up )?{GAP}(?:PERSON|SOMEONE)\b",
        rf"give me to {GAP}PERSON",
        rf"(?:skip|jump|straight|fast forward|get|go) (?:straight |right |directly )?to {GAP}PERSON{END}",
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
        (
            rf"be (?:transferred|connected|passed|put|handed|redirected|forwarded|escalated|switched) {WAY}{TO}"
            rf" {ANY}{END}"
        ),
        rf"(?:just|please|go|now|^|and|so|then) (?:get|fetch|find|bring|summon|send for|wake) {GAP}PERSON{END}",
        rf"^(?:{FILLER} )*(?:get|fetch|find|bring|summon|wake) {GAP}PERSON{END}",
        rf"^(?:{FILLER} )*(?:fetch|summon|wake|bring) (?:me )?SOMEONE(?: up)?{END}",
        (
            r"(?:get|give|find) (?:me|us) SOMEONE (?:competent|decent|useful|better|qualified|sensible|senior|with a"
            r" brain|in charge)"
        ),
        r"(?:and|so|then|just) (?:put|pass|hand|transfer|connect) (?:me|us) (?:on|over|through|thru|across|up)$",
        (
            r"^(?:i )?(?:want|need|like|please|pls|id like) (?:to )?(?:escalate|transfer"
            r"|be transferred)(?: (?:this|it"
            r"|chat|me|the chat))?$"
        ),
        rf"^(?:{FILLER} |BOT |MACHINE |stupid |useless |dumb )*(?:hand|pass) (?:me |this |it )?over$",
        (
            r"(?:im|i am|ill|i will|going to|want to|please|id like to|like to) (?:be )?escalat(?:e|ing) (?:this|it"
            r"|my|the)\b"
        ),
    )
)
