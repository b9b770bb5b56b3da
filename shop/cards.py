"""Orders and products as cards: what the channels and the console draw, and the bot's answers carry."""

from typing import Any

from shop.interface import Order, Product
from shop.statuses import known_statuses


def order_card(order: Order) -> dict[str, Any]:
    """The order as JSON: dates as ISO 8601, money as text with its currency, the latest parcel as tracking.

    Its picture is that of the first product that has one.
    """
    parcel = order.parcels[-1] if order.parcels else None
    card: dict[str, Any] = {
        "kind": "order",
        "number": order.number,
        "status": order.state.value,
        "status_text": known_statuses()[order.state],
        "placed_at": order.placed_on.isoformat(),
        "items": [{"name": line.name, "quantity": line.quantity} for line in order.lines],
        "total": f"{order.total:.2f} {order.currency}",
        "tracking": {"carrier": parcel.carrier, "number": parcel.tracking_number} if parcel else None,
    }
    if parcel and parcel.expected_on and not parcel.delivered_on:
        card["eta"] = parcel.expected_on.isoformat()
    picture = next((line.picture for line in order.lines if line.picture), None)
    return card | ({"picture": picture} if picture else {})


def product_card(product: Product, currency: str, text: str = "", website: str = "") -> dict[str, Any]:
    """The product as JSON; its price in `currency` (ISO 4217). With a `website`, it links to its page there."""
    url = website and website + product.page
    more = {"picture": product.picture, "text": text, "url": url}
    card = {"kind": "product", "name": product.name, "price": f"{product.price:.2f} {currency}"}
    return card | {part: value for part, value in more.items() if value}


def page_card(page: str, heading: str, url: str) -> dict[str, Any]:
    """A section of a help page as JSON: the page's title, the section's, and its address."""
    return {"kind": "page", "name": page, "heading": heading, "url": url}
