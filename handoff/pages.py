"""The built pages: the sample shop, the widget's script, the console."""

from collections.abc import Callable, Coroutine

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import file

from handoff.errors import NotFound
from handoff.settings import ROOT

DIST = ROOT / "handoff" / "web" / "dist"
REVALIDATE = {"Cache-Control": "no-cache"}
"""Pages and the widget keep their names when they change; hashed assets never do."""
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}

PAGES = {
    "/": "shop/index.html",
    "/about.html": "shop/about.html",
    "/console": "console/index.html",
    "/widget.js": "widget.js",
}


def page_routes() -> Blueprint:
    """``/``, ``/console``, ``/widget.js`` and ``/assets``."""
    routes = Blueprint("pages")
    for path, name in PAGES.items():
        routes.add_route(_serve(name), path, name=name.replace("/", "_").replace(".", "_"))

    @routes.get("/assets/<name:str>")
    async def asset(_request: Request, name: str) -> HTTPResponse:
        path = (DIST / "assets" / name).resolve()
        if not path.is_relative_to(DIST / "assets") or not path.is_file():
            raise NotFound
        return await file(path, headers=FOREVER)

    return routes


def _serve(name: str) -> Callable[[Request], Coroutine[None, None, HTTPResponse]]:
    async def page(request: Request) -> HTTPResponse:
        path = DIST / name
        if not path.is_file():
            raise NotFound("The pages are not built; run `make run`, or `npm run build` in handoff/web.")
        headers = dict(REVALIDATE)
        if name == "widget.js":  # other sites embed it
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return await file(path, request_headers=request.headers, headers=headers)

    return page
