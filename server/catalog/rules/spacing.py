"""Spaces: at the edges, in a row, around signs, tags and placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.catalog.reading import HELD, PLACEHOLDER, TAG
from server.catalog.rules.registry import ADVICE, Text, rule

_SPACED = {"Latn", "Cyrl", "Grek", "Arab", "Hebr", "Deva", "Beng", "Taml", "Armn", "Geor"}
# Prefixes that a script joins to the next word (“و%(name)s”).
_PREFIXES = {"Arab": r"(?<![^\W\d_])[وفبلك]ـ?$|ـ$|(?<![^\W\d_])(?:وب|ول|فب|ال)$", "Hebr": r".$"}
# Languages that join endings to the word before (“%(n)s'den”).
_SUFFIXED = {"tr", "fi", "hu", "et", "az", "kk", "uz", "ky", "ko", "eu", "mn"}
_LETTER = r"[^\W\d_]"
_PART = rf"(?:{_LETTER}{{2,}}|{HELD})"
# A word or a value, a sign that needs a space behind it, and what stands there instead.
_JOINED = re.compile(
    rf"(?:{_PART}|\d)[.!?;:,،؛؟।]{_PART}|{_PART}[!?;:,،؛؟।]\d"
    rf"|(?<=[\s\u00a0\u202f])[!?;:]{_PART}"
)
_ENDING = 5  # signs of a bracket with an ending, “Beleg(e)”
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670]")
# “SIM:iä”, “EU:s”, “Student:in”
_COLON_IN_WORDS = {"fi": r":\w+$", "sv": r":\w{1,3}$", "nb": r":\w+$", "da": r":\w+$", "de": ":in"}
_PAIRS = re.compile(
    rf"(?P<before>{_PART})?(?:\([^()]+\)|«[^«»]+»|»[^«»]+«|„[^„“”]+[“”]|“[^„“”]+”)(?P<after>{_PART})?"
)
_BEFORE = re.compile(
    r"[^\s(\[«„“]([ \u00a0\u3000]+)([,;:!?،؛؟।。，、；：！？）]|\.(?![\w/]))(?!\.\.|\d)"
)
_HAN = "\u3040-\u30ff\u3400-\u9fff"


@rule("space.edge", ADVICE, "Begin and end as the source does, without spaces around.")
def find_edges(text: Text) -> Iterator[str]:
    """Spaces and new lines at the edges move the neighbouring words."""
    edge = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
    mine, wanted = edge.match(text.translation), edge.match(text.source)
    for group, where in ((1, "begins"), (2, "ends")):
        if mine and wanted and mine[group] != wanted[group]:
            kind = "a new line" if "\n" in mine[group] + wanted[group] else "spaces"
            yield f"The translation {where} with {kind}, unlike the source, or the other way round."


@rule("space.double", ADVICE, "Type one space.")
def find_double_spaces(text: Text) -> Iterator[str]:
    """Two spaces in a row are a typing mistake."""
    inner = text.translation.strip()
    if re.search(r"[ \u00a0\u202f\u3000]{2}|\t", inner) and "  " not in text.source:
        yield "Two spaces stand in a row."
    if text.script in {"Hans", "Hant"} and "\u3000" in inner:
        yield "A full-width space stands in the text."


@rule("space.before", ADVICE, "Type the sign right behind the word.")
def find_spaces_before_signs(text: Text) -> Iterator[str]:
    """After a space, a sign may begin a line. French has a narrow space before some signs."""
    for match in _BEFORE.finditer(text.prose):
        french = text.base in {"fr", "br"} and match[2] in ";:!?"
        if not french and f" {match[2]}" not in text.source:
            yield f"A space stands before {match[2]}"
            return


@rule("space.after", ADVICE, "Type a space behind the sign, or behind the tag.")
def find_missing_spaces(text: Text) -> Iterator[str]:
    """Without a space, two sentences look like one word."""
    if text.script not in _SPACED:
        return
    for match in _JOINED.finditer(_VOWEL_SIGNS.sub("", text.prose)):
        if match[0] not in text.source_prose and not _may_join(match[0], text):
            yield f"No space stands in “{_shown(match[0])}”."
    for match in re.finditer(r"[^\s>]{3,}(</\w+>)(\w+)", text.translation):
        before = match[0].split("</")[0][-1:]
        if before in ".!?…:;,؟،।" and f"{match[1]} " in text.source:
            yield f"No space stands between {match[1]} and “{match[2]}”."


def _may_join(joined: str, text: Text) -> bool:
    """Return whether two joined words are one name with a dot, or a word with its ending."""
    if ":" in joined:
        own = re.search(_COLON_IN_WORDS.get(text.base, "(?!)"), joined)
        return own is not None or f"{HELD}:{HELD}" in text.source_prose
    ending = re.search(r"[.]([a-z]{2,})$", joined)
    name = ending and ending[1].isascii() and re.search(rf"{re.escape(joined)}\b", text.prose)
    return bool(name) or (joined[0].isdigit() and joined[-1] != HELD)


def _shown(joined: str) -> str:
    return joined.replace(HELD, "%(…)s")


@rule("space.bracket", ADVICE, "Type a space outside of the bracket or the quotation mark.")
def find_glued_brackets(text: Text) -> Iterator[str]:
    """A bracket or a quotation mark that touches the wrong word makes both hard to read."""
    if text.script not in _SPACED:
        return
    for match in _PAIRS.finditer(text.prose):
        inner = match[0][len(match["before"] or "") : len(match[0]) - len(match["after"] or "")]
        prefix = re.search(_PREFIXES.get(text.script, "(?!)"), match["before"] or "")
        glued = (match["before"] and not prefix, match["after"] and text.base not in _SUFFIXED)
        is_ending = HELD not in inner and len(inner) <= _ENDING
        if any(glued) and not is_ending and match[0] not in text.source_prose:
            yield f"No space stands in “{_shown(match[0])}”."


@rule("space.glued", ADVICE, "Type a space between the word and the placeholder.")
def find_glued(text: Text) -> Iterator[str]:
    """Without a space, a value and a word make another word."""
    if text.script not in _SPACED:
        return
    plain = TAG.sub("\u2060", text.translation)
    for match in PLACEHOLDER.finditer(plain):
        if not match[1] or re.search(rf"\w%\({match[1]}\)s|%\({match[1]}\)s\w", text.source):
            continue
        before, after = plain[: match.start()], plain[match.end() :]
        prefix = _PREFIXES.get(text.script)
        if re.search(rf"{_LETTER}$", before) and not (prefix and re.search(prefix, before)):
            yield f"A word is glued to the beginning of {match[0]}."
        if (re.match(rf"{_LETTER}|\({_LETTER}", after) and text.base not in _SUFFIXED) or re.match(
            r"\(\w{1,2}\)", after
        ):
            yield f"A word is glued to the end of {match[0]}."


@rule("space.tag", ADVICE, "Type a space outside of the tag, as the source does.")
def find_glued_tags(text: Text) -> Iterator[str]:
    """Without a space, a link and a word make another word."""
    if text.script not in _SPACED or "<" not in text.translation:
        return
    prefix = _PREFIXES.get(text.script)
    if not re.search(rf"{_LETTER}<\w", text.source):
        for match in re.finditer(rf"{_LETTER}<\w[^>]*>", text.translation):
            if not (prefix and re.search(prefix, text.translation[: match.start() + 1])):
                yield f"A word is glued to {match[0][1:]}."
    if text.base not in _SUFFIXED and not re.search(rf"</\w+>{_LETTER}", text.source):
        for match in re.finditer(rf"{_LETTER}(</\w+>){_LETTER}", text.translation):
            yield f"A word is glued to {match[1]}."


@rule("space.han", ADVICE, "Write a space between Han characters and Latin letters or digits.")
def find_unspaced_han(text: Text) -> Iterator[str]:
    """A text has spaces around Latin words everywhere or nowhere."""
    if text.script not in {"Hans", "Hant"}:
        return
    plain = text.prose.replace(HELD, "")
    tight = re.findall(rf"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9][{_HAN}]", plain)
    loose = re.findall(rf"[{_HAN}] [A-Za-z0-9]|[A-Za-z0-9] [{_HAN}]", plain)
    if tight and loose and len(loose) >= len(tight):
        yield f"No space stands in “{tight[0]}”, as it does elsewhere in the text."
