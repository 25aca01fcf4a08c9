"""A database that refuses some rows, as it does where a value does not fit or a row is locked by another."""

from django.db import connection


def refuse(table: str, when: str, sqlstate: str = "22003", before: str = "INSERT") -> None:
    """From now on writing a row of `table` for which `when` holds fails. It ends with the test's transaction."""
    name = f"refuse_{table}"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '{sqlstate}'; END $$"
        )
        cursor.execute(
            f"CREATE OR REPLACE TRIGGER {name} BEFORE {before} ON {table} FOR EACH ROW "
            f"WHEN ({when}) EXECUTE FUNCTION {name}()"
        )
