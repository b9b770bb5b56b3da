"""The proof of the order that a wish is about, from what the shopper claims. Only `Proofs` authorises."""

import re
from dataclasses import dataclass
from enum import StrEnum

from actions.action import Resources
from actions.procedures.agenda import Wish
from actions.turn import Turn
from shop.interface import Order
from shop.keys import email_key, number_key
from shop.proof import Proof, Proved, TooManyTries

ORDER, EMAIL = "order_number", "email"
# The form asks for it where number and address do not belong together.
CORRECTION = "order_check"
# "Placed with ana@example.con, it should be ana@example.com": either may be the order's, and each is a try.
_MOST_ADDRESSES = 2
CLAIMS = frozenset({ORDER, EMAIL, CORRECTION})


class Check(StrEnum):
    """What came of looking for an order; the form ends with all but `MISSING` and `REFUSED`."""

    PROVEN = "proven"
    MISSING = "missing"
    REFUSED = "refused"
    TRIES = "tries"
    LACKS = "lacks"


# "And I was charged twice for another order": its number is asked for.
OF_ANOTHER_ORDER = re.compile(
    r"\b(?:another|(?:an?|the|my) (?:\w+ )?(?:other|different|older?|earlier|previous)) order\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of it: the order where it is proven, and the number as far as one was claimed."""

    check: Check
    number: str | None
    order: Order | None = None


async def look_up(resources: Resources, turn: Turn, wish: Wish, *, anew: bool) -> Looked:
    """Prove the order of a wish. `anew`: the message has not been compared yet.

    A proof of the last half hour serves again, for its own order and for others of the same buyer. Raises
    `ShopUnavailable`.
    """
    number, email = wish.order, turn.slots.get(EMAIL) or turn.metadata.get(EMAIL)
    claims_anew = anew and EMAIL in turn.entities
    proof = await resources.proofs.proven(turn.conversation)
    if proof is not None and not claims_anew:
        if number is None and OF_ANOTHER_ORDER.search(wish.text):
            return Looked(Check.MISSING, None)
        if number is None or number_key(number) == number_key(proof.order_number):
            return await _proven(resources, proof)
        if await _is_of(resources, number, proof.email):
            email = proof.email
    if anew and turn.entities.get("lacks") not in {None, *turn.entities}:
        return Looked(Check.LACKS, number)
    if not number or not email:
        return Looked(Check.MISSING, number)
    check = Check.REFUSED
    for claimed in turn.named.get(EMAIL, ())[:_MOST_ADDRESSES] if claims_anew else (email,):
        outcome = await resources.proofs.prove(resources.shop, turn.conversation, number, claimed, turn.turn_id)
        if isinstance(outcome, Proved):
            return Looked(Check.PROVEN, outcome.order.number, outcome.order)
        check = Check.TRIES if isinstance(outcome, TooManyTries) else check
    return Looked(check, number)


async def _proven(resources: Resources, proof: Proof) -> Looked:
    order = await resources.shop.order(proof.order_number)
    # An order that the shop has dropped meanwhile is asked for again.
    return Looked(Check.PROVEN if order else Check.MISSING, order.number if order else None, order)


async def _is_of(resources: Resources, number: str, email: str) -> bool:
    """Whether the order is the same buyer's; for anybody else's the address is asked, which costs no try."""
    order = await resources.shop.order(number)
    return order is not None and email_key(order.email) == email_key(email)
