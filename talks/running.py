"""One run: the product is started, everything is played in it, and what came of it returned."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.product import started
from bench.running import WORK, free_ports
from shop.clock import utc_today
from shop.embedded.catalogue import read_catalogue
from shop.embedded.embedded import EmbeddedShop
from shop.embedded.seed import shop_file
from talks.cells import read_cells
from talks.judging import Fault, Heard, Judge, Kind, call, packet
from talks.orders import Sample, Words
from talks.playing import Conversation
from talks.reading import PERSON, TALKS, Patterns, read_calls, read_dialogues, read_facts
from talks.relay import Relay
from talks.results import Played, Results
from talks.script import Call, Dialogue, Doer, Fact, Turn, Wording
from testkit.agent import PASSWORD, AgentClient
from testkit.client import Server
from testkit.socket import Closed, Refused

# More make no more turns a second, where Rasa has one core.
AT_ONCE = 8
_EMAIL = "sam@fernhill.example"
_SETTINGS = {
    "ADMIN_EMAIL": _EMAIL,
    "ADMIN_PASSWORD": PASSWORD,
    "MESSAGE_RATE": "1000000/10",
    "SESSION_RATE": "1000000/60",
}
_WITHIN_S = 20.0
Play = Callable[[], Awaitable[Played]]
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Scripts:
    """All that is to be played; `calls` is empty where their file is absent."""

    dialogues: Sequence[Dialogue]
    cells: Sequence[Dialogue]
    facts: Sequence[Fact]
    calls: Sequence[Call]
    patterns: Patterns

    @classmethod
    def read(cls, folder: Path = TALKS, person: Path = PERSON) -> "Scripts":
        """Read all files; raises `BadTalk`."""
        patterns = Patterns.of(folder)
        calls = read_calls(person) if person.exists() else []
        return cls(
            read_dialogues(folder, patterns),
            read_cells(folder, patterns),
            read_facts(folder, patterns),
            calls,
            patterns,
        )


class Run:
    """Plays in one running product."""

    def __init__(self, server: Server, agent: AgentClient, relay: Relay, sample: Sample, judge: Judge) -> None:
        self._server, self._agent, self._relay = server, agent, relay
        self._sample, self._judge = sample, judge

    async def all(self, scripts: Scripts, only: str, report: Report) -> Results:
        """Play everything whose name has `only` in it, some at a time."""
        plays = [(name, play) for name, play in self._plays(scripts) if only in name]
        at_once, done = asyncio.Semaphore(AT_ONCE), 0

        async def one(play: Play) -> Played:
            nonlocal done
            async with at_once:
                played = await play()
            done += 1
            report(done, len(plays))
            return played

        played = await asyncio.gather(*(one(play) for _, play in plays))
        return Results(played, () if scripts.calls else (f"{PERSON.name} is not there",))

    def _plays(self, scripts: Scripts) -> list[tuple[str, Play]]:
        plays: list[tuple[str, Play]] = []
        for of, dialogues in (("dialogues", scripts.dialogues), ("cells", scripts.cells)):
            for one in dialogues:
                play = partial(self._dialogue, of, one, self._sample.words(one))
                plays.append((f"{of}: {one.group}: {one.name}", play))
        for fact in scripts.facts:
            plays += [(f"facts: {fact.name}", partial(self._fact, fact, wording)) for wording in fact.ask]
        return [*plays, *((f"person: {each.kind}: {each.say}", partial(self._call, each)) for each in scripts.calls)]

    async def _dialogue(self, of: str, dialogue: Dialogue, words: Words) -> Played:
        heard: list[Heard] = []
        faults: list[tuple[int, Fault]] = []
        answers = list(dialogue.if_asked)
        async with self._talk(heard, faults) as talk:
            for place, turn in enumerate(dialogue.turns):
                if not talk.with_bot and of == "cells":
                    break  # a person was called before the shopper was asked, and answers from here on
                with_bot = talk.with_bot
                heard.append(await talk.answer(await talk.play(turn, words), answers, words))
                faults += [
                    (place, fault)
                    for fault in self._judge.turn(
                        turn.expected, heard[-1], words, answers=with_bot and not _is_of_agent(turn)
                    )
                ]
            if dialogue.packet:
                faults += [(len(heard) - 1, fault) for fault in packet(dialogue.packet, await talk.packet(), words)]
        return Played(of, dialogue.group, dialogue.name, _said(dialogue.turns, words), tuple(heard), tuple(faults))

    async def _fact(self, fact: Fact, wording: Wording) -> Played:
        heard, faults, words = await self._ask(wording.turns)
        if heard:
            faults += [(len(heard) - 1, fault) for fault in self._judge.fact(fact, wording, heard[-1], words)]
        return Played("facts", fact.name, fact.right, wording.turns, tuple(heard), tuple(faults))

    async def _call(self, one: Call) -> Played:
        said = (*one.before, one.say)
        heard, faults, _ = await self._ask(said)
        if heard:
            faults += [(len(heard) - 1, fault) for fault in call(one, heard[-1])]
        return Played("wants" if one.wants else "mentions", one.kind, one.say, said, tuple(heard), tuple(faults))

    async def _ask(self, turns: Sequence[str]) -> tuple[list[Heard], list[tuple[int, Fault]], Words]:
        heard: list[Heard] = []
        faults: list[tuple[int, Fault]] = []
        words = Words({}, utc_today())
        async with self._talk(heard, faults) as talk:
            heard += [await talk.play(Turn(Doer.SAYS, (text,)), words) for text in turns]
        return heard, faults, words

    @asynccontextmanager
    async def _talk(self, heard: list[Heard], faults: list[tuple[int, Fault]]) -> AsyncIterator[Conversation]:
        """A conversation; what breaks it is a fault of its next turn, and ends this talk alone."""
        try:
            async with Conversation.begun(self._server, self._agent, self._relay) as talk:
                yield talk
        except (TimeoutError, Refused, Closed) as problem:
            faults.append((len(heard), Fault(Kind.BROKEN, f"{type(problem).__name__}: {str(problem)[:200]}")))


async def run(scripts: Scripts, only: str, report: Report) -> Results:
    """Start the product and play; raises `bench.running.Broken` where it does not start, `BadTalk`."""
    WORK.mkdir(parents=True, exist_ok=True)
    rasa_port, relay_port = free_ports(2)
    with tempfile.TemporaryDirectory(prefix="talks-", dir=WORK) as folder:
        rasa, before = f"http://127.0.0.1:{rasa_port}", f"http://127.0.0.1:{relay_port}"
        async with Relay.listening(relay_port, rasa) as relay:
            settings = {**_SETTINGS, "RASA_PORT": str(rasa_port), "RASA_URLS": before}
            async with _started(Path(folder), settings) as base_url:
                server = Server(base_url, within_s=_WITHIN_S)
                orders = await EmbeddedShop(shop_file(Path(folder))).all_orders()
                sample = Sample(orders, read_catalogue(), utc_today())
                async with AgentClient.signed_in(server, _EMAIL) as agent:
                    judge = Judge(scripts.patterns.everywhere)
                    return await Run(server, agent, relay, sample, judge).all(scripts, only, report)


@asynccontextmanager
async def _started(folder: Path, settings: dict[str, str]) -> AsyncIterator[str]:
    """The product's address; it starts in a thread, because it asks for Rasa through the relay meanwhile."""
    product = started(folder, **settings)
    it = await asyncio.to_thread(product.__enter__)
    try:
        yield it.base_url
    finally:
        await asyncio.to_thread(product.__exit__, None, None, None)


def _said(turns: Sequence[Turn], words: Words) -> tuple[str, ...]:
    return tuple(_shown(turn, [words.said(text) for text in turn.texts]) for turn in turns)


def _shown(turn: Turn, texts: Sequence[str]) -> str:
    marks = {
        Doer.PRESSES: "[{}]",
        Doer.SENDS_PHOTOS: "{} (photo)",
        Doer.AGENT_SAYS: "agent: {}",
        Doer.AGENT_RETURNS: "agent returns: {}",
    }
    return marks.get(turn.doer, "{}").format(" ⏎ ".join(texts))


def _is_of_agent(turn: Turn) -> bool:
    return turn.doer in {Doer.AGENT_SAYS, Doer.AGENT_RETURNS}
