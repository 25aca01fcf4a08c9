"""Taking in an article at the desk: by its text or its address, with a clear word for whatever is wrong."""

import pytest
from django.urls import reverse

from claims.models import Article
from tests.claims.sample import ARTICLE

ADD = "/admin/claims/article/add/"


def paste(client, text, **details):
    return client.post(ADD, {"act": "paste", "text": text, **details})


def fetch(client, url):
    return client.post(ADD, {"act": "fetch", "url": url})


def test_a_pasted_article_is_split_and_its_page_opens(as_rosa, rosa):
    answer = paste(
        as_rosa,
        ARTICLE.replace("\n", "\r\n"),
        publisher="Delta Herald",
        publisher_zone="Asia/Dhaka",
        published="2020-02-02T23:40+06:00",
        url="https://herald.example/floods",
        licence="CC BY 4.0",
        full_text_public="on",
    )
    article = Article.objects.get()
    assert answer["Location"] == reverse("admin:claims_article_change", args=[article.pk])
    assert article.added_by == rosa
    assert article.publisher.zone == "Asia/Dhaka"
    assert article.published_date.isoformat() == "2020-02-02"
    assert article.full_text_public
    page = as_rosa.get(answer["Location"]).content.decode()
    assert "Claims found:" in page
    assert "killed" in page


def test_the_same_text_again_leads_to_the_article_and_changes_nothing(as_rosa, article):
    answer = paste(as_rosa, ARTICLE, url=article.url)
    assert answer["Location"] == reverse("admin:claims_article_change", args=[article.pk])
    assert "We have this text already" in as_rosa.get(answer["Location"]).content.decode()
    assert article.versions.count() == 1


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({"text": "  \n "}, "The article is empty"),
        ({"text": "12 345 678"}, "holds no words"),
        ({"text": ARTICLE, "published": "2020-02-31"}, "is not in the calendar"),
        ({"text": ARTICLE, "published": "2020-02-02T10:00"}, "has a time but no offset"),
        ({"text": ARTICLE, "publisher": "Herald", "publisher_zone": "Mars/Crater"}, "is not a time zone"),
        ({"text": ARTICLE, "url": "herald"}, "is not a web address"),
        ({"text": "flood " * 400_000}, "at most 2,000,000 are taken"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_what_was_typed_stays(details, told, as_rosa):
    answer = paste(as_rosa, **{"title": "A title of mine", **details})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert "A title of mine" in page
    assert not Article.objects.exists()


def test_a_paste_larger_than_any_form_is_refused_with_the_limit_and_the_way_out(as_rosa):
    answer = paste(as_rosa, "flood " * 9_000_000)
    assert answer.status_code == 413
    assert "12.0" in answer.content.decode()
    assert "give the text of the article alone" in answer.content.decode()
    assert not Article.objects.exists()


def test_an_article_in_another_language_is_stored_and_its_page_says_why_it_is_not_split(as_rosa):
    text = (
        "Die Überschwemmung hat mehr als dreißig Menschen getötet, teilten die Behörden am Sonntag mit. "
        "Die Regierung wird bis 2025 viereinhalb Millionen für neue Dämme ausgeben."
    )
    answer = paste(as_rosa, text)
    page = as_rosa.get(answer["Location"]).content.decode()
    assert "only English is split into claims" in page
    assert not Article.objects.get().claims.exists()


def test_a_long_article_is_left_to_a_worker_and_its_page_says_so(as_rosa, django_capture_on_commit_callbacks):
    filler = "\n".join(f"The council met in room {number} and nobody wrote down a word." for number in range(2000))
    with django_capture_on_commit_callbacks() as sent:
        answer = paste(as_rosa, f"{ARTICLE}\n{filler}")
    article = Article.objects.get()
    assert article.split_version is None
    assert len(sent) == 1
    assert "Being split into claims" in as_rosa.get(answer["Location"]).content.decode()


def test_an_address_that_points_inward_is_refused(as_rosa):
    answer = fetch(as_rosa, "http://127.0.0.1:1/secret")
    assert answer.status_code == 400
    assert "127.0.0.1" in answer.content.decode()
    assert not Article.objects.exists()


def test_an_article_is_fetched_by_its_address(as_rosa, site):
    site.pages["/floods"] = (200, page("Floods leave hundreds homeless", ARTICLE))
    answer = fetch(as_rosa, site.url("/floods"))
    assert answer.status_code == 302, answer.content.decode()
    article = Article.objects.get()
    assert article.url == site.url("/floods")
    assert article.claims.exists()


@pytest.mark.parametrize("path", ["/missing", "/empty"])
def test_a_page_that_is_missing_or_holds_no_article_is_told(path, as_rosa, site):
    site.pages["/empty"] = (200, "<html><body><nav><a href='/'>Home</a></nav></body></html>")
    answer = fetch(as_rosa, site.url(path))
    assert answer.status_code == 400
    assert 'class="notice notice-problem"' in answer.content.decode()
    assert not Article.objects.exists()


def page(title, text):
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return f"<html lang=en><head><title>{title}</title></head><body><article>{paragraphs}</article></body></html>"


def test_only_those_who_may_take_in_an_article_get_the_form(as_nora):
    assert as_nora.get(ADD).status_code == 403
    assert paste(as_nora, ARTICLE).status_code == 403
