"""For whom or where a figure holds: names in a text, and whether two scopes are one.

A place inside or outside another, or with a word such as "mainland" or "outside" before it, is another scope.
Aliases and the list of words below are our own.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from claims.extraction.lexicon import words
from claims.extraction.lexicon.calendar import MONTHS, WEEKDAYS
from claims.extraction.lexicon.function_words import EDGES

WORLD = "worldwide"
_WORLD_WORDS = re.compile(
    r"(?i)\b(?:world-?wide|globally|global|(?:around|across|throughout|over) the (?:world|globe)|"
    r"world total|international total|and (?:beyond|elsewhere))\b"
)
_WORLD_LABEL = re.compile(r"(?i)(?:world(?:wide)?|global(?:ly)?|(?:grand )?total|all countries(?: and areas)?)")
_QUALIFIER = re.compile(
    r"(?i)\b(outside(?: of)?|excluding|except(?: for)?|beyond|mainland|rest of(?: the)?|other than|apart from|"
    r"metropolitan|greater|central|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?)\s+(?:the\s+)?$"
)
_ALIASES = {
    "us": "united states", "u.s": "united states", "u.s.": "united states", "usa": "united states",
    "u.s.a.": "united states", "america": "united states", "united states of america": "united states",
    "uk": "united kingdom",
    "u.k.": "united kingdom", "u.k": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
    "republic of korea": "south korea", "korea republic of": "south korea", "russian federation": "russia",
    "islamic republic of iran": "iran", "iran islamic republic of": "iran", "czechia": "czech republic",
    "cote d'ivoire": "ivory coast", "viet nam": "vietnam", "prc": "china", "people's republic of china": "china",
    "dr congo": "democratic republic of congo", "drc": "democratic republic of congo",
    "democratic republic of the congo": "democratic republic of congo", "congo dr": "democratic republic of congo",
    "republic of moldova": "moldova", "syrian arab republic": "syria", "burma": "myanmar", "holland": "netherlands",
    "turkiye": "turkey", "uae": "united arab emirates", "north macedonia": "macedonia", "eswatini": "swaziland",
    "cabo verde": "cape verde", "brunei darussalam": "brunei", "lao people's democratic republic": "laos",
    "bolivia plurinational state of": "bolivia", "venezuela bolivarian republic of": "venezuela",
    "united republic of tanzania": "tanzania", "holy see": "vatican", "timor-leste": "east timor",
    "eu": "european union",
    "mainland china and beyond": WORLD, "world": WORLD, "global": WORLD, "globally": WORLD, "worldwide": WORLD,
}  # fmt: skip
# What a page or a column is about, in words that open headings and name no place. Own list.
_TOPICS = words(
    "account accounts agriculture amount annual area average births born budget business capacity census change "
    "changes children climate commerce construction consumer consumption country crime culture daily debt defence "
    "defense deficit demographics demography depth development died domestic economic economy education elderly "
    "election elections elevation emissions employees employment energy environment expenditure export exports "
    "farming fatality fertility figures finance finances fishing forestry founded gdp geography government gross "
    "growth height history hospital hospitals hourly household households housing import imports income incomes index "
    "indicator indicators industry inflation infrastructure interest invalid investment item jobs key length level "
    "levels life list lists live location manufacturing marriages maximum mean measure median members men migration "
    "minimum mining minutes monthly mortality national net note notes notice outlook output overview poll polls "
    "pollution poverty press price prices production productivity profile quarter quarterly quarters rate rates "
    "regional release rent rents research result results retail revenue review road roads safety salaries salary "
    "sales school schools science sector sectors services share shares speech spending statement status summary "
    "supply support survey tax taxes testing tests ticket tickets timeline totals tourism tracker trade traffic "
    "transport trends turnout unemployment vaccination vaccinations valid value votes wage wages water wealth weather "
    "weekly welfare width women work yearbook yearly"
)
# Capital letters at the start of a sentence or label that name nothing.
_NO_NAMES = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | EDGES
    | _TOPICS
    | words(
        "a an the as of by on in at to for from since until after before during over under about around more less "
        "fewer nearly almost at least most some total totals cumulative reported confirmed deaths death cases case "
        "infections figures figure data number numbers count counts people officials authorities situation update "
        "report table source sources country countries area areas date day year month week this that these those it "
        "he she they his her its their we i you there here no not all both each every other another new latest "
        "according while when where who which what how why and or but if so because than then also only just so far "
        "covid-19 covid coronavirus sars-cov virus pandemic epidemic outbreak disease corona health "
        "statistics population updated published last first second third mr mrs ms dr sir president minister "
        "film series et est edt gmt utc bst cet cest pst pdt "
        "following today yesterday tomorrow one two three four five six seven eight nine ten hundreds thousands "
        "dozens millions"
    )
)
_OUTSIDE = frozenset({"excluding", "except", "other", "apart", "beyond"})
# Bodies that count or report; where they stand is not where the figure holds.
_BODY = re.compile(
    r"(?i)\b(?:organi[sz]ation|ministry|commission|agency|institute|university|department|office|bureau|bank|council|"
    r"committee|cent(?:er|re)|foundation|association|company|corporation|laboratory|press|news|times|post|reuters|afp)\b"
)
_NAME = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*")
_JOIN = re.compile(r"\s+(?:of|of the|the|de|da|du|del|la|al|bin|van|von|d')\s+|\s+|\s*-\s*")
_LONE = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)* +[a-z(]")
_PAIRS = ("and", "&")
_DOUBLE_NAMES = frozenset(
    {"bosnia", "trinidad", "antigua", "kitts", "vincent", "turks", "wallis", "sao tome", "tome", "pierre", "heard",
     "newfoundland", "tyne", "england", "brighton", "jammu"}
)  # fmt: skip
_EXTRA = re.compile(r"(?i)^(?:the\s+)?|\s*\((?:dutch part|french part|.*?)\)$")
_KIND_WORDS = re.compile(
    r"(?i)\s+(?:province|prefecture|city|county|district|state|region|republic|municipality|area)$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its folded key with any qualifier ('mainland china'), its words, and where it stands.

    `lone` tells that it is all that the text says, as a heading does. `first` tells that it is one word that begins the
    text with a small letter after it: "Turnout was ...", "Norvia counts ...". Only what is known from elsewhere tells
    whether such a word is a name.
    """

    key: str
    words: str
    start: int
    end: int
    first: bool = False
    lone: bool = False


