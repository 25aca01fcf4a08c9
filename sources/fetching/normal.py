"""Bytes to text, and text to the one normal form that all later work rests on. Pure."""

import codecs
import re
import unicodedata
from functools import cache

# Browsers read these labels as Windows-1252 (encoding.spec.whatwg.org, "Names and labels").
_AS_WINDOWS_1252 = {"iso8859-1", "ascii", "cp1252"}
# Codecs that Python knows and no web page is written in; some can be made to run for very long.
_NOT_FOR_PAGES = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "mbcs", "oem"}
_META_CHARSET = re.compile(
    rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})|<\?xml[^>]{1,200}?encoding=[\"']([\w.:+-]{1,40})",
    re.IGNORECASE,
)
_GUESSED_FROM = 32_768

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Not to be stored (NUL, lone surrogates) or not to be seen (zero width, soft hyphen, direction overrides).
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
# Longer runs of combining marks are no writing, and composing them takes the square of their length (UAX 15, 13).
MOST_MARKS = 30
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")


def normalised(text: str) -> str:
    """NFC, LF line ends, every run of spaces one plain space, none at the end of a line, at most one empty
    line running, nothing invisible."""
    text = _LINE_ENDS.sub("\n", text)
    text = _MARKS.sub(_fewer_marks, _UNSEEN.sub("", text))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    return _EMPTY_LINES.sub("\n\n", text).strip()


def _fewer_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def decoded(body: bytes, claimed: str | None, *, html: bool = False) -> str:
    """The text of the bytes: by byte order mark, by the header, by the page's own claim if it is HTML, as
    UTF-8, and at last by guessing. A claim that the bytes contradict is passed over. Never fails."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    candidates = [claimed]
    if html and (found := _META_CHARSET.search(body[:8192])):
        candidates.append((found[1] or found[2]).decode("ascii"))
    for candidate in [*candidates, "utf-8"]:
        codec = _codec(candidate) if candidate else None
        if codec is None:
            continue
        try:
            return body.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode(_guessed(body), "replace")


@cache
def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name in _AS_WINDOWS_1252:
        return "cp1252"
    return None if name.replace("_", "-") in _NOT_FOR_PAGES else name


def _guessed(body: bytes) -> str:
    from charset_normalizer import from_bytes

    # One stray byte in a UTF-8 page is damage, and no sign of another encoding.
    if body.decode("utf-8", "replace").count("\ufffd") <= len(body) // 2000:
        return "utf-8"
    best = from_bytes(body[:_GUESSED_FROM]).best()
    return best.encoding if best is not None else "cp1252"
