"""Backup files: they restore to the same log, or are refused with a reason."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.backups import FULL, PHOTO, read, rezip, seal, unzip, with_log, write
from domain.bridge import Domain
from domain.records import Record, identifier, log, logs


def test_restored_log_is_the_same_to_the_byte(domain: Domain, backup: bytes) -> None:
    """Photos, deletions and order included."""
    assert read(domain, backup) == {"log": FULL, "createdAt": "2026-11-22T07:59:00.000Z"}


@given(content=logs)
def test_every_log_survives_backup_and_restore(domain: Domain, content: Record) -> None:
    """Into an empty app, the plan adds what lives, and the log is the same."""
    restored = read(domain, write(domain, content))["log"]
    assert restored == content
    plan = domain.call("merge.planRestore", log(), restored)
    for kind, records in content.items():
        assert plan["log"][kind] == sorted(records, key=lambda each: str(each["id"]))
        assert not plan[kind]["change"] + plan[kind]["skip"] + plan[kind]["delete"]


def test_backup_is_the_same_each_time(domain: Domain, backup: bytes) -> None:
    """The same log at the same moment gives the same bytes."""
    assert write(domain, FULL) == backup


def test_backup_opens_without_the_app(backup: bytes, tmp_path: Path) -> None:
    """It is a ZIP with JSON, a table, pictures, and checksums that a common tool verifies."""
    files = unzip(backup)
    assert list(files) == [
        "log.json",
        "receipts.csv",
        PHOTO,
        f"photos/{identifier(22)}.image",
        "SHA256SUMS",
    ]
    content = json.loads(files["log.json"])
    assert (content["format"], content["version"]) == ("nobars-backup", 1)
    assert content["receipts"] == FULL["receipts"]
    [row] = csv.DictReader(io.StringIO(files["receipts.csv"].decode("utf-8-sig"), newline=""))
    assert row["id"] == identifier(1)
    assert files[PHOTO] == FULL["photos"][0]["bytes"]
    zipfile.ZipFile(io.BytesIO(backup)).extractall(tmp_path)
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=tmp_path,
        check=True,
        timeout=60,
    )


@pytest.mark.parametrize("year", [1970, 1999, 2150])
def test_wrong_clock_does_not_prevent_a_backup(domain: Domain, year: int) -> None:
    """A ZIP knows only the years from 1980 to 2107."""
    file = domain.call("archive.writeBackup", FULL, (year - 1970) * 31_556_952_000)
    assert read(domain, file)["log"] == FULL


@settings(max_examples=300)
@given(data=st.data())
def test_changed_byte_never_gives_a_wrong_log(
    domain: Domain, backup: bytes, data: st.DataObject
) -> None:
    """It is refused, or, where ZIP keeps only a date or a flag, the log is the same."""
    at = data.draw(st.integers(0, len(backup) - 1))
    value = data.draw(st.integers(0, 255))
    reading = read(domain, backup[:at] + bytes([value]) + backup[at + 1 :])
    assert "problem" in reading or reading["log"] == FULL


@settings(max_examples=100)
@given(data=st.data())
def test_changed_content_is_refused(domain: Domain, backup: bytes, data: st.DataObject) -> None:
    """One byte of any file in it is enough, and the file is named."""
    files = unzip(backup)
    name = data.draw(st.sampled_from(["log.json", "receipts.csv", PHOTO]))
    at = data.draw(st.integers(0, len(files[name]) - 1))
    change = data.draw(st.integers(1, 255))
    content = bytearray(files[name])
    content[at] ^= change
    reading = read(domain, rezip([*(files | {name: bytes(content)}).items()]))
    assert reading == {"problem": {"code": "backup.damaged", "values": {"entry": name}}}


@settings(max_examples=100)
@given(missing=st.integers(1, 1000))
@example(missing=1)
def test_truncated_file_is_refused(domain: Domain, backup: bytes, missing: int) -> None:
    """However much is missing at the end, it says so."""
    assert read(domain, backup[:-missing]) == {"problem": {"code": "backup.incomplete"}}


@given(file=st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(b"PK\3\4".__add__)))
def test_no_bytes_break_the_reading(domain: Domain, file: bytes) -> None:
    """Whatever the file is, there is a reason."""
    assert "problem" in read(domain, file)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"P",
        b"\xff\xd8\xff\xe0 a photo",
        b'{"format": "nobars-backup", "version": 1}',
        b"id,at\r\n",
        rezip([("word/document.xml", b"<x/>")]),
        rezip([]),
        rezip([("backup/log.json", b"{}"), ("backup/SHA256SUMS", b"")]),
        seal({"log.json": b'{"entries": []}'}),
        seal({"log.json": b'{"format": "nobars-backup"}'}),
        seal({"log.json": b"[]"}),
        seal({"log.json": b"null"}),
        seal({"log.json": b"<x/>"}),
    ],
)
def test_foreign_file_is_told_from_a_backup(domain: Domain, file: bytes) -> None:
    """Other files, other ZIPs, other JSON."""
    assert read(domain, file) == {"problem": {"code": "backup.not-a-backup"}}


def test_backup_of_a_newer_version_is_refused(domain: Domain, backup: bytes) -> None:
    """It may hold what this version would lose."""
    reading = read(domain, with_log(backup, version=2, novelties=[]))
    assert reading == {"problem": {"code": "backup.newer", "values": {"version": 2}}}


@pytest.mark.parametrize("missing", ["log.json", "receipts.csv", PHOTO, "SHA256SUMS"])
def test_missing_entry_is_named(domain: Domain, backup: bytes, missing: str) -> None:
    """Whichever file of the backup was taken out."""
    files = [(name, content) for name, content in unzip(backup).items() if name != missing]
    expected = {"problem": {"code": "backup.missing", "values": {"entry": missing}}}
    assert read(domain, rezip(files)) == expected


def test_photo_without_checksum_counts_as_missing(domain: Domain, backup: bytes) -> None:
    """Nothing unverified gets in."""
    files = {name: content for name, content in unzip(backup).items() if name != PHOTO}
    del files["SHA256SUMS"]
    unlisted = unzip(seal(files)) | {PHOTO: b"another picture"}
    expected = {"problem": {"code": "backup.missing", "values": {"entry": PHOTO}}}
    assert read(domain, rezip([*unlisted.items()])) == expected


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["log.json", PHOTO, "SHA256SUMS"])
def test_entry_that_is_there_twice_is_refused(domain: Domain, backup: bytes, name: str) -> None:
    """Programs differ in which of the two they see."""
    file = rezip([*unzip(backup).items(), (name, b"other")])
    expected = {"problem": {"code": "backup.duplicate", "values": {"entry": name}}}
    assert read(domain, file) == expected


def test_damaged_checksums_are_told(domain: Domain, backup: bytes) -> None:
    """A list that doesn't name the log verifies nothing."""
    for content in (b"", b"\xff\xfe\xfd", b"nonsense\n"):
        file = rezip([*(unzip(backup) | {"SHA256SUMS": content}).items()])
        expected = {"problem": {"code": "backup.damaged", "values": {"entry": "SHA256SUMS"}}}
        assert read(domain, file) == expected


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_backup_packed_again_by_another_program_is_accepted(
    domain: Domain, backup: bytes, compression: int
) -> None:
    """What systems and curious people add to a ZIP is left alone."""
    extras = [
        ("photos/", b""),
        (".DS_Store", b"x"),
        ("__MACOSX/._log.json", b"x"),
        ("../../etc/passwd", b"x"),
        ("/log.json", b"x"),
        ("photos/../log.json", b"x"),
        ("__proto__", b"x"),
        ("photos/readme.txt", b"x"),
    ]
    file = rezip([*extras, *reversed(unzip(backup).items())], compression)
    assert read(domain, file)["log"] == FULL


def test_unknown_compression_is_refused(domain: Domain, backup: bytes) -> None:
    """The reason names the entry."""
    file = rezip([*unzip(backup).items()], zipfile.ZIP_BZIP2)
    expected = {"problem": {"code": "backup.damaged", "values": {"entry": "log.json"}}}
    assert read(domain, file) == expected


def test_bomb_is_refused_before_it_bursts(domain: Domain, backup: bytes) -> None:
    """Neither one huge entry nor many copies of a large one are unpacked."""
    huge = bytes(70 * 2**20)
    files = unzip(backup) | {PHOTO: huge}
    expected = {"problem": {"code": "backup.too-large"}}
    assert read(domain, rezip([*files.items()])) == expected
    many = [(f"photos/{identifier(number)}.jpg", bytes(2**20)) for number in range(100, 165)]
    assert read(domain, rezip([*unzip(backup).items(), *many])) == expected
