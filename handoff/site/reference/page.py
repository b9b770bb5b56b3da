"""The API reference as a page: the OpenAPI document, laid out to be read. Plain HTML, no script."""

from collections.abc import Iterator
from typing import Any

from html5tagger import Builder, Document, E

from handoff.site.reference.openapi import FRAMES, JSON

TAGS = {
    "shopper": "Shoppers",
    "agent": "Agents and supervisors",
    "admin": "Administration",
    "photos": "Photos",
    "health": "Health",
}
FRAMES_NOTE = "Messages travel live over two WebSockets; docs/websocket.md says when each of their frames comes."


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
        for way, references in operation.get(FRAMES, {}).items():
            for reference in _members(references, schemas):
                section(_fields(way.capitalize(), reference, schemas))
        with section.ul:
            for status, answer in operation["responses"].items():
                section.li(E.b(status), " ", answer["description"])
    return told


def _fields(title: str, schema: dict[str, Any], schemas: dict[str, Any]) -> Builder:
    needed, fields = _find_fields(schema, schemas)
    table = E.table
    with table as rows:
        rows.caption(title)
        rows.tr(E.th("field").th("type").th("needed"))
        for name, field in fields.items():
            rows.tr(E.td(E.code(name)).td(_type(field)).td("yes" if name in needed else "no"))
    return table


def _members(reference: dict[str, Any], schemas: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """References to the frames that a union names, those of the unions in it too."""
    members = _look_up(reference, schemas).get("oneOf")
    if members is None:
        yield reference
        return
    for member in members:
        yield from _members(member, schemas)


def _find_fields(reference: dict[str, Any], schemas: dict[str, Any]) -> tuple[set[str], dict[str, Any]]:
    """The names of the fields that are needed, and all fields, with those of what it extends."""
    model = _look_up(reference, schemas)
    needed, fields = set(model.get("required", ())), dict(model.get("properties", {}))
    for base in model.get("allOf", ()):
        more, others = _find_fields(base, schemas)
        needed, fields = needed | more, fields | others
    return needed, fields


def _look_up(reference: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = schemas[reference["$ref"].rpartition("/")[2]]
    return schema


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if "anyOf" in field:
        return " or ".join(_type(one) for one in field["anyOf"])
    limits = [f"{name} {field[name]}" for name in ("minLength", "maxLength", "minimum", "maximum") if name in field]
    return ", ".join([str(field.get("const", field.get("type", "value"))), *limits])
