"""The `wezer` command. Each subcommand is a file in `commands/`, found because it lies there.

A command module offers `HELP` (one line), optionally `add_arguments(parser)`, and `run(options) -> int | None`.
It imports Django inside `run`, so that `wezer --help` answers at once.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import wezer
from wezer.hosting import commands
from wezer.hosting.config import ConfigError
from wezer.hosting.words import Stop, say
from wezer.kernel.apps import PackageRefused


def command_modules() -> dict[str, ModuleType]:
    """Subcommand name and its module; `import_.py` is `wezer import`."""
    return {
        found.name.rstrip("_").replace("_", "-"): import_module(f"{commands.__name__}.{found.name}")
        for found in iter_modules(commands.__path__)
    }


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wezer",
        description="Runs and keeps one community's instance. WEZER_HOME names its folder (./var if unset).",
    )
    parser.add_argument("--version", action="version", version=f"wezer {wezer.__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="command", required=True)
    for name, module in command_modules().items():
        sub = subparsers.add_parser(name, help=module.HELP, description=module.__doc__ or module.HELP)
        if hasattr(module, "add_arguments"):
            module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    options = build_parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except (ConfigError, PackageRefused, Stop) as error:
        say(f"wezer {options.command}: {error}", to=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("Stopped.", to=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
