"""One task for each chat: in order within a chat, and side by side with others."""

import asyncio

from handoff.channels.delivery.workers import Workers


async def test_work_goes_on_while_it_is_woken_and_never_twice_at_once() -> None:
    """A key woken during its work is worked on once more afterwards; another key is not kept waiting."""
    gate, log = asyncio.Event(), list[str]()

    async def work(key: str) -> None:
        log.append(f"begin {key}")
        if key == "slow":
            await gate.wait()
        log.append(f"end {key}")

    workers = Workers(work, "test")
    workers.wake("slow")
    await asyncio.sleep(0)
    workers.wake("slow")
    workers.wake("slow")
    workers.wake("quick")
    await asyncio.sleep(0)
    assert log == ["begin slow", "begin quick", "end quick"]
    gate.set()
    for _ in range(5):
        await asyncio.sleep(0)
    assert log[3:] == ["end slow", "begin slow", "end slow"]
    await workers.stop()


async def test_stopped_workers_stay_stopped() -> None:
    """After a stop no work begins."""
    done: list[str] = []

    async def work(key: str) -> None:
        done.append(key)

    workers = Workers(work, "test")
    await workers.stop()
    workers.wake("late")
    await asyncio.sleep(0)
    assert done == []
