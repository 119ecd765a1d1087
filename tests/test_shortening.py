"""The line breaks and ends of elements that are taken out of pages."""

from __future__ import annotations

import pytest

from server.release.shortening import without_ends, without_line_breaks


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<p>", "<ul><li>One</li><li>Two</li></ul><p>"),
        ('<p class="lead">\nA text.\n</p>', '<p class="lead">A text.</p>'),
        ("<a>One</a>\n<a>Two</a>", "<a>One</a>\n<a>Two</a>"),
        ("<b>One</b><template></template>\nTwo", "<b>One</b><template></template>\nTwo"),
        ("<pre>\n*123#\n*124#</pre>", "<pre>\n*123#\n*124#</pre>"),
        ("<picture>\n<hrx>\n", "<picture>\n<hrx>\n"),
    ],
)
def test_only_line_breaks_that_nobody_sees_are_taken_out(written: str, sent: str) -> None:
    """Between words and inline elements they are spaces."""
    assert without_line_breaks(written) == sent


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<div><p>One</p><p>Two</p></div>", "<div><p>One<p>Two</div>"),
        ("<ul><li>One</li><li>Two</li></ul>", "<ul><li>One<li>Two</ul>"),
        ("<template><p>One</p></template>", "<template><p>One</template>"),
        ("<p>One</p>Two", "<p>One</p>Two"),
        ("<p>One</p><section-packs>", "<p>One</p><section-packs>"),
        ("<p>One</p><button>", "<p>One</p><button>"),
        ("<a><p>One</p></a>", "<a><p>One</p></a>"),
        ("<section-packs><p>One</p></section-packs>", "<section-packs><p>One</p></section-packs>"),
    ],
)
def test_only_ends_that_browsers_put_there_are_taken_out(written: str, sent: str) -> None:
    """An element without its end would take in what follows."""
    assert without_ends(written) == sent
