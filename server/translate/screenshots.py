"""`nobars translate screenshots`: pictures of all pages and states, with the messages of each."""

from __future__ import annotations

import dataclasses
import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click
from flask import Flask, request
from werkzeug.wrappers import Response

from server.core.config import Config
from server.core.languages import Language, find
from server.core.paths import PROJECT, TRANSLATIONS
from server.features.addresses import page_urls
from server.gallery import states as gallery
from server.translate.browser import ARGUMENTS, find_chromium
from server.translate.preview.command import make_preview
from server.translate.preview.current import Tools
from server.translate.preview.serving import HOST, listen, server_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 740}
# Pictures have neither the panel nor its colours, and every closed section is opened.
SWITCHED_OFF = """sessionStorage.setItem("nobars:preview", JSON.stringify(
    {open: false, switches: {untranslated: false, fuzzy: false, edit: false}}))"""
UNFOLD = """() => {
    document.querySelector("nobars-preview").style.display = "none";
    for (const each of document.querySelectorAll("main details")) each.open = true;
}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """An open page or state, and the messages that it shows as (context, source)."""

    name: str
    title: str
    url: str
    messages: tuple[tuple[str, str], ...]


@click.command()
@click.argument("tag")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=PROJECT / "build" / "screenshots",
    help="The folder to write to.",
)
@click.option("--only", default="", help="Take only those whose name has this in it.")
def screenshots(tag: str, out: Path, only: str) -> None:
    """Take a picture of every page and state in the language TAG.

    The file index.json beside them lists the messages of each picture. With it, a translation
    platform can show translators where each message is.
    """
    if find_spec("playwright") is None:
        sys.exit(
            "nobars: screenshots need Playwright, which developers have: run `make .make/dev`."
        )
    with serve_preview(Config.from_environ()) as app:
        language = find(tag, app.extensions["nobars-languages"])
        if language is None:
            sys.exit(f"nobars: there is no language {tag}.")
        folder = out / language.tag
        folder.mkdir(parents=True, exist_ok=True)
        index = [_describe(shot) for shot in _take(app, language, folder, only)]
    text = json.dumps(index, ensure_ascii=False, indent=1)
    (folder / "index.json").write_text(text + "\n", encoding="utf-8")
    click.echo(f"{len(index)} pictures and index.json are in {folder}.")


@contextmanager
def serve_preview(config: Config, folder: Path = TRANSLATIONS) -> Iterator[Flask]:
    """Serve the preview on a free port within a `with` block; the app's config has the address."""
    listener = listen(0)
    port: int = listener.getsockname()[1]
    config = dataclasses.replace(config, host=HOST, port=port, origin=f"http://{HOST}:{port}")
    app = make_preview(config, folder)
    app.after_request(_keep_asset)
    server = server_of(app, listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield app
    finally:
        server.shutdown()
        server.server_close()


def _keep_asset(response: Response) -> Response:
    """Let the browser cache scripts and styles, which don't change while pictures are taken."""
    if request.path.startswith("/assets/"):
        response.headers["Cache-Control"] = "max-age=3600"
    return response


def visit(
    app: Flask, language: Language, page: Page, wanted: Callable[[str], bool]
) -> Iterator[Shot]:
    """Open each page and state of a language whose name is wanted, and yield its shot."""
    origin = app.config["NOBARS"].origin
    page.add_init_script(SWITCHED_OFF)
    places = list(_places(app, language))
    for name, title, url in (place for place in places if wanted(place[0])):
        page.goto(origin + url)
        page.wait_for_selector("html.preview-ready", state="attached")
        if title:
            page.wait_for_selector("html[data-gallery=shown]", state="attached")
        page.evaluate(UNFOLD)
        page.evaluate("new Promise(requestAnimationFrame)")
        tools: Tools = app.extensions["nobars-preview"]
        shown = sorted(page.evaluate("messagesShown()"))
        messages = tuple(tools.tracers.keys[index] for index in shown)
        yield Shot(name, title or page.title(), url, messages)


def _places(app: Flask, language: Language) -> Iterator[tuple[str, str, str]]:
    config: Config = app.config["NOBARS"]
    with app.test_request_context(base_url=f"{config.origin}{config.base_path}/"):
        for url in page_urls(app, language):
            path = url.removeprefix(f"{config.base_path}/{language.tag}/")
            yield path.strip("/").replace("/", "-") or "home", "", url
        states = zip(gallery.STATES.values(), gallery.state_urls(language), strict=True)
        yield from ((f"state-{state.name}", state.title, url) for state, url in states)


def _take(app: Flask, language: Language, folder: Path, only: str) -> Iterator[Shot]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (not there in production)

    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = _open_phone(browser, language)
        for shot in visit(app, language, page, lambda name: only in name):
            page.screenshot(path=folder / f"{shot.name}.png", full_page=True)
            yield shot
        browser.close()


def _open_phone(browser: Browser, language: Language) -> Page:
    context = browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        locale=language.tag,
        service_workers="block",
        reduced_motion="reduce",
    )
    return context.new_page()


def _describe(shot: Shot) -> dict[str, object]:
    messages = [{"context": context, "source": source} for context, source in shot.messages]
    return {"file": f"{shot.name}.png", "title": shot.title, "url": shot.url, "messages": messages}
