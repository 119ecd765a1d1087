"""Photos as cameras make them."""

from __future__ import annotations

import base64
import struct

from playwright.sync_api import FilePayload, Page

# Noise, since a plain surface compresses to nothing; the top left corner is red.
DRAW = """([width, height, type]) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  let seed = 1;
  for (let y = 0; y < height; y += 8) for (let x = 0; x < width; x += 8) {
    seed = (seed * 48271) % 2147483647;
    context.fillStyle = `hsl(${seed % 360} 60% 50%)`;
    context.fillRect(x, y, 8, 8);
  }
  context.fillStyle = "#f00";
  context.fillRect(0, 0, width / 4, height / 4);
  return canvas.convertToBlob({ type, quality: 0.95 }).then(async (blob) => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  });
}"""


def draw(page: Page, width: int = 400, height: int = 300, kind: str = "image/jpeg") -> bytes:
    """Return the bytes of an image, drawn by the browser of a page."""
    return base64.b64decode(page.evaluate(DRAW, [width, height, kind]))


def photo(page: Page, width: int = 400, height: int = 300) -> FilePayload:
    """Return a JPEG to choose in a form."""
    return named("slip.jpg", "image/jpeg", draw(page, width, height))


def named(name: str, kind: str, content: bytes) -> FilePayload:
    """Return a file to choose in a form."""
    return {"name": name, "mimeType": kind, "buffer": content}


def with_exif(jpeg: bytes, orientation: int, secret: bytes) -> bytes:
    """Write an orientation and a maker's note into a JPEG, as a camera does."""
    entries = [
        struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(">HHII", 0x010F, 2, len(secret), 8 + 2 + 2 * 12 + 4),
    ]
    entries.sort()
    directory = struct.pack(">H", len(entries)) + b"".join(entries) + bytes(4)
    body = b"Exif\0\0" + b"MM\0*" + struct.pack(">I", 8) + directory + secret
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return jpeg[:2] + segment + jpeg[2:]
