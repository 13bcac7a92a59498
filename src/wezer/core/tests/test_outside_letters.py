"""Letters to a group from people who are not members: from the form to the answer by mail, and to being forgotten."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.retention import hold_back
from wezer.core.acts.settings import change_setting
from wezer.core.api.chat import show_conversations
from wezer.core.chat.acts import outside
from wezer.core.chat.acts.messages import react, say
from wezer.core.chat.acts.outside import (
    answer_from_outside,
    block_writer,
    confirm_letter,
    forget_letter,
    forget_old_letters,
    write_from_outside,
)
from wezer.core.chat.outside import is_blocked, path_of
from wezer.core.chat.reading import conversations
from wezer.core.chat.refusals import LetterHeld, LettersClosedOutside, NoPicturesOutside
from wezer.core.jobs import forget_what_is_over
from wezer.core.models import Conversation, LetterBlock, Message, Notice, OutsideLetter, RetentionRun
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed
from wezer.workflow.acts.flights import failed
from wezer.workflow.models import Flight

system, stranger = Viewer.system(), Viewer.anonymous()
WORDS = "Is there a bed? [Look](https://evil.example) @Fern **now**"


@pytest.fixture
def garden(circle, join):
    caches["limits"].clear()
    fern = join("Fern")
    group = circle("Garden", founder=fern, sight="open")
    change_setting(by=viewer(fern), key="letters.from", value="anyone", group=group)
    return fern, group


def fill(page, **more):
    hidden = dict(re.findall(r'name="(opened|key)" value="([^"]+)"', page.content.decode()))
    return {"name": "Nora", "email": "Nora@Example.org", "title": "A bed?", "body": WORDS, **hidden, **more}


def links(kind):
    return re.findall(rf"http://testserver(/letters/{kind}\S+)", mail.outbox[-1].body)


def send(client, **more):
    """Through the form, five seconds after it was opened."""
    page = client.get("/letters/to/garden/")
    with clock.at(now() + timedelta(seconds=5)):
        return client.post("/letters/to/garden/", fill(page, **more))


def handed_over(client=None):
    client = client or Client()
    send(client)
    client.post(links("confirm/")[0])
    return Conversation.objects.select_related("group").get(
        form="outside", withdrawn_at=None
    ), OutsideLetter.objects.get()


def test_a_letter_from_outside_is_confirmed_read_together_answered_by_mail_and_gone_on_with(garden, join):
    fern, group = garden
    sage, nora, steward = join("Sage"), Client(), Client()
    steward.force_login(fern.user)
    assert "/letters/to/garden/" in nora.get("/g/garden/").content.decode()
    sent = send(nora)
    letter = OutsideLetter.objects.get()
    assert (sent.status_code, sent.url, letter.state, letter.email) == (303, "/letters/sent/", "waiting", "nora@example.org")  # fmt: skip
    assert (
        mail.outbox[-1].to == ["nora@example.org"]
        and "a bed" not in (mail.outbox[-1].body + mail.outbox[-1].subject).lower()
    )
    assert not Conversation.objects.exists()
    (confirm,) = links("confirm/")
    assert "A bed?" in nora.get(confirm).content.decode() and not Conversation.objects.exists()  # programs open links
    read = nora.post(confirm).url
    again = nora.post(confirm)
    assert (again.status_code, Conversation.objects.count()) == (404, 1)
    assert "There is no letter here" in again.content.decode()

    letter.refresh_from_db()
    found = Conversation.objects.select_related("group").get()
    said = Message.objects.get()
    assert (letter.state, letter.body, found.title, found.writer, said.written_by) == (
        "handed_over", "", "A bed?", "Nora", None,
    )  # fmt: skip
    deliver()
    assert list(Notice.objects.values_list("member__name", "kind", "detail__outside")) == [("Fern", "letter", True)]
    assert [row.name for row in (fern, sage) if conversations(viewer(row)).exists()] == ["Fern"]
    inbox, page = steward.get("/c/letters/garden/").content.decode(), steward.get(f"/c/{found.uid}/").content.decode()
    assert "from outside" in inbox and "Nora" in inbox and "nora@example.org" in page and "Nora" in page
    assert "evil.example" in page and 'https://evil.example"' not in page and "Somebody</b>" not in page
    steward.post(f"/c/{found.uid}/assignment/", {"member": str(fern.uid)})
    with pytest.raises(NoPicturesOutside):
        say(by=viewer(fern), conversation=found, body="Look", pictures=["a picture"])
    steward.post(f"/c/{found.uid}/messages/", {"key": "a1", "body": "Come on Saturday."})
    answer = mail.outbox[-1]
    assert (answer.to, answer.subject) == (["nora@example.org"], "Garden answered: A bed?")
    assert answer.from_email.startswith('"Garden" <') and "Come on Saturday." in answer.body
    assert "Fern" not in answer.body and b"Garden" in answer.message().as_bytes()
    assert f"http://testserver{read}" in answer.body

    elsewhere = Client()
    seen = elsewhere.get(read)
    assert (seen["Cache-Control"], seen["X-Robots-Tag"]) == ("no-store", "noindex")
    assert "Come on Saturday." in seen.content.decode() and "Fern" not in seen.content.decode().replace("@Fern", "")
    typed = fill(seen, body="Gladly.")
    assert [elsewhere.post(read, typed).status_code for _twice in range(2)] == [303, 303]
    assert [row.body for row in Message.objects.order_by("number")] == [WORDS, "Come on Saturday.", "Gladly."]
    long = elsewhere.post(read, fill(seen, body="a" * 5001, key="k9"))
    assert long.status_code == 422 and "id_body-error" in long.content.decode()

    (stop,) = re.findall(r"http://testserver(/letters/\S+/stop/)", answer.body)
    assert stop in answer.extra_headers["List-Unsubscribe"] and elsewhere.get(stop).status_code == 200
    assert OutsideLetter.objects.get().stopped_at is None
    assert Client(enforce_csrf_checks=True).post(stop).status_code == 200
    sent_so_far = len(mail.outbox)
    say(by=viewer(fern), conversation=found, body="Bring gloves.")
    react(by=viewer(fern), message=said, kind="thanks")
    assert len(mail.outbox) == sent_so_far and "Bring gloves." in elsewhere.get(read).content.decode()
    with clock.at(now() + timedelta(days=61)):
        late = elsewhere.get(read).content.decode()
        assert "time of this link is over" in late and "gloves" not in late
        assert elsewhere.post(read, fill(seen, body="Late.", key="k8")).status_code == 200
        say(by=viewer(fern), conversation=found, body="Still there?")
        assert "Still there?" in elsewhere.get(read).content.decode()
    assert Message.objects.count() == 5

    assert elsewhere.post(f"{read}forget/").status_code == 200
    found = Conversation.objects.get()
    assert (found.title, found.card, found.withdrawn_at is not None) == ("", {}, True)
    assert not OutsideLetter.objects.exists() and not Notice.objects.exists()
    assert set(Message.objects.values_list("body", "body_html", "tokens")) == {("", "", "")}
    assert [elsewhere.get(each).status_code for each in (read, stop, confirm)] == [404, 404, 404]
    assert steward.get(f"/c/{found.uid}/").status_code == 404
    told = Fact.objects.get(name="core.outside_letter_forgotten")
    assert (told.audit, told.group, "ora" in str(told.payload)) == (True, group.pk, False)


def test_what_machines_send_and_what_is_too_much_reaches_nobody(garden, monkeypatch):
    nora = Client()
    page = nora.get("/letters/to/garden/")
    before = facts_told()
    fast = nora.post("/letters/to/garden/", fill(page))
    assert (fast.status_code, "That went fast" in fast.content.decode()) == (422, True)
    with clock.at(now() + timedelta(days=2)):
        old = nora.post("/letters/to/garden/", fill(page))
    assert "lay open for long" in old.content.decode()
    assert "lay open for long" in nora.post("/letters/to/garden/", fill(page, opened="made up")).content.decode()
    machine = send(nora, website="https://evil.example")
    assert (machine.status_code, machine.url) == (303, "/letters/sent/")
    wrong = {"name": "", "email": "nowhere", "title": "", "body": "a" * 5001}
    for field, typed in wrong.items():
        said = send(nora, **{field: typed})
        assert said.status_code == 422 and f'id="id_{field}-error"' in said.content.decode(), field
    assert (OutsideLetter.objects.count(), len(mail.outbox), facts_told()) == (0, 0, before)
    assert [send(nora).status_code for _each in range(4)] == [303, 303, 303, 429]
    assert OutsideLetter.objects.count() == 3
    typed = fill(page, key="twice", email="basil@example.org")
    with clock.at(now() + timedelta(seconds=9)):
        assert [nora.post("/letters/to/garden/", typed).status_code for _each in range(2)] == [303, 303]
    assert OutsideLetter.objects.count() == 4
    tagged = [send(Client(), email=f"moss+{each}@example.org").status_code for each in range(4)]
    assert (tagged, OutsideLetter.objects.count()) == ([303, 303, 303, 429], 7)
    for name in ("MOST_WAITING", "MOST_IN_ALL", "MOST_A_DAY"):
        monkeypatch.setattr(outside, name, 0)
        full = send(Client(REMOTE_ADDR="192.0.2.9"), email=f"{name.lower()}@example.org")
        assert (full.status_code, "no more are taken for now" in full.content.decode()) == (429, True), name
        monkeypatch.undo()
    with clock.at(now() + timedelta(hours=2)):  # made-up addresses close the form for an hour
        monkeypatch.setattr(outside, "MOST_WAITING", 1)
        write_from_outside(by=stranger, group=garden[1], name="N", email="fig@example.org", title="T", body="B")
    with clock.at(now() + timedelta(hours=51)):
        assert nora.get(links("confirm/")[0]).status_code == 404
        forget_what_is_over()
    assert not OutsideLetter.objects.exists() and RetentionRun.objects.get().counts["unconfirmed_letters"] == 8


def test_who_is_blocked_reaches_nobody_and_no_one_learns_of_it_or_of_a_members_address(garden, join):
    fern, group = garden
    sage, steward = join("Sage"), Client()
    steward.force_login(fern.user)
    _found, letter = handed_over()
    read = path_of("letters:letter", letter)
    url = f"/c/letters/{group.slug}/blocks/"
    assert steward.post(url, {"email": "nora@example.org"}).status_code == 303
    twice = steward.post(url, {"email": "NORA+letters@example.org"})
    assert (twice.status_code, 'id="id_email-error"' in twice.content.decode()) == (409, True)
    mail.outbox.clear()
    everybody = ("nora@example.org", "nora+1@example.org", "sage@example.org", "new@example.org")
    pages = [send(Client(), email=each) for each in everybody]
    assert {(page.status_code, page.url) for page in pages} == {(303, "/letters/sent/")}
    assert [each.to[0] for each in mail.outbox] == [
        "sage@example.org",
        "new@example.org",
    ]  # a member's is like any other
    assert mail.outbox[0].body.replace("confirm", "")[:80] == mail.outbox[1].body.replace("confirm", "")[:80]
    seen, words = Client().get(read), Message.objects.count()
    assert "takes no letters" not in seen.content.decode() and Client().post(read, fill(seen, body="On")).url == read
    assert answer_from_outside(by=stranger, letter=letter, body="Once more") is None
    early = OutsideLetter.objects.create(group=group, name="Nora", email="nora@example.org", title="T", body="B")
    door = path_of("letters:confirm", early)
    assert (Client().get(door).status_code, Client().post(door).url) == (200, "/letters/handed-over/")
    handed = Client().get("/letters/handed-over/").content.decode()
    assert "handed over" in handed and "Look into your mail" not in handed
    assert not OutsideLetter.objects.filter(pk=early.pk).exists() and Message.objects.count() == words
    other = Client()
    other.force_login(sage.user)
    assert other.post(url, {"email": "x@example.org"}).status_code == 403
    with pytest.raises(NotAllowed):
        block_writer(by=viewer(sage), group=group, email="x@example.org")
    program, below = Caller.of(fern), f"core/groups/{group.uid}/letter-blocks"
    (kept,) = program.get(below).json()
    assert (kept["email"], Caller.of(sage).get(below).status_code) == ("nora@example.org", 403)
    for email, said in (
        ("nora@example.org", "blocked_already"),
        ("nowhere", "address_invalid"),
        ("", "address_invalid"),
    ):
        refused = program.post(below, {"email": email}, key=f"k-{said}-{email}", language="fr").json()
        assert (refused["code"], refused["field"], "’" in refused["message"] or "adresse" in refused["message"]) == (
            said, "email", True,
        )  # fmt: skip
    made = program.post(below, {"email": "Weed@example.org"}, key="k1")
    assert (made.status_code, made.json()["email"]) == (201, "weed@example.org")
    assert program.send("delete", f"{below}/{made.json()['uid']}").status_code == 204
    (listed,) = program.get(f"core/groups/{group.uid}/letters").json()["items"]
    assert (listed["form"], listed["author"]["name"], listed["outside"]["email"]) == ("outside", "Nora", "nora@example.org")  # fmt: skip
    (word,) = program.get(f"core/conversations/{listed['uid']}/messages").json()["items"]
    assert (word["author"]["name"], word["body"], word["written_by"]) == ("Nora", WORDS, None)
    mail.outbox.clear()
    answered = program.post(f"core/conversations/{listed['uid']}/messages", {"body": "By a program."}, key="k2")
    assert (answered.status_code, len(mail.outbox), answered.json()["author"]["name"]) == (201, 1, "Garden")
    assert show_conversations([_found], viewer(sage))[0]["outside"] is None  # a watcher's list, say
    assert [steward.post(url, {"lift": each}).status_code for each in ("abc", str(group.uid))] == [404, 404]
    assert steward.post(url, {"lift": str(LetterBlock.objects.get().uid)}).status_code == 303
    assert list(Fact.objects.filter(name="core.outside_writer_blocked").values_list("payload__blocked", "audit")) == [
        (True, True), (True, True), (False, True), (False, True),
    ]  # fmt: skip
    assert other.get("/letters/to/garden/").url == "/c/letters/garden/new/"  # a member has their own form


def test_for_how_long_a_letter_is_kept_is_said_as_the_community_has_it_and_what_stays(garden):
    change_setting(
        by=system, key="privacy.retention", value={"outside_letters": 1095, "unconfirmed_letters": 1, "notices": 90}
    )
    form = Client().get("/letters/to/garden/").content.decode()
    assert "kept for 1095 days" in form and "erased after 1 day." in form and "year" not in form
    sent = send(Client())
    assert "within 1 day:" in Client().get(sent.url).content.decode() and "within 1 day." in mail.outbox[-1].body
    confirm = links("confirm/")[0]
    with clock.at(now() + timedelta(days=1, minutes=1)):
        assert "Yes, hand it over" not in Client().get(confirm).content.decode(), (
            "nor is it there longer than it was said"
        )
    assert "erased 1 day after it was written" in Client().get(confirm).content.decode()
    assert "What the group has made of it elsewhere stays" in Client().get(Client().post(confirm).url).content.decode()


def test_of_many_old_letters_the_mail_is_looked_through_once(garden, settings):
    settings.EMAIL_BACKEND = "wezer.core.accounts.mail.Backend"
    for each in ("moss", "basil", "fig"):
        write_from_outside(by=stranger, group=garden[1], name="N", email=f"{each}@example.org", title="T", body="B")
        confirm_letter(by=stranger, letter=OutsideLetter.objects.get(state="waiting"))
    with CaptureQueriesContext(connection) as asked:
        assert forget_old_letters(by=system, before=now() + timedelta(days=1)) == 3
    assert len([each for each in asked if each["sql"].startswith("UPDATE") and "flight" in each["sql"]]) == 1
    assert not OutsideLetter.objects.exists() and set(Message.objects.values_list("body", flat=True)) == {""}


def test_a_closed_door_a_held_letter_and_a_year_without_a_word(garden, gardener, community):
    _fern, group = garden
    found, letter = handed_over()
    read = path_of("letters:letter", letter)
    hold = hold_back(by=viewer(gardener), uid=found.uid, reason="A court asks for it.")
    with pytest.raises(LetterHeld):
        forget_letter(by=stranger, letter=letter)
    with clock.at(now() + timedelta(days=366)):
        forget_what_is_over()
        assert Message.objects.get().body == WORDS
        type(hold).objects.update(lifted_at=now())
        forget_what_is_over()
    assert (Message.objects.get().body, OutsideLetter.objects.count()) == ("", 0)

    _found, letter = handed_over()
    read = path_of("letters:letter", letter)
    for value, sight, state in (
        ("members", "open", "active"),
        ("anyone", "members", "active"),
        ("anyone", "open", "paused"),
    ):
        change_setting(by=system, key="letters.from", value=value, group=group)
        type(group).objects.update(sight=sight, state=state)
        assert "/letters/to/" not in Client().get("/g/garden/").content.decode()
        shut = Client().get("/letters/to/garden/")
        assert (shut.status_code, "There is no letter here" in shut.content.decode()) == (404, True)
        group.refresh_from_db()
        with pytest.raises(LettersClosedOutside):
            write_from_outside(by=stranger, group=group, name="N", email="n@example.org", title="T", body="B")
        assert "takes no letters from outside now" in Client().get(read).content.decode()
    assert Client().get("/letters/to/nowhere/").status_code == Client().get(read[:-3] + "x/").status_code == 404


def test_mail_that_waits_goes_with_its_letter_and_a_made_up_address_is_no_operators_work(garden, settings):
    settings.EMAIL_BACKEND = "wezer.core.accounts.mail.Backend"
    fern, _group = garden

    def kept():
        return [(each.state, bool(each.payload)) for each in Flight.objects.filter(name="letter").order_by("pk")]

    send(Client())
    letter, flight = OutsideLetter.objects.get(), Flight.objects.get(name="letter")
    failed(flight=flight, error="SMTP [550]", for_good=True)
    assert kept() == [("done", False)]  # nobody is asked about it, and the address is gone
    conversation = confirm_letter(by=stranger, letter=letter)
    say(by=viewer(fern), conversation=conversation, body="Come.")
    failed(flight=Flight.objects.latest("pk"), error="SMTP [550]", for_good=True)
    say(by=viewer(fern), conversation=conversation, body="Or not.")
    assert kept() == [("done", False), ("held", True), ("pending", True)]
    send(Client(), email="basil@example.org")
    assert kept()[3:] == [("pending", True)]
    forget_letter(by=stranger, letter=OutsideLetter.objects.get(conversation=conversation))
    assert kept() == [("done", False)] * 3 + [("pending", True)]
    with clock.at(now() + timedelta(hours=51)):
        forget_what_is_over()
    assert kept() == [("done", False)] * 4


def test_a_block_said_earlier_holds_for_whatever_is_added_to_its_address(garden, circle):
    """Migration 0096; twice is once, and what was both there is one."""
    fern, group = garden
    other = circle("Orchard", founder=fern)
    for where, email in (
        (group, "nora@example.org"), (group, "nora+a@example.org"), (group, "Mint+b@example.org"),
        (group, "mint+c@example.org"), (group, "+d@example.org"), (other, "nora+a@example.org"),
    ):  # fmt: skip
        LetterBlock.objects.create(group=where, email=email)
    for _time in range(2):
        import_module("wezer.core.migrations.0096_blocks_of_letters_folded").fold(apps, None)
    kept = sorted(LetterBlock.objects.values_list("group__name", "email"))
    assert kept == [
        ("Garden", "+d@example.org"), ("Garden", "mint@example.org"), ("Garden", "nora@example.org"),
        ("Orchard", "nora@example.org"),
    ]  # fmt: skip
    assert is_blocked(group, "mint+new@example.org") and is_blocked(other, "nora@example.org")
