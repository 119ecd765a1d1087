"""Building a release: every page is rendered, hashed and compressed once.

The server, the worker, a static export and the deploy check all use this same release.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, url_for
from werkzeug.test import Client

from server.core.cache import Cache
from server.core.config import Config
from server.core.languages import Language
from server.core.localization import default_language, language_menu, published_languages
from server.features.addresses import page_urls
from server.features.guide.sources import release_date
from server.features.operators.routes import country_urls
from server.features.poster.code import FILE as CODE_FILE
from server.features.poster.code import draw
from server.features.registry import ONLINE, data_endpoints, section_of_asset, section_of_endpoint
from server.release.compression import QUICK, SMALLEST, Effort, compress
from server.release.description import RELEASE_FOLDER, as_saved, describe_file
from server.release.draft import Draft, cut, name_at
from server.release.fingerprint import fingerprint, read_inputs
from server.release.inline import headers_allowing
from server.release.line_breaks import without_line_breaks
from server.release.model import File, Release
from server.release.settings import STAND_IN, Settings
from server.release.unaddressed_pages import unaddressed_pages

CODE = "worker.js"  # the bundle that the worker runs
KILL_CODE = "kill.js"  # the bundle that removes the worker, which a host can ship instead
CHOOSER = "choose.js"  # the bundle that chooses a language on hosts that can't
APART = {CODE, KILL_CODE, CHOOSER}  # bundles that no saved page loads


@dataclass(frozen=True, slots=True)
class _Contents:
    """The contents of a release by address, below the stand-in for the path prefix.

    `assets` has the bundled files. `pages` and `countries` have a language's addresses by its tag;
    no phone saves the latter. `data` are the data files, `apart` all other addresses. `sections`
    has the section of each asset, data file and page.
    """

    assets: Mapping[str, bytes]
    pages: Mapping[str, list[str]]
    countries: Mapping[str, list[str]]
    data: list[str]
    apart: list[str]
    sections: Mapping[str, str]
    menu: list[list[str]]
    settings: Settings


def build_release(app: Flask, effort: Effort = SMALLEST, cache: Cache | None = None) -> Release:
    """Return the release of everything that `app` serves in live mode.

    Raise FileNotFoundError without bundled scripts, RuntimeError if a page can't be rendered.
    """
    config: Config = app.config["NOBARS"]
    contents = _list_contents(app, _read_assets(config.assets))
    rendered = _render_contents(app, contents, cache)
    bodies = {name_at(url): body for url, body in {**contents.assets, **rendered}.items()}
    bodies |= unaddressed_pages(app)
    bodies |= {f"assets/{CHOOSER}": (config.assets / CHOOSER).read_bytes()}
    draft = Draft(
        _describe(contents, rendered),
        {name: cut(body) for name, body in bodies.items()},
        (config.assets / CODE).read_bytes(),
        (config.assets / KILL_CODE).read_bytes() if config.kill_worker else None,
    )
    identity, files = draft.below(config.base_path)
    files[CODE_FILE] = draw(contents.settings.address)
    rare = {name_at(url) for urls in contents.countries.values() for url in urls}
    rare |= {name_at(as_saved(each)["url"]) for each in _bound_in(draft.described)}
    compressed = _compress(files, rare, effort, cache)
    return Release(identity, compressed, contents.settings, draft.places(config.base_path))


def _list_contents(app: Flask, bundled: Mapping[str, bytes]) -> _Contents:
    config: Config = app.config["NOBARS"]
    with app.test_request_context(base_url=config.origin + STAND_IN + "/"):
        addresses = {name: url_for("offline.asset", name=name) for name in bundled}
        data = {url_for(each): section_of_endpoint(each) for each in data_endpoints()}
        pages = {
            each.tag: [*page_urls(app, each), url_for("offline.manifest", tag=each.tag)]
            for each in config.languages
        }
        apart = [
            url_for("discovery.robots"),
            url_for("discovery.sitemap"),
            url_for("home.list_languages"),
            *([url_for("discovery.security")] if config.security_expires else []),
            *(url_for("poster.index", tag=each.tag) for each in config.languages),
        ]
        return _Contents(
            assets={addresses[name]: body for name, body in bundled.items()},
            pages=pages,
            countries={each.tag: [*country_urls(each)] for each in config.languages},
            data=[*data],
            apart=apart,
            sections={
                **{url: section_of_asset(name) for name, url in addresses.items()},
                **data,
                **_sections_of(app, [url for urls in pages.values() for url in urls]),
            },
            menu=language_menu(),
            settings=_settings(config),
        )


def _render_contents(app: Flask, contents: _Contents, cache: Cache | None) -> dict[str, bytes]:
    """Return everything that is rendered, by address; pages of a language come from the cache."""
    config: Config = app.config["NOBARS"]
    rendered = _render(app, [*contents.apart, *contents.data])
    inputs = read_inputs(config) if cache else []
    for language in config.languages:
        published = ",".join(contents.settings.published)
        key = f"{fingerprint(config, language, inputs)} {published}"
        for urls in (contents.pages[language.tag], contents.countries[language.tag]):
            rendered |= _render_language(app, language, urls, key, cache)
    return rendered


def _describe(contents: _Contents, rendered: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the description of a release, below the stand-in."""
    sections = contents.sections
    shared = {**contents.assets, **{url: rendered[url] for url in contents.data}}
    first, *_ = contents.pages.values()
    home = rendered[first[0]].decode()
    return {
        "date": release_date().isoformat(),
        "assets": [
            describe_file(url, body, sections[url]) | {"bound": _is_bound(url, home)}
            for url, body in shared.items()
            if sections[url] != ONLINE
        ],
        # Saved pages have the same security headers as served ones.
        "headers": headers_allowing({name_at(url): b for url, b in contents.assets.items()}),
        "menu": contents.menu,
        "languages": {
            tag: {
                "pages": [
                    _describe_page(url, rendered[url], sections[url]) | {"bound": url != urls[0]}
                    for url in urls
                ]
            }
            for tag, urls in contents.pages.items()
        },
    }


