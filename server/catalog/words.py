"""Numbers in words: `vierundzwanzig`, `三十`, `medio`.

The words are CLDR's (`language_data/numerals/`, see tools/write_numerals.py); number_words.toml has
words that CLDR lacks, such as halves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from server.catalog.language_data import FOLDER, table
from server.catalog.quantities import Quantity

_NUMERALS = FOLDER / "numerals"
HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
_NEVER = r"(?!)"
_WORD = re.compile(r"[^\s\u00a0\u200b\u200c.,;:!?()\[\]{}<>«»“”„\"'’‘…/|+=–—،؛؟।。、·-]+")
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")  # Arabic vowel signs, which are optional
_ARABIC_SCRIPT = {"ar", "fa", "ur"}
# Languages that add endings to numbers: “otuza”, “kahdeksan”.
_ENDING = {"tr", "fi", "hu", "et", "az", "kk", "uz", "ky"}
_UNSPACED = {"th", "lo", "km", "my"}
_HAN = {"zh", "ja", "yue"}

_HAN_DIGITS = {each: n for n, each in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_HAN_TIMES = {"十": 10, "百": 100, "千": 1000}
HAN_NUMERALS = "〇零一二三四五六七八九十百千两兩"
_HAN_RUN = re.compile("[〇零一二三四五六七八九十百千万萬億亿两兩廿卅]+")
_HAN_UNITS = "个個天日时時小分秒月年周週星次位张張元条條步种種倍成歩桁回つヶカか件枚割级級项項"
_HAN_SURE = re.compile(
    rf"(?<=百分之)[〇零一二三四五六七八九十百两兩]+"
    rf"|(?<![数數几幾十百千万萬第])[〇零一二三四五六七八九十百千万萬两兩廿卅]+(?=[{_HAN_UNITS}])"
)
_HAN_IDIOMS = re.compile(
    "十分(?!钟|鐘|間|之)|千万别|千萬別|万一|萬一|一[一-鿿]|三方|四[处處周]|五[颜顏]"
)
_THAI_UNITS = r"\s*(?:วัน|ชั่วโมง|นาที|เดือน|ปี|สัปดาห์|ครั้ง|ตัว|หลัก|ขั้น|คน|บาท|เปอร์เซ็นต์)"


_Phrases = dict[str, list[tuple[tuple[str, ...], int]]]
_STEM = 3  # letters at the beginning of a word by which it may be recognized


def possible(text: str, language: str) -> set[Fraction]:
    """Return every number that the words of a text may stand for."""
    lowered = text.lower()
    read = [*sure(text, language), *_spelled(text, language, loose=True)]
    found = {value for each in read for value in each.values}
    if language in _HAN:
        found |= {value for run in _HAN_RUN.findall(text) for value in read_han(run)}
    known = table("number_words")
    for n, pattern in known["more"].get(language, {}).items():
        if re.search(pattern, lowered):
            found.add(Fraction(n))
    if re.search(known["half"].get(language, _NEVER), lowered):
        found |= {HALF, *(each + HALF for each in list(found)), 1 + HALF, 2 + HALF}
    if re.search(known["quarter"].get(language, _NEVER), lowered):
        found |= {QUARTER, 3 * QUARTER, 1 + QUARTER}
    return found


def sure(text: str, language: str) -> list[Quantity]:
    """Return the numbers from 2 on whose words have no other meaning."""
    if language in _HAN:
        plain = _HAN_IDIOMS.sub(lambda match: "〓" * len(match[0]), text)
        runs = [(match[0], match.start()) for match in _HAN_SURE.finditer(plain)]
        found = [Quantity(frozenset(read_han(run)), start, run) for run, start in runs]
    elif language in _UNSPACED:
        found = _longest(
            [
                Quantity(frozenset({Fraction(n)}), match.start(), words)
                for words, n in phrases(language).items()
                for match in re.finditer(rf"(?<!ที่){words}(?={_THAI_UNITS})", text)
            ]
        )
    else:
        found = _spelled(text, language, loose=False)
    return [*(each for each in found if min(each.values) >= 2), *_with_halves(text, language)]


def _with_halves(text: str, language: str) -> Iterator[Quantity]:
    """Yield the numbers of words such as `ढाई`, two and a half; `डेढ़ सौ` is 150."""
    for pattern, halves in table("number_words")["exact"].get(language, {}).items():
        for match in re.finditer(rf"(?:{pattern})( सौ| हज़ार| हजार)?", text, re.IGNORECASE):
            times = 1 if not match[1] else 100 if "सौ" in match[1] else 1000
            yield Quantity(frozenset({Fraction(halves, 2) * times}), match.start(), match[0])


def with_digits(text: str, language: str) -> str:
    """Return a text with digits in place of numbers of several words: `ciento ochenta`."""
    if language in _HAN or language in _UNSPACED:
        return text
    for each in reversed(_spelled(text, language, loose=False)):
        end = each.start + len(each.text)
        if not each.text.isalpha():
            text = f"{text[: each.start]}{max(each.values)}{text[end:]}"
    return text


def _longest(found: list[Quantity]) -> list[Quantity]:
    """Return the quantities without those that are a part of another: `four` in `twenty-four`."""
    return [
        each
        for each in found
        if not any(each.text != other.text and each.text in other.text for other in found)
    ]


def is_known(language: str) -> bool:
    """Return whether the words of a language's numbers are known."""
    return bool(phrases(language))


