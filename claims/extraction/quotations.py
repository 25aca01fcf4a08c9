"""Quotations and their speakers, over the whole text in one pass."""

from bisect import bisect_right

from . import speakers
from .attribution import many_before
from .lexicon import words
from .lexicon.function_words import EDGES
from .lexicon.sayings import HEARD, SAY_BASE
from .lexicon.speech import NAMING, QUOTES
from .names import INITIALS, bare, name_run
from .persons import People
from .quote_marks import Quote, pair
from .sentences import Sentence
from .tokens import Tok, Tokens

_PASSIVE = words("is are was were been be being am as film book song play series group company so known formerly the")

_RECKONINGS = words("words phrase count account estimate reckoning admission telling description")
_WORKS = words(
    "song film book novel album poem play show series single track titled entitled headline slogan motto chapter essay "
    "podcast documentary hymn anthem phrase word words expression saying"
)


def read_quotations(tokens: Tokens, sentences: list[Sentence], people: People) -> list[Quote]:
    """The quotations that somebody is quoted as saying, each with its speaker where it is clear."""
    quotes = pair(tokens)
    if not quotes:
        return []
    firsts = [sentence.first for sentence in sentences]
    # Whom a quotation itself names does not speak it.
    starts = [quote.i for quote in quotes]
    people.mentions = [m for m in people.mentions if not _quoted(quotes, starts, m.at)]
    kept: list[Quote] = []
    previous: tuple[int, str | None] | None = None
    for index, quote in enumerate(quotes):
        begin = bisect_right(firsts, quote.i) - 1
        if begin < 0:
            continue
        if firsts[begin] == quote.i and begin > 0 and sentences[begin - 1].limit > quote.i - 1:
            begin -= 1
        finish = bisect_right(firsts, quote.j - 1) - 1
        # Marks in what belongs to the page, not to the story.
        if sentences[begin].limit <= quote.i and quote.i - sentences[begin].limit > 1:
            continue
        before = quotes[index - 1] if index else None
        later = quotes[index + 1] if index + 1 < len(quotes) else None
        # The line is the room in which an attribution is looked for.
        first, limit = sentences[begin].first, sentences[finish].limit
        while finish + 1 < len(sentences) and limit <= quote.j and sentences[finish + 1].line == sentences[finish].line:
            finish += 1
            limit = sentences[finish].limit
        line = sentences[begin].line
        opens = quote.i - 1 <= first
        _after(tokens, quote, limit, later, people)
        if not quote.said:
            _before(tokens, quote, first, before, people)
        if not quote.said:
            _closing(tokens, quote, limit, people)
        if not quote.said and previous is not None and previous[0] >= line - 1:
            same_line = previous[0] == line
            goes_on = opens and (sentences[begin].opens_line or same_line)
            if goes_on or (before is not None and same_line and before.said and before.j >= first):
                quote.speaker, quote.said = previous[1], True
        if not quote.said and opens and quote.closed and begin > 0 and sentences[begin - 1].line == line:
            # 'Dupont was delighted. "We played ..."': the one just spoken of speaks.
            spoken_of = sentences[begin - 1]
            if tokens.low[spoken_of.first] in ("he", "she"):
                quote.speaker = people.refer(tokens, spoken_of.first)
            else:
                quote.speaker = people.subject_of(spoken_of.first)
            quote.said = quote.speaker is not None and tokens.kind[quote.j - 1] is Tok.STOP
        if quote.said:
            previous = (sentences[finish].line, quote.speaker)
        if _worth_keeping(tokens, quote):
            kept.append(quote)
    return kept


def _quoted(quotes: list[Quote], starts: list[int], at: int) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < quotes[index].j


