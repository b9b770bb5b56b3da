"""The base of every action: it has a name and is made with what it may use."""

from abc import ABC
from dataclasses import dataclass, field
from typing import ClassVar

from rasa_sdk import Action

from actions.facts import FactsFile
from shop.interface import Shop
from shop.proof import Proofs
from shop.remembering import Turns


@dataclass(frozen=True, slots=True)
class Resources:
    """What an action may use. `shop_url`: where the internet finds the shop's pages; `turns`: the shop of each turn."""

    facts: FactsFile
    shop: Shop
    proofs: Proofs
    shop_url: str = ""
    turns: Turns = field(default_factory=Turns)


class NamedAction(Action, ABC):
    """An action. `called` is its name in rules and domain.yml, a plain text that training finds without running it."""

    called: ClassVar[str]

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    @property
    def resources(self) -> Resources:
        """What the action may use."""
        return self._resources

    def name(self) -> str:
        return self.called
