"""A quiet conversation: what its line says of new messages. The script alone, on a page of its own, with a clock of its own."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).resolve().parent.parent / "src/wezer/ui/static/ui/behaviours/quiet.js"
PAGE = """<div id="messages" tabindex="0"><article data-number="7">Seven</article></div>
<p role="status" data-of="messages" data-one="1 new message" data-several="{number} new messages"></p>"""
COMES = """([number, kind]) => {
  const message = Object.assign(document.createElement("article"), { className: kind });
  message.dataset.number = number;
  document.getElementById("messages").append(message);
}"""


@pytest.fixture
def quiet(browser):
    page = browser.new_page()
    page.clock.install()
    page.set_content(PAGE)
    page.evaluate(
        "source => import(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))"
        ".then((it) => it.default(document.querySelector('[role=status]')))",
        SCRIPT.read_text(),
    )
    yield page
    page.close()


def said_after(page, *, seconds, messages=()):
    for number, kind in messages:
        page.evaluate(COMES, [number, kind])
    page.clock.run_for(seconds * 1000)
    return page.locator("[role=status]").inner_text()


def test_what_comes_within_ten_seconds_is_said_at_once_and_no_more_once_one_was_in_the_log(quiet):
    assert said_after(quiet, seconds=9, messages=[(8, "message")]) == ""
    assert said_after(quiet, seconds=2, messages=[(9, "message"), (10, "message")]) == "3 new messages"
    assert said_after(quiet, seconds=11, messages=[(11, "message")]) == "4 new messages"
    quiet.locator("#messages").focus()
    assert said_after(quiet, seconds=0) == ""
    assert said_after(quiet, seconds=11, messages=[(12, "message")]) == "1 new message"


def test_own_words_and_what_was_changed_are_no_news(quiet):
    assert said_after(quiet, seconds=11, messages=[(8, "message mine"), (7, "message"), (3, "message")]) == ""
