"""Making a claim of a passage: choosing the words, then what they say, as the extractor proposes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from claims import review
from claims.admin.captures import asked_part
from claims.admin.content_form import ContentForm, form_of
from claims.admin.highlight import part_of, parts
from claims.admin.screen.address import claim_url
from claims.admin.wording import claim_value
from claims.models import Article, ArticleVersion, Claim, Occurrence
from claims.review import ContentError, ReviewError, StandsAlreadyError
from ledger.models import User

PREFIX = "content"
AROUND = 300
"""Characters of the text shown on either side of the passage."""

CONTEXT = 60
CHOICES = 20
HERE = 20


@dataclass(frozen=True, slots=True)
class Reading:
    claim: Claim
    said: str
    url: str
    chosen: bool


def mark(request: HttpRequest, article: Article, user: User) -> tuple[dict[str, Any], int] | HttpResponse:
    """What the page shows and its status, or where to go on. Raises PermissionDenied."""
    if not user.has_perm("claims.review_claim"):
        raise PermissionDenied
    version = _version(request, article)
    try:
        if request.POST.get("act") == "find":
            return _find(request, article, version)
        if version is not None and (request.GET.get("start") or request.POST.get("act") == "add"):
            return _passage(request, article, version, user)
    except ReviewError as error:
        return {**_choosing(request, article, version), "problem": str(error)}, 400
    return _choosing(request, article, version), 200


def _version(request: HttpRequest, article: Article) -> ArticleVersion | None:
    """The version that the address or the form names, else the newest. Raises ReviewError for that of another."""
    asked = request.POST.get("version") or request.GET.get("version") or ""
    if not asked.isdecimal():
        return article.current_version
    return ArticleVersion.objects.filter(article=article, pk=asked).first() or article.current_version


def _address(article: Article, version: ArticleVersion, start: int, end: int, **more: int) -> str:
    query = urlencode({"version": version.pk, "start": start, "end": end, **more})
    return f"{reverse('admin:claims_article_mark', args=[article.pk])}?{query}"


def _find(
    request: HttpRequest, article: Article, version: ArticleVersion | None
) -> tuple[dict[str, Any], int] | HttpResponse:
    """Where the words that were typed or marked stand in the text."""
    typed = request.POST.get("passage", "").replace("\r\n", "\n")
    if version is None or not typed.strip():
        raise ReviewError(_("Give the words of the article that make the claim."))
    text = version.text
    start, end = _number(request.POST.get("start")), _number(request.POST.get("end"))
    if start is not None and end is not None and text[start:end] == typed:
        return HttpResponseRedirect(_address(article, version, *review.trimmed(text, start, end)))
    places = review.all_places(text, typed)
    if not places:
        raise ReviewError(_("These words do not stand in the article. Copy them from its text, as they stand there."))
    if len(places) == 1:
        return HttpResponseRedirect(_address(article, version, *places[0]))
    choices = [
        {
            "url": _address(article, version, first, last),
            "before": text[max(0, first - CONTEXT) : first],
            "words": text[first:last],
            "after": text[last : last + CONTEXT],
        }
        for first, last in places[:CHOICES]
    ]
    return {**_choosing(request, article, version), "choices": choices}, 200


def _choosing(request: HttpRequest, article: Article, version: ArticleVersion | None) -> dict[str, Any]:
    text = version.text if version else ""
    pages = parts(text)
    part = asked_part(request, pages, _part_near(request, article, version, pages))
    first, last = pages[part - 1]
    return {
        "article": article,
        "version": version or ArticleVersion(article=article, number=0),
        "typed": request.POST.get("passage", ""),
        "sentences": [
            {"start": start, "words": text[start:end], "url": _address(article, version, start, end)}
            for start, end in (review.sentences(text, first, last) if version and text else [])
        ]
        if version
        else [],
        "part": part,
        "parts": len(pages),
        "carried": "",
    }


def _part_near(
    request: HttpRequest, article: Article, version: ArticleVersion | None, pages: list[tuple[int, int]]
) -> int:
    near = request.GET.get("near", "")
    if not near.isdecimal() or len(near) > 18:
        return 1
    place = Occurrence.objects.filter(version=version, claim=int(near)).order_by("start").first()
    return part_of(pages, place.start) if place else 1


def _passage(
    request: HttpRequest, article: Article, version: ArticleVersion, user: User
) -> tuple[dict[str, Any], int] | HttpResponse:
    start, end = _number(request.GET.get("start")), _number(request.GET.get("end"))
    if start is None or end is None:
        raise ReviewError(_("This passage does not lie in the text. Mark it again."))
    text = version.text
    start, end = review.trimmed(text, start, end)
    proposals = review.proposed(article, version, start, end)
    chosen = min(_number(request.GET.get("reading")) or 0, len(proposals) - 1)
    form = form_of(proposals[chosen], PREFIX)
    problem, status, standing = "", 200, None
    if request.method == "POST":
        form = ContentForm(request.POST, prefix=PREFIX)
        try:
            if form.is_valid():
                return _added(request, article, version, (start, end), form, user)
            problem = _("Look at the marked fields.")
        except ContentError as error:
            form.refuse(error)
            problem = _("Nothing is saved yet: look at the marked fields.")
        except StandsAlreadyError as error:
            problem, standing = str(error), error.claim
        except ReviewError as error:
            problem = str(error)
        status = 400
    # The passage is what was marked; another is chosen in the text, not typed.
    form.fields.pop("words")
    sentence = review.sentence_around(text, start, end)
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    here = Occurrence.objects.filter(version=version, start__lt=end, end__gt=start).select_related("claim")
    value_at = proposals[chosen].value_start
    shown = {
        "article": article,
        "version": version,
        "form": form,
        "groups": list(form.groups()),
        "before": text[first:start],
        "passage": text[start:end],
        "after": text[end:last],
        "start": start,
        "part": part_of(parts(text), start),
        "whole_sentence": "" if (start, end) == sentence else _address(article, version, *sentence),
        "readings": [
            Reading(
                one, claim_value(one) or _("no value"), _address(article, version, start, end, reading=at), at == chosen
            )
            for at, one in enumerate(proposals)
        ],
        "here": [one.claim for one in here[:HERE]],
        "value_at": request.POST.get("value_at", "" if value_at is None else start + value_at),
        "selection_reasons": Claim.SelectionReason.choices,
        "select_for": request.POST.get("select_for", ""),
        "note": request.POST.get("note", ""),
        "standing": standing,
        "problem": problem,
    }
    return shown, status


def _added(
    request: HttpRequest,
    article: Article,
    version: ArticleVersion,
    span: tuple[int, int],
    form: ContentForm,
    user: User,
) -> HttpResponse:
    fields = {name: held for name, held in form.changes().items() if name != "words"}
    fields["value_at"] = _number(request.POST.get("value_at"))
    claim = review.add_claim(
        article,
        user,
        version,
        *span,
        fields,
        request.POST.get("note", "").strip(),
        select_for=request.POST.get("select_for", ""),
    )
    messages.success(request, _("The claim is added."))
    return HttpResponseRedirect(claim_url(claim.pk))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
