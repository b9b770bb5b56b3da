"""Where parcels go: the places that a message names, and other ends of a parcel's way than a front door."""

import re
from dataclasses import dataclass

from actions.fact_sections import ParcelsEnd
from actions.facts import Facts
from actions.phrases import say
from actions.places import belongs_to, in_a_sentence, is_no_place
from actions.wording import listed


@dataclass(frozen=True, slots=True)
class Destinations:
    """The places of a message, as they stand in a sentence: those we deliver to, and the others.

    `notes` are sentences on what else holds for the first; `abroad` tells that one is not in the shop's own country.
    """

    reached: tuple[str, ...]
    not_reached: tuple[str, ...]
    notes: tuple[str, ...]
    abroad: bool


def destinations(named: tuple[str, ...], facts: Facts) -> Destinations:
    """Sort the places that a message names; one that data/places.yml does not know is left out."""
    wholes = {place: whole for place in named if (whole := belongs_to(place))}
    # "Is the Isle of Man abroad" names one place.
    wholes = {place: whole for place, whole in wholes.items() if not is_no_place(whole)} or wholes
    reached = {place: whole for place, whole in wholes.items() if whole in facts.shipping.places}
    notes = (facts.shipping.place_notes.get(whole) for whole in dict.fromkeys(reached.values()))
    return Destinations(
        tuple(in_a_sentence(place) for place in reached),
        tuple(in_a_sentence(place) for place in wholes if place not in reached),
        tuple(note for note in notes if note),
        abroad=any(whole != facts.shipping.places[0] for whole in reached.values()),
    )


def about_places(to: Destinations, facts: Facts) -> str:
    """Say yes or no to the places; the yes comes first where there are both."""
    yes = say("we_deliver_to", places=listed(to.reached, facts.shop)) if to.reached else ""
    if not to.not_reached:
        return yes
    no = say("not_to_those" if yes else "not_to", places=listed(to.not_reached, facts.shop))
    return f"{yes} {no}".strip()


def end_in(text: str, facts: Facts) -> ParcelsEnd | None:
    """Return the PO box, the parcel shop … that the text names, and None where it names none.

    The first of the facts counts: "a collection point" is a parcel shop, and nothing is collected from us.
    """
    return next((end for end in facts.shipping.ends if any(says(text, name) for name in end.called)), None)


def says(text: str, name: str, after: str = "") -> bool:
    """Whether a text has the name of something, in one or in several; `after` is what has to stand before it."""
    return re.search(rf"{after}\b{re.escape(name)}(?:e?s|ing)?\b", text, re.IGNORECASE) is not None
