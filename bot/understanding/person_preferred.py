"""How English prefers a person for the matter in hand, or wishes for the advice of one: patterns over clauses.

The kinds of words are those of bot/understanding/people.py.
"""

from bot.understanding.people import any_of
from bot.understanding.person_parts import FILLER, GAP, TO

# One of the shop, though no word for people may be said: "a real one", "one of yours", "somebody of yours".
_ONE = (
    r"(?:(?:a |an |some )?(?:real|live|living|PERSON|proper|actual|breathing) ones?|one of (?:yours|your own|ur own)"
    rf"|{GAP}SOMEONE (?:of yours|of urs|real|else|PERSON|proper|there|at your end))"
)
_ONE_OF_THEM = rf"(?:{_ONE}|{GAP}(?:PERSON|SOMEONE)(?: of (?:yours|urs))?)"
# What they would do with it, and how the matter is called.
_DOES = (
    r"(?:do|does|did|take|takes|took|handles?|handled|looks?|looked|finds?|found|sorts?|sorted|deals?|dealt|see|sees"
    r"|saw|answers?|answered|checks?|checked|reads?|tells?|told|helps?|helped|gets?|got|has|had)"
)
_OF_IT = (
    r"(?: (?:it|this|that|these|them|me|mine|my \w+|one|the \w+|for|up|over|out|on|at|into|after|with|to|care of|a look"
    r"|please|pls|instead|then|now|myself|all))*"
)

PREFERRED = any_of(
    (
        # "Rather a real one did that", "better if someone of yours finds it", "can't one of yours do it".
        (
            r"(?:rather|sooner|prefer\w*|better|nicer|easier|safer|best|wish|like it|happier) (?:it |that )?"
            rf"(?:if |that |have )?{_ONE_OF_THEM} (?:\w+ )?{_DOES}{_OF_IT}$"
        ),
        (
            r"(?:can|cant|could|couldnt|will|would|wont|let|may|might|have) (?:not |you )?"
            rf"{_ONE} (?:please |just )?{_DOES}{_OF_IT}$"
        ),
        rf"(?:rather|sooner|prefer\w*) {_ONE}$|^(?:{FILLER} )*(?:with|by|from) {GAP}PERSON(?: (?:please|pls|then))*$",
        rf"^(?:{FILLER} )*(?:live|living|PERSON|breathing) one(?: (?:please|pls|then))*$",
        r"(?:gimme|give me|get me|want|need|prefer) (?:a |an )?(?:live|PERSON|living|breathing) ones?(?: \w+)?$",
        (
            rf"^(?:{FILLER} )*(?:not|never) (?:with |by |from )?(?:you|u|this) (?:but )?(?:with |by |from )?"
            rf"{GAP}(?:PERSON|SOMEONE)"
        ),
        rf"^(?:{FILLER} )*(?:get|find|fetch) SOMEONE (?:competent|decent|useful|better|qualified|sensible|senior)\b",
        r"is there SOMEONE at (?:the|your) (?:desk|counter|phone|other end|office|keyboard)\b",
        rf"^(?:{FILLER} |nope |nah )*{_ONE} (?:has|have|must|should|needs?|ought) (?:to )?(?:\w+ )?{_DOES}{_OF_IT}$",
        rf"^(?:{FILLER} )*(?:a |the )?FOLK(?: or (?:a )?FOLK)? (?:please|pls|plz)$",
        (
            rf"(?:might|may|can|could|would|will|does|do) {GAP}(?:PERSON|SOMEONE) (?:\w+ )?(?:have|has|got|spare|find)"
            r" (?:a |some )?(?:time|moment|minute|second|sec)\b"
        ),
        r"(?:put|bring|get) SOMEONE real (?:on|in|here)\b",
        (
            r"(?:obliged|grateful|glad|thankful|pleased|appreciate it) if (?:\w+ ){1,4}?(?:could|can|would|might)"
            r" (?:\w+ )?(?:ring|call|phone|contact|write to|get back to) me\b"
        ),
        (
            r"(?:be|get) (?:transferred|connected|passed|put|handed|forwarded) (?:on |over |through )*"
            rf"{TO} (?:whoever|who)\b"
        ),
        r"is (?:mr|mrs|ms|miss|dr) \w+ (?:still )?(?:there|in|around|about|working|on)\b",
        # "Is it possible that a colleague writes to me?"
        (
            r"(?:possible|arrange|see to it|make sure|ensure|organise|hope|wish) (?:that |for )?"
            rf"{GAP}PERSON(?: of yours)? (?:to |will |can )?"
            r"(?:writes?|calls?|rings?|contacts?|phones?|gets? in touch|looks?|answers?|speaks?|talks?|replies|reply)\b"
        ),
        # Passed on to whom it is not beyond.
        (
            r"(?:hand|pass|send|kick|push|take) (?:it|this|that|me) (?:up|upstairs|higher)"
            r"(?: (?:the (?:line|chain|ladder)|please|then|now))*$"
        ),
        r"(?:cant|cannot|dont|unable)\b(?: \w+){0,4} so who (?:can|could|does|is)$",
        r"(?:get|go|come) back to (?:the|that|this) FOLK\b",
        # Advice by who knows the thing.
        r"(?:let me|can i|could i|may i|like to|want to|love to) ask SOMEONE (?:who|that|with)\b",
        (
            r"(?:can|could|would) SOMEONE (?:who|that|with) (?:\w+ ){1,4}?(?:tell|help|advise|answer|explain"
            r"|recommend|suggest|choose)\b"
        ),
        (
            r"(?:what|which) (?:\w+ ){0,4}?would (?:one of )?your (?:\w+ )?(?:PERSON|FOLK) (?:\w+ )?"
            r"(?:recommend|choose|suggest|advise|say|take|think|pick|prefer|go for)\b"
        ),
    )
)
