"""The nouns of a fact-check, one file each."""

from claims.models.article import Article, ArticleVersion
from claims.models.claim import Claim, ClaimAlias
from claims.models.correction import Correction
from claims.models.evidence import Evidence
from claims.models.extractor_run import ExtractorRun
from claims.models.observation import Observation
from claims.models.occurrence import Occurrence
from claims.models.public_claim import PublicClaim
from claims.models.publication import Publication
from claims.models.rating import Rating, RatingScale
from claims.models.renaming import Renaming
from claims.models.review_task import ReviewTask
from claims.models.verdict import Verdict, VerdictBasis, VerdictDraft

__all__ = [
    "Article",
    "ArticleVersion",
    "Claim",
    "ClaimAlias",
    "Correction",
    "Evidence",
    "ExtractorRun",
    "Observation",
    "Occurrence",
    "PublicClaim",
    "Publication",
    "Rating",
    "RatingScale",
    "Renaming",
    "ReviewTask",
    "Verdict",
    "VerdictBasis",
    "VerdictDraft",
]
