"""The settings of the server: the only reader of the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Any, Self

from server.core.languages import LANGUAGES, SOURCE, Language, find
from server.core.paths import PROJECT

PREFIX = "NOBARS_"
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"  # of a domain name (RFC 1123, 2.1)
HOST = r"(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*"  # names that resolvers accept
LONGEST_SHOWN = 100  # characters of a value in a message
ORIGIN = re.compile(
    rf"(?P<scheme>https?)://(?P<host>{LABEL}(?:\.{LABEL})*|\[[0-9a-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?P<rest>(?:/[!-~]*)?)"
)
# Characters that Python calls not printable, but that a name may have: joiners of letters and
# emoji, and the tags that emoji of flags are made of.
JOINERS = {"\u200c", "\u200d", *map(chr, range(0xE0020, 0xE0080))}
# Variables that only the proxies of deploy/ and of an export read.
OTHERS = {"NOBARS_DOMAIN", "NOBARS_ADDRESS"}


class ConfigError(ValueError):
    """A setting that can't be used; the message says which, and what it should be."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings that a host can choose. Each field is the variable NOBARS_<FIELD>."""

    host: str = "127.0.0.1"
    port: int = 8000
    base_path: str = ""
    origin: str = "http://127.0.0.1:8000"
    build: Path = PROJECT / "build"
    workers: int = 1
    access_log: bool = False
    languages: tuple[Language, ...] = LANGUAGES
    default_language: str = SOURCE.tag
    site_name: str = ""
    contact: str = ""
    imprint: Path | None = None
    notice: Path | None = None
    chapter: Path | None = None
    security_expires: date | None = None
    kill_worker: bool = False

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Return the settings of the NOBARS_ variables; an empty variable counts as not set.

        Raise ConfigError if a setting is unknown or can't be used.
        """
        given = os.environ if environ is None else environ
        _refuse_unknown(given)
        chosen: dict[str, Any] = {}  # each parser returns the type of its field
        for name, parse in PARSERS.items():
            text = given.get(variable(name), "").strip()
            if text:
                try:
                    chosen[name] = parse(text)
                except ValueError as error:
                    message = f"{variable(name)} must be {error}, not {_shown(text)}."
                    raise ConfigError(message) from error
        if "origin" not in chosen and "port" in chosen:
            chosen["origin"] = f"http://127.0.0.1:{chosen['port']}"
        if "security_expires" in chosen and "contact" not in chosen:
            raise ConfigError(f"{variable('security_expires')} needs {variable('contact')} too.")
        languages = chosen.get("languages", LANGUAGES)
        default = chosen.setdefault("default_language", languages[0].tag)
        if find(default, languages) is None:
            name, among = variable("default_language"), variable("languages")
            raise ConfigError(f"{name} must be one of {among}, not {default}.")
        return cls(**chosen)

    @property
    def assets(self) -> Path:
        """The bundler's folder of scripts, styles and icons."""
        return self.bundled("assets")

    def bundled(self, name: str) -> Path:
        """Return a folder that the bundler has made.

        The bundler always writes to the usual build folder, also if NOBARS_BUILD names another.
        """
        own = self.build / name
        return own if own.exists() else PROJECT / "build" / name

    @property
    def cache(self) -> Path:
        """The folder of results that the next build can use."""
        return self.build / ".cache" / "release"

    @property
    def release(self) -> Path:
        """The folder in which `nobars build` puts the release."""
        return self.build / "release"


def _refuse_unknown(given: Mapping[str, str]) -> None:
    """Raise ConfigError if a setting is unknown: a misspelt one would have no effect."""
    known = {*map(variable, PARSERS), *OTHERS}
    for name in sorted(given):
        if name.upper().startswith(PREFIX) and name not in known:
            fields = [each.removeprefix(PREFIX) for each in sorted(known)]
            nearest = get_close_matches(name.upper().removeprefix(PREFIX), fields, n=1)
            meant = f" Do you mean {PREFIX}{nearest[0]}?" if nearest else ""
            raise ConfigError(f"{name} is no setting.{meant} README.md lists them.")


def variable(field: str) -> str:
    """Return the name of a field's environment variable."""
    return PREFIX + field.upper()


def _shown(text: str) -> str:
    """Return a value in quotes, cut if it is long, so that a message stays one line."""
    return repr(text) if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]!r}…"


