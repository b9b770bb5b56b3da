"""A turn of the bot in the database: begun, answered, failed. The epoch fence is `_stands`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update

from handoff.conversation.effects import apply_effect
from handoff.conversation.events import TurnBegun, TurnWaits
from handoff.conversation.holding import grace_on
from handoff.conversation.thread import BOT, Thread, access_thread
from handoff.conversation.values import Effect, HandoffRequest, LanguageHeard, Line, Speaker
from handoff.conversation.waiting import hear_call_at_once, tell_place
from handoff.ids import new_id
from handoff.notices import Notices, NoticeTexts
from handoff.rasa_client import Answer, GoesOn, Question, Reply
from handoff.states.owners import Owner
from handoff.states.reasons import HandoffReason
from handoff.states.turns import TURNS, TurnMove, TurnState
from handoff.store.store import Tx
from handoff.store.tables.conversations import Message, QueueEntry, Turn, messages, turns

ASK_PERSON: Mapping[str, Any] = {"intent": "ask_human", "entities": {}}
"""The one choice that never needs the bot: it must work while Rasa is down."""

ANSWERS = frozenset({"affirm", "deny", "answer", "no_photo"})
"""Choices that answer the bot's last question: pressed later they would answer another one."""

AUTOMATIC_PAUSE = timedelta(minutes=10)
"""At most one automatic handoff a conversation in this time: whoever goes back to a broken bot may stay there."""

_IS_OPEN = text("turn.state IN ({})".format(", ".join(f"'{state}'" for state in TURNS.open)))
"""Written out: SQLite uses a partial index only where it sees the condition, not parameters."""
_PLACE = turns.c.first_seq + 0
"""`+ 0` keeps SQLite from the index of all turns in order, of which it would read all to find none open."""
_OPEN = (
    select(turns.c.id, turns.c.epoch, turns.c.choice, turns.c.state)
    .where(turns.c.conversation_id == bindparam("conversation"), _IS_OPEN)
    .order_by(_PLACE)
    .limit(1)
)
_NEWEST_OPEN = _OPEN.order_by(None).order_by(_PLACE.desc())
_HEARS_THE_BOT = frozenset({Owner.BOT, Owner.QUEUE})
_ADD = insert(turns)
_LINE_BEFORE = (
    select(messages.c.at)
    .where(
        messages.c.conversation_id == bindparam("conversation"),
        messages.c.seq < bindparam("seq"),
        messages.c.kind == Speaker.SHOPPER,
    )
    .order_by(messages.c.seq.desc())
    .limit(1)
)
_SAID = (
    select(messages.c.text, messages.c.photos, messages.c.seq, messages.c.at)
    .where(messages.c.turn_id == bindparam("turn"), messages.c.kind == Speaker.SHOPPER)
    .order_by(messages.c.seq)
)
_WAITING_TEXT = (
    select(turns.c.id)
    .where(
        turns.c.conversation_id == bindparam("conversation"),
        turns.c.epoch == bindparam("epoch"),
        turns.c.state == TurnState.PENDING,
        turns.c.choice.is_(None),
    )
    .order_by(turns.c.first_seq.desc())
    .limit(1)
)
_SET_STATE = update(turns).where(turns.c.id == bindparam("turn"), _IS_OPEN).values(state=bindparam("new_state"))
_FINISH = (
    update(turns)
    .where(turns.c.id == bindparam("turn"), _IS_OPEN)
    .values(
        state=bindparam("new_state"), finished_at=bindparam("now"), intent=bindparam("new_intent"),
        confidence=bindparam("new_confidence"), stale_reply=bindparam("new_stale_reply"),
    )
)  # fmt: skip


