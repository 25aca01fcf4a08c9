"""What must hold for any text: no crash, exact offsets, the published form, work that grows with length."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import RULES_VERSION, extract_claims
from claims.extraction.claim import Comparator, Kind, Location, Modality
from tests.benchmarks.hostile import UNITS, line

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
_EDTF = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?|\d{3}X|\d\dXX")


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


def test_offsets_hold_where_lower_case_is_longer_than_the_text():
    # The Turkish capital I with a dot becomes two characters in lower case.
    text = "In İzmir and İstanbul at least 12 people died, and 3½ MILLION were told to stay at home."
    claims = extract_claims(text, PUBLISHED)
    check_form(text, claims)
    assert [text[c.value.start : c.value.end] for c in claims if c.value] == ["at least 12", "3½ MILLION"]


@pytest.mark.parametrize("cell", ["304", "½", "(1,204)", "5%", "12/31/2019", "1 304 12", "-"])
def test_a_figure_without_a_word_is_a_cell_of_a_table(cell):
    assert extract_claims(f"The storm killed 12 people.\n{cell}\n", PUBLISHED)[1:] == []


def test_a_line_is_read_up_to_its_five_thousandth_claim_and_the_next_line_again():
    claims = extract_claims("12 people died. " * 5100 + "\n3 men were hurt.", PUBLISHED)
    assert [claim.value.number for claim in claims if claim.value] == [12] * 5000 + [3]


# Where cost grew with the square of the length, one of these would take minutes.
@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", UNITS)
def test_a_hostile_line_is_read_to_its_end(name):
    text = line(UNITS[name], 40_000)
    for claim in extract_claims(text, PUBLISHED):
        assert text[claim.start : claim.end] == claim.text
        assert len(claim.sentence) < 10_000


def test_the_local_day_of_an_aware_datetime_counts():
    late = datetime.fromisoformat("2024-05-15T23:40+06:00")
    assert extract_claims("They met today.", late)[0].value.edtf == "2024-05-15"


def test_a_datetime_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        extract_claims("They met today.", datetime(2024, 5, 15))  # noqa: DTZ001


def test_the_rules_have_a_version():
    assert isinstance(RULES_VERSION, int)
