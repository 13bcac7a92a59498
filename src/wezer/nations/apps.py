from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class NationsConfig(PackageConfig):
    name = "wezer.nations"
    label = "nations"
    verbose_name = _("Countries")
