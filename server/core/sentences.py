"""Spaces between sentences: templates have them, Chinese and Japanese texts don't.

Thai, Lao, Khmer and Burmese have no spaces between words, but do have them between sentences.
"""

from __future__ import annotations

import re

from server.core.languages import Language, script_of

_SCRIPTS = {"Hans", "Hant", "Hani", "Jpan"}
_INLINE = r"(?:a|abbr|b|bdi|bdo|cite|code|em|i|kbd|mark|q|small|span|strong|sub|sup|time)"
_TRACED = "[\U000f0000-\U0010fffd]"  # a tracer, which the preview puts around messages
_SIGN = "(?:[\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f]\u201d?)"
_SPACE_BEHIND_SIGN = re.compile(rf"({_SIGN}(?:</{_INLINE}>|{_TRACED})*)\s+(?=[^\s<–]|<{_INLINE}\b)")


def close_up(html: str, language: Language) -> str:
    """Return a page without spaces after full-width signs within a line of text.

    Such a sign is as wide as a character with a space.
    """
    if script_of(language.tag) not in _SCRIPTS:
        return html
    return _SPACE_BEHIND_SIGN.sub(r"\1", html)
