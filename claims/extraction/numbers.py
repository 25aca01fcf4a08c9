"""The grammar of numbers: digits, words and both mixed, fractions and vague counts."""

from decimal import Decimal

from .lexicon.numbers import FEW, FOLDS, FRACTIONS, GLYPHS, HUNDRED, MULTIPLES, ONES, SCALES, TENS, VAGUE
from .parts import ARTICLES, article, bare, of_unit
from .scales import MOST, Number, hyphenated, scale_at, tail
from .tokens import Tok, Tokens

_MAX_DIGITS = 24
_KEPT = 500
BIG_WORDS = frozenset(SCALES) | {HUNDRED, "dozen"}
WORDS_BELOW_HUNDRED = frozenset(ONES) | frozenset(TENS)
STARTERS = (
    frozenset(ONES) | frozenset(TENS) | frozenset(VAGUE) | ARTICLES | frozenset(FEW) | BIG_WORDS
    | {"half", "quarter"} | frozenset(FOLDS) | frozenset(MULTIPLES) | {"twice", "thrice"}
)  # fmt: skip
_OF_ONLY = frozenset({"quarters", "hundredths", "tenths"})
_NOT_QUARTERS = frozenset({"finals", "final", "finalists", "finalist"})


def _words(tokens: Tokens, i: int) -> tuple[Decimal, int, bool] | None:
    """A cardinal in words from token i: 'two hundred and five', 'thirty-three million'."""
    low, kind = tokens.low, tokens.kind
    total = Decimal(0)
    group = Decimal(0)
    j = i
    read = last_unit = scaled = False
    while True:
        word = low[j]
        k = j
        if read and kind[j] == Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1):
            k = j + 1
            word = low[k]
        elif read and word == "and" and scaled and (low[j + 1] in ONES or low[j + 1] in TENS):
            # "two hundred and five" is one number; "two hundred and five hundred" and "30 and five" are two.
            after = low[j + 2]
            if (after == HUNDRED and group >= 100) or group % 100:
                break
            k = j + 1
            word = low[k]
        if word in ONES:
            if last_unit:
                break
            if group % 10 or (group % 100 and ONES[word] >= 10):
                break
            group += ONES[word]
            last_unit = True
        elif word in TENS:
            if group % 100 or last_unit:
                break
            group += TENS[word]
            last_unit = False
        elif word == HUNDRED and read:
            if not group or group >= 100:
                break
            group *= 100
            last_unit = False
            scaled = True
        elif word == "dozen" and read and group:
            total += group * 12
            group = Decimal(0)
            return total, k + 1, True
        elif word in SCALES and read:
            total = (total + group) * SCALES[word] if total and total < SCALES[word] else total + group * SCALES[word]
            group = Decimal(0)
            last_unit = False
            scaled = True
        elif word == "point" and read and low[k + 1] in ONES:
            decimals = ""
            k += 1
            while low[k] in ONES and ONES[low[k]] < 10 and len(decimals) < 6:
                decimals += str(ONES[low[k]])
                k += 1
            value, j, more = tail(tokens, total + group + Decimal(f"0.{decimals or 0}"), k, False)
            return value, j, more
        else:
            break
        read = True
        j = k + 1
        if total > MOST:
            break
    if not read:
        return None
    return total + group, j, scaled


def read_number(tokens: Tokens, i: int, *, money: bool = False) -> Number | None:
    """The number that begins at token i, or None. `money` tells that a currency stands before it.

    What was read is kept with the tokens, since one detector after the other asks: it is not to be changed.
    """
    kept: dict[int, Number | None] = tokens.numbers
    key = -i - 1 if money else i
    try:
        return kept[key]
    except KeyError:
        if len(kept) > _KEPT:
            kept.clear()
        kept[key] = number = _read(tokens, i, money)
        return number


def _read(tokens: Tokens, i: int, money: bool) -> Number | None:
    kind, low = tokens.kind, tokens.low
    what = kind[i]
    word = low[i]
    if what == Tok.NUMBER:
        return _digits(tokens, i, money)
    if what == Tok.FRACTION:
        top, _, bottom = word.partition("/")
        if bottom == "10" and low[i + 1] != "of" and 0 < int(top) <= 10:
            # "a rating of 8/10" is eight.
            return Number(Decimal(top), i, i + 1, digits=True)
        if 0 < int(top) < int(bottom) and (int(bottom) in (2, 3, 4, 5, 8) or low[i + 1] == "of"):
            # "1/2 cup" is an amount, "1/3 of" a share.
            part = Number(Decimal(top) / Decimal(bottom), i, i + 1, digits=True, part=low[i + 1] == "of")
            return of_unit(tokens, part) or part
        return None
    if what == Tok.GLYPH and word in GLYPHS:
        value, j, scaled = tail(tokens, GLYPHS[word], i + 1, money)
        part = Number(value, i, j, digits=True, scaled=scaled, part=not scaled and low[j] == "of")
        return part if scaled else of_unit(tokens, part) or part
    if what != Tok.WORD:
        return None
    if word in ONES or word in TENS:
        return _spelled(tokens, i)
    if word in ARTICLES:
        return article(tokens, i, _below_hundred)
    if word in BIG_WORDS or word in ("half", "quarter", "third"):
        return bare(tokens, i)
    if word in VAGUE:
        return _vague(tokens, i)
    if word in MULTIPLES:
        return Number(MULTIPLES[word], i, i + 1, vague=True, scaled=True) if hyphenated(tokens, i + 1) else None
    if word in FEW and (low[i + 1] in BIG_WORDS):
        factor = scale_at(tokens, i + 1)
        if factor is not None:
            value, j, _ = tail(tokens, FEW[word] * factor[0], factor[1], money)
            return Number(value, i, j, vague=True, scaled=True)
    return None


