"""Whatever people write is text: no script runs, no style loads, in the widget or in the console."""

from itertools import product as pairs

from playwright.sync_api import expect

from testkit.agent import Account
from tests.browser.conftest import Browsers
from tests.browser.pages import Console, Widget
from tests.desk import Desk
from tests.messenger import Messenger

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>here</a>",
    "javascript:alert(1)",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//example.com/x.css>",
    "<base href=//example.com/>",
    "<form action=//example.com><input name=q autofocus onfocus=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<meta http-equiv=refresh content='0;url=//example.com'>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    '=HYPERLINK("//example.com")',
    "\u202egnp.exe",
    "<marquee onstart=alert(1)>",
)
WRAPPINGS = (
    "{}",
    "Hello {} there",
    "\"'>{}",
    "</p></div>{}",
    "<!--{}-->",
    "<![CDATA[{}]]>",
    "`{}`",
    "<noscript>{}</noscript>",
    "<template>{}</template>",
    "<textarea>{}</textarea>",
    "</textarea>{}",
    "</title></style></script>{}",
    "&lt;{}&gt;",
    "\\u003c{}",
    "[link]({})",
)
HOSTILE = [wrapping.replace("{}", payload) for wrapping, payload in pairs(WRAPPINGS, PAYLOADS)]


def test_hostile_texts_are_shown_as_they_were_written(browsers: Browsers, desk: Desk) -> None:
    """A shopper's 300 hostile texts stand letter by letter in widget and console, and `browsers` sees no trouble."""
    shopper, agent = talking(browsers, desk.add_agent("Cleo"))
    for text in HOSTILE:
        shopper.write(text)
    expect(agent.said("shopper").last).to_have_text(HOSTILE[-1], timeout=30_000)
    assert shopper.said("shopper").all_text_contents()[-len(HOSTILE) :] == HOSTILE
    assert agent.said("shopper").all_text_contents()[-len(HOSTILE) :] == HOSTILE
    agent.page.reload()
    expect(agent.said("shopper").last).to_have_text(HOSTILE[-1])


def test_hostile_texts_of_an_agent_are_text_too(browsers: Browsers, desk: Desk) -> None:
    """A hostile name and hostile replies of an agent run nothing on the shop's page."""
    name = "<img src=x onerror=alert(1)>"
    shopper, agent = talking(browsers, desk.add_agent(name))
    for text in PAYLOADS:
        agent.reply(text)
        expect(shopper.said("agent").last).to_have_text(text)


def test_hostile_texts_from_telegram_are_text_too(browsers: Browsers, desk: Desk, messenger: Messenger) -> None:
    """Names of people and of files, captions and contacts run nothing in the console."""
    agent = Console.signed_in(browsers.window(), desk.add_agent("Cleo"))
    for name in PAYLOADS:
        person = messenger.api.user(name[:64])
        messenger.run(person.say("I want a person"))
        agent.page.locator("a.row").filter(has_text=name[:64]).click()
        expect(agent.page.get_by_role("heading", name=name[:64], exact=True)).to_be_visible()
        agent.press("Claim")
        expect(agent.box).to_be_visible()
        messenger.run(person.send_document(b"%PDF-1.7", name, "application/pdf", caption=name))
        messenger.run(person.contact(name, "+15550100"))
        expect(agent.page.locator(".attachment-name")).to_have_text([name, f"{name} +15550100"[:80]])
        expect(agent.said("shopper")).to_have_text(["I want a person", name])


def talking(browsers: Browsers, account: Account) -> tuple[Widget, Console]:
    """A shopper who tried the bot with hostile texts and then an agent who has the conversation."""
    shopper, agent = Widget.opened(browsers.window()), Console.signed_in(browsers.window(), account)
    shopper.ask(PAYLOADS[0])
    shopper.write("I want a person")
    agent.row(shopper.conversation).click()
    agent.press("Claim")
    expect(shopper.panel).to_contain_text(f"You are talking to {account.name}")
    return shopper, agent
