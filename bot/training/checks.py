"""Whether intents, rules, answers, facts and actions fit together: looked at before anything is trained.

Without Rasa, in a tenth of a second: `make train` looks each time. What takes Rasa is in bot/training/validate.py.
"""

import re
from collections import Counter
from collections.abc import Iterator

from bot.training.data import DATA, BadFile, Data, Dialogue, read_data
from bot.training.source import Source, read_source
from bot.understanding.intents import BadIntents, Intent
from bot.understanding.questions import MIN_WAYS

# The action that says the response of the intent, see actions/from_data.py.
ANSWER = "action_answer"
# What Rasa brings itself.
_OF_RASA = frozenset({"nlu_fallback", "action_listen"})
# The steps with which a rule would quote what is said.
_QUOTES = frozenset({"user", "bot"})
_SHOPPER = "name"
# As Rasa finds them in a response.
_VARIABLE = re.compile(r"{([^\n{}]+?)}")


def find_problems() -> "list[str]":
    """Return what does not fit, a line each with the file and the name that are wrong."""
    try:
        data, source = read_data(), read_source()
    except (BadIntents, BadFile, SyntaxError) as bad:
        return [str(bad)]
    return [
        *_of_intents(data),
        *_of_dialogues(data),
        *_of_actions(data, source),
        *_of_responses(data, source),
        *_of_questions(data),
        *_of_languages(data, source),
    ]


def answered_from_data(data: Data) -> "list[Intent]":
    """Return the intents that `action_answer` answers."""
    names = {name for dialogue in data.dialogues for name in dialogue.answered_with(ANSWER)}
    return [intent for name, intent in data.intents.items() if name in names]


def _of_intents(data: Data) -> "Iterator[str]":
    begun = {name for dialogue in data.dialogues for name in dialogue.named("intent")}
    entities = {next(iter(one)) if isinstance(one, dict) else one for one in data.domain["entities"]}
    for name, intent in data.intents.items():
        place = f"intents.yml: {name}"
        if not (DATA / "rules" / f"{intent.topic}.yml").exists():
            yield f"{place}: there is no topic {intent.topic}: rules/{intent.topic}.yml is missing"
        if name not in begun:
            yield f"{place} is answered by no rule: add one to rules/{intent.topic}.yml"
        yield from (f"{place}: {one} is no entity of domain.yml" for one in intent.sure_with if one not in entities)
        yield from _of_examples(place, intent, data.examples.get(name, Counter()))
    for name in data.examples.keys() - data.intents.keys():
        yield f"nlu/{next(iter(data.examples[name]))}.yml: {name} is no intent of intents.yml"


def _of_examples(place: str, intent: Intent, files: "Counter[str]") -> "Iterator[str]":
    if intent.learnt and not files:
        yield f"{place} has no examples in nlu/{intent.topic}.yml"
    elif not intent.learnt and files:
        yield f"{place} is not learnt, but has examples in nlu/{next(iter(files))}.yml"
    elsewhere = files.keys() - {intent.topic}
    yield from (f"{place} is of {intent.topic}, but has examples in nlu/{one}.yml" for one in sorted(elsewhere))


def _of_dialogues(data: Data) -> "Iterator[str]":
    actions = {*data.domain["actions"], *data.domain["forms"], *_OF_RASA}
    for dialogue in data.dialogues:
        wrong = [*_of_messages(dialogue), *_of_names(dialogue, {*data.intents, *_OF_RASA}, actions)]
        yield from (f"{dialogue.place}: {problem}" for problem in wrong)


def _of_messages(dialogue: Dialogue) -> "Iterator[str]":
    # Rasa is served without the search for rules that quote a message: see bot/server/rasa_patches.py.
    for kind, _ in dialogue.parts:
        if kind in _QUOTES:
            yield f"a step quotes a message (`{kind}:`): name its intent or its action instead"


