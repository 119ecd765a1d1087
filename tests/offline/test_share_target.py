"""Shares of other apps are stored on the phone before the worker answers, without a server."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.database import SETTLED
from browser.images import draw
from offline.hostile import HostileServer
from offline.phone import delete_cached, expect_saved
from serving import Server
from small import small_build

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj a slip"
LARGE = b"\xff\xd8\xff" + bytes(3_000_000)
LINK = "https://ais.example/r/1"
TEXT = {"title": "AIS", "text": f"Balance 300 THB {LINK}", "url": LINK}

# The request of the system: a multipart form, submitted as a navigation from outside.
SHARE = """([action, fields, files]) => {
  const form = document.createElement("form");
  Object.assign(form, { action, method: "POST", enctype: "multipart/form-data" });
  for (const [name, value] of Object.entries(fields)) {
    const input = form.appendChild(document.createElement("input"));
    Object.assign(input, { name, value });
  }
  const given = new DataTransfer();
  for (const { name, type, bytes } of files) {
    const content = Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0));
    given.items.add(new File([content], name, { type }));
  }
  const input = form.appendChild(document.createElement("input"));
  Object.assign(input, { type: "file", name: "files", multiple: true, files: given.files });
  document.body.append(form);
  form.submit();
}"""
PENDING = f"""async () => {{{SETTLED}
  const db = await settled(indexedDB.open("nobars-shared"));
  const entries = await settled(db.transaction("shared").objectStore("shared").getAll());
  db.close();
  return entries.map(({{ id, at, files, ...texts }}) => ({{
    ...texts,
    files: files.map(({{ name, type, bytes }}) => [name, type, bytes.byteLength]),
  }}));
}}"""


def share(page: Page, url: str, fields: dict[str, str], *files: tuple[str, str, bytes]) -> None:
    """Share to the app at an address, from a page of no site."""
    page.goto("about:blank")
    described = [
        {"name": name, "type": kind, "bytes": base64.b64encode(content).decode()}
        for name, kind, content in files
    ]
    with page.expect_navigation():
        page.evaluate(SHARE, [f"{url}/share", fields, described])


def jpeg(page: Page) -> tuple[str, str, bytes]:
    """Return a photo as gallery apps share it."""
    return "slip.jpg", "image/jpeg", draw(page)


def install(page: Page, url: str, language: str = "en") -> None:
    """Open the app once, until all is saved."""
    page.goto(f"{url}/{language}/")
    expect_saved(page)


def pending(page: Page) -> list[dict[str, Any]]:
    """Return shares that no form has taken yet."""
    entries: list[dict[str, Any]] = page.evaluate(PENDING)
    return entries


@pytest.mark.engines
def test_photo_and_words_shared_without_a_server_are_in_the_form(
    page: Page, server: Server
) -> None:
    """They make a new entry with a draft, and the stored share is deleted."""
    install(page, server.url)
    photo = jpeg(page)
    server.stop()
    share(page, server.url, TEXT, photo)
    expect(page).to_have_url(f"{server.url}/en/receipts/new/")
    expect(page.get_by_label("Notes")).to_have_value(f"{TEXT['title']}\n{TEXT['text']}")
    expect(page.get_by_role("img", name="Photo 1")).to_have_js_property("naturalWidth", 400)
    expect(page.get_by_text("What you shared is in this entry now")).to_be_visible()
    assert pending(page) == []
    page.reload()
    expect(page.get_by_text("Unsaved entry restored")).to_be_visible()
    expect(page.get_by_label("Notes")).to_have_value(f"{TEXT['title']}\n{TEXT['text']}")
    expect(page.get_by_role("img", name="Photo 1")).to_be_visible()


@pytest.mark.engines
def test_pdf_is_kept_and_another_file_named_and_said_to_be_left_out(
    page: Page, hostile: HostileServer
) -> None:
    """The bytes decide, whatever the type says; the picture beside it is stored too."""
    install(page, hostile.url)
    photo = jpeg(page)
    pdf, text = ("slip", "", PDF), ("slip.txt", "text/plain", b"a slip")
    share(page, hostile.url, {}, pdf, text, photo)
    expect(page.get_by_role("img", name="Photo 2")).to_be_visible()
    expect(page.locator("photo-picker").get_by_text("PDF", exact=True).first).to_be_visible()
    expect(page.get_by_label("Notes")).to_have_value("slip.txt")
    expect(page.get_by_text("Only pictures and PDFs can be attached.")).to_contain_text("slip.txt")
    expect(page).to_have_url(f"{hostile.url}/en/receipts/new/")
    expect(page.get_by_text("What you shared is in this entry now")).to_be_hidden()


def test_picture_that_cannot_be_opened_is_reported_and_not_confirmed(
    page: Page, hostile: HostileServer
) -> None:
    """One is HEIC with the type JPEG, one is damaged; a text shared with them is kept."""
    install(page, hostile.url)
    heic = ("slip.jpg", "image/jpeg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200))
    share(page, hostile.url, {"text": "Credited"}, heic, ("b.jpg", "", b"\xff\xd8\xff\xe0" * 99))
    expect(page.get_by_text("slip.jpg is a HEIC photo")).to_be_visible()
    expect(page.get_by_text("b.jpg can’t be opened")).to_be_visible()
    expect(page).to_have_url(f"{hostile.url}/en/receipts/new/")
    expect(page.get_by_label("Notes")).to_have_value("Credited")
    expect(page.get_by_text("What you shared is in this entry now")).to_be_hidden()


def test_file_without_a_byte_is_named_beside_the_text_that_came_with_it(
    page: Page, hostile: HostileServer
) -> None:
    """Some apps share a file before it has arrived on their own phone."""
    install(page, hostile.url)
    share(page, hostile.url, {"text": "Credited"}, ("slip.jpg", "image/jpeg", b""))
    expect(page.get_by_text("Nothing is in slip.jpg.")).to_be_visible()
    expect(page.get_by_label("Notes")).to_have_value("Credited\nslip.jpg")
    expect(page.get_by_text("Only pictures and PDFs can be attached.")).to_be_hidden()
    expect(page.get_by_text("What you shared is in this entry now")).to_be_hidden()


@pytest.mark.engines
def test_share_is_on_disk_before_the_form_opens(page: Page, hostile: HostileServer) -> None:
    """Fields and files are stored. The next form takes them if the first one never runs."""
    install(page, hostile.url)
    photo = jpeg(page)
    delete_cached(page, "/assets/log.js")
    hostile.stop()
    share(page, hostile.url, TEXT, photo, ("slip.pdf", "application/pdf", PDF))
    assert "/en/receipts/new/?shared=" in page.url
    files = [["slip.jpg", "image/jpeg", len(photo[2])], ["slip.pdf", "application/pdf", len(PDF)]]
    assert pending(page) == [{**TEXT, "files": files}]
    hostile.start()
    page.goto(f"{hostile.url}/en/receipts/new/")
    expect(page.get_by_label("Notes")).to_have_value(re.compile("Balance 300 THB"))
    expect(page.get_by_role("img", name="Photo 1")).to_be_visible()


def begin_an_entry(page: Page, hostile: HostileServer) -> None:
    """Type a part of a receipt on a phone that has saved the app."""
    page.goto(f"{hostile.url}/en/receipts/new/")
    expect_saved(page)
    page.get_by_label("Amount paid").fill("300")
    page.get_by_label("Notes").fill("At the kiosk")


@pytest.mark.engines
def test_share_joins_the_unfinished_entry_if_the_user_wants_it(
    page: Page, hostile: HostileServer
) -> None:
    """Users who get a message to share it find their entry unchanged, with the message in it."""
    begin_an_entry(page, hostile)
    share(page, hostile.url, {"text": "Credited"})
    expect(page.get_by_label("Notes")).to_have_value("At the kiosk")
    page.get_by_role("button", name="Yes, add it here").click()
    expect(page.get_by_label("Notes")).to_have_value("At the kiosk\nCredited")
    expect(page.get_by_label("Amount paid")).to_have_value("300")


def test_share_of_another_top_up_starts_a_new_entry(page: Page, hostile: HostileServer) -> None:
    """There is no server; the unsaved entry is kept for later, with its own amount."""
    begin_an_entry(page, hostile)
    hostile.stop()
    share(page, hostile.url, {"text": "Credited"})
    page.get_by_role("button", name="No, start a new receipt").click()
    expect(page.get_by_label("Notes")).to_have_value("Credited")
    expect(page.get_by_label("Amount paid")).to_have_value("")


def test_picture_of_an_unknown_type_is_taken_and_nothing_is_said_to_be_nothing(
    page: Page, hostile: HostileServer
) -> None:
    """Some apps give no type, or one in capitals; some share nothing at all."""
    install(page, hostile.url)
    name, _, content = jpeg(page)
    kinds = ("", "application/octet-stream", "IMAGE/JPEG")
    share(page, hostile.url, {"title": ""}, *((name, kind, content) for kind in kinds))
    expect(page.get_by_role("img", name="Photo 3")).to_be_visible()
    expect(page.get_by_text("What you shared is in this entry now")).to_be_visible()
    share(page, hostile.url, {"title": " "})
    page.get_by_role("button", name="Yes, add it here").click()
    expect(page.get_by_text("There was nothing in what you shared.")).to_be_visible()


def test_stopped_worker_is_started_for_a_share(page: Page, hostile: HostileServer) -> None:
    """It answers in the saved language."""
    install(page, hostile.url, "zh-Hans")
    hostile.stop()
    cdp = page.context.new_cdp_session(page)
    cdp.send("ServiceWorker.enable")
    cdp.send("ServiceWorker.stopAllWorkers")
    share(page, hostile.url, {"text": "Credited"})
    expect(page).to_have_url(f"{hostile.url}/zh-Hans/receipts/new/")
    expect(page.locator("textarea")).to_have_value("Credited")


def test_full_phone_is_said_in_the_form(page: Page, hostile: HostileServer) -> None:
    """Nothing is stored in part; when there is room again, sharing works."""
    install(page, hostile.url)
    photo = jpeg(page)
    cdp = page.context.new_cdp_session(page)
    room = {"origin": hostile.url}
    cdp.send("Storage.overrideQuotaForOrigin", {**room, "quotaSize": 1})
    share(page, hostile.url, TEXT, ("slip.jpg", "image/jpeg", LARGE))
    expect(page.get_by_text("could not be kept on this phone. Share it again")).to_be_visible()
    expect(page.get_by_label("Notes")).to_have_value("")
    cdp.send("Storage.overrideQuotaForOrigin", room)
    share(page, hostile.url, TEXT, photo)
    expect(page.get_by_role("img", name="Photo 1")).to_be_visible()


@pytest.mark.engines
def test_sharing_works_below_a_prefix(page: Page) -> None:
    """The manifest has the address, and the worker knows it."""
    server = Server(small_build(), base_path="/phone/nobars").start()
    try:
        install(page, server.url)
        reading = "fetch('/phone/nobars/en/manifest.webmanifest').then((each) => each.json())"
        assert page.evaluate(reading)["share_target"]["action"] == "/phone/nobars/share"
    finally:
        server.stop()
    share(page, server.url, {"text": "Credited"})
    expect(page).to_have_url(f"{server.url}/en/receipts/new/")
    expect(page.get_by_label("Notes")).to_have_value("Credited")


def test_without_a_worker_the_server_says_what_to_do(browser: Browser, server: Server) -> None:
    """The page asks users to open the app and share again."""
    with browser.new_context(service_workers="block", locale="en-GB") as context:
        page = context.new_page()
        page.goto(server.url)
        share(page, server.url, TEXT, ("slip.jpg", "image/jpeg", LARGE))
        expect(page).to_have_url(f"{server.url}/share")
        expect(page.get_by_role("heading", level=1)).to_have_text("Open the app, then share again")
        page.get_by_role("link", name="Open the app").click()
        expect(page).to_have_url(f"{server.url}/en/")
