"""Which browser tests take: one that is named, one that is there, one that was fetched; never the stub of a snap."""

from pathlib import Path

import pytest

from wezer.core import chromium

STUB = """#!/bin/sh
if ! [ -x /snap/bin/chromium ]; then
    echo "Command '$0' requires the chromium snap to be installed." >&2
    exit 1
fi
exec /snap/bin/chromium "$@"
"""


@pytest.fixture
def program(tmp_path):
    """`program("usr/chromium", STUB)`: its path."""

    def one(place, text="#!/bin/sh\n"):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)
        return str(path)

    return one


def test_the_stub_of_a_snap_is_passed_over_for_what_playwright_fetched(program, monkeypatch, tmp_path):
    monkeypatch.delenv("WEZER_CHROMIUM", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "fetched"))
    monkeypatch.setattr(chromium, "USUAL", (program("usr/chromium-browser", STUB), str(tmp_path / "usr/none")))
    assert chromium.chromium() is None
    old, new = (program(f"fetched/chromium-{number}/chrome-linux64/chrome") for number in (999, 1200))
    assert chromium.chromium() == new != old
    monkeypatch.setattr(chromium, "USUAL", (program("usr/chromium"),))
    assert Path(chromium.chromium()).name == "chromium"
    shell = program("usr/shell")
    assert (chromium.chromium(shell), chromium.chromium(f"{shell}-none")) == (shell, chromium.USUAL[0])
    monkeypatch.setenv("WEZER_CHROMIUM", old)
    assert chromium.chromium(shell) == old
