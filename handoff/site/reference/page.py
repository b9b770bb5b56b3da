"""The API reference as a page: the OpenAPI document, laid out to be read. Plain HTML, no script."""

from typing import Any

from html5tagger import Builder, Document, E

from handoff.site.reference.openapi import JSON

TAGS = {
    "shopper": "Shoppers",
    "agent": "Agents and supervisors",
    "admin": "Administration",
    "photos": "Photos",
    "health": "Health",
}
FRAMES_NOTE = "Messages travel live over two WebSockets; docs/websocket.md lists their frames."


def render(document: dict[str, Any]) -> str:
    """The page for an OpenAPI document."""
    page = Document("Counterhand API", lang="en", _urls=["/docs/style.css"])
    page.meta(name="viewport", content="width=device-width, initial-scale=1")
    with page.main:
        page.h1("Counterhand API")
        page.p("OpenAPI 3.1: ").a("/openapi.json", href="/openapi.json").p(FRAMES_NOTE)
        for tag, title in TAGS.items():
            page.h2(title)
            for path, operations in document["paths"].items():
                for method, operation in operations.items():
                    if tag in operation["tags"]:
                        page(_operation(method, path, operation, document["components"]["schemas"]))
    return str(page)


def _operation(method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> Builder:
    told = E.section(id=f"{method}{path.replace('/', '-')}")
    with told as section:
        section.h3(E.b(method.upper())(" ").code(path))
        section.p(operation["summary"], ". ", operation.get("description", ""))
        if parameters := operation.get("parameters"):
            section.p("Parameters: ", ", ".join(f"{one['name']} ({one['in']})" for one in parameters))
        if body := operation.get("requestBody"):
            ((media, content),) = body["content"].items()
            section(_fields("Body" if media == JSON else f"Body ({media})", content["schema"], schemas))
        with section.ul:
            for status, answer in operation["responses"].items():
                section.li(E.b(status), " ", answer["description"])
    return told


def _fields(title: str, schema: dict[str, Any], schemas: dict[str, Any]) -> Builder:
    model = schemas[schema["$ref"].rpartition("/")[2]]
    needed = model.get("required", [])
    table = E.table
    with table as rows:
        rows.caption(title)
        rows.tr(E.th("field").th("type").th("needed"))
        for name, field in model.get("properties", {}).items():
            rows.tr(E.td(E.code(name)).td(_type(field)).td("yes" if name in needed else "no"))
    return table


def _type(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(_type(one) for one in field["anyOf"])
    limits = [f"{name} {field[name]}" for name in ("minLength", "maxLength", "minimum", "maximum") if name in field]
    return ", ".join([str(field.get("const", field.get("type", "value"))), *limits])
