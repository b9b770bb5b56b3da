"""Delivery to a channel that is sent to: what waits for each address, in order."""
