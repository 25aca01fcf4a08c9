"""Who has a claim: what others see, taking over, assigning, and how long a screen keeps a claim open."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from claims import review
from claims.models import Claim, ReviewTask
from tests.claims.admin.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_chief(edwin):
    from django.contrib.auth.models import Permission

    edwin.user_permissions.add(Permission.objects.get(codename="assign_claim"))
    return signed_in(edwin)


def screen_of(claim):
    return reverse("admin:claims_claim_change", args=[claim.pk])


def signal(client, claim, act):
    until = Claim.objects.get(pk=claim.pk).locked_until.isoformat()
    return client.post(reverse("admin:claims_claim_open", args=[claim.pk]), {"act": act, "until": until}).json()


def press(client, claim, act, seen, **typed):
    return client.post(screen_of(claim), {"act": act, "seen_version": seen, **typed})


def test_others_see_who_has_it_and_whether_it_is_open(as_edwin, as_rosa, taken):
    as_rosa.get(screen_of(taken))
    assert "Rosa has it open now." in as_edwin.get(screen_of(taken)).content.decode()
    assert "has it open" not in as_rosa.get(screen_of(taken)).content.decode()
    signal(as_rosa, taken, "leave")
    assert "not open now." in as_edwin.get(screen_of(taken)).content.decode()
    assert signal(as_rosa, taken, "keep")["until"]
    assert "Rosa has it open now." in as_edwin.get(screen_of(taken)).content.decode()
    Claim.objects.filter(pk=taken.pk).update(locked_until=timezone.now() - timedelta(seconds=1))
    assert "Rosa took it on" in as_edwin.get(screen_of(taken)).content.decode()


def test_an_open_screen_is_no_change_of_the_claim(as_rosa, taken):
    before = Claim.objects.get(pk=taken.pk).version
    signal(as_rosa, taken, "keep")
    signal(as_rosa, taken, "leave")
    assert Claim.objects.get(pk=taken.pk).version == before


def test_only_the_person_who_has_it_keeps_it_open(as_edwin, as_nora, taken):
    assert signal(as_edwin, taken, "keep") == {"until": None, "said": "Rosa has this claim now."}
    signal(as_edwin, taken, "leave")
    assert Claim.objects.get(pk=taken.pk).is_open_at(timezone.now())
    address = reverse("admin:claims_claim_open", args=[taken.pk])
    assert as_nora.post(address, {"act": "keep"}).status_code == 403
    assert as_edwin.get(address).status_code == 405


def test_after_a_takeover_the_former_page_saves_nothing_and_shows_what_was_typed(as_rosa, as_edwin, rosa, taken):
    from tests.claims.conftest import person

    seen = Claim.objects.get(pk=taken.pk).version
    colleague = signed_in(person("rita", "reviewer"))
    warned = colleague.get(screen_of(taken)).content.decode()
    assert "Rosa has this claim open now and may be typing." in warned
    assert press(colleague, taken, "take_over", seen, note="").status_code == 400
    assert press(colleague, taken, "take_over", seen, note="Rosa is ill.").status_code == 302
    answer = press(
        as_rosa,
        taken,
        "save_draft",
        seen,
        as_of="2020-02-02",
        rationale="Nine lines by Rosa.",
        currency="current",
        tests="what_was_said",
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nine lines by Rosa." in page
    assert "Rita has it open now." in page
    assert not hasattr(Claim.objects.get(pk=taken.pk), "draft")
    assert signal(as_rosa, taken, "keep")["said"] == "Rita has this claim now."


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        (
            "add_evidence",
            {
                "url": "https://ministry.example/toll",
                "quote": "A quoted line.",
                "note": "A note on it.",
                "stance": "supports",
                "kind": "other",
            },
        ),
        (
            "save_draft",
            {
                "rationale": "A long rationale.",
                "internal_note": "A note.",
                "currency": "current",
                "tests": "what_was_said",
            },
        ),
        ("give_back", {"note": "A reason to give it back."}),
        ("dismiss", {"reason": "opinion", "note": "A reason to dismiss it."}),
    ],
)
def test_a_stale_save_keeps_all_that_was_typed_on_the_page(as_rosa, edwin, taken, act, typed):
    seen = Claim.objects.get(pk=taken.pk).version
    review.add_evidence(taken, edwin, "https://other.example/page")
    answer = press(as_rosa, taken, act, seen, **typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    for name, text in typed.items():
        assert text in page, name
    assert "other.example" in page


def test_an_editor_assigns_on_the_screen_and_in_the_queue(as_chief, as_rosa, rosa, edwin, killed, injured):
    for claim in (killed, injured):
        review.select(claim, rosa, "harm")
    seen = Claim.objects.get(pk=killed.pk).version
    assert press(as_chief, killed, "assign", seen, to="").status_code == 400
    assert press(as_chief, killed, "assign", seen, to=rosa.pk).status_code == 302
    task = ReviewTask.objects.get(claim=injured)
    answer = as_chief.post(
        reverse("admin:claims_reviewtask_assign"), {"task": task.pk, f"to-{task.pk}": rosa.pk, "list": "?due=week"}
    )
    assert answer["Location"].endswith("/admin/claims/reviewtask/?due=week")
    assert {claim.assignee for claim in Claim.objects.filter(pk__in=[killed.pk, injured.pk])} == {rosa}
    queue = reverse("admin:claims_reviewtask_changelist")
    assert f'name="to-{task.pk}"' in as_chief.get(queue).content.decode()
    assert f'name="to-{task.pk}"' not in as_rosa.get(queue).content.decode()
    refused = as_rosa.post(reverse("admin:claims_reviewtask_assign"), {"task": task.pk, f"to-{task.pk}": rosa.pk})
    assert refused.status_code == 403


def test_the_queue_shows_what_is_overdue_and_filters_it(as_rosa, rosa, killed, injured):
    for claim in (killed, injured):
        review.select(claim, rosa, "harm")
    ReviewTask.objects.filter(claim=killed).update(due_on=timezone.localdate() - timedelta(days=1))
    page = as_rosa.get(reverse("admin:claims_reviewtask_changelist"), {"due": "overdue"})
    assert [task.claim for task in page.context["cl"].result_list] == [killed]
    assert "overdue since" in page.content.decode()
