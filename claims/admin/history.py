"""What was decided, shown and put right. Read only, for everyone."""

from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline

from claims.admin.screen.address import claim_url
from claims.models import ArticleVersion, Claim, Correction, Observation, Publication, Verdict, VerdictBasis
from ledger.kept_admin import ReadOnlyAdmin, ReadOnlyRows
from sources.models import Snapshot


def _shown(words: str, snapshot: Snapshot | None) -> str:
    """Words of a capture, unless it was taken down: then nobody is shown them."""
    if words and snapshot is not None and snapshot.blob.is_taken_down:
        return str(_("Not shown: the capture was taken down for legal reasons."))
    return words


def link_to_claim(claim: Claim) -> SafeString:
    return format_html('<a class="task-claim" href="{}">{}</a>', claim_url(claim.pk), claim)


class PublicationRows(ReadOnlyRows, TabularInline):
    model = Publication
    fields = ["act", "at", "effective_at", "by", "reason"]
    readonly_fields = fields


class BasisRows(ReadOnlyRows, TabularInline):
    model = VerdictBasis
    fields = ["evidence", "snapshot", "stance", "quote_shown"]
    readonly_fields = fields

    @admin.display(description=_("quoted words"))
    def quote_shown(self, basis: VerdictBasis) -> str:
        return _shown(basis.quote, basis.snapshot)


@admin.register(Verdict)
class VerdictAdmin(ReadOnlyAdmin):
    list_display = ["rating", "claim_shown", "currency", "as_of", "author", "approver", "decided_at"]
    list_filter = ["rating", "currency", "tests"]
    list_select_related = ["rating", "claim", "author", "approver"]
    search_fields = ["claim_words", "rationale", "public_id"]
    inlines = [PublicationRows, BasisRows]

    @admin.display(description=_("claim"))
    def claim_shown(self, verdict: Verdict) -> SafeString:
        return link_to_claim(verdict.claim)


@admin.register(Publication)
class PublicationAdmin(ReadOnlyAdmin):
    list_display = ["act", "verdict", "at", "effective_at", "by", "reason"]
    list_filter = ["act"]
    list_select_related = ["verdict__rating", "by"]


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["kind", "claim_shown", "notice", "at", "by"]
    list_filter = ["kind"]
    list_select_related = ["claim", "by"]
    search_fields = ["notice", "claim__words"]

    @admin.display(description=_("claim"))
    def claim_shown(self, correction: Correction) -> SafeString:
        return link_to_claim(correction.claim)


@admin.register(Observation)
class ObservationAdmin(ReadOnlyAdmin):
    list_display = ["outcome", "change", "observed", "observed_as_of", "claim_shown", "reason", "at"]
    list_filter = ["outcome", "change"]
    list_select_related = ["evidence__claim"]
    exclude = ["passage"]
    readonly_fields = ["passage_shown"]

    @admin.display(description=_("claim"))
    def claim_shown(self, observation: Observation) -> SafeString:
        return link_to_claim(observation.evidence.claim)

    @admin.display(description=_("passage"))
    def passage_shown(self, observation: Observation) -> str:
        return _shown(observation.passage, observation.snapshot)


@admin.register(ArticleVersion)
class ArticleVersionAdmin(ReadOnlyAdmin):
    list_display = ["article", "number", "length", "added_at"]
    list_select_related = ["article"]
