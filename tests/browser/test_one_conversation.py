"""One conversation end to end: a shopper is answered, proves an order, gets a person, and goes back to the bot."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browsers, look
from tests.browser.pages import Console, Widget
from tests.desk import Desk
from tests.product import Product

ADDRESS = re.compile(r"https?://\S+")
OFFLINE_S = 6  # long enough for the widget to give up its socket and try again without success


@dataclass
class Scene:
    """Those who take part: a shopper, and two agents at two machines."""

    shopper: Widget
    ana: Console
    ben: Console
    desk: Desk
    order: dict[str, str]

    def expect_same_everywhere(self) -> None:
        """Fail unless shopper and agent see each line of the database once and word for word."""
        stored = self.desk.conversation(self.shopper.conversation)["messages"]
        # A link tells screen readers where it opens.
        heard = [ADDRESS.sub(r"\g<0> (opens in a new window)", message["text"]) for message in stored]
        expect(self.shopper.shown).to_have_text(heard)
        spoken = [message["text"] for message in stored if message["from"]["kind"] != "notice"]
        expect(self.ana.shown).to_have_text(spoken)


@pytest.fixture
def scene(product: Product, browsers: Browsers, desk: Desk) -> Scene:
    """Both agents are signed in; the shopper has opened the chat."""
    accounts = [desk.add_agent(name) for name in ("Ana", "Ben")]
    ana, ben = (Console.signed_in(browsers.window(), account) for account in accounts)
    order = next(order for order in product.orders() if order["state"] == "shipped")
    return Scene(Widget.opened(browsers.window()), ana, ben, desk, order)


def test_a_conversation_from_the_first_question_to_the_last(scene: Scene) -> None:
    """Through bot, proof, two agents, a reload, an offline minute and the bot again nothing is lost or said twice."""
    a_frequent_question_is_answered(scene)
    an_order_is_shown_after_number_and_email_match(scene)
    the_shopper_asks_for_a_person_and_hears_what_happens(scene)
    one_of_two_agents_claims_and_the_other_sees_it_at_once(scene)
    the_agent_has_the_packet_before_typing(scene)
    they_talk_both_ways(scene)
    a_reload_loses_nothing(scene)
    an_offline_minute_loses_nothing(scene)
    the_agent_returns_the_conversation_to_the_bot(scene)
    the_bot_answers_again(scene)
    scene.expect_same_everywhere()


def a_frequent_question_is_answered(scene: Scene) -> None:
    """Shipping is explained, with a price."""
    answer = scene.shopper.ask("How much is delivery?")
    expect(answer).to_contain_text("£")
    look(scene.shopper.page, "widget-answer")


def an_order_is_shown_after_number_and_email_match(scene: Scene) -> None:
    """A wrong e-mail shows nothing of the order; the right one shows its card."""
    number, email = scene.order["number"], scene.order["email"]
    card = scene.shopper.panel.get_by_role("heading", name=f"Order {number}")
    scene.shopper.ask(f"Where is my order {number}?")
    scene.shopper.ask("nobody@example.com")
    expect(card).to_have_count(0)
    scene.shopper.ask(f"{number} {email}")
    expect(card).to_be_visible()
    look(scene.shopper.page, "widget-order")


def the_shopper_asks_for_a_person_and_hears_what_happens(scene: Scene) -> None:
    """One announcement, a place in the queue, and both agents see the conversation waiting."""
    scene.shopper.write("I want a person")
    expect(scene.shopper.said("notice").last).to_contain_text("A person at Fernhill Outfitters")
    expect(scene.shopper.panel).to_contain_text("You are next.")
    look(scene.shopper.page, "widget-queue")
    for agent in (scene.ana, scene.ben):
        expect(agent.row(scene.shopper.conversation)).to_contain_text("Asked for a person")
    look(scene.ana.page, "console-queue")


def one_of_two_agents_claims_and_the_other_sees_it_at_once(scene: Scene) -> None:
    """Both agents have it open; after Ana claims it, Ben's button is gone and he reads whose it is."""
    for agent in (scene.ana, scene.ben):
        agent.row(scene.shopper.conversation).click()
    expect(scene.ben.page.get_by_role("button", name="Claim")).to_be_visible()
    scene.ana.press("Claim")
    expect(scene.ben.page.get_by_text("Ana has this conversation.")).to_be_visible(timeout=1_000)
    expect(scene.ben.page.get_by_role("button", name="Claim")).to_have_count(0)
    expect(scene.shopper.panel).to_contain_text("You are talking to Ana")


