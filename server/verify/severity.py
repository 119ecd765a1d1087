"""The severity of each kind of fault, by its code, as `--accept` takes it."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """The meaning of a fault for readers."""

    HARM = "harm"  # something is lost, wrong or broken, or others learn about readers
    WEAK = "weak"  # it works, but a protection is missing, or readers pay more than they need
    NOTE = "note"  # people have to judge it


SEVERITIES = {
    "browser": Severity.HARM,
    "bytes": Severity.HARM,
    "clears": Severity.HARM,
    "cookie": Severity.HARM,
    "delta": Severity.HARM,
    "download": Severity.HARM,
    "encoding": Severity.HARM,
    "foreign": Severity.HARM,
    "header": Severity.HARM,
    "kill": Severity.HARM,
    "language": Severity.HARM,
    "local": Severity.HARM,
    "markup": Severity.HARM,
    "moved": Severity.HARM,
    "nowhere": Severity.HARM,
    "prefix": Severity.HARM,
    "redirect": Severity.HARM,
    "refresh": Severity.HARM,
    "release": Severity.HARM,
    "report": Severity.HARM,
    "root": Severity.HARM,
    "stale": Severity.HARM,
    "status": Severity.HARM,
    "type": Severity.HARM,
    "unreachable": Severity.HARM,
    "vary": Severity.HARM,
    "worker": Severity.HARM,
    "caching": Severity.WEAK,
    "compression": Severity.WEAK,
    "cors": Severity.WEAK,
    "etag": Severity.WEAK,
    "health": Severity.WEAK,
    "methods": Severity.WEAK,
    "missing": Severity.WEAK,
    "revalidation": Severity.WEAK,
    "robots": Severity.WEAK,
    "share": Severity.WEAK,
    "transform": Severity.WEAK,
    "other": Severity.NOTE,
    "unknown": Severity.NOTE,
}
