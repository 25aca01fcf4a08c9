"""The forms of the claim screen. They check shape; the verbs check the rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.widgets import (
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanWidget,
)

from claims.models import Claim, Correction, Evidence, Rating, Verdict, VerdictDraft
from claims.review import Draft, Notice
from sources.models import Source


def textarea(rows: int, **attrs: str) -> UnfoldAdminTextareaWidget:
    return UnfoldAdminTextareaWidget(attrs={"rows": rows, **attrs})


class LinesField(forms.CharField):
    """Text with line ends as they are stored: browsers send CRLF."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class RatingRadio(forms.RadioSelect):
    """Names each rating's code, so that the page can ask why a claim is unproven only where it is."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        rating = getattr(option["value"], "instance", None)
        if rating is not None:
            option["attrs"]["data-code"] = rating.code
        return option


class RatingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    def label_from_instance(self, obj: Rating) -> SafeString:
        return format_html("<b>{}</b><span>{}</span>", obj.label, obj.definition)


class TakenOverField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    def label_from_instance(self, obj: Verdict) -> str:
        return f"{obj.rating}: {obj.claim_words[:80]}"


class DraftForm(forms.Form):
    """A verdict in the making. Anything may still be empty."""

    rating = RatingField(queryset=Rating.objects.none(), required=False, widget=RatingRadio, label=_("Rating"))
    unproven_reason = forms.ChoiceField(
        choices=[("", _("Choose why")), *VerdictDraft.UnprovenReason.choices],
        required=False,
        widget=UnfoldAdminSelectWidget,
        label=_("Unproven because"),
    )
    as_of = forms.CharField(
        max_length=60,
        required=False,
        label=_("As of"),
        widget=UnfoldAdminTextInputWidget,
        help_text=_("The day, month or year the verdict is about: 2020-02-02, 2020-02 or 2020."),
    )
    currency = forms.ChoiceField(
        choices=VerdictDraft.Currency.choices,
        initial=VerdictDraft.Currency.CURRENT,
        widget=UnfoldAdminSelectWidget,
        label=_("Is it still so?"),
    )
    tests = forms.ChoiceField(
        choices=[
            (VerdictDraft.Tests.WHAT_WAS_SAID, _("What was said: whether it is true.")),
            (
                VerdictDraft.Tests.THAT_IT_WAS_SAID,
                _("That it was said: whether these words were spoken or written, true or not."),
            ),
        ],
        initial=VerdictDraft.Tests.WHAT_WAS_SAID,
        widget=forms.RadioSelect,
        label=_("The verdict tests"),
    )
    rationale = LinesField(
        required=False, widget=textarea(6), label=_("Rationale"), help_text=_("For readers: why, in plain words.")
    )
    sources_exception = LinesField(
        required=False,
        widget=textarea(2),
        label=_("Why these sources are enough"),
        help_text=_(
            "Only where there is no evidence, or not two independent sources with a primary one. Not published."
        ),
    )
    stance_exception = LinesField(
        required=False,
        widget=textarea(2),
        label=_("Why this rating, against the evidence"),
        help_text=_("Only where rating and evidence are at odds. Not published."),
    )
    reuses = TakenOverField(
        queryset=Verdict.objects.none(),
        required=False,
        empty_label=_("None"),
        widget=UnfoldAdminSelectWidget,
        label=_("Takes over the verdict on the same claim"),
        help_text=_("The public page links to it."),
    )
    without_claim_review = forms.BooleanField(
        required=False,
        widget=UnfoldBooleanWidget,
        label=_("Give no ClaimReview"),
        help_text=_(
            "ClaimReview tells search engines and collections of fact-checks our verdict on what somebody else said. "
            "Claims of our own copy never get one."
        ),
    )
    internal_note = LinesField(
        required=False, widget=textarea(2), label=_("Internal note"), help_text=_("Never published.")
    )

    def __init__(self, *args: Any, reusable: QuerySet[Verdict] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = self.fields["reuses"]
        assert isinstance(others, TakenOverField)
        if reusable is not None:
            others.queryset = reusable
        ratings = self.fields["rating"]
        assert isinstance(ratings, RatingField)
        ratings.queryset = Rating.objects.in_use()
        ratings.empty_label = None

    def draft(self) -> Draft:
        return Draft(**self.cleaned_data)


def draft_values(claim: Claim, draft: VerdictDraft | None) -> dict[str, Any]:
    """What the form shows at first: the draft, else the verdict that stands, else what is known of the date."""
    stands = claim.current_verdict
    if draft is not None:
        return {**draft.words(), "rating": draft.rating_id, "internal_note": draft.internal_note}
    if stands is not None:
        in_use = Rating.objects.in_use().filter(code=stands.rating.code).first()
        return {**stands.words(), "rating": in_use.pk if in_use else None}
    published = claim.article.published_date
    return {"as_of": claim.as_of or (published.isoformat() if published else "")}


class PublishForm(forms.Form):
    """What is asked at publication besides the draft."""

    notice_kind = forms.ChoiceField(
        choices=[
            (Correction.Kind.CORRECTION, _("A correction: we were wrong, and put it right.")),
            (Correction.Kind.UPDATE, _("An update: new facts came; what we said was right on its day.")),
            (Correction.Kind.CLARIFICATION, _("A clarification: we were right, and say it more clearly.")),
        ],
        required=False,
        widget=forms.RadioSelect,
        label=_("This change is"),
    )
    notice_text = LinesField(
        required=False,
        widget=textarea(3),
        label=_("Notice to readers"),
        help_text=_("What changed and why, for the public page. What is proposed here follows from the saved draft."),
    )
    not_before = forms.DateTimeField(
        required=False,
        label=_("Not before"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "desk-input"}, format="%Y-%m-%dT%H:%M"),
        help_text=lazy(lambda: _("Empty: at once. Time zone: %(zone)s.") % {"zone": settings.NEWSROOM["zone"]}, str)(),
    )

    held_because = LinesField(
        required=False,
        widget=textarea(2),
        label=_("Hold it, because"),
        help_text=_("For legal review, say: it is approved, and readers see it once it is released. Not published."),
    )

    def notice(self) -> Notice | None:
        given = self.cleaned_data
        if not given["notice_kind"] and not given["notice_text"].strip():
            return None
        return Notice(kind=given["notice_kind"], text=given["notice_text"])


class EvidenceForm(forms.Form):
    url = forms.CharField(
        max_length=2000,
        label=_("Address of the source"),
        widget=UnfoldAdminTextInputWidget(attrs={"type": "url", "placeholder": "https://"}),
    )
    quote = LinesField(
        required=False,
        widget=textarea(3),
        label=_("Quoted words"),
        help_text=_("Copied from the page exactly. We look for them in the capture."),
    )
    stance = forms.ChoiceField(choices=Evidence.Stance.choices, label=_("Stance"), widget=UnfoldAdminSelectWidget)
    kind = forms.ChoiceField(
        choices=Source.Kind.choices, initial=Source.Kind.OTHER, label=_("Kind"), widget=UnfoldAdminSelectWidget
    )
    publisher = forms.CharField(max_length=200, required=False, label=_("Publisher"), widget=UnfoldAdminTextInputWidget)
    primary = forms.BooleanField(
        required=False,
        label=_("Primary source"),
        widget=UnfoldBooleanWidget,
        help_text=_("It counted or decided the matter itself."),
    )
    note = LinesField(required=False, widget=textarea(2), label=_("Note for readers"))
