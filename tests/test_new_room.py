"""A room of one's own: the sample, the scaffold that copies it, and an instance in which it appears without a change in WeZer."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener
from uuid import uuid4

from moulds import lay_tables, take_tables
from wezer.hosting.cli import main
from wezer.hosting.scaffold import SAMPLE, files_of, renamed
from wheels import pip_installed

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples" / SAMPLE
PASSWORD = "nine calm herons waiting"

#: Fern opens the room in one of two groups, and puts what the sample shows into it.
SHELF = f"""
from wezer.core.acts.groups import create_group
from wezer.core.acts.rooms import open_room
from wezer.core.kinds import room_kinds
from wezer.core.models import Group
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person

root = Group.objects.get(parent=None)
fern = Viewer.of(add_person(by=Viewer.system(), name="Fern", email="fern@example.org", password="{PASSWORD}", language="en"))
for name in ("Cellar", "Attic"):
    circle = create_group(by=fern, parent=root, type="circle", name=name)
    if name == "Cellar":
        room_kinds["seeds"].fixtures(by=fern, room=open_room(by=fern, group=circle, kind="seeds"))
"""


def test_scenario_16_the_sample_from_its_own_package_passes_the_suite_and_is_open_in_one_hall(
    make_instance, tmp_path, chromium
):
    site = pip_installed(SAMPLES, tmp_path / "site")
    passes_its_suite(SAMPLES, site, chromium)

    instance = make_instance(
        init=("--community", "Val-Commun", "--gardener", "Sage", "--email", "sage@example.org"), typed=f"{PASSWORD}\n"
    )
    instance.environ |= {"PYTHONPATH": str(site), "WEZER_PACKAGES": "seeds"}
    instance.wezer("upgrade")
    instance.python(SHELF)
    instance.start()
    get = signed_in(instance.url, "fern@example.org")
    hall, shelf, attic = get("/g/cellar/"), get("/g/cellar/seeds/"), get("/g/attic/")
    assert 'href="/g/cellar/seeds/"' in hall and "“Three of a kind”" in hall
    assert "<h1" in shelf and "Three of a kind" in shelf
    assert "/seeds/" not in attic


def test_scenario_16_a_new_room_is_begun_by_one_command_and_passes_the_conformance_suite(tmp_path, chromium, db):
    assert main(["new", "room", "tool_box", "--in", str(tmp_path)]) == 0
    package = tmp_path / "wezer-room-tool-box"
    assert "seeds" not in " ".join(
        path.read_text(encoding="utf-8") for path in files_of(package) if path.suffix != ".mo"
    )
    passes_its_suite(package, pip_installed(package, tmp_path / "site"), chromium)


def passes_its_suite(package, site, chromium):
    """Its own tests and the conformance suite, axe included, with what was installed: its sources are on no path."""
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith(("WEZER_", "DJANGO_", "PYTEST_"))
    }
    environ |= {
        "PYTHONPATH": str(site),
        "AXE_SCRIPT": str(ROOT / "tests/vendor/axe.min.js"),
        "WEZER_CHROMIUM": chromium,
    }
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "--reuse-db"]
    with tables(site.parent) as named:
        said = subprocess.run(run, cwd=package, env=environ | named, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout[-3000:] + said.stderr[-2000:]
    last = said.stdout.strip().splitlines()[-1]
    assert re.fullmatch(r"\d+ passed(, \d+ warnings?)? in .*", last), last  # nothing failed, nothing was left out


@contextmanager
def tables(folder):
    """A database with WeZer's own tables, so that the other run adds only its one; how the environment names it."""
    server, name = os.environ.get("WEZER_DATABASE_URL", ""), f"wezer_test_{uuid4().hex[:12]}"
    place = name if server else str(folder / "tables.sqlite3")
    lay_tables(server, place, "")
    suffix = name.removeprefix("wezer_test_")
    yield (
        {"WEZER_DATABASE_URL": server, "WEZER_TEST_DB_SUFFIX": suffix}
        if server
        else {"WEZER_TEST_DATABASE_FILE": place}
    )
    take_tables(server, place)


def signed_in(url, email):
    """`get("/g/")`: what that page says to who signed in with e-mail and password, as a browser without scripts asks."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(path, **said):
        body = urlencode(said).encode() if said else None
        with opener.open(Request(url + path, body, {"Referer": url + path}), timeout=30) as answer:
            assert answer.status == 200
            return answer.read().decode()

    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', get("/account/login/"))[1]
    get("/account/login/", csrfmiddlewaretoken=token, login=email, password=PASSWORD)
    return get


def test_a_name_that_cannot_be_one_is_refused_and_nothing_is_overwritten(tmp_path, capsys):
    for name in ("Tools", "core", "class", "a" * 21, "../tools", "tool-box"):
        assert main(["new", "room", name, "--in", str(tmp_path)]) == 1
    assert not list(tmp_path.iterdir())
    assert main(["new", "room", "tools", "--in", str(tmp_path)]) == 0
    assert main(["new", "room", "tools", "--in", str(tmp_path)]) == 1
    assert "is there already" in capsys.readouterr().err


def test_the_scaffold_of_the_samples_own_name_is_the_sample(tmp_path):
    assert main(["new", "room", "seeds", "--in", str(tmp_path)]) == 0
    made = tmp_path / SAMPLE
    names = {path.relative_to(SAMPLES) for path in files_of(SAMPLES)}
    assert {path.relative_to(made) for path in files_of(made)} == names
    for name in names:
        if name.suffix != ".mo":
            assert (made / name).read_text(encoding="utf-8") == (SAMPLES / name).read_text(encoding="utf-8"), name
    assert renamed("class SeedsConfig: Seeds, wezer_room_seeds", "quiet_hours") == (
        "class QuietHoursConfig: Quiet hours, wezer_room_quiet_hours"
    )
