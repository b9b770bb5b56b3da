"""Entities are found however they are written, and nothing else is taken for one."""

from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from spacy.language import Language

from bot.entities import Calendar, build, calendar_of, found, masked
from bot.entities.dates import iso
from bot.entities.gazetteer import Spelling, distance
from bot.entities.numbers import generous_order_number
from bot.entities.places import BadPlaces, read_places
from tests.bot.shop import sample_vocabulary

SUNDAY = Calendar(date(2026, 11, 22))


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The pipeline of the sample shop."""
    return build(sample_vocabulary())


NAMED = [
    ("order is 61.50, delivery free?", {"amount": "61.50"}),
    ("guernsey, how long", {"place": "Guernsey"}),
    ("shetland ok", {"place": "Shetland"}),
    ("a guernsey in medium", {"size": "M"}),
    ("good friday dispatch", {}),
    ("do you work on new years day", {"date": "2027-01-01"}),
    ("a voucher from 2023 december", {"date": "2023-12"}),
    ("bought it in 2021, the seam is open", {"date": "2021"}),
    ("got it in spring 2022", {"date": "2022-05"}),
    ("1042", {"order_number": "1042"}),
    ("1042.", {"order_number": "1042"}),
    ("#1042", {"order_number": "1042"}),
    ("# 1042", {"order_number": "1042"}),
    ("order 1042", {"order_number": "1042"}),
    ("Order No. 1042", {"order_number": "1042"}),
    ("my order number is: #1042!", {"order_number": "1042"}),
    ("order:1042", {"order_number": "1042"}),
    ("ORD-1042", {"order_number": "1042"}),
    ("FH-1042 is my order", {"order_number": "1042"}),
    ("FH-1042 is nice", {}),
    ("what happened to order 1042?", {"order_number": "1042"}),
    ("i want to order 1042 of them", {}),
    ("the jacket from 1042 is too tight", {"order_number": "1042"}),
    ("i got the wrong one in 1042", {"order_number": "1042"}),
    ("returning trousers from 1042", {"order_number": "1042"}),
    ("the jacket from 2022 is worn", {}),
    ("the shop was open from 1000 to 1600", {}),
    ("my coat in 104 colours", {}),
    ("1042 to 14 Mill Lane, York", {"order_number": "1042"}),
    ("wrong address on 1042. right one: Flat 2, 8 Mill Road", {"order_number": "1042"}),
    ("i live at 1042 Old Mill Lane", {}),
    ("it is Mill Lane, 1042 York", {}),
    ("order FH-1042", {"order_number": "1042"}),
    ("where's １０４２", {"order_number": "1042"}),
    ("not the cap. 1042", {"order_number": "1042"}),
    ("cap: 20121", {}),
    ("its (1042)", {"order_number": "1042"}),
    ("10,042 people", {}),
    ("does it cost £1042", {"amount": "1042.00"}),
    ("i paid 1042 pounds", {"amount": "1042.00"}),
    ("since 2024 i buy here", {}),
    ("is 1000 ml enough", {}),
    ("ana.whitlock@example.com", {"email": "ana.whitlock@example.com"}),
    ("it's ANA@Example.COM.", {"email": "ana@example.com"}),
    ("ana @ example.com", {"email": "ana@example.com"}),
    ("email:o'neil+x@mail.example.co.uk,thanks", {"email": "o'neil+x@mail.example.co.uk"}),
    ("ana2042@example.com", {"email": "ana2042@example.com"}),
    ("1042, ana@example.com", {"order_number": "1042", "email": "ana@example.com"}),
    ("where is LW104210421GB", {"tracking_number": "LW104210421GB"}),
    ("lw 104 210 421 gb", {"tracking_number": "LW104210421GB"}),
    ("tracking number is 123456789012", {"tracking_number": "123456789012"}),
    ("WELCOME10 fails", {"promo_code": "WELCOME10"}),
    ("code welcome10 fails", {"promo_code": "WELCOME10"}),
    ("the alder waterproof jacket", {"product": "Alder Waterproof Jacket"}),
    ("a wander daypack", {"product": "Wander Daypack 20 L"}),
    ("size medium", {"size": "M"}),
    ("leggings, size em", {"size": "M"}),
    ("is it there in size double ex el", {"size": "XXL"}),
    ("do you have it in XL", {"size": "XL"}),
    ("uk 9 please", {"size": "UK 9"}),
    ("ordered on 12 November", {"date": "2026-11-12"}),
    ("since 12/11/2026", {"date": "2026-11-12"}),
    ("last friday", {"date": "2026-11-20"}),
    ("we fly saturday week", {"date": "2026-12-05"}),
    ("a week on tuesday, please", {"date": "2026-12-01"}),
    ("the weekend after next", {"date": "2026-12-05"}),
    ("how much is delivery", {}),
    ("order one oh four two", {"order_number": "1042"}),
    ("it's ten forty-two", {"order_number": "1042"}),
    ("order two of them", {}),
    ("deliver 1042 to somewhere else", {"order_number": "1042"}),
    ("do you deliver 560001", {}),
    ("order 10 42", {"order_number": "1042"}),
    ("order 10 4", {}),
    ("at 10 42", {}),
    ("order 1,042", {"order_number": "1042"}),
    ("1042/a@b.co", {"order_number": "1042", "email": "a@b.co"}),
    ("order1042pls", {"order_number": "1042"}),
    ("our VAT number is GB 123 4567 89", {}),
    ("my house is number 4217", {}),
    ("1200 lumens", {}),
    ("my card ends in 4242", {}),
    ("the boots from 1042", {"order_number": "1042"}),
    ("no. 1042 Baker Avenue", {}),
    ("number 1042, i live at 14 Mill Lane", {"order_number": "1042"}),
    ("hydrostatic head 3000", {}),
    ("a rucksack of 3000 cubic inches", {}),
    ("iso 9001", {}),
    ("Hausnummer 1042", {}),
    ("codigo postal 28001", {}),
    ("i have 1500 points", {}),
    ("ana#x@example.com", {"email": "ana#x@example.com"}),
    ("email=ana@example.com", {"email": "ana@example.com"}),
    ("j..bell@example.jp", {"email": "j..bell@example.jp"}),
    ("jo@xn--mller-kva.example", {"email": "jo@müller.example"}),
    ("jo@xn--999999999.example", {"email": "jo@xn--999999999.example"}),
    ("jo@MÜLLER.example", {"email": "jo@müller.example"}),
    ("in 5-6 years", {"size": "5-6 YEARS"}),
    ("a 34C bra", {"size": "34C"}),
    ("wash it at 34C", {}),
    ("king size blanket", {"size": "KING"}),
    ("king charles", {}),
    ("a ring in size N", {"size": "N"}),
    ("i take a ten", {"size": "10"}),
    ("a ten minute walk", {}),
    ("a ten please", {"size": "10"}),
    ("ten please", {}),
    ("king, please", {"size": "KING"}),
    ("trousers in 32R", {"size": "32R"}),
    ("chinos 32/34", {"size": "32/34"}),
    ("trousers in 34L", {"size": "34L"}),
    ("a 45L rucksack", {}),
    ("wear UK size 8", {"size": "UK 8"}),
    ("give us 2 days", {"duration_days": "2"}),
    ("a rug of 160 x 230 cm", {"size": "160X230 CM"}),
    ("i am 180 cm tall", {}),
    ("one size", {"size": "ONE SIZE"}),
    ("a size up", {"size_step": "up"}),
    ("one size smaller", {"size_step": "down"}),
    ("a large parcel", {}),
    ("it's s", {}),
    ("Layers-15", {"promo_code": "LAYERS15"}),
    ("you are welcome 10 times", {}),
    ("two layers 15 mm thick", {}),
    ("code spring 24", {"promo_code": "SPRING24"}),
    ("CODE DOESNT WORK", {}),
    ("cannot apply NEW25", {"promo_code": "NEW25"}),
    ("is it EN343", {}),
    ("IPX7", {}),
    ("tracking 1550 2370 1234 56", {"tracking_number": "15502370123456"}),
    ("came 25 October", {"date": "2026-10-25"}),
    ("after 5 months", {"duration_days": "150"}),
    ("2-3 weeks", {"duration_days": "21"}),
    ("a year and a half", {"duration_days": "548"}),
    ("two days late", {"duration_days": "2"}),
    ("23 hours", {}),
    ("24 hours", {"duration_days": "1"}),
    ("my son is 5 years old", {}),
    ("the tent is 5 years old", {"duration_days": "1825"}),
    ("3 weeks ago", {"date": "2026-11-01"}),
    ("5 days a week", {}),
    ("58 of 60 do i get it free", {"amount": "58.00"}),
    ("2 of 3 items came", {}),
    ("£1,299.5", {"amount": "1299.50"}),
    ("forty pounds", {"amount": "40.00"}),
    ("22 pounds 50", {"amount": "22.50"}),
    ("45 quid", {"amount": "45.00"}),
    ("€60", {"amount": "60.00"}),
    ("99p", {"amount": "0.99"}),
    ("open at 5.30", {}),
    ("do you deliver to skye", {"place": "Skye"}),
    ("ship to the us", {"place": "US"}),
    ("ship it to us", {}),
    ("and N. Ireland?", {"place": "N. Ireland"}),
    ("to nothern ireland", {"place": "Northern Ireland"}),
    ("delivery to bath", {"place": "Bath"}),
    ("a bath mat", {}),
    ("a jersey top", {}),
    ("14 oxford street", {}),
]


@pytest.mark.parametrize(("said", "named"), NAMED)
def test_what_is_named(nlp: Language, said: str, named: dict[str, str]) -> None:
    """Each entity has one value however it is written; prices, years and measures are no order numbers."""
    assert {one.entity: one.value for one in found(nlp(said), SUNDAY)} == named


def test_where_it_stands(nlp: Language) -> None:
    """Start and end tell the place in the text as it was written."""
    said = "my number, #1042, please"
    (number,) = found(nlp(said), SUNDAY)
    assert said[number.start : number.end] == "1042"


@pytest.mark.parametrize(
    ("said", "start", "end"),
    (("order 10\u200b42 pls", 6, 11), ("no 1\u00ad042", 3, 8), ("1\ufe0f\u20e30\ufe0f\u20e342", 0, 8)),
)
def test_what_shows_nothing_is_left_out(nlp: Language, said: str, start: int, end: int) -> None:
    """Zero-width blanks, soft hyphens and keycaps do not part a number; its place is that in the text as written."""
    (number,) = found(nlp(said), SUNDAY)
    assert (number.entity, number.value, number.start, number.end) == ("order_number", "1042", start, end)


@pytest.mark.parametrize("blank", ("\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\n", "\u00a0", "\u3000"))
def test_any_blank_parts_words(nlp: Language, blank: str) -> None:
    """A number is found behind a line break of any kind."""
    assert [one.value for one in found(nlp(f"order{blank}1042{blank}please"), SUNDAY)] == ["1042"]


@pytest.mark.parametrize(
    ("said", "number"),
    (
        ("10 42", "1042"),
        ("its one oh four two i think", "1042"),
        ("1O42", "1042"),
        ("l042", "1042"),
        ("1,042", "1042"),
        ("fh 1042 from 12 November", "1042"),
        ("it's under jo1187@example.com and 1042", "1042"),
        ("1042, 12 High Street", "1042"),
        ("55120", "55120"),
        ("i paid £1042", None),
        ("i placed it on 12 November 2026", None),
        ("call 01632 960188", None),
        ("i have two of them", None),
        ("no idea", None),
        ("", None),
    ),
)
def test_an_order_number_that_was_asked_for(said: str, number: "str | None") -> None:
    """In an answer to the question for it digits are read generously, and sums, days and phones are still none."""
    assert generous_order_number(said, [r"\d{4}"]) == number


def test_a_number_with_the_shops_prefix_that_was_asked_for() -> None:
    """A shop's own prefix may be left out, spaced or typed small, whatever the rest looks like."""
    prefixed = [r"FH-\d{4}"]
    assert {generous_order_number(said, prefixed) for said in ("FH-1042", "fh 1042", "1042", "10 42")} == {"1042"}
    assert generous_order_number("nd-3k-2207", [r"ND-\d[A-Z]-\d{4}"]) == "ND-3K-2207"
    assert generous_order_number("1042", []) == "1042"


