"""Wishes about orders: the form that asks for what a procedure needs, and what is told once all is known.

What is asked for, and what is said in which state of the order, stands in data/procedures.
"""

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.action import NamedAction
from actions.answer import Outcome, Reply, TopicAction, Turn, broken, log_failure, read_turn, shop_down
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.languages import speaking
from actions.phrases import say
from actions.procedures.agenda import Agenda, Stands, Wish, read_agenda, written
from actions.procedures.case import Case, answer_of, cell_of, open_case, stocked
from actions.procedures.engine import Ask, Reached, hear, hear_again, next_step, steps_of
from actions.procedures.procedures import Cell, Does, known_procedures
from actions.procedures.proving import CLAIMS, CORRECTION, EMAIL, ORDER, Check, Looked, look_up
from actions.procedures.questions import ANSWER, question
from actions.procedures.taking import FORM, GOES_ON, LEADS_HERE, said_in, take
from actions.procedures.variables import variables
from actions.reasons import HandoffReason
from actions.responses import facts_in, variables_of
from shop.cards import order_card
from shop.interface import ShopUnavailable

TOPIC = "orders"
# A wish that is another one in this state goes there, and files that send it round in circles are left after so many.
_MAX_STEPS = 3
# So often a question is asked again; an answer that does not help then goes to a person with the rest.
_MAX_TIMES = 1


class ValidateWishForm(NamedAction):
    """Takes what a message says for the wishes and asks for what is missing.

    Rasa calls it when the form begins, when it goes on, and after another subject. The form ends when the wish needs
    nothing more, or cannot go on: `order_check` says why, and `action_wish` then says what there is to say.
    """

    called = "validate_wish_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Return the slots as they now stand; see rasa-sdk's Action."""
        del domain
        turn = read_turn(tracker)
        agenda = agenda_of(turn)
        try:
            return await self._filled(turn, agenda, dispatcher)
        except ShopUnavailable:
            return _ended(agenda, "unavailable")
        except Exception as problem:  # noqa: BLE001  # nothing may be raised out of an action, see actions/answer.py
            log_failure(self.called, problem)
            return _ended(agenda, "broken")

    async def _filled(self, turn: Turn, agenda: Agenda, dispatcher: CollectingDispatcher) -> list[EventType]:
        anew = set(turn.ran) <= LEADS_HERE
        if anew and turn.slots.get("requested_slot") is not None and not _goes_on(turn, agenda):
            return [ActionExecutionRejected(FORM)]
        asked = agenda.asked.slot if agenda.asked else None
        if anew:
            agenda = take(agenda, turn)
        if turn.intent in self._resources.facts.now().always_human:
            return _ended(agenda, None)
        wish = agenda.wish(agenda.current)
        if wish is None:
            return _ended(agenda, None)
        looked, case = await self._looked_up(turn, wish, anew=anew)
        if anew:
            asked = asked if turn.intent not in known_procedures().begun_by else None
            case = _heard(case, turn, asked)
        return self._next(turn, agenda, looked, await self._at_its_order(case), dispatcher)

    async def _looked_up(self, turn: Turn, wish: Wish, *, anew: bool) -> tuple[Looked, Case]:
        if not known_procedures().kinds[wish.kind].proof:
            looked = Looked(Check.PROVEN, wish.order)
        else:
            looked = await look_up(self._resources, turn, wish, anew=anew)
        wish = replace(wish, order=looked.number)
        return looked, await open_case(self._resources, wish, looked.order)

    async def _at_its_order(self, case: Case) -> Case:
        """Read again what was said before the order was known, and look at the stock of the item it names."""
        if case.order is None:
            return case
        wish = hear_again(case.wish, known_procedures().kinds[case.wish.kind], known_procedures(), case)
        # What its lines are called has been asked of the shop already.
        return await stocked(self._resources, replace(case, wish=replace(wish, stands=Stands.PROVED)))

    def _next(
        self, turn: Turn, agenda: Agenda, looked: Looked, case: Case, dispatcher: CollectingDispatcher
    ) -> list[EventType]:
        wish = case.wish
        if looked.check in {Check.MISSING, Check.REFUSED}:
            refused = looked.check is Check.REFUSED
            slot = CORRECTION if refused else EMAIL if wish.order else ORDER
            return self._ask(turn, agenda.keeping(_with_steps(case, None)), case, Ask(slot, None), dispatcher)
        if looked.check is not Check.PROVEN:
            return _ended(agenda.keeping(wish), looked.check.value)
        case, step = followed(case)
        agenda = agenda.keeping(_with_steps(case, step.cell))
        if isinstance(step, Ask):
            return self._ask(turn, agenda, case, step, dispatcher)
        return _ended(agenda, "proven")

    def _ask(
        self, turn: Turn, agenda: Agenda, case: Case, step: Ask, dispatcher: CollectingDispatcher
    ) -> list[EventType]:
        asked, reply = question(step, case, turn)
        before = agenda.asked
        again = before is not None and (before.wish, before.slot) == (asked.wish, asked.slot)
        # How often number and address may be wrong is counted by the proof.
        if again and before is not None and turn.intent == ANSWER and step.slot not in CLAIMS:
            asked = replace(asked, times=before.times + 1)
        if asked.times > _MAX_TIMES:
            return _ended(agenda, "stuck")
        for one in (*_opening(agenda, case, turn), reply):
            dispatcher.utter_message(
                response=one.response,
                buttons=one.buttons(turn.language),
                **dict[str, Any](one.variables),
            )
        agenda = replace(agenda, asked=asked, current=case.wish.id)
        return [*_slots(agenda, None), SlotSet("requested_slot", step.slot)]


