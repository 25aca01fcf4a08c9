"""Rows for the benchmark of the desk, made in the database itself: a newsroom of some years, with work under way."""

# ruff: noqa: E501 - a column and its SQL are one line.

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Field, Model

from tests.benchmarks.newsroom import say

AN_ARTICLE = 25
"""Claims of one article."""
DAYS = 1000
"""The rows are spread evenly over so many days before today."""
REVIEWERS = 20
LOT = 2000

_PLACES = (
    "(ARRAY['North','South','East','West','Upper','Lower','Old','New','Great','Little','Saint','Port','Mount','Lake',"
    "'Fort','Castle','Bridge','Market','River','Forest'])[1 + {0} % 20] || ' ' || (ARRAY['Aldery','Barrow','Caster',"
    "'Denholm','Eastry','Farley','Garston','Hadley','Ilkley','Jarrow','Kelso','Langley','Marden','Norton','Oakham',"
    "'Penrith','Quorn','Ripley','Selby','Thornton','Ulverston','Ventnor','Walton','Yarm','Zennor','Ashby','Bewdley',"
    "'Corby','Dursley','Epworth','Fakenham','Grantham','Hexham','Ingleby','Keswick','Ludlow','Malton','Nairn','Otley',"
    "'Pickering'])[1 + {0} / 20 % 40]"
)
_BODIES = (
    "(ARRAY['health ministry','interior ministry','city council','statistics office','fire service','water board',"
    "'school authority','transport agency','central bank','election office','police','relief agency'])[1 + {0} % 12]"
)
_THINGS = (
    "(ARRAY['new bridges','hospital beds','school meals','solar panels','electric buses','library books','housing',"
    "'flood walls','railway lines','vaccines','street lamps','rescue boats','wind turbines','water pipes','clinics',"
    "'kindergartens'])[1 + {0} % 16]"
)
_STATUS = """CASE WHEN dice < 700 THEN 'candidate' WHEN dice < 800 THEN 'dismissed' WHEN dice < 900 THEN 'decided'
    WHEN dice < 940 THEN 'selected' WHEN dice < 970 THEN 'in_review' WHEN dice < 980 THEN 'awaiting_approval'
    WHEN id > 1 THEN 'merged' ELSE 'candidate' END"""
_SENTENCE = """CASE id % 10
    WHEN 0 THEN format('By %s March 2021 the flood had killed %s people in %s, the %s said.', day, number, place, body)
    WHEN 1 THEN format('In %s %s people were injured when the storm passed, the %s told reporters.', place, number, body)
    WHEN 2 THEN format('%s spent %s million euros on %s that year, the %s said.', place, number, thing, body)
    WHEN 3 THEN format('About %s percent of the households in %s wait for %s, according to the %s.',
        number % 100, place, thing, body)
    WHEN 4 THEN format('The %s counted %s visitors in %s on the first day.', body, number, place)
    WHEN 5 THEN format('There were %s %s in %s at the end of the year.', number, thing, place)
    WHEN 6 THEN format('The %s in %s were handed over on %s March 2021, as the %s had planned.', thing, place, day, body)
    WHEN 7 THEN format('“We will not leave anybody behind,” the head of the %s in %s told us on day %s.', body, place, day)
    WHEN 8 THEN format('The %s promised more %s for %s before the winter, and residents doubt it.', body, thing, place)
    ELSE format('Neighbours in %s wrote %s letters to the %s about the %s.', place, number, body, thing) END"""
_KIND = """(ARRAY['casualty_count','casualty_count','money','percentage','count','count','date','quotation','statement',
    'statement'])[1 + id % 10]"""
_STANDING = "status IN ('decided', 'in_review', 'awaiting_approval')"
_PAGE = """'The figures for ' || place || ' were published on the ' || (id % 28 + 1) || ' of the month. '
    || repeat('Officials collected the numbers from every district and compared them with the year before. ', 12)"""
_UNDER_CHECK = "status IN ('selected', 'in_review', 'awaiting_approval')"


