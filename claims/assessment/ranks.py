"""Ranks that a source tells another way: "Ostia is second after Velia" makes Velia the first; a table has a column.

Where a source puts one thing behind others, the others have the ranks before it, in the order in which it names them.
"""

import re

from claims.extraction.claim import Kind, Ranking
from claims.extraction.lexicon.numbers import ORDINALS

from .mention import Mention, heading_names
from .page import Page
from .rows import Table
from .scope import Name, names_in
from .target import Target

_BEHIND = re.compile(
    r"\b(?:is|was|are|were|ranks?|ranked|came|comes|remains|stands)\s+(?:the\s+|only\s+)?(?P<rank>[a-z]+|\d{1,2}(?:st|nd|rd|th))"
    r"(?:[- ][a-z-]+)?(?P<scope>[^.;]{0,80}?)?,?\s+(?:only\s+)?(?:after|behind|to)\s+(?P<others>[A-Z][^.;]{0,120})"
)
_RANK_HEAD = re.compile(r"(?i)(?:rank(?:ing)?|position|place|no\.?|#)")
_RANK = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.)?")


def ranked(target: Target, page: Page) -> list[Mention]:
    """Mentions of ranks for a ranking claim, beyond those that the reader of sentences finds."""
    if not isinstance(target.value, Ranking):
        return []
    found = [mention for table in page.tables for mention in _of_table(table)]
    for line in page.lines:
        if not line.row:
            for match in _BEHIND.finditer(line.text):
                found += _of_sentence(line.text, line.start, match, [over.text for over in line.above])
    return found


def _of_sentence(text: str, offset: int, match: re.Match[str], above: list[str]) -> list[Mention]:
    rank = _ordinal(match["rank"])
    start = max(text.rfind(". ", 0, match.start()) + 2, 0) if ". " in text[: match.start()] else 0
    subjects = names_in(text[start : match.start()])
    others = names_in(match["others"])
    # "second after Velia" has one before it, "third after Kes and Bir" two.
    others = others[: rank - 1] if rank is not None else []
    if rank is None or rank < 2 or not subjects or len(others) != rank - 1:
        return []
    end = text.find(".", match.end())
    passage = (offset + start, offset + (len(text) if end < 0 else end + 1))
    words = text[start : passage[1] - offset]
    at = (offset + match.start("rank"), offset + match.end("rank"))
    mentions = [_mention(rank, subjects[:1], at, passage, words, above)]
    mentions += [_mention(i, [name], at, passage, words, above) for i, name in enumerate(others, 1)]
    return mentions


def _ordinal(word: str) -> int | None:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS.get(word)


def _of_table(table: Table) -> list[Mention]:
    head = [cell.text for cell in table.rows[0].cells]
    columns = [i for i, words in enumerate(head) if _RANK_HEAD.fullmatch(words)]
    if not columns:
        return []
    at = columns[0]
    above = [line.text for line in table.top.above]
    mentions = []
    for row in table.rows[1:]:
        figure = _RANK.fullmatch(row.cells[at].text) if at < len(row.cells) else None
        labels = [cell.text for cell in row.cells if cell.text and not cell.text[0].isdigit()]
        if figure is None or not labels:
            continue
        cell = row.cells[at]
        mentions.append(
            _mention(
                int(figure[1]), names_in(labels[0]), (cell.start, cell.end), (row.start, row.end),
                " ".join([*labels, *head]), above, row=True,
            )
        )  # fmt: skip
    return mentions


def _mention(
    rank: int, near: list[Name], at: tuple[int, int], passage: tuple[int, int], words: str, above: list[str],
    *, row: bool = False,
) -> Mention:  # fmt: skip
    return Mention(
        value=Ranking(rank, "", at[0], at[1]), kind=Kind.RANKING, start=at[0], end=at[1], passage=passage, own=words,
        words=" ".join([words, *above]), near=near, over=lambda: [n for n in map(heading_names, above) if n], row=row,
        label=near[0].words if near else None,
    )  # fmt: skip
