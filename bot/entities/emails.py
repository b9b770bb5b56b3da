"""E-mail addresses as people write them: with blanks, "at" and "(dot)", a comma for the dot, in capitals."""

import re
import unicodedata
from collections.abc import Iterator

from bot.entities.claims import Claim

# Top domains that no sentence goes on with: after one of these a blank or a comma is a slip of the finger.
_TOP = r"(?:com|con|net|org|edu|info|biz|example|co ?\. ?uk|de|fr)"
_HOSTS = r"(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|live|aol|ymail|rediffmail|protonmail)"
_DOT = rf"(?:\.+| ?[(\[{{] ?(?:dot|\.) ?[)\]}}] ?| dot | ?, ?(?={_TOP}\b)| ?\. ?(?={_TOP}\b))"
# What stands in a local part without quotes, RFC 5322 3.2.3, and dots, which some providers allow side by side.
_ATEXT = r"\w!#$%&'*+/=?^`{|}~.-"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LAST = r"(?:xn--[\w-]{2,59}|[^\W\d_]{2,24})"
_DOMAIN = rf"(?P<domain>{_HOSTS} com\b|{_LABEL}(?:{_DOT}{_LABEL})*{_DOT}{_LAST}(?![\w@]|-\w))"
_BETWEEN = r"(?: dot | underscore | dash |[(\[{](?:dot|\.)[)\]}]| \. )"
_LOCAL = rf"(?<![\w.+@&-])(?P<local>\w[{_ATEXT}]{{0,63}}(?:{_BETWEEN}\w[\w.+'-]{{0,63}}){{0,3}})"
_SIGN = r"(?: ?@+ ?| ?[(\[{<] ?(?:at|@) ?[)\]}>] ?)"

_WITH_SIGN = re.compile(rf"{_LOCAL}{_SIGN}{_DOMAIN}", re.IGNORECASE)
_WITH_WORD = re.compile(rf"{_LOCAL} at {_DOMAIN}", re.IGNORECASE)
# "it at amazon.com" is a place to buy at: what stands before "at" must look like an address, or be called one.
_CALLED = re.compile(
    r"(?:e-?mails?|mail|address|id|is|it's|its|was|use|used|under|with|:|=)[ :=]*$|^\W*$", re.IGNORECASE
)
_OTHER_WORDS = (
    "i it its me us we you he she they them this that these those look looking shop shopping order ordered orders"
    " buy bought purchased found here site website available account price item items support team someone sale"
    " works working was is are arrive based advertised sold seen saw cheaper be stay out back"
)
# "1042/ana@example.com", "email=ana@example.com": signs that may stand in an address part it from what is before it.
_LEADING = re.compile(
    r"(?:(?:e-?mail|mail|address|id|order|number|no|nr|is|its|it's|hi|hello|hey|thanks|please|here|yes|ok|sure|sorry"
    r"|[a-z]{0,3}-?\d{3,14})[/=|!?#*~&]+)+(?=\w)",
    re.IGNORECASE,
)
_NO_NAME = frozenset(_OTHER_WORDS.split())
_TOP_SLIPS = {"con": "com", "cmo": "com", "ocm": "com", "comm": "com", "coom": "com", "vom": "com", "xom": "com"}
_WORDS = (
    (re.compile(r"[\s(\[{]+dot[\s)\]}]+|\s*[(\[{]\.[)\]}]\s*", re.IGNORECASE), "."),
    (re.compile(r" (?=com$)", re.IGNORECASE), "."),
    (re.compile(r" underscore ", re.IGNORECASE), "_"),
    (re.compile(r" dash ", re.IGNORECASE), "-"),
    (re.compile(r"\s+"), ""),
)


def find(text: str) -> Iterator[Claim]:
    """Find the e-mail addresses of a plain text."""
    lower = text.lower()
    if "@" in text or "at)" in lower or "at]" in lower or "at}" in lower or "at>" in lower:
        for match in _WITH_SIGN.finditer(text):
            yield _claim(match)
    if " at " in lower:
        for match in _WITH_WORD.finditer(text):
            if _is_address(match, text):
                yield _claim(match)


def _is_address(match: "re.Match[str]", text: str) -> bool:
    local = match["local"].lower()
    if local in _NO_NAME:
        return False
    return bool(re.search(r"\w[\d._]|[._]\w", local) or _CALLED.search(text[: match.start()]))


def _claim(match: "re.Match[str]") -> Claim:
    leading = _LEADING.match(match["local"])
    skipped = leading.end() if leading else 0
    local = _written(match["local"][skipped:]).lstrip(".").strip("'")
    domain = re.sub(r"[.,]+", ".", _written(match["domain"])).strip(".'").split(".")
    domain[-1] = _TOP_SLIPS.get(domain[-1], domain[-1])
    host = ".".join(map(_shown, domain))
    return Claim("email", f"{local}@{host}", match.start() + skipped, match.end())


def _shown(label: str) -> str:
    """A label of a domain as people read it: "müller" for "xn--mller-kva" (RFC 3492), in NFC."""
    try:
        label = label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label
    return unicodedata.normalize("NFC", label)


def _written(part: str) -> str:
    for words, sign in _WORDS:
        part = words.sub(sign, part)
    return part.casefold()
