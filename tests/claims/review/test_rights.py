from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims import review
from ledger.models import Event
from sources.models import Hold, Takedown
from tests.claims.review.reviewing import captured, draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


ACTS = {
    "select": lambda claim, actor: review.select(claim, actor, "harm"),
    "dismiss": lambda claim, actor: review.dismiss(claim, actor, "opinion"),
    "take": review.take,
    "take_over": lambda claim, actor: review.take_over(claim, actor, "why"),
    "take_next": lambda _claim, actor: review.take_next(actor),
    "save_draft": lambda claim, actor: review.save_draft(claim, actor, draft()),
    "add_evidence": lambda claim, actor: review.add_evidence(claim, actor, "https://ministry.example/flood"),
    "submit": review.submit,
    "publish": review.publish,
    "withdraw": lambda claim, actor: review.withdraw(claim, actor, "why"),
    "hide": lambda claim, actor: review.hide(claim, actor, "why"),
    "return": lambda claim, actor: review.return_to_author(claim, actor, "why"),
    "hold": lambda claim, actor: review.hold_article(claim.article, actor, "why"),
    "embargo": lambda claim, actor: review.set_embargo(claim.article, actor, None),
    "attach_to_source": lambda claim, actor: review.attach_to_source(
        captured().source, actor, BytesIO(b"<p>A page.</p>"), "a.html", timezone.now()
    ),
    "hold_capture": lambda claim, actor: review.hold_capture(captured().blob, actor, "why"),
    "lift_hold": lambda claim, actor: review.lift_hold(Hold(), actor, "why"),
    "ask_for_takedown": lambda claim, actor: review.ask_for_takedown([captured().blob], actor, "why"),
    "confirm_takedown": lambda claim, actor: review.confirm_takedown(Takedown(), actor),
    "refuse_takedown": lambda claim, actor: review.refuse_takedown(Takedown(), actor, "why"),
}
LEGAL_ONLY = {"hold_capture", "lift_hold", "ask_for_takedown", "confirm_takedown", "refuse_takedown"}
EDITORS_ONLY = {"withdraw", "hide", "return", "hold", "embargo"}


@pytest.mark.parametrize("act", ACTS)
def test_each_verb_asks_for_the_right_of_the_person(killed, nora, rosa, act):
    with pytest.raises(PermissionDenied):
        ACTS[act](killed, nora)
    if act in EDITORS_ONLY:
        with pytest.raises(PermissionDenied):
            ACTS[act](killed, rosa)
    assert not Event.objects.filter(actor=nora).exists()


@pytest.mark.parametrize("act", sorted(LEGAL_ONLY))
def test_what_the_law_asks_for_is_done_by_legal_staff_alone(killed, rosa, edwin, act):
    for person in (rosa, edwin):
        with pytest.raises(PermissionDenied):
            ACTS[act](killed, person)
    assert not Event.objects.filter(verb__startswith="takedown").exists()


@pytest.mark.parametrize("act", ["select", "take", "save_draft", "publish", "withdraw", "attach_to_source"])
def test_legal_staff_do_no_editorial_work(killed, lea, act):
    with pytest.raises(PermissionDenied):
        ACTS[act](killed, lea)
