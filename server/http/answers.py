"""The answers to all requests, from a release in memory. Nothing is rendered or read from disk."""

from __future__ import annotations

import json
import re
import string
from functools import cache, lru_cache
from urllib.parse import quote

from server.core.config import Config
from server.core.languages import Language, find, match, negotiate
from server.http.answer import Answer, Asked, answer
from server.http.caching import REVALIDATE
from server.http.coding import choose_coding
from server.http.files import (
    RELEASE_HEADER,
    body_in,
    coding_header,
    file_answers,
    file_headers,
)
from server.http.refusal import BAD, TIMED_OUT, TOO_LARGE
from server.http.security import security_headers
from server.release.inline import headers_of
from server.release.model import File, Release
from server.release.moving import at_address
from server.release.unaddressed import unaddressed_name

READING = ("GET", "HEAD")
# The statuses of pages without an address of their own.
STATUSES = {"400": BAD, "404": 404, "405": 405, "408": TIMED_OUT, "413": TOO_LARGE, "share": 200}
SAME_PAGE = {"408": "400"}  # what came too late has not arrived either
SHARE, HEALTH = "share", "healthz"
REPEATED = re.compile("/{2,}")


class Answers:
    """The answers of a server, by the requested address."""

    def __init__(self, release: Release, config: Config) -> None:
        """Make the answers of all files; those of the few other pages are made when needed."""
        self.release = at_address(release, config.origin, config.base_path)
        settings = self.release.settings
        self.config = config
        self.root = f"{settings.base_path}/"
        self.forbidding = headers_of(self.release)
        self.files = dict(file_answers(self.release, config))
        self.languages = tuple(each for tag in settings.languages if (each := find(tag)))
        self.published = published = [
            each for each in self.languages if each.tag in settings.published
        ]
        published.sort(key=lambda each: each.tag != settings.default_language)
        self.choose_language = lru_cache(256)(lambda header: negotiate(header, published))
        self._page_in = cache(self._make_page)
        self._redirect_to = cache(self._make_redirect_to)

    def answer(self, asked: Asked) -> Answer:
        """Return the answer to a request. HEAD gets that of GET; the server leaves out its body."""
        found = self.files.get(asked.path)
        if found is None:
            return self._at(asked)
        if asked.method in READING:
            return found.answer(asked)
        return self._refused(asked, READING)

    def refusal(self, status: int, asked: Asked) -> Answer:
        """Return the answer to a request whose body is malformed, too large or too late."""
        return self._page(str(status), asked)

    def _at(self, asked: Asked) -> Answer:
        """Return the answer for a path that is no file.

        That is the root, the share target, health, a redirect from another spelling, or a 404.
        `/prefix` is the same as `/prefix/`.
        """
        path = self.root if asked.path + "/" == self.root else asked.path
        name = path.removeprefix(self.root) if path.startswith(self.root) else None
        if name == SHARE and asked.method == "POST":
            return self._page("share", asked)
        if name in {"", SHARE, HEALTH}:
            methods = (*READING, "POST") if name == SHARE else READING
            if asked.method not in READING:
                return self._refused(asked, methods)
            return self._health() if name == HEALTH else self._to_language(asked, name or "")
        spelt = self._respelt(asked.path)
        if spelt and asked.method in READING:
            query = quote(asked.query, safe=string.punctuation, encoding="latin-1")
            return self._redirect(301, quote(spelt) + (query and f"?{query}"))
        return self._page("404", asked)

    def _to_language(self, asked: Asked, name: str) -> Answer:
        """Return the redirect from the root to a language, or from the share target to the root."""
        if name == SHARE:
            return self._redirect(302, self.root)
        tag = self.choose_language(asked.accept_language).tag
        return self._redirect_to(tag)

    def _make_redirect_to(self, tag: str) -> Answer:
        return self._redirect(302, f"{self.root}{tag}/", Vary="Accept-Language")

    def _respelt(self, path: str) -> str | None:
        """Return the address of the file of which `path` is another spelling, None if of none.

        Other spellings have the tag in capitals, with a region or a script (`/zh-TW/`), a language
        that is written alike (`/yue/`), capitals in the rest, repeated slashes, or no last slash.
        """
        plain = REPEATED.sub("/", path)
        first, _, rest = plain.removeprefix(self.root).partition("/")
        language = self._language_of(first)
        spelt = f"{self.root}{language.tag}/{rest.lower()}" if language else plain
        candidates = (spelt, f"{spelt}/")
        return next((each for each in candidates if each in self.files and each != path), None)

    def _language_of(self, step: str) -> Language | None:
        return find(step, self.languages) or match(step, self.published)

    def _refused(self, asked: Asked, methods: tuple[str, ...]) -> Answer:
        return self._page("405", asked, ", ".join(methods))

    def _page(self, page: str, asked: Asked, allow: str = "") -> Answer:
        """Return a page without an address of its own, in the language of the path or reader."""
        first = asked.path.removeprefix(self.root).partition("/")[0]
        named = self._language_of(first)
        language = named or self.choose_language(asked.accept_language)
        coding = choose_coding(asked.accept_encoding, (*self._file(page, language).encoded, ""))
        return self._page_in(page, language, coding, allow, is_chosen=named is None)

    def _file(self, page: str, language: Language) -> File:
        return self.release.files[unaddressed_name(SAME_PAGE.get(page, page), language)]

    def _make_page(
        self, page: str, language: Language, coding: str, allow: str, *, is_chosen: bool
    ) -> Answer:
        """Return a page; `is_chosen` says that its language depends on Accept-Language."""
        file = self._file(page, language)
        headers = file_headers(
            self.release, f"/{language.tag}/", file, self.config, self.forbidding
        )
        headers |= coding_header(coding)
        if allow:
            headers["Allow"] = allow
        if is_chosen:
            headers["Vary"] = "Accept-Encoding, Accept-Language"
        if page == "share":
            headers["Cache-Control"] = "no-store"
        body = body_in(file, coding)
        return answer(STATUSES[page], headers, body, takes_body=page == "share")

    def _redirect(self, status: int, place: str, **headers: str) -> Answer:
        given = {"Location": place, "Cache-Control": REVALIDATE, **headers, **self._document()}
        return answer(status, given)

    def _health(self) -> Answer:
        report = json.dumps({"release": self.release.id, "status": "ok"}, separators=(",", ":"))
        headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
        needed = security_headers("application/json", "/healthz", self.config)
        return answer(200, {**headers, **needed}, report.encode())

    def _document(self) -> dict[str, str]:
        headers = security_headers("text/html", "/", self.config, self.forbidding)
        return {**headers, RELEASE_HEADER: self.release.id}
