"""The poster leads to the host's address, and no phone saves it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
import zxingcpp

from server.app import create_app
from server.core.config import Config
from server.core.languages import LANGUAGES
from server.features.poster.code import FILE, draw
from server.release.model import Release
from server.translate.preview.command import make_preview

SCALE = 4  # pixels of a module


def read_code(drawing: bytes) -> str:
    """Return the text that a reader of QR codes finds in a drawing."""
    side = int(re.findall(rb'viewBox="0 0 (\d+) \1"', drawing)[0])
    rows = [bytearray(b"\xff" * side * SCALE) for _ in range(side * SCALE)]
    for x, y, length in _lines(drawing):
        for row in rows[y * SCALE : (y + 1) * SCALE]:
            row[x * SCALE : (x + length) * SCALE] = bytes(length * SCALE)
    pixels = memoryview(b"".join(rows)).cast("B", (side * SCALE, side * SCALE))
    [found] = zxingcpp.read_barcodes(pixels)
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    text: str = found.text
    return text


def _lines(drawing: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield each line of the drawing: its beginning, and its length in modules."""
    [path] = re.findall(r'stroke="#000" d="([^"]+)"', drawing.decode())
    x = y = 0.0
    for command, one, other in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        if command == "h":
            yield int(x), int(y), int(one)
            x += float(one)
        else:
            x, y = (0.0, 0.0) if command == "M" else (x, y)
            x, y = x + float(one), y + float(other)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/",
        "https://nobars.example/topup/",
        f"https://{'long-name.' * 12}example:8443/a/prefix/of/several/parts/",
    ],
)
def test_code_is_read_as_the_address(address: str) -> None:
    """It may be short or long."""
    assert read_code(draw(address)) == address


@pytest.mark.parametrize(
    ("origin", "prefix"), [("https://nobars.example", ""), ("https://you.github.io", "/topup")]
)
def test_code_of_a_moved_release_has_its_new_address(
    release: Release, origin: str, prefix: str
) -> None:
    """With another origin or prefix, code and printed address change at the start."""
    client = create_app(Config(origin=origin, base_path=prefix), release).test_client()
    address = f"{origin}{prefix}/"
    assert read_code(client.get(f"{prefix}/{FILE}").data) == address
    for language in LANGUAGES:
        page = client.get(f"{prefix}/{language.tag}/poster/").text
        assert f">{address}</bdi>" in page
        assert f'src="{prefix}/{FILE}"' in page


def test_poster_has_each_language_in_its_own_words() -> None:
    """That of the page is shown first; `?with=` shows others."""
    page = create_app(Config()).test_client().get("/ar/poster/").text
    sections = re.findall(r'<section lang="([^"]+)" dir="(\w+)"( hidden)?>\s*<h2>(.+?)<', page)
    tags = {tag: hidden for tag, _, hidden, _ in sections}
    assert {*tags} == {each.tag for each in LANGUAGES}
    assert [tag for tag, hidden in tags.items() if not hidden] == ["ar"]
    assert len({title for *_, title in sections}) == len(LANGUAGES)
    assert '<html lang="ar"' in page


def test_preview_shows_each_language_as_its_catalog_is() -> None:
    """The other languages of the page come from their own catalogs."""
    client = make_preview(Config()).test_client()
    page = client.get("/en/poster/", headers={"Host": f"127.0.0.1:{Config().port}"}).text
    assert "没信号？" in page


def test_poster_names_the_host() -> None:
    """It has the name and the contact."""
    config = Config(site_name="Students & Co", contact="mailto:help@nobars.example")
    page = create_app(config).test_client().get("/en/poster/").text
    assert "Students &amp; Co" in page
    assert ">help@nobars.example</bdi>" in page


def test_no_phone_saves_the_poster(release: Release) -> None:
    """No list of the release has it."""
    assert "en/poster/index.html" in release.files
    described = json.loads(release.files["release.json"].body)
    urls = [each["url"] for each in described["assets"]]
    urls += [page["url"] for each in described["languages"].values() for page in each["pages"]]
    assert [url for url in urls if "poster" in url] == []
    assert "poster" not in release.files["sitemap.xml"].body.decode()
