"""Correcting what a claim says: what may be typed, what follows from it, and where its words stand then."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from claims import review
from claims.ingest import Details, ingest_text
from claims.models import Claim, Evidence, PublicClaim
from claims.read_model import refresh
from claims.review import ContentError, ReviewError, StaleClaimError, content_of, mend_claim
from claims.review.values import read
from ledger.models import Event
from tests.claims.published import publish, taken
from tests.claims.sample import ARTICLE

QUANTITY = {"kind": "count", "value_type": "quantity", "comparator": "exactly", "modality": "asserted", "number": "3"}
DURATION = {**QUANTITY, "kind": "tenure", "value_type": "duration", "duration": "P1Y"}
RANKING = {**QUANTITY, "kind": "ranking", "value_type": "ranking", "rank": "1"}
DATE = {**QUANTITY, "kind": "date", "value_type": "date", "edtf": "2020-02-02"}
QUOTATION = {**QUANTITY, "kind": "quotation", "value_type": "quotation", "quote": "We came."}


@pytest.mark.parametrize(
    ("typed", "column", "held"),
    [
        ({**QUANTITY, "number": "1,200.5"}, "number", Decimal("1200.5")),
        ({**QUANTITY, "number": "1 200"}, "number", Decimal(1200)),
        ({**QUANTITY, "number": "12,00,000"}, "number", Decimal(1200000)),
        ({**QUANTITY, "number": "−4.5 million"}, "number", Decimal(-4500000)),
        ({**QUANTITY, "number": "0"}, "number", Decimal(0)),
        ({**QUANTITY, "number": "9" * 30}, "number", Decimal("9" * 30)),
        ({**QUANTITY, "comparator": "between", "upper": "5"}, "upper", Decimal(5)),
        ({**QUANTITY, "edtf": "1999"}, "edtf", ""),
        ({**DURATION, "duration": "p28y10m"}, "duration", "P28Y10M"),
        ({**DURATION, "duration": "28 years and 10 months"}, "duration", "P28Y10M"),
        ({**DURATION, "duration": "36 hours"}, "duration", "PT36H"),
        ({**DURATION, "duration": "P2W"}, "duration_days", Decimal(14)),
        ({**DURATION, "since": "1990"}, "since", "1990"),
        ({**RANKING, "rank": "3rd"}, "rank", 3),
        ({**RANKING, "rank": "-1", "most_recent": True}, "most_recent", True),
        ({**DATE, "edtf": "2020-02"}, "date_to", dt.date(2020, 2, 29)),
        ({**DATE, "edtf": ""}, "date_from", None),
        ({**QUOTATION, "speaker": "Lena"}, "speaker", "Lena"),
        ({**QUANTITY, "kind": "statement", "value_type": ""}, "number", None),
        ({**DURATION, "kind": "age", "duration": "P3Y"}, "duration", "P3Y"),
    ],
)
def test_a_value_is_read_as_people_write_it(typed, column, held):
    assert read(typed)[column] == held


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({**QUANTITY, "number": ""}, "number", "Give the number"),
        ({**QUANTITY, "number": "1.200,5"}, "number", "1,200.5"),
        ({**QUANTITY, "number": "1,2"}, "number", "1,200.5"),
        ({**QUANTITY, "number": "many"}, "number", "“many”"),
        ({**QUANTITY, "number": "9" * 31}, "number", "30 digits"),
        ({**QUANTITY, "number": "0.00000000001"}, "number", "10 after"),
        ({**QUANTITY, "comparator": "between"}, "upper", "both bounds"),
        ({**QUANTITY, "upper": "5"}, "upper", "Only “between”"),
        ({**QUANTITY, "comparator": "between", "upper": "2"}, "upper", "below"),
        ({**QUANTITY, "comparator": "roughly"}, "comparator", "how the figure"),
        ({**QUANTITY, "unit": "x" * 101}, "unit", "At most 100"),
        ({**QUANTITY, "unit": "a\x00b"}, "unit", "cannot be kept"),
        ({**QUANTITY, "kind": "date"}, "value_type", "“date”"),
        ({**QUANTITY, "kind": "rumour"}, "kind", "Choose a kind"),
        ({**QUANTITY, "as_of": "last Sunday"}, "as_of", "EDTF"),
        ({**QUANTITY, "event_date": "2020/1990"}, "event_date", "before it begins"),
        ({**DATE, "edtf": "2 Feb"}, "edtf", "EDTF"),
        ({**DURATION, "duration": ""}, "duration", "Give the length"),
        ({**DURATION, "duration": "a while"}, "duration", "28 years 10 months"),
        ({**DURATION, "comparator": "between"}, "comparator", "one figure"),
        ({**RANKING, "rank": "0"}, "rank", "whole number"),
        ({**RANKING, "rank": "first"}, "rank", "whole number"),
        ({**RANKING, "rank": str(2**31)}, "rank", "whole number"),
        ({**QUOTATION, "quote": " "}, "quote", "quoted words"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(typed, field, told):
    with pytest.raises(ContentError) as refused:
        read(typed)
    assert told in refused.value.fields[field]


def test_what_every_extracted_claim_says_can_be_saved_as_it_is_shown(article, rosa):
    for claim in article.claims.all():
        assert mend_claim(claim, rosa, {k: v for k, v in content_of(claim).items() if k != "change"}).version == 1
    assert not Event.objects.filter(verb="claim.mended").exists()


def test_a_correction_is_an_event_with_what_changed_and_makes_evidence_due(killed, rosa, edwin, settings):
    settings.FOUR_EYES = False
    publish(killed, edwin)
    Evidence.objects.update(assessed_claim_revision=1, assessed_rules_version=10**6, assessed_through=1)
    Evidence.objects.update(assessed_through=Evidence.objects.get().quoted_snapshot_id)
    assert not Evidence.objects.behind(0).exists()
    mended = mend_claim(killed, rosa, {"number": "31", "comparator": "at_least"}, "The text says so.", killed.version)
    assert (mended.revision, mended.version, mended.number) == (2, killed.version + 1, 31)
    event = Event.objects.filter(verb="claim.mended").get()
    assert event.old == {"number": "30", "comparator": "more_than"}
    assert event.new == {"number": "31", "comparator": "at_least"}
    assert (event.actor, event.reason) == (rosa, "The text says so.")
    assert Evidence.objects.behind(0).exists()


def test_what_readers_see_stays_until_the_next_verdict(killed, rosa, edwin, settings):
    settings.FOUR_EYES = False
    publish(killed, edwin)
    mend_claim(killed, rosa, {"number": "40", "place": "the Aral delta", "words": "killed more than 30 people"})
    refresh(killed)
    row = PublicClaim.objects.get(claim=killed)
    assert (row.number, row.value["number"], row.document["place"]) == (30, "30", row.place)
    assert "Aral" not in row.place
    assert row.document["marks"]["words"] is not None
    publish(killed, edwin, notice=("correction", "We misread the number."))
    row.refresh_from_db()
    assert (row.number, row.place, row.words) == (40, "the Aral delta", "killed more than 30 people")


def test_computed_columns_follow_the_value(article, rosa):
    flooded = article.claims.get(kind="date", edtf="1998")
    tenure = {"kind": "tenure", "value_type": "duration", "duration": "P22Y", "comparator": "nearly", "since": "1998"}
    mended = mend_claim(flooded, rosa, tenure)
    assert (mended.edtf, mended.date_from) == ("", None)
    assert mended.duration_days == Decimal("8035.335")
    assert mended.stale_revision == mended.revision == 2
    assert mend_claim(flooded, rosa, {"kind": "date", "value_type": "date", "edtf": "1999"}).date_from.year == 1999


def test_the_end_of_a_change_follows_its_number(killed, rosa):
    change = {"direction": "up", "mode": "to", "from": "20", "to": "30"}
    Claim.objects.filter(pk=killed.pk).update(change=change)
    assert mend_claim(killed, rosa, {"number": "31"}).change == {**change, "to": "31"}


def test_new_words_are_anchored_where_they_stand_and_the_value_with_them(killed, rosa):
    ingest_text(f"Nobody came.\n\n{ARTICLE}", Details(url=killed.article.url), actor=rosa)
    mended = mend_claim(killed, rosa, {"words": "more than 30  people", "value_words": "30 people"})
    assert mended.words == "more than 30 people"
    assert mended.words[mended.value_start :] == mended.value_words == "30 people"
    places = list(mended.occurrences.select_related("version"))
    assert len(places) == 2
    for place in places:
        text = place.version.text
        assert text[place.start : place.end] == place.exact == "more than 30 people"
        assert text[place.value_start : place.value_end] == "30 people"
        assert text[: place.start].endswith(place.prefix)
        assert text[place.end :].startswith(place.suffix)


def test_words_of_another_sentence_take_the_claim_there(killed, rosa):
    mended = mend_claim(killed, rosa, {"words": "home to 2.4 million people", "value_words": "2.4 million people"})
    assert mended.sentence.startswith("The delta, home to")
    assert mended.occurrences.get().value_end - mended.occurrences.get().value_start == len("2.4 million people")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": "forty people were killed"}, "words"),
        ({"words": " "}, "words"),
        ({"value_words": "forty"}, "value_words"),
        ({"kind": "quotation", "value_type": "quotation", "quote": "We left."}, "quote"),
    ],
)
def test_words_that_do_not_stand_in_the_article_are_refused(killed, rosa, changes, field):
    with pytest.raises(ContentError) as refused:
        mend_claim(killed, rosa, changes)
    assert list(refused.value.fields) == [field]
    killed.refresh_from_db()
    assert killed.version == 1


def test_a_mended_claim_keeps_its_place_in_the_next_text_and_is_not_found_anew(killed, rosa):
    mend_claim(killed, rosa, {"words": "killed more than 30 people", "number": "31"})
    before = killed.article.claims.filter(kind="casualty_count").count()
    ingest_text(f"{ARTICLE}Nobody came home.", Details(url=killed.article.url), actor=rosa)
    assert killed.occurrences.count() == 2
    assert killed.article.claims.filter(kind="casualty_count").count() == before


def test_who_may_mend_and_when(killed, injured, budget, rosa, edwin, nora):
    with pytest.raises(PermissionDenied):
        mend_claim(killed, nora, {"number": "31"})
    seen = killed.version
    mend_claim(killed, rosa, {"number": "31"})
    with pytest.raises(StaleClaimError):
        mend_claim(killed, rosa, {"number": "32"}, seen_version=seen)
    taken(injured, edwin)
    with pytest.raises(ReviewError, match="Edwin is working"):
        mend_claim(injured, rosa, {"number": "121"})
    Claim.objects.filter(pk=injured.pk).update(status="awaiting_approval")
    with pytest.raises(ReviewError, match="waits for approval"):
        mend_claim(injured, edwin, {"number": "121"})
    review.dismiss(budget, rosa, "opinion")
    with pytest.raises(ReviewError, match="dismissed"):
        mend_claim(budget, rosa, {"number": "5"})
    with pytest.raises(ReviewError, match="no fields of a claim: status"):
        mend_claim(killed, rosa, {"status": "decided"})
