"""What all tests share: the parts of the machine they need, a database of their own, and a closed network."""

import gc
import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.desk import Desk
from tests.messenger import Messenger, running_messenger
from tests.product import Product, running_product

AGAINST_THE_PRODUCT = ("dialogues", "browser", "crash")
START_S = 240  # the first test that plays against the product waits for Rasa, on a machine that may be busy
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def require(part: str, *, present: bool) -> None:
    """Skip the test where a part of the machine is missing, and name it; in CI, which has all parts, fail."""
    if present:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{part} is not installed, and CI is to have it: see .ci/run")
    pytest.skip(f"{part} is not installed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--picture`, which renews the README's committed picture."""
    parser.addoption("--picture", action="store_true", help="renew docs/images/counterhand.png")


def pytest_sessionstart() -> None:
    """Switch the garbage collector off: collecting tests leaves little garbage, and looking for it takes long.

    It would be a seventh of the unit tests' time.
    """
    gc.disable()


def pytest_collection_finish() -> None:
    """Take the collected tests, which stay to the end, out of the garbage collector's search."""
    gc.freeze()
    gc.enable()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the tests of the product where they are not wanted, without importing them: Playwright is large."""
    unwanted = "not product" in config.getoption("markexpr")
    return True if unwanted and collection_path.name in AGAINST_THE_PRODUCT else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that are no unit tests: those against the running product, and those over the wire."""
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).parts[0] in AGAINST_THE_PRODUCT:
            item.add_marker(pytest.mark.product)
            item.add_marker(pytest.mark.timeout(START_S))
        elif "server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.wire)


@pytest.fixture(autouse=True)
def _shut_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that connects to another machine at once, naming the host."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)  # type: ignore[arg-type]  # whatever the family of the socket takes

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a PostgreSQL server: TEST_DATABASE_URL, or a private one for this run."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    require("PostgreSQL", present=postgres.binaries() is not None)
    with postgres.private_server() as url:
        yield url


@pytest.fixture(
    params=[
        pytest.param("sqlite", marks=pytest.mark.store),
        pytest.param("postgresql", marks=pytest.mark.store),
    ]
)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of an empty database of the test's own, on each database that we support."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'counterhand.db'}"
        return
    server: str = request.getfixturevalue("postgres_server")
    with postgres.database(server, f"test_{uuid.uuid4().hex}") as url:
        yield url


@pytest.fixture(scope="session")
def messenger() -> Iterator[Messenger]:
    """The Telegram that the running product is connected to, with the page to chat on."""
    with running_messenger() as messenger:
        yield messenger


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory, messenger: Messenger) -> Iterator[Product]:
    """The running product, shared by all tests that play against it; its limits on messages are out of reach."""
    folder, api = tmp_path_factory.mktemp("product"), messenger.api
    telegram = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API": api.url, "TELEGRAM_LINKS": api.url}
    with running_product(folder, MESSAGE_RATE="10000/10", SESSION_RATE="10000/10", **telegram) as product:
        yield product


@pytest.fixture
def desk(product: Product) -> Iterator[Desk]:
    """The API, used by the first supervisor."""
    with Desk.opened(product.base_url) as desk:
        yield desk
