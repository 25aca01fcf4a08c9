"""Taking in an article: store the text, split it into claims. All of it happens, or nothing does."""

from claims.ingest.articles import Ingested, amend, ingest_text
from claims.ingest.details import Details, IngestError, clean_text, read_text
from claims.ingest.page import fetch_article
from claims.ingest.splitting import SPLIT_AT_ONCE, split, split_or_note, split_pending

__all__ = [
    "SPLIT_AT_ONCE",
    "Details",
    "IngestError",
    "Ingested",
    "amend",
    "clean_text",
    "fetch_article",
    "ingest_text",
    "read_text",
    "split",
    "split_or_note",
    "split_pending",
]
