"""The HTTP edge: bodies are checked against their model, errors become JSON, answers carry safe headers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import orjson
import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sanic import HTTPResponse, Request, Sanic
from sanic.exceptions import SanicException
from sanic.response import BaseHTTPResponse, raw
from typing_extensions import TypeAliasType, TypedDict

from handoff.errors import BadRequest, CounterhandError
from handoff.ids import new_id

MAX_BODY = 64 * 1024
MAX_FRAME = 16 * 1024
MAX_PROBLEMS, MAX_NAME = 10, 40
TIMED_OUT = 503
"""Sanic's status for a request that did not arrive whole in time, or took too long to answer."""

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
PAGE_HEADERS = {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""For pages only: they govern documents, and on JSON answers they would only cost time."""

log = structlog.get_logger(__name__)
Model = TypeVar("Model", bound=BaseModel)
Handler = TypeVar("Handler", bound=Callable[..., Any])


class Body(BaseModel):
    """Base of all request bodies and frames: unknown fields are errors, and not silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ErrorDetail(TypedDict):
    """What went wrong."""

    code: Annotated[str, Field(description="A stable snake_case word.")]
    detail: Annotated[str, Field(description="A sentence for the person who reads it.")]
    request_id: Annotated[str, Field(description="Also in the answer's X-Request-ID.")]


class ErrorBody(TypedDict):
    """The body of every error; some have more fields besides."""

    error: ErrorDetail


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What the API reference says of a route."""

    summary: str
    body: type[BaseModel] | None = None
    answer: type | TypeAliasType | None = None
    """A typed dict, or an alias that names several."""
    status: int = 200
    errors: tuple[type[CounterhandError], ...] = ()
    query: tuple[str, ...] = ()
    bearer: bool = False
    """Whether it takes a shopper's token."""
    form: bool = False
    """Whether the body is a form (multipart/form-data) instead of JSON."""
    media: str = "application/json"
    """Content type of the answer."""


def describe(endpoint: Endpoint) -> Callable[[Handler], Handler]:
    """Attach the reference to a handler, where `handoff.site.reference` finds it."""

    def attach(handler: Handler) -> Handler:
        handler.endpoint = endpoint  # type: ignore[attr-defined]  # the API reference reads it
        return handler

    return attach


def read_body(request: Request, model: type[Model]) -> Model:
    """The request's body as `model`; raises BadRequest naming every field that is wrong."""
    try:
        return model.model_validate_json(request.body or b"{}")
    except ValidationError as error:
        raise BadRequest(explain(error)) from None


def explain(error: ValidationError) -> str:
    """What is wrong, field by field, without repeating what was sent; the first problems where there are many."""
    problems = []
    for problem in error.errors(include_input=False, include_url=False)[:MAX_PROBLEMS]:
        where = ".".join(str(part)[:MAX_NAME] for part in problem["loc"])
        problems.append(f"{where}: {problem['msg']}" if where else problem["msg"])
    more = error.error_count() - len(problems)
    return "; ".join([*problems, *([f"and {more} more"] if more else [])])


def answer(body: Mapping[str, Any], status: int = 200) -> HTTPResponse:
    """A JSON answer."""
    return raw(
        orjson.dumps(body), status=status, content_type="application/json", headers={"Cache-Control": "no-store"}
    )


def address_of(request: Request) -> str:
    """The address that a request is counted for: the one that trusted proxies name, else the connection's own."""
    return request.remote_addr or request.ip


def is_allowed_origin(request: Request, others: Sequence[str] = ()) -> bool:
    """Whether the request's origin is ours, one of `others`, or absent.

    Only browsers send one, and only they send a user's cookies on behalf of another site.
    """
    origin = request.headers.get("origin")
    return origin is None or origin in others or origin.partition("://")[2] == request.host


def add_edge(app: Sanic[Any, Any]) -> None:
    """Give every route request ids, headers and error answers."""

    async def name(request: Request) -> None:
        request.ctx.id = new_id()

    async def protect(request: Request, response: BaseHTTPResponse) -> None:
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Request-ID"] = _id(request)
        if (response.content_type or "").startswith("text/html"):
            response.headers.update(PAGE_HEADERS)

    app.register_middleware(name, "request")
    app.register_middleware(protect, "response")

    @app.exception(Exception)
    async def _fail(request: Request, error: Exception) -> HTTPResponse:
        return _error(request, _as_ours(request, error))


def _as_ours(request: Request, error: Exception) -> CounterhandError:
    if isinstance(error, CounterhandError):
        return error
    if isinstance(error, SanicException) and (error.status_code < 500 or error.status_code == TIMED_OUT):  # noqa: PLR2004  # from there on it is our own fault
        ours = CounterhandError(_PHRASES.get(error.status_code, "The request could not be understood."))
        ours.status, ours.code = error.status_code, _CODES.get(error.status_code, "bad_request")  # type: ignore[misc]  # an error of Sanic's gets its own status and code
        return ours
    # The route, not the path: a path can be a signed link that still opens.
    log.error("unexpected error", request=_id(request), route=request.route and request.route.path, exc_info=error)
    return CounterhandError()


_CODES = {
    404: "not_found",
    405: "method_not_allowed",
    408: "timeout",
    413: "too_large",
    417: "bad_request",
    TIMED_OUT: "timeout",
}
_PHRASES = {
    404: "There is nothing here under this name.",
    405: "This address does not take this method.",
    413: "The request is too large: a body may have 64 kB, address and headers 8 kB.",
    408: "The request took too long to arrive.",
    TIMED_OUT: "The request took too long. Try again.",
}


def _error(request: Request, error: CounterhandError) -> HTTPResponse:
    told: ErrorBody = {"error": {"code": error.code, "detail": error.detail, "request_id": _id(request)}}
    return answer({**told, **error.extra}, error.status)


def _id(request: Request) -> str:
    return getattr(request.ctx, "id", None) or new_id()
