"""Extract the messages of the code and the templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python

from server.catalog.po import Entry
from server.core.paths import CODE

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "lazy_gettext": None,
    "browser_text": None,
    "browser_plural": (1, 2),
}
METHODS = [
    ("**.py", "server.translate.extraction:extract_called"),
    ("**/templates/**.html", "jinja2"),
]
# Babel reads each token of a file; most files call none of these.
CALLS = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\(".encode())
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}


def extract_messages() -> list[Entry]:
    """Collect every message of the code and the templates, with the comments for translators."""
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
    """Extract the messages of a Python file that calls one of the keywords; as Babel asks for."""
    if CALLS.search(file.read()):
        file.seek(0)
        yield from extract_python(file, keywords, comment_tags, options)


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
