"""A currency kind, a room kind and an arrow of a third party: a file each, found by an entry point, nothing of ours edited."""

from pathlib import Path

import pytest

SHOW = """
import sys
from wezer.core.kinds import room_kinds
from wezer.ledger.kinds import currency_kinds
from wezer.workflow import arrow
print("apples" in currency_kinds, "orchard" in room_kinds, "orchard.plant_an_orchard" in arrow._arrows, "orchard" in sys.modules)
"""

SCENE = """
from wezer.core.acts.community import found_community
from wezer.core.acts.groups import create_group
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in
from wezer.core.viewer import Viewer

system = Viewer.system()
community = found_community(by=system, name="Val-Commun")
fern = add_member(by=system, name="Fern")
create_group(by=system, parent=community, type="talk", name="Pears")
circle = create_group(by=system, parent=community, type="circle", name="Cellar")
bring_in(by=system, group=circle, member=fern)
"""

CURRENCY = (
    SCENE
    + """
from django.test import Client
from wezer.core.acts.roles import grant_role
from wezer.core.models import Role, User
from wezer.kernel.money import Money
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.acts.issuing import issue
from wezer.ledger.acts.payments import pay
from wezer.ledger.audit import audit
from wezer.ledger.models import Account
from wezer.ledger.refusals import CurrencyInvalid, LimitMin

try:
    create_currency(by=system, code="PEAR", name="Pears", kind="apples", rules={"floor": -5})
except CurrencyInvalid as refusal:
    print(refusal.field, end=" ")
apple = create_currency(by=system, code="APPLE", name="Apples", kind="apples")
issue(by=system, currency=apple, to=fern, units=30, memo="Harvest")
pay(by=system, payer=fern, payee=circle, amounts=[Money(20, "APPLE")], key="basket")
try:
    pay(by=system, payer=fern, payee=circle, amounts=[Money(20, "APPLE")], key="another basket")
except LimitMin as refusal:
    print(refusal.code, end=" ")
wallets = Account.objects.filter(currency=apple, purpose="wallet").order_by("balance")
print(*((one.balance, one.floor, one.ceiling) for one in wallets), audit().is_clean, end=" ")
oak = add_member(by=system, name="Oak", user=User.objects.create_user("oak@example.org", "a fine long pass"))
grant_role(by=system, role=Role.objects.get(group=community, key="gardener"), member=oak)
browser = Client(HTTP_HOST="localhost")
browser.force_login(oak.user)
wizard = browser.get("/garden/currencies/new/")
print(wizard.status_code, 'value="apples"' in wizard.content.decode())
"""
)

ROOM_AND_ARROW = (
    SCENE
    + """
import time
from django.test import Client
from wezer.core.halls import doors
from wezer.core.models import Member, Room, User
from wezer.core.talk_feed import newest_in_rooms
from wezer.workflow.models import Link
from wezer.workflow.worker import run_until_idle

until = time.monotonic() + 240  # a running transaction of another database holds facts back
while time.monotonic() < until and not Link.objects.exists():
    time.sleep(0.1)
    run_until_idle()
run_until_idle()
room = Room.objects.get(kind="orchard")
room.newest = newest_in_rooms([room], Viewer.of(fern), each=5)
(door,) = doors([room], Viewer.of(fern))
link = Link.objects.get()
print(room.group.name, "|", door.failed, door.url, door.sentence, "|", link.arrow, link.source.partition("/")[0], link.target.partition("/")[0], end=" | ")
Member.objects.filter(pk=fern.pk).update(user=User.objects.create_user("fern@example.org", "a fine long pass"))
browser = Client(HTTP_HOST="localhost")
browser.force_login(User.objects.get())
hall, page = browser.get("/g/cellar/"), browser.get(door.url)
print(hall.status_code, door.url in hall.content.decode(), page.status_code, "<title>Orchard · Cellar" in page.content.decode())
"""
)


COUNTRY = """
from datetime import date
from wezer.core.acts.community import found_community
from wezer.core.viewer import Viewer
from wezer.operation.acts.opening import Asked, open_books
from wezer.operation.identifiers import RegistrationWrong
from wezer.operation.kinds import NEEDED, pack_kinds

system = Viewer.system()
community = found_community(by=system, name="Val-Commun")

def asked(number):
    identity = {"legal_name": "Val-Commun", "registration": number}
    return Asked("avalon", identity, date(2026, 1, 1), date(2026, 12, 31), {}, {"tax_regime": "none"})

try:
    open_books(by=system, entity=community, asked=asked("7"))
except RegistrationWrong as refusal:
    print(refusal.field, end=" ")
books = open_books(by=system, entity=community, asked=asked("t 004 217"))
pack = pack_kinds[books.pack]
print(books.registration, books.currency, pack.regime(books.tax_regime).mention, NEEDED <= set(pack.roles))
"""


pytestmark = pytest.mark.any_database


@pytest.fixture
def with_orchard(make_instance):
    """An instance on whose machine the package lies, switched on or not."""

    def make(**settings):
        instance = make_instance()
        instance.environ["PYTHONPATH"] = str(Path(__file__).parent / "third_party")
        instance.environ |= settings
        return instance

    return make


def test_a_third_party_package_that_the_host_names_is_found_with_all_its_kinds(with_orchard):
    assert with_orchard(WEZER_PACKAGES="orchard").python(SHOW) == "True True True True"


def test_its_currency_kind_is_offered_issues_pays_and_keeps_its_limits(with_orchard):
    said = with_orchard(WEZER_PACKAGES="orchard").python(CURRENCY)
    assert said == "rules limit_min (10, 0, 300) (20, 0, 2000) True 200 True"


def test_its_arrow_opens_its_room_once_the_room_has_its_page_and_the_link_is_remembered(with_orchard):
    said = with_orchard(WEZER_PACKAGES="orchard").python(ROOM_AND_ARROW)
    assert said.split(" | ") == [
        "Cellar",
        "False /g/cellar/orchard/ The trees are resting.",
        "orchard.plant_an_orchard core.group core.room",
        "200 True 200 True",
    ]


def test_its_country_keeps_books_with_its_own_register_and_sentence(with_orchard):
    instance = with_orchard(WEZER_PACKAGES="orchard,operation")
    instance.wezer("upgrade")  # the books' tables
    said = instance.python(COUNTRY)
    assert said == "registration T004217 GBP Free of tax under the Apple Act, s. 7 True"


def test_a_package_that_the_host_did_not_name_is_not_even_imported(with_orchard):
    assert with_orchard().python(SHOW) == "False False False False"


def test_a_package_that_is_not_there_stops_every_command_with_a_sentence(with_orchard):
    said = with_orchard(WEZER_PACKAGES="vineyard").wezer("doctor", check=False)
    assert said.returncode == 1 and "orchard" in said.stderr.partition("Found: ")[2]
