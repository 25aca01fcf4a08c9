"""Django's command for a forgotten password, which leaves word in the history."""

from typing import Any

from django.contrib.auth.management.commands.changepassword import Command as DjangoCommand
from django.db import transaction

from ledger.models import User, Verb, record


class Command(DjangoCommand):
    def handle(self, *args: Any, **options: Any) -> Any:
        before = dict(User.objects.values_list("pk", "password"))
        with transaction.atomic():
            told = super().handle(*args, **options)
            for user in User.objects.all():
                if before.get(user.pk) != user.password:
                    new = {"username": user.username, "usable": user.has_usable_password()}
                    record(Verb.PASSWORD_SET, "user", user.pk, actor=None, new=new, reason="manage.py changepassword")
        return told
