import datetime as dt
import http.server
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from claims import ingest, tasks
from claims.ingest import Details, IngestError, amend, ingest_text, splitting
from claims.models import Article, ArticleVersion, Claim, Occurrence
from ledger.models import Event
from tests.claims.sample import ARTICLE

pytestmark = pytest.mark.django_db


def test_every_claim_stands_in_the_text_at_its_offsets(article):
    places = Occurrence.objects.select_related("claim", "version")
    assert len(places) >= 6
    for place in places:
        assert place.version.text[place.start : place.end] == place.exact == place.claim.words
        assert place.version.text[place.sentence_start : place.sentence_end] == place.claim.sentence
        if place.value_start is not None:
            assert place.version.text[place.value_start : place.value_end] == place.claim.value_words


def test_typed_values_stand_in_columns(article, killed):
    assert (killed.number, killed.comparator, killed.status) == (30, "more_than", "candidate")
    money = article.claims.get(kind="money")
    assert (money.number, money.unit) == (4_500_000, "USD")
    year = article.claims.get(kind="date", edtf="1998")
    assert (year.date_from, year.date_to) == (dt.date(1998, 1, 1), dt.date(1998, 12, 31))


def test_publication_is_an_instant_and_the_publishers_local_date(article):
    assert article.published_at == dt.datetime(2020, 2, 2, 20, 0, tzinfo=dt.UTC)
    assert article.published_date == dt.date(2020, 2, 3)


def test_the_same_text_again_changes_nothing(article, rosa):
    before = (Article.objects.count(), ArticleVersion.objects.count(), Claim.objects.count(), Event.objects.count())
    again = ingest_text(ARTICLE.replace("\n", "\r\n"), Details(url=article.url), actor=rosa)
    assert not again.changed
    assert again.article == article
    assert again.kinds
    after = (Article.objects.count(), ArticleVersion.objects.count(), Claim.objects.count(), Event.objects.count())
    assert after == before


def test_a_changed_text_is_a_new_version_that_keeps_the_claims_it_repeats(article, killed, rosa):
    changed = ARTICLE.replace("$4.5 million", "$5 million")
    done = ingest_text(changed, Details(url=article.url), actor=rosa)
    assert done.is_new_version
    assert done.article == article
    assert killed.occurrences.count() == 2
    assert article.claims.filter(kind="money").count() == 2
    assert article.claims.filter(kind="money", occurrences__version__number=2).get().number == 5_000_000


def test_a_sentence_that_stands_twice_keeps_its_two_claims_in_the_next_version(rosa):
    twice = "Floods\nThe flood killed 33 people in Sarn.\nLater it rained.\nThe flood killed 33 people in Sarn.\n"
    address = Details(url="https://herald.example/twice")
    ingest_text(twice, address, actor=rosa)
    first = list(Claim.objects.filter(number=33).order_by("occurrences__start"))
    assert len(first) == 2
    ingest_text(f"It is raining.\n{twice}", address, actor=rosa)
    second = Claim.objects.filter(number=33, occurrences__version__number=2).order_by("occurrences__start")
    assert list(second.distinct()) == first
    assert [claim.occurrences.count() for claim in first] == [2, 2]


def test_a_claim_that_was_left_out_once_is_the_same_when_it_comes_back(rosa):
    address = Details(url="https://herald.example/twice")
    killed, rain = "The flood killed 33 people in Sarn.", "It rained for a while."
    for text in (f"{killed}\n{rain}\n{killed}", f"{rain}\n{killed}", f"{killed}\n{killed}\n{rain}"):
        ingest_text(f"Floods\n{text}", address, actor=rosa)
    places = Occurrence.objects.filter(claim__number=33).order_by("version__number", "start")
    first, second = Claim.objects.filter(number=33).order_by("pk")
    assert [place.claim for place in places] == [first, second, first, first, second]


def test_two_people_pasting_one_article_at_once_make_one_article(transactional_db):
    def paste(_number: int) -> int:
        try:
            return ingest_text(ARTICLE, Details(), actor=None).article.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(paste, range(4)))) == 1
    assert Article.objects.count() == 1


def test_an_article_in_another_language_is_stored_and_not_split(rosa):
    text = (
        "Der Wasserminister sagte am Montag, die Flut habe mehr als dreißig Menschen getötet und viele Dörfer "
        "zerstört. Die Regierung werde nun neue Dämme bauen, die bis zum Jahr 2025 fertig sein sollen."
    )
    article = ingest_text(text, Details(), actor=rosa).article
    assert article.language == "de"
    assert "only English" in article.splitting_problem
    assert article.current_version.text == text
    assert not article.claims.exists()


