"""Plain statements: sentences that say something checkable about somebody or something named, without a value."""

from .lexicon import words
from .lexicon.function_words import AUXILIARIES, COMMON_VERBS, EDGES
from .lexicon.sayings import CONDITIONS, POSSIBLE
from .lexicon.speech import GROUPS, SAYS
from .nouns import singular
from .sentences import Sentence
from .tokens import Tok, Tokens

# Wishes, advice, opinions, forecasts and what is only possible cannot be checked.
_UNCHECKABLE = (
    words(
        "must hopefully perhaps maybe ought please let i we you my our your us me will 'll shall won't would wouldn't "
        "couldn't cannot wonderful terrible awful beautiful amazing brilliant horrible disgusting lovely ugly boring "
        "delicious stunning fantastic incredible unbelievable shameful disgraceful tragic sadly fortunately luckily "
        "unfortunately arguably surely clearly obviously seems seem seemed feels feel felt looks deserves "
        "deserve worth "
        "probably likely unlikely possibly destined bound forecast predicted"
    )
    | POSSIBLE
    | (CONDITIONS - {"provided", "assuming", "whether"})
)
# They open an order or advice: "Click here", "Remember the rules of the Paris club".
_ORDERS = words(
    "click see read watch go imagine remember consider note take look visit check try call follow keep stop get give "
    "make think ask tell add stay wait listen send write join find share thanks thank welcome congratulations why how "
    "what where when who whose which is are was were do does did can has have"
)
_AHEAD_TO = words("expected set due going poised ready")
_MIN_TOKENS = 6
_MAX_TOKENS = 90


def is_statement(tokens: Tokens, sentence: Sentence) -> bool:
    """Whether a sentence without values can be checked: a name, a finite verb, no question, wish, order or forecast."""
    low, kind = tokens.low, tokens.kind
    first, limit = sentence.first, sentence.limit
    if not _MIN_TOKENS <= limit - first <= _MAX_TOKENS:
        return False
    if kind[limit - 1] is not Tok.STOP or low[limit - 1] != "." or low[first] in _ORDERS:
        return False
    named = _named_first(tokens, first)
    verb = False
    for k in range(first, limit):
        what = kind[k]
        if what is Tok.WORD:
            word = low[k]
            if word in _UNCHECKABLE and not (k > first and tokens.capital(k)):
                return False
            if low[k + 1] == "to" and word in _AHEAD_TO:
                return False
            if k > first and tokens.capital(k):
                named = True
            elif k > first and (word in AUXILIARIES or word in SAYS or word in COMMON_VERBS or word.endswith("ed")):
                verb = True
        elif what is Tok.ACRONYM or what is Tok.IDENTIFIER:
            named = True
        elif what is Tok.QUOTE or (what is Tok.APOSTROPHE and k == first):
            return False
    return verb and named


def _named_first(tokens: Tokens, first: int) -> bool:
    """Whether the first word, which is in capitals anyhow, is a name: 'Norway left', not 'Critics left'."""
    word = tokens.low[first]
    if tokens.kind[first] is not Tok.WORD or word in EDGES:
        return False
    return not word.endswith(("s", "ing", "ly", "ed")) and singular(word) not in GROUPS
