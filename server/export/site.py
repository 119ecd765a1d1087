"""The parts of a release that the configurations of all hosts need."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from server.core.config import Config
from server.core.languages import Language
from server.core.localization import default_language
from server.http.caching import REVALIDATE
from server.http.files import RELEASE_HEADER
from server.http.security import (
    POLICY,
    SUBRESOURCE_HEADERS,
    SUBRESOURCE_TYPES,
    WORKER_POLICY,
    security_headers,
)
from server.release.dictionaries import delta_ending
from server.release.inline import headers_of
from server.release.model import ENCODINGS, TYPES, Release
from server.release.unaddressed import CHOICE, unaddressed_name


@dataclass(frozen=True, slots=True)
class Site:
    """A release, the settings it was built with, and the folder that a host serves."""

    release: Release
    config: Config
    root: Path

    @property
    def base(self) -> str:
        """The path prefix of the app: "" or "/prefix"."""
        return self.config.base_path

    @property
    def default(self) -> str:
        """The tag of the language for readers who ask for none of the app's."""
        return default_language(self.config).tag

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all languages."""
        return tuple(each.tag for each in self.config.languages)

    @property
    def published(self) -> list[Language]:
        """The published languages; other spellings of tags redirect only to these."""
        published = self.release.settings.published
        return [each for each in self.config.languages if each.tag in published]

    @property
    def endings_of_parts(self) -> list[str]:
        """The endings of files that need few headers, without their dots."""
        return sorted(
            end[1:] for end, kind in TYPES.items() if kind.split(";")[0] in SUBRESOURCE_TYPES
        )

    @property
    def headers(self) -> dict[str, str]:
        """The headers of every response."""
        always = {name: text for name, text in self._forbidding().items() if self._is_shared(name)}
        return {"Cache-Control": REVALIDATE, **always}

    @property
    def headers_of_documents(self) -> dict[str, str]:
        """The further headers of documents."""
        own = {name: text for name, text in self._forbidding().items() if not self._is_shared(name)}
        return {**own, RELEASE_HEADER: self.release.id}

    @property
    def headers_of_worker(self) -> dict[str, str]:
        """The further headers of the worker's script."""
        return {POLICY: WORKER_POLICY, RELEASE_HEADER: self.release.id}

    @property
    def health(self) -> str:
        """The answer of a host at /healthz."""
        return f'{{"release":"{self.release.id}","status":"ok"}}'

    def files(self) -> dict[str, bytes]:
        """Return every file by its path on the host, compressed ones beside the plain ones."""
        prefix = f"{self.base.lstrip('/')}/" if self.base else ""
        files = {}
        for name, file in self.release.files.items():
            path = prefix + ("index.html" if name == CHOICE else name)
            files[path] = file.body
            files |= {path + ENCODINGS[coding]: body for coding, body in file.encoded.items()}
            files |= {path + delta_ending(known): body for known, body in file.deltas.items()}
        # Without this file, GitHub Pages leaves out files that begin with a dot (`.well-known`).
        files |= {".nojekyll": b"", f"{prefix}.nojekyll": b""}
        # Simple hosts have one page for all errors; the other languages' are in their folders.
        default = default_language(self.config)
        files[f"{prefix}404.html"] = self.release.files[unaddressed_name("404", default)].body
        return files

    def _forbidding(self) -> dict[str, str]:
        return security_headers("text/html", "/", self.config, headers_of(self.release))

    @staticmethod
    def _is_shared(name: str) -> bool:
        return name in SUBRESOURCE_HEADERS or name == "Strict-Transport-Security"