@pytest.mark.parametrize(
    ("text", "details", "words"),
    [
        ("", Details(), "empty"),
        (" \n ", Details(), "empty"),
        ("12 34 56", Details(), "no words"),
        ("x" * 2_000_001, Details(), "2,000,001 characters"),
        ("A flood killed 3.", Details(url="ftp://example.org/x"), "must begin with http"),
        ("A flood killed 3.", Details(url="https://me:pw@example.org/x"), "user name"),
        ("A flood killed 3.", Details(url="https://example.org/\x00"), "address cannot be stored"),
        ("A flood killed 3 \ud800.", Details(), "Character 18 of the article"),
        ("A flood killed 3.", Details(title="a\x00b"), "Character 2 of the title"),
        ("A flood killed 3.", Details(author="\udfff"), "Character 1 of the author"),
        ("A flood killed 3.", Details(title="x" * 501), "title has 501 characters; at most 500"),
        ("A flood killed 3.", Details(licence="x" * 201), "licence has 201 characters; at most 200"),
        ("A flood killed 3.", Details(publisher="x" * 201), "publisher has 201"),
        ("A flood killed 3.", Details(publisher="New", publisher_zone="Mars/One"), "Mars/One is not a time zone"),
        ("A flood killed 3.", Details(publisher="New", publisher_zone="../zone"), "is not a time zone"),
        ("A flood killed 3.", Details(language="English"), "'English' is not the code of a language"),
        ("A flood killed 3.", Details(published=dt.datetime.fromisoformat("2020-02-02T08:00")), "has no offset"),
        ("A flood killed 3.", Details(published=dt.datetime(1, 1, 1, tzinfo=dt.UTC)), "outside the years"),
    ],
)
def test_bad_input_is_named_and_nothing_is_stored(text, details, words):
    with pytest.raises(IngestError, match=words):
        ingest_text(text, details, actor=None)
    assert not Article.objects.exists()


def test_nothing_is_stored_when_splitting_fails(rosa, monkeypatch):
    def broken(*_args):
        raise RuntimeError("broken rule")

    monkeypatch.setattr(splitting, "extract_claims", broken)
    with pytest.raises(RuntimeError):
        ingest_text(ARTICLE, Details(), actor=rosa)
    assert not Article.objects.exists()


def test_a_long_text_from_the_web_waits_for_a_worker_and_is_then_split(rosa):
    text = "\n".join(f"Flood number {n} killed {n + 2} people in town {n}." for n in range(3000))
    done = ingest_text(text, Details(), actor=rosa, split_now=False)
    assert not done.kinds
    assert ingest.split_pending() == [done.article.pk]
    made = ingest.split(done.article)
    assert made >= 3000
    assert ingest.split(done.article) == 0
    assert ingest.split_pending() == []


def test_a_text_that_the_worker_cannot_split_says_so_and_is_not_tried_again(rosa, monkeypatch):
    def broken(*_args):
        raise RuntimeError("broken rule")

    article = ingest_text(f"{ARTICLE}{'Nobody came. ' * 9000}", Details(), actor=rosa, split_now=False).article
    with monkeypatch.context() as patch:
        patch.setattr(splitting, "extract_claims", broken)
        tasks.split_article(article.pk)
    article.refresh_from_db()
    assert article.splitting_problem == (
        "Splitting failed: RuntimeError: broken rule. It is stored as it is; report this."
    )
    assert ingest.split_pending() == []
    ingest_text(f"{ARTICLE}Nobody came.", Details(url=article.url), actor=rosa)
    assert Article.objects.order_by("pk").last().claims.exists()


def test_a_database_that_is_away_is_no_fault_of_the_text(article, monkeypatch):
    def away(*_args):
        raise OperationalError("the connection is lost")

    Article.objects.filter(pk=article.pk).update(split_version=None)
    monkeypatch.setattr(splitting, "extract_claims", away)
    with pytest.raises(OperationalError):
        tasks.split_article(article.pk)
    article.refresh_from_db()
    assert not article.splitting_problem


def test_a_first_publication_does_not_wait_for_a_text_being_split(transactional_db, article, killed, monkeypatch):
    """The published row refers to the article and its claim: splitting must leave both free to be referred to."""
    ingest_text(f"{ARTICLE}Nobody came.", Details(url=article.url), actor=None)
    Occurrence.objects.filter(version__number=2).delete()
    Article.objects.filter(pk=article.pk).update(split_version=None)
    of = Occurrence.of

    def meanwhile(claim, version, one):
        def refer() -> None:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
                cursor.execute("SELECT 1 FROM claims_article WHERE id = %s FOR KEY SHARE", [article.pk])
                cursor.execute("SELECT 1 FROM claims_claim WHERE id = %s FOR KEY SHARE", [killed.pk])
            connection.close()

        with ThreadPoolExecutor(1) as pool:
            pool.submit(refer).result()
        return of(claim, version, one)

    monkeypatch.setattr(Occurrence, "of", meanwhile)
    assert splitting.split(article) == 0


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"title": "a\x00b"}, "Character 2 of the title"),
        ({"title": " "}, "needs its title"),
        ({"licence": "x" * 201}, "at most 200"),
        ({"language": "englisch"}, "not the code of a language"),
    ],
)
def test_bad_details_are_not_amended(article, edwin, details, words):
    with pytest.raises(IngestError, match=words):
        amend(article, edwin, **details)


