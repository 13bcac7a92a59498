"""What the checks share: the packages, the floors, and how a finding is written."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

SOURCE = "src/wezer"
NOT_PRODUCT = {"tests", "bench", "migrations", "vendor", "conftest.py"}


def floors(root: Path) -> dict[str, int]:
    """Package → floor, 0 the lowest, read from the import-linter contract so that there is one truth."""
    contracts = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {name: floor for floor, layer in enumerate(reversed(layers)) for name in re.findall(r"\w+", layer)}


def neighbours_or_above(root: Path, package: str, other: str) -> bool:
    """True if `package` must not use `other`."""
    known = floors(root)
    return package != other and package in known and other in known and known[other] >= known[package]


def python_files(root: Path) -> Iterator[Path]:
    """The program's own modules, without tests, benchmarks and migrations."""
    for path in sorted((root / SOURCE).rglob("*.py")):
        if not NOT_PRODUCT & set(path.relative_to(root).parts):
            yield path


@lru_cache(maxsize=4096)
def parsed(source: str) -> ast.Module:
    """A module as a tree, which several checks look at."""
    return ast.parse(source)


def templates(root: Path) -> Iterator[Path]:
    for path in sorted((root / SOURCE).rglob("templates/**/*")):
        if path.suffix in (".html", ".txt", ".xml") and not NOT_PRODUCT & set(path.relative_to(root).parts):
            yield path


def package_of(root: Path, path: Path) -> str:
    return path.relative_to(root / SOURCE).parts[0]


def finding(root: Path, path: Path, line: int, sentence: str) -> str:
    return f"{path.relative_to(root)}:{line}: {sentence}"
