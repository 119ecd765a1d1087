"""Checking what browsers and caches may keep of a response, and how it is asked for again."""

from __future__ import annotations

import re

from server.release.description import hash_in
from server.release.dictionaries import is_dictionary
from server.verify.report import Found
from server.verify.wire import Reply

AGE = re.compile(r"(?:max-age|s-maxage)\s*=\s*\"?(\d{1,12})")
STALE = re.compile(r"stale-while-revalidate\s*=\s*\"?0*[1-9]")


def check_caching(url: str, answer: Reply) -> Found:
    """Yield the faults by which a file is kept without asking, not at all, or is changed."""
    policy, rules = _policy(answer)
    asks = rules & {"no-cache", "no-store"} or (_age(policy) == 0 and not STALE.search(policy))
    asks = asks or (is_dictionary(url) and "s-maxage=0" in rules)  # phones ask past their cache
    if (not asks or "immutable" in rules) and not hash_in(url):
        text = f"may be kept unasked (Cache-Control: {policy or 'missing'}): updates mix with it."
        yield "caching", f"{text} Send no-cache, no-transform."
    if "no-store" in rules or (asks and hash_in(url)):
        wanted = "max-age=31536000, immutable" if hash_in(url) else "no-cache"
        text = f"is paid for each time (Cache-Control: {policy}). Send {wanted}, no-transform."
        yield "revalidation", text
    if "no-transform" not in rules:
        text = "may be rewritten on the way, since no-transform is missing: hashes would break."
        yield "transform", f"{text} Send Cache-Control: no-cache, no-transform."


def check_not_kept(answer: Reply) -> Found:
    """Yield a fault if an answer that is no file may be kept: it would outlast its reason."""
    policy, rules = _policy(answer)
    if not rules & {"no-cache", "no-store"} and (_age(policy) or STALE.search(policy)):
        text = f"may be kept unasked (Cache-Control: {policy}), and is true only now. Send"
        yield "caching", f"{text} no-cache, or no-store."


def check_etag(answer: Reply, shown: Reply, again: Reply) -> Found:
    """Yield the faults of the ETag of a file: asked for twice, and again by its ETag."""
    etag = answer.header("ETag")
    if not re.fullmatch(r'"[^"]*"', etag):
        text = f"has {'a weak' if etag else 'no'} ETag: what changed can't be told for certain."
        yield "etag", f"{text} Serve precompressed files, not compressed on the fly."
    elif shown.encoding == answer.encoding and shown.header("ETag") != etag:
        text = "has another ETag at each request: it is paid for twice, and could mark readers."
        yield "etag", f"{text} Make ETags of the bytes alone."
    if again.status != 304 or again.body:
        text = (
            f"asked for again by its ETag, answers {again.status}, not 304: it is paid for twice."
        )
        yield "revalidation", text


def _policy(answer: Reply) -> tuple[str, set[str]]:
    policy = answer.header("Cache-Control").lower()
    return policy, {rule.strip() for rule in policy.split(",")}


def _age(policy: str) -> int | None:
    return max((int(age) for age in AGE.findall(policy)), default=None)
