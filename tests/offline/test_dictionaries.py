"""Browsers that keep dictionaries download a further language or a change as a delta (RFC 9842)."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from offline.hostile import Exchange, HostileServer
from offline.phone import act, cached_text, expect_saved, offer_of, pack_of
from offline.releases import after, body_of, edited, pages_of, part_of
from server.release.deltas import with_deltas
from server.release.description import CORE, bundle_name

CHANGED = "/en/guide/why/"


def asked_at(hostile: HostileServer, path: str) -> Exchange:
    """Return the one exchange at a path."""
    [found] = [each for each in hostile.log if each.path == path]
    return found


def test_second_language_costs_three_quarters_and_is_the_same(
    page: Page, hostile: HostileServer
) -> None:
    """Its bundle comes as a delta from that of the first language."""
    hostile.deploy(with_deltas(hostile.release))
    page.goto(f"{hostile.url}/en/settings/")
    expect_saved(page)
    act(page, "Save", "Español")
    expect(pack_of(page, "Español")).to_contain_text("Saved:")
    bundle = bundle_name(CORE, "es")
    whole = len(hostile.release.files[bundle].encoded["br"])
    assert asked_at(hostile, f"/{bundle}").sent < 0.8 * whole
    for path in pages_of(hostile.release, "es"):
        assert (cached_text(page, path) or "").encode() == body_of(hostile.release, path)


def test_changed_word_costs_a_few_hundred_bytes(page: Page, hostile: HostileServer) -> None:
    """The page and its list come as deltas from what the phone has, with most bytes in headers."""
    earlier = hostile.release
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    newer = edited(earlier, CHANGED)
    hostile.deploy(after(earlier, newer))
    hostile.log.clear()
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")
    page_alone, listed = (
        asked_at(hostile, path) for path in (part_of(newer, CHANGED), "/release/en.json")
    )
    assert page_alone.sent + page_alone.head <= 600
    assert listed.sent + listed.head <= 600
    with page.expect_navigation():
        offer_of(page).get_by_role("button", name="Use it now").click()
    expect_saved(page)
    assert (cached_text(page, CHANGED, newer.id) or "").encode() == body_of(newer, CHANGED)


def test_update_of_every_page_costs_little(page: Page, hostile: HostileServer) -> None:
    """The new bundle is a delta from the old one."""
    earlier = hostile.release
    page.goto(f"{hostile.url}/en/")
    expect_saved(page)
    newer = edited(earlier, *pages_of(earlier, "en"))
    hostile.deploy(after(earlier, newer))
    hostile.log.clear()
    page.reload()
    expect(offer_of(page)).to_contain_text("A new version is ready")
    bundle = bundle_name(CORE, "en")
    assert asked_at(hostile, f"/{bundle}").sent < 0.1 * len(newer.files[bundle].encoded["br"])
