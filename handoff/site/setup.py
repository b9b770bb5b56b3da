"""The site: pages, help pages, health and the API reference."""

from handoff.services import App, Services
from handoff.site.health import health_routes
from handoff.site.help import help_routes
from handoff.site.pages import page_routes
from handoff.site.reference.routes import reference_routes


def setup(app: App, services: Services) -> None:
    """Mount what needs no login."""
    for routes in (
        health_routes(services.store, services.settings.rasa_urls[0], services.statuses),
        page_routes(services.pictures),
        help_routes(),
        reference_routes(app),
    ):
        app.blueprint(routes)
