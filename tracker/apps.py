import os

from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "Tracker"

    def ready(self) -> None:
        """Make the Celery application the current one, so that verbs can send tasks by name; register the checks.

        A storage of captures that was set wrongly ends it here, in every process. Raises ImproperlyConfigured.
        """
        from tracker import capture_store, celery, checks  # noqa: F401

        if os.environ.get(capture_store.BACKEND) or os.environ.get(capture_store.OPTIONS):
            capture_store.check()
