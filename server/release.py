"""The release: every page rendered once, every byte hashed once, and compressed once.

The server, the worker, a static export and the deploy check all speak of this same release.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli
from flask import Flask, url_for

from server.addresses import page_urls
from server.config import Config
from server.description import (
    DESCRIPTION,
    WORKER,
    describe_file,
    descriptions,
    identify,
    kill_loader,
    volumes,
)
from server.security import HEADERS
from server.standing import is_standing, standing_pages

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".xml": "text/xml; charset=utf-8",
}
COMPRESSIBLE = {each for each in TYPES if each != ".png"}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
CODE = "worker.js"  # the bundle that the worker runs
KILL_CODE = "kill.js"  # what a host can ship in its place
CHOOSER = "choose.js"  # what chooses a language where the host can't
APART = {CODE, KILL_CODE, CHOOSER}  # the bundles that no saved page loads
WORTH = 50  # bytes that compressing must save: it takes headers of its own


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one address, and the same compressed where that is smaller."""

    body: bytes
    type: str
    sha256: str
    encoded: Mapping[str, bytes]

    @classmethod
    def of(cls, name: str, body: bytes, encoded: Mapping[str, bytes] | None = None) -> File:
        """Hash a file's bytes; its type follows from its name's ending."""
        kind = TYPES[Path(name).suffix]
        return cls(body, kind, hashlib.sha256(body).hexdigest(), encoded or {})


@dataclass(frozen=True, slots=True)
class Release:
    """All files of a release by file name (`en/guide/index.html`), and its description."""

    id: str
    files: Mapping[str, File]

    def at(self, path: str) -> File | None:
        """Find the file at an address below the base path: `/en/` is `en/index.html`."""
        name = file_name(path)
        return None if is_standing(name) else self.files.get(name)


def file_name(path: str) -> str:
    """Give the name of the file at an address: a static host can serve the release as it lies."""
    return (path + "index.html" if path.endswith("/") else path).lstrip("/")


def build_release(app: Flask) -> Release:
    """Render, describe and compress everything that `app`, in live mode, would serve."""
    config: Config = app.config["NOBARS"]
    bundled = _read_assets(config.assets)
    with app.test_request_context(base_url=config.origin + config.base_path + "/"):
        assets = {url_for("offline.asset", name=name): body for name, body in bundled.items()}
        pages = {
            each.tag: [*page_urls(app, each), url_for("offline.manifest", tag=each.tag)]
            for each in config.languages
        }
        apart = [url_for("discovery.robots"), url_for("discovery.sitemap")]
        if config.security_expires:
            apart.append(url_for("discovery.security"))
    rendered = _render(app, [*apart, *(url for urls in pages.values() for url in urls)])
    described = {
        "assets": [describe_file(url, body) for url, body in assets.items()],
        "headers": HEADERS,  # a saved page forbids what a served one does
        "languages": {
            tag: {"pages": [describe_file(url, rendered[url]) for url in urls]}
            for tag, urls in pages.items()
        },
    }
    everything = {**assets, **rendered}.items()
    bodies = {
        **{file_name(url.removeprefix(config.base_path)): body for url, body in everything},
        **standing_pages(app),
        f"assets/{CHOOSER}": (config.assets / CHOOSER).read_bytes(),
        **volumes(described, rendered),
        **descriptions(described, (config.assets / CODE).read_bytes()),
    }
    if config.kill_worker:
        bodies[WORKER] = kill_loader(described, (config.assets / KILL_CODE).read_bytes())
    return Release(identify(described), compress(bodies))


def _read_assets(folder: Path) -> dict[str, bytes]:
    if not all((folder / name).exists() for name in APART):
        raise FileNotFoundError(f"{folder} holds no bundled scripts: run `make assets` first.")
    names = sorted(path.name for path in folder.iterdir() if path.name not in APART)
    return {name: (folder / name).read_bytes() for name in names}


def _render(app: Flask, urls: Iterable[str]) -> dict[str, bytes]:
    client = app.test_client(use_cookies=False)
    bodies = {}
    for url in urls:
        response = client.get(url, base_url=app.config["NOBARS"].origin)
        if response.status_code != 200:
            raise RuntimeError(f"{url} answered {response.status}: a release is whole or not made.")
        bodies[url] = response.data
    return bodies


def compress(bodies: Mapping[str, bytes]) -> dict[str, File]:
    """Make files of bodies by name, compressed where that is worth it."""

    def one(item: tuple[str, bytes]) -> tuple[str, File]:
        name, body = item
        encoded: dict[str, bytes] = {}
        if Path(name).suffix in COMPRESSIBLE:
            encoded = {"br": brotli.compress(body), "gzip": gzip.compress(body, 9, mtime=0)}
        smaller = {each: data for each, data in encoded.items() if len(data) + WORTH < len(body)}
        return name, File.of(name, body, smaller)

    with ThreadPoolExecutor() as threads:  # brotli lets other threads run while it works
        return dict(threads.map(one, bodies.items()))


def write_release(release: Release, folder: Path) -> None:
    """Replace what is at `folder` by the release, compressed files beside the plain ones."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, file in release.files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)
        for encoding, data in file.encoded.items():
            path.with_name(path.name + ENCODINGS[encoding]).write_bytes(data)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def read_release(folder: Path) -> Release:
    """Read a written release into memory. Raises FileNotFoundError if there is none."""
    identity = json.loads((folder / DESCRIPTION).read_bytes())["id"]
    files: dict[str, File] = {}
    for path in folder.rglob("*"):
        if path.suffix in TYPES:
            beside = {e: path.with_name(path.name + ending) for e, ending in ENCODINGS.items()}
            encoded = {e: each.read_bytes() for e, each in beside.items() if each.exists()}
            name = path.relative_to(folder).as_posix()
            files[name] = File.of(name, path.read_bytes(), encoded)
    return Release(identity, files)
