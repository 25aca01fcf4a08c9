"""Who or what an assertion is about, in the words of its sentence."""

from bisect import bisect_left

from .clauses import Clauses, is_verb
from .lexicon import words
from .lexicon.function_words import ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from .lexicon.speech import SAYS
from .persons import People
from .tokens import Tok, Tokens

_SAYS = SAYS | words("believe believes believed think thinks thought fears feared hopes hoped know knows knew")
# They take a clause without "that".
_CLAUSAL = words("said says say told tells added adds warned warns estimates believe believes think thinks")
_NOBODY = words("it there this that these those they we i you which who what here such one some many both")
_ANYONE = words("people persons person deaths cases fatalities injuries infections arrests casualties others more")
_TIMES = words(
    "today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday morning evening night afternoon "
    "week month year day late earlier last next"
)
_DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december"
)
_OPENS = PREPOSITIONS | ADVERBS | _TIMES | {"according"}
_STOPS = (AUXILIARIES | CONJUNCTIONS | PREPOSITIONS) - {"of"}
_NAMES = (Tok.WORD, Tok.HYPHEN, Tok.ACRONYM, Tok.IDENTIFIER, Tok.NUMBER)
_LONGEST = 14


def subject(tokens: Tokens, i: int, j: int, begin: int, clauses: Clauses, people: People, own: int = -1) -> str | None:
    """Who or what the value of tokens i to j is about, in the clause that begins at token begin.

    `own` is where the value's own part of it begins, `people` tell whom "he" or "she" means.
    """
    low, kind = tokens.low, tokens.kind
    verbs = clauses.verbs
    start = begin
    if own > begin and not is_verb(tokens, own) and not low[own].endswith("ing"):
        start = own
    start = _after_saying(tokens, start, i, verbs, clauses.limit)
    joints = clauses.joints[bisect_left(clauses.joints, start + 1) : bisect_left(clauses.joints, i)]
    relative = _relative(tokens, joints)
    if relative > start:
        word = low[relative + 1]
        if (
            low[relative] == "who"
            or is_verb(tokens, relative + 1)
            or word in ADVERBS
            or (word.endswith("s") and low[relative + 2] in DETERMINERS)
        ):
            main = 0 if kind[relative - 1] is Tok.COMMA else _main_verb(tokens, relative + 2, i, verbs)
            if main:
                return _told(tokens, _phrase_before(tokens, relative, start)[0], main, people)
            return _told(tokens, *_phrase_before(tokens, relative, start), people)
        start = relative + 1
    for k in reversed(joints):
        if k > start and low[k] in SUBORDINATORS and kind[k] is Tok.WORD and _finite_between(k + 1, i, verbs):
            start = k + 1
            break
    at = bisect_left(verbs, start + 1)
    while (
        at < len(verbs)
        and verbs[at] < clauses.limit
        and (_infinitive(tokens, verbs[at]) or (clauses.commas and _aside(tokens, verbs[at], start)))
    ):
        # Neither an infinitive nor the verb of an aside has the subject before it.
        at += 1
    verb = verbs[at] if at < len(verbs) else clauses.limit
    if verb < i and verb < clauses.limit:
        return _told(tokens, *_before_verb(tokens, start, verb), people)
    apposed = _apposed(tokens, i, start)
    if apposed is not None:
        return _told(tokens, *apposed, people)
    if kind[i - 1] is Tok.COLON or (kind[i - 2] is Tok.COLON and i - 2 > start):
        # "Norvia: 1,200 deaths": a label says for whom.
        label = i - 1 if kind[i - 1] is Tok.COLON else i - 2
        return _told(tokens, *_phrase_before(tokens, label, start), people)
    opens = i - start < 2 or kind[i - 1] is Tok.COMMA or low[start] in _OPENS or low[j] == "of"
    if kind[j] is not Tok.HYPHEN and opens and low[j] != "out":
        return _told(tokens, *_counted(tokens, j, verb), people)
    return None


def sentence_subject(tokens: Tokens, first: int, clauses: Clauses, people: People) -> str | None:
    """Who or what a sentence without a value is about: the subject of its first clause, or of what it says was said."""
    start = _after_saying(tokens, first, clauses.limit, clauses.verbs, clauses.limit)
    for verb in clauses.verbs[bisect_left(clauses.verbs, start + 1) :]:
        if not _infinitive(tokens, verb) and not _aside(tokens, verb, start):
            return _told(tokens, *_before_verb(tokens, start, verb), people)
    return None


