"""One box finds claims, articles and sources, and the lists are narrowed by words and by what stands in the address."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from claims import review
from claims.admin import searching
from claims.ingest import Details, ingest_text
from claims.models import Claim, ReviewTask
from sources.models import Publisher
from sources.snapshots import add_source
from tests.claims.admin.conftest import signed_in

pytestmark = pytest.mark.django_db

FIND = "/admin/claims/claim/find/"


@pytest.fixture
def other(rosa):
    """A second article, with accents, code and a mark of the search's own in it."""
    text = (
        "Landslide in São Tomé\nThe landslide killed 12 people <script>alert(1)</script> near São Tomé.\n"
        "Some 40 houses \ue000were destroyed.\n"
    )
    return ingest_text(text, Details(publisher="Ilha Courier", language="en"), actor=rosa).article


@pytest.fixture
def source():
    ministry = Publisher.objects.create(name="Water Ministry")
    details = {"title": "Flood bulletin", "publisher": ministry}
    return add_source("https://water.example.org/flood-report", actor=None, **details)[0]


def found(client, words):
    """What the page shows, by kind."""
    answer = client.get(FIND, {"q": words})
    assert answer.status_code == 200
    return {part.name: [row.thing for row in part.rows] for part in answer.context["parts"]}


def listed(client, model, **filters):
    answer = client.get(reverse(f"admin:{model}_changelist"), filters)
    assert answer.status_code == 200
    return set(answer.context["cl"].queryset)


def test_one_box_finds_claims_articles_and_sources(as_rosa, article, killed, other, source):
    flood = found(as_rosa, "flood")
    assert killed in flood["claims"]
    assert flood["articles"] == [article]
    assert flood["sources"] == [source]
    assert other not in flood["articles"]


@pytest.mark.parametrize("words", ["sao tome", "SÃO TOMÉ", "landslides killing", '"killed 12"', "landslide -dam"])
def test_accents_case_and_endings_of_words_do_not_matter(as_rosa, killed, other, words):
    claims = found(as_rosa, words)["claims"]
    assert {claim.article for claim in claims} == {other}
    assert "killed 12 people" in " ".join(claim.sentence for claim in claims)


def test_words_that_are_left_out_and_phrases_are_heeded(as_rosa, killed, other):
    assert killed in found(as_rosa, "killed -landslide")["claims"]
    assert other.claims.first() not in found(as_rosa, "killed -landslide")["claims"]
    assert found(as_rosa, '"people killed"')["claims"] == []


def test_the_claim_that_has_the_words_itself_comes_before_one_whose_article_has_them(as_rosa, other):
    first, *rest = found(as_rosa, "houses or landslide")["claims"]
    assert "landslide" not in first.words
    assert rest


def test_a_public_id_finds_its_own_in_any_spelling(as_rosa, article, killed, source):
    for one, part in ((killed, "claims"), (article, "articles"), (source, "sources")):
        typed = "-".join((one.public_id[:4], one.public_id[4:8], one.public_id[8:])).upper()
        assert found(as_rosa, typed)[part][0] == one


def test_a_source_is_found_by_its_address_and_its_publisher(as_rosa, source):
    for words in ("https://water.example.org/flood-report", "bulletin", "water ministry"):
        assert found(as_rosa, words)["sources"] == [source]


def test_text_that_is_found_stays_text(as_rosa, other):
    page = as_rosa.get(FIND, {"q": "landslide houses OR landslide"}).content.decode()
    assert "<mark>landslide</mark>" in page.lower()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "<b>" not in as_rosa.get(FIND, {"q": "<b>"}).content.decode().partition("searchbar")[2][:300]


@pytest.mark.parametrize("words", ["", "the", "'", "a & | ! :* <->", "(", "\x00", "x" * 5000, "-", '"'])
def test_what_means_nothing_finds_nothing_and_breaks_nothing(as_rosa, killed, words):
    assert found(as_rosa, words).get("claims", []) == []
    assert listed(as_rosa, "claims_claim", q=words) in (set(), set(Claim.objects.all()))


def test_everybody_is_shown_what_they_may_see_and_no_more(nora, killed, article, source):
    assert signed_in(nora).get(FIND, {"q": "flood"}).status_code == 403
    nora.user_permissions.add(Permission.objects.get(codename="view_source"))
    client = signed_in(type(nora).objects.get(pk=nora.pk))
    assert found(client, "flood") == {"sources": [source]}


def test_a_search_that_finds_too_much_says_so(as_rosa, killed, article, monkeypatch):
    monkeypatch.setattr(searching, "MOST", 2)
    answer = as_rosa.get(FIND, {"q": "flood"})
    assert next(part.count for part in answer.context["parts"]) == "2+"
    answer = as_rosa.get(reverse("admin:claims_claim_changelist"), {"q": "flood"}, follow=True)
    assert len(answer.context["cl"].queryset) == 2
    assert "More than 2 match" in answer.content.decode()


def test_a_search_that_takes_too_long_is_given_up_and_says_so(as_rosa, killed, monkeypatch):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ALTER FUNCTION desk_fold(text) COST 100")
    monkeypatch.setattr(searching, "_keys", lambda rows, most: list(rows.extra(where=["pg_sleep(30) IS NULL"])))
    monkeypatch.setattr(searching, "SECONDS", 0.1)
    for address in (FIND, reverse("admin:claims_claim_changelist")):
        assert "took too long" in as_rosa.get(address, {"q": "flood"}).content.decode()


def test_the_lists_search_the_same_way(as_rosa, rosa, article, killed, other, source):
    review.select(killed, rosa, "harm")
    assert killed in listed(as_rosa, "claims_claim", q="flood kills")
    assert listed(as_rosa, "claims_article", q="landslide houses") == {other}
    assert listed(as_rosa, "sources_source", q="bulletins") == {source}
    assert {task.claim for task in listed(as_rosa, "claims_reviewtask", q="flood")} == {killed}
    assert listed(as_rosa, "claims_reviewtask", q="landslide") == set()


def test_claims_are_narrowed_by_what_stands_in_the_address(as_rosa, rosa, edwin, article, killed, other):
    everything = set(Claim.objects.all())
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    ReviewTask.objects.create(claim=killed, reason="value_changed", open_key=f"{killed.pk}:value_changed")
    assert listed(as_rosa, "claims_claim", taken="me") == {killed}
    assert listed(as_rosa, "claims_claim", taken=rosa.pk) == {killed}
    assert listed(as_rosa, "claims_claim", taken=edwin.pk) == set()
    assert listed(as_rosa, "claims_claim", taken="nobody") == everything - {killed}
    assert listed(as_rosa, "claims_claim", changed="open") == {killed}
    mine, theirs = set(article.claims.all()), set(other.claims.all())
    assert mine
    assert theirs
    assert listed(as_rosa, "claims_claim", **{"in": "landslide"}) == theirs
    assert listed(as_rosa, "claims_claim", **{"in": article.public_id}) == mine
    assert listed(as_rosa, "claims_claim", publisher="courier") == theirs
    assert listed(as_rosa, "claims_claim", article=other.pk) == theirs
    day = article.published_date.isoformat()
    assert listed(as_rosa, "claims_claim", article__published_date_from=day, article__published_date_to=day) == mine
    assert listed(as_rosa, "claims_claim", q="flood", publisher="courier") == set()


def test_what_no_filter_understands_is_left_out_of_account(as_rosa, killed):
    for filters in ({"taken": "x"}, {"taken": "9" * 30}, {"changed": "?"}, {"in": " "}, {"publisher": "\x00"}):
        assert killed in listed(as_rosa, "claims_claim", **filters)
