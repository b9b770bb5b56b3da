"""Wishes about orders, once all is known that their procedure needs: what is told, refused, or passed to a person.

What is said in which state of the order stands in data/procedures.
"""

from dataclasses import replace
from typing import Any

from rasa_sdk.events import EventType, FollowupAction

from actions.answer import Outcome, Reply, TopicAction, Turn, broken, shop_down
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.procedures.agenda import Agenda, Stands, Wish, written
from actions.procedures.answers import answer_at_once
from actions.procedures.case import Case
from actions.procedures.cells import cell_of
from actions.procedures.engine import Reached, followed
from actions.procedures.opening import open_case, order_beside, proven_case, resources_of
from actions.procedures.procedure import Does
from actions.procedures.procedures import known_procedures
from actions.procedures.questions import opening
from actions.procedures.settled import settled_reply
from actions.procedures.taking import FORM, agenda_of
from actions.procedures.variables import filled_in, variables
from actions.reasons import HandoffReason
from shop.cards import order_card

TOPIC = "orders"


class TellWish(TopicAction):
    """Ends the form: says what there is to say of the wish, passes it to a person, and goes on with the next one."""

    called = "action_wish"
    topic = TOPIC

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        agenda = agenda_of(turn)
        match check := turn.slots.get("order_check"):
            case "proven":
                return await self._told(turn, agenda)
            case "tries":
                slots = {"order_number": None, "email": None, "agenda": written(agenda.quiet())}
                return Outcome(Reply("utter_order_tries"), slots, offers_person=True)
            case "settled":
                return self._settled(turn, agenda)
            case "lacks":
                return await self._lacking(turn, agenda)
            case "stuck":
                return hand_over(turn, HandoffReason.UNSURE, Reply("utter_stuck"), self._kind(agenda))
            case _:
                return shop_down() if check == "unavailable" else broken()

    @staticmethod
    def _kind(agenda: Agenda) -> str:
        wish = agenda.wish(agenda.current)
        return wish.kind if wish else TOPIC

    @staticmethod
    def _settled(turn: Turn, agenda: Agenda) -> Outcome:
        """Say what a person has settled, and offer one for what may be left of it."""
        wish = agenda.wish(agenda.current)
        if wish is None:
            raise LookupError("there is no wish that was settled")
        agenda = replace(agenda.keeping(replace(wish, stands=Stands.OFFERED)).quiet(), last=wish.id)
        return Outcome(settled_reply(turn), {"order_check": None, "agenda": written(agenda)}, offers_person=True)

    async def _lacking(self, turn: Turn, agenda: Agenda) -> Outcome:
        """Offer a person: they can find an order in other ways. The wish waits for the answer."""
        wish = agenda.wish(agenda.current)
        if wish is None:
            raise LookupError("there is no wish that lacks a proof")
        response = known_procedures().kinds[wish.kind].without_proof or "utter_order_lacks"
        case = await open_case(self._resources, wish, None)
        reply = Reply(response, filled_in(response, case, turn.name))
        agenda = agenda.keeping(replace(wish, stands=Stands.OFFERED))
        slots = {"email": None, "order_check": None, "agenda": written(agenda.quiet())}
        return Outcome(reply, slots, offers_person=True)

    async def _told(self, turn: Turn, agenda: Agenda) -> Outcome:
        wish = agenda.wish(agenda.current)
        if wish is None:
            raise LookupError("there is no wish to tell of")
        resources = resources_of(self._resources, turn)
        case = await proven_case(resources, turn, wish)
        case = replace(case, beside=await order_beside(resources, turn, agenda, wish))
        case, step = followed(case, known_procedures())
        if not isinstance(step, Reached):
            raise LookupError("what is needed went away between two steps of one turn")  # noqa: TRY004  # no type is wrong
        if step.cell.does is Does.PROPOSE and not (step.declined or step.answers):
            return self._proposed(turn, agenda, case)
        return self._said(turn, agenda, case, step)

    def _said(self, turn: Turn, agenda: Agenda, case: Case, step: Reached) -> Outcome:
        cell = step.cell
        # Of two orders the question stands with the first: "1042 and 1051, which is here first".
        said = case.wish.text or "\n".join(one.text for one in agenda.two_orders())
        at_once = None if step.declined else answer_at_once(known_procedures().kinds[case.wish.kind], case, said)
        response = cell.kept if step.declined else at_once.says if at_once else cell.says
        offers = not step.declined and (cell.offers_person or (at_once is not None and at_once.offers_person))
        stands = Stands.DROPPED if step.declined else Stands.OFFERED if offers else cell.leaves
        wish = replace(case.wish, stands=stands)
        custom = {"cards": [order_card(case.order)]} if cell.shows_order and case.order and not step.declined else {}
        reply = Reply(response, filled_in(response, case, turn.name), custom=custom)
        ready = agenda.standing(Stands.READY)
        agenda = replace(agenda.keeping(wish), current=None, asked=None, last=wish.id)
        if ready and not agenda.open_wishes():
            return self._handed_over(turn, agenda, case, ready[0], before=reply)
        offered = {"offer": cell.offers} if cell.offers and not step.declined else {}
        return Outcome(reply, {**_kept(case), **_after(agenda), **offered}, offers_person=offers)

    def _proposed(self, turn: Turn, agenda: Agenda, case: Case) -> Outcome:
        """Pass the wish to a person, once nothing else has to be asked about."""
        agenda = replace(agenda.keeping(replace(case.wish, stands=Stands.READY)), current=None, asked=None)
        agenda = _without_the_same(agenda, case)
        if agenda.open_wishes():
            reply = Reply("utter_wish_noted", {"item": variables(("item",), case)["item"], "about": case.wish.title})
            return Outcome(reply, {**_kept(case), **_after(replace(agenda, last=case.wish.id))}, counts=False)
        first = next(iter(opening(agenda, case, turn)), None)
        return self._handed_over(turn, agenda, case, case.wish, before=first)

    def _handed_over(self, turn: Turn, agenda: Agenda, case: Case, wish: Wish, before: Reply | None = None) -> Outcome:
        case = replace(case, wish=wish)
        response = cell_of(known_procedures().kinds[wish.kind], case).passed_on
        also = [one.title for one in agenda.standing(Stands.READY) if one.id != wish.id]
        reply = Reply(response, filled_in(response, case, turn.name))
        agenda = replace(agenda, last=wish.id)
        slots = {**turn.slots, "agenda": written(agenda)}
        passed = hand_over(replace(turn, slots=slots), known_procedures().kinds[wish.kind].reason, reply, wish.kind)
        if also:
            before = before or Reply("utter_wish_with_others", {"others": ", ".join(also)})
        return replace(passed, slots={**_kept(case), **passed.slots}, before=before)

    def events(self, turn: Turn, outcome: Outcome) -> list[EventType]:
        """Go on with the next wish, if several were said."""
        goes_on = (outcome.slots.get("agenda") or {}).get("current") is not None
        return [*super().events(turn, outcome), *([FollowupAction(FORM)] if goes_on else [])]


def _without_the_same(agenda: Agenda, case: Case) -> Agenda:
    """Drop the open wishes that in this state of the order come to the same as the one that is passed on."""
    for other in agenda.open_wishes():
        of_it = replace(case, wish=replace(other, order=case.wish.order, known=case.wish.known))
        same = followed(of_it, known_procedures())[0].wish.kind == case.wish.kind
        if same and other.order in {None, case.wish.order}:
            agenda = agenda.keeping(replace(other, stands=Stands.DROPPED))
    return agenda


def _kept(case: Case) -> dict[str, Any]:
    # The address is forgotten: after half an hour anybody at this screen has to give it again.
    begins = known_procedures().kinds[case.wish.kind].begins[0]
    return {"order_number": case.wish.order, "email": None, "order_check": None, "subject": begins}


def _after(agenda: Agenda) -> dict[str, Any]:
    """Go on with the oldest wish that is still open."""
    coming = next(iter(agenda.open_wishes()), None)
    return {"agenda": written(replace(agenda, current=coming.id if coming else None))}
