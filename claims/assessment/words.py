"""Content words of a text, folded so that 'died', 'deaths' and 'killed' meet."""

import re
import unicodedata
from functools import lru_cache

from claims.extraction.lexicon import words
from claims.extraction.lexicon.calendar import MONTHS, WEEKDAYS
from claims.extraction.lexicon.function_words import EDGES
from claims.extraction.nouns import singular

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DOMESTIC_PRODUCT = re.compile(r"(?i)\bgross (?:domestic|national) product\b")
_EMPTY = (
    EDGES
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | words(
        "most least many much very such other one two three first second last more less total number figure "
        "lrb rrb lsb rsb year day month week time people person"
    )
)
# Things that happen, in the words for them. Own list.
_EVENTS = {
    "born": "born birth birthday",
    "died": "die died dies death dead deceased killed kill assassinated executed passed demise life",
    "married": "married marry marries wed wedding marriage spouse",
    "divorced": "divorced divorce",
    "graduated": "graduated graduate graduating graduation degree",
    "founded": "founded found establish established formed form founding formation created set launch launched "
    "incorporated inception",
    "ended": "ended end ends ending finale final finished finish concluded conclude closed disbanded disband "
    "dissolved dissolve collapse collapsed abolished cancelled canceled split broke",
    "began": "began begin begins beginning started start starts debut debuted commenced opened opens open opening",
    "released": "released release releases premiered premiere premieres aired air airs broadcast published "
    "publish issued screened",
    "elected": "elected elect election appointed appoint inaugurated became become took sworn",
    "left": "resigned resign resignation retired retire retires retiring stepped left leave departed ousted",
    "discovered": "discovered discover discovery invented invent",
    "visited": "visited visit visits toured travelled traveled received hosted met meet",
    "won": "won win wins winning winner awarded award",
    "lost": "lost lose loses losing defeated defeat",
    "filmed": "filmed filming shot shooting production",
    "wrote": "wrote written write writes writer penned",
    "directed": "directed direct directs director",
    "starred": "starred star stars starring appeared appears acted acts",
    "sold": "sold sell sells sales",
}
EVENTS = {word: event for event, forms in _EVENTS.items() for word in forms.split()}
# Words by which one thing is told, the one as good as the other. Own list.
_SAME = {
    "tall": "height", "long": "length", "wide": "width", "deep": "depth", "heavy": "weight", "inflation": "price",
    "prices": "price", "gdp": "economy", "economic": "economy", "burnt": "burned", "jobless": "unemployed",
    "unemployment": "unemployed", "joblessness": "unemployed", "vaccine": "vaccinated", "vaccines": "vaccinated",
    "vaccination": "vaccinated", "vaccinations": "vaccinated", "dose": "vaccinated", "doses": "vaccinated",
    "jab": "vaccinated", "jabs": "vaccinated", "shots": "vaccinated", "inhabitants": "population",
    "residents": "population", "spends": "spending", "employs": "employee", "staff": "employee",
    "turnover": "revenue", "pupils": "student", "lethality": "fatality",
}  # fmt: skip
# None may stand for another: a claim that someone was born then is not met by when they died.
APART = frozenset(
    {
        "born",
        "died",
        "married",
        "divorced",
        "graduated",
        "founded",
        "ended",
        "began",
        "released",
        "elected",
        "left",
        "discovered",
    }
)


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word's stem: lower case, no accents, singular, no common ending."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = plain.removesuffix("'s").removesuffix("'")
    plain = _SAME.get(plain, plain)
    if plain in EVENTS:
        return EVENTS[plain]
    plain = singular(plain)
    if plain in EVENTS:
        return EVENTS[plain]
    for ending in ("ing", "ed", "ly", "ion", "er", "ee", "ment"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)].rstrip("e")
    return plain.rstrip("e") if len(plain) > 4 else plain


@lru_cache(maxsize=2048)
def content(text: str) -> frozenset[str]:
    """The folded content words of a text."""
    text = _DOMESTIC_PRODUCT.sub("economy", text)
    return frozenset(fold(word) for word in _WORD.findall(text) if word.casefold() not in _EMPTY and len(word) > 1)


def events_in(text: str) -> frozenset[str]:
    """Which kinds of event the words name: 'born', 'released' ..."""
    return frozenset(EVENTS[word] for word in (match.casefold() for match in _WORD.findall(text)) if word in EVENTS)
