"""Bad input, line by line: exchange.md's table and core.md 21. Each is refused with its code, in the person's language, beside
its field on the page, and writes nothing; the API refuses the same with the same code.

What other tables already walk: CSV lines (hosting/tests/test_imports.py), pictures and image bombs (core/tests/test_profiles.py),
search text (core/tests/test_search_hostile.py), Markdown (core/tests/test_markdown.py).
"""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.models import Group, Member
from wezer.core.testing import facts_told
from wezer.core.viewer import Viewer
from wezer.exchange.acts.categories import create_category
from wezer.exchange.testing import announced  # noqa: F401 a fixture
from wezer.kernel.money import Money
from wezer.ledger.acts.accounts import open_account, suspend_account
from wezer.ledger.acts.currencies import create_currency, freeze_currency
from wezer.ledger.testing import counts

SYSTEM = Viewer.system()
NO_AMOUNTS = ["0", "-5", "10.555", "1e3", "１２", "1000000000000001", "<b>", "12 EUR"]
SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


class World:
    """Fern reads French, tends a garden with beds; Sage offers boxes; Moss's wallet is suspended; OLD is frozen."""

    def __init__(self, join, gardener, val, circle, announced):  # noqa: F811
        self.fern, self.sage, self.moss, self.oak = join("Fern"), join("Sage"), join("Moss"), gardener
        suspend_account(by=SYSTEM, account=open_account(by=SYSTEM, holder=self.moss, currency=val))
        freeze_currency(by=SYSTEM, currency=create_currency(by=SYSTEM, code="OLD", name="Old", kind="mutual_credit"))
        self.home = create_category(by=SYSTEM, name="Home")
        self.shed = create_category(by=SYSTEM, name="Shed", parent=self.home)
        self.garden = circle("Garden", founder=self.fern)
        self.beds = circle("Beds", parent=self.garden, founder=self.fern)
        self.boxes = announced(self.sage, "offer", "Boxes", [Money(10, "VAL")], quantity=3)
        self.secret = circle("Secret", founder=self.sage, sight="secret")
        Member.objects.update(language="fr")
        self.before = (facts_told(), counts(), Group.objects.count())

    def is_as_before(self):
        return (facts_told(), counts(), Group.objects.count()) == self.before


@pytest.fixture
def world(join, gardener, val, eur, circle, announced):  # noqa: F811
    return World(join, gardener, val, circle, announced)


def said_in(page, field):
    """The sentence beside a field, or above the form."""
    shape = (
        rf'id="id_{field}-error"[^>]*>(.*?)</p>' if field else r'class="refusal[^"]*"[^>]*>(.*?)</(?:div|section|p)>'
    )
    found = re.search(shape, page, re.DOTALL)
    return re.sub(r"<[^>]*>", "", found[1]).strip() if found else ""


