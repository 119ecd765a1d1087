"""The codes of messages for scripts, written as TypeScript types.

With them `tsc` refuses a code without words. Templates have the words, each in an element with
`data-code`. A message with plural forms comes from `browser_plural`; all others are plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from server.core.paths import CODE, PROJECT

SCRIPTS = PROJECT / "web"  # not there in an installed wheel
CODES = SCRIPTS / "kit" / "message-codes.ts"
HEAD = "/** Written by `nobars translate update` from data-code in the templates. */\n"

_CODE = re.compile(r'data-code="([^"]+)"')
_LITERAL = re.compile(r'"([a-z][\w.-]*)"')
_COMPOSED = re.compile(r"`([\w.-]*)\$\{[^}]*\}([\w.-]*)`")  # `pack.failed.${code}`, `${kind}.one`


def codes_file() -> bytes:
    """Return the content of the TypeScript file with the types of all codes."""
    plain: set[str] = set()
    plural: set[str] = set()
    for template in sorted(CODE.rglob("templates/**/*.html")):
        for code, words in _messages(template.read_text("utf-8")):
            (plural if "browser_plural(" in words else plain).add(code)
    return "\n".join((HEAD, *_union("MessageCode", plain), *_union("PluralCode", plural))).encode()


def unused_codes() -> list[str]:
    """Return the codes that no script names, neither whole nor composed of parts."""
    scripts = "\n".join(path.read_text("utf-8") for path in _scripts())
    named = {*_LITERAL.findall(scripts)}
    composed = {*_COMPOSED.findall(scripts)}
    codes = re.findall(r'"(.+)"', codes_file().decode())
    return sorted(each for each in codes if each not in named and not _fits(each, composed, named))


def _messages(template: str) -> Iterable[tuple[str, str]]:
    """Return each code of a template, with the text from it up to the next one."""
    _before, *parts = _CODE.split(template)
    return zip(parts[::2], parts[1::2], strict=True)


def _union(name: str, codes: Iterable[str]) -> list[str]:
    listed = "\n".join(f'  | "{code}"' for code in sorted(codes))
    return [f"export type {name} =\n{listed};\n"]


def _scripts() -> Iterator[Path]:
    for path in SCRIPTS.rglob("*.ts"):
        if path != CODES and not path.name.endswith(".test.ts") and "testing" not in path.parts:
            yield path


def _fits(code: str, composed: Iterable[tuple[str, str]], named: set[str]) -> bool:
    """Return whether a code can be composed of a pattern and a part that scripts name."""
    return any(
        (before or after)
        and code.startswith(before)
        and code.endswith(after)
        and code[len(before) : len(code) - len(after)] in named
        for before, after in composed
    )
