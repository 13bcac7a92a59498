"""The ledger's places in the shell."""

from django.utils.translation import gettext_lazy as _

from wezer.ui.shell import Space, Start, spaces, starts

spaces.add(
    Space(key="wallet", label=_("Wallet"), icon="wallet", url="wallet:wallet", section="exchange", order=20, tab=True,
          prefix="/wallet/")
)  # fmt: skip
starts.add(Start(key="pay", label=_("Pay or thank"), icon="send", url="wallet:pay", order=30))
