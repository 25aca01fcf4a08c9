"""What a newsroom is to these tests: a database, a folder of captures, and some work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.claims.sample import ARTICLE

PAGES = {
    "https://ministry.example/flood": b"<html><body><p>33 people were killed in the Sarn delta.</p></body></html>",
    "https://mayor.example/homes": b"<html><body><p>Of the delta's homes, 410 were lost.</p></body></html>",
}


@dataclass(frozen=True)
class Newsroom:
    """`name` is the database that Django uses, `store` the folder of its captures."""

    name: str
    store: Path

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.store)): path.read_bytes() for path in self.store.rglob("*") if path.is_file()
        }

    def databases(self) -> set[str]:
        from tracker.backup import postgres

        with postgres.maintenance() as server:
            return {row[0] for row in server.execute("SELECT datname FROM pg_database").fetchall()}


@contextmanager
def using(name: str | None = None, *, role: str | None = None) -> Iterator[None]:
    """Django in another database, or under another role."""
    from django.db import connection

    connection.close()
    before = dict(connection.settings_dict)
    connection.settings_dict.update(NAME=name or before["NAME"], USER=role or before["USER"])
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(NAME=before["NAME"], USER=before["USER"])


def administrator() -> str:
    """The role that may make roles: that of the embedded server, or the one that the tests were given."""
    from django.conf import settings
    from django.db import connection

    from tracker.embedded.servers import SUPERUSER

    return SUPERUSER if "postgres" in settings.EMBEDDED else str(connection.settings_dict["USER"])


def make_from(template: str, name: str) -> None:
    from psycopg import sql

    from tracker.backup import postgres

    with postgres.maintenance() as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))


def do_some_work() -> None:
    from django.contrib.auth.models import Group
    from django.db import transaction
    from django.utils import timezone

    from claims.ingest import Details, ingest_text
    from ledger.models import User
    from sources.snapshots import add_snapshot, add_source, keep_bytes
    from tests.claims.published import publish

    rosa = User.objects.create_user("rosa")
    rosa.groups.set(Group.objects.filter(name="reviewer"))
    article = ingest_text(ARTICLE, Details(publisher="Delta Herald"), actor=rosa).article
    for url, body in PAGES.items():
        with transaction.atomic():
            source, _ = add_source(url, actor=rosa)
            add_snapshot(
                source, keep_bytes(body, "text/html", url=url), fetched_at=timezone.now(), final_url=url, status=200
            )
            source.save()
    killed = article.claims.get(measure="killed")
    publish(killed, rosa, source={"url": next(iter(PAGES)), "quote": "33 people were killed"})
