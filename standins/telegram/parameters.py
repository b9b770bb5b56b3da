"""The parameters that each method has in the published API, and how they are read from a request.

Source: https://core.telegram.org/bots/api. An unknown parameter is refused. So is a published one that this server does
not play: a test would otherwise pass on something that nothing has checked.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from standins.telegram.errors import Json, Refused, broken
from standins.telegram.limits import UPLOAD

_ELSEWHERE = (
    "business_connection_id message_thread_id direct_messages_topic_id allow_paid_broadcast message_effect_id"
    " suggested_post_parameters"
)
_QUIET = {"disable_notification": "flag", "protect_content": "flag"}
_REPLY = {"reply_parameters": "json"}
_MARKUP = {"reply_markup": "json"}
_CAPTION = {"caption": "text", "parse_mode": "text", "caption_entities": "json"}
_MESSAGE = {"chat_id": "chat", "message_id": "int"}

# method: what it takes (with * where it must be there), and what is published but not played
METHODS: dict[str, tuple[dict[str, str], str]] = {
    "getMe": ({}, ""),
    "getUpdates": ({"offset": "int", "limit": "int", "timeout": "int", "allowed_updates": "json"}, ""),
    "setWebhook": (
        {
            "url": "text*",
            "max_connections": "int",
            "allowed_updates": "json",
            "drop_pending_updates": "flag",
            "secret_token": "text",
        },
        "certificate ip_address",
    ),
    "deleteWebhook": ({"drop_pending_updates": "flag"}, ""),
    "getWebhookInfo": ({}, ""),
    "setMyCommands": ({"commands": "json*", "scope": "json", "language_code": "text"}, ""),
    "sendMessage": (
        {
            "chat_id": "chat*",
            "text": "text*",
            "parse_mode": "text",
            "entities": "json",
            "link_preview_options": "json",
            **_QUIET,
            **_REPLY,
            **_MARKUP,
        },
        _ELSEWHERE,
    ),
    "sendPhoto": (
        {
            "chat_id": "chat*",
            "photo": "file*",
            **_CAPTION,
            "show_caption_above_media": "flag",
            "has_spoiler": "flag",
            **_QUIET,
            **_REPLY,
            **_MARKUP,
        },
        _ELSEWHERE,
    ),
    "sendDocument": (
        {
            "chat_id": "chat*",
            "document": "file*",
            **_CAPTION,
            "disable_content_type_detection": "flag",
            **_QUIET,
            **_REPLY,
            **_MARKUP,
        },
        f"thumbnail {_ELSEWHERE}",
    ),
    "sendMediaGroup": ({"chat_id": "chat*", "media": "json*", **_QUIET, **_REPLY}, _ELSEWHERE),
    "editMessageText": (
        {
            **_MESSAGE,
            "text": "text*",
            "parse_mode": "text",
            "entities": "json",
            "link_preview_options": "json",
            **_MARKUP,
        },
        "inline_message_id business_connection_id",
    ),
    "editMessageCaption": (
        {**_MESSAGE, **_CAPTION, "show_caption_above_media": "flag", **_MARKUP},
        "inline_message_id business_connection_id",
    ),
    "editMessageReplyMarkup": ({**_MESSAGE, **_MARKUP}, "inline_message_id business_connection_id"),
    "deleteMessage": ({"chat_id": "chat*", "message_id": "int*"}, ""),
    "answerCallbackQuery": (
        {"callback_query_id": "text*", "text": "text", "show_alert": "flag", "cache_time": "int"},
        "url",
    ),
    "sendChatAction": ({"chat_id": "chat*", "action": "text*"}, "business_connection_id message_thread_id"),
    "getFile": ({"file_id": "text*"}, ""),
    "leaveChat": ({"chat_id": "chat*"}, ""),
}
MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    data: bytes
    kind: str


async def read(request: web.Request) -> tuple[dict[str, object], dict[str, Upload]]:
    """What a request says, from the address and from a body in any of the published forms; not yet checked."""
    values: dict[str, object] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json" and request.can_read_body:
        given = json.loads(await request.read())
        if not isinstance(given, dict):
            raise broken("can't parse request: JSON object expected")
        return values | given, uploads
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise Refused("Request Entity Too Large", 413, broken=True) from None
    for name, value in form.items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            values[name] = value
    if any(len(upload.data) > UPLOAD for upload in uploads.values()):
        raise Refused("Request Entity Too Large", 413, broken=True)
    return values, uploads


def check(method: str, values: dict[str, object], uploads: dict[str, Upload]) -> Json:
    """The parameters as the method takes them; a file becomes an `Upload`, or stays the id or address it was."""
    known, not_played = METHODS[method]
    _refuse_others(method, {*values, *(name for name in uploads if name in known)}, known, not_played.split())
    given = {name: _value(name, known[name].rstrip("*"), value) for name, value in values.items()}
    given |= {name: upload for name, upload in uploads.items() if known.get(name, "").startswith("file")}
    for name, kind in known.items():
        if kind.endswith("*") and name not in given:
            raise broken(MISSING.get(name, f'parameter "{name}" is required'))
    attached = _attach(given, uploads)
    if unused := set(uploads) - attached - set(given):
        raise broken(f"file attached, but not used: {', '.join(sorted(unused))}")
    return given


def _refuse_others(method: str, names: Iterable[str], known: Iterable[str], not_played: list[str]) -> None:
    for name in sorted(names):
        if name in not_played:
            raise broken(f"published, but not played here: {name} of {method}")
        if name not in known:
            raise broken(f"unknown parameter of {method}: {name}")


def _value(name: str, kind: str, value: object) -> Any:  # noqa: ANN401  # JSON: anything
    if kind == "int" or (kind == "chat" and re.fullmatch(r"-?\d+", str(value))):
        if isinstance(value, bool) or not re.fullmatch(r"-?\d{1,19}", str(value)):
            raise broken(f'parameter "{name}" must be an integer')
        return int(str(value))
    if kind == "flag":
        if str(value).lower() not in {"true", "false"}:
            raise broken(f'parameter "{name}" must be a boolean')
        return str(value).lower() == "true"
    if kind == "json":
        return _json(name, value)
    if not isinstance(value, str):
        raise broken(f'parameter "{name}" must be a string')
    return value


def _json(name: str, value: object) -> Any:  # noqa: ANN401  # JSON: anything
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise broken(f"can't parse {name} JSON object") from None


def _attach(given: Json, uploads: dict[str, Upload]) -> set[str]:
    """Put the files in the places of their `attach://` names, and return the names used."""
    used = set()
    for holder in [given, *(media for media in given.get("media", []) if isinstance(media, dict))]:
        for name, value in holder.items():
            if isinstance(value, str) and value.startswith("attach://"):
                upload = uploads.get(value.removeprefix("attach://"))
                if not upload:
                    raise broken("wrong file identifier/HTTP URL specified")
                used.add(value.removeprefix("attach://"))
                holder[name] = upload
    return used
