"""A Caddyfile with which Caddy serves the release like our own server."""

from __future__ import annotations

import re
from collections.abc import Iterator

from server.export.site import Site
from server.export.spellings import patterns
from server.http.bodies import LARGEST
from server.http.caching import KEEP
from server.release.description import RELEASE_FOLDER, WORKER
from server.release.model import TYPES


def caddyfile(site: Site) -> str:
    """Return the Caddyfile of the site at the origin, for which Caddy gets a certificate.

    NOBARS_ADDRESS names another address. The usual one is in the file, because a reload without
    the variable would otherwise take the site away.
    """
    base = site.base
    return f"""# Written by `nobars export` for release {site.release.id}.
#
#   caddy run --config Caddyfile
#
# NOBARS_ADDRESS names another address than the origin's; each reload needs it too.

{{$NOBARS_ADDRESS:{site.config.origin}}} {{
  root * "{site.root}"

  route {{
    request_body {{
      max_size {LARGEST // 1_000_000}MB
    }}
    header {{
{_lines(_headers(site.headers), 6)}
    }}
    header {{
      -Server
      -Last-Modified
      defer
    }}
    @document {{
      not path {" ".join(f"*.{ending}" for ending in site.endings_of_parts)} {base}/healthz
    }}
    header @document {{
{_lines(_headers(site.headers_of_documents), 6)}
    }}
    header {base}/{WORKER} {{
{_lines(_headers(site.headers_of_worker), 6)}
    }}
    header {base}/{RELEASE_FOLDER}worker-*.js Cache-Control "{KEEP}"
{_lines(_types(), 4)}

    @shared {{
      path {base}/share
      method POST
    }}
    route @shared {{
      header Cache-Control "no-store"
      rewrite * {base}/{site.default}/share.html
      method GET
      file_server {{
        precompressed br gzip
      }}
    }}
    @method not method GET HEAD
    error @method 405
    redir {base}/share {base}/ 302

    handle {base}/healthz {{
      header Cache-Control "no-store"
      header Content-Type application/json
      respond `{site.health}`
    }}

{_lines(_respelt(site), 4)}

    # These files have no address of their own.
    @inside path *.html *.br *.gz *.dcz */_headers */_redirects
    error @inside 404

    file_server {{
      precompressed br gzip
    }}
  }}

  handle_errors {{
    route {{
      map {{path}} {{nobars_language}} {{
{_lines(_languages(site), 8)}
        default {site.default}
      }}
      @refused expression {{err.status_code}} == 405
      @unread expression {{err.status_code}} == 400
      @large expression {{err.status_code}} == 413
      @broken expression {{err.status_code}} >= 500
      header {{
{_lines(_headers(site.headers_of_documents), 8)}
      }}
      header @refused Allow "GET, HEAD"
      vars nobars_page 404
      vars @refused nobars_page 405
      vars @unread nobars_page 400
      vars @large nobars_page 413
      vars @broken nobars_page 500
      rewrite * {base}/{{nobars_language}}/{{http.vars.nobars_page}}.html
      method GET
      file_server {{
        precompressed br gzip
        status {{err.status_code}}
      }}
    }}
  }}
}}
"""


def _headers(headers: dict[str, str]) -> Iterator[str]:
    for name, value in headers.items():
        yield f'{name} "{value}"'


def _types() -> Iterator[str]:
    for ending, kind in TYPES.items():
        if ending != ".html":
            yield f"@{ending[1:]} path *{ending}"
            yield f'header @{ending[1:]} Content-Type "{kind}"'


def _respelt(site: Site) -> Iterator[str]:
    own = [(tag.replace("-", "[-_]"), tag) for tag in site.tags]
    for number, (spelt, tag) in enumerate([*own, *patterns(site.published)]):
        yield f"@respelt{number} {{"
        yield f"  path_regexp respelt{number} (?i)^{re.escape(site.base)}/{spelt}(/.*)?$"
        yield f"  not path_regexp ^{re.escape(site.base)}/(?:{'|'.join(site.tags)})(/.*)?$"
        yield "}"
        place = f"{site.base}/{tag}{{re.respelt{number}.1}}"
        yield f"redir @respelt{number} {place}?{{query}} 301"


def _languages(site: Site) -> Iterator[str]:
    for tag in site.tags:
        spelt = tag.replace("-", "[-_]")
        yield f"~(?i)^{re.escape(site.base)}/{spelt}(/.*)?$ {tag}"


def _lines(lines: Iterator[str], indent: int) -> str:
    return "\n".join(" " * indent + line for line in lines)
