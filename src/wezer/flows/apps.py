from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class FlowsConfig(PackageConfig):
    name = "wezer.flows"
    label = "flows"
    verbose_name = _("Flows")
