"""The desk says how each claim was found, and what further extractors did with an article."""

import pytest
from django.urls import reverse

from claims import ingest
from claims.ingest import Details, ingest_text
from claims.models import Claim, ExtractorRun
from tests.claims.plug_in import FINDS_A_WORD

TEXT = "Floods in Sarn\nThe water rose and 12 boats sank. The river Sarn fell again on Sunday.\n"


def claim_page(client, claim) -> str:
    return client.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()


def page_of(article) -> str:
    return reverse("admin:claims_article_change", args=[article.pk])


def shown(client, article) -> str:
    return client.get(page_of(article)).content.decode()


def test_a_claim_of_the_rules_names_its_rule_and_its_reasons(as_rosa, killed):
    page = claim_page(as_rosa, killed)
    assert "the built-in rules" in page
    assert f"<code>{killed.rule}</code>: a number of people, with what happened to them" in page
    assert f"{killed.check_worthiness:.2f} of 1" in page
    assert "<li>counts people who came to harm (+0.45)</li>" in page


def test_every_rule_that_found_something_is_told_in_words(as_rosa, article):
    for claim in article.claims.all():
        assert f"<code>{claim.rule}</code>: " in claim_page(as_rosa, claim)


def test_a_claim_of_another_extractor_names_it_and_the_rule_that_confirmed_it(as_rosa, killed):
    Claim.objects.filter(pk=killed.pk).update(extractor="llm", rule="llm.people.killed")
    killed.refresh_from_db()
    page = claim_page(as_rosa, killed)
    assert "the extractor llm" in page
    assert "<code>llm.people.killed</code>: a number of people, with what happened to them; the extractor llm" in page


def test_rules_and_reasons_are_escaped(as_rosa, killed):
    Claim.objects.filter(pk=killed.pk).update(extractor="x", rule="<b>r", worth_reasons=["<script>1</script>"])
    killed.refresh_from_db()
    assert "<code>&lt;b&gt;r</code>" in claim_page(as_rosa, killed)
    assert "<script>1" not in claim_page(as_rosa, killed) + shown(as_rosa, killed.article)


def test_the_list_of_candidates_names_rule_and_extractor(as_rosa, article, killed):
    assert f"rule {killed.rule} (rules)" in shown(as_rosa, article)


@pytest.fixture
def broken(install, settings):
    settings.EXTRACTORS = ["broken"]
    install("broken", "def extract(text, published):\n    raise ValueError('<b>no model</b>')")
    return ingest_text(TEXT, Details(), actor=None).article


def run_all() -> None:
    for run_id in ingest.runs_due():
        ingest.run_extractor(run_id)


def test_a_run_that_waits_or_failed_is_told_and_can_be_tried_again(as_edwin, broken):
    assert "broken is reading this text too." in shown(as_edwin, broken)
    assert "Try broken again" not in shown(as_edwin, broken)
    run_all()
    page = shown(as_edwin, broken)
    assert (
        "broken could not read this text: The extractor broken failed: ValueError: &lt;b&gt;no model&lt;/b&gt;." in page
    )
    assert "The claims of the rules are all here." in page
    assert "Try broken again" in page
    answer = as_edwin.post(page_of(broken), {"act": "ask", "extractor": "broken"}, follow=True)
    assert "broken is asked to read the article." in answer.content.decode()
    assert ExtractorRun.objects.get().state == "waiting"


def test_who_may_not_take_in_articles_sees_the_failure_and_no_button(as_nora, nora, broken):
    from django.contrib.auth.models import Permission

    nora.user_permissions.add(Permission.objects.get(codename="view_article"))
    run_all()
    page = shown(as_nora, broken)
    assert "broken could not read this text" in page
    assert "Try broken again" not in page
    assert as_nora.post(page_of(broken), {"act": "ask", "extractor": "broken"}).status_code == 403


def test_a_run_that_is_done_says_what_it_added_and_left_out(as_rosa, install, settings):
    settings.EXTRACTORS = ["water"]
    install("water", f"{FINDS_A_WORD}\nplain = extract\ndef extract(*given):\n    return [None, *plain(*given)]\n")
    article = ingest_text(TEXT, Details(), actor=None).article
    run_all()
    page = shown(as_rosa, article)
    assert "water read this text too. Claims added: 1." in page
    assert "<li>1: not a claim</li>" in page


def test_a_text_from_before_can_be_read_by_a_new_extractor(as_rosa, article, install, settings):
    settings.EXTRACTORS = ["water"]
    install("water", FINDS_A_WORD)
    assert "water has not read this text: it came in before." in shown(as_rosa, article)
    as_rosa.post(page_of(article), {"act": "ask", "extractor": "water"})
    assert ingest.runs_due()
    refused = as_rosa.post(page_of(article), {"act": "ask", "extractor": "water"})
    assert (refused.status_code, "water is asked already" in refused.content.decode()) == (400, True)


def test_without_further_extractors_the_page_says_nothing_of_them(as_rosa, article):
    assert 'class="notice run' not in shown(as_rosa, article)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"direction": "down", "mode": "to", "from": "600", "to": "4500"}, "down from 600 to 4,500"),
        ({"direction": "up", "mode": "by", "from": None, "to": None}, "up by this"),
        ({"direction": "up", "mode": "factor", "from": None, "to": None}, "up by this factor"),
    ],
)
def test_a_change_is_told_in_words(as_rosa, killed, change, words):
    Claim.objects.filter(pk=killed.pk).update(change=change)
    killed.refresh_from_db()
    assert f"<dt>Change</dt><dd>{words}</dd>" in claim_page(as_rosa, killed)
