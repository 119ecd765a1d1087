"""What the preview's script asks for."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from server.catalog.po import Entry
from server.core.localization import current_language
from server.translate.live import is_source
from server.translate.preview import current
from server.translate.preview.editing import Edit, EditRefusedError, write
from server.translate.watched import Key

bp = Blueprint("preview", __name__)


@bp.get("/<language:tag>/-preview/state")
def state() -> Response:
    """Say which words the pages have now, and what is wrong with the catalog."""
    current.catalog().look()
    return _json({"version": current.version(), "problem": current.problem()})


@bp.get("/<language:tag>/-preview/messages/<int:index>")
def message(index: int) -> Response:
    """Tell all there is to know of a message."""
    key = _key(index)
    watched = current.catalog()
    entry = watched.good.entries.get(key) or Entry(context=key[0] or None, source=key[1])
    return _json(
        {
            "state": current.words().state(current_language(), key),
            "source": [text for text in (entry.source, entry.plural) if text],
            "context": entry.context,
            "comments": entry.comments + entry.notes,
            "places": entry.places,
            "catalog": f"{current.shown(watched.path)}:{entry.line}" if entry.line else "",
            "strings": entry.forms,
            "problem": " ".join(watched.good.problems.get(key, [])),
            "editable": bool(entry.line) and not is_source(current_language()),
        }
    )


@bp.get("/<language:tag>/-preview/messages/<int:index>/pages")
def pages(index: int) -> Response:
    """Tell on which pages a message is."""
    found = current.tools().occurrences.find(current_language(), index)
    return _json([{"title": each.title, "url": each.url} for each in found])


@bp.post("/<language:tag>/-preview/messages/<int:index>")
def save(index: int) -> ResponseReturnValue:
    """Write a translation."""
    if not current.tools().guard.admits_writing():
        return _json({"problem": "Only a page of this preview may write. Reload this one."}), 403
    given = request.get_json()
    if is_source(current_language()) or not _is_edit(given):
        return _json({"problem": "This can’t be written to a catalog."}), 400
    edit = Edit(_key(index), given["before"], given["strings"], bool(given.get("fuzzy")))
    try:
        write(current.catalog().path, current_language(), edit)
    except EditRefusedError as error:
        return _json({"problem": str(error)})  # an answer, and nothing that broke
    current.catalog().look(at_once=True)
    return _json({"problem": None})


def _is_edit(given: Any) -> bool:
    return isinstance(given, dict) and all(
        isinstance(given.get(name), list) and all(isinstance(text, str) for text in given[name])
        for name in ("before", "strings")
    )


def _key(index: int) -> Key:
    keys = current.tools().tracers.keys
    if index >= len(keys):
        abort(404)
    return keys[index]


def _json(value: object) -> Response:
    response = jsonify(value)
    response.headers["Cache-Control"] = "no-store"
    return response
