"""I-7: whatever tells a member of something, at that moment they may read it.

Random small communities, in which things happen that somebody is told of; then, before it is told, memberships end, things
are withdrawn, hidden, rewritten for fewer, people are blocked, suspended, forgotten. What then stands among the notices,
on the page and in the API, what leaves by mail at once, in summaries and by push is held against one question: does the
page of that thing open for this member now?
"""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as quick
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.channels import choose_channels
from wezer.core.acts.comments import add_comment
from wezer.core.acts.community import found_community
from wezer.core.acts.erasing import erase_member
from wezer.core.acts.following import follow
from wezer.core.acts.groups import create_group
from wezer.core.acts.items import hide_item, withdraw_item
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in, leave_group, suspend_member
from wezer.core.acts.posts import edit_post, publish_post
from wezer.core.chat.acts.contact import block_member
from wezer.core.chat.acts.letters import write_to
from wezer.core.jobs import mail_what_is_wanted_at_once, push_what_is_due, send_summaries
from wezer.core.models import Block, Item, MailPlan, Member, Post, Room, User
from wezer.core.posting import audiences_of
from wezer.core.push.acts.choices import choose_pushes
from wezer.core.push.testing import push_service
from wezer.core.testing import examples, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.refusals import Refusal
from wezer.workflow.testing import settle

__all__ = ["push_service"]

system = Viewer.system()
PEOPLE = ("Fernleaf", "Sagebrush", "Mintwort")
TOPICS = ("mentions", "answers", "messages", "following")
#: What stands between what somebody did and their name in a sentence: words that a block silences.
SAID = "mentions you|writes to you|commented on|answered you|wrote “"

people, places = st.integers(0, 2), st.integers(0, 2)
histories = st.fixed_dictionaries(
    {
        "inside": st.lists(st.tuples(people, places), max_size=5),
        "channels": st.lists(st.sampled_from(["now", "digest"]), min_size=3, max_size=3),
        "happened": st.lists(
            st.tuples(st.sampled_from(["mention", "comment", "direct"]), people, places, people, st.integers(0, 3)),
            min_size=2, max_size=5,
        ),
        "is_ordered": st.booleans(),  # whether the pushes were on their way before what follows
        "changed": st.lists(
            st.tuples(
                st.sampled_from(["leave", "narrow", "withdraw", "hide", "block", "erase", "suspend"]), people, st.integers(0, 4)
            ),
            min_size=1, max_size=4,
        ),
    }
)  # fmt: skip


class Undo(Exception):
    """Nothing of an example stays."""


class World:
    """A community, three members told by every way they have, and what was ever called what."""

    def __init__(self, history, service):
        self.service, self.said = service, []
        root = found_community(by=system, name="Val-Commun")
        self.groups = [root, *(create_group(by=system, parent=root, type="circle", name=f"Group {n}", sight=sight)
            for n, sight in enumerate(("open", "secret")))]  # fmt: skip
        self.members = [
            add_member(by=system, name=name, user=User.objects.create_user(address(name), "x")) for name in PEOPLE
        ]
        for member, channel in zip(self.members, history["channels"], strict=True):
            choose_channels(by=viewer(member), chosen=dict.fromkeys(TOPICS, channel))
            choose_pushes(by=viewer(member), chosen=dict.fromkeys(TOPICS, True))
            service.subscribe(viewer(member), path=f"/{member.name}")
        for who, where in history["inside"]:
            bring_in(by=system, group=self.groups[where], member=self.members[who])
            if where:
                follow(by=viewer(self.members[who]), target=self.groups[where])
        settle()
        self.service.got.clear()
        mail.outbox.clear()

    def happen(self, number, what, who, where, whom, width):
        self.said.append((who, whom))
        author, group, other = viewer(self.members[who]), self.groups[where], self.members[whom]
        if what == "direct":
            write_to(by=author, members=[other], body="Pumpkins?")
        elif what == "comment":
            wanted = Item.objects.listed_for(author).filter(kind="post", author=other).first()
            if wanted is not None:
                add_comment(by=author, item=wanted, body="Fine pumpkins.")
        else:
            for each in (author.member, other):
                bring_in(by=system, group=group, member=each)
            choices = [kind for kind, _words in audiences_of(group)]
            room = Room.objects.select_related("group").get(group=group, kind="talk")
            publish_post(
                by=viewer(author.member), room=room, body=f"@{other.name} look", title=f"Pumpkin{number}x",
                audience=choices[width % len(choices)], confirmation="",
            )  # fmt: skip

    def change(self, what, who, which):
        member = Member.objects.get(pk=self.members[who].pk)
        posts = list(Post.objects.select_related("group", "audience", "room").order_by("pk"))
        post = posts[which % len(posts)] if posts else None
        if what == "leave":
            leave_group(by=viewer(member), group=self.groups[which % 3])
        elif what == "block" and self.said:
            said = self.said[which % len(self.said)]
            block_member(by=viewer(self.members[said[1]]), member=self.members[said[0]])
        elif what == "erase":
            erase_member(by=system, member=member, wish="sign")
        elif what == "suspend":
            suspend_member(by=system, member=member, reason="a test")
        elif post is not None and what == "hide":
            hide_item(by=system, item=post, reason="a test")
        elif post is not None and what == "withdraw":
            withdraw_item(by=Viewer.of(Member.objects.get(pk=post.author_id)), item=post)
        elif what == "narrow" and post is not None:
            narrowest = audiences_of(post.group)[0][0]
            edit_post(
                by=Viewer.of(Member.objects.get(pk=post.author_id)), post=post, body="look", title=f"Hidden{post.pk}x",
                audience=narrowest,
            )  # fmt: skip

    def tell(self):
        """All that leaves by itself: at once, by push, in the summary."""
        with clock.at(now() + timedelta(seconds=20)):
            mail_what_is_wanted_at_once()
            push_what_is_due()
            settle()
            send_summaries()
            MailPlan.objects.update(next_digest_at=now())
            send_summaries()

    def told(self, member):
        """Every text that reaches this member now, by its way."""
        mails = [each for each in mail.outbox if each.to == [address(member.name)]]
        found = {
            "mail": "\n".join(f"{each.subject}\n{each.body}\n{each.alternatives[0][0]}" for each in mails),
            "push": "\n".join(str(each.said) for each in self.service.got if each.path == f"/{member.name}"),
        }
        user = User.objects.filter(member=member.pk).first()
        if user is not None:
            client = Client()
            client.force_login(user)
            found["page"] = client.get("/notices/", follow=True).content.decode()
            found["home"] = "".join(
                re.findall(r'id="waiting".*?</section>', client.get("/").content.decode(), re.DOTALL)
            )
            found["api"] = (
                Caller.of(Member.objects.get(pk=member.pk), "*").get("core/notices?limit=100").content.decode()
            )
        return found

    def check(self, member):
        now_titles = {post.title: post for post in Post.objects.all()}
        readable = {title for title, post in now_titles.items() if opens(member, post)}
        deaf = {self.name_of(row.blocked_id) for row in Block.objects.filter(member=member.pk)}
        gone = {each.name for each in self.members if Member.objects.get(pk=each.pk).erased_at}
        for way, text in self.told(member).items():
            named = set(re.findall(r"(?:Pumpkin|Hidden)\d+x", text))
            assert named <= readable, (way, named - readable)
            for name in deaf:
                assert not re.search(f"{name} ({SAID})", text), (way, "a blocked voice", name)
            assert not [name for name in gone if name in text], (way, "somebody forgotten")
            assert member.name not in gone or not text.strip(), (way, "to somebody forgotten")

    def name_of(self, number):
        return next(each.name for each in self.members if each.pk == number)


