"""Environments are made once, remade when they are half made, and synced when their requirements change."""

from dataclasses import replace
from pathlib import Path

import pytest

from ops import environments
from ops.environments import Environment, ensure, find_python
from ops.terminal import GiveUp


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment with requirements of its own, which is not really made: the commands are recorded."""
    for name in ("product", "dev", "encoder"):
        (tmp_path / f"{name}.txt").write_text(f"{name}==1")
    monkeypatch.setattr(environments, "ROOT", tmp_path)
    monkeypatch.setattr(environments, "REQUIREMENTS", tmp_path)
    monkeypatch.setattr(environments, "find_uv", lambda: "uv")
    monkeypatch.setattr(environments, "find_python", lambda _uv, versions: versions[0])
    return Environment(tmp_path / ".venv", ("3.11",), ("product",), "for a test")


@pytest.fixture
def commands(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What uv was asked to do; `venv` leaves a Python as the real one does."""
    asked: list[str] = []

    def run(*command: str) -> None:
        verb = "venv" if "venv" in command else "sync"
        files = [Path(part).stem for part in command if part.endswith(".txt")]
        asked.append(" ".join([verb, *files]))
        if verb == "venv":
            (environment.folder / "bin").mkdir(parents=True, exist_ok=True)
            (environment.folder / "bin" / "python").touch()

    monkeypatch.setattr(environments, "run", run)
    return asked


def test_an_environment_is_made_once(environment: Environment, commands: list[str]) -> None:
    """The second call finds all as it should be and runs nothing."""
    ensure(environment)
    ensure(environment)
    assert commands == ["venv", "sync product"]


def test_changed_requirements_are_synced(environment: Environment, commands: list[str]) -> None:
    """A changed pin is installed into the environment that is there."""
    ensure(environment)
    (environments.REQUIREMENTS / "product.txt").write_text("product==2")
    ensure(environment)
    assert commands == ["venv", "sync product", "sync product"]


def test_a_half_made_environment_is_made_again(environment: Environment, commands: list[str]) -> None:
    """An environment whose making was killed has no stamp, so the next run makes it again from the start."""
    ensure(environment)
    (environment.folder / ".requirements.json").unlink()
    ensure(environment)
    assert commands == ["venv", "sync product"] * 2


@pytest.mark.parametrize("there", (True, False))
def test_what_is_optional_may_be_missing(
    environment: Environment, commands: list[str], monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    """An index without the optional package does not stop the set-up, and is not asked again at every start."""
    run = environments.run

    def run_where_it_is(*command: str) -> None:
        run(*command)
        if not there and command[-1].endswith("encoder.txt"):
            raise GiveUp("the index lacks it")

    monkeypatch.setattr(environments, "run", run_where_it_is)
    with_encoder = replace(environment, optional=("encoder",))
    ensure(with_encoder)
    ensure(with_encoder)
    assert commands == ["venv", "sync product encoder", *([] if there else ["sync product"])]


def test_running_keeps_what_testing_added(environment: Environment, commands: list[str]) -> None:
    """After `make test`, `make run` installs nothing; after a change of its pins it keeps the tests' packages."""
    tested = Environment(environment.folder, environment.versions, ("product", "dev"), "for tests")
    ensure(tested)
    ensure(environment)
    (environments.REQUIREMENTS / "product.txt").write_text("product==2")
    ensure(environment)
    assert commands == ["venv", "sync product dev", "sync product dev"]


def test_python_behind_a_failing_pyenv_shim_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where uv stumbles over a shim, pyenv's own folder of versions is searched; broken ones are passed over."""
    versions = tmp_path / "versions"
    for name, answer in (("3.10.13", "3.10"), ("3.10.14", None), ("3.11.7", "3.11")):
        python = versions / name / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f"#!/bin/sh\necho {answer}\n" if answer else "#!/bin/sh\nexit 127\n")
        python.chmod(0o755)
    uv = tmp_path / "uv"
    uv.write_text("#!/bin/sh\nexit 2\n")
    uv.chmod(0o755)
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert find_python(str(uv), ("3.10",)) == str(versions / "3.10.13" / "bin" / "python")


def test_every_requirement_has_its_place() -> None:
    """Each file that an environment asks for can be installed together with the others of its folder."""
    asked = {name for it in environments.ENVIRONMENTS.values() for name in (*it.requirements, *it.optional)}
    assert asked == set(environments._ORDER)
