"""The shop's calendar: which day it is there, and how days are written."""

import logging
from collections.abc import Callable
from datetime import datetime, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.entities.dates import Calendar

logger = logging.getLogger(__name__)


def calendar_of(facts: Path) -> "Callable[[], Calendar]":
    """Return the shop's calendar as a function, in the time zone the facts name at the start; without one, in UTC."""
    zone: tzinfo = timezone.utc
    locale = ""
    try:
        shop = YAML(typ="safe").load(facts.read_text(encoding="utf-8"))["shop"]
        zone, locale = ZoneInfo(shop["timezone"]), str(shop["locale"])
    except (OSError, YAMLError, KeyError, TypeError, ValueError):
        # The actions tell the merchant by name what is wrong with the file.
        logger.warning("%s does not tell the shop's time zone: days are counted in UTC", facts)
    return lambda: Calendar(datetime.now(zone).date(), month_first=locale.endswith("_US"))
