"""The settings show what is saved and whether it is sound; a button checks and repairs it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from offline.hostile import HostileServer, rewrites
from offline.phone import (
    cached_text,
    delete_cached,
    expect_saved,
    poison,
    status_of,
)
from offline.releases import body_of, each_way, part_of

SETTINGS = "/en/settings/"
PAGE = "/en/guide/check/"
SCRIPT = "/assets/log.js"


def check(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="Check and repair").click()


def open_settings(page: Page, hostile: HostileServer) -> None:
    """Open the settings when all is saved."""
    page.goto(hostile.url + SETTINGS)
    expect_saved(page)


def test_settings_list_the_saved_data(page: Page, hostile: HostileServer) -> None:
    """They show the release, the last check, the used space, and that the worker works."""
    open_settings(page, hostile)
    panel = page.locator("offline-check")
    expect(panel.get_by_text(hostile.release.id)).to_be_visible()
    expect(panel).not_to_contain_text("Not checked yet")
    expect(panel).to_contain_text("that the browser allows")
    expect(panel.get_by_text("Works", exact=True)).to_be_visible()


def test_sound_files_are_counted(page: Page, hostile: HostileServer) -> None:
    """The check downloads nothing, and works without the server."""
    open_settings(page, hostile)
    hostile.stop()
    check(page)
    expect(page.get_by_text("All are as they should be")).to_be_visible()


def test_poison_and_a_hole_are_repaired(page: Page, hostile: HostileServer) -> None:
    """One file has wrong bytes at the same address, one is missing."""
    open_settings(page, hostile)
    poison(page, PAGE)
    delete_cached(page, SCRIPT)
    hostile.fetched()
    check(page)
    expect(page.get_by_text("Damaged or missing: 2. All of them are repaired.")).to_be_visible()
    asked = {each.path for each in hostile.log}
    page_alone = part_of(hostile.release, PAGE)
    assert page_alone in asked
    assert asked <= {page_alone, SCRIPT}  # the browser's own cache may have the script
    for path in (PAGE, SCRIPT):
        assert cached_text(page, path) == body_of(hostile.release, path).decode()


def test_damage_that_can_not_be_repaired_now_is_said_and_never_shown(
    page: Page, hostile: HostileServer
) -> None:
    """Offline, wrong bytes give the offline page. A second try repairs them."""
    open_settings(page, hostile)
    poison(page, PAGE)
    hostile.stop()
    check(page)
    expect(page.get_by_text("Repaired: 0. The network does not answer")).to_be_visible()
    page.goto(hostile.url + PAGE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("not saved")
    hostile.start()
    page.goto(hostile.url + SETTINGS)
    expect_saved(page)
    check(page)
    expect(page.get_by_text("All are as they should be")).to_be_visible()
    assert cached_text(page, PAGE) == body_of(hostile.release, PAGE).decode()


def test_repair_takes_nothing_foreign(page: Page, hostile: HostileServer) -> None:
    """Other bytes from the network are not stored."""
    open_settings(page, hostile)
    poison(page, PAGE)
    hostile.mischief |= each_way(hostile.release, PAGE, rewrites)
    check(page)
    expect(page.get_by_text("This network changes our pages")).to_be_visible()
    assert cached_text(page, PAGE) is None


def test_check_before_anything_is_saved_tries_to_save(page: Page, hostile: HostileServer) -> None:
    """This helps after a failed first visit."""
    hostile.mischief["/release/en.json"] = rewrites
    page.goto(hostile.url + SETTINGS)
    expect(page.locator("html")).to_have_attribute("data-offline", "failed")
    expect(page.get_by_text("Not yet: nothing is saved whole")).to_be_visible()
    hostile.recover()
    check(page)
    expect_saved(page)
    expect(page.locator("offline-check").get_by_text("Works", exact=True)).to_be_visible()


def test_missing_style_and_script_leave_the_page_readable_offline(
    page: Page, hostile: HostileServer
) -> None:
    """It is plain, but has all its text; online, the files are fetched again."""
    open_settings(page, hostile)
    holes = ("/assets/app.css", "/assets/app.js", "/assets/first.js")
    for path in holes:
        delete_cached(page, path)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.clearBrowserCache")
    hostile.stop()
    page.goto(hostile.url + PAGE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("balance")
    hostile.start()
    page.reload()
    expect_saved(page)
    expect(status_of(page)).not_to_contain_text("Not saved")
    for path in holes:
        assert cached_text(page, path) == body_of(hostile.release, path).decode()