@cache
def phrases(language: str) -> dict[str, int]:
    """Return the numbers of a language by CLDR's words, normalized."""
    path = _NUMERALS / f"{language}.json"
    if not path.exists():
        return {}
    rows = json.loads(path.read_text("utf-8"))
    return {
        " ".join(_tokens(words, language)) if language not in _UNSPACED else words: int(n)
        for n, spelled in rows.items()
        for words in spelled
    }


@cache
def _first_tokens(language: str) -> _Phrases:
    """Return the phrases by their first word, the longest first."""
    found: _Phrases = {}
    for words, n in sorted(phrases(language).items(), key=lambda pair: -len(pair[0].split())):
        tokens = tuple(words.split())
        found.setdefault(tokens[0], []).append((tokens, n))
    return found


def _tokens(text: str, language: str) -> list[str]:
    return [_canonical(match[0], language) for match in _WORD.finditer(text)]


def _canonical(token: str, language: str) -> str:
    """Return the form of a word that is compared, for Arabic without prefixes and endings."""
    token = token.replace("\u00ad", "").lower()
    if language in _ARABIC_SCRIPT:
        token = _MARKS.sub("", token)
    if language != "ar":
        return token.replace("ё", "е")
    token = re.sub("[أإآ]", "ا", token)
    token = (
        re.sub(r"^(?:و|ف)?(?:بال|كال|لل|ال|ب|ل)?(?=\w{3})", "", token) if len(token) > 4 else token
    )
    return re.sub("(?:ة|ه)$", "", re.sub("ين$", "ون", token))


def _spelled(text: str, language: str, *, loose: bool) -> list[Quantity]:
    """Return the numbers of CLDR's words in a text; with `loose`, also of words with endings."""
    if language in _UNSPACED:
        known = phrases(language).items() if loose else ()
        return [Quantity(frozenset({Fraction(n)}), 0, said) for said, n in known if said in text]
    places = [*_WORD.finditer(text)]
    first, tokens = _first_tokens(language), [_canonical(each[0], language) for each in places]
    found, place = [], 0
    while place < len(tokens):
        length, numbers = _match(first, tokens, place, language, loose=loose)
        start, end = places[place].start(), places[place + length - 1].end()
        found += [Quantity(frozenset({Fraction(n)}), start, text[start:end]) for n in numbers]
        place += length
    return found


def _match(
    first: _Phrases,
    tokens: list[str],
    place: int,
    language: str,
    *,
    loose: bool,
) -> tuple[int, list[int]]:
    for words, n in first.get(tokens[place], []):
        if tuple(tokens[place : place + len(words)]) == words:
            unsure = (
                not loose
                and len(words) == 1
                and words[0] in table("number_words")["unsure"].get(language, ())
            )
            return len(words), [] if unsure else [n]
    if loose and len(tokens[place]) > 2:
        return 1, _beginnings(first, tokens[place : place + 4], language)
    return 1, []


def _beginnings(first: _Phrases, tokens: list[str], language: str) -> list[int]:
    """Return the numbers at the start of words with endings and compounds: `dreißigtägig`."""
    found = []
    for words in _starting(language, tokens[0][:_STEM]):
        stem = words if language in _ENDING or len(words) < 5 else words[:-1]
        if tokens[0].startswith(stem):
            found += [n for phrase, n in first[words] if len(phrase) == 1]
    for phrase, n in first.get(tokens[0], []):
        *head, last = phrase
        if head and tokens[: len(head)] == head and len(tokens) > len(head):
            begun = tokens[len(head)].startswith(last[: max(len(last) - 1, 2)])
            found += [n] if begun else []
    return found


@cache
def _starting(language: str, beginning: str) -> tuple[str, ...]:
    """Return the first words of numbers that begin with these letters and have at least `_STEM`."""
    return tuple(
        word
        for word in _first_tokens(language)
        if len(word) >= _STEM and word.startswith(beginning)
    )


def western_han(text: str) -> str:
    """Return a text with the Han numerals in digits, except those of ten thousand and more."""
    return re.sub(f"[{HAN_NUMERALS}]+", lambda match: str(min(read_han(match[0]))), text)


def read_han(run: str) -> set[Fraction]:
    """Return the value of Han numerals: `三百六十五`, `五万`, `二〇二六`."""
    if not run:
        return set()
    if all(each in _HAN_DIGITS for each in run):
        return {Fraction(int("".join(str(_HAN_DIGITS[each]) for each in run)))}
    total = section = digit = 0
    for each in run.replace("廿", "二十").replace("卅", "三十"):
        if each in _HAN_DIGITS:
            digit = _HAN_DIGITS[each]
        elif each in _HAN_TIMES:
            section += (digit or 1) * _HAN_TIMES[each]
            digit = 0
        else:
            total += (section + digit or 1) * (10_000 if each in "万萬" else 100_000_000)
            section = digit = 0
    return {Fraction(total + section + digit)}
