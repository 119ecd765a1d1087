"""Importing a table with the server stopped."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.images import named
from browser.log import Log

TABLE = b"Date,Amount,Currency\n2026-11-22 14:59,300.00,THB\n2026-11-23 10:00,free,THB\n"


def test_table_is_imported_without_a_server(adrift: Page) -> None:
    """From the list of receipts to an imported receipt, and undo."""
    log = Log(adrift, "")
    log.open("receipts/")
    log.follow("Import")
    log.page.get_by_label("File to import").set_input_files(named("a.csv", "text/csv", TABLE))
    log.fill({"Amount paid": "50"})
    log.press("Import now")
    expect(log.page.get_by_text("2 receipts were imported.")).to_be_visible()
    log.page.locator("import-panel").get_by_role("link", name="Receipts").click()
    expect(log.rows()).to_have_count(2)
    log.press("Undo")
    expect(log.page.get_by_text("No receipts yet")).to_be_visible()
