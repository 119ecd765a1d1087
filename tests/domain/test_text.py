"""What is kept of a text that a person typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bridge import Domain

every_text = st.text(st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  7-Eleven ", "7-Eleven"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("\u202eabc\u202c \u2066x\u2069\u200f", "abc x"),
        ("cafe\u0301", "café"),
        ("nul\x00 bell\x07", "nul bell"),
        ("\ufeffstart", "start"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\ud800", "\ufffd"),
    ],
)
def test_text_is_kept_without_what_deceives(domain: Domain, typed: str, kept: str) -> None:
    """Controls go; joiners, which spelling needs, stay."""
    assert domain.call("text.cleanText", typed) == kept


@given(typed=every_text)
def test_cleaning_twice_changes_nothing_more(domain: Domain, typed: str) -> None:
    """Clean text is clean, normalized, and on one line if asked for."""
    for function in ("text.cleanText", "text.cleanLine"):
        kept = domain.call(function, typed)
        assert domain.call(function, kept) == kept
        assert unicodedata.is_normalized("NFC", kept)
    assert "\n" not in domain.call("text.cleanLine", typed)
