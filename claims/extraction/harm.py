"""What befell the people whom a number counts, told by the verbs, adjectives and phrases on either side of it."""

from .claim import Quantity
from .found import Found
from .lexicon import words
from .lexicon.function_words import DETERMINERS
from .lexicon.numbers import ONES
from .lexicon.people import (
    ADJECTIVES,
    BEFALLS,
    CAPTIVES,
    DISEASE,
    FRAMES,
    KIN,
    LETS_GO,
    NOUNS,
    STATES,
    SUBJECT_VERBS,
    TROOPS,
    VERBS,
    WEAK_VERBS,
)
from .nouns import singular
from .tokens import Tok, Tokens

_BACK = 12
_AHEAD = 28
_BE = words(
    "is are was were be been being 're 's have has had get got gets getting feared left reported remain "
    "remains remained"
)
_FLIGHT = words("fled flee flees fleeing")
_HOMES = words(
    "home homes city country region fighting violence war area village villages town bombing shelling camps island "
    "province state persecution conflict border"
)
_ENDS = (Tok.STOP, Tok.COMMA, Tok.DASH, Tok.COLON, Tok.NEWLINE, Tok.CLOSE, Tok.QUOTE)
_TURNS = words("but while after who that which where")
_STEPPED_OVER = words(
    "others more other still feared confirmed seriously critically now badly slightly reportedly presumed believed "
    "either officially later"
)
_HOSPITALS = words("hospital hospitals")
_CUSTODY = words("bail bond prison jail custody captivity prisons hospital")
_SAYS_PEOPLE = words("missing killed abducted displaced hospitalised infected")
_PASSIVE_STOPS = words("by in at on for with into the")
_DUG_OUT = words("dug dig digging pulled pulling taken took taking brought lifted carried got")
_POLICE = words("police officers agents soldiers troops guards detectives authorities gendarmes security")
_UNKNOWN = words("fate whereabouts word")
_PARTED = words("wounded injured dead missing detained arrested infected killed displaced hospitalised")
_PARTS = words("including among most many mostly or all some mainly")


def befallen(tokens: Tokens, found: Found, first: int, limit: int, *, human: bool) -> str | None:
    """The measure of a count of people, or of a bare number (`human` false), from the words round it."""
    measure = (
        beside(tokens, found, limit, human=human)
        or _framed(tokens, found, first, limit, human=human)
        or _verb_before(tokens, found, first, limit, human=human)
    )
    if measure is None and human:
        measure = _verb_after(tokens, found, limit)
    if measure is None and tokens.low[found.after : found.after + 2] == ["of", "the"]:
        # "ten of the wounded are children"
        state = tokens.low[found.after + 2]
        measure = STATES[state] if state in _PARTED else None
    return measure


def _phrase(tokens: Tokens, k: int, limit: int) -> str | None:
    """The measure of a phrase that begins at token k: 'taken to hospital', 'lost their lives'."""
    low = tokens.low
    for after, window, measure in BEFALLS.get(low[k], ()):
        stop = min(limit, k + 1 + window)
        for m in range(k + 1, stop):
            if tokens.kind[m] in _ENDS:
                break
            if low[m] in after:
                return measure
    return None


def told_within(tokens: Tokens, k: int, end: int) -> str | None:
    """The measure of the first word or phrase of harm between two tokens: 'known to have died', 'stabbed to death'."""
    for m in range(k, end):
        word = tokens.low[m]
        measure = _phrase(tokens, m, end) or VERBS.get(word) or ADJECTIVES.get(word)
        if measure is not None:
            return measure
    return None


def beside(tokens: Tokens, found: Found, limit: int, *, human: bool) -> str | None:
    """'304 dead', '304 people dead', '12 missing', '5 wounded' straight after the number or its noun."""
    low = tokens.low
    k = found.after
    if k >= limit:
        return None
    if low[k] in ("of", "to") and low[k + 1] in ("the", "those", "its", "them", "their") and k + 2 < limit:
        # "nine of the passengers died", "two of the injured later died"
        k += 3
        while k < min(limit, found.after + 5) and tokens.kind[k] is Tok.WORD and low[k] not in _BE | VERBS.keys():
            k += 1
    word = low[k]
    while word in _STEPPED_OVER and k < found.after + 4:
        k += 1
        word = low[k]
        if word in ("others", "people"):
            k += 1
            word = low[k]
    if k >= limit:
        return None
    if word in ADJECTIVES and word not in ("critical", "ill", "sick"):
        return ADJECTIVES[word]
    phrase = _phrase(tokens, k, limit)
    if phrase is not None:
        return phrase
    alone = k + 1 >= limit or tokens.kind[k + 1] in _ENDS
    suffered = word in VERBS and (word not in WEAK_VERBS or human or alone or word in SUBJECT_VERBS)
    if suffered and word in _FLIGHT and not _from_home(tokens, k, found):
        return None
    if suffered and (word in SUBJECT_VERBS or (word.endswith(("d", "n", "t")) and _participle(tokens, k, limit))):
        return VERBS[word]
    if word in ("were", "was", "are", "is", "have", "had", "has", "remain", "remained", "later"):
        return _after_be(tokens, k + 1, limit)
    return None


