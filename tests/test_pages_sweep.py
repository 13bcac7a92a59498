"""Every page that a stranger, a member and a gardener can open: it works, fits every width, and everybody can use it, with
or without scripts, with a pointer or the keyboard alone.

The pages are those of the URL resolver, so a new page that `sweep/sweep_routes.py` cannot open fails here until it is told
how. `sweep/looker.py` does the looking.
"""

import json
import os
import re
from pathlib import Path

import pytest
from looker import AXE, LISTENING, MIX, SIZES, Looker
from sweep_routes import (
    ALSO_AS_GARDENER,
    ALSO_AS_MEMBER,
    AS_GARDENER,
    AS_STRANGER,
    GARDEN_SPACES,
    OFFICE_PAGES,
    OPENED_WITH,
    ROUTES,
    WIZARD_PAGES,
    pages_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

PASSWORD = "nine calm herons waiting"
#: Two processes share the pages.
FIRST, SECOND = "sweep-1", "sweep-2"


@pytest.fixture(scope="module")
def valley(make_instance):
    """One of everything; what acts begin is finished before the first look. It takes long to make: the tests go to two
    processes at most."""
    instance = make_instance()
    world = json.loads(
        instance.python((Path(__file__).parent / "sweep_world.py").read_text(encoding="utf-8")).splitlines()[-1]
    )
    routes = json.loads(instance.python(ROUTES).splitlines()[-1])
    instance.start("--no-worker")  # nothing waits any more
    yield instance, world, routes
    instance.stop()


@pytest.fixture
def looker(browser):
    """`looker(instance, "fern@example.org")`: signed in once, looking through two windows."""
    contexts = []

    def window(instance, mix, size, **more):
        (language, theme), (width, height) = mix, size
        contexts.append(
            browser.new_context(
                base_url=instance.url,
                locale=language,
                color_scheme=theme,
                viewport={"width": width, "height": height},
                reduced_motion="reduce",
                **more,
            )
        )
        contexts[-1].set_default_timeout(20_000)
        contexts[-1].add_init_script(path=LISTENING)
        contexts[-1].add_init_script(path=AXE)
        return contexts[-1].new_page()

    def one(instance, email=""):
        screen = window(instance, MIX[0], SIZES[0])
        if email:
            screen.goto("/account/login/")
            screen.locator("[name=login]").fill(email)
            screen.locator("[name=password]").fill(PASSWORD)
            screen.get_by_role("button", name="Come in").click()
            screen.wait_for_url(re.compile(r"/$"))
        phone = window(instance, MIX[1], SIZES[1], storage_state=screen.context.storage_state())
        return Looker(screen, phone)

    yield one
    for context in contexts:
        context.close()


@pytest.mark.xdist_group(SECOND)
def test_pages_of_a_stranger(valley, looker):
    instance, world, _routes = valley
    look = looker(instance)
    for path in AS_STRANGER:
        look.look(path.format(**world))
    assert look.wrong == [], "\n".join(look.wrong)


@pytest.mark.xdist_group(FIRST)
def test_pages_of_a_member(valley, looker):
    instance, world, routes = valley
    look = looker(instance, "fern@example.org")
    for path, is_page in pages_of(
        routes, world, OPENED_WITH, lambda name: not name.startswith(GARDEN_SPACES) and name not in AS_GARDENER
    ):
        look.look(path, is_page)
    for path in ALSO_AS_MEMBER:
        look.look(path.format(**world))
    assert look.wrong == [], "\n".join(look.wrong)


@pytest.mark.xdist_group(SECOND)
def test_pages_of_a_gardener(valley, looker):
    instance, world, routes = valley
    look = looker(instance, "oak@example.org")
    for path, is_page in pages_of(
        routes, world, AS_GARDENER, lambda name: name.startswith(GARDEN_SPACES) or name in AS_GARDENER
    ):
        look.look(path, is_page)
    for path in ALSO_AS_GARDENER:
        look.look(path.format(**world))
    assert look.wrong == [], "\n".join(look.wrong)


#: The API describes itself in English; where words are chosen, the product's own are shown; a country says its law in its own.
NOT_IN_MARKS = ("/api/v1/docs", "/garden/words/", "/office/settings/")
#: One page in six a run, others each time; all of them before a release: `WEZER_TEST_MARKS=all`.
STEP = 3 if os.environ.get("WEZER_TEST_MARKS") == "all" else 18


@pytest.mark.xdist_group(FIRST)
def test_i12_whatever_a_page_says_is_translated_and_in_the_words_of_the_community(valley):
    instance, world, routes = valley
    pages = [("", path.format(**world)) for path in AS_STRANGER]
    for email, opened, also, is_tended in (
        ("fern@example.org", OPENED_WITH, ALSO_AS_MEMBER, False),
        ("oak@example.org", AS_GARDENER, ALSO_AS_GARDENER, True),
    ):
        mine = lambda name, is_tended=is_tended: is_tended == (name.startswith(GARDEN_SPACES) or name in AS_GARDENER)  # noqa: E731
        pages += [(email, path) for path, is_page in pages_of(routes, world, opened, mine) if is_page is not None]
        pages += [(email, path.format(**world)) for path in also]
    asked, wrong = in_marks(instance, pages, STEP)
    assert asked > 500 / STEP and wrong == [], "\n".join(wrong)


def in_marks(instance, pages, step):
    pages = [(email, path) for email, path in pages if path not in NOT_IN_MARKS]
    looking = (Path(__file__).parent / "sweep/in_marks.py").read_text(encoding="utf-8")
    return json.loads(instance.python(f"{looking}\nlook_at({pages!r}, {step})").splitlines()[-1])


# --- the office: an instance of its own, whose books were filled without the engine ---

NO_BOOKS = """
from wezer.operation.models import *
from wezer.workflow.models import Flight
for model in (BankMatch, BankLine, BankStatement, MatchRule, SepaItem, SepaBatch, Mandate, BudgetLine, Budget, BookTaxLine, BookLine, BookEntry, BookRole, BookAccount, Recording, Books):
    model.objects.all().delete()
Flight.objects.filter(kind="books").delete()
"""


@pytest.fixture(scope="module")
def office(make_instance):
    instance = make_instance(packages="operation")
    world = json.loads(
        instance.python((Path(__file__).parent / "office_world.py").read_text(encoding="utf-8")).splitlines()[-1]
    )
    instance.start("--no-worker")  # which would make the engine
    yield instance, world
    instance.stop()


def test_i12_the_office_says_nothing_untranslated_either(office):
    instance, world = office
    asked, wrong = in_marks(
        instance, [("oak@example.org", path.format(**world)) for path in OFFICE_PAGES], min(STEP, 9)
    )
    assert asked > 3 and wrong == [], "\n".join(wrong)


def test_pages_of_the_office_with_books_and_without(office, looker):
    instance, world = office
    look = looker(instance, "oak@example.org")
    for path in OFFICE_PAGES:
        look.look(path.format(**world))
    instance.python(NO_BOOKS)
    look.seen.clear()
    look.titles.clear()
    for path in WIZARD_PAGES:
        look.look(path)
    assert look.wrong == [], "\n".join(look.wrong)


# Where the keyboard must lead: page → what one came to do there.
MAIN_ACTIONS = {
    "/": "News, a question|Share news|Write",
    "/market/": "Offer",
    "/market/{want}/": "Help with the garden gate|agreeing on this",
    "/market/replies/{talking}/": "Send",
    "/wallet/": "Pay or thank",
    "/wallet/pay/": "Check|Look|Go on|Pay",
}
_FOCUSED = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect();
  return [(e.ariaLabel || e.labels?.[0]?.innerText || e.innerText || e.placeholder || "").trim(),
    box.width > 0 && box.height > 0]; }"""


@pytest.mark.xdist_group(SECOND)
def test_the_keyboard_skips_to_the_content_and_reaches_what_one_came_for(valley, looker):
    instance, world, _routes = valley
    page, missing = looker(instance, "fern@example.org").screen, []
    for path, wanted in MAIN_ACTIONS.items():
        page.goto(path.format(**world))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.classList.contains('skip')"), path
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main", path
        reached = []
        for _each in range(60):
            page.keyboard.press("Tab")
            focused = page.evaluate(_FOCUSED)
            if focused is None:
                break
            assert focused[1], f"{path}: focus on something that is not to be seen after {reached[-1:]}"
            reached.append(focused[0])
        if not any(re.search(wanted, each) for each in reached):
            missing.append(f"{path}: {wanted} is not among {reached}")
    assert missing == [], "\n".join(missing)
