"""What a shopper hears from the counter while they wait for a person, and when."""

from datetime import timedelta

from sqlalchemy import func, select

from handoff.conversation.agenda import count_with_person, drop, take_back
from handoff.conversation.call_back import CallBack, read_call_back
from handoff.conversation.queue import note_in_entry, noted_in_entry, position_of, wait_for
from handoff.conversation.queue_talk import QueueTalk, read_queue_talk, wants_person
from handoff.conversation.thread import SHOPPER, Thread
from handoff.conversation.values import Line, Speaker
from handoff.notices import Notices, NoticeTexts
from handoff.states.owners import Move, Owner
from handoff.states.reasons import URGENT
from handoff.store.tables.conversations import Conversation, Message

NOTICE_PAUSE = timedelta(seconds=60)
"""A shopper who writes while waiting is told their place, but not after every line."""
SAME_PAUSE = timedelta(seconds=2)
"""Who asks is answered; the lines of a burst are answered once."""

_CALL_BACK = "callback"
"""As the packet names it."""


def is_for_the_queue(text: str) -> bool:
    """Whether the words are about the queue, so that the bot need not be asked."""
    return read_queue_talk(text) is not QueueTalk.ELSE


def hear_waiting(thread: Thread, notices: Notices, text: str, *, asked: bool) -> None:
    """Answer what is about the queue; of anything else tell the place now and then, unless the bot is `asked`.

    The words on the button that leaves the queue do what it does. Who needs nobody any more leaves it, too, and takes
    back what they waited for; but not in an urgent matter, of which a person is to know, and not where they waited for
    several things.
    """
    if text.casefold() == notices.of(thread.language).say("stay_with_bot").casefold():
        leave_queue(thread, notices)
        return
    match read_queue_talk(text):
        case QueueTalk.THE_WAIT:
            # Who asks for a person once more is never met with silence.
            tell_place(thread, notices, always=True, again=wants_person(text))
        case QueueTalk.CALL_BACK:
            _note_call(thread, notices.of(thread.language), text)
        case QueueTalk.OUR_NUMBER:
            _answer(thread, "our_number", notices.of(thread.language).our_number())
        case QueueTalk.LEAVING:
            leave_queue(thread, notices)
        case QueueTalk.TAKES_BACK if count_with_person(thread.agenda) <= 1 and not _is_urgent(thread):
            thread.change_owner(Move.LEFT, SHOPPER)
            thread.keep_agenda(drop(thread.agenda))
            thread.notify(notices, "took_back")
        case QueueTalk.TAKES_BACK | QueueTalk.GOING:
            _answer(thread, "still_wanted", notices.of(thread.language).say("still_wanted"))
        case QueueTalk.ELSE if not asked:
            tell_place(thread, notices)


def hear_call_at_once(thread: Thread, notices: Notices, text: str | None) -> None:
    """Keep the call that was wanted in the words that led to the queue: "ring me tomorrow at three"."""
    if thread.owner is Owner.QUEUE and text and read_call_back(text) is not None:
        _note_call(thread, notices.of(thread.language), text)


def _note_call(thread: Thread, texts: NoticeTexts, text: str) -> None:
    """Put the call that they want into what the agent sees and read it back; ask for the number where there is none."""
    told = str(noted_in_entry(thread).get(_CALL_BACK, ""))
    before, call = read_call_back(told) or CallBack("", told), read_call_back(text) or CallBack("", "")
    number, when = call.number or before.number, call.when or before.when
    if call.when and (refused := texts.never_rung(call.when)):
        # Nobody rings at three in the morning; the number is kept.
        if number:
            note_in_entry(thread, _CALL_BACK, number)
        _answer(thread, "call_back_hours", refused)
        return
    wanted = ", ".join(filter(None, (number, when)))
    if wanted:
        note_in_entry(thread, _CALL_BACK, wanted)
    if number:
        _answer(thread, "call_back", texts.say("call_back", call=wanted))
    elif when:
        _answer(thread, "call_back_when", texts.say("call_back_when", call=when))
    else:
        _answer(thread, "call_back_number", texts.say("call_back_number"))


def leave_queue(thread: Thread, notices: Notices) -> None:
    """Go back to the bot."""
    thread.change_owner(Move.LEFT, SHOPPER)
    thread.keep_agenda(take_back(thread.agenda, still_asked=True))
    thread.notify(notices, "left_queue")


def _is_urgent(thread: Thread) -> bool:
    query = select(Conversation.reason).where(Conversation.id == thread.id)
    return thread.tx.conn.execute(query).scalar() in URGENT


def tell_place(thread: Thread, notices: Notices, *, always: bool = False, again: bool = False) -> None:
    """Tell place and wait: `always` where they were asked for, else after a minute in which nothing was told.

    `again` says them even where that was said a moment ago.
    """
    conn, now = thread.tx.conn, thread.tx.now
    if thread.waiting_since is None or not (always or _is_quiet(thread)):
        return
    place = position_of(conn, thread.id, thread.waiting_since)
    _answer(thread, "still_queued", notices.of(thread.language).still_queued(place, wait_for(conn, now)), again=again)


def _is_quiet(thread: Thread) -> bool:
    query = select(func.max(Message.at)).where(Message.conversation_id == thread.id, Message.kind == Speaker.NOTICE)
    told = thread.tx.conn.execute(query).scalar()
    return told is None or thread.tx.now - told > NOTICE_PAUSE


def _answer(thread: Thread, notice: str, text: str, *, again: bool = False) -> None:
    """Say the notice, unless it has just said the same; `again` even then."""
    same = select(func.max(Message.at)).where(
        Message.conversation_id == thread.id, Message.notice == notice, Message.text == text
    )
    told = thread.tx.conn.execute(same).scalar()
    if again or told is None or thread.tx.now - told > SAME_PAUSE:
        thread.append(Line(kind=Speaker.NOTICE, text=text, notice=notice))
