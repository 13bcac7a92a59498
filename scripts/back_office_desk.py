"""What an accountant's hands do in the back office's client: for the browser tests and for the pictures of the guide."""

import contextlib
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import TimeoutError

#: Nothing was asked of the server for a third of a second.
RESTS = """() => {
    if (jQuery.active) { window.restingSince = 0; return false; }
    window.restingSince = window.restingSince || Date.now();
    return Date.now() - window.restingSince > 300;
}"""

#: A dialog is open.
REFUSED = """() => jQuery(".modal.in").length"""
#: The entry can no longer be posted; while it is drawn anew its button is away for a moment.
POSTED = """() => {
    if (jQuery("#tabcontent > .tab-pane.active button[name=post]:visible").length) { window.goneSince = 0; return false; }
    window.goneSince = window.goneSince || Date.now();
    return Date.now() - window.goneSince > 600;
}"""


class Desk:
    """A page on which the client is open, with its menu."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.tab = page.locator("#tabcontent > .tab-pane.active")

    @classmethod
    def come_in(cls, page: Any, address: str = "") -> "Desk":
        """By the button of the office, as a person would."""
        page.goto(f"{address}/office/back-office/")
        page.locator("a[href='/office/back/']").click()
        page.locator("#menu tbody tr").first.wait_for()
        return cls(page)

    def row(self, name: str) -> Any:
        return self.page.locator("#menu tbody tr", has_text=re.compile(rf"^\s*{name}\s*$"))

    def open(self, *path: str) -> None:
        """Financial, Entries, Account Moves: unfold what is folded, open the last."""
        for number, folder in enumerate(path[:-1]):
            if not self.row(path[number + 1]).count():
                self.row(folder).first.locator(".expander").click()
            self.row(path[number + 1]).first.wait_for()
        self.row(path[-1]).first.click()
        self.page.locator("#tablist li.active", has_text=path[-1]).wait_for()
        self.rest()

    def rest(self) -> None:
        """Until the client has asked all it wants to know: it overlooks what is pressed before."""
        self.page.evaluate("window.restingSince = 0")
        self.page.wait_for_function(RESTS)

    def choose(self, field: Any, text: str) -> None:
        """Type the beginning of a name or a code, and take what is offered; again if an answer that was still on its way
        took the letters away."""
        offered = self.page.locator(".dropdown-menu:visible li", has_text=text).first
        for patience in (3_000, 6_000, 20_000):
            field.click()
            field.press("Control+A")
            field.press_sequentially(text, delay=40)
            try:
                offered.click(timeout=patience)
                return
            except TimeoutError as late:
                if patience == 20_000:
                    raise late

    def balance_of(self, year: str) -> list[str]:
        """The trial balance of a year: what stands in its last line, the sums."""
        self.open("Financial", "Reporting", "General Ledger")
        self.choose(self.tab.locator("input[name=fiscalyear]"), year)
        filters = self.tab.locator(".filter-box input[placeholder=Search]:visible")
        filters.fill('"Line Count": !0')  # accounts that moved
        filters.press("Enter")
        sums = self.tab.locator("tfoot tr").last
        sums.filter(has_text=re.compile(r"[1-9]\d*\.\d\d")).wait_for()
        return list(sums.inner_text().split())

    def write_entry(self, day: str, *lines: tuple[str, str, str]) -> None:
        """A new entry in the general journal, on that day (month/day/year): lines of (account, side, amount)."""
        self.tab.locator("[id=new_]:visible").first.click()
        self.tab.locator("select[name=journal]").select_option(label="General")
        date = self.tab.locator("[name=date]").first
        date.fill(day)
        date.press("Tab")
        period = self.tab.locator("input[name=period]").element_handle()
        self.page.wait_for_function("([e, year]) => e.value.startsWith(year)", arg=[period, day[-4:]])
        for account, side, amount in lines:
            self.tab.locator(".form-one2many button[title=New]").click()
            edited = self.tab.locator(".form-one2many tbody tr", has=self.page.locator("input[name=account]"))
            self.choose(edited.locator("input[name=account]"), account)
            self.write_amount(edited, side, amount)

    def correct(self, account: str, side: str, wrong: str, amount: str) -> None:
        """Another amount in a line that is written already; again where the client read the record anew meanwhile, and
        the line is as it was."""
        if not self.tab.get_by_text(wrong, exact=True).count():
            return
        line = self.tab.locator(".form-one2many tbody tr").filter(has_text=account)
        edited = self.tab.locator(".form-one2many tbody tr", has=self.page.locator("input[name=account]"))
        for _time in range(4):
            with contextlib.suppress(TimeoutError):  # its field went with what was read anew
                line.locator("td").filter(has_text=wrong).dblclick(timeout=10_000)
                if edited.locator("input[name=account]").first.input_value(timeout=5_000).startswith(account):
                    self.write_amount(
                        edited, side, amount
                    )  # else another line is open still: typed there it would be lost
            self.rest()
            if not self.tab.get_by_text(wrong, exact=True).count():
                return
        raise AssertionError(f"{wrong} still stands in the line of {account}")

    def write_amount(self, row: Any, side: str, amount: str) -> None:
        row.locator(f"input[name={side}]:visible").first.focus(timeout=10_000)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(amount)
        self.page.keyboard.press("Tab")

    def post(self, *, answer: str = POSTED, put_right: Callable[[], None] = lambda: None) -> None:
        """Press the button until that is the answer. The client overlooks what is pressed while it asks something, and then
        leaves the button locked until it draws the entry anew; what was typed may go with that: `put_right` types it."""
        for patience in (5_000, 15_000, 40_000):
            put_right()
            self.rest()
            with contextlib.suppress(TimeoutError):
                self.tab.locator("button[name=post]").click(timeout=patience)
                self.page.wait_for_function(answer, timeout=patience)
                return
            self._draw_anew()
        raise AssertionError(f"no such answer; the client says: {self.page.locator('body').inner_text()[-1500:]}")

    def _draw_anew(self) -> None:
        """Close what is asked, keep what was typed, and have the entry read again."""
        for pressed in (
            ".modal.in .modal-footer button >> nth=-1",
            "[id=save]:visible >> nth=0",
            "[id=reload]:visible >> nth=0",
        ):
            with contextlib.suppress(TimeoutError):  # nothing is asked, or nothing to save
                self.page.locator(pressed).click(timeout=2_000)
                self.rest()

    def warning(self) -> Any:
        """The dialog in which the client says why the engine refuses."""
        said = self.page.locator(".modal.in")
        said.wait_for()
        return said

    def understood(self) -> None:
        """Close that dialog; the client then reads the record anew."""
        said = self.warning()
        said.locator(".modal-footer button").click()
        said.wait_for(state="hidden")
        self.rest()
