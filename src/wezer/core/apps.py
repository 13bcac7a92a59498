from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class CoreConfig(PackageConfig):
    name = "wezer.core"
    label = "core"
    verbose_name = _("People and groups")

    def ready(self) -> None:
        from wezer.core.accounts.limits import count_in_database

        count_in_database()
