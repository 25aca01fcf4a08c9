"""Which side of publication day a date lies on, told by the verb nearest to it."""

from enum import Enum

from .lexicon import words
from .lexicon.calendar import EDGES_OF_TIME
from .lexicon.function_words import DETERMINERS
from .lexicon.verbs import NOT_PASTS
from .tokens import Tok, Tokens

_BACK = 40
_AHEAD = 16
_MODALS = words("will 'll shall won't would could can may might must should cannot can't upcoming forthcoming tomorrow")
# With "to" behind them they speak of what is to come: "agreed to meet", "was ordered to leave".
_FORWARD = words(
    "plan plans planned planning intend intends intended hopes hope hoping aims aim aiming wants want agreed agree "
    "agrees vowed vows pledged pledges promised promises ordered orders urged urges asked invited decided likely "
    "unlikely expect expects expecting seeks prepares preparing ready about going set due expected scheduled slated "
    "poised required supposed bound allowed able threatened proposed prepared"
)
# These do so with "for", "in", "on", "at" or a date behind them as well: "due on Friday", "a vote planned for May".
_ARRANGED = words("due expected scheduled slated planned forecast tipped")
# "has scheduled a vote for Sunday".
_ARRANGING = words("scheduled planned called announced booked arranged set fixed slated requested")
_BEHIND_ARRANGED = words("to for in on at by from this next later early before until be out back home")
# The present tense with a day tells what is arranged: "the trial starts on Monday".
_STARTS = words(
    "starts begins opens votes meets ends expires closes kicks resumes travels arrives heads takes visits hosts "
    "falls reconvenes hears sits debates decides publishes celebrates appears performs finishes airs premieres debuts "
    "turns marks concludes returns runs faces goes comes reopens launches plays leaves speaks holds start begin open "
    "vote meet face head go play host travel visit welcome"
)
_PAST = words(
    "was were had did wasn't weren't hadn't didn't said told met took came went got gave held kept spent paid cut hit "
    "saw sent rose fell won lost made led began grew left became broke brought built bought caught chose drew drove "
    "fought flew forgot found froze heard hid hurt knew laid lay let lit meant put quit ran rode sang sank sat sold "
    "shot shut slept spoke stole stood struck swore swept taught thought threw tore understood woke wore wrote fled "
    "beat shook bore sought bound lent withdrew overturned dealt spread swam bit blew"
)
_BE = words("be being get getting")
_EITHER = words("cut hit put let shut quit hurt spread bound set beat")
# After "to" these are no verb: "falls to new low".
_NO_VERBS = DETERMINERS | words(
    "new record low lower lowest high higher highest around about nearly almost more less below above near within just "
    "zero full one two three four five six seven eight nine ten"
)
# "put back until May".
_DEFERRED = words(
    "put postponed delayed adjourned suspended extended deferred remanded banned barred bailed contracted"
)
_WARNINGS = words("warning warnings alert alerts forecast forecasts")
_LASTING = frozenset({"until", "till"})
_LEANS = words("until till by from before")
_BREAKS = words("who which but while after where when")


class When(Enum):
    FUTURE = 1
    PAST = -1
    UNTOLD = 0


