"""Photos are made small, stripped and stored as bytes."""

from __future__ import annotations

import base64
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.database import SETTLED
from browser.images import draw, named, photo, with_exif
from browser.log import Log

SECRET = b"Camera of a person at 13.7563 N, 100.5018 E\0"
BYTES_OF_PHOTO = f"""async () => {{{SETTLED}
  const db = await settled(indexedDB.open("nobars"));
  const [photo] = await settled(db.transaction("photos").objectStore("photos").getAll());
  db.close();
  const url = new FileReader();
  url.readAsDataURL(new Blob([photo.bytes]));
  await new Promise((resolve) => {{ url.onload = resolve; }});
  return url.result.split(",")[1];
}}"""


def test_photo_is_stripped_shrunk_and_upright(log: Log) -> None:
    """The long side has 2,000 pixels at most, and the camera's metadata is removed."""
    log.start()
    original = with_exif(draw(log.page, 3000, 2000), orientation=6, secret=SECRET)
    log.add_photo(named("slip.jpg", "image/jpeg", original))
    [stored] = log.stored("photos")
    assert (stored["type"], stored["width"], stored["height"]) == ("image/jpeg", 1333, 2000)
    kept = base64.b64decode(log.page.evaluate(BYTES_OF_PHOTO))
    assert kept.startswith(b"\xff\xd8\xff")
    assert len(kept) < len(original)
    assert b"Exif" not in kept
    assert b"100.5018" not in kept
    expect(log.photos()).to_have_js_property("naturalHeight", 2000)


def test_long_screenshot_stays_legible(log: Log) -> None:
    """Its width is kept, so that text is as large as on the phone."""
    log.start()
    log.add_photo(photo(log.page, 1080, 12_000))
    [stored] = log.stored("photos")
    assert (stored["width"], stored["height"]) == (1080, 12_000)


def test_pdf_is_kept_as_a_file_and_never_opened_as_a_page(log: Log) -> None:
    """It is downloaded with the same bytes, even if it is no real PDF."""
    evil = b"%PDF-1.7 1 0 obj <script>document.title = 'mine'</script>"
    log.start()
    log.field("Photos").set_input_files([named("slip.pdf", "application/pdf", evil)])
    expect(log.page.locator("photo-picker").get_by_text("PDF", exact=True)).to_be_visible()
    log.save()
    [stored] = log.stored("photos")
    assert (stored["type"], stored["width"]) == ("application/pdf", None)
    with log.page.expect_download() as download:
        log.slip().get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert Path(download.value.path()).read_bytes() == evil
    log.open("backup/")
    with log.page.expect_download() as backup:
        log.press("Export backup")
    with zipfile.ZipFile(backup.value.path()) as files:
        assert files.read(f"photos/{stored['id']}.pdf") == evil


def test_pdf_that_is_too_large_is_refused_with_what_to_do(log: Log, tmp_path: Path) -> None:
    """It would be in each backup."""
    log.start()
    large = tmp_path / "book.pdf"
    large.write_bytes(b"%PDF-1.7" + bytes(10_000_000))
    log.field("Photos").set_input_files(large)
    refused = log.page.get_by_text("book.pdf is larger than 10 MB. Take a screenshot")
    expect(refused).to_be_visible()
    assert log.stored("photos") == []


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("slip.png", b"", "Nothing is in slip.png. Choose or share it again"),
        ("slip.pdf", b"", "Nothing is in slip.pdf. Choose or share"),
        ("slip.pdf", b"%PDF-1.4", "slip.pdf can’t be opened: it is damaged"),
    ],
)
def test_file_without_content_is_no_proof(log: Log, name: str, content: bytes, advice: str) -> None:
    """It is refused with what to do, and isn't called damaged if it is only empty."""
    log.start()
    kind = "image/png" if name.endswith("png") else "application/pdf"
    log.field("Photos").set_input_files([named(name, kind, content)])
    expect(log.page.get_by_text(advice)).to_be_visible()
    assert log.stored("photos") == []


