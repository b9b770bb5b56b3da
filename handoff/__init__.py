"""Where shoppers, the bot and agents meet: conversations, the queue, the channels and the console."""

VERSION = "0.1.0"
"""Of the whole product: the newest section of CHANGELOG.md, and what `/openapi.json` shows."""
