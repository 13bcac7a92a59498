"""The back office in a real browser: signing on, the trial balance, an entry, a reconciliation. Scenarios 16 and 24.

Two instances on one machine, each with its own engine: a copy of the template that the books' tests use.
"""

import json
import os
import re
import shutil
from urllib.parse import urlsplit, urlunsplit

import pytest

from back_office_desk import REFUSED, Desk
from ports import free_port
from wezer.operation.engine.place import FILE_STEM
from wezer.operation.testing import VALLEY, _folder

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.any_database, pytest.mark.xdist_group("books")]
PASSWORD = "correct horse 42 staple"
SETTING_UP = f"""
from wezer.core.acts.members import add_member
from wezer.core.acts.roles import grant_role
from wezer.core.community import community
from wezer.core.models import Party, Role, User
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.operation.acts.roles import open_office_roles
from wezer.operation.gateway import call
from wezer.operation.models import Books

@act
def set_up(*, by):
    root = community()
    Party.objects.filter(pk=root.pk).update(uid="{VALLEY}")
    Books.objects.create(entity=root, state="open", pack="fr", legal_name=root.name)
    for name, role in (("Sage", "treasurer"), ("Moss", "auditor"), ("Reed", "")):
        user = User.objects.create_user(f"{{name.lower()}}@example.org", "{PASSWORD}")
        member = add_member(by=by, name=name, user=user, language="en")
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        if role:
            grant_role(by=by, role=Role.objects.get(group=root, key=role), member=member)

set_up(by=Viewer.system())
"""
BOOKING = f"""
uid = "0190f000-0000-7000-8000-0000000000aa"
def do(method, key, **payload):
    return call(method, key, payload, entity="{VALLEY}", actor="fern")
do("ensure_party", "party:willow-bakery", uid=uid, name="Willow Bakery")
made = do("post_invoice", "invoice:bread", direction="out", party=uid, date="2024-03-01",
          lines=[dict(text="Bread", quantity="1", price="120.00", account="revenue_service")])
do("post_entry", "entry:paid", date="2024-03-05", text="Bread, paid", journal="bank",
   lines=[dict(account="bank", debit="120.00"), dict(account="receivable", party=uid, credit="120.00")])
"""


LOOKING = """
from wezer.operation.engine import session
from wezer.operation.engine.place import place

def look(pool):
    Event = pool.get("wezer.event")
    told = {event.subject for event in Event.search([("name", "=", "move_posted")])}
    moves = pool.get("account.move").search([("state", "=", "posted")], order=[("id", "ASC")])
    entries = [
        [move.number, sorted([line.account.code, f"{line.debit:.2f}", f"{line.credit:.2f}"] for line in move.lines), move.wezer_uid in told]
        for move in moves
    ]
    still_open = pool.get("account.move.line").search([("account.code", "=", "4111"), ("reconciliation", "=", None)])
    return entries, len(Event.search([("name", "=", "invoice_paid")])), [line.account.code for line in still_open]

print(json.dumps(session.read(place(), look)))
"""


@pytest.fixture(scope="module")
def make_office(engine_template, make_instance):
    """`make_office("Willow Valley")`: a running instance whose books are a copy of the template's."""
    made = []

    def one(name, booking=""):
        instance = make_instance(
            init=("--community", name, "--gardener", "Fern", "--email", "fern@example.org"),
            typed=PASSWORD + "\n",
            packages="operation",
        )
        if url := os.environ.get("WEZER_DATABASE_URL"):
            import psycopg

            database = f"wezer_test_office_{free_port()}"
            with psycopg.connect(url, autocommit=True) as server:
                server.execute(f'CREATE DATABASE "{database}" TEMPLATE "{engine_template}"')
            made.append((url, database))
            instance.environ["WEZER_ENGINE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{database}"))
        else:
            shutil.copyfile(_folder() / f"{engine_template}.sqlite", instance.home / f"{FILE_STEM}.sqlite")
        instance.python(SETTING_UP + booking)
        return instance.start("--no-worker")

    yield one
    for url, database in made:
        import psycopg

        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


@pytest.fixture(scope="module")
def willow(make_office):
    return make_office("Willow Valley", BOOKING)


@pytest.fixture(scope="module")
def alder(make_office):
    return make_office("Alder Hill")


@pytest.fixture
def open_page(browser):
    """`open_page()`: a page of a browser of its own; `open_page(page)`: another page of the same browser."""
    contexts, errors = [], []

    def one(beside=None):
        if beside is None:
            contexts.append(
                browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
            )
            contexts[-1].set_default_timeout(60_000)
        page = (beside.context if beside else contexts[-1]).new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: "Content Security" in said.text and errors.append(said.text))
        return page

    yield one
    for context in contexts:
        context.close()
    assert not errors