def _after_saying(tokens: Tokens, start: int, i: int, verbs: list[int], limit: int) -> int:
    """Where the words begin that somebody is said to have said: behind 'officials said', 'it is believed that'."""
    low, kind = tokens.low, tokens.kind
    for k in verbs[bisect_left(verbs, start) : bisect_left(verbs, i)]:
        if low[k] not in _SAYS:
            continue
        if kind[k + 1] is Tok.COMMA or k == start:
            continue
        that = next((m for m in range(k + 1, min(i, k + 8)) if low[m] == "that"), -1)
        if that > 0:
            start = that + 1
        elif low[k] in _CLAUSAL and low[k + 1] not in PREPOSITIONS and _finite_between(k + 1, limit, verbs):
            following = verbs[bisect_left(verbs, k + 1)]
            # "reported 17 deaths, which rose": the verb of saying governs the figure itself.
            if following < i or (following > i and not _crosses(tokens, i, following)):
                start = k + 1
    return start


def _crosses(tokens: Tokens, i: int, k: int) -> bool:
    return any(tokens.kind[m] in (Tok.COMMA, Tok.DASH, Tok.COLON) or tokens.low[m] in CONJUNCTIONS for m in range(i, k))


def _finite_between(a: int, b: int, verbs: list[int]) -> bool:
    at = bisect_left(verbs, a + 1)
    return at < len(verbs) and verbs[at] < b


def _relative(tokens: Tokens, joints: list[int]) -> int:
    low, kind = tokens.low, tokens.kind
    for k in reversed(joints):
        if low[k] in ("that", "which", "who") and kind[k] is Tok.WORD:
            return k
        if kind[k] is Tok.COMMA and low[k + 1] in ("and", "but") and is_verb(tokens, k + 2):
            return -1
    return -1


def _main_verb(tokens: Tokens, a: int, i: int, verbs: list[int]) -> int:
    """The verb of the clause round a relative one: 'rose' of 'the river that crosses the town rose', or 0."""
    for k in reversed(verbs[bisect_left(verbs, a) : bisect_left(verbs, i)]):
        if tokens.low[k - 1] not in AUXILIARIES and tokens.low[k - 1] not in CONJUNCTIONS and k > a:
            return 0 if any(tokens.low[m] in CONJUNCTIONS for m in range(a, k)) else k
    return 0


def _infinitive(tokens: Tokens, verb: int) -> bool:
    """'to run', 'to be published': it has no subject before it."""
    low = tokens.low
    return low[verb - 1] == "to" or (low[verb - 1] == "be" and low[verb - 2] == "to")


def _aside(tokens: Tokens, verb: int, start: int) -> bool:
    """Whether a verb stands in an aside between commas: 'exports, the bank said, fell'; 'the ferry, built in 1931,'."""
    low, kind = tokens.low, tokens.kind
    if low[verb] in SAYS and kind[verb + 1] is Tok.COMMA:
        return True
    if low[verb] in AUXILIARIES and kind[verb - 1] is Tok.COMMA and kind[verb - 2] is Tok.NUMBER:
        # "Ann Lee, 17, was hurt on Monday, when"
        return False
    opened = next((k for k in range(verb - 1, max(start, verb - 8), -1) if kind[k] is Tok.COMMA), 0)
    if not opened:
        return False
    for k in range(verb + 1, verb + _LONGEST):
        if kind[k] is Tok.COMMA:
            return is_verb(tokens, k + 1) or opened == verb - 1 or low[opened + 1] in ("who", "which", "whose", "where")
        if kind[k] is Tok.STOP or kind[k] is Tok.END:
            return False
    return False


