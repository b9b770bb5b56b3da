"""What the proof of an order promises."""

import asyncio
import sqlite3
import statistics
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from actions.shop.interface import Order, ShopUnavailable
from actions.shop.proof import Proof, Proofs, Proved, Refused, TooManyTries
from actions.shop.sample import sample_orders
from tests.actions.shop.fakes import Clock, FakeShop

ORDERS = sample_orders(date(2031, 3, 14))
ANA = "ana.whitlock@example.com"
WRONG = "somebody.else@example.com"


@pytest.fixture
def shop() -> FakeShop:
    """A shop that holds the sample's orders."""
    return FakeShop(*ORDERS)


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock(datetime(2031, 3, 14, 9, 0, tzinfo=UTC))


@pytest.fixture
def proofs(tmp_path: Path, clock: Clock) -> Iterator[Proofs]:
    """Proofs in a fresh file that do not make a test wait."""
    proofs = Proofs(tmp_path / "proofs.db", clock, timedelta())
    yield proofs
    proofs.close()


async def test_right_number_and_address_prove_the_order(proofs: Proofs, shop: FakeShop, clock: Clock) -> None:
    """Both match: the order is given, and the proof is kept for this conversation only."""
    outcome = await proofs.prove(shop, "c1", "#1042", ANA, "t1")
    assert isinstance(outcome, Proved)
    assert outcome.order.number == "1042"
    assert await proofs.proven("c1") == outcome.proof == Proof("1042", ANA, clock() + timedelta(minutes=30))
    assert await proofs.proven("c2") is None


@pytest.mark.parametrize("written", (ANA.upper(), f"  {ANA}\n", "Ana.Whitlock@Example.com"))
async def test_case_and_blanks_of_the_address_do_not_matter(proofs: Proofs, shop: FakeShop, written: str) -> None:
    """People write their address as they like."""
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
    """At a shop whose own time would tell, refusals for a wrong number and a wrong address take the same time."""
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


async def test_fifth_wrong_try_is_the_last(proofs: Proofs, shop: FakeShop, clock: Clock) -> None:
    """Four refusals count down, the fifth locks; then even the right pair is not looked at, for 15 minutes."""
    outcomes = [await proofs.prove(shop, "c1", "1042", WRONG, f"t{turn}") for turn in range(5)]
    assert outcomes == [Refused(4), Refused(3), Refused(2), Refused(1), TooManyTries()]
    asked = shop.asked
    assert await proofs.prove(shop, "c1", "1042", ANA, "t6") == TooManyTries()
    assert shop.asked == asked
    clock.pass_(minutes=15)
    assert isinstance(await proofs.prove(shop, "c1", "1042", ANA, "t7"), Proved)


async def test_the_fifth_try_may_still_be_right(proofs: Proofs, shop: FakeShop) -> None:
    """Four slips do not cost the fifth."""
    for turn in range(4):
        await proofs.prove(shop, "c1", "1042", WRONG, f"t{turn}")
    assert isinstance(await proofs.prove(shop, "c1", "1042", ANA, "t5"), Proved)


async def test_a_right_try_gives_no_tries_back(proofs: Proofs, shop: FakeShop) -> None:
    """Proving one's own order does not buy further guesses at others."""
    for turn in range(4):
        await proofs.prove(shop, "c1", "1043", WRONG, f"t{turn}")
    await proofs.prove(shop, "c1", "1042", ANA, "right")
    assert await proofs.prove(shop, "c1", "1043", WRONG, "t5") == TooManyTries()


async def test_right_tries_are_not_counted(proofs: Proofs, shop: FakeShop) -> None:
    """Who owns many orders may ask for all of them."""
    for turn in range(10):
        assert isinstance(await proofs.prove(shop, "c1", "1042", ANA, f"t{turn}"), Proved)


async def test_a_turn_that_runs_twice_counts_once(proofs: Proofs, shop: FakeShop) -> None:
    """A repeated turn gets the same answer and uses up one try."""
    for _ in range(3):
        assert await proofs.prove(shop, "c1", "1042", WRONG, "t1") == Refused(4)
    assert await proofs.prove(shop, "c1", "1042", WRONG, "t2") == Refused(3)


async def test_two_guesses_in_one_turn_count_twice(proofs: Proofs, shop: FakeShop) -> None:
    """One turn cannot be used to guess without end."""
    outcomes = [await proofs.prove(shop, "c1", str(1001 + i), ANA, "t1") for i in range(5)]
    assert outcomes[-1] == TooManyTries()


