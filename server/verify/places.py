"""Checking a host's answers at special addresses: root, worker, share target, and nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from server.release.description import DESCRIPTION, WORKER, shortened
from server.verify.browsers import ask_as_browser
from server.verify.caching import check_not_kept
from server.verify.deployment import Deployment
from server.verify.documents import check_document
from server.verify.harmful import check_harmful
from server.verify.report import Fault
from server.verify.wire import Reply, ask

NOTHING = "nobars-verify-finds-nothing"
HEALTH = "healthz"
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
        yield from check_document(host, root, answer)
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
        if not _says_that_language_decides(answer) and len(host.published) > 1:
            text = "leads by language without Vary: Accept-Language: a cache may lead others there."
            yield Fault(root, "vary", text)


def _says_that_language_decides(answer: Reply) -> bool:
    named = answer.header("Vary").lower()
    return "accept-language" in named or "no-store" in answer.header("Cache-Control").lower()


def check_spelling(host: Deployment) -> Iterator[Fault]:
    """Yield a fault if an address without its last slash leads elsewhere than to the page."""
    path = f"{host.base}/{host.published[0]}"
    answer = ask_as_browser(host.origin + path)
    place = answer.leads_to(host.origin + path)
    yield from (Fault(path, *each) for each in check_harmful(host.origin + path, answer))
    if 300 <= answer.status < 400 and place.rstrip("?") != f"{host.origin}{path}/":
        text = (
            f"leads to {place or 'nowhere'}, not to {path}/ here. Let redirects keep scheme, name"
        )
        yield Fault(path, "redirect", f"{text} and port (nginx: absolute_redirect off).")


def check_health(host: Deployment) -> Iterator[Fault]:
    """Yield faults if the address of the health check has something else; hosts may lack it."""
    path = f"{host.base}/{HEALTH}"
    answer = ask(host.origin + path)
    if answer.status in {404, 410}:
        return
    try:
        told = json.loads(answer.decoded() or b"")
        release, status = told["release"], told["status"]
    except (ValueError, LookupError, TypeError, RecursionError):
        release, status = None, None
    if answer.status != 200 or status != "ok":
        text = (
            f'answers {answer.status} and not {{"status": "ok"}}: what watches the host is misled'
        )
        yield Fault(path, "health", f"{text}. Answer so, or 404.")
    elif release != host.release["id"]:
        text = (
            f"names release {release}, not {host.release['id']}. Reload the server after a deploy"
        )
        yield Fault(path, "release", f"{text}.")
    yield from (Fault(path, *each) for each in check_not_kept(answer))


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
                yield from check_document(host, url, answer)


def check_share(host: Deployment) -> Iterator[Fault]:
    """Yield a fault if a share without a worker gets an error."""
    url = f"{host.base}/share"
    answer = ask_as_browser(host.origin + url, body=SHARED, Content_Type=FORM)
    if answer.status in {302, 303} and answer.leads_to(host.origin + url) == host.root:
        return
    if answer.status == 200 and answer.media_type == "text/html":
        yield from check_document(host, url, answer)
        return
    text = f"answers {answer.status} to what is shared before the app's worker is there: the reader"
    yield Fault(url, "share", f"{text} sees an error. Answer POST with share.html, or lead to /.")
