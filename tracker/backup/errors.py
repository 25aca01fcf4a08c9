"""The one error of backup and restore."""


class BackupError(Exception):
    """It cannot be done. The message names the cause and the fix, for a person to read."""
