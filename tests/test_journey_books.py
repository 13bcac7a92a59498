"""An offer at 60 VAL and 50 EUR, from the market into balanced books, as two people walk it: nothing is typed twice.

Then the same way again with the worker killed between any two steps: each thing is recorded once all the same.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wezer.operation.engine.place import Place
from wezer.operation.testing import VALLEY

pytestmark = [pytest.mark.browser, pytest.mark.any_database, pytest.mark.xdist_group("books")]
PASSWORD = "correct horse 42 staple"

_PREPARE = f"""
from datetime import date
from wezer.core.acts.roles import grant_role
from wezer.core.community import community, forget_community
from wezer.core.models import Member, Party, Role
from wezer.core.viewer import Viewer
from wezer.exchange.acts.categories import create_criterion
from wezer.hosting.acts import add_person
from wezer.ledger.acts.currencies import create_currency
from wezer.operation.acts.opening import Asked, MoneyAsked, open_books
from wezer.operation.rules import Worth
Party.objects.filter(pk=community().pk).update(uid={VALLEY!r})  # the engine that is lent knows this organisation
forget_community()
system, fern = Viewer.system(), Member.objects.get(name="Fern")
for key in ("treasurer", "wallet"):
    grant_role(by=system, role=Role.objects.get(group=community(), key=key), member=fern)