async def test_guesses_made_at_once_do_not_pass_the_limit(proofs: Proofs, shop: FakeShop) -> None:
    """Of many guesses in the same moment, five reach the shop."""
    await asyncio.gather(*(proofs.prove(shop, "c1", "1042", f"{i}@example.com", f"t{i}") for i in range(40)))
    assert shop.asked == 5


async def test_a_thousand_guesses_reveal_nothing(proofs: Proofs, shop: FakeShop) -> None:
    """Over many conversations, guesses at real numbers and at none, with real addresses and others, look alike.

    They are spread, as guesses at one address or one number would end at the limit.
    """
    right = {(order.number, order.email) for order in ORDERS}
    guesses = [
        (
            ORDERS[i % 400].number if i % 2 else str(5000 + i),
            f"nobody{i}@example.com" if i % 3 else ORDERS[(i + 7) % 400].email,
        )
        for i in range(1000)
    ]
    outcomes = [
        await proofs.prove(shop, f"c{i}", number, email, "t")
        for i, (number, email) in enumerate(guesses)
        if (number, email) not in right
    ]
    assert len(outcomes) > 990
    assert set(outcomes) == {Refused(4)}


ANAS = [order.number for order in ORDERS if order.email == ANA]
OTHERS = [order.number for order in ORDERS if order.email != ANA]


async def test_a_hundred_guesses_at_one_address_end_at_the_twentieth(proofs: Proofs, shop: FakeShop) -> None:
    """Who knows an address and tries number after number, each in a new conversation, is stopped before the right one.

    Real numbers and others count alike.
    """
    numbers = [number for pair in zip(OTHERS, range(5000, 6000), strict=False) for number in map(str, pair)]
    guesses = [*numbers[:20], *ANAS, *numbers[20:]]
    outcomes = [await proofs.prove(shop, f"c{i}", guesses[i % len(guesses)], ANA, "t") for i in range(100)]
    assert outcomes[:19] == [Refused(min(4, 19 - i)) for i in range(19)]
    assert set(outcomes[19:]) == {TooManyTries()}
    assert shop.asked == 20


@pytest.mark.parametrize("number", ("1042", "9999"))
async def test_a_hundred_guesses_at_one_number_end_at_the_twentieth(
    proofs: Proofs, shop: FakeShop, number: str
) -> None:
    """Who knows a number and tries address after address is stopped likewise, whether or not there is such an order."""
    emails = [*(f"guess{i}@example.com" for i in range(20)), ANA, *(f"guess{i}@example.com" for i in range(20, 99))]
    outcomes = [await proofs.prove(shop, f"c{i}", number, email, "t") for i, email in enumerate(emails)]
    assert outcomes[:19] == [Refused(min(4, 19 - i)) for i in range(19)]
    assert set(outcomes[19:]) == {TooManyTries()}
    assert shop.asked == 20


async def test_spellings_of_one_address_and_one_number_count_together(proofs: Proofs, shop: FakeShop) -> None:
    """Neither case nor blanks nor a number sign gives further guesses."""
    spellings = [(f"#{number}", f" {ANA.upper()}") if i % 2 else (number, ANA) for i, number in enumerate(OTHERS[:20])]
    outcomes = [await proofs.prove(shop, f"c{i}", *spelling, "t") for i, spelling in enumerate(spellings)]
    assert outcomes[-1] == TooManyTries()


async def _attack(proofs: Proofs, shop: FakeShop, tries: int) -> None:
    """Wrong guesses at an address, five in each conversation."""
    for i in range(tries):
        await proofs.prove(shop, f"attack{i // 5}", OTHERS[i], ANA, f"t{i}")


async def test_an_attacked_address_is_free_again_after_a_quarter_of_an_hour(
    proofs: Proofs, shop: FakeShop, clock: Clock
) -> None:
    """The owner waits 15 minutes at most: what is refused at the limit does not draw it out."""
    await _attack(proofs, shop, 20)
    clock.pass_(minutes=14)
    await _attack(proofs, shop, 40)
    assert await proofs.prove(shop, "owner", "1042", ANA, "t1") == TooManyTries()
    clock.pass_(minutes=1)
    assert isinstance(await proofs.prove(shop, "owner", "1042", ANA, "t2"), Proved)


async def test_an_attack_takes_no_proof_away(proofs: Proofs, shop: FakeShop) -> None:
    """Who had proved the order before goes on seeing it."""
    await proofs.prove(shop, "owner", "1042", ANA, "t1")
    await _attack(proofs, shop, 20)
    assert await proofs.proven("owner") is not None


