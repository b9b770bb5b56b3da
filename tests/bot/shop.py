"""The sample shop's words, as the bot is told them."""

import os
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.entities.vocabulary import Vocabulary, read_vocabulary

ROOT = Path(__file__).resolve().parents[2]
VOCABULARY = ROOT / "models" / "vocabulary.json"


@cache
def sample_vocabulary() -> Vocabulary:
    """Ask the sample shop, which runs in the product's interpreter, and read its words."""
    command = [str(ROOT / ".venv" / "bin" / "python"), "-m", "shop", "vocabulary"]
    with TemporaryDirectory() as data_dir:
        subprocess.run(command, cwd=ROOT, env={**os.environ, "DATA_DIR": data_dir}, check=True)
    return read_vocabulary(VOCABULARY)
