"""Does a host send the release that it says it serves?"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from server.release.description import (
    DESCRIPTION,
    RELEASE_FOLDER,
    WORKER,
    bindings,
    hash_in,
    identify,
    lists,
    loader,
)
from server.release.model import Release
from server.release.unaddressed import is_unaddressed
from server.verify.files import Expected, check_file
from server.verify.report import Fault, Report, group
from server.verify.wire import Unreachable, ask

AT_ONCE = 4  # requests; a check is no load test
NOWHERE = ("nobars-verify-finds-nothing/", "assets/nobars-verify-finds-nothing.js")


@dataclass(frozen=True, slots=True)
class Deployment:
    """A host's origin, the path that the app lies below ("" or "/prefix"), and what it serves."""

    origin: str
    base: str
    release: dict[str, Any]
    worker: str

    @property
    def described(self) -> dict[str, Any]:
        """The release, but for its id."""
        return _described(self.release)

    @property
    def code(self) -> str:
        """The name of the file that the worker imports, "" if none."""
        named = re.search(rf'"({RELEASE_FOLDER}worker-[0-9a-f]{{16}}\.js)"', self.worker)
        return named[1] if named else ""

    @property
    def listed(self) -> dict[str, str]:
        """The SHA-256 of each file that the release lists, by address."""
        return _listed(self.release)

    @property
    def root(self) -> str:
        """The address at which the app opens."""
        return f"{self.origin}{self.base}/"


def verify(url: str, local: Release | None = None) -> Report:
    """Compare what a host sends with its release, and that with a local build if one is given.

    `url` is where the app opens, a path prefix included. Raises Unreachable.
    """
    parts = urlsplit(url)
    origin, base = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")
    release = _read_description(f"{origin}{base}/{DESCRIPTION}")
    if release is None:
        text = "is not the description of a release whose id fits it. Is the app here, whole?"
        return Report(url, "", 0, group([Fault(f"{base}/{DESCRIPTION}", "release", text)]))
    host = Deployment(origin, base, release, _read_worker(f"{origin}{base}/{WORKER}"))
    files = [*_expected(host, local)]
    faults = [*_check_prefix(host), *_compare(host, local), *_check_files(host, files)]
    for check in (_check_worker, _check_root, _check_nowhere):
        try:
            faults.extend(check(host))
        except Unreachable as problem:
            faults.append(Fault(f"{base}/", "unreachable", f"did not answer: {problem}."))
    return Report(url, release["id"], len(files), group(faults))


def _read_description(url: str) -> dict[str, Any] | None:
    answer = ask(url, Accept_Encoding="gzip")
    try:
        release: dict[str, Any] = json.loads(answer.decoded() or b"")
        named = release["id"] == identify(_described(release))
        genuine = answer.status == 200 and named and _listed(release)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return release if genuine else None


def _read_worker(url: str) -> str:
    return (ask(url, Accept_Encoding="identity").decoded() or b"").decode("latin-1")


def _described(release: dict[str, Any]) -> dict[str, Any]:
    return {name: release[name] for name in ("assets", "headers", "menu", "languages")}


def _listed(release: dict[str, Any]) -> dict[str, str]:
    pages = [page for each in release["languages"].values() for page in each["pages"]]
    return {file["url"]: file["sha256"] for file in [*release["assets"], *pages]}


def _expected(host: Deployment, local: Release | None) -> Iterator[Expected]:
    """Yield what the release lists, and what it can't: its descriptions, the worker, the rest."""
    yield from (Expected(url, sha256) for url, sha256 in host.listed.items())
    ours = local.files.items() if local else ()
    apart = {
        name: file.sha256
        for name, file in ours
        if not name.startswith(RELEASE_FOLDER) and not is_unaddressed(name)
    }
    parts = {name: hashlib.sha256(body).hexdigest() for name, body in lists(host.described).items()}
    parts |= dict.fromkeys(bindings(host.described), "")
    code = {host.code: hash_in(host.code)} if host.code else {}
    for name, sha256 in {WORKER: "", **apart, **parts, **code, DESCRIPTION: ""}.items():
        url = f"{host.base}/{name.removesuffix('index.html')}"
        if url not in host.listed:
            yield Expected(url, sha256)


def _check_prefix(host: Deployment) -> Iterator[Fault]:
    text = f"was built for addresses outside of {host.base}/. Set NOBARS_BASE_PATH and deploy anew."
    if not all(url.startswith(f"{host.base}/") for url in host.listed):
        yield Fault(f"{host.base}/{DESCRIPTION}", "prefix", text)


def _compare(host: Deployment, local: Release | None) -> Iterator[Fault]:
    if local is None or local.id == host.release["id"]:
        return
    there, here = host.listed, _listed(json.loads(local.files[DESCRIPTION].body))
    text = (
        f"is not the same in the host's release {host.release['id']} and in the local build "
        f"{local.id}. Deploy it, or build with the host's NOBARS_ORIGIN and NOBARS_BASE_PATH."
    )
    changed = [url for url in {**there, **here} if there.get(url) != here.get(url)]
    for url in changed or [f"{host.base}/{DESCRIPTION}"]:
        yield Fault(url, "local", text)


def _check_files(host: Deployment, files: Iterable[Expected]) -> Iterator[Fault]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        headers = host.release["headers"]
        for found in threads.map(lambda file: [*check_file(host.origin, file, headers)], files):
            yield from found


def _check_worker(host: Deployment) -> Iterator[Fault]:
    url = f"{host.base}/{WORKER}"
    named = re.search(r'RELEASE_ID="([0-9a-f]{16})"', host.worker)
    if named is None or named[1] != host.release["id"]:
        text = f"names release {named[1] if named else 'none'}, not {host.release['id']}: phones"
        yield Fault(url, "worker", f"{text} save nothing new. Deploy all files together.")
    elif host.code and loader(host.described, host.code) not in host.worker:
        text = "names other lists of files than the release has: phones save nothing new. Deploy"
        yield Fault(url, "worker", f"{text} all files together.")
    home = ask(f"{host.root}{next(iter(host.release['languages']))}/", Accept_Encoding="identity")
    if b'data-worker="off"' in (home.decoded() or b""):
        text = "is the kill worker: nothing is saved for offline. When phones have recovered, unset"
        yield Fault(url, "kill", f"{text} NOBARS_KILL_WORKER.")


def _check_root(host: Deployment) -> Iterator[Fault]:
    # A server negotiates the language; a static host may serve a page that does.
    root = f"{host.base}/"
    for tag in host.release["languages"]:
        answer = ask(host.root, Accept_Language=tag)
        home = urljoin(host.root, answer.header("Location"))
        if answer.status == 200 and answer.headers.get_content_type() == "text/html":
            continue
        if answer.status not in {302, 303, 307}:
            text = f"answers {answer.status}. It must lead to a language, and not for good."
            yield Fault(root, "root", text)
        elif home != f"{host.root}{tag}/":
            text = f"leads who asks for {tag} to {home}. Let it follow Accept-Language."
            yield Fault(root, "language", text)


def _check_nowhere(host: Deployment) -> Iterator[Fault]:
    for name in NOWHERE:
        status = ask(host.root + name).status
        if status not in {404, 410}:
            text = (
                f"is no address of ours and answers {status}, not 404: a phone could take what it"
            )
            yield Fault(f"{host.base}/{name}", "nowhere", f"{text} sends for a file. No catch-all.")
