"""The files that a host's texts are read from."""

from __future__ import annotations

from pathlib import Path

from server.core.config import Config
from server.core.languages import Language


def files_of(config: Config) -> list[Path]:
    """Return every file that a host's texts are read from, and no other that is named alike."""
    chosen = [path for path in (config.imprint, config.notice, config.chapter) if path]
    translated = [translation_of(path, each) for path in chosen for each in config.languages]
    return sorted({*chosen, *(path for path in translated if path.is_file())})


def translation_of(path: Path, language: Language) -> Path:
    """Return where a text's translation lies: notice.zh-Hans.md beside notice.md."""
    return path.with_name(f"{path.stem}.{language.tag}{path.suffix}")
