from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claims.extraction.claim import (
    Change,
    ChangeMode,
    Comparator,
    DateValue,
    Direction,
    Duration,
    Quantity,
    Quotation,
    Ranking,
)
from claims.models import Claim
from claims.models.typed_value import duration_in_days, extracted, public_value, value_columns, value_of

numbers = st.decimals(min_value=-(10**18), max_value=10**18, places=4, allow_nan=False)
plain = st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=30)
quantities = st.builds(
    Quantity,
    number=numbers,
    comparator=st.sampled_from(Comparator),
    unit=plain,
    start=st.just(0),
    end=st.just(0),
    vague=st.booleans(),
    per=st.none() | plain,
    basis=st.none() | plain,
    change=st.none()
    | st.builds(
        Change,
        direction=st.sampled_from(Direction),
        mode=st.sampled_from(ChangeMode),
        from_=st.none() | numbers,
        to=st.none() | numbers,
    ),
)
durations = st.builds(
    Duration,
    iso8601=st.sampled_from(["P30Y", "P18M", "PT72H", "P2W", "P1Y6M"]),
    comparator=st.sampled_from(Comparator),
    start=st.just(0),
    end=st.just(0),
    from_=st.sampled_from([None, "1990"]),
    to=st.sampled_from([None, "2019-03-20"]),
)
rankings = st.builds(
    Ranking, rank=st.integers(-9, 99), scope=plain, start=st.just(0), end=st.just(0), most_recent=st.booleans()
)
quotations = st.builds(Quotation, quote=plain, speaker=st.none() | plain, start=st.just(0), end=st.just(0))


@pytest.mark.django_db
@given(quantities | durations | rankings | quotations)
@hypothesis_settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_typed_value_survives_the_database(killed, value):
    blank = {field: Claim._meta.get_field(field).get_default() for field in ("number", "upper", "unit", "comparator")}
    blank |= {"change": None, "per": "", "basis": "", "value_words": "", "value_start": None}
    Claim.objects.filter(pk=killed.pk).update(**{**blank, **value_columns(value)})
    assert value_of(Claim.objects.get(pk=killed.pk)) == value


@pytest.mark.django_db
def test_dates_are_kept_as_words_and_as_days(article):
    claim = article.claims.get(kind="date", edtf="1998")
    assert value_of(claim) == DateValue(
        "1998", claim.value_words, claim.value_start, claim.value_start + len(claim.value_words)
    )
    assert claim.words[claim.value_start :].startswith("1998") or "1998" in claim.value_words


@pytest.mark.django_db
def test_the_judge_gets_the_claim_as_the_extractor_made_it(article, killed):
    from claims.extraction import extract_claims

    made = next(
        one
        for one in extract_claims(article.current_version.text, article.published_date)
        if one.text == killed.words and one.measure == "killed"
    )
    assert extracted(killed) == replace(
        made,
        start=0,
        end=len(made.text),
        value=replace(made.value, start=made.value.start - made.start, end=made.value.end - made.start),
        worth_reasons=(),
        location="body",
    )
    assert killed.words[killed.value_start :].startswith("more than 30")


@pytest.mark.django_db
def test_readers_get_the_value_without_offsets_and_with_numbers_as_text(killed):
    value = public_value(killed)
    assert (value["type"], value["number"], value["comparator"]) == ("quantity", "30", "more_than")
    assert not {"start", "end"} & set(value)


@pytest.mark.parametrize(
    ("iso", "days"),
    [("P30Y", "10957.275"), ("P2W", "14"), ("PT72H", "3"), ("P18M", "547.86375"), ("nonsense", None), ("", None)],
)
def test_durations_compare_by_their_mean_length(iso, days):
    assert duration_in_days(iso) == (None if days is None else Decimal(days))
