"""The figures of understanding are what their definitions say, floors only rise, and bad sets are named plainly."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from sklearn.metrics import f1_score

from bot.evaluation import choosing
from bot.evaluation.choosing import choose
from bot.evaluation.figures import (
    OfLabel,
    Prediction,
    accuracy,
    answered_at,
    answering,
    macro_f1,
    of_labels,
    outside_found,
    predict,
)
from bot.evaluation.floors import judge, raised, read_floors, write_floors
from bot.evaluation.sets import BadSet, Example, Mapping, read_set
from bot.training import labels
from bot.understanding.intents import Intent, known_intents

ROOT = Path(__file__).parents[3]
MAPPING = Mapping(
    {
        "track": "track_order",
        "change": ["change_order", "change_address"],
        "challenge": None,
        "outside": "out_of_scope",
    }
)


def _said(label: str, truth: str, confidence: float, inside: "float | None" = None) -> Prediction:
    return Prediction(label, truth, label == truth, confidence, confidence if inside is None else inside)


def _written(folder: Path, text: str, name: str = "some.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


# What a ranking means in the sets' labels.


def test_any_offered_label_is_right_and_is_the_one_counted() -> None:
    """A message with several labels is right with each, and counts as the label that was said."""
    example = Example("move it", ("change_order", "change_address"))
    one = predict(Example("move it", ("track_order", "change_address")), [("change", 0.7), ("track", 0.2)], MAPPING)
    assert (one.label, one.truth, one.right, one.confidence) == ("change_address", "change_address", True, 0.7)
    assert predict(example, [("track", 0.9)], MAPPING) == _said("track_order", "change_order", 0.9)


def test_intents_without_a_label_are_left_out() -> None:
    """An intent without a label in the sets gives way to the next one; out of scope has a score of its own."""
    example = Example("who are you", ("track_order",))
    one = predict(example, [("challenge", 0.6), ("outside", 0.3), ("track", 0.1)], MAPPING)
    assert (one.label, one.confidence, one.inside) == ("out_of_scope", 0.3, 0.1)


@pytest.mark.parametrize("ranking", ((), (("challenge", 0.6), ("nlu_fallback", 0.4))))
def test_nothing_understood_is_wrong_and_sure_of_nothing(ranking: "Sequence[tuple[str, float]]") -> None:
    """A ranking without any known intent is no crash: Rasa gives an empty one for an empty text."""
    assert predict(Example("?", ("track_order",)), ranking, MAPPING) == NOTHING


# Figures, worked out by hand.

NOTHING = Prediction("", "track_order", right=False, confidence=0.0, inside=0.0)
FIVE = [
    _said("a", "a", 0.9),
    _said("a", "a", 0.8),
    _said("a", "b", 0.7),
    _said("b", "b", 0.6),
    _said("c", "c", 0.5),
]


def test_accuracy_and_figures_of_labels() -> None:
    """a: 2 of 3 said are right, 2 of 2 found; b: 1 of 1 and 1 of 2; c: all."""
    assert accuracy(FIVE) == pytest.approx(4 / 5)
    assert of_labels(FIVE) == [
        OfLabel("a", 2, precision=2 / 3, recall=1.0, f1=4 / 5),
        OfLabel("b", 2, precision=1.0, recall=0.5, f1=2 / 3),
        OfLabel("c", 1, precision=1.0, recall=1.0, f1=1.0),
    ]


def test_macro_f1_is_scikit_learn_s() -> None:
    """Each label counts the same, however many messages it has."""
    truth, said = zip(*((one.truth, one.label) for one in FIVE), strict=True)
    assert (
        macro_f1(FIVE) == pytest.approx(f1_score(truth, said, average="macro")) == pytest.approx((0.8 + 2 / 3 + 1) / 3)
    )


def test_share_answered_is_the_largest_that_keeps_the_precision() -> None:
    """By confidence: right, right, wrong, right, right. At 75 % all can be answered, at 90 % the first two."""
    assert answered_at(0.75, FIVE, []) == 1.0
    assert answered_at(0.90, FIVE, []) == pytest.approx(2 / 5)
    assert answered_at(0.90, [_said("a", "b", 0.9)], []) == 0.0


def test_answering_what_is_out_of_scope_is_wrong() -> None:
    """One message out of scope joins four of the pool; answered with confidence it spoils all below it."""
    pool = [_said("a", "a", sure) for sure in (0.9, 0.8, 0.6, 0.5)]
    assert answered_at(0.95, pool, [_said("a", "out_of_scope", 0.7)]) == pytest.approx(2 / 4)
    assert answered_at(0.80, pool, [_said("a", "out_of_scope", 0.7)]) == 1.0
    assert answered_at(0.95, pool, [_said("out_of_scope", "out_of_scope", 0.99)]) == 1.0


def test_outside_is_one_message_in_five_whichever_are_drawn() -> None:
    """As many messages out of scope are mixed in as make one in five, the same ones each time."""
    pool, outside = [_said("a", "a", 0.9)] * 8, [_said("a", "out_of_scope", 0.95)] * 100
    assert answering(pool, outside).precision[-1] == pytest.approx(8 / 10)


def test_no_threshold_comes_between_equal_confidences() -> None:
    """Messages of one confidence are answered all or none, in whatever order they stand in the set."""
    assert answered_at(0.95, [_said("a", "a", 1.0), _said("a", "b", 1.0)], []) == 0.0


def test_what_is_taken_for_out_of_scope_is_not_answered() -> None:
    """A message taken for out of scope counts in the pool and never among the answers."""
    assert answered_at(0.95, [_said("a", "a", 0.9), _said("out_of_scope", "b", 0.9)], []) == pytest.approx(1 / 2)


def test_outside_found_at_five_percent_false_alarms() -> None:
    """Scores 0.01 … 1.00: the threshold that turns away five of a hundred is 0.0595; three of four lie under it."""
    pool = [_said("a", "a", 0.9, inside=number / 100) for number in range(1, 101)]
    outside = [_said("a", "out_of_scope", 0.9, inside=sure) for sure in (0.0, 0.01, 0.05, 0.5)]
    found = outside_found(pool, outside)
    assert found.share == pytest.approx(3 / 4)
    # Of 400 pairs the one of the pool is above in 100, 99.5, 95.5 and 50.5.
    assert found.auroc == pytest.approx((100 + 99.5 + 95.5 + 50.5) / 400)


# Sets.


@pytest.mark.parametrize(
    ("text", "complaint"),
    (
        ("text,intent\nhi,greet\n", "lacks the column label"),
        ("", "lacks the columns label and text"),
        ("text,label\n", "has no messages"),
        ("text,label\nhi,greet\n,greet\n", "row 3: text and label must not be empty"),
        ("text,label\nhi\n", "row 2: text and label must not be empty"),
        ("text,label\nhi,greet|\n", "row 2: text and label must not be empty"),
    ),
)
def test_bad_set_says_where(tmp_path: Path, text: str, complaint: str) -> None:
    """A bad set is refused with the file, the row and what is wrong."""
    with pytest.raises(BadSet, match=rf"some\.csv.*{complaint}"):
        read_set(_written(tmp_path, text))


def test_unreadable_set_says_so(tmp_path: Path) -> None:
    """A file that is absent, or in an encoding other than UTF-8, is named."""
    with pytest.raises(BadSet, match="cannot be read"):
        read_set(tmp_path / "absent.csv")
    (tmp_path / "latin.csv").write_bytes("text,label\ncafé,greet\n".encode("latin-1"))
    with pytest.raises(BadSet, match="cannot be read"):
        read_set(tmp_path / "latin.csv")


def test_set_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    """A byte order mark, quotes, line breaks in a text and blanks around labels do no harm."""
    file = _written(tmp_path, '\ufefftext,label,source\r\n"one,\ntwo", greet | help ,x\r\n')
    assert read_set(file) == [Example("one,\ntwo", ("greet", "help"))]


def test_mapping_must_know_every_intent(tmp_path: Path) -> None:
    """A new intent that nobody gave a label would count as misread for ever."""
    file = _written(tmp_path, '{"greet": "greet", "challenge": null}', "mapping.json")
    with pytest.raises(BadSet, match="lacks cancel, track: give each a label, or null"):
        Mapping.read(file, {"greet", "challenge", "track", "cancel"})
    assert Mapping.read(file, {"greet"}).all_labels == {"greet"}


@pytest.mark.parametrize("text", ("[]", "{", '{"greet": 1}'))
def test_broken_mapping_says_so(tmp_path: Path, text: str) -> None:
    """A mapping that is not an object of labels is refused by name."""
    with pytest.raises(BadSet, match=r"mapping\.json cannot be read"):
        Mapping.read(_written(tmp_path, text, "mapping.json"), ())


def test_mapping_of_the_project_is_in_step_with_the_intents() -> None:
    """The committed mapping is what training writes, so that one can measure without training."""
    assert (ROOT / labels.MAPPING).read_text(encoding="utf-8") == labels.labels_of(known_intents())
    Mapping.read(ROOT / labels.MAPPING, known_intents())


def test_labels_are_written_where_they_have_changed(tmp_path: Path) -> None:
    """One label as it stands, several as a list, none as null; a file that is right is left alone."""
    file = tmp_path / "mapping.json"
    called: dict[str, str | tuple[str, ...] | None] = {"greet": "hello", "refund": ("back", "money"), "no_photo": None}
    intents = {name: Intent(name, label=label) for name, label in called.items()}
    labels.write_labels(intents, file)
    assert json.loads(file.read_text("utf-8")) == {"greet": "hello", "refund": ["back", "money"], "no_photo": None}
    os.utime(file, (0, 0))
    labels.write_labels(intents, file)
    assert file.stat().st_mtime == 0


def test_own_set_brings_its_outside(tmp_path: Path) -> None:
    """In a merchant's own set, messages labelled out of scope are the outside; shared sets keep them in the pool."""
    rows = "text,label\nwhere is it,track_order\nsing,out_of_scope\ndo you sell it,out_of_scope|track_order\n"
    own, shared, outside, beside = choose(
        [_written(tmp_path, rows, name) for name in ("mine.csv", "hint3_test.csv", "oos_test.csv", "bitext_test.csv")]
    ).parts
    assert [len(part.pool) for part in (own, shared, outside, beside)] == [1, 3, 0, 3]
    assert [len(part.outside) for part in (own, shared, outside, beside)] == [2, 0, 3, 0]
    assert [part.pooled for part in (own, shared, outside, beside)] == [True, True, True, False]


