"""Rankings and firsts: 'the last X to do Y', 'the third-largest', 'the highest since 2008', 'ranked fifth'."""

from .found import Found
from .lexicon import words
from .lexicon.function_words import AUXILIARIES, EDGES
from .lexicon.numbers import ONES, ORDINAL_ENDINGS, ORDINALS
from .lexicon.rankings import COUNTED_OFF, IDLE, PERIODS, REPEATS, SPEECH, SUPERLATIVES
from .lexicon.verbs import FINITE
from .nouns import plural
from .ranking_phrase import BE, OWNERS, head_of, lengthy, ranked_as, reach, to_infinitive
from .standings import end_of_table, numbered, placed, record
from .superlatives import of_group, superlative
from .tokens import Tok, Tokens

STARTERS = (
    frozenset(SUPERLATIVES) | frozenset(ORDINALS) | {"last", "bottom", "top", "record", "all", "no", "number", "runner"}
)

_NO_OWNERS = words("it's that's there's today's yesterday's tomorrow's")
_KIN = {("its", "kind"), ("their", "kind"), ("the", "season"), ("the", "year"), ("his", "career"), ("her", "career")}
_CHOSEN = words("elected appointed admitted named chosen ordained inducted nominated commissioned")
_CLAUSE_STARTS = words("the a an he she they it we")
_NO_SUPERLATIVES = words("interest request harvest protest conquest contest forest honest modest arrest")
_SERIES = PERIODS | {"win", "defeat", "loss", "rise", "fall", "title", "increase"}


