"""The grammar of numbers: digits, words and both mixed, fractions, vague counts and ranges."""

from dataclasses import dataclass
from decimal import Decimal

from .lexicon.numbers import FEW, FRACTIONS, GLYPHS, HUNDRED, ONES, SCALES, SHORT_SCALES, TENS, VAGUE
from .tokens import Tok, Tokens

_MAX_DIGITS = 24
_AND_A = frozenset({"a", "an", "one"})
_ARTICLE = frozenset({"a", "an"})
NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | {HUNDRED} | frozenset(SCALES)
BIG_WORDS = frozenset(SCALES) | {HUNDRED, "dozen"}
STARTERS = frozenset(ONES) | frozenset(TENS) | frozenset(VAGUE) | _ARTICLE | frozenset(FEW) | BIG_WORDS | {"half"}


@dataclass(slots=True)
class Number:
    """A number read from tokens i to j, j excluded.

    `digits` tells that it begins with digits, `scaled` that a scale word or suffix follows, `part` that it is
    a fraction of something ("half of", "a third"), `plain` that it is a bare run of digits ("2005").
    """

    value: Decimal
    i: int
    j: int
    vague: bool = False
    digits: bool = False
    scaled: bool = False
    part: bool = False
    plain: bool = False


def _scale_at(tokens: Tokens, j: int) -> tuple[Decimal, int] | None:
    """A scale word at token j, maybe after a hyphen: its factor and the next token."""
    word = tokens.low[j]
    if tokens.kind[j] == Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1):
        j += 1
        word = tokens.low[j]
    factor = SCALES.get(word)
    if factor is not None:
        return factor, j + 1
    if word == HUNDRED:
        return Decimal(100), j + 1
    if word == "dozen":
        return Decimal(12), j + 1
    return None


def _short_scale(tokens: Tokens, j: int, money: bool) -> Decimal | None:
    """A suffix such as "bn" or "k" at token j."""
    word = tokens.low[j]
    factor = SHORT_SCALES.get(word)
    if factor is None or tokens.kind[j] != Tok.WORD:
        return None
    if word == "mm" and not money:
        return None
    touching = tokens.touches(j)
    if word == "k":
        return factor if touching and tokens.word(j) in ("k", "K") else None
    if word in ("b", "t"):
        return factor if money and touching else None
    if word == "cr":
        return factor if money else None
    if word == "m":
        if money:
            return factor
        # "4.6m people" is millions, "4.6m high" metres.
        following = tokens.low[j + 1]
        return factor if touching and len(following) > 3 and following.endswith(("s", "people")) else None
    return factor


def _tail(tokens: Tokens, value: Decimal, j: int, money: bool) -> tuple[Decimal, int, bool]:
    """Scales and halves after a first figure: '2.5 million', '2 and a half million', '3 hundred thousand'."""
    scaled = False
    half = _and_fraction(tokens, j)
    if half is not None:
        value += half[0]
        j = half[1]
    while True:
        scale = _scale_at(tokens, j)
        if scale is None:
            short = None if scaled else _short_scale(tokens, j, money)
            if short is None:
                break
            scale = short, j + 1
        value *= scale[0]
        j = scale[1]
        scaled = True
        if value > Decimal(10) ** 30:
            break
    if scaled:
        half = _and_fraction(tokens, j)
        if half is not None:
            value += half[0] * scale_of(value)
            j = half[1]
    return value, j, scaled


def scale_of(value: Decimal) -> Decimal:
    """The largest power of a thousand not above the value: what "and a half" after a scale means."""
    factor = Decimal(1)
    while factor * 1000 <= value:
        factor *= 1000
    return factor


def _and_fraction(tokens: Tokens, j: int) -> tuple[Decimal, int] | None:
    low = tokens.low
    if low[j] != "and":
        return None
    if low[j + 1] in _AND_A and low[j + 2] in FRACTIONS:
        return FRACTIONS[low[j + 2]], j + 3
    count = ONES.get(low[j + 1])
    if low[j + 1] == "three" and count and low[j + 2] in ("quarters", "fifths", "tenths", "fourths"):
        return FRACTIONS[low[j + 2]] * count, j + 3
    return None


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
            value, j, more = _tail(tokens, total + group + Decimal(f"0.{decimals or 0}"), k, False)
            return value, j, more
        else:
            break
        read = True
        j = k + 1
        if total > Decimal(10) ** 30:
            break
    if not read:
        return None
    return total + group, j, scaled


