"""The command that serves the preview."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import click
from flask import Flask

from server.core.config import Config
from server.core.languages import SOURCE, Language, find
from server.core.paths import TRANSLATIONS
from server.translate.live import Tracers
from server.translate.preview import answers
from server.translate.preview.current import Tools
from server.translate.preview.entrance import Entrance, own_address
from server.translate.preview.guard import Guard
from server.translate.preview.occurrences import Occurrences
from server.translate.preview.panel import add_panel
from server.translate.preview.serving import EVERYWHERE, HOST, listen, server_of
from server.translate.workshop import open_workshop


@click.command()
@click.argument("tag", default=SOURCE.tag)
@click.option("--port", default=8001, help="The port to listen on.", show_default=True)
@click.option("--lan", is_flag=True, help="Let other devices in this network in, each by a code.")
@click.option(
    "--translations",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=TRANSLATIONS,
    help="Another folder of catalogs.",
)
def preview(tag: str, port: int, translations: Path, *, lan: bool) -> None:
    """Show the app with the catalogs on disk; messages are marked and can be edited.

    TAG is the language to begin with. Only this machine can open the preview. With --lan, a phone
    in the same network can open it too, after somebody has typed the code there.
    """
    config = dataclasses.replace(
        Config.from_environ(), host=HOST, port=port, origin=f"http://{HOST}:{port}"
    )
    if not (config.bundled("preview") / "preview.js").exists():
        sys.exit("nobars: the preview's scripts are not bundled: run `make assets` first.")
    app = make_preview(config, translations, Entrance(_tell_code) if lan else None)
    language = find(tag, app.extensions["nobars-languages"])
    if language is None:
        sys.exit(f"nobars: {_explain_missing(tag, translations)}")
    try:
        server = server_of(app, listen(port, EVERYWHERE if lan else HOST))
    except OSError as error:
        sys.exit(f"nobars: can't listen on port {port}: {error.strerror}. Choose another: --port.")
    for line in _introduce(config, language, lan=lan):
        click.echo(line)
    server.serve_forever()


def make_preview(
    config: Config, folder: Path = TRANSLATIONS, entrance: Entrance | None = None
) -> Flask:
    """Return the app of the preview; with an `entrance`, other devices can open it."""
    tracers = Tracers()
    guard = Guard(config.port, entrance)
    app = open_workshop(config, folder, tracers)
    begun = {path: path.read_bytes() for path in folder.glob("*/LC_MESSAGES/messages.po")}
    app.extensions["nobars-preview"] = Tools(guard, tracers, Occurrences(app, guard), begun)
    guard.init_app(app)
    app.register_blueprint(answers.bp)
    app.after_request(add_panel)  # Flask calls the last one first, so before an ETag is made
    return app


def _introduce(config: Config, language: Language, *, lan: bool) -> list[str]:
    path = f"{config.base_path}/{language.tag}/"
    home = f"{config.origin}{path}"
    plurals = config.bundled("plurals.ts")
    lines = [f"The preview is at {home} (Ctrl-C stops it).", f"Every state: {home}gallery/"]
    if lan:
        lines.append(
            f"On a phone in the same network: http://{own_address()}:{config.port}{path} and the "
            "code. Who comes in so can read and write the catalogs; use it in a network you trust."
        )
    if language != SOURCE and f'"{language.tag}"' not in plurals.read_text(encoding="utf-8"):
        lines.append(
            f"Scripts don't know the plural rule of {language.tag} yet: stop this with Ctrl-C, "
            "run `make assets`, and begin again."
        )
    return lines


def _tell_code(code: str) -> None:
    click.echo(f"The code for the next device: {code}")


def _explain_missing(tag: str, folder: Path) -> str:
    there = sorted(each.parent.name.replace("_", "-") for each in folder.glob("*/language.json"))
    return (
        f"there is no language {tag}. There are: {', '.join(there)}. "
        f"To begin one: `nobars translate add {tag}`."
    )
