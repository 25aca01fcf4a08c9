"""The form of a note. It checks shape; the verbs check the rules."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget, UnfoldBooleanWidget

from claims.admin.claim_forms import LinesField, textarea
from claims.models import Claim
from claims.review import Passage, passage_of
from ledger.models import User

PEOPLE = "people"
MOST_PEOPLE = 300
"""People whose names are proposed."""


class ReplyForm(forms.Form):
    text = LinesField(
        widget=textarea(3, dir="auto"),
        label=_("Reply"),
        error_messages={"required": _("Write the reply first.")},
        help_text=_("Everyone in this thread is told. @ and a username tells somebody else."),
    )


class NoteForm(forms.Form):
    """`version`, `start` and `end` come from words that were marked in the text on the page, by script."""

    text = LinesField(
        widget=textarea(3, dir="auto"),
        label=_("Note"),
        error_messages={"required": _("Write the note first.")},
        help_text=_("@ and a username tells that person. A note is never public, and stays as it was written."),
    )
    tell = forms.CharField(
        max_length=150,
        required=False,
        label=_("Tell"),
        widget=UnfoldAdminTextInputWidget(attrs={"list": PEOPLE, "autocomplete": "off", "data-mentions": "text"}),
        help_text=_("A username."),
    )
    passage = LinesField(
        required=False,
        widget=textarea(2, dir="auto"),
        label=_("Words of the article this is about"),
        help_text=_("Mark them in the text, or copy them here. Empty: the whole claim."),
    )
    is_question = forms.BooleanField(
        required=False,
        label=_("An open question"),
        widget=UnfoldBooleanWidget,
        help_text=_("It stands on top, and is said before the verdict is published, until somebody resolves it."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def words(self) -> str:
        """The note, with the name of who is to be told."""
        text, tell = str(self.cleaned_data["text"]), str(self.cleaned_data["tell"]).strip().removeprefix("@")
        return f"{text} @{tell}" if tell and f"@{tell}" not in text.split() else text

    def passage_in(self, claim: Claim) -> Passage | None:
        """Where the words stand that the note is about. Raises ReviewError where they do not."""
        given = self.cleaned_data
        if not given["passage"].strip():
            return None
        return passage_of(claim, given["passage"], version=given["version"], start=given["start"], end=given["end"])


def people() -> list[tuple[str, str]]:
    """Usernames that may be told, with the names of their people."""
    staff = User.objects.filter(is_active=True, is_staff=True).order_by("username")[:MOST_PEOPLE]
    return [(person.username, str(person)) for person in staff]
