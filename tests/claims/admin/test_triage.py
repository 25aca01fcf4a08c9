"""Looking through an article's claims."""

import datetime as dt

import pytest
from django.urls import reverse

from claims import review
from claims.ingest import Details, ingest_text
from claims.models import Claim, ReviewTask
from ledger.models import Event


def page_of(article):
    return reverse("admin:claims_article_change", args=[article.pk])


def press(client, claim, act, **more):
    data = {"act": act, "claim": claim.pk, "seen_version": claim.version, **more}
    return client.post(page_of(claim.article), data)


def test_candidates_stand_most_check_worthy_first_with_their_value_in_words(as_rosa, article):
    page = as_rosa.get(page_of(article))
    worth = [row.claim.check_worthiness for row in page.context["rows"]]
    assert worth == sorted(worth, reverse=True)
    assert "more than 30 people" in page.content.decode()


def test_statements_without_a_value_fold_away_behind_the_others(as_rosa, article):
    statement, *others = article.claims.exclude(kind="statement")
    Claim.objects.filter(pk=statement.pk).update(kind="statement", value_type="", check_worthiness=1)
    shown = {row.claim for row in as_rosa.get(page_of(article)).context["rows"]}
    assert shown == set(others)
    folded = {row.claim for row in as_rosa.get(page_of(article), {"show": "statements"}).context["rows"]}
    assert statement in folded
    assert not folded & shown


def test_every_claim_is_marked_in_the_text(as_rosa, article):
    html = as_rosa.get(page_of(article)).content.decode()
    for claim in article.claims.all():
        assert f'<span id="at-{claim.pk}"></span>' in html


def test_selecting_opens_the_task_and_goes_on_with_the_next(as_rosa, killed):
    answer = press(as_rosa, killed, "select", reason="harm", following="123")
    assert answer["Location"].endswith("#claim-123")
    killed.refresh_from_db()
    assert (killed.status, killed.selection_reason) == ("selected", "harm")
    assert ReviewTask.objects.open().get().claim == killed


def test_dismissing_keeps_the_reason(as_rosa, killed):
    press(as_rosa, killed, "dismiss", dismissal="opinion")
    killed.refresh_from_db()
    assert (killed.status, killed.dismissal_reason) == ("dismissed", "opinion")


def test_a_claim_that_changed_meanwhile_is_not_changed_again(as_rosa, killed):
    Claim.objects.filter(pk=killed.pk).update(version=7)
    answer = press(as_rosa, killed, "select", reason="harm")
    assert answer.status_code == 409
    assert "Someone changed this claim" in answer.content.decode()
    killed.refresh_from_db()
    assert killed.status == "candidate"


@pytest.mark.parametrize("version", ["", "many"])
def test_a_press_without_the_version_that_was_seen_is_refused(version, as_rosa, killed):
    data = {"act": "select", "claim": killed.pk, "reason": "harm", "seen_version": version}
    assert as_rosa.post(page_of(killed.article), data).status_code == 400
    killed.refresh_from_db()
    assert killed.status == "candidate"


def test_a_claim_of_another_article_is_not_changed_from_this_page(as_rosa, rosa, killed):
    other = ingest_text("A dam broke. It killed 12 people.", Details(title="Other"), actor=rosa).article
    data = {"act": "select", "claim": killed.pk, "reason": "harm", "seen_version": killed.version}
    assert as_rosa.post(page_of(other), data).status_code == 400


def test_only_an_editor_holds_embargoes_and_mends(as_rosa, as_edwin, article):
    for data in (
        {"act": "hold", "reason": "a letter"},
        {"act": "embargo", "until": "2030-01-01T10:00"},
        {"act": "amend", "title": "Another title", "language": "en"},
    ):
        assert as_rosa.post(page_of(article), data).status_code == 403
        assert as_edwin.post(page_of(article), data).status_code == 302
    article.refresh_from_db()
    assert article.legal_hold
    assert article.embargo_until == dt.datetime(2030, 1, 1, 10, tzinfo=dt.UTC)
    assert article.title == "Another title"
    assert as_edwin.post(page_of(article), {"act": "release", "reason": "settled"}).status_code == 302


def test_an_embargo_is_read_in_the_newsrooms_time(as_edwin, article, settings):
    settings.NEWSROOM = {**settings.NEWSROOM, "zone": "Asia/Almaty"}
    as_edwin.post(page_of(article), {"act": "embargo", "until": "2030-01-01T10:00"})
    article.refresh_from_db()
    assert article.embargo_until == dt.datetime(2030, 1, 1, 5, tzinfo=dt.UTC)
    assert 'value="2030-01-01T10:00"' in as_edwin.get(page_of(article)).content.decode()


def test_an_article_said_to_be_english_after_all_is_split(as_edwin, rosa):
    text = "Le barrage 1998. A flood killed more than 30 people in the delta, officials said."
    article = ingest_text(text, Details(title="Flood", language="fr"), actor=rosa).article
    assert article.splitting_problem
    as_edwin.post(page_of(article), {"act": "amend", "title": "Flood", "language": "en"})
    article.refresh_from_db()
    assert not article.splitting_problem
    event = Event.objects.about("article", article.public_id).filter(verb="article.changed").get()
    assert (event.old, event.new) == ({"language": "fr"}, {"language": "en"})


