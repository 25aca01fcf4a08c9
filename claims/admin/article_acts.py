"""What a press of a button on an article's page does: one verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts import seen_version
from claims.admin.article_forms import AmendForm, EmbargoForm
from claims.ingest import IngestError, amend, ask
from claims.models import Article, Claim
from claims.review import ReviewError
from ledger.models import User


@dataclass(frozen=True, slots=True)
class Done:
    """How it ended: `problem` empty means well; `anchor` is where the page goes on.

    `last` is the claim that was just selected, dismissed or taken back: the page says so, and offers to undo it.
    """

    message: str = ""
    problem: str = ""
    status: int = 200
    anchor: str = ""
    last: int | None = None
    amend_form: AmendForm | None = None


def perform(data: QueryDict, article: Article, user: User) -> Done:
    act = ACTS.get(data.get("act", ""))
    if act is None:
        return Done(problem=_("This page does not know that button. Reload it and try again."), status=400)
    try:
        return act(data, article, user)
    except PermissionDenied as error:
        return Done(problem=str(error), status=403)
    except review.StaleClaimError as error:
        return Done(problem=str(error), status=409)
    except ReviewError as error:
        return Done(problem=str(error), status=400)


def _triage(data: QueryDict, article: Article, user: User) -> Done:
    key = data.get("claim", "")
    claim = Claim.objects.filter(article=article, pk=key).first() if key.isdecimal() else None
    if claim is None:
        raise ReviewError(_("That claim is not one of this article. Reload the page."))
    following = data.get("following", "")
    anchor = f"#claim-{following}" if following.isdecimal() else "#claims"
    match data["act"]:
        case "select":
            review.select(claim, user, data.get("reason", ""), seen_version=seen_version(data))
        case "dismiss":
            review.dismiss(claim, user, data.get("dismissal", ""), seen_version=seen_version(data))
        case "undo":
            review.reopen(claim, user, seen_version=seen_version(data))
            anchor = f"#claim-{claim.pk}"
    return Done(anchor=anchor, last=claim.pk)


def _hold(data: QueryDict, article: Article, user: User) -> Done:
    review.hold_article(article, user, data.get("reason", ""))
    return Done(_("The article is on hold: nothing of it is public."))


def _release(data: QueryDict, article: Article, user: User) -> Done:
    review.release_article(article, user, data.get("reason", ""))
    return Done(_("The hold is lifted."))


def _embargo(data: QueryDict, article: Article, user: User) -> Done:
    form = EmbargoForm(data)
    if not form.is_valid():
        raise ReviewError(_("The embargo's end is not a date with a time."))
    until = form.cleaned_data["until"]
    review.set_embargo(article, user, until)
    return Done(_("The embargo is set.") if until else _("The embargo is lifted."))


def _amend(data: QueryDict, article: Article, user: User) -> Done:
    form = AmendForm(data)
    if not form.is_valid():
        return Done(problem=_("Look at the marked fields."), status=400, amend_form=form)
    try:
        amend(article, user, **form.cleaned_data)
    except IngestError as error:
        return Done(problem=str(error), status=400, amend_form=form)
    return Done(_("The details are saved."))


def _ask(data: QueryDict, article: Article, user: User) -> Done:
    name = data.get("extractor", "")
    try:
        ask(article, user, name)
    except IngestError as error:
        return Done(problem=str(error), status=400)
    return Done(_("%(name)s is asked to read the article.") % {"name": name})


ACTS: dict[str, Callable[[QueryDict, Article, User], Done]] = {
    "select": _triage,
    "dismiss": _triage,
    "undo": _triage,
    "hold": _hold,
    "release": _release,
    "embargo": _embargo,
    "amend": _amend,
    "ask": _ask,
}
