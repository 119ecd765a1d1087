"""Checking a host's answers at special addresses: root, worker, share target, and nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from server.release.description import DESCRIPTION, WORKER, shortened
from server.verify.deployment import Deployment
from server.verify.files import demands_of
from server.verify.headers import check_headers
from server.verify.report import Fault
from server.verify.wire import Reply, ask, ask_as_browser

NOTHING = "nobars-verify-finds-nothing"
SCRIPT = f"assets/{NOTHING}.js"
# The request of a phone that shares something to the app before its worker is running.
FORM = "multipart/form-data; boundary=nobars"
SHARED = b'--nobars\r\nContent-Disposition: form-data; name="title"\r\n\r\nx\r\n--nobars--\r\n'


def check_prefix(host: Deployment) -> Iterator[Fault]:
    """Yield a fault if the release was built for another path prefix."""
    text = f"was built for addresses outside of {host.base}/. Set NOBARS_BASE_PATH and deploy anew."
    if not all(url.startswith(f"{host.base}/") for url in host.listed):
        yield Fault(f"{host.base}/{DESCRIPTION}", "prefix", text)


def check_worker(host: Deployment) -> Iterator[Fault]:
    """Yield faults if the worker is of another release, or removes itself."""
    url = f"{host.base}/{WORKER}"
    named = re.search(r'RELEASE_ID="([0-9a-f]{16})"', host.worker)
    if named is None or named[1] != host.release["id"]:
        text = f"names release {named[1] if named else 'none'}, not {host.release['id']}: phones"
        yield Fault(url, "worker", f"{text} save nothing new. Deploy all files together.")
    elif host.code and not _names_lists(host):
        text = "names other lists of files than the release has: phones save nothing new. Deploy"
        yield Fault(url, "worker", f"{text} all files together.")
    home = ask(f"{host.root}{host.tags[0]}/", Accept_Encoding="identity")
    if b'data-worker="off"' in (home.decoded() or b""):
        text = "is the kill worker: nothing is saved for offline. When phones have recovered, unset"
        yield Fault(url, "kill", f"{text} NOBARS_KILL_WORKER.")


def _names_lists(host: Deployment) -> bool:
    """Return whether the worker names the host's lists, and these have the release's files.

    If another version has written the lists in another form, only their hashes are compared.
    """
    listed: dict[str, str] = {}
    for name, mark in host.marks.items():
        body = ask(host.root + name, Accept_Encoding="gzip").decoded() or b""
        if not mark or not hashlib.sha256(body).hexdigest().startswith(mark):
            return False
        try:
            listed |= {row[0]: row[1] for row in json.loads(body)["files"]}
        except (ValueError, LookupError, TypeError, RecursionError):
            return True
    return not listed or listed == {url: shortened(each) for url, each in host.saved.items()}


def check_root(host: Deployment) -> Iterator[Fault]:
    """Yield faults if the root doesn't lead readers to their language.

    A server redirects them; a static host may serve a page that does.
    """
    root = f"{host.base}/"
    for tag in host.published:
        answer = ask_as_browser(host.root, Accept_Language=tag)
        home = answer.leads_to(host.root)
        yield from _document(host, root, answer)
        if answer.status == 200 and answer.media_type == "text/html":
            continue
        if answer.status not in {302, 303, 307}:
            to = f" and leads to {home}" if home else ""
            text = f"answers {answer.status}{to}. It must lead to a language, and not for good."
            yield Fault(root, "root", text)
        elif home != f"{host.root}{tag}/":
            text = (
                f"leads who asks for {tag} to {home or 'nowhere'}. Let it follow Accept-Language."
            )
            yield Fault(root, "language", text)


def check_nowhere(host: Deployment) -> Iterator[Fault]:
    """Yield faults at addresses that don't exist."""
    pages = [f"{NOTHING}/", *(f"{tag}/{NOTHING}/" for tag in host.tags)]
    for name in (SCRIPT, *pages):
        url = f"{host.base}/{name}"
        for answer in (ask(host.root + name), ask_as_browser(host.root + name)):
            if answer.status not in {404, 410}:
                text = f"is no address of ours and answers {answer.status}, not 404: a phone could"
                yield Fault(url, "nowhere", f"{text} take what it sends for a file. No catch-all.")
            elif name in pages:
                yield from _document(host, url, answer)


def check_share(host: Deployment) -> Iterator[Fault]:
    """Yield a fault if a share without a worker gets an error."""
    url = f"{host.base}/share"
    answer = ask_as_browser(host.origin + url, body=SHARED, Content_Type=FORM)
    if answer.status in {302, 303} and answer.leads_to(host.origin + url) == host.root:
        return
    if answer.status == 200 and answer.media_type == "text/html":
        yield from _document(host, url, answer)
        return
    text = f"answers {answer.status} to what is shared before the app's worker is there: the reader"
    yield Fault(url, "share", f"{text} sees an error. Answer POST with share.html, or lead to /.")


def _document(host: Deployment, url: str, answer: Reply) -> Iterator[Fault]:
    """Yield the faults in the headers of a document."""
    demands = demands_of("text/html", url, host)
    for code, text in check_headers(host.origin + url, answer, demands):
        yield Fault(url, code, text)
