"""What a database holds, in the words of a manifest. Read inside one transaction, it is one moment's state."""

import tomllib
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

PROJECT = Path(__file__).resolve().parent.parent.parent

WORK = ("ledger_user", "ledger_event", "claims_article", "sources_source", "sources_blob")
"""Tables in which any row is somebody's work: a database with none may be written over."""


def product_version() -> str:
    return str(tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def applied_migrations() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def unknown_migrations(applied: dict[str, list[str]]) -> list[str]:
    """Those of `applied` that this release does not have."""
    known = MigrationLoader(None).disk_migrations
    return [f"{app}.{name}" for app, names in applied.items() for name in names if (app, name) not in known]


def counts() -> dict[str, int]:
    """Rows of every table of the schema in use."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            found[table] = int(cursor.fetchone()[0])
    return found


def triggers() -> list[str]:
    """The triggers that guard history and other rules, as "table.trigger"."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname || '.' || tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace AND tgenabled <> 'D'"
        )
        return sorted(row[0] for row in cursor.fetchall())


def work_found(rows: dict[str, int]) -> dict[str, int]:
    """The tables with somebody's work in them, of `rows` as `counts` gives them."""
    return {table: rows[table] for table in WORK if rows.get(table)}
