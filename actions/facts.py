"""The facts that a merchant changes, from data/facts.yml: checked, and read again when the file changes."""

import logging
from pathlib import Path

import yaml
from pydantic import ValidationError

from actions.fact_sections import (
    Account,
    Chat,
    Contact,
    Damaged,
    Discounts,
    GiftCards,
    Help,
    Intent,
    Membership,
    Ordering,
    Payments,
    Prices,
    Repairs,
    Returns,
    Section,
    Shipping,
    Shop,
    Urgent,
    Website,
)
from actions.files import stamp_of
from settings.files import read_yaml
from settings.shared import ROOT

logger = logging.getLogger(__name__)

FACTS = ROOT / "data" / "facts.yml"


class BadFacts(Exception):
    """The facts cannot be used; the text names each wrong field and says what is wrong with it."""


class Facts(Section):
    """All facts. A message with one of the intents `always_human` goes to a person, whatever the bot could answer."""

    always_human: tuple[Intent, ...]
    shop: Shop
    shipping: Shipping
    returns: Returns
    repairs: Repairs
    gift_cards: GiftCards
    discounts: Discounts
    prices: Prices
    damaged: Damaged
    ordering: Ordering
    payments: Payments
    account: Account
    membership: Membership | None = None
    contact: Contact
    chat: Chat
    urgent: Urgent
    website: Website
    help: Help


class FactsFile:
    """The facts in the file at `path`. Making it raises `BadFacts` when they are wrong from the start.

    `address` is where the internet reaches this installation. Its /help is linked where the merchant has no pages
    elsewhere.
    """

    def __init__(self, path: Path = FACTS, address: str = "") -> None:
        self._path = path
        self._stamp = stamp_of(path)
        self._pages = Help(url=f"{address}/help" if address else "")
        self._facts = self._read()

    def now(self) -> Facts:
        """Return the facts as they stand. A file that has become wrong is reported and the last good facts hold."""
        stamp = stamp_of(self._path)
        if stamp != self._stamp:
            self._stamp = stamp
            try:
                self._facts = self._read()
            except BadFacts as bad:
                logger.error("%s\nThe facts from before stay in force.", bad)  # noqa: TRY400  # the text is all of it
        return self._facts

    def _read(self) -> Facts:
        facts = read_facts(self._path)
        return facts if facts.help.url else facts.model_copy(update={"help": self._pages})


def read_facts(path: Path) -> Facts:
    """Read and check the facts; raises `BadFacts`."""
    try:
        written = read_yaml(path)
        return Facts.model_validate(written)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as problem:
        raise BadFacts(f"{path.name} cannot be read: {problem}") from None
    except ValidationError as wrong:
        raise BadFacts(
            "\n".join(f"{path.name}: {_place(error['loc'])}: {error['msg']}" for error in wrong.errors())
        ) from None


def _place(steps: tuple[int | str, ...]) -> str:
    """Write ("shipping", "options", 0, "price") as people count: shipping.options[1].price."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".") or "the file"
