"""Re-checking sources: lease due hosts, fetch their due sources, write down what came, read what is new.

The database is the truth. A lease ends by itself, so a killed worker loses nothing: what it did not write is due again.
A worker that outlives its lease does no harm either: what it writes is compared under the source's row lock, so that
the same bytes are one capture and an answer older than the last one written is dropped.
"""

from sources.checking.asking import policy, refusal
from sources.checking.clock import hurry_dates_ahead
from sources.checking.leases import lease_due, lease_host, release, visited_since
from sources.checking.reading import read_arrived, waiting_arrivals
from sources.checking.run import Tally, check_due, check_now, check_soon, sources_due
from sources.checking.schedule import quicken
from sources.checking.writing import ARRIVED, STORE_TROUBLE, forget_lost_connection, is_passing, write_down

__all__ = [
    "ARRIVED",
    "STORE_TROUBLE",
    "Tally",
    "check_due",
    "check_now",
    "check_soon",
    "forget_lost_connection",
    "hurry_dates_ahead",
    "is_passing",
    "lease_due",
    "lease_host",
    "policy",
    "quicken",
    "read_arrived",
    "refusal",
    "release",
    "sources_due",
    "visited_since",
    "waiting_arrivals",
    "write_down",
]
