"""On the desk: correcting what a claim says, making a missed one, splitting and merging."""

import pytest
from django.urls import reverse

from claims import review
from claims.models import Claim
from tests.claims.published import publish
from tests.claims.sample import ARTICLE


def screen_of(claim):
    return reverse("admin:claims_claim_change", args=[claim.pk])


def fields(claim, prefix="content", **typed):
    held = {name: value for name, value in review.content_of(claim).items() if name != "change"}
    held = {name: ("on" if value is True else value) for name, value in held.items() if value is not False}
    return {f"{prefix}-{name}": value for name, value in {**held, **typed}.items()}


def mend(client, claim, seen=None, note="", **typed):
    version = claim.version if seen is None else seen
    pressed = {"act": "mend", "seen_version": version, "note": note}
    return client.post(screen_of(claim), {**pressed, **fields(claim, **typed)})


def test_the_screen_saved_as_it_is_shown_changes_nothing(as_rosa, article):
    for claim in article.claims.all():
        answer = mend(as_rosa, claim)
        assert answer.status_code == 302, answer.content.decode()
        claim.refresh_from_db()
        assert claim.version == 1


def test_a_correction_is_saved_and_shown_in_the_history(as_rosa, killed):
    assert mend(as_rosa, killed, number="31", note="Misread.").status_code == 302
    html = as_rosa.get(screen_of(killed)).content.decode()
    assert "more than 31 people" in html
    assert "<del>30</del> <ins>31</ins>" in html
    assert "Misread." in html


def test_what_is_wrong_is_told_at_its_field_and_stays_typed(as_rosa, killed):
    answer = mend(as_rosa, killed, number="1.200,5", place="<b>the delta</b>")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="1.200,5"' in html
    assert "is not read as a number" in html
    assert "&lt;b&gt;the delta&lt;/b&gt;" in html
    killed.refresh_from_db()
    assert killed.number == 30


def test_a_stale_correction_shows_both_and_loses_neither(as_rosa, as_edwin, killed):
    assert mend(as_edwin, killed, number="32").status_code == 302
    answer = mend(as_rosa, killed, number="33", seen=1)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="33"' in html
    assert "On file now: 32" in html
    killed.refresh_from_db()
    assert killed.number == 32


def mark_page(article):
    return reverse("admin:claims_article_mark", args=[article.pk])


def test_words_that_were_typed_lead_to_the_form_with_the_extractors_reading(as_rosa, article, rosa):
    found = as_rosa.post(mark_page(article), {"act": "find", "passage": "killed more than\r\n30 people and injured"})
    assert found.status_code == 302
    html = as_rosa.get(found["Location"]).content.decode()
    assert 'value="30"' in html
    assert "more than 30 people" in html
    assert "Claims that stand here already" in html
    typed = {
        "act": "add", "content-kind": "count", "content-value_type": "quantity", "content-comparator": "at_least",
        "content-number": "30", "content-modality": "asserted", "content-value_words": "30 people",
        "content-unit": "person", "select_for": "harm",
    }  # fmt: skip
    made = as_rosa.post(found["Location"], typed)
    claim = Claim.objects.get(created_by=rosa)
    assert made["Location"] == screen_of(claim)
    assert (claim.words, claim.status) == ("killed more than 30 people and injured", "selected")
    assert "Rosa, who marked it in the article" in as_rosa.get(screen_of(claim)).content.decode()


def test_a_sentence_is_chosen_by_keyboard_and_words_in_two_places_ask_which(as_rosa, article):
    html = as_rosa.get(mark_page(article)).content.decode()
    assert html.count("&amp;start=") >= 5
    html = as_rosa.post(mark_page(article), {"act": "find", "passage": "said"}).content.decode()
    assert "stand in several places" in html


@pytest.mark.parametrize("passage", ["", "Nobody <b>came</b>"])
def test_words_that_do_not_stand_there_are_kept_and_refused(as_rosa, article, passage):
    answer = as_rosa.post(mark_page(article), {"act": "find", "passage": passage})
    assert answer.status_code == 400
    assert "<b>came" not in answer.content.decode()


def test_a_passage_that_is_a_claim_already_links_to_it(as_rosa, killed):
    place = killed.occurrences.get()
    query = f"?version={place.version_id}&start={place.start}&end={place.end}"
    typed = {k: v for k, v in fields(killed).items() if k != "content-words"}
    answer = as_rosa.post(mark_page(killed.article) + query, {"act": "add", **typed})
    assert answer.status_code == 400
    assert screen_of(killed) in answer.content.decode()


@pytest.mark.parametrize("query", ["?start=5&end=2", "?start=0&end=999999", "?start=x&end=", "?part=99", "?near=7777"])
def test_a_strange_address_is_answered_calmly(as_rosa, article, query):
    assert as_rosa.get(mark_page(article) + query).status_code in {200, 400}


