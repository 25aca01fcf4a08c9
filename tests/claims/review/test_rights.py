import pytest
from django.core.exceptions import PermissionDenied

from claims import review
from ledger.models import Event
from tests.claims.review.reviewing import draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


ACTS = {
    "select": lambda claim, actor: review.select(claim, actor, "harm"),
    "dismiss": lambda claim, actor: review.dismiss(claim, actor, "opinion"),
    "take": review.take,
    "save_draft": lambda claim, actor: review.save_draft(claim, actor, draft()),
    "add_evidence": lambda claim, actor: review.add_evidence(claim, actor, "https://ministry.example/flood"),
    "submit": review.submit,
    "publish": review.publish,
    "withdraw": lambda claim, actor: review.withdraw(claim, actor, "why"),
    "hide": lambda claim, actor: review.hide(claim, actor, "why"),
    "return": lambda claim, actor: review.return_to_author(claim, actor, "why"),
    "hold": lambda claim, actor: review.hold_article(claim.article, actor, "why"),
    "embargo": lambda claim, actor: review.set_embargo(claim.article, actor, None),
}
EDITORS_ONLY = {"withdraw", "hide", "return", "hold", "embargo"}


@pytest.mark.parametrize("act", ACTS)
def test_each_verb_asks_for_the_right_of_the_person(killed, nora, rosa, act):
    with pytest.raises(PermissionDenied):
        ACTS[act](killed, nora)
    if act in EDITORS_ONLY:
        with pytest.raises(PermissionDenied):
            ACTS[act](killed, rosa)
    assert not Event.objects.filter(actor=nora).exists()
