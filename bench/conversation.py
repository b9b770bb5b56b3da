"""The conversation that every shopper of the benchmark has: eight messages, as in a usual visit."""

from collections.abc import Sequence

ORDER, EMAIL = "1042", "ana.whitlock@example.com"

MESSAGES: Sequence[str] = (
    "hi there",
    "how much is delivery?",
    "and how long does it take to arrive?",
    f"where is my order {ORDER}?",
    EMAIL,
    "can I send a jacket back if it does not fit?",
    "do you have any discount codes?",
    "thanks, bye",
)
