"""What the proof of an order promises."""

import asyncio
import sqlite3
import statistics
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest

from shop.interface import Order, ShopUnavailable
from shop.proof import Proof, Proofs, Proved, Refused
from tests.shop.fakes import Clock, FakeShop
from tests.shop.orders import ANA, ORDERS, WRONG


async def test_right_number_and_address_prove_the_order(proofs: Proofs, shop: FakeShop, clock: Clock) -> None:
    """A matching number and address give the order, and the proof is kept for this conversation only."""
    outcome = await proofs.prove(shop, "c1", "#1042", ANA, "t1")
    assert isinstance(outcome, Proved)
    assert outcome.order.number == "1042"
    assert await proofs.proven("c1") == outcome.proof == Proof("1042", ANA, clock() + timedelta(minutes=30))
    assert await proofs.proven("c2") is None


@pytest.mark.parametrize("written", (ANA.upper(), f"  {ANA}\n", "Ana.Whitlock@Example.com"))
async def test_case_and_blanks_of_the_address_do_not_matter(proofs: Proofs, shop: FakeShop, written: str) -> None:
    """Case and outer blanks of an address do not matter."""
    assert isinstance(await proofs.prove(shop, "c1", "order 1042.", written, "t1"), Proved)


async def test_wrong_number_and_wrong_address_look_the_same(proofs: Proofs, shop: FakeShop) -> None:
    """A refusal does not tell which of the two was wrong."""
    wrong_email = await proofs.prove(shop, "c1", "1042", WRONG, "t1")
    wrong_number = await proofs.prove(shop, "c2", "9999", ANA, "t1")
    others_order = await proofs.prove(shop, "c3", "1043", ANA, "t1")
    assert wrong_email == wrong_number == others_order == Refused(tries_left=4)


class UnevenShop(FakeShop):
    """A shop that needs longer to find an order than to miss one."""

    async def order(self, number: str) -> Order | None:
        order = await super().order(number)
        if order is not None:
            await asyncio.sleep(0.01)
        return order


async def test_a_refusal_takes_the_same_time_whatever_was_wrong(tmp_path: Path) -> None:
    """Refusals for a wrong number and a wrong address take the same time, even if the shop itself does not."""
    shop = UnevenShop(*ORDERS)
    proofs = Proofs(tmp_path / "proofs.db", refusal_takes=timedelta(milliseconds=40))

    async def took(number: str, email: str, conversation: str) -> float:
        started = perf_counter()
        await proofs.prove(shop, conversation, number, email, "t")
        return perf_counter() - started

    times = [(await took("1042", WRONG, f"a{i}"), await took("9999", ANA, f"b{i}")) for i in range(7)]
    wrong_email, wrong_number = (statistics.median(column) for column in zip(*times, strict=True))
    assert wrong_email == pytest.approx(wrong_number, rel=0.15)
    proofs.close()


async def test_a_file_of_an_older_version_is_made_again(tmp_path: Path, shop: FakeShop, clock: Clock) -> None:
    """A file whose tables lack the columns for address and number is made again, even by two processes at once."""
    with closing(sqlite3.connect(tmp_path / "proofs.db")) as db:
        db.execute("CREATE TABLE tries (guess TEXT PRIMARY KEY, conversation TEXT NOT NULL, at REAL NOT NULL)")
        db.execute("INSERT INTO tries VALUES ('g', 'c1', 0)")
        db.execute("CREATE INDEX tries_by_age ON tries (at)")
        db.commit()
    both = [Proofs(tmp_path / "proofs.db", clock, timedelta()) for _ in range(2)]
    outcomes = await asyncio.gather(*(proofs.prove(shop, "c1", "1042", ANA, f"t{i}") for i, proofs in enumerate(both)))
    assert all(isinstance(outcome, Proved) for outcome in outcomes)
    for proofs in both:
        proofs.close()
    again = Proofs(tmp_path / "proofs.db", clock)
    assert await again.proven("c1") is not None
    again.close()


async def test_proof_ends_after_half_an_hour(proofs: Proofs, shop: FakeShop, clock: Clock) -> None:
    """A proof holds for 29 minutes and has ended at 30."""
    await proofs.prove(shop, "c1", "1042", ANA, "t1")
    clock.pass_(minutes=29)
    assert await proofs.proven("c1") is not None
    clock.pass_(minutes=1)
    assert await proofs.proven("c1") is None


async def test_the_latest_proof_counts(proofs: Proofs, shop: FakeShop) -> None:
    """After a second order is proved, that one counts."""
    other = ORDERS[0]
    await proofs.prove(shop, "c1", "1042", ANA, "t1")
    await proofs.prove(shop, "c1", other.number, other.email, "t2")
    proof = await proofs.proven("c1")
    assert proof is not None
    assert proof.order_number == other.number


async def test_expired_rows_are_deleted(proofs: Proofs, shop: FakeShop, clock: Clock, tmp_path: Path) -> None:
    """Expired proofs and tries are deleted from the file at the next request, whoever makes it."""
    await proofs.prove(shop, "c1", "1042", ANA, "t1")
    await proofs.prove(shop, "c2", "1042", WRONG, "t1")
    clock.pass_(minutes=31)
    await proofs.proven("c3")
    with closing(sqlite3.connect(tmp_path / "proofs.db")) as db:
        assert db.execute("SELECT (SELECT count(*) FROM tries), (SELECT count(*) FROM proofs)").fetchone() == (0, 0)


async def test_two_processes_share_the_file(tmp_path: Path, shop: FakeShop, clock: Clock) -> None:
    """A proof that one process writes is read by another."""
    writer, reader = Proofs(tmp_path / "proofs.db", clock), Proofs(tmp_path / "proofs.db", clock)
    assert await reader.proven("c1") is None
    await writer.prove(shop, "c1", "1042", ANA, "t1")
    assert await reader.proven("c1") is not None
    writer.close()
    reader.close()


async def test_broken_file_is_unavailable(tmp_path: Path, shop: FakeShop) -> None:
    """Without a sound file nothing is proved, and the error does not hold what was asked."""
    (tmp_path / "proofs.db").write_bytes(b"no database" * 100)
    proofs = Proofs(tmp_path / "proofs.db")
    with pytest.raises(ShopUnavailable) as caught:
        await proofs.prove(shop, "c1", "1042", ANA, "t1")
    assert not caught.value.args
    with pytest.raises(ShopUnavailable):
        await proofs.proven("c1")


@pytest.mark.parametrize(
    "text", ("", "\x00", "\ud800", "e\u0301" * 400, "\u202e1042", "ﬀ@example.com", "İ@example.com")
)
async def test_odd_text_is_refused_like_any_other(proofs: Proofs, shop: FakeShop, text: str) -> None:
    """Odd Unicode neither matches nor crashes."""
    assert await proofs.prove(shop, "c1", "1042", text, "t1") == Refused(4)
    assert await proofs.prove(shop, "c1", text, WRONG, "t2") == Refused(3)


async def test_outcome_names_nobody_when_printed(proofs: Proofs, shop: FakeShop) -> None:
    """A logged outcome shows no address."""
    assert "@" not in repr(await proofs.prove(shop, "c1", "1042", ANA, "t1"))
