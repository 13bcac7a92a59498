"""Third-party packages: found by their `wezer.packages` entry point, installed when the host's settings name them."""

from collections.abc import Iterable
from importlib.metadata import entry_points

from wezer.hosting.config import ConfigError

ENTRY_POINTS = "wezer.packages"


def available_packages() -> dict[str, str]:
    """Every third-party package on this machine: entry point name and Django app."""
    return {point.name: point.value for point in entry_points(group=ENTRY_POINTS)}


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