def turn_for(
    thread: Thread, text: str | None, choice: Mapping[str, Any] | None, *, photos: int = 0, typed: bool = False
) -> str:
    """The turn that will answer the next message, which is text or a choice, with `photos`. Returns its id.

    Where the bot has nothing to do, the turn begins with the message, in one commit, unless the shopper was seen typing
    it (`typed`): then it waits for what may follow. Otherwise text joins the text that waits already, and a choice
    waits as a turn of its own.
    """
    tx = thread.tx
    newest = tx.conn.execute(_NEWEST_OPEN, {"conversation": thread.id}).one_or_none()
    if newest and newest.state is TurnState.PENDING and not newest.choice and not choice:
        tx.tell(TurnWaits(thread.id, typed))
        turn: str = newest.id
        return turn
    turn, waits = new_id(), newest is not None or typed
    row = {
        "id": turn, "conversation_id": thread.id, "epoch": thread.epoch,
        "state": TurnState.PENDING if waits else TurnState.RUNNING,
        "first_seq": thread.seq + 1, "choice": choice, "created_at": tx.now,
    }  # fmt: skip
    tx.conn.execute(_ADD, row)
    if waits:
        tx.tell(TurnWaits(thread.id, typed))
    else:
        tx.tell(_begun(thread, turn, text, choice, photos, _goes_on(thread, thread.seq + 1, tx.now)))
    return turn


def take_turn(tx: Tx, conversation: str, *, may_go_on: bool = False) -> TurnBegun | None:
    """Mark the oldest open turn as running and return it with all its messages; None if there is none.

    `may_go_on`: the shopper was not waited for yet, so that the bot may ask for that.
    A turn that was running when the process died is taken again under the same id, which Rasa answers only once.
    """
    row = tx.conn.execute(_OPEN, {"conversation": conversation}).one_or_none()
    if row is None:
        return None
    thread = access_thread(tx, conversation)
    if not _stands(thread, row.epoch):
        tx.conn.execute(_SET_STATE, {"turn": row.id, "new_state": TURNS.next(row.state, TurnMove.DROPPED)})
        return take_turn(tx, conversation, may_go_on=may_go_on)
    if row.state is TurnState.PENDING:
        tx.conn.execute(_SET_STATE, {"turn": row.id, "new_state": TURNS.next(row.state, TurnMove.TAKEN)})
    lines = list(tx.conn.execute(_SAID, {"turn": row.id}))
    said = "\n".join(line.text for line in lines if line.text)
    photos = sum("id" in photo for line in lines for photo in line.photos or ())
    goes_on = _goes_on(thread, lines[0].seq, lines[0].at) if may_go_on and lines else None
    return _begun(thread, row.id, None if row.choice else said, row.choice, photos, goes_on)


def put_back(tx: Tx, turn: TurnBegun) -> None:
    """Let the turn wait for the rest of its message; what was said meanwhile is asked with it."""
    thread = access_thread(tx, turn.conversation)
    if not _stands(thread, turn.epoch):
        _finish(tx, turn, TurnMove.DROPPED)
    elif not _join_following(tx, turn, TurnMove.DROPPED):
        row = {"turn": turn.question.turn, "new_state": TURNS.next(TurnState.RUNNING, TurnMove.PUT_BACK)}
        tx.conn.execute(_SET_STATE, row)


def answer_turn(tx: Tx, notices: Notices, turn: TurnBegun, answer: Answer) -> bool:
    """Store the replies if the conversation is still in the turn's epoch; else keep them for audit.

    What the answer brings besides words is done in the same transaction; a second failure in a row hands over. Returns
    whether the replies were stored. A turn that has its answer, or was given up, takes no other. To a shopper who waits
    for a person the bot tells facts, and does nothing else.
    """
    thread = access_thread(tx, turn.conversation)
    understood = {"new_intent": answer.intent, "new_confidence": answer.confidence}
    if not _stands(thread, turn.epoch):
        late = [{"text": reply.text} for reply in answer.replies]
        if _finish(tx, turn, TurnMove.LATE, **understood, new_stale_reply=late):
            thread.audit("stale_bot_reply", BOT, thread.owner, turn.question.turn)
        return False
    if not _finish(tx, turn, TurnMove.ANSWERED, **understood):
        return False
    if thread.owner is Owner.QUEUE:
        return _tell_facts(thread, notices, turn, answer)
    _count(thread, failed=answer.failed)
    effects = answer.effects
    if answer.failed and not _hands_over(effects) and _may_hand_over(thread):
        effects = (*effects, HandoffRequest(HandoffReason.FAILURE, confidence=answer.confidence))
    _say(thread, turn, _words(notices.of(thread.language), answer, hands_over=_hands_over(effects)), answer)
    for effect in effects:
        apply_effect(thread, notices, effect)
    hear_call_at_once(thread, notices, turn.question.text)
    return True


