"""Re-checking claims against what their sources say now: it writes what it saw and opens tasks, never a verdict.

Every step can run twice or die half way: what is behind is found again by the next tick.
"""

from claims.recheck.assessing import assess_evidence, assess_or_note, behind
from claims.recheck.fetching import (
    capture,
    pin_all_waiting,
    pin_waiting,
    read_arrived,
    recheck_due,
    waiting_for_capture,
)
from claims.recheck.gone import open_tasks_for_gone_sources
from claims.recheck.showing import publish_scheduled
from claims.recheck.stale import open_tasks_for_stale_claims, work_out_stale_days

CHUNK = 50
"""Evidence rows assessed by one message."""

__all__ = [
    "CHUNK",
    "assess_evidence",
    "assess_or_note",
    "behind",
    "capture",
    "open_tasks_for_gone_sources",
    "open_tasks_for_stale_claims",
    "pin_all_waiting",
    "pin_waiting",
    "publish_scheduled",
    "read_arrived",
    "recheck_due",
    "waiting_for_capture",
    "work_out_stale_days",
]
