"""What a turn brings back besides words: each kind is done by its own function, in the transaction of the answer.

The answer is stored before its effects are done, so that what they say comes after it.
"""

from handoff.conversation.queue import enqueue
from handoff.conversation.thread import BOT, Thread
from handoff.conversation.values import AgendaChanged, Effect, HandoffRequest, LanguageHeard
from handoff.notices import Notices


def apply_effect(thread: Thread, notices: Notices, effect: Effect) -> None:
    """Apply the effect in the transaction under way. Raises IllegalChange where the conversation has moved on."""
    match effect:
        case AgendaChanged():
            thread.keep_agenda(effect.agenda)
        case LanguageHeard():
            thread.keep_language(effect.language)
        case HandoffRequest():
            enqueue(thread, notices, effect, BOT)
