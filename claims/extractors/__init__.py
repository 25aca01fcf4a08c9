"""Further extractors, beside the rules of `claims.extraction`: finding them, running one, judging what it gave.

Pure like the rules: needs no Django and no database. An extractor is an entry point of the group
`claim_tracker.extractors`: a function `(text, published) -> list[ExtractedClaim]`.
"""

from .installed import GROUP, PERSON, RULES, Extractor, ExtractorError, UnknownExtractorError, known
from .proposals import Place, Proposals, bare, place_of
from .rereading import Rereader
from .run import read

__all__ = [
    "GROUP",
    "PERSON",
    "RULES",
    "Extractor",
    "ExtractorError",
    "Place",
    "Proposals",
    "Rereader",
    "UnknownExtractorError",
    "bare",
    "known",
    "place_of",
    "read",
]
