"""One task for each key, such as an address: its work is done in order, and no key waits for another."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")


class Workers(Generic[Key]):
    """Runs `work`, which does all there is for a key: never twice at once for one key, and again if woken meanwhile."""

    def __init__(self, work: Callable[[Key], Awaitable[None]], name: str) -> None:
        self._work, self._name = work, name
        self._tasks: dict[Key, asyncio.Task[None]] = {}
        self._woken: set[Key] = set()
        self._stopped = False

    def wake(self, key: Key) -> None:
        """Start the key's work, or have it run again where it runs already."""
        self._woken.add(key)
        if key not in self._tasks and not self._stopped:
            self._tasks[key] = asyncio.create_task(self._run(key), name=f"{self._name} {key}")

    async def stop(self) -> None:
        """End all work at once."""
        self._stopped = True
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, key: Key) -> None:
        try:
            while key in self._woken:
                self._woken.discard(key)
                await self._work(key)
        finally:
            del self._tasks[key]
