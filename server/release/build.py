"""Build a release: render every page once, hash every byte once, and compress it once.

The server, the worker, a static export and the deploy check all speak of this same release.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from flask import Flask, url_for

from server.core.addresses import page_urls
from server.core.config import Config
from server.core.languages import Language
from server.core.localization import default_language, language_menu, published_languages
from server.http.security import HEADERS
from server.release.cache import Cache
from server.release.compression import SMALLEST, Effort, compress
from server.release.description import (
    WORKER,
    describe_file,
    descriptions,
    identify,
    kill_loader,
    volumes,
)
from server.release.fingerprint import fingerprint
from server.release.model import Release, file_name
from server.release.settings import Settings
from server.release.unaddressed import unaddressed_pages

CODE = "worker.js"  # the bundle that the worker runs
KILL_CODE = "kill.js"  # what a host can ship in its place
CHOOSER = "choose.js"  # what chooses a language where the host can't
APART = {CODE, KILL_CODE, CHOOSER}  # the bundles that no saved page loads


def build_release(app: Flask, effort: Effort = SMALLEST, cache: Cache | None = None) -> Release:
    """Render, describe and compress everything that `app`, in live mode, would serve."""
    config: Config = app.config["NOBARS"]
    bundled = _read_assets(config.assets)
    with app.test_request_context(base_url=config.origin + config.base_path + "/"):
        assets = {url_for("offline.asset", name=name): body for name, body in bundled.items()}
        pages = {
            each.tag: [*page_urls(app, each), url_for("offline.manifest", tag=each.tag)]
            for each in config.languages
        }
        apart = [
            url_for("discovery.robots"),
            url_for("discovery.sitemap"),
            url_for("home.list_languages"),
        ]
        menu = language_menu()
        if config.security_expires:
            apart.append(url_for("discovery.security"))
        settings = _settings(config)
    rendered = _render(app, apart)
    for language in config.languages:
        rendered |= _render_language(app, language, pages[language.tag], settings, cache)
    described = {
        "assets": [describe_file(url, body) for url, body in assets.items()],
        "headers": HEADERS,  # a saved page forbids what a served one does
        "menu": menu,
        "languages": {
            tag: {"pages": [describe_file(url, rendered[url]) for url in urls]}
            for tag, urls in pages.items()
        },
    }
    everything = {**assets, **rendered}.items()
    bodies = {
        **{file_name(url.removeprefix(config.base_path)): body for url, body in everything},
        **unaddressed_pages(app),
        f"assets/{CHOOSER}": (config.assets / CHOOSER).read_bytes(),
        **volumes(described, rendered),
        **descriptions(described, (config.assets / CODE).read_bytes()),
    }
    if config.kill_worker:
        bodies[WORKER] = kill_loader(described, (config.assets / KILL_CODE).read_bytes())
    return Release(identify(described), compress(bodies, effort, cache), settings)


def _settings(config: Config) -> Settings:
    return Settings(
        origin=config.origin,
        base_path=config.base_path,
        default_language=default_language(config).tag,
        languages=tuple(each.tag for each in config.languages),
        published=tuple(each.tag for each in published_languages()),
    )


def _read_assets(folder: Path) -> dict[str, bytes]:
    if not all((folder / name).exists() for name in APART):
        raise FileNotFoundError(f"{folder} holds no bundled scripts: run `make assets` first.")
    names = sorted(path.name for path in folder.iterdir() if path.name not in APART)
    return {name: (folder / name).read_bytes() for name in names}


def _render_language(
    app: Flask, language: Language, urls: list[str], settings: Settings, cache: Cache | None
) -> dict[str, bytes]:
    """Render the pages of a language, unless a build before has done it from the same inputs."""
    if cache is None:
        return _render(app, urls)

    def make() -> bytes:
        return json.dumps({url: body.decode() for url, body in _render(app, urls).items()}).encode()

    inputs = fingerprint(app.config["NOBARS"], language)
    kept = json.loads(cache.get(f"pages {inputs} {settings} {language.tag}", make))
    return {url: body.encode() for url, body in kept.items()}


def _render(app: Flask, urls: Iterable[str]) -> dict[str, bytes]:
    client = app.test_client(use_cookies=False)
    bodies = {}
    for url in urls:
        response = client.get(url, base_url=app.config["NOBARS"].origin)
        if response.status_code != 200:
            raise RuntimeError(f"{url} answered {response.status}: a release is whole or not made.")
        bodies[url] = response.data
    return bodies
