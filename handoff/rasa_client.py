"""Asks Rasa: text or a choice in, replies out. Knows the protocol between handoff and Rasa, and no conversation."""

import asyncio
import re
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Protocol, Self

import aiohttp
import orjson
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints

from handoff.conversation.agenda import read_agenda
from handoff.conversation.values import AgendaChanged, Effect, HandoffRequest, LanguageHeard
from handoff.states.reasons import HandoffReason

RASA_CHARACTERS = 1_000
"""Longer text stalls Rasa for everybody (its classifiers run inside its one event loop)."""
RETRY_PAUSE_S = 0.25
BREAKER_FAILURES, BREAKER_WINDOW_S, BREAKER_OPEN_S = 3, 60.0, 5.0
"""After three failures in a minute nobody waits for the bot; one question every five seconds tries it again."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")


class BotUnavailable(Exception):
    """Rasa did not give a usable answer in time."""


class GoesOn(StrEnum):
    """How a message came that may have a rest: by itself, or right after another one."""

    ALONE = "alone"
    IN_BURST = "in_burst"


@dataclass(frozen=True, slots=True)
class Question:
    """One turn: what the shopper said in it, and what is known of them. Exactly one of text and choice is set."""

    turn: str
    sender: str
    text: str | None
    choice: Mapping[str, Any] | None
    metadata: Mapping[str, Any]
    goes_on: GoesOn | None = None
    """Whether the rest of the message can still be waited for, should the bot find it unfinished."""

    @property
    def waiting(self) -> bool:
        """Whether the shopper waits for a person: then the bot tells facts, and does nothing."""
        return bool(self.metadata.get("waiting"))


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the bot."""

    text: str
    options: Sequence[Mapping[str, Any]] | None
    cards: Sequence[Mapping[str, Any]] | None
    failed: bool = False
    """Whether it says that something did not work, and what the shopper may do instead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a turn. `failed`: something it needed (an action, the shop) did not work."""

    replies: Sequence[Reply]
    effects: tuple[Effect, ...]
    """What the turn brings besides words, in the order in which it is to be done."""
    failed: bool
    intent: str | None
    confidence: float | None
    unfinished: bool = False
    """Nothing was done: more of the message may follow, with which it is to be asked again."""


class Bot(Protocol):
    """Something that answers questions."""

    async def ask(self, question: Question, budget_s: float) -> Answer:
        """The answer within `budget_s` seconds. Raises BotUnavailable. The same turn is never run twice."""
        ...


class RasaBot:
    """The bot behind our channel in Rasa. `async with` it."""

    def __init__(self, url: str, secret: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._url, self._secret, self._clock = f"{url}/webhooks/counterhand/turn", secret, clock
        self._breaker = Breaker(clock)

    async def __aenter__(self) -> Self:
        headers = {"X-Counterhand-Secret": self._secret, "Content-Type": "application/json"}
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=3)  # Rasa's sanic closes idle connections after 5 s
        self._http = aiohttp.ClientSession(headers=headers, connector=connector)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()

    async def ask(self, question: Question, budget_s: float) -> Answer:
        """Ask, and ask again under the same turn id while Rasa is away or busy, until the budget is spent."""
        if not self._breaker.allows():
            raise BotUnavailable
        deadline = self._clock() + budget_s
        while True:
            try:
                answer = await self._post(question, deadline - self._clock())
            except (aiohttp.ClientError, TimeoutError, ValueError):
                answer = None
            if answer is not None:
                self._breaker.succeeded()
                return answer
            if self._clock() + RETRY_PAUSE_S >= deadline:
                self._breaker.failed()
                raise BotUnavailable
            await asyncio.sleep(RETRY_PAUSE_S)

    async def _post(self, question: Question, budget_s: float) -> Answer | None:
        said = {"choice": question.choice} if question.choice else {"text": clip(question.text or "")}
        body = {"sender": question.sender, "turn_id": question.turn, "metadata": question.metadata, **said}
        if question.goes_on:
            body["goes_on"] = question.goes_on
        timeout = aiohttp.ClientTimeout(total=max(budget_s, 0.001))
        async with self._http.post(self._url, data=orjson.dumps(body), timeout=timeout) as response:
            if response.status != 200:  # noqa: PLR2004  # the only status with an answer in it
                return None
            return read_answer(orjson.loads(await response.read()))


