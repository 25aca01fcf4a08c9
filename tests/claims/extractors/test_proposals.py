"""What is kept of an extractor's proposals: only what holds against the text, made anew from checked parts."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claims.extraction import extract_claims
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
from claims.extractors.proposals import LONGEST_SENTENCE, MOST, Place, bare, judge

TEXT = 'Fires in Orvel\nThe fire burned 40 houses on Monday. "Nothing is left," said Ana Brook. Nobody was hurt.\n'
SENTENCE = "The fire burned 40 houses on Monday."
AT = TEXT.index("40")
FORM = "a field is of the wrong form"


def houses(**changed) -> ExtractedClaim:
    start = TEXT.index("The fire")
    return replace(
        ExtractedClaim(
            kind=Kind.COUNT,
            text="The fire burned 40 houses",
            start=start,
            end=start + len("The fire burned 40 houses"),
            sentence=SENTENCE,
            value=Quantity(Decimal(40), Comparator.EXACTLY, "house", AT, AT + 2),
            check_worthiness=0.3,
            rule="model",
            worth_reasons=("gives a count",),
        ),
        **changed,
    )


def value(**changed) -> Quantity:
    return replace(Quantity(Decimal(40), Comparator.EXACTLY, "house", AT, AT + 2), **changed)


def test_a_claim_that_holds_is_kept_as_it_is():
    assert judge(TEXT, [houses()]).claims == [houses()]


def test_what_the_rules_find_holds():
    found = extract_claims(TEXT)
    kept = judge(TEXT, found)
    assert len(found) >= 2
    assert kept.claims == sorted(found, key=lambda claim: (claim.start, claim.end))


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("The fire burned 40 houses", "not a claim"),
        (None, "not a claim"),
        ({"kind": "count"}, "not a claim"),
        (houses(start=0), "its words do not stand in the text where it says"),
        (houses(start=-1), "its words do not stand in the text where it says"),
        (houses(end=10**30), "its words do not stand in the text where it says"),
        (houses(text="The fire burned 50 houses"), "its words do not stand in the text where it says"),
        (houses(text="", end=houses().start), "its words do not stand in the text where it says"),
        (houses(start=True), "an offset or rank is no whole number"),
        (houses(end=40.0), "an offset or rank is no whole number"),
        (houses(sentence="Nobody was hurt, and more words."), "its sentence does not stand in the text around it"),
        (houses(sentence="burned 40 houses"), "its sentence does not stand in the text around it"),
        (houses(sentence=None), "its sentence does not stand in the text around it"),
        (houses(sentence="x" * (LONGEST_SENTENCE + 1)), "its sentence does not stand in the text around it"),
        (houses(kind="rumour"), FORM),
        (houses(kind=Kind.DATE), "its value does not fit its kind"),
        (houses(kind=Kind.STATEMENT), "its value does not fit its kind"),
        (houses(value=None), "its value does not fit its kind"),
        (houses(value={"type": "quantity"}), "its value does not fit its kind"),
        (houses(value=value(start=0, end=5)), "its value lies outside its sentence"),
        (houses(value=value(end=AT)), "its value lies outside its sentence"),
        (houses(value=value(end=len(TEXT))), "its value lies outside its sentence"),
        (houses(value=value(number=40)), "its number is no decimal number of a size that news has"),
        (houses(value=value(number=40.0)), "its number is no decimal number of a size that news has"),
        (houses(value=value(number=Decimal("NaN"))), "its number is no decimal number of a size that news has"),
        (houses(value=value(number=Decimal("Infinity"))), "its number is no decimal number of a size that news has"),
        (houses(value=value(number=Decimal("1e999999"))), "its number is no decimal number of a size that news has"),
        (houses(value=value(comparator=Comparator.BETWEEN)), "its bounds do not fit each other"),
        (houses(value=value(upper=Decimal(50))), "its bounds do not fit each other"),
        (houses(value=value(comparator=Comparator.BETWEEN, upper=Decimal(30))), "its bounds do not fit each other"),
        (houses(value=value(comparator="roughly")), FORM),
        (houses(value=value(unit=None)), FORM),
        (houses(value=value(unit="x" * 501)), FORM),
        (houses(value=value(vague="no")), FORM),
        (houses(value=value(change="up")), FORM),
        (houses(value=value(change=Change("sideways", ChangeMode.BY))), FORM),
        (houses(check_worthiness=1.1), "its check-worthiness is not between 0 and 1"),
        (houses(check_worthiness=float("nan")), "its check-worthiness is not between 0 and 1"),
        (houses(check_worthiness="much"), FORM),
        (houses(subject="a\x00b"), FORM),
        (houses(claimant="\ud800"), FORM),
        (houses(place=3), FORM),
        (houses(as_of="last week"), "a date is not written in EDTF"),
        (houses(event_date="2020-13-40"), "a date is not written in EDTF"),
        (houses(modality="shouted"), FORM),
        (houses(negated=None), FORM),
        (houses(location="footer"), FORM),
        (houses(worth_reasons=None), FORM),
        (houses(worth_reasons=(3,)), FORM),
        (houses(kind=Kind.DATE, value=DateValue("soon", "Monday", AT, AT + 2)), "a date is not written in EDTF"),
        (houses(kind=Kind.DURATION, value=Duration("long", Comparator.EXACTLY, AT, AT + 2)), FORM),
        (houses(kind=Kind.RANKING, value=Ranking("first", "", AT, AT + 2)), "an offset or rank is no whole number"),
        (
            houses(kind=Kind.QUOTATION, value=Quotation("Nothing", None, AT, AT + 2)),
            "its quoted words do not stand in the text where it says",
        ),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_left_out_and_counted_by_its_reason(claim, reason):
    judged = judge(TEXT, [claim])
    assert (judged.claims, judged.dropped) == ([], {reason: 1})


def test_a_sentence_longer_than_any_is_none():
    text = "a " * LONGEST_SENTENCE
    long = houses(kind=Kind.STATEMENT, value=None, text="a a", start=0, end=3, sentence=text)
    assert judge(text, [long]).dropped == {"its sentence does not stand in the text around it": 1}
    assert judge(text, [replace(long, sentence=text[:LONGEST_SENTENCE])]).dropped == {}


def test_one_bad_proposal_costs_no_good_one():
    judged = judge(TEXT, [None, houses(), houses(start=1)])
    assert judged.claims == [houses()]
    assert sum(judged.dropped.values()) == 2


@pytest.mark.parametrize(
    ("standing", "kept"),
    [
        (value(), 0),
        (value(comparator=Comparator.MORE_THAN, unit="home", start=AT - 3, end=AT + 9), 0),
        (value(number=Decimal("40.0")), 0),
        (value(number=Decimal(41)), 1),
        (value(start=AT + 2, end=AT + 9), 1),
        (value(start=AT - 9, end=AT), 1),
    ],
)
def test_a_figure_that_stands_there_already_is_not_found_twice(standing, kept):
    judged = judge(TEXT, [houses()], [Place(standing.start, standing.end, bare(standing, ""))])
    assert len(judged.claims) == kept
    assert judged.dropped == ({} if kept else {"found already": 1})


def test_an_extractor_that_repeats_itself_is_heard_once():
    assert judge(TEXT, [houses(), houses(), houses()]).dropped == {"found already": 2}


def test_a_quotation_is_one_with_or_without_its_marks():
    bare_words, marked = TEXT.index("Nothing"), TEXT.index('"Nothing')
    end = TEXT.index(" said Ana")
    sentence = TEXT[marked : TEXT.index(" Nobody")]
    quotation = houses(
        kind=Kind.QUOTATION,
        text=TEXT[bare_words:end],
        start=bare_words,
        end=end,
        sentence=sentence,
        value=Quotation(TEXT[bare_words:end], "Ana Brook", bare_words, end),
        modality=Modality.ATTRIBUTED,
    )
    other = Quotation(TEXT[marked:end], None, marked, end)
    assert judge(TEXT, [quotation]).claims == [quotation]
    assert judge(TEXT, [quotation], [Place(marked, end, bare(other, ""))]).claims == []


def test_an_endless_extractor_is_cut_off():
    def endless():
        while True:
            yield None

    assert judge(TEXT, endless()).dropped == {"not a claim": MOST, f"more than {MOST} proposals": 1}


def test_the_words_of_a_date_are_those_of_the_text():
    at = TEXT.index("Monday")
    claim = houses(kind=Kind.DATE, value=DateValue("2020-02-03", "<b>Sunday</b>", at, at + 6))
    assert judge(TEXT, [claim]).claims[0].value.expression == "Monday"


anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.decimals(), st.just(()),
    st.sampled_from([*Kind, *Comparator, *Modality, *Direction]),
)  # fmt: skip
offsets = st.integers(-5, len(TEXT) + 5)
values = st.one_of(
    anything,
    st.builds(Quantity, anything, anything, anything, offsets, offsets, upper=anything, vague=anything, per=anything),
    st.builds(DateValue, anything, anything, offsets, offsets),
    st.builds(Duration, anything, anything, offsets, offsets, from_=anything, to=anything),
    st.builds(Ranking, anything, anything, offsets, offsets, most_recent=anything),
    st.builds(Quotation, anything, anything, offsets, offsets),
)
fields = st.fixed_dictionaries(
    {},
    optional={
        "kind": anything, "text": anything, "start": offsets, "end": offsets, "sentence": anything, "value": values,
        "check_worthiness": anything, "rule": anything, "measure": anything, "subject": anything, "as_of": anything,
        "event_date": anything, "place": anything, "modality": anything, "negated": anything, "location": anything,
        "worth_reasons": anything,
    },
)  # fmt: skip


@hypothesis_settings(deadline=None)
@given(fields)
def test_whatever_the_fields_hold_no_proposal_breaks_the_judge(changed):
    judged = judge(TEXT, [houses(**changed)])
    assert len(judged.claims) + sum(judged.dropped.values()) == 1
    for claim in judged.claims:
        assert TEXT[claim.start : claim.end] == claim.text
        assert claim.text in claim.sentence
        assert claim.to_dict()["kind"] in set(Kind)