def _from_home(tokens: Tokens, k: int, found: Found) -> bool:
    """Whether people who fled left their homes: told by what they fled, or by how many they are."""
    assert isinstance(found.value, Quantity)
    return found.value.number >= 1000 or any(word in _HOMES for word in tokens.low[k + 1 : k + 9])


def _participle(tokens: Tokens, k: int, limit: int) -> bool:
    """'300 people killed in' is said of them; '300 soldiers killed 20 rebels' is not."""
    low, kind = tokens.low, tokens.kind
    after = k + 1
    if after >= limit or kind[after] in _ENDS:
        return True
    if kind[after] is Tok.NUMBER:
        return False
    return (low[after] not in DETERMINERS and not tokens.capital(after)) or low[after] == "this"


def _after_be(tokens: Tokens, k: int, limit: int) -> str | None:
    low = tokens.low
    for m in range(k, min(limit, k + 9)):
        word = low[m]
        phrase = _phrase(tokens, m, limit)
        if phrase is not None:
            return phrase
        if low[m + 1 : m + 3] == ["to", "death"] and word != "sentenced":
            return "killed"
        if word == "to" and not _HOSPITALS.isdisjoint(low[m + 1 : m + 4]):
            return "hospitalised"
        if word in VERBS:
            return VERBS[word]
        if word in ADJECTIVES:
            return ADJECTIVES[word]
        if tokens.kind[m] is not Tok.WORD or word in ("by", "in", "at", "when", "that", "on"):
            return None
    return None


def _framed(tokens: Tokens, found: Found, first: int, limit: int, *, human: bool) -> str | None:
    """A verb before and words after that make sense together: 'pulled 17 people from the rubble'."""
    low = tokens.low
    begin = max(first, found.i - 7)
    for k in range(found.i - 1, begin - 1, -1):
        frame = FRAMES.get(low[k])
        if frame is None:
            continue
        for after, measure in frame:
            begin_at = _past_aside(tokens, found.after, limit)
            for m in range(begin_at, min(limit, begin_at + 6)):
                if tokens.kind[m] in _ENDS:
                    break
                if low[m] in after and (human or measure in _SAYS_PEOPLE or low[m] == "alive"):
                    return measure
        if low[k] == "lost" and isinstance(found.value, Quantity) and found.value.unit in TROOPS | KIN:
            return "killed"
        if low[k] in ("lost", "lose", "losing", "loses") and human and low[found.after] == "to":
            near = low[found.after + 1 : min(limit, found.after + 6)]
            return "killed" if any(word in DISEASE for word in near) else None
    return None


def _past_aside(tokens: Tokens, k: int, limit: int) -> int:
    """Token k, or the one behind an aside between dashes that begins there."""
    if tokens.kind[k] not in (Tok.DASH, Tok.HYPHEN):
        return k
    return next((m + 1 for m in range(k + 1, min(limit, k + 14)) if tokens.kind[m] in (Tok.DASH, Tok.HYPHEN)), k)


def _in_list(tokens: Tokens, k: int, i: int) -> bool:
    """Whether the comma at token k stands in a list that ends at token i: 'killing its driver, his wife and seven'."""
    return tokens.low[i - 1] == "and" and all(
        tokens.kind[m] is Tok.COMMA or (tokens.kind[m] is Tok.WORD and tokens.low[m] not in VERBS) for m in range(k, i)
    )


