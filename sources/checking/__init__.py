"""Re-checking sources: lease due hosts, fetch their due sources, write down what came of it.

The database is the truth. A lease ends by itself, so a killed worker loses nothing: what it did not write is due again.
A worker that outlives its lease does no harm either: what it writes is compared under the source's row lock, so that
the same bytes are one capture and an answer older than the last one written is dropped.
"""

from sources.checking.asking import policy, refusal
from sources.checking.batch import WRITING_SECONDS, Tally, check_due, check_now, check_soon, is_passing
from sources.checking.leases import lease_due, lease_host, release
from sources.checking.writing import DEATHS_UNTIL_UNREADABLE, FAILURES_UNTIL_GONE, write_down

__all__ = [
    "DEATHS_UNTIL_UNREADABLE",
    "FAILURES_UNTIL_GONE",
    "WRITING_SECONDS",
    "Tally",
    "check_due",
    "check_now",
    "check_soon",
    "is_passing",
    "lease_due",
    "lease_host",
    "policy",
    "refusal",
    "release",
    "write_down",
]
