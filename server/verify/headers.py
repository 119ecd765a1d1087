"""Checking that a response has the headers that the release demands, and no harmful ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from server.http.files import RELEASE_HEADER
from server.verify.harmful import FETCHED, HARMFUL, REPORTING, check_harmful
from server.verify.report import Found
from server.verify.wire import Reply

HSTS = "Strict-Transport-Security"
PERMISSIONS = "Permissions-Policy"
LEAST_HSTS = 15_768_000  # seconds: half a year
# Harmless headers that servers and proxies add.
ALLOWED = set(
    """
    accept-ranges age allow alt-svc cache-control cdn-cache-control connection content-encoding
    content-language content-length content-security-policy content-type cross-origin-opener-policy
    cross-origin-resource-policy date etag expires keep-alive last-modified link location
    nobars-release permissions-policy pragma priority referrer-policy server server-timing
    strict-transport-security surrogate-key transfer-encoding use-as-dictionary vary via x-cache
    x-cache-hits
    x-content-type-options x-frame-options x-permitted-cross-domain-policies x-powered-by
    x-request-id x-served-by x-timer x-xss-protection
    """.split()  # noqa: SIM905 (a list of 40 strings reads worse)
)
ALLOWED_BEGINNINGS = (
    *("cf-", "fly-", "x-amz-", "x-azure-", "x-bunny-", "x-cdn-", "x-envoy-", "x-fastly-"),
    *("x-github-", "x-gitlab-", "x-goog-", "x-ms-", "x-nf-", "x-proxy-", "x-vercel-"),
)


@dataclass(frozen=True, slots=True)
class Demands:
    """The headers that a response must have, by name, and the release that it may name.

    `language` is the tag in its address, "" if there is none. `hsts` says that browsers open it,
    and that it is sent over https.
    """

    headers: Mapping[str, str]
    release: str
    language: str
    hsts: bool


def check_headers(url: str, answer: Reply, demands: Demands) -> Found:
    """Yield the missing, wrong, harmful and unknown headers of a response at a whole URL."""
    for name, value in demands.headers.items():
        given = answer.header(name)
        if not given:
            yield "missing", f"lacks the header {name}. Send {name}: {value}"
        elif name == PERMISSIONS and not _features(given) & _features(value):
            text = f"forbids nothing of ours by the header {name} ({given}). Send {name}: {value}"
            yield "missing", text
        elif given != value:
            yield "header", f"has the header {name} as {given!r}. Send {name}: {value}"
    if demands.hsts and _seconds_of_hsts(answer) < LEAST_HSTS:
        text = f"lacks the header {HSTS}, or is secure for too short. Send {HSTS}: max-age=31536000"
        yield "missing", text
    yield from check_harmful(url, answer)
    yield from _check_vary(answer)
    yield from _check_identity(answer, demands)
    for name in _unknown(answer, demands):
        yield "unknown", f"has the header {name}: {answer.header(name)}. Do you need it?"


def _features(policy: str) -> set[str]:
    """Return the features that a Permissions-Policy names; GitHub Pages send one of their own."""
    return {*re.findall(r"([a-z-]+)\s*=", policy.lower())}


def _seconds_of_hsts(answer: Reply) -> int:
    found = re.search(r"max-age\s*=\s*\"?(\d{1,12})", answer.header(HSTS).lower())
    return int(found[1]) if found else 0


def _check_vary(answer: Reply) -> Found:
    if {"cookie", "*"} & {each.strip() for each in answer.header("Vary").lower().split(",")}:
        text = f"is sent with Vary: {answer.header('Vary')}. It is the same for everybody."
        yield "vary", f"{text} Let nothing on the way tie it to cookies."


def _check_identity(answer: Reply, demands: Demands) -> Found:
    given = answer.header(RELEASE_HEADER)
    if given not in {"", demands.release}:
        text = f"says that it is of release {given}, not {demands.release}. Deploy all files"
        yield "release", f"{text} together, and reload the server."
    language = answer.header("Content-Language")
    if language and demands.language and language != demands.language:
        text = f"says that it is in {language!r}, not in {demands.language!r}: browsers offer to"
        yield "header", f"{text} translate it. Send Content-Language: {demands.language}, or none."


def _unknown(answer: Reply, demands: Demands) -> Iterator[str]:
    known = ALLOWED | {name.lower() for name in (*demands.headers, *HARMFUL, *FETCHED)}
    for name in dict.fromkeys(answer.headers):
        is_known = name.lower() in known or name.lower().endswith(REPORTING)
        if not is_known and not name.lower().startswith(ALLOWED_BEGINNINGS):
            yield name
