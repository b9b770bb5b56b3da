"""A shopper's WebSocket: hello, what was missed, then everything as it happens, each line once and in order."""

import contextlib
from dataclasses import dataclass
from datetime import datetime

import orjson
import structlog
from sanic import Websocket
from sanic.exceptions import WebsocketClosed
from sqlalchemy import Connection, select

from handoff.channels.web.channel import WebChannel
from handoff.channels.web.frames import (
    Ack,
    ChangedForShopper,
    ChoiceFrame,
    EndFrame,
    LeaveQueueFrame,
    MessageForShopper,
    OwnerFrame,
    PersonFrame,
    ReadyForShopper,
    SayFrame,
    SeenFrame,
    ShopperFrame,
    ToShopper,
    TypingFrame,
    read_frame,
    read_hello,
)
from handoff.conversation.events import Event, MessageChanged, MessageStored, OwnerChanged, QueuePosition, Seen, Typing
from handoff.conversation.incoming import AskedPerson, Chose, Ended, Incoming, LeftQueue, Said, Saw
from handoff.conversation.log import get_changed, get_messages
from handoff.conversation.queue import get_queue_positions
from handoff.conversation.shopper import receive
from handoff.conversation.values import Channel, LogMessage, Speaker
from handoff.edge.mailbox import Mailbox
from handoff.edge.sockets import HELLO_WITHIN_S, POLICY_VIOLATION, error_frame, talk
from handoff.errors import CounterhandError, NotFound, StaleOption, TooFast
from handoff.services import Services
from handoff.states.owners import Owner
from handoff.store.tables.agents import Agent
from handoff.store.tables.conversations import Conversation
from handoff.text import clean_message
from handoff.wire import author_json, message_id, message_json

