"""What a message names is found however it is written, and nothing else is."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from bot.entities import build, found, masked, product_names

CATALOGUE = Path(__file__).parents[2] / "data" / "shop" / "catalogue.json"


@pytest.fixture(scope="module")
def nlp(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """The pipeline as it comes back from where training saved it."""
    folder = tmp_path_factory.mktemp("english")
    build(product_names(CATALOGUE)).to_disk(folder)
    return spacy.load(folder)


NAMED = [
    ("1042", {"order_number": "1042"}),
    ("1042.", {"order_number": "1042"}),
    ("#1042", {"order_number": "1042"}),
    ("# 1042", {"order_number": "1042"}),
    ("order 1042", {"order_number": "1042"}),
    ("Order No. 1042", {"order_number": "1042"}),
    ("my order number is: #1042!", {"order_number": "1042"}),
    ("order:1042", {"order_number": "1042"}),
    ("ORD-1042", {"order_number": "1042"}),
    ("FH-1042 is my order", {}),
    ("order FH-1042", {"order_number": "1042"}),
    ("where's １０４２", {"order_number": "1042"}),
    ("its (1042)", {"order_number": "1042"}),
    ("10,042 people", {}),
    ("does it cost £1042", {}),
    ("i paid 1042 pounds", {}),
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
    ("do you have it in XL", {"size": "XL"}),
    ("uk 9 please", {"size": "UK 9"}),
    ("ordered on 12 November", {"date": "12 november"}),
    ("since 12/11/2026", {"date": "12/11/2026"}),
    ("last friday", {"date": "last friday"}),
    ("how much is delivery", {}),
]


@pytest.mark.parametrize(("said", "named"), NAMED)
def test_what_is_named(nlp: Language, said: str, named: dict[str, str]) -> None:
    """Each entity has one value however it is written; prices, years and measures are no order numbers."""
    assert {one.entity: one.value for one in found(nlp(said))} == named


def test_where_it_stands(nlp: Language) -> None:
    """Start and end tell the place in the text as it was written."""
    said = "my number, #1042, please"
    (number,) = found(nlp(said))
    assert said[number.start : number.end] == "1042"


def test_to_the_classifier_any_number_is_any_other(nlp: Language) -> None:
    """Masked text does not depend on which order or whose address."""
    assert masked(nlp("order 1042, a@example.com")) == masked(nlp("order 1399, b.c@example.org"))
