"""Docs that cannot lie: what hosts and developers can use is named in the pages, and what the pages name exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from wezer.hosting.cli import build_parser, command_modules
from wezer.hosting.config import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import reference  # noqa: E402

DOCS = ROOT / "docs"


def all_pages():
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md")))


def test_every_setting_is_explained_with_its_variable_default_and_meaning():
    page = (DOCS / "operate/configure.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+?) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [(each.key, each.variable, shown(each.default), each.help) for each in SETTINGS]


def shown(default):
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return "none" if default in ("", []) else f"`{default}`"


def test_every_command_is_listed_and_every_listed_command_exists():
    page = (DOCS / "operate/index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `wezer ([\w-]+)` \|", page, re.MULTILINE)) == set(command_modules())
    for name in command_modules():
        with pytest.raises(SystemExit) as end:
            build_parser().parse_args([name, "--help"])
        assert end.value.code == 0


def test_every_make_target_that_the_pages_name_exists():
    made = subprocess.run(["make", "-s", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True).stdout
    targets = set(re.findall(r"make ([a-z-]+)", made))
    pages = all_pages() + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`make ([a-z-]+)", pages)) <= targets


def test_every_link_between_pages_leads_somewhere():
    broken = []
    for path in [*DOCS.rglob("*.md"), ROOT / "CONTRIBUTING.md", *ROOT.glob("README.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_reference_names_every_fact_kind_right_and_api_route():
    stale = [str(path.relative_to(ROOT)) for path, text in reference.pages().items() if not same(path, text)]
    assert stale == [], "run make docs"


def same(path, text):
    return path.exists() and path.read_text(encoding="utf-8") == text
