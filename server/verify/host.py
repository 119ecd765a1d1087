"""Does a host send the release that it says it serves?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin, urlsplit

from server.release.description import (
    DESCRIPTION,
    RELEASE_FOLDER,
    WORKER,
    bindings,
    hash_in,
)
from server.release.model import Release
from server.release.moving import WITH_ORIGIN
from server.release.unaddressed import is_unaddressed
from server.verify.deployment import Deployment, files_in, read_description
from server.verify.files import Expected, check_file
from server.verify.places import (
    check_nowhere,
    check_prefix,
    check_root,
    check_share,
    check_worker,
)
from server.verify.report import Fault, Report, group
from server.verify.wire import Reply, Unreachable, ask

AT_ONCE = 4  # requests; a check is no load test


def verify(url: str, local: Release | None = None) -> Report:
    """Compare what a host sends with its release, and that with a local build if one is given.

    `url` is where the app opens, a path prefix included. Raises Unreachable.
    """
    parts = urlsplit(url)
    origin, base = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")
    answer = ask(f"{origin}{base}/{DESCRIPTION}", Accept_Encoding="gzip")
    release = read_description(answer)
    if release is None:
        return Report(url, "", 0, group([_no_release(f"{origin}{base}/", answer)]))
    host = Deployment(origin, base, release, _read_worker(f"{origin}{base}/{WORKER}"))
    files = [*_expected(host, local)]
    faults = [*check_prefix(host), *_compare(host, local), *_check_files(host, files)]
    for check in (check_worker, check_root, check_nowhere, check_share):
        try:
            faults.extend(check(host))
        except Unreachable as problem:
            faults.append(Fault(f"{base}/", "unreachable", f"did not answer: {problem}."))
    return Report(url, release["id"], len(files), group(faults))


def _no_release(root: str, answer: Reply) -> Fault:
    path = urlsplit(root).path + DESCRIPTION
    if 300 <= answer.status < 400:
        place = urljoin(root + DESCRIPTION, answer.header("Location"))
        text = f"answers {answer.status} and leads to {place}. The app is not at {root}: verify"
        return Fault(path, "moved", f"{text} {place.removesuffix(DESCRIPTION)}")
    text = "is not the description of a release whose id fits it. Is the app here, whole?"
    return Fault(path, "release", f"answers {answer.status} and {text}")


def _read_worker(url: str) -> str:
    return (ask(url, Accept_Encoding="identity").decoded() or b"").decode("latin-1")


def _expected(host: Deployment, local: Release | None) -> Iterator[Expected]:
    """Yield what the release lists, and what it can't: its descriptions, the worker, the rest."""
    yield from (Expected(url, sha256) for url, sha256 in host.listed.items())
    ours = local.files.items() if local else ()
    apart = {
        name: "" if name in WITH_ORIGIN else file.sha256
        for name, file in ours
        if not name.startswith(RELEASE_FOLDER) and not is_unaddressed(name)
    }
    parts = host.marks | dict.fromkeys(bindings(host.described), "")
    code = {host.code: hash_in(host.code)} if host.code else {}
    for name, sha256 in {**apart, WORKER: "", **parts, **code, DESCRIPTION: ""}.items():
        url = f"{host.base}/{name.removesuffix('index.html')}"
        if url not in host.listed:
            yield Expected(url, sha256)


def _compare(host: Deployment, local: Release | None) -> Iterator[Fault]:
    if local is None or local.id == host.release["id"]:
        return
    there, here = host.listed, files_in(json.loads(local.files[DESCRIPTION].body))
    text = (
        f"is not the same in the host's release {host.release['id']} and in the local build "
        f"{local.id}. Deploy it; if the host is built elsewhere, leave the local build out: --alone"
    )
    changed = [url for url in {**there, **here} if there.get(url) != here.get(url)]
    for url in changed or [f"{host.base}/{DESCRIPTION}"]:
        yield Fault(url, "local", text)


def _check_files(host: Deployment, files: Iterable[Expected]) -> Iterator[Fault]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for found in threads.map(
            lambda file: [*check_file(host.origin, file, host.release)], files
        ):
            yield from found
