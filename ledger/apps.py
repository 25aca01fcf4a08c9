from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = _("People and history")

    def ready(self) -> None:
        """Have sign-ins written down."""
        from ledger import signing_in

        signing_in.connect()
