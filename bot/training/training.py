"""Rasa's training with its stages shown. Importing this imports Rasa."""

import contextlib
import io
import logging
import re
import sys
import time
from pathlib import Path

import rasa.model_training
from rasa.shared.exceptions import RasaException
from rasa.shared.nlu.training_data.message import Message

from bot.training.data import DOMAIN_FILES
from bot.training.progress import Stages

# Where Rasa says which component it has begun to train or load.
_RASAS_STAGES = "rasa.engine.training.hooks"


class _ToStages(logging.Handler):
    """Shows as stages what Rasa logs about the components it trains."""

    def __init__(self, stages: Stages) -> None:
        super().__init__(logging.INFO)
        self._stages = stages

    def emit(self, record: logging.LogRecord) -> None:
        begun = re.match(r"Starting to train component '(\w+)'", record.getMessage())
        if begun:
            self._stages.begin(f"Training {begun.group(1)}")


def _copied(message: Message, _: "dict[int, object]") -> Message:
    return Message(message.data, set(message.output_properties), message.time, list(message.features))


def train(data: list[str], folder: Path, stages: Stages) -> Path:
    """Train on what is in `data` and return the new model in `folder`; exits with Rasa's words on failure."""
    # Rasa copies all examples to the bottom for each of a hundred files that it adds to the others.
    Message.__deepcopy__ = _copied
    log = logging.getLogger(_RASAS_STAGES)
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(_ToStages(stages))
    stages.begin("Reading the training data")
    words = io.StringIO()
    try:
        with contextlib.redirect_stdout(words):
            result = rasa.model_training.train(
                domain=DOMAIN_FILES,
                config="config.yml",
                training_files=data,
                output=str(folder),
                force_training=True,
                fixed_model_name=time.strftime("%Y%m%d-%H%M%S"),
            )
    except SystemExit:
        sys.exit(words.getvalue())
    except RasaException as problem:
        # A rule or a response that is wrong: its text says which and why.
        sys.exit(str(problem))
    if result.code or result.model is None:
        sys.exit(words.getvalue())
    return Path(result.model)
