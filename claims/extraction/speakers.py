"""Who says it: the subject before or after a verb of saying, pronouns to the person last spoken of."""

from .lexicon import words
from .lexicon.function_words import AUXILIARIES, EDGES, PREPOSITIONS
from .lexicon.speech import DESCRIBED, GROUPS, MESSAGES, NOT_PERSONS, PERSON_TITLES, QUOTES, SAME_OFFICE, SAYS, TITLES
from .names import NOT_NAMES, bare, name_run, person_in
from .nouns import singular
from .persons import People
from .phrases import CARRY, phrase_ending
from .tokens import Tok, Tokens

_DAYS = words("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight")
_RECENT = words("this last next earlier late early same that")
_TIMES = words("week month year day morning afternoon evening night time weekend") | _DAYS
_BETWEEN = AUXILIARIES | words("also later then now once again still repeatedly even just often never both all each")
_NO_ADVERBS = words("family assembly ally supply reply fly bully monopoly july")
_COORDINATES = words("and but or then before while by after")
_NO_SPEAKER = words(
    "nobody none everybody everyone they it i we you which that this these those what there me us them him her "
    "itself who"
)
# Where the words of a speaker end: "said the minister when asked", "said police in a statement".
_PHRASE_ENDS = (PREPOSITIONS - CARRY) | AUXILIARIES | words(
    "who which that when as after before while because if whose where and but adding referring asked speaking "
    "commenting responding recalling explaining describing citing to outside shortly"
) - words("ex")  # fmt: skip
_REACH = 22
_NOUN_LEADS = words("the a an its his her their of these those this no any some many such my our your more")


def speaker_before(tokens: Tokens, verb: int, first: int, people: People) -> str | None:
    """The subject of the verb of saying at a token: a name, a pronoun's person, or a group in its own words."""
    kind, low = tokens.kind, tokens.low
    floor = max(first, verb - 60)
    k = verb - 1
    if low[verb] in ("saying", "telling") and low[k] == "as":
        quoted = next((m for m in range(k - 1, max(floor, k - 14), -1) if low[m] in ("quoted", "cited", "reported")), 0)
        return _quoted(tokens, quoted, floor, people) if quoted else None
    if low[verb] in ("quoted", "cited") and any(low[m] == "as" for m in range(verb + 1, verb + 14)):
        return _quoted(tokens, verb, floor, people)
    shared = low[verb].endswith("ing")
    if low[k] == "to" and low[verb] in ("say", "tell", "add"):
        shared = any(low[m] in ("took", "went", "continued", "used") for m in range(max(floor, k - 7), k))
        return _shared(tokens, k, floor, people) if shared else None
    k = _back(tokens, k, floor)
    if k < floor:
        return None
    if low[k] in _COORDINATES or (shared and kind[k] is Tok.COMMA):
        return _shared(tokens, k, floor, people)
    if kind[k] is Tok.COMMA:
        return _over_insertion(tokens, k, floor, people)
    if kind[k] is Tok.DASH:
        dash = next((m for m in range(k - 1, max(floor, k - 30), -1) if kind[m] is Tok.DASH), 0)
        return _subject(tokens, dash - 1, floor, people) if dash > floor else None
    return _subject(tokens, k, floor, people)


def _quoted(tokens: Tokens, verb: int, floor: int, people: People) -> str | None:
    """'Lund was quoted as saying', 'the agency quoted Lund as saying': Lund in both."""
    low = tokens.low
    if low[verb - 1] in AUXILIARIES:
        return _subject(tokens, _back(tokens, verb - 1, floor), floor, people)
    return speaker_after(tokens, verb + 1, verb + 14, people)


def _subject(tokens: Tokens, k: int, floor: int, people: People) -> str | None:
    """The speaker whose words end at token k."""
    word = tokens.low[k]
    if word in ("he", "she"):
        return people.refer(tokens, k)
    if word in ("who", "which", "that") and k > floor:
        back = k - 2 if tokens.kind[k - 1] is Tok.COMMA else k - 1
        return (
            _subject(tokens, back, floor, people)
            if back >= floor and tokens.low[back] not in ("who", "which")
            else None
        )
    if word in _NO_SPEAKER:
        return None
    found = phrase_ending(tokens, k, floor, 3)
    if found is None:
        return None
    begin, end, name = found
    if name and tokens.low[begin - 1] == "and" and begin - 2 >= floor:
        # 'Berg and Lund said': both.
        other = phrase_ending(tokens, begin - 2, floor, 0)
        if (
            other is not None
            and other[2]
            and (other[0] == floor or tokens.kind[other[0] - 1] in (Tok.COMMA, Tok.QUOTE))
        ):
            return bare(tokens.span(other[0], end))
    span = bare(tokens.span(begin, end))
    return people.full(span) if name else _described(tokens, begin, end, span, people)


