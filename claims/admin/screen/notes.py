"""Notes on a claim, in threads: open questions first, then the newest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from claims.admin.acts.pressing import Typed
from claims.admin.highlight import Span
from claims.admin.note_forms import PEOPLE, NoteForm, ReplyForm, people
from claims.admin.screen.address import claim_url
from claims.models import Annotation, ArticleVersion, Claim, Mention

THREADS_SHOWN = 100
TITLE = 80
"""Characters of a note that its passage's title shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """A note or a reply. `told` are those whom it named or answered, and whether they looked."""

    note: Annotation
    told: list[Mention]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """`passage_url` leads to the words in the text on show, and is empty where they are of another one."""

    head: Line
    replies: list[Line]
    is_open: bool
    passage_url: str
    reply_form: ReplyForm


def notes(typed: Typed, text: dict[str, Any] | None) -> dict[str, Any]:
    """What the panel shows, in a fixed number of queries. `text` is the stretch of the article on show."""
    claim, user = typed.claim, typed.user
    found = _heads(claim)
    threads = [
        Thread(
            head=_line(note, user.pk),
            replies=[_line(one, user.pk) for one in note.replies.all()],
            is_open=note.is_question and note.resolved_at is None,
            passage_url=_passage_url(note, text),
            reply_form=typed.replies.get(note.pk) or ReplyForm(auto_id=f"reply-{note.pk}-%s"),
        )
        for note in found[:THREADS_SHOWN]
    ]
    can_write = user.has_perm("claims.review_claim")
    return {
        "threads": threads,
        "more": len(found) > THREADS_SHOWN,
        "open": sum(thread.is_open for thread in threads),
        "form": typed.note or NoteForm(auto_id="note-%s"),
        "can_write": can_write,
        "people_list": PEOPLE,
        "people": people() if can_write else [],
    }


def _heads(claim: Claim) -> list[Annotation]:
    mentions = Prefetch("mentions", queryset=Mention.objects.select_related("user").order_by("pk"))
    written: QuerySet[Annotation] = Annotation.objects.select_related("author", "resolved_by").prefetch_related(
        mentions
    )
    heads = (
        written.filter(claim=claim, parent__isnull=True)
        .select_related("version")
        .defer("version__text")
        .alias(is_open=Q(is_question=True, resolved_at__isnull=True))
        .order_by("-is_open", "-pk")
    )
    return list(heads.prefetch_related(Prefetch("replies", queryset=written.order_by("pk")))[: THREADS_SHOWN + 1])


def _line(note: Annotation, user_id: int) -> Line:
    told = list(note.mentions.all())
    return Line(note, told, any(one.user_id == user_id and one.seen_at is None for one in told))


def _passage_url(note: Annotation, text: dict[str, Any] | None) -> str:
    if text is None or note.version_id != text["version_id"] or note.start is None or note.end is None:
        return ""
    if note.start < text["end"] and note.end > text["start"]:
        return f"#at-note-{note.pk}"
    return f"{text['page_of'](note.start)}#at-note-{note.pk}"


def note_spans(version: ArticleVersion, start: int, end: int, claim: Claim | None = None) -> list[Span]:
    """The passages of notes that stand in this stretch of a text: of all claims, or of one on its own screen."""
    found = Annotation.objects.on_passages(version, start, end).select_related("author")
    if claim is not None:
        found = found.filter(claim=claim)
    return [
        Span(
            key=f"note-{note.pk}",
            start=note.start,
            end=note.end,
            look="noted",
            title=f"{note.author}: {note.text[:TITLE]}",
            url=f"{'' if claim else claim_url(note.claim_id)}#note-{note.pk}",
            beside=True,
        )
        for note in found.order_by("start", "pk")
        if note.start is not None and note.end is not None
    ]
