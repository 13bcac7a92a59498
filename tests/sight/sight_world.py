"""Random small communities for the tests of who may see what: people who belong here and there, and what they put where."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from wezer.core.acts.audiences import audience
from wezer.core.acts.community import found_community
from wezer.core.acts.events import publish_event
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.items import withdraw_item
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.blog.acts.articles import begin_article
from wezer.core.blog.acts.states import archive_article, propose_article, publish_article
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.acts.messages import say
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question
from wezer.core.helpdesk.acts.articles import write_article
from wezer.core.helpdesk.acts.tickets import ask_for_help, send_ticket
from wezer.core.lending.acts.loans import ask_for_loan
from wezer.core.lending.acts.things import offer_thing
from wezer.core.library.acts.documents import add_document
from wezer.core.models import Conversation, Item, Member, Question, Role, Room, Sight, SitePage, User
from wezer.core.moderation.acts.cases import decide_now
from wezer.core.pages.acts import make_page, show_page
from wezer.core.places.acts.places import suggest_place
from wezer.core.polls.acts.asking import Plan
from wezer.core.posting import UNLISTED, audiences_of, reaches_of
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, pause_announcement, publish_announcement
from wezer.exchange.acts.endings import cancel_announcement
from wezer.exchange.acts.replies import reply_to_announcement
from wezer.kernel.clock import now
from wezer.kernel.permissions import can

system = Viewer.system()
PEOPLE = ("Fern", "Sage", "Mint")
#: What a site tells of its group, each reader as far as they may see it.
PAGE = "pumpkin\n\n[[events]]\n\n[[articles]]\n\n[[pages]]\n\n[[map]]\n\n[[numbers]]"
FATES = ("", "", "draft", "hidden", "withdrawn", "paused")

worlds = st.fixed_dictionaries(
    {
        "parents": st.lists(st.integers(0, 9), min_size=1, max_size=3),
        "sights": st.lists(st.sampled_from(["open", "members", "secret"]), min_size=3, max_size=3),
        "inside": st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=5),
        "things": st.lists(
            st.tuples(
                st.sampled_from(["post", "offer", "want", "event", "thing", "document", "question", "article", "page", "ticket", "help_article", "place"]), st.integers(0, 2), st.integers(0, 3), st.integers(0, 4),
                st.sampled_from(FATES),
            ),
            min_size=1, max_size=5,
        ),
        "talks": st.lists(
            st.tuples(st.sampled_from(["channel", "direct", "letter"]), st.integers(0, 2), st.integers(0, 3)), max_size=4
        ),
    }
)  # fmt: skip


class Undo(Exception):
    """Nothing of an example stays."""


def build(world):
    groups = [found_community(by=system, name="Val-Commun")]
    for place, above in enumerate(world["parents"]):
        made = create_group(by=system, parent=groups[above % len(groups)], type="local", name=f"Group {place}")
        groups.append(change_group(by=system, group=made, sight=world["sights"][place]) or made)
    members = [
        add_member(by=system, name=name, user=User.objects.create_user(f"{name}@example.org", "x")) for name in PEOPLE
    ]
    for who, where in world["inside"]:
        bring_in(by=system, group=groups[where % len(groups)], member=members[who])
    for number, (kind, who, where, width, fate) in enumerate(world["things"]):
        group, author = groups[where % len(groups)], members[who]
        bring_in(by=system, group=group, member=author)
        thing = put(number, kind, viewer(author), group, width, fate)
        if fate == "hidden":
            hide(thing)
        elif fate == "withdrawn":
            withdraw_item(by=system if kind == "page" else viewer(author), item=thing) if kind not in (
                "offer",
                "want",
            ) else cancel_announcement(by=viewer(author), announcement=thing)
    for form, who, where in world["talks"]:
        talk(form, members[who], groups[where % len(groups)], members[where % len(members)])
    return members


def hide(thing):
    """By a decision, as those who moderate do."""
    decide_now(
        by=system, kind="item", thing=Item.objects.get(pk=thing.pk), decision="hide", reason="a test",
    )  # fmt: skip


def talk(form, author, group, other):
    """Something said in the group's chat, to one other member, or in a letter to the group."""
    if form == "direct":
        return other.pk == author.pk or write_to(by=viewer(author), members=[other], body="pumpkin soup")
    if form == "letter":
        return can(viewer(author), "core.write_letter", group) and write_letter(
            by=viewer(author), group=group, title="Pumpkin", body="pumpkin seeds"
        )
    room = Room.objects.filter(group=group, kind="chat").first() or open_room(by=system, group=group, kind="chat")
    bring_in(by=system, group=group, member=author)
    channel = Conversation.objects.select_related("group", "channel_of").get(channel_of=room)
    return say(by=viewer(author), conversation=channel, body="pumpkin pie")


