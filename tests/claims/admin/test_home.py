"""The first page of the desk: what waits, by the rule that it states."""

from django.urls import reverse

from claims import review
from claims.admin.desk_lists import WORTH_A_LOOK
from claims.models import Claim


def articles_shown(client):
    page = client.get(reverse("admin:index"))
    assert f"check-worthiness {WORTH_A_LOOK} or more" in page.content.decode()
    panel = page.context["panels"]["articles"]
    return [(row["article"], row["candidates"]) for row in panel.rows], panel.count


def test_an_article_waits_while_a_claim_worth_a_look_is_neither_selected_nor_dismissed(as_rosa, rosa, article, killed):
    worth = Claim.objects.filter(check_worthiness__gte=WORTH_A_LOOK)
    number = worth.count()
    assert 1 < number < Claim.objects.count()
    assert articles_shown(as_rosa) == ([(article, number)], "1")
    review.select(killed, rosa, "harm")
    assert articles_shown(as_rosa) == ([(article, number - 1)], "1")
    for claim in worth.filter(status=Claim.Status.CANDIDATE):
        review.dismiss(claim, rosa, "not_worth")
    assert Claim.objects.filter(status=Claim.Status.CANDIDATE).exists()
    assert articles_shown(as_rosa) == ([], "0")
