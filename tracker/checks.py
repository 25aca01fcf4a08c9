"""What Django's `check` looks at in the settings, beyond its own checks."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, register
from django.core.exceptions import ImproperlyConfigured

from claims.extractors import RULES, known
from tracker import capture_store


@register()
def check_settings(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Values that every run needs right."""
    found: list[CheckMessage] = []
    zone = settings.NEWSROOM["zone"]
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        found.append(
            checks.Error(
                f"TRACKER_NEWSROOM_ZONE is {zone!r}, which is not a time zone.",
                hint="Use a name such as Europe/London or UTC.",
                id="tracker.E001",
            )
        )
    for name, value in {
        "TRACKER_TICK_SECONDS": settings.TICK_SECONDS,
        "TRACKER_FETCH_BUDGET_SECONDS": settings.FETCH_BUDGET_SECONDS,
        "TRACKER_CHECK_INTERVAL_SECONDS": settings.CHECK_INTERVAL_SECONDS,
        "TRACKER_CHECK_INTERVAL_SHORTEST_SECONDS": settings.CHECK_INTERVAL_SHORTEST_SECONDS,
        "TRACKER_CHECK_INTERVAL_LONGEST_SECONDS": settings.CHECK_INTERVAL_LONGEST_SECONDS,
        "TRACKER_IDLE_MINUTES": settings.IDLE_MINUTES,
    }.items():
        if value < 1:
            unit = "minutes" if name.endswith("MINUTES") else "seconds"
            found.append(checks.Error(f"{name} is {value}.", hint=f"Set it to 1 or more {unit}.", id="tracker.E002"))
    try:
        capture_store.check()
    except ImproperlyConfigured as error:
        found.append(checks.Error(str(error), id="tracker.E004"))
    if settings.KEEP_CAPTURES_DAYS < 0:
        found.append(
            checks.Error(
                f"TRACKER_KEEP_CAPTURES_DAYS is {settings.KEEP_CAPTURES_DAYS}.",
                hint="Set it to a number of days, or to 0 to keep captures for ever.",
                id="tracker.E005",
            )
        )
    # Looked up only where some are named: it reads what every installed package says of itself.
    installed = set(known()) - {RULES} if settings.EXTRACTORS else set()
    found.extend(
        checks.Error(
            f"TRACKER_EXTRACTORS names {name!r}, which is no further extractor that is installed.",
            hint=f"Installed: {', '.join(sorted(installed)) or 'none'}. The rules always read; leave them out.",
            id="tracker.E003",
        )
        for name in sorted(set(settings.EXTRACTORS) - installed)
    )
    return found


@register(deploy=True)
def check_production(app_configs: Sequence[AppConfig] | None, **_kwargs: Any) -> list[CheckMessage]:
    """Values that are right for a try-out and wrong in production."""
    found: list[CheckMessage] = []
    if settings.FETCH_ALLOWED_ADDRESSES:
        found.append(
            checks.Warning(
                "TRACKER_FETCH_ALLOWED_ADDRESSES lets the fetcher dial addresses inside your network: "
                + ", ".join(sorted(settings.FETCH_ALLOWED_ADDRESSES)),
                hint="Unset it: anyone who names a source could read what those addresses answer.",
                id="tracker.W001",
            )
        )
    if settings.NEWSROOM["contact"].endswith("@example.org"):
        found.append(
            checks.Warning(
                "TRACKER_CONTACT is not set, so the servers we fetch from cannot reach you.",
                hint="Set it to an address that somebody reads.",
                id="tracker.W002",
            )
        )
    if not settings.PUBLIC_URL.startswith("https://"):
        found.append(
            checks.Warning(
                f"TRACKER_PUBLIC_URL is {settings.PUBLIC_URL}, which is not encrypted.",
                hint="Serve the site under https:// and say so here.",
                id="tracker.W003",
            )
        )
    return found
