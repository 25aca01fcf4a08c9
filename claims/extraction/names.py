"""Names of people and who speaks: runs of capitals, titles off, pronouns to the person last spoken of."""

from .lexicon import words
from .lexicon.function_words import EDGES
from .lexicon.speech import GROUPS, NOT_PERSONS, PARTICLES, PERSON_TITLES, QUOTES, SAYS, TITLES
from .nouns import singular
from .tokens import Tok, Tokens

_NOT_NAMES = words(
    "the a an it he she they we i this that these those in on at but and as for after when while if "
    "there his her their its our my your yes no monday tuesday wednesday thursday friday saturday "
    "sunday january february april june july august september october november december what who how "
    "why where one two three however meanwhile according"
)
_REACH = 14


class People:
    """Names met so far by their last word, which of them are surely persons, and whom a pronoun now means."""

    __slots__ = ("last", "names", "persons")

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.persons: set[str] = set()
        self.last: str | None = None

    def full(self, name: str) -> str:
        """The fullest form met of a name known by its last word."""
        key = name.rsplit(" ", 1)[-1].lower()
        known = self.names.get(key)
        if known is not None and len(known) >= len(name):
            return known
        self.names[key] = name
        return name

    def person(self, name: str) -> str:
        """Notes that a name is a person's; returns its fullest form."""
        self.persons.add(name.rsplit(" ", 1)[-1].lower())
        return self.full(name)

    def named(self, name: str) -> bool:
        """Whether a fuller name with this last word has been met."""
        return len(self.names.get(name.rsplit(" ", 1)[-1].lower(), "")) > len(name)

    def known(self, name: str) -> bool:
        """Whether a person of this last name has been named."""
        return name.rsplit(" ", 1)[-1].lower() in self.persons


def name_run(tokens: Tokens, i: int, limit: int) -> int:
    """The token after the run of capitalised words that begins at token i (i itself when there is none)."""
    kind, low = tokens.kind, tokens.low
    j = i
    while j < limit:
        if kind[j] in (Tok.WORD, Tok.ACRONYM, Tok.IDENTIFIER):
            if tokens.capital(j) and low[j] not in _NOT_NAMES:
                j += 1
                if low[j - 1].endswith("'s"):
                    break
                continue
            if j > i and low[j] in PARTICLES and tokens.capital(j + 1):
                j += 1
                continue
            break
        if j > i and kind[j] == Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1):
            j += 1
            continue
        if (
            j > i
            and kind[j] == Tok.STOP
            and tokens.touches(j)
            and low[j] == "."
            and (len(low[j - 1]) == 1 or low[j - 1] in ("mr", "mrs", "ms", "dr", "gen", "sen", "gov", "st"))
        ):
            j += 1
            continue
        break
    while j > i and kind[j - 1] == Tok.HYPHEN:
        j -= 1
    return j


def person_in(tokens: Tokens, i: int, limit: int) -> tuple[int, int, bool] | None:
    """The name in a run at token i without its titles: first and last token, and whether a title stood before."""
    j = name_run(tokens, i, limit)
    k = i
    titled = tokens.low[i - 1] in PERSON_TITLES
    while k < j and (
        tokens.low[k] in TITLES
        or tokens.kind[k] in (Tok.STOP, Tok.HYPHEN)
        or (tokens.low[k].endswith("'s") and k < j - 1)
    ):
        titled = titled or tokens.low[k] in PERSON_TITLES
        k += 1
    return (k, j, titled) if k < j else None


def learn(tokens: Tokens, first: int, limit: int, people: People) -> str | None:
    """Notes the persons whom a sentence names; returns its first one, whom a pronoun after it means."""
    subject: str | None = None
    kind, low = tokens.kind, tokens.low
    i = first
    while i < limit:
        if kind[i] is not Tok.WORD or not tokens.capital(i) or low[i] in _NOT_NAMES:
            i += 1
            continue
        found = person_in(tokens, i, limit)
        j = name_run(tokens, i, limit)
        if found is not None and found[1] - found[0] <= 5:
            k, end, titled = found
            name = bare(tokens.span(k, end))
            if titled or people.known(name) or (k <= first + 1 and people.named(name)) or _acts(tokens, k, end, first):
                name = people.person(name)
                subject = subject or name
            elif 2 <= end - k <= 4 and not any(low[m] in NOT_PERSONS for m in range(k, end)):
                people.full(name)
        i = max(j, i + 1)
    return subject


def bare(name: str) -> str:
    """A name without its possessive ending, its words one space apart."""
    return " ".join(name.split()).removesuffix("'s").removesuffix("’s")


