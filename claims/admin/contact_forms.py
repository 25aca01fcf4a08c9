"""Forms about the claimant: who was asked what, what they replied, or why nobody was asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.admin.claim_forms import LinesField, textarea


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "desk-input"}, format="%Y-%m-%d")


class AskForm(forms.Form):
    whom = forms.CharField(
        max_length=300, label=_("Who was asked"), widget=forms.TextInput(attrs={"class": "desk-input"})
    )
    how = forms.CharField(
        max_length=300,
        required=False,
        label=_("How"),
        widget=forms.TextInput(attrs={"class": "desk-input"}),
        help_text=_("By e-mail, by telephone, in person."),
    )
    question = LinesField(max_length=10000, label=_("What was asked"), widget=textarea(2))
    asked_on = forms.DateField(label=_("Asked on"), widget=_day())
    reply_by = forms.DateField(required=False, label=_("Reply wanted by"), widget=_day())


class ReplyNoteForm(forms.Form):
    reply = LinesField(max_length=20000, label=_("What they replied"), widget=textarea(3))
    replied_on = forms.DateField(label=_("Replied on"), widget=_day())
    quotable = LinesField(
        max_length=10000,
        required=False,
        label=_("What of it may be quoted"),
        widget=textarea(2),
        help_text=_("Copied from the reply; “…” leaves words out. Readers see it with the next verdict."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, key: int, **given: Any) -> None:
        super().__init__(data, auto_id=f"id_%s_{key}", **given)
