"""One pass over the text into tokens, held as parallel lists so that detectors read them by index."""

import re
import unicodedata
from typing import Any, ClassVar


class Tok(int):
    """What a token is.

    No enum, since these are read millions of times, and the members of an enum take three times as long to look up.
    """

    END: ClassVar["Tok"]
    NEWLINE: ClassVar["Tok"]
    URL: ClassVar["Tok"]
    ISO_DATE: ClassVar["Tok"]
    SLASHED_DATE: ClassVar["Tok"]
    TIME: ClassVar["Tok"]
    FRACTION: ClassVar["Tok"]
    DECADE: ClassVar["Tok"]
    NUMBER: ClassVar["Tok"]
    DIGITS: ClassVar["Tok"]
    CURRENCY: ClassVar["Tok"]
    ACRONYM: ClassVar["Tok"]
    IDENTIFIER: ClassVar["Tok"]
    WORD: ClassVar["Tok"]
    QUOTE: ClassVar["Tok"]
    APOSTROPHE: ClassVar["Tok"]
    DASH: ClassVar["Tok"]
    HYPHEN: ClassVar["Tok"]
    STOP: ClassVar["Tok"]
    COMMA: ClassVar["Tok"]
    COLON: ClassVar["Tok"]
    OPEN: ClassVar["Tok"]
    CLOSE: ClassVar["Tok"]
    PERCENT: ClassVar["Tok"]
    GLYPH: ClassVar["Tok"]
    OTHER: ClassVar["Tok"]


for _value, _name in enumerate(Tok.__annotations__):
    setattr(Tok, _name, Tok(_value))

