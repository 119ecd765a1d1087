"""A bundle leaves out what a phone has, and every byte of it comes back."""

from __future__ import annotations

import pytest

from offline.releases import unbound
from server.release.copies import Known

FRAME = '<header class="top"><a href="/en/">Home</a> <span lang="ar">الرئيسية</span></header>'
HOME = f"😀{FRAME}<p>Flags 🇹🇭 and more</p>"


@pytest.mark.parametrize(
    "text",
    [
        f"{FRAME}<p>Another page</p>",
        f"<p>before</p>{FRAME}",
        HOME,
        HOME[1:] + HOME,
        "",
        "short",
        "</header>",
    ],
)
def test_bundle_gives_each_file_as_it_was(text: str) -> None:
    """With signs of two units, which no copy cuts in half, with a short end, and with nothing."""
    files = [text.encode(), f"{text}<b>{FRAME}".encode()]
    bundle = Known([HOME, FRAME]).bind(each.decode() for each in files)
    assert unbound(bundle, [HOME.encode(), FRAME.encode()]) == files


def test_what_is_known_is_left_out() -> None:
    """It is most of a page."""
    assert len(Known([HOME]).bind([f"{FRAME}<p>Another page</p>"])) < len(FRAME) / 2


@pytest.mark.parametrize("sign", ["\0", "\1"])
def test_file_with_the_signs_of_a_bundle_is_refused(sign: str) -> None:
    """It would come back as something else."""
    with pytest.raises(ValueError, match="control characters"):
        Known([]).bind([f"a{sign}b"])
