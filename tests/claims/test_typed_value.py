from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import transaction
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
    ExtractedClaim,
    Kind,
    Modality,
    Quantity,
    Quotation,
    Ranking,
)
from claims.models import Claim
from claims.models.typed_value import columns, duration_in_days, extracted, public_value, value_columns, value_of

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
).map(lambda one: replace(one, upper=one.number + 7) if one.comparator is Comparator.BETWEEN else one)
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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sentence", "kind", "number", "days"),
    [
        ("The dinosaurs ruled for 165 million years.", "duration", None, "60265012500"),
        ("He was president for 99999999999999999999 years.", "duration", None, None),
        ("The company lost 999 trillion trillion trillion dollars last year.", "money", None, None),
        ("The price fell 0.00000000000001 percent.", "percentage", None, None),
        ("The price fell 0.000000000123456 percent.", "percentage", None, None),
        ("He ran 3 1/3 miles.", "measurement", "3.3333333333", None),
        ("The price fell 0.0000000001 percent.", "percentage", "0.0000000001", None),
    ],
)
def test_a_figure_too_large_or_too_fine_keeps_its_words_and_gets_no_other_value(rosa, sentence, kind, number, days):
    from claims.ingest import Details, ingest_text

    claim = ingest_text(sentence, Details(language="en"), actor=rosa).article.claims.exclude(kind="date").get()
    assert claim.words in sentence
    assert claim.value_words
    assert claim.number == (number and Decimal(number))
    assert claim.duration_days == (days and Decimal(days))
    assert bool(value_of(claim)) == (number is not None or kind == "duration")


@pytest.mark.parametrize(
    ("value", "left"),
    [
        (DateValue("2020-02-0" + "2" * 60, "a day", 0, 0), {"value_type": "date", "edtf": "", "date_from": None}),
        (Duration("P" + "1" * 50 + "Y", Comparator.EXACTLY, 0, 0), {"value_type": ""}),
        (Duration("P1Y", Comparator.EXACTLY, 0, 0, "1" * 61, "2" * 61), {"since": "", "until": ""}),
        (Quantity(Decimal(3), Comparator.EXACTLY, "x" * 101, 0, 0), {"value_type": ""}),
        (Quantity(Decimal(3), Comparator.EXACTLY, "dollar", 0, 0, per="x" * 101), {"value_type": ""}),
        (Quantity(Decimal(3), Comparator.BETWEEN, "", 0, 0, upper=Decimal(2)), {"value_type": ""}),
        (Quantity(Decimal(3), Comparator.BETWEEN, "", 0, 0), {"value_type": ""}),
        (Quantity(Decimal(3), Comparator.BETWEEN, "", 0, 0, upper=Decimal("1e30")), {"value_type": ""}),
        (Ranking(2**31, "cities", 0, 0), {"value_type": ""}),
        (Quotation("Too late", "x" * 301, 0, 0), {"quote": "Too late", "speaker": ""}),
    ],
)
def test_what_no_column_holds_whole_is_left_out_and_not_cut(value, left):
    made = value_columns(value)
    assert {name: made[name] for name in left} == left


wild_numbers = st.decimals(allow_nan=True, allow_infinity=True) | st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(-(10**45), 10**45), st.integers(-60, 60)
)
wild_text = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20) | st.builds(
    lambda letter, times: letter * times, st.sampled_from("x é"), st.integers(0, 400)
)
wild_dates = st.sampled_from(["2020-02-02", "1990/..", "../1990", "2020/1990", "-0044", "Y99999", "1985?"]) | wild_text
wild_values = st.one_of(
    st.none(),
    st.builds(
        Quantity,
        number=wild_numbers,
        comparator=st.sampled_from(Comparator),
        unit=wild_text,
        start=st.just(3),
        end=st.just(4),
        upper=st.none() | wild_numbers,
        per=st.none() | wild_text,
        basis=st.none() | wild_text,
    ),
    st.builds(DateValue, edtf=st.none() | wild_dates, expression=wild_text, start=st.just(0), end=st.just(0)),
    st.builds(
        Duration,
        iso8601=st.builds("P{}{}".format, st.integers(0, 10**45), st.sampled_from("YMDW")) | wild_text,
        comparator=st.sampled_from(Comparator),
        start=st.just(0),
        end=st.just(0),
        from_=st.none() | wild_dates,
        to=st.none() | wild_dates,
    ),
    st.builds(Ranking, rank=st.integers(-(2**40), 2**40), scope=wild_text, start=st.just(0), end=st.just(0)),
    st.builds(Quotation, quote=wild_text, speaker=st.none() | wild_text, start=st.just(0), end=st.just(0)),
)
wild_claims = st.builds(
    ExtractedClaim,
    kind=st.sampled_from(Kind),
    text=wild_text,
    start=st.just(0),
    end=st.just(0),
    sentence=wild_text,
    value=wild_values,
    check_worthiness=st.floats(0, 1),
    rule=wild_text,
    measure=st.none() | wild_text,
    subject=st.none() | wild_text,
    claimant=st.none() | wild_text,
    as_of=st.none() | wild_dates,
    event_date=st.none() | wild_dates,
    place=st.none() | wild_text,
    modality=st.sampled_from(Modality),
    negated=st.booleans(),
)


@pytest.mark.django_db
@given(wild_claims)
@hypothesis_settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_extractor_finds_is_saved_and_read_back_or_left_out(article, found):
    with transaction.atomic():
        claim = Claim.objects.create(article=article, **columns(found))
    stored = Claim.objects.get(pk=claim.pk)
    assert stored.words == found.text
    held = value_of(stored)
    if isinstance(held, Quantity):
        assert held.number == pytest.approx(found.value.number, rel=Decimal("1e-9"), abs=0)
        assert (held.unit, held.per or "", held.basis or "") == (
            found.value.unit,
            found.value.per or "",
            found.value.basis or "",
        )
