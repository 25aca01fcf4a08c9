"""Serves the source pages of the worked example, each at its current revision.

A WSGI application (`granian --interface wsgi seeds.server:app`) on the standard library alone. Which
revision of a page is current stands in a JSON file, read on every request, so that a page can be moved
on while the server runs.
"""

import hashlib
import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

SEEDS = Path(__file__).resolve().parent
SOURCES = SEEDS / "sources"
DEFAULT_STATE_FILE = SEEDS.parent / ".data" / "seed-revisions.json"
CONTENT_TYPES = {".html": "text/html; charset=utf-8", ".pdf": "application/pdf"}
PUBLISHER_KINDS = frozenset({"official", "wire", "news", "research", "reference"})
RESERVED_PATHS = frozenset({"/", "/robots.txt"})
SOURCE_KEYS: Mapping[str, type] = {
    "title": str,
    "publisher": str,
    "publisher_kind": str,
    "primary": bool,
    "interest": str,
    "independence_group": str,
    "path": str,
    "revisions": list,
}
REVISION_KEYS: Mapping[str, type] = {"file": str, "date": date, "note": str}


class SeedError(ValueError):
    """Something in the worked example, or asked of it, is wrong; the text names it and the fix."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a page: `number` counts from 1, `date` is the day on which the page said so (UTC)."""

    number: int
    file: Path
    date: date
    note: str

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.file.suffix]

    @property
    def modified(self) -> datetime:
        # The minute tells two revisions of one day apart.
        return datetime.combine(self.date, time(12), UTC) + timedelta(minutes=self.number)


@dataclass(frozen=True, slots=True)
class Source:
    """A page of the worked example; `revisions` has at least one entry, oldest first."""

    slug: str
    title: str
    publisher: str
    publisher_kind: str
    primary: bool
    interest: str
    independence_group: str
    path: str
    revisions: tuple[Revision, ...]

    def revision(self, number: int) -> Revision:
        """Raises SeedError where there is no such revision."""
        if not 1 <= number <= len(self.revisions):
            raise SeedError(f"{self.slug} has no revision {number}: give a number from 1 to {len(self.revisions)}.")
        return self.revisions[number - 1]


def load_sources(folder: Path = SOURCES) -> dict[str, Source]:
    """Every source of the worked example by slug, in the order of slugs.

    Raises SeedError, naming the file and the fix, for a source.toml that is not TOML, lacks a key, has an
    unknown one or one of the wrong type, names a file that is not there, or takes another source's path.
    """
    sources: dict[str, Source] = {}
    paths: dict[str, str] = {}
    for file in sorted(folder.glob("*/source.toml")):
        source = _read_source(file)
        if source.path in paths:
            raise SeedError(f"{file}: path {source.path} is already that of {paths[source.path]}.")
        paths[source.path] = source.slug
        sources[source.slug] = source
    if not sources:
        raise SeedError(f"{folder} holds no source: each needs a folder of its own with a source.toml.")
    return sources


def _read_source(file: Path) -> Source:
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SeedError(f"{file} is not TOML: {error}.") from error
    _check_keys(raw, SOURCE_KEYS, str(file))
    if raw["publisher_kind"] not in PUBLISHER_KINDS:
        known = ", ".join(sorted(PUBLISHER_KINDS))
        raise SeedError(f"{file}: publisher_kind {raw['publisher_kind']!r} is not one of {known}.")
    if not raw["path"].startswith("/") or raw["path"] in RESERVED_PATHS:
        raise SeedError(f"{file}: path {raw['path']!r} must begin with / and not be the index or robots.txt.")
    if not raw["revisions"]:
        raise SeedError(f"{file}: give at least one [[revisions]].")
    revisions: list[Revision] = []
    for number, entry in enumerate(raw.pop("revisions"), start=1):
        where = f"{file}, revision {number}"
        _check_keys(entry, REVISION_KEYS, where)
        page = file.parent / entry["file"]
        if page.suffix not in CONTENT_TYPES:
            raise SeedError(f"{where}: {entry['file']} must end in {' or '.join(CONTENT_TYPES)}.")
        if page.parent != file.parent or not page.is_file():
            raise SeedError(f"{where}: there is no file {entry['file']} beside it.")
        if revisions and entry["date"] < revisions[-1].date:
            raise SeedError(f"{where}: its date {entry['date']} is before that of the revision before it.")
        revisions.append(Revision(number, page, entry["date"], entry["note"]))
    return Source(slug=file.parent.name, revisions=tuple(revisions), **raw)


