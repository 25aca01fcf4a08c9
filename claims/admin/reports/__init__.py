"""Reports over a period: how claims were chosen and rated, and what the extractor got wrong."""

from claims.admin.reports.mistakes import mistakes_view
from claims.admin.reports.selection import selection_view

__all__ = ["mistakes_view", "selection_view"]