def _described(tokens: Tokens, begin: int, end: int, span: str, people: People) -> str:
    """Who 'the 34-year-old', 'the boy' or 'the captain' is, where the story has named them; else the words."""
    low = tokens.low
    if low[begin] != "the" or end - begin > 8:
        return span
    if "-year-old" in span:
        return people.refer(tokens, begin, "") or span
    head = low[end - 1]
    if end - begin == 2 and head in PERSON_TITLES:
        holder = people.holder(tokens, begin, head, SAME_OFFICE.get(head, ""))
        if holder is not None:
            return holder
    if end - begin <= 3 and head in DESCRIBED:
        return people.refer(tokens, begin, DESCRIBED[head]) or span
    return span


def _back(tokens: Tokens, k: int, floor: int) -> int:
    """Steps back from token k over what may stand between a speaker and the verb."""
    kind, low = tokens.kind, tokens.low
    while k >= floor:
        word = low[k]
        if kind[k] is Tok.WORD and (
            word in _BETWEEN or (word.endswith("ly") and word not in _NO_ADVERBS and not tokens.capital(k))
        ):
            k -= 1
        elif word in _TIMES and low[k - 1] in _RECENT:
            k -= 2
        elif word in _DAYS:
            k -= 2 if low[k - 1] == "on" else 1
        elif (
            word in MESSAGES
            and low[k - 1] in ("a", "an", "the", "his", "her", "its", "their")
            and low[k - 2] in ("in", "on")
        ):
            k -= 3
        else:
            break
    return k


def _over_insertion(tokens: Tokens, comma: int, floor: int, people: People) -> str | None:
    """'Pompeo, who ..., said', 'a spokesman, John Smith, said', 'Smith, 34, said': the phrase before the insertion."""
    kind, low = tokens.kind, tokens.low
    k = -1
    for m in range(comma - 1, floor, -1):
        what = kind[m]
        if what in (Tok.QUOTE, Tok.COLON, Tok.NEWLINE):
            break
        if what is not Tok.COMMA:
            continue
        # 'Smith, 34, a baker, said', 'Smith, whose mother, Edna, died, said': all of it is stepped over.
        word = low[m + 1]
        if k < 0 or word in ("who", "whose", "which") or (
            comma - m < 25 and kind[m - 1] is Tok.WORD and tokens.capital(m - 1)
            and (kind[m + 1] is Tok.NUMBER or word in ("a", "an", "aged", "of", "from"))
        ):  # fmt: skip
            k = m
    if k < 0:
        return None
    head = phrase_ending(tokens, _back(tokens, k - 1, floor), floor, 3)
    inner = person_in(tokens, k + 1, comma) if tokens.capital(k + 1) else None
    if inner is not None and inner[1] == comma and (head is None or not head[2]):
        return people.full(bare(tokens.span(inner[0], inner[1])))
    return _subject(tokens, _back(tokens, k - 1, floor), floor, people)


def _shared(tokens: Tokens, k: int, floor: int, people: People) -> str | None:
    """The subject that a verb takes from the clause before it: 'she said, adding', 'Berg left, saying'.

    The nearest verb of saying is asked whose it is, and takes its own from no third.
    """
    kind, low = tokens.kind, tokens.low
    for m in range(k - 1, floor, -1):
        if kind[m] is Tok.WORD and low[m] in SAYS and not low[m].endswith("ing") and not is_noun(tokens, m):
            back = _back(tokens, m - 1, floor)
            if back >= floor and low[back] not in _COORDINATES:
                before = (
                    _over_insertion(tokens, back, floor, people)
                    if kind[back] is Tok.COMMA
                    else _subject(tokens, back, floor, people)
                )
                if before is not None:
                    return before
            if kind[m - 1] in (Tok.QUOTE, Tok.COMMA, Tok.APOSTROPHE) or m == floor:
                return speaker_after(tokens, m + 1, k + 1, people)
    return opening_subject(tokens, floor, k, people)


def opening_subject(tokens: Tokens, first: int, limit: int, people: People) -> str | None:
    """Who a sentence begins with, an introduction with its comma stepped over: 'In March, Berg left'."""
    kind, low = tokens.kind, tokens.low
    i = first
    while i < limit and kind[i] in (Tok.QUOTE, Tok.APOSTROPHE, Tok.OPEN, Tok.DASH, Tok.HYPHEN, Tok.OTHER):
        i += 1
    if (
        low[i] in PREPOSITIONS
        or low[i] in ("when", "while", "as", "although", "if", "asked", "speaking")
        or (low[i].endswith("ing") and low[i] not in GROUPS)
    ):
        for m in range(i + 1, min(limit, i + 25)):
            if kind[m] is Tok.COMMA:
                i = m + 1
                break
        else:
            return None
    if low[i] in ("he", "she"):
        return people.refer(tokens, i)
    if low[i] in _NO_SPEAKER:
        return None
    return _phrase_at(tokens, i, limit, people)


