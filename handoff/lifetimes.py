"""What begins when the server starts and ends when it has stopped."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager

Lifetime = AbstractAsyncContextManager[object]
"""Entered when the server starts, left when it has stopped."""


@asynccontextmanager
async def running(work: Callable[[], Coroutine[None, None, None]]) -> AsyncIterator[None]:
    """Run `work` as a task; on leaving, it is cancelled and waited for."""
    task = asyncio.create_task(work())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
