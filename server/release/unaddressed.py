"""Pages that answer where an address can't: errors, and what is shared too early.

They are rendered with the release, so that nothing is rendered while a reader waits, and so that
a static host has them too. Every page that an address leads to is an `index.html`; these are not.
"""

from __future__ import annotations

from server.core.languages import Language

TEMPLATES = {
    "404": "errors/404.html",
    "405": "errors/405.html",
    "500": "errors/500.html",
    "share": "offline/share.html",
}
CHOICE = "home/languages.html"  # a static host shows it at the root


def unaddressed_name(page: str, language: Language) -> str:
    """Return the file name of such a page in a language."""
    return f"{language.tag}/{page}.html"


def is_unaddressed(name: str) -> bool:
    """Say whether a file of a release is a page that no address leads to."""
    return name.endswith(".html") and name.rpartition("/")[2] != "index.html"