class Tense:
    """A sentence's verbs; and `last`, the date read before in it, to which "a year earlier" looks back.

    `stand_in` tells that the day of publication is the dateline's own, which the rules of dates told from it say.
    """

    __slots__ = ("first", "last", "limit", "stand_in", "tokens")

    def __init__(self, tokens: Tokens, first: int, limit: int, *, stand_in: bool = False) -> None:
        self.tokens, self.first, self.limit = tokens, first, limit
        self.stand_in = stand_in
        self.last: str | None = None

    def at(self, i: int) -> When:
        """When the clause about the date at token i takes place, as seen from publication day."""
        tokens = self.tokens
        low, kind = tokens.low, tokens.kind
        before = low[i - 1] if i > self.first else ""
        if before == "of" and low[i - 2] == "ahead":
            return When.FUTURE
        if before == "since":
            return When.PAST
        if before == "least" and low[i - 2] == "at":
            before = low[i - 3]
        if before == "on" and not _LASTING.isdisjoint(low[max(self.first, i - 5) : i]):
            before = "until"
        if before == "from" and any(low[k] == "to" and low[k + 1] == "date" for k in range(i + 1, i + 6)):
            return When.PAST
        leans = before in _LEANS
        # "The final is on Sunday", "the vote is Tuesday".
        verb = low[i - 2] if before in ("on", "in") else before
        if verb in ("is", "are"):
            return When.FUTURE
        infinitive = present = False
        k = i - 1
        floor = max(self.first, i - _BACK)
        # A date that describes a noun tells nothing of the clause about it: "the attacks of 21 October".
        if before == "of" and low[i - 2] not in EDGES_OF_TIME:
            k = floor - 1
        while k >= floor:
            if kind[k] is Tok.DASH or low[k] == ";" or (kind[k] is Tok.COMMA and low[k + 1] in _BREAKS):
                break
            told = self._cue(k)
            word = low[k]
            if told is When.PAST and leans and low[k - 1] in ("is", "are"):
                # "unless they are released by Friday"
                return When.FUTURE
            if told is When.PAST and ((before == "for" and word in _ARRANGING) or (leans and word in _DEFERRED)):
                return When.FUTURE
            if told is not None:
                return told
            if word == "to" and kind[k + 1] is Tok.WORD and not tokens.capital(k + 1) and low[k + 1] not in _NO_VERBS:
                infinitive = True
            elif word in ("has", "have", "is", "are"):
                present = True
            k -= 1
        if leans and (present or before in ("until", "till", "from", "before")):
            return When.FUTURE
        if infinitive and not present:
            return When.FUTURE
        if present:
            return When.UNTOLD
        return self._ahead(i)

    def _ahead(self, i: int) -> When:
        """The first verb behind a date that opens its clause: 'On Sunday, the council will vote'."""
        tokens = self.tokens
        for k in range(i + 1, min(self.limit, i + _AHEAD)):
            if tokens.kind[k] is Tok.DASH or tokens.low[k] == ";":
                break
            told = self._cue(k)
            if told is When.PAST and tokens.low[k - 1] in ("is", "are"):
                # "December 5 is declared a holiday"
                return When.UNTOLD
            if told is not None:
                return told
        return When.UNTOLD

    def _cue(self, k: int) -> When | None:
        """What the word at token k tells, if anything."""
        tokens = self.tokens
        low = tokens.low
        if tokens.kind[k] is not Tok.WORD:
            return None
        word, after = low[k], low[k + 1]
        if word in _MODALS:
            if tokens.capital(k) and word in ("may", "will"):
                return None
            # "would have gone", but "would have no power".
            have = k + 1 if after == "have" else k + 2 if low[k + 2] == "have" else 0
            gone = have and (low[have + 1].endswith(("ed", "en")) or low[have + 1] in _PAST)
            gone = gone and word not in ("will", "'ll", "shall")
            return When.PAST if gone else When.FUTURE
        if word in _FORWARD and after == "to":
            return None if word in ("able", "allowed") and low[k - 1] in ("was", "were") else When.FUTURE
        if word in _ARRANGED and (after in _BEHIND_ARRANGED or tokens.capital(k + 1)):
            return When.FUTURE
        if word == "deadline" or (word in _WARNINGS and after in ("for", "from")):
            return When.FUTURE
        if word in ("is", "are", "'s") and (after == "to" or (after == "not" and low[k + 2] == "to")):
            return When.FUTURE
        if word.endswith(("'ll", "n't")) and word in ("he'll", "she'll", "they'll", "we'll", "it'll", "i'll", "you'll"):
            return When.FUTURE
        if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in NOT_PASTS and not tokens.capital(k)):
            either = word in _EITHER and (low[k - 1] == "to" or after == "to" or low[k - 1] in _MODALS)
            if low[k - 1] in _BE or either or (word == "shut" and low[k - 1] in ("stay", "stays", "remain", "remains")):
                return None
            return When.PAST
        if (word == "falls" and after != "on") or (
            word == "takes" and after not in ("place", "effect", "office", "part")
        ):
            return None
        if word == "steps" and after in ("down", "aside"):
            return When.FUTURE
        if word == "go" and after == "on" and low[k + 2] == "sale":
            return When.FUTURE
        # "Formula 1 returns" is a verb, "12 returns" none.
        named = k - 2 >= self.first and tokens.capital(k - 2) and low[k - 2] not in DETERMINERS
        counted = tokens.kind[k - 1] is Tok.NUMBER and not named
        if word in _STARTS and low[k - 1] not in DETERMINERS and not counted:
            base = not word.endswith("s")
            led = low[k - 1] == "to" or (tokens.capital(k - 1) and "'" not in low[k - 1]) or _plural_before(low[k - 1])
            return None if base and not led else When.FUTURE
        return None


def _plural_before(word: str) -> bool:
    return (word.endswith("s") and len(word) > 3 and "'" not in word) or word in ("they", "we", "people")
