"""Refusals that no other test names, line by line: the API gives the code, the page its sentence, and nothing is written."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wezer.api.testing import Caller
from wezer.core import announcing
from wezer.core.acts import event_entry, following, tree
from wezer.core.acts.event_questions import ask_at_event
from wezer.core.acts.events import publish_event
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.retention import hold_back
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.blog.acts import articles
from wezer.core.blog.acts.articles import begin_article
from wezer.core.chat.acts import pins
from wezer.core.chat.acts.letters import write_letter
from wezer.core.chat.acts.messages import say
from wezer.core.glass import reading
from wezer.core.glass.acts import end_glass, open_glass
from wezer.core.group_duties.acts import declaring
from wezer.core.helpdesk.acts.tickets import ask_for_help
from wezer.core.lending.acts.loans import ask_for_loan
from wezer.core.lending.acts.things import offer_thing
from wezer.core.library.acts import receiving
from wezer.core.library.acts.documents import add_document
from wezer.core.models import Conversation, Group, Item, Message, Role, Room, Ticket
from wezer.core.pages import acts as pages
from wezer.core.pages.acts import make_page
from wezer.core.polls.acts.asking import Plan
from wezer.core.polls.acts.voting import end_poll
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

pytestmark = pytest.mark.django_db
system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = "2026-12-01"


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


class World:
    """Fern tends the garden, Sage works in it; Oak tends the community. One thing of each kind lies in the garden."""

    def __init__(self, join, gardener, circle):
        self.oak, self.fern, self.sage = gardener, join("Fern"), join("Sage")
        self.garden = circle("Garden", founder=self.fern)
        bring_in(by=system, group=self.garden, member=self.sage)
        self.beds, self.chatter = (
            circle("Beds", parent=self.garden, founder=self.fern),
            circle("Chatter", type="talk", founder=self.fern),
        )
        self.vote = circle("Waiting", founder=self.fern)
        kinds = ("calendar", "library", "blog", "pages", "help", "things", "chat")
        self.rooms = {kind: open_room(by=system, group=self.garden, kind=kind) for kind in kinds}
        self.rooms["talk"] = Room.objects.select_related("group").get(group=self.garden, kind="talk")
        fern, sage = viewer(self.fern), viewer(self.sage)
        day = date(2026, 12, 1)
        self.event = publish_event(
            by=fern,
            room=self.rooms["calendar"],
            title="Soup",
            starts_on=day,
            rule="FREQ=DAILY;COUNT=5",
            audience="group",
        )
        self.question = ask_at_event(by=fern, event=self.event, words="Which?", choices=["Leek", "Pumpkin"])
        self.article = begin_article(by=fern, room=self.rooms["blog"], title="Compost", body="Warm.")
        self.page = make_page(by=fern, room=self.rooms["pages"], title="Welcome", body="Here.", is_first=True)
        self.document = add_document(by=fern, room=self.rooms["library"], file=text(), title="Plan", retention="ten")
        self.loan = ask_for_loan(
            by=sage, thing=offer_thing(by=fern, room=self.rooms["things"], title="Drill", body="Turns."),
            starts_on=day, ends_on=day + timedelta(days=2),
        )  # fmt: skip
        self.letter = write_letter(by=viewer(self.oak), group=self.garden, title="Seeds", body="Any left?")
        self.channel = Conversation.objects.get(channel_of=self.rooms["chat"])
        self.message = say(by=fern, conversation=self.channel, body="Rain.")
        Message.objects.filter(pk=self.message.pk).update(created_at=NOON - timedelta(days=3))
        self.poll = publish_post(
            by=fern, room=self.rooms["talk"], body="Which?",
            poll=Plan(question="Which?", answers=("Leek", "Pumpkin"), ends_at=NOON + timedelta(days=1)),
        )  # fmt: skip
        end_poll(by=fern, post=self.poll)
        self.ticket = ask_for_help(by=sage, room=self.rooms["help"], title="The pump drips", body="All night.")
        Ticket.objects.filter(pk=self.ticket.pk).update(state="closed")
        self.steward = Role.objects.get(group=self.garden, key="steward")
        self.opening = open_glass(by=viewer(self.oak), group=self.beds, reason="A member asked for it.")
        end_glass(by=viewer(self.oak), opening=self.opening)
        self.open_now = open_glass(by=viewer(self.oak), group=self.vote, reason="A member asked for it.")
        Group.objects.filter(pk=self.chatter.pk).update(state="draft")
        hold_back(by=viewer(self.oak), uid=self.beds.uid, reason="A court asks.")
        change_setting(by=system, key="files.quota_mb", value=9, locked=True)
        change_setting(by=system, key="rooms.withheld", value=["forum"])
        change_setting(by=system, key="library.types", value=["text"], group=self.garden)
        self.callers = {each.pk: Caller.of(each, "*") for each in (self.oak, self.fern, self.sage)}
        self.seen = self.written()

    def written(self):
        return facts_told(), Item.objects.count(), Group.objects.count(), Room.objects.count(), Message.objects.count()


def text(content=b"Leeks and beans.", name="plan.txt"):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def world(join, gardener, circle):
    return World(join, gardener, circle)


#: So few are allowed here, where the usual number is large.
FEW = {
    "follows_many": (following, "MOST_FOLLOWED"), "too_many_invited": (event_entry, "MOST_INVITED"),
    "too_many_authors": (articles, "MOST_AUTHORS"), "too_many_duties": (declaring, "MOST_DUTIES"),
    "too_many_pages": (pages, "MOST_PAGES"), "too_deep": (tree, "DEEPEST"), "announced_enough": (announcing, "MOST"),
    "library_full": (receiving, "bytes_kept"), "too_many_pins": (pins, "MOST_PINS"), "glass_read_enough": (reading, "MOST_PAGES"),
}  # fmt: skip


def full(group):
    """So many bytes as no library holds."""
    return 2**40


def api_rows(w):
    """(who, method, address, body, code)."""
    event, on = f"events/{w.event.uid}", f"events/{w.event.uid}/dates/{DAY}"
    room = {kind: f"rooms/{each.uid}" for kind, each in w.rooms.items()}
    article = {"title": "Jam", "body": "Sweet."}
    said, garden = {"title": "A", "body": "B"}, f"groups/{w.garden.uid}"
    soup = {"title": "Soup", "starts_on": DAY, "rule": "FREQ=DAILY;COUNT=5"}
    return [
        (w.fern, "put", f"me/following/group/{w.beds.uid}", {}, "follows_many"),
        (w.fern, "post", f"{event}/dates/2026-12-03/following", soup, "before_the_others"),
        (w.fern, "post", f"{on}/invitations", {}, "nobody_invited"),
        (w.fern, "post", f"{on}/invitations", {"members": [w.sage.uid]}, "too_many_invited"),
        (w.sage, "put", f"{on}/answer", {"answer": "going", "replies": {str(w.question.uid): "Nettle"}}, "reply_unknown"),
        (w.fern, "post", f"{room['blog']}/articles", {**article, "authors": ["Sage"]}, "too_many_authors"),
        (w.fern, "post", f"{room['help']}/help-articles", {**said, "language": "tlh"}, "language_not_offered"),
        (w.fern, "post", f"articles/{w.article.uid}/versions/return", {"number": 99}, "version_gone"),
        (w.fern, "put", f"conversations/{w.letter.uid}/assignment", {"member": w.sage.uid}, "not_answering"),
        (w.fern, "post", "conversations", {"members": [w.fern.uid], "body": "Hm."}, "people_missing"),
        (w.oak, "delete", f"openings/{w.opening.uid}", {}, "glass_over"),
        (w.fern, "post", f"{garden}/duties", {"name": "Water", "measure": "tasks", "amount": "2"}, "too_many_duties"),
        (w.sage, "post", f"loans/{w.loan.uid}/steps/agree", {}, "not_your_side"),
        (w.fern, "post", f"{room['pages']}/pages", said, "too_many_pages"),
        (w.fern, "post", f"pages/{w.page.uid}/versions/return", {"number": 99}, "version_not_kept"),
        (w.fern, "patch", garden, {"hue": 360}, "hue_unknown"),
        (w.fern, "patch", garden, {"icon": "skull"}, "icon_unknown"),
        (w.fern, "post", f"{garden}/split/preview", {"shares": [{"key": "gold_1", "amount": "5"}]}, "share_unknown"),
        (w.fern, "post", "groups", {"parent": w.beds.uid, "type": "circle", "name": "Rows"}, "too_deep"),
        (w.fern, "post", "groups", {"parent": w.chatter.uid, "type": "circle", "name": "Rows"}, "may_not_contain"),
        (w.fern, "post", f"{room['talk']}/posts", {"body": "@Garden, rain!"}, "mentions_many"),
        (w.sage, "put", f"posts/{w.poll.uid}/poll/votes", {"answers": []}, "poll_over"),
        (w.oak, "put", "words/fr", {"words": {"member": {"one": "{evil}", "many": "x"}}}, "word_breaks"),
        (w.fern, "put", f"messages/{w.message.uid}", {"body": "Sun."}, "edited_too_late"),
        (w.fern, "post", f"{garden}/exclusions", {"member": w.sage.uid, "reason": "R", "hours": 73}, "out_of_range"),
        (w.sage, "post", f"tickets/{w.ticket.uid}/steps", {"step": "reopen"}, "too_late_to_reopen"),
        (w.fern, "post", f"{garden}/announcements", said, "announced_enough"),
        (w.fern, "post", f"roles/{w.steward.uid}/loans", {"member": w.sage.uid, "ends_at": "2030-01-01T00:00:00Z"}, "loan_too_long"),
        (w.fern, "post", f"groups/{w.beds.uid}/split", {"name": "Rows", "members": []}, "on_hold"),
        (w.oak, "post", "invitations", {"days": 91}, "out_of_range"),
        (w.fern, "put", f"documents/{w.document.uid}", {"title": "Plan", "retention": "none"}, "retention_shortened"),
        (w.fern, "delete", f"items/{w.document.uid}", {}, "document_kept_until"),
        (w.fern, "put", f"settings/files.quota_mb?group={w.garden.uid}", {"value": 3}, "setting_locked"),
        (w.fern, "put", f"messages/{w.message.uid}/pin", {}, "too_many_pins"),
        (w.fern, "post", f"{garden}/rooms", {"kind": "forum"}, "room_withheld"),
        (w.fern, "file", f"{room['library']}/documents", {"file": text(b"\x00\x01\x02", "plan.bin")}, "document_refused"),
        (w.fern, "file", f"{room['library']}/documents", {"file": text(b"%PDF-1.4\n%%EOF", "plan.pdf")}, "document_type_not_allowed"),
        (w.fern, "file", f"{room['library']}/documents", {"file": text()}, "library_full"),
        (w.fern, "file", f"{room['library']}/documents", {"file": text(), "tags": ",".join("abcdefghijk")}, "too_many_tags"),
    ]  # fmt: skip


def test_the_api_refuses_each_with_its_code_and_writes_nothing(world, monkeypatch):
    monkeypatch.setattr("wezer.core.mentions.MANY", 1)
    wrong = []
    for who, method, address, body, code in api_rows(world):
        caller = world.callers[who.pk]
        with monkeypatch.context() as few:
            if code in FEW:
                few.setattr(*FEW[code], full if code == "library_full" else 0)
            send = caller.upload if method == "file" else caller.send
            key = {"key": uuid4().hex}
            answer = (
                send(f"core/{address}", **key, **body)
                if method == "file"
                else send(method, f"core/{address}", body, **key)
            )
        told = answer.json() if answer.content else {}
        fine = told.get("code") == code and told["message"] and 403 <= answer.status_code <= 429
        if not fine or set(told) != {"code", "message", "field", "detail", "errors"} or world.written() != world.seen:
            wrong.append((address, code, answer.status_code, told, world.written() != world.seen))
            world.seen = world.written()
    assert wrong == [], "\n".join(map(str, wrong))


def page_rows(w):
    """(who, address, what is typed, field, words)."""
    article = {"title": "Jam", "body": "Sweet.", "audience": "group", "language": "en"}
    write, ended = "/g/garden/talk/write/", {"body": "Which?", "audience": "group", "question": "Which?"}
    door = f"/g/garden/events/{w.event.uid}/dates/{DAY}/invitations/"
    return [
        (w.fern, "/c/new/", {"members": "Nobody", "body": "Hm."}, "members", "Nobody"),
        (w.fern, "/c/new/", {"members": "Fern", "body": "Hm."}, "members", "19|person|somebody"),
        (w.fern, door, {"members": ""}, "members", "invite"),
        (w.fern, door, {"members": ", ".join(f"Leaf {each}" for each in range(30))}, "members", "20|at once"),
        (w.fern, write, {**ended, "answers": f"Leek\n{'x' * 201}"}, "answers", "letters"),
        (w.fern, f"/g/garden/{w.rooms['blog'].slug}/compose/", {**article, "authors": ", ".join(f"Leaf {n}" for n in range(11))}, "authors", "10"),
        (w.fern, f"/g/garden/{w.rooms['library'].slug}/add/", {"file": text(), "tags": ",".join("abcdefghijk"), "licence": "cc0-1.0", "retention": "none", "audience": "group"}, "tags", "10"),
    ]  # fmt: skip


def test_pages_say_it_beside_the_field(world):
    clients, wrong = {}, []
    for who, address, typed, field, words in page_rows(world):
        if who.pk not in clients:
            clients[who.pk] = Client()
            clients[who.pk].force_login(who.user)
        answer = clients[who.pk].post(address, {"key": uuid4().hex, **typed})
        found = re.search(rf'id="id_{field}-error"[^>]*>(.*?)</p>', answer.content.decode(), re.DOTALL)
        if answer.status_code != 422 or not found or not re.search(words, found[1]) or world.written() != world.seen:
            wrong.append((address, answer.status_code, found and found[1], world.written() != world.seen))
    assert wrong == [], "\n".join(map(str, wrong))


def test_who_has_read_enough_under_an_opening_reads_no_more(world, monkeypatch):
    oak = Client()
    oak.force_login(world.oak.user)
    monkeypatch.setattr(*FEW["glass_read_enough"], 0)
    assert oak.get(f"/g/waiting/?glass={world.open_now.uid}").status_code == 409
    assert world.written() == world.seen
