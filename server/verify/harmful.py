"""Headers with which a host harms readers: by being there, or by leading to another site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from server.http.security import WORKER_PATH
from server.release.dictionaries import is_dictionary
from server.verify.report import Found
from server.verify.wire import Reply, absolute

REPORTS = "has browsers report readers' visits to an address. We tell readers that nobody does"
TELLS = "has browsers tell more of the reader's phone. We need none of it"
KEEPS = "has browsers keep a mark and send it back. We tell readers that nothing does"
SHARES = "lets other sites read it. None has reason to"
# Headers that are wrong with any value: code and text of the fault.
HARMFUL = {
    "Clear-Site-Data": ("clears", "has browsers delete receipts. Switch it off, for good"),
    "NEL": ("report", REPORTS),
    "Report-To": ("report", REPORTS),
    "Reporting-Endpoints": ("report", REPORTS),
    "Attribution-Reporting-Register-Source": ("report", REPORTS),
    "Attribution-Reporting-Register-Trigger": ("report", REPORTS),
    "Observe-Browsing-Topics": ("report", REPORTS),
    "Accept-CH": ("report", TELLS),
    "Critical-CH": ("report", TELLS),
    "Content-Disposition": ("download", "is downloaded in place of being opened. Leave it out"),
    "Refresh": ("refresh", "leads readers elsewhere. Leave it out"),
    "X-Robots-Tag": ("robots", "tells search engines to leave pages out"),
    "Access-Control-Allow-Origin": ("cors", SHARES),
    "Access-Control-Allow-Credentials": ("cors", SHARES),
    "Timing-Allow-Origin": ("cors", SHARES),
    "Set-Cookie": ("cookie", "sets a cookie. We use none, and tell readers so: switch it off"),
    "Secure-Session-Registration": ("cookie", KEEPS),
    "Shared-Storage-Write": ("cookie", KEEPS),
}
REPORTING = "-report-only"  # the end of headers that only report what they would forbid
# Headers with addresses that browsers fetch or lead to, and how these are written.
WHOLE = re.compile(r"\s*(\S+)")
FETCHED = {
    "Link": re.compile(r"<([^>]*)>"),
    "Speculation-Rules": re.compile(r'"([^"]*)"'),
    "SourceMap": WHOLE,
    "X-SourceMap": WHOLE,
    "Content-Location": WHOLE,
    "Onion-Location": WHOLE,
}
STYLES = re.compile(r"rel\s*=\s*\"?[^;,\"]*stylesheet", re.IGNORECASE)
SERVICE = re.compile(r'=\s*"([^"]*)"')


def check_harmful(url: str, answer: Reply) -> Found:
    """Yield the faults of a response at a whole URL by headers that it must not have."""
    for name, (code, text) in HARMFUL.items():
        if given := answer.header(name):
            yield code, f"{text} ({name}: {given})."
    for name in dict.fromkeys(answer.headers):
        if name.lower().endswith(REPORTING):
            yield "report", f"{REPORTS} ({name}: {answer.header(name)})."
    given = answer.header("Use-As-Dictionary")
    if given and ("id=" in given or not is_dictionary(urlsplit(url).path)):
        yield "cookie", f"{KEEPS} (Use-As-Dictionary: {given})."
    if _is_wider(url, answer.header("Service-Worker-Allowed")):
        text = "lets the worker answer for other sites of this domain (Service-Worker-Allowed)."
        yield "header", f"{text} Leave it out."
    if STYLES.search(answer.header("Link")):
        text = f"has a style sheet that isn't in the page (Link: {answer.header('Link')})."
        yield "header", f"{text} Leave it out."
    yield from _check_places(url, answer)


def _is_wider(url: str, scope: str) -> bool:
    """Return whether a worker at `url` gets pages outside of its folder by this scope."""
    is_worker = urlsplit(url).path.endswith(WORKER_PATH)
    return is_worker and bool(scope) and not absolute(url, scope).startswith(absolute(url, "."))


def _check_places(url: str, answer: Reply) -> Found:
    for name, form in FETCHED.items():
        for target in form.findall(answer.header(name)):
            if is_elsewhere(url, target):
                text = f"has browsers fetch {target}, of another site ({name}). Nothing of ours is"
                yield "foreign", f"{text} elsewhere: switch it off."
    for place in _services(answer):
        if place not in {"", urlsplit(url).hostname}:
            text = f"has browsers get the site from {place} (Alt-Svc). Name no other host, unless"
            yield "foreign", f"{text} it is yours."


def _services(answer: Reply) -> Iterator[str]:
    """Yield the hosts that the header Alt-Svc names; "" is the same host."""
    for place in SERVICE.findall(answer.header("Alt-Svc")):
        host, _, port = place.rpartition(":")
        if port.isdigit():
            yield host.strip("[]").lower()


def is_elsewhere(url: str, target: str) -> bool:
    """Return whether a link in a response at `url` leads to another origin."""
    place = absolute(url, target)
    try:
        parts, own = urlsplit(place), urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and (parts.scheme, parts.netloc) != (own.scheme, own.netloc)