def test_sets_of_one_name_are_refused(tmp_path: Path) -> None:
    """Two sets of one name are refused: report and floors could not tell them apart."""
    with pytest.raises(BadSet, match="two sets are called some"):
        choose([tmp_path / "some.csv", tmp_path / "other" / "some.csv"])


def test_own_set_is_measured_where_the_shared_ones_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the shared sets are absent, as after a clone, the project's own set is measured."""
    monkeypatch.setattr(choosing, "SHARED", tmp_path / "absent")
    monkeypatch.setattr(choosing, "OWN", ROOT / "data" / "evaluation" / "messages.csv")
    assert [part.name for part in choose().parts] == ["messages"]


# Floors.


def test_floors_only_rise() -> None:
    """A floor that was exceeded is lifted to the half point below; one that was missed or not measured stays."""
    floors = {"mine": {"accuracy": 80.0, "macro-F1": 75.0}, "absent": {"accuracy": 90.0}}
    measured = {"mine": {"accuracy": 82.74, "macro-F1": 74.9, "outside found": 50.49}, "new": {"accuracy": 61.0}}
    assert raised(measured, floors) == {
        "mine": {"accuracy": 82.5, "macro-F1": 75.0, "outside found": 50.0},
        "absent": {"accuracy": 90.0},
        "new": {"accuracy": 61.0},
    }