def test_photo_stands_in_a_small_frame(log: Log) -> None:
    """Form and slip have a frame of the same size for any image."""
    log.start()
    log.add_photo(photo(log.page, 1500, 2000))
    assert _height_of_photo(log) < 500
    log.save()
    assert _height_of_photo(log) < 500


def _height_of_photo(log: Log) -> float:
    box = log.photos().bounding_box()
    assert box
    return box["height"]


def test_several_photos_are_kept_in_their_order(log: Log) -> None:
    """PNG and WebP become JPEG too."""
    log.start()
    kinds = ["image/png", "image/webp", "image/jpeg"]
    log.add_photo(
        *(named("slip", kind, draw(log.page, 100 * n, 80, kind)) for n, kind in enumerate(kinds, 1))
    )
    log.save()
    expect(log.photos()).to_have_count(3)
    for n in range(3):
        expect(log.photos().nth(n)).to_have_js_property("naturalWidth", 100 * (n + 1))
    assert {each["type"] for each in log.stored("photos")} == {"image/jpeg"}


def test_removed_photo_comes_back_by_undo(log: Log) -> None:
    """It returns to its place."""
    log.start()
    log.add_photo(photo(log.page, 100), photo(log.page, 200))
    log.press("Remove photo 1")
    expect(log.photos()).to_have_count(1)
    log.press("Undo")
    expect(log.photos()).to_have_count(2)
    expect(log.photos().first).to_have_js_property("naturalWidth", 100)
    log.press("Remove photo 2")
    log.save()
    expect(log.photos()).to_have_count(1)


def test_file_that_is_no_photo_is_refused_by_name(log: Log) -> None:
    """Other files that are photos are stored."""
    log.start()
    log.field("Photos").set_input_files(
        [
            named("notes.txt", "text/plain", b"no photo"),
            photo(log.page),
            named("IMG_1.HEIC", "image/heic", b"\0\0\0\x18ftypheic"),
            named("cut.jpg", "image/jpeg", draw(log.page)[:40]),
        ]
    )
    expect(log.photos()).to_have_count(1)
    expect(log.page.get_by_text("notes.txt is neither a picture nor a PDF.")).to_be_visible()
    expect(log.page.get_by_text("IMG_1.HEIC is a HEIC photo")).to_be_visible()
    expect(log.page.get_by_text("cut.jpg can’t be opened: it is damaged")).to_be_visible()
    log.save()
    expect(log.photos()).to_have_count(1)


def test_saving_waits_for_photos_that_are_being_added(log: Log) -> None:
    """A quick tap on Save loses none."""
    log.start()
    files = [photo(log.page, 2400, 1800) for _ in range(3)]
    log.field("Photos").set_input_files(files)
    log.save()
    expect(log.photos()).to_have_count(3)


def test_photos_of_forgotten_entries_are_cleared_after_a_day(log: Log) -> None:
    """Photos of receipts and of drafts are kept."""
    log.start()
    log.add_photo(photo(log.page, 100))
    log.save()
    log.start()
    log.add_photo(photo(log.page, 200), photo(log.page, 300))
    log.press("Remove photo 2")
    expect(log.photos()).to_have_count(1)
    log.page.clock.install()
    log.page.clock.fast_forward("25:00:00")
    log.page.reload()
    expect(log.page.get_by_text(re.compile("Unsaved entry"))).to_be_visible()
    log.wait_for_stored("photos", "records.length === 2")
    assert sorted(each["width"] for each in log.stored("photos")) == [100, 200]


def test_photo_that_is_not_on_the_phone_is_refused_with_what_to_do(log: Log) -> None:
    """Photos in a cloud can be chosen, but not read, without a network."""
    log.start()
    log.page.evaluate("""() => {
        const refuse = () => Promise.reject(new DOMException("", "NotReadableError"));
        Blob.prototype.arrayBuffer = refuse;
    }""")
    log.field("Photos").set_input_files([named("cloud.jpg", "image/jpeg", b"x")])
    expect(log.page.get_by_text("cloud.jpg can’t be opened")).to_be_visible()
