"""The access log: its content, and that no reader ever waits for it."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from server.http.access_log import kind_of
from server.http.lines import Lines, complain
from serving import Server
from small import small_build


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "root"),
        ("/en/", "page"),
        ("/zh-Hans/receipts/view/", "page"),
        ("/assets/app.js", "asset"),
        ("/sw.js", "worker"),
        ("/release.json", "release"),
        ("/en/manifest.webmanifest", "manifest"),
        ("/share", "share"),
        ("/healthz", "health"),
        ("/.well-known/security.txt", "discovery"),
        ("/wp-login.php", "other"),
        ("/en/\n{}", "other"),
        ("/xx/", "other"),
    ],
)
def test_line_has_the_kind_of_a_path_only(path: str, kind: str) -> None:
    """Paths that are not the app's all have the same kind."""
    assert kind_of(path) == kind


def _logging(output: int) -> Server:
    server = Server(small_build(), NOBARS_ACCESS_LOG="on")
    server.output = output
    return server.start()


def _read_pages(server: Server, count: int) -> set[int]:
    statuses = set()
    for _ in range(count):
        with urlopen(f"{server.url}/en/", timeout=60) as answer:
            statuses.add(answer.status)
    return statuses


def _ends_well(server: Server) -> bool:
    """Stop the server with SIGTERM, and return whether its exit code is 0."""
    assert server.process
    server.process.send_signal(signal.SIGTERM)
    return server.process.wait(30) == 0


@pytest.fixture
def output(request: pytest.FixtureRequest) -> Iterator[int]:
    """Return an output to which nothing can be written."""
    if request.param == "a full disk":
        with Path("/dev/full").open("wb") as full:
            yield full.fileno()
        return
    reader, writer = os.pipe()
    if request.param == "a pipe whose reader is gone":
        os.close(reader)
    yield writer
    os.close(writer)


@pytest.mark.parametrize(
    "output",
    ["a full disk", "a pipe whose reader is gone", "a pipe that nobody reads"],
    indirect=True,
)
def test_answers_do_not_depend_on_a_writable_log(output: int) -> None:
    """Start and stop of the server are not affected either."""
    server = _logging(output)
    try:
        assert _read_pages(server, 600) == {200}  # more lines than fit into a pipe
        assert _ends_well(server)
    finally:
        server.stop()


def test_answers_do_not_depend_on_a_standard_output() -> None:
    """Some supervisors close the standard output."""
    server = Server(small_build(), NOBARS_ACCESS_LOG="on")
    server.program = Path("/bin/sh")
    program = Path(sys.executable).with_name("nobars")
    server.command = ("-c", f"exec '{program}' serve <&- >&- 2>&-")
    server.start()
    try:
        assert _read_pages(server, 3) == {200}
        assert _ends_well(server)
    finally:
        server.stop()


def test_lines_that_could_not_be_written_are_counted() -> None:
    """The next line that can be written has their number."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    lines = Lines(writer, "{} are lost".format)
    for _ in range(40):
        lines.write("x" * 4_095)  # a pipe has room for sixteen
    lines.close(60)
    held = os.read(reader, 1_000_000)
    again = Lines(writer, "{} are lost".format)
    again.missing = lines.missing
    again.write("here again")
    again.close(60)
    assert lines.missing == 40 - held.count(b"\n")
    assert os.read(reader, 1_000) == f"{lines.missing} are lost\nhere again\n".encode()
    os.close(reader)
    os.close(writer)


def test_error_is_written_only_if_that_is_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing the error must not be another error."""
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(full, write_through=True))
        complain("something")
        monkeypatch.setattr(sys, "stderr", None)
        complain("something")


def test_access_log_has_no_data_about_readers(tmp_path: Path) -> None:
    """Each request is a line of JSON without address, query, path or header."""
    with (tmp_path / "log").open("wb") as log:
        server = _logging(log.fileno())
    asked = Request(
        f"{server.url}/en/receipts/view/?id=secret", headers={"User-Agent": "secret-agent"}
    )
    with urlopen(asked) as answer:
        size = len(answer.read())
    assert _ends_well(server)
    text = (tmp_path / "log").read_text()
    assert "secret" not in text
    assert "127.0.0.1" not in text.replace(f"http://127.0.0.1:{server.port}/", "")
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    page = next(line for line in lines if line["bytes"] == size)
    assert set(page) == {"time", "method", "kind", "status", "bytes", "ms", "release"}
    assert (page["method"], page["kind"], page["status"]) == ("GET", "page", 200)


def test_access_log_is_off_unless_switched_on(tmp_path: Path) -> None:
    """Only the server's own line is printed."""
    server = Server(small_build())
    with (tmp_path / "log").open("wb") as log:
        server.output = log.fileno()
        server.start().stop()
    assert len((tmp_path / "log").read_text().splitlines()) <= 1
