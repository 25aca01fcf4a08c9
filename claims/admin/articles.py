"""Articles: the list, taking one in, and the triage of its claims."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from claims.admin.article_acts import perform
from claims.admin.article_forms import FetchForm, PasteForm
from claims.admin.claim_filters import OfPublisher
from claims.admin.desk_lists import ToTriage
from claims.admin.marking import mark
from claims.admin.searching import FullText, find_articles
from claims.admin.triage import address_after, triage
from claims.ingest import Ingested, IngestError, fetch_article, ingest_text
from claims.messages import send_after_commit
from claims.models import Article, Claim
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User

PATIENCE = 15.0
"""Seconds a person waits for a page that they asked us to fetch."""


def _claims(condition: Q) -> Any:
    counted = Claim.objects.filter(condition, article=OuterRef("pk")).order_by().values("article")
    return Coalesce(Subquery(counted.annotate(number=Count("pk")).values("number")), 0)


@admin.register(Article)
class ArticleAdmin(FullText, ReadOnlyAdmin):
    """Articles come in, and are amended, by the verbs of `claims.ingest`."""

    list_display = ["title_shown", "publisher", "published_date", "candidates", "selected", "decided", "state_shown"]
    list_display_links = ["title_shown"]
    list_filter = [ToTriage, OfPublisher, "language", "legal_hold"]
    list_filter_submit = True
    list_select_related = ["publisher", "current_version", "split_version"]
    finds = staticmethod(find_articles)
    list_per_page = 50
    sortable_by = ("title_shown", "publisher", "published_date")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("claims.ingest_article")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        under_check = [Claim.Status.SELECTED, Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL]
        return (
            super()
            .get_queryset(request)
            .defer("current_version__text", "split_version__text")
            .annotate(
                candidates=_claims(Q(status=Claim.Status.CANDIDATE)),
                selected=_claims(Q(status__in=under_check)),
                decided=_claims(Q(status=Claim.Status.DECIDED)),
            )
        )

    @admin.display(description=_("title"), ordering="title")
    def title_shown(self, article: Article) -> str:
        return article.title[:120]

    @admin.display(description=_("candidates"))
    def candidates(self, article: Any) -> int:
        return int(article.candidates)

    @admin.display(description=_("under check"))
    def selected(self, article: Any) -> int:
        return int(article.selected)

    @admin.display(description=_("decided"))
    def decided(self, article: Any) -> int:
        return int(article.decided)

    @admin.display(description=_("state"))
    def state_shown(self, article: Article) -> str:
        if article.legal_hold:
            return _t("on legal hold")
        if article.splitting_problem:
            return _t("not split")
        return "" if article.split_version_id == article.current_version_id else _t("being split")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, User)
        act = request.POST.get("act", "")
        fetch_form = FetchForm(request.POST if act == "fetch" else None)
        paste_form = PasteForm(request.POST if act == "paste" else None)
        problem = ""
        try:
            if act == "fetch" and fetch_form.is_valid():
                text, details = fetch_article(fetch_form.cleaned_data["url"], patience=PATIENCE)
                return self._taken_in(request, ingest_text(text, details, actor=request.user, split_now=False))
            if act == "paste" and paste_form.is_valid():
                text, details = paste_form.cleaned_data["text"], paste_form.details()
                return self._taken_in(request, ingest_text(text, details, actor=request.user, split_now=False))
        except IngestError as error:
            problem = str(error)
        refused = bool(problem or fetch_form.errors or paste_form.errors)
        shown = {
            "title": _("Add an article"),
            "is_fullwidth": "",
            "fetch_form": fetch_form,
            "paste_form": paste_form,
            "problem": problem,
        }
        return self.page(request, "claims/admin/add_article.html", shown, status=400 if refused else 200)

    def _taken_in(self, request: HttpRequest, result: Ingested) -> HttpResponse:
        """Say what came of it, on the page of the article."""
        article = result.article
        if not result.changed:
            messages.info(request, _t("We have this text already: this is the article. Nothing was changed."))
        elif article.splitting_problem:
            messages.warning(request, article.splitting_problem)
        elif article.split_version_id != article.current_version_id:
            send_after_commit("claims.tasks.split_article", article.pk)
            messages.success(request, _t("Taken in. It is long, so it is being split into claims in the background."))
        else:
            messages.success(
                request, _t("Taken in. Claims found: %(number)d.") % {"number": sum(result.kinds.values())}
            )
        return HttpResponseRedirect(reverse("admin:claims_article_change", args=[article.pk]))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.mark_view)
        return [path("<int:article_id>/mark/", view, name="claims_article_mark"), *super().get_urls()]

    def mark_view(self, request: HttpRequest, article_id: int) -> HttpResponse:
        """Make a claim of a passage that no extractor found."""
        articles = Article.objects.select_related("publisher", "current_version")
        article = self.find(request, articles, str(article_id))
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(article_id))
        assert isinstance(request.user, User)
        answer = mark(request, article, request.user)
        if isinstance(answer, HttpResponse):
            return answer
        shown, status = answer
        title = {"title": _t("A claim that was missed"), "is_fullwidth": ""}
        return self.page(request, "claims/admin/mark.html", {**shown, **title}, status=status)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        articles = Article.objects.select_related("publisher", "current_version")
        article = self.find(request, articles, object_id)
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        assert isinstance(request.user, User)
        problem, status, amend_form = "", 200, None
        if request.method == "POST":
            done = perform(request.POST, article, request.user)
            if not done.problem:
                if done.message:
                    messages.success(request, done.message)
                return HttpResponseRedirect(f"{address_after(request, done.last)}{done.anchor}")
            problem, status, amend_form = done.problem, done.status, done.amend_form
            article = articles.get(pk=article.pk)
        shown = {**triage(request, article, amend_form), "title": article.title, "problem": problem}
        return self.page(request, "claims/admin/article.html", shown, status=status)
