"""Readers suggest a better wording; the app sends nothing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from server.catalog.po import active, read_file
from server.core.paths import TRANSLATIONS
from server.translate.matching import find_messages
from server.translate.suggestion import read_suggestions
from waiting import wait_until

SHARE = """window.shared = [];
navigator.share = async (data) => { window.shared.push(data); };"""


def test_sentence_is_tapped_written_better_and_shared(
    page: Page, site: str, complaints: list[str]
) -> None:
    """It works on any page, and the shared text leads to the message."""
    page.add_init_script(SHARE)
    page.goto(f"{site}/es/guide/safety/")
    page.get_by_role("link", name="Sugerir una mejor redacción").click()
    sentences = page.get_by_role("main").get_by_role("listitem")
    expect(sentences.first).to_be_visible()
    chosen = sentences.nth(6).inner_text()
    sentences.nth(6).get_by_role("button").click()
    expect(page.get_by_label("Tu redacción")).to_have_value(chosen)
    page.get_by_label("Tu redacción").fill("Mucho mejor dicho")
    page.get_by_role("button", name="Compartir").click()
    wait_until(page, "window.shared.length === 1")
    text = page.evaluate("window.shared[0].text")
    (suggestion,) = read_suggestions(text)
    assert (suggestion.language, suggestion.page) == ("es", "/es/guide/safety/")
    assert suggestion.suggestion == "Mucho mejor dicho"
    assert suggestion.release
    entries = list(active(read_file(TRANSLATIONS / "es" / "LC_MESSAGES" / "messages.po")))
    assert find_messages(suggestion, entries)
    assert complaints == []


def test_most_sentences_of_a_page_lead_to_their_message(page: Page, site: str) -> None:
    """Sentences with links, codes and values do so too."""
    page.goto(f"{site}/es/suggest/#/es/guide/check/")
    rows = page.get_by_role("main").get_by_role("listitem")
    expect(rows.first).to_be_visible()
    entries = list(active(read_file(TRANSLATIONS / "es" / "LC_MESSAGES" / "messages.po")))
    text = "[nobars-suggestion]\nlanguage: es\nsentence: {}\nsuggestion: x\n[end]"
    found = [
        bool(find_messages(suggestion, entries))
        for row in rows.all_inner_texts()
        for suggestion in read_suggestions(text.format(" ".join(row.split())))
    ]
    assert sum(found) / len(found) > 0.8


def test_wording_outlives_a_reload(page: Page, site: str, complaints: list[str]) -> None:
    """Typed text is not lost; another sentence has an empty form."""
    page.goto(f"{site}/en/suggest/#/en/guide/")
    page.get_by_role("main").get_by_role("listitem").nth(2).get_by_role("button").click()
    page.get_by_label("Your wording").fill("Typed once")
    page.reload()
    expect(page.get_by_label("Your wording")).to_have_value("Typed once")
    page.get_by_role("button", name="Another sentence").click()
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()
    assert complaints == []


def test_choosing_another_sentence_keeps_the_typed_text(page: Page, site: str) -> None:
    """The first sentence still has it when it is tapped again."""
    page.goto(f"{site}/en/suggest/#/en/guide/")
    rows = page.get_by_role("main").get_by_role("listitem").get_by_role("button")
    rows.nth(2).click()
    page.get_by_label("Your wording").fill("Typed once")
    page.get_by_role("button", name="Another sentence").click()
    rows.nth(3).click()
    page.get_by_role("button", name="Another sentence").click()
    rows.nth(2).click()
    expect(page.get_by_label("Your wording")).to_have_value("Typed once")


def test_failed_copy_is_said(page: Page, site: str) -> None:
    """The text is selected for the phone's own menu."""
    page.add_init_script("""
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    """)
    page.goto(f"{site}/en/suggest/#/en/guide/")
    page.get_by_role("main").get_by_role("listitem").get_by_role("button").nth(2).click()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("This browser doesn’t let the app copy.")).to_be_visible()
    expect(page.get_by_label("What you share")).to_be_focused()


def test_page_of_another_site_is_not_asked_for(page: Page, site: str) -> None:
    """Any address may be after the #."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        page.goto("about:blank")
        page.goto(f"{site}/en/suggest/#{address}")
        expect(page.get_by_text("Go to the page with the sentence")).to_be_visible()
    assert not [url for url in asked if "evil" in url]
