"""Photos like those of cameras."""

from __future__ import annotations

import base64
import struct

from playwright.sync_api import FilePayload, Page

# Noise, because a plain surface compresses too well; the top left corner is red.
DRAW = """([width, height, type]) => {
  const noise = new ImageData(Math.ceil(width / 8), Math.ceil(height / 8));
  let seed = 1;
  for (let at = 0; at < noise.data.length; at++) {
    seed = (seed * 48271) % 2147483647;
    noise.data[at] = at % 4 === 3 ? 255 : 96 + (seed % 64);
  }
  const grain = new OffscreenCanvas(noise.width, noise.height);
  grain.getContext("2d").putImageData(noise, 0, 0);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  context.drawImage(grain, 0, 0, noise.width * 8, noise.height * 8);
  context.fillStyle = "#f00";
  context.fillRect(0, 0, width / 4, height / 4);
  return canvas.convertToBlob({ type, quality: 0.95 }).then((blob) => new Promise((resolve) => {
    const url = new FileReader();
    url.onload = () => resolve(url.result.split(",")[1]);
    url.readAsDataURL(blob);
  }));
}"""


def draw(page: Page, width: int = 400, height: int = 300, kind: str = "image/jpeg") -> bytes:
    """Return the bytes of an image that the browser of a page has drawn."""
    return base64.b64decode(page.evaluate(DRAW, [width, height, kind]))


def photo(page: Page, width: int = 400, height: int = 300) -> FilePayload:
    """Return a JPEG to choose in a form."""
    return named("slip.jpg", "image/jpeg", draw(page, width, height))


def named(name: str, kind: str, content: bytes) -> FilePayload:
    """Return a file to choose in a form."""
    return {"name": name, "mimeType": kind, "buffer": content}


def with_exif(jpeg: bytes, orientation: int, secret: bytes) -> bytes:
    """Write an orientation and a maker's note into a JPEG, as cameras do."""
    entries = [
        struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(">HHII", 0x010F, 2, len(secret), 8 + 2 + 2 * 12 + 4),
    ]
    entries.sort()
    directory = struct.pack(">H", len(entries)) + b"".join(entries) + bytes(4)
    body = b"Exif\0\0" + b"MM\0*" + struct.pack(">I", 8) + directory + secret
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return jpeg[:2] + segment + jpeg[2:]
