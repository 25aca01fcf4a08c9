"""Putting the claims that an extractor found into the database, each at its place in a text."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection

from django.db.models import Q

from claims.extraction import ExtractedClaim
from claims.extractors import PERSON, RULES
from claims.models import Article, ArticleVersion, Claim, Occurrence
from claims.models.typed_value import columns

Key = tuple[str, str, str]
Spot = tuple[int, int]


def place(
    article: Article,
    version: ArticleVersion,
    found: list[ExtractedClaim],
    *,
    extractor: str,
    rules_version: int,
    taken: Collection[Spot] = (),
) -> int:
    """Give each claim of `found` an occurrence in `version`; one that stood in an earlier text stays the same claim.

    What stands where one is `taken` is left out. Returns how many claims are new. The caller holds the article's row in
    its transaction.
    """
    known = _known(article, version)
    new, places = [], []
    for one in found:
        if _spot(one) in taken:
            continue
        value_words = version.text[one.value.start : one.value.end] if one.value else ""
        same = known[(str(one.kind), one.text, value_words)]
        if same:
            claim = same.popleft()
        else:
            claim = Claim(
                article=article,
                language=article.language,
                value_words=value_words,
                extractor=extractor,
                rules_version=rules_version,
                **columns(one),
            )
            new.append(claim)
        places.append((claim, one))
    Claim.objects.bulk_create(new, batch_size=500)
    Occurrence.objects.bulk_create([Occurrence.of(claim, version, one) for claim, one in places], batch_size=500)
    return len(new)


def carry_over_mended(article: Article, version: ArticleVersion) -> set[Spot]:
    """Claims that a person made or mended keep their place in the next text. Returns where they stand.

    The rules do not find them again, or would find there what was mended.
    """
    return {
        (one.start, one.end) if one.value_start is None or one.value_end is None else (one.value_start, one.value_end)
        for one in _carry(article, version, Q(claim__extractor=PERSON) | Q(claim__revision__gt=1))
    }


def carry_over(article: Article, version: ArticleVersion) -> None:
    """Claims of further extractors keep their place in the next text where their sentence still stands word for word.

    Their extractor may not name them again, or not be in use any more; what a reviewer made of them should not be lost.
    """
    _carry(article, version, ~Q(claim__extractor=RULES))


def _carry(article: Article, version: ArticleVersion, which: Q) -> list[Occurrence]:
    last = article.split_version
    if last is None:
        return []
    held = Occurrence.objects.filter(which, version=last).exclude(claim__status=Claim.Status.MERGED)
    found: dict[int, int] = {}
    searched: dict[str, int] = {}
    carried = []
    for old in held.exclude(claim__occurrences__version=version).order_by("start"):
        first = old.sentence_start
        if first not in found:
            sentence = last.text[first : old.sentence_end]
            found[first] = version.text.find(sentence, searched.get(sentence, 0))
            searched[sentence] = found[first] + 1 if found[first] >= 0 else len(version.text)
        if found[first] >= 0:
            carried.append(old.moved_to(version, found[first] - first))
    Occurrence.objects.bulk_create(carried, batch_size=500)
    return carried


def _spot(found: ExtractedClaim) -> Spot:
    return (found.value.start, found.value.end) if found.value else (found.start, found.end)


def _known(article: Article, version: ArticleVersion) -> defaultdict[Key, deque[Claim]]:
    """The claims of other versions by their words. Those alike come in text order, since they were made in it.

    They are locked, so that none is merged away while it gets its place in the new text. The words of one that was
    merged are its heir's, or the next text would bring it back.
    """
    known: defaultdict[Key, deque[Claim]] = defaultdict(deque)
    held = article.claims.exclude(occurrences__version=version).select_related("merged_into").order_by("pk")
    for claim in held.select_for_update(of=("self",), no_key=True):
        heir = claim
        while heir.merged_into is not None:
            heir = heir.merged_into
        known[(claim.kind, claim.words, claim.value_words)].append(heir)
    return known
