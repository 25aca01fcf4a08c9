"""The counted noun after a number, and its singular."""

from .lexicon import words
from .lexicon.function_words import EDGES, NOUN_EDGES
from .lexicon.identifiers import AIRLINERS
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
    "series": "series", "innings": "innings", "species": "species",
    "shoes": "shoe", "dies": "die", "ties": "tie", "pies": "pie",
    "quizzes": "quiz", "bodies": "body", "cookies": "cookie", "calories": "calorie", "selfies": "selfie",
    "rookies": "rookie", "zombies": "zombie", "censuses": "census", "campuses": "campus", "bonuses": "bonus",
    "statuses": "status",
    "geniuses": "genius", "choruses": "chorus", "walruses": "walrus", "octopuses": "octopus", "surpluses": "surplus",
    "circuses": "circus", "minuses": "minus", "fetuses": "fetus", "abacuses": "abacus", "causes": "cause",
    "houses": "house", "cases": "case",
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
    "sheep deer cattle police staff troops aircraft spacecraft hovercraft fish cod salmon trout personnel crew "
    "offspring poultry people dead missing homeless wounded injured euro yen yuan baht rand won swine rohingya "
    "chinese japanese vietnamese sudanese lebanese portuguese swiss taiwanese maltese livestock species series "
    "headquarters percent"
)
_NOT_PLURAL = words(
    "is was has us this its his as less across plus versus perhaps always besides thus towards afterwards overseas "
    "sometimes ours yes business process access success progress congress press class loss mass address illness "
    "witness virus status bus gas bonus campus census consensus crisis basis paris chassis analysis campus politics "
    "economics physics athletics gymnastics mathematics logistics previous various serious religious famous dangerous "
    "continuous numerous suspicious infectious precious enormous indigenous anonymous autonomous ambitious russia's "
    "does goes says"
)
# Nouns as well as verbs: straight behind a number they are counted.
_NOUNS_TOO = words("runs wins works plays cuts calls visits rises drops falls attempts")
_ADJECTIVE = words(
    "new old big small large young high low long short white black rare tall thin heavy light dark poor rich"
)
# They count people where they stand alone; behind a noun they say what befell it.
_NATIONAL = words("chinese japanese vietnamese sudanese lebanese portuguese swiss taiwanese maltese")
# Past tenses that end the phrase before them: "one barge sank".
_PAST = words(
    "sank sunk struck broke blew flew drove burst hit ran set shut swept spread stood sat spoke swam threw tore wore "
    "wrote drew rose fell shook slid slipped spun split sprang stole stuck swung taught thought understood woke wound "
    "bent bit bled bred built caught chose clung crept dealt dug ate fed felt fought froze ground grew heard hid "
    "knelt knew laid lay lit meant mistook rode rang sang sent shone shot shrank slept"
)
# Verbs that are never adjectives before a noun.
_FINITE = words(
    "put puts saw led drew threw wrote spoke rose fell grew knew went sank struck broke blew flew drove shook slid "
    "gives makes takes brings sends keeps gave took kept told said became began chose did does ate forced helped"
)
# Plurals that stand before the noun that is counted.
_MODIFY = words("sports savings arms sales goods customs rights systems operations communications women men drugs")
_PERIODIC = words("daily weekly monthly yearly annual")
_STATES = frozenset({"dead", "missing", "homeless", "injured", "wounded"})
_MAX_WORDS = 9
_MAX_PARTS = 3


