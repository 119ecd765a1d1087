"""Building a release: every page is rendered, hashed and compressed once.

The server, the worker, a static export and the deploy check all use this same release.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Flask

from server.core.cache import Cache, CheckedCache
from server.core.config import Config
from server.features.guide.sources import release_date
from server.features.poster.code import FILE as CODE_FILE
from server.features.poster.code import draw
from server.features.registry import ONLINE
from server.release.compression import QUICK, SMALLEST, Effort, compress_each
from server.release.contents import CHOOSER, CODE, KILL_CODE, Contents, list_contents, list_pages
from server.release.description import BUNDLES, describe_file
from server.release.draft import Draft, LaidOut, cut, name_at
from server.release.fingerprint import Inputs
from server.release.inline import INSIDE, headers_allowing
from server.release.keys import Keys, libraries
from server.release.model import Release
from server.release.parts import Part, make_parts
from server.release.present import Present
from server.release.rendering import render, render_once
from server.release.settings import STAND_IN
from server.release.unaddressed import CHOICE
from server.release.unaddressed_pages import choice_page

RARE = {"sitemap.xml": QUICK}  # search engines request it; it has each page in all languages


def build_release(  # noqa: PLR0913 (what it may take over has that many sources)
    app: Flask,
    effort: Effort = SMALLEST,
    cache: Cache | None = None,
    present: Present | None = None,
    *,
    inputs: Inputs | None = None,
    anew: bool = False,
) -> Release:
    """Return the release of everything that `app` serves in live mode.

    Parts of the `present` release that are made of the same are taken over: their files are not
    read, so the result can only be written to the same folder. `inputs` were read before `app` was
    made. If files are edited after that, the next build takes nothing over. `anew` renders pages
    that the cache has, too. Raise FileNotFoundError without bundled scripts, RuntimeError if a page
    can't be rendered.
    """
    config: Config = app.config["NOBARS"]
    made_of = inputs or Inputs.read(config)

    def is_unedited() -> bool:
        return Inputs.read(config) == made_of

    pages = cache and CheckedCache(cache.folder, is_unedited, anew=anew)
    contents = list_contents(app)
    inside = {name: contents.assets[f"{STAND_IN}/{name}"] for name in INSIDE.values()}
    keys = Keys.of(config, made_of, contents.settings, inside, effort)
    parts: list[Part] = []
    with ThreadPoolExecutor(1) as behind:  # a part is compressed while the next one is rendered
        packed = []
        for language in config.languages:
            kept = present and present.part(language.tag, keys.parts[language.tag])
            made = make_parts(app, language, inside, keys.pages[language.tag], pages)
            for part in [kept] if kept else made:
                bodies = part.laid_out.bodies
                packed.append(behind.submit(compress_each, bodies, part.efforts, effort, cache))
                parts.append(part)
        draft = _draft(app, contents, keys.data, pages)
        shared = draft.laid_out(config.base_path)
        joint = LaidOut(_joined(shared, parts), shared.bodies)
        identity, bodies = joint.completed(draft.code, draft.kill)
        bodies[CODE_FILE] = draw(contents.settings.address)
        files = compress_each(bodies, RARE, effort, cache)
    for part, compressed in zip(parts, packed, strict=True):
        files |= {**part.files, **compressed.result()}
    places = {name: each for part in parts for name, each in part.places.items()}
    return Release(
        identity,
        files,
        contents.settings,
        {**places, **draft.places(config.base_path)},
        {"libraries": libraries(), "parts": keys.parts if is_unedited() else {}},
        frozenset(folder for part in parts for folder in part.folders),
    )


def _draft(app: Flask, contents: Contents, key: str, cache: Cache | None) -> Draft:
    """Return the draft of what all languages share. `key` is that of the data files."""
    config: Config = app.config["NOBARS"]
    data = render_once(app, contents.data, key, cache)
    rendered = {**contents.assets, **data, **render(app, contents.apart)}
    bodies = {name_at(url): body for url, body in rendered.items()}
    bodies |= {CHOICE: choice_page(app)}
    bodies |= {f"assets/{CHOOSER}": (config.assets / CHOOSER).read_bytes()}
    return Draft(
        _describe(app, contents, {**contents.assets, **data}),
        {name: cut(body) for name, body in bodies.items()},
        (config.assets / CODE).read_bytes(),
        (config.assets / KILL_CODE).read_bytes() if config.kill_worker else None,
    )


def _describe(app: Flask, contents: Contents, shared: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the description of what all languages share, below the stand-in."""
    sections = contents.sections
    first = app.config["NOBARS"].languages[0]
    [home] = render(app, [*list_pages(app, first).sections][:1]).values()
    return {
        "date": release_date().isoformat(),
        "assets": [
            describe_file(url, body, sections[url]) | {"bound": _is_bound(url, home.decode())}
            for url, body in shared.items()
            if sections[url] != ONLINE
        ],
        # Saved pages have the same security headers as served ones.
        "headers": headers_allowing({name_at(url): b for url, b in contents.assets.items()}),
        "menu": contents.menu,
        "languages": {},
    }


def _is_bound(url: str, home: str) -> bool:
    """Return whether an asset is in a bundle, whose files are texts.

    Files that the home page loads are not, because phones have them before.
    """
    return url not in home and not url.endswith(".png")


def _joined(shared: LaidOut, parts: list[Part]) -> dict[str, Any]:
    """Return the description of the release, from those of its parts."""
    described = [part.laid_out.described for part in parts]
    return {
        **shared.described,
        "languages": {tag: each for one in described for tag, each in one["languages"].items()},
        BUNDLES: [each for one in (shared.described, *described) for each in one[BUNDLES]],
    }