def test_to_the_classifier_any_number_is_any_other(nlp: Language) -> None:
    """The classifier's text is the same whichever order number or address the message has."""
    assert masked(nlp("order 1042, a@example.com")) == masked(nlp("order 1399, b.c@example.org"))
    assert masked(nlp("to Skye in £5")) == "to skye in amountentity"
    assert masked(nlp("it says W7RD04KPLQ")) == masked(nlp("it says 81HTBM2XOA")) == "it says numberentity"
    assert masked(nlp("AUTUMN2031 or GREENWICH")) == "autumn2031 or greenwich"


@pytest.mark.parametrize(
    ("said", "numbers"),
    (
        ("orders 1042, 1055 and #1066", ["1042", "1055", "1066"]),
        ("where are 1042 and 1043?", ["1042", "1043"]),
        ("order id: 1390 447 614", ["1390447614"]),
        ("my order QX4-77PLM or QX4-77PLN", ["QX4-77PLM", "QX4-77PLN"]),
        ("i typed it wrong, 72390 not 72930", ["72390", "72930"]),
        ("orders 1042 and 10 43", ["1042", "1043"]),
        ("orders one oh four two and one oh four three", ["1042", "1043"]),
        ("1042&1055", ["1042", "1055"]),
    ),
)
def test_all_orders_of_a_message(nlp: Language, said: str, numbers: "list[str]") -> None:
    """A message may name several orders: all are found, in its order."""
    assert [one.value for one in found(nlp(said), SUNDAY) if one.entity == "order_number"] == numbers


