"""Names of people: runs of capitals, titles off, surnames to the fullest form met."""

from .lexicon import words
from .lexicon.given_names import FEMALE, MALE
from .lexicon.speech import HONORIFICS, NOT_PERSONS, PARTICLES, PERSON_TITLES, QUOTES, SAYS, TITLES
from .nouns import person_noun
from .persons import Mention, People
from .tokens import Tok, Tokens

NOT_NAMES = words(
    "the a an it he she they we i this that these those in on at but and as for after when while if "
    "there his her their its our my your yes no monday tuesday wednesday thursday friday saturday "
    "sunday january february april june july august september october november december what who how "
    "why where one two three however meanwhile according speaking asked yet still then later earlier "
    "last some many most both another other such so not never or nor with from by to of late"
)
INITIALS = words("mr mrs ms dr gen sen gov st jr prof rev hon sgt lt col maj capt rep")
_MEN = words("mr sir lord king prince pope sheikh ayatollah father brother duke baron actor chairman spokesman")
_WOMEN = words("mrs ms miss dame lady queen princess sister duchess baroness actress chairwoman spokeswoman")
_TOLD = words("told tells tell telling informed assured reminded asked")
_IN_PLACE = words("in at near from to across outside inside around towards toward into")


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
    return _person(tokens, i, name_run(tokens, i, limit))


def _person(tokens: Tokens, i: int, j: int) -> tuple[int, int, bool] | None:
    kind, low = tokens.kind, tokens.low
    titled = low[i - 1] in PERSON_TITLES
    k = i
    for m in range(i, j):
        word = low[m]
        leads = word in TITLES or kind[m] in (Tok.STOP, Tok.HYPHEN) or (word.endswith("'s") and m < j - 1)
        if (leads and m == k) or (word in PERSON_TITLES and 2 <= j - m - 1 <= 3):
            titled = titled or word in PERSON_TITLES
            k = m + 1
    if k >= j:
        return None
    if k == j - 1 and k > i:
        back = k - 1 if kind[k - 1] is not Tok.STOP else k - 2
        if back >= i and low[back] in HONORIFICS:
            k = back
    return k, j, titled


def learn(tokens: Tokens, first: int, limit: int, people: People) -> None:
    """Notes the persons whom a sentence names, the first of them as the one a pronoun after it means."""
    subject = True
    kind, low, text, start = tokens.kind, tokens.low, tokens.text, tokens.start
    past = first
    for i in [k for k in range(first, limit) if text[start[k]].isupper() and kind[k] is Tok.WORD]:
        if i < past or low[i] in NOT_NAMES:
            continue
        j = name_run(tokens, i, limit)
        found = _person(tokens, i, j)
        if found is not None and found[1] - found[0] <= 6:
            k, end, titled = found
            if end - k == 1 and k == first and person_noun(low[k]):
                # "Astronomers found": a capital at the beginning only.
                past = j
                continue
            name = bare(tokens.span(k, end))
            # 'Leeds mayor Anna Berg': the capitals before an office are of a place or body.
            body = any(low[m] in NOT_PERSONS for m in range(k, end)) or (kind[end] is Tok.WORD and low[end] in TITLES)
            given = 2 <= end - k <= 5 and (low[k] in FEMALE or low[k] in MALE) and not body
            if end - k == 1 and kind[end] is kind[k - 1] is Tok.COMMA:
                # 'her neighbour, Pavel, laughed'
                given = low[k] in FEMALE or low[k] in MALE
            sure = titled or given or people.known(name) or (k <= first + 1 and people.named(name) and not body)
            weak = False
            if not sure and _speaks(tokens, k, end, first, body):
                # "Greenpeace said", "Rovers, who lost": one word alone may be a body as well.
                sure, weak = end - k > 1, True
            weak = weak or (not body and _acts(tokens, k, end, first) and name not in people.places)
            if sure or weak:
                name = people.person(name, sure)
                # 'Berg's lawyer, Ann Petty, said': Berg is not whom the sentence is about.
                leads = subject and not low[j - 1].endswith("'s")
                people.mentions.append(Mention(k, first, name, _gender(tokens, k, i, name), leads, sure))
                subject = subject and not leads
            elif 2 <= end - k <= 5 and not body:
                people.full(name)
            if not sure and low[i - 1] in _IN_PLACE:
                people.places.add(name)
        past = j


def _gender(tokens: Tokens, k: int, i: int, name: str) -> str:
    """'f' or 'm' where a title before the name or the given name tells, else ''."""
    for m in range(max(k - 3, i - 1), k + 1):
        word = tokens.low[m]
        if word in _WOMEN:
            return "f"
        if word in _MEN:
            return "m"
    given = name.split(" ", 1)[0].lower()
    return "f" if given in FEMALE else "m" if given in MALE else ""


def bare(name: str) -> str:
    """A name without its possessive ending, its words one space apart."""
    return " ".join(name.split()).removesuffix("'s").removesuffix("’s")


def _speaks(tokens: Tokens, k: int, end: int, first: int, body: bool) -> bool:
    """Whether the name of tokens k to end says something, has an age, or is told more of behind 'who'."""
    kind, low = tokens.kind, tokens.low
    if low[end - 1].endswith("'s"):
        return False
    if (kind[end] is Tok.WORD and low[end] in SAYS) or (k > first and low[k - 1] in QUOTES and low[k - 1] not in _TOLD):
        return not body
    if kind[end] is not Tok.COMMA:
        return False
    if kind[k - 1] is Tok.COMMA and k > first and low[end + 1] in SAYS:
        return True
    if tokens.word(end - 1).isupper():
        return False
    return low[end + 1] in ("who", "aged", "whose") or (kind[end + 1] is Tok.NUMBER and kind[end + 2] is Tok.COMMA)


def _acts(tokens: Tokens, k: int, end: int, first: int) -> bool:
    """Whether the name of tokens k to end is two or more words that open a sentence and do something."""
    if tokens.low[end - 1].endswith("'s") or not 2 <= end - k <= 5 or k > first + 1:
        return False
    return tokens.kind[end] is Tok.WORD and tokens.low[end] not in ("and", "of", "in")
