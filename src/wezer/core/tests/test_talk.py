"""Posts, comments, reactions: rules T-1 to T-4 and the rows "write", "edit", "hide" of the matrix in core.md 6.1."""

from datetime import timedelta

import pytest

from wezer.core.acts.comments import (
    add_comment,
    edit_comment,
    hide_comment,
    restore_comment,
    withdraw_comment,
)
from wezer.core.acts.groups import change_group
from wezer.core.acts.items import blank_withdrawn_items, hide_item, restore_item, show_item, withdraw_item
from wezer.core.acts.lifecycle import archive_group
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import edit_post, publish_draft, publish_post
from wezer.core.acts.reactions import give_reaction, take_reaction
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import archive_room
from wezer.core.mentions import author_notes
from wezer.core.models import Belonging, Comment, Item, Post, Revision, Role, Room
from wezer.core.talk_refusals import AudienceRefused, MentionsMany, NotThere, RoomNotOpen, TextEmpty, TextTooLong
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.permissions import can
from wezer.kernel.refusals import NotAllowed, NotFound, StaleVersion

system = Viewer.system()


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage works in it, Mint belongs to the community only."""
    group = circle("Garden", founder=join("Fern"))
    bring_in(by=system, group=group, member=join("Sage"))
    join("Mint")
    return group


@pytest.fixture
def who(garden):
    from wezer.core.models import Member

    return lambda name: viewer(Member.objects.get(name=name))


@pytest.fixture
def talk(garden):
    return Room.objects.select_related("group").get(group=garden, kind="talk")


@pytest.fixture
def write(talk, who):
    return lambda body="The first courgettes are in.", by="Sage", **more: publish_post(
        by=who(by), room=talk, body=body, **more
    )


def item(post):
    return Item.objects.select_related("group", "audience", "room").get(pk=post.pk)


def seen_by(viewer, post):
    return (
        Item.objects.visible_to(viewer).filter(pk=post.pk).exists(),
        Item.objects.listed_for(viewer).filter(pk=post.pk).exists(),
    )


def test_a_post_is_read_by_its_group_and_nobody_else(write, who):
    post = write()
    assert [seen_by(who(name), post) for name in ("Sage", "Fern", "Mint")] == [
        (True, True),
        (True, True),
        (False, False),
    ]
    assert seen_by(viewer(None), post) == (False, False)


def test_a_post_keeps_its_source_and_its_safe_html(write):
    post = write("**Come** <script>x</script>")
    assert (post.body, post.body_html) == (
        "**Come** <script>x</script>",
        "<p><strong>Come</strong> &lt;script&gt;x&lt;/script&gt;</p>\n",
    )
    assert post.card == {"excerpt": "Come <script>x</script>", "is_cut": False}


@pytest.mark.parametrize(("body", "refusal"), [("", TextEmpty), (" \n\x00 ", TextEmpty), ("x" * 20_001, TextTooLong)])
def test_texts_that_say_nothing_or_too_much_are_refused(write, body, refusal):
    before = facts_told()
    with pytest.raises(refusal):
        write(body)
    assert facts_told() == before and not Post.objects.exists()


def test_matrix_direct_members_write_derived_ones_only_where_the_group_says_so(circle, join, garden, who, write):
    bring_in(by=system, group=circle("Beds", parent=garden), member=join("Basil"))
    room = Room.objects.select_related("group").get(group=garden, kind="talk")
    assert who("Basil").belongs(garden) and not who("Basil").belongs_directly(garden)
    post = write()
    assert seen_by(who("Basil"), post) == (True, True)  # derived members read by default
    with pytest.raises(NotAllowed):
        publish_post(by=who("Basil"), room=room, body="Hello")
    with pytest.raises(NotAllowed):
        add_comment(by=who("Basil"), item=item(post), body="Hello")

    change_group(by=system, group=garden, derived_may_write=True)
    room.group.refresh_from_db()
    assert publish_post(by=who("Basil"), room=room, body="Hello").author.name == "Basil"
    assert add_comment(by=who("Basil"), item=item(post), body="Hello").author.name == "Basil"

    change_group(by=system, group=garden, derived_may_read=False)
    assert seen_by(who("Basil"), post) == (False, False)
    with pytest.raises(NotFound):
        add_comment(by=who("Basil"), item=item(post), body="Hello")


def test_matrix_people_outside_and_gardeners_do_not_write_in_a_group_they_are_not_in(talk, who, gardener):
    for outsider in (who("Mint"), viewer(gardener), viewer(None)):
        with pytest.raises(NotAllowed):
            publish_post(by=outsider, room=talk, body="Hello")
    assert not Post.objects.exists()


def test_nobody_writes_in_a_closed_room_or_an_archived_group(talk, who, garden, write):
    post = write()
    archive_room(by=system, room=talk)
    with pytest.raises(RoomNotOpen):
        publish_post(by=who("Sage"), room=talk, body="Hello")
    with pytest.raises(NotAllowed):
        add_comment(by=who("Sage"), item=item(post), body="Hello")
    archive_group(by=system, group=garden)
    talk.group.refresh_from_db()
    with pytest.raises(NotAllowed):
        publish_post(by=who("Sage"), room=talk, body="Hello")


def test_the_audience_is_what_the_group_allows(write, who, garden, talk):
    for wider in ("public", "stewards", "parties", "nonsense"):
        with pytest.raises(AudienceRefused):
            write(audience=wider)
    assert seen_by(who("Mint"), write(audience="community")) == (True, True)
    assert seen_by(viewer(None), write(audience="community")) == (False, False)
    change_group(by=system, group=garden, sight="open")
    talk.group.refresh_from_db()
    assert seen_by(viewer(None), write(audience="public")) == (True, True)
    change_group(by=system, group=garden, sight="secret")
    talk.group.refresh_from_db()
    with pytest.raises(AudienceRefused):
        write(audience="community")


def test_a_draft_is_its_authors_until_it_is_published(write, who):
    post = write(draft=True)
    assert [seen_by(who(name), post) for name in ("Sage", "Fern")] == [(True, False), (False, False)]
    with pytest.raises(NotAllowed):
        publish_draft(by=who("Fern"), post=post)
    publish_draft(by=who("Sage"), post=post)
    assert seen_by(who("Fern"), post) == (True, True)
    assert Fact.objects.filter(name="core.post_published").count() == 1


def test_the_same_form_sent_twice_posts_once(write):
    assert write(key="k1") == write(key="k1")
    assert Post.objects.count() == 1
    assert write(key="k1", by="Fern").pk != Post.objects.get(author__name="Sage").pk  # nobody else's key


def test_t4_editing_keeps_what_was_said_before(write, who):
    post = write("One", title="News")
    edit_post(by=who("Sage"), post=post, body="Two", title="News")
    fresh = Post.objects.get(pk=post.pk)
    assert (fresh.body, fresh.body_html, fresh.version, fresh.edited_at is not None) == ("Two", "<p>Two</p>\n", 2, True)
    assert list(Revision.objects.values_list("number", "title", "body")) == [(1, "News", "One")]
    with pytest.raises(StaleVersion):
        edit_post(by=who("Sage"), post=fresh, body="Three", version=1)
    with pytest.raises(NotAllowed):
        edit_post(by=who("Fern"), post=fresh, body="Mine now")
    assert Post.objects.get(pk=post.pk).body == "Two"


def test_i5_editing_never_widens_the_audience_by_itself(write, who):
    post = write()
    assert edit_post(by=who("Sage"), post=post, body="New").audience_id == post.audience_id


def test_withdrawn_can_be_taken_back_for_thirty_days_then_is_forgotten(write, who):
    post = write("Secret words", title="Oops")
    edit_post(by=who("Sage"), post=post, body="Other words", title="Oops")
    with pytest.raises(NotAllowed):
        withdraw_item(by=who("Fern"), item=item(post))
    withdraw_item(by=who("Sage"), item=item(post))
    assert seen_by(who("Fern"), post) == seen_by(who("Sage"), post) == (False, False)
    restore_item(by=who("Sage"), item=item(post))
    assert seen_by(who("Fern"), post) == (True, True)

    withdraw_item(by=who("Sage"), item=item(post))
    with clock.at(clock.now() + timedelta(days=31)):
        assert blank_withdrawn_items(by=system) == 1
        assert blank_withdrawn_items(by=system) == 0
    fresh = Post.objects.get(pk=post.pk)
    assert (fresh.title, fresh.body, fresh.body_html, fresh.card) == ("", "", "", {})
    assert set(Revision.objects.values_list("body", flat=True)) == {""}


def test_matrix_moderators_hide_with_a_reason_and_the_author_still_sees(write, who, gardener):
    post = write()
    for outsider in (who("Sage"), who("Mint")):
        with pytest.raises(NotAllowed):
            hide_item(by=outsider, item=item(post), reason="no")
    hide_item(by=who("Fern"), item=item(post), reason="Not kind")  # who tends the group
    assert [seen_by(who(name), post) for name in ("Sage", "Fern")] == [(True, False), (False, False)]
    assert item(post).hidden_reason == "Not kind"
    show_item(by=viewer(gardener), item=item(post))  # who tends what is around it
    assert seen_by(who("Fern"), post) == (True, True)


def test_a_moderator_is_whoever_holds_that_role(write, who, garden):
    from wezer.core.acts.roles import open_role
    from wezer.core.models import Member

    post, role = write(), open_role(by=system, group=garden, key="moderator")
    grant_role(by=system, role=Role.objects.get(pk=role.pk), member=Member.objects.get(name="Sage"))
    hide_item(by=who("Sage"), item=item(post), reason="a test")
    assert item(post).hidden_at is not None


def test_comments_stand_on_two_levels_and_are_counted(write, who):
    post = write()
    first = add_comment(by=who("Fern"), item=item(post), body="How many?")
    answer = add_comment(by=who("Sage"), item=item(post), body="Twelve kilos", parent=first)
    deeper = add_comment(by=who("Fern"), item=item(post), body="So many!", parent=answer)
    assert (answer.parent, deeper.parent) == (first, first)
    assert item(post).count.comments == 3
    withdraw_comment(by=who("Fern"), comment=first)
    assert item(post).count.comments == 2
    with pytest.raises(NotThere):
        add_comment(by=who("Sage"), item=item(post), body="Hello?", parent=Comment.objects.get(pk=first.pk))
    restore_comment(by=who("Fern"), comment=first)
    assert item(post).count.comments == 3


def test_a_double_click_comments_once(write, who):
    post = write()
    made = [add_comment(by=who("Fern"), item=item(post), body="Me", key="k") for _ in range(2)]
    assert made[0] == made[1] and Comment.objects.count() == 1 and item(post).count.comments == 1


def test_comments_are_their_authors_and_moderators_hide_them(write, who):
    post = write()
    comment = add_comment(by=who("Sage"), item=item(post), body="One")
    for act, more in ((edit_comment, {"body": "x"}), (withdraw_comment, {})):
        with pytest.raises(NotAllowed):
            act(by=who("Fern"), comment=comment, **more)
    assert edit_comment(by=who("Sage"), comment=comment, body="Two").edited_at
    assert list(Revision.objects.values_list("number", "body")) == [(1, "One")]
    with pytest.raises(NotAllowed):
        hide_comment(by=who("Sage"), comment=comment, reason="no")
    hide_comment(by=who("Fern"), comment=comment, reason="Not kind")
    assert Comment.objects.get().hidden_reason == "Not kind"


def test_a_stranger_can_neither_comment_nor_react_nor_learn_that_it_exists(write, who):
    post = write()
    for outsider in (who("Mint"), viewer(None)):
        with pytest.raises(NotFound):
            add_comment(by=outsider, item=item(post), body="Hello")
        with pytest.raises(NotFound):
            give_reaction(by=outsider, item=item(post), kind="thanks")


def test_what_is_told_to_the_community_may_be_answered_by_the_community(write, who):
    post = write(audience="community")
    assert add_comment(by=who("Mint"), item=item(post), body="May I have some?").author.name == "Mint"
    with pytest.raises(NotFound):
        add_comment(by=viewer(None), item=item(post), body="Me too")


def test_who_only_reads_in_a_group_does_not_answer_what_it_tells_to_others(write, who, garden):
    post = write(audience="community")
    assert can(who("Sage"), "core.comment_item", item(post))
    Belonging.objects.filter(group=garden, member__name="Sage").update(state="paused")
    with pytest.raises(NotAllowed):
        add_comment(by=who("Sage"), item=item(post), body="I am on a pause")


def test_t3_a_reaction_is_given_and_taken_once(write, who):
    post = write()
    given = [give_reaction(by=who("Fern"), item=item(post), kind="thanks") for _ in range(2)]
    give_reaction(by=who("Sage"), item=item(post), kind="thanks")
    give_reaction(by=who("Sage"), item=item(post), kind="useful")
    assert given == [True, False] and item(post).count.reactions == {"thanks": 2, "useful": 1}
    taken = [take_reaction(by=who("Fern"), item=item(post), kind="thanks") for _ in range(2)]
    assert taken == [True, False] and item(post).count.reactions == {"thanks": 1, "useful": 1}


def test_t2_a_mention_names_people_groups_tags_and_items(write, who, garden):
    other = write("Seeds", title="Seed list")
    post = write(f"@Fern and @mint in @garden about #Seeds, see !{other.uid} and @nobody")
    fern, mint = who("Fern").member, who("Mint").member
    for href, words in [
        (f"/m/{fern.uid}/", "@Fern"), (f"/m/{mint.uid}/", "@mint"), ("/g/garden/", "@garden"),
        ("/search/?q=tag%3Aseeds", "#Seeds"), (f"/i/{other.uid}/", "Seed list"),
    ]:  # fmt: skip
        assert f'<a href="{href}" class="' in post.body_html and f">{words}</a>" in post.body_html
    assert "@nobody" in post.body_html
    fact = Fact.objects.filter(name="core.post_published").latest("id")
    assert fact.payload["members"] == [f"core.member/{fern.uid}", f"core.member/{mint.uid}"]


def test_t2_a_mention_never_reveals_an_item(circle, join, write, who):
    hidden = circle("Council", founder=join("Basil"), sight="secret")
    room = Room.objects.select_related("group").get(group=hidden, kind="talk")
    secret = publish_post(by=who("Basil"), room=room, body="Words", title="Dismissals")
    bring_in(by=system, group=Room.objects.get(group__slug="garden", kind="talk").group, member=who("Basil").member)
    # One who may not see it names nothing at all; one who may shows no title to readers who may not.
    assert (
        "Dismissals" not in write(f"!{secret.uid}").body_html
        and f"/i/{secret.uid}" not in write(f"!{secret.uid}").body_html
    )
    told = write(f"!{secret.uid}", by="Basil")
    assert "Dismissals" not in told.body_html and f"/i/{secret.uid}/" in told.body_html
    assert "/g/council/" not in write("@Council").body_html


def test_t2_the_author_is_told_whom_and_what_others_may_not_see(circle, join, write, who, client):
    hidden = circle("Council", founder=join("Basil"), sight="secret")
    room = Room.objects.select_related("group").get(group=hidden, kind="talk")
    secret = publish_post(by=who("Basil"), room=room, body="Words", title="Dismissals")
    garden_room = Room.objects.select_related("group").get(group__slug="garden", kind="talk")
    bring_in(by=system, group=garden_room.group, member=who("Basil").member)
    join("Moss")  # not in the garden
    text = f"@Moss and @Fern, see !{secret.uid}"

    open_to = Post.objects.select_related("group", "audience").get(pk=write(text, by="Basil").pk)
    assert author_notes(text, who("Basil"), group=open_to.group, audience=open_to.audience) == [
        "Not everyone who reads this may open “Dismissals”: they see its address, without the title.",
        "Moss cannot read this, and will not be told.",
    ]
    client.force_login(who("Basil").member.user)
    page = client.post(
        "/g/garden/talk/write/", {"body": text, "audience": "group", "key": "k1"}, follow=True
    ).content.decode()
    assert "Not everyone who reads this may open" in page and "Moss cannot read this" in page
    commented = client.post(f"/i/{open_to.uid}/comments/", {"body": text, "key": "k2"}, follow=True).content.decode()
    assert "Moss cannot read this" in commented
    client.force_login(who("Fern").member.user)  # who may see neither learns nothing
    assert "Dismissals" not in client.get(f"/i/{open_to.uid}/", follow=True).content.decode()
    assert author_notes(text, who("Fern"), group=open_to.group, audience=open_to.audience) == [
        "Moss cannot read this, and will not be told."
    ]


def test_t2_a_group_of_more_than_thirty_is_mentioned_on_purpose_and_with_the_right(write, join, garden):
    for number in range(30):
        bring_in(by=system, group=garden, member=join(f"Leaf{number}", login=False))
    with pytest.raises(NotAllowed):
        write("@Garden come")  # Sage does not hold the right
    before = facts_told()
    with pytest.raises(MentionsMany) as asked:
        write("@Garden come", by="Fern")
    assert facts_told() == before and asked.value.details["number"] == 32
    assert write("@Garden come", by="Fern", confirmation=asked.value.token).pk


def test_two_of_the_same_name_are_not_mentioned_unless_one_is_in_the_group(write, join, who):
    join("Ivy", login=False), join("Ivy", login=False)
    assert "/m/" not in write("@Ivy").body_html
    join("Sage", login=False)  # another Sage, outside of the garden
    assert "/m/" in write("@Sage", by="Fern").body_html
