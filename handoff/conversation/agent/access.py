"""The agent's own conversations: every verb on one goes through here."""

from handoff.conversation.thread import Actor, Thread, access_thread
from handoff.errors import NotOwner
from handoff.states.owners import Owner
from handoff.store.store import Tx


def check_own(thread: Thread, agent: Actor) -> None:
    """Raise NotOwner, which says who is, where the conversation is not this agent's."""
    if thread.owner is not Owner.AGENT or thread.agent != agent.agent:
        by = {"id": thread.agent, "name": thread.agent_name} if thread.agent else None
        raise NotOwner(extra={"owner": thread.owner, "by": by})


def access_own(tx: Tx, conversation: str, agent: Actor) -> Thread:
    """The conversation, locked for this transaction. Raises NotFound, and NotOwner where it is not this agent's."""
    thread = access_thread(tx, conversation)
    check_own(thread, agent)
    return thread
