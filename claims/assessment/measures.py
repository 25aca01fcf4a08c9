"""What a number counts, by the words about it, and whether it is a total or a change."""

import re
from functools import lru_cache

from claims.extraction.lexicon import words
from claims.extraction.lexicon.people import ADJECTIVES, NOUNS, TOLLS, VERBS
from claims.extraction.nouns import singular

_MORE = {
    "cases": "infected", "case": "infected", "confirmed": "infected", "infections": "infected", "dead": "killed",
    "deaths": "killed", "fatalities": "killed", "died": "killed", "population": "population",
    "inhabitants": "population", "residents": "population", "recoveries": "recovered", "recovered": "recovered",
    "discharged": "recovered", "hospitalised": "hospitalised", "hospitalized": "hospitalised",
    "hospitalisations": "hospitalised", "hospitalizations": "hospitalised", "injured": "injured",
    "wounded": "injured", "missing": "missing", "displaced": "displaced", "detained": "detained",
    "arrested": "arrested", "vaccinated": "vaccinated", "evacuated": "evacuated", "rescued": "rescued",
}  # fmt: skip
_LIVES = re.compile(
    r"(?i)\b(?:lost (?:their|his|her) li(?:fe|ves)|lives (?:(?:have|had) been |were )?(?:lost|claimed)|"
    r"(?:lost|claimed) [^.;]{0,30}\blives|lost [^.;]{0,30}\bpeople to)\b"
)
# These are deaths or releases only beside a count of people, which the extractor sees to.
_EVERYDAY = words(
    "life lives live body bodies claimed caught held seized released release releases saved freed left treated tested "
    "burnt burned charged sick ill critical"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CHANGE = re.compile(
    r"(?i)\b(?:new|newly|added|additional|change|increase|decrease|rise|daily|24 hours|24h|"
    r"per (?:day|week|month)|"
    r"since (?:yesterday|the day before|last)|previous|before|past week|weekly|difference|net)\b"
)
_LATELY = (
    r"(?:in (?:the )?(?:past|last|previous) (?:24 hours|day|week|month)|in the day before|"
    r"on (?:the|that) (?:same )?day alone|on the (?:last|previous) day|since (?:yesterday|the day before))"
)
_CHANGE_AFTER = re.compile(
    rf"(?i)^[\s(]*(?:(?:new|newly|additional|further|fresh|more)\b|"
    rf"[\w\s,]{{0,60}}\b(?:{_LATELY}|a day(?! (?:earlier|before|ago|later|after))|per day|daily)\b)"
)
_CHANGE_BEFORE = re.compile(
    r"(?i)(?:\b(?:new|additional|another|a further|extra|adds?|added|adding|rose by|fell by|up by|down by|"
    r"increased? (?:of|by)|rise of|jump of|up|down)\s*|\+)$"
)
_DAILY_SENTENCE = re.compile(
    r"(?i)\bon (?:the|that) (?:same )?day alone\b|\bin (?:the )?(?:past|last|previous) (?:24 hours|day)\b"
)
_BASES = (
    ("clinical", re.compile(r"(?i)\bclinical(?:ly)?(?: diagnos\w+| confirmed)?\b")),
    ("suspected", re.compile(r"(?i)\bsuspected\b")),
    ("probable", re.compile(r"(?i)\bprobable\b")),
    ("excess", re.compile(r"(?i)\bexcess (?:deaths|mortality)\b")),
    ("not seasonally adjusted", re.compile(r"(?i)\b(?:not|non-?)\s*seasonally adjusted\b|\bunadjusted\b")),
    ("seasonally adjusted", re.compile(r"(?i)(?<!not )\bseasonally adjusted\b")),
    (
        "adjusted for inflation",
        re.compile(
            r"(?i)\b(?:adjust(?:ed|ing)|allowing|accounting) for inflation\b|inflation-adjusted|\bin real terms\b|"
            r"\bafter inflation\b|^real$"
        ),
    ),
    ("provisional", re.compile(r"(?i)\b(?:provisional|preliminary)\b")),
    ("confirmed", re.compile(r"(?i)\b(?:laboratory-|lab-)?confirmed\b")),
)  # fmt: skip
# Said or not, a count is taken to be of these; they set no definition apart.
PLAIN_BASES = frozenset({"confirmed", "provisional", "final", "preliminary"})


@lru_cache(maxsize=4096)
def measure_in(text: str) -> str | None:
    """What happens to the people counted, from a label or the words about a number; None where nothing says."""
    if _LIVES.search(text):
        return "killed"
    best: str | None = None
    for word in _WORD.findall(text.casefold()):
        if word in _EVERYDAY:
            continue
        found = (
            _MORE.get(word) or NOUNS.get(singular(word)) or ADJECTIVES.get(word) or TOLLS.get(word) or VERBS.get(word)
        )
        if found is None:
            continue
        if word != "confirmed" and word not in ("case", "cases"):
            return found
        best = best or found
    return best


_IN_HOSPITAL = re.compile(r"(?i)\b(?:in hospital|hospital (?:patients?|admissions?|inpatients?)|inpatients)\b")
# In a heading these alone tell that cases are counted.
_HEADED = {"probable": "infected", "suspected": "infected", "positive": "infected"}


@lru_cache(maxsize=4096)
def heading_measure(text: str) -> str | None:
    """The measure of a row's or a column's heading: also 'Probable', which says nothing in a sentence."""
    if _IN_HOSPITAL.search(text):
        return "hospitalised"
    return measure_in(text) or next((_HEADED[w] for w in _WORD.findall(text.casefold()) if w in _HEADED), None)


@lru_cache(maxsize=4096)
def says_change(label: str) -> bool:
    """Whether a column or row heading is about a change: 'New deaths', 'Added', 'Past 24 hours'."""
    return bool(_CHANGE.search(label)) and not re.search(
        r"(?i)\bnew (?:york|zealand|guinea|south|delhi|jersey|mexico|caledonia|brunswick|hampshire|orleans)\b", label
    )


def is_change(before: str, after: str, sentence: str) -> bool:
    """Whether a number in prose tells a change and not a total, from the words on either side of it."""
    return bool(
        _CHANGE_BEFORE.search(before[-30:]) or _CHANGE_AFTER.match(after[:90]) or _DAILY_SENTENCE.search(sentence)
    )


@lru_cache(maxsize=4096)
def basis_in(text: str) -> str | None:
    """The definition or stage that the words give: 'suspected', 'provisional'; None where they give none."""
    for name, pattern in _BASES:
        if pattern.search(text):
            return name
    return None


def counted(noun: str) -> str | None:
    """The measure that a counted noun gives: 'death', 'case', 'patient'."""
    return "infected" if noun == "case" else NOUNS.get(noun)
