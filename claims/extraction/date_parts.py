"""Parts that dates are read from: years, days, month names, and the tense that tells past from future."""

from .claim import DateValue, Kind
from .found import Found
from .lexicon import words
from .lexicon.calendar import MONTHS
from .lexicon.function_words import DETERMINERS
from .lexicon.numbers import ORDINAL_ENDINGS
from .tokens import Tok, Tokens

_FUTURE = words(
    "will 'll shall tomorrow upcoming forthcoming scheduled due slated poised plans planned planning "
    "intends set expected won't hopes aims"
)

MONTH_LEADS = words(
    "in since by until till from during last next this early late mid of after before between and to "
    "through for every each"
)


# The present tense with a day tells what is arranged: "the trial starts on Monday".
_STARTS = words(
    "starts begins opens votes meets ends expires closes kicks resumes travels arrives heads takes visits hosts "
    "concludes returns"
)


class Tense:
    """Which side of publication day the sentence's dates lie on: told by 'will', 'is due to' and the like."""

    __slots__ = ("first", "limit", "tokens")

    def __init__(self, tokens: Tokens, first: int, limit: int) -> None:
        self.tokens, self.first, self.limit = tokens, first, limit

    def future(self, i: int) -> bool:
        """Whether the clause about token i speaks of what is to come."""
        tokens = self.tokens
        low, kind = tokens.low, tokens.kind
        begin, end = i, i
        while begin > self.first and i - begin < 30 and not self._edge(begin - 1):
            begin -= 1
        while end < self.limit and end - i < 20 and not self._edge(end):
            end += 1
        for k in range(begin, end):
            word = low[k]
            if kind[k] != Tok.WORD:
                continue
            if word in _STARTS and 0 < i - k < 8 and low[k - 1] not in DETERMINERS:
                return True
            if word in _FUTURE:
                if word in ("set", "due", "expected", "scheduled", "planned", "slated", "poised"):
                    # "is due to meet", but not "was due to meet", which is past in a report.
                    if low[k - 1] in ("is", "are", "'s", "now", "also") or low[k - 2] in ("is", "are"):
                        return True
                    continue
                return True
            if word.endswith("'ll") or (word == "would" and low[k - 1] in ("he", "she", "they", "it", "which")):
                return True
            if (word in ("is", "are") and low[k + 1] == "to") or (word == "going" and low[k + 1] == "to"):
                return True
        return False

    def _edge(self, k: int) -> bool:
        tokens = self.tokens
        what = tokens.kind[k]
        if what == Tok.DASH or tokens.low[k] == ";":
            return True
        return what == Tok.COMMA and tokens.low[k + 1] in ("who", "which", "but", "while", "after", "where", "when")


def date_found(tokens: Tokens, i: int, j: int, edtf: str | None, rule: str) -> Found:
    start, end = tokens.start[i], tokens.end[j - 1]
    return Found(Kind.DATE, DateValue(edtf, tokens.text[start:end], start, end), i, j, j, rule)


def is_year(tokens: Tokens, i: int) -> bool:
    """Four bare digits that may be a year."""
    word = tokens.low[i]
    return tokens.kind[i] == Tok.NUMBER and len(word) == 4 and word.isdigit() and "1000" <= word <= "2199"


def year_after(tokens: Tokens, j: int) -> tuple[int, int] | None:
    """A year at token j, maybe after a comma or 'of': the year and the next token."""
    if tokens.kind[j] == Tok.COMMA and is_year(tokens, j + 1):
        return int(tokens.low[j + 1]), j + 2
    if tokens.low[j] == "of" and is_year(tokens, j + 1):
        return int(tokens.low[j + 1]), j + 2
    if is_year(tokens, j) and tokens.low[j + 1] not in ("people", "troops", "soldiers"):
        return int(tokens.low[j]), j + 1
    return None


def day_number(tokens: Tokens, j: int) -> tuple[int, int] | None:
    """A day of the month at token j: '3', '3rd', 'third'; its number and the next token."""
    word = tokens.low[j]
    if tokens.kind[j] == Tok.NUMBER and word.isdigit() and 1 <= int(word) <= 31 and len(word) <= 2:
        if tokens.low[j + 1] in ORDINAL_ENDINGS and tokens.touches(j + 1):
            return int(word), j + 2
        return int(word), j + 1
    return None


def month_word(tokens: Tokens, i: int) -> bool:
    """Whether token i names a month: 'may', 'march' and short forms only with a capital."""
    return tokens.low[i] in MONTHS and tokens.capital(i) and tokens.kind[i] == Tok.WORD
