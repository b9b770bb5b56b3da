"""Serves the bot's actions on loopback: `python -m actions`.

Settings: ACTIONS_PORT (5055), DATA_DIR (./var); PUBLIC_URL or else PORT (8000) say where the help pages are, SHOP_URL
where products are, if elsewhere.
"""

import logging
import os
import sys
import warnings
from pathlib import Path

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.action import Resources
from actions.facts import BadFacts, FactsFile
from actions.intents import BadIntents, known_intents
from actions.registry import all_actions
from shop import open_shop
from shop.proof import Proofs

# Ten times the largest call: a turn of 1,000 characters and what was said before it.
_MOST_BYTES = 1_000_000


def main() -> None:
    """Read the settings and the data, then serve until told to stop; exits with a line when something is wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        port = int(os.environ.get("ACTIONS_PORT", "5055"))
        address = (os.environ.get("PUBLIC_URL") or f"http://localhost:{os.environ.get('PORT') or 8000}").rstrip("/")
        known_intents()
        facts = FactsFile(address=address)
    except ValueError:
        sys.exit(f"ACTIONS_PORT must be a number, not {os.environ['ACTIONS_PORT']!r}.")
    except (BadFacts, BadIntents) as bad:
        sys.exit(str(bad))
    data_dir = Path(os.environ.get("DATA_DIR", "var"))
    data_dir.mkdir(parents=True, exist_ok=True)
    shop_url = (os.environ.get("SHOP_URL") or address).rstrip("/")
    resources = Resources(facts, open_shop(data_dir), Proofs(data_dir / "proofs.db"), shop_url)
    serve(all_actions(resources), port)


def serve(executor: ActionExecutor, port: int) -> None:
    """Serve on 127.0.0.1:`port`; rasa-sdk's own command would listen everywhere."""
    # Rasa 3.6.21 serves rasa-sdk 3.21.1 well; the SDK warns of it at every call.
    warnings.filterwarnings("ignore", message="Your versions of rasa")
    app = create_app(executor, cors_origins=[])
    app.config.REQUEST_MAX_SIZE = _MOST_BYTES
    app.run(host="127.0.0.1", port=port, single_process=True, access_log=False)


if __name__ == "__main__":
    main()
