"""Files and functions stay readable: guidance by kind of file, one hard limit for all."""

import ast
from collections.abc import Iterator
from pathlib import Path

from checks.house import finding, parsed, python_files

GUIDANCE = {"models": 250, "rules": 300, "acts": 300, "queries": 300}
HARD_LIMIT = 400
VIEW_LINES, FUNCTION_LINES = 25, 70


def problems(root: Path) -> Iterator[str]:
    for path in python_files(root):
        count = len(path.read_text(encoding="utf-8").splitlines())
        if count > HARD_LIMIT:
            yield finding(root, path, count, f"{count} lines; no file is longer than {HARD_LIMIT}")


def warnings(root: Path) -> Iterator[str]:
    for path in python_files(root):
        source = path.read_text(encoding="utf-8")
        kind = next((name for name in GUIDANCE if name in path.parts or path.stem == name), "")
        count = len(source.splitlines())
        if kind and GUIDANCE[kind] < count <= HARD_LIMIT:
            yield finding(root, path, count, f"{count} lines; the guidance for {kind} is {GUIDANCE[kind]}")
        is_view = "views" in path.parts or path.stem == "views"
        for node in ast.walk(parsed(source)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
                lines, limit = node.end_lineno - node.lineno + 1, VIEW_LINES if is_view else FUNCTION_LINES
                if lines > limit:
                    yield finding(root, path, node.lineno, f"{node.name} has {lines} lines; the guidance is {limit}")
