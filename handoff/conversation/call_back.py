"""What a shopper in the queue says about the phone: they want a call, on a number and at a time, or ask for ours."""

import re
import unicodedata
from dataclasses import dataclass

_DIGITS = range(9, 16)
"""So many digits has a phone number; orders and postcodes have fewer."""
_NUMBER = re.compile(r"(?<![\w#/-])(?:\+|\(?0)[\d ()./-]{7,22}\d(?!\w)")
_WANTS_CALL = re.compile(
    r"\b(?:can|could|please|pls|plz|will|would|want|like|prefer|need|rather|someone|somebody|anyone|you|just"
    r"|and|or)\b"
    r"(?: \w+){0,6}? (?:call|ring|phone|telephone) (?:me|us)\b"
    r"|^(?:ok |so |then )*(?:call|ring|phone|telephone) (?:me|us)\b|\bcall ?back\b|\ba phone ?call\b"
    r"|\bgive (?:me|us) a (?:call|ring|bell|buzz)\b|\b(?:call|ring|phone) (?:me|us) back\b"
    r"|\bbe (?:called|rung|phoned)\b"
)
_OF_ANOTHER = re.compile(r"\b(?:driver|courier|postman|delivery|bank)\b")
_ASKS_OURS = re.compile(
    r"\b(?:your|you have an?|you got an?|is there an?|what|which|whats|the shops?|give me (?:a|the"
    r"|your))\b(?: \w+){0,3}?"
    r" (?:(?:phone|telephone|tel|contact|customer service|hot ?line|land ?line) ?(?:number|no|line)?|number)\b"
    r"|^(?:and |the |by )?(?:tele)?phone(?: number)?$|\b(?:phone|telephone|tel) (?:number|no)\b|\bnumber (?:to"
    r"|i can) (?:call|ring|phone)\b"
    r"|\b(?:can|could|may|should|shall) i (?:\w+ )?(?:call|ring|phone)\b(?! (?:back|me))"
    r"|\b(?:where|how) (?:can|could|do) i (?:call|ring|phone)\b"
    r"|\b(?:telefonnummer|numero de telephone|numero de telefono|numero di telefono|telefoonnummer|numer telefonu"
    r"|numero de telefone)\b"
)
_THEIR_NUMBER = re.compile(
    r"\b(?:order|parcel|tracking|queue|place|my|i)\b(?: \w+)? number\b|\b(?:what|which) number am\b"
)
_HOUR = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\b\.?|p\.?m\b\.?|o'?clock)?|noon|midday|lunch ?time|lunch|work|school"
    r"|(?:half past|half|quarter past|quarter to) \w+"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_WHEN = re.compile(
    rf"\b(?:not )?(?:after|before|from|until|till|between|around|about|at|by) {_HOUR}(?:(?: ?(?:and|to|till"
    rf"|until|-|–) ?){_HOUR})?"
    rf"|\b\d{{1,2}} ?(?:am|pm)\b(?: ?(?:-|–|to) ?\d{{1,2}} ?(?:am|pm)\b)?"
    rf"|\b(?:this |in the |tomorrow )?(?:mornings?|afternoons?|evenings?)\b|\btoday\b|\btonight\b|\btomorrow\b"
    rf"|\b(?:on |next |this )?{_DAY}\b|\b(?:any ?time|weekdays|(?:at )?midnight|at night|(?:at the |this )?weekends?)\b"
    r"|\b(?:on )?(?:christmas|xmas|boxing|new year['’]?s)(?: day| eve)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CallBack:
    """A call that a shopper wants: the `number` and `when`, in their own words; "" where they did not say."""

    number: str
    when: str


def read_call_back(text: str) -> CallBack | None:
    """The call that a message wants, or the number that it leaves; None where it does neither."""
    found = next((one for one in _NUMBER.finditer(text) if sum(map(str.isdigit, one[0])) in _DIGITS), None)
    rest = text.replace(found[0], " ") if found else text
    if not found and (not _WANTS_CALL.search(_plain(text)) or _OF_ANOTHER.search(_plain(text))):
        return None
    number = " ".join(found[0].split()) if found else ""
    return CallBack(number, " ".join(one[0].strip() for one in _WHEN.finditer(rest)))


def asks_our_number(text: str) -> bool:
    """Whether a message asks by which number the shop is reached."""
    plain = _plain(text)
    return bool(_ASKS_OURS.search(plain)) and not _THEIR_NUMBER.search(plain)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", folded.replace("'", "")))
