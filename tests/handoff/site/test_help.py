"""The help pages as people read them: easy to find, safe, and at the addresses that the bot links to."""

import csv
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from handoff.edge.http import CSP
from handoff.site import help as help_pages
from handoff.site.help import CONTENT, KNOWLEDGE, TITLE, anchor, render
from settings.facts import PageFacts
from settings.shared import ROOT
from tests.handoff.kit import Server

SHELL = f"<html><title>{TITLE} – Shop</title><body>{CONTENT}</body></html>"
PAGE = """# Delivery & more

## What *it* costs?
<!-- asked: postage -->

£3.95, [see returns](returns#how).

| Size | Chest |
|:-:|---|
| M | 97 cm |
"""


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages of the test's own, and a frame around them that needs no build."""
    monkeypatch.setattr(help_pages, "KNOWLEDGE", tmp_path)
    monkeypatch.setattr(help_pages, "SHELL", tmp_path / "help.html")
    (tmp_path / "help.html").write_text(SHELL)
    (tmp_path / "delivery.md").write_text(PAGE)
    return tmp_path


async def test_a_page_is_served(server: Server, pages: Path) -> None:
    """A page is served with its title, anchors and a list of its sections; a change shows at once."""
    response = await server.http.get("/help/delivery")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Content-Security-Policy"] == CSP
    assert "<title>Delivery &amp; more – Shop</title>" in response.text
    assert '<h2 id="what-it-costs">What <em>it</em> costs?</h2>' in response.text
    assert '<a href="#what-it-costs">What it costs?</a>' in response.text
    assert '<a href="returns#how">see returns</a>' in response.text
    again = await server.http.get("/help/delivery", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    (pages / "delivery.md").write_text(PAGE.replace("£3.95", "£4.95"))
    assert "£4.95" in (await server.http.get("/help/delivery")).text


async def test_facts_in_a_page_are_those_of_now(
    server: Server, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact that a page names is shown as it stands; a page that names none of the facts is left out, and logged."""
    facts = tmp_path / "facts.yml"
    facts.write_text('shop: {currency: GBP, locale: en_GB}\nshipping: {free_from: "60.00"}\n')
    monkeypatch.setattr(help_pages, "FACTS", PageFacts(facts))
    (pages / "delivery.md").write_text("# Delivery\n\n## Cost\n\nFree from {shipping.free_from}.\n")
    assert "Free from £60." in (await server.http.get("/help/delivery")).text
    facts.write_text('shop: {currency: GBP, locale: en_GB}\nshipping: {free_from: "75.50"}\n')
    assert "Free from £75.50." in (await server.http.get("/help/delivery")).text
    (pages / "delivery.md").write_text("# Delivery\n\n## Cost\n\nFree from {shipping.free}.\n")
    with capture_logs() as logged:
        assert (await server.http.get("/help/delivery")).status_code == 404
    assert "shipping.free is no fact" in str(logged)


@pytest.mark.usefixtures("pages")
async def test_the_overview_lists_all_pages(server: Server) -> None:
    """Each page and each of its sections can be reached from /help."""
    for address in ("/help", "/help/"):
        text = (await server.http.get(address)).text
        assert '<a href="/help/delivery">Delivery &amp; more</a>' in text
        assert '<a href="/help/delivery#what-it-costs">What it costs?</a>' in text


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize(
    "name", ("nothing", "Delivery", "delivery.md", "..%2ffacts", "%2e%2e%2ffacts", "%00", "a" * 300)
)
async def test_nothing_else_is_served(server: Server, name: str) -> None:
    """Only pages of the folder are served, by their names."""
    assert (await server.http.get(f"/help/{name}")).status_code == 404


async def test_a_page_in_another_encoding_takes_no_other_with_it(server: Server, pages: Path) -> None:
    """A page in another encoding is left out until saved as UTF-8; its address and, once, the log say why."""
    cafe = pages / "cafe.md"
    cafe.write_text("# Café\n\n## Opening\n\nAt nine.\n", "latin-1")
    with capture_logs() as logged:
        for _ in range(2):
            overview = await server.http.get("/help")
            assert overview.status_code == 200
            assert "/help/delivery" in overview.text
            assert "/help/cafe" not in overview.text
            response = await server.http.get("/help/cafe")
            assert response.status_code == 404
            assert response.json()["error"]["detail"].startswith("cafe.md is not UTF-8")
    assert [line["file"] for line in logged if line["log_level"] == "error"] == [str(cafe)]
    cafe.write_text("# Café\n\n## Opening\n\nAt nine.\n", "utf-8")
    assert "Café" in (await server.http.get("/help/cafe")).text


async def test_without_a_build_it_says_what_to_do(server: Server, pages: Path) -> None:
    """Without a build, which makes the frame of the pages, the answer says what to do."""
    (pages / "help.html").unlink()
    response = await server.http.get("/help")
    assert response.status_code == 404
    assert "make run" in response.json()["error"]["detail"]


@pytest.mark.parametrize(
    "text",
    (
        "<script>alert(1)</script>",
        "words <img src=x onerror=alert(1)> words",
        "[x](javascript:alert(1))",
        "[x](<data:text/html,<script>alert(1)</script>>)",
        "![x](javascript:alert(1))",
        "<!-- asked: a secret -->",
        "<svg/onload=alert(1)>",
        '[x](https://a.example "\\"onclick=alert(1) ")',
    ),
)
def test_no_raw_html_comes_through(text: str) -> None:
    """Raw HTML and comments are left out, and script addresses do not become links."""
    html = render("x", f"# T\n\n## S\n\n{text}\n").html
    for bad in (
        "<script",
        "<img src=x",
        "<svg",
        'href="javascript',
        'src="javascript',
        'href="data',
        "asked",
        '"onclick',
    ):
        assert bad not in html


def test_tables_have_no_inline_styles() -> None:
    """Tables have no inline styles, which our Content-Security-Policy would refuse."""
    html = render("delivery", PAGE).html
    assert "style=" not in html
    assert "<td>97 cm</td>" in html


@pytest.mark.parametrize(
    ("heading", "name"),
    (
        ("What it costs", "what-it-costs"),
        ("Women's sizes", "women-s-sizes"),
        ("  Größe (EU)? ", "größe-eu"),
        ("a_b", "a_b"),
    ),
)
def test_anchors(heading: str, name: str) -> None:
    """Anchors are made by the same rule as in bot/help/pages.py."""
    assert anchor(heading) == name


def _rendered() -> dict[str, help_pages.HelpPage]:
    return {
        file.stem: render(file.stem, PageFacts().put_into(file.read_text("utf-8"))) for file in KNOWLEDGE.glob("*.md")
    }


def test_the_bots_links_arrive() -> None:
    """Each section that the bot may link to exists at its anchor; the questions that measure its search name all."""
    with (ROOT / "data" / "evaluation" / "knowledge.csv").open(encoding="utf-8", newline="") as lines:
        named = {row["expected"] for row in csv.DictReader(lines) if row["expected"]}
    assert named == {f"{name}#{section}" for name, page in _rendered().items() for section, _ in page.sections}


def test_the_sample_shops_pages_fit_the_facts() -> None:
    """The sample shop's pages have the facts of delivery and returns in data/facts.yml."""
    pages = _rendered()
    for name, facts in {
        "delivery": ("£3.95", "£6.95", "£60", "2 to 4 working days", "14:00"),
        "returns": ("30 days", "5 working days", "unused, with its labels", "any post office"),
        "repairs": ("within 14 days of delivery", "a replacement or a full refund"),
        "contact": ("01632 960 188", "hello@fernhill.example", "no shop to visit", "100 points are £5 off"),
    }.items():
        assert [fact for fact in facts if fact not in pages[name].html] == []
