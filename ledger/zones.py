"""Time zones by their IANA names."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def validate_zone(name: str) -> None:
    """Raise ValidationError unless `name` is an IANA zone such as 'Europe/London'."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValidationError(
            _("%(name)s is not a time zone. Use a name such as Europe/London or UTC."), params={"name": name}
        ) from error
