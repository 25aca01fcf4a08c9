"""The counted noun after a number, and its singular."""

from .lexicon import words
from .lexicon.function_words import EDGES, NOUN_EDGES
from .lexicon.people import PEOPLE
from .tokens import Tok, Tokens

_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife",
    "knives": "knife", "wolves": "wolf", "leaves": "leaf", "halves": "half", "loaves": "loaf",
    "thieves": "thief", "selves": "self", "shelves": "shelf", "calves": "calf", "media": "medium",
    "data": "data", "criteria": "criterion", "phenomena": "phenomenon", "crises": "crisis", "theses": "thesis",
    "analyses": "analysis", "bases": "base", "axes": "axe", "buses": "bus", "viruses": "virus", "gases": "gas",
    "potatoes": "potato", "tomatoes": "tomato", "heroes": "hero", "echoes": "echo", "vetoes": "veto",
    "policemen": "policeman", "fishermen": "fisherman", "gunmen": "gunman", "firemen": "fireman",
    "businessmen": "businessman", "servicemen": "serviceman", "lawmen": "lawman", "movies": "movie",
    "series": "series", "species": "species", "shoes": "shoe", "dies": "die", "ties": "tie", "pies": "pie",
    "quizzes": "quiz", "bodies": "body", "cookies": "cookie", "calories": "calorie", "selfies": "selfie",
    "rookies": "rookie", "zombies": "zombie", "causes": "cause", "houses": "house", "cases": "case",
    "courses": "course", "nurses": "nurse", "horses": "horse", "licences": "licence", "aircraft": "aircraft",
    "troops": "troop", "headquarters": "headquarters", "barracks": "barracks", "news": "news",
    "seats": "seat", "doses": "dose", "purchases": "purchase", "warehouses": "warehouse",
    "phases": "phase", "databases": "database", "diseases": "disease", "releases": "release",
    "increases": "increase", "decreases": "decrease", "leases": "lease", "premises": "premises",
    "offences": "offence", "exercises": "exercise", "businesses": "business", "enterprises": "enterprise",
    "franchises": "franchise", "expenses": "expense", "responses": "response", "universes": "universe",
    "corpses": "corpse", "lapses": "lapse", "collapses": "collapse", "promises": "promise", "vases": "vase",
    "axles": "axle", "caches": "cache", "headaches": "headache", "niches": "niche", "sizes": "size",
    "prizes": "prize", "mazes": "maze", "gazes": "gaze", "breezes": "breeze",
}  # fmt: skip
_UNMARKED = words(
    "sheep deer cattle police staff troops aircraft spacecraft hovercraft fish cod salmon trout "
    "personnel crew offspring poultry people dead missing homeless wounded injured vehicles euro yen "
    "yuan baht rand won swine rohingya chinese japanese vietnamese sudanese lebanese portuguese swiss "
    "taiwanese maltese livestock species series headquarters percent"
)
_NOT_PLURAL = words(
    "is was has us this its his as less across plus versus perhaps always besides thus towards "
    "afterwards overseas sometimes ours yes business process access success progress congress press "
    "class loss mass address illness witness virus status bus gas bonus campus census consensus "
    "crisis basis analysis campus politics economics physics athletics gymnastics mathematics "
    "logistics previous various serious religious famous dangerous continuous numerous suspicious "
    "infectious precious enormous indigenous anonymous autonomous ambitious russia's does goes says"
)
# They count people where they stand alone; behind a noun they say what befell it.
_STATES = frozenset({"dead", "missing", "homeless", "injured", "wounded"})
_MAX_WORDS = 7


def singular(word: str) -> str:
    """The singular of a folded English noun: 'countries' gives 'country'."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("women"):
        return word[:-2] + "an"
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _NOT_PLURAL or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> bool:
    """Whether a folded word looks like a plural noun."""
    if word in _IRREGULAR or word in _UNMARKED or word.endswith(("children", "women")):
        return True
    return word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "'s")) and word not in _NOT_PLURAL


def counted(tokens: Tokens, i: int, limit: int, *, many: bool) -> tuple[int, int] | None:
    """The noun that a number before token i counts: its first and last token, or None.

    `many` says whether the number asks for a plural. Adjectives before the noun are skipped; the phrase
    never crosses a preposition, verb, determiner or punctuation.
    """
    kind, low = tokens.kind, tokens.low
    j = i
    best = -1
    stop = min(limit, i + _MAX_WORDS)
    while j < stop:
        what = kind[j]
        word = low[j]
        if what == Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1):
            j += 1
            continue
        if what == Tok.COMMA and best < 0 and j > i and _adjective_list(tokens, j):
            j += 1
            continue
        if what not in (Tok.WORD, Tok.IDENTIFIER, Tok.ACRONYM):
            if (what == Tok.QUOTE or what == Tok.APOSTROPHE) and best < 0 and j == i:
                j += 1
                continue
            break
        hyphenated = kind[j + 1] == Tok.HYPHEN and tokens.touches(j + 1)
        if not hyphenated:
            if word in _STATES and best >= 0:
                break
            if plural(word) and not (word in NOUN_EDGES and word not in PEOPLE and word != "lives"):
                best = j
            elif best >= 0 or word in EDGES or (word in NOUN_EDGES and not word.endswith("ed")):
                break
            elif not many and (kind[j + 1] != Tok.WORD or low[j + 1] in NOUN_EDGES):
                best = j
                break
        j += 1
    if best < 0:
        return None
    return best, best


def _adjective_list(tokens: Tokens, comma: int) -> bool:
    """'12 armed, masked men': the comma stands between two words, the next not a function word."""
    following = tokens.low[comma + 1]
    return (
        tokens.kind[comma + 1] == Tok.WORD
        and following not in EDGES
        and tokens.low[comma - 1].endswith(("ed", "y", "al"))
    )


def person_noun(word: str) -> bool:
    """Whether a folded noun, singular or plural, counts people."""
    one = singular(word)
    return word in PEOPLE or one in PEOPLE or one.endswith(("child", "woman", "man"))
