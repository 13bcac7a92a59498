"""Data is written by acts only: a stray save or transaction elsewhere would let a change and its facts part.

A line that must write all the same says why: `# writes: <reason>`. Calls in decorators (`@router.delete("/…")`) are routes.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from checks.house import SOURCE, finding, parsed, python_files

ALWAYS = {
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "abulk_create",
    "asave",
    "adelete",
    "acreate",
}
QUERYING = {
    "objects", "_default_manager", "_base_manager", "filter", "exclude", "all", "select_for_update", "select_related",
    "prefetch_related", "annotate", "order_by", "using", "visible_to", "distinct", "only", "defer",
}  # fmt: skip
NOT_ROWS = {"cache", "caches", "session", "storage", "default_storage", "client", "environ"}
# Whole folders that may write, and why. So may `own_data/`: its `erase` is called inside the one act that forgets a person.
ALLOWED = {
    "kernel": "the machinery of acts itself",
    "core/search/index.py": "the search index follows items; it refuses to run outside of an act",
    "core/maps/points.py": "the index of points, likewise",
    "operation/engine": "the engine's own database, never the community's",
    "operation/gateway": "the same, inside one engine transaction for each call",
    "ledger/posting": "the posting primitive: called by the ledger's acts only, inside their transaction",
}
REASON = re.compile(r"#\s*writes:\s*\S.{7,}")
WRITING_SQL = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\b", re.IGNORECASE)


def problems(root: Path) -> Iterator[str]:
    for path in python_files(root):
        inside = path.relative_to(root / SOURCE)
        if (
            {"acts", "own_data"} & set(inside.parts)
            or path.name == "acts.py"
            or any(inside.is_relative_to(folder) for folder in ALLOWED)
        ):
            continue
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        for line, what in sorted(writes_in(parsed(source))):
            around = lines[max(line - 2, 0) : line]
            if not any(REASON.search(text) for text in around):
                yield finding(
                    root, path, line, f"{what} writes outside of acts/; move it, or say why: # writes: reason"
                )


def writes_in(tree: ast.Module) -> set[tuple[int, str]]:
    """(line, what) of everything that looks like a write."""
    in_decorators = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        for decorator in node.decorator_list
        for inner in ast.walk(decorator)
        if isinstance(inner, ast.Call)
    }
    imported = _imported_names(tree)
    queries = _names_holding_queries(tree)
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "atomic":
            found.add((node.lineno, "atomic"))
        if isinstance(node, ast.ImportFrom) and node.module == "django.db.transaction":
            found.add((node.lineno, "import from django.db.transaction"))
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or id(node) in in_decorators:
            continue
        if _writes(node, node.func, imported, queries):
            found.add((node.lineno, f".{node.func.attr}(…)"))
    return found


def _writes(call: ast.Call, function: ast.Attribute, imported: set[str], queries: set[str]) -> bool:
    name, receiver = function.attr, function.value
    if name in ALWAYS:
        return True
    if name == "execute":
        return bool(call.args) and WRITING_SQL.match(_text(call.args[0])) is not None
    if name == "update":
        return _is_query(receiver, queries)
    if name == "save" and _is_picture(call):
        return False
    if name in ("save", "delete"):
        return not (_last_name(receiver) in NOT_ROWS or _is_module(receiver, imported))
    if name == "create":
        return _is_query(receiver, queries) or (
            isinstance(receiver, ast.Attribute) and not _is_module(receiver, imported)
        )
    return False


def _is_picture(call: ast.Call) -> bool:
    """`image.save(out, "WEBP")`: rows are saved by keywords only."""
    return bool(call.args)


def _is_query(node: ast.expr, queries: set[str]) -> bool:
    """A manager or queryset: `Thing.objects…`, a chain with `.filter(`, or a name that was given one."""
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            if node.attr in QUERYING:
                return True
            node = node.value
        else:
            return isinstance(node, ast.Name) and node.id in queries


def _names_holding_queries(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _is_query(node.value, found) and not _reads_one(node.value):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return found


def _reads_one(node: ast.expr) -> bool:
    """`….get(…)`, `.first()`, `.values_list()` give rows or plain values, not a queryset to update."""
    ends = {"get", "first", "last", "count", "exists", "aggregate", "values_list", "values", "in_bulk"}
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ends


def _imported_names(tree: ast.Module) -> set[str]:
    return {
        (alias.asname or alias.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }


def _is_module(node: ast.expr, imported: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in imported and node.id[:1].islower()


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return _last_name(node.value)
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and node.values:
        return _text(node.values[0])
    return ""
