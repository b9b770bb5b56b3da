"""How English asks whether a person is there at all: patterns over clauses (kinds: bot/understanding/people.py)."""

from bot.understanding.people import any_of
from bot.understanding.person_parts import FILLER, FIT, GAP, WHO

THERE = any_of(
    (
        (
            # "I am at work, nobody home" is of the shopper's own door.
            rf"^(?!(?:nobody|no one) home\b)(?:(?:{FILLER}|helloo?|are|not) )*"
            r"(?:SOMEONE|nobody|no one|any PERSON|PERSON|a PERSON)(?: (?:real"
            rf"|actually|human|alive"
            r"|actual|still|even|actually|in|out))* (?:there|here|home|about|around|listening|online|awake"
            r"|working(?: there)?"
            r"|alive|reading"
            r"(?: this)?|manning \w+|behind this)(?: (?:at all|please|pls|or what|today|now|who \w+ .*))*$"
        ),
        (
            rf"is there (?:really |actually )?(?:{GAP}PERSON|SOMEONE) (?:real|there|here|home|available|about"
            rf"|around|on"
            rf" duty|working|free|alive|online"
            rf"|(?:that |who )?i (?:can|could|may|might) (?:talk|speak|chat|ask|ring|call)|to (?:talk|speak"
            rf"|chat|ask|help|answer)|{WHO}"
            r")"
        ),
        rf"is there (?:(?:{GAP}PERSON|SOMEONE else|no PERSON)$|(?:SOMEONE|nobody|no one|noone) real)",
        (
            rf"(?:are|is) (?:there )?(?:any|some|{GAP})PERSON (?:available|free|online|there|here|around"
            rf"|about|working|today|on duty)"
        ),
        (
            rf"do (?:you|u) (?:\w+ )?(?:have|got) (?:any |{GAP})PERSON (?:there|here|working|available|around"
            r"|at all|who|to|(?:i|we) (?:can|could|may))"
        ),
        rf"(?:do|have) (?:you|u) (?:have |got |even )*SOMEONE (?:there |here |at all )*{FIT}",
        rf"^(?:any|available) {GAP}PERSON (?:available|free|online|about|there|around)",
        r"(?:are|is) (?:all )?(?:your |the )PERSON (?:available|free|online|around|about)",
        rf"where (?:the \w+ )?(?:is|are) (?:a|all the|all your|any) {GAP}PERSON$",
        r"(?:are|is) there (?:no|not (?:a|any)) (?:\w+ )?PERSON\b",
        r"(?:is there|there is|theres) (?:no one|nobody|noone) (?:there|here|with|at (?!home)|who|alive|i can)\b",
        rf"(?:do|have) you (?:have |got |keep )*{GAP}PERSON (?:hidden|somewhere|left|in there|in reserve)\b",
        (
            r"where (?:do|did|have|are) you (?:\w+ )?(?:hid\w*|keep|kept|put) (?:all )?(?:the "
            r"|your )?(?:\w+ )?(?:PERSON|FOLK)$"
        ),
        rf"^(?:{FILLER} )*SOMEONE else (?:there|here|around|about|available|free|working|on duty)(?: {FILLER})*$",
        r"(?:is|are) (?:the|that) FOLK (?:i|from|who) (?:\w+ ){0,6}?(?:there|in|around|available|about|working)",
        (
            rf"^(?:{FILLER} |still |wrong )*who else (?:is (?:there|available|around|free|on)|can|could|do you have"
            rf"|have you got|works there)\b"
        ),
        rf"where(?:s| is| are| have| did) (?:all )?(?:the|your) {GAP}(?:PERSON|FOLK)(?: gone| go)?$",
        r"(?:are|is) (?:any |the |real )*PERSON (?:allowed|left|involved|employed|to be found|extinct)\b",
        (
            r"(?:does|do) SOMEONE (?:actually |even |still |real |ever )*(?:work|answer|live|listen|sit) (?:there"
            r"|here|at all)"
        ),
    )
)
