"""What every action of ours is: it has a name, and is made with what it may need."""

from abc import ABC
from dataclasses import dataclass
from typing import ClassVar

from rasa_sdk import Action

from actions.facts import FactsFile
from shop.interface import Shop
from shop.proof import Proofs


@dataclass(frozen=True, slots=True)
class Resources:
    """What an action may use. `shop_url` is where the internet finds the shop's pages."""

    facts: FactsFile
    shop: Shop
    proofs: Proofs
    shop_url: str = ""


class NamedAction(Action, ABC):
    """An action, in rules and domain.yml known as `called`: a plain text, which training finds without running it."""

    called: ClassVar[str]

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def name(self) -> str:
        return self.called
