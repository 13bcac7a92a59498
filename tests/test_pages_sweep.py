"""Every page that a stranger, a member and a gardener can open: it works, fits every width, and everybody can use it.

The pages are those of the URL resolver, so a new page that this file cannot open fails here until it is told how.
"""

import json
import os
import re
from pathlib import Path
from uuid import UUID

import pytest

pytestmark = pytest.mark.browser

PASSWORD = "nine calm herons waiting"
#: Two processes share the pages; where they are only asked for, the world is made once.
FIRST, SECOND = "sweep-1", "sweep-1" if os.environ.get("WEZER_TEST_RAN_ON") else "sweep-2"
NOWHERE = UUID(int=7)

# How routes with arguments are opened: name → arguments, {names} are things of the small community.
OPENED_WITH = {
    "notices:open": ["{notice}"],
    "me:notices_in": ["{garden}"],
    "mail:stop": ["{stop}"],
    "members:member": ["{sage}"],
    "members:panel": ["{sage}", "words"],
    "join:invitation": ["{invitation}"],
    "join:agreement": ["how-we-live-here"],
    "groups:hall": ["{garden_slug}"],
    "groups:new-inside": ["{garden_slug}"],
    "groups:enter": ["{orchard_slug}"],
    "groups:leave": ["{garden_slug}"],
    "groups:people": ["{garden_slug}"],
    "groups:settings": ["{seeds_slug}"],
    "groups:move-request": ["{move}"],
    "groups:tree-of": ["{garden_slug}"],
    "groups:sovereignty": ["{seeds_slug}"],
    "groups:holding": ["{garden_slug}", "{holding}"],
    "groups:rules": ["{seeds_slug}"],
    "groups:split": ["{garden_slug}"],
    "groups:dissolve": ["{seeds_slug}"],
    "groups:membrane": ["{seeds_slug}"],
    "groups:agreements": ["{seeds_slug}"],
    "groups:agreement": ["{seeds_slug}", "charter"],
    "groups:newcomers": ["{seeds_slug}"],
    "groups:standing": ["{seeds_slug}", "{asked}"],
    "groups:trust": ["{garden_slug}"],
    "fees:fee": ["{fee_of}"],
    "groups:duties": ["{garden_slug}"],
    "groups:duty": ["{garden_slug}", "{duty}"],
    "groups:sheet": ["{garden_slug}"],
    "groups:transparency": ["{garden_slug}"],
    "groups:transparency-change": ["{garden_slug}"],
    "groups:moves": ["{garden_slug}"],
    "wallet:open": ["{garden}"],
    "groups:role-trust": ["{garden_slug}", "{garden_role}"],
    "groups:exclusions": ["{garden_slug}"],
    "groups:exclude": ["{garden_slug}", "{inside}"],
    "groups:exclusion": ["{exclusion}"],
    "groups:exclusion-rule": ["{seeds_slug}"],
    "groups:post": ["{talk_group}", "{post}"],
    "groups:edit-post": ["{talk_group}", "{post}"],
    "groups:post-versions": ["{talk_group}", "{post}"],
    "groups:poll": ["{talk_group}", "{polled}"],
    "groups:edit-poll": ["{talk_group}", "{draft}"],
    "groups:room": ["{talk_group}", "{talk_slug}"],
    "groups:room-settings": ["{garden_slug}", "{calendar}"],
    "groups:propose-room": ["{garden_slug}"],
    "groups:write": ["{talk_group}", "{talk_slug}"],
    "events:new": ["{garden_slug}", "calendar"],
    "events:import": ["{garden_slug}", "calendar"],
    "events:event": ["{garden_slug}", "{workshop}"],
    "events:edit": ["{garden_slug}", "{weekly}"],
    "events:outside": ["{garden_slug}", "calendar"],
    "events:options": ["{garden_slug}", "{feast}"],
    "events:attendance": ["{garden_slug}", "{workshop}", "{soon}"],
    "events:date": ["{garden_slug}", "{weekly}", "{soon}"],
    "events:following": ["{garden_slug}", "{weekly}", "{later}"],
    "things:new": ["{garden_slug}", "things"],
    "things:thing": ["{garden_slug}", "{thing}"],
    "things:edit": ["{garden_slug}", "{thing}"],
    "library:loan": ["{loan}"],
    "documents:new": ["{garden_slug}", "library"],
    "documents:document": ["{garden_slug}", "{paper}"],
    "documents:edit": ["{garden_slug}", "{paper}"],
    "reports:new": ["item", "{welcome}"],
    "help:ticket": ["{help_wanted}"],
    "help:article": ["{article}"],
    "help:versions": ["{article}"],
    "help:ask": ["community", "{desk_slug}"],
    "help:articles": ["community", "{desk_slug}"],
    "help:targets": ["community", "{desk_slug}"],
    "forum:new": ["{garden_slug}", "forum"],
    "forum:topic": ["{garden_slug}", "{topic}"],
    "forum:question": ["{garden_slug}", "{question}"],
    "forum:edit": ["{question}"],
    "forum:versions": ["{question}"],
    "forum:duplicate": ["{question}"],
    "forum:edit-answer": ["{own_answer}"],
    "forum:answer-versions": ["{helped}"],
    "blog:write": ["{garden_slug}", "blog"],
    "blog:article": ["{garden_slug}", "what-the-frost-left"],
    "blog:edit": ["{told}"],
    "blog:versions": ["{told}"],
    "blog:proposal": ["{told}"],
    "blog:propose": ["{told}"],
    "site:first": ["{garden_slug}"],
    "site:page": ["{garden_slug}", "our-beds"],
    "site:write": ["{garden_slug}"],
    "site:edit": ["{beds_page}"],
    "site:versions": ["{beds_page}"],
    "map:group-place": ["{garden_slug}"],
    "places:new": ["{garden_slug}", "map"],
    "places:import": ["{garden_slug}", "map"],
    "places:imported": ["{brought}"],
    "places:place": ["{well}"],
    "places:edit": ["{well}"],
    "places:versions": ["{well}"],
    "chat:conversation": ["{direct}"],
    "chat:changes": ["{direct}"],
    "chat:search-in": ["{chat}"],
    "chat:letters": ["{garden_slug}"],
    "chat:new-letter": ["{orchard_slug}"],
    "chat:message": ["{own_said}"],
    "chat:versions": ["{own_said}"],
    "chat:becoming": ["{said}"],
    "chat:hide": ["{said}"],
    "items:item": ["{offer}"],
    "items:comments": ["{post}"],
    "items:comment": ["{own_comment}"],
    "items:comment-reactions": ["{comment}"],
    "items:comment-reaction": ["{comment}", "warm"],
    "items:reaction": ["{welcome}", "warm"],
    "chat:reaction": ["{said}", "warm"],
    "wallet:ticket": ["{ticket}"],
    "wallet:movement": ["{mixed}"],
    "wallet:of": ["{garden}"],
    "wallet:signatures": ["{garden}"],
    "wallet:privacy-of": ["{garden}"],
    "wallet:statement": ["{account}"],
    "market:reply": ["{talking}"],
    "market:reply-terms": ["{talking}"],
    "market:reply-evaluation": ["{evaluating}"],
    "market:announcement": ["{offer}"],
    "market:announcement-edit": ["{offer}"],
    "webhooks:webhook": ["{webhook}"],
}
# Further states of pages worth a look of their own.
ALSO_AS_MEMBER = (
    "/?after=", "/groups-that-are-not-there/", "/search/?q=bicycle", "/search/?q=nothingatall", "/market/?sense=want",
    "/market/?q=nothingatall", "/market/new/?sense=want", "/market/{want}/", "/market/{own_draft}/",
    "/market/replies/{agreed}/", "/market/replies/{ended}/", "/market/replies/{disputed}/",
    "/market/replies/{evaluating}/", "/wallet/movements/{paid}/", "/wallet/movements/{waiting}/",
    "/wallet/pay/?to={sage}", "/m/{fern}/", "/g/{garden_slug}/market/", "/g/{garden_slug}/wallet/", "/g/{seeds_slug}/people/", "/g/{seeds_slug}/people/{new}/",
    "/g/{seeds_slug}/settings/membrane/?who=Sage", "/g/{mill_slug}/belonging/",
    "/g/{talk_group}/posts/{draft}/", "/g/{talk_group}/posts/{polled}/", "/g/{garden_slug}/chat/", "/g/{garden_slug}/chat/?answer={said}", "/c/search/?q=key", "/c/{chat}/search/?q=nothingatall", "/c/{letter}/",
    "/library/loans/{lent}/", "/library/loans/?all=yes", "/g/{garden_slug}/things/", "/library/?q=nothingatall",
    "/g/{garden_slug}/library/", "/library/documents/?q=nothingatall", "/library/documents/?tag=minutes",
    "/me/as/?who=member", "/g/{garden_slug}/calendar/", "/g/{garden_slug}/events/{weekly}/", "/g/{garden_slug}/events/{feast}/", "/g/{garden_slug}/events/{feast}/edit/",
    "/g/{garden_slug}/forum/", "/g/{garden_slug}/forum/?sort=waiting", "/g/{garden_slug}/forum/begin/?kind=topic",
    "/directory/matches/?q=bread&slot=mon-evening", "/g/{garden_slug}/blog/", "/g/{garden_slug}/pages/", "/site/{garden_slug}/not-yet/", "/g/{garden_slug}/blog/?archived=yes", "/blog/garden-circle/what-we-sow/", "/map/?near=44.9,5.2&km=5", "/g/{garden_slug}/map/", "/map/?layer=offers&q=nothingatall",
    "/g/{seeds_slug}/settings/move/?parent={orchard}", "/g/{beds_slug}/settings/merger/?into={orchard}",
    "/g/{ended_slug}/", "/g/{beds_slug}/",
    "/g/community/{desk_slug}/", "/help/tickets/{help_given}/", "/help/tickets/{help_draft}/",
    "/g/community/{desk_slug}/?state=solved",
)  # fmt: skip
AS_GARDENER = {
    "garden:member": ["{sage}"],
    "garden:consent": ["pictures-of-feasts"],
    "garden:register_line": ["profiles"],
    "garden:level": ["{level}"],
    "garden:reaction": ["thanks"],
    "journey:preset": ["lets"],
    "journey:step": ["groups"],
    "groups:role": ["community", "{role}"],
    "currencies:currency": ["VAL"],
    "currencies:limits": ["VAL"],
    "currencies:limits-of": ["{fern}"],
    "wallet:units": ["LOAF"],
    "wallet:issue": ["LOAF"],
    "wallet:destruction": ["LOAF"],
    "market-garden:category": ["{category}"],
    "items:hide": ["{welcome}"],
    "items:comment-hide": ["{welcome_comment}"],
    "forum:answer-hide": ["{community_answer}"],
    "reports:case": ["{case}"],
    "groups:reports": ["{garden_slug}"],
    "groups:log": ["{garden_slug}"],
    "groups:announce": ["{garden_slug}"],
    "help:edit": ["{article}"],
    "help:translate": ["{article}"],
    "help:write": ["community", "{desk_slug}"],
    "groups:settings": ["{garden_slug}"],
    "imports:new": ["spreadsheet"],
    "imports:order": ["{import_order}"],
}
GARDEN_SPACES = ("imports:", "journey:", "garden:", "currencies:", "market-garden:", "flights:", "workflow:")
ALSO_AS_GARDENER = (
    "/garden/journey/steps/currencies/",
    "/garden/journey/steps/look/",
    "/market/review/",
    "/market/replies/{disputed}/",
    "/g/community/settings/",
)
AS_STRANGER = (
    "/account/login/", "/transparency/", "/map/", "/account/signup/", "/account/password/reset/", "/account/login/code/", "/join/",
    "/join/{invitation}/", "/join/agreements/how-we-live-here/", "/market/", "/market/{open}/", "/blog/", "/site/stall-on-the-square/", "/api/v1/docs", "/account/password/reset/key/done/",
    "/account/password/reset/done/", "/account/inactive/",
)  # fmt: skip
# What answers with something else than a page for people to read, or only in the middle of a flow with a code or a key.
NO_PAGE = re.compile(
    r"^(ui:|files:|-$|room-page$|market:feed|events:feed|forum:(feed|similar)|blog:feed|site:(robots|sitemap)|documents:download|agenda:(room-)?feed|imports:report|search:(suggestions|feed)|wallet:(ticket-code|statement-file|print)|me:fetch|garden:(register_file|breach_list|log_file|members_file)|mfa_login_webauthn"
    r"|map:(points|tile|outline|export)|push_worker$"
    r"|mfa_authenticate|mfa_reauthenticate|account_reauthenticate|mfa_(edit|remove)_webauthn|mfa_download"
    r"|groups:(move|merge)$|mfa_deactivate_totp|mfa_view_recovery_codes|account_(reset_password[a-z_]*|confirm_login_code|email_verification_sent|set_password)$)"
)