_GLYPHS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞²³"
_LETTER = rf"[^\W\d_{_GLYPHS}]"
_INSIDE = r"[\u0300-\u036f\u00ad\u200b-\u200d]"
_WORD = rf"{_LETTER}++(?:(?:['’]|{_INSIDE}++){_LETTER}++)*+[\u0300-\u036f]*+"
# Words and spaces make up nearly all of a text, so the plain word comes first: one that cannot be the
# beginning of an acronym, an identifier, a URL or a currency sign; and one of plain letters before all.
_GROUPS: tuple[tuple[Tok, str], ...] = (
    (Tok.WORD, r"[A-Za-z]++(?![\w.:$'’\u0300-\u036f\u00ad\u200b-\u200d])"),
    (Tok.WORD, rf"{_WORD}(?![\d.:$])"),
    (Tok.COMMA, r"[,،]"),
    (Tok.QUOTE, r"[\"“”„‟«»]"),
    (Tok.STOP, r"[.!?…]++"),
    (Tok.NEWLINE, r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]"),
    (Tok.DASH, r"--+|[–—―−\u2012]"),
    (Tok.HYPHEN, r"[-\u2010\u2011]"),
    (Tok.DECADE, r"['’][0-9]0s\b"),
    (Tok.APOSTROPHE, r"['‘’‚‹›`]"),
    (Tok.OPEN, r"[(\[{]"),
    (Tok.CLOSE, r"[)\]}]"),
    (Tok.ISO_DATE, r"[12][0-9]{3}-[01][0-9]-[0-3][0-9](?![0-9])"),
    (Tok.SLASHED_DATE, r"[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9/])"),
    (Tok.TIME, r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"),
    (Tok.FRACTION, r"[0-9]{1,4}/[0-9]{1,4}(?![0-9/,])"),
    (Tok.DECADE, r"(?:[12][0-9]{2}|[1-9])0['’]?s\b"),
    # Thin and no-break spaces group digits as commas do.
    (
        Tok.NUMBER,
        r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])(?:\.[0-9]{1,24})?"
        r"|[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})++(?![0-9])(?:\.[0-9]{1,24})?"
        r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])"
        r"|[0-9]{1,24}(?:\.[0-9]{1,24}(?![0-9]))?(?![0-9])",
    ),
    (Tok.DIGITS, r"[0-9]++"),
    (Tok.CURRENCY, r"(?:US|AU|CA|NZ|HK|NT|Cdn|[ACSRU])?\$|[€£¥₹₽₩₺₴₦₱฿₫₪₵₡₲₸₼₾]"),
    (
        Tok.CURRENCY,
        r"(?:USD|EUR|GBP|JPY|CHF|CNY|INR|AUD|CAD|HKD|SGD|NZD|SEK|NOK|DKK|ZAR|BRL|RMB|Rs|S?Fr|RM|Rp|Tk|K[Ss]h|[SND]?[Kk]r)(?=[0-9])",
    ),
    (Tok.CURRENCY, r"[RNPK](?=[0-9][0-9.,]{0,12}(?: ?[mbt]n?\b| (?:m|b|tr)illion\b))|[RK](?=[0-9]{1,4}\.[0-9]{2}\b)"),
    (Tok.URL, r"(?:https?://|www\.)[^\s<>\"]++"),
    (Tok.ACRONYM, rf"(?:{_LETTER}\.){{2,}}"),
    (Tok.IDENTIFIER, rf"{_LETTER}++[0-9]\w*+"),
    (Tok.WORD, _WORD),
    (Tok.COLON, r"[;:]"),
    (Tok.PERCENT, r"[%‰]"),
    (Tok.GLYPH, rf"[{_GLYPHS}°]"),
    # Marks without width stand between words like a space.
    (Tok.OTHER, r"[^\s\w\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_|\w"),
)
# The space before a token is read with it: at a space by itself every group would be tried in vain.
_MASTER = re.compile(" ?+(?:" + "|".join(f"({pattern})" for _, pattern in _GROUPS) + ")")
_KINDS = (Tok.END, *(kind for kind, _ in _GROUPS))
_LETTERED = frozenset({Tok.WORD, Tok.IDENTIFIER, Tok.ACRONYM, Tok.DECADE})
_FOLD = {"’": "'", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": ""}
_FOLD_TABLE = str.maketrans(_FOLD)
# Detectors look this far past either end; the lists are padded, so that index -1 is an empty token too.
_PADDING = 24


def _folded(word: str) -> str:
    """Lower case, with a plain apostrophe, ligatures opened, soft hyphens and joiners out."""
    return unicodedata.normalize("NFKC", word.translate(_FOLD_TABLE)).lower()


class Tokens:
    """`kind`, `low` (folded words), `start` and `end` (code points) of every token; `count` of real ones.

    `numbers` is for `read_number` to keep what it has read.
    """

    __slots__ = ("count", "end", "kind", "low", "numbers", "start", "text")

    def __init__(self, text: str) -> None:
        kind: list[Tok] = []
        kinds = _KINDS
        low: list[str] = []
        start: list[int] = []
        end: list[int] = []
        # Where lower case keeps every offset, one call folds all plain words.
        plain = text.lower()
        if len(plain) != len(text):
            plain = text
        for match in _MASTER.finditer(text):
            group = match.lastindex or 0
            what = kinds[group]
            first, last = match.span(group)
            word = plain[first:last]
            if group > 1 and not word.isascii():
                word = _folded(text[first:last]) if what in _LETTERED else text[first:last]
            elif plain is text:
                word = word.lower()
            kind.append(what)
            low.append(word)
            start.append(first)
            end.append(last)
        self.text = text
        self.count = len(kind)
        self.numbers: dict[int, Any] = {}
        kind.extend([Tok.END] * _PADDING)
        low.extend([""] * _PADDING)
        start.extend([len(text)] * _PADDING)
        end.extend([len(text)] * _PADDING)
        self.kind, self.low, self.start, self.end = kind, low, start, end

    def drop(self, gone: set[int]) -> None:
        """Takes tokens out, as if nothing but a space stood there."""
        kept = [i for i in range(len(self.kind)) if i not in gone]
        self.kind[:] = [self.kind[i] for i in kept]
        self.low[:] = [self.low[i] for i in kept]
        self.start[:] = [self.start[i] for i in kept]
        self.end[:] = [self.end[i] for i in kept]
        self.count -= len(gone)

    def word(self, i: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.start[i] : self.end[i]]

    def span(self, i: int, j: int) -> str:
        """The text of tokens i to j, j excluded."""
        return self.text[self.start[i] : self.end[j - 1]] if j > i else ""

    def touches(self, i: int) -> bool:
        """Whether token i follows the one before it without a space."""
        return i > 0 and self.start[i] == self.end[i - 1]

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return 0 <= i < self.count and self.text[self.start[i]].isupper()
