"""Further extractors at work: after the rules, in a worker, and never at the cost of the article."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.utils import timezone

from claims import ingest, tasks
from claims.ingest import Details, IngestError, ingest_text
from claims.ingest.running import MOST_TRIES
from claims.models import Article, Claim, ExtractorRun, Occurrence
from ledger.models import Event, Verb
from tests.claims.failing_tables import refuse
from tests.claims.plug_in import FINDS_A_WORD

pytestmark = pytest.mark.django_db

TEXT = "Floods in Sarn\nThe water rose and 12 boats sank. The river Sarn fell again on Sunday.\n"
ADDRESS = Details(url="https://herald.example/sarn", published=dt.date(2020, 2, 3))


@pytest.fixture
def water(install, settings):
    """An enabled extractor that finds the water rising."""
    settings.EXTRACTORS = ["water"]
    install("water", FINDS_A_WORD)


def enable(install, settings, code: str) -> None:
    settings.EXTRACTORS = ["broken"]
    install("broken", code)


def taken_in(text: str = TEXT) -> Article:
    return ingest_text(text, ADDRESS, actor=None).article


def run_all() -> int:
    return sum(ingest.run_extractor(run_id) for run_id in ingest.runs_due())


def test_its_claims_come_beside_those_of_the_rules_and_name_it(water):
    article = taken_in()
    before = set(article.claims.values_list("pk", "extractor"))
    assert {extractor for _, extractor in before} == {"rules"}
    assert run_all() == 1
    found = article.claims.get(extractor="water")
    assert (found.words, found.rule, found.rules_version) == ("The water rose and 12 boats sank", "water", 0)
    assert (found.check_worthiness, found.worth_reasons) == (Decimal("0.4"), ["names the water"])
    place = found.occurrences.get()
    assert article.current_version.text[place.start : place.end] == found.words
    assert set(article.claims.filter(extractor="rules").values_list("pk", "extractor")) == before
    run = ExtractorRun.objects.get()
    assert (run.state, run.kept, run.dropped) == ("done", 1, {})
    event = Event.objects.get(verb=Verb.ARTICLE_EXTRACTOR_READ)
    assert (event.subject_id, event.new["extractor"], event.new["claims"]) == (article.public_id, "water", 1)


def test_a_message_that_comes_twice_changes_nothing(water):
    taken_in()
    (run_id,) = ingest.runs_due()
    tasks.run_extractor(run_id)
    tasks.run_extractor(run_id)
    assert ingest.runs_due() == []
    assert Claim.objects.filter(extractor="water").count() == 1
    assert Event.objects.filter(verb=Verb.ARTICLE_EXTRACTOR_READ).count() == 1


def test_no_message_is_needed_for_it_to_be_found(water):
    article = taken_in()
    assert [ExtractorRun.objects.get(pk=run_id).version.article for run_id in ingest.runs_due()] == [article]


def test_a_run_that_a_worker_is_at_is_left_to_it(water):
    taken_in()
    (run_id,) = ingest.runs_due()
    ExtractorRun.objects.update(busy_until=timezone.now() + dt.timedelta(minutes=1), tries=1)
    assert ingest.runs_due() == []
    assert ingest.run_extractor(run_id) == 0
    assert not Claim.objects.filter(extractor="water").exists()


def test_a_run_whose_worker_died_is_begun_again_and_given_up_in_the_end(water):
    article = taken_in()
    past = timezone.now() - dt.timedelta(seconds=1)
    ExtractorRun.objects.update(busy_until=past, tries=MOST_TRIES - 1)
    assert run_all() == 1
    ExtractorRun.objects.update(state="waiting", busy_until=past, tries=MOST_TRIES)
    assert run_all() == 0
    run = ExtractorRun.objects.get()
    assert run.state == "failed"
    assert "begun 3 times and never ended" in run.problem
    assert article.claims.filter(extractor="rules").exists()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("def extract(text, published):\n    raise ValueError('no model')", "broken failed: ValueError: no model"),
        ("import not_there", "cannot be loaded: ModuleNotFoundError"),
        (
            "from celery.exceptions import SoftTimeLimitExceeded\n"
            "def extract(text, published):\n    raise SoftTimeLimitExceeded()",
            "It took longer than 900 seconds.",
        ),
    ],
)
def test_one_that_fails_is_named_with_its_reason_and_costs_no_claim(install, settings, code, why):
    enable(install, settings, code)
    article = taken_in()
    before = article.claims.count()
    assert run_all() == 0
    assert article.claims.count() == before > 0
    run = ExtractorRun.objects.get()
    assert (run.state, run.busy_until) == ("failed", None)
    assert why in run.problem
    event = Event.objects.get(verb=Verb.ARTICLE_EXTRACTOR_FAILED)
    assert (event.subject_id, event.new["extractor"]) == (article.public_id, "broken")
    assert why in event.reason
    assert ingest.runs_due() == [], "it is not tried again by itself"


def test_proposals_that_do_not_hold_or_stand_there_already_are_counted(install, settings):
    settings.EXTRACTORS = ["water"]
    install("water", f"{FINDS_A_WORD}\nplain = extract\n" + (
        "def extract(text, published):\n"
        "    from claims.extraction import extract_claims\n"
        "    import logging\n    logging.getLogger(__name__).warning('it rained')\n"
        "    return [None, *plain(text, published), *extract_claims(text, published)]\n"
    ))  # fmt: skip
    article = taken_in()
    rules = article.claims.count()
    assert run_all() == 1
    run = ExtractorRun.objects.get()
    assert run.dropped == {"found already": rules, "not a claim": 1}
    assert run.notes == ["it rained"]


def test_the_same_words_at_two_places_are_two_claims_whoever_finds_them(install, settings):
    settings.EXTRACTORS = ["first", "second"]
    install("first", FINDS_A_WORD)
    install("second", FINDS_A_WORD.replace("text.find(", "text.rfind("))
    article = taken_in("Floods in Sarn\nThe water rose. The mayor of Sarn fled by boat. The water rose.\n")
    assert run_all() == 2
    places = Occurrence.objects.filter(claim__in=article.claims.filter(words="The water rose")).order_by("start")
    assert [place.claim.extractor for place in places] == ["first", "second"]


def test_a_database_that_refuses_a_claim_leaves_nothing_half_written(water):
    article = taken_in()
    refuse("claims_occurrence", "TRUE")
    assert run_all() == 0
    assert not article.claims.filter(extractor="water").exists()
    assert "could not be stored (DataError)" in ExtractorRun.objects.get().problem


def test_a_database_that_is_away_is_no_fault_of_the_extractor(water):
    taken_in()
    refuse("claims_occurrence", "TRUE", sqlstate="40P01")
    with pytest.raises(OperationalError):
        run_all()
    assert ExtractorRun.objects.get().state == "waiting"


CHANGES_THE = """
from claims.models import Article
def extract(text, published):
    Article.objects.update(%s)
    return []
