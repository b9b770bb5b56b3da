"""Money as a locale writes it."""

from decimal import Decimal

from babel.numbers import format_currency


def written_money(amount: Decimal, currency: str, locale: str) -> str:
    """Write £3.95, and £60 rather than £60.00."""
    whole = amount == amount.to_integral_value()
    written: str = format_currency(
        amount, currency, locale=locale, format="¤#,##0" if whole else None, currency_digits=not whole
    )
    return written