def seed(claims: int) -> dict[str, int]:
    """Fill the empty database. Returns the number of rows of the larger tables."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
        cursor.execute("SET maintenance_work_mem TO '512MB'")
        cursor.execute("SET work_mem TO '64MB'")
        # Timestamps of one statement are alike, so that they are reckoned by hand from the number of the row.
        cursor.execute("SET timezone TO 'UTC'")
        with _without_indexes(cursor):
            for label, act in _STEPS:
                begun = time.perf_counter()
                act(cursor, claims)
                cursor.execute("ANALYZE")
                say(f"  {label}: {time.perf_counter() - begun:,.1f} s")
        begun = time.perf_counter()
        _set_sequences(cursor)
        cursor.execute("VACUUM ANALYZE")
        say(f"  vacuum and analyze: {time.perf_counter() - begun:,.1f} s")
        for name in ("work_mem", "maintenance_work_mem", "synchronous_commit"):
            cursor.execute(f"RESET {name}")
        cursor.execute(
            "SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r' AND reltuples >= 1000"
            " AND relname ~ '^(claims|sources|ledger)_' ORDER BY 2 DESC"
        )
        return dict(cursor.fetchall())


@contextmanager
def _without_indexes(cursor: Any) -> Iterator[None]:
    """Indexes that hold no constraint are made anew at the end, which is quicker than row by row."""
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
        " AND tablename ~ '^(claims|sources|ledger)_' AND indexdef LIKE 'CREATE INDEX%'"
    )
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    begun = time.perf_counter()
    for _name, definition in indexes:
        cursor.execute(definition)
    say(f"  {len(indexes)} indexes: {time.perf_counter() - begun:,.1f} s")


def _insert(cursor: Any, model: type[Model], rows: str, **columns: str) -> None:
    """INSERT ... SELECT of the columns, as SQL over `rows`, and of every other field's default."""
    for field in model._meta.concrete_fields:
        if field.generated or field.attname in columns or field.has_db_default():
            continue
        if not field.primary_key or not field.auto_created:
            columns[field.attname] = _default(field)
    names = ", ".join(f'"{model._meta.get_field(name).column}"' for name in columns)
    cursor.execute(f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {", ".join(columns.values())} FROM {rows}')


def _default(field: Field[Any, Any]) -> str:
    value = field.get_default()
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(value)
    if isinstance(value, list | dict):
        return "'{}'" if field.db_type(connection).endswith("[]") else f"'{json.dumps(value)}'"
    return f"'{value}'"


def _hash(seed: int, of: str = "id") -> str:
    return f"abs(hashint8({of} * 31 + {seed}) % 1000000)"


def _public_id(kind: str) -> str:
    return f"substr(md5('{kind}' || id), 1, 12)"


def _when(of: str = "id", last: str = "{claims}") -> str:
    return f"now() - interval '{DAYS} days' * ({last} - {of} + 1)::float / {last}"


def _people(cursor: Any, _claims: int) -> None:
    from django.contrib.auth.models import Group

    from ledger.models import User

    people = {"rosa": "reviewer", "edwin": "editor", "ada": "administrator"}
    people |= {f"reviewer{number}": "reviewer" for number in range(1, REVIEWERS + 1 - len(people))}
    for username, group in people.items():
        user = User.objects.create_user(username, first_name=username.title(), is_staff=True)
        user.groups.set(Group.objects.filter(name=group))
    cursor.execute(
        "CREATE TEMP TABLE people AS SELECT row_number() OVER (ORDER BY id) - 1 AS nth, id AS person FROM ledger_user"
    )


def _someone(of: str) -> str:
    return f"(SELECT person FROM people WHERE nth = ({of}) % {REVIEWERS})"


def _publishers(cursor: Any, claims: int) -> None:
    from sources.models import Publisher

    number = max(20, claims // 500)
    place = _PLACES.format("id * 7")
    _insert(
        cursor,
        Publisher,
        f"generate_series(1, {number}) id",
        id="id",
        name=f"{place} || ' Herald ' || id",
        zone="'UTC'",
    )


def _claims(cursor: Any, claims: int) -> None:
    """Claims without what points at other rows; a table of them that the other steps read."""
    from claims.models import Article, ArticleVersion, Claim, Occurrence

    articles = -(-claims // AN_ARTICLE)
    publishers = max(20, claims // 500)
    cursor.execute(f"""
        CREATE TEMP TABLE seeded AS SELECT *, {_STATUS} AS status, {_KIND} AS kind, {_SENTENCE} AS sentence FROM (
            SELECT id, 1 + (id - 1) / {AN_ARTICLE} AS article_id, {_hash(1)} % 1000 AS dice, {_hash(2)} % 28 + 1 AS day,
                {_hash(3)} % 5000 + 1 AS number, {_PLACES.format(_hash(4))} AS place, {_BODIES.format(_hash(5))} AS body,
                {_THINGS.format(_hash(6))} AS thing, {_hash(7)} % 400 AS worth,
                {_when().format(claims=claims)} AS at
            FROM generate_series(1, {claims}::bigint) id
        ) numbers
    """)
    cursor.execute("""
        CREATE TEMP TABLE placed AS SELECT *, sum(length(sentence) + 1) OVER (PARTITION BY article_id ORDER BY id)
            - length(sentence) - 1 AS start FROM seeded
    """)
    cursor.execute("CREATE INDEX ON placed (id)")
    cursor.execute("ANALYZE placed")
    title = f"'What was said in ' || {_PLACES.format(_hash(8))} || ' about ' || {_THINGS.format(_hash(9))}"
    _insert(
        cursor, Article, f"generate_series(1, {articles}::bigint) id", id="id", public_id=_public_id("article"),
        title=title, url="'https://news.example/' || id", publisher_id=f"1 + power({_hash(10)} / 1e6, 3) * {publishers - 1}",
        published_at=_when(last=str(articles)), published_date=f"({_when(last=str(articles))})::date",
        added_at=_when(last=str(articles)), reach=f"{_hash(11)}",
    )  # fmt: skip
    _insert(
        cursor, ArticleVersion,
        "(SELECT article_id AS id, string_agg(sentence, ' ' ORDER BY id) AS text FROM placed GROUP BY 1) texts",
        id="id", article_id="id", number="1", text="text", sha256="encode(sha256(text::bytea), 'hex')",
    )  # fmt: skip
    cursor.execute("UPDATE claims_article SET current_version_id = id, split_version_id = id")
    is_valued = "kind IN ('casualty_count', 'money', 'percentage', 'count')"
    _insert(
        cursor, Claim, "(SELECT * FROM placed ORDER BY id) placed", id="id", public_id=_public_id("claim"),
        article_id="article_id", kind="kind", words="rtrim(sentence, '.')", sentence="sentence",
        status="CASE status WHEN 'decided' THEN 'in_review' ELSE status END",
        value_type=f"CASE WHEN {is_valued} THEN 'quantity' WHEN kind = 'date' THEN 'date' ELSE '' END",
        value_words=f"CASE WHEN {is_valued} THEN number::text ELSE '' END",
        number=f"CASE WHEN {is_valued} THEN number END", comparator=f"CASE WHEN {is_valued} THEN 'exactly' ELSE '' END",
        edtf="CASE kind WHEN 'date' THEN '2021-03-' || lpad(day::text, 2, '0') ELSE '' END",
        measure="CASE WHEN id % 10 = 0 THEN 'killed' WHEN id % 10 = 1 THEN 'injured' WHEN kind = 'count' THEN thing"
        " ELSE '' END",
        place="place", subject="CASE WHEN id % 3 = 0 THEN body ELSE '' END", claimant="body",
        as_of="'2021-03-' || lpad(day::text, 2, '0')", check_worthiness="(5 + worth * worth / 400 * 2.2) / 1000",
        rule="(ARRAY['people','people','quantity','quantity','quantity','quantity','date','quotation','statement',"
        "'statement'])[1 + id % 10]",
        rules_version="1", stale_revision="1", matched_revision="1",
        selection_reason=f"CASE WHEN {_UNDER_CHECK} OR status = 'decided' THEN (ARRAY['reach','harm','importance',"
        "'balance'])[1 + dice % 4] ELSE '' END",
        dismissal_reason="CASE status WHEN 'dismissed' THEN (ARRAY['opinion','prediction','not_checkable','not_worth',"
        "'misread'])[1 + dice % 5] ELSE '' END",
        assignee_id=f"CASE WHEN {_STANDING} THEN {_someone('id')} END",
        taken_at=f"CASE WHEN {_STANDING} THEN at + interval '1 hour' END",
        merged_into_id="CASE status WHEN 'merged' THEN id - 1 END", added_at="at",
    )  # fmt: skip
    _insert(
        cursor, Occurrence, "(SELECT * FROM placed ORDER BY article_id, id) placed", claim_id="id", version_id="article_id",
        start="start", end='start + length(sentence) - 1', exact="rtrim(sentence, '.')", sentence_start="start",
        sentence_end="start + length(sentence)",
    )  # fmt: skip


def _sources(cursor: Any, claims: int) -> None:
    from sources.models import Blob, Check, Host, Snapshot, Source

    number, hosts, publishers = max(100, claims // 10), max(10, claims // 100), max(20, claims // 500)
    _insert(cursor, Host, f"generate_series(1, {hosts}) id", id="id", key="'https://host' || id || '.example:443'")
    place = _PLACES.format(_hash(12))
    health = "CASE WHEN id % 100 = 0 THEN 'gone' WHEN id % 100 = 1 THEN 'unreachable' WHEN id % 100 = 2 THEN 'new'"
    # In lots: a trigger writes the words of each source, and does so ever more slowly within one statement.
    for first in range(1, number + 1, LOT):
        _insert(
            cursor, Source, f"generate_series({first}::bigint, {min(number, first + LOT - 1)}) id", id="id", public_id=_public_id("source"), host_id=f"1 + id % {hosts}",
            url=f"'https://host' || (1 + id % {hosts}) || '.example/reports/' || id", title=f"'Report for ' || {place}",
            publisher_id=f"1 + power({_hash(13)} / 1e6, 3) * {publishers - 1}", health=f"{health} ELSE 'ok' END",
            kind="(ARRAY['official','wire','news','research','reference','other'])[1 + id % 6]", primary="id % 4 = 0",
            failing_since="CASE WHEN id % 100 IN (0, 1) THEN now() - interval '3 days' END",
            next_check_at="CASE WHEN id % 50 <> 3 THEN now() + interval '6 hours' * (id % 1000 - 20) / 1000 END",
            last_checked_at="now() - interval '2 hours'", added_at=_when(last=str(number)),
        )  # fmt: skip
    twice = (
        f"(SELECT id, (id + 1) / 2 AS source_id, {place} AS place FROM generate_series(1, 2 * {number}::bigint) id) t"
    )
    _insert(
        cursor, Blob, twice, sha256="encode(sha256(id::text::bytea), 'hex')", size="30000", media_type="'text/html'",
        location="'none/' || id", text=_PAGE, title="'Report for ' || place",
    )  # fmt: skip
    _insert(
        cursor, Snapshot, twice, id="id", source_id="source_id", blob_id="encode(sha256(id::text::bytea), 'hex')",
        fetched_at=_when(last=str(2 * number)), final_url="'https://host.example/reports/' || source_id", status="200",
    )  # fmt: skip
    cursor.execute("UPDATE sources_source SET latest_snapshot_id = 2 * id")
    _insert(
        cursor, Check, f"generate_series(1, 3 * {number}::bigint) id", source_id="(id + 2) / 3",
        outcome="(ARRAY['changed','unchanged','unreachable'])[1 + id % 3]", first_at="now() - interval '1 day' * (id % 300 + 2)",
        last_at="now() - interval '1 day' * (id % 300 + 1)", count="4",
    )  # fmt: skip


def _evidence(cursor: Any, claims: int) -> None:
    from claims.assessment import RULES_VERSION
    from claims.models import Evidence, Observation

    sources = max(100, claims // 10)
    pairs = f"""(SELECT row_number() OVER (ORDER BY c.id, n) AS id, c.id AS claim_id, n, c.number, c.day, c.at,
        1 + ({_hash(14, "(c.id * 2 + n)")} + n * {sources // 2}) % {sources} AS source_id
        FROM placed c, generate_series(0, 1) n WHERE {_STANDING}) pairs"""
    cursor.execute(f"CREATE TEMP TABLE linked AS SELECT DISTINCT ON (claim_id, source_id) * FROM {pairs}")
    _insert(
        cursor, Evidence, "linked", id="id", claim_id="claim_id", source_id="source_id",
        stance="(ARRAY['supports','undermines','context','supports'])[1 + id % 4]", quote="'The figures for '",
        start="0", end="16", quoted_snapshot_id="2 * source_id", assessed_through_id="2 * source_id",
        assessed_claim_revision="1", assessed_rules_version=str(RULES_VERSION), added_by_id=_someone("claim_id"),
        added_at="at + interval '2 hours'",
    )  # fmt: skip
    _insert(
        cursor, Observation, "linked, generate_series(0, 1) k", evidence_id="id", snapshot_id="2 * source_id - 1 + k",
        claim_revision="1", rules_version=str(RULES_VERSION), outcome="CASE k WHEN 0 THEN 'supports' ELSE 'superseded' END",
        change="CASE k WHEN 0 THEN 'first' ELSE 'later_period' END", observed="(number + k * 7)::text",
        number="number + k * 7", comparator="'exactly'", observed_as_of="'2021-04-' || lpad(day::text, 2, '0')",
        reason="'The page states it.'",
    )  # fmt: skip


def _verdicts(cursor: Any, claims: int) -> None:
    from claims.models import Publication, PublicClaim, Verdict, VerdictBasis, VerdictDraft

    cursor.execute(
        "CREATE TEMP TABLE ratings AS SELECT row_number() OVER (ORDER BY id) - 1 AS nth, * FROM claims_rating"
    )
    rating = "(SELECT r.id FROM ratings r WHERE r.nth = dice % 4)"
    decided = "(SELECT * FROM placed WHERE status = 'decided' ORDER BY id) placed"
    _insert(
        cursor, Verdict, decided, id="id", public_id=_public_id("verdict"), claim_id="id", rating_id=rating,
        claim_words="rtrim(sentence, '.')", claim_revision="1", author_id=_someone("id"), approver_id=_someone("id + 1"),
        rationale="'The office published the figure that day, and two sources repeat it.'",
        as_of="'2021-03-' || lpad(day::text, 2, '0')", decided_at="at + interval '1 day' * (1 + dice % 5)",
        currency="(ARRAY['current','current','superseded','revised'])[1 + day % 4]",
    )  # fmt: skip
    cursor.execute(
        "UPDATE claims_claim c SET status = 'decided', current_verdict_id = c.id FROM claims_verdict v WHERE v.id = c.id"
    )
    _insert(
        cursor, Publication, decided, verdict_id="id", act="'published'", at="at + interval '1 day' * (1 + dice % 5)",
        effective_at="at + interval '1 day' * (1 + dice % 5)", by_id=_someone("id + 1"),
    )  # fmt: skip
    _insert(
        cursor, VerdictBasis, "linked JOIN claims_verdict v ON v.id = linked.claim_id", verdict_id="v.id", evidence_id="linked.id",
        snapshot_id="2 * source_id", stance="'supports'",
    )  # fmt: skip
    shown = """(SELECT p.*, r.code, r.label FROM placed p JOIN ratings r ON r.nth = p.dice % 4 WHERE status = 'decided') p
        JOIN claims_article a ON a.id = p.article_id"""
    public = "p.at + interval '1 day' * (1 + p.dice % 5)"
    _insert(
        cursor, PublicClaim, shown, claim_id="p.id", public_id=_public_id("claim").replace("id)", "p.id)"),
        article_id="a.id", verdict_id="p.id", verdict_state="'published'", state="'published'", visible_from=public,
        published_at=public, first_published_at=public, changed_at=public, words="rtrim(sentence, '.')",
        sentence="sentence", kind="kind", language="'en'", position="start",
        verdict_public_id=_public_id("verdict").replace("id)", "p.id)"), rating="p.code", rating_label="p.label",
        currency="'current'", tests="'what_was_said'", as_of="'2021-03'", rationale="'Two sources repeat it.'",
        article_public_id="a.public_id", article_title="a.title", seen_verdicts="ARRAY[p.id]",
    )  # fmt: skip
    _insert(
        cursor, VerdictDraft, "(SELECT * FROM placed WHERE status IN ('in_review', 'awaiting_approval')) placed",
        claim_id="id", rating_id=rating, author_id=_someone("id"), updated_at="now()",
        rationale="'The office published the figure.'", as_of="'2021-03-01'",
    )  # fmt: skip


def _work(cursor: Any, claims: int) -> None:
    from claims.models import Annotation, ClaimMatch, Complaint, Mention, ReviewTask, Visit
    from ledger.models import Event

    _insert(
        cursor, ReviewTask, f"placed WHERE {_UNDER_CHECK} OR status = 'decided'", claim_id="id",
        reason="CASE WHEN status <> 'decided' THEN 'selected' WHEN dice % 10 = 0 THEN 'value_changed' ELSE 'selected' END",
        open_key="CASE WHEN status <> 'decided' THEN id || ':selected' WHEN dice % 10 = 0 THEN id || ':value_changed' END",
        summary="'Look at the figure for ' || place", priority="40 + dice % 50",
        due_on="(at + interval '5 days')::date", opened_at="at",
        closed_at="CASE WHEN status = 'decided' AND dice % 10 <> 0 THEN at + interval '3 days' END",
        resolution="CASE WHEN status = 'decided' AND dice % 10 <> 0 THEN 'verdict_given' ELSE '' END",
        assignee_id=f"CASE WHEN status <> 'selected' AND dice % 10 <> 0 THEN {_someone('id')} END",
    )  # fmt: skip
    for verb, where, later in (
        ("article.ingested", "id % 25 = 1", 0), ("claim.selected", f"{_UNDER_CHECK} OR status = 'decided'", 1),
        ("claim.taken", _STANDING, 2), ("evidence.added", _STANDING, 3), ("draft.saved", _STANDING, 4),
        ("verdict.published", "status = 'decided'", 30), ("claim.dismissed", "status = 'dismissed'", 1),
        ("claim.mended", "id % 400 = 7", 5), ("claim.added", "id % 1000 = 9", 0),
    ):  # fmt: skip
        subject = "article" if verb.startswith("article") else "claim"
        key = "substr(md5('article' || article_id), 1, 12)" if subject == "article" else _public_id("claim")
        _insert(
            cursor, Event, f"placed WHERE {where}", verb=f"'{verb}'", subject_type=f"'{subject}'", subject_id=key,
            at=f"at + interval '{later} hours'", actor_id=_someone("id"), new="'{\"status\": \"in_review\"}'",
        )  # fmt: skip
    _insert(
        cursor, Complaint, "placed WHERE status = 'decided' AND id % 10 = 3", public_id=_public_id("complaint"),
        claim_id="id", verdict_id="id", text="'The figure for ' || place || ' was another.'", received_at="at",
        decision="CASE WHEN id % 20 = 3 THEN 'rejected' ELSE '' END", answer="CASE WHEN id % 20 = 3 THEN 'No.' ELSE '' END",
        decided_at="CASE WHEN id % 20 = 3 THEN at + interval '9 days' END",
        decided_by_id=f"CASE WHEN id % 20 = 3 THEN {_someone('id')} END",
    )  # fmt: skip
    _insert(
        cursor, Annotation, "(SELECT * FROM placed WHERE id % 100 = 11 ORDER BY id) placed", id="id", claim_id="id",
        author_id=_someone("id"), text="'Where is the count from?'", is_question="id % 200 = 11", added_at="at",
    )  # fmt: skip
    _insert(cursor, Mention, "placed WHERE id % 100 = 11", annotation_id="id", user_id=_someone("id + 7"),
            seen_at="CASE WHEN id % 1000 <> 11 THEN now() END")  # fmt: skip
    _insert(
        cursor, ClaimMatch, "placed WHERE id % 30 = 0 AND id > 20", claim_id="id", other_id="id - 20",
        relation="(ARRAY['same_claim','other_value','later'])[1 + dice % 3]", reason="'The same place and measure.'",
        similarity="0.7", told_at="now()",
    )  # fmt: skip
    _insert(
        cursor, Visit, f"placed WHERE {_STANDING}", user_id=_someone("id"), claim_id="id", version="dice % 20",
        at="now() - interval '1 day' * (id % 400)",
    )  # fmt: skip


def _set_sequences(cursor: Any) -> None:
    from django.apps import apps

    for model in apps.get_models():
        key = model._meta.pk
        if key.get_internal_type() in {"BigAutoField", "AutoField"}:
            table, column = model._meta.db_table, key.column
            cursor.execute(
                f"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), coalesce(max("{column}"), 0) + 1, false)
                FROM "{table}" """
            )


_STEPS = [
    ("people", _people),
    ("publishers", _publishers),
    ("articles and claims", _claims),
    ("sources and captures", _sources),
    ("evidence and observations", _evidence),
    ("verdicts", _verdicts),
    ("tasks, events, complaints, notes, matches", _work),
]
