"""The words of a PDF."""

import io
import logging
import re
import time
import warnings

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .normal import normalised
from .shapes import Readable

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MAX_PAGES = 400
MAX_SECONDS = 30.0
MAX_CHARACTERS = 2_000_000
# A line that stops in mid-sentence and goes on in small letters was broken by the page's width.
_WRAPPED = re.compile(r"(?<=[^\n.!?:;|])\n(?=[a-z(])")

# A word that the page's width broke in two; a year or a code keeps its hyphen.
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_]{2})-\n(?=[a-zà-öø-ÿ]{2})")


def read_pdf(body: bytes) -> Readable:
    # Broken files make pypdf warn and raise in many ways; each means that the file cannot be read.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _read(PdfReader(io.BytesIO(body), strict=False))
        except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError,
                NotImplementedError, RecursionError, OSError, ImportError, AssertionError):  # fmt: skip
            return Readable("", "pdf", problem="This PDF is damaged and could not be read.")


def _read(reader: PdfReader) -> Readable:
    if reader.is_encrypted and not reader.decrypt(""):
        return Readable("", "pdf", problem="This PDF is locked with a password and could not be read.")
    started = time.monotonic()
    total = len(reader.pages)
    pages: list[str] = []
    size = 0
    for page in reader.pages[:MAX_PAGES]:
        if time.monotonic() - started > MAX_SECONDS or size > MAX_CHARACTERS:
            break
        pages.append(page.extract_text())
        size += len(pages[-1])
    text = _WRAPPED.sub(" ", _BROKEN_WORD.sub("", normalised("\n\n".join(pages))))
    problem = None
    if not text:
        problem = "This PDF holds only images; no text could be read."
    elif len(pages) < total:
        problem = f"Only the first {len(pages)} of this PDF's {total} pages were read."
    about = reader.metadata
    made = about.creation_date if about else None
    return Readable(
        text=text,
        kind="pdf",
        title=(normalised(str(about.title)) or None) if about and about.title else None,
        author=(normalised(str(about.author)) or None) if about and about.author else None,
        published=made.date() if made else None,
        problem=problem,
    )
