"""The sender for any channel, tried with one that is not ours: addresses are texts, and ids have no order."""

import asyncio
import contextlib
import itertools
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime

import pytest

from handoff.channels.delivery.deliveries import Due
from handoff.channels.delivery.failures import Failure, Kind
from handoff.channels.delivery.sender import Call, Sender
from handoff.conversation.hub import Hub
from handoff.conversation.shopper import Shopper, conversation_at
from handoff.conversation.thread import access_thread
from handoff.conversation.values import Speaker
from handoff.notices import Notices
from handoff.services import NOTICES
from handoff.states.deliveries import DeliveryOp
from handoff.store.store import Store, Tx, utc_now
from tests.handoff.channels.telegram.lines import Lines

MIA, BEN = "mia@example.com", "ben@example.com"


class Away(Exception):  # it is where the post office is
    """The mail server does not answer."""


class Refused(Exception):  # as above
    """The mail server takes no such letter."""


class Post:
    """Mailboxes. A letter is a word; in capitals it is refused, and its lower case is sent instead."""

    channel = "email"

    def __init__(self) -> None:
        self.boxes: defaultdict[str, list[str]] = defaultdict(list)
        self.delivered_ids: list[str] = []
        self.away = 0
        self._ids = (f"<{number}@mail>" for number in itertools.count(9))

    def steps(self, due: Due) -> Sequence[Sequence[str]]:
        """Each word of a line is a step, and a notice has none; a deletion is a letter that names the deleted ones."""
        if due.op == "delete":
            return [[f"void {message_id}"] for message_id in due.sent]
        if due.message is None or due.message.kind is Speaker.NOTICE:
            return []
        return [[word, word.lower()] if word.isupper() else [word] for word in due.message.text.split()]

    async def load(self, due: Due, step: str) -> Call:
        """The call that puts the word into its box; there is nothing to load."""

        async def make() -> tuple[str, ...]:
            if self.away:
                self.away -= 1
                raise Away
            if step.isupper():
                raise Refused
            self.boxes[due.address].append(step)
            return (next(self._ids),) if due.op == "send" else ()

        return Call(make)

    @contextlib.asynccontextmanager
    async def turn(self, _address: str, _messages: int) -> AsyncIterator[None]:
        """Wait for nothing."""
        yield

    def rest(self, _address: str, _seconds: float) -> None:
        """Do nothing; no test asks for a rest."""

    def classify(self, error: Exception) -> Failure:
        """Whether the error passes (`Away`) or stays (a refusal)."""
        return Failure(Kind.RETRY if isinstance(error, Away) else Kind.REFUSED, type(error).__name__)

    def delivered(self, _due: Due, message_ids: Sequence[str]) -> None:
        """Note the ids of the last step."""
        self.delivered_ids += message_ids


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Real time."""
    return utc_now


@pytest.fixture
def lines(store: Store) -> Lines:
    """Lines to say."""
    return Lines(store, Notices.load(NOTICES, "Fernhill Outfitters"))


@pytest.fixture
def post() -> Post:
    """An empty post office."""
    return Post()


@pytest.fixture
async def _sender(store: Store, post: Post) -> AsyncIterator[None]:
    """A sender at work, whose pauses take no time."""

    async def no_time(_seconds: float) -> None:
        await asyncio.sleep(0)

    hub = Hub()
    store.subscribe(hub.publish)
    sender = Sender(store, hub, post, sleep=no_time)
    await sender.start()
    yield
    await sender.stop()


async def begin(lines: Lines, address: str) -> str:
    """Begin a conversation at the address; returns its id."""
    return await lines.store.write(conversation_at, lines.notices, address, Shopper("email"))


def take_back(tx: Tx, conversation: str, seq: int) -> None:
    """Ask for the line to be deleted."""
    access_thread(tx, conversation).dispatch("email", MIA, seq, DeliveryOp.DELETE)


@pytest.mark.usefixtures("_sender")
async def test_each_address_gets_its_lines_in_order(lines: Lines, post: Post) -> None:
    """Each address gets its lines in order, even when the channel is away for some tries or refuses a step."""
    mia = await begin(lines, MIA)
    ben = await begin(lines, BEN)
    post.away = 3
    await lines.add(mia, "one TWO")
    await lines.add(ben, "hello")
    await lines.add(mia, "three")
    await lines.settled()
    assert post.boxes == {MIA: ["one", "two", "three"], BEN: ["hello"]}
    assert {state for state, _ in await lines.states()} == {"delivered"}
    assert len(post.delivered_ids) == 3  # of each line its last


@pytest.mark.usefixtures("_sender")
async def test_line_is_taken_back_in_the_order_it_was_sent(lines: Lines, post: Post) -> None:
    """A line is deleted in the order it was sent, by the channel's own ids, which sort in another order."""
    mia = await begin(lines, MIA)
    line = await lines.add(mia, "one two three")
    await lines.settled()
    post.boxes.clear()
    await lines.store.write(take_back, mia, line.seq)
    await lines.settled()
    assert post.boxes[MIA] == [f"void <{number}@mail>" for number in (9, 10, 11)]


@pytest.mark.usefixtures("_sender")
async def test_lines_of_other_channels_are_left_alone(lines: Lines, post: Post) -> None:
    """The same address on another channel is another address."""
    await lines.begin(7)
    await asyncio.sleep(0.1)
    assert not post.boxes
    assert [state for state, _ in await lines.states()] == ["waiting"]
