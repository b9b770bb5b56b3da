"""The pipeline's parts that understand, trained and loaded as Rasa does it, on a few examples."""

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import bot.understanding.classifier
from bot.understanding.classifier import IntentClassifier, SentenceEncoder
from bot.understanding.encoder import MEANS
from bot.understanding.entities_component import ShopEnglish
from tests.bot.few import FEW, INTENTS, TEXTS
from tests.bot.shop import VOCABULARY, sample_vocabulary
from tests.bot.weights import needed

ROOT = Path(__file__).parents[3]
CONTEXT = ExecutionContext(GraphSchema({}))


class Pipeline:
    """Our three parts, trained in a folder; `load` gives a new one, as the served bot loads it."""

    def __init__(self, folder: Path) -> None:
        self._storage = LocalModelStorage(folder)
        sample_vocabulary()
        facts = {"vocabulary": str(VOCABULARY), "facts": str(ROOT / "data/facts.yml")}
        self._configs: dict[Any, dict[str, Any]] = {
            ShopEnglish: facts,
            SentenceEncoder: {},
            IntentClassifier: {"seed": 7},
        }
        self._parts: list[Any] = []

    def train(self) -> "Pipeline":
        """Train on the few examples."""
        messages = [Message({TEXT: text, INTENT: intent}) for text, intent in zip(TEXTS, INTENTS, strict=True)]
        data = TrainingData(messages)
        for kind, config in self._configs.items():
            part = kind.create(config, self._storage, Resource(kind.__name__), CONTEXT)
            if hasattr(part, "train"):
                part.train(data)
            if hasattr(part, "process_training_data"):
                part.process_training_data(data)
        return self.load()

    def load(self) -> "Pipeline":
        """Load what was trained."""
        self._parts = [
            kind.load(config, self._storage, Resource(kind.__name__), CONTEXT) for kind, config in self._configs.items()
        ]
        return self

    def parse(self, text: str) -> Any:  # noqa: ANN401  # what Rasa puts out
        """Return what the pipeline puts out for a message."""
        message = Message({TEXT: text})
        for part in self._parts:
            part.process([message])
        return message.as_dict(only_output_properties=True)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """A pipeline trained with the encoder."""
    needed()
    return Pipeline(tmp_path_factory.mktemp("with")).train()


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the encoder's packages away."""
    monkeypatch.setattr(bot.understanding.classifier, "encoder", lambda: None)


def _check(understood: "dict[str, Any]") -> None:
    ranking = understood["intent_ranking"]
    assert understood["intent"] == ranking[0]
    assert {one["name"] for one in ranking} <= set(FEW)
    assert all(0 <= one["confidence"] <= 1 for one in ranking)
    assert understood["certainty"] in {"act", "ask", "none"}
    # Vectors and masks stay inside.
    assert set(understood) == {"text", "intent", "intent_ranking", "certainty", "entities"}


def test_messages_are_understood(trained: Pipeline) -> None:
    """What was learnt is found again, also in other words; what is put out can be written as JSON."""
    for text in ("how much does it cost to have it shipped", "any fees for postage?"):
        understood = trained.parse(text)
        _check(understood)
        assert understood["intent"]["name"] == "shipping_cost"
    assert trained.parse("where is order 1042")["entities"][0]["value"] == "1042"


def test_confidence_falls_with_distance(trained: Pipeline) -> None:
    """An example is surer than what is like none of them."""
    near, far = (trained.parse(text)["intent"]["confidence"] for text in ("track my order", "qwz 7 xk"))
    assert near > far


@pytest.mark.parametrize("text", ("?", "a", "🙂", "где мой заказ", "我的订单在哪里", "\u200b", "where is it " * 83))
def test_odd_messages_are_ranked_too(trained: Pipeline, text: str) -> None:
    """Nothing that may be typed breaks a turn."""
    _check(trained.parse(text))


def test_a_loaded_model_says_the_same(trained: Pipeline, tmp_path: Path) -> None:
    """A loaded model, and one that was trained again, give the same to the last bit."""
    again = Pipeline(tmp_path).train()
    for text in (*TEXTS, "what do you charge", "zzz"):
        first = trained.parse(text)
        assert again.parse(text) == first
    again.load()
    assert again.parse("what do you charge") == trained.parse("what do you charge")


@pytest.mark.usefixtures("absent")
def test_without_the_encoder(tmp_path: Path) -> None:
    """The bot learns from counted words alone, and understands those."""
    bare = Pipeline(tmp_path).train()
    for text in ("how much is delivery", "hello there", "zzz", "?", "🙂"):
        understood = bare.parse(text)
        _check(understood)
    assert bare.parse("how much is delivery")["intent"]["name"] == "shipping_cost"
    message = Message({TEXT: "hello"})
    assert SentenceEncoder().process([message])[0].get(MEANS) is None


def test_a_model_of_another_installation_is_refused(trained: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model trained with an encoder is refused where that is absent or another: it would be sure of nonsense."""
    monkeypatch.setattr(bot.understanding.classifier, "encoder", lambda: None)
    with pytest.raises(InvalidConfigException, match="make train"):
        trained.load()
