"""The verdicts on a claim with the acts on their publication, and which of them readers get."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.models import Claim, Publication, Verdict

Act = Publication.Act
SHOWN = {Act.PUBLISHED, Act.SCHEDULED}
STOPPED = {Act.HELD, Act.HIDDEN}
"""Acts that put a verdict out of sight without a word to readers, until it is released."""


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict with the acts on its publication, oldest first."""

    verdict: Verdict
    acts: tuple[Publication, ...]

    @property
    def newest(self) -> Publication:
        return self.acts[-1]

    @property
    def shown_from(self) -> datetime:
        """When it was first given to readers: a later hold and release does not make it newer."""
        return next((act.effective_at for act in self.acts if act.act in SHOWN), self.newest.effective_at)

    @property
    def is_cancelled(self) -> bool:
        return self.newest.act == Act.CANCELLED

    @property
    def is_stopped(self) -> bool:
        return self.newest.act in STOPPED

    @property
    def is_held_back(self) -> bool:
        """Approved and held before it was ever given to readers."""
        return self.is_stopped and not any(act.act in SHOWN for act in self.acts)

    def is_pending(self, now: datetime) -> bool:
        """Readers have not been given it: its time has not come, or it waits to be released."""
        return self.is_held_back or (self.newest.act in SHOWN and self.newest.effective_at > now)


def given_out(claim: Claim) -> list[Given]:
    """The claim's verdicts that were given out for publication, newest first, cancelled ones left out."""
    verdicts = claim.verdicts.select_related("rating__scale", "author", "approver").order_by("-decided_at", "-pk")
    acts: dict[int, list[Publication]] = {}
    for act in Publication.objects.filter(verdict__claim=claim).order_by("at", "pk"):
        acts.setdefault(act.verdict_id, []).append(act)
    found = [Given(verdict, tuple(acts[verdict.pk])) for verdict in verdicts if verdict.pk in acts]
    return [one for one in found if not one.is_cancelled]


def standing(given: list[Given], now: datetime) -> Given | None:
    """The verdict that readers get, or would get if it were not stopped; before the first is due, that one."""
    begun = [one for one in given if not one.is_pending(now)]
    return next(iter(begun or given), None)


def pending(given: list[Given], now: datetime) -> Given | None:
    """The newest verdict whose time has not come, or that is held back."""
    return next((one for one in given if one.is_pending(now)), None)
