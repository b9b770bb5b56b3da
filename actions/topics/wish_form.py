"""The form of wishes about orders: what a message says for them is taken, and what is missing asked for.

What is asked for in which state of the order stands in data/procedures.
"""

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.action import NamedAction, Resources
from actions.answer import Turn, log_failure, read_turn
from actions.intents import ASK_HUMAN
from actions.languages import talking
from actions.phrases import say
from actions.procedures.agenda import Agenda, Stands, Wish, written
from actions.procedures.case import EVERYTHING, Case
from actions.procedures.clauses import parted
from actions.procedures.engine import Ask, followed, hear, hear_again, steps_of
from actions.procedures.opening import open_case, resources_of, stocked
from actions.procedures.procedure import Cell
from actions.procedures.procedures import known_procedures
from actions.procedures.proving import CLAIMS, CORRECTION, EMAIL, ORDER, Check, Looked, look_up
from actions.procedures.questions import ANSWER, opening, question
from actions.procedures.said import Said
from actions.procedures.settled import is_settled
from actions.procedures.taking import FORM, GOES_ON, LEADS_HERE, agenda_of, said_in, take
from actions.turn import Reply
from actions.wording import listed
from shop.interface import ShopUnavailable

# The entity that tells of photos, and the slot that they fill.
PHOTOS, PHOTO = "photos", "photo"
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
            with talking(turn.language):
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
        if anew and is_settled(turn, agenda, wish):
            return _ended(agenda, "settled")
        resources = resources_of(self._resources, turn)
        looked, case = await self._looked_up(resources, turn, wish, anew=anew)
        if anew:
            asked = asked if turn.intent not in known_procedures().begun_by else None
            case = _heard(case, turn, asked)
            agenda, case = parted(agenda, case, known_procedures())
        return self._next(turn, agenda, looked, await self._at_its_order(resources, case), dispatcher)

    @staticmethod
    async def _looked_up(resources: Resources, turn: Turn, wish: Wish, *, anew: bool) -> tuple[Looked, Case]:
        if not known_procedures().kinds[wish.kind].proof:
            looked = Looked(Check.PROVEN, wish.order)
        else:
            looked = await look_up(resources, turn, wish, anew=anew)
        wish = replace(wish, order=looked.number)
        return looked, await open_case(resources, wish, looked.order)

    @staticmethod
    async def _at_its_order(resources: Resources, case: Case) -> Case:
        """Read again what was said before the order was known, and look at the stock of the item it names."""
        if case.order is None:
            return case
        # Sizes and colours are those of the item that is meant, so that is read first.
        for _ in range(2):
            wish = hear_again(case.wish, known_procedures().kinds[case.wish.kind], known_procedures(), case)
            case = await stocked(resources, replace(case, wish=wish))
        return replace(case, wish=replace(case.wish, stands=Stands.PROVED))

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
        case, step = followed(case, known_procedures())
        agenda = agenda.keeping(_with_steps(case, step.cell))
        # The address has done its part: once the proof is over, anybody at this screen has to give it again.
        kept = [SlotSet(EMAIL, None)] if known_procedures().kinds[wish.kind].proof else []
        if isinstance(step, Ask):
            return [*self._ask(turn, agenda, case, step, dispatcher), *kept]
        return [*_ended(agenda, "proven"), *kept]

    def _ask(
        self, turn: Turn, agenda: Agenda, case: Case, step: Ask, dispatcher: CollectingDispatcher
    ) -> list[EventType]:
        asked, reply = question(step, case, turn)
        before = agenda.asked
        again = before is not None and (before.wish, before.slot) == (asked.wish, asked.slot)
        # How often number and address may be wrong is counted by the proof.
        old = agenda_of(turn).wish(case.wish.id)
        # What tells something else of the wish has helped, too: "it's torn since Friday", where it is asked how many.
        helped = old is not None and old.known != case.wish.known
        if again and before is not None and turn.intent == ANSWER and step.slot not in CLAIMS and not helped:
            asked = replace(asked, times=before.times + 1)
        if asked.times > _MAX_TIMES:
            return _ended(agenda, "stuck")
        for one in (
            *opening(agenda, case, turn),
            *_thanked(case, turn, step),
            *_coming(agenda, case, turn, step),
            reply,
        ):
            dispatcher.utter_message(
                response=one.response,
                buttons=one.buttons,
                **dict[str, Any](one.variables),
            )
        agenda = replace(agenda, asked=asked, current=case.wish.id)
        return [*_slots(agenda, None), SlotSet("requested_slot", step.slot)]


