"""The parts of a release that one language is: its pages, sent and saved, and their bundles.

They depend on nothing that isn't in their key (`keys.py`), so a build takes over the parts of
the release on disk whose keys are the same (`present.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Flask

from server.core.cache import Cache
from server.core.languages import Language
from server.release.compression import QUICK, SPARING, Effort
from server.release.contents import Pages, list_pages
from server.release.description import RELEASE_FOLDER, as_saved, describe_file
from server.release.draft import Draft, LaidOut, cut, name_at
from server.release.model import File
from server.release.rendering import render_once
from server.release.settings import STAND_IN
from server.release.unaddressed_pages import unaddressed_pages

Places = Mapping[str, tuple[int, ...]]  # of the path prefix, in bytes, by file name


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a release: files below the path prefix, and their description.

    `efforts` has what is worth less effort than all else to compress. Of a part that the release on
    disk has, `bodies` is empty: its bundles are in `files`, and all else is in `folders` there.
    """

    laid_out: LaidOut
    places: Places
    efforts: Mapping[str, Effort] = field(default_factory=dict)
    files: Mapping[str, File] = field(default_factory=dict)
    folders: frozenset[str] = frozenset()


def make_parts(
    app: Flask, language: Language, inside: Mapping[str, bytes], key: str, cache: Cache | None
) -> Iterator[Part]:
    """Yield what phones save of a language, then the pages of countries, which are most of all.

    So the first can be compressed while the second are rendered. `inside` are the assets that stand
    in pages, by name.
    """
    pages = list_pages(app, language)
    rendered = render_once(app, pages.sections, key, cache)
    described = {language.tag: {"pages": _describe(pages, rendered)}}
    bodies = {name_at(url): body for url, body in rendered.items()}
    yield _lay_out(app, described, {**bodies, **unaddressed_pages(app, language)}, inside)
    countries = render_once(app, pages.countries, key, cache)
    bodies = {name_at(url): body for url, body in countries.items()}
    yield replace(_lay_out(app, {}, bodies, {}), efforts=dict.fromkeys(bodies, QUICK))


def _lay_out(
    app: Flask,
    described: Mapping[str, Any],
    rendered: Mapping[str, bytes],
    inside: Mapping[str, bytes],
) -> Part:
    """Return a part of pages that are rendered, and of languages that are described."""
    prefix = app.config["NOBARS"].base_path
    pieces = {name: cut(body) for name, body in {**rendered, **inside}.items()}
    draft = Draft({"languages": described}, pieces)
    laid_out = draft.laid_out(prefix)
    for name in inside:
        del laid_out.bodies[name]
    return Part(laid_out, draft.places(prefix), dict(_efforts(draft, laid_out)))


def _describe(pages: Pages, rendered: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return the descriptions of pages, below the stand-in. The home page is in no bundle."""
    home = next(iter(rendered))
    return [
        _describe_page(url, body, pages.sections[url]) | {"bound": url != home}
        for url, body in rendered.items()
    ]


def _describe_page(url: str, body: bytes, section: str) -> dict[str, Any]:
    """Return the description of a page, and of the form in which phones save it."""
    described = describe_file(url, body, section)
    if not url.endswith("/"):
        return described
    saved = describe_file(f"{STAND_IN}/{RELEASE_FOLDER}{url.removeprefix(STAND_IN + '/')}", body)
    return described | {"saved": {name: saved[name] for name in ("url", "sha256", "bytes")}}


def _efforts(draft: Draft, laid_out: LaidOut) -> Iterator[tuple[str, Effort]]:
    """Yield the files that are worth less effort: no phone downloads all of them.

    A reader requests the page that a link leads to. Phones get pages in bundles, and each alone
    only after a small update, or in its own form if that fails.
    """
    for languages in draft.described["languages"].values():
        for page in languages["pages"]:
            if page["bound"] and "saved" in page:
                yield name_at(page["url"]), SPARING
                yield name_at(as_saved(page)["url"]), QUICK
    yield from ((name, SPARING) for name in laid_out.parts)
