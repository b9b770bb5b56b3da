"""Where shoppers, the bot and agents meet: conversations, the queue, the channels and the console."""

VERSION = "0.1.0"
"""The version of the whole product: that of CHANGELOG.md's newest section. `/openapi.json` shows it."""
