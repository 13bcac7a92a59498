from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class ApiConfig(PackageConfig):
    name = "wezer.api"
    label = "api"
    verbose_name = _("API")
