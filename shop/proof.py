"""The proof that a shopper owns an order: number and e-mail address both match.

Kept on the server in a file that the actions write and the handoff process reads, bound to one conversation, and
forgotten after half an hour. A refusal tells nothing about which of the two was wrong, neither in words nor in time.
Wrong tries are limited in a conversation, and across conversations at one address and at one number.
"""

import asyncio
import hashlib
import hmac
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import TypeAlias

from shop.clock import utc_now
from shop.interface import Order, Shop, ShopUnavailable
from shop.keys import email_key, number_key

PROOF_LASTS = timedelta(minutes=30)
MAX_TRIES = 5
# Conversations cost nothing: somebody who keeps guessing in new ones meets the limit of the address or the number. A
# shopper's own slips stay far below it.
MAX_TRIES_AT_ONE = 20
TRIES_WITHIN = timedelta(minutes=15)
# A shop does not find an order in the time in which it misses one. A refusal waits until this much has passed: longer
# than either takes in the embedded shop, shorter than a shopper notices.
REFUSAL_TAKES = timedelta(milliseconds=60)

_PATIENCE_S = 1.0  # ample for the other process to finish what it does with the file
# Raised with each change of the tables. A file of another version is dropped: all in it expires within half an hour.
_VERSION = 1
_SCHEMA = (
    "DROP TABLE IF EXISTS tries",
    "DROP TABLE IF EXISTS proofs",
    """CREATE TABLE tries (
        guess TEXT PRIMARY KEY,
        conversation TEXT NOT NULL, address TEXT NOT NULL, number TEXT NOT NULL,
        at REAL NOT NULL
    )""",
    "CREATE INDEX tries_of_conversation ON tries (conversation)",
    "CREATE INDEX tries_at_address ON tries (address)",
    "CREATE INDEX tries_at_number ON tries (number)",
    "CREATE INDEX tries_by_age ON tries (at)",
    """CREATE TABLE proofs (
        conversation TEXT PRIMARY KEY, number TEXT NOT NULL, email TEXT NOT NULL, until REAL NOT NULL
    )""",
    "CREATE INDEX proofs_by_age ON proofs (until)",
    f"PRAGMA user_version = {_VERSION}",
)
_ADD_TRY = """INSERT INTO tries (guess, conversation, address, number, at)
VALUES (:id, :conversation, :address, :number, :at)"""
_TRIES_LEFT = """SELECT min(
    :most - (SELECT count(*) FROM tries WHERE conversation = :conversation),
    :most_at_one - (SELECT count(*) FROM tries WHERE address = :address),
    :most_at_one - (SELECT count(*) FROM tries WHERE number = :number)
) AS tries_left"""
_KEEP_PROOF = """INSERT OR REPLACE INTO proofs (conversation, number, email, until)
VALUES (:conversation, :number, :email, :until)"""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a conversation has proved, and until when."""

    order_number: str
    email: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class Proved:
    """Number and address match: here is the order, and the proof now kept."""

    order: Order
    proof: Proof


@dataclass(frozen=True, slots=True)
class Refused:
    """Number or address is wrong, and it is not told which; `tries_left` is at least 1."""

    tries_left: int


@dataclass(frozen=True, slots=True)
class TooManyTries:
    """The last wrong try within 15 minutes, or any try after it: time for a person.

    That is the fifth of a conversation, or the twentieth at one address or one number, whoever made them.
    """


@dataclass(frozen=True, slots=True)
class _Guess:
    """A try as it is counted; digests stand for what was guessed, so that the tries name nobody."""

    id: str
    conversation: str
    address: str
    number: str


Outcome: TypeAlias = Proved | Refused | TooManyTries


class Proofs:
    """The proofs and the tries, kept in the SQLite file at `path`, which several processes may share."""

    def __init__(
        self, path: Path, now: Callable[[], datetime] = utc_now, refusal_takes: timedelta = REFUSAL_TAKES
    ) -> None:
        self._book = _Book(path)
        self._now = now
        self._refusal_takes = refusal_takes

    async def prove(self, shop: Shop, conversation: str, number: str, email: str, turn_id: str) -> Outcome:
        """Compare number and address with the shop's order, and keep the proof if both match.

        The same guess in the same turn counts once, however often the turn runs. Raises `ShopUnavailable` when the shop
        or the file does not answer; that is no try.
        """
        started = monotonic()
        guess = _guess(conversation, number_key(number), email_key(email), turn_id)
        # Counted before it is compared, so that guesses made at once cannot pass the limit together.
        if not await asyncio.to_thread(self._book.may_try, guess, self._now()):
            return TooManyTries()
        try:
            order = await shop.order(number)
        except ShopUnavailable:
            await asyncio.to_thread(self._book.forget_try, guess)
            raise
        if order is not None and _same(order.email, email):
            return await self._keep(guess, order)
        left = await asyncio.to_thread(self._book.tries_left, guess)
        await asyncio.sleep(self._refusal_takes.total_seconds() - (monotonic() - started))
        return Refused(left) if left > 0 else TooManyTries()

    async def proven(self, conversation: str) -> Proof | None:
        """Return the latest proof of that conversation while it holds. Raises `ShopUnavailable` like `prove`."""
        return await asyncio.to_thread(self._book.proof, conversation, self._now())

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        self._book.close()

    async def _keep(self, guess: _Guess, order: Order) -> Proved:
        proof = Proof(order.number, order.email, self._now() + PROOF_LASTS)
        await asyncio.to_thread(self._book.keep, guess, proof)
        return Proved(order, proof)


class _Book:
    """The SQLite file: each method is one transaction, run in a worker thread. Raises `ShopUnavailable`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def may_try(self, guess: _Guess, now: datetime) -> bool:
        """Count the guess, unless it is counted already; False when no try is left."""
        with self._transaction() as db:
            _delete_expired(db, now)
            if db.execute("SELECT 1 FROM tries WHERE guess = ?", (guess.id,)).fetchone():
                return True
            if _tries_left(db, guess) <= 0:
                return False
            db.execute(_ADD_TRY, {**asdict(guess), "at": now.timestamp()})
            return True

    def forget_try(self, guess: _Guess) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM tries WHERE guess = ?", (guess.id,))

    def tries_left(self, guess: _Guess) -> int:
        """How many more may be wrong: in this conversation, at this address and at this number, whichever is least."""
        with self._transaction() as db:
            return _tries_left(db, guess)

    def keep(self, guess: _Guess, proof: Proof) -> None:
        """Keep the proof instead of an older one; a guess that was right is no try."""
        row = {"conversation": guess.conversation, "number": proof.order_number, "email": proof.email}
        with self._transaction() as db:
            db.execute("DELETE FROM tries WHERE guess = ?", (guess.id,))
            db.execute(_KEEP_PROOF, {**row, "until": proof.until.timestamp()})

    def proof(self, conversation: str, now: datetime) -> Proof | None:
        with self._transaction() as db:
            _delete_expired(db, now)
            query = "SELECT number, email, until FROM proofs WHERE conversation = ?"
            row = db.execute(query, (conversation,)).fetchone()
        return Proof(row["number"], row["email"], datetime.fromtimestamp(row["until"], UTC)) if row else None

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._lock, self._opened() as db:
                db.execute("BEGIN IMMEDIATE")
                yield db
        except (sqlite3.Error, OSError):
            self.close()
            raise ShopUnavailable from None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # The lock keeps the worker threads apart; the timeout is for the other process.
            db = sqlite3.connect(self._path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False)
            db.row_factory = sqlite3.Row
            self._connection = db
            _switch_to_wal(db)
            # A killed process loses nothing under NORMAL; a power cut forgets proofs that would soon have expired.
            db.execute("PRAGMA synchronous = NORMAL")
            _make_tables(db)
        return self._connection


