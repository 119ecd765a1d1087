"""The links of the documents lead to files and headings that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.core.paths import PROJECT

FOLDERS = (".", "docs", "server", "tests", "translations", "web")
LINK = re.compile(r"\]\(((?![a-z]+:)[^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def _documents() -> Iterator[Path]:
    for folder in FOLDERS:
        pattern = "*.md" if folder == "." else "**/*.md"
        yield from sorted(PROJECT.joinpath(folder).glob(pattern))


def _anchors(text: str) -> set[str]:
    """Return the anchors that GitHub and GitLab make of a document's headings."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("path", [*_documents()], ids=lambda path: str(path.relative_to(PROJECT)))
def test_links_of_a_document_lead_somewhere(path: Path) -> None:
    """Renaming a file or a heading must not break a link to it."""
    for address in LINK.findall(path.read_text("utf-8")):
        name, _, anchor = address.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), address
        assert not anchor or anchor in _anchors(target.read_text("utf-8")), address
