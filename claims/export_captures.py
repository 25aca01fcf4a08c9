"""Which captures leave together as a WARC file, and the note that they did."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from claims.models import Verdict, VerdictBasis
from ledger.models import User, Verb, record
from sources.models import Snapshot, Source


@dataclass(frozen=True, slots=True)
class Captures:
    """`of` is the kind and the id of what they belong to."""

    snapshots: QuerySet[Snapshot]
    of: tuple[str, str]
    description: str

    @property
    def filename(self) -> str:
        kind, key = self.of
        return f"{kind}-{key}-{timezone.now():%Y-%m-%d}.warc.gz"


def of_source(public_id: str) -> Captures | None:
    source = Source.objects.filter(public_id=public_id).first()
    if source is None:
        return None
    return Captures(source.snapshots.all(), ("source", source.public_id), f"All captures of {source.url}")


def of_verdict(public_id: str) -> Captures | None:
    """Every capture that a verdict rests on, as it was when the verdict was given."""
    verdict = Verdict.objects.filter(public_id=public_id).first()
    if verdict is None:
        return None
    resting = VerdictBasis.objects.filter(verdict=verdict, snapshot__isnull=False).values("snapshot")
    told = f"Captures behind verdict {verdict.public_id} on “{verdict.claim_words}”"
    return Captures(Snapshot.objects.filter(pk__in=resting), ("verdict", verdict.public_id), told)


def of_capture(number: str) -> Captures | None:
    one = Snapshot.objects.filter(pk=int(number) if number.isdecimal() and len(number) < 19 else 0)
    snapshot = one.select_related("source").first()
    if snapshot is None:
        return None
    return Captures(one, ("capture", str(snapshot.pk)), f"A capture of {snapshot.source.url}")


def note_export(captures: Captures, actor: User) -> None:
    """Leave word of who took copies out: a takedown later has to know."""
    kind, key = captures.of
    record(
        Verb.CAPTURES_EXPORTED,
        "snapshot" if kind == "capture" else kind,
        key,
        actor=actor,
        new={"captures": captures.snapshots.count()},
    )
