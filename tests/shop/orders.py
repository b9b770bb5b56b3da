"""The sample's orders as they are on one day, and addresses to ask for them with."""

from datetime import date

from shop.embedded.sample import sample_orders

TODAY = date(2031, 3, 14)
ORDERS = sample_orders(TODAY)
ANA = "ana.whitlock@example.com"
"""The address of order 1042."""
WRONG = "somebody.else@example.com"
"""An address of no order."""
