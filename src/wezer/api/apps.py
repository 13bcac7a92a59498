from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class ApiConfig(PackageConfig):
    name = "wezer.api"
    label = "api"
    verbose_name = _("API")

    def ready(self) -> None:
        from wezer.api.acts.keys import once
        from wezer.ui.rest import set_keeper

        set_keeper(once)
