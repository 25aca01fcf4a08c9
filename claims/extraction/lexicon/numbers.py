"""Number words of news English. Source: our own list; scales after the BIPM and Indian usage."""

from decimal import Decimal

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
HUNDRED = "hundred"
SCALES = {
    "thousand": Decimal(10**3),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "milliard": Decimal(10**9),
    "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15),
    "quintillion": Decimal(10**18),
    "sextillion": Decimal(10**21),
    "septillion": Decimal(10**24),
}
# Written after digits: "$1.2bn", "4.6m". "m" is a million after a currency sign or with a counted noun only.
SHORT_SCALES = {
    "k": Decimal(10**3),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mio": Decimal(10**6),
    "m": Decimal(10**6),
    "mm": Decimal(10**6),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "mrd": Decimal(10**9),
    "b": Decimal(10**9),
    "t": Decimal(10**12),
    "mil": Decimal(10**6),
    "tn": Decimal(10**12),
    "tln": Decimal(10**12),
    "trn": Decimal(10**12),
    "trln": Decimal(10**12),
    "cr": Decimal(10**7),
}
# The least that the word can mean.
VAGUE = {
    "dozens": Decimal(24),
    "scores": Decimal(40),
    "tens": Decimal(20),
    "hundreds": Decimal(200),
    "thousands": Decimal(2000),
    "millions": Decimal(2 * 10**6),
    "billions": Decimal(2 * 10**9),
    "trillions": Decimal(2 * 10**12),
    "lakhs": Decimal(2 * 10**5),
    "crores": Decimal(2 * 10**7),
}
FEW = {"few": Decimal(2), "several": Decimal(2), "many": Decimal(2), "couple": Decimal(2)}
FRACTIONS = {
    "half": Decimal(1) / 2, "halves": Decimal(1) / 2, "third": Decimal(1) / 3, "thirds": Decimal(1) / 3,
    "quarter": Decimal(1) / 4, "quarters": Decimal(1) / 4, "fourth": Decimal(1) / 4,
    "fourths": Decimal(1) / 4, "fifth": Decimal(1) / 5, "fifths": Decimal(1) / 5,
    "sixth": Decimal(1) / 6, "sixths": Decimal(1) / 6, "seventh": Decimal(1) / 7,
    "sevenths": Decimal(1) / 7, "eighth": Decimal(1) / 8, "eighths": Decimal(1) / 8,
    "ninth": Decimal(1) / 9, "ninths": Decimal(1) / 9, "tenth": Decimal(1) / 10,
    "tenths": Decimal(1) / 10, "hundredth": Decimal(1) / 100, "hundredths": Decimal(1) / 100,
}  # fmt: skip
GLYPHS = {
    "½": Decimal(1) / 2, "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3, "¼": Decimal(1) / 4, "¾": Decimal(3) / 4,
    "⅕": Decimal(1) / 5, "⅖": Decimal(2) / 5, "⅗": Decimal(3) / 5, "⅘": Decimal(4) / 5,
    "⅙": Decimal(1) / 6, "⅚": Decimal(5) / 6, "⅛": Decimal(1) / 8, "⅜": Decimal(3) / 8,
    "⅝": Decimal(5) / 8, "⅞": Decimal(7) / 8,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
    "twenty-first": 21,
}  # fmt: skip
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# "multibillion-dollar": the least that it can mean.
MULTIPLES = {
    "multimillion": Decimal(2 * 10**6), "multibillion": Decimal(2 * 10**9), "multitrillion": Decimal(2 * 10**12),
}  # fmt: skip
FOLDS = {
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "ninefold": 9, "tenfold": 10, "twentyfold": 20, "hundredfold": 100, "thousandfold": 1000,
}  # fmt: skip
