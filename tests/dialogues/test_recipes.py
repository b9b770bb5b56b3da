"""The recipes for an answer, a look-up and a procedure, followed to the letter on a copy of the project."""

import contextlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from bench.running import ROOT, free_ports
from settings.files import read_yaml
from shop.clock import utc_today
from shop.embedded.sample import sample_orders
from shop.interface import OrderState
from tests.dialogues.conftest import RASA_PYTHON, Shopper, heard, process, rasa_settings

pytestmark = pytest.mark.timeout(240)  # seconds: a small training, and Rasa's start

COPIED = ("actions", "bot", "data", "settings", "shop", "requirements", "models/encoder", "tests/actions", "tests/shop")
COPIED_FILES = ("config.yml", "credentials.yml", "domain.yml", "endpoints.yml", "pyproject.toml")
PROCEDURES_PAGE = "docs/procedures.md"
MAPPING = "data/evaluation/mapping.json"
# Examples learnt of each intent: enough to understand a wording that was learnt, and quick.
MAX_EXAMPLES = 15

# The parts that a recipe leaves to its reader: other wordings, and for the look-up what is the same as for an answer.
ENGRAVED = [
    f"{ask} {what}"
    for ask in ("do you do", "can i get", "is there", "how much is", "i would like", "do you offer", "what about")
    for what in (
        "engraving",
        "engraved mugs",
        "a name engraved",
        "initials engraved on it",
        "an engraved flask",
        "engraving of a date",
    )
]
BROUGHT = [
    f"{ask} {what}"
    for ask in ("who delivers", "who brings", "which courier has", "what carrier takes", "who ships", "who carries")
    for what in ("my order", "my parcel", "it", "the boots i ordered", "that order", "my package", "order 1042")
]
NOTED = [
    f"{ask} {what}"
    for ask in ("can you put", "please add", "i want", "i'd like", "could you include", "is it possible to have")
    for what in (
        "a gift note in my parcel",
        "a note in order 1042",
        "a card with a message in it",
        "a greeting card",
        "a few words to the present",
        "a birthday card in the box",
        "a handwritten note",
    )
]
LOOK_UP = {
    "data/intents.yml": "  - order_carrier: {topic: orders, title: Ask who delivers, wish: acts}\n",
    "data/nlu/orders.yml": "  - intent: order_carrier\n    examples: |\n",
    "data/rules/orders.yml": (
        "  - rule: Who brings it\n    steps: [{intent: order_carrier}, {action: action_order_carrier}]\n"
    ),
    "data/responses/orders.yml": """\
  utter_order_carrier:
    - text: "{carrier} brings it{name}."
    - text: "It comes with {carrier}{name}."
  utter_order_carrier_unknown:
    - text: "I can say that of an order that you have asked me about{name}."
    - text: "Ask me about an order first{name}."
""",
}