def _before_verb(tokens: Tokens, start: int, verb: int) -> tuple[int, int]:
    """The subject before a verb: the words from the start of its clause, adverbials and appositions left out."""
    low, kind = tokens.low, tokens.kind
    if low[verb - 1] == "there":
        return verb - 1, verb
    end = verb
    while end > start and (low[end - 1] in ADVERBS or (low[end - 1].endswith("ly") and kind[end - 1] is Tok.WORD)):
        end -= 1
    while start < end and (kind[start] not in _NAMES or low[start] in CONJUNCTIONS):
        start += 1
    if low[end - 1] in ("he", "she"):
        return end - 1, end
    parted = low[start].endswith(("ed", "ing")) and low[start + 1] in PREPOSITIONS and Tok.COMMA in kind[start:end]
    if (low[start] in _OPENS and low[start] not in DETERMINERS) or parted:
        commas = [k for k in range(start, end) if kind[k] is Tok.COMMA]
        if not commas:
            return _phrase_before(tokens, end, start)
        start = commas[-1] + 1 if kind[end - 1] is not Tok.COMMA else commas[0] + 1
    for k in range(start, end):
        apart = kind[k] is Tok.COMMA and (kind[end - 1] is Tok.COMMA or low[k + 1] in ("who", "which"))
        dated = k > start and low[k] in ("on", "in") and low[k + 1] in _DAYS
        if apart or dated or kind[k] is Tok.OPEN:
            end = k
            break
    if end - start > _LONGEST:
        return _phrase_before(tokens, end, start)
    return start, end


def _phrase_before(tokens: Tokens, k: int, begin: int) -> tuple[int, int]:
    """The noun phrase that ends before token k: back to its determiner, a preposition or a verb."""
    low, kind = tokens.low, tokens.kind
    end = k - 1 if kind[k - 1] in (Tok.COMMA, Tok.DASH) else k
    start = end
    while start > begin and end - start < 8 and kind[start - 1] in _NAMES:
        word = low[start - 1]
        if word in DETERMINERS:
            return start - 1, end
        timed = word in _TIMES and kind[start] is not Tok.HYPHEN
        stops = word in _STOPS and low[start] != "cent"
        if stops or timed or (is_verb(tokens, start - 1) and not tokens.capital(start - 1)):
            break
        start -= 1
    return start, end


def _apposed(tokens: Tokens, i: int, start: int) -> tuple[int, int] | None:
    """The name before an apposition that holds the value: 'Norvia, a country of 33 million'."""
    low, kind = tokens.low, tokens.kind
    for k in range(i - 1, max(start, i - 10), -1):
        if kind[k] is Tok.COMMA:
            if (low[k + 1] in ("a", "an", "the", "its", "home", "aged") or k == i - 1) and tokens.capital(k - 1):
                begin, end = _phrase_before(tokens, k, start)
                # "According to the UN, 12 died", "In Norvia, 12 died": nothing is apposed to these.
                led = low[begin - 1] in ("to", "in", "at", "on", "from", "across", "for", "near")
                return None if k == i - 1 and led else (begin, end)
            return None
        if kind[k] not in _NAMES:
            return None
    return None


def _counted(tokens: Tokens, j: int, verb: int) -> tuple[int, int]:
    """What a figure before its verb counts: 'ethnic Kurds' of '300 ethnic Kurds were held', the whole of a share."""
    low, kind = tokens.low, tokens.kind
    start = j
    while start < verb and (low[start] in ("of", "percent", "per", "cent") or kind[start] in (Tok.PERCENT, Tok.HYPHEN)):
        start += 1
    end = start
    while end < verb:
        word = low[end]
        if kind[end] is Tok.COMMA and tokens.capital(end + 1) and end > start:
            end += 1
            continue
        if kind[end] not in _NAMES or word in ("in", "at", "on", "by", "since", "after", "when", "who", "which", "that",
                                               "from", "with", "for", "as", "to", "have", "has"):  # fmt: skip
            break
        end += 1
    return start, end


def _told(tokens: Tokens, start: int, end: int, people: People) -> str | None:
    """The words of a subject; a person for 'he' and 'she', nothing for a pronoun that names nobody."""
    if end - start == 1 or (end > start and tokens.low[start] in ("it", "there", "he", "she", "they")):
        word = tokens.low[start]
        if word in ("he", "she"):
            return people.refer(tokens, start)
        if word in _NOBODY or word in _ANYONE:
            return None
    while end > start and (tokens.kind[end - 1] not in _NAMES or tokens.low[end - 1] in CONJUNCTIONS):
        end -= 1
    # A mark that was opened is closed: 'the film "Ten Days"'.
    if tokens.kind[end] is Tok.QUOTE and tokens.kind[start:end].count(Tok.QUOTE) % 2:
        end += 1
    return tokens.span(start, end) or None
