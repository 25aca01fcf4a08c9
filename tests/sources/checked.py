"""Sources that are due, and what ticks and their tasks do with them."""

import datetime as dt

from django.utils import timezone

from sources import checking
from sources.models import Source
from sources.snapshots import add_source
from tests.sources.fetching.loopback import Site, page

PAGE = (
    b"<html><head><title>Report</title></head><body><article><p>As of 2 February 2020 the flood had killed 33 people "
    b"in the delta, the ministry said in its evening report.</p></article></body></html>"
)


def html(body: bytes = PAGE, **headers: str) -> bytes:
    return page(body, Content_Type="text/html", **headers)


def due(site: Site, *paths: str) -> list[Source]:
    """Sources that are due, the first the longest."""
    now = timezone.now()
    return [
        add_source(site.url(path), actor=None, next_check_at=now - dt.timedelta(minutes=len(paths) - place))[0]
        for place, path in enumerate(paths)
    ]


def checked() -> dict[str, int]:
    """Fetch what is due and read all that came: how many sources by what came of each."""
    outcomes = checking.check_due().outcomes
    outcomes.pop(checking.ARRIVED, None)
    while said := checking.read_arrived():
        for outcome in said.values():
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return outcomes


def read_all() -> list[str]:
    outcomes: list[str] = []
    while said := checking.read_arrived():
        outcomes += said.values()
    return outcomes
