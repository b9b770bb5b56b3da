"""Checks the bot's data as `rasa data validate` does: `python -m bot.training.validate`. Any warning fails.

So does an example that stands under two intents, or twice under one, however it is written.

Rasa looks for the use of responses in stories and rules only. Ours are said by actions and asked by forms, so this
looks there too, and a response that nobody says still fails.
"""

import re
import sys
import warnings
from collections import defaultdict
from pathlib import Path
from typing import Any

from bot.server.quiet import quiet
from bot.server.without_tensorflow import go_without_tensorflow
from bot.training.examples import said_twice

_UNUSED = re.compile(r"The utterance '(\w+)' is not used in any story or rule")
_ACTIONS = Path("actions")
# Intents without examples: two are only ever chosen, and help_page is decided on (bot/understanding/deciding.py).
_NOT_LEARNT = re.compile(
    r"The intent '(?:send_photo|no_photo|help_page)' is listed in the domain file, but is not found in the NLU"
)


def main() -> None:
    """Print what is wrong and exit with 1, or say that all is well."""
    quiet()
    go_without_tensorflow()
    # Rasa takes seconds to import, and says things on the way that are not about our data.
    from rasa.shared.importers.importer import TrainingDataImporter  # noqa: PLC0415
    from rasa.validator import Validator  # noqa: PLC0415

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        validator = Validator.from_importer(TrainingDataImporter.load_from_config("config.yml", "domain.yml", ["data"]))
        checks = (
            validator.verify_domain_validity(),
            validator.verify_actions_in_stories_rules(),
            validator.verify_forms_in_stories_rules(),
            validator.verify_form_slots(),
            validator.verify_slot_mappings(),
            validator.verify_nlu(),
            validator.verify_story_structure(ignore_warnings=False),
        )
    problems = [str(one.message) for one in told if issubclass(one.category, UserWarning)]
    problems = [problem for problem in problems if _is_problem(problem, said_by_actions(), validator.domain.form_names)]
    problems += said_twice(_examples(validator.intents))
    if problems or not all(checks):
        sys.exit("\n".join(problems) or "The bot's data is not sound: see above.")
    print("The bot's data is sound.")


def _examples(data: Any) -> "dict[str, list[str]]":
    texts: dict[str, list[str]] = defaultdict(list)
    for example in data.intent_examples:
        texts[example.get("intent")].append(example.get("text"))
    return texts


def said_by_actions() -> "set[str]":
    """Return the responses that the actions name."""
    return {name for file in _ACTIONS.rglob("*.py") for name in re.findall(r"\butter_\w+", file.read_text("utf-8"))}


def _is_problem(warning: str, said: "set[str]", forms: "list[str]") -> bool:
    if "Slot auto-fill has been removed" in warning:  # said of every domain with slots; ours is written the new way
        return False
    if _NOT_LEARNT.search(warning):
        return False
    unused = _UNUSED.search(warning)
    if unused is None:
        return True
    return unused.group(1) not in said and not unused.group(1).startswith(tuple(f"utter_ask_{form}_" for form in forms))


if __name__ == "__main__":
    main()
