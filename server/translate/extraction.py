"""Extracting the messages of code and templates, with comments for translators.

A comment `{# Translators: … #}` above a message explains it. A comment `{# Where: … #}` says where
all following messages of the file are, up to the next such comment. In Python, both comments begin
with `#`. The element around a message and the heading above it are read from the template.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from textwrap import shorten
from typing import IO, Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from jinja2.ext import babel_extract

from server.catalog.po import Entry
from server.core.cache import Cache, NoCache
from server.core.paths import CODE
from server.translate.surroundings import Surroundings, surroundings

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "lazy_gettext": None,
    "browser_text": None,
    "browser_plural": (1, 2),
}
METHODS = [
    ("**.py", "server.translate.extraction:extract_called"),
    ("**/templates/**.html", "server.translate.extraction:extract_template"),
]
# Babel reads each token of a file, which is slow. Most files call none of these and are skipped.
CALLS = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\(".encode())
REGION = re.compile(r"\{#-?\s*Where:(.*?)-?#\}|^\s*# Where:([^\n]*)$", re.DOTALL | re.MULTILINE)
WHERE = "where: "
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}


# What an entry has of a message; the rest of it is a translation.
MEMBERS = ("context", "source", "plural", "forms", "comments", "places", "flags")


def extract_messages(cache: Cache | None = None) -> list[Entry]:
    """Return every message of code and templates, with comments for translators.

    The `cache` has the messages of the same files from an earlier command.
    """

    def make() -> bytes:
        found = [{name: getattr(each, name) for name in MEMBERS} for each in _extract()]
        return json.dumps(found).encode()

    kept = (cache or NoCache()).get(f"messages {_hash_of_sources()}", make)
    return [Entry(**members) for members in json.loads(kept)]


def _hash_of_sources() -> str:
    """Return a hash of all that decides what is extracted."""
    digest = hashlib.sha256(f"{version('babel')} {version('jinja2')}".encode())
    for path in sorted((*CODE.rglob("*.py"), *CODE.rglob("templates/**/*.html"))):
        digest.update(f"\0{path.relative_to(CODE)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _extract() -> list[Entry]:
    template = Catalog(charset="utf-8")
    found = extract_from_dir(
        CODE, METHODS, OPTIONS, KEYWORDS, ("Translators:",), strip_comment_tags=True
    )
    for name, _line, message, comments, context in found:
        template.add(
            message, locations=[(f"server/{name}", 0)], auto_comments=comments, context=context
        )
    messages = sorted((each for each in template if each.id), key=lambda each: each.locations)
    return [_entry(message) for message in messages]


def extract_called(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Any]:
    """Yield the messages of a Python file, for Babel."""
    data = file.read()
    if CALLS.search(data):
        file.seek(0)
        regions = _regions(data.decode())
        found: Iterable[Any] = extract_python(file, keywords, comment_tags, options)
        for line, function, message, comments in found:
            yield line, function, message, [*comments, *_where(Surroundings(), regions, line)]


def extract_template(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[Any]:
    """Yield the messages of a template, for Babel."""
    text = file.read().decode()
    file.seek(0)
    regions = _regions(text)
    found = babel_extract(file, keywords, comment_tags, options)
    for each, around in zip(found, surroundings(text, keywords), strict=True):
        line, function, message, comments = each
        yield line, function, message, [*comments, *_where(around, regions, line)]


def _regions(text: str) -> list[tuple[int, str]]:
    """Return the `Where` comments of a file in order: line and text."""
    return [
        (text.count("\n", 0, match.start()) + 1, " ".join((match[1] or match[2]).split()))
        for match in REGION.finditer(text)
    ]


def _where(around: Surroundings, regions: Iterable[tuple[int, str]], line: int) -> list[str]:
    """Return the comment that says where a message is; none without a `Where` comment above."""
    region = next((words for begin, words in reversed([*regions]) if begin <= line), "")
    if not region:
        return []
    above = f"under “{shorten(around.heading, 50, placeholder=' …')}”" if around.heading else ""
    place = " ".join(filter(None, (around.role, above)))
    return [WHERE + (f"{place} – {region}" if place else region)]


def _entry(message: Message) -> Entry:
    one, many = (message.id, None) if isinstance(message.id, str) else message.id
    return Entry(
        context=message.context,
        source=one,
        plural=many,
        forms=[""] if many is None else ["", ""],
        comments=list(message.auto_comments),
        places=[name for name, _line in message.locations],
        flags=sorted(message.flags),
    )