def _below_hundred(tokens: Tokens, i: int) -> tuple[Decimal, int] | None:
    rest = _words(tokens, i)
    return (rest[0], rest[1]) if rest is not None and rest[0] < 100 else None


def _digits(tokens: Tokens, i: int, money: bool) -> Number | None:
    kind, low, text = tokens.kind, tokens.low, tokens.text
    raw = low[i]
    if len(raw) > _MAX_DIGITS * 2:
        return None
    plain = raw.isdigit()
    value = Decimal(raw if plain else plain_digits(raw))
    j = i + 1
    if plain and len(raw) <= 3 and kind[j] == Tok.NUMBER and not money:
        # "14 000 people": a space groups the digits where a month or another name does not stand before.
        while (
            kind[j] == Tok.NUMBER
            and len(low[j]) == 3
            and low[j].isdigit()
            and tokens.start[j] == tokens.end[j - 1] + 1
            and text[tokens.start[j] - 1] == " "
            and raw != "0"
            and not tokens.capital(i - 1)
        ):
            value = value * 1000 + Decimal(low[j])
            plain = False
            j += 1
    if plain and j == i + 1 and kind[j + 1] == Tok.NUMBER and tokens.touches(j) and tokens.touches(j + 1):
        joined = _joined(tokens, raw, j)
        if joined is not None:
            value, j = joined
            plain = False
    if kind[j] == Tok.FRACTION and low[j].endswith(("/2", "/3", "/4", "/8", "/5")):
        top, _, bottom = low[j].partition("/")
        if int(top) < int(bottom):
            value += Decimal(top) / Decimal(bottom)
            plain = False
            j += 1
    elif kind[j] == Tok.GLYPH and low[j] in GLYPHS and tokens.touches(j):
        value += GLYPHS[low[j]]
        plain = False
        j += 1
    value, end, scaled = tail(tokens, value, j, money)
    if scaled:
        value, end = _lesser(tokens, value, end)
    return Number(value, i, end, digits=True, scaled=scaled, plain=plain and not scaled)


def _joined(tokens: Tokens, raw: str, j: int) -> tuple[Decimal, int] | None:
    """ "12'000" grouped by apostrophes, "1,5 million" with a decimal comma: the value and the next token."""
    kind, low = tokens.kind, tokens.low
    if kind[j] == Tok.APOSTROPHE and len(raw) <= 3 and raw != "0":
        value = Decimal(raw)
        k = j
        while kind[k] == Tok.APOSTROPHE and tokens.touches(k) and tokens.touches(k + 1) and len(low[k + 1]) == 3:
            if not low[k + 1].isdigit() or k > j + 8:
                return None
            value = value * 1000 + Decimal(low[k + 1])
            k += 2
        return (value, k) if k > j else None
    if kind[j] == Tok.COMMA and len(low[j + 1]) <= 2 and low[j + 1].isdigit():
        following = low[j + 2]
        if following in SCALES or following in ("bn", "mn", "mln", "percent", "per", "%"):
            return Decimal(f"{raw}.{low[j + 1]}"), j + 2
    return None


def _lesser(tokens: Tokens, value: Decimal, j: int) -> tuple[Decimal, int]:
    """'2 million 600 thousand': a lesser figure of the same number straight after its scale."""
    if tokens.kind[j] != Tok.NUMBER or value < 10**6 or not tokens.low[j].isdigit() or len(tokens.low[j]) > 3:
        return value, j
    scale = SCALES.get(tokens.low[j + 1])
    if scale is None or scale * 1000 > value:
        return value, j
    return value + Decimal(tokens.low[j]) * scale, j + 2


def plain_digits(raw: str) -> str:
    """The digits of a number token without what groups them."""
    digits = "".join(c for c in raw if c in "0123456789.")
    return digits.replace(".", "") if digits.count(".") > 1 else digits


def _spelled(tokens: Tokens, i: int) -> Number | None:
    low = tokens.low
    read = _words(tokens, i)
    if read is None:
        return None
    value, j, scaled = read
    k = j + 1 if hyphenated(tokens, j) else j
    part = not scaled and value < 100 and low[k] in FRACTIONS and low[k - 1] != "and"
    if part and ((low[k].endswith("s") and low[k] != "halves") or value == 1):
        after = low[k + 1]
        if not (after in _NOT_QUARTERS or (low[k] in _OF_ONLY and after not in ("of", "majority"))):
            number = Number(value * FRACTIONS[low[k]], i, k + 1, part=True)
            return of_unit(tokens, number) or number
    value, j, more = tail(tokens, value, j, False, grown=scaled)
    return Number(value, i, j, scaled=scaled or more)


def _vague(tokens: Tokens, i: int) -> Number | None:
    """'dozens of', 'hundreds of thousands', 'tens of millions'."""
    low = tokens.low
    value = VAGUE[low[i]]
    j = i + 1
    while low[j] == "of" and low[j + 1] in VAGUE and j - i < 6:
        # "tens of thousands" is at least twenty thousand, "hundreds of millions" two hundred million.
        value *= VAGUE[low[j + 1]] / 2
        j += 2
    if low[i] in ("tens", "scores") and low[j] != "of" and j == i + 1:
        return None
    if low[i] == "scores" and low[i - 1] in ("the", "test", "credit", "their", "his", "her"):
        return None
    return Number(value, i, j, vague=True, scaled=True)
