"""The door of the back office: who enters, as whom, and what the engine lets them do. Scenario 16, through its client's calls."""

import hashlib
import json
import re
import subprocess
import sys
import threading
import tomllib
from io import BytesIO

import pytest
from django.conf import settings as django_settings
from django.urls import reverse
from django.utils import timezone

from wezer.core.acts.roles import end_role, grant_role
from wezer.core.models import Party, Role, RoleHolding, Setting
from wezer.core.viewer import Viewer
from wezer.kernel.models import Fact
from wezer.operation.back import files
from wezer.operation.back.application import answer
from wezer.operation.back.files import CLIENT, FOLDERS, file_at
from wezer.operation.engine import users, web
from wezer.operation.engine.lock import write_lock
from wezer.operation.engine.place import place
from wezer.operation.jobs import close_back_office
from wezer.operation.models import Books
from wezer.operation.testing import VALLEY

pytestmark = pytest.mark.django_db
OFFICE_COOKIE = f"wezer_{django_settings.INSTANCE_ID}_office"


class Person:
    """A browser with the session of one person, calling what the client calls."""

    context = {}

    def __init__(self, client, member):
        client.force_login(member.user)
        self.cookies = {name: morsel.value for name, morsel in client.cookies.items()}

    def post(self, path, body=None, **more):
        sent = json.dumps(body or {}).encode()
        environ = {
            "REQUEST_METHOD": "POST", "SCRIPT_NAME": "", "PATH_INFO": f"/office/back/{path}", "QUERY_STRING": "",
            "CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(sent)), "wsgi.input": BytesIO(sent),
            "SERVER_NAME": "testserver", "SERVER_PORT": "80", "HTTP_HOST": "testserver", "wsgi.url_scheme": "http",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "REMOTE_ADDR": "192.0.2.7",
            **more,
        }  # fmt: skip
        said = {}

        def start(status, headers, exc_info=None):
            said.update(status=int(status.split()[0]), headers=headers)

        body = b"".join(answer(environ, start))
        self.headers = dict(said["headers"])
        if "Set-Cookie" in self.headers:
            self.given = self.headers["Set-Cookie"]
            name, value = self.headers["Set-Cookie"].split(";")[0].split("=", 1)
            self.cookies[name] = value
        return said["status"], body

    def enter(self):
        """The status of the answer; on a yes, what the client asks first: in which company one works."""
        status = self.post("enter/")[0]
        if status == 200:
            self.context = {}
            self.context = {
                "company": self.call("model.res.user.get_preferences", True)[1]["company"],
                "company_filter": "one",
            }
        return status

    def call(self, method, *arguments):
        """Status and result, or the name of the error and its first words."""
        asked = {"id": 1, "method": method, "params": [*arguments, self.context]}
        status, body = self.post(f"{place().name}/rpc/", asked)
        if status != 200:
            return status, None
        told = json.loads(body)
        if error := told.get("error"):
            return error[0], error[1]
        return 200, told["result"]


@pytest.fixture
def office(books, community, settings):
    """The valley's books, in the engine and in the community's database."""
    Party.objects.filter(pk=community.pk).update(uid=VALLEY)
    settings.ALLOWED_HOSTS = ["testserver"]
    return Books.objects.create(entity=community, state="open", pack="fr", legal_name="Val-Commun")


@pytest.fixture
def come(office, community, join, client):
    """`come("Sage", "treasurer")`: that person's browser, before the door."""

    def one(name, *roles, **fields):
        member = join(name, **fields)
        for key in roles:
            grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key=key), member=member)
        person = Person(client, member)
        person.member = member
        return person

    return one


def account(person, code):
    return person.call("model.account.account.search", [["code", "=", code]], 0, 1, None)[1][0]


def draft(person, debit, credit):
    """A draft entry as the client's form saves it."""

    def amount(value):
        return {"__class__": "Decimal", "decimal": value}

    journal = person.call("model.account.journal.search", [["type", "=", "general"]], 0, 1, None)[1][0]
    period = person.call("model.account.period.search", [["start_date", "=", day(2024, 3, 1)]], 0, 1, None)[1][0]
    lines = [
        {"account": account(person, "5121"), "debit": amount(debit), "credit": amount("0")},
        {"account": account(person, "7541"), "debit": amount("0"), "credit": amount(credit)},
    ]
    values = {"journal": journal, "period": period, "date": day(2024, 3, 1), "lines": [["create", lines]]}
    return person.call("model.account.move.create", [values])


