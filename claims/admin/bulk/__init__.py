"""Acts on many rows of a list: what will be done, what it needs, and what came of it."""

from claims.admin.bulk import jobs
from claims.admin.bulk.actions import BulkActs, assign, check_now, dismiss, export, set_interval

__all__ = ["BulkActs", "assign", "check_now", "dismiss", "export", "jobs", "set_interval"]
