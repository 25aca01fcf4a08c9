"""The API: only what is visible, filters that refuse what they cannot mean, pages that lose and repeat nothing."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from claims import review
from claims.models import Claim, PublicClaim
from ledger.models import User
from tests.claims.published import QUOTE, publish, taken

EXPORTS = ["/api/v1/verdicts/export.csv", "/api/v1/verdicts/export.jsonl"]
LISTS = ["/api/v1/articles/", "/api/v1/claims/", "/api/v1/verdicts/"]


@pytest.fixture
def three(killed: Claim, injured: Claim, budget: Claim, rosa: User) -> list[Claim]:
    publish(killed, rosa, currency="superseded")
    publish(injured, rosa, "inaccurate", as_of="2020-02")
    publish(budget, rosa, "unproven", as_of="2019")
    return [killed, injured, budget]


def ids(client: Client, query: str = "", path: str = "/api/v1/claims/") -> list[str]:
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200, response.content
    return [one["id"] for one in response.json()["results"]]


def test_the_root_names_every_address_in_json(client: Client, three: list[Claim]) -> None:
    response = client.get("/api/v1/")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")
    named = response.json()
    assert {address.removeprefix(settings.PUBLIC_URL) for address in named.values()} == {
        *LISTS, *EXPORTS, "/api/v1/schema/", "/api/",
    }  # fmt: skip
    for address in named.values():
        assert address.startswith(settings.PUBLIC_URL)
        assert client.get(address.removeprefix(settings.PUBLIC_URL)).status_code == 200


def test_a_claim_carries_its_value_verdict_and_evidence(client: Client, killed: Claim, rosa: User) -> None:
    verdict = publish(killed, rosa, currency="superseded")
    data = client.get(f"/api/v1/claims/{killed.public_id}/").json()
    assert data["words"] == killed.words
    assert data["number"] == "30"
    assert data["value"] == {
        "type": "quantity",
        "number": "30",
        "upper": None,
        "comparator": "more_than",
        "unit": "person",
        "vague": False,
        "per": None,
        "basis": None,
        "change": None,
    }
    assert data["verdict"]["id"] == verdict.public_id
    assert (data["verdict"]["rating"], data["verdict"]["rating_number"]) == ("accurate", 4)
    assert data["verdict"]["as_of_from"] == "2020-02-02"
    assert data["article"]["published_date"] == "2020-02-03"
    assert data["evidence"][0]["quote"] == QUOTE
    assert len(data["evidence"][0]["capture"]["sha256"]) == 64
    assert [one["id"] for one in data["history"]] == [verdict.public_id]


def test_an_article_counts_its_published_verdicts(client: Client, three: list[Claim]) -> None:
    article = three[0].article
    data = client.get(f"/api/v1/articles/{article.public_id}/").json()
    assert data["verdicts"] == {"accurate": 1, "inaccurate": 1, "unproven": 1}
    assert data["publisher"] == "Delta Herald"
    assert ids(client, path="/api/v1/articles/") == [article.public_id]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=money", "b"),
        ("rating=inaccurate", "i"),
        ("currency=superseded", "k"),
        ("measure=injured", "i"),
        ("unit=person", "ik"),
        ("unit=USD", "b"),
        ("number_min=31", "bi"),
        ("number_max=30", "k"),
        ("number_min=30&number_max=120", "ik"),
        ("as_of_min=2020-02-02", "k"),
        ("as_of_min=2020-02-01", "ik"),
        ("as_of_max=2019-12-31", "b"),
        ("publisher=delta herald", "bik"),
        ("publisher=delta", ""),
        ("q=dams", "b"),
        ("rating=accurate&kind=money", ""),
    ],
)
def test_filters_narrow_claims_and_verdicts_alike(client: Client, three: list[Claim], query: str, found: str) -> None:
    names = dict(zip("kib", three, strict=True))
    assert set(ids(client, query)) == {names[one].public_id for one in found}
    verdicts = client.get(f"/api/v1/verdicts/?{query}").json()["results"]
    assert {one["claim"]["id"] for one in verdicts} == {names[one].public_id for one in found}


def test_the_article_filter_takes_any_spelling_of_an_id(client: Client, three: list[Claim]) -> None:
    assert len(ids(client, f"article={three[0].article.public_id.upper()}")) == 3
    assert ids(client, "article=000000000000") == []


@pytest.mark.parametrize(
    ("query", "parameter", "fix"),
    [
        ("kind=deaths", "kind", "casualty_count"),
        ("rating=true", "rating", "mostly_accurate"),
        ("currency=old", "currency", "superseded"),
        ("number_min=many", "number_min", "1200"),
        ("number_min=NaN", "number_min", "1200"),
        ("number_max=1e400", "number_max", "1E+30"),
        ("number_max=-1e400", "number_max", "-1E+30"),
        ("as_of_min=02/03/2020", "as_of_min", "2020-02-02"),
        ("as_of_max=2020-13-01", "as_of_max", "2020-02-02"),
        ("article=x", "article", "12 letters"),
        ("page_size=0", "page_size", "1 to 200"),
        ("page_size=many", "page_size", "1 to 200"),
        ("ordering=colour", "ordering", "-published_at"),
        ("ratng=accurate", "ratng", "rating"),
        ("q=%00", "q", "ull"),
        ("measure=%00", "measure", "ull"),
        ("publisher=" + "x" * 201, "publisher", "200"),
    ],
)
def test_a_parameter_that_cannot_be_meant_is_named_with_the_fix(
    client: Client, db: None, query: str, parameter: str, fix: str
) -> None:
    response = client.get(f"/api/v1/claims/?{query}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == 400
    assert {error["parameter"] for error in problem["errors"]} == {parameter}
    assert fix in problem["errors"][0]["message"]
    assert parameter in problem["detail"]


@pytest.mark.parametrize("path", EXPORTS)
def test_exports_refuse_bad_filters_before_they_begin(client: Client, db: None, path: str) -> None:
    assert client.get(f"{path}?kind=deaths").status_code == 400
    assert client.get(f"{path}?cheese=1").status_code == 400


@pytest.mark.parametrize("cursor", ["x", "cD1hYmM=", "bz1hYmM=", "cD0wMDAw", "%00", "cD0%3D", "bz05OTk5OTk5OTk5OQ=="])
def test_a_forged_cursor_is_refused_in_words(client: Client, three: list[Claim], cursor: str) -> None:
    response = client.get(f"/api/v1/claims/?cursor={cursor}")
    assert response.status_code in {200, 404}
    if response.status_code == 404:
        assert "cursor" in response.json()["detail"]


def test_pages_follow_one_another_without_gap_or_repeat(client: Client, three: list[Claim]) -> None:
    PublicClaim.objects.update(published_at=timezone.now())
    seen: list[str] = []
    address = "/api/v1/claims/?page_size=1"
    while address:
        page = client.get(address).json()
        seen += [one["id"] for one in page["results"]]
        address = page["next"]
        assert len(seen) <= 3
    assert sorted(seen) == sorted(claim.public_id for claim in three)


def test_ordering_goes_either_way(client: Client, three: list[Claim]) -> None:
    order = [claim.public_id for claim in three]
    assert ids(client) == order[::-1]
    assert ids(client, "ordering=published_at") == order


def test_nothing_of_what_is_not_visible_is_answered(
    client: Client, three: list[Claim], rosa: User, edwin: User
) -> None:
    killed, injured, budget = three
    verdicts = [claim.current_verdict.public_id for claim in three if claim.current_verdict]
    review.hide(killed, edwin, "Libel.")
    review.withdraw(injured, edwin, "Wrong river.")
    review.set_embargo(budget.article, edwin, timezone.now() + timedelta(days=1))
    for path in LISTS:
        assert ids(client, path=path) == [], path
    for claim, verdict in zip(three, verdicts, strict=True):
        assert client.get(f"/api/v1/claims/{claim.public_id}/").status_code == 404
        assert client.get(f"/api/v1/verdicts/{verdict}/").status_code == 404
    assert client.get(f"/api/v1/articles/{budget.article.public_id}/").status_code == 404
    review.set_embargo(budget.article, edwin, None)
    assert ids(client) == [budget.public_id]
    review.hold_article(budget.article, edwin, "A court order.")
    assert ids(client) == []


def test_a_claim_under_first_review_is_not_answered(client: Client, killed: Claim, rosa: User) -> None:
    taken(killed, rosa)
    assert ids(client) == []
    assert client.get(f"/api/v1/claims/{killed.public_id}/").status_code == 404


def test_a_superseded_verdict_can_still_be_read(client: Client, killed: Claim, rosa: User) -> None:
    first = publish(killed, rosa, rationale="As we knew it then.")
    second = publish(killed, rosa, "inaccurate", notice=("correction", "It was 28."))
    old = client.get(f"/api/v1/verdicts/{first.public_id}/").json()
    assert (old["stands"], old["rating"], old["rationale"]) == (False, "accurate", "As we knew it then.")
    assert client.get(f"/api/v1/verdicts/{second.public_id}/").json()["stands"] is True
    assert [one["id"] for one in client.get("/api/v1/verdicts/").json()["results"]] == [second.public_id]


def test_the_verdicts_of_a_merged_claim_stay_readable_and_name_its_heir(
    client: Client, killed: Claim, injured: Claim, budget: Claim, edwin: User
) -> None:
    heirs = [publish(killed, edwin), publish(budget, edwin)]
    first = publish(injured, edwin, rationale="As we knew it then.")
    last = publish(injured, edwin, "mostly_accurate", notice=("correction", "It was 121."))
    review.merge_claims(injured, budget, edwin, notice="Both are about one count.")
    review.merge_claims(budget, killed, edwin, notice="All are about one count.")
    for verdict, rated in ((first, "accurate"), (last, "mostly_accurate")):
        told = client.get(f"/api/v1/verdicts/{verdict.public_id}/").json()
        assert (told["rating"], told["claim"]["id"]) == (rated, injured.public_id)
        assert (told["stands"], told["merged_into"]) == (False, killed.public_id)
        assert bool(told["evidence"]) is (verdict == last)
        moved = client.get(f"/api/v1/claims/{told['claim']['id']}/")
        assert (moved.status_code, moved["Location"].endswith(f"/api/v1/claims/{killed.public_id}/")) == (301, True)
    stands = client.get(f"/api/v1/verdicts/{heirs[0].public_id}/").json()
    assert (stands["stands"], stands["merged_into"]) == (True, None)
    assert ids(client, path="/api/v1/verdicts/") == [heirs[0].public_id]
    review.hide(killed, edwin, "Libel.")
    assert client.get(f"/api/v1/verdicts/{last.public_id}/").status_code == 404


def test_what_the_claimant_let_us_quote_is_answered_and_nothing_else_of_the_reply(
    client: Client, killed: Claim, rosa: User
) -> None:
    taken(killed, rosa)
    asked = review.ask_claimant(killed, rosa, whom="The army", question="How many?", asked_on=date(2020, 2, 2))
    review.note_reply(
        asked, rosa, reply="We counted 33. Leave us alone.", replied_on=date(2020, 2, 3), quotable="We counted 33."
    )
    first = publish(killed, rosa)
    quoted = [{"words": "We counted 33.", "on": "2020-02-03"}]
    for path in (f"/api/v1/claims/{killed.public_id}/", f"/api/v1/verdicts/{first.public_id}/"):
        answer = client.get(path)
        assert answer.json()["replies"] == quoted
        assert b"Leave us alone" not in answer.content
    row = PublicClaim.objects.get()
    del row.document["replies"]
    row.save()
    assert client.get(f"/api/v1/claims/{killed.public_id}/").json()["replies"] == []


def test_an_earlier_verdict_that_was_hidden_cannot_be_read(
    client: Client, killed: Claim, rosa: User, edwin: User
) -> None:
    first = publish(killed, rosa)
    review.hide(killed, edwin, "Libel.")
    publish(killed, edwin, "inaccurate", notice=("correction", "The toll was 28."))
    assert client.get(f"/api/v1/verdicts/{first.public_id}/").status_code == 404


def test_a_verdict_for_later_cannot_be_read_before(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    tomorrow = timezone.now() + timedelta(days=1)
    later = publish(killed, rosa, "inaccurate", notice=("update", "New count."), not_before=tomorrow)
    assert client.get(f"/api/v1/verdicts/{later.public_id}/").status_code == 404
    claim = client.get(f"/api/v1/claims/{killed.public_id}/").json()
    assert claim["verdict"]["rating"] == "accurate"
    assert claim["corrections"] == []


def test_internal_notes_and_names_of_staff_stay_inside(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa, internal_note="Ask the lawyer first.")
    for path in [*LISTS, f"/api/v1/claims/{killed.public_id}/", *EXPORTS]:
        response = client.get(path)
        text = response.getvalue().decode()
        assert "lawyer" not in text
        assert "rosa" not in text.lower()


@pytest.mark.parametrize("path", LISTS)
def test_a_list_needs_few_queries(
    client: Client, three: list[Claim], django_assert_max_num_queries: Any, path: str
) -> None:
    with django_assert_max_num_queries(2):
        client.get(path)


@pytest.mark.parametrize("path", [*LISTS, "/api/v1/schema/", "/api/v1/nothing/here", "/api/v1/claims/x/"])
def test_the_api_sets_no_cookie_and_takes_no_change(client: Client, db: None, path: str) -> None:
    response = client.get(path)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert client.post(path).status_code == 405
    assert client.delete(path).status_code == 405


def test_an_address_that_does_not_exist_is_answered_in_json(client: Client, db: None) -> None:
    response = client.get("/api/v1/verdict/")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert "/api/" in response.json()["detail"]


def test_the_schema_is_valid_and_has_no_gaps(db: None) -> None:
    out = StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=out)
    assert "openapi: 3.1.0" in out.getvalue()


def test_the_schema_names_every_filter_that_the_lists_take(client: Client, db: None) -> None:
    schema = client.get("/api/v1/schema/").json()
    named = {one["name"] for one in schema["paths"]["/api/v1/claims/"]["get"]["parameters"]}
    refused = client.get("/api/v1/claims/?cheese=1").json()["errors"][0]["message"]
    taken_by_it = set(refused.removeprefix("There is no such parameter. Use: ").rstrip(".").split(", "))
    assert named == taken_by_it
    exported = {one["name"] for one in schema["paths"]["/api/v1/verdicts/export.csv"]["get"]["parameters"]}
    assert exported == named - {"cursor", "page_size", "ordering"}


def test_answers_have_the_shape_that_the_schema_promises(client: Client, three: list[Claim]) -> None:
    import jsonschema

    schema = client.get("/api/v1/schema/").json()
    claim = client.get(f"/api/v1/claims/{three[0].public_id}/").json()
    verdict_id = client.get("/api/v1/verdicts/").json()["results"][0]["id"]
    answers = {
        "ClaimDetail": claim,
        "PaginatedClaimList": client.get("/api/v1/claims/").json(),
        "PaginatedVerdictList": client.get("/api/v1/verdicts/").json(),
        "PaginatedArticleList": client.get("/api/v1/articles/").json(),
        "VerdictDetail": client.get(f"/api/v1/verdicts/{verdict_id}/").json(),
        "Problem": client.get("/api/v1/claims/?kind=x").json(),
    }
    for name, answer in answers.items():
        promised = {"$ref": f"#/components/schemas/{name}", "components": schema["components"]}
        jsonschema.Draft202012Validator(promised).validate(answer)


def test_the_reference_page_lists_every_operation(client: Client, db: None) -> None:
    page = client.get("/api/").text
    for path in client.get("/api/v1/schema/").json()["paths"]:
        assert f"GET {path}" in page
