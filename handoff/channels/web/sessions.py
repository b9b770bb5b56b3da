"""Shoppers' tokens, and the merchant's signed statement of who is logged in."""

import base64
import binascii
import hashlib
import hmac
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import orjson
from itsdangerous import BadData, URLSafeSerializer

from handoff.errors import BadRequest, Unauthorized

TOKEN_FOR = timedelta(days=30)
_EMAIL = re.compile(r"[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]{1,189}\Z")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is logged in at the shop, as the merchant's signature says."""

    email: str
    name: str | None


class Tokens:
    """Signs and reads tokens: each opens one conversation, again and again, until it expires."""

    def __init__(self, secret: str, now: Callable[[], float] = time.time) -> None:
        self._signer = URLSafeSerializer(secret, salt="shopper", signer_kwargs={"digest_method": hashlib.sha256})
        self._now = now

    def sign(self, conversation: str) -> tuple[str, datetime]:
        """A token and when it expires."""
        expires = int(self._now() + TOKEN_FOR.total_seconds())
        return str(self._signer.dumps([conversation, expires])), datetime.fromtimestamp(expires, UTC)

    def read(self, token: str) -> str:
        """The conversation the token opens; raises Unauthorized."""
        try:
            conversation, expires = self._signer.loads(token)
        except (BadData, ValueError, TypeError):
            raise Unauthorized("The session is not valid. Start a new one.") from None
        if expires < self._now():
            raise Unauthorized("The session has expired. Start a new one.")
        return str(conversation)


def read_identity(statement: str, secret: str | None, now: float) -> Identity:
    """Check `base64url(JSON) + "." + base64url(HMAC-SHA256 of the first part)`; the JSON has email, exp and name.

    Raises BadRequest where identities are not switched on or the statement is malformed, Unauthorized where its
    signature is wrong or it has expired.
    """
    if secret is None:
        raise BadRequest("identity: not taken here; the merchant sets IDENTITY_SECRET to switch it on.")
    payload, _, signature = statement.partition(".")
    expected = hmac.digest(secret.encode(), payload.encode(), "sha256")
    try:
        if not hmac.compare_digest(_unpad(signature), expected):
            raise Unauthorized("identity: the signature is wrong.")
        said = orjson.loads(_unpad(payload))
        email, expires, name = said["email"], said["exp"], said.get("name")
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        raise BadRequest("identity: write it as base64url(JSON) + '.' + base64url(HMAC-SHA256).") from None
    if not isinstance(email, str) or not isinstance(expires, int | float) or not isinstance(name, str | None):
        raise BadRequest("identity: the JSON needs email (text) and exp (seconds since 1970); name is text.")
    if not _EMAIL.match(email.strip()):
        raise BadRequest("identity: the email is no address.")
    if expires < now:
        raise Unauthorized("identity: the statement has expired.")
    return Identity(email.strip(), name and name.strip()[:80])


def _unpad(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
