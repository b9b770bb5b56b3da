"""What a message says for the slots of a wish: the items, sizes, colours and addresses that it names."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.procedures.addresses import corrected_address, named_address
from actions.procedures.agenda import Wish
from actions.procedures.case import EVERYTHING, Case, line_name
from actions.procedures.lines import named_line
from actions.procedures.opening import open_case
from actions.procedures.said import Said, says
from actions.procedures.variants import wanted_colour, wanted_size
from shop.interface import OrderLine
from tests.actions.fakes import an_order, resources
from tests.shop.fakes import FakeShop


def _line(name: str, size: str | None, colour: str, *, shipped: bool = False) -> OrderLine:
    return OrderLine("", name, 1, Decimal(50), size, colour, shipped)


JACKET = _line("Alder Waterproof Jacket", "M", "pine")
SHELL = _line("Tarn Lightweight Rain Shell", "L", "black")
BOOTS = _line("Crag Leather Hiking Boots", "8", "tan", shipped=True)
MUG = _line("Campfire Enamel Mug", None, "navy")
NAMES = {"jacket": JACKET, "shell": SHELL, "boots": BOOTS, "mug": MUG}


def _case(*lines: OrderLine) -> Case:
    async def opened() -> Case:
        shop = FakeShop()
        skus = {line.name: product.sku for line in lines if (product := await shop.product(line.name))}
        order = an_order(lines=tuple(replace(line, sku=skus[line.name]) for line in lines))
        return await open_case(resources(shop=shop), Wish(1, "exchange", "Exchange", order="1042"), order)

    return asyncio.run(opened())


@pytest.mark.parametrize(
    ("text", "named"),
    (
        ("just the jacket", ["jacket"]),
        ("the hiking ones please, the boots", ["boots"]),
        ("the crag", ["boots"]),
        ("the blue one", ["mug"]),
        ("the tan ones", ["boots"]),
        ("jacket and mug", ["jacket", "mug"]),
        ("everything but the mug", ["jacket", "boots"]),
        ("keep the boots, cancel the rest", ["jacket", "mug"]),
        ("all except for the jacket", ["boots", "mug"]),
        ("what hasnt left", ["jacket", "mug"]),
        ("all of it", EVERYTHING),
        ("jacket, boots and mug", EVERYTHING),
        ("the hat", None),
        ("i dont know", None),
    ),
)
def test_the_items_that_are_meant(text: str, named: list[str] | str | None) -> None:
    """Items go by name, kind, colour, what is left of them, and all of them but some."""
    wanted = " + ".join(line_name(NAMES[name]) for name in named) if isinstance(named, list) else named
    assert named_line(Said(text), _case(JACKET, BOOTS, MUG)) == wanted


@pytest.mark.parametrize(
    ("text", "named"), (("it is the boots", "boots"), ("the boot socks", "socks"), ("the boot", None))
)
def test_boots_are_not_the_boot_socks(text: str, named: str | None) -> None:
    """A plural names what has it in its name, and not what is only made for it."""
    lines = {"boots": BOOTS, "socks": replace(MUG, name="Drover Boot Socks (pair of two)")}
    assert named_line(Said(text), _case(*lines.values())) == (line_name(lines[named]) if named else None)


@pytest.mark.parametrize(
    ("text", "named"), (("the jacket", None), ("the black jacket", "shell"), ("the jacket in size M", "jacket"))
)
def test_two_of_a_kind_are_told_apart(text: str, named: str | None) -> None:
    """A kind that two items share names none of them alone; a colour or a size does."""
    other = replace(JACKET, size="S", colour="black")
    lines = {"jacket": JACKET, "shell": other}
    assert named_line(Said(text), _case(JACKET, other)) == (line_name(lines[named]) if named else None)


@pytest.mark.parametrize(
    ("text", "size"),
    (
        ("can it be L instead of M", "L"),
        ("in L, not XL", "L"),
        ("not L but XL please", "XL"),
        ("one size up", "L"),
        ("a size bigger", "L"),
        ("two sizes down", "XS"),
        ("the next size up please", "L"),
        ("a smaller one", "S"),
        ("it is bigger than i thought", None),
        ("it's too tight", None),
        ("I'm in no hurry", None),
        ("M is too small", None),
    ),
)
def test_the_size_that_is_wanted(text: str, size: str | None) -> None:
    """The wanted size is the one that the item does not have, by name or by steps."""
    assert wanted_size(Said(text), _case(JACKET), asked=False) == size


@pytest.mark.parametrize(
    ("text", "size"),
    (
        ("8 not 9", None),
        ("i need 9 instead", "9"),
        ("from 8 to 10", "10"),
        ("bought them 9 days ago", None),
        ("uk 7", "7"),
        ("do they come in 14", None),
    ),
)
def test_shoe_sizes(text: str, size: str | None) -> None:
    """Numbers are sizes where the item has them and they count nothing."""
    assert wanted_size(Said(text), _case(BOOTS), asked=False) == size


def test_a_small_letter_is_a_size_where_it_is_asked_for() -> None:
    """A small "l" answers the question for a size; in a sentence it is a letter."""
    assert wanted_size(Said("l please"), _case(JACKET), asked=True) == "L"
    assert wanted_size(Said("l please"), _case(JACKET), asked=False) is None


def test_what_the_bot_recognised_counts_as_far_as_the_item_has_it() -> None:
    """An entity is taken in the shop's writing; a size that the item does not come in is kept, to be told so."""
    socks = _line("Long Mile Walking Socks", "UK 3-5", "moss")
    assert wanted_size(Said("a nine", entities={"size": "9"}), _case(socks), asked=True) == "UK 9-11"
    assert wanted_size(Said("size 14", entities={"size": "14"}), _case(BOOTS), asked=True) == "14"
    assert wanted_size(Said("size up", entities={"size_step": "up"}), _case(JACKET), asked=False) == "L"


