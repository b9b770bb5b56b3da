"""Signed links to photos: they open without a login, for ten minutes at most."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from itsdangerous import BadData, URLSafeSerializer

from handoff.errors import NotFound

OPEN_FOR_S = 600
SAME_FOR_S = 300
"""How long the same link is given, so that a browser that has the photo need not fetch it again."""


Variant = Literal["full", "thumb", "file"]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens, and for how many more seconds."""

    upload: str
    variant: Variant
    seconds: int


class PhotoLinks:
    """Makes and reads links."""

    def __init__(self, secret: str, now: Callable[[], float] = time.time) -> None:
        self._signer = URLSafeSerializer(secret, salt="photo", signer_kwargs={"digest_method": hashlib.sha256})
        self._now = now

    def url(self, upload: str, variant: Variant) -> str:
        """`/api/photos/<signed>`, open for five to ten minutes."""
        expires = int(self._now() // SAME_FOR_S) * SAME_FOR_S + OPEN_FOR_S
        return f"/api/photos/{self._signer.dumps([upload, variant, expires])}"

    def read(self, signed: str) -> Opened:
        """What the link opens; raises NotFound where it is not one of ours or has expired."""
        try:
            upload, variant, expires = self._signer.loads(signed)
        except (BadData, ValueError, TypeError):
            raise NotFound from None
        if (seconds := int(expires - self._now())) <= 0:
            raise NotFound("This link has expired.")
        return Opened(upload, variant, seconds)
