"""Notes: whom they tell, where they stand, and that their words stay."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from claims import review
from claims.models import Annotation, Mention
from claims.review import ReviewError
from ledger.models import Event, User, Verb


def usernames(people):
    return [person.username for person in people]


def place(claim):
    return claim.occurrences.select_related("version").get()


def test_a_note_tells_whom_it_names_and_says_who_was_not_found(killed, rosa, edwin, ada):
    User.objects.create_user("reader")
    text = "Ask @edwin, @Ada. or @edvin. Not me, @rosa; nor @reader, who is no staff; mail x@ada too."
    noted = review.add_note(killed, rosa, text)
    assert usernames(noted.told) == ["edwin", "ada"]
    assert noted.unknown == ["edvin", "reader"]
    assert [one.annotation for one in Mention.objects.unread(edwin)] == [noted.note]
    assert review.see_mentions(edwin, killed) == 1
    assert not Mention.objects.unread(edwin).exists()
    assert Mention.objects.unread(ada).exists()


def test_somebody_who_cannot_open_the_claim_is_not_taken_for_told(killed, rosa, nora):
    noted = review.add_note(killed, rosa, "What do you say, @nora?")
    assert (noted.told, noted.unknown) == ([], ["nora"])


def test_an_answer_tells_everyone_in_the_thread(killed, rosa, edwin, ada):
    head = review.add_note(killed, rosa, "Which day?", is_question=True).note
    first = review.reply(head, edwin, "The second.")
    assert usernames(first.told) == ["rosa"]
    second = review.reply(first.note, ada, "The third.")
    assert second.note.parent == head
    assert usernames(second.told) == ["rosa", "edwin"]


def test_a_question_is_open_until_somebody_resolves_it_and_can_be_opened_again(killed, rosa, edwin):
    note = review.add_note(killed, rosa, "Which day?", is_question=True).note
    assert review.open_questions(killed) == 1
    review.resolve(note, edwin)
    with pytest.raises(ReviewError, match="resolved already"):
        review.resolve(note, rosa)
    note.refresh_from_db()
    assert note.resolved_by == edwin
    assert review.open_questions(killed) == 0
    review.reopen_question(note, rosa)
    with pytest.raises(ReviewError, match="open already"):
        review.reopen_question(note, rosa)
    assert review.open_questions(killed) == 1
    plain = review.add_note(killed, rosa, "Done.").note
    with pytest.raises(ReviewError):
        review.resolve(plain, rosa)


def test_a_note_is_no_change_of_the_claim(killed, rosa):
    before = killed.version
    review.reply(review.add_note(killed, rosa, "Which day?").note, rosa, "The second.")
    killed.refresh_from_db()
    assert killed.version == before


def test_the_history_says_that_a_note_was_written_and_not_its_words(killed, rosa, edwin):
    note = review.add_note(killed, rosa, "A secret word for @edwin", is_question=True).note
    review.resolve(note, edwin)
    events = list(Event.objects.about("claim", killed.public_id).filter(verb__startswith="note."))
    assert [event.verb for event in events] == [Verb.NOTE_RESOLVED, Verb.NOTE_ADDED]
    assert events[1].new == {"note": note.pk, "told": ["edwin"], "question": True}
    assert "secret" not in str([event.new for event in events])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims_annotation SET text = 'Another word'",
        "UPDATE claims_annotation SET author_id = NULL",
        "UPDATE claims_annotation SET start = start + 1",
        "UPDATE claims_annotation SET is_question = NOT is_question",
        "DELETE FROM claims_annotation",
        "TRUNCATE claims_annotation CASCADE",
    ],
)
def test_the_database_keeps_a_note_as_it_was_written(killed, rosa, statement):
    at = place(killed)
    review.add_note(killed, rosa, "Which day?", version=at.version, start=at.start, end=at.end)
    with connection.cursor() as cursor:
        # TRUNCATE refuses a table with checks that wait for the end of the transaction.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match=r"as (it was|they were) written"):
            cursor.execute(statement)


def test_the_database_takes_no_note_on_words_that_do_not_stand_there(killed, rosa):
    at = place(killed)
    with pytest.raises(DatabaseError, match="do not frame"), transaction.atomic():
        Annotation.objects.create(
            claim=killed, author=rosa, text="?", version=at.version, start=at.start, end=at.start + 3, exact="zzz"
        )


def test_those_who_may_not_review_read_only(killed, rosa, nora):
    note = review.add_note(killed, rosa, "Which day?", is_question=True).note
    for act in (
        lambda: review.add_note(killed, nora, "Mine"),
        lambda: review.reply(note, nora, "Mine"),
        lambda: review.resolve(note, nora),
        lambda: review.reopen_question(note, nora),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Annotation.objects.count() == 1


@pytest.mark.parametrize("text", ["", " \n ", "x" * 10_001, " ".join(f"@name{number}" for number in range(21))])
def test_a_note_without_a_bounded_text_is_refused(killed, rosa, text):
    with pytest.raises(ReviewError):
        review.add_note(killed, rosa, text)
    assert not Annotation.objects.exists()


def test_a_passage_is_found_by_its_place_by_its_words_and_across_line_ends(killed, rosa):
    at = place(killed)
    text = at.version.text
    given = review.passage_of(killed, at.exact, version=at.version_id, start=at.start, end=at.end)
    assert (given.start, given.end) == (at.start, at.end)
    words = "  " + at.exact.replace(" ", "\n") + " "
    for found in (
        review.passage_of(killed, words),
        # The place that came with the words is not where they stand.
        review.passage_of(killed, words, version=at.version_id, start=0, end=4),
    ):
        assert (found.start, found.end) == (at.start, at.end)
    note = review.add_note(killed, rosa, "Here", version=at.version, start=at.start, end=at.end).note
    assert note.exact == at.exact == text[note.start : note.end]
    assert text[: note.start].endswith(note.prefix)
    assert list(Annotation.objects.on_passages(at.version, at.end - 1, at.end + 5)) == [note]
    assert not Annotation.objects.on_passages(at.version, at.end, at.end + 5).exists()


def test_of_several_occurrences_the_one_nearest_to_the_claim_is_meant(killed):
    at = place(killed)
    text = at.version.text
    letters = [index for index, letter in enumerate(text) if letter == "e"]
    nearest = min(letters, key=lambda index: abs(index - at.start))
    assert review.passage_of(killed, "e").start == nearest
    assert (
        review.passage_of(killed, "e", version=at.version_id, start=letters[-1], end=letters[-1] + 1).start
        == letters[-1]
    )


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("words of nobody at all", {}),
        ("   ", {}),
        ("x" * 2001, {}),
        ("the", {"version": 0}),
        ("the", {"version": 99_999_999}),
    ],
)
def test_words_that_do_not_stand_in_the_article_are_refused(killed, words, more):
    with pytest.raises(ReviewError):
        review.passage_of(killed, words, **more)


def test_a_passage_of_another_article_or_beyond_the_text_is_refused(killed, rosa):
    from claims.ingest import Details, ingest_text

    other = ingest_text("Another text about a bridge of 40 metres.", Details(title="Bridge"), actor=rosa).article
    at = place(killed)
    for version, start, end in (
        (other.current_version, 0, 5),
        (at.version, 5, 5),
        (at.version, 0, len(at.version.text) + 1),
        (at.version, None, None),
    ):
        with pytest.raises(ReviewError):
            review.add_note(killed, rosa, "Here", version=version, start=start, end=end)
    assert not Annotation.objects.exists()
