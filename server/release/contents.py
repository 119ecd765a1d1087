"""The addresses of a release, below the stand-in for the path prefix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from flask import Flask, url_for

from server.core.config import Config
from server.core.languages import Language
from server.core.localization import default_language, language_menu, published_languages
from server.features.addresses import page_urls
from server.features.operators.routes import country_urls
from server.features.registry import data_endpoints, section_of_asset, section_of_endpoint
from server.release.settings import STAND_IN, Settings

CODE = "worker.js"  # the bundle that the worker runs
KILL_CODE = "kill.js"  # the bundle that removes the worker, which a host can ship instead
CHOOSER = "choose.js"  # the bundle that chooses a language on hosts that can't
APART = {CODE, KILL_CODE, CHOOSER}  # bundles that no saved page loads


class Pages(NamedTuple):
    """The addresses of a language: what phones save, with the section of each; its countries.

    No phone saves the pages of countries. The first page is home.
    """

    sections: Mapping[str, str]
    countries: list[str]


@dataclass(frozen=True, slots=True)
class Contents:
    """What all languages share, by address.

    `assets` has the bundled files. `data` are the data files, `apart` all other addresses: those of
    all languages, and pages that have words of all. `sections` has the section of each asset and
    data file.
    """

    assets: Mapping[str, bytes]
    data: list[str]
    apart: list[str]
    sections: Mapping[str, str]
    menu: list[list[str]]
    settings: Settings


def list_contents(app: Flask) -> Contents:
    """Return what all languages share. Raise FileNotFoundError without bundled scripts."""
    config: Config = app.config["NOBARS"]
    bundled = _read_assets(config.assets)
    with app.test_request_context(base_url=config.origin + STAND_IN + "/"):
        addresses = {name: url_for("offline.asset", name=name) for name in bundled}
        data = {url_for(each): section_of_endpoint(each) for each in data_endpoints()}
        return Contents(
            assets={addresses[name]: body for name, body in bundled.items()},
            data=[*data],
            apart=[
                url_for("discovery.robots"),
                url_for("discovery.sitemap"),
                url_for("home.list_languages"),
                *([url_for("discovery.security")] if config.security_expires else []),
                *(url_for("poster.index", tag=each.tag) for each in config.languages),
            ],
            sections={url: section_of_asset(name) for name, url in addresses.items()} | data,
            menu=language_menu(),
            settings=_settings(config),
        )


def list_pages(app: Flask, language: Language) -> Pages:
    """Return the addresses of a language."""
    routes = app.url_map.bind("")
    with app.test_request_context(base_url=app.config["NOBARS"].origin + STAND_IN + "/"):
        saved = [*page_urls(app, language), url_for("offline.manifest", tag=language.tag)]
        endpoints = {url: str(routes.match(url.removeprefix(STAND_IN))[0]) for url in saved}
        sections = {url: section_of_endpoint(each) for url, each in endpoints.items()}
        return Pages(sections, [*country_urls(language)])


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
