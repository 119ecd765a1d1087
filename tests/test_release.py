"""The release: complete, described, reproducible, and a folder that any host can serve."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient

from offline.chaos import LARGEST
from offline.releases import body_of, bundles_of, code_of, edited, recoded, unbound
from server.app import create_app
from server.core.config import Config
from server.core.languages import LANGUAGES
from server.features.guide.sources import SOURCES
from server.http import security
from server.release.build import build_release
from server.release.compression import QUICK
from server.release.description import CORE, as_saved, bindings, is_joint, loader, parts_of
from server.release.files import read_release, write_release
from server.release.fingerprint import fingerprint
from server.release.inline import headers_of
from server.release.model import Release, file_name
from small import few

SAVED = ("assets/", "release/en")  # the files that a phone saves of one language
FEW = Config(languages=few("en", "zh-Hans"))


@pytest.fixture(scope="module")
def built() -> Release:
    """Return a release of two languages, built here."""
    return build_release(create_app(FEW))


@pytest.fixture(scope="session")
def description(release: Release) -> dict[str, Any]:
    """Return the release's description."""
    parsed: dict[str, Any] = json.loads(release.files["release.json"].body)
    return parsed


def _entries(description: dict[str, Any]) -> list[dict[str, Any]]:
    pages = (page for each in description["languages"].values() for page in each["pages"])
    return [*description["assets"], *pages]


def test_each_described_file_has_the_bytes_it_is_said_to_have(
    release: Release, description: dict[str, Any]
) -> None:
    """The worker refuses any other bytes."""
    for entry in _entries(description):
        file = release.at(entry["url"])
        assert file is not None
        assert entry["sha256"] == hashlib.sha256(file.body).hexdigest()
        assert entry["bytes"] == len(file.body)


def test_id_is_the_hash_of_the_description(description: dict[str, Any]) -> None:
    """So a changed description is noticed."""
    identity = description.pop("id")
    text = json.dumps(description, ensure_ascii=False, separators=(",", ":"))
    assert identity == hashlib.sha256(text.encode()).hexdigest()[:16]


def test_release_has_the_date_of_its_newest_fact(
    description: dict[str, Any], client: FlaskClient
) -> None:
    """With the day of the build, two builds would have other bytes."""
    newest = max(source.read for source in SOURCES.values())
    assert description["date"] == newest.isoformat()
    about = client.get("/en/about/").text
    assert f"was read on {newest:%B} {newest.day}, {newest.year}," in about


def test_worker_knows_its_release(release: Release) -> None:
    """Browsers notice a new release by its new worker script."""
    first_line = release.files["sw.js"].body.splitlines()[0].decode()
    assert first_line == f'self.RELEASE_ID="{release.id}";'


def _marks(release: Release) -> dict[str, list[Any]]:
    """Return the marks of the lists in the worker's script."""
    script = release.files["sw.js"].body.decode()
    [marks] = re.findall(r"^self\.LISTS=(.*);$", script, re.MULTILINE)
    parsed: dict[str, list[Any]] = json.loads(marks)
    return parsed


def _short(sha256: str) -> str:
    return base64.b64encode(bytes.fromhex(sha256)[:16]).decode()[:22]


def test_lists_say_the_same_as_the_description(
    release: Release, description: dict[str, Any]
) -> None:
    """The worker reads the lists, hosts and tools the description."""
    groups = {tag: each["pages"] for tag, each in description["languages"].items()}
    groups["shared"] = description["assets"]
    groups["languages"] = []
    marks = _marks(release)
    assert marks.keys() == groups.keys()
    for name, files in groups.items():
        file = release.files[f"release/{name}.json"]
        listed = json.loads(file.body)
        assert sorted(listed["files"]) == sorted(_row(file) for file in files)
        assert listed.get("alone", 0) == sum(not file.get("bound", True) for file in files)
        assert listed.get("headers") == (headers_of(release) if name == "shared" else None)
        assert listed.get("languages") == (description["menu"] if name == "languages" else None)
        core = [as_saved(each)["bytes"] for each in files if each["section"] == CORE]
        assert marks[name] == [_short(file.sha256), len(core), sum(core)]


