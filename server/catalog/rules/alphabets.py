"""Letters of a neighbouring language, which look similar but are other characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from server.catalog.names import is_name
from server.catalog.rules.registry import ADVICE, Text, rule
from server.catalog.rules.scripts import encodes

# Letters beyond a to z of languages in Latin script. All of them may have letters of well-known
# loanwords.
_LOANED = "éèêëàâäáãåçñôöóüúûíîïøæœ"
_LETTERS = {
    "de": "äöüß", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíóúüñºª", "pt": "áâãàçéêíóôõúüºª",
    "it": "àèéìíîòóùúº", "nl": "áéíóúèëïöüĳ", "tr": "çğıöşüâîû", "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "sv": "åäöé", "da": "æøåé",
    "nb": "æøåéèêóòôü", "fi": "äöåšž", "et": "äöõüšž", "hu": "áéíóöőúüű", "ro": "ăâîșț",
    "hr": "čćđšž", "sl": "čšž", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "id": "é", "ms": "é",
    "sw": "", "fil": "ñ", "ca": "àçéèíïóòúü·",
}  # fmt: skip
_HONG_KONG = "裏衞峯羣牀麪綫"  # forms of Hong Kong that Big5 leaves out
_NAMED = {"Arab": {"ar": {"ی": "ي", "ک": "ك", "ہ": "ه", "ۃ": "ة"},
                   "fa": {"ي": "ی", "ك": "ک", "ى": "ی", "ة": "ه"},
                   "ur": {"ي": "ی", "ك": "ک", "ه": "ہ"}}}  # fmt: skip


@rule("script.alphabet", ADVICE, "Type the word anew on the keyboard of your language.")
def find_other_letters(text: Text) -> Iterator[str]:
    """A letter of another alphabet (a Romanian ș in a Turkish word) is a spelling mistake."""
    own = _LETTERS.get(text.base)
    if own is None or text.script != "Latn":
        return
    composed = unicodedata.normalize("NFC", text.prose)
    for word in re.findall(r"[^\W\d_]+", composed):
        strange = [each for each in word.lower() if each not in own + _LOANED]
        latin = [each for each in strange if not each.isascii() and _is_latin(each)]
        if latin and word not in text.source and not (word[0].isupper() and word[0] in "ŠŽČĐŁ"):
            letters = " ".join(dict.fromkeys(latin))
            yield f"“{word}” has {letters}, which {text.base} does not write."


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


@rule("script.arabic", ADVICE, "Type it on the keyboard of your language.")
def find_neighbours_letters(text: Text) -> Iterator[str]:
    """Arabic, Persian and Urdu have different characters for some letters."""
    letters = _NAMED["Arab"].get(text.base, {})
    for wrong in sorted(set(text.translation) & letters.keys()):
        right = letters[wrong]
        yield f"{wrong} (U+{ord(wrong):04X}) is {right} (U+{ord(right):04X}) here."


@rule("script.kanji", ADVICE, "Type the word anew with the input method of your language.")
def find_neighbours_han(text: Text) -> Iterator[str]:
    """Japanese and Chinese simplified different characters, so a text may have the wrong ones."""
    if text.script not in {"Jpan", "Hans", "Hant"}:
        return
    found = []
    for each in dict.fromkeys(text.prose):
        if not "\u3400" <= each <= "\u9fff" or each in text.source:
            continue
        if text.script == "Hant" and each in _HONG_KONG:
            continue
        japanese = encodes(each, "shift_jis")
        chinese = encodes(each, "gb2312") or encodes(each, "big5")
        if (text.script == "Jpan" and not japanese and chinese) or (
            text.script != "Jpan" and japanese and not chinese
        ):
            found.append(each)
    if found:
        yield f"These characters are of another language: {' '.join(found)}"


# What stands for a letter that a keyboard lacked: “Pruefe”, “perche'”.
_ASCII = {
    "de": (
        r"\b(?!zue)\w*(?:(?<![aeqo])ue(?!ll|\b)|(?<![aeqr])oe(?!ben|ff|si|zi|\b)"
        r"|ae(?!l\b|ro|\b))\w*"
    ),
    "it": (
        r"(?<!\w)(?:e|perche|piu|puo|cosi|gia|sara|finche|poiche|verra|potra|avra|\w+ita)"
        r"['’](?!\w)"
    ),
}


@rule("script.ascii", ADVICE, "Write the letter itself: ü, è.")
def find_missing_letters(text: Text) -> Iterator[str]:
    """Letters of a keyboard without ü or è look careless."""
    if pattern := _ASCII.get(text.base):
        for match in re.finditer(pattern, text.prose, re.IGNORECASE):
            if match[0] not in text.source and not is_name(match[0]):
                yield f"“{match[0]}” is written without its own letter."
                return
