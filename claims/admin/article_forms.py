"""The forms of an article: taking it in by its address or its text, and mending what is known of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget, UnfoldBooleanWidget

from claims.admin.claim_forms import LinesField, textarea
from claims.ingest import Details
from claims.models import Article
from claims.when import parse_when
from ledger.zones import validate_zone
from sources.models import Publisher


def text_field(label: Any, *, required: bool = False, help_text: Any = "", longest: int = 200, **attrs: str) -> Any:
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=longest,
        widget=UnfoldAdminTextInputWidget(attrs=attrs),
    )


def permission_fields() -> tuple[Any, Any]:
    return (
        forms.BooleanField(
            required=False,
            label=_("We may publish the full text"),
            widget=UnfoldBooleanWidget,
            help_text=_("Off: readers see the sentences of claims only."),
        ),
        text_field(_("Licence"), help_text=_("Such as CC BY 4.0.")),
    )


class FetchForm(forms.Form):
    url = text_field(_("Address of the article"), required=True, longest=2000, type="url", placeholder="https://")


class PasteForm(forms.Form):
    text = LinesField(
        label=_("Text of the article"),
        widget=textarea(14),
        error_messages={"required": _("The article is empty. Paste its text here.")},
    )
    title = text_field(_("Title"), longest=500, help_text=_("Empty: the first line of the text."))
    publisher = text_field(_("Publisher"))
    publisher_zone = text_field(
        _("Publisher's time zone"), help_text=_("Such as Europe/London. Only for a publisher that is new here.")
    )
    author = text_field(_("Author"), longest=300)
    url = text_field(_("Address"), longest=2000, type="url", placeholder="https://")
    published = text_field(_("Published"), help_text=_("2020-02-02, or with time and offset: 2020-02-02T23:40+06:00."))
    language = text_field(_("Language"), longest=35, help_text=_("Such as en or en-GB. Empty: told from the text."))
    full_text_public, licence = permission_fields()

    def clean_published(self) -> date | datetime | None:
        text = self.cleaned_data["published"]
        if not text:
            return None
        try:
            return parse_when(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean_publisher_zone(self) -> str:
        zone: str = self.cleaned_data["publisher_zone"]
        if zone:
            validate_zone(zone)
        return zone

    def details(self) -> Details:
        given = dict(self.cleaned_data)
        given.pop("text")
        return Details(**given)


class AmendForm(forms.Form):
    """What may be mended of an article. Its text may not: another text is another version."""

    title = text_field(_("Title"), required=True, longest=500)
    publisher = forms.ModelChoiceField(
        Publisher.objects.all(), required=False, label=_("Publisher"), widget=UnfoldAdminSelectWidget
    )
    author = text_field(_("Author"), longest=300)
    url = text_field(_("Address"), longest=2000, type="url")
    published_date = forms.DateField(
        required=False, label=_("Published on"), widget=UnfoldAdminTextInputWidget(attrs={"type": "date"})
    )
    language = text_field(_("Language"), required=True, longest=35, help_text=_("Such as en or en-GB."))
    full_text_public, licence = permission_fields()

    @classmethod
    def of(cls, article: Article) -> AmendForm:
        names = ["title", "author", "url", "published_date", "language", "full_text_public", "licence"]
        return cls(initial={"publisher": article.publisher_id} | {name: getattr(article, name) for name in names})


class EmbargoForm(forms.Form):
    until = forms.DateTimeField(
        required=False,
        label=_("Embargo until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "desk-input"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Empty: no embargo."),
    )
