"""Where the clauses of a sentence divide, and the smallest part of it that says one figure and reads alone."""

from bisect import bisect_left

from .found import Found
from .lexicon import words
from .lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from .lexicon.numbers import ONES, TENS, VAGUE
from .lexicon.speech import SAYS
from .lexicon.verbs import DOUBTFUL, FINITE, NOT_PARTICIPLES, NOT_PASTS
from .tokens import Tok, Tokens

_OPENERS = words("but while whereas although though however")
_EDGES = frozenset({Tok.COMMA, Tok.DASH, Tok.COLON})
_TRIMMED_BEFORE = (Tok.COMMA, Tok.QUOTE, Tok.CLOSE, Tok.COLON, Tok.DASH, Tok.APOSTROPHE)
_TRIMMED_BEHIND = (Tok.COMMA, Tok.STOP, Tok.COLON, Tok.DASH, Tok.NEWLINE)
_SUBORDINATORS = SUBORDINATORS | {"since"}
_DEPENDENT = words("including among excluding compared against up down versus from rather plus minus")
_RELATIVES = words("that which who whom whose")
_CLOSED = _RELATIVES | DETERMINERS | {"with", "where", "including"}
_FIGURES = (Tok.NUMBER, Tok.CURRENCY, Tok.FRACTION, Tok.GLYPH)
_FIGURE_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(VAGUE)
_AFTER_VERB = DETERMINERS | PREPOSITIONS | PRONOUNS | _FIGURE_WORDS | words("more nearly almost less fewer")
_NP_STOPS = (AUXILIARIES | CONJUNCTIONS | PREPOSITIONS) - {"of"}
_NOUNS = (Tok.WORD, Tok.ACRONYM, Tok.IDENTIFIER, Tok.NUMBER, Tok.PERCENT)
_NO_VERB_AFTER = DETERMINERS | (PREPOSITIONS - {"to", "off", "out", "up", "down"})
_VERBS = FINITE | DOUBTFUL
_SOFT = words("and or , ، if unless ( ) [ ] { }") | _RELATIVES | _SUBORDINATORS
_PREFIXES = words("re co pre de un out over under mis")
_SHORTEST = 3
_LONGEST_SUBJECT = 8
_TAIL = 14


class Edge:
    """A place where a sentence may be divided: its left part ends before `cut`, its right part begins at `start`.

    `start` is -1 where what follows leans on the words before it. `bare` tells that the right part needs no
    finite verb to read alone: "killing 12 people". Elsewhere a sentence is divided only where either part holds a
    figure; at a `strong` edge, such as ", which", always.
    """

    __slots__ = ("bare", "cut", "start", "strong")

    def __init__(self, cut: int, start: int, *, bare: bool = False, strong: bool = False) -> None:
        self.cut, self.start, self.bare, self.strong = cut, start, bare, strong


