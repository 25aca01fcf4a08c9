"""Money: the sign before an amount or the currency named after it, and pounds told from pounds of weight."""

from . import home_currency, nouns
from .lexicon import currencies
from .lexicon.function_words import EDGES
from .lexicon.pounds import FINE_NOUNS, MONEY_OF, WEIGHT_WORDS
from .scales import Number, hyphenated
from .tokens import Tok, Tokens

_NEAR = 8
_MOST_WEIGHT = 1000
_GRAND_ENDS = frozenset({"less", "more", "cheaper", "apiece", "dearer"})
_SUBUNITS = frozenset({"¢", "c"})


def before(tokens: Tokens, i: int, first: int) -> tuple[str | None, int]:
    """The currency sign or code before token i, and the token where the amount begins."""
    k = i - 1
    if k < first:
        return None, i
    if tokens.kind[k] == Tok.CURRENCY:
        sign = tokens.low[k]
        code = currencies.SIGNS.get(sign) or currencies.PREFIXES.get(sign) or sign.upper()
        # "US $40" is written apart as well.
        nation = tokens.word(k - 1) if k - 1 >= first else ""
        if sign == "$":
            if nation in currencies.DOLLARS:
                return currencies.DOLLARS[nation], k - 1
            code = home_currency.dollar(tokens.text)
        elif sign == "rs":
            code = home_currency.rupee(tokens.text)
        return code, k
    if tokens.kind[k] == Tok.WORD and tokens.kind[i] == Tok.NUMBER:
        word = tokens.word(k)
        if word in currencies.CODES:
            return word, k
        if word == "Rs":
            return home_currency.rupee(tokens.text), k
        if word in currencies.APART:
            return currencies.PREFIXES[word.lower()], k
        if word == "FCFA" or (word == "CFA" and tokens.capital(k)):
            return home_currency.cfa_franc(tokens.text), k
    if tokens.kind[k] == Tok.STOP and tokens.low[k - 1] == "rs" and tokens.touches(k):
        return home_currency.rupee(tokens.text), k - 1
    return None, i


def after(tokens: Tokens, k: int, number: Number, sign: str | None, limit: int) -> tuple[str, int] | None:
    """The currency of an amount with the sign given or named at token k: its code and the token behind it."""
    kind, low = tokens.kind, tokens.low
    if sign is not None:
        if tokens.word(k) in currencies.CODES:
            return tokens.word(k), k + 1
        if low[k] in ("usd", "dollars") or (low[k] == "us" and tokens.word(k) == "US"):
            return sign, k + 1
        return sign, k
    if kind[k] == Tok.CURRENCY:
        # "4 €" closes an amount, "4, €5" and "4 €5" open the next.
        return None if tokens.touches(k + 1) and kind[k + 1] is Tok.NUMBER else (
            currencies.SIGNS.get(low[k], "USD"), k + 1
        )  # fmt: skip
    if tokens.word(k) in currencies.CODES:
        return tokens.word(k), k + 1
    if tokens.touches(k) and number.digits and low[k] in _SUBUNITS and tokens.word(k) != "C":
        return "cent", k + 1
    if low[k] == "fcfa":
        return home_currency.cfa_franc(tokens.text), k + 1
    nation = None
    start = k
    for _ in range(3):
        word = low[k].rstrip(".") if kind[k] == Tok.ACRONYM else low[k]
        if word in currencies.NATIONS or word in ("new", "hong", "sri", "south"):
            nation = word if word in currencies.NATIONS else nation
            k += 1
        else:
            break
    word = low[k]
    if word == "p" and tokens.touches(k) and number.digits and tokens.word(k) == "p":
        return "penny", k + 1
    name = word if word in currencies.NAMES else nouns.singular(word)
    if name not in currencies.NAMES or kind[k] != Tok.WORD or (start != k and nation is None):
        return None
    # Ordinary words too: money only where nothing else can be meant.
    if name in currencies.ORDINARY and nation is None and not (number.scaled or number.value >= 1000):
        return None
    if name == "pound" and nation is None and _weighs(tokens, k, number, limit):
        return None
    end = k + 1
    if name == "pound" and low[end] == "sterling":
        end += 1
    if name in currencies.HUNDREDTHS:
        return ("penny" if name in ("pence", "penny") else name), end
    if name == "rupee" and nation is None:
        return home_currency.rupee(tokens.text), end
    if nation == "cfa":
        return home_currency.cfa_franc(tokens.text), end
    return currencies.code(name, nation), end


def grand(tokens: Tokens, number: Number, sign: str | None) -> str | None:
    """The currency of 'ten grand', a thousand each, where no piano or juror follows."""
    j = number.j
    if tokens.low[j] != "grand" or number.scaled or number.part or tokens.capital(j):
        return None
    if tokens.kind[j + 1] is Tok.WORD and tokens.low[j + 1] not in EDGES | _GRAND_ENDS:
        return None
    return sign or home_currency.grand(tokens.text)


def _weighs(tokens: Tokens, k: int, number: Number, limit: int) -> bool:
    """Whether 'pounds' at token k is a weight: 'lost 15 pounds', 'a 200-pound man', '40 pounds of cocaine'."""
    low = tokens.low
    following = low[k + 1]
    if following == "sterling":
        return False
    if following == "of":
        return not any(word in MONEY_OF for word in low[k + 2 : k + 5])
    if following in ("per", "heavier", "lighter", "overweight", "underweight"):
        return following != "per" or low[k + 2] in ("square", "acre", "bushel", "inch")
    if number.scaled:
        return False
    if hyphenated(tokens, k - 1):
        return not any(word in FINE_NOUNS for word in low[k + 1 : k + 4])
    near = low[max(0, number.i - _NEAR) : number.i] + low[k + 1 : min(limit, k + _NEAR)]
    return number.value <= _MOST_WEIGHT * 100 and any(word in WEIGHT_WORDS for word in near) and not any(
        word in MONEY_OF for word in near
    )  # fmt: skip
