"""The web pages' TypeScript types of the server are written by the server itself."""

import pytest

from handoff.services import Parts
from handoff.site.reference.typescript import render
from handoff.web_types import FILE, describe_server
from tests.fakes import FakeBot
from tests.shop.fakes import FakeShop


def types(**schemas: object) -> str:
    """The TypeScript that is written for these schemas."""
    fields = {
        "text": {"type": "string", "maxLength": 9},
        "photos": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
    }
    say = {"type": "object", "properties": fields, "required": ["text"]}
    return render({"components": {"schemas": {**schemas, "SayFrame": say}}})


def test_committed_types_are_those_of_the_server() -> None:
    """web/src/shared/wire.ts is what `make types` writes."""
    written = render(describe_server(Parts(FakeBot(), FakeShop())))
    assert FILE.read_text(encoding="utf-8") == written, "stale: run `make types`"


def test_absent_and_null_are_told_apart() -> None:
    """A field that may be missing has a question mark; one that may be null says so."""
    text, null = {"type": "string"}, {"type": "null"}
    fields = {"a": text, "b": text, "c": {"anyOf": [text, null]}}
    told = types(Row={"type": "object", "description": "A row.", "properties": fields, "required": ["a", "c"]})
    assert "/** A row. */\nexport interface Row {\n  a: string;\n  b?: string;\n  c: string | null;\n}\n" in told


@pytest.mark.parametrize(
    ("schema", "told"),
    (
        ({"$ref": "#/components/schemas/Owner"}, "Owner"),
        ({"type": "string", "enum": ["bot", "queue"]}, '"bot" | "queue"'),
        ({"const": True, "type": "boolean"}, "true"),
        ({"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}, "(number | null)[]"),
        ({"type": "object", "additionalProperties": True}, "Record<string, unknown>"),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}, "propertyNames": {"$ref": "#/x/View"}},
            "Record<View, number>",
        ),
    ),
)
def test_every_kind_of_schema_has_its_type(schema: object, told: str) -> None:
    """References, unions, constants, lists and maps read as in TypeScript."""
    assert f"export type One = {told};\n" in types(One=schema)


def test_what_extends_another_says_so() -> None:
    """A schema that extends another one says so, and does not repeat its fields."""
    own = {"type": "object", "properties": {"type": {"const": "message"}}, "required": ["type"]}
    told = types(Frame={**own, "allOf": [{"$ref": "#/components/schemas/Message"}]})
    assert 'export interface Frame extends Message {\n  type: "message";\n}\n' in told


def test_limits_are_constants() -> None:
    """The longest text and the most photos come from the frame that has them."""
    assert types().endswith("export const MAX_TEXT = 9;\nexport const MAX_PHOTOS = 2;\n")


def test_unknown_schema_is_refused() -> None:
    """A schema without a TypeScript form is an error, not a wrong type."""
    with pytest.raises(ValueError, match="no TypeScript"):
        types(One={"not": {"type": "string"}})
