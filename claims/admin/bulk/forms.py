"""What an act on many records needs to be told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from claims import review
from claims.export import Format
from claims.models import Claim

NOBODY = "nobody"
UNITS = {"minutes": 60, "hours": 3600, "days": 86400}


class BulkForm(forms.Form):
    """Some acts need nothing more than the press of the button."""

    def given(self) -> dict[str, Any]:
        return {}


def _note() -> forms.CharField:
    return forms.CharField(
        label=_("Note"),
        required=False,
        max_length=500,
        widget=UnfoldAdminTextInputWidget,
        help_text=_("Kept in the history of each of them."),
    )


class AssignForm(BulkForm):
    to = forms.ChoiceField(
        label=_("To"),
        widget=UnfoldAdminSelectWidget,
        help_text=_("“Nobody” gives back what somebody works on; nothing else can be given back."),
    )
    note = _note()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        people = [(str(person.pk), str(person)) for person in review.reviewers()]
        field.choices = [("", _("Choose a person")), *people, (NOBODY, _("Nobody: give them back"))]

    def given(self) -> dict[str, Any]:
        to = self.cleaned_data["to"]
        return {"to": None if to == NOBODY else int(to), "note": self.cleaned_data["note"]}


class DismissForm(BulkForm):
    reason = forms.ChoiceField(
        label=_("Dismissed as"),
        choices=[("", _("Choose a reason")), *Claim.DismissalReason.choices],
        widget=UnfoldAdminSelectWidget,
    )
    note = _note()

    def given(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"], "note": self.cleaned_data["note"]}


class IntervalForm(BulkForm):
    number = forms.IntegerField(
        label=_("Check every"),
        required=False,
        min_value=1,
        max_value=100_000,
        widget=UnfoldAdminIntegerFieldWidget,
        help_text=_("Empty: sooner after a change of a value, later while nothing changes."),
    )
    unit = forms.ChoiceField(
        label=_("Unit"),
        choices=[("minutes", _("minutes")), ("hours", _("hours")), ("days", _("days"))],
        initial="hours",
        widget=UnfoldAdminSelectWidget,
    )

    def given(self) -> dict[str, Any]:
        number = self.cleaned_data["number"]
        return {"seconds": number and number * UNITS[self.cleaned_data["unit"]]}


class ExportForm(BulkForm):
    format = forms.ChoiceField(
        label=_("As"),
        choices=[(Format.CSV.value, _("CSV, for a spreadsheet")), (Format.JSONL.value, _("JSON Lines, for a program"))],
        widget=UnfoldAdminSelectWidget,
    )


FORMS: dict[str, type[BulkForm]] = {
    "assign": AssignForm,
    "dismiss": DismissForm,
    "interval": IntervalForm,
    "check": BulkForm,
    "export": ExportForm,
}
