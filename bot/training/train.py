"""Trains the model when something it is made of has changed: `python -m bot.training.train`.

Writes models/<time>.tar.gz, its SHA-256, and what it was made of; keeps the newest two. `--force` trains anyway.
"""

import hashlib
import sys
import tempfile
import time
from pathlib import Path

from bot.server.models import BadModel, install, made_of, newest_model
from bot.server.quiet import quiet
from bot.server.without_tensorflow import go_without_tensorflow
from bot.training.checks import find_problems
from bot.training.data import RASAS_FOLDERS
from bot.training.labels import write_labels
from bot.training.progress import Stages
from bot.training.rules import write_rules
from bot.understanding.encoder import encoder, graph_name
from bot.understanding.intents import known_intents
from bot.understanding.weights import WrongWeights

_MODELS = Path("models")
# The modules that decide what is learnt; the encoder counts by the name of its graph.
_COMPONENTS = ("entities_component", "classifier", "ranker", "certainty", "near_questions")
_TRAINING_FOLDERS = (*RASAS_FOLDERS, "procedures")


def main() -> None:
    """Train, or say that nothing has changed; exits with what is wrong when it cannot be trained."""
    started = time.monotonic()
    problems = find_problems()
    if problems:
        sys.exit("\n".join(problems))
    write_labels(known_intents())
    inputs = digest_of_inputs()
    try:
        model = newest_model(_MODELS)
    except BadModel:
        model = None
    if model is not None and made_of(model) == inputs and "--force" not in sys.argv[1:]:
        print(f"The model is up to date: {model}")
        return
    try:
        model = _train(inputs)
    except WrongWeights as wrong:
        sys.exit(str(wrong))
    print(f"Trained {model} in {time.monotonic() - started:.0f} s")


def digest_of_inputs() -> str:
    """Return one hash over everything a model is made of: data, configuration, components, encoder, Rasa's version."""
    files = [
        Path("config.yml"),
        Path("domain.yml"),
        Path("requirements/rasa.txt"),
        Path("data/places.yml"),
        Path("data/questions.yml"),
        *(Path("bot", "understanding", f"{module}.py") for module in _COMPONENTS),
        *Path("bot/entities").glob("*.py"),
    ]
    for folder in _TRAINING_FOLDERS:
        files += Path("data", folder).rglob("*.yml")
    # Of the intents the model knows the names, and which of them are answered alike: that counts in how sure it is.
    intents = (f"{name} {intent.alike}" for name, intent in known_intents().items())
    digest = hashlib.sha256("\0".join((graph_name(), *intents)).encode())
    for file in sorted(files):
        digest.update(f"{file}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _train(inputs: str) -> Path:
    quiet()
    with Stages() as stages:
        stages.begin("Making the sentence encoder ready")
        encoder()
        stages.begin("Loading Rasa")
        go_without_tensorflow()
        from bot.training.training import train  # noqa: PLC0415  # Rasa takes seconds to import: not before it is needed

        # Trained in a folder of its own, so that each model in models/ is whole.
        with tempfile.TemporaryDirectory(prefix=".training-", dir=_MODELS) as aside:
            files = [*(str(Path("data", folder)) for folder in RASAS_FOLDERS), str(write_rules(Path(aside)))]
            trained = train(files, Path(aside), stages)
            return install(trained, _MODELS, inputs)


if __name__ == "__main__":
    main()
