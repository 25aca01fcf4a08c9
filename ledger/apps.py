from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "ledger"
    verbose_name = "Ledger"

    def ready(self) -> None:
        """Have sign-ins written down."""
        from ledger import signing_in

        signing_in.connect()