def day(year, month, number):
    return {"__class__": "date", "year": year, "month": month, "day": number}


def test_scenario_16_an_unbalanced_entry_is_refused_through_the_client_and_nothing_is_numbered(books, come):
    sage = come("Sage", "treasurer")
    assert sage.enter() == 200

    _, (move,) = draft(sage, "10.00", "9.00")
    refused = sage.call("model.account.move.post", [move])

    assert (refused[0], books.entries()) == ("UserError", [])
    assert sage.call("model.account.move.read", [move], ["number", "state"])[1] == [
        {"id": move, "number": None, "state": "draft"}
    ]


def test_an_entry_posted_in_the_back_office_is_told_to_the_books_pages(books, come):
    sage = come("Sage", "treasurer")
    sage.enter()

    _, (move,) = draft(sage, "10.00", "10.00")
    assert sage.call("model.account.move.post", [move])[0] == 200

    assert books.entries() == [("1", [("5121", "10.00", "0.00"), ("7541", "0.00", "10.00")])]
    told = books.do("events", after="0").as_dict()
    assert "move_posted" in json.dumps(told)


def test_whoever_lacks_the_right_finds_neither_page_nor_session(office, come, client):
    fern = come("Fern")

    assert (client.get(reverse("office:back")).status_code, fern.enter()) == (404, 403)
    fern.cookies = {}
    assert fern.enter() == 401
    assert users.logins() == [] and not Fact.objects.filter(name="operation.back_office_entered").exists()


def test_the_treasurer_enters_as_themselves_with_a_cookie_for_this_instance_and_path_alone(office, come, client):
    sage = come("Sage", "treasurer")

    assert client.get(reverse("office:back")).status_code == 200
    assert sage.enter() == 200

    cookie = sage.given
    assert cookie.startswith(f"{OFFICE_COOKIE}=k.{sage.member.uid}:")
    assert f"; Path=/office/back/{place().name}; HttpOnly; SameSite=Strict" in cookie
    assert users.logins() == [str(sage.member.uid)]
    told = Fact.objects.get(name="operation.back_office_entered")
    assert (told.actor, told.audit) == (sage.member.pk, True)
    _, preferences = sage.call("model.res.user.get_preferences", False)
    assert (preferences["name"], preferences["status_bar"]) == ("Sage", "Sage [EUR]")


def test_who_only_audits_reads_everything_and_changes_nothing(books, office, community, come):
    sage, moss = come("Sage", "treasurer"), None
    sage.enter()
    _, (move,) = draft(sage, "10.00", "10.00")
    moss = come("Moss", "auditor")
    assert moss.enter() == 200

    assert moss.call("model.account.move.read", [move], ["state"])[1] == [{"id": move, "state": "draft"}]
    assert moss.call("model.ir.model.access.get_access", ["account.move"])[1]["account.move"] == {
        "read": 1, "write": False, "create": False, "delete": False,
    }  # fmt: skip
    refused = [
        moss.call("model.account.move.post", [move]),
        moss.call("model.account.move.delete", [move]),
        moss.call("wizard.account.reconcile.create"),
        draft(moss, "1.00", "1.00"),
    ]
    assert [name for name, _words in refused] == ["UserError"] * 4
    assert refused[0][1][0] == "You may read the books here, not change them."
    assert moss.call("model.ir.ui.view_tree_state.set", "account.move", "[]", "id", "[]", "[]")[0] == 200
    assert books.entries() == []


def test_what_the_gateway_keeps_is_hidden_from_the_client(office, come):
    sage = come("Sage", "treasurer")
    sage.enter()

    for model in ("wezer.operation", "wezer.event", "wezer.role", "wezer.tax_name"):
        assert sage.call(f"model.{model}.search", [], 0, 1, None)[0] == 403


def test_signing_out_and_losing_the_right_end_it_at_the_next_call(office, community, come, client):
    sage = come("Sage", "treasurer")
    sage.enter()
    assert sage.call("model.account.move.search", [], 0, 1, None)[0] == 200

    holding = RoleHolding.objects.get(member=sage.member, role__key="treasurer")
    end_role(by=Viewer.system(), holding=holding)
    assert sage.call("model.account.move.search", [], 0, 1, None)[0] == 403
    close_back_office()
    assert users.logins() == []

    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="treasurer"), member=sage.member)
    assert sage.enter() == 200 and users.logins() == [str(sage.member.uid)]
    client.logout()
    assert sage.call("model.account.move.search", [], 0, 1, None)[0] == 401


