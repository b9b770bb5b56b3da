"""Guesses at somebody's order: what counts as a try, and where tries end."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shop.interface import ShopUnavailable
from shop.proof import Proofs, Proved, Refused, TooManyTries
from tests.shop.fakes import Clock, FakeShop
from tests.shop.orders import ANA, ORDERS, WRONG

ANAS = [order.number for order in ORDERS if order.email == ANA]
OTHERS = [order.number for order in ORDERS if order.email != ANA]


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
    """After four wrong tries the fifth is still checked and may be right."""
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
    """Right tries are not counted, so that a customer may ask for many orders."""
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
    """Over many conversations, guesses with real and invented numbers and addresses all get the same answer.

    They are spread, because guesses at one address or one number would end at the limit.
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


async def test_a_hundred_guesses_at_one_address_end_at_the_twentieth(proofs: Proofs, shop: FakeShop) -> None:
    """Guesses at the numbers of one address, each in a new conversation, are stopped before the right one.

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
    """Guesses at the address of one number are stopped likewise, whether or not there is such an order."""
    emails = [*(f"guess{i}@example.com" for i in range(20)), ANA, *(f"guess{i}@example.com" for i in range(20, 99))]
    outcomes = [await proofs.prove(shop, f"c{i}", number, email, "t") for i, email in enumerate(emails)]
    assert outcomes[:19] == [Refused(min(4, 19 - i)) for i in range(19)]
    assert set(outcomes[19:]) == {TooManyTries()}
    assert shop.asked == 20


async def test_spellings_of_one_address_and_one_number_count_together(proofs: Proofs, shop: FakeShop) -> None:
    """Writing case, blanks or a number sign differently gives no further guesses."""
    spellings = [(f"#{number}", f" {ANA.upper()}") if i % 2 else (number, ANA) for i, number in enumerate(OTHERS[:20])]
    outcomes = [await proofs.prove(shop, f"c{i}", *spelling, "t") for i, spelling in enumerate(spellings)]
    assert outcomes[-1] == TooManyTries()


async def _attack(proofs: Proofs, shop: FakeShop, tries: int) -> None:
    """Make wrong guesses at an address, five in each conversation."""
    for i in range(tries):
        await proofs.prove(shop, f"attack{i // 5}", OTHERS[i], ANA, f"t{i}")


async def test_an_attacked_address_is_free_again_after_a_quarter_of_an_hour(
    proofs: Proofs, shop: FakeShop, clock: Clock
) -> None:
    """The owner waits 15 minutes at most: tries refused at the limit do not prolong the wait."""
    await _attack(proofs, shop, 20)
    clock.pass_(minutes=14)
    await _attack(proofs, shop, 40)
    assert await proofs.prove(shop, "owner", "1042", ANA, "t1") == TooManyTries()
    clock.pass_(minutes=1)
    assert isinstance(await proofs.prove(shop, "owner", "1042", ANA, "t2"), Proved)


async def test_an_attack_takes_no_proof_away(proofs: Proofs, shop: FakeShop) -> None:
    """A shopper who proved the order before the attack still sees it."""
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


async def test_a_shop_that_is_down_costs_no_try(proofs: Proofs, shop: FakeShop) -> None:
    """A try while the shop is down is not counted."""
    shop.down = True
    for turn in range(6):
        with pytest.raises(ShopUnavailable):
            await proofs.prove(shop, "c1", "1042", ANA, f"t{turn}")
    shop.down = False
    assert await proofs.prove(shop, "c1", "1042", WRONG, "t7") == Refused(4)


async def test_tries_name_nobody(proofs: Proofs, shop: FakeShop, tmp_path: Path) -> None:
    """The file holds neither the address nor the number of a wrong try."""
    await proofs.prove(shop, "c1", "1042", WRONG, "t1")
    with closing(sqlite3.connect(tmp_path / "proofs.db")) as db:
        (row,) = db.execute("SELECT * FROM tries").fetchall()
    assert not {WRONG, "1042"} & set(row)