class TellWish(TopicAction):
    """Ends the form: says what there is to say of the wish, passes it to a person, and goes on with the next one."""

    called = "action_wish"
    topic = TOPIC

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        agenda = agenda_of(turn)
        match turn.slots.get("order_check"):
            case "proven":
                return await self._told(turn, agenda)
            case "tries":
                slots = {"order_number": None, "email": None, "agenda": written(agenda.quiet())}
                return Outcome(Reply("utter_order_tries"), slots, offers_person=True)
            case "lacks":
                return await self._lacking(turn, agenda)
            case "stuck":
                return hand_over(turn, HandoffReason.UNSURE, Reply("utter_stuck"), self._kind(agenda))
            case "unavailable":
                return shop_down()
            case _:
                return broken()

    @staticmethod
    def _kind(agenda: Agenda) -> str:
        wish = agenda.wish(agenda.current)
        return wish.kind if wish else TOPIC

    async def _lacking(self, turn: Turn, agenda: Agenda) -> Outcome:
        """Offer a person: they can find an order in other ways. The wish waits for the answer."""
        wish = agenda.wish(agenda.current)
        if wish is None:
            raise LookupError("there is no wish that lacks a proof")
        response = known_procedures().kinds[wish.kind].without_proof or "utter_order_lacks"
        reply = Reply(response, filled_in(response, await open_case(self._resources, wish, None), turn))
        agenda = agenda.keeping(replace(wish, stands=Stands.OFFERED))
        slots = {"email": None, "order_check": None, "agenda": written(agenda.quiet())}
        return Outcome(reply, slots, offers_person=True)

    async def _told(self, turn: Turn, agenda: Agenda) -> Outcome:
        wish = agenda.wish(agenda.current)
        if wish is None:
            raise LookupError("there is no wish to tell of")
        case = await proven_case(self, turn, wish)
        step = next_step(known_procedures().kinds[wish.kind], case)
        if not isinstance(step, Reached):
            raise LookupError("what is needed went away between two steps of one turn")  # noqa: TRY004  # no type is wrong
        if step.cell.does is Does.PROPOSE and not step.declined:
            return self._proposed(turn, agenda, case)
        return self._said(turn, agenda, case, step)

    def _said(self, turn: Turn, agenda: Agenda, case: Case, step: Reached) -> Outcome:
        cell = step.cell
        stands = Stands.DROPPED if step.declined else Stands.OFFERED if cell.offers_person else _STANDS[cell.does]
        response = cell.kept if step.declined else _said_of(case) or cell.says
        wish = replace(case.wish, stands=stands)
        custom = {"cards": [order_card(case.order)]} if cell.shows_order and case.order and not step.declined else {}
        reply = Reply(response, filled_in(response, case, turn), custom=custom)
        ready = agenda.standing(Stands.READY)
        agenda = replace(agenda.keeping(wish), current=None, asked=None, last=wish.id)
        if ready and not agenda.open_wishes():
            return self._handed_over(turn, agenda, case, ready[0], before=reply)
        offers = cell.offers_person and not step.declined
        return Outcome(reply, {**_kept(case), **_after(agenda)}, offers_person=offers)

    def _proposed(self, turn: Turn, agenda: Agenda, case: Case) -> Outcome:
        """Pass the wish to a person, once nothing else has to be asked about."""
        agenda = replace(agenda.keeping(replace(case.wish, stands=Stands.READY)), current=None, asked=None)
        if agenda.open_wishes():
            reply = Reply("utter_wish_noted", {"item": variables(("item",), case)["item"], "about": case.wish.title})
            return Outcome(reply, {**_kept(case), **_after(replace(agenda, last=case.wish.id))}, counts=False)
        return self._handed_over(turn, agenda, case, case.wish)

    def _handed_over(self, turn: Turn, agenda: Agenda, case: Case, wish: Wish, before: Reply | None = None) -> Outcome:
        case = replace(case, wish=wish)
        response = cell_of(known_procedures().kinds[wish.kind], case).passed_on
        also = [one.title for one in agenda.standing(Stands.READY) if one.id != wish.id]
        reply = Reply(response, filled_in(response, case, turn))
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


