"""Telegram: updates in, lines out, over the Bot API."""