def apologise(tx: Tx, notices: Notices, turn: TurnBegun) -> bool:
    """Say that the bot gave no answer in time and offer a person; hand over after a second failure in a row.

    The turn stays open, so that it can still be answered. Returns whether it is still the bot's to answer.
    """
    thread = access_thread(tx, turn.conversation)
    if not _stands(thread, turn.epoch):
        _finish(tx, turn, TurnMove.DROPPED)
        return False
    if thread.owner is Owner.QUEUE:  # a person is coming anyway
        _finish(tx, turn, TurnMove.GAVE_UP)
        tell_place(thread, notices)
        return False
    _count(thread, failed=True)
    hands_over = _may_hand_over(thread)
    _say(thread, turn, [_apology(notices.of(thread.language), hands_over=hands_over)], None)
    if hands_over:
        apply_effect(thread, notices, HandoffRequest(HandoffReason.FAILURE))
        _finish(tx, turn, TurnMove.GAVE_UP)
    return not hands_over


def give_up(tx: Tx, turn: TurnBegun) -> None:
    """End the turn without an answer; what was said in it is asked again with what the shopper has told the bot since.

    It is not asked again where a person or the queue came in between: they have dealt with it.
    """
    if not _join_following(tx, turn, TurnMove.GAVE_UP):
        _finish(tx, turn, TurnMove.GAVE_UP)


def _join_following(tx: Tx, turn: TurnBegun, move: TurnMove) -> bool:
    """End the turn, and ask what was said in it with the text that waits; False where none waits."""
    here = {"conversation": turn.conversation, "epoch": turn.epoch}
    following = tx.conn.execute(_WAITING_TEXT, here).scalar() if turn.question.text else None
    if following and _finish(tx, turn, move):
        tx.conn.execute(update(Message).where(Message.turn_id == turn.question.turn).values(turn_id=following))
    return following is not None


def get_conversations_with_open_turns(conn: Connection) -> list[str]:
    """The conversations where the bot owes an answer, to go on with after a restart."""
    query = select(Turn.conversation_id).where(_IS_OPEN).distinct()
    return list(conn.execute(query).scalars())


def _goes_on(thread: Thread, seq: int, at: datetime) -> GoesOn | None:
    """How the line of that place came, where the bot may ask to wait for its rest; None in the queue."""
    if thread.owner is Owner.QUEUE:
        return None
    before = thread.tx.conn.execute(_LINE_BEFORE, {"conversation": thread.id, "seq": seq}).scalar()
    close = before is not None and (at - before).total_seconds() < grace_on(thread.channel)
    return GoesOn.IN_BURST if close else GoesOn.ALONE


def _begun(
    thread: Thread, turn: str, text: str | None, choice: Mapping[str, Any] | None, photos: int,
    goes_on: GoesOn | None = None,
) -> TurnBegun:  # fmt: skip
    # Who waits is told facts by a sender of its own each time, so that nothing moves in what the bot was asked before.
    session = f"waiting:{turn}" if thread.owner is Owner.QUEUE else str(thread.bot_session)
    question = Question(
        turn, f"{thread.id}:{session}", text, choice, _metadata(thread, photos),
        goes_on if text and not photos else None,
    )  # fmt: skip
    return TurnBegun(thread.id, thread.epoch, question)


