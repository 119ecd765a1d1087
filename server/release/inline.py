"""The form in which pages are sent: with the files inside that the first paint needs.

On a slow link, each separate file costs one more round trip, and competes with the scripts. The
style stands in two places, so that the bars are painted before all of it has arrived. Phones
save pages without these files, as they were rendered, because they have the files saved; so a
changed style is one changed file, and not a change of all pages. Saved pages lack what only search
engines read, too.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

from server.http.security import HEADERS, POLICY, POLICY_IN_PAGES
from server.release.model import Release

# The files, by the directive of the policy that has to allow them.
INSIDE = {"style-src": "assets/app.css", "script-src": "assets/first.js"}
_TAGS = {
    "style-src": ('<link rel="stylesheet" href="{url}">', "style"),
    "script-src": ('<script src="{url}"></script>', "script"),
}

# In a page as it was rendered, these follow the title; web/offline/handing-over.ts drops them too.
_FOR_SEARCH = re.compile(rb'(?<=</title>)(?:<meta name="(?:description|robots)"[^>]*>)+')
_BARS = re.compile(rb".*?@layer shell{.*?}(?=@layer )", re.DOTALL)  # as web/shell/style.css has it
_CONTENT = '<main id="main"'


def cut_style(style: bytes) -> tuple[bytes, bytes]:
    """Return the style up to that of the bars, for the head, and the rest, for before the content.

    Raise ValueError if no layer follows that of the bars.
    """
    bars = _BARS.match(style)
    if not bars:
        raise ValueError("The style has no layer after `shell`, before which it could be cut.")
    return bars[0], style[bars.end() :]


def allowing(policy: str, bodies: Mapping[str, bytes]) -> str:
    """Return a policy that allows the parts by their hashes."""
    for directive, name in INSIDE.items():
        texts = cut_style(bodies[name]) if directive == "style-src" else (bodies[name],)
        digests = (base64.b64encode(hashlib.sha256(text).digest()).decode() for text in texts)
        hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
        policy = policy.replace(f"{directive} 'self'", f"{directive} 'self' {hashes}")
    return policy


def headers_allowing(bodies: Mapping[str, bytes]) -> dict[str, str]:
    """Return the security headers of a page with the parts inside, which they allow."""
    return {**HEADERS, POLICY: allowing(HEADERS[POLICY], bodies)}


def headers_of(release: Release) -> dict[str, str]:
    """Return the security headers of the pages of a release."""
    return headers_allowing({name: release.files[name].body for name in INSIDE.values()})


def with_parts(page: bytes, prefix: str, bodies: Mapping[str, bytes]) -> bytes:
    """Return a page with the parts instead of the tags that load them, below a path prefix.

    Each part has its address in an attribute, so that the page can give it to the worker as a
    file. Raise ValueError if a part has text that would end its own tag.
    """
    text = page.decode().replace(POLICY_IN_PAGES, allowing(POLICY_IN_PAGES, bodies), 1)
    for directive, name in INSIDE.items():
        loading, tag = _TAGS[directive]
        url, body = f"{prefix}/{name}", bodies[name].decode()
        if f"</{tag}" in body.lower() or "<!--" in body:
            raise ValueError(f"{name} can't stand in a page: it has what ends <{tag}>.")
        start, end = f'<{tag} data-file="{url}">', f"</{tag}>"
        if tag == "style":
            body, rest = (each.decode() for each in cut_style(bodies[name]))
            text = text.replace(_CONTENT, f"{start}{rest}{end}{_CONTENT}", 1)
        text = text.replace(loading.format(url=url), f"{start}{body}{end}", 1)
    return text.encode()


def without_search(page: bytes) -> bytes:
    """Return a page, as it was rendered, without what only search engines read."""
    return _FOR_SEARCH.sub(b"", page, count=1)


def with_search(page: bytes, sent: bytes) -> bytes:
    """Return a page with what `without_search` took out, found in the page as it is sent."""
    found = _FOR_SEARCH.search(sent)
    return page.replace(b"</title>", b"</title>" + found[0], 1) if found else page
