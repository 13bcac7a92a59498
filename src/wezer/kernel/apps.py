"""How a WeZer package presents itself to Django, and how its kinds, rights and facts are found."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from django.apps import AppConfig, apps

from wezer.kernel.later import find
from wezer.kernel.registry import registries

#: Modules of a package that register something when they are imported; and those of them that only the worker asks for.
SPEAKING_PARTS = ("kinds", "permissions", "events", "receivers", "settings_keys", "shell", "jobs", "arrows")
LATER_PARTS = ("receivers", "jobs", "arrows")


class PackageRefused(Exception):
    """A package that does not keep its part of a contract: nothing starts with it. Says so in a sentence for the host."""


class PackageConfig(AppConfig):
    """Base of every package's AppConfig, third parties' included: what lies in it is found because of where it lies."""

    default_auto_field = "django.db.models.BigAutoField"
    wezer_package = True
    #: Django looks for the one AppConfig of an apps.py: never this imported base, always the package's own class.
    default = False
    #: For what few people open, in a process that many ask: its part of the API, receivers, jobs, arrows and what it puts into
    #: registries that are marked alike are there when the first request for them comes.
    comes_later = False

    def copies(self, folder: Path) -> Iterator[Path]:
        """For a backup: databases of its own, each copied into `folder`. The community's was copied before."""
        return iter(())

    def take_back(self, folder: Path, *, force: bool) -> str:
        """For a restore: what `copies` has made goes back to its place. Says why not; empty when all is well."""
        return ""

    def look(self) -> Iterator[tuple[str, str]]:
        """For the doctor: (“ok”, “note” or “PROBLEM”, a plain sentence)."""
        return iter(())

    def prove(self, say: Callable[[str], None], *, repair: bool = False) -> int:
        """For the audit: check everything, say every difference; the number of faults. `repair`: rebuild what is derived."""
        return 0

    def __init_subclass__(cls, **options: object) -> None:
        super().__init_subclass__(**options)
        cls.default = True


class KernelConfig(PackageConfig):
    name = "wezer.kernel"
    label = "kernel"

    def ready(self) -> None:
        discover()

    def upgrade(self, tell: Callable[[str], None]) -> None:
        """What only grows is guarded anew."""
        from django.db import connection

        from wezer.kernel import append_only

        append_only.guard_all(connection)


def packages() -> list[PackageConfig]:
    """The installed WeZer packages, in floor order."""
    found = [config for config in apps.get_app_configs() if getattr(config, "wezer_package", False)]
    return cast(list[PackageConfig], found)


def discover() -> None:
    """Import everything that registers itself, registries before the kinds that go into them."""
    everyday = [config for config in packages() if not config.comes_later]
    for part in SPEAKING_PARTS:
        for config in packages() if part not in LATER_PARTS else everyday:
            _import_if_there(f"{config.name}.{part}")
    for registry in registries():
        for config in packages() if not registry.comes_later else everyday:
            _import_folder(f"{config.name}.{registry.name}")
        registry.is_found = not registry.comes_later
    find(_discover_the_rest)


def _discover_the_rest() -> None:
    """What only the worker asks for, of packages that few people open."""
    rest = [config for config in packages() if config.comes_later]
    for part in LATER_PARTS:
        for config in rest:
            _import_if_there(f"{config.name}.{part}")
    for registry in registries():
        for config in rest:
            _import_folder(f"{config.name}.{registry.name}")
        registry.is_found = True


def _import_if_there(module: str) -> None:
    if find_spec(module) is not None:
        import_module(module)


def _import_folder(package: str) -> None:
    if find_spec(package) is None:
        return
    for found in iter_modules(import_module(package).__path__, prefix=f"{package}."):
        import_module(found.name)