def _verb_before(tokens: Tokens, found: Found, first: int, limit: int, *, human: bool) -> str | None:
    """'has killed more than 300', 'hospitalised over 40', 'the arrest of 12', 'killing at least nine'."""
    low, kind = tokens.low, tokens.kind
    i = found.i
    listed = False
    for k in range(i - 1, max(first - 1, i - _BACK), -1):
        word = low[k]
        if kind[k] in (Tok.DASH, Tok.COLON, Tok.STOP) or word in _TURNS:
            return None
        if kind[k] is Tok.COMMA and i - k > 1:
            if not _in_list(tokens, k, i):
                return None
            listed = True
        if kind[k] is Tok.NUMBER and k < i - 2:
            return None
        if word == "up" and k == i - 1 and low[k - 1] in ("rounded", "rounding", "round"):
            return "detained"
        if word == "up" and k == i - 1 and low[k - 1] == "picked" and human:
            return "detained" if not _POLICE.isdisjoint(low[max(first, k - 6) : k - 1]) else None
        if word == "over" and k == i - 1 and low[k - 1] in ("handed", "hand", "handing"):
            assert isinstance(found.value, Quantity)
            return "released" if found.value.unit in CAPTIVES else None
        if word == "out" and k == i - 1 and low[k - 1] in _DUG_OUT and human:
            return "rescued"
        if word in ("off", "dead") and i - k < 3 and low[k - 1] in ("lay", "laid", "laying", "shot", "shoot", "lays"):
            return ("laid off" if word == "off" else "killed") if human or word == "dead" else None
        if word in VERBS:
            if word in WEAK_VERBS and not human:
                return None
            if word in ("perished", "died", "drowned") and human and k == i - 1:
                return "killed"
            if word in SUBJECT_VERBS or i - k > (10 if listed else 4):
                return None
            if word in LETS_GO:
                return _let_go(tokens, found, limit, VERBS[word])
            if k + 1 < i and low[k - 1] in _BE and low[k + 1] in ("in", "by", "on", "at", "when", "during"):
                return None
            return VERBS[word]
        if word == "of" and low[k - 1] in _UNKNOWN and k == i - 1 and human:
            return "missing"
        if word == "of" and singular(low[k - 1]) in NOUNS and k == i - 1:
            name = singular(low[k - 1])
            if name in ("life", "body", "corpse"):
                return "killed" if human else None
            if name in ("survivor", "recovery", "refugee", "hostage", "prisoner"):
                continue
            return NOUNS[name]
        if word in ("and", "or") and not (human and k == i - 1) and (k < i - 3 or low[k - 1] in VERBS):
            return None
    return None


def _let_go(tokens: Tokens, found: Found, limit: int, measure: str) -> str | None:
    """Captives are released, others rescued: 'freed 40 hostages', 'freed nine people from the wreck'; not players."""
    assert isinstance(found.value, Quantity)
    later = tokens.low[found.after : min(limit, found.after + 5)]
    if found.value.unit in CAPTIVES or not _CUSTODY.isdisjoint(later):
        return "released"
    return None if measure == "released" else measure


def _verb_after(tokens: Tokens, found: Found, limit: int) -> str | None:
    """'300 people were killed', 'a million Uighurs ... are believed to have been incarcerated'."""
    low, kind = tokens.low, tokens.kind
    passive = False
    relative = False
    k = found.after
    stop = min(limit, k + _AHEAD)
    while k < stop:
        word = low[k]
        what = kind[k]
        if what is Tok.DASH or what is Tok.COLON or what is Tok.STOP:
            return None
        if what is Tok.COMMA and low[k + 1] == "all" and low[k + 2] == "of" and low[k + 3] in ("whom", "them"):
            k += 4
            continue
        if what is Tok.COMMA and not passive:
            # "three men, two of them soldiers, were shot": what stands between commas is stepped over.
            close = next((m for m in range(k + 2, stop) if kind[m] is Tok.COMMA), stop)
            behind = low[close + 1] if close + 1 < stop else ""
            if behind in SUBJECT_VERBS or behind in _BE or behind in BEFALLS:
                k = close + 1
                continue
            if low[k + 1] in _PARTS:
                return None
        if what is Tok.COMMA and (passive or low[k + 1] in ONES):
            return None
        if what == Tok.NUMBER and (not passive or low[k - 1] in ("and", "or")):
            return None
        phrase = _phrase(tokens, k, limit) if passive or k - found.after < 14 else None
        if phrase is not None:
            return phrase
        if word in ("who", "that", "which") and k == found.after:
            relative = True
        elif word in ("but", "while", "after", "when", "because"):
            return None
        elif word in _BE or word == "'ve":
            passive = True
        elif word in VERBS and (passive or word in SUBJECT_VERBS or relative):
            if word in SUBJECT_VERBS and not passive and k - found.after > 12:
                return None
            if word in _FLIGHT and not _from_home(tokens, k, found):
                return None
            if word in LETS_GO:
                return _let_go(tokens, found, limit, VERBS[word])
            return VERBS[word]
        elif word in ADJECTIVES and passive and word != "critical":
            return ADJECTIVES[word]
        elif passive and word in _PASSIVE_STOPS:
            return None
        k += 1
    return None
