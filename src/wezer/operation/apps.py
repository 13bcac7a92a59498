from collections.abc import Callable
from importlib import import_module

from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class OperationConfig(PackageConfig):
    name = "wezer.operation"
    label = "operation"
    verbose_name = _("Books")

    def upgrade(self, tell: Callable[[str], None]) -> None:
        """Bring the engine's database to this version. Its first making, which takes a minute or two, is the worker's."""
        from wezer.operation.acts.roles import open_office_roles
        from wezer.operation.engine.place import place

        open_office_roles()
        create = import_module("wezer.operation.engine.create")
        if create.is_made(place()):
            create.make_or_upgrade(place(), tell)
        else:
            tell("The books' engine: the worker makes it when it runs, in a minute or two.")

    def finish(self, tell: Callable[[str], None]) -> None:
        """Everything now, also what would be left to the worker: `wezer upgrade --all`."""
        from wezer.operation.engine.making import make

        make(tell)
