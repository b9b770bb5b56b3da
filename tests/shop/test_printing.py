"""`make sample`, as it is used in a pipe."""

import os
import subprocess
import sys
from pathlib import Path

from shop.embedded.seed import seed, shop_file

ROOT = Path(__file__).parents[2]


def test_a_reader_may_stop(tmp_path: Path) -> None:
    """`make sample | head -1` ends without an error, since the reader has all it wants."""
    seed(shop_file(tmp_path), lambda *_: None)
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "shop", "sample"],
        cwd=ROOT, env={**os.environ, "DATA_DIR": str(tmp_path)}, stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")
