"""Which pages may use the shopper's routes: ours, and those of the merchant's sites."""

from collections.abc import Sequence

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import empty

from handoff.edge.http import is_allowed_origin
from handoff.errors import Forbidden


def share_with(routes: Blueprint, origins: Sequence[str], paths: Sequence[str]) -> None:
    """Let merchants' pages on `origins` use the routes, which are at `paths` (CORS); refuse pages of other sites."""

    async def check_origin(request: Request) -> HTTPResponse | None:
        if not is_allowed_origin(request, origins):
            raise Forbidden("This site may not embed the widget; add its origin to ALLOWED_ORIGINS.")
        return empty() if request.method == "OPTIONS" else None

    async def share(request: Request, response: HTTPResponse) -> None:
        if (origin := request.headers.get("origin")) in origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            response.headers["Access-Control-Max-Age"] = "600"
            response.headers["Vary"] = "Origin"

    async def preflight(_request: Request, **_named: str) -> HTTPResponse:
        return empty()

    routes.middleware(check_origin, "request")
    routes.middleware(share, "response")
    for number, path in enumerate(paths):
        routes.add_route(preflight, path, methods=["OPTIONS"], name=f"preflight_{number}")
