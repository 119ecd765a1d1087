"""Finding the pages that show a message."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from dataclasses import dataclass

from flask import Flask

from server.core.config import Config
from server.core.languages import Language
from server.features.addresses import page_urls
from server.gallery import states as gallery
from server.translate.live import CLOSE, OPEN
from server.translate.preview.guard import Guard

TRACER = re.compile(f"[{chr(OPEN)}-{chr(OPEN + 0xFFFD)}]")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """A page, by its title and address."""

    title: str
    url: str


class Occurrences:
    """The messages of all pages. The pages of a language are rendered once, when first needed."""

    def __init__(self, app: Flask, guard: Guard) -> None:
        """Render pages with `app`, by a host that `guard` lets in."""
        self._app = app
        self._host = {"Host": min(guard.hosts)}
        self._found: dict[str, dict[int, list[Place]]] = {}
        self._looking = threading.Lock()

    def find(self, language: Language, index: int) -> list[Place]:
        """Return the pages that show the message with this number."""
        with self._looking:
            if language.tag not in self._found:
                self._found[language.tag] = self._look(language)
        return self._found[language.tag].get(index, [])

    def _look(self, language: Language) -> dict[int, list[Place]]:
        found: dict[int, list[Place]] = defaultdict(list)
        client = self._app.test_client(use_cookies=False)
        for url in self.addresses(language):
            page = client.get(url, headers=self._host).text
            title = TITLE.search(page)
            place = Place(_plain(title[1]) if title else url, url)
            for tracer in sorted(set(TRACER.findall(page))):
                found[ord(tracer) - OPEN].append(place)
        return dict(found)

    def addresses(self, language: Language) -> list[str]:
        """Return the address of every page and of every state in the gallery."""
        config: Config = self._app.config["NOBARS"]
        with self._app.test_request_context(base_url=f"{config.origin}{config.base_path}/"):
            return [*page_urls(self._app, language), *gallery.state_urls(language)]


def _plain(title: str) -> str:
    return TRACER.sub("", title).replace(CLOSE, "").removesuffix(" – Nobars")
