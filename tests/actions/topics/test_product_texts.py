"""What is read of the catalogue's texts, for every product of the sample."""

import pytest

from actions.topics.product_texts import goes_in_the_machine, grams, is_vegan, is_waterproof
from shop.search.materials import has
from tests.shop.fakes import sample_catalogue

PRODUCTS = {product.sku: product for product in sample_catalogue().products}

WATERPROOF = (
    "JKT-ALDER JKT-TARN JKT-HOLT JKT-MIST TRS-OVER ACC-MITT ACC-GAITER BTS-BECK BTS-PUDDLE BAG-ROLL BAG-DRY CMP-TENT"
    " CMP-TARP HOM-PICNIC"
)
NOT_WATERPROOF = "JKT-FELL BTS-CRAG BTS-TRAIL BAG-DAY"
OF_ANIMALS = (
    "JKT-RIDGE JKT-HOLT LAY-MERINO LAY-LEGGING LAY-HERD ACC-BOBBLE ACC-SOCK ACC-BOOTSOCK ACC-SCARF BTS-CRAG BTS-BECK"
    " BTS-CHELSEA BTS-APPROACH BTS-SLIPPER BAG-HOLD HOM-BLANKET"
)
OF_LEATHER = "BTS-CRAG BTS-BECK BTS-CHELSEA BTS-APPROACH BAG-HOLD"
OF_WOOL = "LAY-MERINO LAY-LEGGING LAY-HERD ACC-BOBBLE ACC-SOCK ACC-BOOTSOCK ACC-SCARF BTS-SLIPPER HOM-BLANKET"
IN_THE_MACHINE = (
    "JKT-ALDER JKT-TARN JKT-RIDGE JKT-FELL JKT-BRACK JKT-GALE LAY-DALE LAY-CAIRN LAY-MERINO LAY-LEGGING LAY-CHECK"
    " LAY-TEE LAY-HENLEY TRS-STILE TRS-ZIP TRS-OVER TRS-CORD TRS-SHORT TRS-LINED ACC-BEANIE ACC-GLOVE ACC-SOCK"
    " ACC-BOOTSOCK BAG-TOTE CMP-BAG"
)
WEIGHTS = {
    "JKT-TARN": 240, "BAG-DAY": 620, "BAG-PACK": 1500, "BAG-ROLL": 900, "BAG-HOLD": 1300, "BAG-DRY": 190,
    "CMP-TENT": 2400, "CMP-TARP": 780, "CMP-BAG": 1200, "CMP-STOVE": 95, "CMP-PAN": 640, "CMP-TORCH": 78,
    "HOM-BLANKET": 1600, "HOM-CANDLE": 200,
}  # fmt: skip


@pytest.mark.parametrize("sku", PRODUCTS)
def test_waterproof_is_what_the_catalogue_calls_so(sku: str) -> None:
    """Yes and no are said of exactly those products of which the catalogue says so; of the others it is open."""
    answer = True if sku in WATERPROOF.split() else False if sku in NOT_WATERPROOF.split() else None
    assert is_waterproof(PRODUCTS[sku]).answer is answer


@pytest.mark.parametrize("sku", PRODUCTS)
def test_vegan_is_what_has_nothing_from_animals(sku: str) -> None:
    """Nothing with wool, down, leather or wax of animals in it is called vegan."""
    assert is_vegan(PRODUCTS[sku]).answer is (sku not in OF_ANIMALS.split())


@pytest.mark.parametrize("sku", PRODUCTS)
def test_leather_wool_and_down_are_found(sku: str) -> None:
    """Suede and nubuck are leather, merino and lambswool are wool, and a merino top is not read as "no wool"."""
    product = PRODUCTS[sku]
    assert has(product, "leather") is (sku in OF_LEATHER.split())
    assert has(product, "wool") is (sku in OF_WOOL.split())
    assert has(product, "down") is (sku == "JKT-RIDGE")


@pytest.mark.parametrize("sku", PRODUCTS)
def test_what_goes_in_the_machine(sku: str) -> None:
    """Only what the care tells to wash at a temperature is said to go in the machine."""
    assert (goes_in_the_machine(PRODUCTS[sku]).answer is True) is (sku in IN_THE_MACHINE.split())


@pytest.mark.parametrize("sku", PRODUCTS)
def test_weights_are_those_of_the_texts(sku: str) -> None:
    """A weight is told where a text has one; the weight of a square metre of cloth is none."""
    assert grams(PRODUCTS[sku]) == WEIGHTS.get(sku)