class FollowUp(TopicAction):
    """Answers a question about the wish that was told of last: what it costs, how long it takes, why, how."""

    called = "action_follow_up"
    topic = TOPIC

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        agenda = agenda_of(turn)
        wish = agenda.wish(agenda.current) or agenda.wish(agenda.last)
        if wish is None:
            return Outcome(Reply("utter_fallback"), counts=False)
        case = await proven_case(self, turn, wish)
        procedure = known_procedures().kinds[wish.kind]
        found = answer_of(procedure, case, turn.text, turn.entities.get("aspect"))
        if found is None:
            return Outcome(
                Reply("utter_no_more_known", filled_in("utter_no_more_known", case, turn)), offers_person=True
            )
        reply = Reply(found.says, filled_in(found.says, case, turn))
        if found.passes_on:
            agenda = agenda.keeping(replace(wish.saying(turn.text), stands=Stands.READY))
            slots = {**turn.slots, "agenda": written(agenda)}
            return hand_over(replace(turn, slots=slots), procedure.reason, reply, wish.kind)
        return Outcome(reply, {"agenda": written(agenda)})


class TakeBack(TopicAction):
    """Takes back the wish that is asked about, or was told of last: nothing is started, and that is said."""

    called = "action_take_back"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        agenda = agenda_of(turn)
        wish = agenda.wish(agenda.current) or agenda.wish(agenda.last)
        if wish is None:
            return Outcome(Reply("utter_all_right"), leaves_form=True)
        case = await proven_case(self, turn, wish)
        response = self._kept(case) or "utter_taken_back"
        agenda = replace(agenda.keeping(replace(wish, stands=Stands.DROPPED)), last=wish.id).quiet()
        reply = Reply(response, filled_in(response, case, turn))
        return Outcome(reply, {"agenda": written(agenda), "offer": None}, leaves_form=True)

    @staticmethod
    def _kept(case: Case) -> str | None:
        procedure = known_procedures().kinds[case.wish.kind]
        return cell_of(procedure, case).kept if case.order or not procedure.proof else None


async def proven_case(action: NamedAction, turn: Turn, wish: Wish) -> Case:
    """Open a wish at its order, which is there only while the proof holds."""
    resources = action.resources
    proof = await resources.proofs.proven(turn.conversation)
    order = await resources.shop.order(proof.order_number) if proof and wish.order == proof.order_number else None
    return await open_case(resources, wish, order)


