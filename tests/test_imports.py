"""Imports point one way, so that each folder can be understood without those above it."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What a folder of the product may import of the others.
FOLDERS = {
    "settings": {"settings"},
    "shop": {"shop", "settings"},
    "handoff": {"handoff", "shop", "settings"},  # the shop itself, never one of the bot's actions
    "actions": {"actions", "shop", "settings"},
    "bot": {"bot"},  # it runs in Rasa's interpreter, where nothing else of ours can
    "ops": {"ops", "settings", "shop.settings", "handoff.settings", "actions.settings"},  # it checks all settings
    "standins": {"standins"},
    "testkit": {"testkit"},  # it speaks to the server over the wire alone
    # It plays against the product that `bench` starts, over the wire, and keeps floors as `make evaluate` does.
    "talks": {"talks", "testkit", "bench", "shop", "settings", "bot.evaluation.floors", "bot.evaluation.sets"},
}
# Inside a folder: what a layer may import besides itself. Single modules (errors, settings, wire …) are followed.
LAYERS = {
    "handoff": {
        "states": set[str](),
        "store": {"states"},
        "edge": set[str](),
        "photos": {"store", "states", "edge"},
        "conversation": {"store", "states"},
        "site": {"store", "states", "edge"},
        "desk": {"store", "states", "conversation", "photos"},
        "console": {"store", "states", "edge", "conversation", "photos", "desk", "channels"},  # how channels are shown
        "channels": {"store", "states", "edge", "conversation", "photos", "desk"},
    },
    "actions": {"procedures": set[str](), "topics": {"procedures"}},
    "bot": {
        "server": set[str](),
        "entities": set[str](),
        "understanding": {"server", "entities"},
        "channel": {"server", "understanding"},
        "training": {"server", "understanding"},
        "help": {"server", "understanding", "training"},
        "evaluation": {"server", "understanding", "channel", "training", "help"},
    },
}
COMPOSITION_ROOTS = {"handoff.app", "handoff.__main__", "handoff.web_types", "actions.__main__", "bot.__main__"}
SERVICES = "handoff.services"
"""Knows parts of many layers. A layer's `setup` takes it apart, whatever the layer itself may know."""
READ_SETTINGS = {
    "handoff.app",
    "handoff.__main__",
    "handoff.prepare",
    "handoff.settings",
    "handoff.web_types",
    SERVICES,
}


def test_folders_import_only_what_they_may() -> None:
    """Handoff imports the shop and no action, actions and bot import nothing of handoff, none imports tests or ops."""
    ours = {path.name for path in ROOT.iterdir() if path.is_dir()}
    wrong = [
        f"{name} imports {imported}"
        for folder, allowed in FOLDERS.items()
        for name, file in modules(folder)
        for imported in imports(name, file)
        if imported.split(".")[0] in ours and not any(_within(imported, prefix) for prefix in allowed)
    ]
    assert not wrong


def test_handoff_does_not_speak_to_rasa_in_python() -> None:
    """Bot and handoff meet only in JSON: no module of handoff imports Rasa or its SDK."""
    wrong = [
        name for name, file in modules("handoff") if any(_within(i, "rasa", "rasa_sdk") for i in imports(name, file))
    ]
    assert not wrong


def test_only_who_opens_a_shop_knows_which_it_is() -> None:
    """The sample shop is imported where a shop is chosen or the sample is made or played; all others ask `Shop`."""
    may = {"shop.settings", "shop.__main__", "talks.orders", "talks.running"}  # talks choose among its orders
    wrong = [
        f"{name} imports {imported}"
        for folder in FOLDERS
        for name, file in modules(folder)
        for imported in imports(name, file)
        if _within(imported, "shop.embedded") and not _within(name, "shop.embedded") and name not in may
    ]
    assert not wrong


@pytest.mark.parametrize("folder", sorted(LAYERS))
def test_layers_import_only_downwards(folder: str) -> None:
    """A layer reaches, directly or through a single module, only the layers below it."""
    known = dict(modules(folder))
    layers = LAYERS[folder]
    graph = {name: [_module(i, known) for i in imports(name, file)] for name, file in known.items()}
    wrong = [
        f"{name} reaches {reached}"
        for name in known
        if (layer := _layer(name)) in layers
        for reached in _reach(name, graph, layers)
        if not _is_settings(reached)  # plain values, which `handoff.settings` puts together
        if reached in COMPOSITION_ROOTS
        or ((other := _layer(reached)) in layers and other not in {layer, *layers[layer]})
        or (_is_setup(reached) and other != layer)
    ]
    assert not wrong