def _host(text: str) -> str:
    """Return a name or an address to listen on; brackets around an IPv6 address are allowed."""
    host = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    if not re.fullmatch(HOST, host) and not _is_ipv6(host):
        raise ValueError("a host name or an IP address such as 127.0.0.1 or ::")
    return host


def _is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True


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
    """Return an origin as browsers write it: in lower case, without the port of its scheme."""
    found = ORIGIN.fullmatch(text.lower())
    if not found or not _is_host(found["host"]) or not 0 < int(found["port"] or 1) <= 65535:
        raise ValueError("an origin such as https://nobars.example")
    if found["rest"].strip("/"):
        raise ValueError("an origin without a path (the path is NOBARS_BASE_PATH)")
    usual = {"http": "80", "https": "443"}[found["scheme"]]
    port = f":{int(found['port'])}" if found["port"] and found["port"] != usual else ""
    return f"{found['scheme']}://{found['host']}{port}"


def _is_origin(text: str) -> bool:
    try:
        _origin(text)
    except ValueError:
        return False
    return True


def _is_host(text: str) -> bool:
    """Return whether the host of an origin is usable: a domain name or an IP address.

    ORIGIN has matched it before, so only wrong IP addresses and too long names are left to find.
    """
    try:
        if text.startswith("["):
            IPv6Address(text.strip("[]"))
        elif text.rpartition(".")[2].isdecimal():
            IPv4Address(text)
    except ValueError:
        return False
    return len(text) <= 253


def _switch(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False}
    if text.lower() not in words:
        raise ValueError("1, true, yes or on, or else 0, false, no or off")
    return words[text.lower()]


def _language(text: str) -> str:
    language = find(text)
    if language is None:
        raise ValueError(f"one of {_ALL_TAGS}")
    return language.tag


def _languages(text: str) -> tuple[Language, ...]:
    chosen = [find(tag.strip()) for tag in text.split(",")]
    known = dict.fromkeys(each for each in chosen if each)
    if len(known) < len(chosen):
        raise ValueError(f"some of {_ALL_TAGS}, each once, with commas between")
    return tuple(known)


def _name(text: str) -> str:
    if len(text) > 80 or not all(each.isprintable() or each in JOINERS for each in text):
        raise ValueError("a name of at most 80 letters, in one line")
    return text


def _contact(text: str) -> str:
    # RFC 9116 allows these for security.txt; printable ASCII without spaces, quotes or brackets.
    form = r"(?:mailto:[^@?#]+@[^@?#]+|(?P<site>https://[^/?#@]+)(?:[/?#].*)?|tel:\+[0-9-]+)"
    found = re.fullmatch(form, text) if re.fullmatch(r"[!#-;=?-~]+", text) else None
    if not found or (found["site"] and not _is_origin(found["site"])):
        raise ValueError("an address such as mailto:help@nobars.example or https://…")
    return text


def _file(text: str) -> Path:
    """Return a file's path. Links are not resolved: translations lie beside the path as given."""
    path = Path(text).absolute()
    try:
        is_there = path.is_file()
    except OSError:  # a name that is too long
        is_there = False
    if not is_there or not os.access(path, os.R_OK):
        raise ValueError("the path of a file that is there and may be read")
    return path


def _folder(text: str) -> Path:
    """Return the path of a folder, which need not exist yet."""
    path = Path(text).absolute()
    try:
        taken = next(each for each in (path, *path.parents) if os.path.lexists(each))
        fits = taken.is_dir() and os.access(taken, os.R_OK | os.X_OK)
        fits = fits and all(len(os.fsencode(each)) <= 255 for each in path.parts)
    except OSError:
        fits = False
    if not fits:
        raise ValueError("the path of a folder, or of one that can be made")
    return path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError("a day such as 2027-06-30") from error


_ALL_TAGS = ", ".join(each.tag for each in LANGUAGES)
PARSERS: dict[str, Callable[[str], object]] = {
    "host": _host,
    "port": _whole_number(1, 65535),
    "base_path": _base_path,
    "origin": _origin,
    "build": _folder,
    "workers": _whole_number(1, 256),
    "access_log": _switch,
    "languages": _languages,
    "default_language": _language,
    "site_name": _name,
    "contact": _contact,
    "imprint": _file,
    "notice": _file,
    "chapter": _file,
    "security_expires": _day,
    "kill_worker": _switch,
}
