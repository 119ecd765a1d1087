"""A checklist of the guide is for one top-up."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from browser.log import Log


def _first_box(log: Log) -> Locator:
    log.page.goto(f"{log.url}/en/guide/check/")
    return log.page.get_by_role("checkbox").first


def test_ticks_stay_until_the_top_up_is_logged(log: Log) -> None:
    """An edit of an older receipt keeps them; a new receipt clears them."""
    log.show(log.store())
    _first_box(log).check()
    expect(_first_box(log)).to_be_checked()
    log.open()
    log.rows().first.click()
    log.follow("Edit")
    log.fill({"Notes": "again"})
    log.save()
    expect(_first_box(log)).to_be_checked()
    log.add()
    expect(_first_box(log)).not_to_be_checked()


def test_ticks_are_gone_the_next_day(log: Log) -> None:
    """Checks of yesterday don't hold for a payment of today."""
    log.page.clock.install()
    _first_box(log).check()
    expect(_first_box(log)).to_be_checked()
    log.page.clock.fast_forward("24:00:00")
    expect(_first_box(log)).not_to_be_checked()
