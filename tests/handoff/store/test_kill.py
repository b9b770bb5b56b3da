"""What was acknowledged survives the death of the process."""

import asyncio
import subprocess
import sys

from handoff.store.store import Store
from settings.shared import ROOT
from tests.handoff.store.writer import AT_ONCE, get_names

ENOUGH = 200


async def test_killed_writer_loses_nothing_acknowledged(current_url: str) -> None:
    """After a process that writes without end is killed, all that it acknowledged is there, in one piece."""
    acknowledged = await asyncio.to_thread(_write_and_die, current_url)
    async with Store(current_url) as store:
        kept = await store.read(get_names)
    assert len(acknowledged) >= ENOUGH
    assert acknowledged <= kept
    assert len(kept - acknowledged) <= AT_ONCE, "only what was under way may be there unacknowledged"


def _write_and_die(url: str) -> set[str]:
    command = [sys.executable, "-m", "tests.handoff.store.writer", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout is not None
        acknowledged = {writer.stdout.readline().strip() for _ in range(ENOUGH)}
        writer.kill()
        return acknowledged | {line.strip() for line in writer.stdout if line.endswith("\n")}
