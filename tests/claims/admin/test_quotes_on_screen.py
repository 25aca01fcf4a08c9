"""What the claim's screen and a capture's page say of quotes: in context, compared, and what became of the page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims import recheck, review
from claims.admin import capture_changes
from claims.admin.capture_changes import changes
from claims.models import Evidence, Observation
from ledger.models import Event
from tests.claims.admin.test_claim_screen import press, screen_of
from tests.claims.pages_of_sources import QUOTE, flood
from tests.sources.purged import take_down

BAD = "<script>alert(1)</script>"


@pytest.fixture
def quoted(site, taken, rosa) -> Evidence:
    row = review.add_evidence(taken, rosa, site.url(), quote=QUOTE)
    recheck.capture(row.source)
    row.refresh_from_db()
    return row


def compare(client, row, words="", **given):
    snapshot = row.source.latest_snapshot
    place = snapshot.blob.text.find(words)
    query = {"evidence": row.pk, "start": place, "end": place + len(words), **given}
    return client.get(reverse("admin:sources_snapshot_compare", args=[snapshot.pk]), query)


@pytest.mark.parametrize(
    ("words", "told", "stance"),
    [
        ("the flood had killed 33 people", "33 against more than 30 people: supports", "supports"),
        ("new figures each evening at six", "Nothing here compares with the claim", ""),
    ],
)
def test_a_passage_is_compared_before_anything_is_saved(as_rosa, quoted, words, told, stance):
    review.mend_evidence(quoted, quoted.added_by, stance="context", note="")
    before = (Event.objects.count(), Observation.objects.count())
    answer = compare(as_rosa, quoted, words)
    assert (answer.status_code, answer.json()["words"], answer.json()["stance"]) == (200, told, stance)
    assert bool(answer.json()["proposal"]) == bool(stance)
    assert (Event.objects.count(), Observation.objects.count()) == before


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"start": "x"}, 400),
        ({"start": 9, "end": 9}, 400),
        ({"end": 999_999_999}, 400),
        ({"start": "²", "end": 5}, 400),
        ({"evidence": 0}, 404),
        ({"evidence": "x"}, 404),
    ],
)
def test_what_is_no_passage_is_told_as_such(as_rosa, quoted, given, status):
    answer = compare(as_rosa, quoted, "killed 33", **given)
    assert (answer.status_code, "problem" in answer.json()) == (status, True)


def test_nobody_compares_without_seeing_captures_and_nothing_that_was_purged(as_rosa, as_nora, quoted):
    assert compare(as_nora, quoted, "killed 33").status_code == 403
    take_down(quoted.quoted_snapshot.blob)
    answer = compare(as_rosa, quoted, start=1, end=5)
    assert (answer.status_code, list(answer.json())) == (410, ["problem"])


def test_a_quote_stands_in_its_capture_with_what_it_says_of_the_claim(as_rosa, quoted, taken):
    row = as_rosa.get(screen_of(taken)).context["evidence"][0]
    assert QUOTE in row.in_context.near
    assert "asks people not to return" in row.in_context.wide
    assert row.compared.words == "33 against more than 30 people: supports"
    assert not row.is_at_odds
    press(as_rosa, taken, "mend_evidence", evidence=quoted.pk, stance="undermines", note="Of the delta.")
    html = as_rosa.get(screen_of(taken)).content.decode()
    assert "The comparison proposes “supports the claim”" in html
    assert "Of the delta." in html


def test_without_script_the_words_are_typed_on_the_capture_and_compared_once_saved(as_rosa, quoted, taken):
    page = reverse("admin:sources_snapshot_change", args=[quoted.quoted_snapshot_id])
    html = as_rosa.get(page, {"evidence": quoted.pk}).content.decode()
    assert f'action="{screen_of(taken)}#evidence-{quoted.pk}"' in html
    given = {"evidence": quoted.pk, "snapshot": quoted.quoted_snapshot_id, "quote": "the flood had killed 33 people"}
    answer = as_rosa.post(screen_of(taken), {"act": "requote", "seen_version": 0, **given})
    assert answer.status_code == 409
    taken.refresh_from_db()
    answer = as_rosa.post(
        screen_of(taken),
        {"act": "requote", "seen_version": taken.version, "start": "", "end": "", **given},
        follow=True,
    )
    assert "Quoted. 33 against more than 30 people: supports." in answer.content.decode()


def test_words_of_a_capture_are_shown_and_not_run(as_rosa, site, taken, rosa):
    site.pages["/flood"] = (200, flood().replace("the ministry said", f"{BAD.replace('<', '&lt;')} the ministry said"))
    row = review.add_evidence(taken, rosa, site.url(), quote=QUOTE)
    recheck.capture(row.source)
    row.refresh_from_db()
    site.pages["/flood"] = (200, flood(toll=41).replace("Ministry", "&lt;script&gt;alert(2)&lt;/script&gt;"))
    recheck.capture(row.source)
    row.source.refresh_from_db()
    change = reverse("admin:sources_snapshot_changes", args=[row.source.latest_snapshot_id, row.quoted_snapshot_id])
    for page in (screen_of(taken), f"{change}?evidence={row.pk}"):
        assert "<script>alert" not in as_rosa.get(page).content.decode()


def test_two_captures_are_compared_by_words_and_one_of_another_source_is_not(as_rosa, quoted, site, taken, rosa):
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    site.pages["/other"] = (200, flood(day=9))
    recheck.capture(quoted.source)
    row = as_rosa.get(screen_of(taken)).context["evidence"][0]
    html = as_rosa.get(row.changes_url).content.decode()
    assert "<del>33</del>" in html
    assert "<ins>41</ins>" in html
    other = review.add_evidence(taken, rosa, site.url("/other"))
    recheck.capture(other.source)
    other.refresh_from_db()
    newest = row.evidence.source.latest_snapshot_id
    wrong = reverse("admin:sources_snapshot_changes", args=[newest, other.quoted_snapshot_id])
    assert as_rosa.get(wrong).status_code == 302
    take_down(quoted.quoted_snapshot.blob)
    html = as_rosa.get(row.changes_url).content.decode()
    assert "One of the two captures was purged" in html
    assert "33" not in html.split('id="changes"')[1].split("</section>")[0]


def test_the_screen_asks_no_more_of_the_database_for_more_quotes(as_rosa, taken, rosa, site):
    def add(path):
        site.pages[path] = (200, flood(menu=path))
        row = review.add_evidence(taken, rosa, site.url(path), quote=QUOTE)
        recheck.capture(row.source)
        recheck.assess_evidence(row.pk)
        site.pages[path] = (200, flood(day=3, toll=41, menu=path))
        recheck.capture(row.source)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            as_rosa.get(screen_of(taken))
        return len(queries)

    add("/0")
    few = asked()
    for number in range(1, 5):
        add(f"/{number}")
    assert asked() <= few


def words(pieces):
    return "".join(f"[{one.text}]" if one.changed else one.text for one in pieces)


def test_only_what_changed_is_shown_with_what_stands_around_it():
    old = [f"Paragraph {number} of the report says what it says." for number in range(40)]
    new = [*old[:20], old[20].replace("report", "bulletin"), *old[21:30], *old[31:], "A new last one."]
    found = changes("\n\n".join(old), "\n".join(new))
    shown = [(words(one.before), words(one.after), one.skipped) for one in found.shown]
    assert shown == [
        ("Paragraph 20 of the [report] says what it says.", "Paragraph 20 of the [bulletin] says what it says.", 19),
        (f"[{old[30]}]", "", 8),
        ("", "[A new last one.]", 8),
    ]
    assert found.shown[0].above == [old[19]]
    assert not found.coarse
    assert changes("Same.\n\n text", "Same.\ntext ").shown == []


def test_huge_texts_are_told_by_the_paragraphs_that_changed(monkeypatch):
    old = "\n".join(f"line {number}" for number in range(2 * capture_changes.MOST_PARAGRAPHS))
    new = old.replace("line", "row", 5) + "\nline 7"
    found = changes(old, new.replace("9", "8"))
    assert found.coarse
    assert len(found.shown) == capture_changes.MOST_SHOWN
    assert found.left_out > 0
    monkeypatch.setattr(capture_changes, "LONGEST_COMPARING", -1.0)
    late = changes("The toll is 3.", "The toll is 4.")
    assert late.coarse
    assert words(late.shown[0].before) == "[The toll is 3.]"
