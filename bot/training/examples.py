"""Whether an example stands under one intent only."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def said_twice(examples: Mapping[str, Iterable[str]]) -> "list[str]":
    """Say which texts are examples of several intents, or of one twice: a line each. `examples` is by intent.

    Case, punctuation and blanks make no difference, unless a text has nothing else.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for intent, texts in examples.items():
        for text in texts:
            found[_letters(text)].append((intent, text))
    return [_line(same) for same in found.values() if len(same) > 1]


def _letters(text: str) -> str:
    return _BETWEEN_WORDS.sub("", text.casefold()) or text.strip()


def _line(same: "list[tuple[str, str]]") -> str:
    texts = " / ".join(dict.fromkeys(f"“{text}”" for _, text in same))
    intents = list(dict.fromkeys(intent for intent, _ in same))
    if len(intents) == 1:
        return f"{texts} is an example of {intents[0]} {len(same)} times: one is enough."
    return f"{texts} is an example of {' and of '.join(intents)}: it can teach only one of them."
