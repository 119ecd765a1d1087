"""Typed values that are not saved yet are never lost."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.images import photo
from browser.log import LEAST, Log

RESTORED = "Unsaved entry restored"


def test_draft_survives_a_reload_with_its_photos(log: Log) -> None:
    """It has every field, also those in closed sections and of a new SIM."""
    log.start({**LEAST, "Fee": "5", "Notes": "half"})
    log.press("Add a SIM")
    log.fill({"Label": "New one", "Country": "Japan"})
    log.add_photo(photo(log.page))
    log.page.reload()
    expect(log.page.get_by_text(RESTORED)).to_be_visible()
    expect(log.field("Amount paid")).to_have_value("300")
    expect(log.field("Fee")).to_have_value("5")
    expect(log.field("Label")).to_have_value("New one")
    expect(log.field("Country")).to_have_value("JP")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)
    log.save()
    expect(log.photos()).to_have_count(1)
    assert [sim["label"] for sim in log.stored("sims")] == ["New one"]


def test_saved_entry_leaves_no_draft(log: Log) -> None:
    """The next form is empty."""
    log.add(Notes="done")
    log.open("receipts/new/")
    expect(log.field("Notes")).to_have_value("")
    expect(log.page.get_by_text(RESTORED)).to_be_hidden()
    drafts = "Object.keys(localStorage).filter((key) => key.startsWith('nobars:draft:'))"
    assert log.page.evaluate(drafts) == []


def test_untouched_form_leaves_no_draft(log: Log) -> None:
    """Opening a form makes no draft."""
    log.open("receipts/new/")
    log.field("Notes")
    log.page.reload()
    log.field("Notes")
    expect(log.page.get_by_text(RESTORED)).to_be_hidden()


def test_discarded_draft_comes_back_by_undo(log: Log) -> None:
    """Discard empties the form; undo fills it again as a draft."""
    log.start({**LEAST, "Notes": "half"})
    log.add_photo(photo(log.page))
    log.page.reload()
    log.press("Discard")
    expect(log.field("Notes")).to_have_value("")
    expect(log.photos()).to_have_count(0)
    log.press("Undo")
    expect(log.field("Notes")).to_have_value("half")
    expect(log.photos()).to_have_js_property("naturalWidth", 400)
    log.page.reload()
    expect(log.field("Notes")).to_have_value("half")
    log.press("Discard")
    expect(log.field("Notes")).to_have_value("")
    log.page.reload()
    expect(log.field("Notes")).to_have_value("")
    expect(log.page.get_by_text(RESTORED)).to_be_hidden()


def test_draft_of_an_edited_receipt_is_its_own(log: Log) -> None:
    """A new form doesn't show it; the receipt's form does, and the stored receipt is unchanged."""
    log.show(log.store(Notes="stored"))
    log.follow("Edit")
    address = log.page.url
    log.fill({"Notes": "half"})
    log.open("receipts/new/")
    expect(log.field("Notes")).to_have_value("")
    log.page.goto(address)
    expect(log.field("Notes")).to_have_value("half")
    log.press("Discard")
    expect(log.field("Notes")).to_have_value("stored")
    assert log.stored("receipts")[0]["notes"] == "stored"


def test_two_open_forms_keep_two_drafts(log: Log) -> None:
    """No tab overwrites the other, and both can be saved."""
    log.start({**LEAST, "Notes": "first"})
    other = Log(log.page.context.new_page(), log.url)
    other.open("receipts/new/")
    expect(other.field("Notes")).to_have_value("")
    other.fill({**LEAST, "Notes": "second"})
    log.page.reload()
    expect(log.field("Notes")).to_have_value("first")
    other.page.reload()
    expect(other.field("Notes")).to_have_value("second")
    log.save()
    other.save()
    assert sorted(each["notes"] for each in log.stored("receipts")) == ["first", "second"]


def test_two_forms_of_one_receipt_keep_two_drafts(log: Log) -> None:
    """The second tab starts from the stored receipt."""
    log.show(log.store(Notes="stored"))
    log.follow("Edit")
    log.fill({"Notes": "first"})
    other = Log(log.page.context.new_page(), log.url)
    other.page.goto(log.page.url)
    expect(other.field("Notes")).to_have_value("stored")
    other.fill({"Notes": "second"})
    log.page.reload()
    expect(log.field("Notes")).to_have_value("first")
    other.page.reload()
    expect(other.field("Notes")).to_have_value("second")


def test_form_works_with_full_local_storage(log: Log) -> None:
    """It says so, and the slower copy keeps the draft."""
    log.open()
    log.page.evaluate("""() => {
      for (let size = 2 ** 22; size >= 1; size /= 2) {
        try {
          for (let n = 0; n < 9; n++) localStorage.setItem(`${size}-${n}`, "x".repeat(size));
        } catch {}
      }
    }""")
    log.start({**LEAST, "Notes": "half"})
    expect(log.page.get_by_text("This browser can’t keep what you type")).to_be_visible()
    log.wait_for_stored("meta", "records.some((each) => each?.fields?.notes === 'half')")
    log.page.reload()
    expect(log.field("Notes")).to_have_value("half")
    log.save()
