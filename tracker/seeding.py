"""Loads the worked example through the same verbs that people use, with captures fetched from the seed server."""

from __future__ import annotations

import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from claims import recheck, review
from claims.ingest import Details, Ingested, ingest_text
from claims.models import Article, Claim, Rating
from ledger.models import User
from seeds import server as seed_server
from sources.models import Publisher, Source

SEEDS = Path(seed_server.__file__).resolve().parent

LONGEST_WAIT = 30
"""Seconds that a page may take to be captured."""
PEOPLE = {
    "reviewer": ("Rosa", "Example", ["reviewer"]),
    "editor": ("Edwin", "Example", ["editor"]),
}

Say = Callable[[str], None]


class SeedingError(RuntimeError):
    """The worked example cannot be loaded. The message says what is wrong with which part."""


@dataclass(frozen=True, slots=True)
class Loaded:
    article: Article
    claims: int
    verdicts: int


def load(address: str, say: Say) -> list[Loaded]:
    """Bring the worked example in from the pages served at `address` ('127.0.0.1:8766'). Safe to repeat.

    What is there already is left alone, so that a second run keeps what people did since. Raises SeedingError.
    """
    worked = tomllib.loads((SEEDS / "worked.toml").read_text(encoding="utf-8"))
    slug = worked["article"]
    reviewer, editor = (_person(name) for name in PEOPLE)
    sources = seed_server.load_sources()
    with seed_pages(address):
        ingested = _ingest(slug, editor)
        decided = 0
        for number, row in enumerate(worked["claims"], 1):
            say(f"worked claim {number} of {len(worked['claims'])}: {row['anchor']}")
            claim = _find(ingested.article, row)
            if claim.status == Claim.Status.CANDIDATE:
                decided += _work(claim, row, sources, address, reviewer, editor)
    return [Loaded(ingested.article, sum(ingested.kinds.values()), decided)]


@contextmanager
def seed_pages(address: str) -> Iterator[None]:
    """The seed pages answer at `address` meanwhile: those of a running server, else served from here."""
    host, _, port = address.rpartition(":")
    if _answers(address):
        yield
        return
    try:
        server = make_server(host, int(port), seed_server.app, handler_class=_Quiet)
    except OSError as error:
        raise SeedingError(
            f"Port {port} is taken by something that is not the seed server. Choose another with --seed-port."
        ) from error
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        pass


