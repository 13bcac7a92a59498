"""A room of one's own: the sample, the scaffold that copies it, and an instance in which it appears without a change in WeZer."""

import os
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.db import connection

from wezer.hosting.cli import main
from wezer.hosting.scaffold import SAMPLE, files_of, renamed

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples" / SAMPLE

SHELF = """
from wezer.core.acts.community import found_community
from wezer.core.acts.groups import create_group
from wezer.core.acts.members import add_member
from wezer.core.acts.rooms import open_room
from wezer.core.halls import doors
from wezer.core.kinds import room_kinds
from wezer.core.talk_feed import newest_in_rooms
from wezer.core.viewer import Viewer

system = Viewer.system()
community = found_community(by=system, name="Val-Commun")
fern = add_member(by=system, name="Fern")
circle = create_group(by=Viewer.of(fern), parent=community, type="circle", name="Cellar")
room = open_room(by=Viewer.of(fern), group=circle, kind="seeds")
room_kinds["seeds"].fixtures(by=Viewer.of(fern), room=room)
room.newest = newest_in_rooms([room], Viewer.of(fern), each=5)
(door,) = doors([room], Viewer.of(fern))
print(door.failed, door.url, door.sentence)
"""


def installed(package, folder):
    """What pip leaves behind of a package, so that its entry point is found: nothing else of it is needed here."""
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    about = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    points = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in project["entry-points"].items()
    ]
    (about / "entry_points.txt").write_text("\n".join(points))
    return f"{folder}{os.pathsep}{package / 'src'}"


@pytest.mark.any_database
def test_the_sample_appears_in_a_hall_without_a_change_in_wezer(make_instance, tmp_path):
    instance = make_instance()
    instance.environ["PYTHONPATH"] = installed(SAMPLES, tmp_path / "site")
    instance.environ["WEZER_PACKAGES"] = "seeds"
    instance.wezer("upgrade")
    assert instance.python(SHELF) == "False /g/cellar/seeds/ Fern: “Three of a kind”"


@pytest.mark.any_database
def test_scenario_16_a_new_room_is_begun_by_one_command_and_passes_the_conformance_suite(tmp_path, db):
    assert main(["new", "room", "tool_box", "--in", str(tmp_path)]) == 0
    package = tmp_path / "wezer-room-tool-box"
    assert "seeds" not in " ".join(
        path.read_text(encoding="utf-8") for path in files_of(package) if path.suffix != ".mo"
    )
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith(("WEZER_", "DJANGO_", "PYTEST_"))
    }
    environ |= {"PYTHONPATH": installed(package, tmp_path / "site"), "WEZER_TEST_DATABASE_FILE": database(tmp_path)}
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "--reuse-db"]
    said = subprocess.run(run, cwd=package, env=environ, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout[-3000:] + said.stderr[-2000:]
    assert "passed" in said.stdout and "failed" not in said.stdout


def database(folder):
    """A copy of this run's own tables, so that the other run adds only its one; empty where that is no file."""
    path = folder / "tables.sqlite3"
    if connection.vendor == "sqlite":
        with sqlite3.connect(connection.settings_dict["NAME"]) as ours, sqlite3.connect(path) as copy:
            ours.backup(copy)
    return str(path)


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
