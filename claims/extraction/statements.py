"""Plain statements: sentences that say something checkable about somebody or something named, without a value."""

from .lexicon import words
from .lexicon.function_words import AUXILIARIES
from .lexicon.speech import SAYS
from .sentences import Sentence
from .tokens import Tok, Tokens

_OPINION = words("should must hopefully perhaps maybe ought please let i we you my our your")
_MIN_TOKENS = 6
_MAX_TOKENS = 90


def is_statement(tokens: Tokens, sentence: Sentence) -> bool:
    """Whether a sentence without values can be checked: a name, a finite verb, no question or wish."""
    low, kind = tokens.low, tokens.kind
    first, limit = sentence.first, sentence.limit
    if not _MIN_TOKENS <= limit - first <= _MAX_TOKENS:
        return False
    if kind[limit - 1] is not Tok.STOP or low[limit - 1] != "." or low[first] in _OPINION:
        return False
    named = verb = False
    for k in range(first, limit):
        if kind[k] is Tok.QUOTE:
            return False
        if kind[k] is Tok.ACRONYM or kind[k] is Tok.IDENTIFIER:
            named = True
        elif kind[k] is Tok.WORD:
            word = low[k]
            if k > first and tokens.capital(k):
                named = True
            elif word in AUXILIARIES or word in SAYS or word.endswith("ed"):
                verb = True
            elif word in _OPINION:
                return False
    return verb and (named or (tokens.capital(first) and low[first] not in ("it", "there", "this", "that")))
