"""Scenario 1: a secretary opens a community of 120 people in an hour, in its own words."""

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wezer.core.acts.activation import mail_next_links
from wezer.core.jobs import mail_links_left
from wezer.core.models import Belonging, Invitation, LinkMailing, Member, User
from wezer.core.viewer import Viewer
from wezer.hosting.acts import begin_community
from wezer.hosting.models import ImportOrder
from wezer.hosting.orders import work
from wezer.ledger.testing import balance

pytestmark = pytest.mark.django_db
HOME = "/garden/journey/"
PAGES = (
    "/", "/g/", "/g/tree/", "/directory/", "/agenda/", "/market/", "/wallet/", "/wallet/pay/", "/notices/", "/me/notices/", "/garden/identity/", "/garden/members/",
    "/garden/roles/", "/garden/modules/", "/garden/health/", "/garden/words/", HOME, f"{HOME}steps/groups/", "/g/community/", "/g/community/settings/", "/search/?q=groupe",
)  # fmt: skip


@pytest.fixture
def oak(settings, tmp_path, db):
    settings.MEDIA_ROOT = str(tmp_path)
    _root, member = begin_community(
        by=Viewer.system(), name="Les Tilleuls", gardener="Oak", email="oak@example.org", password="a fine long pass"
    )
    return member


def sheet():
    """120 people, and seven lines that cannot be read: no name, no address, taken twice, no amount, no such currency's amount."""
    lines = ["Nom;Courriel;Groupes;Solde GRAIN"]
    lines += [
        f"Membre {number};p{number}@example.org;{'Cercle d’accueil' if number < 30 else ''};{number % 7 * 10 if number % 2 else ''}"
        for number in range(1, 121)
    ]
    lines += [";nobody@example.org;;", "Bad address;not an address;;", "Twice;p1@example.org;;", "No amount;x1@example.org;;ten", "Too fine;x2@example.org;;1,5",
              "Three;cells;only", "Twice again;p2@example.org;;"]  # fmt: skip
    return SimpleUploadedFile("people.csv", "\n".join(lines).encode())


def test_scenario_01_a_secretary_opens_a_community_of_120_people_in_its_own_words(oak):
    browser = Client(headers={"Accept-Language": "fr"})
    browser.force_login(oak.user)
    browser.post(f"{HOME}presets/lets/taking/", {"whole": "yes"})

    browser.post("/garden/import/new/spreadsheet/", {"members": sheet(), "currency": "GRAIN"})
    order = ImportOrder.objects.get()
    work.go_on(order)
    order.refresh_from_db()
    assert (order.summary["people"], order.summary["left"]) == (120, 7)
    where = f"/garden/import/{order.uid}/"
    assert len(browser.get(f"{where}report.csv").content.decode().splitlines()) == 8
    browser.post(f"{where}writing/", {"accept": "yes"})
    order.refresh_from_db()
    work.go_on(order)
    assert Belonging.objects.filter(group__parent=None, crossing="import", state="member").count() == 120

    words = {"group_one": "cercle", "group_many": "cercles", "group_article": "le"}
    assert browser.post("/garden/words/?language=fr", words).status_code == 303
    for page in PAGES:
        answer = browser.get(page)
        assert answer.status_code == 200, page
        text = re.sub(r"<script.*?</script>|<[^>]+>|«[^»]*»", " ", answer.content.decode(), flags=re.DOTALL)
        if page not in ("/garden/words/", "/search/?q=groupe"):
            assert not re.search(r"\bgroupes?\b", text, re.IGNORECASE), page
    for named in ("groupe", "cercles", "group"):
        assert 'href="/g/"' in browser.get(f"/search/?q={named}").content.decode().partition('id="main"')[2]

    mail.outbox.clear()
    browser.post(f"{HOME}steps/launch/decision/", {"method": "gardener", "apply": "yes"})
    assert len(mail.outbox) == 0  # no request waits for a mail server: the worker sends them, a few at a time
    mailing = LinkMailing.objects.get()
    assert mail_next_links(by=Viewer.system(), mailing=mailing)
    assert len(mail.outbox) == 50 and "50 sur 120" in browser.get(f"{HOME}steps/launch/").content.decode()
    mail_links_left.call(mailing.pk)
    assert len(mail.outbox) == 120 == len({each.to[0] for each in mail.outbox})
    assert "vos cercles et votre solde" in mail.outbox[0].body
    assert "120 liens ont été envoyés" in browser.get(f"{HOME}steps/launch/").content.decode()
    mail_links_left.call(mailing.pk)
    browser.post(f"{HOME}steps/launch/decision/", {"method": "gardener", "apply": "yes"})
    assert len(mail.outbox) == 120

    _comes_in(next(each for each in mail.outbox if each.to == ["p3@example.org"]))


def _comes_in(letter):
    """The person of line 3 chooses a password and finds their own place, balance and circle."""
    link = re.search(r"(/join/\S+)", letter.body)[1]
    browser = Client()
    assert browser.get(link).status_code == 200
    typed = {"email": "p3@example.org", "name": "Anybody", "password1": "nine calm herons waiting"}
    browser.post("/account/signup/", typed)
    code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]
    browser.post("/account/confirm-email/", {"code": code})
    member = User.objects.get(email="p3@example.org").member
    assert (member.name, balance(member, "GRAIN"), Member.objects.filter(name="Anybody").exists()) == (
        "Membre 3",
        30,
        False,
    )
    assert Belonging.objects.filter(member=member, group__name="Cercle d’accueil", state="member").exists()
    assert Invitation.objects.get(member=member).uses == 1


def test_a_link_to_ones_place_serves_its_own_address_only(oak):
    browser = Client()
    browser.force_login(oak.user)
    people = SimpleUploadedFile("people.csv", b"Name;E-mail\nFern;fern@example.org\n")
    browser.post("/garden/import/new/spreadsheet/", {"members": people})
    order = ImportOrder.objects.get()
    for press in ("", "writing/"):
        if press:
            browser.post(f"/garden/import/{order.uid}/{press}")
        order.refresh_from_db()
        work.go_on(order)
    browser.post(f"{HOME}steps/launch/decision/", {"method": "gardener", "apply": "yes"})
    mail_links_left.call(LinkMailing.objects.get().pk)
    link = re.search(r"(/join/\S+)", mail.outbox[-1].body)[1]
    stranger = Client()
    stranger.get(link)
    typed = {"email": "mint@example.org", "name": "Mint", "password1": "nine calm herons waiting"}
    assert "f…@example.org" in stranger.post("/account/signup/", typed).content.decode()  # said once, before they go on
    stranger.post("/account/signup/", {**typed, "other_address": typed["email"]})
    code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]
    stranger.post("/account/confirm-email/", {"code": code})
    assert Member.objects.get(name="Fern").user_id is None
