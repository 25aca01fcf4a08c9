"""The one error of the embedded services."""


class CannotStartError(Exception):
    """A service did not come up. The message names the cause and the fix, for a person to read."""