@pytest.mark.parametrize(
    ("said", "lacks"),
    (
        ("I don't have that e-mail any more", "email"),
        ("i no longer have access to that email address", "email"),
        ("that mailbox doesn't exist", "email"),
        ("i cant find my order number", "order_number"),
        ("I lost the confirmation email", "order_number"),
        ("dont know the number", "order_number"),
        ("no order number yet", "order_number"),
        ("the order number is 1042", None),
        ("my email is ana@example.com", None),
        ("i have not received my order", None),
        ("i did not get an email", "email"),
    ),
)
def test_what_is_lacking(nlp: Language, said: str, lacks: "str | None") -> None:
    """The many ways of saying that one lacks the number or the address are recognised."""
    assert {one.entity: one.value for one in found(nlp(said), SUNDAY)}.get("lacks") == lacks


@pytest.mark.parametrize(
    ("written", "today", "day"),
    (
        ("yesterday", date(2026, 1, 1), "2025-12-31"),
        ("last tuesday", date(2026, 11, 24), "2026-11-17"),
        ("next tuesday", date(2026, 11, 24), "2026-12-01"),
        ("on tuesday", date(2026, 11, 25), "2026-11-24"),
        ("by tuesday", date(2026, 11, 25), "2026-12-01"),
        ("3rd of march", date(2026, 11, 22), "2026-03-03"),
        ("15 january", date(2026, 11, 22), "2027-01-15"),
        ("29 february", date(2026, 11, 22), None),
        ("29/02/2024", date(2026, 11, 22), "2024-02-29"),
        ("31/02/2026", date(2026, 11, 22), None),
        ("a month ago", date(2026, 3, 31), "2026-02-28"),
        ("2 years ago", date(2024, 2, 29), "2022-02-28"),
        ("last week", date(2026, 1, 1), "2025-W52"),
        ("last month", date(2026, 1, 15), "2025-12"),
        ("the 31st", date(2026, 3, 1), "2026-01-31"),
        ("christmas", date(2026, 1, 3), "2025-12-25"),
        ("christmas 2023", date(2026, 12, 1), "2023-12-25"),
        ("last christmas", date(2026, 12, 1), "2025-12-25"),
        ("last christmas", date(2026, 1, 3), "2025-12-25"),
        ("this weekend", date(2026, 11, 18), "2026-11-21"),
    ),
)
def test_which_day_is_meant(written: str, today: date, day: "str | None") -> None:
    """Each way to name a day gives the same date; a day that does not exist gives none."""
    assert iso(written, Calendar(today)) == day