async def test_right_tries_do_not_use_up_an_address(proofs: Proofs, shop: FakeShop) -> None:
    """Proofs of one order in many conversations, and wrong tries below the limit, lock nobody out."""
    for i in range(25):
        assert isinstance(await proofs.prove(shop, f"c{i}", "1042", ANA, "t1"), Proved)
    await _attack(proofs, shop, 19)
    assert isinstance(await proofs.prove(shop, "owner", "1042", ANA, "t1"), Proved)
    assert isinstance(await proofs.prove(shop, "other", ORDERS[0].number, ORDERS[0].email, "t1"), Proved)


async def test_guesses_at_one_address_made_at_once_do_not_pass_the_limit(proofs: Proofs, shop: FakeShop) -> None:
    """Of many conversations in the same moment, twenty reach the shop."""
    await asyncio.gather(*(proofs.prove(shop, f"c{i}", number, ANA, "t") for i, number in enumerate(OTHERS[:40])))
    assert shop.asked == 20


async def test_tries_name_nobody(proofs: Proofs, shop: FakeShop, tmp_path: Path) -> None:
    """An address or a number that was tried in vain stands nowhere in the file."""
    await proofs.prove(shop, "c1", "1042", WRONG, "t1")
    with closing(sqlite3.connect(tmp_path / "proofs.db")) as db:
        (row,) = db.execute("SELECT * FROM tries").fetchall()
    assert not {WRONG, "1042"} & set(row)


async def test_a_file_of_an_older_version_is_made_anew(tmp_path: Path, shop: FakeShop, clock: Clock) -> None:
    """Tables without the columns for address and number give way; two processes may come upon them together."""
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
    """29 minutes later it holds, at 30 it does not."""
    await proofs.prove(shop, "c1", "1042", ANA, "t1")
    clock.pass_(minutes=29)
    assert await proofs.proven("c1") is not None
    clock.pass_(minutes=1)
    assert await proofs.proven("c1") is None


async def test_the_latest_proof_counts(proofs: Proofs, shop: FakeShop) -> None:
    """Who proves a second order is asked about that one."""
    other = ORDERS[0]
    await proofs.prove(shop, "c1", "1042", ANA, "t1")
    await proofs.prove(shop, "c1", other.number, other.email, "t2")
    proof = await proofs.proven("c1")
    assert proof is not None
    assert proof.order_number == other.number


async def test_expired_rows_are_deleted(proofs: Proofs, shop: FakeShop, clock: Clock, tmp_path: Path) -> None:
    """Neither proofs nor tries stay in the file past their time, whoever asks next."""
    await proofs.prove(shop, "c1", "1042", ANA, "t1")
    await proofs.prove(shop, "c2", "1042", WRONG, "t1")
    clock.pass_(minutes=31)
    await proofs.proven("c3")
    with closing(sqlite3.connect(tmp_path / "proofs.db")) as db:
        assert db.execute("SELECT (SELECT count(*) FROM tries), (SELECT count(*) FROM proofs)").fetchone() == (0, 0)


async def test_a_shop_that_is_down_costs_no_try(proofs: Proofs, shop: FakeShop) -> None:
    """The shop's failure is not the shopper's."""
    shop.down = True
    for turn in range(6):
        with pytest.raises(ShopUnavailable):
            await proofs.prove(shop, "c1", "1042", ANA, f"t{turn}")
    shop.down = False
    assert await proofs.prove(shop, "c1", "1042", WRONG, "t7") == Refused(4)


async def test_two_processes_share_the_file(tmp_path: Path, shop: FakeShop, clock: Clock) -> None:
    """What the actions write, the handoff process reads."""
    writer, reader = Proofs(tmp_path / "proofs.db", clock), Proofs(tmp_path / "proofs.db", clock)
    assert await reader.proven("c1") is None
    await writer.prove(shop, "c1", "1042", ANA, "t1")
    assert await reader.proven("c1") is not None
    writer.close()
    reader.close()


async def test_broken_file_is_unavailable(tmp_path: Path, shop: FakeShop) -> None:
    """Without its file nothing is proved, and the error says nothing of what was asked."""
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
    """Unicode's corners neither match nor crash."""
    assert await proofs.prove(shop, "c1", "1042", text, "t1") == Refused(4)
    assert await proofs.prove(shop, "c1", text, WRONG, "t2") == Refused(3)


async def test_outcome_names_nobody_when_printed(proofs: Proofs, shop: FakeShop) -> None:
    """A logged outcome shows no address."""
    assert "@" not in repr(await proofs.prove(shop, "c1", "1042", ANA, "t1"))
