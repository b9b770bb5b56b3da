"""Shoppers' words made comparable: one form for "Boots", "boot" and "BOOTS", and the known word that "jaket" means."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import OSA

# Shorter words have too many neighbours of another meaning: "book" is not a misspelt "boot".
_FEWEST_CHARACTERS = 5
# From this length on two slips are forgiven: "waterprof", "rucksak", "trowsers".
_LONG = 8
_ONLY_TURNED = 4

# Words that say nothing of what is looked for: English's own, those of shopping, and who it is for.
SAYS_NOTHING = frozenset(
    """
    a about above across actually after again all almost along already alright also although always am an and another any
    anybody anyone anything anyway are around as ask at available away back bad be because been before being below besides
    best better between big bit both bought bring browse but buy by bye call came can cannot cant carry catalog catalogue
    check cheers choose colour color colours colors come cool correct cost could couldnt currently dear decent did didnt
    different do does doesnt doing done dont down during each either else end enough even ever every everyone everything
    example excellent fan favourite few find fine first fit for found from full fun further gave general get getting give
    go goes going good got great had has hasnt have havent having he hello help her here hers hey hi him his home how
    however i id idea ideas if ill im in inside instead interested into is isnt it item items its ive just keep kind kinds
    know large last later least left less let lets like likes line list listing little live long look looking loads lot
    lots love loves made main make many matching maybe me mean men mens might mine model more most mostly much must my
    name near need needs never new next nice no nobody normal not nothing now of off offer offers often ok okay old on
    once one ones only onto open option options or order ordering other others our out over own particular pay people
    perhaps person pick piece pieces pls plz please popular possible present presents prefer price prices priced probably
    product products proper purchase put quality quick quite range rather really recommend recommendation recommendations
    regular right round said sale same save say search see seem sell seller sellers selling sells send set several she
    shop shopping should show similar since size sizes sized sir small so some somebody someone something sometimes soon
    sort sorts still stock stocked stocks store stuff style styles such suggest suggestion suggestions suitable sure take
    tell than thank thanks that thats the their them then there these they thing things think this those though through
    thx to today together too top tried true try trying type types under unless until up upto us use used useful using
    usually very view wanna want wanted wants was way we wear wearing well went were what whats when where which while
    who whole whose why will wish with without women womens wont work works would wouldnt year years yes yet you your
    youre yours
    birthday boyfriend brother christmas colleague dad daddy daughter father friend friends gift gifts girlfriend grandad
    grandma gran granny guy husband ladies ladys lady male female man mother mum mom nan nephew niece parents partner
    secret santa sister son uncle aunt wife woman xmas unisex adult adults
    budget cheap cheaper cheapest expensive affordable max maximum min minimum pound pounds quid gbp euro dollars price
    uk medium xs s m l xl xxl xxxl t u r n
    """.split()
)


def words_of(text: str) -> list[str]:
    """Cut a text into its words in small letters, without accents, numbers, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.findall(r"[^\W\d_]+", re.sub(r"['’`](?=\w)", "", plain))


def singular(word: str) -> str:
    """Drop the plural's ending: boots, watches, wellies."""
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 — ties, pies
        return f"{word[:-3]}y"
    if re.search(r"(?:sh|ch|x|ss)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004


def term(phrase: str) -> str:
    """Write a phrase as it is compared: its words in the singular."""
    return " ".join(map(singular, words_of(phrase)))


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a misspelt one is nearest to, if it is near enough to be meant."""
    if len(word) < _ONLY_TURNED:
        return None
    slips = 2 if len(word) >= _LONG else 1
    near = [(OSA.distance(word, other, score_cutoff=slips), other) for other in known if _may_be(word, other)]
    near = [(distance, other) for distance, other in near if distance <= slips]
    return min(near)[1] if near else None


def _may_be(word: str, other: str) -> bool:
    """First letters are seldom wrong; in a short word two letters may have changed places."""
    if len(word) >= _FEWEST_CHARACTERS and len(other) >= _FEWEST_CHARACTERS - 1 and word[0] == other[0]:
        return True
    return sorted(word) == sorted(other)