def _row(file: dict[str, Any]) -> list[Any]:
    """Return the row of a file in a list; the core, which comes first, isn't named."""
    section = [] if file["section"] == CORE else [file["section"]]
    saved = as_saved(file)
    return [file["url"], _short(saved["sha256"]), saved["bytes"], *section]


def test_bundles_have_all_pages_of_a_language_but_home_section_by_section(
    release: Release, description: dict[str, Any]
) -> None:
    """They copy from saved pages; together they need a third of the bytes.

    The joint bundle of all further sections needs less than their own.
    """
    for tag, each in description["languages"].items():
        bundles = bindings({"languages": {tag: each}})
        bound = {name: pages for name, pages in bundles.items() if not is_joint(name)}
        sections = [CORE, *dict.fromkeys(page["section"] for page in each["pages"])]
        in_order = sorted(each["pages"], key=lambda page: sections.index(page["section"]))
        assert list(chain(*bound.values())) == in_order[1:]
        assert all(len({page["section"] for page in pages}) == 1 for pages in bound.values())
        further = [name for name, pages in bound.items() if pages[0]["section"] != CORE]
        [joint] = bundles.keys() - bound.keys()
        assert bundles[joint] == list(chain(*(bound[name] for name in further)))
        sizes = {name: len(release.files[name].encoded["br"]) for name in bundles}
        assert sizes[joint] < sum(sizes[name] for name in further)
        together = apart = 0
        for name, pages in bundles.items():
            files = [release.files[file_name(as_saved(page)["url"])] for page in pages]
            core = [page["url"] for page in in_order if page["section"] == CORE]
            known = core[:1] if pages[0]["section"] == CORE else core
            bodies = unbound(release.files[name].body, [body_of(release, url) for url in known])
            assert bodies == [file.body for file in files]
            together += sizes[name]
            apart += sum(len(file.encoded.get("br", file.body)) for file in files)
        assert together < apart * 0.4


def test_phones_save_pages_without_what_only_search_engines_read(
    release: Release, description: dict[str, Any]
) -> None:
    """The description of each page would cost a phone 400 to 550 bytes in all."""
    for each in description["languages"].values():
        for page in (page for page in each["pages"] if "saved" in page):
            assert b'<meta name="description"' in release.files[file_name(page["url"])].body
            saved = release.files[file_name(page["saved"]["url"])].body
            assert not re.search(rb'<meta name="(description|robots)"', saved)


def test_no_file_of_a_release_is_so_large_that_losing_it_hurts(release: Release) -> None:
    """When a connection breaks, the file that was being downloaded is lost.

    The largest one is the script of the log's pages, which comes with the first page. The
    directory's data are one file, so that a change of one country costs that file at most. Of a
    bundle, each complete page is kept.
    """
    weights = {name: len(file.encoded.get("br", file.body)) for name, file in release.files.items()}
    saved = {
        name: weight
        for name, weight in weights.items()
        if name.startswith(SAVED) and not name.endswith(".txt")
    }
    assert {name for name, weight in saved.items() if weight > LARGEST} <= {
        "assets/log.js",
        "assets/import.js",  # it reads tables; it is in the bundle of a further section
        "assets/operators.json",
    }


def test_worker_s_code_stays_small(release: Release) -> None:
    """A phone fetches it before it saves anything."""
    assert len(release.files[code_of(release).lstrip("/")].encoded["br"]) <= 4_096


def test_changed_page_changes_the_list_of_its_language_alone(
    release: Release, description: dict[str, Any]
) -> None:
    """The bundles of its language too, the code doesn't; a changed script the shared list."""
    pages = [name.lstrip("/") for name in bundles_of(release, "en")]
    changes = {
        "/en/guide/": [*pages, "release/en.json", "release/en/guide/index.html"],
        "/assets/app.js": ["release/shared.json"],
    }
    bound = {*bindings(description)}
    parts = parts_of({name: release.files[name].body for name in bound})
    for changed, names in changes.items():
        newer = edited(release, changed)
        whole = [
            each for each in release.files if each.startswith("release/") and each not in parts
        ]
        different = [name for name in whole if newer.files[name].body != release.files[name].body]
        assert sorted(different) == sorted(names)


