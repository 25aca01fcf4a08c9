"""What stands in an article but belongs to its page: copyright, bylines, credits, links, sign-offs, datelines."""

import re

from .sentences import Sentence
from .tokens import Tok, Tokens

# Matched at the beginning of a line, folded to lower case. Source: our own list from news pages.
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_LINE = re.compile(
    rf"""\W*(?:
      (?:©|\(c\)|copyright\b|&copy;)
    | all\ rights\ reserved
    | (?:additional\ |further\ )?(?:reporting|editing|writing|compiled|edited|written|translated|produced)
      \ (?:and\ \w+\ )?by\b
    | by\ [a-z.'’-]+\ [a-z.'’-]+(?:\ [a-z.'’-]+)?
      (?:,?\ (?:in\ \w+|and\ .*|\w+\ (?:staff|correspondent|editor|writer|reporter).*))?\W*$
    | (?:photo|photograph|picture|image|video|file\ photo|file\ picture|credit|photo\ credit|image\ credit|source
      |graphic)s?\s*(?::|by\b|/)
    | (?:read|see|find\ out|learn|click|view|watch)\ (?:more|also|next|full|here|now|all)\b
    | (?:read|related|see\ also|more|share|tags?|topics?|filed\ under|contact|e-?mail|tel|phone|fax|follow\ us
      |advertisement)\s*:
    | (?:sign\ up|subscribe|log\ in|register|download|follow\ us|join\ us|share\ this|support\ us|donate)\b
    | (?:advertisement|advert|sponsored|newsletter|most\ read|most\ popular|trending
      |related\ (?:articles|stories|topics))\W*$
    | (?:first\ |last\ )?(?:published|updated|posted|modified)(?:\ (?:on|at))?\s*:?\s*
      (?:\d|[a-z]+day|{_MONTHS}|at\b)
    | (?:for\ )?more\ (?:on\ this|from|information|stories|news)\b.{{0,60}}$
    | this\ (?:article|story|report)\ (?:was|is|has\ been|first|originally)\b
    | \d+\ (?:min(?:ute)?s?)\ read\b
    | (?:comments?|shares?|views?)\s*\(?\d
    | \d+\ (?:comments?|shares?|views?|likes?|retweets?)\W*$
    | (?:end|ends|more|\#\#\#|-30-|\*\*\*)\W*$
    )""",
    re.VERBOSE,
)
_ANYWHERE = re.compile(
    r"©|all rights reserved|\(c\) (?:19|20)\d\d|getty images|/afp\b|/ap\b|ap photo|reuters/|/reuters\b|"
    r"afp via|epa-efe|shutterstock|alamy|\bisbn\b|terms of use|privacy policy|cookie policy|"
    r"creative commons|\bcc by(?:-[a-z]{2})*\b"
)
_PHONE = re.compile(
    r"(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,5}\)[\s.-]?)?\d{2,5}(?:[\s.-]\d{2,5}){1,4}(?!\d)|\b0\d{3,4}\s\d{5,7}\b"
)
_PHONE_CUES = ("call ", "phone", "tel", "hotline", "helpline", "fax", "whatsapp", "text ", "dial", "contact")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?\s+(?:[A-Z][\w.'’-]*\s+){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd|Drive|Square|Way|Place|Terrace|Court|Highway|Parkway)\b"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.\-]+(?:[ ,/][A-Z][A-Za-z'’.\-]*){0,5}"
    r"(?:, (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r"(?:,? \d{4})?)?(?: ?\([A-Za-z .,/]{2,30}\))? ?(?:--?|[–—]) "
)
_SCAN = 400


def is_furniture(tokens: Tokens, first: int, limit: int, *, opens_line: bool) -> bool:
    """Whether the sentence of tokens first to limit belongs to the page, not to the story."""
    start, end = tokens.start[first], tokens.end[limit - 1]
    head = tokens.text[start : min(end, start + _SCAN)].lower()
    if opens_line and _LINE.match(head):
        # "By Tuesday the river had risen" is a sentence; a byline has no verb and no full stop.
        return not (head.startswith("by ") and tokens.kind[limit - 1] == Tok.STOP and limit - first > 8)
    return bool(_ANYWHERE.search(head)) and end - start < _SCAN


def masked(tokens: Tokens, first: int, limit: int) -> list[tuple[int, int]]:
    """Character spans inside a sentence that carry no value: phone numbers and street addresses."""
    start, end = tokens.start[first], tokens.end[limit - 1]
    words = tokens.text[start : min(end, start + 5 * _SCAN)]
    spans = [(start + m.start(), start + m.end()) for m in _STREET.finditer(words)]
    folded = words.lower()
    if any(cue in folded for cue in _PHONE_CUES):
        numbers = (m for m in _PHONE.finditer(words) if sum(c.isdigit() for c in m[0]) >= 7)
        spans += [(start + m.start(), start + m.end()) for m in numbers]
    return spans


def dateline(tokens: Tokens, sentence: Sentence) -> int:
    """The token where the story begins behind a dateline such as 'PARIS, March 3 (Reuters) - '."""
    start = tokens.start[sentence.first]
    match = _DATELINE.match(tokens.text, start, start + 120)
    if match is None:
        return sentence.first
    i = sentence.first
    while i < sentence.limit and tokens.start[i] < match.end():
        i += 1
    return i
