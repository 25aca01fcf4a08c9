"""Whether a text says that it comes from a news agency: "(AFP)", "Reuters reported", "according to Xinhua"."""

import re
from dataclasses import dataclass

# Independence group to the agency's name, and the other names by which texts call it.
_AGENCIES = {
    "afp": ("AFP", "Agence France-Presse"),
    "ap": ("AP", "Associated Press"),
    "reuters": ("Reuters", "Thomson Reuters"),
    "dpa": ("dpa", "Deutsche Presse-Agentur"),
    "efe": ("EFE", "Agencia EFE"),
    "ansa": ("ANSA",),
    "tass": ("TASS", "ITAR-TASS"),
    "interfax": ("Interfax",),
    "ria-novosti": ("RIA Novosti", "RIA"),
    "xinhua": ("Xinhua", "Xinhua News Agency"),
    "kyodo": ("Kyodo", "Kyodo News"),
    "yonhap": ("Yonhap", "Yonhap News Agency"),
    "pti": ("PTI", "Press Trust of India"),
    "ani": ("ANI",),
    "anadolu": ("Anadolu", "Anadolu Agency"),
    "pa-media": ("PA", "PA Media", "Press Association"),
    "aap": ("AAP", "Australian Associated Press"),
    "canadian-press": ("Canadian Press", "The Canadian Press"),
    "bloomberg": ("Bloomberg", "Bloomberg News"),
    "upi": ("UPI", "United Press International"),
    "irna": ("IRNA",),
    "kcna": ("KCNA",),
    "apa": ("APA",),
    "ukrinform": ("Ukrinform",),
    "kazinform": ("Kazinform",),
}
_SLUGS = {name.casefold(): slug for slug, names in _AGENCIES.items() for name in names}
# As they write themselves and in capitals, so that the "ap" of a word is none.
_WRITTEN = {spelling for names in _AGENCIES.values() for name in names for spelling in (name, name.upper())}
_NAME = "(" + "|".join(re.escape(name) for name in sorted(_WRITTEN, key=len, reverse=True)) + ")"
_SAYS = r"(?:has |had |have )?(?:reported|reports|said|says|wrote|quoted|cited)"
_TOLD = [
    # "(AFP)", "(Xinhua/Li Wei)", "(with inputs from PTI)", "SARN, 2 Feb (Reuters) -"
    re.compile(
        rf"\((?:[Ww]ith (?:inputs|reporting|additional reporting) (?:from|by) )?{_NAME}(?:[/,;][^()\n]{{0,40}})?\)"
    ),
    # "By Associated Press", "Source: dpa", "© 2020 AFP", "Copyright 2020 The Associated Press"
    re.compile(rf"(?m)^\W{{0,3}}(?:Source:|By|Text:|Copyright|©)\s*(?:©\s*)?(?:\d{{4}}\s+)?(?:[Tt]he )?{_NAME}\b"),
    # "Reuters reported", "Xinhua news agency said"
    re.compile(rf"\b{_NAME}(?: [Nn]ews)?(?: [Aa]gency)? {_SAYS}\b"),
    # "according to AFP", "told the Associated Press"
    re.compile(rf"\b(?:[Aa]ccording to|told|citing|reported by) (?:the )?(?:news )?(?:agency )?{_NAME}\b"),
]
_REACH = 3000
"""Characters of the beginning and of the end that are looked at: a byline stands there."""


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that a text names as its origin. `group` is its independence group, `words` those that say so."""

    group: str
    name: str
    words: str


def agency_in(text: str) -> Agency | None:
    """The first agency that the beginning or the end of a text names as its origin; None where none is named."""
    parts = [text] if len(text) <= 2 * _REACH else [text[:_REACH], text[-_REACH:]]
    found = [match for part in parts for pattern in _TOLD for match in pattern.finditer(part)]
    if not found:
        return None
    group = _SLUGS[found[0][1].casefold()]
    return Agency(group, _AGENCIES[group][0], " ".join(found[0][0].split()))


def group_name(group: str) -> str:
    """An independence group as people read it: 'afp' is AFP, 'china-health-commission' 'china health commission'."""
    return _AGENCIES[group][0] if group in _AGENCIES else group.replace("-", " ")
