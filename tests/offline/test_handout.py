"""Guide and countries as one file, made with the server stopped, read without scripts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from offline.phone import expect_sections_saved
from serving import Server

MOST = 250_000  # bytes


def written(day: str) -> str:
    """Return a date as English pages write it."""
    return f"{date.fromisoformat(day):%-d %b %Y}"


def test_file_is_made_offline_and_reads_without_scripts_or_network(
    browser: Browser, page: Page, server: Server, tmp_path: Path
) -> None:
    """It has guide, codes, site and day, and requests nothing."""
    expect_sections_saved(page, server.url)
    described = page.request.get(f"{server.url}/release.json").json()
    release = rf"release {described['id']} of {written(described['date'])}\."
    server.stop()
    page.goto(f"{server.url}/en/guide/")
    page.get_by_role("link", name="Give this to somebody without a network").click()
    expect(page.get_by_text("The file is ready")).to_be_visible()
    page.get_by_label("Thailand").check()
    page.get_by_label("Egypt").check()
    expect(page.get_by_text("The file is ready")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the file").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".html"
    assert file.stat().st_size <= MOST
    text = file.read_text("utf-8")
    assert "<script" not in text
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\';' in text

    with browser.new_context(java_script_enabled=False) as context:
        reader = context.new_page()
        asked: list[str] = []
        reader.on("request", lambda request: asked.append(request.url))
        reader.goto(file.as_uri())
        expect(reader.get_by_text(re.compile(f"from 127.0.0.1:.*{release}"))).to_be_visible()
        reader.get_by_role("link", name="I have no data and no credit").click()
        expect(reader.locator(":target")).to_be_in_viewport()
        expect(reader.get_by_role("heading", name="Thailand")).to_be_visible()
        expect(reader.get_by_text("*121#").first).to_be_visible()
        expect(reader.locator("[href^='/'], [href^='.'], [src]")).to_have_count(0)
        broken = reader.locator("a[href^='#']").evaluate_all(
            """(all) => all.map((each) => each.hash.slice(1))
                .filter((id) => !document.getElementById(id))"""
        )
        assert broken == []
        assert asked == [file.as_uri()]