create_currency(by=system, code="VAL", name="Valeureux", kind="mutual_credit", rules={{"floor": -500, "ceiling": 500}})
create_currency(by=system, code="EUR", name="Euro", symbol="€", kind="external", scale=2)
create_criterion(by=system, name="Cordial", is_global=True)
add_person(by=system, name="Mint", email="mint@example.org", password={PASSWORD!r}, language="en")
year = date.today().year
open_books(by=system, entity=community(), asked=Asked(
    pack="fr", identity={{"legal_name": "Willow Valley", "iban": "FR7630006000011234567890189", "country": "FR"}},
    start=date(year, 1, 1), end=date(year, 12, 31), prefixes={{}}, tax={{"tax_regime": "vat", "vat_number": "FR40303265045"}},
    moneys=(MoneyAsked("VAL", "valued", Worth(6, 100)),),
))
"""
#: Every entry in order: (account, debit, credit) of its lines, as the mirror of the engine has them.
_ENTRIES = """
import json
from wezer.operation.models import BookEntry
print(json.dumps([sorted([l.account.code, l.debit, l.credit] for l in e.lines.all()) for e in BookEntry.objects.order_by("id")]))
"""
SALE = [["4111", 6000, 0], ["44571", 0, 1000], ["706", 0, 833], ["706", 0, 4167]]
SETTLED_IN_VAL, PAID_IN_EUROS = [["4111", 0, 1000], ["51281", 1000, 0]], [["4111", 0, 5000], ["5121", 5000, 0]]


@pytest.fixture(scope="module")
def valley(make_instance, lend_engine):
    """Books that are open, on an engine of their own; nobody serves yet."""
    instance = make_instance(
        init=("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org"),
        typed=PASSWORD + "\n",
        packages="operation",
    )
    if address := instance.environ.get("WEZER_DATABASE_URL"):
        instance.environ["WEZER_ENGINE_URL"] = f"{address}_engine"
    where = instance.python(
        "from wezer.operation.engine.place import place\nprint(place().name, place().folder, place().url)"
    )
    name, folder, *url = where.split(" ")
    lend_engine(Place(name, Path(folder), url[0] if url else ""))
    instance.python(_PREPARE)
    return instance


def sign_in(page, email):
    page.goto("/account/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url(re.compile(r"/$"))


def press(page, name):
    page.locator("#main").get_by_role("button", name=name).first.click()


def drawn(page, seconds=90):
    """The document on paper, as soon as the worker has drawn it."""
    address, until = page.get_by_role("link", name="PDF").get_attribute("href"), time.monotonic() + seconds
    while (paper := page.request.get(address)).headers["content-type"] != "application/pdf":
        assert time.monotonic() < until, "nobody drew the document"
        time.sleep(0.5)
    return paper


def all_recorded(inside, seconds=150):
    """Wait until what was asked of the books is in them, and everything that follows from it has happened."""
    inside("from wezer.operation.engine.readiness import newest_event\nfrom wezer.operation.models import Books")
    inside("from wezer.workflow.models import Flight")
    behind = "print(newest_event() > Books.objects.get().events_read)"  # what the mirror has not read
    waiting = (
        "print(Flight.objects.filter(kind='books').exclude(state='done').values_list('key', 'state', 'error')[:5])"
    )
    until = time.monotonic() + seconds
    inside.wait_until_idle(seconds)
    while (left := inside(waiting)) != "<QuerySet []>" or inside(behind) == "True":
        assert time.monotonic() < until, f"not in the books: {left}"
        time.sleep(0.3)
    inside.wait_until_idle(seconds)


def test_an_offer_becomes_invoice_payments_and_balanced_books_without_typing_anything_twice(
    valley, browser, look_inside
):
    inside = look_inside(valley)
    valley.start()
    contexts = [
        browser.new_context(
            base_url=valley.url, viewport={"width": width, "height": 900}, locale="en-GB", reduced_motion="reduce"
        )
        for width in (1280, 390)
    ]
    fern, mint = (context.new_page() for context in contexts)
    wrong = []
    for page in (fern, mint):
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
    sign_in(fern, "fern@example.org")
    sign_in(mint, "mint@example.org")

    # Fern offers in the community's name; Mint answers; both agree; it is done.
    fern.goto("/market/new/?sense=offer")
    fern.get_by_label("Title").fill("The village hall for an evening")
    fern.locator("[name=price_VAL]").fill("60")
    fern.locator("[name=price_EUR]").fill("50")
    fern.locator("[name=acting_for]").select_option(label="Willow Valley")
    press(fern, "Publish")
    fern.wait_for_url(re.compile(r"/market/[0-9a-f-]{36}/"))
    mint.goto(fern.url)
    mint.locator("[name=message]").fill("For our spring dance.")
    press(mint, "Send my answer")
    mint.wait_for_url(re.compile("/market/replies/"))
    reply = mint.url
    fern.goto(reply)
    press(fern, re.compile("^Agree to"))
    fern.locator("[data-state=accepted]").wait_for()
    press(fern, "done")
    fern.locator("[data-state=delivered], [data-state=invoiced]").first.wait_for()
    all_recorded(inside)

    # The invoice is there, with its number and its document on paper; the market says that settlement is asked for.
    mint.goto("/office/mine/")
    mint.get_by_role("link", name="The village hall for an evening").click()
    mint.wait_for_url(re.compile("/office/invoices/"))
    invoice = mint.url
    said = re.sub(r"\s", " ", mint.locator("main").inner_text())
    assert "Settlement request, invoice F" in said and "60.00 €" in said and "FR76 3000 6000" in said
    paper = drawn(mint)
    assert (paper.headers["content-type"], paper.body()[:5]) == ("application/pdf", b"%PDF-")
    fern.goto(reply)
    fern.locator("[data-state=invoiced]").wait_for()

    # Mint pays the village's money on the invoice; Fern notes the euros that the bank shows.
    press(mint, re.compile("^Pay 60"))
    mint.wait_for_url(invoice)
    all_recorded(inside)
    fern.goto(invoice)
    fern.get_by_text("Note a payment").click()
    press(fern, "Note it")
    fern.wait_for_url(invoice)
    all_recorded(inside)
    fern.goto(invoice)
    assert "settled" in fern.locator("main").inner_text().lower()

    # The market followed by itself: nobody confirms a receipt, both give their words.
    for page, other in ((mint, "Willow Valley"), (fern, "Mint")):
        page.goto(reply)
        page.locator("[data-state=evaluating]").wait_for()
        page.locator("#main").get_by_role("link", name=f"Give {other} your words").first.click()
        for row in page.locator("fieldset.marks").all():
            row.get_by_text("Wonderfully").click()
        page.locator("[name=comment]").fill("A fine evening.")
        press(page, "Give these words")
        page.wait_for_url(reply)
    all_recorded(inside)
    thread = re.sub(r"\s", " ", mint.goto(invoice) and mint.locator(".thread-of-life").first.inner_text())
    assert "The village hall for an evening" in thread and "Mint" in thread

    assert json.loads(inside(_ENTRIES)) == [SALE, SETTLED_IN_VAL, PAID_IN_EUROS]
    assert inside("from wezer.ledger.audit import audit; print(audit().is_clean)") == "True"
    for context in contexts:
        context.close()
    assert wrong == []
    valley.stop()


#: The same way as acts; each line is one step, after which the worker dies.
_STEPS = (
    """