def test_worker_s_script_is_tiny_and_hardly_grows_with_languages(
    release: Release, description: dict[str, Any]
) -> None:
    """Phones fetch it at each release."""
    fifteen = {f"x{n}": description["languages"]["en"] for n in range(15)}
    script = loader({**description, "languages": fifteen}, code_of(release).lstrip("/"))
    assert len(release.files["sw.js"].encoded["br"]) < 260 + 30 * len(LANGUAGES)
    assert len(brotli.compress(script.encode())) < 800


def test_code_is_named_by_its_bytes(release: Release) -> None:
    """A script of another release finds no code instead of wrong code."""
    [name] = re.findall(r'"(release/worker-\w+\.js)"', release.files["sw.js"].body.decode())
    assert release.files[name].sha256.startswith(name[-19:-3])
    assert code_of(recoded(release)) != code_of(release)


def test_each_language_has_the_same_pages(description: dict[str, Any]) -> None:
    """Readers who change the language find the same page."""
    paths = [
        {page["url"].removeprefix(f"/{tag}/") for page in each["pages"]}
        for tag, each in description["languages"].items()
    ]
    assert list(description["languages"]) == [each.tag for each in LANGUAGES]
    assert all(each == paths[0] for each in paths)
    assert {"", "guide/", "guide/why/", "receipts/new/", "offline/", "manifest.webmanifest"} <= (
        paths[0]
    )


def test_compressed_files_are_the_same_and_smaller(release: Release) -> None:
    """Readers pay for bytes."""
    for file in release.files.values():
        if "br" in file.encoded:
            assert brotli.decompress(file.encoded["br"]) == file.body
            assert len(file.encoded["br"]) < len(file.body)
        if "gzip" in file.encoded:
            assert gzip.decompress(file.encoded["gzip"]) == file.body
    assert "br" in release.files["en/index.html"].encoded


def test_two_builds_are_one_release(built: Release, tmp_path: Path) -> None:
    """It depends neither on the time nor on the machine, and writing it loses nothing."""
    write_release(build_release(create_app(FEW)), tmp_path / "release")
    assert read_release(tmp_path / "release") == built


def test_release_below_a_prefix_has_the_prefix_in_every_address() -> None:
    """File names have none, because the folder is mounted at the prefix."""
    release = build_release(create_app(replace(FEW, base_path="/prefix")), QUICK)
    described = json.loads(release.files["release.json"].body)
    assert all(entry["url"].startswith("/prefix/") for entry in _entries(described))
    assert b'href="/prefix/en/guide/"' in release.files["en/index.html"].body


@pytest.mark.parametrize(
    ("address", "name"),
    [("/", "index.html"), ("/en/", "en/index.html"), ("/assets/app.js", "assets/app.js")],
)
def test_address_that_ends_in_a_slash_is_a_folder(address: str, name: str) -> None:
    """Static hosts do it in this way."""
    assert file_name(address) == name


def test_kill_worker_replaces_the_worker(built: Release) -> None:
    """Pages then register no worker; all other files are the same."""
    killing = build_release(create_app(replace(FEW, kill_worker=True)), QUICK)
    assert killing.files.keys() == built.files.keys()
    assert killing.id != built.id
    line, script = killing.files["sw.js"].body.split(b"\n", 1)
    assert line.decode() == f'self.RELEASE_ID="{killing.id}";'
    assert script == (Config().assets / "kill.js").read_bytes()
    assert b'data-worker="off"' in killing.files["en/index.html"].body
    assert b"data-worker" not in built.files["en/index.html"].body
    assert fingerprint(Config(kill_worker=True)) != fingerprint(Config())


def test_missing_assets_are_said_in_words(tmp_path: Path) -> None:
    """No release is made without scripts."""
    (tmp_path / "assets").mkdir()
    with pytest.raises(FileNotFoundError, match="make assets"):
        build_release(create_app(Config(build=tmp_path)))


def test_changed_security_header_is_a_new_release(
    built: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise saved pages would keep the old one."""
    monkeypatch.setitem(security.HEADERS, "Referrer-Policy", "same-origin")
    assert build_release(create_app(FEW)).id != built.id
