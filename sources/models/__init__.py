"""What URLs said, and when, and what became of the copies. Nothing here knows that claims exist."""

from sources.models.keeping import Deletion, Hold, Takedown, TakedownBlob, Upload
from sources.models.source import (
    Arrival,
    Blob,
    Check,
    Host,
    HostQuerySet,
    Publisher,
    Snapshot,
    Source,
    SourceQuerySet,
    unleased,
)
from sources.models.source_words import SourceWords

__all__ = [
    "Arrival",
    "Blob",
    "Check",
    "Deletion",
    "Hold",
    "Host",
    "HostQuerySet",
    "Publisher",
    "Snapshot",
    "Source",
    "SourceQuerySet",
    "SourceWords",
    "Takedown",
    "TakedownBlob",
    "Upload",
    "unleased",
]