WORLD_NAME = Name(WORLD, WORLD, 0, 0)


@lru_cache(maxsize=16384)
def fold(label: str) -> str:
    """Lower case, plain letters and apostrophes, single spaces, no 'the' before and no possessive after."""
    plain = unicodedata.normalize("NFKD", label).replace("’", "'")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[,()\s]+", " ", plain).strip(" .;:")
    plain = re.sub(r"'s$", "", plain).removeprefix("the ")
    return _ALIASES.get(plain, plain)


@lru_cache(maxsize=16384)
def scope_key(label: str) -> str:
    """The folded scope of a label or place: 'Hubei province' gives 'hubei', 'Global total' 'worldwide'."""
    label = label.strip()
    if _WORLD_LABEL.fullmatch(label.strip(" :.")) or re.search(r"(?i)\band (?:beyond|elsewhere)\b", label):
        return WORLD
    if _WORLD_WORDS.search(label) and not names_in(_WORLD_WORDS.sub(" ", label)):
        return WORLD
    folded = fold(label)
    short = fold(_KIND_WORDS.sub("", folded)) or folded
    return _ALIASES.get(short, short)


def same_scope(one: str, other: str) -> bool:
    """Whether two scopes, in any words, are one: 'China' and 'PRC' are, 'China' and 'mainland China' are not."""
    a, b = scope_key(one), scope_key(other)
    return a == b or sorted(a.split()) == sorted(b.split())


def says_world(text: str) -> bool:
    """Whether the words put a figure on the whole world: 'worldwide', 'mainland China and beyond'."""
    return bool(_WORLD_WORDS.search(text))


def names_in(text: str) -> list[Name]:
    """The names in a text, as long as they go: 'Democratic Republic of Congo' is one."""
    return list(_names_in(text))


@lru_cache(maxsize=8192)
def _names_in(text: str) -> tuple[Name, ...]:
    found = list(_NAME.finditer(text))
    runs = [m for i, m in enumerate(found) if _bare(m[0]) not in _NO_NAMES or _opens_name(text, found, i)]
    names: list[Name] = []
    i = 0
    while i < len(runs):
        first = last = runs[i]
        i += 1
        while i < len(runs) and _joined(text[last.end() : runs[i].start()], last[0]):
            last = runs[i]
            i += 1
        names.append(_named(text, first.start(), last.end()))
    return tuple(names)


def is_body(name: Name) -> bool:
    """Whether the name is that of a body that counts: 'Health Ministry', 'World Bank'."""
    return bool(_BODY.search(name.words)) or name.key in ("who", "un", "cdc", "ecdc")


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word.casefold())


def _opens_name(text: str, found: list[re.Match[str]], i: int) -> bool:
    """'New' before another name belongs to it: 'New Zealand', 'Papua New Guinea'."""
    if _bare(found[i][0]) != "new" or i + 1 >= len(found):
        return False
    return text[found[i].end() : found[i + 1].start()] == " " and _bare(found[i + 1][0]) not in _NO_NAMES


def _joined(gap: str, last: str) -> bool:
    if last.endswith(("'s", "’s")):
        return False
    if gap.strip() in _PAIRS:
        return _bare(last) in _DOUBLE_NAMES
    return bool(_JOIN.fullmatch(gap)) and "\n" not in gap


def _named(text: str, start: int, end: int) -> Name:
    lead = text[max(0, start - 24) : start]
    qualifier = _QUALIFIER.search(lead)
    written = re.sub(r"['’]s$", "", text[start:end])
    key = scope_key(written)
    if qualifier:
        word = qualifier[1].casefold().split()[0]
        key = f"{'outside' if word in _OUTSIDE else word} {key}"
        written = lead[qualifier.start() :] + written
    first = not text[:start].strip(" \t\n-•*\"“'") and bool(_LONE.match(text[start:]))
    return Name(key, written, start, end, first, text.strip(" \t:-•*") == text[start:end])
