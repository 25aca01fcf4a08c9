"""Taking in an article: store the text, split it into claims. All of it happens, or nothing does."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db import connection, transaction
from django.db.models import Q

from claims.extraction import RULES_VERSION, extract_claims
from claims.extraction.claim import ExtractedClaim
from claims.language import detect_language
from claims.messages import send_after_commit
from claims.models import Article, ArticleVersion, Claim, Occurrence
from claims.models.typed_value import columns
from claims.read_model import refresh_article
from ledger.models import User, Verb, record
from sources.addresses import AddressError, canonical_url
from sources.checking import policy
from sources.fetching import Outcome, fetch, readable
from sources.models import Publisher

CONTEXT = 32
"""Characters of prefix and suffix kept with an occurrence (W3C text quote selector)."""

SPLIT_AT_ONCE = 100_000
"""Longer texts are split by a worker when they come in through a web request."""


class IngestError(ValueError):
    """The article cannot be taken in. The message names the input and the fix."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an article beside its text. `published` is a date, or an aware instant."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    published: date | datetime | None = None
    publisher_zone: str = ""
    full_text_public: bool = False
    licence: str = ""


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


def clean_text(raw: str) -> str:
    """The text as it is stored: LF line ends, no byte order mark, no NUL, nothing but white space cut at the ends."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


def read_text(body: bytes, name: str) -> str:
    """The text of a file. Raises IngestError, naming `name`, unless it is UTF-8 text."""
    if b"\x00" in body[:8192]:
        raise IngestError(f"{name} is not a text file. Give a UTF-8 text file, or paste the article in the admin.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise IngestError(
            f"{name} is not UTF-8 text (byte {error.start:,} does not fit). Save it as UTF-8 and try again."
        ) from error


def fetch_article(url: str, *, patience: float | None = None) -> tuple[str, Details]:
    """Fetch a page and read its main text, title, author, site, date and language. Raises IngestError.

    `patience` is the longest wait in seconds where a person waits; without it the fetcher's own limits hold.
    """
    try:
        address = canonical_url(url)
    except AddressError as error:
        raise IngestError(str(error)) from error
    rules = policy()
    if patience:
        # The fetcher gives robots.txt and the page up to the total each.
        rules = replace(rules, total_timeout=patience / 2, budget=patience)
    response = fetch(address, rules)
    if response.outcome is not Outcome.OK or response.body is None:
        raise IngestError(response.message)
    page = readable(response.body, response.content_type, response.final_url, response.charset)
    if page.problem:
        raise IngestError(f"{address}: {page.problem}")
    if not page.text.strip():
        raise IngestError(f"{address} holds no article text. Paste the article's text instead.")
    return page.text, Details(
        title=page.title or "",
        publisher=page.site or "",
        author=page.author or "",
        url=address,
        language=page.language or "",
        published=page.published,
    )


def ingest_text(raw: str, details: Details, *, actor: User | None, split_now: bool = True) -> Ingested:
    """Store an article and its claims in one transaction.

    The same text again changes nothing. Another text for the same address is a new version of that article.
    With `split_now` off, a text longer than SPLIT_AT_ONCE is left to a worker. Raises IngestError.
    """
    text = clean_text(raw)
    _refuse_bad_text(text)
    url = _checked_url(details.url)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        _one_at_a_time(url or digest)
        known = _known_article(url, digest)
        if known and known.versions.filter(number=_newest(known), sha256=digest).exists():
            return Ingested(known, is_new=False, is_new_version=False, kinds=_kinds(known))
        is_new = known is None
        article = known or _new_article(text, url, details, actor)
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
    if "url" in details:
        details["url"] = _checked_url(str(details["url"]))
    with transaction.atomic():
        fresh = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
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


def split(article: Article) -> int:
    """Make the claims of the current version; those already known from earlier versions get an occurrence in it.

    Returns how many claims are new. Safe to repeat: a version that was split is left alone.
    """
    with transaction.atomic():
        locked = (
            Article.objects.select_for_update(of=("self",))
            .select_related("current_version", "publisher")
            .get(pk=article.pk)
        )
        version = locked.current_version
        if version is None or locked.splitting_problem or locked.split_version_id == version.pk:
            return 0
        known = {
            (claim.kind, claim.words, claim.value_words): claim
            for claim in locked.claims.exclude(status=Claim.Status.MERGED)
        }
        found = extract_claims(version.text, _when(locked))
        new, places = [], []
        for one in found:
            value_words = version.text[one.value.start : one.value.end] if one.value else ""
            key = (str(one.kind), one.text, value_words)
            claim = known.pop(key, None)
            if claim is None:
                claim = Claim(
                    article=locked,
                    language=locked.language,
                    value_words=value_words,
                    rules_version=RULES_VERSION,
                    **columns(one),
                )
                new.append(claim)
            places.append((claim, one))
        Claim.objects.bulk_create(new, batch_size=500)
        Occurrence.objects.bulk_create([_occurrence(claim, version, one) for claim, one in places], batch_size=500)
        Article.objects.filter(pk=locked.pk).update(split_version=version)
    article.split_version_id = version.pk
    return len(new)


def split_pending(limit: int = 20) -> list[int]:
    """Articles whose newest text still waits to be split."""
    return list(Article.objects.waiting_to_be_split().values_list("pk", flat=True)[:limit])


def _occurrence(claim: Claim, version: ArticleVersion, found: ExtractedClaim) -> Occurrence:
    text = version.text
    sentence_start = _sentence_start(text, found)
    return Occurrence(
        claim=claim,
        version=version,
        start=found.start,
        end=found.end,
        exact=found.text,
        prefix=text[max(0, found.start - CONTEXT) : found.start],
        suffix=text[found.end : found.end + CONTEXT],
        sentence_start=sentence_start,
        sentence_end=sentence_start + len(found.sentence),
        value_start=found.value.start if found.value else None,
        value_end=found.value.end if found.value else None,
        location=str(found.location),
    )


def _sentence_start(text: str, found: ExtractedClaim) -> int:
    """The sentence that holds the claim: the last place it begins at or before the claim."""
    at = text.rfind(found.sentence, 0, found.start + len(found.sentence))
    while at > found.start:
        at = text.rfind(found.sentence, 0, at + len(found.sentence) - 1)
    return at if at >= 0 else found.start


def _refuse_bad_text(text: str) -> None:
    if not text:
        raise IngestError("The article is empty. Give the text of an article.")
    if len(text) > settings.LONGEST_ARTICLE:
        raise IngestError(
            f"The article has {len(text):,} characters; at most {settings.LONGEST_ARTICLE:,} are taken. "
            "Split it into parts, or give the article alone without the rest of its page."
        )
    if not any(character.isalpha() for character in text):
        raise IngestError("The article holds no words. Give the text of an article.")


def _checked_url(url: str) -> str:
    if not url:
        return ""
    try:
        address = canonical_url(url)
        URLValidator(schemes=["http", "https"])(address)
    except AddressError as error:
        raise IngestError(str(error)) from error
    except ValidationError as error:
        raise IngestError(f"{url!r} is not a web address. Write it as https://example.org/page.") from error
    return address


def _one_at_a_time(key: str) -> None:
    """Hold back others that take in the same article, until this transaction ends."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _known_article(url: str, digest: str) -> Article | None:
    """The article at this address; without an address, the one whose newest text this is."""
    if url:
        at_address = Article.objects.select_for_update(of=("self",)).filter(url=url).first()
        if at_address:
            return at_address
        return Article.objects.filter(url="", current_version__sha256=digest).first()
    return Article.objects.filter(current_version__sha256=digest).order_by("pk").first()


