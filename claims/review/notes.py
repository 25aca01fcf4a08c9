"""Reviewers' notes on a claim: questions, replies, and whom they name with @.

A note changes nothing of the claim: it counts no version, and so is never in the way of what others save meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.assessment.anchor import anchor
from claims.models import Annotation, ArticleVersion, Claim, Mention
from claims.models.occurrence import CONTEXT
from claims.review.rules import ReviewError, require
from ledger.models import User, Verb, record

LONGEST = 10_000
"""Characters of a note."""

LONGEST_PASSAGE = 2_000
"""Characters of an article that one note is about."""

MOST_NAMED = 20
"""People that one note tells."""

# What Django allows in a username, after an @ that is not the middle of an e-mail address.
_NAMED = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")
_MAY_END_A_SENTENCE = ".-+@"


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an article version, in code points."""

    version: ArticleVersion
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as it was kept: who was told, and which names with @ reached nobody."""

    note: Annotation
    told: list[User] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def add_note(
    claim: Claim,
    actor: User,
    text: str,
    *,
    version: ArticleVersion | None = None,
    start: int | None = None,
    end: int | None = None,
    is_question: bool = False,
) -> Noted:
    """Keep a note on a claim, or on the passage from `start` to `end` of a version of its article.

    People named with @ are told. Raises ReviewError where there is no text or no such passage.
    """
    require(actor, "review_claim")
    note = Annotation(claim=claim, author=actor, text=_words(text), is_question=is_question)
    if version is not None:
        _place(note, claim, version, start, end)
    return _keep(note, actor, [])


def reply(note: Annotation, actor: User, text: str) -> Noted:
    """Answer a note, or another answer to it. Those who wrote in the thread are told as well as those named."""
    require(actor, "review_claim")
    head = note.parent or note
    answer = Annotation(claim=head.claim, author=actor, text=_words(text), parent=head)
    wrote = User.objects.filter(
        pk__in=[head.author_id, *head.replies.order_by().values_list("author", flat=True)], is_active=True
    )
    return _keep(answer, actor, wrote)


def resolve(note: Annotation, actor: User) -> None:
    """Close an open question. Raises ReviewError where it is closed already, or was none."""
    require(actor, "review_claim")
    with transaction.atomic():
        found = Annotation.objects.open_questions().filter(pk=note.pk)
        if not found.update(resolved_at=timezone.now(), resolved_by=actor):
            raise ReviewError(_("This question is resolved already."))
        _record(Verb.NOTE_RESOLVED, note, actor)


def reopen_question(note: Annotation, actor: User) -> None:
    """Make a resolved question an open one again. Raises ReviewError where it is open."""
    require(actor, "review_claim")
    with transaction.atomic():
        found = Annotation.objects.filter(pk=note.pk, resolved_at__isnull=False)
        if not found.update(resolved_at=None, resolved_by=None):
            raise ReviewError(_("This question is open already."))
        _record(Verb.NOTE_REOPENED, note, actor)


def see_mentions(actor: User, claim: Claim) -> int:
    """Note that this person looked at what they were told on the claim. Returns how many notes that were."""
    return Mention.objects.unread(actor).filter(annotation__claim=claim).update(seen_at=timezone.now())


def open_questions(claim: Claim) -> int:
    """How many questions on the claim nobody resolved yet: said before its verdict is sent or published."""
    return claim.annotations.open_questions().count()


def passage_of(
    claim: Claim, words: str, *, version: int | None = None, start: int | None = None, end: int | None = None
) -> Passage:
    """Where these words of the article stand. The place that came with them holds if the words stand there.

    Else the occurrence nearest to the claim is taken. Raises ReviewError where the words do not stand in the text.
    """
    if len(words) > LONGEST_PASSAGE:
        raise ReviewError(
            _("A note is about %(most)d characters of the article at most. Mark fewer words.")
            % {"most": LONGEST_PASSAGE}
        )
    place = claim.occurrences.order_by("-version__number", "start").first()
    if version is None:
        version = place.version_id if place else claim.article.current_version_id
    text_of = claim.article.versions.filter(pk=version or 0).first()
    if text_of is None:
        raise ReviewError(_("The article has no such text. Reload the page and mark the words again."))
    text = text_of.text
    wanted = words.split()
    if start is not None and end is not None and wanted and text[start:end].split() == wanted:
        found: tuple[int, int] | None = start, end
    else:
        near = start if start is not None else place.start if place else 0
        found = _nearest(text, wanted, near) or anchor(text, words, near=near)
    if not wanted or found is None:
        raise ReviewError(
            _("The words “%(words)s” do not stand in the article. Copy them from it, or leave the field empty.")
            % {"words": words[:200]}
        )
    return Passage(text_of, *_without_edges(text, *found))


def _nearest(text: str, wanted: list[str], near: int) -> tuple[int, int] | None:
    """The occurrence of these words whose beginning is nearest to an offset, however they are broken into lines."""
    places = (match.span() for match in re.finditer(r"\s+".join(map(re.escape, wanted)), text))
    return min(places, key=lambda span: abs(span[0] - near), default=None)


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the white space at either end of what was marked."""
    marked = text[start:end]
    return end - len(marked.lstrip()), start + len(marked.rstrip())


