"""Taking work from the queue."""

from django.urls import reverse

from claims import review
from claims.models import ReviewTask

TAKE = "/admin/claims/reviewtask/take-next/"
QUEUE = "/admin/claims/reviewtask/"


def screen_of(claim):
    return reverse("admin:claims_claim_change", args=[claim.pk])


def select_two(article, rosa):
    first, second = article.claims.exclude(kind="statement").order_by("-check_worthiness", "pk")[:2]
    review.select(second, rosa, "reach")
    review.select(first, rosa, "harm")
    ReviewTask.objects.filter(claim=first).update(priority=90)
    return first, second


def test_two_people_who_take_the_next_get_two_claims(as_rosa, as_edwin, article, rosa, edwin):
    first, second = select_two(article, rosa)
    assert as_rosa.post(TAKE)["Location"] == screen_of(first)
    assert as_edwin.post(TAKE)["Location"] == screen_of(second)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.assignee, second.assignee) == (rosa, edwin)


def test_a_claim_that_another_took_a_moment_ago_is_passed_over(as_rosa, article, rosa, edwin):
    first, second = select_two(article, rosa)
    review.take(first, edwin)
    ReviewTask.objects.filter(claim=first).update(assignee=None)
    assert as_rosa.post(TAKE)["Location"] == screen_of(second)


def test_the_desk_counts_only_what_nobody_has(as_rosa, article, rosa, edwin):
    first, second = select_two(article, rosa)
    review.take(first, edwin)
    page = as_rosa.get(reverse("admin:index"))
    assert [task.claim for task in page.context["panels"]["waiting"].rows] == [second]
    assert page.context["panels"]["waiting"].count == "1"


def test_an_empty_queue_says_so(as_rosa, article):
    answer = as_rosa.post(TAKE, follow=True)
    assert "Nothing waits in the queue" in answer.content.decode()


def test_looking_at_the_address_takes_nothing(as_rosa, article, rosa):
    first, _second = select_two(article, rosa)
    assert as_rosa.get(TAKE).status_code == 405
    first.refresh_from_db()
    assert first.assignee is None


def test_those_who_may_not_review_take_nothing(as_nora, article, rosa):
    select_two(article, rosa)
    assert as_nora.post(TAKE).status_code == 403
    assert not ReviewTask.objects.filter(assignee__isnull=False).exists()


def test_the_queue_shows_open_tasks_most_pressing_first_and_closed_ones_when_asked(as_rosa, article, rosa):
    first, second = select_two(article, rosa)
    shown = [task.claim for task in as_rosa.get(QUEUE).context["cl"].result_list]
    assert shown == [first, second]
    review.dismiss(second, rosa, "opinion")
    assert [task.claim for task in as_rosa.get(QUEUE).context["cl"].result_list] == [first]
    assert [task.claim for task in as_rosa.get(QUEUE, {"state": "closed"}).context["cl"].result_list] == [second]


def test_a_task_leads_to_its_claim(as_rosa, article, rosa):
    first, _second = select_two(article, rosa)
    task = ReviewTask.objects.get(claim=first)
    assert as_rosa.get(f"{QUEUE}{task.pk}/change/")["Location"] == screen_of(first)
    assert screen_of(first) in as_rosa.get(QUEUE).content.decode()


def test_the_queue_asks_no_more_of_the_database_for_more_tasks(as_rosa, article, rosa, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    select_two(article, rosa)
    with CaptureQueriesContext(connection) as queries:
        as_rosa.get(QUEUE)
    for claim in article.claims.filter(status="candidate"):
        review.select(claim, rosa, "reach")
    with django_assert_max_num_queries(len(queries)):
        as_rosa.get(QUEUE)


def test_the_list_to_assign_from_also_shows_work_that_cannot_be_assigned(as_edwin, article, rosa):
    first, _second = select_two(article, rosa)
    review.take(first, rosa)
    type(first).objects.filter(pk=first.pk).update(status="awaiting_approval")
    page = as_edwin.get(QUEUE)
    assert page.status_code == 200
    assert str(first) in page.content.decode()
