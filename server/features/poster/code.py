"""The QR code of the host's address."""

from __future__ import annotations

import io

import segno

FILE = "poster/code.svg"  # path in a release


def draw(address: str) -> bytes:
    """Return an SVG image of the QR code of an address.

    It is readable with a quarter of it damaged (level Q of ISO/IEC 18004), and it has the quiet
    zone of four modules that readers need.
    """
    drawing = io.BytesIO()
    code = segno.make(address, error="q", micro=False, boost_error=False)
    code.save(drawing, kind="svg", border=4, light="#fff", omitsize=True, svgclass=None)
    return drawing.getvalue()
