"""What does not fit together is refused before anything is trained, by file and name."""

import shutil
from pathlib import Path

import pytest

from bot.training import train
from bot.training.checks import find_problems

ROOT = Path(__file__).parents[3]
ACTION = '\n\nclass Wrapped(TopicAction):\n    called = "action_wrapped"\n'


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what is checked, in which a test may break something."""
    for folder in ("nlu", "rules", "stories", "responses", "procedures", "languages"):
        shutil.copytree(ROOT / "data" / folder, tmp_path / "data" / folder)
    for file in ("domain.yml", "data/intents.yml", "data/facts.yml", "data/slots.yml", "data/questions.yml"):
        shutil.copy(ROOT / file, tmp_path / file)
    shutil.copytree(ROOT / "actions", tmp_path / "actions", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _change(tree: Path, file: str, old: str, new: str) -> None:
    text = (tree / file).read_text("utf-8")
    assert old in text
    (tree / file).write_text(text.replace(old, new, 1), "utf-8")


def test_our_own_data_fits() -> None:
    """Nothing in our own data is refused."""
    assert find_problems() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    (
        # languages
        (
            "data/languages/pl.yml", "  utter_inform:", "  utter_infrom:",
            "languages/pl.yml: utter_infrom is no response of data/responses",
        ),
        (
            "data/languages/pl.yml", "Zamówienie {number} jest w drodze", "Zamówienie {numer} jest w drodze",
            "languages/pl.yml: utter_order_shipped names {numer}, which is neither a fact nor given by an action",
        ),
        # questions
        (
            "data/questions.yml", "\nmoney_short:", "\nmoney_shrt:",
            "money_short is no question of questions.yml",
        ),
        (
            "data/questions.yml", "\nmoney_short:", "\nmoney_shrt:",
            "questions.yml: money_shrt is answered by nothing: name it as `asked` in procedures/ or intents.yml",
        ),
        (
            "data/questions.yml", "like: [refund_status, ", "like: [refunds, ",
            "questions.yml: money_when: refunds is no intent of intents.yml",
        ),
        (
            "data/questions.yml", "\nmoney_short:", "\nextra:\n  ways: [why]\nmoney_short:",
            "questions.yml: extra has 1 ways: 5 or more",
        ),
        (
            "data/questions.yml", "    - why is it late\n", "    - why is it late\n    - is it lost\n",
            "“is it lost” stands there 2 times",
        ),
        (
            "data/questions.yml", "money_short:\n  like:", "money_short:\n  likes:",
            "questions.yml cannot be read: TypeError",
        ),
        # intents
        (
            "data/intents.yml", "topic: website", "topic: webiste",
            "intents.yml: website_problem: there is no topic webiste: rules/webiste.yml is missing",
        ),
        (
            "data/intents.yml", "topic: website", "topic: contact",
            "intents.yml: website_problem is of contact, but has examples in nlu/website.yml",
        ),
        (
            "data/intents.yml", "sure_with: [product]", "sure_with: [produce]",
            "intents.yml: product_question: produce is no entity of domain.yml",
        ),
        (
            "data/intents.yml", "learnt: false", "label: photo",
            "intents.yml: answer has no examples in nlu/orders.yml",
        ),
        (
            "data/intents.yml", "title: See where we deliver", "title: See where we deliver\n      learnt: false",
            "intents.yml: shipping_options is not learnt, but has examples in nlu/shipping.yml",
        ),
        (
            "data/intents.yml", "  - website_problem:", "  - gift_wrap:\n      topic: buying\n  - website_problem:",
            "intents.yml: gift_wrap is answered by no rule: add one to rules/buying.yml",
        ),
        ("data/intents.yml", "  - website_problem:", "  - site:", "nlu/website.yml: website_problem is no intent of"),
        ("data/intents.yml", "topic: website", "topik: website", "intents.yml: website_problem: topic is missing"),
        # rules and stories
        (
            "data/rules/website.yml", "action: action_answer", "action: action_help_website",
            "rules/website.yml: “The website does not work”: action_help_website is no action of domain.yml",
        ),
        (
            "data/rules/website.yml", "action: action_answer", "action: utter_website_problem",
            "“The website does not work”: utter_website_problem would be said without a look at `always_human`",
        ),
        (
            "data/rules/website.yml", "intent: website_problem", "intent: web_problem",
            "rules/website.yml: “The website does not work”: web_problem is no intent of intents.yml",
        ),
        (
            "data/rules/website.yml", "- intent: website_problem", "- user: it does not work",
            "rules/website.yml: “The website does not work”: a step quotes a message (`user:`)",
        ),
        (
            "data/stories/discounts.yml", "- intent: affirm", "- or: [{user: it does}, {intent: affirm}]",
            "stories/discounts.yml: “A code that works after all”: a step quotes a message (`user:`)",
        ),
        (
            "data/rules/website.yml", "- intent: website_problem\n      - action", "- action",
            "rules/website.yml: “The website does not work”: action_answer answers an intent, and there is none",
        ),
        # actions
        (
            "domain.yml", "  - action_greet\n", "  - action_greet\n  - action_wrap\n",
            "domain.yml: action_wrap is no action that actions/ has",
        ),
        ("domain.yml", "  - action_thank\n", "", "domain.yml lacks action_thank, an action of actions/"),
        (
            "actions/topics/greeting.py", '    called = "action_thank"', '    called = "action_thanks"',
            "domain.yml: action_thank is no action that actions/ has",
        ),
        ("actions/topics/greeting.py", "class Greet(", "class Greet(:", "greeting.py"),
        # responses
        (
            "data/responses/website.yml", "trouble{name}. {website.notice}", "trouble. {website.note}",
            "responses/website.yml: utter_website_problem: {website.note} is neither a fact of facts.yml nor given by",
        ),
        # A variable that an action fills is unknown where no action speaks.
        ("data/responses/website.yml", "trouble{name}", "trouble{passage}", "website_problem: {passage} is neither"),
        (
            "data/responses/orders.yml", "Which order is it{name}?", "Which order is it, {customer}?",
            "responses/orders.yml: utter_asks_order_number: {customer} is neither",
        ),
        (
            "data/responses/website.yml", "responses:\n", 'responses:\n  utter_web:\n    - text: "It works."\n',
            "responses/website.yml: utter_web is said by nothing",
        ),
        (
            "data/responses/website.yml", "utter_website_problem", "utter_web_problem",
            "responses/ lacks utter_website_problem, which website_problem is to be answered with",
        ),
        ("data/responses/website.yml", "responses:", "response:", "website.yml must hold `responses`"),
    ),
)  # fmt: skip
def test_what_does_not_fit_is_named(tree: Path, file: str, old: str, new: str, told: str) -> None:
    """A problem is told with the file, the name in it, and what is wrong."""
    _change(tree, file, old, new)
    assert [problem for problem in find_problems() if told in problem]


def test_all_problems_are_told_together(tree: Path) -> None:
    """All problems are told at once, so that nobody meets the next one at the next try."""
    _change(tree, "data/rules/website.yml", "action: action_answer", "action: action_hlp")
    _change(tree, "data/responses/shipping.yml", "{shipping.times}", "{shipping.time}")
    assert len(find_problems()) == 3  # the response of the first is now said by nothing


def test_an_action_of_its_own_may_do_without_a_section(tree: Path) -> None:
    """A shop without a programme for regular customers leaves it out; a response that needs no Python cannot."""
    facts = (tree / "data" / "facts.yml").read_text("utf-8")
    before, _, rest = facts.partition("membership:\n")
    (tree / "data" / "facts.yml").write_text(before + rest.partition("\n\n")[2], "utf-8")
    assert find_problems() == []
    _change(tree, "data/responses/website.yml", "trouble{name}", "trouble{membership.cost}")
    assert len(find_problems()) == 1


def test_nothing_is_trained_before_it_fits(tree: Path) -> None:
    """`make train` ends with the problem, and has written nothing."""
    _change(tree, "domain.yml", "  - action_thank\n", "")
    with pytest.raises(SystemExit, match=r"domain\.yml lacks action_thank"):
        train.main()
    assert not (tree / "models").exists()
