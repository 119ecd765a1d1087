"""The comments for translators: what a message is, where it is, and what it is for."""

from __future__ import annotations

from io import BytesIO

import pytest

from server.translate.extraction import KEYWORDS, extract_called, extract_template


def comments(template: str, message: str) -> list[str]:
    """Return the comments of a message of a template."""
    file = BytesIO(template.encode())
    found = extract_template(file, KEYWORDS, ("Translators:",), {"trimmed": "true"})
    return next(said for _line, _function, source, said in found if message in str(source))


PAGE = """{# Where: the page of one SIM #}
{% macro field(name, label, hint="") %}
<label for="{{ name }}">{{ label }}</label><p class="field__hint">{{ hint }}</p>
{% endmacro %}
{% macro amount(name, label) %}{{ field(name, label) }}{% endmacro %}
{% set contents = {"dates": _("The dates")} %}
{% set DIAL = _("Dial it") %}
{% block title %}{{ _("Tab") }}{% endblock %}
{% block main %}
<h1>{{ _("Topmost") }}</h1>
<h2 id="dates">{{ contents["dates"] }}</h2>
<ul>{% for each in dates %}
<li title="{{ _("A tip") }}">{{ _("An item") }}
<a class="button" href="/"><span>{{ DIAL }}</span></a></li>
{% endfor %}</ul>
<nav aria-label="{{ _("A bar") }}"><a href="{{ url_for("x") }}">{% trans %}A
  link{% endtrans %}</a></nav>
{{ field("a", _("A label"), hint=_("A hint")) }}{{ amount("b", _("Money")) }}
<section><p>{{ _("Apart") }}</p></section>
{# Where: what a script says #}
<p data-code="sim.lost">{{ browser_text("Gone") }}</p>
{# Translators: at most 12 letters #}
<button>{{ _("Bring back") }}</button>
{% endblock %}
"""


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("Tab", "title of the page, in the browser’s tab – the page of one SIM"),
        ("Topmost", "heading of the page – the page of one SIM"),
        ("The dates", "heading – the page of one SIM"),
        ("A tip", "tip under “The dates” – the page of one SIM"),
        ("An item", "item of a list under “The dates” – the page of one SIM"),
        ("Dial it", "button – the page of one SIM"),
        ("A bar", "spoken name under “The dates” – the page of one SIM"),
        ("A link", "link under “The dates” – the page of one SIM"),
        ("A label", "label under “The dates” – the page of one SIM"),
        ("A hint", "hint under “The dates” – the page of one SIM"),
        ("Money", "label under “The dates” – the page of one SIM"),
        ("Apart", "paragraph – the page of one SIM"),
        ("Gone", "message sim.lost – what a script says"),
    ],
)
def test_message_says_where_it_stands(message: str, place: str) -> None:
    """Element and heading are found through variables and macros, too."""
    assert comments(PAGE, message) == [f"where: {place}"]


def test_comment_of_the_developer_comes_first() -> None:
    """It may be the meaning, or the greatest length."""
    assert comments(PAGE, "Bring back") == [
        "at most 12 letters",
        "where: button – what a script says",
    ]


def test_message_without_any_comment_has_no_place() -> None:
    """An element alone doesn't say what the words are for."""
    assert comments("<p>{{ _('Alone') }}</p>", "Alone") == []


def test_branches_that_open_an_element_twice_do_no_harm() -> None:
    """It is closed once."""
    template = "{# Where: x #}<p>{% if a %}<a>{% else %}<a>{% endif %}b</a></p>{{ _('After') }}"
    assert comments(template, "After") == ["where: x"]


def test_python_says_it_too() -> None:
    """Python code has messages too."""
    code = BytesIO(
        b"# Where: the menu\nshow(gettext('New'))\n# Where: else\nshow(gettext('Old'))\n"
    )
    found = [(source, said) for _, _, source, said in extract_called(code, KEYWORDS, (), {})]
    assert found == [("New", ["where: the menu"]), ("Old", ["where: else"])]
