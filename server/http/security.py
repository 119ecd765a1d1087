"""The security headers of responses, which tell the browser what to forbid."""

from __future__ import annotations

from collections.abc import Mapping

from server.core.config import Config

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",  # the photos of receipts
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types nobars",  # the worker's address; no other policy exists
)
ONLY_IN_HEADERS = "frame-ancestors"  # CSP 3, 3.3: ignored in a page

CONTENT_SECURITY_POLICY = "; ".join(DIRECTIVES)
# Each page has it in its <head> too, because some hosts can't set headers. That costs a phone 300
# bytes for a language: brotli's dictionary has most of its words.
POLICY_IN_PAGES = "; ".join(each for each in DIRECTIVES if not each.startswith(ONLY_IN_HEADERS))

# The policy of the worker, which imports its code and fetches files. It is short, because each
# update transfers it.
WORKER_POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types nobars"

POLICY = "Content-Security-Policy"
HEADERS = {
    POLICY: CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}

# Files of these types are never opened as a document, so the policy of the document or worker that
# loads them applies. Leaving out their own policy saves a few hundred bytes for each file.
SUBRESOURCE_TYPES = {
    "application/json",
    "application/manifest+json",
    "image/png",
    "text/css",
    "text/javascript",
    "text/plain",
}
SUBRESOURCE_HEADERS = {"Cross-Origin-Resource-Policy", "X-Content-Type-Options"}
WORKER_PATH = "/sw.js"


def headers_for(media_type: str, path: str, headers: Mapping[str, str]) -> dict[str, str]:
    """Return those of `headers` that a response of this type needs at this path."""
    if media_type not in SUBRESOURCE_TYPES:
        return dict(headers)
    needed = {name: value for name, value in headers.items() if name in SUBRESOURCE_HEADERS}
    return needed | ({POLICY: WORKER_POLICY} if path.endswith(WORKER_PATH) else {})


def security_headers(
    media_type: str, path: str, config: Config, headers: Mapping[str, str] = HEADERS
) -> dict[str, str]:
    """Return the security headers of a response: those of `headers` that it needs, and HSTS."""
    needed = headers_for(media_type, path, headers)
    if config.origin.startswith("https:"):
        needed["Strict-Transport-Security"] = "max-age=31536000"
    return needed