def _stands(thread: Thread, epoch: int) -> bool:
    """Whether a turn begun in this epoch may still be answered: with every change of owner the epoch rises."""
    return thread.epoch == epoch and thread.owner in _HEARS_THE_BOT


def _hands_over(effects: Sequence[Effect]) -> bool:
    return any(isinstance(effect, HandoffRequest) for effect in effects)


def _tell_facts(thread: Thread, notices: Notices, turn: TurnBegun, answer: Answer) -> bool:
    """Say what the bot told a shopper who waits, without buttons: the queue takes none. Returns whether it told any.

    Where it did not, or wanted more than to tell, the shopper hears their place now and then.
    """
    if answer.failed or any(not isinstance(effect, LanguageHeard) for effect in answer.effects):
        tell_place(thread, notices)
        return False
    _say(thread, turn, [replace(reply, options=None) for reply in answer.replies], answer)
    return True


def _words(texts: NoticeTexts, answer: Answer, *, hands_over: bool) -> Sequence[Reply]:
    """What is said of an answer. Before a handoff nothing is offered, and no failure that tells to try again."""
    if not hands_over:
        return answer.replies or ([_apology(texts, hands_over=False)] if answer.failed else [])
    told = [replace(reply, options=None) for reply in answer.replies if not reply.failed]
    return [*told, _apology(texts, hands_over=True)] if answer.failed else told


def _say(thread: Thread, turn: TurnBegun, replies: Sequence[Reply], answer: Answer | None) -> None:
    for reply in replies:
        line = Line(
            kind=Speaker.BOT, text=reply.text, turn=turn.question.turn, options=reply.options, cards=reply.cards,
            intent=answer.intent if answer else None, confidence=answer.confidence if answer else None,
        )  # fmt: skip
        thread.append(line)


def _apology(texts: NoticeTexts, *, hands_over: bool) -> Reply:
    if hands_over:
        return Reply(texts.say("failed_again"), None, None)
    return Reply(texts.say("failed"), [{"title": texts.say("ask_person"), "choice": ASK_PERSON}], None)


def _may_hand_over(thread: Thread) -> bool:
    """Whether the bot failed twice in a row, and no failure has handed over in the last ten minutes."""
    if thread.failures < 2:  # noqa: PLR2004  # the first is apologised for, the second hands over
        return False
    recent = select(QueueEntry.epoch).where(
        QueueEntry.conversation_id == thread.id,
        QueueEntry.reason == HandoffReason.FAILURE,
        QueueEntry.entered_at > thread.tx.now - AUTOMATIC_PAUSE,
    )
    return thread.tx.conn.execute(recent).first() is None


def _count(thread: Thread, *, failed: bool) -> None:
    """Count the turns that the bot has answered, and failures in a row."""
    thread.failures = thread.failures + 1 if failed else 0
    thread.bot_session_turns += not failed
    thread.set(failures=thread.failures, bot_session_turns=thread.bot_session_turns)


def _metadata(thread: Thread, photos: int) -> dict[str, Any]:
    begins = thread.bot_session_turns == 0
    known = {
        "channel": thread.channel, "conversation": thread.id, "name": thread.shopper_name,
        "language": thread.language, "email": thread.email, "settled": thread.settled,
        "agenda": thread.agenda if begins and thread.owner is not Owner.QUEUE else None, "photos": photos or None,
        "waiting": thread.owner is Owner.QUEUE or None,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value is not None}


def _finish(tx: Tx, turn: TurnBegun, move: TurnMove, **columns: object) -> bool:
    """End the turn; returns whether it was still open."""
    nothing = {"new_intent": None, "new_confidence": None, "new_stale_reply": None}
    row = {"turn": turn.question.turn, "new_state": TURNS.after(move), "now": tx.now, **nothing, **columns}
    return tx.conn.execute(_FINISH, row).rowcount == 1
