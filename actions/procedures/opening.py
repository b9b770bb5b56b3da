"""Opening a wish at its order: what its lines are called and what is in stock is asked of the shop, once a turn."""

from dataclasses import replace

from actions.action import Resources
from actions.procedures.agenda import Agenda, Wish
from actions.procedures.case import Case, calls
from actions.procedures.procedures import known_procedures
from actions.turn import Turn
from shop.clock import utc_now
from shop.interface import Order, OrderState
from shop.keys import email_key
from shop.search.spelling import singular, words_of

_CLOSED = frozenset({OrderState.CANCELLED, OrderState.RETURNED})


def resources_of(resources: Resources, turn: Turn) -> Resources:
    """Return `resources` with a shop that answers each question once in this turn."""
    return replace(resources, shop=resources.turns.shop(resources.shop, turn.conversation, turn.turn_id))


async def open_case(resources: Resources, wish: Wish, order: Order | None) -> Case:
    """Open a wish at its order, with what its lines are called and the item's stock. Raises `ShopUnavailable`."""
    facts = resources.facts.now()
    case = Case(wish, order, facts, utc_now().astimezone(facts.shop.timezone).date())
    if order is None:
        return case
    products = [await resources.shop.product(line.name) for line in order.lines]
    called = tuple(calls(line, product) for line, product in zip(order.lines, products, strict=True))
    # Of what can only be ordered anew it is told whether it is there.
    lines = order.lines if order.state in _CLOSED else ()
    stocks = tuple([await resources.shop.variants(line.sku) for line in lines])
    sold = (
        await _sold(resources) if len(order.lines) > 1 and known_procedures().kinds[wish.kind].gives_up else frozenset()
    )
    case = replace(case, called=called, products=tuple(products), stocks=stocks, sold=sold)
    return await stocked(resources, case)


async def _sold(resources: Resources) -> frozenset[str]:
    kinds = (await resources.shop.vocabulary()).kinds
    return frozenset(singular(word) for kind in kinds for word in words_of(kind))


async def stocked(resources: Resources, case: Case) -> Case:
    """Look at the stock of the one item that the wish is about. Raises `ShopUnavailable`."""
    variants = await resources.shop.variants(case.lines[0].sku) if len(case.lines) == 1 else ()
    return replace(case, variants=variants)


async def proven_case(resources: Resources, turn: Turn, wish: Wish) -> Case:
    """Open a wish at its order, which is there only while the proof holds. Raises `ShopUnavailable`."""
    return await open_case(resources, wish, await proven_order(resources, turn, wish.order))


async def proven_order(resources: Resources, turn: Turn, number: str | None) -> Order | None:
    """Return the order of that number while a proof holds of it, or of another order of the same buyer.

    Raises `ShopUnavailable`.
    """
    proof = await resources.proofs.proven(turn.conversation)
    order = await resources.shop.order(number) if proof and number else None
    return order if order and proof and email_key(order.email) == email_key(proof.email) else None


async def order_beside(resources: Resources, turn: Turn, agenda: Agenda, wish: Wish) -> Order | None:
    """Return the other one of two orders that were told of together, while it is proved. Raises `ShopUnavailable`."""
    two = agenda.two_orders()
    other = next((one for one in two if one.id != wish.id), None)
    return await proven_order(resources, turn, other.order) if other and wish in two else None