def _thanked(case: Case, turn: Turn, step: Ask) -> tuple[Reply, ...]:
    """Return the thanks for a photo that came with the message, where something else is asked next."""
    came = PHOTOS in turn.entities and PHOTO in case.wish.known and step.slot not in CLAIMS
    return (Reply("utter_photo_there", {"name": turn.name}),) if came else ()


def _coming(agenda: Agenda, case: Case, turn: Turn, step: Ask) -> tuple[Reply, ...]:
    """Return what is said once of the other wishes of a message, before the first question about one of them."""
    before = agenda.asked
    first = step.slot not in CLAIMS and (before is None or before.slot in CLAIMS)
    others = [one for one in agenda.open_wishes() if one.id != case.wish.id] if first else []
    if not others:
        return ()
    named = listed([_called(one) for one in others], case.facts.shop)
    return (Reply("utter_wishes_next", {"others": named, "name": turn.name}),)


def _called(wish: Wish) -> str:
    """Name a wish and its item within a sentence."""
    title = f"{wish.title[:1].lower()}{wish.title[1:]}"
    line = wish.known.get("line")
    return say("quoted", words=f"{title}: {line}" if line and line != EVERYTHING else title)


def _goes_on(turn: Turn, agenda: Agenda) -> bool:
    if turn.intent in known_procedures().begun_by:
        return True
    if turn.intent in GOES_ON:
        # A yes or no that no question of the form takes belongs to what was offered.
        claims = agenda.asked is None or agenda.asked.slot in CLAIMS
        return not (claims and turn.intent in {"affirm", "deny"})
    # A number or an address is what was asked for, whatever else the message may be about; so is saying one has none.
    if agenda.asked is None or agenda.asked.slot not in CLAIMS:
        return False
    # "I don't have the number, get me a person" wants one, whatever else may be done.
    lacks = "lacks" in turn.entities and turn.intent != ASK_HUMAN
    return lacks or bool({ORDER, EMAIL} & turn.entities.keys())


def _heard(case: Case, turn: Turn, asked: str | None) -> Case:
    procedure = known_procedures().kinds[case.wish.kind]
    said_before = () if case.wish.known else case.wish.said
    for said in (*(_said_before(text, turn) for text in said_before), said_in(turn)):
        case = replace(case, wish=hear(case.wish, procedure, known_procedures(), said, case, asked))
    return case


def _said_before(text: str, turn: Turn) -> Said:
    """Return earlier words of a wish as they are read, with the day that they name where they are the last ones."""
    return Said(text, entities={"date": turn.day_before} if turn.day_before and text == turn.said_before else {})


def _with_steps(case: Case, cell: Cell | None) -> Wish:
    procedures = known_procedures()
    steps = steps_of(procedures.kinds[case.wish.kind], procedures, case.wish, cell, say("order_and_proof"))
    return replace(case.wish, steps=steps, state=case.state if case.order else None)


def _slots(agenda: Agenda, check: str | None) -> list[EventType]:
    wish = agenda.wish(agenda.current)
    number = [SlotSet("order_number", wish.order)] if wish and wish.order else []
    return [SlotSet("agenda", written(agenda)), *number, SlotSet("order_check", check)]


def _ended(agenda: Agenda, check: str | None) -> list[EventType]:
    return [*_slots(replace(agenda, asked=None), check), SlotSet("requested_slot", None)]