def _check_keys(raw: Any, keys: Mapping[str, type], where: str) -> None:
    if not isinstance(raw, dict):
        raise SeedError(f"{where}: expected a table with {', '.join(keys)}.")
    if missing := [key for key in keys if key not in raw]:
        raise SeedError(f"{where}: {', '.join(missing)} is missing.")
    if unknown := [key for key in raw if key not in keys]:
        raise SeedError(f"{where}: unknown {', '.join(unknown)}; known are {', '.join(keys)}.")
    for key, kind in keys.items():
        # type() and not isinstance(): a TOML date-time is also a date, and true is also a number.
        if type(raw[key]) is not kind:
            raise SeedError(f"{where}: {key} must be a {kind.__name__}, not {raw[key]!r}.")


@cache
def _known_sources() -> dict[str, Source]:
    return load_sources()


def _source(slug: str) -> Source:
    try:
        return _known_sources()[slug]
    except KeyError:
        raise SeedError(f"There is no seed source {slug!r}. Known are: {', '.join(_known_sources())}.") from None


def state_file() -> Path:
    """Where the current revisions are kept: SEED_STATE_FILE, or a file in the data folder."""
    return Path(os.environ.get("SEED_STATE_FILE") or DEFAULT_STATE_FILE)


def _read_state() -> dict[str, int]:
    file = state_file()
    try:
        state = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise SeedError(f"{file} is not JSON ({error}): delete it to start again at revision 1.") from error
    if not isinstance(state, dict) or not all(type(number) is int for number in state.values()):
        raise SeedError(f"{file} must hold one revision number a source: delete it to start again at 1.")
    return state


def current_revision(slug: str) -> int:
    """The number of the revision that is served now; 1 where none was set.

    Raises SeedError for an unknown slug, and for a state file that cannot be used.
    """
    source = _source(slug)
    return source.revision(_read_state().get(slug, 1)).number


def set_revision(slug: str, number: int) -> Revision:
    """Makes a revision the one that is served from the next request on.

    Raises SeedError for an unknown slug or number, and then changes nothing.
    """
    revision = _source(slug).revision(number)
    state = {**_read_state(), slug: number}
    file = state_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(state, out, indent=1, sort_keys=True)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return revision


def _index() -> bytes:
    items = []
    for source in _known_sources().values():
        revision = source.revisions[current_revision(source.slug) - 1]
        items.append(
            f'<li><a href="{escape(source.path)}">{escape(source.title)}</a>, {escape(source.publisher)}: '
            f"revision {revision.number} of {len(source.revisions)}, {revision.date.isoformat()}</li>"
        )
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Seed source pages</title>'
        "</head>\n<body><h1>Seed source pages</h1>\n<p>Written for the claim tracker from public figures; none is its "
        "publisher's own page.</p>\n<ul>\n" + "\n".join(items) + "\n</ul></body></html>\n"
    ).encode()


def _not_modified(environ: "WSGIEnvironment", etag: str, modified: datetime) -> bool:
    """RFC 9110, section 13.2.2: If-Modified-Since counts only where there is no If-None-Match."""
    if given := environ.get("HTTP_IF_NONE_MATCH"):
        tags = [tag.strip().removeprefix("W/") for tag in given.split(",")]
        return etag in tags or "*" in tags
    try:
        since = parsedate_to_datetime(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and modified <= since


def _answer(environ: "WSGIEnvironment") -> tuple[HTTPStatus, dict[str, str], bytes]:
    plain = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache"}
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
        return HTTPStatus.METHOD_NOT_ALLOWED, {**plain, "Allow": "GET, HEAD"}, b"Only GET and HEAD.\n"
    path = environ.get("PATH_INFO") or "/"
    if path == "/robots.txt":
        return HTTPStatus.OK, plain, b"User-agent: *\nAllow: /\n"
    try:
        if path == "/":
            return HTTPStatus.OK, {**plain, "Content-Type": CONTENT_TYPES[".html"]}, _index()
        source = next((source for source in _known_sources().values() if source.path == path), None)
        if source is None:
            return HTTPStatus.NOT_FOUND, plain, b"No such page: the list of pages is at /\n"
        revision = source.revision(current_revision(source.slug))
    except SeedError as error:
        return HTTPStatus.INTERNAL_SERVER_ERROR, plain, f"{error}\n".encode()
    body = revision.file.read_bytes()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "ETag": etag,
        "Last-Modified": format_datetime(revision.modified, usegmt=True),
        "Cache-Control": "no-cache",
    }
    if _not_modified(environ, etag, revision.modified):
        return HTTPStatus.NOT_MODIFIED, headers, b""
    return HTTPStatus.OK, {**headers, "Content-Type": revision.content_type}, body


def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """The WSGI application."""
    status, headers, body = _answer(environ)
    if status is not HTTPStatus.NOT_MODIFIED:
        headers["Content-Length"] = str(len(body))
    start_response(f"{status.value} {status.phrase}", list(headers.items()))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
