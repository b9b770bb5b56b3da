"""What the bot may do for a shopper who waits for a person."""

from settings.reader import Group


class ConversationSettings(Group):
    """Conversations, on every channel."""

    answers_while_waiting: bool = False
    """Whether the bot tells plain facts to a shopper in the queue, until an agent claims the conversation."""