from wezer.core.community import community
from wezer.core.models import Member
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.acts.exchanges import deliver_reply
from wezer.exchange.acts.replies import accept_reply, reply_to_announcement
from wezer.exchange.models import Reply
from wezer.kernel.money import Money
from wezer.operation.acts.settlements import pay_community_part, record_payment
from wezer.operation.models import Invoice
fern = lambda: Viewer.of(Member.objects.get(name="Fern"), community())
mint = lambda: Viewer.of(Member.objects.get(name="Mint"))
made = announce(by=fern(), sense="offer", title="The oven for a day", prices=[Money(60, "VAL"), Money(5000, "EUR")])
publish_announcement(by=fern(), announcement=made)
reply = reply_to_announcement(by=mint(), announcement=made)
accept_reply(by=fern(), reply=reply)
""",
    "deliver_reply(by=fern(), reply=reply)",
    "invoice = Invoice.objects.get(title='The oven for a day')\npay_community_part(by=mint(), invoice=invoice, part=invoice.parts.get())",
    "record_payment(by=Viewer.of(Member.objects.get(name='Fern')), invoice=Invoice.objects.get(pk=invoice.pk), amount=5000)",
)


class Worker:
    """A worker that dies without a word."""

    def __init__(self, instance):
        self.instance = instance
        self.process = None

    def start(self):
        command = [sys.executable, "-m", "wezer.hosting.cli", "worker"]
        log = (self.instance.home.parent / "worker.log").open("a")
        self.process = subprocess.Popen(
            command, env=self.instance.environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )

    def kill(self, inside):
        """And what it held is free again, as two minutes later."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        inside("from django.utils.timezone import now as at; from wezer.workflow.models import Flight")
        inside("Flight.objects.filter(state='running').update(next_at=at())")


def test_a_worker_killed_between_any_two_steps_loses_and_doubles_nothing(valley, look_inside):
    inside, worker = look_inside(valley), Worker(valley)
    before = len(json.loads(inside(_ENTRIES)))
    for number, step in enumerate(_STEPS):
        inside(step)
        worker.start()
        time.sleep(2 + number)  # somewhere on its way: before, while and after the engine answers
        worker.kill(inside)
        if number == 1:  # the next step needs the invoice: another worker goes on, and dies idle
            worker.start()
            all_recorded(inside)
            worker.kill(inside)
    worker.start()
    all_recorded(inside)
    worker.kill(inside)
    assert json.loads(inside(_ENTRIES))[before:] == [SALE, SETTLED_IN_VAL, PAID_IN_EUROS]
    assert (
        inside("reply = Reply.objects.get(pk=reply.pk); invoice.refresh_from_db(); print(reply.state, invoice.state)")
        == "evaluating paid"
    )
    assert inside("from wezer.workflow.models import Flight; print(Flight.objects.filter(state='held').count())") == "0"
