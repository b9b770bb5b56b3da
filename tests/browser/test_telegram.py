"""Telegram, end to end: a shopper in the sandbox's page and an agent in the console; and from the website and back."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from tests.browser.conftest import DESKTOP, Browsers, Scheme, expect_no_barriers, look
from tests.browser.pages import Chat, Console, Widget
from tests.browser.photos import expect_loaded, photo, report_of_damage
from tests.desk import Desk
from tests.messenger import Messenger
from tests.product import Product

BESIDE = ViewportSize(width=560, height=900)
PHONE = ViewportSize(width=390, height=780)
PACED_MS = 15_000  # several lines go to a chat, one a second


@pytest.fixture(autouse=True)
def _keeps_to_the_api(messenger: Messenger) -> Iterator[None]:
    """Fail after a test in which a request of the product broke the published API."""
    yield
    assert not messenger.api.violations


@dataclass
class Scene:
    """A shopper on Telegram, and an agent."""

    shopper: Chat
    nora: Console

    @property
    def row(self) -> Locator:
        """The shopper's conversation in the console's list."""
        page = self.nora.page
        return page.locator("a.row").filter(has=page.get_by_text(self.shopper.name, exact=True))


@pytest.fixture
def scene(messenger: Messenger, browsers: Browsers, desk: Desk) -> Scene:
    """The agent is signed in; the shopper has opened the chat."""
    nora = Console.signed_in(browsers.window(), desk.add_agent("Nora"))
    return Scene(Chat.opened(browsers.window(BESIDE), messenger.api.url), nora)


def test_a_conversation_on_telegram_from_start_to_end(scene: Scene) -> None:
    """A conversation goes through bot, buttons, photos, a person, quotes, edits, a block and back to the bot."""
    a_start_is_answered(scene)
    a_pressed_button_is_answered_and_shown(scene)
    a_product_is_shown(scene)
    scene.shopper.write(report_of_damage())
    a_photo_of_damage_brings_a_person(scene)
    the_agent_has_the_photo_in_the_packet(scene)
    the_agent_answers_with_a_photo(scene)
    quotes_and_edits_reach_the_agent(scene)
    a_block_is_told_and_a_retry_arrives(scene)
    the_agent_returns_the_conversation_to_the_bot(scene)


def a_start_is_answered(scene: Scene) -> None:
    """START says who answers, and brings a menu."""
    look(scene.shopper.page, "telegram-empty")
    scene.shopper.start()
    scene.shopper.hears("You are talking to the AI assistant of Fernhill Outfitters.")
    scene.shopper.button("See delivery prices").wait_for()


def a_pressed_button_is_answered_and_shown(scene: Scene) -> None:
    """The pressed button stays instead of the choice; the agents see the conversation and its channel."""
    scene.shopper.button("See delivery prices").click()
    expect(scene.shopper.button("✓ See delivery prices")).to_be_visible(timeout=PACED_MS)
    scene.shopper.hears("£")
    look(scene.shopper.page, "telegram-answer")
    scene.nora.page.goto("/console#bot")
    expect(scene.row).to_contain_text("Telegram")


def a_product_is_shown(scene: Scene) -> None:
    """A product comes with its picture."""
    scene.shopper.write("Do you have enamel mugs?")
    expect_loaded(scene.shopper.bots.locator("img").last)


def a_photo_of_damage_brings_a_person(scene: Scene) -> None:
    """The bot asks for a photo, takes it, and hands over."""
    scene.shopper.button("Go on without a photo").wait_for()
    look(scene.shopper.page, "telegram-damaged")
    scene.shopper.send_photos([photo("mug.jpg")], "This is how it came")
    expect_loaded(scene.shopper.mine.locator("img"))
    announcement = scene.shopper.hears("A person at Fernhill Outfitters will answer you here")
    expect(announcement).to_contain_text("You are next.", timeout=PACED_MS)
    look(scene.shopper.page, "telegram-queue")


def the_agent_has_the_photo_in_the_packet(scene: Scene) -> None:
    """The packet has reason, channel and photo, which opens large; after the claim the shopper hears who has joined."""
    scene.nora.page.goto("/console#queue")
    expect(scene.row).to_contain_text("Something arrived damaged")
    scene.row.click()
    packet = scene.nora.packet
    expect(packet).to_contain_text("Something arrived damaged")
    expect_loaded(packet.locator("img"))
    expect_loaded(scene.nora.page.locator(".talk .line-shopper img"))
    look(scene.nora.page, "console-telegram-packet")
    packet.get_by_role("button", name="Enlarge the photo").click()
    large = scene.nora.page.get_by_role("dialog", name="Photo")
    expect_loaded(large.locator("img"))
    look(scene.nora.page, "console-photo-large")
    scene.nora.page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    scene.nora.press("Claim")
    scene.shopper.hears("Nora has joined")


def the_agent_answers_with_a_photo(scene: Scene) -> None:
    """Words and photo arrive as one message; the agent reads that they did."""
    scene.nora.pick([photo("label.jpg", "#3d6b5c", (900, 1200))])
    scene.nora.box.fill("Hello, Nora here. Is it this one?")
    expect(scene.nora.page.get_by_role("button", name="Send", exact=True)).to_be_enabled()
    look(scene.nora.page, "console-telegram-tray")
    scene.nora.box.press("Enter")
    answer = scene.shopper.hears("Is it this one?")
    expect_loaded(answer.locator("img"))
    expect(scene.nora.page.get_by_text("Delivered to Telegram").last).to_be_visible(timeout=PACED_MS)
    answer.get_by_role("button", name="Enlarge the photo").click()
    expect_loaded(scene.shopper.page.get_by_role("dialog").locator("img"))
    look(scene.shopper.page, "telegram-photo-large")
    scene.shopper.page.keyboard.press("Escape")


def quotes_and_edits_reach_the_agent(scene: Scene) -> None:
    """The agent sees what a message answers, and what it said before it was edited."""
    scene.shopper.choose(scene.shopper.hears("Is it this one?"), "Reply")
    scene.shopper.write("Yes, the grey one")
    said = scene.nora.page.locator(".talk .line-shopper").last
    expect(said).to_contain_text("Yes, the grey one")
    expect(said.locator(".quote")).to_contain_text("Is it this one?")
    scene.shopper.choose(scene.shopper.mine.last, "Edit")
    scene.shopper.write("Yes, the green one")
    expect(said.locator(".bubble")).to_have_text("Yes, the green one")
    said.get_by_text("Edited").click()
    expect(said).to_contain_text("Yes, the grey one")
    expect(scene.shopper.mine.last).to_contain_text("edited")
    look(scene.shopper.page, "telegram-agent")
    expect_no_barriers(scene.shopper.page)
    look(scene.nora.page, "console-telegram-talk")
    expect_no_barriers(scene.nora.page)


def a_block_is_told_and_a_retry_arrives(scene: Scene) -> None:
    """The agent reads that the shopper has blocked the bot; a reply fails with the reason, and is sent again later."""
    page = scene.nora.page
    scene.shopper.choose_for_chat("Block the bot")
    expect(page.get_by_text("Has blocked the bot on Telegram")).to_be_visible()
    scene.nora.reply("A new mug is on its way to you.")
    failed = page.locator(".talk .line-agent").last
    expect(failed).to_contain_text("Not delivered to Telegram. The shopper has blocked the bot.")
    look(scene.shopper.page, "telegram-blocked")
    look(page, "console-telegram-blocked")
    expect_no_barriers(page)
    scene.shopper.page.get_by_role("button", name="Unblock", exact=True).click()
    expect(page.get_by_text("Has blocked the bot on Telegram")).to_have_count(0)
    failed.get_by_role("button", name="Try again").click()
    expect(failed).to_contain_text("Delivered to Telegram", timeout=PACED_MS)
    scene.shopper.hears("A new mug is on its way to you.")


def the_agent_returns_the_conversation_to_the_bot(scene: Scene) -> None:
    """The shopper is told, and the bot answers again."""
    scene.nora.press("Return to bot")
    scene.nora.page.get_by_role("dialog").get_by_role("button", name="Return to bot").click()
    scene.shopper.hears("Nora has handed you back to the AI assistant.")
    scene.shopper.write("Do you have any discount codes?")
    scene.shopper.hears("WELCOME10")
    look(scene.shopper.page, "telegram-returned")


@dataclass
class Journey:
    """A shopper who has proved an order on the website, and an agent."""

    widget: Widget
    nora: Console
    order: str


@pytest.fixture
def journey(product: Product, browsers: Browsers, desk: Desk) -> Journey:
    """The bot has shown the order."""
    order = next(order for order in product.orders() if order["state"] == "shipped")
    widget = Widget.opened(browsers.window(DESKTOP))
    nora = Console.signed_in(browsers.window(), desk.add_agent("Nora"))
    widget.ask(f"Where is order {order['number']}? My e-mail is {order['email']}")
    return Journey(widget, nora, order["number"])


def test_a_conversation_goes_on_in_telegram_and_comes_back(journey: Journey, browsers: Browsers) -> None:
    """The conversation, with all that was proved in it, is one wherever the shopper writes."""
    chat = the_link_leads_to_a_chat(journey)
    the_proof_holds_there(journey, chat)
    a_person_answers_there(journey, chat)
    the_website_takes_it_back(journey, chat)
    the_agent_sees_one_timeline_with_its_channels(journey)
    a_link_opens_it_in_another_browser(journey, chat, Widget(browsers.window()))


def the_link_leads_to_a_chat(journey: Journey) -> Chat:
    """The link opens in a tab next to the shop, and START brings the conversation."""
    widget = journey.widget
    widget.panel.get_by_role("button", name="Continue on Telegram").click()
    link = widget.panel.get_by_role("link", name="Open Telegram")
    expect(link).to_be_visible()
    look(widget.page, "widget-telegram")
    expect_no_barriers(widget.page)
    with widget.page.context.expect_page() as opened:
        link.click()
    chat = Chat(opened.value)
    chat.page.set_viewport_size(PHONE)
    chat.start()
    chat.hears("This conversation continues on Telegram")
    return chat


def the_proof_holds_there(journey: Journey, chat: Chat) -> None:
    """The bot speaks about the order without asking again; the website shows what is written in Telegram."""
    chat.write(f"And when will order {journey.order} be here?")
    expect(chat.hears(f"Order {journey.order} ·")).to_contain_text("Total")
    expect(journey.widget.said("shopper").last).to_contain_text("when will order")


def a_person_answers_there(journey: Journey, chat: Chat) -> None:
    """The queue is announced in the chat, and so are the agent and what they say."""
    chat.write("I want a person")
    chat.hears("A person at Fernhill Outfitters will answer you here")
    journey.nora.row(journey.widget.conversation).click()
    journey.nora.press("Claim")
    journey.nora.reply("Hello, Nora here.")
    chat.hears("Hello, Nora here.")
    look(chat.page, "telegram-linked")


def the_website_takes_it_back(journey: Journey, chat: Chat) -> None:
    """The shopper is answered where they write: on the website, and no longer in the chat."""
    journey.widget.write("I am back at my desk")
    expect(journey.nora.said("shopper").last).to_have_text("I am back at my desk")
    journey.nora.reply("Then let us go on here.")
    expect(journey.widget.said("agent").last).to_have_text("Then let us go on here.")
    look(journey.widget.page, "widget-linked")
    expect(chat.bots.filter(has_text="Then let us go on here.")).to_have_count(0)


def the_agent_sees_one_timeline_with_its_channels(journey: Journey) -> None:
    """Each message says where it was written."""
    page = journey.nora.page
    expect(page.locator(".talk .line-shopper .channel-mark")).to_have_text(
        ["Website", "Telegram", "Telegram", "Website"]
    )
    look(page, "console-channels")
    expect_no_barriers(page)


def a_link_opens_it_in_another_browser(journey: Journey, chat: Chat, elsewhere: Widget) -> None:
    """/website gives a link that opens the conversation in a fresh browser and does not stay in its address."""
    chat.write("/website")
    link = chat.hears("Go on with this conversation on the website").get_by_role("link")
    look(chat.page, "telegram-website")
    elsewhere.page.goto(str(link.get_attribute("href")))
    expect(elsewhere.said("agent").last).to_have_text("Then let us go on here.")
    assert "#" not in elsewhere.page.url
    assert elsewhere.conversation == journey.widget.conversation
    elsewhere.write("Here I am")
    expect(journey.nora.said("shopper").last).to_have_text("Here I am")
    look(elsewhere.page, "widget-from-telegram")


def test_the_chat_shuts_nobody_out(messenger: Messenger, browsers: Browsers) -> None:
    """In a dark, small chat with photos and buttons axe finds nothing, and nothing is wider than the page."""
    looks: tuple[tuple[str, ViewportSize, Scheme], ...] = (("dark", BESIDE, "dark"), ("phone", PHONE, "light"))
    for name, size, scheme in looks:
        chat = Chat.opened(browsers.window(size, scheme), messenger.api.url)
        chat.start()
        chat.button("Talk to a person").wait_for()
        chat.send_photos([photo("one.jpg"), photo("two.jpg", "#3d6b5c")])
        chat.button("Report a damaged item").wait_for()
        look(chat.page, f"telegram-look-{name}")
        expect_no_barriers(chat.page)
        assert chat.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