def test_books_that_are_still_being_opened_are_paused_not_broken(office, community, come):
    sage = come("Sage", "treasurer")
    Party.objects.filter(pk=community.pk).update(uid="0190f000-0000-7000-8000-00000000ffff")

    assert sage.enter() == 503 and users.logins() == []


def test_other_rights_or_another_person_need_another_session(office, community, come):
    sage = come("Sage", "treasurer")
    sage.enter()
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="gardener"), member=sage.member)
    assert sage.call("model.account.move.search", [], 0, 1, None)[0] == 401
    assert sage.enter() == 200 and sage.call("model.account.move.search", [], 0, 1, None)[0] == 200

    moss = come("Moss", "treasurer")
    moss.cookies[OFFICE_COOKIE] = sage.cookies[OFFICE_COOKIE]
    assert moss.call("model.account.move.search", [], 0, 1, None)[0] == 401


def test_who_owes_a_second_lock_stays_outside_until_they_have_one(office, community, come):
    sage = come("Sage", "treasurer")
    RoleHolding.objects.filter(member=sage.member).update(since=timezone.now() - timezone.timedelta(days=30))
    Setting.objects.filter(key="security.second_factor").delete()

    assert sage.enter() == 403


def test_nothing_but_the_clients_own_calls_reaches_the_engine(office, come):
    sage = come("Sage", "treasurer")
    sage.enter()
    here = place().name

    def status(path, method="common.db.list", **more):
        return sage.post(path, {"id": 1, "method": method, "params": []}, **more)[0]

    assert status("another_valley/rpc/") == 404
    assert status(f"{here}/session/login") == 404
    assert status(f"{here}/user/application/") == 404
    assert status(f"{here}/rest/model/account.move") == 404
    assert status("rpc/", "common.db.list") == 403
    assert status("rpc/", "common.server.version") == 200
    assert status(f"{here}/rpc/", HTTP_ORIGIN="http://elsewhere.example") == 403
    assert status(f"{here}/rpc/", CONTENT_TYPE="text/plain") == 403
    basic = {
        "HTTP_AUTHORIZATION": "Basic YWRtaW46YWRtaW4=",
        "HTTP_COOKIE": sage.cookies[django_settings.SESSION_COOKIE_NAME],
    }
    assert status(f"{here}/rpc/", **basic) == 401


def test_writing_waits_for_the_write_lock_and_reading_does_not(office, come, monkeypatch):
    sage = come("Sage", "treasurer")
    sage.enter()
    _, (move,) = draft(sage, "10.00", "10.00")
    monkeypatch.setattr(web, "WAIT_SECONDS", 0.05)
    held, done = threading.Event(), threading.Event()

    def hold():
        with write_lock(place()):
            held.set()
            done.wait(20)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(20)
    try:
        assert sage.call("model.account.move.search", [], 0, 1, None)[0] == 200
        assert sage.call("model.account.move.post", [move])[0] == 503
        assert sage.headers["Retry-After"]
    finally:
        done.set()
        holder.join()
    assert sage.call("model.account.move.post", [move])[0] == 200


def test_who_chooses_living_words_keeps_them_and_others_read_the_words_of_accountants(office, come):
    sage = come("Sage", "treasurer", language="fr")
    sage.enter()
    _, (menu,) = sage.call(
        "model.ir.ui.menu.search", [["icon", "=", "tryton-account"], ["parent", "=", None]], 0, 1, None
    )

    def words(language):
        sage.context["language"] = language
        name = sage.call("model.ir.ui.menu.read", [menu], ["name"])[1][0]["name"]
        return name, sage.call("model.account.invoice.fields_get", ["party"])[1]["party"]["string"]

    assert {language: words(language) for language in ("en", "en_living", "fr", "fr_living")} == {
        "en": ("Financial", "Party"),
        "en_living": ("Wealth", "Member or partner"),
        "fr": ("Financier", "Tiers"),
        "fr_living": ("Richesses", "Membre ou partenaire"),
    }
    assert sage.call("model.res.user.get_preferences", True)[1]["language"] == "fr"
    sage.call("model.res.user.set_preferences", {"language": "fr_living"})
    sage.enter()
    assert sage.call("model.res.user.get_preferences", True)[1]["language"] == "fr_living"


