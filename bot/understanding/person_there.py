"""How English asks whether a person is there at all: patterns over clauses (kinds: bot/understanding/people.py)."""

from bot.understanding.people import any_of
from bot.understanding.person_parts import FILLER, GAP, WHO

THERE = any_of(
    (
        (
            rf"^(?:(?:{FILLER}|helloo?|are|not) )*(?:SOMEONE|nobody|no one|any PERSON|PERSON|a PERSON)(?: (?:real"
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
        rf"^(?:any|available) {GAP}PERSON (?:available|free|online|about|there|around)",
        r"(?:are|is) (?:all )?(?:your |the )PERSON (?:available|free|online|around|about)",
        rf"where (?:the \w+ )?(?:is|are) (?:a|all the|all your|any) {GAP}PERSON$",
        r"(?:are|is) there (?:no|not (?:a|any)) (?:\w+ )?PERSON\b",
        r"(?:is there|there is|theres) (?:no one|nobody|noone) (?:there|here|with|at|who|alive|i can|home)\b",
    )
)
