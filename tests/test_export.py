"""`nobars export`: a folder for any host, which replaces an earlier export in one step."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest
from click.testing import CliRunner

from server.core.config import Config
from server.export import contents, export, folder
from server.export.folder import MARK, NotAnExport, replace
from server.release.description import DESCRIPTION
from server.release.model import Release
from server.release.moving import at_address


def _export(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("nobars")), "export", *arguments]
    environ = {**os.environ, **settings}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def files(release: Release) -> dict[str, bytes]:
    """Return the files of an export."""
    return contents(release, Config(), Path("/srv/nobars"))


def test_export_holds_the_release_with_compressed_files_beside(
    files: dict[str, bytes], release: Release
) -> None:
    """It has the same bytes, at the addresses of the description."""
    described = json.loads(files[f"site/{DESCRIPTION}"])
    assert described["id"] == release.id
    for url in (each["url"] for each in described["languages"]["en"]["pages"]):
        name = f"site{url}index.html" if url.endswith("/") else f"site{url}"
        file = release.at(url)
        assert file
        assert files[name] == file.body
    page = files["site/en/guide/index.html"]
    assert brotli.decompress(files["site/en/guide/index.html.br"]) == page
    assert gzip.decompress(files["site/en/guide/index.html.gz"]) == page


def test_export_tells_hosts_of_headers_redirects_and_missing_pages(
    files: dict[str, bytes],
) -> None:
    """Hosts read these files."""
    headers = files["site/_headers"].decode()
    assert headers.startswith("/*\n  Cache-Control: no-cache, no-transform\n")
    assert "  Content-Security-Policy: default-src 'none';" in headers
    redirects = files["site/_redirects"].decode().splitlines()
    assert "/zh-hans/* /zh-Hans/:splat 301" in redirects
    assert "/zh-Hans/* /zh-Hans/404.html 404" in redirects
    assert b"There is no such page" in files["site/404.html"]
    assert b'<html lang="zh-Hans"' in files["site/zh-Hans/404.html"]
    assert 'root "/srv/nobars/site";' in files["nginx/server.conf"].decode()


def test_export_below_a_prefix_lies_below_the_prefix(tmp_path: Path) -> None:
    """So the host can serve the folder as its root."""
    run = _export(str(tmp_path / "out"), NOBARS_BASE_PATH="/topup", NOBARS_LANGUAGES="en")
    assert run.returncode == 0, run.stderr
    site = tmp_path / "out" / "site"
    assert (site / "topup/404.html").is_file()
    assert (site / "topup/.nojekyll").is_file()
    assert b'href="/topup/en/guide/"' in (site / "topup/en/index.html").read_bytes()
    assert (site / "_headers").read_text().startswith("/topup/*\n")
    assert "\nlocation = /topup/share {" in (tmp_path / "out/nginx/server.conf").read_text()


def test_paths_that_look_like_variables_stay_as_they_are(release: Release) -> None:
    """Only variables and named groups get a prefix of this export."""
    below = at_address(release, release.settings.origin, "/nobars_x")
    files = contents(below, Config(base_path="/nobars_x"), Path("/srv/nobars_site"))
    config = files["nginx/server.conf"].decode() + files["nginx/http.conf"].decode()
    assert 'root "/srv/nobars_site/site";' in config
    assert "\nlocation = /nobars_x/share {" in config
    assert '"POST /nobars_x/share" 0;' in config
    names = re.findall(r"(?:\$|\?<)(nobars_\w+)", config)
    [mark] = {re.match("nobars_[0-9a-f]{6}_", name) and name[:14] for name in names}
    assert mark


def test_folder_that_is_no_export_is_left_alone(tmp_path: Path) -> None:
    """The error is one line."""
    (tmp_path / "thesis.txt").write_text("the only copy")
    run = _export(str(tmp_path))
    assert run.returncode == 1
    assert run.stderr.startswith(f"nobars: {tmp_path} is not an earlier export")
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    """There is no traceback."""
    (tmp_path / "file").write_text("")
    run = _export(str(tmp_path / "file" / "out"))
    assert run.returncode == 1
    assert run.stderr.startswith("nobars: can't write ")
    assert "Traceback" not in run.stderr


def test_earlier_export_is_replaced_whole(tmp_path: Path) -> None:
    """Files that aren't in the new one are gone, and no other folder is left."""
    place = tmp_path / "out"
    replace(place, {"old.html": b"old"}, "1")
    replace(place, {"new.html": b"new"}, "2")
    assert sorted(each.name for each in place.iterdir()) == [MARK, "new.html"]
    assert (place / MARK).read_text() == "2\n"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_export_that_fails_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a full disk, the host still has a whole site."""
    place = tmp_path / "out"
    replace(place, {"a.html": b"old", "b.html": b"old"}, "1")
    write = folder.write_file

    def fails(path: Path, body: bytes) -> None:
        if path.name == "b.html":
            raise OSError(28, "No space left on device")
        write(path, body)

    monkeypatch.setattr(folder, "write_file", fails)
    with pytest.raises(OSError, match="No space"):
        replace(place, {"a.html": b"new", "b.html": b"new"}, "2")
    assert (place / "a.html").read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_systems_that_cannot_exchange_folders_rename_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only Linux can exchange folders."""
    monkeypatch.setattr(folder, "_exchange", lambda _one, _other: False)
    replace(tmp_path / "out", {"a.html": b"old"}, "1")
    replace(tmp_path / "out", {"a.html": b"new"}, "2")
    assert (tmp_path / "out" / "a.html").read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_times_follow_from_the_bytes(tmp_path: Path) -> None:
    """Hosts make ETags of times: the same for the same bytes."""
    for name, body in (("one", b"same"), ("two", b"same"), ("three", b"else")):
        replace(tmp_path / name, {"a.html": body}, name)
    times = [(tmp_path / name / "a.html").stat().st_mtime for name in ("one", "two", "three")]
    assert times[0] == times[1] != times[2]


def test_folder_of_something_else_is_refused_by_name(tmp_path: Path) -> None:
    """An empty folder is used."""
    (tmp_path / "empty").mkdir()
    replace(tmp_path / "empty", {"a.html": b""}, "1")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("")
    with pytest.raises(NotAnExport, match="full is not an earlier export"):
        replace(tmp_path / "full", {}, "1")


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("touch {place}/done", 0, ""),
        ("false", 1, "the export is in its place, but 'false' has failed"),
        ("nobars-no-such-command", 1, "has failed: [Errno 2]"),
    ],
)
def test_host_is_told_to_read_the_new_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, status: int, said: str
) -> None:
    """The command of `--then` runs after the export is in its place."""
    monkeypatch.setattr("server.export.contents", lambda *_, **__: {"a": b""})
    monkeypatch.setattr("server.export.replace", lambda *_: None)
    monkeypatch.setattr("server.export.click.echo", lambda _: None)
    monkeypatch.setattr("server.export.create_app", lambda _: None)
    released = SimpleNamespace(id="1", files={})
    monkeypatch.setattr("server.export.build_release", lambda *_, **__: released)
    monkeypatch.setattr("server.export.with_deltas", lambda built, *_: built)
    arguments = [str(tmp_path / "out"), "--then", command.format(place=tmp_path)]
    run = CliRunner().invoke(export, arguments)
    assert run.exit_code == status
    assert said in run.output
    assert (tmp_path / "done").exists() == (status == 0)
