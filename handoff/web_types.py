"""Writes the web pages' TypeScript types of frames and bodies: `python -m handoff.web_types`, or `make types`."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr
from sanic import Sanic

from handoff.app import make_app
from handoff.services import Parts
from handoff.settings import Settings
from handoff.site.reference.openapi import build_openapi
from handoff.site.reference.typescript import render
from settings.shared import ROOT

FILE = ROOT / "web" / "src" / "shared" / "wire.ts"


def describe_server(parts: Parts | None = None) -> dict[str, Any]:
    """The OpenAPI document of a server that is put together, but never started."""
    secret = SecretStr("of no use, since nothing is served")
    with TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), rasa_secret=secret, secret_key=secret)
        app = make_app(settings, parts, name="described")
    Sanic.unregister_app(app)  # else the name stays taken
    return build_openapi(app)


if __name__ == "__main__":
    FILE.write_text(render(describe_server()), encoding="utf-8")
