"""The answers to the requests of the preview's script."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from server.catalog.po import Entry
from server.catalog.writing import join_lines
from server.core.localization import current_language
from server.translate.editing import Edit, EditRefusedError, write
from server.translate.extraction import WHERE
from server.translate.live import is_source
from server.translate.preview import current, queue
from server.translate.preview.findings import findings_of, why_not
from server.translate.preview.help import help_with
from server.translate.watched import Key
from server.translate.work import changed, committed, work_file

bp = Blueprint("preview", __name__)


@bp.get("/<language:tag>/-preview/state")
def state() -> Response:
    """Return the version of the words, and the problem of the catalog if it has one."""
    current.catalog().look()
    return _json({"version": current.version(), "problem": current.problem()})


@bp.get("/<language:tag>/-preview/work")
def work() -> Response:
    """Return a file of the messages changed since the last commit, and what to do with it.

    Without a commit, these are the messages changed since the preview was started.
    """
    watched, language = current.catalog(), current_language()
    before = committed(watched.path)
    since = "the preview was started" if before is None else "the last commit"
    before = current.tools().begun.get(watched.path, b"") if before is None else before
    done = changed(watched.look(at_once=True).entries, before)
    if is_source(language) or not done:
        return _json({"told": f"Nothing was changed since {since}."})
    name = f"nobars-{language.tag}.po"
    number = f"{len(done)} message{'s' if len(done) > 1 else ''}"
    told = (
        f"{name} has {number} changed since {since}. Send it to the people of the project; "
        f"`nobars translate take {name}` takes it in."
    )
    return _json({"told": told, "name": name, "text": work_file(done, language).decode()})


@bp.get("/<language:tag>/-preview/messages/<int:index>")
def message(index: int) -> Response:
    """Return everything that the panel shows about a message."""
    key, language, watched = _key(index), current_language(), current.catalog()
    entry = _entry(key)
    editable = bool(entry.line) and not is_source(language)
    return _json(
        {
            "index": index,
            "state": current.words().state(language, key),
            "source": [text for text in (entry.source, entry.plural) if text],
            "context": entry.context,
            "comments": join_lines(entry.comments, begins=WHERE) + entry.notes,
            "places": entry.places,
            "catalog": f"{current.shown(watched.path)}:{entry.line}" if entry.line else "",
            "strings": entry.forms,
            "problem": " ".join(watched.good.problems.get(key, [])),
            "editable": editable,
            **(help_with(entry, language, current.words()) if editable else {}),
        }
    )


@bp.get("/<language:tag>/-preview/messages/<int:index>/next")
def next_open(index: int) -> Response:
    """Return the next message to translate, in the order of the catalog, critical ones first."""
    words = current.catalog().look()
    found = queue.after(_key(index), queue.unfinished(words), words.entries)
    return _json({"index": None if found is None else current.tools().tracers.index(found)})


@bp.post("/<language:tag>/-preview/messages/<int:index>/check")
def check(index: int) -> ResponseReturnValue:
    """Return the findings of the check in the typed text."""
    given = request.get_json()
    if not _is_edit(given):
        return _json({"problem": "This is no translation."}), 400
    entry, entries = _entry(_key(index)), current.catalog().good.entries
    found = findings_of(entry, given["strings"], current_language(), entries)
    return _json({"findings": found})


@bp.get("/<language:tag>/-preview/messages/<int:index>/pages")
def pages(index: int) -> Response:
    """Return the pages that show a message."""
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
    key, accept = _key(index), given.get("accept", {})
    entries = current.catalog().look(at_once=True).entries
    if idle := why_not(_entry(key), given["strings"], accept, current_language(), entries):
        return _json({"problem": idle})
    fuzzy, withdraw = bool(given.get("fuzzy")), given.get("withdraw", [])
    edit = Edit(key, given["before"], given["strings"], fuzzy, accept, withdraw)
    try:
        write(current.catalog().path, current_language(), edit)
    except EditRefusedError as error:
        return _json({"problem": str(error)})  # with status 200: the panel shows the problem
    current.catalog().look(at_once=True)
    return _json({"problem": None})


def _entry(key: Key) -> Entry:
    found = current.catalog().look().entries.get(key)
    return found or Entry(context=key[0] or None, source=key[1])


def _is_edit(given: Any) -> bool:
    if not isinstance(given, dict):
        return False
    accept = given.get("accept", {})
    lists = [given.get("before"), given.get("strings"), given.get("withdraw", [])]
    lists += [[*accept.values()] if isinstance(accept, dict) else None]
    return all(
        isinstance(each, list) and all(isinstance(text, str) for text in each) for each in lists
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
