"""How long the pages of the desk take in a newsroom with many claims, and how many queries each asks.

    uv run python -m tests.benchmarks.desk [CLAIMS] [FOLDER]

Starts its own PostgreSQL and fills it with CLAIMS claims (100000 unless given) and all that comes with them. With a
FOLDER the rows stay there, and the next run with it uses them again. Every page is asked for in this process, by
Django's test client: the answer of the view and its middleware, without the web server and the network. In the same
run stand a bare view and the list of claims with Django's own settings. `median` and `worst` are by the clock, and
grow with whatever else the machine does; `Python` and `PostgreSQL` are the processor time that both spent on a
request. Nothing is asserted, since machines differ.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.newsroom import say

MARKS = {100_000: 300, 1_000_000: 500}
"""Milliseconds that a page may take with so many claims."""
TIMES = 7
STOCK_TIMES = 3

Page = tuple[str, str, str]
"""What it is, who asks, and its address."""


def mark_for(claims: int) -> int:
    return next((mark for most, mark in MARKS.items() if claims <= most), max(MARKS.values()))


def server_seconds() -> float:
    """Processor time that the database has spent on this connection; 0 where the system does not tell."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        spent = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return int(spent.read_text().split()[0]) / 1e9 if spent.exists() else 0.0


class Desk:
    """People who are signed in, and the time that a page takes them."""

    def __init__(self, mark: int) -> None:
        from django.test import Client

        from ledger.models import User

        self.mark = mark
        self.clients = {}
        for name in ("rosa", "edwin", "ada"):
            self.clients[name] = Client(SERVER_NAME="localhost", raise_request_exception=True)
            self.clients[name].force_login(User.objects.get(username=name))

    def measure(self, page: Page, times: int = TIMES) -> bool:
        """Ask for the page some times and print what it took. Whether the median is below the mark."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        label, who, address = page
        client = self.clients[who]
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        asked = queries.captured_queries
        took = []
        worked, read = time.process_time(), server_seconds()
        for _ in range(times):
            begun = time.perf_counter()
            client.get(address)
            took.append((time.perf_counter() - begun) * 1000)
        python = (time.process_time() - worked) * 1000 / times
        postgres = (server_seconds() - read) * 1000 / times
        middle, worst = statistics.median(took), max(took)
        told = "" if answer.status_code == 200 else f"  answered {answer.status_code}"
        over = f"  over {self.mark}" if middle > self.mark else ""
        say(
            f"{label:<46} {middle:>8,.0f} {worst:>8,.0f} {python:>8,.0f} {postgres:>11,.0f} {len(asked):>8}{over}{told}"
        )
        if os.environ.get("DESK_SHOW_SLOW"):
            for one in asked:
                if float(one["time"]) > 0.02:
                    say(f"      {float(one['time']) * 1000:,.0f} ms: {one['sql'][:1500]}")
        return middle <= self.mark


def pages() -> Iterator[Page]:
    from django.urls import reverse
    from django.utils import timezone

    from claims.models import Article, Claim, Complaint
    from ledger.models import User
    from sources.models import Publisher, Snapshot, Source

    claims = reverse("admin:claims_claim_changelist")
    articles = reverse("admin:claims_article_changelist")
    tasks = reverse("admin:claims_reviewtask_changelist")
    sources = reverse("admin:sources_source_changelist")
    rosa = User.objects.get(username="rosa")
    day = timezone.localdate() - timedelta(days=100)
    month = f"article__published_date_from={day}&article__published_date_to={day + timedelta(days=30)}"
    publisher = Publisher.objects.order_by("pk").first()
    assert publisher

    for who in ("rosa", "edwin", "ada"):
        yield f"home, {who}", who, reverse("admin:index")

    yield "claims", "rosa", claims
    yield "claims, second page", "rosa", f"{claims}?p=2"
    yield "claims, page 100", "rosa", f"{claims}?p=100"
    yield "claims, last page on offer", "rosa", f"{claims}?p={last_page('rosa', claims)}"
    for status in Claim.Status.values:
        yield f"claims, {status}", "rosa", f"{claims}?status__exact={status}"
    for kind in ("casualty_count", "statement", "tenure"):
        yield f"claims, kind {kind}", "rosa", f"{claims}?kind__exact={kind}"
    yield "claims, decided and superseded", "rosa", f"{claims}?current_verdict__currency__exact=superseded"
    yield "claims, decided dates", "rosa", f"{claims}?kind__exact=date&status__exact=decided"
    for taken in ("me", "nobody", "someone"):
        yield f"claims, taken by {taken}", "rosa", f"{claims}?taken={taken}"
    for name in ("mine", "approve", "changed", "named", "complaints"):
        yield f"claims, on my desk: {name}", "edwin", f"{claims}?desk={name}"
    yield "claims of a publisher", "rosa", f"{claims}?article__publisher={publisher.pk}"
    yield "claims of a publisher, by name", "rosa", f"{claims}?publisher=Herald+{publisher.pk}"
    yield "claims of articles of a month", "rosa", f"{claims}?{month}"

    yield "articles", "rosa", articles
    yield "articles, second page", "rosa", f"{articles}?p=2"
    yield "articles, last page on offer", "rosa", f"{articles}?p={last_page('rosa', articles)}"
    yield "articles to look through", "rosa", f"{articles}?desk=triage"
    yield "articles of a publisher", "rosa", f"{articles}?publisher=Herald+{publisher.pk}"
    yield "articles, sorted by date", "rosa", f"{articles}?o=3"

    for state in ("", "state=waiting", "state=mine", "state=closed", "due=overdue", "reason__exact=value_changed"):
        yield f"tasks {state}".strip(), "edwin", f"{tasks}?{state}"
    yield "tasks of one person", "edwin", f"{tasks}?assignee__id__exact={rosa.pk}"
    yield "tasks, last page on offer", "edwin", f"{tasks}?p={last_page('edwin', tasks)}"

    yield "sources", "rosa", sources
    yield "sources, last page on offer", "rosa", f"{sources}?p={last_page('rosa', sources)}"
    for stands in ("due", "late", "paused", "failing"):
        yield f"sources, {stands}", "rosa", f"{sources}?stands={stands}"
    yield "sources, kind official", "rosa", f"{sources}?kind__exact=official"
    yield "sources of a publisher", "rosa", f"{sources}?publisher=Herald+{publisher.pk}"
    yield "a source", "edwin", reverse("admin:sources_source_change", args=[Source.objects.order_by("pk")[50].pk])
    yield "health of sources", "rosa", reverse("admin:sources_source_health")

    yield "captures", "rosa", reverse("admin:sources_snapshot_changelist")
    capture = Snapshot.objects.order_by("pk")[60]
    yield "a capture", "rosa", reverse("admin:sources_snapshot_change", args=[capture.pk])
    yield "complaints", "edwin", reverse("admin:claims_complaint_changelist")
    yield "complaints, open", "edwin", f"{reverse('admin:claims_complaint_changelist')}?state=open"
    complaint = Complaint.objects.filter(decision="").order_by("pk").first()
    if complaint:
        yield "a complaint", "edwin", reverse("admin:claims_complaint_change", args=[complaint.pk])
    events = reverse("admin:ledger_event_changelist")
    yield "events", "ada", events
    yield "events of one kind", "ada", f"{events}?verb__exact=claim.mended"
    yield "events of articles", "ada", f"{events}?subject_type=article"
    yield "people", "ada", reverse("admin:ledger_user_changelist")
    yield "publishers", "ada", reverse("admin:sources_publisher_changelist")
    yield "hosts", "ada", reverse("admin:sources_host_changelist")

    article = Article.objects.order_by("-pk")[5]
    yield "triage of an article", "rosa", reverse("admin:claims_article_change", args=[article.pk])
    for status in ("in_review", "awaiting_approval", "decided", "candidate"):
        claim = Claim.objects.filter(status=status).order_by("-pk").first()
        assert claim
        yield f"screen of a claim, {status}", "edwin", reverse("admin:claims_claim_change", args=[claim.pk])
    claim = Claim.objects.filter(status="in_review").order_by("-pk").first()
    assert claim
    merge = reverse("admin:claims_claim_merge", args=[claim.pk])
    yield "merging", "edwin", merge
    yield "merging, looking for rare words", "edwin", f"{merge}?q=kindergartens+Zennor+9999"
    yield "merging, looking for common words", "edwin", f"{merge}?q=people"
    yield "splitting", "edwin", reverse("admin:claims_claim_split", args=[claim.pk])
    yield "report of selection", "edwin", reverse("admin:claims_claim_selection")
    today = timezone.localdate()
    year = f"from={today.replace(year=today.year - 1, day=1)}&to={today}"
    yield "report of selection, a year", "edwin", f"{reverse('admin:claims_claim_selection')}?{year}"
    yield "report of mistakes", "edwin", reverse("admin:claims_claim_mistakes")
    yield "report of mistakes, a year", "edwin", f"{reverse('admin:claims_claim_mistakes')}?{year}"

    for name, address in (("claims", claims), ("articles", articles), ("tasks", tasks), ("sources", sources)):
        yield f"search in {name}, rare words", "edwin", f"{address}?q=kindergartens+Zennor"
        yield f"search in {name}, a common word", "edwin", f"{address}?q=people"


def last_page(username: str, address: str) -> int:
    """The last page that a list offers."""
    from django.test import Client

    from ledger.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username=username))
    offered = re.findall(r"[?&;]p=(\d+)", client.get(address).content.decode())
    return max(map(int, offered), default=1)


def reference(desk: Desk) -> None:
    """A view that does nothing, and the list of claims with the settings that Django gives to every list."""
    from django.contrib import admin
    from django.core.paginator import Paginator
    from django.http import HttpResponse
    from django.test import override_settings
    from django.urls import clear_url_caches, path

    from claims.admin.claims import ClaimAdmin
    from claims.models import Claim
    from tracker import urls

    class Stock(ClaimAdmin):
        list_display = ("words", "kind", "number", "status", "assignee", "article")
        list_display_links = ("words",)
        list_filter = ("status", "kind", "assignee", "current_verdict__currency")
        list_select_related = False
        list_per_page = 100
        sortable_by = None
        paginator = Paginator
        show_full_result_count = True
        actions = ()

        def get_changelist(self, request: Any, **_more: Any) -> Any:
            return admin.views.main.ChangeList

    class Addresses:
        urlpatterns = [path("bare/", lambda request: HttpResponse("ok")), *urls.urlpatterns]

    def registered_as(kind: Any) -> None:
        admin.site.unregister(Claim)
        admin.site.register(Claim, kind)
        clear_url_caches()

    with override_settings(ROOT_URLCONF=Addresses):
        desk.measure(("reference: a bare view", "rosa", "/bare/"))
    registered_as(Stock)
    try:
        Addresses.urlpatterns = [path("admin/", admin.site.urls), *urls.urlpatterns]
        with override_settings(ROOT_URLCONF=Addresses):
            desk.measure(("reference: claims as Django lists them", "rosa", "/admin/claims/claim/"), STOCK_TIMES)
            desk.measure(("reference: the same, page 100", "rosa", "/admin/claims/claim/?p=100"), STOCK_TIMES)
            desk.measure(("reference: the same, sorted", "rosa", "/admin/claims/claim/?o=1"), STOCK_TIMES)
    finally:
        registered_as(ClaimAdmin)


def matching() -> None:
    """Comparing new claims with those on file, as a worker does it."""
    from claims import matching as compared
    from claims.models import Claim

    took = []
    for claim in Claim.objects.filter(status="candidate").order_by("-pk")[:30]:
        begun = time.perf_counter()
        compared.suggest(claim)
        took.append((time.perf_counter() - begun) * 1000)
    say(f"{'comparing one new claim with those on file':<46} {statistics.median(took):>8,.0f} {max(took):>8,.0f}")


def main(claims: int, folder: str) -> None:
    with ExitStack() as stack:
        place = Path(folder or stack.enter_context(tempfile.TemporaryDirectory(prefix="tracker-bench-"))).resolve()
        place.mkdir(parents=True, exist_ok=True)
        # The servers run under another account when this one is root, and have to enter it.
        place.chmod(0o711)
        (place / "static").mkdir(exist_ok=True)
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tracker.settings", "TRACKER_DATA_DIR": str(place)}
        import django
        from django.conf import settings
        from django.core.management import call_command

        from tracker.embedded.client import hold

        stack.enter_context(hold(place, ["postgres"], durable=False))
        django.setup()
        assert settings.EMBEDDED
        call_command("migrate", verbosity=0)
        from claims.models import Claim
        from tests.benchmarks.desk_rows import seed

        if Claim.objects.exists():
            say(f"Using the rows in {place}.")
        else:
            say(f"Making {claims:,} claims and what comes with them ...")
            begun = time.perf_counter()
            sizes = seed(claims)
            say(f"Made in {time.perf_counter() - begun:,.0f} s: {', '.join(f'{n:,} {t}' for t, n in sizes.items())}")
        desk = Desk(mark_for(claims))
        say(f"\nMilliseconds of {TIMES} requests each; the mark with {claims:,} claims is {desk.mark} ms")
        say(f"{'page':<46} {'median':>8} {'worst':>8} {'Python':>8} {'PostgreSQL':>11} {'queries':>8}")
        chosen = os.environ.get("DESK_ONLY", "")
        if not chosen:
            reference(desk)
        found = [desk.measure(page) for page in pages() if chosen in page[0]]
        matching()
        say(f"{sum(found)} of {len(found)} pages below {desk.mark} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000, sys.argv[2] if sys.argv[2:] else "")
