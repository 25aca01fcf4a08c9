"""Rows that are written once. The database refuses to change them, whoever asks and by whatever road."""

from typing import Any, NoReturn

import pgtrigger
from django.db import models


class HistoryIsFinalError(RuntimeError):
    """Code tried to change or delete a row of the history."""


class AppendOnlyQuerySet[M: models.Model](models.QuerySet[M]):
    def update(self, **_kwargs: Any) -> NoReturn:
        raise HistoryIsFinalError(f"{self.model.__name__} rows are history: they are never updated.")

    def delete(self) -> NoReturn:
        raise HistoryIsFinalError(f"{self.model.__name__} rows are history: they are never deleted.")


class AppendOnly(models.Model):
    """Base of history tables: a statement trigger refuses UPDATE, DELETE and TRUNCATE.

    The trigger holds against raw SQL and bulk calls; `pgtrigger.ignore` is banned by the linter.
    """

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Trigger(
                name="append_only",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
                func="RAISE EXCEPTION 'Table % is history: rows are never changed or deleted.', TG_TABLE_NAME "
                "USING ERRCODE = 'integrity_constraint_violation';",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise HistoryIsFinalError(f"{type(self).__name__} {self.pk} is history: it is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise HistoryIsFinalError(f"{type(self).__name__} {self.pk} is history: it is never deleted.")