class Clauses:
    """How one sentence divides: found once, read for each of its claims."""

    __slots__ = ("_hard", "_soft", "_values", "commas", "first", "joints", "limit", "tokens", "verbs")

    def __init__(self, tokens: Tokens, first: int, limit: int, found: list[Found]) -> None:
        kind, low = tokens.kind, tokens.low
        self.tokens, self.first, self.limit = tokens, first, limit
        self._values = [one.i for one in found]
        self.verbs = [
            k for k in range(first, limit) if (low[k] in _VERBS or low[k].endswith("ed")) and is_verb(tokens, k)
        ]
        self._hard = [k for k in range(first, limit) if kind[k] in _EDGES and _divides(tokens, k)]
        self.commas = Tok.COMMA in kind[first:limit]
        self.joints = [k for k in range(first + 1, limit - 1) if low[k] in _SOFT] if found else []
        self._soft = self._find_soft() if found else []

    def around(self, i: int, j: int) -> tuple[int, int]:
        """The clause about tokens i to j: to the nearest semicolon, dash, or ', but' and its kin on either side."""
        first, limit, edges = self.first, self.limit, self._hard
        at = bisect_left(edges, i)
        begin = edges[at - 1] + 1 if at else first
        at = bisect_left(edges, j, at)
        end = edges[at] if at < len(edges) else limit
        # A clause of two or three words does not read alone: take the whole sentence then.
        if end - begin < 4:
            begin, end = first, limit
        return self._trimmed(begin, end, i, j)

    def own(self, one: Found, begin: int, end: int) -> tuple[int, int]:
        """The part of the clause of tokens begin to end that says this value and reads alone."""
        i, j = one.i, max(one.j, one.after)
        start, bare = begin, False
        for edge in reversed(self._soft):
            # An antecedent stands before its edge, so the start of its part may too.
            begins = edge.cut < i and start < edge.start <= i and (edge.strong or self._any(begin, edge.cut))
            if begins and (edge.bare or self._reads(edge.start, end)):
                start, bare = edge.start, edge.bare
                break
        stop = end
        inside = self._bracket(begin, end, i, j)
        if inside is not None:
            return inside
        for edge in self._soft:
            ends = j <= edge.cut < stop and (edge.strong or self._any(edge.cut, end))
            if ends and (bare or self._reads(start, edge.cut)):
                stop = edge.cut
                break
        tail = self._attribution(j, stop)
        if tail and (bare or self._reads(start, tail)):
            stop = tail
        if stop - start < _SHORTEST and not bare:
            start, stop = begin, end
        return self._trimmed(start, stop, i, j)

    def _bracket(self, begin: int, end: int, i: int, j: int) -> tuple[int, int] | None:
        """The words of the bracket round tokens i to j, where they are enough to read alone."""
        kind = self.tokens.kind
        for k in range(i - 1, max(begin, i - _TAIL) - 1, -1):
            if kind[k] is Tok.CLOSE:
                return None
            if kind[k] is Tok.OPEN:
                close = next((m for m in range(j, end) if kind[m] is Tok.CLOSE), end)
                return (k + 1, close) if close - k > 5 else None
        return None

    def verb_in(self, a: int, b: int) -> bool:
        """Whether a finite verb stands among tokens a to b."""
        at = bisect_left(self.verbs, a)
        return at < len(self.verbs) and self.verbs[at] < b

    def _any(self, a: int, b: int) -> bool:
        at = bisect_left(self._values, a)
        return at < len(self._values) and self._values[at] < b

    def _reads(self, a: int, b: int) -> bool:
        return b - a >= _SHORTEST and self.verb_in(a, b)

    def _trimmed(self, begin: int, end: int, i: int, j: int) -> tuple[int, int]:
        low, kind = self.tokens.low, self.tokens.kind
        while begin < i and kind[begin] in _TRIMMED_BEFORE:
            begin += 1
        while end > j and kind[end - 1] in _TRIMMED_BEHIND:
            end -= 1
        # A quotation mark whose words are cut off goes with them.
        while end > j and kind[end - 1] is Tok.QUOTE and kind[begin:end].count(Tok.QUOTE) % 2:
            end -= 1
            while end > j and kind[end - 1] in _TRIMMED_BEHIND:
                end -= 1
        if end > j and kind[end - 1] is Tok.CLOSE and Tok.OPEN not in kind[begin:end]:
            end -= 1
        if low[begin] in ("but", "and", "while", "or") and begin < i:
            begin += 1
        return begin, end

    def _attribution(self, j: int, end: int) -> int:
        """The comma of a closing ', officials said on Monday' behind token j, or 0."""
        low, kind = self.tokens.low, self.tokens.kind
        for k in range(max(j, end - _TAIL), end):
            if kind[k] is Tok.COMMA:
                if low[k + 1] == "according" and low[k + 2] == "to":
                    return k
                for m in range(k + 2, min(end, k + 8)):
                    if low[m] in SAYS and low[m - 1] not in ("the", "a", "to", "have", "has", "been", "was", "were"):
                        return k if end - m < 8 and not self._any_number(m, end) else 0
                    if kind[m] is not Tok.WORD or low[m] in AUXILIARIES:
                        break
        return 0

    def _any_number(self, a: int, b: int) -> bool:
        return any(self.tokens.kind[k] in _FIGURES for k in range(a, b))

    def _find_soft(self) -> list[Edge]:
        tokens = self.tokens
        low, kind = tokens.low, tokens.kind
        edges: list[Edge] = []
        for k in self.joints:
            what = kind[k]
            edge: Edge | None = None
            if what is Tok.COMMA:
                edge = self._at_comma(k)
            elif what is Tok.OPEN:
                edge = Edge(k, -1)
            elif what is Tok.CLOSE:
                edge = Edge(k + 1, -1)
            elif what is Tok.WORD and kind[k - 1] is not Tok.COMMA:
                word = low[k]
                if word in ("and", "or"):
                    edge = self._at_and(k, k)
                elif word in _RELATIVES and is_verb(tokens, k + 1) and low[k - 1] not in PREPOSITIONS:
                    edge = Edge(k, self._phrase_start(k))
                elif word in _SUBORDINATORS and low[k - 1] != "well" and self._clause_at(k + 1):
                    edge = Edge(k, k + 1)
            if edge is not None:
                edges.append(edge)
        return edges

    def _at_comma(self, k: int) -> Edge | None:
        tokens = self.tokens
        low, kind = tokens.low, tokens.kind
        word = low[k + 1]
        if word in ("and", "or", "but", "so", "yet"):
            return self._at_and(k + 1, k)
        if word in ("which", "who", "whose"):
            return Edge(k, self._phrase_start(k), strong=True)
        if word == "where":
            return Edge(k, k + 2, strong=True)
        if word == "as" and low[k + 2] == "well":
            return Edge(k, -1)
        if word in _SUBORDINATORS and self._clause_at(k + 2):
            return Edge(k, k + 2)
        if word in _DEPENDENT:
            return Edge(k, -1)
        if word == "with":
            alone = all(kind[m] is not Tok.COMMA for m in range(k + 2, min(self.limit, k + 24)))
            return Edge(k, k + 2 if alone else -1, bare=True)
        if _participle(tokens, k + 1):
            return Edge(k, k + 1, bare=True, strong=True) if self._any(self.first, k) else None
        figure = kind[k + 1] in _FIGURES or word in _FIGURE_WORDS
        if figure and any(low[m] in ("whom", "which", "them") for m in range(k + 2, k + 6)):
            return Edge(k, k + 1, bare=True)
        if figure and self._clause_at(k + 1):
            return Edge(k, k + 1)
        if word in ("a", "an", "the") and tokens.capital(k - 1) and low[k - 1] not in SAYS:
            return Edge(k, self._phrase_start(k), bare=True)
        if is_verb(tokens, k + 1):
            if word.endswith("ed") and low[k + 2] in PREPOSITIONS:
                return Edge(k, self._phrase_start(k), bare=True)
            return Edge(k, k + 1 if _takes_object(tokens, k + 1) and not self._closes(k) else -1)
        return None

    def _closes(self, k: int) -> bool:
        """Whether the comma at token k closes an aside: 'Vesta, which employs 900, lost'."""
        low, kind = self.tokens.low, self.tokens.kind
        for m in range(k - 1, max(self.first, k - 24), -1):
            if kind[m] is Tok.COMMA:
                word = low[m + 1]
                return word in _CLOSED or kind[m + 1] is Tok.NUMBER or is_verb(self.tokens, m + 1)
        return False

    def _at_and(self, k: int, cut: int) -> Edge | None:
        """The edge at the conjunction of token k: before a verb, before a clause, before another figure."""
        tokens = self.tokens
        low = tokens.low
        n = k + 1
        if low[n] == "that":
            return Edge(cut, n + 1)
        while low[n] in ADVERBS and n < k + 3:
            n += 1
        if is_verb(tokens, n):
            if is_verb(tokens, k - 1) and low[k - 1] not in AUXILIARIES:
                return None
            return Edge(cut, k + 1) if low[n] in AUXILIARIES or _takes_object(tokens, n) else None
        if _participle(tokens, n) and _takes_object(tokens, n):
            return Edge(cut, k + 1, bare=True)
        if self._clause_at(k + 1) and self._has_verb_before(cut):
            return Edge(cut, k + 1)
        return Edge(cut, -1) if self._any(k + 1, k + 2) else None

    def _has_verb_before(self, k: int) -> bool:
        at = bisect_left(self.verbs, k)
        return at > 0 and self.tokens.low[self.verbs[at - 1]] not in SAYS

    def _clause_at(self, k: int) -> bool:
        """Whether a noun phrase and a finite verb begin at token k."""
        tokens = self.tokens
        low, kind = tokens.low, tokens.kind
        aged = -1
        for m in range(k, min(self.limit, k + 9)):
            if m <= aged:
                continue
            if kind[m] is Tok.COMMA and kind[m + 1] is Tok.NUMBER and kind[m + 2] is Tok.COMMA:
                aged = m + 2
                continue
            if m > k and is_verb(tokens, m) and low[m] != "following":
                return True
            if kind[m] not in (Tok.WORD, Tok.ACRONYM, Tok.IDENTIFIER, Tok.HYPHEN, *_FIGURES):
                return False
            if low[m] in CONJUNCTIONS or (low[m] in PREPOSITIONS and low[m] not in ("of", "about", "over", "up", "to")):
                return False
        return False

    def _phrase_start(self, k: int) -> int:
        """Where the noun phrase begins that ends before token k."""
        tokens = self.tokens
        low, kind = tokens.low, tokens.kind
        i = k
        while i > self.first and k - i < _LONGEST_SUBJECT:
            if kind[i - 1] not in (Tok.WORD, Tok.HYPHEN, Tok.ACRONYM, Tok.IDENTIFIER, *_FIGURES):
                break
            word = low[i - 1]
            if word in DETERMINERS:
                return i - 1
            if (word in _NP_STOPS and low[i] != "cent") or (is_verb(tokens, i - 1) and not tokens.capital(i - 1)):
                break
            i -= 1
        return i if i < k else -1


