#!/usr/bin/env python3
"""Takes the pictures of the README from the demo community: `make screenshots`.

Makes a demo community in a folder of its own (or takes the one in `--home`), serves it on a free port, looks at the most
important pages on a desk and on a phone, and writes small palette pictures to docs/screenshots.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from wezer.core.chromium import chromium

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/screenshots"
LARGEST_BYTES = 150_000
PASSWORD = "demo-valley-2026"
DESK, TALL, PHONE = (1280, 860), (1280, 1300), (390, 844)

#: name → where it is: an address, or a function that walks there.
SHOTS = (
    ("home", "/", DESK, False),
    ("home", "/", PHONE, False),
    ("market", "/market/", DESK, False),
    ("market", "/market/", PHONE, True),
    ("negotiation", "talks", TALL, False),
    ("negotiation", "talks", PHONE, False),
    ("wallet", "/wallet/", DESK, True),
    ("wallet", "/wallet/", DESK, False),
    ("wallet", "/wallet/", PHONE, True),
    ("group", "/g/garden-circle/", DESK, False),
    ("group", "/g/garden-circle/", PHONE, True),
    ("circles", "/g/tree/", DESK, False),
    ("map", "/map/", DESK, False),
)
#: The journey of a community that was just founded, as its gardener sees it.
JOURNEY_SHOTS = (
    ("journey-begin", "/garden/journey/", DESK, False),
    ("journey-preset", "/garden/journey/presets/lets/", DESK, False),
    ("journey-step", "/garden/journey/steps/currencies/", PHONE, False),
)
#: The office, as its treasurer sees it: only of an instance (`--home`) whose worker has told the demo's books.
OFFICE_SHOTS = (("office", "/office/", DESK, False), ("office", "/office/", PHONE, True))
TREASURER = "sage@example.org"


def wezer(environ: dict[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "wezer.hosting.cli", *arguments], env=environ, check=True)


def serve(environ: dict[str, str], log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """The server and its address, once it answers."""
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "wezer.hosting.cli", "serve", "--port", "0", "--no-worker"],
            env=environ, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
        )  # fmt: skip
    for _each in range(300):
        found = re.search(r"http://[\w.]+:\d+", log.read_text())
        if found:
            try:
                urlopen(found.group() + "/healthz", timeout=5).close()
                return server, found.group()
            except OSError:
                pass
        time.sleep(0.2)
    server.terminate()
    raise SystemExit(log.read_text())


def sign_in(page: Page, email: str = "fern@example.org", password: str = PASSWORD, landing: str = r"/$") -> None:
    page.goto("/account/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(re.compile(landing))


def go(page: Page, where: str) -> None:
    """The address itself; "talks" is the negotiation that has most to show."""
    if where != "talks":
        page.goto(where)
        return
    page.goto("/market/talks/")
    links = [link.get_attribute("href") for link in page.locator("main a[href*='/market/replies/']").all()]
    best = ("", -1)
    for link in dict.fromkeys(filter(None, links[:12])):
        page.goto(link)
        best = max(
            best,
            (link, page.locator(".msg").count() + 5 * page.locator("#agreement .btn.primary").count()),
            key=lambda each: each[1],
        )
    page.goto(best[0] or "/market/talks/")


def keep(picture: bytes, path: Path) -> None:
    """As it is, or with as many colours as make it small enough to read a README on the road."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    image.save(path, optimize=True)
    if path.stat().st_size <= LARGEST_BYTES:
        return
    for colours in (256, 160, 96, 64, 40):
        image.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= LARGEST_BYTES:
            return
    raise SystemExit(f"{path.name} does not fit into {LARGEST_BYTES} bytes")


def shoot(address: str, *, with_office: bool = False) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with browsing(address) as page:
        sign_in(page)
        for shot in SHOTS:
            take(page, *shot)
        if with_office:
            page.context.clear_cookies()
            sign_in(page, TREASURER)
            for shot in OFFICE_SHOTS:
                take(page, *shot)


def shoot_journey(folder: Path, environ: dict[str, str]) -> None:
    """An instance that was just made: what its first gardener sees."""
    environ = {**environ, "WEZER_HOME": str(folder / "new")}
    new = [sys.executable, "-m", "wezer.hosting.cli", "init", "--community", "Willow Valley", "--gardener", "Oak"]
    subprocess.run([*new, "--email", "oak@example.org"], env=environ, check=True, input=PASSWORD.encode())
    server, address = serve(environ, folder / "journey.log")
    try:
        with browsing(address) as page:
            sign_in(page, "oak@example.org", landing=r"/garden/journey/$")
            for shot in JOURNEY_SHOTS[:2]:
                take(page, *shot)
            page.goto("/garden/journey/presets/lets/")
            page.locator("button[value=no]").click()
            take(page, *JOURNEY_SHOTS[2])
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def browsing(address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(
            base_url=address, locale="en-GB", reduced_motion="reduce", timezone_id="Europe/Paris"
        )
        context.set_default_timeout(30_000)
        yield context.new_page()
        browser.close()


def take(page: Page, name: str, where: str, size: tuple[int, int], dark: bool) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light")
    go(page, where)
    page.wait_for_load_state("networkidle")
    path = TARGET / f"{name}-{width}-{'dark' if dark else 'light'}.png"
    keep(page.screenshot(), path)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", help="folder of an instance that holds the demo community already")
    parser.add_argument("--journey", action="store_true", help="only the journey of a new community")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environ = {name: value for name, value in os.environ.items() if not name.startswith("WEZER_")}
        if not options.home:
            shoot_journey(Path(folder), environ)
        if options.journey:
            return
        environ["WEZER_HOME"] = options.home or f"{folder}/home"
        if not options.home:
            wezer(environ, "init", "--empty")
            wezer(environ, "demo")
        server, address = serve(environ, Path(folder) / "serve.log")
        try:
            shoot(address, with_office=bool(options.home))
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
