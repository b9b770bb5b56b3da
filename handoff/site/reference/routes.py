"""`/openapi.json` and `/docs`."""

from functools import cache
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request, Sanic
from sanic.response import file, html

from handoff.edge.http import answer
from handoff.site.reference.openapi import build_openapi
from handoff.site.reference.page import render

STYLE = Path(__file__).parent / "style.css"


def reference_routes(app: Sanic[Any, Any]) -> Blueprint:
    """The reference of `app`'s described routes, built when it is first asked for."""
    routes = Blueprint("reference")

    @cache
    def document() -> dict[str, Any]:
        return build_openapi(app)

    @routes.get("/openapi.json")
    async def openapi(_request: Request) -> HTTPResponse:
        return answer(document())

    @routes.get("/docs")
    async def page(_request: Request) -> HTTPResponse:
        return html(render(document()))

    @routes.get("/docs/style.css")
    async def style(_request: Request) -> HTTPResponse:
        return await file(STYLE)

    return routes
