"""What pip makes of a package that lies here, and installs, without asking anybody: no network, no build tool.

The build tool that a package names is fetched by pip where there is a network. Of pure Python with its data it makes a
wheel that is known beforehand: the named folders as they are, and beside them what the project says of itself.
"""

import base64
import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from wezer.hosting.scaffold import files_of


def pip_installed(package: Path, site: Path) -> Path:
    """Installed by pip into the folder `site`, which is returned."""
    wheel = wheel_of(package, site.parent)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(site), str(wheel)], check=True)
    return site


def wheel_of(package: Path, folder: Path) -> Path:
    """The wheel of a package whose pyproject.toml names its folders for hatchling."""
    said = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))
    project = said["project"]
    name = f"{project['name'].replace('-', '_')}-{project['version']}"
    content = _about(project, f"{name}.dist-info")
    for top in said["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        for path in files_of(package / top):
            content[str(path.relative_to((package / top).parent))] = path.read_bytes()
    record = f"{name}.dist-info/RECORD"
    content[record] = "".join(f"{_line(*each)}\n" for each in content.items()).encode() + f"{record},,\n".encode()
    wheel = folder / f"{name}-py3-none-any.whl"
    with ZipFile(wheel, "w") as file:
        for path_in, body in content.items():
            file.writestr(path_in, body)
    return wheel


def _about(project: dict[str, Any], folder: str) -> dict[str, bytes]:
    points = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in project["entry-points"].items()
    ]
    needs = "".join(f"Requires-Dist: {each}\n" for each in project["dependencies"])
    about = {
        "METADATA": f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n{needs}",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: wezer\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "entry_points.txt": "\n".join(points),
    }
    return {f"{folder}/{name}": text.encode() for name, text in about.items()}


def _line(path: str, body: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(body).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(body)}"