def read_number(tokens: Tokens, i: int, *, money: bool = False) -> Number | None:
    """The number that begins at token i, or None. `money` tells that a currency stands before it."""
    kind, low = tokens.kind, tokens.low
    what = kind[i]
    word = low[i]
    if what == Tok.NUMBER:
        return _digits(tokens, i, money)
    if what == Tok.FRACTION:
        top, _, bottom = word.partition("/")
        if 0 < int(top) < int(bottom) and (int(bottom) in (2, 3, 4, 5, 8, 10) or low[i + 1] == "of"):
            return Number(Decimal(top) / Decimal(bottom), i, i + 1, digits=True, part=True)
        return None
    if what == Tok.GLYPH and word in GLYPHS:
        value, j, scaled = _tail(tokens, GLYPHS[word], i + 1, money)
        return Number(value, i, j, digits=True, scaled=scaled, part=not scaled)
    if what != Tok.WORD:
        return None
    if word in ONES or word in TENS:
        return _spelled(tokens, i)
    if word in _ARTICLE:
        return _article(tokens, i)
    if word in BIG_WORDS or word in ("half", "quarter", "third"):
        return _bare(tokens, i)
    if word in VAGUE:
        return _vague(tokens, i)
    if word in FEW and (low[i + 1] in BIG_WORDS):
        factor = _scale_at(tokens, i + 1)
        if factor is not None:
            value, j, _ = _tail(tokens, FEW[word] * factor[0], factor[1], money)
            return Number(value, i, j, vague=True, scaled=True)
    return None


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
    value, end, scaled = _tail(tokens, value, j, money)
    return Number(value, i, end, digits=True, scaled=scaled, plain=plain and not scaled)


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
    k = j + 1 if tokens.kind[j] == Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1) else j
    part = not scaled and value < 100 and low[k] in FRACTIONS and low[k - 1] != "and"
    if part and ((low[k].endswith("s") and low[k] != "halves") or value == 1):
        after = low[k + 1]
        if not (after in ("finals", "final") or (low[k] == "quarters" and after not in ("of", "majority"))):
            return Number(value * FRACTIONS[low[k]], i, k + 1, part=True)
    value, j, more = _tail(tokens, value, j, False)
    return Number(value, i, j, scaled=scaled or more)


def _article(tokens: Tokens, i: int) -> Number | None:
    """'a million', 'a dozen', 'a half', 'a quarter of a million', 'a few hundred', 'a couple of hundred'."""
    low = tokens.low
    word = low[i + 1]
    if word in SCALES or word == HUNDRED:
        value, j, _ = _tail(tokens, Decimal(1), i + 1, False)
        if low[j] == "and" and word == HUNDRED:
            rest = _words(tokens, j + 1)
            if rest is not None and rest[0] < 100:
                return Number(value + rest[0], i, rest[1], scaled=True)
        return Number(value, i, j, scaled=True)
    if word == "dozen":
        return Number(Decimal(12), i, i + 2)
    if word in ("few", "couple"):
        k = i + 3 if low[i + 2] == "of" else i + 2
        if low[k] in BIG_WORDS:
            value, j, _ = _tail(tokens, Decimal(2), k, False)
            return Number(value, i, j, vague=True, scaled=True)
        return None
    if word == "half" and low[i + 2] == "dozen":
        return Number(Decimal(6), i, i + 3)
    if word == "half" and low[i + 2] in SCALES:
        value, j, _ = _tail(tokens, FRACTIONS["half"], i + 2, False)
        return Number(value, i, j, scaled=True)
    if word == "quarter" and low[i + 2] in SCALES:
        value, j, _ = _tail(tokens, FRACTIONS[word], i + 2, False)
        return Number(value, i, j, scaled=True)
    if word in FRACTIONS and (word in ("half", "quarter", "third", "fifth", "tenth", "sixth", "eighth")):
        return _part(tokens, i, i + 2, FRACTIONS[word])
    return None


def _part(tokens: Tokens, i: int, j: int, value: Decimal) -> Number | None:
    """A fraction that tokens i to j name: of a scale ('a quarter of a million') or of a thing ('a third of')."""
    low = tokens.low
    if low[j] == "of" and low[j + 1] in _ARTICLE and low[j + 2] in SCALES:
        whole, end, _ = _tail(tokens, Decimal(1), j + 2, False)
        return Number(value * whole, i, end, scaled=True)
    if low[j] == "of" or low[i - 1] == "by":
        return Number(value, i, j, part=True)
    return None


def _bare(tokens: Tokens, i: int) -> Number | None:
    """'half a million', 'half of', 'a third of', 'trillion-dollar', 'hundred-year'."""
    low, kind = tokens.low, tokens.kind
    word = low[i]
    if word == "half":
        if low[i + 1] in _ARTICLE and low[i + 2] in SCALES:
            value, j, _ = _tail(tokens, FRACTIONS[word], i + 2, False)
            return Number(value, i, j, scaled=True)
        if low[i + 1] in _ARTICLE and low[i + 2] == "dozen":
            return Number(Decimal(6), i, i + 3)
        if low[i + 1] in SCALES:
            value, j, _ = _tail(tokens, FRACTIONS[word], i + 1, False)
            return Number(value, i, j, scaled=True)
        return _part(tokens, i, i + 1, FRACTIONS[word])
    if word in ("quarter", "third"):
        return None
    hyphen = kind[i + 1] == Tok.HYPHEN and tokens.touches(i + 1) and tokens.touches(i + 2)
    if hyphen and word != "dozen" and low[i - 1] != "multi":
        scale = _scale_at(tokens, i)
        if scale is not None:
            return Number(scale[0], i, scale[1], scaled=True)
    return None


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