@pytest.fixture(scope="module")
def valley(make_instance):
    """One of everything; what acts begin is finished before the first look. It takes long to make: the tests go to two
    processes at most."""
    instance = make_instance()
    world = json.loads(
        instance.python((Path(__file__).parent / "sweep_world.py").read_text(encoding="utf-8")).splitlines()[-1]
    )
    routes = json.loads(instance.python(_ROUTES).splitlines()[-1])
    instance.start()
    yield instance, world, routes
    instance.stop()


_ROUTES = """
import json
from django.urls import get_resolver
def routes(resolver, namespace="", prefix=""):
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            yield from routes(each, namespace + (each.namespace + ":" if each.namespace else ""), prefix + str(each.pattern))
        else:
            names = [(name, type(one).__name__) for name, one in getattr(each.pattern, "converters", {}).items()]
            yield namespace + (each.name or "-"), prefix + str(each.pattern), names
print(json.dumps([[name, path, names] for name, path, names in routes(get_resolver()) if not path.startswith("api/v1/") or name == "api:docs"]))
"""


def address(path, arguments, world):
    """The path of a route with its arguments filled in."""
    filled = [each.format(**world) for each in arguments]
    return "/" + re.sub(r"<[^>]+>", lambda _found: filled.pop(0), path)


def dummy(path, names):
    kinds = {"UUIDConverter": str(NOWHERE), "IntConverter": "1"}
    filled = [kinds.get(kind, "x") for _name, kind in names]
    return "/" + re.sub(r"<[^>]+>", lambda _found: filled.pop(0), path)


