"""OpenAPI 3.1 from the routes' own descriptions. Pydantic's JSON Schema is the dialect OpenAPI 3.1 uses."""

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema
from sanic import Sanic
from sanic_routing import Route
from typing_extensions import TypeAliasType, is_typeddict

from handoff import VERSION
from handoff import errors as all_errors
from handoff.edge.http import Endpoint, ErrorBody
from handoff.edge.sockets import SocketEndpoint
from handoff.errors import CounterhandError

_PARAMETER = re.compile(r"<(\w+):\w+>")
_MODELS = "#/components/schemas/"
_EXTENDS = "x-extends"
JSON, FORM = "application/json", "multipart/form-data"
INFO = {
    "title": "Counterhand",
    "version": VERSION,
    "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
}
FRAMES = "x-frames"
"""OpenAPI has no field for WebSockets: what a socket takes and sends stands in this one."""

ERROR_CODE = {
    "type": "string",
    "description": "The codes of errors that are more than a wrong address.",
    "enum": [
        error.code for error in vars(all_errors).values()
        if isinstance(error, type) and issubclass(error, CounterhandError)
    ],
}  # fmt: skip
SECURITY_SCHEMES = {
    "shopper": {"type": "http", "scheme": "bearer", "description": "the token of a shopper's session"},
    "agent": {
        "type": "apiKey",
        "in": "cookie",
        "name": "counterhand",
        "description": "the cookie of a login (`__Host-counterhand` over TLS); changes carry X-CSRF-Token as well",
    },
}


def build_openapi(app: Sanic[Any, Any]) -> dict[str, Any]:
    """The document for all described routes of `app`, sockets among them."""
    schemas: dict[str, Any] = {"ErrorCode": ERROR_CODE}
    paths: dict[str, Any] = {}
    for route in app.router.routes:
        endpoint = getattr(_handler(route), "endpoint", None)
        if endpoint is None:
            continue
        path = "/" + _PARAMETER.sub(r"{\1}", route.path).strip("/")
        if isinstance(endpoint, SocketEndpoint):
            paths[path] = {"get": _socket(endpoint, path, schemas)}
            continue
        for method in sorted(route.methods - {"HEAD", "OPTIONS"}):
            operation = _operation(endpoint, getattr(route.handler, "role", None), path, schemas)
            paths.setdefault(path, {})[method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": INFO,
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": _extend(schemas), "securitySchemes": SECURITY_SCHEMES},
    }


def _handler(route: Route) -> object:
    """The route's own handler: Sanic wraps those of sockets."""
    return route.handler.args[0] if isinstance(route.handler, partial) else route.handler


def _socket(endpoint: SocketEndpoint, path: str, schemas: dict[str, Any]) -> dict[str, Any]:
    frames = {"takes": _reference(endpoint.takes, schemas), "sends": _reference(endpoint.sends, schemas)}
    operation: dict[str, Any] = {"summary": endpoint.summary, "tags": [_tag(path)]}
    if endpoint.login:
        operation["security"] = [{"agent": []}]
    return {**operation, "responses": {"101": {"description": "A WebSocket from here on"}}, FRAMES: frames}


def _operation(endpoint: Endpoint, role: str | None, path: str, schemas: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {"summary": endpoint.summary, "tags": [_tag(path)]}
    if role:
        operation |= {"security": [{"agent": []}], "description": f"For the role {role} and those above it."}
    elif endpoint.bearer:
        operation["security"] = [{"shopper": []}]
    parameters = [_parameter(name, "path") for name in re.findall(r"{(\w+)}", path)]
    parameters += [_parameter(name, "query") for name in endpoint.query]
    if parameters:
        operation["parameters"] = parameters
    if endpoint.body:
        content = {FORM if endpoint.form else JSON: {"schema": _reference(endpoint.body, schemas)}}
        operation["requestBody"] = {"required": True, "content": content}
    operation["responses"] = _responses(endpoint, schemas)
    return operation


def _responses(endpoint: Endpoint, schemas: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {"description": "Done"}
    if endpoint.status != 204:  # noqa: PLR2004  # no content
        schema = _reference(endpoint.answer, schemas) if endpoint.answer else {"type": "object"}
        told["content"] = {endpoint.media: {"schema": schema} if endpoint.media == JSON else {}}
    return {str(endpoint.status): told, **_errors(endpoint.errors, schemas)}


def _errors(errors: Iterable[type[CounterhandError]], schemas: dict[str, Any]) -> dict[str, Any]:
    by_status: dict[str, list[str]] = {}
    for error in errors:
        by_status.setdefault(str(error.status), []).append(f"`{error.code}`: {error.text}")
    content = {JSON: {"schema": _reference(ErrorBody, schemas)}}
    return {status: {"description": " ".join(texts), "content": content} for status, texts in sorted(by_status.items())}


def _reference(model: type | TypeAliasType, schemas: dict[str, Any]) -> dict[str, str]:
    name = model.__name__
    if name not in schemas:
        schema = TypeAdapter(model).json_schema(ref_template=_MODELS + "{model}", schema_generator=_Schemas)
        found = {**schema.pop("$defs", {}), name: schema}
        schemas.update(found)
        for base in [base for one in found.values() for base in one.get(_EXTENDS, ())]:
            _reference(base, schemas)
    return {"$ref": _MODELS + name}


class _Schemas(GenerateJsonSchema):
    """Pydantic's schemas, which also note the typed dicts that one extends: JSON Schema has no field for that."""

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        bases = getattr(schema.get("cls"), "__orig_bases__", ())
        named = [base for base in bases if is_typeddict(base) and not base.__name__.startswith("_")]
        return {**super().typed_dict_schema(schema), _EXTENDS: named}


def _extend(schemas: dict[str, Any]) -> dict[str, Any]:
    """The schemas, each with its own fields only, and a reference to what it extends."""
    fields = {name: schema.get("properties", {}).keys() for name, schema in schemas.items()}
    extended = {}
    for name, schema in sorted(schemas.items()):
        bases = [base.__name__ for base in schema.pop(_EXTENDS, ())]
        extended[name] = _without(schema, {field for base in bases for field in fields[base]}) if bases else schema
        if bases:
            extended[name]["allOf"] = [{"$ref": _MODELS + base} for base in bases]
    return extended


def _without(schema: dict[str, Any], inherited: set[str]) -> dict[str, Any]:
    properties = {field: one for field, one in schema["properties"].items() if field not in inherited}
    required = [field for field in schema.get("required", ()) if field not in inherited]
    return {**schema, "properties": properties, "required": required}


def _parameter(name: str, place: str) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}


def _tag(path: str) -> str:
    parts = path.split("/")
    return parts[2] if path.startswith("/api/") else "health"
