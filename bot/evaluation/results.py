"""Everything that one run of the evaluation finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.evaluation.asides import Aside
from bot.evaluation.measuring import Figures, Latency, SetRead, figures_of, together
from bot.understanding.certainty import Certainty


@dataclass(frozen=True)
class Results:
    """What was measured.

    `latency` is the pipeline's alone; `latency_to_decide` includes the decision, for which parts of messages are parsed
    again. `together` is what the pooled sets are called. `certainty` holds the thresholds fitted at training, where the
    model has them.
    """

    model: str
    reads: "tuple[SetRead, ...]"
    together: str
    asides: "tuple[Aside, ...]"
    latency: Latency
    latency_to_decide: Latency
    one_core: bool
    certainty: "Certainty | None"
    notes: "Sequence[str]" = ()

    @property
    def fitted(self) -> str:
        """Say in words from which confidence on the bot acts and asks back; nothing where nothing was fitted."""
        if self.certainty is None:
            return ""
        return (
            f"Fitted at training: the bot acts from a confidence of {self.certainty.act:.2f} on, and asks back where "
            f"the scores of the topics it would offer come to {self.certainty.ask:.3f} together."
        )

    @cached_property
    def whole_read(self) -> SetRead:
        """All pooled sets as one; where a single one was measured, that."""
        return self.reads[0] if len(self.reads) == 1 else together(self.together, self.reads)

    @cached_property
    def figures(self) -> "tuple[Figures, ...]":
        """The figures of each set."""
        return tuple(figures_of(one, self.whole_read.outside) for one in self.reads)

    @cached_property
    def whole(self) -> Figures:
        """The figures of all pooled sets together."""
        return figures_of(self.whole_read, ())

    @property
    def all_figures(self) -> "tuple[Figures, ...]":
        """The figures of each set, and of them together where there are several."""
        return self.figures if len(self.reads) == 1 else (*self.figures, self.whole)

    @property
    def percents(self) -> "dict[str, dict[str, float]]":
        """What floors may be set under, in percent, by set and figure."""
        percents = {one.name: _percents(one) for one in self.all_figures if one.count and one.name != "together"}
        for aside in self.asides:
            if aside.held:
                percents.setdefault(aside.on, {})[aside.figure] = 100 * aside.share
        return percents


def _percents(one: Figures) -> "dict[str, float]":
    shares = {
        "accuracy": one.accuracy,
        "macro-F1": one.macro_f1,
        "answered at 90 %": one.answered_at_90,
        "answered at 95 %": one.answered_at_95,
        "outside found": one.found.share if one.found else None,
    }
    return {name: 100 * share for name, share in shares.items() if share is not None}
