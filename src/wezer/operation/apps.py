from collections.abc import Callable
from importlib import import_module

from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class OperationConfig(PackageConfig):
    name = "wezer.operation"
    label = "operation"
    verbose_name = _("Books")

    def upgrade(self, tell: Callable[[str], None]) -> None:
        """Make the engine's database, or bring it to this version. Loads the engine, so it is imported here only."""
        from wezer.operation.acts.roles import open_office_roles
        from wezer.operation.engine.place import place

        open_office_roles()
        import_module("wezer.operation.engine.create").make_or_upgrade(place(), tell)
