"""Superlatives: 'the second-largest', 'its worst since 2008', 'the most recent to visit'; not 'the best way'."""

from .found import Found
from .lexicon import words
from .lexicon.function_words import DETERMINERS, EDGES
from .lexicon.numbers import ONES
from .lexicon.rankings import GROUPS, MEASURABLE, MEASURED, PERIODS, SUPERLATIVES
from .nouns import plural
from .ranking_phrase import BE, OWNERS, WORDS, head_of, lengthy, ranked_as, reach, to_infinitive
from .tokens import Tok, Tokens

# Of these the best and the worst are known to all.
_WIDE = words("world's country's nation's continent's")
_WITHIN = words("in among across outside worldwide")
_TIMES = words("since ever worldwide")


def superlative(tokens: Tokens, i: int, k: int, rank: int, first: int, limit: int) -> Found | None:
    """The superlative at token k, ranked by an ordinal at token i (rank 0 and i == k where there is none)."""
    low, kind = tokens.low, tokens.kind
    word = low[k]
    j = k + 1
    before = low[i - 1] if i > first else ""
    owned = before.endswith("'s")
    own = before in OWNERS
    measured = word in MEASURED
    if word in ("most", "least"):
        if low[j] in ("recent", "recently") and before == "the":
            return _latest(tokens, i, j + 1, limit)
        adjective = kind[j] is Tok.WORD and low[j] not in EDGES and low[j] != "likely"
        if not adjective and not (low[j] in ("since", "in") and (before == "the" or i == first)):
            return None
        if before not in ("the", "a") and not owned and not own and rank == 0 and adjective:
            return None
        measured = not adjective or low[j] in MEASURABLE
        j += adjective
    if word == "latest":
        return _latest(tokens, i, j, limit) if before == "the" else None
    if before == "at" or of_group(tokens, i, first):
        return None
    head, at = head_of(tokens, j, limit)
    if head < 0 and at < 0 and not rank and not owned:
        return None
    timed = at >= 0 and _timed(tokens, at, reach(tokens, at, limit))
    if before != "the" and not owned and not own and not rank and not timed:
        return None
    if head >= 0 and plural(low[head]) and not timed and not rank:
        return None
    if not rank and not timed and not _ranks(tokens, i, at, measured=measured, owned=owned):
        return None
    start = i - 1 if before in ("the", "its") and i - 1 >= first else i
    done = max(head + 1, j)
    end = reach(tokens, done, limit, main_verb=i - first < 2) if at >= 0 else done
    scope = tokens.span(k, end)
    if owned or own:
        scope = f"{tokens.span(i - 1, i)} {scope}"
    number = rank or SUPERLATIVES[word]
    return ranked_as(tokens, i, k + 1, end, number, scope, "ranking.superlative", start=start, shown=done)


def _timed(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a span of time stands in the scope of tokens at to end: 'since 2008', 'for decades', 'on record'."""
    low = tokens.low
    for k in range(at, end):
        if low[k] in _TIMES or (low[k] in ("in", "for", "on") and lengthy(tokens, k + 1)):
            return True
        if low[k] == "this" and low[k + 1] in PERIODS:
            return True
    return False


def _ranks(tokens: Tokens, i: int, at: int, *, measured: bool, owned: bool) -> bool:
    """Whether a superlative without a span of time ranks: among what is said, and its measure is no matter of taste."""
    low = tokens.low
    if owned and (measured or low[i - 1] in _WIDE):
        return True
    if at < 0:
        return False
    scope = low[at]
    if scope == "by" and measured:
        return low[i - 2] in BE
    if scope in ("for", "by", "this", "yet", "at") and not owned:
        return scope == "yet"
    if scope == "to":
        return measured or low[at + 1] == "date"
    if scope == "of":
        # "the largest of the fires", "the best of the lot": told from each other, not ranked, unless of all time.
        if low[at + 1] == "all" or low[at + 2] in ("kind", "season", "year", "life", "career", "decade", "century"):
            return True
        if measured and (tokens.kind[at + 1] is Tok.NUMBER or low[at + 1] in ONES):
            return True
        if measured and any(low[m] in _WITHIN for m in range(at + 1, at + 7)):
            return True
        return measured and low[at - 1] not in SUPERLATIVES and low[i - 2] in (*BE, ",")
    if scope == "in":
        return measured or tokens.capital(at + 1) or low[at + 2] in ("world", "country", "league", "region", "history")
    return measured or scope == "among"


def of_group(tokens: Tokens, i: int, first: int) -> bool:
    """'one of the world's biggest', 'among the largest': one of many has no rank."""
    low, kind = tokens.low, tokens.kind
    for k in range(i - 1, max(first - 1, i - 7), -1):
        word = low[k]
        if word == "of":
            return low[k - 1] in GROUPS
        if word == "among":
            return True
        if (kind[k] is Tok.NUMBER and k > i - 3) or (word in ONES and word != "one" and k == i - 1):
            return True
        if kind[k] not in (*WORDS, Tok.HYPHEN) or (word in EDGES and word not in DETERMINERS):
            return False
    return False


def _latest(tokens: Tokens, i: int, j: int, limit: int) -> Found | None:
    """'the most recent president to visit', 'the latest firm to leave'."""
    to = to_infinitive(tokens, j, limit)
    if to is None or to == j:
        return None
    end = max(to + 2, reach(tokens, to + 1, limit))
    return ranked_as(tokens, i, to + 2, end, -1, tokens.span(j, end), "ranking.first_to", recent=True)
