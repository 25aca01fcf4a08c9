"""The phrase of a ranking: its head noun, what opens its scope, and how far that goes."""

from .claim import Kind, Ranking
from .clauses import is_verb
from .found import Found
from .lexicon import words
from .lexicon.changes import NOUNS as CHANGES
from .lexicon.function_words import AUXILIARIES, DETERMINERS, EDGES, NOUN_EDGES
from .lexicon.rankings import PERIODS, SCOPES
from .tokens import Tok, Tokens

_REACH = 14
OWNERS = words("its his her their our my your")
BE = words("is was are were be been being became become becomes becoming remains remain remained as")
WORDS = (Tok.WORD, Tok.ACRONYM, Tok.IDENTIFIER)
_ENDS = (Tok.COMMA, Tok.STOP, Tok.DASH, Tok.COLON, Tok.OPEN, Tok.CLOSE, Tok.QUOTE, Tok.NEWLINE)
_LENGTHS = PERIODS | words(
    "decade decades century centuries generation generations history memory games matches attempts record"
)
_STOPS = AUXILIARIES | words("and but which who that said as when after while because where")
_RATES = words("daily weekly monthly yearly annually just only again overall together alone")
_CARRIED = words("against with from into between over under above below within")
_NO_INFINITIVE = words(
    "minister lady half of place sign step thing day time part stage look question thought order line"
)


def to_infinitive(tokens: Tokens, j: int, limit: int) -> int | None:
    """The 'to' of 'the first woman in the country to lead', close enough and before any verb."""
    low, kind = tokens.low, tokens.kind
    if low[j] in _NO_INFINITIVE:
        return None
    for k in range(j, min(limit - 1, j + 12)):
        word = low[k]
        if word == "to":
            after = low[k + 1]
            if (
                kind[k + 1] is not Tok.WORD
                or after in DETERMINERS
                or (after in EDGES and after not in AUXILIARIES)
                or tokens.capital(k + 1)
                or (k == j and kind[k - 1] is not Tok.WORD)
            ):
                return None
            return k
        if kind[k] in _ENDS or (k > j and word in AUXILIARIES) or word in ("that", "which", "who", "from"):
            return None
    return None


def lengthy(tokens: Tokens, k: int) -> bool:
    """Whether a length of time begins at token k: 'more than a decade', '40 years', 'years', 'modern history'."""
    for m in range(k, k + 6):
        word = tokens.low[m]
        if word in _LENGTHS:
            return True
        if tokens.kind[m] not in (*WORDS, Tok.NUMBER, Tok.HYPHEN):
            return False
    return False


def head_of(tokens: Tokens, j: int, limit: int) -> tuple[int, int]:
    """The last noun of the phrase at token j, and the token that opens its scope (-1 for none)."""
    low, kind = tokens.low, tokens.kind
    head = -1
    for m in range(j, min(limit, j + 9)):
        word = low[m]
        if kind[m] not in WORDS and kind[m] not in (Tok.HYPHEN, Tok.NUMBER):
            break
        if word in SCOPES:
            infinitive = kind[m + 1] is Tok.WORD and low[m + 1] not in DETERMINERS and not tokens.capital(m + 1)
            if word == "to" and not infinitive and low[m + 1] != "date":
                break
            return head, m
        if word in _CARRIED and head >= 0:
            # "its weakest level against the dollar since 1990": the span of time may stand further on.
            return head, next((k for k in range(m + 1, min(limit, m + 9)) if low[k] in ("since", "ever")), -1)
        verb = word in NOUN_EDGES and word not in CHANGES and head >= 0 and not word.endswith("ed")
        if (word in EDGES and word not in _RATES) or verb:
            break
        head = m
    return head, -1


def reach(tokens: Tokens, j: int, limit: int, *, main_verb: bool = False) -> int:
    """Where the ranking's scope ends: the next comma, dash or auxiliary; with `main_verb` the next verb of any kind."""
    low, kind = tokens.low, tokens.kind
    k = j
    while k < limit and k - j < _REACH:
        if kind[k] in _ENDS:
            break
        if k > j and (low[k] in _STOPS or (main_verb and k > j + 1 and is_verb(tokens, k) and low[k - 1] != "to")):
            break
        k += 1
    return k


def ranked_as(
    tokens: Tokens, i: int, j: int, after: int, rank: int, scope: str, rule: str,
    *, start: int = -1, shown: int = 0, recent: bool = False,
) -> Found:  # fmt: skip
    """A ranking said by tokens i to j, with its scope read up to token `after`; its words are shown up to `shown`."""
    begin = i if start < 0 else start
    value = Ranking(rank, scope, tokens.start[begin], tokens.end[max(j, shown) - 1], most_recent=recent)
    return Found(Kind.RANKING, value, begin, j, after, rule)
