"""OpenAPI 3.1 from the routes' own descriptions. Pydantic's JSON Schema is the dialect OpenAPI 3.1 uses."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from sanic import Sanic

from handoff import VERSION
from handoff.edge.http import Endpoint
from handoff.errors import CounterhandError

_PARAMETER = re.compile(r"<(\w+):\w+>")
_MODELS = "#/components/schemas/"
JSON, FORM = "application/json", "multipart/form-data"
INFO = {
    "title": "Counterhand",
    "version": VERSION,
    "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
}

ERROR_SCHEMA = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "detail", "request_id"],
            "properties": {
                "code": {"type": "string", "description": "a stable snake_case word"},
                "detail": {"type": "string", "description": "a sentence for the person who reads it"},
                "request_id": {"type": "string", "description": "also in the answer's X-Request-ID"},
            },
        }
    },
}
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
    """The document for all described routes of ``app``."""
    schemas: dict[str, Any] = {"Error": ERROR_SCHEMA}
    paths: dict[str, Any] = {}
    for route in app.router.routes:
        endpoint = getattr(route.handler, "endpoint", None)
        if endpoint is None:
            continue
        path = "/" + _PARAMETER.sub(r"{\1}", route.path).strip("/")
        for method in sorted(route.methods - {"HEAD", "OPTIONS"}):
            operation = _operation(endpoint, getattr(route.handler, "role", None), path, schemas)
            paths.setdefault(path, {})[method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": INFO,
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": schemas, "securitySchemes": SECURITY_SCHEMES},
    }


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
    if endpoint.status != 204:  # noqa: PLR2004
        schema = _reference(endpoint.answer, schemas) if endpoint.answer else {"type": "object"}
        told["content"] = {endpoint.media: {"schema": schema} if endpoint.media == JSON else {}}
    return {str(endpoint.status): told, **_errors(endpoint.errors)}


def _errors(errors: Iterable[type[CounterhandError]]) -> dict[str, Any]:
    by_status: dict[str, list[str]] = {}
    for error in errors:
        by_status.setdefault(str(error.status), []).append(f"`{error.code}`: {error.text}")
    content = {JSON: {"schema": {"$ref": f"{_MODELS}Error"}}}
    return {status: {"description": " ".join(texts), "content": content} for status, texts in sorted(by_status.items())}


def _reference(model: type[BaseModel], schemas: dict[str, Any]) -> dict[str, str]:
    schema = model.model_json_schema(ref_template=_MODELS + "{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas[model.__name__] = schema
    return {"$ref": _MODELS + model.__name__}


def _parameter(name: str, place: str) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}


def _tag(path: str) -> str:
    parts = path.split("/")
    return parts[2] if path.startswith("/api/") else "health"