def page_rows(w):
    """(who, address, what is typed, field, status, words of the answer)."""
    pay = {"to": str(w.sage.uid), "step": "pay"}
    offer = {"sense": "offer", "title": "Jam", "price_mode": "free", "quantity": "1", "audience": "community"}
    name, limit = f"/g/{w.garden.slug}/new/", {"side": "floor", "preset": "own", "step": "save"}
    yield from (
        (w.fern, "/wallet/pay/", {**pay, "amount_EUR": typed}, "amount_EUR", 422, "ontant|décimales")
        for typed in NO_AMOUNTS
    )
    yield from [
        (w.fern, "/wallet/pay/", {**pay, "amount_EUR": ""}, "", 422, "Dites combien"),
        (w.fern, "/wallet/pay/", {**pay, "to": str(w.fern.uid), "amount_VAL": "5"}, "to", 422, "ne font qu’un"),
        (w.fern, "/wallet/pay/", {**pay, "to": str(uuid4()), "amount_VAL": "5"}, "to", 422, "Personne ici"),
        (w.fern, "/wallet/pay/", {**pay, "to": str(w.moss.uid), "amount_VAL": "5"}, "to", 422, "en suspens"),
        (w.fern, "/wallet/pay/", {**pay, "amount_OLD": "5"}, "", 422, "OLD ne peut pas servir"),
        (w.fern, "/wallet/pay/", {**pay, "amount_VAL": "501"}, "amount_VAL", 422, "limite est de −500"),
        (w.fern, "/wallet/pay/", {**pay, "amount_VAL": "5", "memo": "x" * 501}, "memo", 422, "500 lettres au plus"),
        (w.fern, "/market/new/", {**offer, "photos": SimpleUploadedFile("a.jpg", b"words")}, "photos", 422, "pas une image"),
        (w.fern, "/market/new/", {**offer, "photos": SimpleUploadedFile("a.svg", SCRIPT)}, "photos", 422, "pas une image"),
        (w.fern, "/market/new/", {**offer, "photos": SimpleUploadedFile("a.jpg", b"\xff\xd8" + b"0" * 6_000_000)}, "photos", 422, "5.Mo"),
        (w.fern, "/market/new/", {**offer, "title": "x" * 81}, "title", 422, "80 lettres au plus"),
        (w.fern, "/market/new/", {**offer, "available_from": "2030-01-10", "available_to": "2030-01-02"}, "available_to", 422, "ne se suivent pas"),
        (w.fern, "/market/new/", {**offer, "expires_on": "2020-01-02", "as": "publish"}, "expires_on", 422, "ne se suivent pas, ou sont passées"),
        (w.fern, f"/market/{w.boxes.uid}/replies/", {"quantity": "9", "message": ""}, "quantity", 422, "il en reste 3"),
        (w.oak, f"/garden/market/categories/{w.home.uid}/", {"name": "Home", "parent": str(w.shed.uid), "icon": "store"}, "parent", 422, "dans elle-même"),
        (w.oak, "/garden/currencies/VAL/limits/", {**limit, "expression": "print(1)"}, "expression", 422, "position 1"),
        (w.oak, "/garden/currencies/VAL/limits/", {**limit, "expression": "balance.units"}, "expression", 422, "position 9"),
        (w.oak, "/garden/currencies/VAL/limits/", {**limit, "expression": "secret + 1"}, "expression", 422, "position 1"),
        (w.oak, "/garden/currencies/VAL/limits/", {**limit, "expression": "1 / 0"}, "expression", 422, "zéro"),
        (w.oak, "/garden/currencies/VAL/limits/", {**limit, "expression": "1" + "+1" * 1_000}, "expression", 422, "lettres|long"),
        (w.fern, name, {"name": "  ", "type": "circle"}, "name", 422, "Écrivez quelque chose"),
        (w.fern, name, {"name": "x" * 10_000, "type": "circle"}, "name", 422, "120 lettres"),
        (w.fern, name, {"name": "\u202e\u200b", "type": "circle"}, "name", 422, "rien d’invisible"),
        (w.fern, "/me/preferences/", {"language": "tlh"}, "language", 422, "Choisissez"),
        (w.fern, "/c/letters/garden/blocks/", {"email": "nowhere"}, "email", 422, "adresse"),
        (w.fern, "/g/garden/settings/", {"part": "space", "value": "-1"}, "value", 422, "0"),
        (w.fern, "/g/garden/talk/write/", {"body": " ", "audience": "group"}, "body", 422, "Écrivez d’abord"),
        (w.fern, "/g/garden/talk/write/", {"body": "x" * 20_001, "audience": "group"}, "body", 422, "20000 lettres au plus"),
    ]  # fmt: skip


def test_pages_say_it_beside_the_field_in_the_persons_language_and_write_nothing(world):
    clients = {each.pk: Client() for each in (world.fern, world.oak)}
    for member in (world.fern, world.oak):
        clients[member.pk].force_login(member.user)
    wrong = []
    for who, address, typed, field, status, words in page_rows(world):
        answer = clients[who.pk].post(address, {"key": uuid4().hex, **typed})
        said = said_in(answer.content.decode(), field)
        if answer.status_code != status or not re.search(words, said) or not world.is_as_before():
            wrong.append((address, typed, answer.status_code, said, world.is_as_before()))
    assert wrong == [], wrong


def test_a_code_that_is_wrong_again_and_again_is_locked(world):
    client = Client()
    client.force_login(world.fern.user)
    answers = [client.post("/wallet/code/", {"code": "ZZZZZZ"}) for _try in range(6)]
    assert [answer.status_code for answer in answers] == [404] * 4 + [429] * 2
    assert "bloquée un moment" in said_in(answers[-1].content.decode(), "code")
    program = Caller.of(world.sage, "*")
    tries = [program.post("ledger/tickets/lookup", {"code": "ZZZZZZ"}) for _try in range(6)]
    assert [(each.status_code, each.json()["code"]) for each in tries[4:]] == [(429, "code_locked")] * 2


def test_strangers_sign_in_first_and_what_one_may_not_see_is_not_there(world):
    for address in ("/wallet/pay/", "/market/new/", "/me/preferences/", f"/g/{world.garden.slug}/settings/"):
        led = Client().get(address)
        assert (led.status_code, led["Location"].startswith("/account/login/")) == (302, True), address
    client = Client()
    client.force_login(world.fern.user)
    for address in ("/garden/currencies/", f"/g/{world.secret.slug}/", f"/g/{world.secret.slug}/settings/"):
        assert client.get(address).status_code == 404, address
    assert world.is_as_before()


def test_what_is_written_as_html_stays_text(world):
    client = Client()
    client.force_login(world.fern.user)
    nasty = '<form action="https://elsewhere.example"><img src=x onerror=alert(1)><b hx-get="/">now</b>'
    client.post(
        "/wallet/pay/", {"to": str(world.sage.uid), "amount_VAL": "5", "memo": nasty, "step": "pay", "key": "k"}
    )
    client.post("/g/garden/talk/write/", {"body": nasty, "audience": "group", "key": "k2"})
    for address in ("/wallet/", "/g/garden/talk/", "/"):
        page = client.get(address).content.decode()
        assert "elsewhere.example" not in re.sub(r"&lt;.*?&gt;", "", page) and "onerror=alert" not in page.replace(
            "&lt;img src=x onerror=alert(1)&gt;", ""
        )


