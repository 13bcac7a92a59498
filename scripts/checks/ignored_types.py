"""A `# type: ignore` says which finding it silences, and why: `# type: ignore[attr-defined]  # requests carry it`."""

import re
from collections.abc import Iterator
from pathlib import Path

from checks.house import finding

PLACES = ("src/wezer", "scripts", "bench", "tests", "conftest.py")
IGNORED = re.compile(r"#\s*type:\s*ignore\b(?P<code>\[[a-z][a-z, -]*\])?(?P<rest>.*)$")
REASON = re.compile(r"\s+#\s*\S.{3,}")


def problems(root: Path) -> Iterator[str]:
    for path in _files(root):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = IGNORED.search(line)
            if found is None or path.name == "ignored_types.py" or path.name == "test_house_checks.py":
                continue
            if not found["code"] or not REASON.match(found["rest"].replace("# fmt: skip", "")):
                yield finding(root, path, number, "say what is ignored and why: # type: ignore[code]  # because …")


def _files(root: Path) -> Iterator[Path]:
    for place in PLACES:
        start = root / place
        yield from sorted(start.rglob("*.py")) if start.is_dir() else filter(Path.is_file, [start])