def address(name):
    return f"{name.lower()}@example.org"


def opens(member, post):
    """The question all ways are held against."""
    user = User.objects.filter(member=member.pk).first()
    if user is None:
        return False
    client = Client()
    client.force_login(user)
    answer = client.get(f"/i/{post.uid}/", follow=True)
    at_door = any(where.startswith("/account/login") for where, _status in answer.redirect_chain)
    return answer.status_code == 200 and not at_door


def live(history, service):
    cache.clear()
    world = World(history, service)
    for number, one in enumerate(history["happened"]):
        if one[1] != one[3]:
            world.happen(number, *one)
    settle()
    if history["is_ordered"]:
        with clock.at(now() + timedelta(seconds=10)):
            push_what_is_due()
    for one in history["changed"]:
        try:
            world.change(*one)
        except Refusal:
            continue  # what may not be done is not done
    world.tell()
    return world


@quick(
    max_examples=examples(8),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(history=histories)
def test_i7_what_a_member_is_told_they_may_read_at_that_moment(db, settings, tmp_path, push_service, history):
    settings.WEZER_HOME = tmp_path  # where the list of the forgotten lies
    with pytest.raises(Undo), transaction.atomic():
        world = live(history, push_service)
        for member in world.members:
            world.check(member)
        raise Undo


def whole(*changed, is_ordered=False, channels=("now", "now", "now")):
    return {
        "inside": [(0, 1), (1, 1), (2, 1)], "channels": list(channels), "is_ordered": is_ordered,
        "happened": [("mention", 0, 1, 1, 0), ("direct", 0, 0, 1, 0)], "changed": list(changed),
    }  # fmt: skip


def ways(world, member, words="Pumpkin0x"):
    return {way for way, text in world.told(member).items() if words in text}


@pytest.mark.parametrize("is_ordered", [False, True])
def test_something_was_really_told_by_every_way(db, push_service, is_ordered):
    world = live(whole(is_ordered=is_ordered, channels=("now", "now", "digest")), push_service)
    fern, sage, mint = world.members
    assert ways(world, sage) == {"mail", "push", "page", "api"}
    assert ways(world, mint) == {"mail", "push", "page", "api"}  # who follows the group, in the summary
    assert ways(world, sage, "Fernleaf writes to you") == {"mail", "push", "page", "api"}
    assert ways(world, fern) == set()


@pytest.mark.parametrize(
    "change", [("leave", 1, 1), ("withdraw", 0, 0), ("hide", 0, 0), ("suspend", 1, 0), ("erase", 1, 0)]
)
@pytest.mark.parametrize("is_ordered", [False, True])
def test_after_each_change_nothing_of_it_is_told(db, settings, tmp_path, push_service, change, is_ordered):
    settings.WEZER_HOME = tmp_path
    world = live(whole(change, is_ordered=is_ordered), push_service)
    assert ways(world, world.members[1]) == set()


def test_a_blocked_voice_is_heard_by_no_way(db, push_service):
    world = live(whole(("block", 1, 0), is_ordered=True), push_service)
    assert ways(world, world.members[1], "Fernleaf writes to you") == set()
    assert ways(world, world.members[1], "Fernleaf mentions you") == set()
