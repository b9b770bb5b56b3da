"""Serves the bot's actions on loopback: `python -m actions`. Its settings: actions/settings.py."""

import logging
import sys
import warnings

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.answer import TopicAction
from actions.facts import BadFacts, FactsFile
from actions.settings import Settings
from actions.topics import (
    account,
    buying,
    contact,
    damaged,
    discounts,
    fallback,
    greeting,
    handoff,
    knowledge,
    orders,
    payments,
    products,
    returns,
    shipping,
    website,
)
from settings.reader import SettingsError, load
from shop.interface import Shop
from shop.proof import Proofs
from shop.settings import open_shop

_TOPICS = (
    greeting, orders, shipping, returns, discounts, damaged, payments, account, website, contact, knowledge, handoff,
    fallback,
)  # fmt: skip

# Ten times the largest call: a turn of 1,000 characters and what was said before it.
_MOST_BYTES = 1_000_000


def main() -> None:
    """Read the settings and the facts, then serve until told to stop; exits with lines that say what is wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = load(Settings)[Settings]
        facts = FactsFile(address=settings.own_url)
    except (SettingsError, BadFacts) as wrong:
        sys.exit(str(wrong))
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    proofs = Proofs(settings.data_dir / "proofs.db")
    serve(all_actions(facts, open_shop(settings), proofs, settings.page_url), settings.actions_port)


def all_actions(facts: FactsFile, shop: Shop, proofs: Proofs, shop_url: str = "") -> ActionExecutor:
    """Put together all actions of the bot. `shop_url` is where the internet finds the shop."""
    executor = ActionExecutor()
    executor.register_action(orders.ValidateOrderForm(facts, shop, proofs))
    executor.register_action(orders.OrderStatus(facts, shop, proofs))
    for shows in (*products.ACTIONS, *buying.ACTIONS):
        executor.register_action(shows(facts, shop, shop_url))
    for asks_shop in (orders.Inform, damaged.DamagedItem):
        executor.register_action(asks_shop(facts, shop))
    plain: list[type[TopicAction]] = []
    for topic in _TOPICS:
        plain += topic.ACTIONS
    for action in plain:
        executor.register_action(action(facts))
    return executor


def serve(executor: ActionExecutor, port: int) -> None:
    """Serve on 127.0.0.1:`port`; rasa-sdk's own command would listen everywhere."""
    # Rasa 3.6.21 serves rasa-sdk 3.21.1 well; the SDK warns of it at every call.
    warnings.filterwarnings("ignore", message="Your versions of rasa")
    app = create_app(executor, cors_origins=[])
    app.config.REQUEST_MAX_SIZE = _MOST_BYTES
    app.run(host="127.0.0.1", port=port, single_process=True, access_log=False)


if __name__ == "__main__":
    main()
