"""Assets, a manifest for each language, the offline page, and the share target without a worker."""

from __future__ import annotations

from flask import (
    Blueprint,
    Response,
    current_app,
    json,
    redirect,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from flask.typing import ResponseReturnValue

from server.core.config import Config
from server.core.localization import current_language, gettext
from server.http.bodies import LARGEST
from server.http.errors import unaddressed_page

bp = Blueprint("offline", __name__)

INK, GROUND = "#14171c", "#f4f4f0"  # as in web/kit/tokens.css
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-maskable.png", "512x512", "any maskable"),  # its drawing fills the square
)
# What other apps can share to this one, and under which names. The worker receives it.
SHARE_TARGET = {
    "method": "POST",
    "enctype": "multipart/form-data",
    "params": {
        "title": "title",
        "text": "text",
        "url": "url",
        "files": [{"name": "files", "accept": ["image/*", "application/pdf"]}],
    },
}


@bp.get("/assets/<path:name>")
def asset(name: str) -> Response:
    """Serve a bundled file in live mode; a release answers before the app is asked."""
    config: Config = current_app.config["NOBARS"]
    return send_from_directory(config.assets, name)


@bp.get("/<language:tag>/manifest.webmanifest")
def manifest() -> Response:
    """Serve the web app manifest. All languages have the same id and scope: they are one app."""
    root = url_for("home.choose_language")
    members = {
        "id": root,
        "scope": root,
        "start_url": root,
        "name": "Nobars",
        "short_name": "Nobars",
        # Where: what the installed app is, in the phone’s lists of apps
        "description": gettext(
            "A pocket guide to topping up a SIM abroad, and a log of your receipts. "
            "It works without a network."
        ),
        "lang": current_language().tag,
        "dir": current_language().direction,
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": INK,
        "categories": ["travel", "utilities", "finance"],
        "share_target": SHARE_TARGET | {"action": url_for("offline.shared")},
        "icons": [
            {
                "src": url_for("offline.asset", name=name),
                "sizes": sizes,
                "type": "image/png",
                "purpose": purpose,
            }
            for name, sizes, purpose in ICONS
        ],
        # Where: the menu of the installed app’s icon, opened with a long press
        "shortcuts": [
            # Translators: a shortcut of the installed app: opens the empty receipt form
            _shortcut(gettext("New receipt"), url_for("receipts.new")),
            # Translators: a shortcut of the installed app: opens the chapter on balances
            _shortcut(gettext("Check balance"), url_for("guide.chapter", chapter="check")),
        ],
    }
    return Response(json.dumps(members, ensure_ascii=False), mimetype="application/manifest+json")


@bp.get("/<language:tag>/offline/")
def index() -> str:
    """Show that a page is not saved; the worker answers with this page instead of that one."""
    return render_template("offline/index.html")


@bp.post("/share")
def shared() -> ResponseReturnValue:
    """Discard what was shared while no worker was running, and say what to do."""
    request.max_content_length = LARGEST
    while request.stream.read(65_536):
        pass  # if bytes were left unread, the browser would show an error of its own
    response = unaddressed_page("share")
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept-Language")
    return response


@bp.get("/share")
def nothing_shared() -> ResponseReturnValue:
    """Redirect to the app when somebody opens or reloads the address by hand."""
    return redirect(url_for("home.choose_language"))


def _shortcut(name: str, url: str) -> dict[str, object]:
    icon = {"src": url_for("offline.asset", name="icon-192.png"), "sizes": "192x192"}
    return {"name": name, "url": url, "icons": [icon]}
