"""Translations that belong to another message, and labels that a text names otherwise."""

from __future__ import annotations

import pytest

from server.catalog.attached import find_attached
from server.catalog.po import Entry

NO_NEWS = "Wenn nichts ankommt, warte und frage nach."


def _entries(*pairs: tuple[str, str]) -> list[Entry]:
    return [Entry(source=source, forms=[translation]) for source, translation in pairs]


def _found(*pairs: tuple[str, str]) -> list[tuple[str, str | None]]:
    return [(each.rule, each.entry.source) for each in find_attached(_entries(*pairs), "Latn")]


def test_a_sentence_with_the_translation_of_another_one_is_told() -> None:
    """Merging may attach a translation to the wrong message; both are named."""
    one, other = "If nothing arrives, wait and ask.", "The bin is empty."
    assert _found((one, NO_NEWS), (other, NO_NEWS)) == [
        ("message.copied", one),
        ("message.copied", other),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("If nothing arrives, wait and ask.", "If nothing has arrived, wait and ask."),
        ("If nothing arrives, <b>wait</b> and ask.", "If nothing arrives, wait and ask."),
    ],
)
def test_two_wordings_of_one_sentence_may_share_a_translation(one: str, other: str) -> None:
    """English may say one thing in two ways."""
    assert _found((one, NO_NEWS), (other, NO_NEWS)) == []


def test_short_labels_may_share_a_word() -> None:
    """“Credit” and “Balance” are both “Saldo”."""
    assert _found(("Credit", "Saldo"), ("Balance", "Saldo")) == []


def test_a_page_is_named_as_the_catalog_names_it() -> None:
    """A reader looks for the word that the menu has."""
    label = ("Import", "Importieren")
    wrong = ("It is on the page “Import”.", "Es steht auf der Seite „Hochladen“.")
    right = ("It is on the page “Import”.", "Es steht auf der Seite „Importieren“.")
    assert _found(label, wrong) == [("words.label", wrong[0])]
    assert _found(label, right) == []


def test_a_label_may_be_inflected_in_a_text() -> None:
    """Many languages have cases."""
    label = ("Settings", "Настройки")
    assert _found(label, ("Open “Settings”.", "Откройте раздел настроек.")) == []
