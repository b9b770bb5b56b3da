"""Which answer of a procedure a question about the wish is given."""

from collections.abc import Sequence

from actions.conditions import conditions_in
from actions.procedures.case import Case
from actions.procedures.cells import holds
from actions.procedures.procedure import Answer, Procedure


def answer_of(
    procedure: Procedure, case: Case, text: str, aspect: str | None, questions: Sequence[str] = ()
) -> Answer | None:
    """Return what answers a question about the wish: one with its words first, then one of `questions`, its aspect's.

    Words that tell of another question than those that it asks by its meaning give way to that.

    `aspect` is what the message asks for, or a word that asks for it alone, as the reader of messages found it.
    """
    fitting = [answer for answer in _fitting(procedure, case) if not answer.opens]
    questions = _not_denied(questions, text)
    by_words = next((answer for answer in fitting if answer.pattern and answer.pattern.search(text)), None)
    by_question = next((answer for one in questions for answer in fitting if one in (answer.asked or ())), None)
    by_aspect = (answer for answer in fitting if aspect and (answer.aspect == aspect or aspect in answer.alone))
    if by_words and by_question and by_words.asked and not set(by_words.asked) & set(questions):
        return by_question
    return by_words or by_question or next(by_aspect, None)


def answer_at_once(procedure: Procedure, case: Case, said: str) -> Answer | None:
    """Return what answers the wish itself, where what was `said` begins it with a question of an answer of its own.

    What its meaning asks for comes first, then one of which it has the words.
    """
    fitting = _fitting(procedure, case)
    by_words = (one for one in fitting if one.at_once and one.pattern and one.pattern.search(said))
    asked = set(case.wish.asks[:1])
    by_question = (one for one in fitting if (one.at_once or one.asked_at_once) and asked & set(one.asked or ()))
    return next(by_question, None) or next(by_words, None)


def answers_first(procedure: Procedure, case: Case) -> bool:
    """Whether the wish begins with a question that its procedure itself answers at once, before anything is asked."""
    asked = set(case.wish.asks[:1])
    return any(one.at_once and asked & set(one.asked or ()) for one in _fitting(procedure, case))


def answer_before(procedure: Procedure, case: Case, text: str) -> Answer | None:
    """Return the rule that a wish which begins as a question is told before anything is asked."""
    rules = (answer for answer in _fitting(procedure, case) if answer.opens and answer.pattern)
    return next((answer for answer in rules if answer.pattern and answer.pattern.search(text)), None)


# What is asked of a thing only where the message does not tell of the contrary: "never worn, tags still on".
_DENIED_BY = {"return_worn": "unworn"}


def _not_denied(questions: Sequence[str], text: str) -> list[str]:
    told = conditions_in(text)
    return [one for one in questions if _DENIED_BY.get(one) not in told]


def _fitting(procedure: Procedure, case: Case) -> list[Answer]:
    """The answers that hold; without a proof only what holds for every order may be told."""
    general = case.order is None and procedure.proof
    return [one for one in procedure.answers if (one.when is None if general else holds(one.when, case))]
