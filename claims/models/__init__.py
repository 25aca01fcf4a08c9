"""The nouns of a fact-check, one file each."""

from claims.models.annotation import Annotation, Mention
from claims.models.article import Article, ArticleVersion
from claims.models.bulk_job import BulkJob
from claims.models.claim import Claim, ClaimAlias
from claims.models.claim_match import ClaimMatch
from claims.models.complaint import Complaint
from claims.models.contact import Contact
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
from claims.models.visit import Visit

__all__ = [
    "Annotation",
    "Article",
    "ArticleVersion",
    "BulkJob",
    "Claim",
    "ClaimAlias",
    "ClaimMatch",
    "Complaint",
    "Contact",
    "Correction",
    "Evidence",
    "ExtractorRun",
    "Mention",
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
    "Visit",
]
