from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class OperationConfig(PackageConfig):
    name = "wezer.operation"
    label = "operation"
    verbose_name = _("Books")
    comes_later = True

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

    def copies(self, folder: Path) -> Iterator[Path]:
        from wezer.operation.engine.copying import copy

        yield from copy(folder)

    def take_back(self, folder: Path, *, force: bool) -> str:
        from wezer.operation.engine.copying import put_back

        return put_back(folder, force=force)

    def look(self) -> Iterator[tuple[str, str]]:
        from wezer.operation.checkup import look

        yield from look()

    def prove(self, say: Callable[[str], None], *, repair: bool = False) -> int:
        from wezer.operation.checkup import prove

        return prove(say, repair=repair)

    def finish(self, tell: Callable[[str], None]) -> None:
        """Everything now, also what would be left to the worker: `wezer upgrade --all`."""
        from wezer.operation.engine.making import make

        make(tell)
