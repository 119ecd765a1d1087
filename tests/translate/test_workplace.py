"""The panel of the preview, which translators see beside the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, expect

from server.catalog.po import active, read_file
from translate.previewing import Preview

OLD = 'msgstr "去哪儿充值"'
# Whether nothing lies over any line of an element, and each is in the window.
IS_SEEN_WHOLE = """(element) => [...element.getClientRects()].every(({ x, y, width, height }) =>
  [y + 2, y + height - 2].every(
    (at) => element.getRootNode().elementFromPoint(x + width / 2, at) === element))"""


@pytest.mark.parametrize("width", [360, 900, 1280])
def test_panel_is_never_over_the_clicked_text(preview: Preview, width: int) -> None:
    """On a phone it takes the other half of the screen, on a wide screen it is beside the page."""
    preview.page.set_viewport_size({"width": width, "height": 700})
    preview.open("guide/steps/")
    texts = preview.page.locator("main h1, main h2, main p, main li > strong").all()
    shown = [each for each in texts if each.is_visible()]
    for text in (shown[0], shown[len(shown) // 2], shown[-1]):
        text.scroll_into_view_if_needed()
        text.click(modifiers=["Alt"], position={"x": 5, "y": 8})
        expect(preview.editor).to_be_visible()
        assert not _overlap(text.bounding_box(), preview.panel.bounding_box())
        preview.panel.get_by_role("button", name="Back").click()


def test_findings_show_while_typing_each_with_its_remedy(preview: Preview) -> None:
    """They go when the text is right again; nothing is written."""
    before = preview.catalog.read_bytes()
    _edit(preview, "去哪儿充值")
    findings = preview.panel.get_by_role("status", name="What the check says")
    expect(findings.get_by_role("listitem")).to_have_count(0)
    preview.editor.fill("去哪儿充值。")
    expect(findings).to_contain_text("full stop")
    expect(findings).to_contain_text("punctuation.end")
    preview.editor.fill("去<b>哪儿充值")
    expect(findings).to_contain_text("Copy the tags from the source")
    preview.editor.fill("去哪儿充值")
    expect(findings.get_by_role("listitem")).to_have_count(0)
    assert preview.catalog.read_bytes() == before


def test_first_finding_and_its_remedy_are_in_half_of_a_phone(preview: Preview) -> None:
    """With field and buttons, without scrolling, also if the source is long."""
    preview.page.set_viewport_size({"width": 360, "height": 740})
    _edit(preview, "有人在私聊或群里卖话费", "guide/safety/")
    preview.editor.press_sequentially("<b>")
    finding = preview.panel.get_by_role("status").get_by_role("listitem").first
    expect(finding).to_contain_text("translate only what is between them")
    save = preview.panel.get_by_role("button", name="Save", exact=True)
    for each in (preview.editor, finding.locator("[data-slot=remedy]"), save):
        assert each.evaluate(IS_SEEN_WHOLE)


def test_a_tall_phone_shows_the_second_finding_too(preview: Preview) -> None:
    """With its remedy: nobody looks for what isn’t seen."""
    preview.page.set_viewport_size({"width": 412, "height": 915})
    _edit(preview, "有人在私聊或群里卖话费", "guide/safety/")
    preview.editor.fill("TODO")
    findings = preview.panel.get_by_role("status").get_by_role("listitem")
    remedy = findings.nth(1).locator("[data-slot=remedy]")
    expect(remedy).to_be_visible()
    assert remedy.evaluate(IS_SEEN_WHOLE)


def test_advice_is_accepted_with_a_reason_and_taken_back(preview: Preview) -> None:
    """The catalog has it; an acceptance without effect is pointed out."""
    before = preview.catalog.read_bytes()
    save = preview.panel.get_by_role("button", name="Save", exact=True)
    findings = preview.panel.get_by_role("status", name="What the check says")
    _edit(preview, "去哪儿充值")
    preview.editor.fill("去哪儿充值。")
    findings.get_by_role("button", name="Accept, with a reason").click()
    save.click()
    expect(preview.editor).to_be_visible()  # the panel asks for a reason
    findings.get_by_label("Why the text stays").fill("It is a sentence here")
    save.click()
    expect(preview.page.get_by_text("去哪儿充值。").first).to_be_visible()
    note = "# accepted: punctuation.end – It is a sentence here\n"
    assert note in preview.catalog.read_text("utf-8")
    _edit(preview, "去哪儿充值。")
    expect(findings).to_contain_text("It is a sentence here")
    preview.editor.fill("去哪儿充值")
    expect(findings).to_contain_text("this acceptance does nothing")
    findings.get_by_role("button", name="Delete this acceptance").click()
    expect(findings).to_contain_text("It goes when you save")
    save.click()
    expect(preview.editor).to_be_hidden()
    assert preview.catalog.read_bytes() == before


def test_helps_with_the_glossary_and_other_translations(preview: Preview) -> None:
    """Place, terms of the sentence, other languages, similar messages of this catalog."""
    _edit(preview, "去哪儿充值")
    expect(preview.panel).to_contain_text("where: the title of a chapter of the guide")
    expect(preview.panel.get_by_role("region", name="Glossary")).to_contain_text("top-up")
    others = preview.panel.get_by_role("region", name="Other languages")
    expect(others).to_contain_text("Español")
    expect(others.locator("[lang=ar][dir=rtl]")).to_be_visible()
    expect(preview.panel.get_by_role("region", name="Similar messages")).to_contain_text("充值")


def test_reworded_english_shows_what_changed_and_is_kept_by_saving(preview: Preview) -> None:
    """If the translation still fits, nothing must be typed."""
    good = preview.catalog.read_bytes()
    fuzzy = '#, fuzzy\n#| msgid "Where to pay"\nmsgid "Where to top up"'
    preview.begin_with('msgid "Where to top up"', fuzzy)
    _edit(preview, "去哪儿充值")
    expect(preview.panel.locator("del")).to_have_text("pay")
    expect(preview.panel.locator("ins")).to_have_text("top up")
    preview.panel.get_by_role("button", name="Save", exact=True).click()
    expect(preview.editor).to_be_hidden()
    assert preview.catalog.read_bytes() == good


def test_plural_forms_are_named_by_numbers(preview: Preview) -> None:
    """Arabic has six, and translators need not know their names."""
    preview.page.goto(f"{preview.url}/ar/backup/")
    expect(preview.page.locator("html.preview-ready")).to_be_attached()
    preview.unfold()
    preview.panel.locator("li button", has_text="Last backup: %(n)s day ago").first.click()
    expect(preview.panel.get_by_label("Form for 2", exact=True)).to_be_visible()
    expect(preview.panel.get_by_label("Form for 11, 12, 13, 14, …")).to_be_visible()


def test_next_to_translate_leads_through_page_and_catalog(preview: Preview) -> None:
    """Messages of the page come first, then the others."""
    preview.begin_with(OLD, 'msgstr ""')
    preview.begin_with('msgstr "付款前"', 'msgstr ""')
    preview.open()
    preview.unfold()
    following = preview.panel.get_by_role("button", name="Next to translate")
    following.first.click()
    sources = preview.panel.locator("[data-slot=sources]")
    expect(sources).to_have_text("Where to top up")
    preview.panel.locator("form").get_by_role("button", name="Next to translate").click()
    expect(sources).not_to_have_text("Where to top up")


def test_states_of_the_page_are_one_tap_away(preview: Preview) -> None:
    """Nobody reaches them by clicking."""
    preview.open("receipts/")
    preview.unfold()
    preview.panel.get_by_role("link", name=re.compile("^Receipts: ")).first.click()
    expect(preview.page.locator("html[data-gallery=shown]")).to_be_attached()
    expect(preview.panel.get_by_role("link", name=re.compile("^Receipts: ")).first).to_be_visible()


def test_work_is_saved_as_a_file_to_send(preview: Preview) -> None:
    """It comes with the command that takes it."""
    preview.open()
    preview.unfold()
    save = preview.panel.get_by_role("button", name="Save my work")
    save.click()
    expect(preview.panel).to_contain_text("Nothing was changed since the preview was started")
    _edit(preview, "去哪儿充值")
    preview.editor.fill("到哪里充值")
    preview.panel.get_by_role("button", name="Save", exact=True).click()
    expect(preview.page.get_by_text("到哪里充值").first).to_be_visible()
    with preview.page.expect_download() as download:
        save.click()
    entries = list(active(read_file(Path(download.value.path()))))
    assert [each.forms for each in entries] == [["到哪里充值"]]
    expect(preview.panel).to_contain_text("nobars translate take nobars-zh-Hans.po")


def _edit(preview: Preview, text: str, path: str = "guide/") -> None:
    preview.open(path)
    preview.page.get_by_text(text).first.click(modifiers=["Alt"])
    expect(preview.editor).to_be_visible()


def _overlap(one: FloatRect | None, other: FloatRect | None) -> bool:
    assert one
    assert other
    return (
        one["x"] < other["x"] + other["width"]
        and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"]
        and other["y"] < one["y"] + one["height"]
    )