def test_a_date_that_is_put_right_while_the_text_is_split_waits_for_the_next_try(article, monkeypatch):
    plain = splitting.extract_claims

    def meanwhile(*given):
        Article.objects.filter(pk=article.pk).update(published_at=None, published_date=dt.date(2019, 1, 1))
        return plain(*given)

    Article.objects.filter(pk=article.pk).update(split_version=None)
    with monkeypatch.context() as patch:
        patch.setattr(splitting, "extract_claims", meanwhile)
        assert splitting.split(article) == 0
    assert ingest.split_pending() == [article.pk]


def test_what_a_page_says_of_itself_is_made_to_fit():
    found = Details(title="a\x00b" + "x" * 600, language="en_US", author="\ud800", publisher=" Herald ").cut_to_fit()
    assert found.checked() == found
    assert (found.title[:3], found.language, found.author, found.publisher) == ("abx", "en-US", "", "Herald")
    assert Details(language="English (UK)").cut_to_fit().language == ""


def test_the_database_refuses_an_occurrence_beyond_the_text(article, killed):
    version = article.current_version
    with pytest.raises(DatabaseError, match="beyond the text"), transaction.atomic():
        Occurrence.objects.create(
            claim=killed, version=version, start=0, end=5, exact="x", sentence_start=0, sentence_end=version.length + 1
        )


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_text_is_stored_whole_or_refused_with_words(db, text):
    with transaction.atomic():
        try:
            done = ingest_text(text, Details(language="en"), actor=None)
        except IngestError:
            assert not Article.objects.exists()
        else:
            for place in Occurrence.objects.filter(version=done.article.current_version).select_related("version"):
                assert place.version.text[place.start : place.end] == place.exact
        transaction.set_rollback(True)


class Page(http.server.BaseHTTPRequestHandler):
    pages = {
        "/story": (
            200,
            "<html lang='en'><head><title>Flood kills 31</title><meta name='author' content='Jo Reed'></head><body>"
            "<article><h1>Flood kills 31</h1><p>A flood in the Sarn delta killed 31 people on Monday, the water "
            "ministry said in a statement to reporters.</p><p>More than 4,000 people have left their homes since, "
            "and the ministry expects the river to fall by the end of the week.</p></article></body></html>",
        ),
        "/empty": (200, "<html><head><title>Nothing</title></head><body></body></html>"),
        "/missing": (404, "no such page"),
    }

    def do_GET(self):
        status, body = self.pages.get(self.path, (404, ""))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_args):
        pass


@pytest.fixture
def site(settings):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"127.0.0.1:{server.server_port}"
    settings.FETCH_ALLOWED_ADDRESSES = frozenset({address})
    settings.FETCH_HOST_DELAY_SECONDS = 0
    yield f"http://{address}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_address_is_fetched_with_its_title_and_author(site, capsys):
    call_command("ingest", f"{site}/story", published="2020-02-03")
    article = Article.objects.get()
    assert article.title == "Flood kills 31"
    assert article.author == "Jo Reed"
    assert article.url == f"{site}/story"
    assert article.claims.filter(number=31, measure="killed").exists()
    assert "Claims:" in capsys.readouterr().out


def test_the_command_says_who_else_reads_the_article(tmp_path, settings, capsys):
    settings.EXTRACTORS = ["llm"]
    path = tmp_path / "story.txt"
    path.write_text(ARTICLE)
    call_command("ingest", str(path))
    assert "A worker has it read by llm too." in capsys.readouterr().out
    call_command("ingest", str(path))
    assert "llm" not in capsys.readouterr().out


@pytest.mark.parametrize(("path", "words"), [("/missing", "404"), ("/empty", "text")])
def test_a_page_without_an_article_is_refused_by_address(site, path, words):
    with pytest.raises(CommandError, match=words) as refused:
        call_command("ingest", f"{site}{path}")
    assert site in str(refused.value)
    assert not Article.objects.exists()


def test_an_address_inside_the_house_is_refused(site, settings):
    settings.FETCH_ALLOWED_ADDRESSES = frozenset()
    with pytest.raises(CommandError, match=r"127\.0\.0\.1"):
        call_command("ingest", f"{site}/story")


def test_the_command_says_what_is_wrong_with_a_file(tmp_path):
    binary = tmp_path / "photo.jpg"
    binary.write_bytes(b"\xff\xd8\xff\x00\x10")
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Café closed in 1998".encode("latin-1"))
    for path, words in [(binary, "not a text file"), (latin, "not UTF-8"), (tmp_path / "none.txt", "no such file")]:
        with pytest.raises(CommandError, match=words) as refused:
            call_command("ingest", str(path))
        assert str(path) in str(refused.value)
    with pytest.raises(CommandError, match="02-30"):
        call_command("ingest", str(latin), published="2020-02-30")
    assert not Article.objects.exists()
