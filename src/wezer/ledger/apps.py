from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class LedgerConfig(PackageConfig):
    name = "wezer.ledger"
    label = "ledger"
    verbose_name = _("Currencies and wallets")

    def upgrade(self) -> None:
        """Functions and triggers of the posting primitive, installed again by every `wezer upgrade`."""
        from wezer.ledger.posting import install

        install()
