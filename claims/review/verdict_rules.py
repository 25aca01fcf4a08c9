"""What evidence a rating needs: pure rules, told in words for the person who writes or approves it.

`docs/verdicts.md` holds the same rules as a table for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.assessment.wording import date_words

SUPPORTS, UNDERMINES = "supports", "undermines"
NO_EVIDENCE, CONFLICT, SINGLE = "no_evidence", "sources_conflict", "single_interested_source"


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of evidence. Sources of one independence group have one `voice`."""

    stance: str
    voice: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A rating with the reasons given. `truth` is where it stands on its scale, 0 worst and 1 best; None off it."""

    truth: float | None
    unproven_reason: str = ""
    sources_exception: str = ""
    stance_exception: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One time that the claimant was asked. `reply_by` is a day in the newsroom's zone."""

    whom: str
    reply_by: date | None = None
    replied: bool = False


def lacks(judged: Judged, evidence: Sequence[Said]) -> list[str]:
    """Why this rating cannot be published on this evidence; empty where it can."""
    if not evidence:
        if judged.unproven_reason == NO_EVIDENCE or judged.sources_exception:
            return []
        return [
            _(
                "Attach evidence, rate the claim unproven because no evidence was found, or say why these sources "
                "are enough."
            )
        ]
    odds = at_odds(judged, evidence)
    return [] if not odds or judged.stance_exception else [odds]


def at_odds(judged: Judged, evidence: Sequence[Said]) -> str:
    """How rating and evidence contradict each other; empty where they do not, and without evidence."""
    stances = {one.stance for one in evidence}
    if not stances:
        return ""
    ask = _("Change one of them, or say why this rating, against the evidence.")
    return f"{said} {ask}" if (said := _contradiction(judged, evidence, stances)) else ""


def _contradiction(judged: Judged, evidence: Sequence[Said], stances: set[str]) -> str:
    voices = len({one.voice for one in evidence})
    match judged.unproven_reason:
        case "":
            if judged.truth is None or judged.truth == 0.5:
                return ""
            if judged.truth > 0.5 and SUPPORTS not in stances:
                return _("The rating says that the claim is right, and no source supports it.")
            if judged.truth < 0.5 and UNDERMINES not in stances:
                return _("The rating says that the claim is wrong, and no source undermines it.")
        case reason if reason == NO_EVIDENCE and stances & {SUPPORTS, UNDERMINES}:
            return _("The verdict says that no evidence was found, and a source supports or undermines the claim.")
        case reason if reason == CONFLICT and voices < 2:
            return _("The verdict says that sources conflict, and it rests on one voice.")
        case reason if reason == SINGLE and voices > 1:
            return _("The verdict says that there is a single source, and it rests on several.")
    return ""


def thin(judged: Judged, evidence: Sequence[Said]) -> list[str]:
    """Warnings about evidence that is too little for comfort; a stated exception silences them.

    They refuse nothing. A verdict that says "no evidence" or "a single source" has told readers already.
    """
    if not evidence or judged.sources_exception or judged.unproven_reason in {NO_EVIDENCE, SINGLE}:
        return []
    found = []
    if len({one.voice for one in evidence}) < 2:
        found.append(
            ngettext(
                "It rests on one source. Find a second one that is independent, or say why this one is enough.",
                "Its %(number)d sources count as one voice. Find an independent one, or say why these are enough.",
                len(evidence),
            )
            % {"number": len(evidence)}
        )
    if not any(one.primary for one in evidence):
        found.append(_("No primary source is among its evidence. Find one, or say why these sources are enough."))
    return found


def unasked(asked: Iterable[Asked], *, says_why_not: bool, today: date) -> list[str]:
    """Warnings about the claimant, who is to be heard: nobody was asked, or there is time left to answer."""
    asked = list(asked)
    if not asked:
        return [] if says_why_not else [_("Nobody asked the claimant, and no reason is noted.")]
    if any(one.replied for one in asked):
        return []
    waiting = [one for one in asked if one.reply_by and one.reply_by >= today]
    return [
        _("%(whom)s has until %(day)s to reply.") % {"whom": one.whom, "day": date_words(one.reply_by.isoformat())}
        for one in waiting
        if one.reply_by
    ]