def _answers(address: str) -> bool:
    page = next(iter(seed_server.load_sources().values()))
    try:
        with urlopen(f"http://{address}{page.path}", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _person(name: str) -> User:
    """A person of the example newsroom, without a password: they sign in by a one-time link."""
    first, last, groups = PEOPLE[name]
    user, created = User.objects.get_or_create(
        username=name, defaults={"first_name": first, "last_name": last, "is_staff": True}
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        user.groups.set(Group.objects.filter(name__in=groups))
    return user


def _ingest(slug: str, actor: User) -> Ingested:
    about = tomllib.loads((SEEDS / "articles" / f"{slug}.toml").read_text(encoding="utf-8"))
    text = (SEEDS / "articles" / f"{slug}.txt").read_text(encoding="utf-8")
    publisher = about["publisher"]
    Publisher.objects.get_or_create(
        name=publisher["name"], defaults={"site": publisher["site"], "zone": publisher["zone"]}
    )
    return ingest_text(
        text,
        Details(
            title=about["title"],
            publisher=publisher["name"],
            author=about["author"],
            url=about["url"],
            language=about["language"],
            published=about["published"],
            full_text_public=about["full_text_public"],
            licence=about["license"],
        ),
        actor=actor,
    )


def _find(article: Article, row: dict[str, Any]) -> Claim:
    """The claim whose value stands at this occurrence of the anchor's words."""
    version = article.current_version
    if version is None:
        raise SeedingError(f"{article} has no text.")
    at = -1
    for _ in range(row["occurrence"]):
        at = version.text.find(row["anchor"], at + 1)
    if at < 0:
        raise SeedingError(f"worked.toml: {row['anchor']!r} does not stand {row['occurrence']} times in the article.")
    end = at + len(row["anchor"])
    claim = (
        Claim.objects.filter(kind=row["kind"], occurrences__version=version)
        .filter(occurrences__value_start__lt=end, occurrences__value_end__gt=at)
        .order_by("pk")
        .first()
    )
    if claim is None:
        raise SeedingError(f"worked.toml: no claim of kind {row['kind']} was found at {row['anchor']!r}.")
    return claim


def _work(
    claim: Claim,
    row: dict[str, Any],
    sources: dict[str, seed_server.Source],
    address: str,
    reviewer: User,
    editor: User,
) -> int:
    """Take one claim as far as the file says: dismissed, queued, or through its verdicts. Returns 1 if decided."""
    with transaction.atomic():
        if "dismiss_reason" in row:
            review.dismiss(claim, reviewer, row["dismiss_reason"], note=row.get("dismiss_note", ""))
            return 0
        review.select(claim, editor, row["select_reason"], note=row.get("select_note", ""))
        if not row.get("verdicts"):
            return 0
        review.take(claim, reviewer)
        for item in row.get("evidence", []):
            _attach(claim, item, sources[item["source"]], address, reviewer)
        for verdict in row["verdicts"]:
            _decide(claim, verdict, reviewer, editor)
    return 1


def _attach(claim: Claim, item: dict[str, Any], page: seed_server.Source, address: str, reviewer: User) -> None:
    url = f"http://{address}{page.path}"
    source = Source.objects.filter(url=url).first()
    evidence = review.add_evidence(
        claim,
        reviewer,
        url,
        quote=item["quote"],
        stance=item["stance"],
        note=item.get("note", ""),
        title=page.title,
        publisher=Publisher.objects.get_or_create(name=page.publisher)[0],
        kind=page.publisher_kind,
        primary=page.primary,
        interest=page.interest,
        independence_group=page.independence_group,
    )
    if source is None or source.latest_snapshot is None:
        _capture(evidence.source)
        evidence.refresh_from_db()
    if evidence.start is None:
        raise SeedingError(f"worked.toml: the words {item['quote']!r} do not stand in {page.slug} ({url}).")
    recheck.assess_evidence(evidence.pk)


def _capture(source: Source) -> None:
    """Fetch a page, once a worker that visits the same host is done with it."""
    ends = time.monotonic() + LONGEST_WAIT
    while not recheck.capture(source).outcomes and time.monotonic() < ends:
        time.sleep(0.2)


def _decide(claim: Claim, verdict: dict[str, Any], reviewer: User, editor: User) -> None:
    review.take(claim, reviewer)
    review.save_draft(
        claim,
        reviewer,
        review.Draft(
            rating=Rating.objects.in_use().get(code=verdict["rating"]),
            as_of=verdict["as_of"],
            rationale=verdict["rationale"],
            tests=verdict["tests"],
            currency=verdict["currency"],
            unproven_reason=verdict.get("unproven_reason", ""),
        ),
    )
    review.submit(claim, reviewer)
    notice = None
    if claim.verdicts.exists():
        notice = review.Notice("update", "A later figure has come; the verdict for its own date is unchanged.")
    review.publish(claim, editor, notice=notice)


def seed_address() -> str:
    """Where the seed pages are served in this set-up: the one address the fetcher is allowed beside public ones."""
    allowed = sorted(settings.FETCH_ALLOWED_ADDRESSES)
    return allowed[0] if allowed else "127.0.0.1:8766"


def make_due(slug: str, address: str) -> bool:
    """Make the source of a seed page due now; False while no claim rests on it."""
    page = seed_server.load_sources()[slug]
    changed = Source.objects.filter(url=f"http://{address}{page.path}").update(next_check_at=timezone.now())
    return bool(changed)
