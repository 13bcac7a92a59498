"""Templates look down only, like imports: what they extend, include, load and link to lies on their floor or below."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from checks.house import SOURCE, finding, floors, neighbours_or_above, package_of, templates

TAG = re.compile(r"{%-?\s*(extends|include|load|url)\s+(.*?)\s*-?%}")
QUOTED = re.compile(r"""["']([^"']+)["']""")


def problems(root: Path) -> Iterator[str]:
    libraries, spaces, names = _libraries(root), _spaces(root), _url_names(root)
    for path in templates(root):
        package = package_of(root, path)
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for tag, rest in TAG.findall(text):
                for other in _owners(tag, rest, libraries, spaces, names, floors(root)):
                    if neighbours_or_above(root, package, other):
                        yield finding(
                            root, path, number, f"{{% {tag} %}} reaches “{other}”, which is not below “{package}”"
                        )


def _owners(
    tag: str, rest: str, libraries: dict[str, str], spaces: dict[str, str], names: dict[str, str], known: dict[str, int]
) -> set[str]:
    if tag == "load":
        words = rest.partition(" from ")[2].split() if " from " in rest else rest.split()
        return {libraries[word] for word in words if word in libraries}
    found = QUOTED.match(rest)
    if not found:
        return set()
    target = found.group(1)
    if tag == "url":
        space, colon, _name = target.partition(":")
        owner = spaces.get(space) if colon else names.get(target)
        return {owner} if owner else set()
    folder = target.partition("/")[0]
    return {folder} if folder in known else set()


def _libraries(root: Path) -> dict[str, str]:
    return {path.stem: package_of(root, path) for path in (root / SOURCE).glob("*/templatetags/*.py")}


def _spaces(root: Path) -> dict[str, str]:
    """URL namespace → package: `include((patterns, "market"))` or `app_name = "market"` in its urls. First come, first kept
    from the lowest floor, because a space may be opened by one package and filled by others."""
    known, found = floors(root), {}
    for path in sorted((root / SOURCE).glob("*/urls.py"), key=lambda path: known.get(path.parent.name, 99)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in _space_of(node):
                found.setdefault(name, path.parent.name)
    return found


def _space_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "include" and node.args:
        pair = node.args[0]
        if isinstance(pair, ast.Tuple) and len(pair.elts) == 2 and isinstance(pair.elts[1], ast.Constant):
            return [str(pair.elts[1].value)]
    if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "app_name" for target in node.targets):
        return [str(node.value.value)] if isinstance(node.value, ast.Constant) else []
    return []


def _url_names(root: Path) -> dict[str, str]:
    known, found = floors(root), {}
    for path in sorted((root / SOURCE).glob("*/urls.py"), key=lambda path: known.get(path.parent.name, 99)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "name" and isinstance(node.value, ast.Constant):
                found.setdefault(str(node.value.value), path.parent.name)
    return found