"""


def test_a_text_that_comes_in_meanwhile_is_read_by_a_run_of_its_own(install, settings):
    enable(
        install,
        settings,
        "from claims.ingest import Details, ingest_text\ndone = []\n"
        "def extract(text, published):\n"
        "    if not done:\n        done.append(1)\n"
        f"        ingest_text(text + 'It rained.', Details(url={ADDRESS.url!r}), actor=None)\n    return []\n",
    )
    article = taken_in()
    run_all()
    states = dict(ExtractorRun.objects.values_list("version__number", "state"))
    assert states == {1: "waiting", 2: "waiting"}
    assert [ExtractorRun.objects.get(pk=one).version.number for one in ingest.runs_due()] == [2]
    run_all()
    assert article.current_version.extractor_runs.count() == 1
    assert ingest.runs_due() == []


def test_a_date_that_is_put_right_meanwhile_has_the_text_read_again(install, settings):
    enable(install, settings, CHANGES_THE % "published_date='2019-01-01'")
    taken_in()
    run_all()
    assert (ExtractorRun.objects.get().state, ExtractorRun.objects.get().tries) == ("waiting", 0)
    run_all()
    assert ExtractorRun.objects.get().state == "done"


def test_a_claim_of_its_own_stays_the_same_in_the_next_version(water):
    article = taken_in()
    run_all()
    taken_in(f"{TEXT}It rained.\n")
    run_all()
    claim = article.claims.get(extractor="water")
    assert sorted(claim.occurrences.values_list("version__number", flat=True)) == [1, 2]


def test_what_a_reviewer_has_of_it_stays_where_its_sentence_still_stands(water, settings):
    article = taken_in()
    run_all()
    settings.EXTRACTORS = []
    taken_in(f"{TEXT.replace('Floods in Sarn', 'More floods in Sarn')}It rained.\n")
    claim = article.claims.get(extractor="water")
    old, new = claim.occurrences.order_by("version__number")
    assert new.version.text[new.start : new.end] == old.exact == new.exact == claim.words
    assert new.version.text[new.sentence_start : new.sentence_end] == claim.sentence
    assert new.start == old.start + len("More ")
    taken_in(TEXT.replace("12 boats", "13 boats"))
    assert claim.occurrences.count() == 2, "its sentence is another one now"


def test_a_sentence_that_stands_twice_keeps_both_of_its_claims(install, settings):
    settings.EXTRACTORS = ["first", "second"]
    install("first", FINDS_A_WORD)
    install("second", FINDS_A_WORD.replace("text.find(", "text.rfind("))
    text = "Floods in Sarn\nThe water rose. The mayor of Sarn fled by boat. The water rose.\n"
    taken_in(text)
    run_all()
    settings.EXTRACTORS = []
    taken_in(f"It rained.\n{text}")
    starts = Occurrence.objects.filter(claim__words="The water rose").order_by("version__number", "start")
    first, second, again_first, again_second = starts
    assert (again_first.claim, again_second.claim) == (first.claim, second.claim)
    assert [place.start - old.start for old, place in ((first, again_first), (second, again_second))] == [11, 11]


def test_a_text_from_before_is_read_only_when_someone_asks(install, settings, edwin):
    article = taken_in()
    install("water", FINDS_A_WORD)
    settings.EXTRACTORS = ["water"]
    assert not ingest_text(TEXT, ADDRESS, actor=None).changed
    assert ingest.runs_due() == []
    run = ingest.ask(article, edwin, "water")
    assert ingest.runs_due() == [run.pk]
    run_all()
    assert article.claims.filter(extractor="water").exists()
    assert Event.objects.get(verb=Verb.ARTICLE_EXTRACTOR_ASKED).actor == edwin


def test_one_that_failed_can_be_asked_again(install, settings, edwin):
    enable(
        install,
        settings,
        "tries = []\ndef extract(text, published):\n    tries.append(1)\n    assert len(tries) > 1\n    return []",
    )
    article = taken_in()
    run_all()
    assert ExtractorRun.objects.get().state == "failed"
    ingest.ask(article, edwin, "broken")
    run_all()
    run = ExtractorRun.objects.get()
    assert (run.state, run.problem, run.tries) == ("done", "", 1)


def test_asking_says_why_it_cannot_be(water, edwin, nora):
    article = taken_in()
    with pytest.raises(PermissionDenied):
        ingest.ask(article, nora, "water")
    with pytest.raises(IngestError, match="no extractor 'fire' here"):
        ingest.ask(article, edwin, "fire")
    with pytest.raises(IngestError, match="is asked already"):
        ingest.ask(article, edwin, "water")
    run_all()
    with pytest.raises(IngestError, match="has read this text already"):
        ingest.ask(article, edwin, "water")
    Article.objects.update(split_version=None)
    with pytest.raises(IngestError, match="not split yet"):
        ingest.ask(article, edwin, "water")


def test_one_that_is_no_longer_enabled_is_not_run(water, settings):
    taken_in()
    (run_id,) = ingest.runs_due()
    settings.EXTRACTORS = []
    assert ingest.runs_due() == []
    assert ingest.run_extractor(run_id) == 0
    assert "not named in TRACKER_EXTRACTORS any more" in ExtractorRun.objects.get().problem


def test_an_article_in_another_language_is_not_read(water):
    text = "Das Wasser stieg in der Nacht und viele Boote sanken, sagte der Bürgermeister am Montag den Zeitungen."
    ingest_text(text, Details(language="de"), actor=None)
    assert not ExtractorRun.objects.exists()


def test_without_further_extractors_nothing_is_asked():
    taken_in()
    assert not ExtractorRun.objects.exists()
    assert Occurrence.objects.exists()
