"""Where a Chromium is that tests and pictures can use: `python -m wezer.core.chromium` says its path, or ends with 1.

The one at WEZER_CHROMIUM, else the distribution's or Google's, else what `playwright install chromium` fetched. Ubuntu's
package is a stub before a snap, which does not see the folders that tests make: it is passed over.
"""

import os
import sys
from pathlib import Path

USUAL = (
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/chromium-browser",
)
#: The same engine without the parts outside of a page opens one in two thirds of the time.
SHELL = "/usr/bin/chromium-headless-shell"


def chromium(*before: str) -> str | None:
    """The first there is; `before`: others that would be even better."""
    named = os.environ.get("WEZER_CHROMIUM", "")
    if named and os.access(named, os.X_OK):
        return named
    return next((path for path in (*before, *USUAL, *_fetched()) if _is_real(Path(path))), None)


def _fetched() -> list[str]:
    """What playwright has fetched, the newest first."""
    where = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    found = where.glob("chromium-[0-9]*/chrome-linux*/chrome")
    return [str(path) for path in sorted(found, key=lambda path: int(path.parts[-3].partition("-")[2]), reverse=True)]


def _is_real(path: Path) -> bool:
    if not os.access(path, os.X_OK) or path.resolve().parts[:2] == ("/", "snap"):
        return False
    with path.open("rb") as file:
        return b"/snap/bin/" not in file.read(4096)


if __name__ == "__main__":
    found = chromium()
    print(found or "no Chromium was found")
    sys.exit(found is None)
