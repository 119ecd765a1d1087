"""What the people who run a site say of themselves: name, contact, imprint, and a notice.

Their texts are Markdown, of which only plain structure remains: headings, paragraphs, lists,
emphasis, and links that lead to the web, to a mailbox or to a phone. Nothing of it can become
a script, a style, a picture or a form.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from server.config import Config
from server.languages import Language

LONGEST = 100_000  # bytes; everybody downloads it
TAGS = {"a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "strong", "ul"}
SCHEMES = {"http", "https", "mailto", "tel"}
# A page has one h1, and the text stands below an h2.
LOWERED = {"h1": "h3", "h2": "h4", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}


class UnusableText(ValueError):  # noqa: N818 (what it says is that)
    """A host's text that can't be read; the message says which, and why."""


@dataclass(frozen=True, slots=True)
class Text:
    """A host's text as HTML, and the language it is in, if it isn't the page's."""

    html: Markup
    foreign: str | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """Who runs the site, as pages show it."""

    config: Config

    @property
    def name(self) -> str:
        """What they are called, "" if they don't say."""
        return self.config.site_name

    @property
    def contact(self) -> str:
        """Where they can be reached: an address that a link can lead to."""
        return self.config.contact

    @property
    def contact_words(self) -> str:
        """The same for people to read."""
        return self.contact.removeprefix("mailto:").removeprefix("tel:").removeprefix("https://")

    def imprint(self, language: Language) -> Text | None:
        """Give their imprint, in this language if they have it."""
        return _read(self.config.imprint, language, self.config)

    def notice(self, language: Language) -> Text | None:
        """Give what they want every reader to know."""
        return _read(self.config.notice, language, self.config)

    def check(self) -> None:
        """Read all texts. Raises UnusableText."""
        for language in self.config.languages:
            self.imprint(language)
            self.notice(language)


def files_of(config: Config) -> list[Path]:
    """Give every file that a host's texts are read from."""
    chosen = [path for path in (config.imprint, config.notice) if path]
    return sorted(
        each for path in chosen for each in path.parent.glob(f"{path.stem}*{path.suffix}")
    )


def to_html(markdown: str) -> Markup:
    """Turn Markdown into HTML of the few elements that we allow."""
    reader = MarkdownIt("commonmark", {"html": False})
    tokens = reader.parse(markdown)
    for token in tokens:
        token.tag = LOWERED.get(token.tag, token.tag)
    html = reader.renderer.render(tokens, reader.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "*": set()},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return Markup(clean)  # noqa: S704 (cleaned in the line above)


def _read(path: Path | None, language: Language, config: Config) -> Text | None:
    """Read the text in a language: notice.zh-Hans.md lies beside notice.md."""
    if path is None:
        return None
    translated = path.with_name(f"{path.stem}.{language.tag}{path.suffix}")
    if translated.exists():
        return Text(_html_of(translated))
    own = config.default_language
    return Text(_html_of(path), None if own == language.tag else own)


def _html_of(path: Path) -> Markup:
    try:
        body = path.read_bytes()
        if len(body) > LONGEST:
            raise UnusableText(f"{path} is longer than {LONGEST} bytes: everybody downloads it.")
        return to_html(body.decode("utf-8-sig"))
    except OSError as error:
        raise UnusableText(f"{path} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnusableText(f"{path} is not UTF-8.") from error