def _recipe(kind: str, page: str = "README.md") -> dict[str, str]:
    """The text that the recipe of a page adds to each file."""
    block = re.search(rf"^```{kind}\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert block
    _, *parts = re.split(r"^# (\S+)\n", block[1], flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _add(root: Path, parts: Mapping[str, str], wordings: list[str]) -> None:
    for file, text in parts.items():
        more = "".join(f"      - {wording}\n" for wording in wordings) if "/nlu/" in file else ""
        with (root / file).open("a", encoding="utf-8") as end:
            end.write(("\n\n" if file.endswith(".py") else "") + text + more)


def _shorten(folder: Path) -> None:
    """Keep only the first few examples of each intent."""
    for file in folder.glob("*.yml"):
        written = read_yaml(file)
        for block in written["nlu"]:
            block["examples"] = "".join(block["examples"].splitlines(keepends=True)[:MAX_EXAMPLES])
        file.write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project to which the recipes are added, trained as `make train` does but on few examples."""
    root = tmp_path_factory.mktemp("recipes") / "project"
    for folder in filter(lambda folder: (ROOT / folder).exists(), COPIED):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "pictures"))
    for file in COPIED_FILES:
        shutil.copy(ROOT / file, root / file)
    _add(root, _recipe("yaml"), ENGRAVED)
    _add(root, {**LOOK_UP, **_recipe("python")}, BROUGHT)
    _add(root, _recipe("yaml", PROCEDURES_PAGE), NOTED)
    domain = (root / "domain.yml").read_text("utf-8")
    (root / "domain.yml").write_text(domain.replace("actions:\n", "actions:\n  - action_order_carrier\n", 1), "utf-8")
    _train(root)
    return root


def _train(root: Path) -> None:
    nlu, whole = root / "data" / "nlu", root / "nlu"
    shutil.copytree(nlu, whole)
    _shorten(nlu)
    (root / "models").mkdir(exist_ok=True)
    for command in (
        [sys.executable, "-m", "shop", "vocabulary"],
        [sys.executable, "-m", "actions.procedures.checks"],
        [str(RASA_PYTHON), "-m", "bot.training.train"],
    ):
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    shutil.copytree(whole, nlu, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def url(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the copy's bot."""
    data_dir, (actions, rasa) = tmp_path_factory.mktemp("bot"), free_ports(2)
    settings = rasa_settings(data_dir, rasa, actions)
    with contextlib.ExitStack() as running:
        for python, module, environ, port in (
            (sys.executable, "actions", {"DATA_DIR": str(data_dir), "ACTIONS_PORT": str(actions)}, actions),
            (RASA_PYTHON, "bot", settings, rasa),
        ):
            running.enter_context(process(python, module, environ, f"http://127.0.0.1:{port}", root))
        yield f"http://127.0.0.1:{rasa}"


def test_an_answer_takes_no_python_and_few_files() -> None:
    """The recipe for an answer edits four files, none of them Python; training writes a fifth."""
    files = {*_recipe("yaml"), MAPPING}
    assert len(files) <= 5
    assert not [file for file in files if file.endswith(".py")]


def test_the_tests_of_the_data_stay_green(root: Path) -> None:
    """After the recipes the tests of the data pass without a change."""
    command = [sys.executable, "-m", "pytest", "-q", "--noconftest", "-p", "no:cacheprovider"]
    tests = ("tests/actions/test_data.py", "tests/actions/test_intents.py", "tests/actions/test_registry.py")
    ran = subprocess.run([*command, *tests], cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_training_writes_the_labels(root: Path) -> None:
    """Training writes the labels; an intent that the measuring sets do not have is left out of the measuring."""
    labels = json.loads((root / MAPPING).read_text("utf-8"))
    assert labels["engraving"] is labels["order_carrier"] is None
    assert labels["shipping_cost"] == "shipping_cost"


def test_the_answer_is_said(url: str) -> None:
    """The new answer is said in the words of the recipe, with the fact in it."""
    shopper = Shopper(url, {"name": "Ana"})
    assert shopper.say("do you engrave mugs").startswith("Yes, Ana, just tick “engraved” at the checkout. From £60 on")
    assert shopper.say("do you engrave mugs").startswith("We do: tick “engraved” at the checkout, Ana.")


def test_the_look_up_is_made(url: str) -> None:
    """The new look-up tells what the shop knows of a proved order, and nothing before the proof."""
    shopper = Shopper(url)
    answer = shopper.turn("which courier has my parcel")
    assert answer["actions"] == [{"name": "action_order_carrier", "status": "ok"}]
    assert heard(answer) == "I can say that of an order that you have asked me about.\n[Talk to a person]"
    assert "<order 1042" in shopper.say("where is order 1042, ana.whitlock@example.com")
    # Right after the order its own procedure would say the carrier.
    shopper.say("do you engrave mugs")
    assert re.search(r"^\w.* brings it\.$", shopper.say("who brings it"))


def test_a_procedure_takes_no_python_and_no_rule() -> None:
    """The recipe for a procedure writes its file, its responses, a slot and an intent with examples."""
    files = _recipe("yaml", PROCEDURES_PAGE)
    assert not [file for file in files if file.endswith(".py") or file.startswith("data/rules/")]


def test_the_procedure_is_carried(url: str) -> None:
    """The new wish survives the proof, is asked for what it needs, is passed on, and its steps are ticked."""
    order = next(one for one in sample_orders(utc_today()) if one.state is OrderState.PROCESSING)
    shopper = Shopper(url)
    assert "put a note into a parcel" in shopper.say("can you put a gift note in my parcel")
    assert "note" in shopper.say(f"{order.number} {order.email}")
    assert "“happy birthday little one”" in shopper.say("happy birthday little one")
    passed = shopper.turn("yes please")
    assert f"for order {order.number}" in heard(passed)
    assert "(a person: wish, gift_note)" in heard(passed)


def test_the_procedure_refuses_and_answers(url: str) -> None:
    """An order that has left is refused a note, and the question what one costs is answered."""
    order = next(one for one in sample_orders(utc_today()) if one.state is OrderState.SHIPPED)
    shopper = Shopper(url)
    assert f"order {order.number} left" in shopper.say(f"please add a note to order {order.number}, {order.email}")
    assert re.search("costs nothing|is free", shopper.say("how much does that cost"))
