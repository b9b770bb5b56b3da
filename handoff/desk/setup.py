"""The desk: waiting shoppers are told their place."""

from handoff.desk.positions import QueuePositions
from handoff.lifetimes import Lifetime, running
from handoff.services import App, Services


def setup(_app: App, services: Services) -> Lifetime:
    """Queue positions are told while the server runs."""
    return running(QueuePositions(services.store, services.hub).run)
