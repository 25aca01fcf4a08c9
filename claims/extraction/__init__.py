"""Text to typed claims. Pure: needs no Django, opens nothing, remembers nothing between calls."""

from .claim import ExtractedClaim
from .extract import RULES_VERSION, extract_claims

__all__ = ["RULES_VERSION", "ExtractedClaim", "extract_claims"]
