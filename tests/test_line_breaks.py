"""The line breaks that are taken out of pages."""

from __future__ import annotations

import pytest

from server.release.line_breaks import without_line_breaks


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
