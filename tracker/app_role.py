"""Rights of the database role that the site and the workers use: all they need, and no way to change history."""

from __future__ import annotations

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from psycopg import sql

from ledger.append_only import AppendOnly

EVERYDAY = ("SELECT", "INSERT", "UPDATE", "DELETE")
HISTORY = ("SELECT", "INSERT")
READ = ("SELECT",)


class RoleError(Exception):
    """The rights cannot be given. The message names the cause and the fix."""


def rights() -> dict[str, tuple[str, ...]]:
    """What the role may do with each table."""
    found: dict[str, tuple[str, ...]] = {"django_migrations": READ}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            found[model._meta.db_table] = HISTORY if is_history(model) else EVERYDAY
    return found


def is_history(model: type[models.Model]) -> bool:
    return issubclass(model, AppendOnly)


def grant(role: str, *, password: str | None = None, using: str = DEFAULT_DB_ALIAS) -> dict[str, tuple[str, ...]]:
    """Give `role` exactly these rights, and take any others that it had on the tables. Returns them by table.

    With `password` the role is made if it is not there, and may sign in with it. Run it as the owner of the tables,
    after every migration. Raises RoleError; nothing is changed then.
    """
    connection = connections[using]
    name = sql.Identifier(role)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if "django_migrations" not in tables:
            raise RoleError("The database has no tables yet. Run migrate first.")
        cursor.execute(
            "SELECT rolsuper, pg_has_role(pg_roles.oid, relowner, 'MEMBER') FROM pg_roles, pg_class "
            "WHERE rolname = %s AND pg_class.oid = 'django_migrations'::regclass",
            [role],
        )
        found = cursor.fetchone()
        if found is None and password is None:
            raise RoleError(f"There is no role {role}. Make it with --create, or with: CREATE ROLE {role} LOGIN")
        if found is None:
            cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
        elif found[0] or found[1]:
            raise RoleError(
                f"{role} is a superuser, or has the rights of the tables' owner: nothing can be kept from it. "
                "Name a role of its own for the site and the workers."
            )
        if password is not None:
            # ALTER ROLE takes no parameters.
            cursor.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(name, sql.Literal(password)))
        cursor.execute("SELECT current_database(), current_schema()")
        database, schema = (sql.Identifier(part) for part in cursor.fetchone())
        for statement in (
            "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {role}",
            "REVOKE ALL ON SCHEMA {schema} FROM {role}",
            "GRANT CONNECT ON DATABASE {database} TO {role}",
            "GRANT USAGE ON SCHEMA {schema} TO {role}",
        ):
            cursor.execute(sql.SQL(statement).format(schema=schema, role=name, database=database))
        given = {table: allowed for table, allowed in rights().items() if table in tables}
        for table, allowed in given.items():
            cursor.execute(
                sql.SQL("GRANT {} ON {} TO {}").format(
                    sql.SQL(", ").join(sql.SQL(right) for right in allowed), sql.Identifier(table), name
                )
            )
    return given
