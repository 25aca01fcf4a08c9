from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "Tracker"

    def ready(self) -> None:
        """Make the Celery application the current one, so that verbs can send tasks by name; register the checks."""
        from tracker import celery, checks  # noqa: F401