def _newest(article: Article) -> int:
    last = article.versions.order_by("-number").values_list("number", flat=True).first()
    return last or 0


def _new_article(text: str, url: str, details: Details, actor: User | None) -> Article:
    publisher = _publisher(details.publisher.strip(), details.publisher_zone)
    published_at, published_date = _publication(details.published, publisher)
    return Article.objects.create(
        title=(details.title.strip() or text.split("\n", 1)[0].strip())[:500],
        publisher=publisher,
        author=details.author.strip()[:300],
        url=url,
        language=(details.language.strip() or detect_language(text) or "en")[:35],
        published_at=published_at,
        published_date=published_date,
        full_text_public=details.full_text_public,
        licence=details.licence,
        added_by=actor,
    )


def _publisher(name: str, zone: str) -> Publisher | None:
    if not name:
        return None
    return Publisher.objects.get_or_create(name=name[:200], defaults={"zone": zone or settings.NEWSROOM["zone"]})[0]


def _publication(published: date | datetime | None, publisher: Publisher | None) -> tuple[datetime | None, date | None]:
    """The instant, if one was given, and the local date: the publisher's zone decides, else the offset as given."""
    if not isinstance(published, datetime):
        return None, published
    local = published.astimezone(ZoneInfo(publisher.zone)) if publisher else published
    return published, local.date()


def _when(article: Article) -> date | datetime | None:
    if article.published_at and article.publisher:
        return article.published_at.astimezone(ZoneInfo(article.publisher.zone))
    return article.published_date


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