def _after(tokens: Tokens, quote: Quote, limit: int, later: Quote | None, people: People) -> None:
    """An attribution behind the quotation: '..., Pompeo said', '... said Pompeo', '..., as Pompeo put it'."""
    kind, low = tokens.kind, tokens.low
    k = quote.j + 1
    if kind[k] is Tok.COMMA:
        k += 1
    if kind[k] in (Tok.DASH, Tok.HYPHEN) and not tokens.touches(k + 1):
        if kind[k - 1] is not Tok.COMMA and low[k + 1] not in QUOTES:
            _signed(tokens, quote, k + 1, people)
            return
        # '"...", - said the minister', as agencies of the East put it.
        k += 1
    paused = kind[quote.j - 1] in (Tok.COMMA, Tok.STOP, Tok.DASH) or kind[quote.j + 1] is Tok.COMMA
    stop = min(limit, k + 30)
    if later is not None:
        stop = min(stop, later.i - 1)
    if kind[k] is Tok.NEWLINE or not (paused or low[k] in QUOTES or low[k] in ("he", "she") or low[k + 1] in QUOTES):
        return
    if low[k] == "according" and low[k + 1] == "to":
        quote.speaker, quote.said = speakers.speaker_after(tokens, k + 2, stop, people), True
        return
    if low[k] == "in":
        quote.speaker = _in_words_of(tokens, k, stop, people)
        quote.said = quote.speaker is not None
        return
    named = tokens.capital(k + 1) or low[k + 1] in ("the", "a", "an")
    any_verb = low[k].endswith("ed") or (kind[quote.j - 1] is Tok.COMMA and low[k].endswith("s"))
    if paused and named and any_verb and low[k] not in QUOTES | EDGES:
        # '"...," shrugged Lotta Ekman': any verb says, where a name follows it at once.
        quote.speaker = speakers.speaker_after(tokens, k + 1, stop, people)
        quote.said = quote.speaker is not None
        return
    for m in range(k, stop):
        word = low[m]
        if kind[m] is Tok.WORD:
            if word in QUOTES and not speakers.is_noun(tokens, m):
                if m == k:
                    quote.speaker = speakers.speaker_after(tokens, m + 1, stop, people)
                    quote.said = quote.speaker is not None or low[m + 1] in ("he", "she")
                elif low[k] in ("and", "but", "then"):
                    return
                else:
                    quote.speaker, quote.said = speakers.speaker_before(tokens, m, k, people), True
                return
            if word == "heard" and low[m - 1] in HEARD:
                quote.speaker, quote.said = bare(tokens.span(k, m)), True
                return
            if word == "put" and low[m + 1] == "it" and low[k] == "as":
                quote.speaker, quote.said = speakers.speaker_before(tokens, m, k + 1, people), True
                return
            if word == "according" and low[m + 1] == "to":
                quote.speaker, quote.said = speakers.speaker_after(tokens, m + 2, stop, people), True
                return
        elif _breaks(tokens, m):
            break
    if kind[quote.j - 1] is Tok.COMMA and not quote.said:
        # '"...," he charged': behind a comma inside the marks any verb says.
        j = k + 1 if low[k] in ("he", "she") else name_run(tokens, k, stop)
        if j > k and kind[j] is Tok.WORD and low[j] not in EDGES and not tokens.capital(j):
            quote.speaker, quote.said = speakers.speaker_before(tokens, j, k, people), True


def _breaks(tokens: Tokens, m: int) -> bool:
    """Whether a mark ends the room of an attribution: not the stop of an initial or a title."""
    what, before = tokens.kind[m], tokens.low[m - 1]
    if what not in (Tok.STOP, Tok.COLON, Tok.DASH, Tok.NEWLINE) or tokens.touches(m + 1):
        return False
    return what is not Tok.STOP or (before not in INITIALS and len(before) > 1)


def _signed(tokens: Tokens, quote: Quote, k: int, people: People) -> None:
    """'"Today is a great day" - Anna Berg', at the end of its line."""
    end = next((m for m in range(k, k + 12) if tokens.kind[m] in (Tok.NEWLINE, Tok.END)), 0)
    if end > k and tokens.capital(k):
        quote.speaker = speakers.speaker_after(tokens, k, end, people)
        quote.said = quote.speaker is not None


def _in_words_of(tokens: Tokens, k: int, stop: int, people: People) -> str | None:
    """'in the words of Nilsson', "in Nilsson's words"."""
    low = tokens.low
    if low[k + 1] == "the" and low[k + 2] in ("words", "opinion", "view") and low[k + 3] == "of":
        return speakers.speaker_after(tokens, k + 4, stop, people)
    for m in range(k + 1, min(stop, k + 7)):
        if low[m] in _RECKONINGS and (low[m - 1].endswith("'s") or low[m - 1] in ("his", "her")):
            if low[m - 1] in ("his", "her"):
                return people.refer(tokens, m - 1)
            return people.full(bare(tokens.span(k + 1, m)))
    return None