def test_lifted_floors_are_kept_by_what_lifted_them() -> None:
    """A floor is never above the figure it was made from."""
    measured = {"mine": {"accuracy": 100 * 811 / 977}}
    assert judge(measured, raised(measured, {})).fallen == ()


def test_every_fallen_figure_is_told_and_absent_sets_are_named() -> None:
    """A figure that a measured set no longer has counts as fallen too: dropping rows is no way around a floor."""
    floors = {"mine": {"accuracy": 80.0, "outside found": 50.0}, "absent": {"accuracy": 90.0}}
    verdict = judge({"mine": {"accuracy": 79.96}}, floors)
    assert [str(one) for one in verdict.fallen] == [
        "mine: accuracy is 79.96 %, its floor 80.0 %",
        "mine: outside found is 0.00 %, its floor 50.0 %",
    ]
    assert verdict.absent == ("absent",)


def test_floors_survive_their_file(tmp_path: Path) -> None:
    """Without a file there are no floors; what is written is read again, and every change is told."""
    file = tmp_path / "floors.json"
    assert read_floors(file) == {}
    assert write_floors({"mine": {"accuracy": 80.5}}, file) == ["mine: accuracy 0.0 → 80.5 %"]
    assert write_floors({"mine": {"accuracy": 80.5}}, file) == []
    assert read_floors(file) == {"mine": {"accuracy": 80.5}}


@pytest.mark.parametrize("text", ("{", "[]", '{"mine": 80}', '{"mine": {"accuracy": "high"}}'))
def test_broken_floors_say_so(tmp_path: Path, text: str) -> None:
    """A typing error in the floors must not pass as no floors."""
    with pytest.raises(BadSet, match=r"floors\.json cannot be read"):
        read_floors(_written(tmp_path, text, "floors.json"))
