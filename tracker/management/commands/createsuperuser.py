"""Django's command for a first account, which leaves word in the history."""

from typing import Any

from django.contrib.auth.management.commands.createsuperuser import Command as DjangoCommand
from django.db import transaction
from django.db.models import Max

from ledger.models import User, Verb, record


class Command(DjangoCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        newest = User.objects.aggregate(newest=Max("pk"))["newest"] or 0
        with transaction.atomic():
            super().handle(*args, **options)
            for user in User.objects.filter(pk__gt=newest, is_superuser=True):
                new = {"username": user.username, "active": True, "staff": True, "superuser": True}
                record(Verb.USER_CHANGED, "user", user.pk, actor=None, new=new, reason="manage.py createsuperuser")
