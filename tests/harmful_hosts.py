"""Hosts that harm few readers, or by few of their answers; `nobars verify` must find each.

Those of one table are one host, so that it is asked for all files only once.
"""

from __future__ import annotations

from harms import (
    INLINE,
    TRACKER,
    answers,
    asks_by,
    at_path,
    both,
    compresses_anew,
    counts_at_a_country,
    cuts_wrongly,
    has,
    has_query,
    injects,
    is_missing,
    leads_to_a_port,
    marks_by_etags,
    marks_who_returns,
    reflects_origin,
    says_unchanged,
)
from verify_hosts import Change, adds, at

Harm = tuple[Change, str, str]  # what it changes; the code; words of the text, or the address

NOWHERE = "/en/nobars-verify-finds-nothing/"
AS_JSON = {"Content-Type": "application/json", "Cache-Control": "no-store"}
READERS: dict[str, Harm] = {
    "readers of Chinese": (
        injects(TRACKER, has("Accept-Language", "zh-CN")),
        "browser",
        "other bytes for who reads zh-Hans",
    ),
    "readers of traditional Chinese": (
        injects(TRACKER, has("Accept-Language", "zh-TW")),
        "browser",
        "other bytes for who reads zh-Hant",
    ),
    "phones of Apple": (injects(TRACKER, has("User-Agent", "iPhone")), "browser", "an iPhone"),
    "a messenger": (injects(TRACKER, has("User-Agent", "MicroMessenger")), "browser", "messenger"),
    "Firefox": (answers(has("User-Agent", "Firefox"), 403), "browser", "answers 403 to Firefox"),
    "who has a cookie": (injects(TRACKER, has("Cookie")), "browser", "who has a cookie"),
    "who searched": (injects(INLINE, has("Referer", "google")), "browser", "a search engine"),
    "who asks with a query": (answers(has_query, 404), "browser", "404 to an address with a query"),
    "who saves data": (injects(b"<!---->", has("Save-Data")), "browser", "for who saves data"),
    "who fetches in advance": (answers(has("Sec-Purpose"), 503), "browser", "fetches in advance"),
    "other sites": (reflects_origin, "cors", "https://other.example"),
    "workers": (
        answers(both(at_path("/sw.js"), has("Service-Worker")), 200, b"fetch('//evil.example')"),
        "browser",
        "other bytes for browsers",
    ),
    "who reads one page in its language": (
        injects(b"<!-- x -->", both(at_path("/es/guide/"), has("Accept-Language", "es-ES"))),
        "browser",
        "/es/guide/",
    ),
    "new browsers": (compresses_anew, "browser", "/en/guide/"),
}
HEADERS: dict[str, Harm] = {
    "gets pages from another server": (
        adds(Alt_Svc='h2=":443", h3="evil.example:443"; ma=86400'),
        "foreign",
        "from evil.example (Alt-Svc)",
    ),
    "leads users of Tor elsewhere": (
        adds(Onion_Location="http://evilevil.onion/"),
        "foreign",
        "(Onion-Location)",
    ),
    "names a source map elsewhere": (
        at("/assets/app.js", SourceMap="https://evil.example/a.map"),
        "foreign",
        "(SourceMap)",
    ),
    "connects to another site": (
        at("/en/guide/", Link="<https://cdn.example>; rel=preconnect"),
        "foreign",
        "https://cdn.example",
    ),
    "preloads without TLS": (
        at("/en/offline/", Link="<http://127.0.0.1/assets/app.css>; rel=preload; as=style"),
        "foreign",
        "http://127.0.0.1/assets",
    ),
    "adds a style sheet": (
        at("/en/", Link='</assets/x.css>; rel="alternate stylesheet"'),
        "header",
        "has a style sheet",
    ),
    "lets other sites use the camera": (
        at("/es/", Permissions_Policy="camera=*"),
        "header",
        "Permissions-Policy as 'camera=*'",
    ),
    "asks which phone it is": (adds(Accept_CH="Sec-CH-UA-Model"), "report", "(Accept-CH:"),
    "reports what it would forbid": (
        adds(Permissions_Policy_Report_Only="camera=();report-to=a"),
        "report",
        "Permissions-Policy-Report-Only",
    ),
    "marks readers by a dictionary": (
        adds(Use_As_Dictionary='match="/*", id="reader-7"'),
        "cookie",
        "Use-As-Dictionary",
    ),
    "binds a session": (
        adds(Secure_Session_Registration='(ES256);path="/s"'),
        "cookie",
        "Secure-Session-Registration",
    ),
    "marks who returns": (marks_who_returns, "cookie", "returns=1"),
    "deletes data by a redirect": (at("/en", Clear_Site_Data='"*"'), "clears", "/en"),
    "lets other sites measure": (adds(Timing_Allow_Origin="*"), "cors", "Timing-Allow-Origin"),
}
ANSWERS: dict[str, Harm] = {
    "leads elsewhere without a slash": (leads_to_a_port, "redirect", "nobars.example:8080/en/"),
    "fails at HEAD": (answers(asks_by("HEAD"), 500), "methods", "HEAD otherwise than GET"),
    "lets pages be written": (
        answers(asks_by("OPTIONS"), 200, Allow="GET, HEAD, PUT, DELETE", DAV="1"),
        "methods",
        "it takes DELETE, PUT",
    ),
    "echoes requests": (
        answers(asks_by("TRACE"), 200, b"TRACE / HTTP/1.1\r\nCookie: a=b\r\n"),
        "methods",
        "answers TRACE",
    ),
    "cuts wrongly": (cuts_wrongly, "browser", "asked for its first 10 bytes"),
    "has the root kept": (
        at("/", Cache_Control="max-age=86400, no-transform", Vary=""),
        "caching",
        "/",
    ),
    "has the root kept for any language": (at("/", Vary=""), "vary", "without Vary"),
    "has a 404 kept": (at(NOWHERE, Cache_Control="s-maxage=9, no-transform"), "caching", NOWHERE),
    "has an answer to a share kept": (
        at("/share", Cache_Control="max-age=60"),
        "caching",
        "/share",
    ),
    "has its health kept": (at("/healthz", Cache_Control="max-age=60"), "caching", "/healthz"),
    "serves the old while it asks": (
        at("/en/guide/", Cache_Control="max-age=0, stale-while-revalidate=9, no-transform"),
        "caching",
        "/en/guide/",
    ),
    "lets nothing be kept": (
        at("/assets/app.css", Cache_Control="no-store, no-transform"),
        "revalidation",
        "is paid for each time",
    ),
    "sends errors in another charset": (
        at(NOWHERE, Content_Type="text/html; charset=gb2312"),
        "type",
        "charset=gb2312",
    ),
    "counts who meets an error": (injects(TRACKER, is_missing), "markup", "https://stats.example"),
    "counts who has no scripts": (
        injects(b'<noscript><img src="//pixel.example/p.gif"></noscript>', is_missing),
        "markup",
        "<img> from another site",
    ),
    "leads on from an error": (
        injects(b'<meta http-equiv=Refresh content="3;url=//evil.example/">', is_missing),
        "markup",
        "a redirect",
    ),
    "moves links of an error": (injects(b'<base href="/x/">', is_missing), "markup", "<base>"),
    "frames an error": (injects(b"<iframe srcdoc=x></iframe>", is_missing), "markup", "<iframe>"),
    "starts a script by a picture": (
        injects(b"<svg onload=alert(1)></svg>", is_missing),
        "markup",
        "a script in <svg> (onload)",
    ),
    "has a script in the page for shares": (
        injects(INLINE, asks_by("POST")),
        "markup",
        "a script without an address",
    ),
    "has a script on its posters": (
        injects(TRACKER, at_path("/es/poster/")),
        "markup",
        "/es/poster/",
    ),
    "has a script in pages that no phone saves": (
        counts_at_a_country,
        "markup",
        "/es/operators/ad/",
    ),
}
ALONE: dict[str, Harm] = {
    "says that nothing has changed": (says_unchanged, "stale", "(304)"),
    "marks readers by ETags": (marks_by_etags(), "etag", "another ETag at each request"),
    "has an old health": (
        answers(at_path("/healthz"), 200, b'{"release":"0","status":"ok"}', **AS_JSON),
        "release",
        "names release 0",
    ),
    "has a page for its health": (
        answers(at_path("/healthz"), 200, b"<p>Welcome"),
        "health",
        "/healthz",
    ),
}