def is_verb(tokens: Tokens, k: int) -> bool:
    """Whether token k may be a finite verb."""
    word = tokens.low[k]
    if tokens.kind[k] is not Tok.WORD or (word.endswith("ing") and word != "bring"):
        return False
    if word in DOUBTFUL:
        before = tokens.low[k - 1]
        return (
            tokens.kind[k - 1] in _NOUNS
            and before not in _NO_VERB_AFTER
            and not before.endswith("'s")
            and _takes_object(tokens, k)
        )
    if word in AUXILIARIES:
        # "The May vote" has none.
        return not (word in ("may", "will") and tokens.capital(k) and tokens.kind[k - 1] is Tok.WORD)
    if word.endswith("ed") and _describes(tokens, k):
        return False
    # "its release", "the injured": behind a determiner stands a noun.
    return (word in FINITE or (word.endswith("ed") and len(word) > 4 and word not in NOT_PASTS)) and tokens.low[
        k - 1
    ] not in DETERMINERS


def _describes(tokens: Tokens, k: int) -> bool:
    """'the seasonally adjusted rate', 'state-owned firms': a participle before its noun, not 're-elected'."""
    low = tokens.low
    if tokens.kind[k - 1] is Tok.HYPHEN:
        return low[k - 2] not in _PREFIXES or low[k - 3] in DETERMINERS
    return low[k - 1].endswith("ly") and low[k - 2] in DETERMINERS


def _participle(tokens: Tokens, k: int) -> bool:
    word = tokens.low[k]
    return word.endswith("ing") and len(word) > 5 and word not in NOT_PARTICIPLES and not tokens.capital(k)


def _takes_object(tokens: Tokens, k: int) -> bool:
    """Whether the words behind a verb at token k make it one: 'and killed 12', not 'and refined products'."""
    word = tokens.low[k + 1]
    return word in _AFTER_VERB or tokens.kind[k + 1] in _FIGURES or tokens.capital(k + 1) or word.endswith("ly")


def _divides(tokens: Tokens, k: int) -> bool:
    what = tokens.kind[k]
    if what is Tok.DASH:
        # "1998–2005" is one value; a dash between spaces divides.
        return not (tokens.touches(k) and tokens.touches(k + 1) and len(tokens.low[k]) == 1)
    if what is Tok.COLON:
        return tokens.low[k] == ";"
    return what is Tok.COMMA and tokens.low[k + 1] in _OPENERS