def pages_of(routes, world, opened_with, wanted):
    """(address, is surely a page) of every route that `wanted` takes; one with unknown arguments must be for POST only."""
    for name, path, names in routes:
        if NO_PAGE.match(name) or not wanted(name):
            continue
        if name in opened_with:
            yield address(path, opened_with[name], world), True
        elif not names:
            yield "/" + path, False
        else:
            yield dummy(path, names), None


# --- looking at one page ---

EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_LOOK = """async rules => {
  return {headings: document.querySelectorAll("h1").length, title: document.title, language: document.documentElement.lang,
          wide: tooWide(), out: (await axe.run({resultTypes: ["violations"], runOnly: rules})).violations};
  function tooWide() {
    const wide = document.documentElement.scrollWidth, room = document.documentElement.clientWidth;
    if (wide <= room) return "";
    const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > room + 0.5
      && getComputedStyle(e).position !== "fixed" && !e.closest("[tabindex='0'], .visually-hidden"));
    return wide + " px in " + room + ": " + out.slice(-3).map(e => e.outerHTML.slice(0, 120)).join(" | ");
  }
}"""


class Looker:
    """Opens each page twice, in English on a dark screen and in French on a light phone, and gathers all that is wrong.

    The phone is 320 px wide, the narrowest that WCAG 1.4.10 names: no style changes between that and 640 px, so what fits
    there fits every phone.
    """

    def __init__(self, screen, phone):
        self.screen, self.phone = screen, phone
        self.wrong, self.titles, self.seen, self.said = [], {}, set(), []
        for page in (screen, phone):
            page.on("pageerror", lambda error: self.said.append(f"script error: {error}"))
            page.on("console", lambda line: self.said.append(f"console: {line.text}") if line.type == "error" else None)
            page.on("response", lambda got: self.said.append(f"{got.status}: {got.url}") if got.status >= 500 else None)

    def look(self, path, is_page=True):
        if is_page is None:
            if (probed := self.screen.request.get(path)).status != 405:
                self.wrong.append(f"{path}: answers {probed.status}; tell this file how to open it")
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
        found = [*self._on_the_screen(where), *self._on_the_phone(where)]
        found += [line for line in self.said if answer.status == 200 or "404" not in line]
        self.wrong += [f"{where}: {each}" for each in found]

    def _on_the_screen(self, where):
        seen = self.screen.evaluate(_LOOK, EVERY_RULE)
        if seen["headings"] != 1:
            yield f"{seen['headings']} h1"
        bare = re.sub(r"[?#].*", "", where)
        alike = re.search(r"/(hiding|reactions/\w+)/$", bare)  # the same page for an item, a comment, a message
        if not alike and self.titles.setdefault(seen["title"], bare) != bare:
            yield f"title “{seen['title']}” is that of {self.titles[seen['title']]}, too"
        yield from _what_keeps_people_out(seen, "screen")

    def _on_the_phone(self, where):
        self.phone.goto(where)
        seen = self.phone.evaluate(_LOOK, EVERY_RULE)
        if seen["language"] != "fr":
            yield "is not in French"
        yield from _what_keeps_people_out(seen, "phone")


