"""Reading the browser's databases from a page."""

from __future__ import annotations

import base64

# Code for the body of a function: it returns the result of a request, within a deadline.
SETTLED = """
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error ?? new Error("blocked"));
    setTimeout(reject, 10_000, new Error("IndexedDB does not answer"));
  });
"""


def decode_bytes(value: dict[str, str]) -> bytes:
    """Return the bytes that JSON has as `$base64`."""
    return base64.b64decode(value["$base64"])
