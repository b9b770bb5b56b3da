"""What is known of the shop before anybody writes: its products, their colours, and its calendar."""

import json
import logging
from collections.abc import Callable
from datetime import datetime, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.entities.dates import Calendar

logger = logging.getLogger(__name__)


def products_and_colours(catalogue: Path) -> "tuple[list[str], list[str]]":
    """Read the names and the colours of what the shop's catalogue holds."""
    items = json.loads(catalogue.read_text(encoding="utf-8"))
    return [item["name"] for item in items], sorted({colour for item in items for colour in item["colours"]})


def calendar_of(facts: Path) -> "Callable[[], Calendar]":
    """Return what tells today at the shop, whose time zone the facts name when the bot starts; without one, in UTC."""
    zone: tzinfo = timezone.utc
    locale = ""
    try:
        shop = YAML(typ="safe").load(facts.read_text(encoding="utf-8"))["shop"]
        zone, locale = ZoneInfo(shop["timezone"]), str(shop["locale"])
    except (OSError, YAMLError, KeyError, TypeError, ValueError):
        # The actions tell the merchant by name what is wrong with the file.
        logger.warning("%s does not tell the shop's time zone: days are counted in UTC", facts)
    return lambda: Calendar(datetime.now(zone).date(), month_first=locale.endswith("_US"))
