#!/usr/bin/env python3
"""Takes the pictures of the accountant's guide from an instance that keeps books:

python scripts/screenshots_back_office.py --home var --email fern@example.org --password …
"""

import argparse
import os
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from back_office_desk import Desk
from screenshots import DESK, TARGET, keep, serve, sign_in
from wezer.core.chromium import chromium


def shoot(address: str, email: str, password: str, year: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        width, height = DESK
        context = browser.new_context(
            base_url=address, locale="en-GB", reduced_motion="reduce", viewport={"width": width, "height": height}
        )
        context.set_default_timeout(60_000)
        page = context.new_page()
        sign_in(page, email, password)
        page.goto("/office/back-office/")
        _keep(page, "door", height=470)
        desk = Desk.come_in(page)
        desk.balance_of(year)
        page.wait_for_timeout(2000)
        _keep(page, "balance")
        desk.open("Financial", "Entries", "Account Moves")
        desk.write_entry(f"04/02/{year}", ("5121", "debit", "10"), ("7541", "credit", "9"))
        desk.post()
        desk.warning()
        page.wait_for_timeout(500)
        _keep(page, "entry")
        desk.understood()
        desk.open("Financial", "Processing", "Reconcile Accounts")
        desk.tab.get_by_role("button", name="Reconcile").click()
        desk.tab.locator("tbody tr").first.wait_for()
        desk.rest()
        desk.tab.locator("thead input[type=checkbox]").check()
        page.wait_for_timeout(500)
        _keep(page, "reconciliation")
        browser.close()


def _keep(page: Page, name: str, height: int = DESK[1]) -> None:
    clip = {"x": 0, "y": 0, "width": DESK[0], "height": height}
    keep(page.screenshot(clip=clip), TARGET / f"back-office-{name}.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--email", default="fern@example.org")
    parser.add_argument("--password", required=True)
    parser.add_argument("--year", default="2026")
    options = parser.parse_args()
    server, address = serve(
        {**os.environ, "WEZER_HOME": str(options.home), "WEZER_PACKAGES": "operation"}, options.home / "screenshots.log"
    )
    try:
        shoot(address, options.email, options.password, options.year)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
