"""Backup files to test with: whole ones, and ones that somebody took apart."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any

from domain.bridge import Domain
from domain.records import NOW, Record, identifier, log, photo, receipt, sim, tombstone

FULL = log(
    receipts=[
        receipt(1, notes="=1+1\nカード ١٢ 💳", simId=identifier(11), photoIds=[identifier(21)]),
        tombstone(2),
    ],
    sims=[sim(11), tombstone(12)],
    photos=[photo(21), photo(22, type="image/avif", bytes=bytes(range(256))), tombstone(23)],
)
PHOTO = f"photos/{identifier(21)}.jpg"

Files = dict[str, bytes]


def write(domain: Domain, content: Record) -> bytes:
    """Return the backup of a log."""
    written: bytes = domain.call("archive.writeBackup", content, NOW)
    return written


def read(domain: Domain, file: bytes) -> Any:
    """Return the log of a backup file, or the problem."""
    return domain.call("archive.readBackup", file)


def unzip(file: bytes) -> Files:
    """Return the files of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezip(files: list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP of files as another program would make it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file.getvalue()


def seal(files: Files) -> bytes:
    """Return a ZIP with right checksums, whatever the files hold."""
    names = [name for name in files if name != "SHA256SUMS"]
    sums = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in names]
    return rezip([*files.items(), ("SHA256SUMS", "".join(sums).encode())])


def with_log(backup: bytes, **members: Any) -> bytes:
    """Return the backup with other members in its log.json, and right checksums."""
    files = unzip(backup)
    del files["SHA256SUMS"]
    content = json.loads(files["log.json"]) | members
    return seal(files | {"log.json": json.dumps(content).encode()})