def _what_keeps_people_out(seen, where):
    for each in seen["out"]:
        node = each["nodes"][0]
        why = node["failureSummary"].splitlines()[-1].strip()[:200]
        yield f"{where}, {each['id']}: {node['html'][:160]} ({len(each['nodes'])} times; {why})"
    if seen["wide"]:
        yield f"{where} scrolls sideways: {seen['wide']}"


class Asker(Looker):
    """Only asks each page for its answer: how it looks was seen on the other database."""

    def look(self, path, is_page=True):
        answer = self.screen.request.get(path)
        if answer.status == 405 and not is_page:
            return
        if is_page is None:
            self.wrong.append(f"{path}: answers {answer.status}; tell this file how to open it")
        elif answer.status not in ({200, 404} if "not-there" in path else {200}):
            self.wrong.append(f"{path}: answers {answer.status}")


@pytest.fixture
def looker(browser):
    """`looker(instance, "fern@example.org")`: signed in once, looking through two windows."""
    contexts = []

    def window(instance, language, theme, size, **more):
        width, height = size
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
        contexts[-1].add_init_script(path=Path(__file__).parent / "vendor/axe.min.js")
        return contexts[-1].new_page()

    def one(instance, email=""):
        screen = window(instance, "en-GB", "dark", (1280, 900))
        if email:
            screen.goto("/account/login/")
            screen.locator("[name=login]").fill(email)
            screen.locator("[name=password]").fill(PASSWORD)
            screen.get_by_role("button", name="Come in").click()
            screen.wait_for_url(re.compile(r"/$"))
        phone = window(instance, "fr-FR", "light", (320, 844), storage_state=screen.context.storage_state())
        return (Asker if os.environ.get("WEZER_TEST_RAN_ON") else Looker)(screen, phone)

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


