"""Pages without an address of their own: errors, and the answer to a share without a worker.

They are rendered with the release, so that readers don't wait for rendering, and static hosts have
them too. All other pages are files named `index.html`; these are not.
"""

from __future__ import annotations

from server.core.languages import Language

TEMPLATES = {
    "400": "errors/400.html",
    "404": "errors/404.html",
    "405": "errors/405.html",
    "413": "errors/413.html",
    "500": "errors/500.html",
    "share": "offline/share.html",
}
CHOICE = "home/languages.html"  # the page of a static host's root


def unaddressed_name(page: str, language: Language) -> str:
    """Return the file name of such a page in a language."""
    return f"{language.tag}/{page}.html"


def is_unaddressed(name: str) -> bool:
    """Return whether a file of a release is a page without an address of its own."""
    return name.endswith(".html") and name.rpartition("/")[2] != "index.html"
