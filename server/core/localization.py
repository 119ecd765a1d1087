"""The language of a request, which its path alone decides, and the words from its catalog."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from flask import Flask, current_app, g, redirect, request, url_for
from flask_babel import Babel, LazyString, force_locale, get_translations
from jinja2 import Environment
from jinja2.runtime import Context
from jinja2.utils import pass_context
from markupsafe import Markup, escape
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.wrappers import Response

from server.catalog.compiling import compile_catalogs as compile_catalogs
from server.catalog.plurals import source_forms
from server.catalog.publishing import published_tags
from server.catalog.reading import fill, has_lone_percent
from server.core.cache import Cache
from server.core.config import Config
from server.core.languages import SOURCE, Language, find, match, negotiate
from server.core.paths import TRANSLATIONS as TRANSLATIONS
from server.core.sentences import close_up

log = logging.getLogger(__name__)
_reported: set[tuple[str, str]] = set()  # to report each wrong translation once, not at each page


def init_app(app: Flask) -> None:
    """Set the language of each request from its path, and give Jinja its words."""
    compile_catalogs(kept_in=app.config["NOBARS"].cache)
    Babel(
        app,
        default_locale=SOURCE.folder,
        default_translation_directories=str(TRANSLATIONS),
        locale_selector=lambda: current_language().folder,
    )
    app.url_map.converters["language"] = _TagConverter
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_put_language)
    app.before_request(_respell_language)
    app.after_request(_name_language)
    app.after_request(_close_up)
    app.extensions["nobars-published"] = {
        each.tag for each in languages_to_publish(app.config["NOBARS"])
    }
    app.context_processor(
        lambda: {
            "language": current_language(),
            "languages": published_languages(),
            "source_language": find(SOURCE.tag, app_languages()),  # None if a host leaves it out
            "address_in": address_in,
        }
    )
    _install_words(app.jinja_env)


def current_language() -> Language:
    """Return the language of the path; if it names none, the one that the browser asks for."""
    if "language" not in g:
        g.language = language_of(request.path.split("/")[1]) or accepted_language()
    language: Language = g.language
    return language


def language_of(step: str) -> Language | None:
    """Return the language that the first part of a path names, in any spelling, else None."""
    return find(step, app_languages()) or match(step, published_languages())


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Use another language than the page's within a `with` block."""
    own = current_language()
    try:
        with force_locale(language.folder):
            _speak(language)
            yield
    finally:
        _speak(own)


def _speak(language: Language) -> None:
    g.language = language
    for kept in ("catalog", "live_translations"):  # of the previous language
        g.pop(kept, None)


def app_languages() -> Sequence[Language]:
    """Return the languages that this app has addresses for; a workshop has more than a release."""
    languages: Sequence[Language] = current_app.extensions["nobars-languages"]
    return languages


def published_languages() -> list[Language]:
    """Return the languages that this app lists; the others have addresses only."""
    tags = current_app.extensions["nobars-published"]
    return [each for each in app_languages() if each.tag in tags]


def language_menu() -> list[list[str]]:
    """Return the tag, name and direction of each published language, in order."""
    return [[each.tag, each.name, each.direction] for each in published_languages()]


def accepted_language() -> Language:
    """Return the language that the browser asks for, else the host’s default."""
    default = default_language(current_app.config["NOBARS"])
    languages = sorted(published_languages(), key=lambda each: each != default)
    return negotiate(request.headers.get("Accept-Language", ""), languages)


def languages_to_publish(config: Config) -> list[Language]:
    """Return a host's languages whose catalogs are ready, or its default language if none is.

    A host's languages are those of NOBARS_LANGUAGES.
    """
    ready = published_tags(Cache(config.cache).get)
    languages = [each for each in config.languages if each.tag in ready]
    return languages or [default_language(config)]


def default_language(config: Config) -> Language:
    """Return the language for a browser that asks for none of the app's."""
    return find(config.default_language) or SOURCE


