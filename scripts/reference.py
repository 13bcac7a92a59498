"""`make docs`: writes `docs/reference/` from the program itself: facts, kinds, rights, settings, the timetable, pages, API."""

import dataclasses
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs/reference"
NOTE = "<!-- Written by “make docs” from the program; changes here are lost. -->\n"


def main() -> int:
    """Write the pages; returns 1 with --check if one of them was not as it should be."""
    made = pages()
    changed = [path for path, text in made.items() if _differs(path, text)]
    if "--check" in sys.argv[1:]:
        for path in changed:
            print(f"{path.relative_to(ROOT)} is not up to date; run make docs")
        return 1 if changed else 0
    OUT.mkdir(parents=True, exist_ok=True)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    print(f"{len(changed)} page(s) of docs/reference changed")
    return 0


def pages() -> dict[Path, str]:
    """Every reference page and its text, in English."""
    from django.urls import get_resolver
    from django.utils import translation

    _ = get_resolver().url_patterns  # some facts are known from the moment a page that tells them is loaded
    with translation.override("en"):
        made = {
            "facts.md": facts(),
            "kinds.md": kinds(),
            "rights.md": rights(),
            "settings.md": settings_of_communities(),
            "timetable.md": timetable(),
            "pages.md": addresses(),
            "api.md": api(),
        }
    return {OUT / name: f"{NOTE}{text}\n" for name, text in made.items()}


def facts() -> str:
    from wezer.kernel.events import fact_types

    lines = [
        "# Facts",
        "",
        "What the program tells, in the past tense, beside each change. Consumers, webhooks and flows hear them.",
        "",
    ]
    rows = []
    for name, cls in sorted(fact_types().items()):
        if cls.__module__.startswith("wezer."):
            fields = ", ".join(f"`{each.name}`" for each in dataclasses.fields(cls))
            rows.append((f"`{name}`", fields, _first_line(cls)))
    return "\n".join([*lines, *_table(("fact", "says", "when"), rows)])


def kinds() -> str:
    from wezer.kernel import registry

    lines = ["# Kinds", "", "Open sets: a package adds a kind by a file in a folder of that name.", ""]
    for name, each in sorted(registry._registries.items()):
        rows = [
            (f"`{kind}`", str(getattr(item, "name", kind)), _first_line(type(item)))
            for kind, item in sorted(each._kinds.items())
            if type(item).__module__.startswith("wezer.")
        ]
        lines += [f"## `{name}`", "", _first_line(each.base), "", *_table(("kind", "shown as", "what it is"), rows), ""]
    return "\n".join(lines).rstrip()


def rights() -> str:
    from wezer.kernel import permissions

    known = getattr(permissions, "rights", None) or getattr(permissions, "all_permissions", None)
    rows = []
    for right in sorted(known(), key=lambda each: each.name) if known else []:
        rows.append((f"`{right.name}`", str(right.label), str(right.risk)))
    return "\n".join(["# Rights", "", "What a role may bundle.", "", *_table(("right", "shown as", "risk"), rows)])


def settings_of_communities() -> str:
    from wezer.core.settings_registry import declared

    rows = [
        (
            f"`{each.key}`",
            str(each.label),
            f"`{each.default!r}`",
            "every group" if each.scope == "group" else "the community",
        )
        for each in declared()
    ]
    lines = ["# Settings of a community", "", "What gardeners decide; the host's settings are on another page.", ""]
    return "\n".join([*lines, *_table(("setting", "what it is", "from the start", "who may say their own"), rows)])


def timetable() -> str:
    from wezer.kernel.jobs import continuous_jobs, scheduled_jobs

    rows = [
        (f"`{each.name}`", f"every {_span(each.every.total_seconds())}", str(each.words))
        for each in scheduled_jobs().values()
    ]
    rows += [
        (f"`{each.name}`", f"always, at most {each.seconds:g} s apart", _first_line(each.run))
        for each in continuous_jobs().values()
    ]
    lines = ["# Timetable", "", "What the worker does by itself.", ""]
    return "\n".join([*lines, *_table(("job", "when", "what it does"), sorted(rows))])


def _span(seconds: float) -> str:
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            number = seconds / size
            return word if number == 1 else f"{number:g} {word}s"
    return f"{seconds:g} seconds"


def addresses() -> str:
    """Pages by their first part; those of the design system while debugging are left out."""
    from django.urls import get_resolver

    found = sorted(
        {route for route in routes_of(get_resolver().url_patterns) if "(?P" not in route and _is_page(route)}
    )
    return "\n".join(
        ["# Pages", "", "Every address beside those of the API.", "", *(f"* `/{route}`" for route in found)]
    )


def _is_page(route: str) -> bool:
    return not route.startswith(("api/", "static/", "styleguide/"))


def api() -> str:
    from django.urls import get_resolver

    from wezer.api.urls import api as described

    paths = described.get_openapi_schema()["paths"]
    rows = [
        (f"`{method.upper()}`", f"`{path}`", _sentence(operation))
        for path, methods in sorted(paths.items())
        for method, operation in methods.items()
    ]
    known = {path.removeprefix("/") for path in paths}
    others = {route for route in routes_of(get_resolver().url_patterns) if route.startswith("api/v1/")}
    others = {
        route for route in others if not any(re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), route) for path in known)
    }
    lines = ["# API", "", "What each takes and answers is on the page that the instance serves at `/api/v1/docs`.", ""]
    return "\n".join(
        [
            *lines,
            *_table(("", "address", "what it does"), rows),
            "",
            "Beside these:",
            "",
            *(f"* `/{route}`" for route in sorted(others)),
        ]
    )


def _sentence(operation: dict[str, Any]) -> str:
    """The first line of the docstring, else what the function is called."""
    return str(operation.get("description") or operation.get("summary") or "").strip().partition("\n")[0]


def routes_of(patterns: Iterable[Any], before: str = "") -> Iterable[str]:
    """Every route of the program, with `{name}` for its variable parts."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes_of(pattern.url_patterns, here)
        else:
            yield re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", here)


def _first_line(thing: Any) -> str:
    """The first sentence of the docstring; dataclasses without one have their signature there, which says nothing."""
    text = (thing.__doc__ or "").strip().partition("\n")[0]
    text = re.sub(r" \((?:core|exchange)\.md[^)]*\)| `channel` defaults follow core\.md N-1\.", "", text)
    return "" if text.startswith(f"{getattr(thing, '__name__', '')}(") else text


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    return lines + [f"| {' | '.join(part.replace('|', '/') for part in row)} |" for row in rows]


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "src")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wezer.site.test_settings")
    import django

    django.setup()
    sys.exit(main())
