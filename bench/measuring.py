"""The measurements in their order, each compared with its peer or its limit, in one run."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bench.figures import Report, Sample
from bench.limits import serving_echoes
from bench.pairs import PAIRS
from bench.peer import peer, train_peer
from bench.product import ADMIN, product
from bench.running import RASA_PYTHON, WORK, drive, memory_mb, run

SHOPPERS = 50
# The turns of a long talk; its last ones are compared with those up to the early one.
LONG_TALK, EARLY_TURN = 300, 10

# Called with the name of a step; returns what the step reports its progress to.
Steps: TypeAlias = Callable[[str], Report]


@dataclass(frozen=True, slots=True)
class Length:
    """How long each part is driven: seconds, and conversations of eight messages."""

    seconds: int
    conversations: int
    limit_seconds: int


FULL = Length(seconds=30, conversations=120, limit_seconds=5)
QUICK = Length(seconds=5, conversations=50, limit_seconds=2)


@dataclass(frozen=True, slots=True)
class Turns:
    """A1 and A5 of one bot: its turns alone and with many shoppers, its start, training (seconds) and memory (MB)."""

    alone: Sample
    together: Sample
    first_answer_s: float
    training_s: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Measured:
    """All that one run has measured."""

    commits: Sample
    echoes: Sample
    kept_echoes: Sample
    paced: Sample
    flat_out: Sample
    long_talk: Sample
    product: Turns
    peer: Turns


def measure(steps: Steps, length: Length) -> Measured:
    """Measure everything; takes some minutes, and longer when the peer has not been trained yet."""
    WORK.mkdir(parents=True, exist_ok=True)
    model, peer_training_s = _train_peer(steps)
    training_s = _train(steps)
    commits = drive(steps("durable commits of SQLite"), "commits", folder=str(WORK), seconds=length.limit_seconds)
    with serving_echoes(str(WORK)) as base_url:
        report = steps("echoes of a bare Sanic socket")
        echoes = drive(report, "echoes", base_url=base_url, count=PAIRS, seconds=length.limit_seconds)
        report = steps("durable echoes, as many a second as people's messages")
        kept_echoes = drive(report, "kept_echoes", base_url=base_url, count=2 * PAIRS, seconds=length.seconds)
    steps("make run, until the first answer")
    with product() as ours:
        alone, together = _turns(steps, "the product", "product_turns", ours.base_url, length)
        report = steps(f"the product, one talk of {LONG_TALK} turns")
        long = drive(report, "long_talk", base_url=ours.base_url, turns=LONG_TALK)
        admin = {"base_url": ours.base_url, **ADMIN}
        paced = drive(steps("people, a message a second"), "paced", **admin, seconds=length.seconds)
        flat_out = drive(steps("people, flat out"), "flat_out", **admin, seconds=length.seconds // 2)
        turns = Turns(alone, together, ours.first_answer_s, training_s, memory_mb(ours.process))
        steps("the peer, until its first answer")
        with peer(model, ours.actions_url) as other:
            alone, together = _turns(steps, "the peer", "rest_turns", other.base_url, length)
            other_turns = Turns(alone, together, other.first_answer_s, peer_training_s, memory_mb(other.process))
    return Measured(commits, echoes, kept_echoes, paced, flat_out, long, turns, other_turns)


def _train_peer(steps: Steps) -> tuple[Path, float]:
    steps("training the stock pipeline, unless it is there")
    return train_peer()


def _train(steps: Steps) -> float:
    steps("training our model from clean")
    return run((RASA_PYTHON, "-m", "bot.training.train", "--force"), {}, WORK / "training.log")


def _turns(steps: Steps, whose: str, scenario: str, base_url: str, length: Length) -> tuple[Sample, Sample]:
    few = max(5, length.conversations // 12)
    settings = {"scenario": scenario, "base_url": base_url}
    drive(steps(f"{whose}, warming up"), **settings, shoppers=5, conversations=few)
    alone = drive(steps(f"{whose}, one shopper"), **settings, shoppers=1, conversations=few)
    report = steps(f"{whose}, {SHOPPERS} shoppers at once")
    return alone, drive(report, **settings, shoppers=SHOPPERS, conversations=length.conversations)
