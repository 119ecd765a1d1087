"""A configuration with which nginx serves the release like our own server."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from server.export import dictionaries
from server.export.site import Site
from server.export.spellings import patterns
from server.http.bodies import LARGEST
from server.http.caching import KEEP
from server.release.description import RELEASE_FOLDER, WORKER
from server.release.model import TYPES

_NAME = re.compile(r"(?<=[$<])nobars_")  # the beginning of a variable or named group


def http(site: Site) -> str:
    """Return the part for `http { }`."""
    return _own(site, _http(site))


def server(site: Site, *, brotli: bool) -> str:
    """Return the part for `server { }`. With `brotli`, nginx has the module brotli_static."""
    return _own(site, _server(site, brotli=brotli))


def _own(site: Site, text: str) -> str:
    """Return a text with variables named after the site, because one nginx may serve several.

    The names depend on the folder of the site alone, so they are the same in the next export.
    """
    place = hashlib.sha256(f"{site.root} {site.base}".encode()).hexdigest()[:6]
    return _NAME.sub(f"nobars_{place}_", text)


def _http(site: Site) -> str:
    return f"""# Written by `nobars export` for release {site.release.id}.
# Include this file in http {{ }}, and server.conf in a server {{ }} that listens and has the
# certificate.

# The language of pages of errors.
map $uri $nobars_language {{
  default {site.default};
{_lines(f'"~*^{_place(site)}/{_spelt(tag)}(?:/|$)" {tag};' for tag in site.tags)}
}}

# Another spelling of a language is redirected to its tag.
map $request_uri $nobars_respelt {{
  default "";
{_lines(f'"~^{_place(site)}/{tag}(?:[/?]|$)" "";' for tag in site.tags)}
{_lines(_respelt(site))}
}}

map "$request_method $uri" $nobars_refused {{
  volatile;
  default 1;
  "~^(?:GET|HEAD) " 0;
  "POST {site.base}/share" 0;
}}

map $status $nobars_allow {{
  default "";
  405 "GET, HEAD";
}}

map $uri $nobars_caching {{
  default "{site.headers["Cache-Control"]}";
  "~^{_place(site)}/{RELEASE_FOLDER}worker-[0-9a-f]+\\.js$" "{KEEP}";
  "~^{_place(site)}/(?:healthz$|[^/]+/share\\.html$)" "no-store";
{_lines(dictionaries.caching(site))}
}}

# Browsers with a dictionary get a delta, if there is one (RFC 9842).
{_plain(dictionaries.maps(site))}

# Files that browsers never open as a document need no policy: that of the page applies.
map $uri $nobars_kind {{
  default document;
  "{site.base}/{WORKER}" worker;
  "{site.base}/healthz" part;
  "~\\.(?:{"|".join(site.endings_of_parts)})$" part;
}}
{_plain(_document_headers(site))}
"""


def _server(site: Site, *, brotli: bool) -> str:
    base = site.base
    return f"""# Written by `nobars export` for release {site.release.id}.
root "{site.root}";
index index.html;
absolute_redirect off;
server_tokens off;
client_max_body_size 1m;
client_header_timeout 10s;
client_body_timeout 10s;

types {{
{_lines(f'"{kind}" {ending[1:]};' for ending, kind in TYPES.items())}
}}
default_type application/octet-stream;

# Compressed files are beside the plain ones; nothing is compressed while serving.
gzip off;
gzip_static on;
gzip_vary on;
gzip_proxied any;
gzip_http_version 1.0;
{"" if brotli else "# "}brotli_static on;  # needs nginx's module for it

etag on;
add_header Last-Modified "";
add_header Cache-Control $nobars_caching always;
add_header Allow $nobars_allow always;
{_plain(dictionaries.headers())}
{_plain(f'add_header {n} "{v}" always;' for n, v in _shared(site))}
{_plain(f"add_header {n} ${_variable(n)} always;" for n in site.headers_of_documents)}

if ($nobars_refused) {{ return 405; }}
if ($nobars_respelt) {{ return 301 $nobars_respelt; }}

error_page 400 408 {base}/$nobars_language/400.html;
error_page 403 404 =404 {base}/$nobars_language/404.html;
error_page 405 {base}/$nobars_language/405.html;
error_page 413 {base}/$nobars_language/413.html;
error_page 500 502 503 504 {base}/$nobars_language/500.html;

location = {base}/share {{
  # A share that no worker has received: it is discarded, and a page says what to do.
  client_max_body_size {LARGEST // 1_000_000}m;
  error_page 405 =200 {base}/{site.default}/share.html;
  error_page 413 {base}/$nobars_language/413.html;
  if ($request_method = POST) {{ return 405; }}
  return 302 {base}/;
}}

location = {base}/healthz {{
  types {{ }}
  default_type application/json;
  return 200 '{site.health}';
}}

{_plain(dictionaries.locations(site))}

# These files have no address of their own.
location ~ "/share\\.html$" {{ internal; client_max_body_size {LARGEST // 1_000_000}m; }}
location ~ "(?:\\.(?:br|gz|dcz)|/_headers|/_redirects|/[^/]+\\.html)$" {{ internal; }}
"""


def _respelt(site: Site) -> Iterator[str]:
    for spelt, tag in [*((_spelt(tag), tag) for tag in site.tags), *patterns(site.published)]:
        pattern = rf"~*^{_place(site)}/{spelt}(?<nobars_rest>[/?].*)?$"
        yield f'"{pattern}" "{site.base}/{tag}$nobars_rest";'


def _document_headers(site: Site) -> Iterator[str]:
    of_worker = site.headers_of_worker
    for name, value in site.headers_of_documents.items():
        kinds = f'document "{value}"; worker "{of_worker.get(name, "")}";'
        yield f'map $nobars_kind ${_variable(name)} {{ default ""; {kinds} }}'


def _shared(site: Site) -> list[tuple[str, str]]:
    return [(name, value) for name, value in site.headers.items() if name != "Cache-Control"]


def _variable(header: str) -> str:
    """Return the name of a header's variable; with more than 46 letters, nginx would fail."""
    return "nobars_" + header.lower().removeprefix("x-").replace("-", "_")


def _place(site: Site) -> str:
    return re.escape(site.base)


def _spelt(tag: str) -> str:
    return tag.replace("-", "[-_]")


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(f"  {line}" for line in lines)


def _plain(lines: Iterable[str]) -> str:
    return "\n".join(lines)