def test_a_word_of_the_communitys_own_breaks_no_page(world):
    client = Client()
    client.force_login(world.oak.user)
    for word in ("{evil} %(x)s %s", "<b>membre</b>", "\u202eerbmem"):
        client.post("/garden/words/?language=fr", {"member_one": word, "member_many": word})
        pages = [client.get(address) for address in ("/", "/directory/", "/garden/members/")]
        assert [page.status_code for page in pages] == [200, 200, 200]
        assert not any("<b>membre" in page.content.decode() for page in pages)


def api_rows(w):
    """(who, method, address, body, status, code, field)."""
    pay = {"payee": str(w.sage.uid), "amounts": [{"amount": "5", "currency": "VAL"}]}
    offer = {"sense": "offer", "title": "Jam", "prices": [{"amount": "5", "currency": "VAL"}]}
    yield from (
        (
            w.fern,
            "ledger/transactions",
            {**pay, "amounts": [{"amount": typed, "currency": "EUR"}]},
            422,
            "amount_invalid",
        )
        for typed in [*NO_AMOUNTS, ""]
    )
    yield from [
        (w.fern, "ledger/transactions", {**pay, "payee": str(w.fern.uid)}, 422, "same_account"),
        (w.fern, "ledger/transactions", {**pay, "payee": str(uuid4())}, 404, "account_unknown"),
        (w.fern, "ledger/transactions", {**pay, "payee": str(w.moss.uid)}, 422, "account_inactive"),
        (w.fern, "ledger/transactions", {**pay, "amounts": [{"amount": "5", "currency": "OLD"}]}, 422, "currency_not_available"),
        (w.fern, "ledger/transactions", {**pay, "amounts": [{"amount": "5", "currency": "NONE"}]}, 422, "currency_not_available"),
        (w.fern, "ledger/transactions", {**pay, "amounts": [{"amount": "501", "currency": "VAL"}]}, 422, "limit_min"),
        (w.fern, "ledger/transactions", {**pay, "description": "x" * 501}, 422, "description_too_long"),
        (w.fern, "ledger/transactions", {**pay, "payer": str(w.sage.uid)}, 403, "not_payer"),
        (w.fern, "exchange/announcements", {**offer, "available_from": "2030-01-10", "available_to": "2030-01-02"}, 422, "dates"),
        (w.fern, "exchange/announcements", {**offer, "expires_at": "2020-01-02T00:00:00Z", "publish": True}, 422, "dates"),
        (w.fern, f"exchange/announcements/{w.boxes.uid}/replies", {"quantity": 9}, 422, "quantity"),
        (w.oak, "ledger/currencies/VAL/limits", {"side": "floor", "amount": "0", "expression": "print(1)"}, 422, "expression_invalid"),
        (w.oak, "ledger/currencies/VAL/limits", {"side": "floor", "amount": "0", "expression": "balance.units"}, 422, "expression_invalid"),
        (w.fern, "ledger/currencies/VAL/limits", {"side": "floor", "amount": "0"}, 403, "not_allowed"),
        (w.fern, f"core/groups/{w.garden.uid}/moves", {"parent": str(w.beds.uid)}, 422, "cycle"),
        (w.fern, "core/groups", {"parent": str(w.garden.uid), "type": "circle", "name": "\u202e\u200b"}, 422, "name_invalid"),
        (w.fern, f"core/groups/{w.garden.uid}/letter-blocks", {"email": "nowhere"}, 422, "address_invalid"),
        (w.fern, f"core/groups/{w.secret.uid}/letter-blocks", {"email": "a@example.org"}, 404, "not_found"),
        (w.fern, "core/groups", {"parent": str(w.secret.uid), "type": "circle", "name": "Beds"}, 404, "not_found"),
    ]  # fmt: skip


def test_the_api_refuses_the_same_with_its_code_a_sentence_and_the_field(world):
    callers = {each.pk: Caller.of(each, "*") for each in (world.fern, world.oak)}
    world.before = (facts_told(), counts(), Group.objects.count())
    wrong = []
    for who, address, body, status, code in api_rows(world):
        answer = callers[who.pk].post(address, body, key=uuid4().hex, language="fr")
        told = answer.json()
        fine = answer.status_code == status and told["code"] == code and told["message"] and world.is_as_before()
        if not fine or set(told) != {"code", "message", "field", "detail", "errors"}:
            wrong.append((address, body, answer.status_code, told, world.is_as_before()))
    assert wrong == []
    silent = Client().post("/api/v1/ledger/transactions", {}, content_type="application/json")
    assert (silent.status_code, silent.json()["code"]) == (401, "not_authenticated")
