"""What a host says on the pages: name, contact, imprint, a notice, a chapter of the guide.

The texts are Markdown. Only plain structure is kept: headings, paragraphs, lists, emphasis, and
links to web pages, mail addresses and phone numbers. No script, style, picture or form can come
from them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import nh3
from flask import current_app, g
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from server.core.config import Config
from server.core.languages import Language
from server.core.localization import default_language
from server.features.host.files import translation_of

LONGEST = 100_000  # bytes of a text; every reader downloads it
HEADINGS = {"h2", "h3", "h4"}
TAGS = {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "strong", "ul"} | HEADINGS
SCHEMES = {"http", "https", "mailto", "tel"}
# A page has one h1. A notice or imprint is below an h2 of its page; a chapter is a whole page.
BELOW_H2 = {"h1": "h3", "h2": "h4", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
BELOW_H1 = {"h1": "h2", "h5": "h4", "h6": "h4"}
READER = MarkdownIt("commonmark", {"html": False})


class UnusableText(ValueError):  # noqa: N818 (the name says that it is an error)
    """A host's text that can't be read; the message says which, and why."""


@dataclass(frozen=True, slots=True)
class Text:
    """A host's text as HTML.

    `foreign` is its language, if it isn't that of the page. Only chapters have a `title`.
    """

    html: Markup
    foreign: Language | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Host:
    """The host as pages show it: the people who run the site."""

    config: Config

    @property
    def name(self) -> str:
        """Their name, "" if they don't give one."""
        return self.config.site_name

    @property
    def contact(self) -> str:
        """Their contact as an address for a link (mailto:, tel: or https:), "" if there is none."""
        return self.config.contact

    @property
    def contact_words(self) -> str:
        """Their contact as people read it: without `mailto:`, `tel:` or `https://`."""
        return self.contact.removeprefix("mailto:").removeprefix("tel:").removeprefix("https://")

    def imprint(self, language: Language) -> Text | None:
        """Return their imprint, in this language if they have it; None if they have none."""
        return self._read(self.config.imprint, language, _plain)

    def notice(self, language: Language) -> Text | None:
        """Return their notice for every reader, in the same way."""
        return self._read(self.config.notice, language, _plain)

    def chapter(self, language: Language) -> Text | None:
        """Return the chapter that they add to the guide, in the same way."""
        return self._read(self.config.chapter, language, _titled)

    def check(self) -> None:
        """Raise UnusableText if one of the texts can't be used."""
        for language in self.config.languages:
            self.imprint(language)
            self.notice(language)
            self.chapter(language)

    def _read(
        self, path: Path | None, language: Language, convert: Callable[[Path], Text]
    ) -> Text | None:
        """Return the text at `path` in a language, else in the host's default language."""
        if path is None:
            return None
        translated = translation_of(path, language)
        if translated.is_file():
            return convert(translated)
        own = default_language(self.config)
        return replace(convert(path), foreign=None if own == language else own)


def current_host() -> Host:
    """Return the host of the site; in a state of the gallery, a sample."""
    host: Host = g.get("host") or current_app.extensions["nobars-host"]
    return host


def to_html(tokens: list[Token], levels: Mapping[str, str] = BELOW_H2) -> Markup:
    """Return parsed Markdown as HTML, with the elements of `TAGS` only."""
    for token in tokens:
        token.tag = levels.get(token.tag, token.tag)
    html = READER.renderer.render(tokens, READER.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "*": set()},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return Markup(clean)  # noqa: S704 (cleaned in the line above)


def _plain(path: Path) -> Text:
    return Text(to_html(READER.parse(_read(path))))


def _titled(path: Path) -> Text:
    """Return a text with its first line as title. Raise UnusableText if that is no heading."""
    tokens = READER.parse(_read(path))
    first = [token.type for token in tokens[:2]]
    if first != ["heading_open", "inline"] or not tokens[1].content.strip():
        raise UnusableText(f"{path} needs the chapter's title in its first line: # Title")
    title = "".join(token.content for token in tokens[1].children or [])
    return Text(to_html(tokens[3:], BELOW_H1), title=title)


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            body = file.read(LONGEST + 1)
        if len(body) > LONGEST:
            raise UnusableText(f"{path} is longer than {LONGEST} bytes: everybody downloads it.")
        return body.decode("utf-8-sig")
    except OSError as error:
        raise UnusableText(f"{path} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnusableText(f"{path} is not UTF-8.") from error
