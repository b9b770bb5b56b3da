"""The rules that lead the intents of data/procedures to their form, written for training: no file needs them."""

import json
from pathlib import Path
from typing import Any

from bot.understanding.procedures import known_procedures

FORM = "wish_form"


def rules_of_procedures() -> "list[dict[str, Any]]":
    """Return a rule for each intent that begins a procedure, as data/rules would write it."""
    begins = [(intent, one.kind) for one in known_procedures().values() for intent in one.begins]
    return [
        {
            "rule": f"Begin the procedure {kind} with {intent}",
            "steps": [{"intent": intent}, {"action": FORM}, {"active_loop": FORM}],
        }
        for intent, kind in begins
    ]


def write_rules(folder: Path) -> Path:
    """Write the rules to a file in `folder`, for Rasa to read."""
    file = folder / "procedures.yml"
    # JSON is YAML, but Rasa looks for `rules:` at the beginning of a line.
    file.write_text(f'version: "3.1"\nrules: {json.dumps(rules_of_procedures())}\n', encoding="utf-8")
    return file
