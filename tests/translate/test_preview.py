"""The preview in Chromium: saved changes show, missing texts are marked, a click edits."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from test_layout import RULES
from translate.previewing import Preview

OLD = 'msgstr "去哪儿充值"'
PRIVATE = re.compile("[\U000f0000-\U0010ffff]")


def test_edit_on_disk_shows_in_the_open_page(preview: Preview) -> None:
    """The page reloads itself."""
    preview.open()
    expect(preview.page.get_by_text("去哪儿充值").first).to_be_visible()
    preview.change(OLD, 'msgstr "到哪里充值"')
    expect(preview.page.get_by_text("到哪里充值").first).to_be_visible()
    preview.open("receipts/new/")
    preview.change('msgstr "支付金额"', 'msgstr "付了多少"')
    expect(preview.page.get_by_label("付了多少")).to_be_visible()


def test_broken_catalog_keeps_the_last_good_words(preview: Preview) -> None:
    """The panel has file, line and mistake, until it is mended."""
    preview.open()
    good = preview.change(OLD, 'msgstr "去哪儿充值')
    alert = preview.panel.get_by_role("alert")
    expect(alert).to_contain_text("A text stands between two quotation marks")
    expect(preview.page.get_by_text("去哪儿充值").first).to_be_visible()
    preview.open("settings/")
    expect(preview.page.get_by_role("heading", level=1)).to_have_text("设置与更多")
    expect(alert).to_be_visible()
    preview.catalog.write_bytes(good)
    expect(alert).to_be_hidden()


def test_click_with_alt_edits_one_translation(preview: Preview) -> None:
    """The catalog changes only there."""
    preview.open()
    before = preview.catalog.read_bytes()
    preview.page.get_by_text("去哪儿充值").first.click(modifiers=["Alt"])
    expect(preview.panel).to_contain_text("Where to top up")
    expect(preview.panel).to_contain_text(re.compile(r"messages\.po:\d+ server/features/guide/"))
    expect(preview.editor).to_have_value("去哪儿充值")
    preview.editor.fill('到"哪里"充值')
    preview.panel.get_by_role("button", name="Save").click()
    expect(preview.page.get_by_text('到"哪里"充值').first).to_be_visible()
    new = 'msgstr "到\\"哪里\\"充值"'
    assert preview.catalog.read_bytes() == before.replace(OLD.encode(), new.encode())


def test_plain_click_works_as_ever_until_editing_is_switched_on(preview: Preview) -> None:
    """Then it opens the editor instead of the link."""
    preview.open()
    preview.page.get_by_role("link", name="去哪儿充值").first.click()
    expect(preview.page).to_have_url(re.compile("/guide/channels/"))
    preview.open()
    preview.unfold()
    preview.panel.get_by_label("A click edits").check()
    preview.page.get_by_text("守住你的钱").last.click()
    expect(preview.panel).to_contain_text("Keep your money safe")
    expect(preview.page).to_have_url(re.compile("/guide/$"))


def test_problem_is_told_and_nothing_written(preview: Preview) -> None:
    """The typed text stays in the field."""
    preview.open()
    before = preview.catalog.read_bytes()
    preview.page.get_by_text("去哪儿充值").first.click(modifiers=["Alt"])
    preview.editor.fill("去<b>哪儿</b>")
    preview.panel.get_by_role("button", name="Save").click()
    expect(preview.panel.get_by_role("alert")).to_contain_text("no such <b>")
    expect(preview.editor).to_have_value("去<b>哪儿</b>")
    assert preview.catalog.read_bytes() == before


def test_typed_text_survives_an_edit_on_disk(preview: Preview) -> None:
    """The page reloads later, and saving over the other edit is refused."""
    preview.open()
    preview.page.get_by_text("去哪儿充值").first.click(modifiers=["Alt"])
    preview.editor.fill("我的")
    preview.change(OLD, 'msgstr "别人的"')
    expect(preview.panel.get_by_role("alert")).to_contain_text("The page follows when you save")
    expect(preview.editor).to_have_value("我的")
    preview.panel.get_by_role("button", name="Save").click()
    expect(preview.panel.get_by_role("alert")).to_contain_text("another translation by now")
    for _look in range(3):  # the page checks the catalog, and doesn't reload
        preview.page.wait_for_event("response", lambda answer: answer.url.endswith("/state"))
    expect(preview.panel.get_by_role("alert")).to_contain_text("another translation by now")
    preview.panel.get_by_role("button", name="Back").click()
    expect(preview.page.get_by_text("别人的").first).to_be_visible()


def test_typed_text_is_not_left_without_a_warning(preview: Preview) -> None:
    """The panel says that it is unsaved, at a click and at “Next to translate”."""
    preview.open()
    preview.page.get_by_text("去哪儿充值").first.click(modifiers=["Alt"])
    preview.editor.fill("我的")
    alert = preview.panel.get_by_role("alert")
    preview.page.get_by_role("main").get_by_text("守住你的钱").first.click(modifiers=["Alt"])
    expect(alert).to_contain_text("not saved yet")
    expect(preview.editor).to_have_value("我的")
    preview.panel.get_by_role("button", name="Next to translate").click()
    expect(preview.editor).to_have_value("我的")
    preview.panel.get_by_role("button", name="Back").click()
    preview.page.get_by_role("main").get_by_text("守住你的钱").first.click(modifiers=["Alt"])
    expect(preview.editor).to_have_value("守住你的钱")


def test_untranslated_and_fuzzy_are_marked_and_can_be_unmarked(preview: Preview) -> None:
    """Each has a switch, which a reload keeps."""
    preview.begin_with(OLD, 'msgstr ""')
    preview.begin_with('msgid "Keep your money safe"', '#, fuzzy\nmsgid "Keep your money safe"')
    preview.open()
    expect(preview.page.get_by_text("Where to top up").first).to_be_visible()
    preview.unfold()
    preview.wait_for_marks(untranslated=True, fuzzy=True)
    preview.panel.get_by_label("Mark fuzzy").uncheck()
    preview.wait_for_marks(untranslated=True, fuzzy=False)
    preview.page.reload()
    preview.wait_for_marks(untranslated=True, fuzzy=False)


def test_fuzzy_translation_is_done_with_when_saved(preview: Preview) -> None:
    """The translator can keep the mark."""
    preview.begin_with('msgid "Keep your money safe"', '#, fuzzy\nmsgid "Keep your money safe"')
    preview.open()
    preview.page.get_by_text("守住你的钱").first.click(modifiers=["Alt"])
    expect(preview.panel.get_by_label("Leave it fuzzy")).to_be_visible()
    preview.panel.get_by_role("button", name="Save").click()
    expect(preview.editor).to_be_hidden()
    assert b"#, fuzzy" not in preview.catalog.read_bytes()


def test_words_of_scripts_and_labels_are_found_too(preview: Preview) -> None:
    """An error of a script, a placeholder, a title; no tracer stays on the page."""
    preview.open("gallery/form-nothing-typed/")
    expect(preview.page.locator("html[data-gallery=shown]")).to_be_attached()
    preview.page.locator("#problem-currency").click(modifiers=["Alt"])
    expect(preview.panel).to_contain_text("Choose the currency.")
    text = preview.page.evaluate("document.title + document.body.innerText")
    assert not PRIVATE.search(text)
    preview.open("gallery/receipts-full/")
    preview.page.get_by_placeholder("搜索充值记录").click(modifiers=["Alt"])
    expect(preview.panel).to_contain_text("Search receipts")


def test_editor_works_inside_of_a_modal_sheet(preview: Preview) -> None:
    """Nothing else can be used while it is open."""
    preview.open("gallery/sims-add/")
    expect(preview.page.locator("html[data-gallery=shown]")).to_be_attached()
    preview.page.locator("label[for=field-simLabel]").click(modifiers=["Alt"])
    expect(preview.panel).to_contain_text("what the person calls a SIM", ignore_case=True)
    preview.editor.fill("标签")
    preview.panel.get_by_role("button", name="Back").click()
    expect(preview.editor).to_be_hidden()


def test_panel_is_accessible(preview: Preview) -> None:
    """With its list, and with the editor."""
    preview.open("about/")
    preview.unfold()
    assert _violations(preview) == []
    preview.panel.locator("li button").first.click()
    expect(preview.editor).to_be_visible()
    assert _violations(preview) == []


def test_tells_where_else_a_message_is(preview: Preview) -> None:
    """It links to these pages."""
    preview.open()
    preview.page.get_by_text("去哪儿充值").first.click(modifiers=["Alt"])
    preview.panel.locator("summary", has_text="Where else").click()
    preview.panel.get_by_role("link", name="/zh-Hans/guide/channels/").click()
    expect(preview.page.get_by_role("heading", level=1)).to_have_text("去哪儿充值")


def _violations(preview: Preview) -> list[tuple[str, str]]:
    found = Axe().run(preview.page, options=RULES).response["violations"]
    preview.complaints.clear()  # caused by axe itself
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
