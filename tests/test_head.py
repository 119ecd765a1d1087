"""The head of a request is parsed strictly; any deviation is refused."""

from __future__ import annotations

import pytest

from server.http.bodies import Body, Chunked, Sized
from server.http.head import parse
from server.http.refusal import Refused


def _head(first: str = "GET /en/ HTTP/1.1", *headers: str) -> bytes:
    return "".join(f"{line}\r\n" for line in (first, *headers)).encode("latin-1")


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/en/", "/en/", ""),
        ("/en/?id=1&b=%0d%0a", "/en/", "id=1&b=%0d%0a"),
        ("/%65n/%E4%B8%AD", "/en/中", ""),
        ("/%ff", "/\ufffd", ""),
        ("/%zz", "/%zz", ""),
        ("http://nobars.example/en/", "/en/", ""),
        ("https://nobars.example:99/en/?a", "/en/", "a"),
        ("http://nobars.example", "/", ""),
        ("http://nobars.example?a/en/", "/", "a/en/"),
        ("*", "*", ""),
    ],
)
def test_target_is_a_path_and_a_query(target: str, path: str, query: str) -> None:
    """Both are decoded; the origin that a proxy may send is ignored."""
    asked = parse(_head(f"GET {target} HTTP/1.1", "Host: a")).asked
    assert (asked.path, asked.query) == (path, query)


def test_header_names_are_read_in_any_case() -> None:
    """Lists in two lines are one list."""
    codings = ("hOST: a", "ACCEPT-ENCODING: gzip", "accept-encoding:br\t")
    known = ('If-None-Match: "x"', 'if-none-match: "y"')
    asked = parse(_head("GET / HTTP/1.1", *codings, *known)).asked
    assert (asked.accept_encoding, asked.if_none_match) == ("gzip, br", '"x", "y"')


@pytest.mark.parametrize(
    ("first", "headers"),
    [
        ("GET / HTTP/1.1", ()),
        ("GET / HTTP/1.1", ("Host: a", "Host: b")),
        ("GET / HTTP/1.1", ("Host: a", "host: a")),
        ("GET / HTTP/1.1", ("Host: a b",)),
        ("GET / HTTP/1.1", ("Host: a/b",)),
        ("PRI * HTTP/2.0", ("Host: a",)),
        ("GET / HTTP/3.0", ("Host: a",)),
        ("GET /", ("Host: a",)),
        ("GET  / HTTP/1.1", ("Host: a",)),
        ("GET /a b HTTP/1.1", ("Host: a",)),
        ("GET /a#b HTTP/1.1", ("Host: a",)),
        ("GET a HTTP/1.1", ("Host: a",)),
        ("GET  HTTP/1.1", ("Host: a",)),
        ("GET ?a HTTP/1.1", ("Host: a",)),
        ("GET http:// HTTP/1.1", ("Host: a",)),
        ("GET http:///en/ HTTP/1.1", ("Host: a",)),
        ("GET http://a#b HTTP/1.1", ("Host: a",)),
        ("GET /\xff HTTP/1.1", ("Host: a",)),
        ("G\x00T / HTTP/1.1", ("Host: a",)),
        ("GET / HTTP/1.1", ("Host: a", "X : y")),
        ("GET / HTTP/1.1", ("Host: a", " folded")),
        ("GET / HTTP/1.1", ("Host: a", "X: y\n")),
        ("GET / HTTP/1.1", ("Host: a", "X: \x00")),
        ("GET / HTTP/1.1", ("Host: a", "no colon")),
        ("POST / HTTP/1.1", ("Host: a", "Content-Length: +1")),
        ("POST / HTTP/1.1", ("Host: a", "Content-Length: 1, 1")),
        ("POST / HTTP/1.1", ("Host: a", "Content-Length: 1", "Content-Length: 1")),
        ("POST / HTTP/1.1", ("Host: a", "Content-Length: 99999999999999999999")),
        ("POST / HTTP/1.1", ("Host: a", "Content-Length: 64000001")),
        ("POST / HTTP/1.1", ("Host: a", "Transfer-Encoding: gzip, chunked")),
        ("POST / HTTP/1.1", ("Host: a", "Transfer-Encoding: chunked", "Content-Length: 1")),
        ("POST / HTTP/1.0", ("Host: a", "Transfer-Encoding: chunked")),
    ],
)
def test_ambiguous_head_is_refused(first: str, headers: tuple[str, ...]) -> None:
    """So nobody can smuggle a request past a proxy."""
    with pytest.raises(Refused):
        parse(_head(first, *headers))


@pytest.mark.parametrize("name", ["Accept-Encoding", "Accept-Language", "If-None-Match"])
def test_long_list_is_cut_after_its_first_items(name: str) -> None:
    """No browser sends so many, and parsing thousands would delay others."""
    wishes = ",".join(f"a{number}" for number in range(5_000))
    asked = parse(_head("GET / HTTP/1.1", "Host: a", f"{name}: {wishes}")).asked
    kept = max(asked.accept_encoding, asked.accept_language, asked.if_none_match, key=len)
    assert 500 < len(kept) <= 1_000
    assert wishes.startswith(f"{kept},")


@pytest.mark.parametrize(
    ("first", "headers", "keeps"),
    [
        ("GET / HTTP/1.1", ("Host: a",), True),
        ("GET / HTTP/1.1", ("Host: a", "Connection: Close"), False),
        ("GET / HTTP/1.0", (), False),
        ("GET / HTTP/1.0", ("Connection: keep-alive",), False),
    ],
)
def test_connection_is_kept_by_the_rules_of_its_version(
    first: str, headers: tuple[str, ...], *, keeps: bool
) -> None:
    """By default, nginx sends HTTP/1.0."""
    assert parse(_head(first, *headers)).keeps is keeps


CHUNKED = b"4\r\nWiki\r\n6;a=b\r\npedia \r\n0\r\nTrailer: x\r\n\r\n"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_body_ends_at_its_announced_length(size: int) -> None:
    """The parts may be of any size; bytes after it are the next request."""
    for data, body in ((CHUNKED, Chunked()), (b"0123456789", Sized(10))):
        parts = [data[at : at + size] for at in range(0, len(data), size)]
        assert [body.take(part) for part in parts[:-1]] == [None] * (len(parts) - 1)
        assert body.take(parts[-1] + b"GET /") == b"GET /"


@pytest.mark.parametrize(
    "data",
    [b"zz\r\n", b"-1\r\n", b"\r\n", b"1\r\nab\r\n", b"fffffffff\r\n", b"ffffffff\r\n",
     b"0\r\nbad line\r\n\r\n", b"0" * 5_000, b"1;" + b"a" * 5_000 + b"\r\n",
     b"1\r\nx\r\n" * 70_000],
)  # fmt: skip
def test_malformed_chunks_are_refused(data: bytes) -> None:
    """Too many bytes are refused, too."""
    body: Body = Chunked()
    with pytest.raises(Refused):
        body.take(data)
