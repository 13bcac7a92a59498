"""A state changes by `kernel.acts.move` or `move_all`, which ask its table (core.md I-6). What writes one another way says
why on its line or the one above: `# states: reason`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from checks.house import SOURCE, finding, parsed, python_files

STATE = re.compile(r"(?:^|_)(?:state|stage|health)\Z")
REASON = re.compile(r"#\s*states:\s*\S.{7,}")
MACHINERY = {"kernel/acts.py": "move and move_all themselves", "ui/gallery.py": "no rows at all"}


def problems(root: Path) -> Iterator[str]:
    for path in python_files(root):
        if path.relative_to(root / SOURCE).as_posix() in MACHINERY:
            continue
        source = path.read_text(encoding="utf-8")
        if not re.search(r"state|stage|health", source):
            continue
        lines = source.splitlines()
        for line in sorted(written_in(parsed(source))):
            if not any(REASON.search(text) for text in lines[max(line - 2, 0) : line]):
                what = "a state is written past its table; take move or move_all, or say why: # states: reason"
                yield finding(root, path, line, what)


def written_in(tree: ast.Module) -> set[int]:
    """Lines where a state is written."""
    found: set[int] = set()
    filled = _filled(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(_is_state_of(each) for each in node.targets):
            found.add(node.lineno)
        if isinstance(node, ast.Call) and _calls_past(node, filled):
            found.add(node.lineno)
    return found


def _is_state_of(target: ast.expr) -> bool:
    if isinstance(target, ast.Tuple):
        return any(_is_state_of(each) for each in target.elts)
    return isinstance(target, ast.Attribute) and STATE.search(target.attr) is not None


def _calls_past(call: ast.Call, filled: set[str]) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id == "setattr" and len(call.args) == 3 and _says_state(call.args[1])
    return isinstance(call.func, ast.Attribute) and _writes(call, call.func.attr, filled)


def _writes(call: ast.Call, name: str, filled: set[str]) -> bool:
    if name in ("update", "aupdate"):
        return any(STATE.search(each.arg) if each.arg else _spreads(each.value, filled) for each in call.keywords)
    if name == "update_or_create":
        return any(each.arg == "defaults" and _has_state(each.value) for each in call.keywords)
    return name == "bulk_update" and any(
        _has_state(each) for each in [*call.args[1:], *(k.value for k in call.keywords)]
    )


def _spreads(mapping: ast.expr, filled: set[str]) -> bool:
    return mapping.id in filled if isinstance(mapping, ast.Name) else _has_state(mapping)


def _filled(tree: ast.Module) -> set[str]:
    """Names of mappings that are given a state: `changes = {"state": …}`, `changes["state"] = …`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Dict) and _has_state(node.value):
                found.add(target.id)
            if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and _says_state(target.slice):
                found.add(target.value.id)
    return found


def _has_state(node: ast.expr) -> bool:
    """In the keys of a mapping, or among the names of a list."""
    keys = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    return any(_says_state(each) for each in keys)


def _says_state(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and STATE.search(node.value) is not None
