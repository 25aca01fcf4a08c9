"""Rankings and firsts: 'the last X to do Y', 'the third-largest', 'the highest since 2008', 'ranked fifth'."""

from .claim import Kind, Ranking
from .found import Found
from .lexicon import words
from .lexicon.function_words import AUXILIARIES, DETERMINERS, EDGES
from .lexicon.numbers import ORDINAL_ENDINGS, ORDINALS
from .lexicon.rankings import LEADS_OUT, RANKS, SUPERLATIVES
from .tokens import Tok, Tokens

_REACH = 14
_POSSESSIVE_WORDS = words("its his her their our my your")
STARTERS = frozenset(SUPERLATIVES) | frozenset(ORDINALS) | {"last", "latest"}
_IDLE_AFTER = words(
    "place half quarter world reading degree lady class hand name minister aid base baby instance "
    "sight step week month year century day night amendment person"
)


def read_ranking(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """The ranking whose rank word is token i (an ordinal, a superlative, 'last'), or None."""
    low, kind = tokens.low, tokens.kind
    word = low[i]
    if kind[i] is Tok.NUMBER:
        if low[i + 1] not in ORDINAL_ENDINGS or not tokens.touches(i + 1) or not word.isdigit() or len(word) > 4:
            return None
        rank, j = int(word), i + 2
    elif word in SUPERLATIVES:
        return _superlative(tokens, i, i, 1, first, limit)
    elif word == "last":
        rank, j = -1, i + 1
    elif word in ORDINALS:
        rank, j = ORDINALS[word], i + 1
    else:
        return None
    if rank == 0:
        return None
    k = j + 1 if kind[j] is Tok.HYPHEN and tokens.touches(j) else j
    if low[k] in SUPERLATIVES and rank > 0:
        return _superlative(tokens, i, k, rank, first, limit)
    before = low[i - 1] if i > first else ""
    if k != j:
        return None
    if (before in RANKS and rank > 0) or (rank > 0 and before in ("in", "into") and low[i - 2] in RANKS):
        return _found(tokens, i, j, rank, _reach(tokens, j, limit), "ranking.placed")
    if not _definite(tokens, i, first):
        return None
    if low[j] == "time":
        return _nth_time(tokens, i, j, rank, limit)
    to = _to_infinitive(tokens, j, limit)
    if to is None:
        return None
    end = to + 2
    return _found(tokens, i, end, rank, max(end, _reach(tokens, to + 1, limit)), "ranking.first_to")


def _definite(tokens: Tokens, i: int, first: int) -> bool:
    if i <= first:
        return False
    before = tokens.low[i - 1]
    return (
        before in ("the", "as", "became", "becoming", "become") or before in _POSSESSIVE_WORDS or before.endswith("'s")
    )


def _to_infinitive(tokens: Tokens, j: int, limit: int) -> int | None:
    """The 'to' of 'the first woman in the country to lead', close enough and before any verb."""
    low, kind = tokens.low, tokens.kind
    if low[j] in _IDLE_AFTER and low[j] not in ("person", "lady", "minister"):
        return None
    for k in range(j, min(limit - 1, j + 12)):
        word = low[k]
        if word == "to":
            after = low[k + 1]
            if k == j or kind[k + 1] is not Tok.WORD or after in DETERMINERS or tokens.capital(k + 1):
                return None
            return k
        if (
            kind[k] in (Tok.COMMA, Tok.STOP, Tok.DASH, Tok.COLON)
            or word in AUXILIARIES
            or word in ("that", "which", "who")
        ):
            return None
    return None


def _nth_time(tokens: Tokens, i: int, j: int, rank: int, limit: int) -> Found | None:
    """'for the first time since 1991', 'the third time in six months'."""
    if tokens.low[j + 1] in ("since", "in") and j + 2 < limit:
        return _found(tokens, i, j + 1, rank, _reach(tokens, j + 1, limit), "ranking.time")
    return None


def _superlative(tokens: Tokens, i: int, k: int, rank: int, first: int, limit: int) -> Found | None:
    low, kind = tokens.low, tokens.kind
    word = low[k]
    j = k + 1
    if word in ("most", "least"):
        # "most people", "most of the" are shares; "the most populous" ranks.
        if kind[j] is not Tok.WORD or low[j] in DETERMINERS or low[j] in ("of", "likely", "recent", "recently"):
            return None
        if low[i - 1] != "the" and not low[i - 1].endswith("'s") and low[i - 1] not in _POSSESSIVE_WORDS and rank == 1:
            return None
        j += 1
    if low[i - 1] == "at" or (word in ("best", "latest") and low[i - 1] != "the" and not low[i - 1].endswith("'s")):
        return None
    owner = low[i - 1].endswith("'s") or (low[i - 1] in _POSSESSIVE_WORDS and rank > 1)
    ranked = before_rank = rank > 1
    definite = low[i - 1] == "the" or low[i - 1] in _POSSESSIVE_WORDS or owner or ranked
    if not definite:
        return None
    end = j
    scope_at = -1
    for m in range(j, min(limit, j + 8)):
        if kind[m] is not Tok.WORD and kind[m] not in (Tok.HYPHEN, Tok.ACRONYM, Tok.IDENTIFIER, Tok.NUMBER):
            break
        if low[m] in LEADS_OUT:
            if low[m] == "to" and (kind[m + 1] is not Tok.WORD or low[m + 1] in DETERMINERS or tokens.capital(m + 1)):
                break
            scope_at = m
            break
        if low[m] in EDGES:
            break
        end = m + 1
    if low[j - 1] in ("most", "least"):
        return None
    if scope_at < 0 and not (owner or ranked):
        return None
    if (
        scope_at >= 0
        and low[scope_at] in ("at", "by", "after", "for")
        and not ranked
        and not owner
        and not (
            low[scope_at] == "for" and low[scope_at + 1] in ("years", "decades", "a", "at", "more", "nearly", "almost")
        )
    ):
        return None
    praise = word in ("best", "worst", "hardest", "closest") and scope_at >= 0 and not before_rank
    if praise and low[scope_at] == "of" and low[scope_at + 1] in ("the", "his", "her", "their"):
        return None
    reach = _reach(tokens, end, limit) if scope_at >= 0 else end
    begin = i - 1 if low[i - 1] == "the" and i > first else i
    return _found(tokens, begin, end, rank, reach, "ranking.superlative", scope_from=i)


def _reach(tokens: Tokens, j: int, limit: int) -> int:
    """Where the ranking's scope ends: the next comma, dash or verb."""
    low, kind = tokens.low, tokens.kind
    k = j
    while k < limit and k - j < _REACH:
        if kind[k] in (Tok.COMMA, Tok.STOP, Tok.DASH, Tok.COLON, Tok.OPEN, Tok.QUOTE, Tok.NEWLINE):
            break
        if k > j and (low[k] in AUXILIARIES or low[k] in ("and", "but", "which", "who", "that", "said", "as", "when")):
            break
        k += 1
    return k


def _found(tokens: Tokens, i: int, j: int, rank: int, reach: int, rule: str, scope_from: int = -1) -> Found:
    start = i if scope_from < 0 else scope_from
    value = Ranking(
        rank, tokens.span(min(start + 1, reach - 1), reach) or tokens.span(i, j), tokens.start[i],
        tokens.end[j - 1], most_recent=rank == -1,
    )  # fmt: skip
    return Found(Kind.RANKING, value, i, j, reach, rule)
