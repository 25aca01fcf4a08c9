"""The read model: one row a claim, which serves page, API, feed, search and export."""

from claims.read_model.given import SHOWN, STOPPED, Given, given_out, pending, standing
from claims.read_model.past import known_at
from claims.read_model.preview import preview
from claims.read_model.refreshing import due_for_refresh, refresh, refresh_article, was_seen
from claims.read_model.removing import taken_down
from claims.read_model.renaming import carry_on_renaming, renamed

__all__ = [
    "SHOWN",
    "STOPPED",
    "Given",
    "carry_on_renaming",
    "due_for_refresh",
    "given_out",
    "known_at",
    "pending",
    "preview",
    "refresh",
    "refresh_article",
    "renamed",
    "standing",
    "taken_down",
    "was_seen",
]
