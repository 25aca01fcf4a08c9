"""The form of what a claim says. It checks shape; the verbs read the values and check the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget, UnfoldBooleanWidget

from claims.admin.claim_forms import LinesField, textarea
from claims.models import Claim
from claims.review import ContentError, content_of

_EDTF = _("Such as 2020-02-02, 2020-02, 2020 or 1990/2019.")


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        required=False, label=label, help_text=help_text, widget=UnfoldAdminTextInputWidget(attrs={"dir": "auto"})
    )


def _words(label: Any, help_text: Any = "", rows: int = 2) -> forms.CharField:
    return LinesField(required=False, label=label, help_text=help_text, widget=textarea(rows, dir="auto"))


def _choice(label: Any, choices: list[tuple[str, Any]], empty: Any = None) -> forms.ChoiceField:
    first = [] if empty is None else [("", empty)]
    return forms.ChoiceField(required=False, label=label, choices=[*first, *choices], widget=UnfoldAdminSelectWidget)


def _tick(label: Any, help_text: Any = "") -> forms.BooleanField:
    return forms.BooleanField(required=False, label=label, help_text=help_text, widget=UnfoldBooleanWidget)


GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("words",)),
    ("", ("kind", "value_type")),
    ("of-quantity of-duration", ("comparator",)),
    ("of-quantity", ("number", "upper", "unit", "per", "basis", "vague")),
    ("of-date", ("edtf",)),
    ("of-duration", ("duration", "since", "until")),
    ("of-ranking", ("rank", "rank_scope", "most_recent")),
    ("of-quotation", ("quote", "speaker")),
    ("of-quantity of-date of-duration of-ranking", ("value_words",)),
    ("", ("measure", "place", "subject", "claimant", "modality", "as_of", "event_date", "negated")),
)
"""The fields in the order of the page. A group is shown for the types of value that its classes name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field, and what stands on file where that is something else than what was typed."""

    field: BoundField
    on_file: str


@dataclass(frozen=True, slots=True)
class Group:
    look: str
    lines: list[Line]


class ContentForm(forms.Form):
    words = _words(_("Words of the claim"), _("As they stand in the article."))
    kind = _choice(_("Kind"), list(Claim.Kind.choices))
    value_type = _choice(_("Type of value"), list(Claim.ValueType.choices), _("no value"))
    comparator = _choice(_("The figure is"), list(Claim.Comparator.choices))
    number = _text(_("Number"), _("Such as 1,200.5 or 4.5 million."))
    upper = _text(_("Upper bound"), _("Only for “between”."))
    unit = _text(_("Unit"), _("In the singular: person, kilometre, USD."))
    per = _text(_("Per"), _("Such as year."))
    basis = _text(_("Basis"), _("What it is reckoned on, such as excluding schools."))
    vague = _tick(_("Vague"), _("Such as dozens."))
    edtf = _text(_("Date"), _EDTF)
    duration = _text(_("Length of time"), _("Such as 28 years 10 months, or P28Y10M."))
    since = _text(_("From"), _EDTF)
    until = _text(_("To"), _EDTF)
    rank = _text(_("Place"), _("1 for the first or largest, -1 for the last or smallest."))
    rank_scope = _text(_("Ranked among"))
    most_recent = _tick(_("The most recent"))
    quote = _words(_("Words of the quotation"), _("As they stand in the article."))
    speaker = _text(_("Speaker"))
    value_words = _text(_("The value's own words"), _("The part of the sentence that says the value."))
    measure = _text(_("Measure"), _("What is counted, such as killed."))
    place = _text(_("Where"))
    subject = _text(_("About"))
    claimant = _text(_("Said by"))
    modality = _choice(_("How it is said"), list(Claim.Modality.choices))
    as_of = _text(_("As of"), _EDTF)
    event_date = _text(_("Date of the event"), _EDTF)
    negated = _tick(_("Denied"), _("The claim says that it is not so."))

    def changes(self) -> dict[str, Any]:
        """Every field as it was typed; call it on a valid form."""
        return dict(self.cleaned_data)

    def refuse(self, error: ContentError) -> None:
        """Show each message at its field."""
        for name, told in error.fields.items():
            self.add_error(name, told)

    def groups(self, on_file: Mapping[str, Any] | None = None) -> Iterator[Group]:
        """The fields in groups; with `on_file`, beside each one what stands there if it was typed otherwise."""
        for look, names in GROUPS:
            lines = [Line(self[name], self._otherwise(name, on_file)) for name in names if name in self.fields]
            if lines:
                yield Group(look, lines)

    def _otherwise(self, name: str, on_file: Mapping[str, Any] | None) -> str:
        if on_file is None or not self.is_bound:
            return ""
        now, typed = on_file[name], self[name].value()
        if isinstance(now, bool):
            return "" if bool(typed) == now else str(_("yes") if now else _("no"))
        if str(typed or "").replace("\r\n", "\n").strip() == str(now).strip():
            return ""
        chosen = dict(getattr(self.fields[name], "choices", [])).get(now, now)
        return str(chosen) or str(_("empty"))


def form_of(claim: Claim, prefix: str) -> ContentForm:
    """The form as the claim stands on file."""
    return ContentForm(initial=content_of(claim), prefix=prefix)
