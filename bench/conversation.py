"""What the shoppers of the benchmark say: eight messages, as in a usual visit, and a talk that goes on and on."""

from collections.abc import Sequence

from shop.embedded.catalogue import read_catalogue

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
# What a long talk goes on with: questions that begin nothing and take the same work each, about so many goods that no
# answer comes again while the bot remembers it (actions/repeats.py): a shopper in circles is handed to a person.
QUESTIONS: Sequence[tuple[str, str]] = tuple((f"how much is the {one.name}?", "£") for one in read_catalogue().products)