def test_settings_are_read_where_parts_are_put_together() -> None:
    """Only a `setup` or a channel's record reads settings and hands on plain values: the rest can be made without."""
    wrong = [
        name
        for name, file in modules("handoff")
        if name not in READ_SETTINGS and not _is_setup(name) and not name.endswith(".record")
        if "handoff.settings.Settings" in imports(name, file) or "settings" in _attributes(file)
    ]
    assert not wrong


def test_a_channel_is_known_by_its_record_alone() -> None:
    """Only the tuple of all channels (its record) and the settings import from a channel's folder."""
    folders = {f"handoff.channels.{path.parent.name}" for path in (ROOT / "handoff/channels").glob("*/record.py")}
    wrong = [
        f"{name} imports {imported}"
        for name, file in modules("handoff")
        for imported in imports(name, file)
        for folder in folders
        if _within(imported, folder) and not _within(name, folder)
        if (name, imported.rpartition(".")[0])
        not in {("handoff.channels.all", f"{folder}.record"), ("handoff.settings", f"{folder}.settings")}
    ]
    assert folders >= {"handoff.channels.web", "handoff.channels.telegram"}
    assert not wrong


def test_only_telegrams_own_folder_knows_chats_by_number() -> None:
    """Only Telegram's own folder and old migrations have chat ids; all else has channels and addresses."""
    own = ("handoff.channels.telegram", "handoff.store.migrations")
    assert not [
        name for name, file in modules("handoff") if not _within(name, *own) and "chat_id" in file.read_text("utf-8")
    ]


def test_every_folder_of_a_layered_folder_is_a_layer() -> None:
    """Every new folder has to be given its place among the layers here."""
    rooms = {folder: {path.parent.name for path in (ROOT / folder).glob("*/__init__.py")} for folder in LAYERS}
    assert {folder: set(layers) for folder, layers in LAYERS.items()} == rooms


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_no_modules_import_each_other_in_a_circle(folder: str) -> None:
    """Every module can be understood, and moved, without a second one that needs it in turn."""
    known = dict(modules(folder))
    graph = {name: {_module(i, known) for i in imports(name, file)} & known.keys() for name, file in known.items()}
    TopologicalSorter({name: targets - {name} for name, targets in graph.items()}).prepare()


def modules(folder: str) -> Iterator[tuple[str, Path]]:
    """Full names and files of the Python modules in a folder of the project."""
    for file in sorted((ROOT / folder).rglob("*.py")):
        if "node_modules" not in file.parts:
            yield ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), file


@cache
def imports(name: str, file: Path) -> tuple[str, ...]:
    """Full names of the modules, and of what is taken from them, that a module imports."""
    return tuple(_imports(name, file))


def _imports(name: str, file: Path) -> Iterator[str]:
    package = name.split(".") if file.name == "__init__.py" else name.split(".")[:-1]
    for node in _statements(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            yield from (".".join([*above, *filter(None, [node.module]), alias.name]) for alias in node.names)


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """The statements at any depth, which may be imports; expressions, most of a tree, are left out."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield child
            yield from _statements(child)


def _within(name: str, *prefixes: str) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def _layer(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def _is_settings(name: str) -> bool:
    return name.endswith(".settings")


def _is_setup(name: str) -> bool:
    return name.endswith(".setup")


def _attributes(file: Path) -> set[str]:
    return {node.attr for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Attribute)}


def _module(imported: str, known: Iterable[str]) -> str:
    """The module that holds an imported name."""
    return imported if imported in known else imported.rpartition(".")[0]


def _reach(start: str, graph: dict[str, list[str]], layers: Mapping[str, object]) -> set[str]:
    """What a module imports, and what the single modules among that import in turn."""
    reached: set[str] = set()
    pending = [name for name in graph[start] if not (_is_setup(start) and name == SERVICES)]
    while pending:
        name = pending.pop()
        if name in graph and name not in reached:
            reached.add(name)
            if _layer(name) not in layers:
                pending += graph[name]
    return reached
