"""Every error that may reach a person or a program outside, in one tree.

CounterhandError
├── BadRequest            400 bad_request       the body, field or frame is wrong
│   ├── BadFrame          400 bad_frame         a WebSocket frame that is not in docs/websocket.md
│   ├── EmptyText         400 empty             nothing is left of the text after cleaning
│   ├── TooLong           400 too_long          more than 2,000 characters
│   ├── PhotoGone         400 photo_gone        an id that is no unsent photo of this conversation
│   ├── PhotoRefused      400 photo_refused     a photo that cannot be taken (one of the four below)
│   │   ├── PhotoTooLarge      413 photo_too_large        more than 8 MB
│   │   ├── PhotoUnreadable    400 photo_unreadable       by its content no JPEG, PNG or WebP, or broken
│   │   ├── PhotoTooManyPixels 400 photo_too_many_pixels  more than 40 megapixels
│   │   └── PhotoTooSlow       400 photo_too_slow         its decoding takes too long
│   └── WeakPassword      400 weak_password     under 12 characters
├── Unauthorized          401 unauthorized      no token, a wrong one, or one that has expired
│   └── WrongCredentials  401 wrong_credentials login failed, whatever the reason
├── Forbidden             403 forbidden         the role, origin or CSRF token does not allow it
├── NotFound              404 not_found         no such thing, or not yours to see
├── Conflict              409 conflict          the same id with another content
│   ├── AlreadyClaimed    409 already_claimed   another agent was quicker
│   ├── NotOwner          409 not_owner         the conversation is not (or no longer) yours
│   ├── UnseenMessages    409 unseen_messages   the shopper wrote something you have not seen
│   ├── StaleOption       409 stale_option      a button of an earlier epoch
│   ├── AgentExists       409 agent_exists      an agent with that e-mail is there already
│   └── IllegalChange     409 illegal_change    the state machine has no such move
├── TooFast               429 too_fast          a rate limit
│   └── LockedOut         429 locked_out        ten wrong passwords: 15 minutes
├── Busy                  503 busy              more at once than there is room for
├── StoreUnavailable      503 store_unavailable the database does not answer
└── TelegramUnavailable   503 telegram_unavailable Telegram has not answered yet

The text is written for the person who reads it; `extra` is what a program needs besides it. Only the edges
(`handoff.edge.http` and the two sockets) turn an error into JSON.
"""

from collections.abc import Mapping
from typing import Any, ClassVar


class CounterhandError(Exception):
    """Base of all errors that may be shown; never carries a shopper's words."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    text: ClassVar[str] = "Something went wrong on our side. Please try again."

    def __init__(self, detail: str | None = None, *, extra: Mapping[str, Any] | None = None) -> None:
        """`detail` replaces the class's text; `extra` is merged into the JSON error."""
        self.detail = detail or self.text
        self.extra = dict(extra or {})
        super().__init__(self.detail)


class BadRequest(CounterhandError):
    status, code, text = 400, "bad_request", "The request is not what this address expects."


class BadFrame(BadRequest):
    code, text = "bad_frame", "This frame is not one the protocol knows."


class EmptyText(BadRequest):
    code, text = "empty", "The message has no text."


class TooLong(BadRequest):
    code, text = "too_long", "A message may have up to 2,000 characters."


class PhotoGone(BadRequest):
    code, text = "photo_gone", "A photo is no longer here. Add it again, please."


class PhotoRefused(BadRequest):
    code, text = "photo_refused", "This photo cannot be taken."


class PhotoTooLarge(PhotoRefused):
    status, code, text = 413, "photo_too_large", "A photo may have up to 8 MB. Please send a smaller one."


class PhotoUnreadable(PhotoRefused):
    code, text = "photo_unreadable", "This is no photo that can be read. Please send a JPEG, PNG or WebP."


class PhotoTooManyPixels(PhotoRefused):
    code, text = "photo_too_many_pixels", "A photo may have up to 40 megapixels. Please send a smaller one."


class PhotoTooSlow(PhotoRefused):
    code, text = "photo_too_slow", "This photo took too long to read. Please send a smaller one, or a JPEG."


class WeakPassword(BadRequest):
    code, text = "weak_password", "A password needs at least 12 characters."


class Unauthorized(CounterhandError):
    status, code, text = 401, "unauthorized", "Please sign in again."


class WrongCredentials(Unauthorized):
    code, text = "wrong_credentials", "E-mail or password is wrong."


class Forbidden(CounterhandError):
    status, code, text = 403, "forbidden", "This is not allowed here."


class NotFound(CounterhandError):
    status, code, text = 404, "not_found", "There is nothing here under this name."


class Conflict(CounterhandError):
    status, code, text = 409, "conflict", "Another message was already sent under this id."


class AlreadyClaimed(Conflict):
    code, text = "already_claimed", "A colleague has already taken this conversation."


class NotOwner(Conflict):
    code, text = "not_owner", "This conversation is not yours any more."


class UnseenMessages(Conflict):
    code, text = "unseen_messages", "The shopper has written since. Read it, then send again."


class StaleOption(Conflict):
    code, text = "stale_option", "This menu is from earlier and no longer works. Please write what you need."


class AgentExists(Conflict):
    code, text = "agent_exists", "There is already an agent with this e-mail."


class IllegalChange(Conflict):
    code, text = "illegal_change", "The conversation cannot go there from where it is."


class TooFast(CounterhandError):
    status, code, text = 429, "too_fast", "That was quick. Please wait a few seconds and send it again."


class LockedOut(TooFast):
    code, text = "locked_out", "Too many wrong passwords. Try again in 15 minutes."


class Busy(CounterhandError):
    status, code, text = 503, "busy", "There is a lot to do just now. Please try again in a moment."


class StoreUnavailable(CounterhandError):
    status, code, text = 503, "store_unavailable", "The database does not answer. Please try again in a moment."


class TelegramUnavailable(CounterhandError):
    status, code, text = 503, "telegram_unavailable", "Telegram does not answer. Please try again in a moment."
