"""One visit in WebKit, then the server is stopped: the app and the log still work."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from offline.releases import pages_of
from offline.test_share_target import SHARE
from server.release.model import Release
from serving import Server
from webkit.visitor import Visitor

TEXT = {"title": "AIS", "text": "Balance 300 THB"}


@pytest.fixture
def offline(visitor: Visitor, server: Server) -> Visitor:
    """Return a visitor who has saved the app, with the server stopped."""
    visitor.open("/")
    visitor.wait_until_saved()
    server.stop()
    return visitor


def test_without_a_saved_app_nothing_opens(visitor: Visitor, server: Server) -> None:
    """Negative control: without a saved app, nothing answers."""
    server.stop()
    visitor.open("/en/")
    assert "Nobars" not in visitor.driver.page_source


def test_every_page_opens_after_the_server_is_gone(offline: Visitor, release: Release) -> None:
    """`/`, each page by itself, and the same page again."""
    for path in ["/", *pages_of(release, "en")]:
        offline.open(path)
        offline.wait_until_saved()
        assert offline.words("h1")
    offline.driver.refresh()
    offline.wait_until_saved()
    offline.open("/en/nowhere/")
    assert "not saved on this phone" in offline.words("h1")


def test_settings_cope_with_an_engine_that_tells_nothing_of_its_storage(offline: Visitor) -> None:
    """Unknown values are shown as unknown, and checking works."""
    offline.open("/en/settings/")
    assert offline.driver.execute_script("return navigator.storage === undefined")
    offline.wait_for_words("This browser does not say")
    offline.press("Check and repair")
    offline.wait_for_words("All are as they should be")


def test_receipt_with_a_photo_is_there_after_a_reload(offline: Visitor, tmp_path: Path) -> None:
    """It is typed, saved and shown offline; photos are stored as bytes, not as Blobs."""
    offline.open("/en/receipts/new/")
    offline.field("Amount paid").send_keys("300")
    offline.field("Currency").send_keys("THB")
    offline.field("Notes").send_keys("At the kiosk")
    offline.find("input[type=file]").send_keys(str(offline.draw_photo(tmp_path)))
    offline.wait_for(lambda: offline.photo_widths() == [400])
    offline.press("Save receipt")
    offline.wait_for_words("Saved on this phone.")
    offline.driver.refresh()
    offline.wait_for(lambda: offline.photo_widths() == [400])
    assert "At the kiosk" in offline.words("article")
    offline.open("/en/receipts/")
    offline.wait_for_words("300.00")


def test_share_without_a_server_is_in_the_form(offline: Visitor, tmp_path: Path) -> None:
    """The worker takes the form's POST, keeps it, and redirects to a new entry."""
    content = base64.b64encode(offline.draw_photo(tmp_path).read_bytes()).decode()
    photo = {"name": "slip.jpg", "type": "image/jpeg", "bytes": content}
    offline.driver.get("about:blank")
    shared = [f"{offline.url}/share", TEXT, [photo]]
    offline.driver.execute_script(f"({SHARE})(arguments[0])", shared)
    offline.wait_for(lambda: offline.driver.current_url == f"{offline.url}/en/receipts/new/")
    noted = f"{TEXT['title']}\n{TEXT['text']}"
    offline.wait_for(lambda: offline.field("Notes").get_property("value") == noted)
    offline.wait_for(lambda: offline.photo_widths() == [400])
