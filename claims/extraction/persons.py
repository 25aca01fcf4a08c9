"""The persons of a story: their names in full, where each was named, and whom a pronoun means."""

from bisect import bisect_left
from dataclasses import dataclass

from .lexicon.speech import HONORIFICS
from .tokens import Tok, Tokens

_GENDERS = {"she": "f", "her": "f", "he": "m", "his": "m", "him": "m"}
_MOST_NAMESAKES = 8
_MOST_NEAR = 12
# A pronoun means nobody named further back than this many tokens.
_REACH = 220


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at token `at` of the sentence that begins at token `sentence`; `subject` where named first in it.

    `sure` where more than the capitals says that this is a person; `gender` is 'f', 'm' or ''.
    """

    at: int
    sentence: int
    name: str
    gender: str
    subject: bool
    sure: bool


class People:
    """Names met so far by their first and last words, which of them are surely persons, and where each was named."""

    __slots__ = ("counts", "mentions", "names", "persons", "places")

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.persons: set[str] = set()
        self.places: set[str] = set()
        self.mentions: list[Mention] = []
        self.counts: dict[str, int] = {}

    def full(self, name: str) -> str:
        """The fullest form met of a name; the name itself where two people share it."""
        parts = name.lower().split(" ")
        wanted = frozenset(part for part in parts if len(part) > len("M.")) - HONORIFICS
        initial = parts[0][0] if parts[0].endswith(".") and len(parts[0]) == len("M.") else ""
        fuller = [
            known
            for known in self.names.get(parts[-1], ())
            if wanted <= frozenset(known.lower().split(" ")) and known[0].lower().startswith(initial)
        ]
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

    def person(self, name: str, sure: bool) -> str:
        """Notes that a name is a person's; returns its fullest form."""
        if sure:
            self.persons.add(name.rsplit(" ", 1)[-1].lower())
        full = self.full(name)
        self.counts[full] = self.counts.get(full, 0) + 1
        return full

    def named(self, name: str) -> bool:
        """Whether a fuller name with this last word has been met."""
        return any(len(known) > len(name) for known in self.names.get(name.rsplit(" ", 1)[-1].lower(), ()))

    def known(self, name: str) -> bool:
        """Whether a person of this last name has been named."""
        return name.rsplit(" ", 1)[-1].lower() in self.persons

    def refer(self, tokens: Tokens, k: int, gender: str | None = None) -> str | None:
        """Whom the pronoun at token k means, or a description of that gender: the person last spoken of.

        None where two compete. The one whom the nearest sentence begins with goes before others named in it; at
        the beginning of a paragraph, the one named by far the most often goes before the one named last.
        """
        wanted = _GENDERS.get(tokens.low[k], "") if gender is None else gender
        end = bisect_left(self.mentions, k, key=_place)
        near: list[Mention] = []
        for mention in reversed(self.mentions[max(0, end - _MOST_NEAR) : end]):
            if k - mention.at > _REACH:
                break
            if not wanted or not mention.gender or mention.gender == wanted:
                near.append(mention)
        near = [mention for mention in near if mention.sure] or near
        if not near:
            return None
        last = [mention for mention in near if mention.sentence == near[0].sentence]
        if Tok.NEWLINE in tokens.kind[near[0].at : k]:
            often = max(near, key=lambda mention: self.counts[mention.name])
            if self.counts[often.name] >= 3 * self.counts[last[-1].name]:
                return often.name
        first = next((mention for mention in reversed(last) if mention.subject), last[-1])
        others = [mention for mention in last if mention.name != first.name]
        if others and (not first.subject or _joined(tokens, first, others[-1])):
            return None
        return first.name

    def holder(self, tokens: Tokens, k: int, office: str, other: str) -> str | None:
        """Whoever was last named before token k with an office by one of two words: 'skipper Ann Lee'."""
        low = tokens.low
        end = bisect_left(self.mentions, k, key=_place)
        for mention in reversed(self.mentions[max(0, end - 4 * _MOST_NEAR) : end]):
            at = mention.at
            beside = low[max(0, at - 3) : at] + low[at + 2 : at + 9]
            if office in beside or (other and other in beside):
                return mention.name
        return None

    def subject_of(self, sentence: int) -> str | None:
        """The person whom the sentence that begins at a token names first."""
        at = bisect_left(self.mentions, sentence, key=_place)
        if at < len(self.mentions) and self.mentions[at].sentence == sentence:
            return self.mentions[at].name
        return None


def _place(mention: Mention) -> int:
    return mention.at


def _joined(tokens: Tokens, first: Mention, second: Mention) -> bool:
    """'Anna Berg and Karl Lund met': neither goes before the other."""
    return tokens.low[second.at - 1] == "and" and second.at - first.at < 7
