"""Reading that may not take long: looked up by an index, and given up after a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction


class TooSlowError(RuntimeError):
    """The database did not answer in the time it was given."""


@contextmanager
def bounded(seconds: float, **settings: str) -> Iterator[None]:
    """A transaction for reading in which a statement has so many seconds, and tables are read by their indexes.

    `settings` are of PostgreSQL, with `__` for a dot. Raises TooSlowError.
    """
    local = {"statement_timeout": f"{round(seconds * 1000)}ms", "enable_seqscan": "off"} | {
        name.replace("__", "."): value for name, value in settings.items()
    }
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join('set_config(%s, %s, true)' for _ in local)}",
                [part for pair in local.items() for part in pair],
            )
            yield
            # Inside another transaction they would hold on.
            for name in local:
                cursor.execute(f"SET LOCAL {name} TO DEFAULT")
    except OperationalError as error:
        if "statement timeout" not in str(error):
            raise
        raise TooSlowError(str(error)) from error
