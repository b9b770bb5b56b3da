"""Corrections: "No, I meant …", "that's not what I asked, …", "forget it, …". What follows is what is wanted."""

import re

_GAP = r"[\s,.!?:;–—-]*"
_NO = r"(?:no+|nope|nah|sorry|oops|wait|actually|wrong)\b"
_BEFORE = rf"(?:(?:{_NO}|(?:ah|oh|but|well|hm+)\b){_GAP})*"
_NOT_THIS = (
    r"(?:(?:(?:that|this|it)(?:['’]?s| is| was)? )?(?:not|isn['’]?t|wasn['’]?t) "
    r"(?:what i (?:meant|mean|asked|was asking|am asking|said|wanted to (?:know|ask|say))(?: about| for)?|my question)"
    r"|i (?:did not|didn['’]?t|do not|don['’]?t) mean (?:that|this)(?: one)?"
    r"|you misunderstood(?: me)?)\b"
    # "not that I know of" goes on, "not that, …" has ended.
    r"|not that(?: one\b|(?=\s*[,.!:;–—-]))"
)
_OF_A_WISH = (
    r"(?:(?:the|my|this|that) )?(?:\w+ing|cancellation|return|refund|exchange|swap|change)"
    r"(?: (?:it|them|(?:the|my) order))?"
)
# "Never mind, I found it" ends a wish; it corrects only where another wish begins.
_NEVER_MIND = (
    r"(?:never ?mind(?: (?:that|it))?"
    rf"|forget (?:about )?(?:it|that|{_OF_A_WISH})"
    r"|(?:scratch|scrap|ignore) that"
    r"|(?:i['’]?ll|i will|we['’]?ll) keep (?:it|them)(?: after all)?"
    rf"|(?:(?<=no )|(?<=no, ))wait(?={_GAP}just\b|{_GAP}(?:tell|show) me\b))\b"
    rf"(?:{_GAP}(?:but|so|just|instead|now|please|rather)\b)*(?={_GAP}(?:how|what|when|where|why|which|who|can|could|do|does|is"
    r"|are|will|any|say|i need|i want|i wanna|i meant?|i(?:['’]?d| would) like|let me|tell me|show me)\b)"
)
# "I meant to buy two" is no correction of the bot, nor is "I mean it".
_WHAT = r"(?: was| is)?(?: about| to (?:ask|say|write|type)(?: about)?)?\b(?! (?:to|for|it)\b)"
_MEANT, _MEAN = rf"(?:i meant|what i meant?){_WHAT}", rf"i mean{_WHAT}"
_ASKING = r"i(?:['’]?m| am| was) asking (?:about\b|(?=(?:how|what|when|where|why|which|if|whether)\b))"
# "I mean" alone is a filler: it corrects only after a "no".
_CORRECTION = re.compile(
    rf"\W*(?:{_BEFORE}(?:{_NOT_THIS}|{_NEVER_MIND}){_GAP}{_BEFORE}(?:{_MEANT}|{_MEAN}|{_ASKING})?"
    rf"|{_NO}{_GAP}{_BEFORE}{_MEAN}"
    rf"|{_BEFORE}(?:{_MEANT}|{_ASKING})){_GAP}",
    re.IGNORECASE,
)
_DROPS = re.compile(rf"\W*{_BEFORE}forget (?:about )?{_OF_A_WISH}\b", re.IGNORECASE)
_GIVES_UP = re.compile(rf"\W*{_BEFORE}{_NEVER_MIND}", re.IGNORECASE)


def gives_up(text: str) -> bool:
    """Whether a message takes back what was wished for, and wishes something else: "scrap that, when does it come"."""
    return _GIVES_UP.match(text) is not None


def drops_wish(text: str) -> bool:
    """Whether a message gives the wish itself up by its name: "forget cancelling, just say when it comes"."""
    return _DROPS.match(text) is not None


def without_correction(text: str) -> str:
    """Return what follows a correction; all of `text` where there is none, or nothing follows it."""
    begins = _CORRECTION.match(text)
    return (text[begins.end() :] if begins else "") or text
