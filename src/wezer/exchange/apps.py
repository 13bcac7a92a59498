"""The package as Django sees it."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class ExchangeConfig(PackageConfig):
    name = "wezer.exchange"
    label = "exchange"
    verbose_name = _("Market")
