"""The files of a host's texts."""

from __future__ import annotations

from pathlib import Path

from server.core.config import Config
from server.core.languages import Language


def files_of(config: Config) -> list[Path]:
    """Return exactly the files that a host's texts are read from, sorted."""
    chosen = [path for path in (config.imprint, config.notice, config.chapter) if path]
    translated = [translation_of(path, each) for path in chosen for each in config.languages]
    return sorted({*chosen, *(path for path in translated if path.is_file())})


def translation_of(path: Path, language: Language) -> Path:
    """Return the path of a text's translation: notice.zh-Hans.md beside notice.md."""
    return path.with_name(f"{path.stem}.{language.tag}{path.suffix}")
