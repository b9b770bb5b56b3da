"""Checks the bot's data as `rasa data validate` does: `python -m bot.training.validate`. Any warning fails.

So does what training refuses (bot/training/checks.py), and an example that stands under two intents, or twice under
one, however it is written.
"""

import re
import sys
import tempfile
import warnings
from collections import defaultdict
from pathlib import Path
from typing import Any

from bot.server.quiet import quiet
from bot.server.without_tensorflow import go_without_tensorflow
from bot.training.checks import find_problems
from bot.training.data import DATA, DOMAIN_FILES, RASAS_FOLDERS
from bot.training.examples import said_twice
from bot.training.rules import write_rules
from bot.understanding.intents import known

# Rasa says it of every domain with slots; ours is written the new way.
_SAID_OF_ALL = "Slot auto-fill has been removed"
# Rasa looks in stories and rules only, which name none of our responses.
_UNUSED = "is not used in any story or rule"
_NOT_LEARNT = re.compile(r"The intent '(\w+)' is listed in the domain file, but is not found in the NLU")


def main() -> None:
    """Print what is wrong and exit with 1, or say that all is well."""
    problems = find_problems()
    if problems:
        sys.exit("\n".join(problems))
    quiet()
    go_without_tensorflow()
    # Rasa takes seconds to import, and says things on the way that are not about our data.
    from rasa.shared.importers.importer import TrainingDataImporter  # noqa: PLC0415  # Rasa takes seconds to import: not before it is needed
    from rasa.validator import Validator  # noqa: PLC0415  # Rasa takes seconds to import: not before it is needed

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        with tempfile.TemporaryDirectory() as aside:
            files = [*(str(DATA / folder) for folder in RASAS_FOLDERS), str(write_rules(Path(aside)))]
            importer = TrainingDataImporter.load_from_config("config.yml", DOMAIN_FILES, files)
            validator = Validator.from_importer(importer)
        checks = (
            validator.verify_domain_validity(),
            validator.verify_actions_in_stories_rules(),
            validator.verify_forms_in_stories_rules(),
            validator.verify_form_slots(),
            validator.verify_slot_mappings(),
            validator.verify_nlu(),
            validator.verify_story_structure(ignore_warnings=False),
        )
    problems = [str(one.message) for one in told if issubclass(one.category, UserWarning) and _counts(str(one.message))]
    problems += said_twice(_examples(validator.intents))
    if problems or not all(checks):
        sys.exit("\n".join(problems) or "The bot's data is not sound: see above.")
    print("The bot's data is sound.")


def _examples(data: Any) -> "dict[str, list[str]]":
    texts: dict[str, list[str]] = defaultdict(list)
    for example in data.intent_examples:
        texts[example.get("intent")].append(example.get("text"))
    return texts


def _counts(warning: str) -> bool:
    not_learnt = _NOT_LEARNT.search(warning)
    if not_learnt:
        return known(not_learnt[1]).learnt
    return _SAID_OF_ALL not in warning and _UNUSED not in warning


if __name__ == "__main__":
    main()