def singular(word: str) -> str:
    """The singular of a folded English noun: 'countries' gives 'country'."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("women"):
        return word[:-2] + "an"
    if not word.endswith("s") or len(word) < 4 or word in _UNMARKED or not plural(word):
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
    if not word.endswith("s") or len(word) < 4 or word in _NOT_PLURAL or word.endswith(("ss", "'s")):
        return False
    if word.endswith("us"):
        return word.endswith("eaus") or word in ("menus", "gurus", "emus", "thous")
    # "taxis" and "Israelis" are many, "crisis" and "arthritis" one.
    return not word.endswith(("sis", "xis", "itis", "bris", "nnis", "lvis", "iris", "olis", "ewis"))


def name(tokens: Tokens, j: int) -> str:
    """The singular of the noun at token j: 'MPs' gives 'mp'."""
    last = tokens.low[j][:-1] if _initials(tokens, j) else singular(tokens.low[j].removesuffix("'s"))
    first = j
    while first > j - 2 * _MAX_PARTS and tokens.kind[first - 1] is Tok.HYPHEN and tokens.touches(first):
        if not tokens.touches(first - 1) or tokens.kind[first - 2] is not Tok.WORD:
            break
        first -= 2
    return "".join(tokens.low[first:j]) + last if first < j else last


def _initials(tokens: Tokens, j: int) -> bool:
    """Whether the token is initials in the plural: 'MPs', 'EVs'."""
    raw = tokens.word(j)
    return len(raw) > 2 and raw[-1] == "s" and raw[:-1].isupper()


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
        if _passed(tokens, j, i, open_=best < 0):
            j += 1
            continue
        if what not in (Tok.WORD, Tok.IDENTIFIER, Tok.ACRONYM) or (word in _STATES and best >= 0):
            break
        if kind[j + 1] == Tok.HYPHEN and tokens.touches(j + 1):
            j += 1
            continue
        known = word not in NOUN_EDGES or word in PEOPLE or word == "lives" or _noun_here(tokens, i, j)
        if _initials(tokens, j) or (plural(word) and known):
            if best == j - 1 and j > i and low[best] not in _MODIFY and _goes_on(tokens, j):
                break
            best = j
        elif (
            best >= 0
            or word in EDGES
            or word in _FINITE
            or (word in NOUN_EDGES and not (word.endswith("ed") or _joined(tokens, j)))
        ):
            break
        elif not many and _closes(tokens, j + 1):
            best = j
            break
        j += 1
    if best < 0:
        return None
    return best, best


def _goes_on(tokens: Tokens, j: int) -> bool:
    """Whether a word in -s behind a plural is a verb: 'two towers glides into view'."""
    return tokens.low[j + 1] in ("into", "onto", "through", "past", "across", "over", "along", "away", "down", "up")


def _passed(tokens: Tokens, j: int, i: int, *, open_: bool) -> bool:
    """Whether token j stands before the noun without being it; `open_` tells that none was met yet."""
    kind, low = tokens.kind, tokens.low
    what, word = kind[j], low[j]
    if what is Tok.WORD:
        if kind[j + 1] is not Tok.WORD:
            return False
        following = low[j + 1]
        if word in _NATIONAL or word in _PERIODIC or (word == "us" and tokens.word(j) == "US"):
            return following not in NOUN_EDGES
        if not open_:
            return False
        if word in _STATES:
            # "12 missing climbers" counts climbers.
            return plural(following) and following not in NOUN_EDGES
        # "400 propaganda and training films" counts films.
        return word in ("and", "or") and j > i and _shared(tokens, j + 1)
    if what is Tok.HYPHEN:
        return tokens.touches(j) and tokens.touches(j + 1)
    if what is Tok.NUMBER:
        return _modifies(tokens, j, i)
    if not open_:
        return False
    return (what is Tok.COMMA and j > i and _adjective_list(tokens, j)) or (
        (what is Tok.QUOTE or what is Tok.APOSTROPHE) and j == i
    )


def _shared(tokens: Tokens, j: int) -> bool:
    low = tokens.low
    return low[j] not in EDGES and not plural(low[j]) and plural(low[j + 1]) and low[j + 1] not in NOUN_EDGES


def _adjective_list(tokens: Tokens, comma: int) -> bool:
    """'12 armed, masked men': the comma stands between two words, the next not a function word."""
    following = tokens.low[comma + 1]
    return (
        tokens.kind[comma + 1] == Tok.WORD
        and following not in EDGES
        and (tokens.low[comma - 1].endswith(("ed", "y", "al")) or tokens.low[comma - 1] in _ADJECTIVE)
    )


def _closes(tokens: Tokens, j: int) -> bool:
    """Whether token j ends a noun phrase in the singular: 'one shell landed', 'one person in'."""
    word = tokens.low[j]
    if tokens.kind[j] is not Tok.WORD or word in NOUN_EDGES or word in _PAST:
        return True
    return word.endswith("ed") and not tokens.capital(j)


def _joined(tokens: Tokens, j: int) -> bool:
    return tokens.kind[j - 1] is Tok.HYPHEN and tokens.touches(j)


def _noun_here(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a word that may be a verb is the counted noun: '120 runs', '12 straight wins'."""
    return tokens.low[j] in _NOUNS_TOO and (j == i or (j == i + 1 and tokens.kind[i] is Tok.WORD))


def _modifies(tokens: Tokens, j: int, i: int) -> bool:
    """'three 40-foot boats', '14 F-16 jets': digits joined by a hyphen stand before the noun, not for it."""
    if tokens.kind[j + 1] is Tok.HYPHEN and tokens.touches(j + 1) and tokens.touches(j + 2):
        return j >= i and tokens.kind[j + 2] is Tok.WORD
    if j > i and tokens.kind[j - 1] is Tok.HYPHEN:
        return tokens.touches(j) and tokens.capital(j - 2)
    if tokens.kind[j + 1] is Tok.WORD and tokens.touches(j + 1):
        # "320 350kW chargers".
        return j == i or tokens.kind[j - 1] is Tok.WORD
    # "100 Boeing 737 jets".
    return (j > i and tokens.capital(j - 1) and tokens.low[j].isdigit()) or (j == i and tokens.low[j] in AIRLINERS)


def person_noun(word: str) -> bool:
    """Whether a folded noun, singular or plural, counts people."""
    one = singular(word).rpartition("-")[2]
    return word in PEOPLE or one in PEOPLE or one.endswith(("child", "woman", "man"))
