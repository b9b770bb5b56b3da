"""The sentence encoder, where a test needs it."""

import os

import pytest

from bot.understanding.encoder import Encoder, encoder


def needed() -> Encoder:
    """Return the encoder; without its packages the test is skipped, or fails in CI, which is to have them."""
    reader = encoder()
    if reader is None:
        absent = "the sentence encoder (requirements/encoder.txt) is not installed"
        if os.environ.get("CI"):
            pytest.fail(f"{absent}, and CI is to have it: see .ci/run")
        pytest.skip(absent)
    return reader