def test_an_article_does_not_take_the_address_of_another(as_edwin, rosa, article):
    other = ingest_text("A dam broke. It killed 12 people.", Details(title="Other"), actor=rosa).article
    data = {"act": "amend", "title": "Other", "language": "en", "url": article.url}
    answer = as_edwin.post(page_of(other), data)
    assert answer.status_code == 400
    assert "is the address of another article" in answer.content.decode()


def test_markup_in_an_article_is_shown_and_not_run(as_rosa, rosa):
    text = "<script>alert(1)</script> The flood killed more than 30 people & injured 120, officials said."
    article = ingest_text(text, Details(title="<b>Bold</b>"), actor=rosa).article
    html = as_rosa.get(page_of(article)).content.decode()
    assert "<script>alert" not in html
    assert "<b>Bold" not in html


def test_an_article_of_thousands_of_claims_shows_a_page_of_them(as_rosa, article, django_assert_max_num_queries):
    few = count_queries(as_rosa, article)
    Claim.objects.bulk_create(
        Claim(article=article, kind="count", words=f"claim {n}", sentence=f"claim {n}", check_worthiness="0.1")
        for n in range(15_000)
    )
    with django_assert_max_num_queries(few):
        page = as_rosa.get(page_of(article), {"page": "3"})
    assert len(page.context["rows"]) == 50


def count_queries(client, article):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get(page_of(article))
    return len(queries)


def test_a_long_text_is_read_in_parts_and_claims_link_to_their_own(as_rosa, rosa):
    filler = "\n".join(f"Nobody wrote down what was said in room {n} of the hall." for n in range(1500))
    text = f"{filler}\nThe flood killed more than 30 people in the delta."
    article = ingest_text(text, Details(title="Long"), actor=rosa).article
    killed = article.claims.get(measure="killed")
    first = as_rosa.get(page_of(article), {"show": "candidates"})
    row = next(row for row in first.context["rows"] if row.claim == killed)
    assert first.context["parts"] > 1
    assert f'id="at-{killed.pk}"' not in first.content.decode()
    query, _, anchor = row.text_url.partition("#")
    assert f'<span id="{anchor}"></span>' in as_rosa.get(page_of(article) + query).content.decode()


def test_the_list_of_articles_counts_without_asking_once_an_article(as_rosa, rosa, article, django_assert_num_queries):
    url = reverse("admin:claims_article_changelist")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        as_rosa.get(url)
    for number in range(5):
        ingest_text(f"A dam broke. It killed {number + 12} people.", Details(title=f"Dam {number}"), actor=rosa)
    with django_assert_num_queries(len(queries)):
        as_rosa.get(url)


def test_why_a_candidate_is_worth_checking_stands_there_in_words(as_rosa, killed):
    killed.worth_reasons = ["counts people who came to harm (+0.45)", "a vague number (-0.06)", "names who or where"]
    killed.save()
    html = as_rosa.get(page_of(killed.article)).content.decode()
    assert "For:</span> counts people who came to harm; names who or where <" in html.replace("\n", " ")
    assert "Against:</span> a vague number<" in html


@pytest.mark.parametrize(("act", "said"), [("select", "Selected for harm:"), ("dismiss", "Dismissed as opinion:")])
def test_the_last_press_is_said_and_can_be_undone(act, said, as_rosa, killed):
    answer = press(as_rosa, killed, act, reason="harm", dismissal="opinion")
    page = as_rosa.get(answer["Location"])
    assert said in page.content.decode()
    killed.refresh_from_db()
    undone = press(as_rosa, killed, "undo")
    assert undone["Location"].endswith(f"#claim-{killed.pk}")
    killed.refresh_from_db()
    assert (killed.status, killed.selection_reason, killed.dismissal_reason) == ("candidate", "", "")
    assert not ReviewTask.objects.open().exists()
    assert "A candidate again:" in as_rosa.get(undone["Location"]).content.decode()


def test_a_claim_that_somebody_works_on_is_not_taken_back(as_rosa, as_edwin, rosa, killed):
    press(as_rosa, killed, "select", reason="harm")
    review.take(killed, rosa)
    review.give_back(killed, rosa)
    killed.refresh_from_db()
    assert press(as_rosa, killed, "undo").status_code == 302
    killed.refresh_from_db()
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    review.add_evidence(killed, rosa, "https://ministry.example/flood")
    review.give_back(killed, rosa)
    killed.refresh_from_db()
    assert "Work on this claim has begun" in press(as_edwin, killed, "undo").content.decode()


def test_after_the_last_row_of_a_page_it_goes_on_with_the_first_of_the_next(as_rosa, article):
    Claim.objects.bulk_create(
        Claim(article=article, kind="count", words=f"claim {n}", sentence=f"claim {n}", check_worthiness="0.9")
        for n in range(60)
    )
    first, second = (as_rosa.get(page_of(article), {"page": number}).context["rows"] for number in (1, 2))
    assert first[-1].following == second[0].claim.pk
    assert len(first) == 50
    assert second[-1].following is None
