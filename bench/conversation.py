"""What the shoppers of the benchmark say: eight messages, as in a usual visit, and a talk that goes on and on."""

from collections.abc import Sequence

# Each message, and a word that the product's answer must have: an apology counts as an error.
MESSAGES: Sequence[tuple[str, str]] = (
    ("hi there", "order"),
    ("how much is delivery?", "£"),
    ("and how long does it take to arrive?", "day"),
    ("where is my order 1042?", "e-mail"),
    ("ana.whitlock@example.com", "1042"),
    ("can I send a jacket back if it does not fit?", "day"),
    ("do you have any discount codes?", "%"),
    ("thanks, bye", ""),
)
# What a long talk goes on with: questions that begin nothing, so that each turn does the same work.
QUESTIONS: Sequence[tuple[str, str]] = (
    ("how much is delivery?", "£"),
    ("can I send a jacket back if it does not fit?", "day"),
    ("do you have any discount codes?", "%"),
)
