"""The re-check judge: a typed claim and a source's readable text in, an outcome with its reason out.

Pure: no Django, nothing opened. The last few pages read are kept for the next claim on them. The rules are in
`docs/comparison-rules.md`.
"""

from claims.extraction import RULES_VERSION as READER_VERSION

from .agencies import Agency, agency_in, group_name
from .anchor import anchor
from .change import Change, Reading, describe_change, name_change
from .compare import Agreement, Comparison, compare
from .judge import assess, assess_passage
from .match import Match, Relation, match
from .meaning import measure_words, what_it_means
from .outcome import Assessment, Outcome
from .staleness import Staleness, goes_stale
from .target import own_date

# Raised whenever an answer can change for the same input, so that evidence is assessed again. The reader's own
# version is part of it, since the source is read by the same rules as the article.
_JUDGE_VERSION = 3
RULES_VERSION: int = 1000 * _JUDGE_VERSION + READER_VERSION

__all__ = [
    "RULES_VERSION",
    "Agency",
    "Agreement",
    "Assessment",
    "Change",
    "Comparison",
    "Match",
    "Outcome",
    "Reading",
    "Relation",
    "Staleness",
    "agency_in",
    "anchor",
    "assess",
    "assess_passage",
    "compare",
    "describe_change",
    "goes_stale",
    "group_name",
    "match",
    "measure_words",
    "name_change",
    "own_date",
    "what_it_means",
]
