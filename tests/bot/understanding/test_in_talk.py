"""A message read in its talk: in_talk.csv has what was asked or told, what is said to it, and what it means there.

`likeliest`, `confidence`, `certainty` and `names` are what a trained model's pipeline said of the message alone.
"""

import asyncio
import csv
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.in_talk import TALKS, is_meant
from bot.understanding.talk import Talk
from bot.understanding.understanding import understand

with Path(__file__).with_name("in_talk.csv").open(encoding="utf-8", newline="") as _lines:
    ROWS = list(csv.DictReader(_lines))


def _read(row: "dict[str, str]", text: str) -> "dict[str, Any]":
    """What the pipeline said of the row's message; of a part of it, that it is nothing."""
    if text != row["said"]:
        return _parsed(text, "out_of_scope", "none")
    return _parsed(text, row["likeliest"], row["certainty"], row["names"], float(row["confidence"]))


def _parsed(text: str, intent: str, certainty: str, names: str = "", confidence: float = 0.9) -> "dict[str, Any]":
    likeliest = {"name": intent, "confidence": confidence}
    return {
        "text": text, "intent": likeliest, "intent_ranking": [likeliest], "certainty": certainty,
        "entities": [_entity(*name.rpartition("@")[::2]) for name in names.split()],
    }  # fmt: skip


def _entity(named: str, place: str) -> "dict[str, Any]":
    entity, _, value = named.partition("=")
    start, end = map(int, place.split(":"))
    return {"entity": entity, "value": value.replace("_", " "), "start": start, "end": end}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['talk']}: {row['said']}" for row in ROWS])
def test_it_means_what_it_means_where_it_is_said(row: "dict[str, str]") -> None:
    """An answer, a side question, a correction, a complaint, thanks or sarcasm: each is taken as such."""

    async def parse(text: str) -> "dict[str, Any]":
        return _read(row, text)

    decided = asyncio.run(understand(row["said"], parse, TALKS[row["talk"]]))
    assert is_meant(row["means"], decided), [one["intent"]["name"] for one in decided]


@pytest.mark.parametrize(
    ("said", "intent", "means", "section"),
    (
        ("so the delivery bit is a no, right?", "track_order", "help_page", "shipping#delivery-abroad"),
        ("so the postage thing was a no then?", "order_not_received", "help_page", "shipping#delivery-abroad"),
        ("so sending it back is free, yes?", "part_return", "return_cost", None),
        ("so where is it?", "track_order", "follow_up", None),
    ),
)
def test_what_was_told_to_all_is_made_sure_of(said: str, intent: str, means: str, section: "str | None") -> None:
    """It is told once more, a help page as well, though an order was told of since."""
    told = {"passage": "shipping#delivery-abroad", "sentence": "1", "page_says": "no"}
    talk = Talk(
        kind="track", kinds=("track",), state="shipped", of_order=True, subject="track_order", sections=(told,),
        told=("track_order", "return_cost"),
    )  # fmt: skip

    async def parse(text: str) -> "dict[str, Any]":
        read = _parsed(text, intent, "act")
        likely = 0.5 if intent == "part_return" else 0.1
        return {**read, "intent_ranking": [read["intent"], {"name": "return_cost", "confidence": likely}]}

    (decided,) = asyncio.run(understand(said, parse, talk))
    assert decided["intent"]["name"] == means
    assert next((one["value"] for one in decided["entities"] if one["entity"] == "passage"), None) == section