PAGE = 500

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The conversation as it stands when the socket opens."""

    owner: Owner
    seq: int
    agent_name: str | None
    standing: QueuePosition | None
    language: str | None


def get_snapshot(conn: Connection, conversation: str, now: datetime) -> Snapshot:
    """Owner, length and, in the queue, the place. Raises NotFound."""
    query = (
        select(Conversation.owner, Conversation.seq, Conversation.language, Agent.name)
        .outerjoin(Agent, Agent.id == Conversation.agent_id)
        .where(Conversation.id == conversation)
    )
    row = conn.execute(query).one_or_none()
    if row is None:
        raise NotFound
    standings = get_queue_positions(conn, now) if row.owner == Owner.QUEUE else []
    standing = next((place for place in standings if place.conversation == conversation), None)
    return Snapshot(Owner(row.owner), row.seq, row.name, standing, row.language)


def get_language(conn: Connection, conversation: str) -> str | None:
    """What the shopper writes in, as far as it is known."""
    language: str | None = conn.execute(
        select(Conversation.language).where(Conversation.id == conversation)
    ).scalar_one_or_none()
    return language


class ShopperSocket:
    """One shopper's socket. `serve` returns when it is closed."""

    def __init__(self, services: Services, channel: WebChannel, socket: Websocket) -> None:
        self._services, self._channel, self._socket = services, channel, socket
        self._mail: Mailbox[Event | ToShopper] = Mailbox()
        self._frames = channel.rates.frames()
        self._conversation = ""
        self._owner = Owner.BOT
        self._language: str | None = None
        self._sent = 0
        self._typed = False
        """Whether the shopper was seen typing since their last message."""

    async def serve(self) -> None:
        """Greet, then read frames while another task writes frames."""
        try:
            hello = read_hello(await self._socket.recv(HELLO_WITHIN_S))
            self._conversation = self._channel.tokens.read(hello.token)
        except CounterhandError as error:
            await self._refuse(error)
            return
        self._services.hub.listen(self._conversation, self._mail.put)
        try:
            await self._greet(hello.after)
            await talk(self._socket, self._handle, self._write, self._frames)
        except CounterhandError as error:
            await self._refuse(error)
        finally:
            self._services.hub.leave(self._conversation, self._mail.put)

    async def _greet(self, after: int) -> None:
        store = self._services.store
        snapshot = await store.read(get_snapshot, self._conversation, store.now())
        self._owner, self._sent = snapshot.owner, min(after, snapshot.seq)
        self._language = snapshot.language
        await self._send(self._ready(snapshot))
        if snapshot.standing:
            await self._send(self._queue_frame(snapshot.standing))
        else:
            await self._send(_owner_frame(snapshot.owner, snapshot.agent_name))
        await self._catch_up()

    def _ready(self, snapshot: Snapshot) -> ReadyForShopper:
        ready: ReadyForShopper = {
            "type": "ready", "conversation": self._conversation, "owner": snapshot.owner, "seq": snapshot.seq,
        }  # fmt: skip
        if Channel.TELEGRAM in self._channel.ways:
            ready["telegram"] = True
        return ready

    async def _handle(self, data: str | bytes) -> None:
        client_id = None
        try:
            frame = read_frame(data)
            if isinstance(frame, SayFrame | ChoiceFrame | PersonFrame):
                client_id = frame.client_id
            if (stored := await self._apply_frame(frame)) is not None and client_id is not None:
                self._mail.put(_ack(client_id, stored))
        except CounterhandError as error:
            self._mail.put(error_frame(error, error.extra.get("client_id", client_id)))
        except Exception:
            log.exception("frame failed", conversation=self._conversation)
            self._mail.put(error_frame(CounterhandError(), client_id))

    async def _apply_frame(self, frame: ShopperFrame) -> LogMessage | None:
        """Do what the frame says; returns the message it became, if it became one."""
        if isinstance(frame, TypingFrame):
            self._typed = True
            self._services.hub.publish([Typing(self._conversation, Speaker.SHOPPER)])
            return None
        if isinstance(frame, SayFrame | ChoiceFrame | PersonFrame):
            self._check_rate()  # first: cleaning a text is work, too
        incoming = self._read(frame)
        write, notices, facts = self._services.store.write, self._services.notices, self._channel.facts_waiting
        return await write(receive, notices, self._conversation, Channel.WEB, incoming, facts_waiting=facts)

    def _read(self, frame: SayFrame | ChoiceFrame | PersonFrame | SeenFrame | LeaveQueueFrame | EndFrame) -> Incoming:
        match frame:
            case SayFrame():
                text = clean_message(frame.text, has_photos=bool(frame.photos))
                typed, self._typed = self._typed, False
                return Said(frame.client_id, text, frame.photos, typed=typed)
            case ChoiceFrame():
                return Chose(frame.client_id, self._read_message_id(frame.message), frame.option)
            case PersonFrame():
                return AskedPerson(frame.client_id)
            case SeenFrame():
                return Saw(frame.seq)
            case LeaveQueueFrame():
                return LeftQueue()
            case EndFrame():
                return Ended()

    def _check_rate(self) -> None:
        rates = self._channel.rates.to_person if self._owner is Owner.AGENT else self._channel.rates.to_bot
        if not rates.allows(self._conversation):
            raise TooFast

    def _read_message_id(self, message: str) -> int:
        conversation, _, seq = message.rpartition(".")
        if conversation != self._conversation or not seq.isascii() or not seq.isdecimal():
            raise StaleOption
        return int(seq[:9])

    async def _write(self) -> None:
        with contextlib.suppress(WebsocketClosed):
            while True:
                items, overflowed = await self._mail.take()
                if overflowed:
                    await self._catch_up()
                for item in items:
                    await (self._send(item) if isinstance(item, dict) else self._tell(item))

    async def _tell(self, change: Event) -> None:
        match change:
            case MessageStored():
                await self._tell_message(change.message)
            case MessageChanged() if change.shopper_sees and change.message.seq <= self._sent:
                await self._send_changed(change.message)
            case OwnerChanged():
                self._owner = change.owner
                if change.owner is Owner.QUEUE:  # a place in the queue follows as a QueuePosition
                    self._language = await self._services.store.read(get_language, self._conversation)
                else:
                    await self._send(_owner_frame(change.owner, change.agent_name))
            case QueuePosition():
                await self._send(self._queue_frame(change))
            case Typing() if change.kind is not Speaker.SHOPPER:
                await self._send({"type": "typing", "from": author_json(change.kind, change.name)})
            case Seen() if change.kind is Speaker.AGENT:
                await self._send({"type": "seen", "seq": change.seq})

    def _queue_frame(self, standing: QueuePosition) -> OwnerFrame:
        texts = self._services.notices.of(self._language)
        frame: OwnerFrame = {
            "type": "owner", "owner": Owner.QUEUE, "position": standing.position,
            "says": texts.in_queue(standing.position, standing.wait_s), "stay": texts.say("stay_with_bot"),
        }  # fmt: skip
        if standing.wait_s is not None:
            frame["wait_s"] = standing.wait_s
        return frame

    async def _tell_message(self, message: LogMessage) -> None:
        if message.seq == self._sent + 1:
            await self._send_message(message)
        elif message.seq > self._sent:  # something was dropped on the way here: the log has it
            await self._catch_up()

    async def _catch_up(self) -> None:
        """Send from the log what changed in the lines that were sent, then the lines after them."""
        if self._sent:
            for message in await self._services.store.read(get_changed, self._conversation, self._sent):
                await self._send_changed(message)
        while True:
            missed = await self._services.store.read(get_messages, self._conversation, after=self._sent, limit=PAGE)
            for message in missed:
                await self._send_message(message)
            if len(missed) < PAGE:
                return

    async def _send_message(self, message: LogMessage) -> None:
        frame: MessageForShopper = {"type": "message", **message_json(message, self._services.photo_links)}
        await self._send(frame)
        self._sent = message.seq

    async def _send_changed(self, message: LogMessage) -> None:
        frame: ChangedForShopper = {"type": "changed", **message_json(message, self._services.photo_links)}
        await self._send(frame)

    async def _refuse(self, error: CounterhandError) -> None:
        with contextlib.suppress(WebsocketClosed):
            await self._send(error_frame(error))
            await self._socket.close(POLICY_VIOLATION, error.code)

    async def _send(self, frame: ToShopper) -> None:
        await self._socket.send(orjson.dumps(frame).decode())


def _ack(client_id: str, stored: LogMessage) -> Ack:
    stands = message_id(stored.conversation, stored.seq)
    return {"type": "ack", "client_id": client_id, "seq": stored.seq, "id": stands}


def _owner_frame(owner: Owner, agent_name: str | None) -> OwnerFrame:
    frame: OwnerFrame = {"type": "owner", "owner": owner}
    if agent_name:
        frame["agent"] = {"name": agent_name}
    return frame
