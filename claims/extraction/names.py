"""Names of people: runs of capitals, titles off, surnames to the fullest form met."""

from .lexicon import words
from .lexicon.speech import HONORIFICS, NOT_PERSONS, PARTICLES, PERSON_TITLES, QUOTES, SAYS, TITLES
from .tokens import Tok, Tokens

NOT_NAMES = words(
    "the a an it he she they we i this that these those in on at but and as for after when while if "
    "there his her their its our my your yes no monday tuesday wednesday thursday friday saturday "
    "sunday january february april june july august september october november december what who how "
    "why where one two three however meanwhile according speaking asked yet still then later earlier "
    "last some many most both another other such so not never or nor with from by to of"
)
INITIALS = words("mr mrs ms dr gen sen gov st jr prof rev hon sgt lt col maj capt rep")
_MOST_NAMESAKES = 8


class People:
    """Names met so far by their first and last words, which of them are surely persons, and whom a pronoun means."""

    __slots__ = ("last", "names", "persons")

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.persons: set[str] = set()
        self.last: str | None = None

    def full(self, name: str) -> str:
        """The fullest form met of a name; the name itself where two people share it."""
        parts = name.lower().split(" ")
        wanted = frozenset(parts) - HONORIFICS
        fuller = [known for known in self.names.get(parts[-1], ()) if wanted <= frozenset(known.lower().split(" "))]
        if len(fuller) > 1:
            longest = max(fuller, key=len)
            if all(frozenset(known.split(" ")) <= frozenset(longest.split(" ")) for known in fuller):
                return longest
            return name
        if fuller:
            return fuller[0]
        if len(parts) > 1:
            for key in {parts[0], parts[-1]}:
                known = self.names.setdefault(key, [])
                if len(known) < _MOST_NAMESAKES:
                    known.append(name)
        return name

    def person(self, name: str) -> str:
        """Notes that a name is a person's; returns its fullest form."""
        self.persons.add(name.rsplit(" ", 1)[-1].lower())
        return self.full(name)

    def named(self, name: str) -> bool:
        """Whether a fuller name with this last word has been met."""
        return any(len(known) > len(name) for known in self.names.get(name.rsplit(" ", 1)[-1].lower(), ()))

    def known(self, name: str) -> bool:
        """Whether a person of this last name has been named."""
        return name.rsplit(" ", 1)[-1].lower() in self.persons


def name_run(tokens: Tokens, i: int, limit: int) -> int:
    """The token after the run of capitalised words that begins at token i (i itself when there is none)."""
    kind, low = tokens.kind, tokens.low
    j = i
    while j < limit:
        what = kind[j]
        if what is Tok.WORD or what is Tok.ACRONYM or what is Tok.IDENTIFIER:
            if tokens.capital(j) and low[j] not in NOT_NAMES:
                j += 1
                if low[j - 1].endswith("'s"):
                    break
                continue
            if low[j] in PARTICLES and (j > i or low[j] in ("al", "van", "von", "de")):
                ahead = j + 1
                while low[ahead] in PARTICLES or (kind[ahead] is Tok.HYPHEN and tokens.touches(ahead)):
                    ahead += 1
                    if ahead - j > 4:
                        break
                if kind[ahead] is Tok.WORD and tokens.capital(ahead) and ahead < limit:
                    j = ahead
                    continue
            break
        if j > i and what is Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1):
            j += 1
            continue
        if (
            j > i
            and what is Tok.STOP
            and tokens.touches(j)
            and low[j] == "."
            and (len(low[j - 1]) == 1 or low[j - 1] in INITIALS)
        ):
            j += 1
            continue
        break
    while j > i and kind[j - 1] == Tok.HYPHEN:
        j -= 1
    return j


def person_in(tokens: Tokens, i: int, limit: int) -> tuple[int, int, bool] | None:
    """The name in a run at token i without its titles: first and last token, and whether a title stood before.

    A title stays where a single word follows it: 'Mr Berg', 'Prince Andrew'.
    """
    j = name_run(tokens, i, limit)
    kind, low = tokens.kind, tokens.low
    titled = low[i - 1] in PERSON_TITLES
    k = i
    for m in range(i, j):
        word = low[m]
        leads = word in TITLES or kind[m] in (Tok.STOP, Tok.HYPHEN) or (word.endswith("'s") and m < j - 1)
        if (leads and m == k) or (word in PERSON_TITLES and m > k and 2 <= j - m - 1 <= 3):
            titled = titled or word in PERSON_TITLES
            k = m + 1
    if k >= j:
        return None
    if k == j - 1 and k > i:
        back = k - 1 if kind[k - 1] is not Tok.STOP else k - 2
        if back >= i and low[back] in HONORIFICS:
            k = back
    return k, j, titled


def learn(tokens: Tokens, first: int, limit: int, people: People) -> str | None:
    """Notes the persons whom a sentence names; returns its first one, whom a pronoun after it means."""
    subject: str | None = None
    kind, low, text, start = tokens.kind, tokens.low, tokens.text, tokens.start
    i = first
    while i < limit:
        if kind[i] is not Tok.WORD or not text[start[i]].isupper() or low[i] in NOT_NAMES:
            i += 1
            continue
        j = name_run(tokens, i, limit)
        found = person_in(tokens, i, j)
        if found is not None and found[1] - found[0] <= 6:
            k, end, titled = found
            name = bare(tokens.span(k, end))
            if titled or people.known(name) or (k <= first + 1 and people.named(name)) or _acts(tokens, k, end, first):
                name = people.person(name)
                subject = subject or name
            elif 2 <= end - k <= 5 and not any(low[m] in NOT_PERSONS for m in range(k, end)):
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
    if not 2 <= end - k <= 5 or k > first + 1 or kind[end] is not Tok.WORD or low[end] in ("and", "of", "in"):
        return False
    return not any(low[m] in NOT_PERSONS for m in range(k, end))
