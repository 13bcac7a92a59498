"""What looks at every page sees what it is there for: a page with one of each fault, and one without any."""

import in_marks
import pytest
import without_scripts
from looker import AXE, EVERY_RULE, LISTENING, LOOKING

GOOD = """<main><h1>Beans and leeks and peas</h1><button popovertarget="more">More</button>
<nav id="more" popover><a href="/beans/">Beans</a></nav><button type="button" hidden data-behaviour="copy">Copy</button>
<form role="search"><input type="search" name="q" aria-label="Search"></form>
<form method="post" action="/sow/" hx-post="/sow/"><input type="hidden" name="csrfmiddlewaretoken" value="t"><button>Sow</button></form>
<a href="?after=1" hx-get="?after=1">More beans</a><a href="#more">Here</a><input readonly value="/feed/" aria-label="Feed"></main>"""


def test_a_page_that_works_without_scripts_is_left_alone():
    assert list(without_scripts.problems(GOOD)) == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ('<form action="/sow/"><select name="a"></select></form>', "nothing sends this form"),
        ('<form><input name="a"><input name="b"><button type="button">Go</button></form>', "nothing sends this form"),
        ('<form method="post" action="/sow/"><button>Sow</button></form>', "this form has no token"),
        ('<button type="button" data-behaviour="copy">Copy</button>', "this button does nothing"),
        ("<button>Sow</button>", "this button does nothing"),
        ('<button popovertarget="elsewhere">More</button>', "this button opens nothing"),
        ('<select name="a" aria-label="Bed"></select>', "what is chosen here is never sent"),
        ('<a href="#">Sow</a>', "this link leads nowhere"),
        ('<a href="#elsewhere">Sow</a>', "this link leads nowhere"),
        ('<a href="javascript:sow()">Sow</a>', "this link needs one"),
        ('<span role="button" tabindex="0">Sow</span>', "this does nothing"),
        ('<p onclick="sow()">Sow</p>', "this does nothing"),
        ('<a href="/beans/" hx-get="/leeks/">More</a>', "this goes elsewhere"),
        ('<div hx-get="/state/" hx-trigger="every 2s">Sowing</div>', "this waits for ever"),
        ("<dialog>Sow?</dialog>", "this dialog never opens"),
        ('<nav id="lost" popover>Beans</nav>', "nothing opens this"),
    ],
)
def test_what_only_a_script_brings_to_life_is_told(fault, said):
    found = list(without_scripts.problems(f"<main><h1>Beans and leeks and peas</h1>{fault}</main>"))
    assert any(each.startswith(f"without scripts, {said}: ") for each in found), found


def test_a_page_that_waits_may_be_loaded_again():
    waits = """<html><head><noscript><meta http-equiv="refresh" content="3"></noscript></head>
<body><main><div hx-get="/state/" hx-trigger="every 2s">It is being sown</div></main></body></html>"""
    assert list(without_scripts.problems(waits)) == []


#: Styles that a page of ours has, and what goes wrong in its bed, one after the other.
BED = """<style>:focus-visible { outline: 2px solid red } .bar { position: fixed; inset: 0 0 auto; height: 50px; background: #fff }
.row { display: flex; overflow: hidden; width: 100px } .row > * { flex: none; width: 100px } .plain:focus-visible { outline: none }
.hand { cursor: pointer } .clip { width: 0; overflow: hidden; display: inline-block }</style><main><h1>Beans</h1>
<p><a href="/fine/">Fine</a> <a class="hand" tabindex="-1" href="/fine/">Its picture</a> <label class="hand">Fine <input type="checkbox"></label></p>"""


@pytest.mark.browser
@pytest.mark.any_database
def test_what_the_keyboard_misses_is_told(browser):
    faults = {
        '<a href="/b/" tabindex="3">Sow</a>': "comes before its turn (tabindex)",
        '<p class="hand">Sow</p>': "answers to a pointer and not to keys",
        '<p id="told">Sow</p><script>document.getElementById("told").addEventListener("click", () => {})</script>': "answers to a pointer and not to keys",
        '<p draggable="true">Sow</p>': "answers to a pointer and not to keys",
        '<a class="plain" href="/b/">Sow</a>': "nothing shows the focus",
        '<a class="clip" href="/b/">Sow</a>': "has the focus and is hidden by its size",
        '<div class="bar">Bar</div><a style="position: fixed; top: 5px" class="under" href="/b/">Sow</a><div class="bar">Bar</div>': "has the focus and is hidden by <div",
        '<details><summary>More</summary><a class="plain" href="/b/">Sow</a></details>': "nothing shows the focus",
        '<div id="more" popover><a class="plain" href="/b/">Sow</a></div>': "nothing shows the focus",
    }
    context = browser.new_context(viewport={"width": 320, "height": 600})
    context.add_init_script(path=LISTENING)
    context.add_init_script(path=AXE)
    try:
        page, missed = context.new_page(), []
        for fault, said in {"": "", **faults}.items():
            page.set_content(BED + fault + "</main>")
            found = page.evaluate(LOOKING, [["tabindex"], EVERY_RULE, []])["keys"]
            if bool(found) != bool(said) or not all(each.startswith(said) for each in found):
                missed.append((fault, said, found))
        assert missed == []
    finally:
        context.close()


def test_what_nobody_can_translate_and_what_kept_the_products_word_is_told():
    def faults(page):
        said = in_marks.Reading(page).texts
        return [
            each.partition(",")[0]
            for text in said
            for each in (*in_marks.bare(text, " | Fern | "), *in_marks.kept(text, "wallets?"))
        ]

    mark = in_marks.marked
    assert mark("Pay {price} to <b>%(name)s</b>: %d") == "Ｐａｙ {price} ｔｏ <b>%(name)s</b>: %d"
    good = f"<title>{mark('Home')} · Fern</title><p>{mark('Fine purses')}, 12 km https://a.example <code>a b</code></p><script>let go</script>"
    assert faults(good) == []
    bad = f'<p aria-label="Close">Late</p><input type="submit" value="Send it"><p>{mark("Your wallet")}</p>'
    assert faults(bad) == ["Close", "Late", "Send it", "still “wallet”"]
