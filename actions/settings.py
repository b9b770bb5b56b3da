"""The settings of the process that runs the bot's actions."""

from settings.shared import Addresses, Port
from shop.settings import ShopSettings


class Settings(Addresses, ShopSettings):
    """Where the actions listen, and what they link to: help pages at our own address, products at the shop's."""

    actions_port: Port = 5055
