"""The Celery application. Beat only ticks; what is due is a column in the database."""

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

app = Celery("tracker")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "recheck-due": {
        "task": "claims.tasks.tick",
        "schedule": settings.TICK_SECONDS,
        # A tick that waited longer than one period is worthless: the next one finds the same work.
        "options": {"expires": settings.TICK_SECONDS},
    },
}
