"""Claims proposed by a language model, kept only as far as the claim tracker's own reader confirms them."""

from claim_tracker_llm.extractor import extract

__all__ = ["extract"]
