"""Trained models on disk: models/<name>.tar.gz, each with the SHA-256 of its bytes next to it.

Loading a model runs what is in it (CVE-2024-49375), so only bytes that training wrote are loaded.
"""

import hashlib
import hmac
from pathlib import Path

# The one that is served, and the one before it, in case the new one is worse.
MAX_MODELS = 2
MADE_OF = "made-of"


class BadModel(Exception):
    """There is no model that may be loaded; the text says what to do."""


def newest_model(folder: Path) -> Path:
    """Return the newest model whose bytes are the ones that training wrote; raises `BadModel`."""
    models = by_age(folder)
    if not models:
        raise BadModel(f"There is no trained model in {folder}/: run `make train`.")
    model = models[-1]
    try:
        expected = hash_file(model).read_text(encoding="ascii").split()[0]
    except (OSError, ValueError, IndexError):
        raise BadModel(
            f"{hash_file(model)} is missing or unreadable, so {model} is not loaded: run `make train`."
        ) from None
    if not hmac.compare_digest(expected, sha256(model)):
        raise BadModel(f"{model} is not what training wrote (its SHA-256 differs) and is not loaded: run `make train`.")
    return model


def install(trained: Path, folder: Path, made_of: str) -> Path:
    """Move a new model into `folder`, its hash first, so that no half of it is ever served; delete the oldest models.

    `made_of` is kept next to the hash. Returns where the model is now.
    """
    model = folder / trained.name
    hash_file(model).write_text(f"{sha256(trained)}  {model.name}\n{MADE_OF} {made_of}\n", encoding="ascii")
    trained.replace(model)
    for old in by_age(folder)[:-MAX_MODELS]:
        old.unlink()
        hash_file(old).unlink(missing_ok=True)
    return model


def made_of(model: Path) -> str:
    """Return what `model` was made of, as `install` was told; empty if that is not known."""
    lines = hash_file(model).read_text(encoding="ascii").splitlines()
    return lines[1].removeprefix(f"{MADE_OF} ") if len(lines) > 1 else ""


def by_age(folder: Path) -> list[Path]:
    """Return the models in `folder`, oldest first. Their names begin with the time of training."""
    return sorted(folder.glob("*.tar.gz"), key=lambda model: model.name)


def hash_file(model: Path) -> Path:
    """Name the file that holds the hash of `model`."""
    return model.with_name(f"{model.name}.sha256")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
