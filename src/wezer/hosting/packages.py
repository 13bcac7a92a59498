"""Packages that a host chooses: ours that need more than the rest, and third parties' with a `wezer.packages` entry point.

Installed when the host's settings name them; until then nothing of them is imported.
"""

from collections.abc import Iterable
from importlib.metadata import entry_points
from importlib.util import find_spec

from wezer.hosting.config import ConfigError

ENTRY_POINTS = "wezer.packages"
#: Package of ours → its Django app, the library it needs, and what brings that library.
OURS = {"operation": ("wezer.operation", "trytond", "pip install 'wezer[operation]'")}


def available_packages() -> dict[str, str]:
    """Every package that a host may name: its name and Django app."""
    third = {point.name: point.value for point in entry_points(group=ENTRY_POINTS)}
    return third | {name: app for name, (app, _library, _way) in OURS.items()}


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
    for name in names:
        if name in OURS and find_spec(OURS[name][1]) is None:
            raise ConfigError(f"packages names “{name}”, which needs {OURS[name][1]}. Run: {OURS[name][2]}")
    return [known[name] for name in names]