def test_the_month_may_stand_first() -> None:
    """Where people write the month first, 12/03 is in December."""
    assert iso("12/03/2026", SUNDAY) == "2026-03-12"
    assert iso("12/03/2026", Calendar(SUNDAY.today, month_first=True)) == "2026-12-03"


def test_the_shops_calendar(tmp_path: Path) -> None:
    """The calendar reads the locale from the facts; without them days are counted all the same."""
    facts = tmp_path / "facts.yml"
    assert not calendar_of(facts)().month_first
    facts.write_text("shop: {timezone: America/New_York, locale: en_US}", encoding="utf-8")
    assert calendar_of(facts)().month_first


def test_misspelt_words() -> None:
    """One slip is forgiven, two in a long word; in a short word a slip makes another word."""
    spelling = Spelling(["alder", "jacket", "herdwick", "tarn"])
    read = ("aldr", "jakcet", "jackets", "herdwik", "hardwig", "tarm", "turn", "ladder", "unknown")
    assert [spelling.right(word) for word in read] == [
        "alder", "jacket", "jacket", "herdwick", "hardwig", "tarn", "tarn", "ladder", "unknown",
    ]  # fmt: skip
    assert [distance(*pair) for pair in (("ab", "ba"), ("abc", "abc"), ("", "ab"), ("abcd", "acbd"))] == [1, 0, 2, 1]


