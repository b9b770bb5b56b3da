"""Delivery to the addresses of channels such as Telegram: what waits for each address, in order."""
