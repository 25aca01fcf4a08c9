"""Where a claim's screen is."""

from django.urls import reverse


def claim_url(claim_id: int) -> str:
    return reverse("admin:claims_claim_change", args=[claim_id])