def read_ranking(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """The ranking whose rank word is token i (an ordinal, a superlative, 'last', 'No. 1'), or None."""
    low, kind = tokens.low, tokens.kind
    word = low[i]
    if kind[i] is Tok.NUMBER:
        if low[i + 1] not in ORDINAL_ENDINGS or not tokens.touches(i + 1) or not word.isdigit() or len(word) > 4:
            return None
        rank, j = int(word), i + 2
        return _ordinal(tokens, i, j, rank, first, limit) if rank else None
    if word in SUPERLATIVES:
        return superlative(tokens, i, i, 0, first, limit)
    if word == "last":
        return _ordinal(tokens, i, i + 1, -1, first, limit)
    if word in ORDINALS:
        return _ordinal(tokens, i, i + 1, ORDINALS[word], first, limit)
    if word in ("no", "number"):
        return numbered(tokens, i, first, limit)
    if word == "record":
        return record(tokens, i, i + 1, first)
    if word == "all":
        return record(tokens, i, i + 3, first) if low[i + 2] == "time" and kind[i + 1] is Tok.HYPHEN else None
    if word in ("top", "bottom"):
        return end_of_table(tokens, i, first, limit)
    if word == "runner" and low[i + 2] == "up" and kind[i + 1] is Tok.HYPHEN:
        return ranked_as(tokens, i, i + 3, i + 3, 2, tokens.span(i, i + 3), "ranking.placed")
    return None


def _ordinal(tokens: Tokens, i: int, j: int, rank: int, first: int, limit: int) -> Found | None:
    low, kind = tokens.low, tokens.kind
    hyphen = kind[j] is Tok.HYPHEN and tokens.touches(j)
    k = j + 1 if hyphen else j
    if rank > 0 and (low[k] in SUPERLATIVES or (rank > 1 and _superlative(low[k]))):
        return superlative(tokens, i, k, rank, first, limit)
    if hyphen and low[k] == "ever":
        return _first_of(tokens, i, k + 1, rank, first, limit, sure=True)
    if hyphen and low[k] in ("placed", "ranked", "seeded") and rank > 0:
        return ranked_as(tokens, i, k + 1, k + 2, rank, tokens.span(k, min(k + 2, limit)), "ranking.placed")
    if hyphen:
        return None
    place = placed(tokens, i, j, rank, first, limit)
    if place is not None:
        return place
    if rank == 2 and low[j] == "only" and low[j + 1] == "to":
        return ranked_as(tokens, i, j + 1, j + 2, 2, tokens.span(j, reach(tokens, j, limit)), "ranking.placed")
    if low[j] in REPEATS and low[j + 1] in _SERIES:
        return ranked_as(tokens, i, j + 2, j + 2, rank, tokens.span(j, j + 2), "ranking.repeat") if rank > 1 else None
    if of_group(tokens, i, first):
        return None
    definite = _definite(tokens, i, first)
    if definite and rank == 1:
        j = _first_and_only(tokens, j, limit)
        if low[j + 1] in _CHOSEN and kind[j] is Tok.WORD and low[j] not in EDGES and low[j + 2] in ("to", "as", "by"):
            end = reach(tokens, j + 2, limit, main_verb=True)
            return ranked_as(tokens, i, j + 2, end, rank, tokens.span(j, end), "ranking.first_to")
    to = to_infinitive(tokens, j, limit)
    if to is not None and (definite or to == j or (i == first and rank > 0)) and not _told_by_verb(low[j]):
        # "The first woman to climb the peak died": the verb of the sentence is none of its scope.
        end = max(to + 2, reach(tokens, to + 1, limit, main_verb=i - first < 2))
        start = j + 1 if low[j] == "ever" else j
        return ranked_as(tokens, i, to + 2, end, rank, tokens.span(start, end), "ranking.first_to", recent=rank == -1)
    nth = rank > 1 and low[j] in COUNTED_OFF
    if rank > 0 and not nth and (low[i - 1] in OWNERS or low[i - 1].endswith("'s")):
        # "her fourth Grand Slam title"
        head, _ = head_of(tokens, j, limit)
        if head > j and low[head] in COUNTED_OFF and low[j] not in EDGES and (low[j] not in IDLE or tokens.capital(j)):
            end = reach(tokens, head + 1, limit) if low[head + 1] in ("of", "in", "since", "for") else head + 1
            return ranked_as(tokens, i, head + 1, end, rank, tokens.span(j, end), "ranking.nth")
    if (
        nth
        and (definite or low[i - 1] in ("a", "for"))
        and (low[i - 1] != "the" or low[j + 1] in ("of", "in", "since"))
    ):
        end = reach(tokens, j + 1, limit) if low[j + 1] in ("of", "in", "since", "for") else j + 1
        return ranked_as(tokens, i, j + 1, end, rank, tokens.span(j, end), "ranking.nth")
    if rank > 1 and low[i - 1] == "the" and low[i - 2] in BE and low[j] in ("in", "since"):
        end = reach(tokens, j, limit)
        return ranked_as(tokens, i, j, end, rank, tokens.span(j, end), "ranking.nth")
    if rank > 1 and low[j] == "of" and (low[j + 1] in ONES or kind[j + 1] is Tok.NUMBER) and low[i - 1] == "the":
        return ranked_as(tokens, i, j, j + 3, rank, tokens.span(j, min(limit, j + 3)), "ranking.nth")
    if low[i - 1] == "for" and low[j] == "time":
        return _nth_time(tokens, i, j, rank, limit)
    if not definite:
        return None
    if rank == -1:
        if low[j] not in ("surviving", "remaining", "living"):
            return None
        end = reach(tokens, j, limit)
        return ranked_as(tokens, i, j + 1, end, rank, tokens.span(j, end), "ranking.last")
    if low[j] in ("time", "times"):
        return _nth_time(tokens, i, j, rank, limit)
    return _first_of(tokens, i, j, rank, first, limit, sure=False)


def _first_and_only(tokens: Tokens, j: int, limit: int) -> int:
    """Behind the aside of 'the first, and so far only, woman to win', or token j where there is none."""
    low, kind = tokens.low, tokens.kind
    if kind[j] is Tok.COMMA and low[j + 1] == "and":
        close = next((m for m in range(j + 2, min(limit, j + 8)) if kind[m] is Tok.COMMA), 0)
        if close and "only" in low[j + 2 : close]:
            return close + 1
    return j + 2 if low[j] == "and" and low[j + 1] == "only" else j


def _definite(tokens: Tokens, i: int, first: int) -> bool:
    if i <= first:
        return False
    before = tokens.low[i - 1]
    if before == "only" and i - 1 > first:
        before = tokens.low[i - 2]
    return before in ("the", "only") or before in BE or before in OWNERS or before.endswith("'s")


def _superlative(word: str) -> bool:
    """'the second roomiest': behind an ordinal any word in -est is one."""
    return word.endswith("est") and len(word) > 5 and word not in _NO_SUPERLATIVES


def _told_by_verb(word: str) -> bool:
    """'was first tried to', 'had first met': when it was first done ranks nothing."""
    return word.endswith("ed") or word in FINITE - AUXILIARIES


def _nth_time(tokens: Tokens, i: int, j: int, rank: int, limit: int) -> Found | None:
    """'for the first time', 'the third time in six months', 'the second time in a row'."""
    low = tokens.low
    told = low[i - 1] == "the" and low[i - 2] in BE and (low[j + 1] not in EDGES or low[j + 1] in _CLAUSE_STARTS)
    leads = low[j + 1] in ("since", "in", "ever", "this") and j + 2 < limit
    if not leads and not told and not (low[i - 2] == "for" and low[j] == "time"):
        return None
    end = reach(tokens, j + 1, limit) if leads or told else j + 1
    return ranked_as(tokens, i, j + 1, end, rank, tokens.span(j, end), "ranking.time")


def _first_of(tokens: Tokens, i: int, j: int, rank: int, first: int, limit: int, *, sure: bool) -> Found | None:
    """'the first female head of', 'the city's first black mayor', 'the first death outside China'."""
    low, kind = tokens.low, tokens.kind
    before = low[i - 1] if i > first else ""
    owned = before.endswith("'s")
    if low[j] == "ever":
        sure, j = True, j + 1
    if low[j] == "of" and tuple(low[j + 1 : j + 3]) in _KIN:
        end = reach(tokens, j, limit)
        return ranked_as(tokens, i, j, end, rank, tokens.span(j, end), "ranking.first")
    if (low[j] in IDLE or kind[j] is not Tok.WORD or low[j] in EDGES or low[j] in ONES) and not sure:
        return None
    head, at = head_of(tokens, j, limit)
    if not sure and (head < 0 or (low[head] in SPEECH and at < 0) or low[head] in ("minister", "lady")):
        return None
    scope = low[at] if at >= 0 else ""
    capital = tokens.capital(j) and not owned
    if not sure:
        timed = scope in ("since", "outside", "anywhere", "worldwide", "ever") or (
            scope in ("in", "for") and lengthy(tokens, at + 1)
        )
        timed = timed or (scope == "this" and low[at + 1] in PERIODS)
        kin = scope == "of" and tuple(low[at + 1 : at + 3]) in _KIN
        said = before == "the" and low[i - 2] in BE and rank == 1
        if capital or (plural(low[head]) and not timed):
            return None
        within = scope in ("in", "of") and head > j
        if rank > 1:
            if not timed and not kin:
                return None
        elif not (timed or kin or owned or (said and (within or head > j))) and not (
            before in OWNERS and scope in ("in", "of", "since", "for")
        ):
            return None
        if before in _NO_OWNERS:
            return None
    end = reach(tokens, max(head + 1, j), limit) if at >= 0 else max(head + 1, j)
    scoped = tokens.span(j, end)
    if owned or before in OWNERS:
        scoped = f"{tokens.span(i - 1, i)} {scoped}"
    return ranked_as(tokens, i, max(head + 1, j), end, rank, scoped, "ranking.first")
