"""Taking in an article: store the text, split it into claims. All of it happens, or nothing does.

Further extractors read it afterwards, each in a task of its own.
"""

from claims.ingest.articles import Ingested, amend, ingest_text
from claims.ingest.asking import ask, enabled
from claims.ingest.details import Details, IngestError, clean_text, read_text
from claims.ingest.page import fetch_article
from claims.ingest.running import LONGEST_RUN, run_extractor, runs_due
from claims.ingest.splitting import SPLIT_AT_ONCE, split, split_or_note, split_pending

__all__ = [
    "LONGEST_RUN",
    "SPLIT_AT_ONCE",
    "Details",
    "IngestError",
    "Ingested",
    "amend",
    "ask",
    "clean_text",
    "enabled",
    "fetch_article",
    "ingest_text",
    "read_text",
    "run_extractor",
    "runs_due",
    "split",
    "split_or_note",
    "split_pending",
]
