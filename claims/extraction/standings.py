"""Places in a table: 'ranked 14th', 'came third', 'world No. 3', 'bottom of the league', 'a record high'."""

from .found import Found
from .lexicon import words
from .lexicon.function_words import AUXILIARIES, EDGES
from .lexicon.numbers import ONES
from .lexicon.rankings import CHARTED, HIGHS, MOVED, PLACED, TABLES
from .lexicon.verbs import FINITE
from .ranking_phrase import BE, WORDS, head_of, ranked_as, reach
from .tokens import Tok, Tokens

# Things that bear numbers as names.
_BEARERS = words("bus train tram iron wood shirt jersey engine court pit shaft reactor")


def placed(tokens: Tokens, i: int, j: int, rank: int, first: int, limit: int) -> Found | None:
    """'ranked 14th', 'came in third', 'in fourth place', 'is fourth in the table', 'the third seed'."""
    low, kind = tokens.low, tokens.kind
    if i == first:
        return None
    before = low[i - 1]
    lead = low[i - 2] if i - 1 > first else ""
    what = ""
    if before in PLACED or (before in ("in", "into", "joint", "to") and lead in PLACED):
        if kind[j] is Tok.WORD and low[j] not in EDGES | {"place", "overall"} and low[j] not in AUXILIARIES:
            return None
        # "the war came first": the first needs its contest.
        came = before in ("came", "come", "comes", "finish", "finishes") or lead in ("came", "come", "comes")
        if came and rank == 1 and low[j] not in ("in", "at", "overall", "place"):
            return None
        if rank == -1 and before not in ("finished", "finish", "came", "ranked", "ranks", "placed", "finishes"):
            return None
        if before in ("stands", "stand", "sits", "lies", "came", "come") and low[j] in ("to", "for"):
            return None
        what = "placed"
    elif rank > 0 and low[j] == "place" and before in ("in", "into", "take", "took", "taking", "for", "joint", "to"):
        if i - 1 == first and before == "in":
            return None
        j += 1
        what = "placed"
    elif rank > 0 and low[j] in ("in", "on") and _table(tokens, j + 1, limit):
        what = "table"
    elif rank > 1 and low[j] in ("seed", "seeds", "favourite") and before in ("the", "a"):
        return ranked_as(tokens, i, j + 1, j + 1, rank, low[j], "ranking.placed")
    elif rank == -1 and before in ("dead", "and"):
        return None
    if not what:
        return None
    end = reach(tokens, j, limit)
    scope = (tokens.span(j, end) if low[j] not in ("and", "but") else "") or _subject(tokens, i, first)
    return ranked_as(tokens, i, j, max(end, j), rank, scope, "ranking.placed")


def _table(tokens: Tokens, j: int, limit: int) -> bool:
    """Whether 'in' or 'of' before token j leads to a table: 'the Premier League', 'their group'."""
    for k in range(j, min(limit, j + 5)):
        if tokens.kind[k] not in WORDS:
            return False
        if tokens.low[k].removesuffix("'s") in TABLES and tokens.low[k] not in ("premier", "world", "medal"):
            return True
    return False


def _subject(tokens: Tokens, i: int, first: int) -> str:
    """What is placed, where nothing after the place says among what: the words before its verb, or the place itself."""
    k = i - 1
    while k > first and tokens.low[k] in PLACED | MOVED | AUXILIARIES | {"in", "into", "to", "joint"}:
        k -= 1
    begin = k
    while begin > first and tokens.kind[begin - 1] in WORDS and k - begin < 4:
        begin -= 1
    return tokens.span(begin, k + 1) if tokens.kind[k] in WORDS else tokens.span(i, i + 1)


def numbered(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """'world No. 3', 'the country's No. 2 carmaker', 'the number one cause': not the No. 9 bus."""
    low, kind = tokens.low, tokens.kind
    k = i + 2 if kind[i + 1] is Tok.STOP and tokens.touches(i + 1) else i + 1
    if kind[k] is Tok.NUMBER and low[k].isdigit() and len(low[k]) < 4:
        rank = int(low[k])
    elif low[k] in ONES:
        rank = ONES[low[k]]
    else:
        return None
    before = low[i - 1] if i > first else ""
    j = k + 1
    ranked = before in PLACED or before in ("world", "ranked", "seeded") or low[j] in ("seed", "ranked")
    charted = i - 1 > first and before == "at" and low[i - 2] in CHARTED
    ranked = ranked or charted
    ranked = ranked or (before in ("reached", "reaching", "hit", "hitting") and low[j] in ("in", "on"))
    plain = not tokens.capital(j) or low[i - 2] in BE
    noun = kind[j] in WORDS and plain and low[j] not in EDGES
    owned = (before == "the" or before.endswith("'s")) and noun and (rank < 4)
    if rank == 0 or not (ranked or owned or (rank == 1 and before in BE and low[j] in ("in", "on"))):
        return None
    if low[j] in _BEARERS:
        return None
    head, at = (-1, -1) if low[j] in FINITE else head_of(tokens, j, limit)
    end = reach(tokens, max(head + 1, j), limit) if at >= 0 else max(head + 1, j)
    scope = tokens.span(j, end)
    if charted and not scope:
        scope = _subject(tokens, i - 2, first)
    if before == "world" or before.endswith("'s") or not scope:
        scope = f"{tokens.span(i - 1, i)} {scope}".strip() if i > first else tokens.span(i, j)
    return ranked_as(tokens, i, k + 1, max(end, j), rank, scope, "ranking.number")


def record(tokens: Tokens, i: int, j: int, first: int) -> Found | None:
    """'a record high', 'a record low'."""
    rank = HIGHS.get(tokens.low[j])
    if rank is None or i == first:
        return None
    return ranked_as(tokens, i, j + 1, j + 1, rank, tokens.span(i, j + 1), "ranking.record")


def end_of_table(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """'bottom of the table', 'moved top of the league'."""
    low = tokens.low
    verbs = PLACED | MOVED | BE
    if low[i + 1] != "of" or i == first or not _table(tokens, i + 2, limit):
        return None
    if low[i - 1] not in verbs and not (low[i - 1] in ("the", "to") and low[i - 2] in verbs | {"the", "to", "at"}):
        return None
    end = reach(tokens, i + 1, limit)
    rank = 1 if low[i] == "top" else -1
    return ranked_as(tokens, i, i + 1, end, rank, tokens.span(i, end), "ranking.placed")