def address_in(language: Language, *, external: bool = False) -> str:
    """Return the address of the current page in another language; if it has none, that of home."""
    endpoint = request.endpoint
    arguments = request.view_args or {}
    if endpoint is None or not current_app.url_map.is_endpoint_expecting(endpoint, "tag"):
        endpoint, arguments = "home.index", {}
    return url_for(endpoint, **{**arguments, "tag": language.tag}, _external=external)


class _TagConverter(BaseConverter):
    """Matches the tags of the app's languages in any spelling, and nothing else."""

    def to_python(self, value: str) -> str:
        """Return the tag as it is spelt. Raise ValidationError if the app lacks the language."""
        if language_of(value) is None:
            raise ValidationError
        return value


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "tag" in values:
        g.spelling = values.pop("tag")


def _put_language(endpoint: str, values: dict[str, Any]) -> None:
    if "tag" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "tag"):
        values["tag"] = current_language().tag


def _respell_language() -> Response | None:
    """Redirect `/zh-hans/…` to `/zh-Hans/…`: one address for one page."""
    if g.get("spelling", current_language().tag) == current_language().tag:
        return None
    address = address_in(current_language())
    query = request.query_string.decode("latin-1")
    return redirect(f"{address}?{query}" if query else address, 301)


def _name_language(response: Response) -> Response:
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = current_language().tag
    return response


def _close_up(response: Response) -> Response:
    if response.mimetype == "text/html" and not response.is_streamed:
        html = response.get_data(as_text=True)
        closed = close_up(html, current_language())
        if closed != html:
            response.set_data(closed)
    return response


def _install_words(env: Environment) -> None:
    # These replace Flask-Babel's: they fall back to the source if a translation can't be filled in.
    env.globals.update(
        gettext=_gettext,
        ngettext=_ngettext,
        pgettext=_pgettext,
        _=_gettext,
        browser_text=browser_text,
        browser_plural=browser_plural,
    )


def _translations() -> Any:
    """Return the catalog of the request.

    It is kept with the request: a page has hundreds of messages, and a third of a build's time
    went into finding it through Flask-Babel's proxies.
    """
    if "catalog" not in g:
        g.catalog = get_translations()
    return g.catalog


@pass_context
def _gettext(context: Context, source: str, /, **values: Any) -> str:
    return _interpolate(context, _translations().ugettext(source), source, values)


@pass_context
def _ngettext(context: Context, one: str, many: str, n: int, /, **values: Any) -> str:
    source = one if n == 1 else many
    values.setdefault("num", n)
    return _interpolate(context, _translations().ungettext(one, many, n), source, values)


@pass_context
def _pgettext(context: Context, about: str, source: str, /, **values: Any) -> str:
    translation = _translations().upgettext(about, source)
    return _interpolate(context, translation, source, values)


def _interpolate(context: Context, translation: str, source: str, values: dict[str, Any]) -> str:
    mark: Callable[[str], str] = Markup if context.eval_ctx.autoescape else str
    shown: Callable[[object], str] = escape if context.eval_ctx.autoescape else str
    try:
        if not has_lone_percent(translation, source):
            return mark(fill(translation, values, shown))
    except KeyError:
        pass
    _report_once(current_language().folder, translation)
    return mark(fill(source, values, shown))


def _report_once(folder: str, translation: str) -> None:
    if (folder, translation) not in _reported:
        _reported.add((folder, translation))
        log.warning("%s: can't fill in %r", folder, translation)


def gettext(source: str) -> str:
    """Return a message for Python code, read as in a template, without values."""
    return fill(_translations().ugettext(source), {})


def lazy_gettext(source: str) -> LazyString:
    """Return a message that is looked up when it is shown, in the language current then."""
    return LazyString(gettext, source)


def browser_text(source: str) -> str:
    """Return a message with its placeholders; a script fills them in."""
    text: str = _translations().ugettext(source)
    return text


def browser_plural(one: str, many: str) -> Markup:
    """Return every plural form of a message, in the catalog's order, each in a <span>."""
    translations = _translations()
    catalog: dict[Any, str] = getattr(translations, "_catalog", {})
    forms = [catalog[one, index] for index in range(6) if (one, index) in catalog]
    forms = forms or source_forms(current_language().plural_forms, one, many)
    return Markup("").join(Markup("<span>{}</span>").format(form) for form in forms)
