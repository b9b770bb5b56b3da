"""Fakes that keep the real parts' promises."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from handoff.conversation.values import Effect
from handoff.rasa_client import Answer, BotUnavailable, Question, Reply


def answer(
    *texts: str,
    effects: tuple[Effect, ...] = (),
    failed: bool = False,
    options: Sequence[Mapping[str, Any]] | None = None,
) -> Answer:
    """The bot's answer: one message for each text, with `options` on the last."""
    replies = [Reply(text, options if text is texts[-1] else None, None) for text in texts]
    return Answer(replies, effects, failed, "intent", 0.9)


UNFINISHED = Answer([], (), failed=False, intent=None, confidence=None, unfinished=True)


class FakeBot:
    """A bot that answers by script. `down` makes it unavailable; `gate` holds its answers back until set.

    Like the real channel it runs a turn once: the same turn id gets the same answer, unless more was to follow.
    """

    def __init__(self, script: Callable[[Question], Answer] | None = None) -> None:
        self.script = script or (lambda question: answer(f"You said: {question.text}"))
        self.asked: list[Question] = []
        self.down = False
        self.gate = asyncio.Event()
        self.gate.set()
        self._answers: dict[str, Answer] = {}

    async def ask(self, question: Question, budget_s: float) -> Answer:
        """The scripted answer, or BotUnavailable when down or after `budget_s` behind the gate."""
        self.asked.append(question)
        if self.down:
            raise BotUnavailable
        try:
            async with asyncio.timeout(budget_s):
                await self.gate.wait()
        except TimeoutError:
            raise BotUnavailable from None
        given = self._answers.get(question.turn) or self.script(question)
        if not given.unfinished:
            self._answers[question.turn] = given
        return given
