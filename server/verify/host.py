"""Checking that a host sends the release that it describes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from server.release.description import DESCRIPTION, WORKER, hash_in
from server.release.model import Release
from server.release.moving import has_origin
from server.release.unaddressed import is_unaddressed
from server.verify.deltas import check_deltas
from server.verify.deployment import Deployment, files_in, read_description
from server.verify.documents import check_unlisted
from server.verify.files import Expected, check_file
from server.verify.places import (
    check_health,
    check_nowhere,
    check_prefix,
    check_root,
    check_share,
    check_spelling,
    check_worker,
)
from server.verify.report import Fault, Report, group
from server.verify.wire import Reply, Unreachable, ask

CHECKS = (
    check_worker,
    check_root,
    check_spelling,
    check_nowhere,
    check_share,
    check_health,
    check_unlisted,
    check_deltas,
)
AT_ONCE = 4  # requests; more might be a load that the host isn't made for


def verify(url: str, local: Release | None = None, *, is_demanded: bool = False) -> Report:
    """Return the report on a host: its answers, compared with its release and a local build.

    `url` is the address of the app, with its path prefix. If the local build `is_demanded`, another
    release on the host is a fault; otherwise the host was built elsewhere, and is compared only
    with its own description. Raise Unreachable if the host doesn't answer.
    """
    parts = urlsplit(url)
    origin, base = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")
    answer = ask(f"{origin}{base}/{DESCRIPTION}", Accept_Encoding="gzip")
    release = read_description(answer)
    if release is None:
        return Report(url, "", 0, group([_no_release(f"{origin}{base}/", answer)]))
    host = Deployment(origin, base, release, _read_worker(f"{origin}{base}/{WORKER}"))
    faults = [*check_prefix(host)]
    same = local
    if local and local.id != release["id"]:
        faults += _differences(host, local) if is_demanded else [_note(host, local)]
        same = None
    files = [*_expected(host, same)]
    faults += _check_files(host, files)
    for check in CHECKS:
        try:
            faults.extend(check(host))
        except Unreachable as problem:
            faults.append(Fault(f"{base}/", "unreachable", f"did not answer: {problem}."))
    return Report(url, release["id"], len(files), group(faults))


def _no_release(root: str, answer: Reply) -> Fault:
    path = urlsplit(root).path + DESCRIPTION
    if 300 <= answer.status < 400:
        place = answer.leads_to(root + DESCRIPTION) or "nowhere"
        text = f"answers {answer.status} and leads to {place}. The app is not at {root}: verify"
        return Fault(path, "moved", f"{text} {place.removesuffix(DESCRIPTION)}")
    text = "is not the description of a release whose id fits it. Is the app here, whole?"
    return Fault(path, "release", f"answers {answer.status} and {text}")


def _read_worker(url: str) -> str:
    return (ask(url, Accept_Encoding="identity").decoded() or b"").decode("latin-1")


def _expected(host: Deployment, same: Release | None) -> Iterator[Expected]:
    """Yield the files that the release lists, and others: descriptions, worker, bundles.

    `same` is a local build of the same release, if there is one: it knows all other files.
    """
    lists = {f"{host.base}/{name}": mark for name, mark in host.marks.items()}
    code = {f"{host.base}/{host.code}": hash_in(host.code)} if host.code else {}
    told = {f"{host.base}/{name}": "" for name in (WORKER, DESCRIPTION)}
    named = {**told, **lists, **code, **host.bundles, **host.listed}
    rest = {
        f"{host.base}/{name.removesuffix('index.html')}": "" if has_origin(name) else file.sha256
        for name, file in (same.files.items() if same else ())
        if not is_unaddressed(name)
    }
    for url, sha256 in {**rest, **named}.items():
        if url.startswith(f"{host.base}/"):
            yield Expected(url, sha256)


def _note(host: Deployment, local: Release) -> Fault:
    text = f"is of release {host.release['id']}, and the build on this machine is {local.id}: the"
    return Fault(
        f"{host.base}/{DESCRIPTION}",
        "other",
        f"{text} host is compared with what it says of itself. If it should be this machine's, "
        "deploy that, and ask with --release.",
    )


def _differences(host: Deployment, local: Release) -> Iterator[Fault]:
    there, here = host.listed, files_in(json.loads(local.files[DESCRIPTION].body))
    text = (
        f"is not the same in the host's release {host.release['id']} and in the local build "
        f"{local.id}. Deploy it; if the host is built elsewhere, ask with --alone"
    )
    changed = [url for url in {**there, **here} if there.get(url) != here.get(url)]
    for url in changed or [f"{host.base}/{DESCRIPTION}"]:
        yield Fault(url, "local", text)


def _check_files(host: Deployment, files: Iterable[Expected]) -> Iterator[Fault]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for found in threads.map(lambda file: [*check_file(host, file)], files):
            yield from found