@pytest.mark.parametrize(
    ("text", "colour"),
    (("the pine jacket in navy", "navy"), ("in blue", "navy"), ("the pine one", None), ("it does not suit me", None)),
)
def test_the_colour_that_is_wanted(text: str, colour: str | None) -> None:
    """The wanted colour is the one that the item does not have, by its name or as a shade."""
    assert wanted_colour(Said(text), _case(JACKET), asked=False) == colour


@pytest.mark.parametrize(
    ("text", "address"),
    (
        ("put my old flat on 1042, needs to go to 14 Bay Row, Whitby, YO21 3PL", "14 Bay Row, Whitby, YO21 3PL"),
        ("Could you send it to 3 The Maltings, Ludlow, SY8 1PA instead? We moved.", "3 The Maltings, Ludlow, SY8 1PA"),
        ("right one: Flat 2, 88 Station Rd, Leeds LS6 2AB", "Flat 2, 88 Station Rd, Leeds LS6 2AB"),
        ("not 12 Old Street LS2 2BB but 5 New Road, Leeds LS1 1AA", "5 New Road, Leeds LS1 1AA"),
        ("5 New Road, Leeds LS1 1AA not 12 Old Street LS2 2BB", "5 New Road, Leeds LS1 1AA"),
        ("deliver it to Rose Cottage, Mill Lane, Ludlow SY8 1PA please", "Rose Cottage, Mill Lane, Ludlow SY8 1PA"),
        ("1042 ana@example.com new address 2 Quay St, Truro TR1 2HB", "2 Quay St, Truro TR1 2HB"),
        ("send it to 5 Dock Rd, Hull. thanks", "5 Dock Rd, Hull"),
        ("5 Dock Rd, Hull instead please", "5 Dock Rd, Hull"),
        ("c/o Smith, 9 High Street, Bath BA1 1AA", "c/o Smith, 9 High Street, Bath BA1 1AA"),
        ("i moved house 2 weeks ago", None),
        ("it went to my old address", None),
    ),
)  # fmt: skip
def test_an_address_is_taken_without_the_words_around_it(text: str, address: str | None) -> None:
    """What is read back is the address alone, and neither the old one nor the order's number."""
    assert named_address(text, "1042", asked=False) == address


@pytest.mark.parametrize(
    ("text", "address"),
    (
        ("oops, number 7", "flat 2, 7 Mill Lane, Oxford OX4 1AB"),
        ("no wait 7", "flat 2, 7 Mill Lane, Oxford OX4 1AB"),
        ("7 not 4", "flat 2, 7 Mill Lane, Oxford OX4 1AB"),
        ("make it 4b please", "flat 2, 4b Mill Lane, Oxford OX4 1AB"),
        ("flat 3 not 2", "flat 3, 4 Mill Lane, Oxford OX4 1AB"),
        ("it's Apt B", "Apt B, 4 Mill Lane, Oxford OX4 1AB"),
        ("sorry it's 22 Park Row", "flat 2, 22 Park Row, Oxford OX4 1AB"),
        ("its Hill Lane not Mill Lane", "flat 2, 4 Hill Lane, Oxford OX4 1AB"),
        ("wrong postcode, it's OX4 2CD", "flat 2, 4 Mill Lane, Oxford OX4 2CD"),
        ("22 Park Row, Leeds", None),
        ("3 Church Street, York YO1 7AA", None),
        ("yes", None),
        ("can it be there by 7?", None),
        ("flat 2, 4 Mill Lane, Oxford", None),
    ),
)
def test_a_part_of_an_address_is_put_right(text: str, address: str | None) -> None:
    """The rest of it stays; with a town or a postcode of its own a street is another address."""
    assert corrected_address(text, "flat 2, 4 Mill Lane, Oxford OX4 1AB") == address


def test_an_answer_with_a_number_is_an_address() -> None:
    """Asked for it, words with a house's number are one, whatever the street is called."""
    assert named_address("61 The Boltons, Kirkwall, Orkney", None, asked=True) == "61 The Boltons, Kirkwall, Orkney"
    assert named_address("no idea yet", None, asked=True) is None


@pytest.mark.parametrize(
    ("text", "worn"),
    (
        ("i have worn it", True),
        ("never worn it", False),
        ("not worn it", False),
        ("i haven't really worn it", False),
        ("it did not fit, and i have worn it since", True),
    ),
)
def test_what_is_denied_is_not_said(text: str, worn: bool) -> None:  # noqa: FBT001  # a value of the table
    """What was "never worn" is the opposite of "worn"."""
    assert says(["worn it", "worn"], text) is worn


def test_a_denial_that_is_looked_for_counts() -> None:
    """Words that deny something themselves are said, whatever stands before them."""
    assert says(["not there"], "no, it is not there")
    assert says(["still nothing"], "never mind that, still nothing")
