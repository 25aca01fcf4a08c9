"""What must hold for any text: no crash, exact offsets, the published form, numbers that read back."""

# ruff: noqa: E501, SIM905 - a case is one line, a word list is prose.

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import RULES_VERSION, extract_claims
from claims.extraction.claim import Comparator, Kind, Location, Modality, Quantity

PUBLISHED = date(2024, 5, 15)
_PIECES = st.sampled_from(
    [
        "killed", "more than", "300", "people", "a million", "dozens of", "hundreds", "of", "thousands", "-", "--",
        "—", "“", "”", '"', "'", "’", "said", "Anna Berg", "he", "on", "Sunday", "March", "3", "2019", "1990s", "to",
        "from", "between", "and", "or", "half", "third", "one", "in", "five", "percent", "%", "$", "€", "bn", "m",
        "km", "°", "C", "years", "year", "old", "ago", "last", "first", "the", "a", "largest", "since", "until",
        "will", "not", "denied", "if", "\n", "\r\n", "\u00a0", "\u00ad", ".", ",", ";", "(", ")", "!", "?", "U.S.",
        "Mr.", "1,000", "1.5", "½", "1/2", "12/03/2020", "2020-02-30", "00", "0", "G20", "http://x.y/1", "©", "½½",
        "\ufb01ve", "e\u0301", "\u200f", "🙂", "अ", "١٢", "doubled", "fell", "rose by", "no", "fewer than", "dead",
        "twenty", "hundred", "point", "who", "decades", "office", "aged", "45", "in office", "was", "were", "minus",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(_PIECES, max_size=60).map(" ".join),
    st.lists(_PIECES, max_size=60).map("".join),
)
_WHEN = st.one_of(
    st.none(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
)
_EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|\d{3}X|\d\dXX")


def check_form(text, claims):
    """The rules of the published form of a claim, written out."""
    for claim in claims:
        form = claim.to_dict()
        assert text[claim.start : claim.end] == claim.text
        assert claim.text
        assert claim.sentence in text
        assert claim.text in claim.sentence
        assert 0 <= claim.check_worthiness <= 1
        assert form["kind"] in set(map(str, Kind))
        assert form["modality"] in set(map(str, Modality))
        assert form["location"] in set(map(str, Location))
        assert form["rule"]
        value = form["value"]
        assert (value is None) == (claim.kind == Kind.STATEMENT)
        if value is None:
            continue
        assert 0 <= value["start"] < value["end"] <= len(text)
        within = any(
            at <= value["start"] and value["end"] <= at + len(claim.sentence)
            for at in (m.start() for m in re.finditer(f"(?={re.escape(claim.sentence)})", text))
        )
        assert within
        if value["type"] == "quantity":
            assert re.fullmatch(r"-?\d+(\.\d+)?", value["number"])
            assert value["comparator"] in set(map(str, Comparator))
            assert (value["comparator"] == "between") == (value["upper"] is not None)
            if value["upper"] is not None:
                assert Decimal(value["upper"]) > Decimal(value["number"])
            assert value["unit"] == value["unit"].strip()
        elif value["type"] == "date":
            assert value["expression"] == text[value["start"] : value["end"]]
            assert value["edtf"] is None or all(_EDTF.fullmatch(part) for part in value["edtf"].split("/"))
        elif value["type"] == "duration":
            assert re.fullmatch(r"P(T?[\d.]+[YMWDHS])+", value["iso8601"])
        elif value["type"] == "ranking":
            assert value["rank"] >= 1 or value["rank"] == -1
            assert value["scope"]
        else:
            assert value["quote"] == text[value["start"] : value["end"]]
    order = [c.value.start if c.value else c.start for c in claims]
    assert order == sorted(order)


@settings(max_examples=600, deadline=None)
@given(TEXTS, _WHEN)
def test_any_text_is_read_without_a_crash_and_in_the_published_form(text, when):
    check_form(text, extract_claims(text, when))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_claims(text):
    assert extract_claims(text, PUBLISHED) == extract_claims(text, PUBLISHED)


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "x x twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, british: bool) -> str:
    """A number below a billion in words."""
    for scale, name in ((10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if british and 0 < rest < 100 else " "
            return f"{in_words(number // scale, british)} {name}" + (joint + in_words(rest, british) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (
            (" and " if british else " ") + in_words(rest, british) if rest else ""
        )
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


STYLES = {
    "commas": lambda n: f"{n:,}",
    "no-break spaces": lambda n: f"{n:,}".replace(",", "\u00a0"),
    "narrow spaces": lambda n: f"{n:,}".replace(",", "\u202f"),
    "american words": lambda n: in_words(n, british=False),
    "british words": lambda n: in_words(n, british=True),
}


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=150, deadline=None)
@given(number=st.integers(2, 999_999_999))
def test_a_number_reads_back_in_every_style(style, number):
    claims = extract_claims(f"The store sold at least {STYLES[style](number)} lamps in all.", PUBLISHED)
    assert [c.value.number for c in claims if isinstance(c.value, Quantity)] == [Decimal(number)]
    assert claims[0].value.comparator == Comparator.AT_LEAST
    assert claims[0].value.unit == "lamp"


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 9999),
    st.sampled_from([("m", 6), ("mn", 6), ("bn", 9), ("tn", 12), (" million", 6), (" billion", 9)]),
)
def test_money_reads_back_with_its_scale(tenths, scale):
    amount = Decimal(tenths) / 10
    text = f"The bridge cost ${amount}{scale[0]} to build."
    (claim,) = [c for c in extract_claims(text, PUBLISHED) if c.kind == Kind.MONEY]
    assert (claim.value.number, claim.value.unit) == (amount * 10 ** scale[1], "USD")


@settings(max_examples=150, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%-d %b %Y"]),
)
def test_a_full_date_reads_back_in_every_style(day, style):
    claims = extract_claims(f"They signed it on {day.strftime(style)} in Bern.", PUBLISHED)
    assert [c.value.edtf for c in claims if c.kind == Kind.DATE] == [day.isoformat()]


def dressed(text):
    """The same text as other systems write it."""
    yield text.replace("\n", "\r\n")
    yield text.replace(" ", "\u00a0")
    yield text.replace("'", "’").replace(' "', " “").replace('"', "”")
    yield text + "\n\n"
    yield text.replace("\n", "\n\n\n")
    yield "\ufeff" + text


STORY = (
    "A fire killed 12 people and injured more than 300 in Leeds on Sunday.\n"
    'It didn\'t reach the school, said mayor Anna Berg. "We were spared the worst of it," she said.\n'
    "Damage was put at between 20 and 30 million pounds - a record.\nThe hall, built in 1931, was closed for nearly three weeks."
)


@pytest.mark.parametrize("text", list(dressed(STORY)))
def test_quotes_spaces_and_line_ends_of_other_systems_change_nothing(text):
    def told(claims):
        return [(c.kind, c.measure, str(c.value)[:25], c.modality) for c in claims if c.kind != Kind.QUOTATION]

    claims = extract_claims(text, PUBLISHED)
    check_form(text, claims)
    assert told(claims) == told(extract_claims(STORY, PUBLISHED))
    assert [c.value.speaker for c in claims if c.kind == Kind.QUOTATION] == ["Anna Berg"]


def test_the_local_day_of_an_aware_datetime_counts():
    late = datetime.fromisoformat("2024-05-15T23:40+06:00")
    assert extract_claims("They met today.", late)[0].value.edtf == "2024-05-15"


def test_a_datetime_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        extract_claims("They met today.", datetime(2024, 5, 15))  # noqa: DTZ001


def test_the_rules_have_a_version():
    assert isinstance(RULES_VERSION, int)