def _switch_to_wal(db: sqlite3.Connection) -> None:
    """Switch to WAL. Of two processes that do it at once, SQLite refuses one without waiting: it would deadlock."""
    end = monotonic() + _PATIENCE_S
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > end:
                raise
            sleep(0.01)
        else:
            return


def _make_tables(db: sqlite3.Connection) -> None:
    with db:
        db.execute("BEGIN IMMEDIATE")  # two processes may open a file of an older version at once
        if db.execute("PRAGMA user_version").fetchone()["user_version"] != _VERSION:
            for statement in _SCHEMA:
                db.execute(statement)


def _delete_expired(db: sqlite3.Connection, now: datetime) -> None:
    db.execute("DELETE FROM tries WHERE at <= ?", ((now - TRIES_WITHIN).timestamp(),))
    db.execute("DELETE FROM proofs WHERE until <= ?", (now.timestamp(),))


def _tries_left(db: sqlite3.Connection, guess: _Guess) -> int:
    most = {"most": MAX_TRIES, "most_at_one": MAX_TRIES_AT_ONE}
    left: int = db.execute(_TRIES_LEFT, {**most, **asdict(guess)}).fetchone()["tries_left"]
    return left


def _guess(conversation: str, number: str, address: str, turn_id: str) -> _Guess:
    return _Guess(_digest(conversation, turn_id, number, address), conversation, _digest(address), _digest(number))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(email_key(one).encode(), email_key(other).encode())
