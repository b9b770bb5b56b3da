"""A few examples to learn from, and vectors for them that need no encoder."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FEW = {
    "shipping_cost": (
        "what does delivery cost", "how much is delivery", "is the shipping free", "delivery price",
        "how much do you charge for delivery", "cost of shipping to me", "is delivery free", "what is the shipping fee",
    ),
    "return_policy": (
        "can i send it back", "how do returns work", "how long do i have to return it", "return policy",
        "what is your return policy", "are returns free", "how many days to send back", "can i return a sale item",
    ),
    "track_order": (
        "where is my order", "where is order 1042", "track my order", "has my order been sent",
        "when will my order be here", "my order please", "order status", "what is happening with my order",
    ),
    "greet": ("hello", "hello there", "hi there", "good morning", "hey hello", "hi", "hello hello", "hey there you"),
    "out_of_scope": (
        "what is the weather", "tell me a joke", "who won the football", "what is the capital of france",
        "write me a poem", "how tall is the tower", "play some music", "is there life on mars",
    ),
}  # fmt: skip
TEXTS = [text for texts in FEW.values() for text in texts]
INTENTS = [intent for intent, texts in FEW.items() for _ in texts]


def means_of(texts: Sequence[str], layers: int = 3, width: int = 16) -> "NDArray[np.float32]":
    """Return vectors of length 1, in the encoder's shape; those of texts that share words are near each other."""
    means = np.array([[_mean(text, layer, width) for layer in range(layers)] for text in texts], dtype=np.float32)
    return np.asarray(means / np.linalg.norm(means, axis=2, keepdims=True))


def _mean(text: str, layer: int, width: int) -> "NDArray[np.float64]":
    seeds = [hashlib.sha256(f"{layer} {word}".encode()).digest() for word in ("", *text.split())]
    return np.asarray(sum(np.random.default_rng(list(seed)).normal(size=width) for seed in seeds))
