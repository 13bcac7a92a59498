"""Packages that a host chooses: ours that need more than the rest, and third parties' with a `wezer.packages` entry point.

Installed when the host's settings name them; until then nothing of them is imported.
"""

from collections.abc import Iterable
from importlib.metadata import entry_points

from wezer.hosting.config import ConfigError

ENTRY_POINTS = "wezer.packages"
#: Package of ours → its Django app. The library that its worker needs may come later: pages do without it.
OURS = {"operation": "wezer.operation"}


def available_packages() -> dict[str, str]:
    """Every package that a host may name: its name and Django app."""
    third = {point.name: point.value for point in entry_points(group=ENTRY_POINTS)}
    return third | OURS


def installed_packages(names: Iterable[str]) -> list[str]:
    """The Django apps of the packages that the host asked for, in that order; refuses a name that no package declares."""
    names = list(names)
    if not names:
        return []
    known = available_packages()
    missing = [name for name in names if name not in known]
    if missing:
        offered = ", ".join(sorted(known)) or "none"
        raise ConfigError(
            f"packages names “{', '.join(missing)}”, but no installed package declares it. Found: {offered}."
        )
    return [known[name] for name in names]
