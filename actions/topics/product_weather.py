"""Whether a product keeps water out: what asks for it, either way round, and the yes or no that answers it."""

import re
from dataclasses import replace

from actions.topics.product_texts import Told, is_waterproof
from shop.interface import Product

RAIN = (
    r"water[- ]?proof\w*|water[- ]?resist\w*|rain[- ]?proof|in (?:the |heavy )?rain"
    r"|keep (?:the )?(?:rain|water) out|dry feet|wet feet|soak(?:ed|s)?(?: through)?|drench\w*|sodden"
    r"|(?:keep|keeps|stay|stays|staying|remain)(?: \w+){0,3} dry|lets?\b(?: \w+){0,2}? (?:in|through)"
)
"""What asks whether a thing keeps dry, whatever it is."""
WET = (
    r"rain\w*|wet|water|snow\w*|slush\w*|sleet|bogs?|boggy|marsh\w*|swamps?|moors?|moorland|rivers?|streams?|brooks?"
    r"|fords?|wad(?:e|ing)|ponds?|lakes?|lochs?|sea|beach|tides?|floods?|downpours?|drizzl\w*|storms?|dew|mud\w*"
    r"|(?:bad|foul|rough|wild) weather|thunder\w*|boat\w*|leak\w*|soggy|damp"
)
"""Water, weather and ground that wet a thing: asked of what is worn, they ask whether it keeps dry."""
DRYING = (
    r"drying|(?<!keep )(?<!stay )(?<!feet )(?<!toes )(?<!socks )(?<!me )(?<!us )(?<!you )(?<!her )(?<!him )"
    r"(?<!them )dry"
    r"(?! feet)"
)
"""What asks how a thing is dried: "keep my feet dry" does not."""
_WATER = r"(?:water|rain|wet|damp|moisture|drops?|puddles?)"
# What asks for the reverse: whether it gets wet.
_GETS_WET = re.compile(
    r"\b(?:gets?|getting|be|end(?:ing)? up|become|are|is|am|will|have|stay|stays)\b(?: \w+){0,5}?"
    r" (?:wet|soaked|soaking|soggy|damp|drenched|sodden)\b"
    r"|\bwet (?:feet|toes|socks|through)\b|\bleak\w*|\bsoak(?:s|ed)? (?:through|in|my|the)\b"
    rf"|\blets? (?:in )?(?:the |any |some )?{_WATER}\b|\blets? (?:the |any |some )?\w+ (?:in|through)\b"
    rf"|\b{_WATER} (?:\w+ ){{0,3}}?(?:gets?|comes?|goes|go|seeps?|soaks?|runs?|leaks?) (?:in|into|through|inside)\b",
    re.IGNORECASE,
)
# "Does it keep me from getting wet" asks whether it keeps dry.
_PREVENTS = re.compile(r"\b(?:stops?|keeps?|prevents?|protects?|saves?|without|against)\b", re.IGNORECASE)
_CURES = re.compile(r"\b(?:stop|prevent|help|cure|solve|fix|change) (?:that|this|it|them|with that)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|never|no)\b|n['’]?t\b", re.IGNORECASE)


def keeps_dry(product: Product, text: str) -> Told:
    """Say whether a product keeps dry, or gets wet where `text` asks for that; open where the catalogue is silent."""
    told, found = is_waterproof(product), _GETS_WET.search(text)
    asked = text[: found.end()] if found else ""
    if told.answer is None or not found or _PREVENTS.search(asked) or _CURES.search(text):
        return told
    # "Will I not get wet" is answered by neither word.
    return replace(told, answer=None if _DENIES.search(asked) else not told.answer)
