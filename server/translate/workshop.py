"""The workshop: the app for developers and translators, live, with pseudo-locales and gallery."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from babel.core import Locale, UnknownLocaleError
from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

from server.app import create_app
from server.catalog.plurals import rule_for
from server.core.config import Config
from server.core.languages import LANGUAGES, Language
from server.core.paths import TRANSLATIONS
from server.gallery import routes as gallery
from server.translate.live import LiveDomain, Tracers
from server.translate.pseudo import FORMS, PSEUDO

Direction = Literal["ltr", "rtl"]
HERE = Path(__file__).parent
OWN_TEMPLATES = {
    "gallery": FileSystemLoader(HERE.parent / "gallery" / "templates"),
    "preview": FileSystemLoader(HERE / "preview" / "templates"),
}


def open_workshop(
    config: Config, folder: Path = TRANSLATIONS, tracers: Tracers | None = None
) -> Flask:
    """Return the app with the words on disk; its pages are never saved for offline use."""
    languages = (*LANGUAGES, *find_catalogs(folder), *PSEUDO)
    app = create_app(config, languages=languages)
    app.extensions["nobars-published"] = {each.tag for each in languages}  # all are published
    app.jinja_env.globals["live"] = True
    app.jinja_env.auto_reload = True
    domain = LiveDomain(folder, tracers)
    app.extensions["nobars-words"] = domain
    app.before_request(domain.as_default)
    rooms = filter(None, [PrefixLoader(OWN_TEMPLATES), app.jinja_loader])
    app.jinja_loader = ChoiceLoader([*rooms])
    app.register_blueprint(gallery.bp)
    return app


def find_catalogs(folder: Path) -> Iterator[Language]:
    """Yield the languages that have a catalog, but no entry yet."""
    known = {each.folder for each in LANGUAGES}
    for path in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        name = path.parent.parent.name
        if name in known:
            continue
        try:
            locale = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue  # Babel can't write dates and numbers in it
        tag, own_name = name.replace("_", "-"), locale.display_name or name
        direction: Direction = "rtl" if locale.text_direction == "rtl" else "ltr"
        yield Language(tag, name, own_name, direction, rule_for(name) or FORMS)
