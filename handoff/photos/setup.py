"""Photos: what signed links open, and the album that keeps what was sent."""

from handoff.lifetimes import Lifetime
from handoff.photos.routes import photo_routes
from handoff.services import App, Services


def setup(app: App, services: Services) -> Lifetime:
    """Mount `/api/photos`; the album is open while the server runs."""
    app.blueprint(photo_routes(services.album, services.photo_links))
    return services.album
