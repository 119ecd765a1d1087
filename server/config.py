"""The settings of the server: the only reader of the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

PREFIX = "NOBARS_"
PROJECT = Path(__file__).resolve().parent.parent
TRANSLATIONS = PROJECT / "translations"


class ConfigError(ValueError):
    """A setting that can't be used; the message says which, and what it should be."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a host can choose. Each field is the variable NOBARS_<FIELD>."""

    host: str = "127.0.0.1"
    port: int = 8000
    base_path: str = ""
    origin: str = "http://127.0.0.1:8000"
    build: Path = PROJECT / "build"
    threads: int = 8
    kill_worker: bool = False

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read the NOBARS_ variables; an empty one counts as not set. Raises ConfigError."""
        given = os.environ if environ is None else environ
        chosen: dict[str, object] = {}
        for name, parse in PARSERS.items():
            text = given.get(variable(name), "").strip()
            if text:
                try:
                    chosen[name] = parse(text)
                except ValueError as error:
                    message = f"{variable(name)} must be {error}, not {text!r}."
                    raise ConfigError(message) from error
        if "origin" not in chosen and "port" in chosen:
            chosen["origin"] = f"http://127.0.0.1:{chosen['port']}"
        return cls(**chosen)  # type: ignore[arg-type]  # each parser gives its field's type

    @property
    def assets(self) -> Path:
        """Where the bundler leaves scripts, styles and icons."""
        return self.build / "assets"

    @property
    def release(self) -> Path:
        """Where `nobars build` leaves the release."""
        return self.build / "release"


def variable(field: str) -> str:
    """Name the environment variable of a field."""
    return PREFIX + field.upper()


def _host(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:_\[\]-]+", text):
        raise ValueError("a host name or an IP address such as 127.0.0.1 or ::")
    return text


def _whole_number(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return int(text)

    return parse


def _base_path(text: str) -> str:
    path = text.rstrip("/")
    if path and not re.fullmatch(r"(/[A-Za-z0-9._~-]*[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+", path):
        raise ValueError("a path such as /topup, of letters, digits and . _ ~ -")
    return path


def _origin(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:  # an unclosed bracket, a port beyond 65535
        usable = False
    if not usable or parts.scheme not in {"http", "https"} or "@" in parts.netloc:
        raise ValueError("an origin such as https://nobars.example")
    plain = f"{parts.scheme}://{parts.netloc}"
    if text.rstrip("/") != plain:
        raise ValueError("an origin without a path (the path is NOBARS_BASE_PATH)")
    return plain


def _switch(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False}
    if text.lower() not in words:
        raise ValueError("1, true, yes or on, or else 0, false, no or off")
    return words[text.lower()]


PARSERS: dict[str, Callable[[str], object]] = {
    "host": _host,
    "port": _whole_number(1, 65535),
    "base_path": _base_path,
    "origin": _origin,
    "build": lambda text: Path(text).resolve(),
    "threads": _whole_number(1, 256),
    "kill_worker": _switch,
}
