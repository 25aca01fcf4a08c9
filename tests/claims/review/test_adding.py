"""Claims that a person makes: from a marked passage, and two of one."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims import review
from claims.ingest import Details, ingest_text
from claims.models import Claim, Occurrence
from claims.review import (
    ContentError,
    ReviewError,
    StandsAlreadyError,
    add_claim,
    content_of,
    proposed,
    split_claim,
)
from claims.review.anchoring import find_words, proposals, sentence_around
from ledger.models import Event
from tests.claims.published import captured_source, publish, taken
from tests.claims.sample import ARTICLE

PASSAGE = "Floods leave hundreds homeless"
STATEMENT = {"kind": "statement", "value_type": "", "modality": "asserted"}
COUNT = {
    "kind": "count", "value_type": "quantity", "modality": "asserted", "number": "100", "comparator": "at_least",
    "unit": "person", "value_words": "hundreds",
}  # fmt: skip


def marked(article, words):
    start = article.current_version.text.index(words)
    return article.current_version, start, start + len(words)


def test_a_marked_passage_becomes_a_claim_at_its_place(article, rosa):
    version, start, end = marked(article, PASSAGE)
    claim = add_claim(article, rosa, version, start - 0, end + 1, COUNT, "The extractor missed it.")
    assert (claim.words, claim.status, claim.created_by, claim.extractor) == (PASSAGE, "candidate", rosa, "person")
    assert claim.sentence == ARTICLE.split("\n", 1)[0]
    place = claim.occurrences.get()
    assert version.text[place.start : place.end] == PASSAGE
    assert version.text[place.value_start : place.value_end] == "hundreds" == claim.value_words
    assert claim.words[claim.value_start :].startswith("hundreds")
    assert 0 < claim.check_worthiness <= 1
    event = Event.objects.about("claim", claim.public_id).get()
    assert (event.verb, event.reason) == ("claim.added", "The extractor missed it.")
    assert event.new["number"] == "100"


def test_it_may_be_selected_at_once(article, rosa):
    claim = add_claim(article, rosa, *marked(article, PASSAGE), STATEMENT, select_for="harm")
    assert (claim.status, claim.selection_reason) == ("selected", "harm")
    assert claim.tasks.open().get().reason == "selected"


def test_the_extractor_proposes_its_reading_of_the_passage(article):
    *values, statement = proposed(article, *marked(article, "has killed more than 30 people and injured at least 120"))
    assert [(one.kind, one.number, one.comparator) for one in values] == [
        ("casualty_count", 30, "more_than"),
        ("casualty_count", 120, "at_least"),
    ]
    assert {one.words for one in [*values, statement]} == {"has killed more than 30 people and injured at least 120"}
    assert (statement.kind, statement.value_type) == ("statement", "")


def test_each_proposal_can_be_kept_as_it_is(article, rosa):
    words = "killed more than 30 people and injured at least 120"
    for one in proposed(article, *marked(article, words)):
        typed = {**content_of(one), "words": words}
        claim = add_claim(article, rosa, *marked(article, words), typed)
        assert content_of(claim) == {**content_of(one)}


def test_a_passage_that_is_exactly_a_claim_is_refused_with_that_claim(killed, rosa):
    place = killed.occurrences.get()
    typed = content_of(killed)
    with pytest.raises(StandsAlreadyError) as refused:
        add_claim(killed.article, rosa, place.version, place.start, place.end, typed)
    assert refused.value.claim == killed


def test_a_claim_made_by_hand_lives_on_in_the_next_text(article, rosa):
    claim = add_claim(article, rosa, *marked(article, PASSAGE), COUNT)
    ingest_text(f"{ARTICLE}Nobody came home.", Details(url=article.url), actor=rosa)
    assert claim.occurrences.count() == 2


def test_a_passage_marked_in_an_older_text_stands_in_the_newest_too(article, rosa):
    old, start, end = marked(article, PASSAGE)
    ingest_text(f"Later.\n\n{ARTICLE}", Details(url=article.url), actor=rosa)
    claim = add_claim(article, rosa, old, start, end, STATEMENT)
    assert sorted(claim.occurrences.values_list("version__number", "start")) == [(1, 0), (2, 8)]


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (0, 10**6), (43, 44)])
def test_what_is_no_passage_is_refused(article, rosa, start, end):
    before = Claim.objects.count()
    with pytest.raises(ReviewError):
        add_claim(article, rosa, article.current_version, start, end, STATEMENT)
    assert Claim.objects.count() == before


def test_who_may_make_claims(article, rosa, nora, edwin):
    with pytest.raises(PermissionDenied):
        add_claim(article, nora, *marked(article, PASSAGE), STATEMENT)
    other = ingest_text("Nobody came to the meeting of the board.", Details(), actor=rosa).article
    with pytest.raises(ReviewError, match="not one of the article"):
        add_claim(other, rosa, *marked(article, PASSAGE), STATEMENT)


WORDS = st.text(alphabet=st.sampled_from("ab é e\u0301👩‍👩‍👧🇧🇩 字ا.\n9"), min_size=0, max_size=40)


@given(before=WORDS, words=WORDS, after=WORDS)
@settings(max_examples=150, deadline=None)
def test_offsets_are_code_points_whatever_stands_around(before, words, after):
    text = f"{before}{words}{after}"
    start, end = len(before), len(before) + len(words)
    if not words.strip():
        return
    first, limit = sentence_around(text, start, end)
    assert first <= start < end <= limit
    found = find_words(text, words, start)
    assert found is not None
    assert text[slice(*found)].split() == words.split()
    for one in proposals(text, start, end, None):
        assert one.text == text[one.start : one.end] == text[start:end]
        assert one.sentence == text[first:limit]
        assert one.value is None or first <= one.value.start < one.value.end <= limit


@pytest.mark.django_db
@given(before=WORDS, after=WORDS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_holds_what_was_marked(rosa, before, after):
    text = f"Start 👍 {before} 👩‍👩‍👧 lost 30 e\u0301coles 🇧🇩 {after} end"
    made = ingest_text(text, Details(language="fr"), actor=rosa).article
    version, start, end = marked(made, "lost 30 e\u0301coles")
    Claim.objects.filter(article=made, extractor="person").exists() or add_claim(
        made, rosa, version, start, end, {**COUNT, "number": "30", "value_words": "30 e\u0301coles"}
    )
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT substr(text, o.start + 1, o."end" - o.start),'
            " substr(text, value_start + 1, value_end - value_start)"
            " FROM claims_occurrence o JOIN claims_articleversion v ON v.id = version_id WHERE v.id = %s",
            [version.pk],
        )
        assert cursor.fetchall() == [("lost 30 e\u0301coles", "30 e\u0301coles")]


FIRST = {"words": "killed more than 30 people"}
SECOND = {**COUNT, "words": "injured at least 120", "number": "120", "value_words": "at least 120"}


def test_a_claim_is_split_into_two_each_with_its_words(killed, rosa):
    source = captured_source()
    taken(killed, rosa)
    review.add_evidence(killed, rosa, source.url, quote="34 people")
    other = split_claim(killed, rosa, FIRST, SECOND, "It says two things.", copy_sources=True)
    killed.refresh_from_db()
    assert (killed.words, killed.status, killed.revision) == ("killed more than 30 people", "in_review", 2)
    assert (other.words, other.status, other.created_by) == ("injured at least 120", "selected", rosa)
    assert other.current_verdict is None
    assert other.tasks.open().get().reason == "selected"
    assert other.evidence.live().get().quote == "34 people"
    for claim, place in ((one, one.occurrences.get()) for one in (killed, other)):
        assert place.version.text[place.start : place.end] == claim.words
        assert Event.objects.about("claim", claim.public_id).first().verb in {"claim.split", "task.opened"}
    events = Event.objects.filter(verb="claim.split")
    assert {event.subject_id for event in events} == {killed.public_id, other.public_id}


def test_a_candidate_is_split_into_candidates_without_evidence_unless_asked(killed, rosa):
    other = split_claim(killed, rosa, FIRST, SECOND)
    assert other.status == "candidate"
    assert not other.evidence.exists()


def test_both_halves_stand_in_the_sentence_and_differ(killed, rosa):
    elsewhere = {**SECOND, "words": "home to 2.4 million people"}
    with pytest.raises(ContentError) as refused:
        split_claim(killed, rosa, FIRST, elsewhere)
    assert (refused.value.half, list(refused.value.fields)) == ("second", ["words"])
    with pytest.raises(ContentError) as refused:
        split_claim(killed, rosa, {"words": "Nobody"}, SECOND)
    assert refused.value.half == "first"
    with pytest.raises(ReviewError, match="the same claim"):
        split_claim(killed, rosa, FIRST, {**content_of(killed), **FIRST})
    assert not Occurrence.objects.filter(claim__extractor="person").exists()


def test_no_split_while_its_verdict_waits_or_is_published(killed, injured, rosa, edwin, settings):
    taken(injured, rosa)
    Claim.objects.filter(pk=injured.pk).update(status="awaiting_approval")
    with pytest.raises(ReviewError, match="waits for approval"):
        split_claim(injured, rosa, FIRST, SECOND)
    settings.FOUR_EYES = False
    publish(killed, edwin)
    with pytest.raises(ReviewError, match="second claim from the passage"):
        split_claim(killed, edwin, FIRST, SECOND)