def the_agent_has_the_packet_before_typing(scene: Scene) -> None:
    """Reason, proof, order and the shopper's last words are there without scrolling."""
    packet = scene.ana.page.get_by_role("region", name="Why they need you")
    for part in ("Asked for a person", "Order verified", scene.order["number"], "I want a person"):
        expect(packet).to_contain_text(part)
    expect(packet).to_be_in_viewport(ratio=1)
    look(scene.ana.page, "console-packet")


def they_talk_both_ways(scene: Scene) -> None:
    """Each reads the other; the bot says nothing in between."""
    by_bot = scene.shopper.said("bot").count()
    scene.ana.reply("Hello, Ana here. I have your order open.")
    expect(scene.shopper.said("agent").last).to_have_text("Hello, Ana here. I have your order open.")
    scene.shopper.write("How much is delivery to Norway?")
    expect(scene.ana.said("shopper").last).to_have_text("How much is delivery to Norway?")
    scene.shopper.box.press_sequentially("It is")
    expect(scene.ana.page.get_by_text("is typing")).to_be_visible()
    scene.shopper.box.clear()
    expect(scene.shopper.said("bot")).to_have_count(by_bot)
    look(scene.ana.page, "console-chat")
    look(scene.shopper.page, "widget-agent")


def a_reload_loses_nothing(scene: Scene) -> None:
    """Both sides reload; what was said meanwhile is there, the chat is open, the agent still has the conversation."""
    scene.shopper.box.fill("half a thought")
    scene.shopper.page.reload()
    scene.ana.reply("Delivery to Norway takes five days.")
    expect(scene.shopper.said("agent").last).to_have_text("Delivery to Norway takes five days.")
    expect(scene.shopper.box).to_have_value("half a thought")
    scene.shopper.box.clear()
    scene.ana.page.reload()
    expect(scene.ana.said("agent").last).to_have_text("Delivery to Norway takes five days.")
    scene.expect_same_everywhere()


def an_offline_minute_loses_nothing(scene: Scene) -> None:
    """What either side writes meanwhile is kept, marked as not sent, and arrives once when the network is back."""
    network = scene.shopper.page.context
    network.set_offline(offline=True)
    scene.shopper.write("Are you still there?")
    expect(scene.shopper.panel).to_contain_text("No connection.")
    expect(scene.shopper.panel).to_contain_text("Not sent yet")
    look(scene.shopper.page, "widget-offline")
    scene.ana.reply("I have asked the warehouse.")
    scene.shopper.page.wait_for_timeout(OFFLINE_S * 1000)
    expect(scene.shopper.said("agent").filter(has_text="warehouse")).to_have_count(0)
    network.set_offline(offline=False)
    expect(scene.shopper.said("agent").filter(has_text="warehouse")).to_have_count(1)
    expect(scene.ana.said("shopper").last).to_have_text("Are you still there?")
    scene.expect_same_everywhere()


def the_agent_returns_the_conversation_to_the_bot(scene: Scene) -> None:
    """The shopper is told; the agents' view follows."""
    scene.ana.press("Return to bot")
    dialog = scene.ana.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("Delivery to Norway explained.")
    look(scene.ana.page, "console-return")
    dialog.get_by_role("button", name="Return to bot").click()
    expect(scene.shopper.said("notice").last).to_have_text(re.compile("Ana has handed you back to the AI assistant"))
    expect(scene.shopper.panel.get_by_role("button", name="Talk to a person").first).to_be_visible()


def the_bot_answers_again(scene: Scene) -> None:
    """A further question is the bot's, and only the bot's."""
    by_agent = scene.shopper.said("agent").count()
    expect(scene.shopper.ask("Do you have any discount codes?")).to_contain_text("WELCOME10")
    expect(scene.shopper.said("agent")).to_have_count(by_agent)
