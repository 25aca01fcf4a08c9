"""A quote is anchored where it was picked, to the very words that the person saw there."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from claims import review
from claims.review import Picked, ReviewError, StaleClaimError
from claims.review.quoting import LONGEST_QUOTE, _place
from ledger.models import Event
from tests.claims.review.reviewing import QUOTE, captured, with_evidence
from tests.sources.purged import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

TWICE = """<html lang="en"><head><title>Toll</title></head><body><article><h1>Toll 🌊🌊</h1>
<p>Sarn delta 🇳🇴: the flood killed 33 people, e\u0301tat du 2 février.</p>
<p>Ostia: the flood killed 33 people, état du 2 février.</p>
<p>Elsewhere nobody was killed, and the ministry asks people not to return to their houses yet.</p>
</article></body></html>""".encode()
WORDS = "the flood killed 33 people"


def picked(snapshot, words, nth=0, **changes) -> Picked:
    text = snapshot.blob.text
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    end = start + len(words)
    found = {"exact": words, "prefix": text[max(0, start - 32) : start], "suffix": text[end : end + 32]}
    return Picked(snapshot.pk, **{"start": start, "end": end, **found, **changes})


@pytest.mark.parametrize("nth", [0, 1])
def test_of_equal_passages_the_one_that_was_picked_is_quoted(killed, rosa, nth):
    evidence = with_evidence(killed, rosa)
    newer = captured(body=TWICE)
    with pytest.raises(ReviewError, match="more than once"):
        review.requote(evidence, rosa, WORDS)
    row = review.quote_passage(evidence, rosa, picked(newer, WORDS, nth), stance="context", note="The right row.")
    row.refresh_from_db()
    assert (row.quote, row.quoted_snapshot, row.stance) == (WORDS, newer, "context")
    assert row.start == picked(newer, WORDS, nth).start
    assert row.prefix.endswith(("🇳🇴: ", "Ostia: ")[nth])
    event = Event.objects.get(verb="evidence.requoted")
    assert (event.old["quote"], event.new["quote"], event.reason) == (QUOTE, WORDS, "The right row.")
    assert (event.old["stance"], event.new["stance"]) == ("supports", "context")
    assert event.snapshot_id == newer.pk


def test_an_older_capture_may_be_quoted_and_evidence_without_words_gets_some(killed, rosa):
    evidence = with_evidence(killed, rosa)
    older = evidence.quoted_snapshot
    review.requote(evidence, rosa, "")
    captured(body=TWICE)
    row = review.quote_passage(evidence, rosa, picked(older, QUOTE))
    assert (row.quote, row.quoted_snapshot) == (QUOTE, older)


def test_white_space_around_the_passage_is_left_out_and_line_ends_of_a_form_are_understood(killed, rosa):
    evidence = with_evidence(killed, rosa)
    newer = captured(body=TWICE)
    text = newer.blob.text
    start = text.index("février.") + len("février.")
    end = text.index("Ostia:") + len("Ostia: the flood")
    exact = text[start:end].replace("\n", "\r\n")
    assert "\r\n" in exact
    passage = picked(newer, "Ostia", start=start, end=end, exact=exact, prefix="", suffix="")
    row = review.quote_passage(evidence, rosa, passage)
    assert row.quote == "Ostia: the flood"
    assert text[row.start : row.end] == row.quote


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"start": 3, "end": 3 + len(WORDS)}, "other words at this place"),
        ({"exact": WORDS.replace("33", "43")}, "other words at this place"),
        ({"prefix": "Ostia: "}, "other words at this place"),
        ({"suffix": " of Ostia"}, "other words at this place"),
        ({"start": -5, "end": 21}, "other words at this place"),
        ({"end": 10_000_000}, "other words at this place"),
        ({"exact": " "}, "No words are picked"),
        ({"exact": "x" * (LONGEST_QUOTE + 1)}, "at most 2000"),
        ({"snapshot": 0}, "not one of this source"),
    ],
)
def test_a_passage_that_does_not_stand_there_is_refused_and_nothing_changes(killed, rosa, changes, problem):
    evidence = with_evidence(killed, rosa)
    newer = captured(body=TWICE)
    passage = picked(newer, WORDS)
    with pytest.raises(ReviewError, match=problem):
        review.quote_passage(
            evidence, rosa, Picked(**{**{n: getattr(passage, n) for n in Picked.__slots__}, **changes})
        )
    evidence.refresh_from_db()
    assert evidence.quote == QUOTE
    assert not Event.objects.filter(verb="evidence.requoted").exists()


def test_no_passage_of_another_source_or_of_what_was_taken_down_is_quoted(
    killed, rosa, django_capture_on_commit_callbacks
):
    evidence = with_evidence(killed, rosa)
    other = captured("https://other.example/toll", TWICE)
    with pytest.raises(ReviewError, match="not one of this source"):
        review.quote_passage(evidence, rosa, picked(other, WORDS))
    newer = captured(body=TWICE.replace(b"33", b"34"))
    passage = picked(newer, "killed 34 people")
    with django_capture_on_commit_callbacks(execute=True):
        take_down(newer.blob)
    with pytest.raises(ReviewError, match="was purged"):
        review.quote_passage(evidence, rosa, passage)


def test_a_passage_picked_on_a_stale_screen_or_by_somebody_else_changes_nothing(killed, rosa, nora, edwin):
    evidence = with_evidence(killed, rosa)
    killed.refresh_from_db()
    seen = killed.version
    passage = picked(evidence.quoted_snapshot, "killed 33 people")
    review.mend_evidence(evidence, rosa, stance="context", note="One of two reports.", seen_version=seen)
    for verb in (
        lambda: review.quote_passage(evidence, rosa, passage, seen_version=seen),
        lambda: review.mend_evidence(evidence, rosa, stance="supports", note="", seen_version=seen),
        lambda: review.requote(evidence, rosa, QUOTE, seen_version=seen),
        lambda: review.remove_evidence(evidence, rosa, seen_version=seen),
    ):
        with pytest.raises(StaleClaimError):
            verb()
    with pytest.raises(PermissionDenied):
        review.quote_passage(evidence, nora, passage)
    with pytest.raises(PermissionDenied):
        review.mend_evidence(evidence, nora, stance="supports", note="")
    evidence.refresh_from_db()
    assert (evidence.quote, evidence.stance) == (QUOTE, "context")


def test_stance_and_note_are_mended_with_what_stood_before(killed, rosa):
    evidence = with_evidence(killed, rosa)
    review.mend_evidence(evidence, rosa, stance="undermines", note=" It counts the injured. ")
    evidence.refresh_from_db()
    assert (evidence.stance, evidence.note) == ("undermines", "It counts the injured.")
    event = Event.objects.get(verb="evidence.mended")
    assert event.old == {"stance": "supports", "note": ""}
    assert event.new == {"evidence": evidence.pk, "stance": "undermines", "note": "It counts the injured."}
    review.mend_evidence(evidence, rosa, stance="undermines", note="It counts the injured.")
    assert Event.objects.filter(verb="evidence.mended").count() == 1
    with pytest.raises(ReviewError, match="supports the claim, undermines it"):
        review.mend_evidence(evidence, rosa, stance="true", note="")
    review.remove_evidence(evidence, rosa)
    with pytest.raises(ReviewError, match="removed already"):
        review.mend_evidence(evidence, rosa, stance="supports", note="")


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def by_utf16(text: str, unit: int) -> str:
    """What JavaScript's `text.slice(0, unit)` is, in Python."""
    return text.encode("utf-16-le")[: 2 * unit].decode("utf-16-le")


@given(ANY_TEXT, st.data())
def test_offsets_counted_as_the_page_counts_them_frame_the_same_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    units = [len(text[:at].encode("utf-16-le")) // 2 for at in (start, end)]
    # The page counts the code points of what stands before a boundary that it knows in UTF-16 units.
    counted = [len(by_utf16(text, unit)) for unit in units]
    assert counted == [start, end]
    exact = text[start:end]
    if exact.strip() and "\r" not in text:
        low, high = _place(text, Picked(0, start, end, exact, text[:start][-32:], text[end:][:32]))
        assert text[low:high] == exact.strip()