class Breaker:
    """Stops asking a bot that keeps failing, so that shoppers are told at once and not after the budget."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failures: deque[float] = deque(maxlen=BREAKER_FAILURES)
        self._next_try = 0.0

    def allows(self) -> bool:
        """Whether to ask; while open, one question in every five seconds goes through."""
        now = self._clock()
        if len(self._failures) < BREAKER_FAILURES or now - self._failures[0] > BREAKER_WINDOW_S:
            return True
        if now < self._next_try:
            return False
        self._next_try = now + BREAKER_OPEN_S
        return True

    def failed(self) -> None:
        """Count a failure: the bot gave no answer."""
        self._failures.append(self._clock())
        self._next_try = self._clock() + BREAKER_OPEN_S

    def succeeded(self) -> None:
        """Forget the failures: the bot answered."""
        self._failures.clear()


def clip(text: str) -> str:
    """The text, cut to what Rasa can take: of a long one the start and the end, where people say what they want."""
    if len(text) <= RASA_CHARACTERS:
        return text
    half = RASA_CHARACTERS // 2 - 1
    return f"{text[:half]}\n{text[-half:]}"


def read_answer(body: object) -> Answer | None:
    """Rasa's JSON as an Answer; None where it is busy. Raises ValueError on nonsense."""
    said = _Said.model_validate(body)
    if said.status == "busy":
        return None
    customs = [reply.custom for reply in said.replies if reply.custom]
    confidence = said.intent.confidence if said.intent else None
    requests = tuple(_read_requests(customs, confidence))
    failed = said.status == "failed"
    replies = [] if failed else [_as_reply(reply) for reply in said.replies if reply.text or reply.cards]
    silent = said.status == "ok" and not replies and not requests
    return Answer(
        replies=replies,
        effects=(*_read_changes(said.slots), *requests),
        failed=failed or silent or any(custom.tells_failure for custom in customs),
        intent=said.intent.name if said.intent else None,
        confidence=confidence,
        unfinished=said.status == "unfinished",
    )


def _read_changes(slots: object) -> Iterator[AgendaChanged | LanguageHeard]:
    """What the shopper wants now, and writes in. Where the bot tells of neither, or of nonsense, the last one holds."""
    if not isinstance(slots, dict):
        return
    if agenda := read_agenda(slots.get("agenda")):
        yield AgendaChanged(agenda if agenda["wishes"] else None)
    language = slots.get("language")
    if isinstance(language, str) and _LANGUAGE.fullmatch(language):
        yield LanguageHeard(language)


def _read_requests(customs: Sequence["_SaidCustom"], confidence: float | None) -> Iterator[HandoffRequest]:
    """The request for a person: two in one answer are one."""
    for asked in [custom.handoff for custom in customs if custom.handoff][:1]:
        yield HandoffRequest(asked.reason, asked.topic, confidence, asked.slots)


def _as_reply(reply: "_SaidReply") -> Reply:
    options = [option.model_dump() for option in reply.options or []]
    failed = reply.custom is not None and reply.custom.tells_failure
    return Reply(reply.text or "", options or None, reply.cards or None, failed)


_Text = Annotated[str, AfterValidator(lambda text: text.replace("\0", ""))]
"""PostgreSQL stores no NUL."""
_Name = Annotated[_Text, StringConstraints(max_length=64)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _SaidChoice(_Part):
    intent: _Name
    entities: dict[str, Any]


class _SaidOption(_Part):
    title: _Text
    choice: _SaidChoice


class _SaidHandoff(_Part):
    reason: Annotated[HandoffReason, Strict(False)]  # noqa: FBT003  # its place is its name
    topic: Annotated[_Text, StringConstraints(max_length=32)] | None = None
    slots: dict[str, Any] = Field(default_factory=dict)


class _SaidCustom(_Part):
    handoff: _SaidHandoff | None = None
    failure: object = None

    @property
    def tells_failure(self) -> bool:
        return "failure" in self.model_fields_set


class _SaidReply(_Part):
    text: _Text | None = None
    options: list[_SaidOption] | None = None
    cards: list[dict[str, Any]] | None = None
    custom: _SaidCustom | None = None


class _SaidIntent(_Part):
    name: _Name | None = None
    confidence: float | None = None


class _Said(_Part):
    """The parts of Rasa's JSON that are used, checked here because nonsense would otherwise fail in the database."""

    status: Literal["ok", "failed", "busy", "unfinished"]
    replies: list[_SaidReply]
    intent: _SaidIntent | None
    slots: object = None