@pytest.mark.parametrize(
    "piece",
    (
        *(
            "a",
            "1",
            "a.",
            "1042 ",
            "order ",
            "at ",
            "A-1-",
            "x@",
            "my name is ",
            "order 1-2-",
            "red, ",
            "no.1042 ",
            "no ",
        ),
        *("one ", "10 ", "a size ", "isle of ", "a hundred ", "5-6 ", "swap ", "to the ", "a half ", "a!", "£1,"),
        *("two days ", "forty ", "to skye ", "34/", "code A ", "a day ", "58 of "),
    ),
)
def test_no_message_keeps_it_busy(nlp: Language, piece: str) -> None:
    """A message written to keep a pattern busy takes no longer."""
    began = perf_counter()
    found(nlp((piece * 1000)[:1000]), SUNDAY)
    # 2 s, many times what it takes on a busy machine: a pattern that tries all ways would take minutes.
    assert perf_counter() - began < 2


def test_bad_places(tmp_path: Path) -> None:
    """A file of places that cannot be used is refused by name."""
    file = tmp_path / "places.yml"
    file.write_text("places: [Skye]", encoding="utf-8")
    with pytest.raises(BadPlaces, match="places"):
        read_places(file)


def test_every_doubtful_place_is_a_place() -> None:
    """What is also a word is listed as a place, and each place belongs to one that is named in words."""
    places = read_places()
    assert places.also_words <= places.names.keys()
    assert {"skye", "jersey", "germany", "uk"} <= places.names.keys()
