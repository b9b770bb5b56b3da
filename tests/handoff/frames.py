"""Checks what the server really says against its shapes."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import httpx
import orjson
from pydantic import TypeAdapter
from typing_extensions import TypeAliasType

from testkit.client import Answer


def check_answer(shape: type | TypeAliasType, response: Answer | httpx.Response) -> None:
    """Fail unless the answer has the shape, field by field and no other."""
    TypeAdapter(shape).validate_json(response.content, strict=True, extra="forbid")


def check_frames(shape: TypeAliasType, frames: Iterable[dict[str, Any]]) -> set[str]:
    """Fail unless each frame is one of the shapes, field by field and no other; returns the types that came."""
    adapter: TypeAdapter[dict[str, Any]] = TypeAdapter(shape)
    return {adapter.validate_json(orjson.dumps(frame), strict=True, extra="forbid")["type"] for frame in frames}


def types_of(shape: Any) -> Iterator[str]:  # noqa: ANN401  # a class, or any way to write a union
    """The `type`s of the frames that a union names, in its order."""
    if isinstance(shape, TypeAliasType):
        yield from types_of(shape.__value__)
    elif get_origin(shape) is Annotated:
        yield from types_of(get_args(shape)[0])
    elif members := get_args(shape):
        for member in members:
            yield from types_of(member)
    else:
        yield from get_args(get_type_hints(shape)["type"])