def put(number, kind, by, group, width, fate):
    if kind == "post":
        choices = [each for each, _words in audiences_of(group)]
        room = Room.objects.select_related("group").get(group=group, kind="talk")
        return publish_post(
            by=by,
            room=room,
            body=f"pumpkin {number} #gourd",
            audience=choices[width % len(choices)],
            draft=fate == "draft",
            poll=ends_soon(number),
        )
    if kind == "event":
        choices = sorted(dict(reaches_of(group)), key=lambda each: each == UNLISTED)
        found = Room.objects.select_related("group").filter(group=group, kind="calendar").first()
        room = found or open_room(by=system, group=group, kind="calendar")
        day = now().date() + timedelta(days=3)
        return publish_event(
            by=by, room=room, title=f"Pumpkin {number}", starts_on=day, audience=choices[width % len(choices)],
            latitude=44 + number, longitude=5,
        )  # fmt: skip
    if kind == "page":
        return put_on_site(number, by, group, width, fate)
    if kind == "article":
        return put_into_blog(number, by, group, width, fate)
    if kind in ("ticket", "help_article"):
        return put_on_the_desk(number, kind, by, group, width, fate)
    if kind == "place":
        choices = [each for each, _words in audiences_of(group)]
        found = Room.objects.select_related("group").filter(group=group, kind="map").first()
        return suggest_place(
            by=by, room=found or open_room(by=system, group=group, kind="map"), title=f"Pumpkin {number}",
            audience=choices[width % len(choices)], latitude=44 + number, longitude=5,
        )  # fmt: skip
    if kind in ("thing", "document"):
        return put_into_library(number, kind, by, group, width, fate)
    if kind == "question":
        choices = [each for each, _words in audiences_of(group)]
        found = Room.objects.select_related("group").filter(group=group, kind="forum").first()
        room = found or open_room(by=system, group=group, kind="forum")
        asked = ask_question(
            by=by,
            room=room,
            title=f"Pumpkin {number}",
            body="Which pumpkin? #gourd",
            audience=choices[width % len(choices)],
        )
        answer_question(
            by=by, question=Question.objects.select_related("group", "room", "audience").get(pk=asked.pk), body="x"
        )
        return asked
    wide = "group" if group.sight == Sight.SECRET else ("public", "community", "group", "branch")[width % 4]
    rows = audience(wide, group) if wide in ("group", "branch") else audience(wide)
    if rows.pk not in by.audience_ids:
        rows = audience("community")
    made = announce(
        by=by, sense=kind, title=f"Pumpkin {number}", price_mode="free", audience=rows, latitude=44 + number, longitude=5,
    )  # fmt: skip
    if fate != "draft":
        made = publish_announcement(by=by, announcement=made)
        other = Member.objects.exclude(pk=by.member.pk).order_by("-pk").first()
        if made.audience_id in viewer(other).audience_ids:
            reply_to_announcement(by=viewer(other), announcement=made, message="With pleasure.")
    if fate == "paused":
        pause_announcement(by=by, announcement=made)
    return made


