"""Serves the newest trained model on loopback: `python -m bot`.

Settings: RASA_PORT (5005), ACTIONS_URL, RASA_SECRET, DATA_DIR (./var).
"""

import os
import sys
from pathlib import Path

from bot.server.models import BadModel, newest_model
from bot.server.quiet import quiet
from bot.server.without_tensorflow import go_without_tensorflow


def main() -> None:
    """Check the model and the settings, then serve until told to stop; exits with one line when one is missing."""
    try:
        model = newest_model(Path("models"))
        if not os.environ.get("RASA_SECRET"):
            sys.exit("RASA_SECRET is not set: give the bot the secret that the handoff process sends.")
        port = int(os.environ.get("RASA_PORT", "5005"))
    except BadModel as bad:
        sys.exit(str(bad))
    except ValueError:
        sys.exit(f"RASA_PORT must be a number, not {os.environ['RASA_PORT']!r}.")
    quiet()
    # Read when numpy is imported. A message's vectors are small: further threads would only spin, and take the cores
    # from other processes.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    go_without_tensorflow()
    # Rasa takes seconds to import: only once it is known that there is something to serve.
    from bot.server.serve import serve  # noqa: PLC0415  # Rasa takes seconds to import: not before it is needed

    serve(model, port, Path(os.environ.get("DATA_DIR", "var")))


if __name__ == "__main__":
    main()