def followed(case: Case) -> tuple[Case, Ask | Reached]:
    """Return the next step of a wish; where it is another procedure's in this state, it becomes that one's."""
    procedures = known_procedures()
    for _ in range(_MAX_STEPS):
        procedure = procedures.kinds[case.wish.kind]
        cell = cell_of(procedure, case)
        if cell.goes_to is None:
            break
        taken_over = procedures.kinds[cell.goes_to]
        case = replace(case, wish=replace(case.wish, kind=taken_over.kind, title=taken_over.title))
    return case, next_step(procedures.kinds[case.wish.kind], case)


def filled_in(response: str | None, case: Case, turn: Turn) -> dict[str, str]:
    """Return the variables of a response that are worked out for this wish."""
    if response is None:
        return {}
    with speaking(turn.language, response):
        return {"name": turn.name, **facts_in(response, case.facts), **variables(variables_of(response), case)}


def agenda_of(turn: Turn) -> Agenda:
    """Return the agenda: this bot session's, or what the handoff process kept of the last one."""
    return read_agenda(turn.slots.get("agenda"), turn.metadata.get("agenda"))


def _opening(agenda: Agenda, case: Case, turn: Turn) -> tuple[Reply, ...]:
    """Return what is said once, before the first question about a wish."""
    opens = known_procedures().kinds[case.wish.kind].opens
    begins = agenda.asked is None and len(case.wish.said) <= 1 and turn.intent in known_procedures().begun_by
    return (Reply(opens, filled_in(opens, case, turn)),) if opens and begins else ()


_STANDS = {Does.TELL: Stands.TOLD, Does.REFUSE: Stands.REFUSED}


def _goes_on(turn: Turn, agenda: Agenda) -> bool:
    if turn.intent in known_procedures().begun_by:
        return True
    if turn.intent in GOES_ON:
        # A yes or no that no question of the form takes belongs to what was offered.
        claims = agenda.asked is None or agenda.asked.slot in CLAIMS
        return not (claims and turn.intent in {"affirm", "deny"})
    # A number or an address is what was asked for, whatever else the message may be about; so is saying one has none.
    asked_for_claim = agenda.asked is not None and agenda.asked.slot in CLAIMS
    return asked_for_claim and bool({ORDER, EMAIL, "lacks"} & turn.entities.keys())


def _heard(case: Case, turn: Turn, asked: str | None) -> Case:
    procedure = known_procedures().kinds[case.wish.kind]
    return replace(case, wish=hear(case.wish, procedure, known_procedures(), said_in(turn), case, asked))


def _said_of(case: Case) -> str | None:
    """Return the answer to what the wish itself asks: "what did I order" rather than where it is."""
    procedure = known_procedures().kinds[case.wish.kind]
    found = answer_of(procedure, case, case.wish.text, None, at_once=True)
    return found.says if found else None


def _with_steps(case: Case, cell: Cell | None) -> Wish:
    procedures = known_procedures()
    steps = steps_of(procedures.kinds[case.wish.kind], procedures, case.wish, cell, say("order_and_proof"))
    return replace(case.wish, steps=steps)


def _kept(case: Case) -> dict[str, Any]:
    # The address is forgotten: after half an hour anybody at this screen has to give it again.
    begins = known_procedures().kinds[case.wish.kind].begins[0]
    return {"order_number": case.wish.order, "email": None, "order_check": None, "subject": begins}


def _after(agenda: Agenda) -> dict[str, Any]:
    """Go on with the oldest wish that is still open."""
    coming = next(iter(agenda.open_wishes()), None)
    return {"agenda": written(replace(agenda, current=coming.id if coming else None))}


def _slots(agenda: Agenda, check: str | None) -> list[EventType]:
    wish = agenda.wish(agenda.current)
    number = [SlotSet("order_number", wish.order)] if wish and wish.order else []
    return [SlotSet("agenda", written(agenda)), *number, SlotSet("order_check", check)]


def _ended(agenda: Agenda, check: str | None) -> list[EventType]:
    return [*_slots(replace(agenda, asked=None), check), SlotSet("requested_slot", None)]
