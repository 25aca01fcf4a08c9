"""Who sees the desk, and what nobody may do there."""

import pytest
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import reverse

from claims.models import (
    Article,
    ArticleVersion,
    Claim,
    Correction,
    Observation,
    Publication,
    ReviewTask,
    Verdict,
)
from ledger.models import Event, User
from sources.models import Snapshot, Takedown

HISTORY = [ArticleVersion, Correction, Event, Observation, Publication, Snapshot, Verdict]
ONLY_BY_VERBS = [Article, Claim, ReviewTask, Takedown]

LISTS = [
    "claims_reviewtask",
    "claims_article",
    "claims_claim",
    "claims_verdict",
    "claims_publication",
    "claims_correction",
    "claims_observation",
    "claims_articleversion",
    "claims_ratingscale",
    "sources_source",
    "sources_snapshot",
    "sources_publisher",
    "sources_host",
    "sources_takedown",
    "ledger_user",
    "ledger_event",
    "auth_group",
]


def superuser_request():
    request = RequestFactory().get("/")
    request.user = User(username="root", is_superuser=True, is_staff=True)
    return request


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_for_a_superuser_and_for_nobody_without_an_account(name, as_root, article):
    url = reverse(f"admin:{name}_changelist")
    assert as_root.get(url).status_code == 200
    assert as_root.get(url, {"q": "delta"}).status_code == 200
    answer = Client().get(url)
    assert answer.status_code == 302
    assert reverse("admin:login") in answer["Location"]


@pytest.mark.parametrize("name", LISTS)
def test_staff_in_no_group_see_no_list(name, as_nora):
    assert as_nora.get(reverse(f"admin:{name}_changelist")).status_code == 403


@pytest.mark.parametrize("name", [one for one in LISTS if one != "auth_group"])
def test_a_reviewer_may_look_at_everything_on_the_desk(name, as_rosa, article):
    assert as_rosa.get(reverse(f"admin:{name}_changelist")).status_code == 200


@pytest.mark.parametrize("name", [one for one in LISTS if one != "auth_group"])
def test_legal_staff_may_look_at_everything_on_the_desk(name, as_lea, article):
    assert as_lea.get(reverse(f"admin:{name}_changelist")).status_code == 200


def test_nothing_is_deleted_on_the_desk():
    request = superuser_request()
    for model, model_admin in admin.site._registry.items():
        assert not model_admin.has_delete_permission(request), model
        assert "delete_selected" not in model_admin.get_actions(request), model


@pytest.mark.parametrize("model", HISTORY)
def test_history_is_only_read_even_by_a_superuser(model):
    request, model_admin = superuser_request(), admin.site._registry[model]
    assert not model_admin.has_add_permission(request)
    assert not model_admin.has_change_permission(request)


@pytest.mark.parametrize("model", ONLY_BY_VERBS)
def test_no_form_of_the_admin_writes_what_only_verbs_change(model):
    model_admin = admin.site._registry[model]
    assert not model_admin.has_change_permission(superuser_request())
    assert not model_admin.list_editable


def test_a_history_page_opens_and_refuses_to_be_written(as_root, article):
    version = article.current_version
    url = reverse("admin:claims_articleversion_change", args=[version.pk])
    assert as_root.get(url).status_code == 200
    assert as_root.post(url, {"text": "other"}).status_code == 403
    assert ArticleVersion.objects.get(pk=version.pk).text == version.text


def test_the_scripts_of_the_desk_come_from_us_alone_and_only_the_desk_may_run_any(as_rosa):
    policy = as_rosa.get(reverse("admin:index"))["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-eval'" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert "default-src 'none'" in policy
    assert "script-src" not in Client().get("/")["Content-Security-Policy"]


def test_no_page_of_the_desk_has_a_script_or_a_handler_of_its_own(as_rosa, taken):
    for url in (
        reverse("admin:index"),
        reverse("admin:claims_article_add"),
        reverse("admin:claims_article_change", args=[taken.article_id]),
        reverse("admin:claims_claim_change", args=[taken.pk]),
        reverse("admin:claims_reviewtask_changelist"),
    ):
        html = as_rosa.get(url).content.decode()
        for script in html.split("<script")[1:]:
            tag, _, body = script.partition(">")
            assert "src=" in tag or "application/json" in tag or not body.split("</script>")[0].strip(), url
        assert " onclick=" not in html, url


def test_signing_in_leads_to_the_desk(rosa):
    rosa.set_password("a long pass phrase")
    rosa.save()
    client = Client()
    answer = client.post(reverse("admin:login"), {"username": "rosa", "password": "a long pass phrase"})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("admin:index")


def test_the_desk_shows_what_waits_for_this_person(as_rosa, as_nora, taken):
    page = as_rosa.get(reverse("admin:index")).content.decode()
    assert "My claims in work" in page
    assert reverse("admin:claims_claim_change", args=[taken.pk]) in page
    assert "Take next" in page
    other = as_nora.get(reverse("admin:index")).content.decode()
    assert "Take next" not in other
    assert "My claims in work" not in other