def _describe_page(url: str, body: bytes, section: str) -> dict[str, Any]:
    """Return the description of a page, and of the form in which phones save it."""
    described = describe_file(url, body, section)
    if not url.endswith("/"):
        return described
    saved = describe_file(f"{STAND_IN}/{RELEASE_FOLDER}{url.removeprefix(STAND_IN + '/')}", body)
    return described | {"saved": {name: saved[name] for name in ("url", "sha256", "bytes")}}


def _is_bound(url: str, home: str) -> bool:
    """Return whether an asset is in a bundle.

    Files that the home page loads are not, because phones have them before. Data files are not,
    because they are large: when a connection breaks, less is lost.
    """
    return url not in home and url.endswith((".js", ".css", ".txt"))


def _compress(
    files: Mapping[str, bytes], quick: AbstractSet[str], effort: Effort, cache: Cache | None
) -> dict[str, File]:
    """Return compressed files; those named in `quick` fast: phones rarely request them."""
    small = {name: body for name, body in files.items() if name not in quick}
    large = {name: body for name, body in files.items() if name in quick}
    return compress(small, effort, cache) | compress(large, QUICK, cache)


def _bound_in(described: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the pages that phones get in bundles, and separately only if that fails."""
    for language in described["languages"].values():
        yield from (page for page in language["pages"] if page["bound"] and "saved" in page)


def _settings(config: Config) -> Settings:
    return Settings(
        origin=config.origin,
        base_path=config.base_path,
        default_language=default_language(config).tag,
        languages=tuple(each.tag for each in config.languages),
        published=tuple(each.tag for each in published_languages()),
    )


def _sections_of(app: Flask, urls: Iterable[str]) -> dict[str, str]:
    routes = app.url_map.bind("")
    found = {url: routes.match(url.removeprefix(STAND_IN))[0] for url in urls}
    return {url: section_of_endpoint(str(endpoint)) for url, endpoint in found.items()}


def _read_assets(folder: Path) -> dict[str, bytes]:
    if not all((folder / name).exists() for name in APART):
        raise FileNotFoundError(f"{folder} holds no bundled scripts: run `make assets` first.")
    names = sorted(path.name for path in folder.iterdir() if path.name not in APART)
    return {name: (folder / name).read_bytes() for name in names}


def _render_language(
    app: Flask, language: Language, urls: list[str], key: str, cache: Cache | None
) -> dict[str, bytes]:
    """Return the pages of a language; from the cache, if a build has rendered the same inputs."""
    if cache is None:
        return _render(app, urls)

    def make() -> bytes:
        return json.dumps({url: body.decode() for url, body in _render(app, urls).items()}).encode()

    kept = json.loads(cache.get(f"pages {key} {language.tag} {' '.join(urls)}", make))
    return {url: body.encode() for url, body in kept.items()}


def _render(app: Flask, urls: Iterable[str]) -> dict[str, bytes]:
    # Flask's own WSGI app: that of `app` may expect the real prefix instead of the stand-in.
    client = Client(partial(Flask.wsgi_app, app), use_cookies=False)
    root = app.config["NOBARS"].origin + STAND_IN
    bodies = {}
    for url in urls:
        response = client.get(url.removeprefix(STAND_IN), base_url=root)
        if response.status_code != 200:
            raise RuntimeError(f"{url} answered {response.status}: a release is whole or not made.")
        is_page = response.mimetype == "text/html"
        bodies[url] = without_line_breaks(response.text).encode() if is_page else response.data
    return bodies
