"""How long a build takes with 30 languages: `python measure.py`, two cores.

The languages beyond ours are Spanish and Arabic as other countries have them: copies of those two
catalogs, whose pages all differ in their tag. What is built is built in a copy of the project.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from server.core.config import Config
from server.core.paths import PROJECT

LANGUAGES = 30
COUNTRIES = {
    "es": "AR BO CL CO CR CU DO EC GQ GT HN MX NI PA PE PH PR PY SV US UY VE",
    "ar": "AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM QA SA SD SO SY TD TN YE",
}
WORD = 'msgid "Guide"'


class Spent(NamedTuple):
    """Seconds: by the clock, and of both cores."""

    clock: float
    cores: float


def main() -> None:
    """Build from nothing, again, after a changed word, and from nothing once more."""
    with TemporaryDirectory() as folder:
        house = Path(folder) / "house"
        for part in ("server", "translations"):
            shutil.copytree(PROJECT / part, house / part, ignore=shutil.ignore_patterns("*.mo"))
        (house / "build").mkdir()
        (house / "build" / "assets").symlink_to(Config().assets)
        _add_languages(house / "translations")
        _show("from nothing", _build(house))
        first = _bytes_of(house)
        _show("nothing changed", _build(house))
        _change_a_word(house / "translations" / "es_MX")
        _show("one word changed", _build(house))
        _change_a_word(house / "translations" / "es_MX")
        _forget(house)
        _show("from nothing, once more", _build(house))
        print(f"{len(first)} files, the same bytes twice: {_bytes_of(house) == first}")


def _add_languages(folder: Path) -> None:
    own = sum(1 for _ in folder.glob("*/language.json"))
    for tag, country in [*_variants()][: LANGUAGES - own]:
        place = folder / f"{tag}_{country}"
        shutil.copytree(folder / tag, place)
        entry = json.loads((place / "language.json").read_text("utf-8"))
        entry |= {"tag": f"{tag}-{country}", "folder": place.name}
        (place / "language.json").write_text(json.dumps(entry, ensure_ascii=False))
        catalog = place / "LC_MESSAGES" / "messages.po"
        text = catalog.read_text("utf-8")
        catalog.write_text(text.replace(f"Language: {tag}\\n", f"Language: {place.name}\\n"))


def _variants() -> Iterator[tuple[str, str]]:
    for countries in zip(*(each.split() for each in COUNTRIES.values()), strict=True):
        yield from zip(COUNTRIES, countries, strict=True)


def _change_a_word(folder: Path) -> None:
    """Turn a letter of a message on every page into another, and back."""
    catalog = folder / "LC_MESSAGES" / "messages.po"
    before, shown, after = catalog.read_text("utf-8").partition(f'{WORD}\nmsgstr "')
    assert shown, f"no message {WORD}"
    catalog.write_text(before + shown + after[0].swapcase() + after[1:])


def _forget(house: Path) -> None:
    """Delete all that builds have made."""
    for folder in (".cache", "release"):
        shutil.rmtree(house / "build" / folder)
    for compiled in house.glob("translations/*/LC_MESSAGES/*.mo"):
        compiled.unlink()


def _build(house: Path) -> Spent:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    program = "from server.cli import main; main()"
    subprocess.run([sys.executable, "-c", program, "build"], cwd=house, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(time.monotonic() - start, cores)


def _bytes_of(house: Path) -> dict[str, bytes]:
    release = house / "build" / "release"
    return {
        path.relative_to(release).as_posix(): path.read_bytes()
        for path in release.rglob("*")
        if path.is_file()
    }


def _show(what: str, spent: Spent) -> None:
    print(f"{what:24} {spent.clock:6.1f} s, {spent.cores:6.1f} s of processor time", flush=True)


if __name__ == "__main__":
    print(f"{os.cpu_count()} cores")
    main()
