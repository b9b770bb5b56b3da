"""The report: each figure with its goal and its peer's, as a table for the terminal and for the page."""

import math
import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bench.measuring import EARLY_TURN, LONG_TALK, SHOPPERS, Measured
from bench.pairs import PAIRS

_PAGE = r"""# Measurements

Made by `{command}` on {day}: {cores} cores, Python {python}, SQLite {sqlite}, {system}. Everything ran in the same run
on the same machine, over loopback; the load driver is a process of its own on the same cores.

The peer is the pipeline and the policies of `rasa init` (`bench/stock/config.yml`), trained on our data (DIET for 12
epochs, on ten thousand examples as many steps as its 100 on a thousand), asked over Rasa's REST channel; its actions
are ours. Both have the same conversations of eight messages (`bench/conversation.py`), each shopper sending the next
message as soon as the last is answered. The product is asked through the shopper's socket: every message is durable
before it is acknowledged, every reply before it is sent. Part of the difference is Rasa's check of every action's
answer against a JSON schema, which the product makes by hand.

A1 are bot turns, A2 messages between shopper and agent, A5 the start, training and memory, B understanding.

{table}

\* measured at another time, on 2 cores: ejabberd with an archive, Matrix Synapse on SQLite.

{driver}

![Time of a bot turn with {shoppers} shoppers at once](measurements/turns.png)

![Time of a message between shopper and agent](measurements/delivery.png)

![Messages a second beside what the machine allows](measurements/throughput.png)
"""


# So many turns, up to the one that is told of: enough that one slow turn does not decide.
_AROUND = 9


@dataclass(frozen=True, slots=True)
class Goal:
    """The goal of a figure, and whether it is met."""

    words: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, what it is compared with, and its goal if it has one."""

    mark: str
    what: str
    measured: str
    peer: str = ""
    goal: Goal | None = None

    @property
    def cells(self) -> Sequence[str]:
        """The row as a table shows it, verdict last."""
        verdict = "" if self.goal is None else "kept" if self.goal.kept else "missed"
        return self.mark, self.what, self.measured, self.peer, self.goal.words if self.goal else "", verdict


HEADINGS = ("", "what", "measured", "peer", "wanted", "")


def rows(measured: Measured) -> Sequence[Row]:
    """Compare what was measured with its goals."""
    return (*_turns(measured), *_delivery(measured), *_start(measured))


def _turns(m: Measured) -> Sequence[Row]:
    ours, theirs = m.product.together, m.peer.together
    faster, slower = ours.rate / theirs.rate, ours.ms(0.95) / theirs.ms(0.95)
    alone, p95 = m.product.alone.ms(0.5), f"{_ms(ours.ms(0.95))}, {slower:.2f} ×"
    early, late = (m.long_talk.ms_around(turn, _AROUND) for turn in (EARLY_TURN, LONG_TALK))
    longer = late / early
    rates = f"{ours.rate:.0f}/s, {faster:.1f} ×", f"{theirs.rate:.0f}/s"
    return (
        Row("A1", f"bot turns, {SHOPPERS} shoppers at once", *rates, _at_least(faster, 3, "× the peer")),
        Row("A1", "… half of them within", _ms(ours.ms(0.5)), _ms(theirs.ms(0.5))),
        Row("A1", "… 95 % of them within", p95, _ms(theirs.ms(0.95)), _at_most(slower, 0.4, "× the peer")),
        Row("A1", "… one shopper, half within", _ms(alone), _ms(m.peer.alone.ms(0.5)), _at_most(alone, 25, "ms")),
        Row(
            "A1",
            f"… turn {LONG_TALK} of one talk",
            f"{_ms(late)}, {longer:.2f} ×",
            goal=_at_most(longer, 1.3, f"× turn {EARLY_TURN}"),
        ),
    )


def _delivery(m: Measured) -> Sequence[Row]:
    p95, rate = m.paced.ms(0.95), m.flat_out.rate
    return (
        Row("A2", f"shopper ↔ agent, {PAIRS} pairs × 1/s, half within", _ms(m.paced.ms(0.5))),
        Row("A2", "… 95 % of them within", _ms(p95), "ejabberd 3.7 ms, Synapse 399 ms*", _at_most(p95, 4, "ms")),
        Row("A2", "… flat out", f"{rate:.0f}/s", "ejabberd 519/s, Synapse 35/s*", _at_least(rate, 1000, "messages/s")),
        Row("A2", "limit: a bare socket and one commit at the same pace, half within", _ms(m.kept_echoes.ms(0.5))),
        Row("A2", "… 95 % of them within", _ms(m.kept_echoes.ms(0.95))),
        Row("A2", "limit: durable commits of SQLite", f"{m.commits.rate:.0f}/s"),
        Row("A2", "limit: echoes of a bare Sanic socket", f"{m.echoes.rate:.0f}/s"),
    )


def _start(m: Measured) -> Sequence[Row]:
    ours, theirs = m.product, m.peer
    first, theirs_first = ours.first_answer_s, f"{theirs.first_answer_s:.1f} s"
    memory, theirs_memory = f"{ours.memory_mb:.0f} MB", f"{theirs.memory_mb:.0f} MB, Rasa alone"
    training, theirs_training = f"{ours.training_s:.0f} s", f"{theirs.training_s:.0f} s"
    return (
        Row(
            "A5",
            "trained: from `make run` to the first answer",
            f"{first:.1f} s",
            theirs_first,
            _at_most(first, 20, "s"),
        ),
        Row("A5", "training", training, theirs_training, _at_most(ours.training_s, 90, "s")),
        Row(
            "A5", "memory of all processes, after the load", memory, theirs_memory, _at_most(ours.memory_mb, 1400, "MB")
        ),
    )


def _at_least(value: float, wanted: float, unit: str) -> Goal:
    return Goal(f"≥ {wanted:,} {unit}", value >= wanted)


def _at_most(value: float, wanted: float, unit: str) -> Goal:
    return Goal(f"≤ {wanted:,} {unit}", value <= wanted)


def page(measured: Measured, command: str) -> str:
    """Write docs/measurements.md."""
    lines = [HEADINGS, ["---"] * len(HEADINGS), *(row.cells for row in rows(measured))]
    return _PAGE.format(
        command=command,
        day=datetime.now(UTC).date(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        system=platform.system(),
        table="\n".join(f"| {' | '.join(line)} |" for line in lines),
        shoppers=SHOPPERS,
        driver=driver(measured),
    )


def driver(m: Measured) -> str:
    """Say what the load itself cost, and what went wrong in it."""
    loads = (m.product.alone, m.product.together, m.long_talk, m.paced, m.flat_out)
    ours, theirs = (sum(load.errors for load in made) for made in (loads, (m.peer.alone, m.peer.together)))
    return (
        f"The load driver took {m.product.together.driver_cpu:.0%} of a core in A1 with {SHOPPERS} shoppers"
        f" ({m.peer.together.driver_cpu:.0%} with the peer) and {m.flat_out.driver_cpu:.0%} in A2 flat out, of the"
        f" cores that it shares with what it measures. Errors: {ours}, the peer {theirs}."
    )


def _ms(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.1f} ms"
