"""Rasa without its noise: no telemetry, and no log below WARNING, where it writes what shoppers say."""

import logging
import os
import sys
import warnings

import structlog


def quiet() -> None:
    """Set what must stand before Rasa and TensorFlow are imported."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["LOG_LEVEL"] = os.environ["LOG_LEVEL_LIBRARIES"] = "WARNING"
    os.environ["SANIC_ACCESS_LOG"] = "false"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # what it says about missing GPUs helps nobody
    os.environ.setdefault("ACTIONS_URL", "http://127.0.0.1:5055/webhook")
    # Libraries that Rasa pins warn of what we cannot change; problems of our own data are UserWarnings.
    warnings.showwarning = _show
    # Rasa's structured log prints everything unless told otherwise; its warnings hold messages too, its errors do not.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")


def _show(message: "Warning | str", category: "type[Warning]", *_: object, **__: object) -> None:
    # Rasa says the second of every domain with slots; ours is written the new way.
    if category is UserWarning and not str(message).startswith("Slot auto-fill has been removed"):
        sys.stderr.write(f"{message}\n")
