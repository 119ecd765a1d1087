"""A new version never loses typed values, in any tab."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.log import LEAST, Log
from offline.hostile import HostileServer
from offline.phone import expect_saved, offer_of
from offline.releases import edited

pytestmark = pytest.mark.engines


def test_unsaved_forms_outlive_an_update(page: Page, hostile: HostileServer) -> None:
    """The tab that accepts it shows its draft again; both can be saved."""
    mine = Log(page, hostile.url)
    mine.start({**LEAST, "Notes": "mine"})
    expect_saved(page)
    other = Log(page.context.new_page(), hostile.url)
    other.start({**LEAST, "Notes": "other"})
    hostile.deploy(edited(hostile.release, "/assets/log.js"))
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")
    mine.fill({"Notes": "mine, and more"})
    with page.expect_navigation():
        offer_of(page).get_by_role("button", name="Use it now").click()
    expect_saved(page)
    hostile.stop()
    expect(page.get_by_text("Unsaved entry restored")).to_be_visible()
    expect(mine.field("Notes")).to_have_value("mine, and more")
    expect(other.field("Notes")).to_have_value("other")
    mine.save()
    other.save()
    notes = [each["notes"] for each in mine.stored("receipts")]
    assert sorted(notes) == ["mine, and more", "other"]
