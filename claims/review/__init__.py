"""The reviewer's verbs. Every change of a claim's status goes through here: admin, commands and API behave alike.

Each verb checks the permission, the version the person saw and the transition, then changes and records the Event
in one transaction.
"""

from claims.review import bulk
from claims.review.adding import StandsAlreadyError, add_claim, proposed, split_claim, trimmed
from claims.review.anchoring import all_places, sentence_around, sentences
from claims.review.approvals import to_approve
from claims.review.checking import MOST as MOST_CHECKED
from claims.review.checking import PERMISSION as CHECK_PERMISSION
from claims.review.checking import check_claims, check_sources, set_interval
from claims.review.complaints import (
    TooManyComplaintsError,
    corrections_since,
    decide_complaint,
    erase_complainant,
    receive_complaint,
)
from claims.review.contact import ask_claimant, not_asked, note_reply
from claims.review.content import MENDABLE, mend_claim
from claims.review.copies import attach_copy, attach_to_source
from claims.review.evidence import add_evidence, mend_evidence, put_in_group, remove_evidence
from claims.review.holds import hold_capture, lift_hold
from claims.review.matching import confirm_match, refuse_match, use_verdict
from claims.review.merging import merge_claims
from claims.review.notes import (
    Noted,
    Passage,
    add_note,
    open_questions,
    passage_of,
    reopen_question,
    reply,
    resolve,
    see_mentions,
)
from claims.review.publication import (
    cancel_schedule,
    hide,
    hold,
    hold_article,
    release_article,
    release_verdict,
    set_embargo,
    withdraw,
)
from claims.review.quoting import Picked, quote_passage, requote
from claims.review.readiness import Readiness, missing_for_verdict, readiness
from claims.review.reuse import reusable_for
from claims.review.rules import ReviewError, StaleClaimError
from claims.review.second_review import ask_second_review, wrote_what_is_reviewed
from claims.review.takedown import ask_for_takedown, claims_showing, confirm_takedown, refuse_takedown
from claims.review.taking import assign, keep_open, let_go, reviewers, take_next, take_over
from claims.review.triage import close_task, dismiss, give_back, reopen, select, take
from claims.review.values import ContentError, content_of, label
from claims.review.verdicts import (
    Draft,
    Notice,
    may_publish,
    publish,
    return_to_author,
    save_draft,
    submit,
)

__all__ = [
    "CHECK_PERMISSION",
    "MENDABLE",
    "MOST_CHECKED",
    "ContentError",
    "Draft",
    "Noted",
    "Notice",
    "Passage",
    "Picked",
    "Readiness",
    "ReviewError",
    "StaleClaimError",
    "StandsAlreadyError",
    "TooManyComplaintsError",
    "add_claim",
    "add_evidence",
    "add_note",
    "all_places",
    "ask_claimant",
    "ask_for_takedown",
    "ask_second_review",
    "assign",
    "attach_copy",
    "attach_to_source",
    "bulk",
    "cancel_schedule",
    "check_claims",
    "check_sources",
    "claims_showing",
    "close_task",
    "confirm_match",
    "confirm_takedown",
    "content_of",
    "corrections_since",
    "decide_complaint",
    "dismiss",
    "erase_complainant",
    "give_back",
    "hide",
    "hold",
    "hold_article",
    "hold_capture",
    "keep_open",
    "label",
    "let_go",
    "lift_hold",
    "may_publish",
    "mend_claim",
    "mend_evidence",
    "merge_claims",
    "missing_for_verdict",
    "not_asked",
    "note_reply",
    "open_questions",
    "passage_of",
    "proposed",
    "publish",
    "put_in_group",
    "quote_passage",
    "readiness",
    "receive_complaint",
    "refuse_match",
    "refuse_takedown",
    "release_article",
    "release_verdict",
    "remove_evidence",
    "reopen",
    "reopen_question",
    "reply",
    "requote",
    "resolve",
    "return_to_author",
    "reusable_for",
    "reviewers",
    "save_draft",
    "see_mentions",
    "select",
    "sentence_around",
    "sentences",
    "set_embargo",
    "set_interval",
    "split_claim",
    "submit",
    "take",
    "take_next",
    "take_over",
    "to_approve",
    "trimmed",
    "use_verdict",
    "withdraw",
    "wrote_what_is_reviewed",
]
