"""The day that a dateline gives itself ('PARIS, March 3, 2024 (Newswire) -'), for a text that comes without one."""

from datetime import date

from .claim import DateValue
from .dates import read_date
from .sentences import Sentence
from .tense import Tense
from .tokens import Tok, Tokens

_LONGEST = 24
_SENTENCES = 3


def own_day(tokens: Tokens, story: list[Sentence]) -> date | None:
    """The full date that stands before the story's beginning on its line, or None: a day without a year is none."""
    for sentence in story[:_SENTENCES]:
        first = limit = sentence.first
        while first > 0 and tokens.kind[first - 1] is not Tok.NEWLINE and limit - first < _LONGEST:
            first -= 1
        tense = Tense(tokens, first, limit)
        for i in range(first, limit) if sentence.opens_line else ():
            found = read_date(tokens, i, first, limit, None, tense)
            edtf = found.value.edtf if found is not None and isinstance(found.value, DateValue) else None
            if edtf is not None and len(edtf) == 10:
                return date.fromisoformat(edtf)
    return None
