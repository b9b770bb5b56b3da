"""What is committed belongs to everybody: it names no single machine."""

import re
import subprocess
from pathlib import Path

from handoff import VERSION

ROOT = Path(__file__).resolve().parent.parent
# A home or a working folder of one machine, or the address of a package registry.
OF_ONE_MACHINE = re.compile(
    rb"(?<![\w.~/-])/(?:work|root|home/\w+|Users/\w+|tmp/\w)/"
    rb"|--(?:extra-)?index-url|registry\.npmjs|pypi\.org/simple|files\.pythonhosted|\"resolved\": *\"http"
)


def test_no_file_names_a_machine_or_a_registry() -> None:
    """Paths of one machine and hosts of package registries are in no committed file."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name.decode() for name in listed.split(b"\0") if name]
    this = Path(__file__).resolve()
    wrong = [str(file) for file in files if file.exists() and file != this and OF_ONE_MACHINE.search(file.read_bytes())]
    assert not wrong


def test_the_newest_version_is_described() -> None:
    """The version that the product says it has is the newest one in CHANGELOG.md, with its day."""
    sections = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert sections[0] == "[Unreleased]"
    assert re.fullmatch(rf"\[{re.escape(VERSION)}\] - \d{{4}}-\d\d-\d\d", sections[1])
