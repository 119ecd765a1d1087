"""Checking answers to requests that ask for less than a file, for nothing, or for too much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.verify.report import Found
from server.verify.wire import Reply, Unreachable, ask

PLAIN = "identity"
PART = 10  # bytes that are asked for
ANOTHER = '"nobars-verify"'  # an ETag that no file has
WRITING = re.compile(r"\b(PUT|DELETE|PATCH|PROPFIND|MKCOL|MOVE|COPY)\b")
METHODS = ("Allow", "Public", "Access-Control-Allow-Methods")


def check_asking(url: str, answer: Reply) -> Found:
    """Yield the faults of the answers to other requests for a file. Raise Unreachable."""
    yield from _check_part(url)
    yield from _check_another(url)
    yield from _check_head(url, answer)
    for method in ("OPTIONS", "TRACE"):
        yield from _check_method(url, method)


def _check_part(url: str) -> Found:
    whole = ask(url, Accept_Encoding=PLAIN)
    part = ask(url, Accept_Encoding=PLAIN, Range=f"bytes=0-{PART - 1}")
    is_part = part.status == 206 and part.encoding == whole.encoding
    wanted = whole.body[:PART] if is_part else whole.body
    if part.status not in {200, 206} or part.body != wanted:
        text = f"asked for its first {PART} bytes, answers {part.status} with others. Phones that"
        yield "browser", f"{text} go on with a broken download get a false file."


def _check_another(url: str) -> Found:
    given = ask(url, Accept_Encoding=PLAIN, If_None_Match=ANOTHER)
    if given.status == 304:
        text = "says to readers of any other version that nothing has changed (304): they keep it"
        yield "stale", f"{text} for ever. Compare the ETag."


def _check_head(url: str, answer: Reply) -> Found:
    head = ask(url, method="HEAD", Accept_Encoding="br, gzip")
    names = ("Content-Type", "Content-Encoding", "ETag")
    differs = [name for name in names if head.header(name) != answer.header(name)]
    if head.status != answer.status or differs:
        what = head.status if head.status != answer.status else ", ".join(differs)
        text = f"answers HEAD otherwise than GET ({what}): what checks links is told"
        yield "methods", f"{text} something else. Answer as GET, without the body."


def _check_method(url: str, method: str) -> Found:
    try:
        given = ask(url, method=method)
    except Unreachable:  # refused in a rude way
        return
    if method == "TRACE" and given.status == 200 and b"TRACE" in given.body[:100]:
        text = "answers TRACE with the request, and what others have added on the way."
        yield "methods", f"{text} Switch it off."
    named = {each for name in METHODS for each in _writing(given.header(name))}
    if given.status < 400 and (named or given.header("DAV")):
        what = ", ".join(sorted(named)) or "WebDAV"
        text = f"says that it takes {what}: if that is true, others can change the site."
        yield "methods", f"{text} Allow only GET and HEAD, and POST at the share target."


def _writing(header: str) -> Iterator[str]:
    return (each[1] for each in WRITING.finditer(header.upper()))
