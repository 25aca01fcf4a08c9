"""What comes with the press of a button on the claim screen, and how the press ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from claims.admin.claim_forms import DraftForm, EvidenceForm, PublishForm
from claims.admin.contact_forms import AskForm, ReplyNoteForm
from claims.admin.content_form import ContentForm
from claims.admin.note_forms import NoteForm, ReplyForm
from claims.models import Claim
from claims.read_model import was_seen
from claims.review import ReviewError
from ledger.models import User


class FormError(ReviewError):
    """What was typed does not have the right form; the fields say what is wrong."""


@dataclass(slots=True)
class Typed:
    """What came with the press, and the forms that keep it if the verb refuses."""

    claim: Claim
    user: User
    data: QueryDict
    files: MultiValueDict[str, Any] = field(default_factory=MultiValueDict)
    seen: int | None = None
    draft: DraftForm | None = None
    evidence: EvidenceForm | None = None
    content: ContentForm | None = None
    publish: PublishForm | None = None
    note: NoteForm | None = None
    replies: dict[int, ReplyForm] = field(default_factory=dict)
    quotes: dict[int, str] = field(default_factory=dict)
    ask: AskForm | None = None
    answers: dict[int, ReplyNoteForm] = field(default_factory=dict)
    why_not_asked: str = ""
    draft_saved: bool = False

    def text(self, name: str) -> str:
        return self.data.get(name, "").strip()

    def needs_notice(self) -> bool:
        """Readers have seen a verdict on the claim, and are told what changes."""
        return was_seen(self.claim, timezone.now())

    def own(self, rows: str) -> int:
        """The key of one of the claim's own rows, as the form names it."""
        try:
            return int(self.data.get(rows, ""))
        except ValueError:
            raise ReviewError(_("The form is incomplete. Reload the page and try again.")) from None


Act = Callable[[Typed], str]
"""Does one verb with what was typed, and returns what is said when it is done. Raises what the verb raises."""


@dataclass(frozen=True, slots=True)
class Done:
    """How a press ended: `problem` empty means well. `status` is the HTTP status of the page."""

    message: str = ""
    problem: str = ""
    status: int = 200
    stale: bool = False


def seen_version(data: QueryDict) -> int:
    """The version of the claim that this person had before them."""
    try:
        return int(data.get("seen_version", ""))
    except ValueError:
        raise ReviewError(_("The form is incomplete. Reload the page and try again.")) from None


def noted(verb: Callable[..., object], said: Promise) -> Callable[[Typed], str]:
    """A verb that takes a note and nothing else, and what is said when it is done."""

    def act(typed: Typed) -> str:
        verb(typed.claim, typed.user, typed.text("note"), seen_version=typed.seen)
        return str(said)

    return act