def sign_in(page, instance, name):
    page.goto(f"{instance.url}/account/login/")
    page.locator("[name=login]").fill(f"{name.lower()}@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(re.compile(r":\d+/$"))


def inside(instance, code):
    return json.loads(instance.python(f"import json\nfrom wezer.operation.gateway import call\n{code}"))


def posted(instance):
    """Every posted entry with its lines and whether it was told; how many invoices are paid; what is still open."""
    return inside(instance, LOOKING)


def test_scenario_16_an_accountant_signs_on_reads_the_balance_posts_an_entry_reconciles_and_cannot_unbalance(
    willow, open_page
):
    page = open_page()
    sign_in(page, willow, "Sage")
    desk = Desk.come_in(page, willow.url)

    # the trial balance: every account that moved, and sums that agree
    assert desk.balance_of("2024").count("240.00") == 2

    # an entry that does not balance is refused; nothing is numbered
    desk.open("Financial", "Entries", "Account Moves")
    desk.write_entry("04/02/2024", ("5121", "debit", "10"), ("7541", "credit", "9"))
    desk.post(answer=REFUSED)
    assert "balance" in desk.warning().inner_text()
    desk.understood()
    assert len(posted(willow)[0]) == 2

    # put right, it is posted, numbered and told
    desk.post(put_right=lambda: desk.correct("7541", "credit", "9.00", "10"))
    entries, paid, still_open = posted(willow)
    assert entries[-1] == ["3", [["5121", "10.00", "0.00"], ["7541", "0.00", "10.00"]], True]
    assert (paid, still_open) == (0, ["4111", "4111"])

    # invoice and payment are reconciled, which the engine follows up: the invoice is paid
    desk.open("Financial", "Processing", "Reconcile Accounts")
    desk.tab.get_by_role("button", name="Reconcile").click()
    desk.tab.locator("tbody tr", has_text="F2024-00001").wait_for()
    desk.rest()
    desk.tab.locator("thead input[type=checkbox]").check()
    desk.tab.get_by_role("button", name="Reconcile").click()
    page.locator("#tablist li", has_text="Reconcile Accounts").wait_for(state="detached")
    entries, paid, still_open = posted(willow)
    assert (len(entries), paid, still_open) == (3, 1, [])

    # what was done inside ends with WeZer's own session
    other = open_page(page)
    other.goto(f"{willow.url}/account/logout/")
    other.locator("main button.primary").first.click()
    other.wait_for_url(lambda address: "logout" not in address)
    desk.row("Reconcile Accounts").first.click()
    page.wait_for_url(re.compile("/account/login/"))


def test_scenario_24_a_treasurer_of_one_community_neither_opens_nor_names_the_office_of_another(
    willow, alder, open_page
):
    page = open_page()
    sign_in(page, willow, "Sage")
    Desk.come_in(page, willow.url)

    # not signed in at the other one: no session, no name, whatever one brings along
    elsewhere = page.context.request.post(f"{alder.url}/office/back/enter/", data={})
    assert (elsewhere.status, elsewhere.text()) == (401, "")
    first = open_page(page)
    first.goto(f"{alder.url}/office/back/")
    first.wait_for_url(re.compile("/account/login/"))
    assert "Fern" not in first.content()
    for told in (alder, willow):
        listed = page.context.request.post(
            f"{told.url}/office/back/rpc/", data={"id": 1, "method": "common.db.list", "params": []}
        )
        assert listed.status in (401, 403) and "engine" not in listed.text()

    # a member there without the right: no page, no session, no user in the engine
    reed = open_page()
    sign_in(reed, alder, "Reed")
    assert reed.goto(f"{alder.url}/office/back-office/").status == 404
    assert reed.context.request.post(f"{alder.url}/office/back/enter/", data={}).status == 403
    logins = "from wezer.operation.engine import users\nprint(json.dumps(users.logins()))"
    assert inside(alder, logins) == []

    # both in one browser, which knows no ports: two sessions side by side, each in its own books
    sign_in(first, alder, "Sage")
    Desk.come_in(first, alder.url)
    names = {cookie["name"] for cookie in page.context.cookies() if cookie["name"].endswith("_office")}
    assert len(names) == 2
    for one in (page, first):
        Desk(one).open("Financial", "Entries", "Account Moves")
    page.locator("#tabcontent td", has_text="Revenue").first.wait_for()
    first.locator("#tabcontent .tab-pane.active .badge", has_text="_/0").first.wait_for()
    theirs = page.context.request.post(
        f"{alder.url}/office/back/willow_books/rpc/",
        data={"id": 1, "method": "model.account.move.search", "params": []},
    )
    assert theirs.status == 404


def test_an_auditor_sees_no_button_that_changes_anything(willow, open_page):
    page = open_page()
    sign_in(page, willow, "Moss")
    desk = Desk.come_in(page, willow.url)
    desk.open("Financial", "Entries", "Account Moves")
    desk.tab.locator("td", has_text="Revenue").first.wait_for()

    assert desk.tab.locator("button[id=new_]").is_disabled()