def _before(tokens: Tokens, quote: Quote, first: int, before: Quote | None, people: People) -> None:
    """An attribution before the quotation in its sentence: 'Pompeo stressed that they "..."'."""
    kind, low = tokens.kind, tokens.low
    m = quote.i - 2
    colon = kind[m] is Tok.COLON
    while m >= first and quote.i - m < 60:
        word = low[m]
        if kind[m] is Tok.WORD and not (before is not None and before.i <= m < before.j):
            if _says(tokens, m, first):
                if word in NAMING and _names_it(tokens, m, quote, first):
                    return
                passive = low[m - 1] in ("is", "are", "was", "were", "been", "being", "be") or low[m + 1] == "by"
                passive = passive and word != "quoted"
                speaker = None if passive else speakers.speaker_before(tokens, m, first, people)
                if passive and low[quote.j + 1] == "by":
                    speaker = speakers.speaker_after(tokens, quote.j + 2, quote.j + 20, people)
                if m == first and speaker is None:
                    speaker = speakers.speaker_after(tokens, m + 1, quote.i - 1, people)
                if speaker is None and low[m + 1] == "by" and word != "quoted":
                    speaker = speakers.speaker_after(tokens, m + 2, quote.i - 1, people)
                if speaker is not None or m == quote.i - 2 or kind[m + 1] in (Tok.COMMA, Tok.COLON):
                    quote.speaker, quote.said = speaker, True
                    return
            elif word == "according" and low[m + 1] == "to":
                quote.speaker, quote.said = speakers.speaker_after(tokens, m + 2, quote.i - 1, people), True
                return
            elif (word == "put" and low[m + 1] == "it" and m + 4 >= quote.i - 1) or (
                word in ("put", "puts") and low[quote.i - 2] == "at"
            ):
                quote.speaker, quote.said = speakers.speaker_before(tokens, m, first, people), True
                return
            elif word in ("in", "by") and quote.i - m < 12 and low[m + 1] not in EDGES - {"the", "his", "her"}:
                quote.speaker = _in_words_of(tokens, m, quote.i - 1, people)
                if quote.speaker is not None:
                    quote.said = True
                    return
        m -= 1
    if colon and quote.closed:
        # 'Coach Jean Dupont was delighted: "..."', 'Dupont: "..."'.
        quote.speaker = speakers.opening_subject(tokens, first, quote.i - 2, people)
        quote.said = quote.speaker is not None


def _closing(tokens: Tokens, quote: Quote, limit: int, people: People) -> None:
    """An attribution that closes the sentence: 'The plan is "a folly" of the rich, the mayor said.'"""
    kind, low = tokens.kind, tokens.low
    for m in range(limit - 2, max(quote.j + 2, limit - 8), -1):
        if low[m] in QUOTES and kind[m] is Tok.WORD and not speakers.is_noun(tokens, m):
            comma = next((c for c in range(m - 1, max(quote.j, m - 12), -1) if kind[c] is Tok.COMMA), 0)
            if comma and Tok.QUOTE not in kind[comma:m]:
                quote.speaker = speakers.speaker_before(tokens, m, comma + 1, people)
                quote.said = quote.speaker is not None
            return


def _says(tokens: Tokens, m: int, first: int) -> bool:
    """Whether the word at token m says something there: 'she warns', 'scientists fear', not 'the claims'."""
    word = tokens.low[m]
    if word in QUOTES:
        return not speakers.is_noun(tokens, m)
    return word in SAY_BASE and many_before(tokens, m, first)


def _names_it(tokens: Tokens, m: int, quote: Quote, first: int) -> bool:
    """'a film called "..."', 'was dubbed "..."', 'the so-called "..."': a name, not a saying."""
    low = tokens.low
    if m != quote.i - 2 and low[m + 1] != "the":
        return False
    if any(low[k] == "what" for k in range(max(first, m - 6), m)):
        return False
    return m == quote.i - 2 and (low[m - 1] in _PASSIVE or not tokens.low[m - 1].endswith(("he", "she", "ics")))


def _worth_keeping(tokens: Tokens, quote: Quote) -> bool:
    """Words somebody said: not a title of a work, a nickname or a word held at arm's length."""
    heard = [k for k in range(quote.i, min(quote.j, quote.i + 12)) if tokens.kind[k] is Tok.WORD]
    if len(heard) < 2:
        return False
    capitals = sum(tokens.capital(k) for k in heard if tokens.low[k] not in EDGES)
    plain = sum(tokens.low[k] not in EDGES for k in heard)
    inside = tokens.kind[quote.j - 1] in (Tok.STOP, Tok.COMMA)
    if capitals == plain > 1 and not (quote.said and (inside if plain > 2 else len(heard) >= 5)):
        return False
    if quote.said:
        return True
    return len(heard) >= 6 and (inside or tokens.low[quote.i - 2] not in _WORKS)
