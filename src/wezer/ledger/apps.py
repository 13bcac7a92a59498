from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class LedgerConfig(PackageConfig):
    name = "wezer.ledger"
    label = "ledger"
    verbose_name = _("Currencies and wallets")

    def ready(self) -> None:
        """Tell the floor below how amounts of our currencies are written."""
        from wezer.ledger.currencies import looks
        from wezer.ui.money import set_source

        set_source(looks)

    def upgrade(self, tell: Callable[[str], None]) -> None:
        """Functions and triggers, installed anew by every `wezer upgrade`."""
        from wezer.ledger.posting import install

        install()