def test_the_page_says_what_one_may_do_inside(office, come, client):
    come("Moss", "auditor")

    page = client.get(reverse("office:back") + "?why=paused").content.decode()

    assert "change nothing" in page and "Recording is paused" in page and 'href="/office/back/"' in page


# --- the client's files ---


def test_the_vendored_client_is_what_its_list_says():
    listed = tomllib.loads((CLIENT / "vendor.toml").read_text(encoding="utf-8"))
    there = {str(path.relative_to(CLIENT)) for path in (CLIENT / "sao").rglob("*") if path.is_file()}

    assert there == set(listed["files"])
    for name, digest in listed["files"].items():
        assert hashlib.sha256((CLIENT / name).read_bytes()).hexdigest() == digest, name
    for package in listed["package"]:
        assert len((CLIENT / package["text"]).read_text(encoding="utf-8")) > 700 and package["licence"]
    assert sum((CLIENT / name).stat().st_size for name in there) < 6_000_000


def test_everything_that_the_page_and_its_styles_ask_for_is_there():
    page = file_at("").plain.decode()
    asked = re.findall(r'(?:src|href)="([^":]+\.(?:js|css|svg))(?:\?v=[0-9a-f]{12})?"', page)
    assert len(asked) > 18 and "<script" in page
    assert not re.search(r"<script(?![^>]*src=)", page), "an inline script would not run"
    for sheet in (path for path in asked if path.endswith(".css")):
        for found in re.findall(r'url\("?([^")?#]+)', file_at(sheet).plain.decode()):
            if not found.startswith(("data:", "/")):
                parts = [*sheet.split("/")[:-1], *found.split("/")]
                while ".." in parts:
                    at = parts.index("..")
                    del parts[at - 1 : at + 1]
                asked.append("/".join(parts))
    client = (CLIENT / "sao/app/tryton-sao.js").read_text(encoding="utf-8")
    asked += [
        f"images/{name}.svg"
        for name in re.findall(r"'(tryton-[a-z-]+)'", client)
        if (CLIENT / f"sao/images/{name}.svg").exists()
    ]
    asked += ["locale/en.json", "locale/fr.json", "images/tryton-close.svg", "sounds/success.wav"]

    assert [path for path in dict.fromkeys(asked) if file_at(path) is None] == []
    assert file_at("../application.py") is None and file_at("/etc/passwd") is None


def test_a_file_is_kept_by_the_browser_as_long_as_it_is_the_same(settings):
    said = {}

    def get(path, **more):
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": f"/office/back/{path}", **more}
        body = b"".join(answer(environ, lambda status, headers: said.update(status=status, headers=dict(headers))))
        return said["status"][:3], body

    status, page = get("")
    assert status == "200" and "script-src" not in said["headers"]["Content-Security-Policy"].replace("'self'", "")
    address, query = re.search(r'src="(app/tryton-sao\.js)\?(v=[0-9a-f]+)"', page.decode()).groups()
    status, packed = get(address, QUERY_STRING=query, HTTP_ACCEPT_ENCODING="gzip")
    assert (status, said["headers"]["Content-Encoding"]) == ("200", "gzip") and len(packed) < 400_000
    assert "immutable" in said["headers"]["Cache-Control"]
    assert get("", HTTP_IF_NONE_MATCH=file_at("").tag) == ("304", b"")
    assert get("nothing.js")[0] == "404"
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/office/back"}
    answer(environ, lambda status, headers: said.update(status=status, headers=dict(headers)))
    assert said["headers"]["Location"] == "/office/back/"
    assert [folder.is_dir() for folder in FOLDERS] == [True, True] and files.DESIGN.is_dir()


def test_serving_everything_on_one_port_loads_no_engine_until_somebody_enters():
    code = "import sys, wezer.site.serve as s; print(s.back_office is not None, [m for m in sys.modules if m.startswith('trytond')])"
    environ = {
        "WEZER_HOME": str(django_settings.WEZER_HOME), "WEZER_PACKAGES": "operation", "PATH": "/usr/bin:/bin",
        "PYTHONPATH": ":".join(path for path in sys.path if path),
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "True []", done.stderr
