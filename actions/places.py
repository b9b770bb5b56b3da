"""Where a place is that a shopper names, from `data/places.yml`: Jersey is one of the Channel Islands."""

import re
from collections.abc import Mapping
from functools import cache

from settings.files import read_yaml
from settings.shared import ROOT

PLACES = ROOT / "data" / "places.yml"
# "the Highlands", "the Scottish Borders", "the Lake District", where "Skye" and "Scotland" have no article.
_ALL_OTHERS = "other "
_WITH_ARTICLE = re.compile(
    r"(?:lands|Isles|Hebrides|Borders|Cairngorms|Cotswolds|District|Country|Orkneys|Shetlands|Balearics"
    r"|Canaries)$|^(?:Isles? of|Republic of)"
)


def belongs_to(place: str) -> str | None:
    """Return the place of delivery or the country that a place belongs to, in whatever case; None where unknown."""
    return _places().get(place.casefold())


def is_no_place(whole: str) -> bool:
    """Whether what a word belongs to is no place of its own, but all others: "abroad"."""
    return whole.startswith(_ALL_OTHERS)


def in_a_sentence(place: str) -> str:
    """Write a place as it stands after "to": "Skye", "the Highlands", "the United Kingdom" for UK."""
    whole = belongs_to(place) or place
    if place.islower() and is_no_place(whole):
        return whole
    if place.isupper() or "." in place or whole.casefold().endswith(place.casefold()):
        return whole
    named = place if any(map(str.isupper, place)) else place.title()
    return f"the {named}" if _WITH_ARTICLE.search(named) else named


@cache
def _places() -> Mapping[str, str]:
    return {name.casefold(): whole for name, whole in read_yaml(PLACES)["places"].items()}
