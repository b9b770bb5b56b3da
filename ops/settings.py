"""All settings of all processes: checks them, and lists everything that is wrong together.

python -m ops.settings

The processes that run on our own Python read their groups themselves. Rasa's Python is too old for the reader, so the
bot's settings are checked here before it starts.
"""

import sys

from actions.settings import Settings as ActionsSettings
from handoff.settings import Settings as HandoffSettings
from settings.reader import SettingsError, load
from settings.shared import Address, DataFolder, Port, RasaSecret
from shop.settings import ShopSettings


class BotSettings(DataFolder):
    """What `python -m bot` is told."""

    rasa_port: Port = 5005
    rasa_secret: RasaSecret
    """Shared with the handoff process."""
    actions_url: Address
    """Where the bot's actions are asked."""


EVERYTHING = (HandoffSettings, ActionsSettings, ShopSettings, BotSettings)


def main() -> None:
    """Say nothing, or exit with a line for each problem."""
    try:
        load(*EVERYTHING)
    except SettingsError as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