# --- the office: an instance of its own, whose books were filled without the engine ---

#: How the office's pages are opened; those that only act are not among them.
OFFICE_PAGES = (
    "/office/", "/office/reports/", "/office/reports/trial_balance/", "/office/reports/ledger/",
    "/office/reports/ledger/?account=5121", "/office/reports/journals/", "/office/reports/income_statement/",
    "/office/reports/balance_sheet/", "/office/reports/aged/", "/office/reports/vat/", "/office/entries/{entry}/",
    "/office/budgets/", "/office/budgets/new/", "/office/budgets/{budget}/", "/office/year-end/", "/office/set-up/progress/",
    "/office/settings/", "/office/settings/identity/", "/office/settings/bank/", "/office/settings/tax/",
    "/office/bank/", "/office/bank/?show=all", "/office/bank/import/", "/office/bank/statements/", "/office/bank/rules/",
    "/office/bank/statements/{statement}/", "/office/bank/lines/{waiting}/", "/office/bank/lines/{matched}/",
    "/office/sepa/", "/office/sepa/?kind=collect", "/office/sepa/files/{batch}/", "/office/sepa/mandates/",
    "/office/sepa/mandates/new/", "/office/sepa/mandates/{mandate}/",
    "/office/settings/logo/", "/office/settings/years/new/", "/office/settings/currencies/VAL/", "/office/settings/roles/bank/",
    "/office/rates/",
)  # fmt: skip
WIZARD_PAGES = ("/office/", "/office/set-up/pack/", "/office/set-up/identity/", "/office/set-up/year/",
                "/office/set-up/bank/", "/office/set-up/tax/", "/office/set-up/moneys/")  # fmt: skip
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


@pytest.mark.any_database
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
