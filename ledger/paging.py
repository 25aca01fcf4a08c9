"""Pages of a list that may be very long: counted up to a bound, estimated beyond it, and leafed through that far."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

MOST = 5000
"""Rows of one list that are counted and paged through: nobody leafs further, and counting all is slow."""


class BoundedPaginator(Paginator):  # type: ignore[type-arg]  # not generic when it runs
    """Django's own, without a count over the table. A page takes one look for its keys and one for its rows.

    The keys come from an index; only the rows on the page are joined to others and have their columns worked out.
    """

    template_name = "ledger/pages.html"

    @cached_property
    def estimate(self) -> int | None:
        """About how many rows the whole table has, as it was last analysed; None for a list that is narrowed."""
        rows = self.object_list
        if not isinstance(rows, QuerySet) or rows.query.where or rows.query.is_sliced or rows.query.distinct:
            return None
        with connection.cursor() as cursor:
            table = rows.model._meta.db_table
            cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [table])
            return int(cursor.fetchone()[0])

    @cached_property
    def counted(self) -> int:
        """How many rows there are, at most one more than MOST."""
        if (self.estimate or 0) > 2 * MOST:
            return MOST + 1
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[: MOST + 1].count())

    @cached_property
    def count(self) -> int:
        return min(self.counted, MOST)

    @property
    def is_bounded(self) -> bool:
        return self.counted > MOST

    @property
    def most(self) -> int:
        return MOST

    @property
    def told(self) -> str:
        """The number of rows for people: exact, "over 5,000", or "about 130,000"."""
        if not self.is_bounded:
            return f"{self.count:,}"
        if self.estimate is None:
            return _("over %(number)s") % {"number": f"{MOST:,}"}
        rough = 10 ** max(0, len(str(self.estimate)) - 2)
        return _("about %(number)s") % {"number": f"{round(self.estimate / rough) * rough:,}"}

    def page(self, number: int | str) -> Page[Any]:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows: Any = self.object_list
        keys = list(rows.values_list("pk", flat=True)[first : first + self.per_page])
        return Page(rows.filter(pk__in=keys), number, self)