def _of_names(dialogue: Dialogue, intents: "set[str]", actions: "set[str]") -> "Iterator[str]":
    yield from (f"{name} is no intent of intents.yml" for name in dialogue.named("intent") if name not in intents)
    for name in dialogue.named("action"):
        if name.startswith("utter_"):
            yield f"{name} would be said without a look at `always_human`: make it `action: {ANSWER}`"
        elif name not in actions:
            yield f"{name} is no action of domain.yml"
    if "" in dialogue.answered_with(ANSWER):
        yield f"{ANSWER} answers an intent, and there is none before it"


def _of_actions(data: Data, source: Source) -> "Iterator[str]":
    named = set(data.domain["actions"])
    yield from (f"domain.yml: {name} is no action that actions/ has" for name in sorted(named - source.actions))
    yield from (f"domain.yml lacks {name}, an action of actions/" for name in sorted(source.actions - named))


def _of_responses(data: Data, source: Source) -> "Iterator[str]":
    said = source.responses | data.of_procedures
    answers = _answers_from_data(data)
    for name in sorted({*answers, *said} - data.responses.keys()):
        yield f"responses/ lacks {name}, which {answers.get(name, 'an action')} is to be answered with"
    for name in sorted(data.responses.keys() - {*answers, *said}):
        yield f"{data.responses[name].place} is said by nothing"
    for name, response in data.responses.items():
        of_action = name not in answers
        known = _variables(data, source, of_action=of_action)
        if name in data.of_procedures:
            known |= data.slots
        for variable in sorted({one for text in response.texts for one in _VARIABLE.findall(text)} - known):
            yield f"{response.place}: {{{variable}}} is neither a fact of facts.yml nor given by an action"


def _answers_from_data(data: Data) -> "dict[str, str]":
    """Return the responses that are said as they are written, with facts, each with its intent."""
    asked_on = {one["says"]: intent.name for intent in data.intents.values() for one in intent.answers if "says" in one}
    return {intent.answer: intent.name for intent in answered_from_data(data)} | asked_on


def _of_questions(data: Data) -> "Iterator[str]":
    """Yield what is wrong with data/questions.yml, and questions that are answered by nothing or not known."""
    for name, question in data.questions.items():
        place = f"questions.yml: {name}"
        if len(question.ways) < MIN_WAYS:
            yield f"{place} has {len(question.ways)} ways: {MIN_WAYS} or more let it be heard"
        yield from (
            f"{place}: {one} is no intent of intents.yml" for one in sorted({*question.like} - data.intents.keys())
        )
        if name not in data.asked:
            yield f"{place} is answered by nothing: name it as `asked` in procedures/ or intents.yml"
    for name, place in data.asked.items():
        if name not in data.questions:
            yield f"{place}: {name} is no question of questions.yml"
    for way, times in Counter(way for one in data.questions.values() for way in one.ways).items():
        if times > 1:
            yield f"questions.yml: “{way}” stands there {times} times"


def _of_languages(data: Data, source: Source) -> "Iterator[str]":
    """Yield what is said in one language only, or names what nothing gives it."""
    answers = _answers_from_data(data)
    all_said = {name for says in data.said_abroad.values() for name in says}
    for code, says in sorted(data.said_abroad.items()):
        place = f"languages/{code}.yml"
        yield from (f"{place} lacks {name}, which other languages have" for name in sorted(all_said - says.keys()))
        for name, texts in says.items():
            if name not in data.responses:
                yield f"{place}: {name} is no response of data/responses"
                continue
            known = _variables(data, source, of_action=name not in answers)
            for variable in sorted({one for text in texts for one in _VARIABLE.findall(text)} - known):
                yield f"{place}: {name} names {{{variable}}}, which is neither a fact nor given by an action"


def _variables(data: Data, source: Source, *, of_action: bool) -> "set[str]":
    """Return what a response may name.

    What an action says may also name what the action gives, and a section of the facts that this shop does without: the
    action does not say it then.
    """
    known = {_SHOPPER} | data.facts | source.made
    if not of_action:
        return known
    absent = source.sections - {fact.partition(".")[0] for fact in data.facts}
    return known | source.words | {name for one in absent for name in _all_named(data) if name.startswith(f"{one}.")}


def _all_named(data: Data) -> "set[str]":
    return {name for response in data.responses.values() for text in response.texts for name in _VARIABLE.findall(text)}
