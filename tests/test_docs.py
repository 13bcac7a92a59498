"""Docs that cannot lie: what hosts and developers can use is named in the pages, and what the pages name exists."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from django.urls import get_resolver
from packaging.specifiers import SpecifierSet

from wezer.api.testing import Caller
from wezer.hosting.cli import build_parser, command_modules
from wezer.hosting.config import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import reference  # noqa: E402

DOCS = ROOT / "docs"
PACKAGES = (
    "kernel",
    "ui",
    "core",
    "ledger",
    "workflow",
    "exchange",
    "operation",
    "flows",
    "nations",
    "api",
    "hosting",
    "site",
)


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
            if target.startswith("docs/screenshots/") and not (DOCS / "screenshots").exists():
                continue  # “make screenshots” has not been run yet; once it has, each picture must be there
            if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_reference_names_every_fact_kind_right_and_api_route():
    stale = [str(path.relative_to(ROOT)) for path, text in reference.pages().items() if not same(path, text)]
    assert stale == [], "run make docs"


def same(path, text):
    return path.exists() and path.read_text(encoding="utf-8") == text


def reference_page(name):
    return (DOCS / "reference" / name).read_text(encoding="utf-8")


def test_every_kind_fact_right_setting_and_job_of_the_program_stands_in_a_page():
    from wezer.core.settings_registry import declared
    from wezer.kernel import registry
    from wezer.kernel.events import fact_types
    from wezer.kernel.jobs import continuous_jobs, scheduled_jobs
    from wezer.kernel.permissions import rights

    ours = {
        "kinds.md": [
            kind for one in registry._registries.values() for kind, it in one._kinds.items() if is_ours(type(it))
        ],
        "facts.md": [name for name, cls in fact_types().items() if is_ours(cls)],
        "rights.md": [right.name for right in rights()],
        "settings.md": [each.key for each in declared()],
        "timetable.md": [*scheduled_jobs(), *continuous_jobs()],
    }
    missing = {
        page: [name for name in names if f"`{name}`" not in reference_page(page)] for page, names in ours.items()
    }
    assert missing == {page: [] for page in ours}, "run make docs"
    assert all(ours.values())


def is_ours(cls):
    return cls.__module__.startswith("wezer.")


def test_every_operation_of_the_api_stands_in_a_page():
    from wezer.api.urls import api

    page = reference_page("api.md")
    operations = [(method.upper(), path) for path, ways in api.get_openapi_schema()["paths"].items() for method in ways]
    assert [each for each in operations if f"| `{each[0]}` | `{each[1]}` |" not in page] == []
    assert operations


def test_every_runtime_dependency_has_its_reason_and_its_licence_on_a_decision_page():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w-]+", line)[0] for line in project["dependencies"]}
    told = "\n".join(path.read_text(encoding="utf-8") for path in (DOCS / "decisions").glob("0*.md")).lower()
    reasons = dict(re.findall(r"\*\*([\w-]+)\*\*[^()]*\(([\w.-]+)\)", told))
    assert names - reasons.keys() == set()


def test_what_is_locked_installs_on_the_python_of_debian_12():
    locked = [line.partition("==")[0] for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line]
    needs = {name: metadata(name)["Requires-Python"] or "" for name in locked}
    assert len(needs) > 100 and [each for each, said in needs.items() if "3.11.2" not in SpecifierSet(said)] == []


def test_every_decision_says_why_or_what_it_is_and_is_listed():
    listed = (DOCS / "decisions/index.md").read_text(encoding="utf-8")
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    assert [page.name for page in pages if f"({page.name})" not in listed] == []
    numbers = [int(page.name[:4]) for page in pages]
    assert numbers == sorted(
        set(numbers)
    )  # pages are numbered when they are begun: one may still be missing, none is there twice


def test_every_registry_of_the_program_is_explained_or_listed():
    from wezer.kernel.registry import registry_names

    page = reference_page("kinds.md")
    assert [name for name in registry_names() if f"## `{name}`" not in page] == []


def test_the_examples_of_third_parties_are_the_files_that_are_tested():
    package = ROOT / "tests/third_party/orchard"
    shown = {
        "add-a-country.md": "pack_kinds/avalon.py",
        "add-a-currency-kind.md": "currency_kinds/apples.py",
        "add-a-room-kind.md": "room_kinds/orchard.py",
        "add-an-arrow.md": "arrows.py",
        "packages.md": "apps.py",
    }
    for page, file in shown.items():
        text = (DOCS / "develop" / page).read_text(encoding="utf-8")
        assert f"```python\n{(package / file).read_text(encoding='utf-8').strip()}\n```" in text, page


def test_every_address_that_a_page_names_exists():
    """An address in the guide such as `/garden/words/` is one of the program."""
    routes = {f"/{route}" for route in reference.routes_of(get_resolver().url_patterns) if "(?P" not in route}
    patterns = [re.sub(r"\\{\w+\\}", "[^/]+", re.escape(route)) for route in routes]
    gone = []
    for path in [*(DOCS / "guide").glob("*.md"), *(DOCS / "develop").glob("*.md"), ROOT / "README.md"]:
        for address in re.findall(r"`(/[a-z][\w/<>.-]*/)`", path.read_text(encoding="utf-8")):
            plain = re.sub(r"<[^>]+>", "x", address)
            if not address.startswith(("/api/v1/", "/live/")) and not any(re.fullmatch(one, plain) for one in patterns):
                gone.append(f"{path.name}: {address}")
    assert gone == []


def test_every_file_of_the_program_that_a_page_names_is_there():
    gone = []
    for path in [*(DOCS / "develop").glob("*.md"), *(DOCS / "decisions").glob("*.md"), ROOT / "CONTRIBUTING.md"]:
        for name in re.findall(r"`((?:src|scripts|tests|docs)/[\w./-]+)`", path.read_text(encoding="utf-8")):
            if not (ROOT / name).exists():
                gone.append(f"{path.name}: {name}")
        for name in re.findall(
            rf"`((?:{'|'.join(PACKAGES)})/[\w/.]+\.(?:py|sql|css|svg))", path.read_text(encoding="utf-8")
        ):
            if not (ROOT / "src/wezer" / name).exists():
                gone.append(f"{path.name}: {name}")
    assert gone == []


def test_every_package_has_a_readme_of_a_page():
    lengths = {
        name: len((ROOT / "src/wezer" / name / "README.md").read_text(encoding="utf-8").splitlines())
        for name in PACKAGES
    }
    assert {name: length for name, length in lengths.items() if not 8 <= length <= 80} == {}


def test_the_signature_check_that_the_docs_show_takes_what_we_sign_and_nothing_else():
    from wezer.api.flight_kinds.webhook import signature

    page = (DOCS / "develop/use-the-api.md").read_text(encoding="utf-8")
    names = {}
    exec(re.search(r"```python\n(import hashlib.+?)```", page, re.DOTALL)[1], names)
    header = signature("whsec_a", 1000, b"{}")
    checks = [
        ("whsec_a", header, b"{}", 1100.0),
        ("whsec_b", header, b"{}", 1100.0),
        ("whsec_a", header, b"[]", 1100.0),
    ]
    assert [names["is_genuine"](*each) for each in checks] == [True, False, False]
    assert not names["is_genuine"]("whsec_a", header, b"{}", 1400.0)


def test_every_rule_that_the_docs_show_is_one():
    from wezer.ledger.limits import check_expression

    shown = re.search(r"```\n(if\(tenure.+?)```", (DOCS / "develop/wel.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    table = re.findall(
        r"^\| `([^`]+)` \|", (DOCS / "guide/garden-currencies.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    for rule in [*shown.strip().splitlines(), *table]:
        check_expression(rule)
    assert len(table) >= 5


def test_the_calls_that_the_docs_show_do_what_they_say(join, val, eur):
    page = (DOCS / "develop/use-the-api.md").read_text(encoding="utf-8")
    payment, hook = (json.loads(body) for body in re.findall(r"-d '(\{.+?\})'", page, re.DOTALL))
    fern, sage = join("Fern"), join("Sage")
    caller = Caller.of(fern, "*")
    payment["payee"] = str(sage.uid)
    answers = [caller.post("ledger/transactions", payment, key="bread-1") for _time in range(2)]
    assert [each.status_code for each in answers] == [201, 200]
    assert answers[1].headers["Idempotent-Replay"] == "true" and answers[0].json() == answers[1].json()
    assert caller.post("ledger/transactions", {**payment, "description": "Cake"}, key="bread-1").status_code == 409
    assert caller.post("ledger/transactions", payment).json()["code"] == "key_required"
    made = caller.post("api/webhooks", {**hook, "url": "https://1.1.1.1/hook"}, key="h")  # nothing is sent to it here
    assert made.status_code == 201 and made.json()["secret"].startswith("whsec_")
    for path in re.findall(r"\$BASE/([\w/]+(?:\?[\w=&]+)?)\"?$", page, re.MULTILINE):
        assert caller.get(path).status_code == 200, path
