"""Notes: writing one, answering, and closing a question."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims import review
from claims.admin.acts.pressing import Act, FormError, Typed
from claims.admin.note_forms import NoteForm, ReplyForm
from claims.models import Annotation
from claims.review import Noted, ReviewError


def _add_note(typed: Typed) -> str:
    typed.note = form = NoteForm(typed.data)
    if not form.is_valid():
        raise FormError(_("Look at the marked fields of the note."))
    passage = form.passage_in(typed.claim)
    noted = review.add_note(
        typed.claim,
        typed.user,
        form.words(),
        version=passage.version if passage else None,
        start=passage.start if passage else None,
        end=passage.end if passage else None,
        is_question=form.cleaned_data["is_question"],
    )
    typed.note = None
    return _who_was_told(_("Noted."), noted)


def _reply(typed: Typed) -> str:
    note = _note(typed)
    typed.replies[note.pk] = form = ReplyForm(typed.data, auto_id=f"reply-{note.pk}-%s")
    if not form.is_valid():
        raise FormError(_("Look at the marked field of the reply."))
    return _who_was_told(_("Answered."), review.reply(note, typed.user, form.cleaned_data["text"]))


def _resolve(typed: Typed) -> str:
    review.resolve(_note(typed), typed.user)
    return _("The question is resolved.")


def _reopen_question(typed: Typed) -> str:
    review.reopen_question(_note(typed), typed.user)
    return _("The question is open again.")


def _note(typed: Typed) -> Annotation:
    note = Annotation.objects.filter(claim=typed.claim, pk=typed.own("note")).select_related("claim").first()
    if note is None:
        raise ReviewError(_("This note is not one of this claim."))
    return note


def _who_was_told(said: str, noted: Noted) -> str:
    """Nobody who was named is lost: the names that reach nobody are said."""
    if noted.told:
        names = ", ".join(str(person) for person in noted.told)
        told = ngettext("%(names)s is told.", "%(names)s are told.", len(noted.told)) % {"names": names}
        said = f"{said} {told}"
    if noted.unknown:
        names = ", ".join(f"@{name}" for name in noted.unknown)
        lost = ngettext(
            "%(names)s is nobody who can open this claim, so nobody was told: check the username.",
            "%(names)s are nobody who can open this claim, so nobody was told: check the usernames.",
            len(noted.unknown),
        )
        said = f"{said} {lost % {'names': names}}"
    return said


ACTS: dict[str, Act] = {
    "add_note": _add_note,
    "reply": _reply,
    "resolve": _resolve,
    "reopen_question": _reopen_question,
}
