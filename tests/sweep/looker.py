"""Looks at one page in two windows, and gathers all that keeps somebody out of it."""

import os
import re
from pathlib import Path

import without_scripts

HERE = Path(__file__).parent
AXE = HERE.parent / "vendor/axe.min.js"
LISTENING, LOOKING = HERE / "listening.js", (HERE / "looking.js").read_text(encoding="utf-8")

#: The phone is 320 px wide, the narrowest that WCAG 1.4.10 names: no style changes between that and 640 px, so what fits
#: there fits every phone. Both mixes together show every page in both languages and both themes.
SIZES = (1280, 900), (320, 844)
MIXES = {"": (("en-GB", "dark"), ("fr-FR", "light")), "swapped": (("en-GB", "light"), ("fr-FR", "dark"))}
MIX = MIXES[os.environ.get("WEZER_TEST_MIX", "")]

EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What the second look may find though the first did not. The server answers the same elements to both, so rules about
#: their order, roles and attributes find the same. Colours are another theme's; sizes and what scrolls another width's;
#: names, and which of them are alike, another language's. What shows on narrow screens only stands around the pages, and
#: every rule looks at each such shell once.
RULES_OF_A_LOOK = [
    "color-contrast", "link-in-text-block",
    "target-size", "scrollable-region-focusable",
    "html-has-lang", "html-lang-valid", "valid-lang", "document-title", "landmark-unique", "table-duplicate-name",
    "aria-command-name", "aria-dialog-name", "aria-input-field-name", "aria-toggle-field-name", "button-name",
    "empty-heading", "empty-table-header", "image-alt", "image-redundant-alt", "input-button-name", "label", "link-name",
    "page-has-heading-one", "role-img-alt", "select-name", "summary-name", "svg-img-alt",
]  # fmt: skip


class Looker:
    """Opens each page in both windows. `wrong` holds a sentence for each thing that was amiss."""

    def __init__(self, screen, phone):
        self.screen, self.phone = screen, phone
        self.wrong, self.titles, self.seen, self.said = [], {}, set(), []
        self.shells = {screen: [], phone: []}
        for page in (screen, phone):
            page.on("pageerror", lambda error: self.said.append(f"script error: {error}"))
            page.on("console", lambda line: self.said.append(f"console: {line.text}") if line.type == "error" else None)
            page.on("response", lambda got: self.said.append(f"{got.status}: {got.url}") if got.status >= 500 else None)

    def look(self, path, is_page=True):
        if is_page is None:
            if (probed := self.screen.request.get(path)).status != 405:
                self.wrong.append(f"{path}: answers {probed.status}; tell sweep_routes.py how to open it")
            return
        self.said.clear()
        answer = self.screen.goto(path)
        if answer.status == 405 and not is_page:
            return  # only for POST
        where = re.sub(r"^https?://[^/]+", "", self.screen.url)
        expected = {200, 404} if "not-there" in path else {200}
        if answer.status not in expected:
            self.wrong.append(f"{path}: answers {answer.status}")
            return
        if where in self.seen:
            return  # led to a page that was seen already
        self.seen.add(where)
        found = [*without_scripts.problems(answer.text()), *self._on_the_screen(where), *self._on_the_phone(where)]
        found += [line for line in self.said if answer.status == 200 or "404" not in line]
        self.wrong += [f"{where}: {each}" for each in found]

    def _on_the_screen(self, where):
        seen = self._asked(self.screen, EVERY_RULE)
        if seen["headings"] != 1:
            yield f"{seen['headings']} h1"
        bare = re.sub(r"[?#].*", "", where)
        alike = re.search(r"/(hiding|reactions/\w+)/$", bare)  # the same page for an item, a comment, a message
        if not alike and self.titles.setdefault(seen["title"], bare) != bare:
            yield f"title “{seen['title']}” is that of {self.titles[seen['title']]}, too"
        yield from _what_keeps_people_out(seen, "screen")

    def _on_the_phone(self, where):
        self.phone.goto(where)
        seen = self._asked(self.phone, RULES_OF_A_LOOK)
        if seen["language"] != "fr":
            yield "is not in French"
        yield from _what_keeps_people_out(seen, "phone")

    def _asked(self, page, rules):
        """What the page says of itself; what stands around it is asked once."""
        seen = page.evaluate(LOOKING, [rules, EVERY_RULE, self.shells[page]])
        self.shells[page].append(seen["shell"])
        return seen


def _what_keeps_people_out(seen, where):
    for each in seen["out"]:
        node = each["nodes"][0]
        why = node["failureSummary"].splitlines()[-1].strip()[:200]
        yield f"{where}, {each['id']}: {node['html'][:160]} ({len(each['nodes'])} times; {why})"
    if seen["wide"]:
        yield f"{where} scrolls sideways: {seen['wide']}"
    yield from (f"{where}, {each}" for each in seen["keys"])
