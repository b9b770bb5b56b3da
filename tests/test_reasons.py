"""Every exception to a check of ours names its rule and its reason, as docs/style.md says."""

import io
import re
import subprocess
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b")
WITH_REASON = re.compile(r"# (?:noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*|type: ignore\[[\w-]+(?:, [\w-]+)*\])  # \S")


def test_exceptions_have_reasons() -> None:
    """A noqa or a type: ignore stands as `# noqa: RULE  # reason`, in all our Python."""
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wrong = [
        f"{name}:{token.start[0]}: {token.string}"
        for name in listed.splitlines()
        if (ROOT / name).exists() and EXCEPTION.search(text := (ROOT / name).read_text("utf-8"))
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.COMMENT and EXCEPTION.search(token.string) and not WITH_REASON.match(token.string)
    ]
    assert not wrong
