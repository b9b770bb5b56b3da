"""The Makefile: its targets are phony, and its help lists them."""

import re
import subprocess

from ops.terminal import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()


def test_no_target_is_taken_for_a_file() -> None:
    """Each target is phony, since make would call those that are folders too, like `web`, up to date."""
    targets = {
        name for names in re.findall(r"^([a-z][a-z -]*):(?!=)", MAKEFILE, re.MULTILINE) for name in names.split()
    }
    listed = re.search(r"^\.PHONY:((?:.*\\\n)*.*)", MAKEFILE, re.MULTILINE)
    assert listed
    assert targets == set(listed[1].replace("\\\n", " ").split())


def test_help_lists_what_a_person_asks_for() -> None:
    """`make` alone names every target that has a line on what it does."""
    printed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"make ([a-z-]+) ", printed) == re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
