"""What is in stock, in words."""

from collections.abc import Collection
from datetime import date, timedelta

from actions.facts import Shop
from actions.wording import day, listed, sentence
from shop.embedded.catalogue import Product, SoldOut
from shop.search.variants import colours_of, size_of


def is_sold_out(product: Product, size: str | None, colours: Collection[str]) -> bool:
    """Whether there is none of `product` in that size and those colours, each only where it is asked for."""
    return _gone(product, *_variant(product, size, colours)) is not None


def stock(product: Product, size: str | None, colours: Collection[str], today: date, shop: Shop) -> str:
    """Tell whether there is `product` in that size and one of those colours, and when there is more, as sentences."""
    if size and not size_of(product, size):
        return sentence(f"there is no size {size}, but {_sizes(product, shop)}")
    if colours and not colours_of(product, colours):
        return sentence(f"it does not come in {listed(sorted(colours), shop)}, but in {listed(product.colours, shop)}")
    size, colour = _variant(product, size, colours)
    asked = f" in {_written(size, colour)}" if size or colour else ""
    gone = _gone(product, size, colour)
    if gone:
        return f"{sentence(f'sold out{asked}')} {sentence(_back(gone, today, shop))}"
    partly = [gone for gone in product.sold_out if _concerns(gone, size, colour)]
    if not partly:
        return sentence(f"in stock{asked or ' in every size and colour'}")
    excepted = "; ".join(f"{_written(gone.size, gone.colour)} ({_back(gone, today, shop)})" for gone in partly)
    return sentence(f"in stock{asked}, except {excepted}")


def _variant(product: Product, size: str | None, colours: Collection[str]) -> tuple[str | None, str | None]:
    """Return the product's own size and the best of its colours: one that is there, if there is one."""
    own = size_of(product, size) if size else None
    meant = colours_of(product, colours)
    there = [colour for colour in meant if not _gone(product, own, colour)]
    return own, next(iter(there or meant), None)


def _gone(product: Product, size: str | None, colour: str | None) -> SoldOut | None:
    return next((gone for gone in product.sold_out if gone.covers(size, colour)), None)


def _concerns(gone: SoldOut, size: str | None, colour: str | None) -> bool:
    """Whether it is part of what is asked for: one colour of that size, or one size of that colour."""
    return (size is None or gone.size in {None, size}) and (colour is None or gone.colour in {None, colour})


def _back(gone: SoldOut, today: date, shop: Shop) -> str:
    if gone.back_in is None:
        return "we do not know yet when there will be more"
    return f"more should come {day(today + timedelta(days=gone.back_in), today, shop)}"


def _sizes(product: Product, shop: Shop) -> str:
    return listed(product.sizes, shop) if product.sizes else "one size for all"


def _written(size: str | None, colour: str | None) -> str:
    return ", ".join(filter(None, (colour, f"size {size}" if size else "")))
