"""Notes on the claim screen: written, answered, resolved, marked in the text, and shown as they were typed."""

from __future__ import annotations

from html import unescape
from re import sub

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from claims import review
from claims.models import Annotation, Mention
from tests.claims.admin.test_claim_screen import press, screen_of


def shown(answer) -> str:
    """What a person reads on the page, in one line."""
    return sub(r"\s+", " ", unescape(strip_tags(answer.content.decode())))


def test_a_note_is_written_answered_and_its_question_resolved(as_rosa, as_edwin, killed):
    words = killed.occurrences.get().exact
    typed = {"text": "Which day does it hold for?", "tell": "edwin", "passage": words, "is_question": "on"}
    assert press(as_rosa, killed, "add_note", **typed).status_code == 302
    note = Annotation.objects.get()
    assert note.exact == words
    assert note.text == "Which day does it hold for? @edwin"
    page = as_edwin.get(screen_of(killed))
    assert "Edwin is told." not in shown(page)
    assert "new for you" in shown(page)
    assert "1 open question" in shown(page)
    assert f'href="#at-note-{note.pk}"' in page.content.decode()
    assert "new for you" not in shown(as_edwin.get(screen_of(killed)))

    assert press(as_edwin, killed, "reply", note=note.pk, text="The second of February.").status_code == 302
    page = as_rosa.get(screen_of(killed))
    assert "The second of February." in shown(page)
    assert "new for you" in shown(page)
    assert press(as_rosa, killed, "resolve", note=note.pk).status_code == 302
    page = as_rosa.get(screen_of(killed))
    assert "resolved by Rosa" in shown(page)
    assert "1 open question" not in shown(page)
    assert press(as_rosa, killed, "reopen_question", note=note.pk).status_code == 302
    assert "1 open question" in shown(as_rosa.get(screen_of(killed)))


def test_the_answer_to_a_press_says_who_was_told_and_who_was_not_found(as_rosa, edwin, killed):
    killed.refresh_from_db()
    typed = {"act": "add_note", "seen_version": killed.version, "text": "@edwin and @edvin: look"}
    page = shown(as_rosa.post(screen_of(killed), typed, follow=True))
    assert "Edwin is told." in page
    assert "@edvin is nobody who can open this claim, so nobody was told" in page


def test_what_was_typed_stays_where_the_words_are_not_in_the_article(as_rosa, killed):
    answer = press(as_rosa, killed, "add_note", text="A note of mine", passage="words of nobody")
    assert answer.status_code == 400
    assert "“words of nobody” do not stand in the article" in shown(answer)
    assert "A note of mine" in answer.content.decode()
    note = review.add_note(killed, killed.article.added_by, "Which day?").note
    answer = press(as_rosa, killed, "reply", note=note.pk, text=" ")
    assert answer.status_code == 400
    assert "Write the reply first." in shown(answer)
    assert press(as_rosa, killed, "add_note", text="a\0b").status_code == 400
    assert Annotation.objects.count() == 1


def test_a_note_by_another_is_no_conflict_for_what_is_being_typed(as_rosa, as_edwin, taken):
    taken.refresh_from_db()
    seen = taken.version
    assert press(as_edwin, taken, "add_note", text="Look at the ministry.").status_code == 302
    draft = {"act": "save_draft", "seen_version": seen, "as_of": "2020-02-02", "currency": "current"}
    answer = as_rosa.post(screen_of(taken), {**draft, "tests": "what_was_said", "rationale": "Mine."})
    assert answer.status_code == 302


def test_an_open_question_is_said_beside_the_verdict_and_stops_nobody(as_rosa, taken, rosa):
    assert "on the claim is open" not in shown(as_rosa.get(screen_of(taken)))
    review.add_note(taken, rosa, "Which day?", is_question=True)
    assert "1 question on the claim is open" in shown(as_rosa.get(screen_of(taken)))


def test_a_page_that_a_script_fetches_is_not_looked_at(as_rosa, as_edwin, edwin, rosa, killed):
    review.add_note(killed, rosa, "Look, @edwin")
    as_edwin.get(screen_of(killed), headers={"X-Requested-With": "fetch"})
    assert Mention.objects.unread(edwin).exists()
    as_rosa.get(screen_of(killed))
    assert Mention.objects.unread(edwin).exists()
    as_edwin.get(screen_of(killed))
    assert not Mention.objects.unread(edwin).exists()


def test_readers_of_the_desk_see_notes_and_write_none(as_nora, nora, rosa, killed):
    nora.user_permissions.add(Permission.objects.get(codename="view_claim"))
    note = review.add_note(killed, rosa, "Which day?", is_question=True).note
    page = as_nora.get(screen_of(killed))
    assert "Which day?" in shown(page)
    assert 'name="act"' not in page.content.decode()
    for act in ("add_note", "reply", "resolve", "reopen_question"):
        assert press(as_nora, killed, act, note=note.pk, text="Mine").status_code == 403
    assert Annotation.objects.count() == 1


@pytest.mark.parametrize("act", ["reply", "resolve", "reopen_question"])
def test_a_note_of_another_claim_is_not_reached_from_this_one(act, as_rosa, rosa, killed, injured):
    note = review.add_note(injured, rosa, "Which day?", is_question=True).note
    answer = press(as_rosa, killed, act, note=note.pk, text="Mine")
    assert answer.status_code == 400
    assert "not one of this claim" in shown(answer)


def test_what_people_wrote_is_shown_and_not_run(as_rosa, rosa, killed):
    bad = "<script>alert(1)</script>"
    at = killed.occurrences.select_related("version").get()
    note = review.add_note(killed, rosa, bad, version=at.version, start=at.start, end=at.end).note
    review.reply(note, rosa, bad)
    for page in (screen_of(killed), reverse("admin:claims_article_change", args=[killed.article_id])):
        html = as_rosa.get(page).content.decode()
        assert bad not in html
        assert f'id="at-note-{note.pk}"' in html


def test_the_screen_asks_no_more_of_the_database_for_more_notes(
    as_rosa, rosa, edwin, killed, django_assert_max_num_queries
):
    at = killed.occurrences.select_related("version").get()

    def write(number: int) -> None:
        place = {"version": at.version, "start": at.start, "end": at.start + 3}
        note = review.add_note(killed, rosa, f"{number} @edwin", is_question=True, **place).note
        review.reply(note, edwin, "Answered")

    write(0)
    as_rosa.get(screen_of(killed))
    with CaptureQueriesContext(connection) as queries:
        as_rosa.get(screen_of(killed))
    for number in range(1, 5):
        write(number)
    with django_assert_max_num_queries(len(queries)):
        as_rosa.get(screen_of(killed))
