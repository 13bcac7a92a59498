"""Being forgotten: asked, thought over for fourteen days, settled, done for good."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.erasing import ask_erasure, erase_member, take_erasure_back
from wezer.core.acts.events import publish_event
from wezer.core.acts.membership import bring_in
from wezer.core.acts.post_files import add_to_post
from wezer.core.acts.posts import edit_post, publish_post
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.forgotten import join_lists, path, read_list, write_down
from wezer.core.forum.acts.questions import accept_answer, answer_question
from wezer.core.forum.acts.threads import ask_question
from wezer.core.jobs import let_go_who_leaves
from wezer.core.lending.acts.things import offer_thing
from wezer.core.library.acts.documents import add_document
from wezer.core.library.work import read_version
from wezer.core.models import (
    Belonging,
    Comment,
    DocumentVersion,
    Erasure,
    File,
    Item,
    MapPoint,
    Member,
    Notice,
    Party,
    Place,
    Post,
    ProfileField,
    Question,
    Revision,
    Role,
    Room,
    SearchDoc,
    User,
)
from wezer.core.models.appearance import look
from wezer.core.places.acts.judging import judge_place
from wezer.core.places.acts.places import correct_place, suggest_place
from wezer.core.refusals import AlreadyErased, NothingToTakeBack
from wezer.core.search.acts import keep_search, tell_of_finds
from wezer.core.search.find import search
from wezer.core.search.kept import due_searches
from wezer.core.testing import deliver, facts_told, viewer
from wezer.kernel import clock
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


@pytest.fixture(autouse=True)
def _a_list_of_its_own(settings, tmp_path):
    settings.WEZER_HOME = tmp_path


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def night(days):
    with clock.at(clock.now() + days * DAYS):
        let_go_who_leaves()


def wrote(member, community, body="A word of mine."):
    post = publish_post(by=viewer(member), room=Room.objects.get(group=community, kind="talk"), title="Mine", body=body)
    return post, add_comment(by=viewer(member), item=post, body="And a comment.")


def test_who_asks_to_be_forgotten_stays_for_fourteen_days_and_may_take_it_back(join, gardener, community):
    fern = join("Fern Bracken")
    asked = ask_erasure(by=viewer(fern), wish="sign")
    with pytest.raises(AlreadyErased):
        ask_erasure(by=viewer(fern), wish="delete")
    night(13)
    assert viewer(fern).is_inside and (asked.due_at - asked.asked_at).days == 14

    take_erasure_back(by=viewer(fern))

    night(20)
    fern.refresh_from_db()
    assert (fern.name, fern.erased_at) == ("Fern Bracken", None) and not Erasure.objects.exists()
    assert Belonging.objects.get(member=fern).state == "member" and not list(read_list())
    with pytest.raises(NothingToTakeBack):
        take_erasure_back(by=viewer(fern))


def test_who_has_something_open_is_not_forgotten_before_it_is_settled(join, community):
    fern, sage = join("Fern Bracken"), join("Sage")
    gardens = Role.objects.get(group=community, key="gardener")
    grant_role(by=viewer(fern).system(), role=gardens, member=fern)
    ask_erasure(by=viewer(fern), wish="sign")
    night(15)
    assert Member.objects.get(pk=fern.pk).erased_at is None  # the only one who tends the community

    grant_role(by=viewer(fern), role=gardens, member=sage)
    night(16)

    gone = Member.objects.get(pk=fern.pk)
    assert gone.erased_at is not None and gone.look == look(gone.name) != look("Fern Bracken")


@pytest.mark.parametrize("wish", ["sign", "anonymise", "delete"])
def test_what_they_wrote_stays_signed_otherwise_or_goes_as_they_wish(join, gardener, community, wish):
    fern, sage = join("Fern Bracken"), join("Sage")
    post, comment = wrote(fern, community)
    add_to_post(by=viewer(fern), post=post, documents=[SimpleUploadedFile("plan.txt", b"Leeks.")])
    edit_post(by=viewer(fern), post=Post.objects.get(pk=post.pk), title="Mine", body="A word of mine, weighed.")
    other = add_comment(by=viewer(sage), item=post, body="Thank you @Fern_Bracken, I shall ask Fern Bracken.")
    ask_erasure(by=viewer(fern), wish=wish)
    night(15)

    pseudonym = Member.objects.get(pk=fern.pk).name
    assert pseudonym.startswith("Former member ") and not User.objects.filter(email__startswith="fern").exists()
    post, comment = Post.objects.get(pk=post.pk), Comment.objects.get(pk=comment.pk)
    body = "" if wish == "delete" else "A word of mine, weighed."
    author = "Somebody" if wish == "anonymise" else pseudonym
    assert (post.body, post.author.name, comment.author.name) == (body, author, author)
    assert (post.withdrawn_at is not None, comment.withdrawn_at is not None) == (wish == "delete",) * 2
    other.refresh_from_db()
    assert "Bracken" not in other.body + other.body_html and pseudonym in other.body
    signs = [] if wish == "delete" else [author]
    assert [file.owner.name for file in File.objects.filter(item=post.pk)] == signs, "what hangs on it follows"
    assert [each.written_by.name for each in Revision.objects.filter(subject=ref(post))] == signs, "nor do its versions"
    found_by = SearchDoc.objects.filter(item=post.pk).values_list("author__name", flat=True)
    assert list(found_by) == signs, "nor does a search for them tell more"
    assert Item.objects.filter(pk=post.pk).exists()  # rows are never deleted
    assert [(each.uid, each.wish, each.pseudonym) for each in read_list()] == [(fern.uid, wish, pseudonym)]


def test_a_name_of_one_word_stays_in_what_others_say_of_the_flower(join, gardener, community):
    rose, sage = join("Rose"), join("Sage")
    talk = Room.objects.get(group=community, kind="talk")
    post = publish_post(by=viewer(sage), room=talk, title="Beds", body="The rose bed is for @Rose to weed.")
    ask_erasure(by=viewer(rose), wish="sign")
    night(15)

    post.refresh_from_db()
    assert post.body == f"The rose bed is for @{Member.objects.get(pk=rose.pk).name} to weed."


def test_for_who_cannot_sign_in_those_who_admit_members_ask_and_nobody_else(join, gardener, community):
    fern, paper = join("Fern"), join("Mossy Stone", login=False)
    before = facts_told()
    with pytest.raises(NotAllowed):
        ask_erasure(by=viewer(fern), wish="sign", member=paper)
    with pytest.raises(NotAllowed):
        ask_erasure(by=viewer(gardener), wish="sign", member=fern)  # who can sign in asks for themselves
    assert facts_told() == before

    ask_erasure(by=viewer(gardener), wish="delete", member=paper)
    night(15)
    assert Member.objects.get(pk=paper.pk).name.startswith("Former member ")


def test_the_pages_and_programs_say_what_was_asked_and_take_it_back(join, gardener, community):
    fern = join("Fern")
    client, api = Client(), Caller.of(fern)
    client.login(username="fern@example.org", password="a fine long pass")
    client.post("/account/reauthenticate/", {"password": "a fine long pass"})
    assert client.post("/me/data/erasure/", {"wish": "nonsense"}).status_code == 422
    assert client.post("/me/data/erasure/", {"wish": "sign", "hands_over": "on"}).status_code == 303
    assert b"Keep me after all" in client.get("/me/data/erasure/").content
    assert api.get("core/me/erasure").json()["wish"] == "sign"
    tending = signed_in(gardener)
    assert b"may think better of it" in tending.get("/garden/erasures/").content.lower()
    assert client.get("/garden/erasures/").status_code == 404

    assert api.send("delete", "core/me/erasure").status_code == 204
    assert api.get("core/me/erasure").json()["wish"] == "" and not Erasure.objects.exists()
    assert api.post("core/me/erasure", {"wish": "delete"}).json()["wish"] == "delete"
    assert client.post("/me/data/erasure/return/").status_code == 303 and not Erasure.objects.exists()
    assert api.post("core/me/archive", {}).json()["state"] == "asked" == api.get("core/me/archive").json()["state"]


def test_the_list_of_the_forgotten_survives_a_line_cut_short_and_is_joined_without_doubles(tmp_path, join):
    fern, sage = join("Fern"), join("Sage")
    write_down(fern.uid, "sign", "Former member 1")
    other = tmp_path / "other.jsonl"
    other.write_text(
        path().read_text() + f'{{"uid": "{sage.uid}", "wish": "delete", "pseudonym": "Former member 2"}}\n{{"uid": "'
    )

    join_lists(other)
    join_lists(other)

    assert [(each.uid, each.wish) for each in read_list()] == [(fern.uid, "sign"), (sage.uid, "delete")]
    assert "Fern" not in path().read_text() and path().stat().st_mode & 0o077 == 0


def test_who_is_forgotten_takes_no_namesakes_name_no_couples_line_and_no_helpers_name_along(
    join, gardener, community, circle
):
    fern, marie = join("Fern Bracken"), join("Marie Clover")
    namesake = Member.objects.get(pk=join("Other").pk)
    Party.objects.filter(pk=namesake.pk).update(name="FERN bracken")
    group = circle("Garden", founder=namesake)
    Party.objects.filter(pk=group.pk).update(name="Beds of Fern Bracken")
    for who in (fern, marie):
        set_profile_field(by=viewer(who), key="phone", value="+33 4 75 00 00 01")
    set_profile_field(by=viewer(fern), key="emergency", value="Marie Clover")
    talk = Room.objects.get(group=community, kind="talk")
    post = publish_post(
        by=viewer(marie), room=talk, title="Marie Clover asks", body="Ring +33 4 75 00 00 01, for Fern Bracken."
    )
    ask_erasure(by=viewer(fern), wish="sign")
    night(15)

    pseudonym = Member.objects.get(pk=fern.pk).name
    assert pseudonym.startswith("Former member ")
    assert set(Party.objects.filter(pk__in=[namesake.pk, group.pk, marie.pk]).values_list("name", flat=True)) == {
        "FERN bracken", "Beds of Fern Bracken", "Marie Clover",
    }  # fmt: skip
    assert ProfileField.objects.get(member=marie, key="phone").value == "+33 4 75 00 00 01"
    post.refresh_from_db()
    assert (post.title, post.body) == ("Marie Clover asks", f"Ring {pseudonym}, for Fern Bracken.")


def test_what_is_found_by_more_than_its_own_text_is_found_by_it_still(join, gardener, circle):
    fern, sage = join("Fern Bracken"), join("Sage")
    group = circle("Garden", founder=sage)
    forum, shelf, papers = (
        open_room(by=viewer(sage), group=group, kind=kind) for kind in ("forum", "things", "library")
    )
    question = ask_question(
        by=viewer(sage), room=forum, title="Slugs of Fern Bracken", body="What helps? #slugs", key="q"
    )
    answer_question(by=viewer(sage), question=question, body="Beer in a saucer.", key="a")
    offer_thing(
        by=viewer(sage),
        room=shelf,
        title="Drill of Fern Bracken",
        body="Turns both ways.",
        instructions="Oil it.",
        key="t",
    )
    paper = add_document(
        by=viewer(sage), room=papers, title="Plan", file=SimpleUploadedFile("plan.txt", b"Leeks. Fern Bracken.")
    )
    read_version(DocumentVersion.objects.get(document=paper).pk)
    ask_erasure(by=viewer(fern), wish="sign")
    night(15)

    assert not search(viewer(sage), "Bracken").hits
    for words in ("saucer", "tag:slugs", "oil", "leeks", "former"):
        assert search(viewer(sage), words).hits, words


def test_a_question_that_an_erased_answer_had_solved_waits_again(join, gardener, circle):
    fern, sage = join("Fern Bracken"), join("Sage")
    group = circle("Garden", founder=sage)
    bring_in(by=viewer(gardener).system(), group=group, member=fern)
    forum = open_room(by=viewer(sage), group=group, kind="forum")
    solved, answered = (
        ask_question(by=viewer(sage), room=forum, title=f"Slugs {n}", body="?", key=f"{n}") for n in "12"
    )
    given = [
        answer_question(by=viewer(fern), question=each, body="Beer.", key=f"a{each.pk}") for each in (solved, answered)
    ]
    accept_answer(by=viewer(sage), question=Question.objects.get(pk=solved.pk), answer=given[0])
    erase_member(by=viewer(fern).system(), member=fern, wish="delete")

    left = {each.pk: (each.state, each.accepted_id) for each in Question.objects.all()}
    assert left == {solved.pk: ("reopened", None), answered.pk: ("open", None)}


def test_what_goes_with_its_author_leaves_the_map_with_its_point_and_address(join, gardener, circle):
    fern, sage = join("Fern Bracken"), join("Sage")
    group = circle("Garden", founder=sage)
    bring_in(by=viewer(gardener).system(), group=group, member=fern)
    shelf, places, calendar = (
        open_room(by=viewer(sage), group=group, kind=kind) for kind in ("things", "map", "calendar")
    )
    spot = {"latitude": 44.91, "longitude": 5.23}
    offer_thing(by=viewer(fern), room=shelf, title="Drill", place="Mill lane 3", key="t", **spot)
    suggest_place(by=viewer(fern), room=places, title="Well", address="Mill lane 3", tags="drinking", key="w", **spot)
    day = clock.now().date() + 3 * DAYS
    publish_event(by=viewer(fern), room=calendar, title="Feast", starts_on=day, place="Mill lane 3", **spot)
    assert MapPoint.objects.count() == 3
    erase_member(by=viewer(fern).system(), member=fern, wish="delete")

    assert not MapPoint.objects.exists()
    left = Item.objects.filter(kind__in=("thing", "place", "event")).values_list("place", "latitude", "longitude")
    assert list(left) == [("", None, None)] * 3 and Place.objects.get().tags == []


def test_a_place_that_others_made_theirs_stays_and_names_nobody(join, gardener, circle):
    fern, sage = join("Fern Bracken"), join("Sage")
    group = circle("Garden", founder=sage)
    bring_in(by=viewer(gardener).system(), group=group, member=fern)
    room = open_room(by=viewer(sage), group=group, kind="map")
    spot = {"latitude": 44.91, "longitude": 5.23}
    corrected, seen, own = (
        suggest_place(by=viewer(fern), room=room, title=title, key=title, **spot) for title in ("Well", "Trough", "Tap")
    )
    File.objects.create(name="well.webp", type="image/webp", sha256="", owner=fern, item=seen)
    correct_place(by=viewer(fern), place=corrected, title="Old well", hours="By night", **spot)
    correct_place(by=viewer(sage), place=Place.objects.get(pk=corrected.pk), title="Well", hours="By day", **spot)
    judge_place(by=viewer(sage), place=seen, is_there=True)
    erase_member(by=viewer(fern).system(), member=fern, wish="delete")

    left = {each.pk: each for each in Place.objects.select_related("author")}
    for place, title in ((corrected, "Well"), (seen, "Trough")):
        found = left[place.pk]
        assert (found.title, found.author.name, found.written_by, found.withdrawn_at) == (title, "Somebody", None, None)
        assert SearchDoc.objects.get(item=place.pk).author.name == "Somebody"
        assert MapPoint.objects.get(item=place.pk).is_listed
    assert (left[own.pk].title, left[own.pk].withdrawn_at is None) == ("", False)
    names = Revision.objects.filter(subject=ref(corrected)).values_list("written_by__name", flat=True)
    owners = File.objects.filter(item=seen.pk).values_list("owner__name", flat=True)
    assert (set(names), list(owners)) == ({"Somebody", "Sage"}, ["Somebody"]), "what hangs on it follows"


@pytest.mark.parametrize("wish", ["sign", "anonymise"])
def test_what_is_told_of_who_was_forgotten_names_them_as_what_they_wrote_is_signed_and_tells_them_nothing(
    join, gardener, community, wish
):
    fern, sage = join("Fern Bracken"), join("Sage")
    theirs, _comment = wrote(sage, community)
    deliver()
    add_comment(by=viewer(fern), item=theirs, body="Told in time.")
    deliver()
    own, _comment = wrote(fern, community)
    with clock.at(clock.now() + DAYS):  # a notice of its own
        add_comment(by=viewer(fern), item=theirs, body="Told late.")
        add_comment(by=viewer(sage), item=own, body="An answer that comes late.")
        erase_member(by=viewer(fern).system(), member=fern, wish=wish)
        deliver()

    name = "Somebody" if wish == "anonymise" else Member.objects.get(pk=fern.pk).name
    told = Notice.objects.filter(kind="comment_on_mine").values_list("member__name", "actor__name")
    assert list(told) == [("Sage", name)] * 2 and not Notice.objects.filter(member=fern).exists()


def test_a_kept_search_that_was_read_before_somebody_was_forgotten_does_not_name_them_in_a_notice(join, community):
    fern, sage = join("Fern Bracken"), join("Sage")
    keep_search(by=viewer(sage), q="slugs Fern Bracken")
    wrote(gardener := join("Oak"), community, body="Slugs, says Fern Bracken.")
    with clock.at(clock.now() + 2 * DAYS):
        waiting = due_searches()
        erase_member(by=viewer(fern).system(), member=fern, wish="sign")
        for each in waiting:
            tell_of_finds(by=viewer(gardener).system(), search=each)

    told = Notice.objects.get(kind="search_found")
    assert told.detail["q"] == f"slugs {Member.objects.get(pk=fern.pk).name}"
