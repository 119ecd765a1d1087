"""The folders of templates, and the names that every template can use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flask import Flask, url_for
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

from server.core.config import Config
from server.features.registry import features, sections

SHELL = Path(__file__).with_name("templates")
SAME_SIGNS = SHELL / "shell" / "same-signs.txt"


@cache
def same_signs() -> str:
    """Return pairs of Chinese signs, traditional and simplified, that a search takes for one."""
    lines = SAME_SIGNS.read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def init_app(app: Flask) -> None:
    """Load `<feature>/…` from the feature's folder, and all other templates from the shell's."""
    config: Config = app.config["NOBARS"]
    rooms = {each.name: FileSystemLoader(each.folder / "templates") for each in features()}
    app.jinja_loader = ChoiceLoader([PrefixLoader(rooms), FileSystemLoader(SHELL)])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        asset=lambda name: url_for("offline.asset", name=name),
        kill_worker=config.kill_worker,
        live=False,
        same_signs=same_signs,
        sections=sections(),
    )
