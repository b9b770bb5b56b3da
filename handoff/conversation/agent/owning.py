"""Who owns a conversation, as far as an agent changes it: claim, resolve, give back to the bot."""

from handoff.conversation.agenda import hand_over, settle, take_back
from handoff.conversation.agent.access import access_own
from handoff.conversation.agent.notes import insert_note
from handoff.conversation.thread import Actor, access_thread
from handoff.errors import AlreadyClaimed, IllegalChange
from handoff.notices import Notices
from handoff.states.owners import Move, Owner
from handoff.store.store import Tx


def claim(tx: Tx, notices: Notices, conversation: str, agent: Actor) -> None:
    """Take a waiting shopper, or take over from the bot. One winner; the others get AlreadyClaimed with `by`.

    Claiming what is yours already does nothing. Raises IllegalChange for a closed conversation.
    """
    thread = access_thread(tx, conversation)
    if thread.owner is Owner.AGENT and thread.agent == agent.agent:
        return
    if thread.owner is Owner.AGENT:
        raise AlreadyClaimed(extra={"by": {"id": thread.agent, "name": thread.agent_name}})
    if thread.owner is Owner.CLOSED:
        raise IllegalChange("This conversation is closed; the shopper opens it again by writing.")
    change = Move.CLAIMED if thread.owner is Owner.QUEUE else Move.TAKEN_OVER
    thread.change_owner(change, agent, agent=agent)
    if change is Move.TAKEN_OVER:
        thread.keep_agenda(hand_over(thread.agenda))
    thread.notify(notices, "joined", agent=agent.name)


def resolve(tx: Tx, notices: Notices, conversation: str, agent: Actor, outcome: str | None, note: str | None) -> None:
    """Close the conversation until the shopper writes again; the bot then knows the outcome. Raises NotOwner.

    What was with the agent is done.
    """
    thread = access_own(tx, conversation, agent)
    thread.set(settled=outcome)
    thread.keep_agenda(settle(thread.agenda))
    if note:
        insert_note(tx, conversation, agent, note)
    thread.change_owner(Move.RESOLVED, agent, reason=outcome and "outcome given")
    thread.notify(notices, "resolved", agent=agent.name)


def give_back(tx: Tx, notices: Notices, conversation: str, agent: Actor, settled: str | None) -> None:
    """Give the conversation back to the bot, which begins a new session and knows what was settled. Raises NotOwner.

    What was with the agent is done if something was settled; if not, the bot has it to do again.
    """
    thread = access_own(tx, conversation, agent)
    thread.set(settled=settled)
    thread.keep_agenda(settle(thread.agenda) if settled else take_back(thread.agenda, still_asked=False))
    thread.change_owner(Move.RETURNED, agent)
    thread.notify(notices, "returned", agent=agent.name)
