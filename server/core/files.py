"""Replacing a file as a whole, so that a full disk or a sudden end leaves the former one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class NotWrittenError(Exception):
    """A file was not written, and is as it was before; the message says why."""


def replace_file(path: Path, data: bytes, before: bytes | None) -> None:
    """Write a file with `data`; `before` is what the new content was made from, None for nothing.

    Raise NotWrittenError if the file has another content by now, or can't be written.
    """
    target = path.resolve()  # a link stays a link
    try:
        if before is not None and not os.access(target, os.W_OK):
            raise NotWrittenError("it is read-only")
        mode = target.stat().st_mode if before is not None else None
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".new")
    except OSError as error:
        raise NotWrittenError(error.strerror or str(error)) from error
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o644 if mode is None else mode)
        if (target.read_bytes() if target.exists() else None) != before:
            raise NotWrittenError("another program has written it at the same moment")
        fresh.replace(target)
    except OSError as error:
        raise NotWrittenError(error.strerror or str(error)) from error
    finally:
        fresh.unlink(missing_ok=True)