def test_a_claim_is_split_on_its_page(as_rosa, killed):
    page = reverse("admin:claims_claim_split", args=[killed.pk])
    assert "injured" in as_rosa.get(page).content.decode()
    typed = {
        **fields(killed, "first", words="killed more than 30 people"),
        **fields(killed, "second", words="injured at least 120", number="many", value_words="at least 120"),
        "seen_version": 1,
    }
    refused = as_rosa.post(page, typed)
    assert refused.status_code == 400
    assert "“many” is not read as a number" in refused.content.decode()
    made = as_rosa.post(page, {**typed, "second-number": "120"})
    assert made.status_code == 302
    assert Claim.objects.get(extractor="person").words == "injured at least 120"


def test_a_claim_is_found_and_merged_on_its_page(as_rosa, killed, injured):
    page = reverse("admin:claims_claim_merge", args=[injured.pk])
    assert f'id="into-{killed.pk}"' in as_rosa.get(page).content.decode()
    assert f'id="into-{killed.pk}"' in as_rosa.get(page, {"q": killed.public_id}).content.decode()
    assert f'id="into-{killed.pk}"' not in as_rosa.get(page, {"q": "spend"}).content.decode()
    assert as_rosa.post(page, {"seen_version": 1}).status_code == 400
    answer = as_rosa.post(page, {"seen_version": 1, "into": killed.pk, "note": "The same."})
    assert answer["Location"] == screen_of(killed)
    assert "Merged into this one" in as_rosa.get(screen_of(killed)).content.decode()
    assert "Merged into another claim" in as_rosa.get(screen_of(injured)).content.decode()


def test_merging_what_readers_see_asks_for_a_notice(as_edwin, killed, injured, edwin, settings):
    settings.FOUR_EYES = False
    publish(killed, edwin)
    publish(injured, edwin)
    page = reverse("admin:claims_claim_merge", args=[injured.pk])
    typed = {"seen_version": injured.version, "into": killed.pk}
    refused = as_edwin.post(page, typed)
    assert refused.status_code == 400
    assert "tell readers why" in refused.content.decode()
    assert as_edwin.post(page, {**typed, "notice": "One count, told twice."}).status_code == 302


@pytest.mark.parametrize("name", ["merge", "split"])
def test_only_reviewers_reshape_claims(as_nora, as_lea, killed, name):
    page = reverse(f"admin:claims_claim_{name}", args=[killed.pk])
    assert as_nora.get(page).status_code == as_lea.get(page).status_code == 403
    assert as_lea.post(page, {"seen_version": 1}).status_code == 403
    assert as_lea.get(mark_page(killed.article)).status_code == 403


def test_a_candidate_is_dismissed_as_misread_in_one_step(as_rosa, killed):
    assert "Misread: dismiss" in as_rosa.get(screen_of(killed)).content.decode()
    as_rosa.post(screen_of(killed), {"act": "dismiss", "reason": "misread", "seen_version": 1})
    killed.refresh_from_db()
    assert killed.dismissal_reason == "misread"


def test_next_and_previous_reach_every_claim_under_check_across_versions(as_rosa, article, rosa):
    from claims.admin.screen.in_article import neighbours
    from claims.ingest import Details, ingest_text

    for claim in article.claims.all():
        review.select(claim, rosa)
    ingest_text(ARTICLE.replace("more than 30", "more than 50"), Details(url=article.url), actor=rosa)
    by_url = {screen_of(claim): claim for claim in article.claims.all()}
    under_check = {claim.pk for claim in article.claims.all() if claim.status == "selected"}
    first = next(one for one in under_check if "previous" not in neighbours(Claim.objects.get(pk=one)))
    reached, at = [first], Claim.objects.get(pk=first)
    while "next" in neighbours(at) and len(reached) < 50:
        at = by_url[neighbours(at)["next"]]
        reached.append(at.pk)
    assert set(reached) == under_check
    assert len(reached) == len(under_check)
    assert at.words.endswith("30 people")


def test_the_pages_ask_no_more_of_the_database_for_more_claims(as_rosa, killed, rosa, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages = [
        reverse("admin:claims_claim_merge", args=[killed.pk]),
        reverse("admin:claims_claim_split", args=[killed.pk]),
        f"{mark_page(killed.article)}?start=45&end=120",
        screen_of(killed),
    ]
    few = []
    for page in pages:
        as_rosa.get(page)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert as_rosa.get(page).status_code == 200
        few.append(len(queries))
    version = killed.article.current_version
    for start in range(45, 75, 3):
        typed = {"kind": "statement", "value_type": "", "modality": "asserted"}
        made = review.add_claim(killed.article, rosa, version, start, start + 30, typed)
        if start > 60:
            review.merge_claims(made, killed, rosa)
    for page, number in zip(pages, few, strict=True):
        with django_assert_max_num_queries(number):
            as_rosa.get(page)
