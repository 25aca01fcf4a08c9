"""The shapes of answers. Numbers of claims are strings, so that no digit is lost on the way."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claims.models import Article, Claim, PublicClaim, Verdict

DECIMAL: dict[str, Any] = {"max_digits": 40, "decimal_places": 10, "normalize_output": True, "allow_null": True}


def absolute(name: str, public_id: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse(name, args=[public_id])}"


class RatingFields(serializers.Serializer[Any]):
    """A rating. `rating_number` is null for ratings that are no degree of truth; higher is truer."""

    rating = serializers.CharField(help_text="Code of the rating.")
    rating_label = serializers.CharField()
    rating_number = serializers.IntegerField(allow_null=True)
    currency = serializers.ChoiceField(Verdict.Currency.choices)
    as_of = serializers.CharField(help_text="The date that the verdict is about, in EDTF.")
    rationale = serializers.CharField()


class SourceSerializer(serializers.Serializer[dict[str, Any]]):
    id = serializers.CharField()
    url = serializers.CharField()
    title = serializers.CharField()
    publisher = serializers.CharField()
    kind = serializers.CharField()
    primary = serializers.BooleanField()
    interest = serializers.CharField()
    independence_group = serializers.CharField(help_text="Sources of one group repeat one another.")


class CaptureSerializer(serializers.Serializer[dict[str, Any]]):
    fetched_at = serializers.DateTimeField()
    sha256 = serializers.CharField()
    final_url = serializers.CharField()
    removed_at = serializers.DateTimeField(
        allow_null=True, required=False, help_text="When our copy was removed for legal reasons, its words with it."
    )


class EvidenceSerializer(serializers.Serializer[dict[str, Any]]):
    stance = serializers.CharField()
    quote = serializers.CharField()
    note = serializers.CharField()
    source = SourceSerializer()  # type: ignore[assignment]
    capture = CaptureSerializer(allow_null=True)


class ReplySerializer(serializers.Serializer[dict[str, Any]]):
    """What the claimant, asked by us, let us quote."""

    words = serializers.CharField()
    on = serializers.DateField(help_text="The day of the reply.")


class WithdrawalSerializer(serializers.Serializer[dict[str, Any]]):
    at = serializers.DateTimeField()
    reason = serializers.CharField()


class PastVerdictSerializer(RatingFields):
    """A verdict in the history of its claim, as it was published."""

    id = serializers.CharField()
    decided_at = serializers.DateTimeField()
    published_at = serializers.DateTimeField()
    withdrawn = WithdrawalSerializer(allow_null=True)


class CorrectionSerializer(serializers.Serializer[dict[str, Any]]):
    kind = serializers.CharField()
    notice = serializers.CharField()
    at = serializers.DateTimeField()


class ArticleReferenceSerializer(serializers.Serializer[PublicClaim]):
    id = serializers.CharField(source="article_public_id")
    title = serializers.CharField(source="article_title")
    url = serializers.CharField(source="article_url", help_text="The original.")
    publisher = serializers.CharField()
    published_at = serializers.DateTimeField(source="article_published_at", allow_null=True)
    published_date = serializers.CharField(
        source="document.article_published_date", allow_null=True, help_text="The publisher's local date."
    )


class VerdictSummarySerializer(RatingFields):
    """The verdict that stands on a claim."""

    id = serializers.CharField(source="verdict_public_id")
    tests = serializers.ChoiceField(Verdict.Tests.choices)
    unproven_reason = serializers.CharField()
    as_of_from = serializers.DateField(allow_null=True)
    as_of_to = serializers.DateField(allow_null=True)
    published_at = serializers.DateTimeField()


class ClaimFields(serializers.Serializer[PublicClaim]):
    """A claim with its typed value. `value` is the value whole; the other fields serve comparison."""

    id = serializers.CharField(source="public_id")
    page = serializers.SerializerMethodField(help_text="The claim's page for readers.")
    kind = serializers.ChoiceField(Claim.Kind.choices)
    words = serializers.CharField()
    sentence = serializers.CharField()
    language = serializers.CharField()
    claimant = serializers.CharField()
    subject = serializers.CharField()
    measure = serializers.CharField()
    place = serializers.CharField()
    number = serializers.DecimalField(**DECIMAL)
    upper = serializers.DecimalField(**DECIMAL)
    comparator = serializers.CharField()
    unit = serializers.CharField()
    value = serializers.DictField(allow_null=True)

    def get_page(self, row: PublicClaim) -> str:
        return absolute("claim", row.public_id)


class ClaimSerializer(ClaimFields):
    article = ArticleReferenceSerializer(source="*")
    verdict = VerdictSummarySerializer(source="*")
    first_published_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()


class ClaimDetailSerializer(ClaimSerializer):
    evidence = EvidenceSerializer(many=True, source="document.evidence")
    replies = ReplySerializer(many=True, source="document.replies", default=list)
    history = PastVerdictSerializer(many=True, source="document.history")
    corrections = CorrectionSerializer(many=True, source="document.corrections")


class VerdictSerializer(VerdictSummarySerializer):
    """The verdict that stands, with the claim it is about."""

    claim = ClaimFields(source="*")
    article = ArticleReferenceSerializer(source="*")


class VerdictDetailSerializer(RatingFields):
    """Any published verdict, also one that another has superseded.

    Evidence and the claimant's replies are given for the newest of its claim.
    """

    id = serializers.CharField()
    stands = serializers.BooleanField(
        help_text="False for a verdict that was superseded, or whose claim was merged into another."
    )
    merged_into = serializers.CharField(
        allow_null=True, help_text="Id of the claim that its claim was merged into: the verdict on that one stands."
    )
    decided_at = serializers.DateTimeField()
    published_at = serializers.DateTimeField()
    withdrawn = WithdrawalSerializer(allow_null=True)
    claim = ClaimFields()
    article = ArticleReferenceSerializer(source="claim")
    evidence = EvidenceSerializer(many=True)
    replies = ReplySerializer(many=True)


class ArticleSerializer(serializers.Serializer[Article]):
    id = serializers.CharField(source="public_id")
    page = serializers.SerializerMethodField(help_text="The article's page for readers.")
    title = serializers.CharField()
    url = serializers.CharField(help_text="The original.")
    publisher = serializers.CharField(source="publisher.name", default="")
    author = serializers.CharField()
    language = serializers.CharField()
    published_at = serializers.DateTimeField(allow_null=True)
    published_date = serializers.DateField(allow_null=True)
    verdicts = serializers.SerializerMethodField(help_text="How many published claims have each rating, by code.")

    def get_page(self, article: Article) -> str:
        return absolute("article", article.public_id)

    @extend_schema_field({"type": "object", "additionalProperties": {"type": "integer"}})
    def get_verdicts(self, article: Article) -> dict[str, int]:
        ratings: list[str] = getattr(article, "ratings", [])
        return {code: ratings.count(code) for code in sorted(set(ratings))}
