from collections.abc import Set as AbstractSet
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig, packages
from wezer.kernel.later import find


class WorkflowConfig(PackageConfig):
    name = "wezer.workflow"
    label = "workflow"
    verbose_name = _("Arrows and flights")

    def ready(self) -> None:
        from wezer.core import mail
        from wezer.core.push import outbox
        from wezer.workflow.flight_kinds.mail import call_back, keep_mail
        from wezer.workflow.flight_kinds.push import keep_pushes

        mail.set_outbox(keep_mail, call_back)
        outbox.set_outbox(keep_pushes)
        later = {config.label for config in packages() if config.comes_later}
        find_arrows(but=later)
        find(find_arrows)


def find_arrows(*, but: AbstractSet[str] = frozenset()) -> None:
    """Import every file in an `arrows/` or `flows/` folder of any package, and of a package that is named flows those
    families whose packages are all installed: `exchange_operation.py` joins exchange and operation. `but`: packages left out."""
    installed = {config.label for config in packages() if config.label not in but}
    for config in packages():
        if config.label in but:
            continue
        for folder in (f"{config.name}.arrows", f"{config.name}.flows"):
            _import_folder(folder)
        if config.name.rpartition(".")[2] == "flows":
            _import_folder(config.name, among=installed)


def _import_folder(name: str, *, among: AbstractSet[str] | None = None) -> None:
    if find_spec(name) is None:
        return
    path = getattr(import_module(name), "__path__", None)
    for found in iter_modules(path, prefix=f"{name}.") if path else ():
        file = found.name.rpartition(".")[2]
        if file not in ("apps", "tests", "conftest") and (among is None or among >= set(file.split("_"))):
            import_module(found.name)
