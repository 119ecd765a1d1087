"""The folders of templates, and the names that every template can use."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

from flask import Flask, url_for
from jinja2 import ChoiceLoader, FileSystemBytecodeCache, FileSystemLoader, PrefixLoader
from jinja2.bccache import Bucket

from server.core.config import Config
from server.features.registry import features, sections

SHELL = Path(__file__).with_name("templates")
SAME_SIGNS = SHELL / "shell" / "same-signs.txt"


@cache
def same_signs() -> str:
    """Return pairs of Chinese signs, traditional and simplified, that a search takes for one."""
    lines = SAME_SIGNS.read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates of earlier builds, by name; Jinja compares the source.

    To compile all of them takes half a second.
    """

    def __init__(self, folder: Path) -> None:
        """Keep them in `folder`, which is made with the first one."""
        super().__init__(str(folder))
        # A template is compiled by Jinja, and by the settings below.
        self._compiler = metadata.version("jinja2").encode() + Path(__file__).read_bytes()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja's)
        """Return a file name for the name: two copies of the project may share the folder."""
        return hashlib.sha256(name.encode() + self._compiler).hexdigest()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a template; where nothing can be written, it is compiled each time."""
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


def init_app(app: Flask) -> None:
    """Load `<feature>/…` from the feature's folder, and all other templates from the shell's."""
    config: Config = app.config["NOBARS"]
    rooms = {each.name: FileSystemLoader(each.folder / "templates") for each in features()}
    app.jinja_loader = ChoiceLoader([PrefixLoader(rooms), FileSystemLoader(SHELL)])
    app.jinja_env.bytecode_cache = _Compiled(config.cache.with_name("templates"))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.globals.update(
        asset=lambda name: url_for("offline.asset", name=name),
        kill_worker=config.kill_worker,
        live=False,
        same_signs=same_signs,
        sections=sections(),
    )
