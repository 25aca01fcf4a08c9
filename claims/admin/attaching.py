"""The form for a saved copy of a page, and how it is read from a press of its button."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from claims.review import ReviewError
from sources.uploads import LARGEST_FILE, MEDIA_TYPES


def _kinds() -> str:
    return format_html(
        _t("HTML, PDF, text, CSV or JSON, up to {} MB. A browser saves a page as “Web page, HTML only”."),
        LARGEST_FILE // 1_000_000,
    )


class CopyForm(forms.Form):
    """What is asked of a copy. The verbs look into the file."""

    file = forms.FileField(
        label=_("Saved file"),
        help_text=lazy(_kinds, str)(),
        widget=forms.FileInput(attrs={"accept": ",".join(MEDIA_TYPES)}),
    )
    saved_at = forms.DateTimeField(
        label=_("When it was saved"),
        help_text=_("Day and time at which the page read as in the file, in the newsroom's zone."),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        initial=lambda: timezone.localtime().replace(second=0, microsecond=0),
    )

    def given(self) -> dict[str, Any]:
        """File, its name, and when it was saved. Raises ReviewError where the form is not filled in."""
        if not self.is_valid():
            problems = [str(one) for errors in self.errors.values() for one in errors]
            raise ReviewError(_t("The copy was not attached. %(why)s") % {"why": " ".join(problems)})
        file = self.cleaned_data["file"]
        return {"file": file, "name": file.name or "", "saved_at": self.cleaned_data["saved_at"]}