def speaker_after(tokens: Tokens, i: int, limit: int, people: People) -> str | None:
    """The subject after a verb of saying: 'said Pompeo', 'said the ministry', 'said a spokesman, John Smith'."""
    low = tokens.low
    k = i
    if low[k] == "on" and low[k + 1] in _DAYS:
        k += 2
    if low[k] in ("he", "she") or (low[k] in ("him", "her") and low[k + 1] == "as"):
        return people.refer(tokens, k)
    if low[k] in _NO_SPEAKER and not (low[k] == "her" and tokens.kind[k + 1] is Tok.WORD):
        return None
    return _phrase_at(tokens, k, limit, people)


def _phrase_at(tokens: Tokens, i: int, limit: int, people: People) -> str | None:
    """The speaker whose words begin at token i: the name in them or behind their comma, else the words."""
    kind, low = tokens.kind, tokens.low
    stop = min(limit, i + _REACH)
    k = i
    last_capital = False
    while k < stop:
        word = low[k]
        what = kind[k]
        if what in (Tok.WORD, Tok.ACRONYM, Tok.IDENTIFIER):
            name = tokens.capital(k) and word not in NOT_NAMES
            if name and not _leads_on(tokens, k):
                j = name_run(tokens, k, stop)
                found = person_in(tokens, k, stop)
                if found is not None and not low[j - 1].endswith("'s") and not _noun_follows(tokens, j, stop):
                    # 'said the University of Leeds', 'said police in Leeds': the name is of a place or body.
                    if (k > i and low[k - 1] in PREPOSITIONS) or (low[k - 1] in ("the", "a", "an") and k - 1 > i):
                        k = j
                        continue
                    if low[j] in ("of", "for") and any(low[m] in NOT_PERSONS or low[m] in GROUPS for m in range(k, j)):
                        k = j
                        continue
                    if low[k - 1] == "the" and k > i:
                        return bare(tokens.span(found[0], found[1]))
                    return people.full(bare(tokens.span(found[0], found[1])))
                k = j
                last_capital = True
                continue
            last_capital = False
            if word in _PHRASE_ENDS or word in QUOTES or (word.endswith("ed") and k > i + 1) or (
                k > i and word in _NO_SPEAKER
            ):  # fmt: skip
                break
            if word in ("in", "on", "at", "for", "with", "from") and (
                low[k + 2] in MESSAGES or low[k + 1] in _DAYS or low[k + 1] in _RECENT or kind[k + 1] is Tok.NUMBER
                or low[k + 2] == "press" or low[k + 3] in ("conference", "briefing")
                or low[k + 1].endswith("ing")
            ):  # fmt: skip
                break
            if word in _DAYS or (word == "last" and k > i):
                break
        elif (what is Tok.HYPHEN and tokens.touches(k)) or (what is Tok.NUMBER and k <= i + 1):
            pass
        else:
            break
        k += 1
    while k > i and (low[k - 1] in PREPOSITIONS or low[k - 1] in _RECENT):
        k -= 1
    if k == i:
        return None
    if kind[k] is Tok.COMMA and k + 1 < limit and tokens.capital(k + 1) and not last_capital:
        found = person_in(tokens, k + 1, limit)
        if found is not None and found[1] - found[0] <= 5 and (
            kind[found[1]] in (Tok.COMMA, Tok.STOP, Tok.QUOTE, Tok.COLON, Tok.END, Tok.NEWLINE) or low[found[1]] == "of"
        ):  # fmt: skip
            return people.full(bare(tokens.span(found[0], found[1])))
    if k == i + 1 and low[i] in ("another", "others", "some", "many", "most"):
        return tokens.word(i)
    if k == i + 1 and (low[i] in EDGES or (low[i].endswith("ly") and not tokens.capital(i))):
        return None
    return _described(tokens, i, k, bare(tokens.span(i, k)), people)


def _leads_on(tokens: Tokens, k: int) -> bool:
    """Whether a capital word only opens a sentence: 'Residents said', 'A spokesman said'."""
    return tokens.low[k] in GROUPS or (singular(tokens.low[k]) in GROUPS and tokens.low[k].endswith("s"))


def _noun_follows(tokens: Tokens, j: int, stop: int) -> bool:
    """'Leeds mayor Anna Berg', 'Reuters correspondents': the run of capitals is not the speaker's own name."""
    if j >= stop or tokens.kind[j] is not Tok.WORD:
        return False
    word = tokens.low[j]
    return singular(word) in GROUPS or word in TITLES


def is_noun(tokens: Tokens, m: int) -> bool:
    """'the claims', 'a report', 'its calls': a noun that looks like a verb of saying."""
    before = tokens.low[m - 1]
    return before in _NOUN_LEADS or before.endswith("'s")
