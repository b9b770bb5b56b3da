"""Serves the bot's actions on loopback: `python -m actions`. Its settings: actions/settings.py."""

import logging
import sys
import warnings

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.action import Resources
from actions.facts import BadFacts, FactsFile
from actions.intents import BadIntents, known_intents
from actions.phrases import known_phrases
from actions.procedures.procedures import BadProcedures, known_procedures
from actions.registry import all_actions
from actions.settings import Settings
from settings.reader import SettingsError, load
from shop.proof import Proofs
from shop.settings import open_shop
from shop.statuses import known_statuses

# Ten times the largest call: a turn of 1,000 characters and what was said before it.
_MAX_BYTES = 1_000_000


def main() -> None:
    """Read the settings and the data, then serve until told to stop; exits with lines that say what is wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = load(Settings)[Settings]
        known_intents()
        known_phrases()
        known_procedures()
        known_statuses()
        facts = FactsFile(address=settings.own_url)
    except (SettingsError, BadFacts, BadIntents, BadProcedures) as wrong:
        sys.exit(str(wrong))
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    proofs = Proofs(settings.data_dir / "proofs.db")
    resources = Resources(facts, open_shop(settings), proofs, settings.page_url)
    serve(all_actions(resources), settings.actions_port)


def serve(executor: ActionExecutor, port: int) -> None:
    """Serve on 127.0.0.1:`port`; rasa-sdk's own command would listen everywhere."""
    # Rasa 3.6.21 serves rasa-sdk 3.21.1 well; the SDK warns of it at every call.
    warnings.filterwarnings("ignore", message="Your versions of rasa")
    app = create_app(executor, cors_origins=[])
    app.config.REQUEST_MAX_SIZE = _MAX_BYTES
    app.run(host="127.0.0.1", port=port, single_process=True, access_log=False)


if __name__ == "__main__":
    main()
