"""Storing an article, its next text, or what is mended of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Q

from claims.ingest.details import LONGEST, Details, IngestError, checked_text, clean_text, refuse_bad_text
from claims.ingest.splitting import SPLIT_AT_ONCE, split
from claims.language import detect_language
from claims.messages import send_after_commit
from claims.models import Article, ArticleVersion, Claim
from claims.read_model import refresh_article
from ledger.models import User, Verb, record
from sources.models import Publisher


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of it: the article, whether anything changed, and how many claims of each kind it holds now."""

    article: Article
    is_new: bool
    is_new_version: bool
    kinds: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        return self.is_new or self.is_new_version


def ingest_text(raw: str, details: Details, *, actor: User | None, split_now: bool = True) -> Ingested:
    """Store an article and its claims in one transaction.

    The same text again changes nothing. Another text for the same address is a new version of that article.
    With `split_now` off, a text longer than SPLIT_AT_ONCE is left to a worker. Raises IngestError.
    """
    text = clean_text(raw)
    refuse_bad_text(text)
    details = details.checked()
    url = details.url
    digest = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        _one_at_a_time(url or digest)
        known = _known_article(url, digest)
        if known and known.versions.filter(number=_newest(known), sha256=digest).exists():
            return Ingested(known, is_new=False, is_new_version=False, kinds=_kinds(known))
        is_new = known is None
        article = known or _new_article(text, details, actor)
        version = ArticleVersion.objects.create(article=article, number=_newest(article) + 1, text=text, sha256=digest)
        article.current_version = version
        article.splitting_problem = _splitting_problem(article.language)
        article.save(update_fields=["current_version", "splitting_problem"])
        record(
            Verb.ARTICLE_INGESTED if is_new else Verb.ARTICLE_VERSION_ADDED,
            "article",
            article.public_id,
            actor=actor,
            new={"version": version.number, "sha256": digest, "characters": len(text)},
        )
        if not article.splitting_problem and (split_now or len(text) <= SPLIT_AT_ONCE):
            split(article)
    return Ingested(article, is_new=is_new, is_new_version=not is_new, kinds=_kinds(article))


AMENDED = ("title", "publisher", "author", "url", "language", "published_date", "full_text_public", "licence")


def amend(article: Article, actor: User, **details: object) -> Article:
    """Correct what is known of an article beside its text: any of AMENDED. An article now said to be English is split.

    Raises IngestError for an address that another article has, PermissionDenied.
    """
    if not actor.has_perm("claims.change_article"):
        raise PermissionDenied(f"{actor} may not change the details of an article. An editor can.")
    unknown = set(details) - set(AMENDED)
    if unknown:
        raise IngestError(f"These are not details of an article: {', '.join(sorted(unknown))}.")
    details = {
        name: checked_text(name, value) if isinstance(value, str) and name in LONGEST else value
        for name, value in details.items()
    }
    for name in ("title", "language"):
        if details.get(name) == "":
            raise IngestError(f"An article needs its {name}.")
    with transaction.atomic():
        if details.get("url"):
            _one_at_a_time(str(details["url"]))
        fresh = Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
        changed = [name for name, value in details.items() if getattr(fresh, name) != value]
        if not changed:
            return fresh
        taken = Article.objects.filter(url=details.get("url", "")).exclude(Q(url="") | Q(pk=fresh.pk)).first()
        if taken:
            raise IngestError(f"{taken.url} is the address of another article: {taken.title}.")
        old = {name: _plain(getattr(fresh, name)) for name in changed}
        for name in changed:
            setattr(fresh, name, details[name])
        if "published_date" in changed:
            # The instant belonged to the day that was wrong.
            fresh.published_at = None
        fresh.splitting_problem = _splitting_problem(fresh.language)
        fresh.save(update_fields=[*changed, "published_at", "splitting_problem"])
        new = {name: _plain(getattr(fresh, name)) for name in changed}
        record(Verb.ARTICLE_CHANGED, "article", fresh.public_id, actor=actor, old=old, new=new)
        refresh_article(fresh.pk)
        send_after_commit("claims.tasks.split_article", fresh.pk)
    return fresh


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | str) else str(value)


def _one_at_a_time(key: str) -> None:
    """Hold back others that take in the same article, until this transaction ends."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _known_article(url: str, digest: str) -> Article | None:
    """The article at this address; without an address, the one whose newest text this is."""
    if url:
        at_address = Article.objects.select_for_update(of=("self",), no_key=True).filter(url=url).first()
        if at_address:
            return at_address
        return Article.objects.filter(url="", current_version__sha256=digest).first()
    return Article.objects.filter(current_version__sha256=digest).order_by("pk").first()


def _newest(article: Article) -> int:
    last = article.versions.order_by("-number").values_list("number", flat=True).first()
    return last or 0


def _new_article(text: str, details: Details, actor: User | None) -> Article:
    publisher = _publisher(details.publisher, details.publisher_zone)
    published_at, published_date = _publication(details.published, publisher)
    return Article.objects.create(
        title=details.title or text.split("\n", 1)[0].strip()[: LONGEST["title"]],
        publisher=publisher,
        author=details.author,
        url=details.url,
        language=details.language or detect_language(text) or "en",
        published_at=published_at,
        published_date=published_date,
        full_text_public=details.full_text_public,
        licence=details.licence,
        added_by=actor,
    )


def _publisher(name: str, zone: str) -> Publisher | None:
    if not name:
        return None
    return Publisher.objects.get_or_create(name=name, defaults={"zone": zone or settings.NEWSROOM["zone"]})[0]


def _publication(published: date | datetime | None, publisher: Publisher | None) -> tuple[datetime | None, date | None]:
    """The instant, if one was given, and the local date: the publisher's zone decides, else the offset as given."""
    if not isinstance(published, datetime):
        return None, published
    local = published.astimezone(ZoneInfo(publisher.zone)) if publisher else published
    return published, local.date()


def _splitting_problem(language: str) -> str:
    if language.split("-")[0].lower() == "en":
        return ""
    return (
        f"The article is in another language ({language}); only English is split into claims. "
        "It is stored as it is. If it is English after all, set its language to en and save."
    )


def _kinds(article: Article) -> dict[str, int]:
    """How many claims of each kind stand in the current version, most first."""
    kinds = Claim.objects.filter(occurrences__version=article.current_version_id).values_list("kind", flat=True)
    return dict(Counter(kinds).most_common())