def _words(text: str) -> str:
    text = text.strip()
    if not text:
        raise ReviewError(_("Write the note first."))
    if len(text) > LONGEST:
        raise ReviewError(
            _("A note has %(most)d characters at most, and this one has %(number)d. Write it as two.")
            % {"most": LONGEST, "number": len(text)}
        )
    return text


def _place(note: Annotation, claim: Claim, version: ArticleVersion, start: int | None, end: int | None) -> None:
    if version.article_id != claim.article_id:
        raise ReviewError(_("The passage is not one of the claim's article."))
    if start is None or end is None or not 0 <= start < end <= len(version.text):
        raise ReviewError(_("The passage lies outside the text. Mark it again."))
    note.version, note.start, note.end = version, start, end
    note.exact = version.text[start:end]
    note.prefix = version.text[max(0, start - CONTEXT) : start]
    note.suffix = version.text[end : end + CONTEXT]


def _keep(note: Annotation, actor: User, wrote: Iterable[User]) -> Noted:
    named, unknown = _named(note.text)
    told = list({person.pk: person for person in [*wrote, *named] if person != actor}.values())
    with transaction.atomic():
        note.save(force_insert=True)
        Mention.objects.bulk_create(Mention(annotation=note, user=person) for person in told)
        _record(Verb.NOTE_ADDED, note, actor, told=[person.username for person in told])
    return Noted(note, told, unknown)


def _named(text: str) -> tuple[list[User], list[str]]:
    """Who is named with @ and can open the claim, and the names that reach nobody. A full stop may follow a name."""
    names = list(dict.fromkeys(_NAMED.findall(text)))
    if len(names) > MOST_NAMED:
        raise ReviewError(_("A note tells %(most)d people at most.") % {"most": MOST_NAMED})
    spelled = {name: [name, name.rstrip(_MAY_END_A_SENTENCE)] for name in names}
    called = Q(pk__in=[])
    for way in {way for ways in spelled.values() for way in ways}:
        called |= Q(username__iexact=way)
    by_name: dict[str, list[User]] = {}
    for person in User.objects.filter(called, is_active=True, is_staff=True):
        by_name.setdefault(person.username.lower(), []).append(person)
    told, unknown = [], []
    for name, ways in spelled.items():
        found = [one for way in ways if (one := _one(by_name.get(way.lower(), []), way))]
        if found and found[0].has_perm("claims.view_claim"):
            told.append(found[0])
        else:
            unknown.append(ways[-1] or name)
    return told, unknown


def _one(people: list[User], name: str) -> User | None:
    """The one who is spelled so, else the only one who would be in small letters."""
    exact = [person for person in people if person.username == name]
    return exact[0] if exact else people[0] if len(people) == 1 else None


def _record(verb: Verb, note: Annotation, actor: User, **more: object) -> None:
    """The words stay in the note, which never changes."""
    new: dict[str, object] = {"note": note.pk, **more}
    if note.parent_id:
        new["answers"] = note.parent_id
    if note.is_question:
        new["question"] = True
    record(verb, "claim", note.claim.public_id, actor=actor, new=new)
