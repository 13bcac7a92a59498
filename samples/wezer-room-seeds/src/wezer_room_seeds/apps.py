from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class SeedsConfig(PackageConfig):
    name = "wezer_room_seeds"
    label = "seeds"
    verbose_name = _("Seeds")
