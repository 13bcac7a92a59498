from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig, packages


class WorkflowConfig(PackageConfig):
    name = "wezer.workflow"
    label = "workflow"
    verbose_name = _("Arrows and flights")

    def ready(self) -> None:
        from wezer.core import mail
        from wezer.workflow.flight_kinds.mail import keep_mail

        mail.set_outbox(keep_mail)
        find_arrows()


def find_arrows() -> None:
    """Import every file in an `arrows/` or `flows/` folder of any package, and all of a package that is named flows."""
    for config in packages():
        folders = [f"{config.name}.arrows", f"{config.name}.flows"]
        if config.name.rpartition(".")[2] == "flows":
            folders.append(config.name)
        for folder in folders:
            _import_folder(folder)


def _import_folder(name: str) -> None:
    if find_spec(name) is None:
        return
    path = getattr(import_module(name), "__path__", None)
    for found in iter_modules(path, prefix=f"{name}.") if path else ():
        if found.name.rpartition(".")[2] not in ("apps", "tests", "conftest"):
            import_module(found.name)