def ends_soon(number):
    """The poll of every post: calendars tell of its end to those who may read the post."""
    return Plan(question=f"Pumpkin {number}?", answers=("Yes", "No"), ends_at=now() + timedelta(days=2))


def put_on_site(number, by, group, width, fate):
    """A page of the group's site, shown unless it is a draft. It is the group's: nobody withdraws it alone."""
    choices = [each for each, _words in audiences_of(group)]
    found = Room.objects.select_related("group").filter(group=group, kind="pages").first()
    room = found or open_room(by=system, group=group, kind="pages")
    page = make_page(
        by=system, room=room, title=f"Pumpkin {number}", body=PAGE, audience=choices[width % len(choices)],
        is_first=not SitePage.objects.filter(site=room).exists(),
    )  # fmt: skip
    return page if fate in ("draft", "withdrawn") else show_page(by=system, page=page)


def put_into_blog(number, by, group, width, fate):
    """An article, let out by those who tend the group where it is for everyone; a draft is written with somebody else in the
    group, one that is paused lies in the archive."""
    choices = [each for each, _words in audiences_of(group)]
    found = Room.objects.select_related("group").filter(group=group, kind="blog").first()
    room = found or open_room(by=system, group=group, kind="blog")
    inside = Member.objects.filter(belongings__group=group).exclude(pk=by.member.pk).order_by("-pk")
    article = begin_article(
        by=by, room=room, title=f"Pumpkin {number}", body="pumpkin", tags="gourd", audience=choices[width % len(choices)],
        authors=[each.name for each in inside[:1]],
    )  # fmt: skip
    if fate == "draft":
        return propose_article(by=by, article=article) if number % 2 else article
    publish_article(by=by if article.audience.kind != "public" else system, article=article)
    return archive_article(by=by, article=article) if fate == "paused" else article


def put_on_the_desk(number, kind, by, group, width, fate):
    """A request for help, of which some are for the team alone and some not sent yet; or an article, by who tends the group."""
    found = Room.objects.select_related("group").filter(group=group, kind="help").first()
    room = found or open_room(by=system, group=group, kind="help")
    if kind == "ticket":
        asked = ask_for_help(by=by, room=room, title=f"Pumpkin {number}", body="How?", is_private=width == 3)
        if fate != "draft" and asked.published_at is None:
            send_ticket(by=by, ticket=asked)
        return asked
    choices = [each for each, _words in audiences_of(group)]
    role = Role.objects.filter(group=group, key__in=["steward", "gardener"]).first()
    grant_role(by=system, role=role, member=by.member)
    return write_article(
        by=viewer(by.member), room=room, title=f"Pumpkin {number}", body="A pumpkin.", language="en",
        audience=choices[width % len(choices)],
    )  # fmt: skip


def put_into_library(number, kind, by, group, width, fate):
    """A document; or a thing, for which somebody who may asks, unless it is to go again."""
    choices = [each for each, _words in audiences_of(group)]
    seen_by, room_kind = choices[width % len(choices)], "things" if kind == "thing" else "library"
    found = Room.objects.select_related("group").filter(group=group, kind=room_kind).first()
    room = found or open_room(by=system, group=group, kind=room_kind)
    if kind == "document":
        file = SimpleUploadedFile(f"pumpkin{number}.txt", b"pumpkin seeds %d" % number)
        return add_document(by=by, room=room, file=file, title=f"Pumpkin {number}", audience=seen_by)
    thing = offer_thing(by=by, room=room, title=f"Pumpkin {number}", audience=seen_by)
    other = viewer(Member.objects.exclude(pk=by.member.pk).order_by("-pk").first())
    if fate == "" and can(other, "core.borrow_thing", thing):
        day = now().date() + timedelta(days=2)
        ask_for_loan(by=other, thing=thing, starts_on=day, ends_on=day)
    return thing
