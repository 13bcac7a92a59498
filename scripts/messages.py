"""`make messages`: gathers every sentence into each package's French catalogue, then compiles all catalogues."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fr",)


def main() -> int:
    admin = [sys.executable, "-m", "django"]
    environ = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    for package in sorted(path.parent for path in (ROOT / "src/wezer").glob("*/__init__.py")):
        languages = [part for language in LANGUAGES for part in ("-l", language)]
        (package / "locale").mkdir(exist_ok=True)
        skip = [part for name in ("tests/*", "migrations/*", "bench/*", "static/*") for part in ("-i", name)]
        subprocess.run(
            [
                *admin,
                "makemessages",
                *languages,
                *skip,
                "--no-obsolete",
                "--no-wrap",
                "--add-location=file",
                "-e",
                "html,txt,py,xml",
                "-v",
                "0",
            ],
            cwd=package,
            env=environ,
            check=True,
        )
        catalogues = list((package / "locale").rglob("*.po"))
        if catalogues:
            subprocess.run([*admin, "compilemessages", "-v", "0"], cwd=package, env=environ, check=True)
            print(f"{package.name}: {len(catalogues)} catalogue(s)")
        else:
            (package / "locale").rmdir()
    return 0


if __name__ == "__main__":
    sys.exit(main())