def _acts(tokens: Tokens, k: int, end: int, first: int) -> bool:
    """Whether the name of tokens k to end speaks, or is two or three words that open a sentence and do something."""
    kind, low = tokens.kind, tokens.low
    if low[end - 1].endswith("'s"):
        return False
    if (kind[end] is Tok.WORD and low[end] in SAYS) or (k > first and low[k - 1] in QUOTES):
        return not any(low[m] in NOT_PERSONS for m in range(k, end))
    if kind[end] is Tok.COMMA and kind[k - 1] is Tok.COMMA and k > first and low[end + 1] in SAYS:
        return True
    if (
        kind[end] is Tok.COMMA
        and not tokens.word(end - 1).isupper()
        and (low[end + 1] in ("who", "aged") or kind[end + 1] is Tok.NUMBER)
    ):
        return True
    if not 2 <= end - k <= 3 or k > first + 1 or kind[end] is not Tok.WORD or low[end] in ("and", "of", "in"):
        return False
    return not any(low[m] in NOT_PERSONS for m in range(k, end))


def speaker_before(tokens: Tokens, verb: int, first: int, people: People) -> str | None:
    """The subject of the verb of saying at a token: a name, a pronoun's person, or a group in its own words."""
    kind, low = tokens.kind, tokens.low
    floor = max(first, verb - 40)
    k = verb - 1
    # A relative clause or an apposition between commas is stepped over: "Pompeo, who ..., said".
    while k >= floor:
        word = low[k]
        what = kind[k]
        if what is Tok.WORD or what is Tok.ACRONYM:
            if word in ("he", "she"):
                return people.last
            if word in ("they", "i", "we", "it", "which", "that", "who", "you"):
                if word == "who":
                    return _run_ending(tokens, k - 2 if kind[k - 1] is Tok.COMMA else k - 1, floor, people)
                return None
            if tokens.capital(k) and word not in _NOT_NAMES:
                return _run_ending(tokens, k, floor, people)
            if singular(word) in GROUPS:
                return _group(tokens, k, floor)
            if verb - k > 3 and kind[k] is Tok.COMMA:
                break
        elif what in (Tok.QUOTE, Tok.DASH, Tok.COLON):
            break
        k -= 1
    return None


def _run_ending(tokens: Tokens, k: int, floor: int, people: People) -> str | None:
    kind = tokens.kind
    i = k
    while i > floor and (
        (kind[i - 1] in (Tok.WORD, Tok.ACRONYM) and (tokens.capital(i - 1) and tokens.low[i - 1] not in _NOT_NAMES))
        or (tokens.low[i - 1] in PARTICLES and tokens.capital(i - 2))
        or (kind[i - 1] is Tok.HYPHEN and tokens.touches(i - 1) and tokens.touches(i))
        or (kind[i - 1] is Tok.STOP and len(tokens.low[i - 2]) <= 2 and tokens.touches(i - 1))
    ):
        i -= 1
    found = person_in(tokens, i, k + 1)
    if found is None:
        return None
    return people.full(bare(tokens.span(found[0], found[1])))


def _group(tokens: Tokens, k: int, floor: int) -> str:
    """'the health ministry', 'officials', 'a spokesman for the company'."""
    i = k
    while (
        i > floor
        and tokens.kind[i - 1] is Tok.WORD
        and (tokens.low[i - 1] in ("the", "a", "an") or (tokens.low[i - 1] not in EDGES and k - i < 4))
    ):
        i -= 1
        if tokens.low[i] in ("the", "a", "an"):
            break
    return bare(tokens.span(i, k + 1))


def speaker_after(tokens: Tokens, i: int, limit: int, people: People) -> str | None:
    """The subject after a verb of saying: 'said Pompeo', 'said the ministry', 'said a spokesman, John Smith'."""
    kind, low = tokens.kind, tokens.low
    k = i
    if low[k] in ("he", "she"):
        return people.last
    stop = min(limit, i + _REACH)
    group: str | None = None
    while k < stop:
        word = low[k]
        if kind[k] in (Tok.WORD, Tok.ACRONYM) and tokens.capital(k) and word not in _NOT_NAMES:
            found = person_in(tokens, k, limit)
            if found is not None:
                named = bare(tokens.span(found[0], found[1]))
                after = found[1]
                if low[found[1] - 1].endswith("'s") or singular(low[after]) in GROUPS:
                    k = after
                    continue
                if group is None or found[2] or (found[1] - found[0] > 1 and kind[k - 1] is not Tok.WORD):
                    return people.full(named)
                return group
        if kind[k] is Tok.WORD and singular(word) in GROUPS:
            group = group or bare(tokens.span(i, k + 1))
        elif (
            kind[k] in (Tok.QUOTE, Tok.STOP, Tok.DASH, Tok.COLON, Tok.NEWLINE)
            or (kind[k] is Tok.WORD and word in QUOTES)
            or (kind[k] is Tok.COMMA and group is None)
        ):
            break
        k += 1
    return group
