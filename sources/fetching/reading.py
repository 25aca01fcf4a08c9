"""Which reader a document gets: by its type, and by its first bytes where the type says nothing."""

from .shapes import Readable

_HTML = {"text/html", "application/xhtml+xml"}
_CSV = {"text/csv", "text/tab-separated-values", "application/csv"}
_VAGUE = {"", "application/octet-stream", "binary/octet-stream", "application/download", "text/plain"}
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
    ".xml": "xml",
    ".rss": "xml",
    ".pdf": "pdf",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
}


def readable(body: bytes, content_type: str, url: str, charset: str | None = None) -> Readable:
    """The words of a document, and what it says of itself. Never raises on what is in `body`: what cannot
    be read comes back with an empty text and a `problem`.

    `content_type` may carry parameters; they are not looked at. `charset` is what the header claims.
    """
    kind = _kind(body, content_type.partition(";")[0].strip().lower(), url)
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf(body)
    if kind == "html":
        from .html import read_html

        return read_html(body, url, charset)
    from . import data

    if kind == "csv":
        return data.read_csv(body, charset)
    if kind == "json":
        return data.read_json(body, charset)
    if kind == "xml":
        return data.read_xml(body)
    if kind == "text":
        return data.read_text(body, charset)
    return Readable(
        "",
        "text",
        problem=f"A file of type {content_type[:60]!r} cannot be read; use a web page, PDF, text, CSV or JSON.",
    )


def _kind(body: bytes, content_type: str, url: str) -> str | None:
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in start or content_type == "application/pdf":
        return "pdf"
    if content_type in _HTML:
        return "html"
    if content_type in _CSV:
        return "csv"
    if content_type in ("application/json", "text/json") or content_type.endswith("+json"):
        return "json"
    if content_type in _VAGUE:
        ending = url.partition("?")[0].partition("#")[0].lower().rpartition("/")[2]
        for known, kind in _ENDINGS.items():
            if ending.endswith(known) and kind != "pdf":
                return kind
        if content_type != "text/plain" and start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
            return "html"
        return "text"
    page = b"<!doctype html" in start or b"<html" in start
    if content_type in ("application/xml", "text/xml") or content_type.endswith("+xml"):
        return None if content_type.startswith("image/") else "html" if page else "xml"
    if content_type.startswith("text/"):
        return "html" if page else "text"
    return None
