"""Splitting a group: a part goes its own way, all of it or nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.groups import create_group
from wezer.core.acts.lifecycle import pause_group
from wezer.core.acts.membership import answer_invitation, bring_in, leave_group
from wezer.core.acts.posts import publish_post
from wezer.core.acts.retention import hold_back
from wezer.core.acts.roles import end_role
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.acts.splitting import split_group
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.models import Belonging, Group, GroupLink, Item, Member, Notice, RoleHolding, Room
from wezer.core.refusals import OnHold
from wezer.core.split_refusals import NotBeside, NotInIt, NotTaken, SplitChanged, SplitWaits
from wezer.core.testing import at_once, deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.models import Fact
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.kernel.refusals import InvalidTransition, NotAllowed, Refusal
from wezer.ledger.acts import limits
from wezer.ledger.acts.payments import pay
from wezer.ledger.models import Transaction
from wezer.ledger.refusals import NotPayer, ShareNeedsSignatures, ShareTooMuch, ShareUnread
from wezer.ledger.testing import balance

system = Viewer.system()


@pytest.fixture
def garden(circle, join, val):
    """Fern tends the garden and its wallet of 40 VAL; Sage, Mint and Basil are in it."""
    group = circle("Garden", founder=join("Fern"))
    for name in ("Sage", "Mint", "Basil"):
        bring_in(by=system, group=group, member=join(name))
    pay(by=system, payer=join("Rowan"), payee=group, amounts=[Money(40, "VAL")], memo="Seeds", key="k")
    return group


def who(name):
    return viewer(Member.objects.get(name=name))


def some(*names):
    return list(Member.objects.filter(name__in=names))


def again(group):
    return Group.objects.get(pk=group.pk)


def inside(group):
    rows = Belonging.objects.filter(group=group, state__in=("member", "newcomer", "observer", "paused"))
    return set(rows.values_list("member__name", flat=True))


def everything():
    """What a refused split leaves as it was."""
    return (
        facts_told(),
        set(Group.objects.values_list("name", "version")),
        set(Belonging.objects.values_list("member__name", "group__name", "state")),
        Room.objects.count(),
        Transaction.objects.count(),
        GroupLink.objects.count(),
    )


def test_a_part_goes_its_own_way_with_people_rooms_and_money(garden, gardener):
    room = open_room(by=who("Fern"), group=garden, kind="calendar")
    talk = Room.objects.get(group=garden, kind="talk")
    post = publish_post(by=who("Sage"), room=talk, body="The first courgettes")
    part = split_group(
        by=who("Fern"), group=garden, name="Orchard", type="circle", purpose="Apples", going=some("Sage"),
        both=some("Mint", "Fern"), rooms=["calendar"], shares={"wallet_VAL": "15"},
    )  # fmt: skip
    deliver()
    assert (part.parent_id, part.type, part.state, part.sight) == (garden.parent_id, "circle", "active", garden.sight)
    assert (inside(garden), inside(part)) == ({"Fern", "Mint", "Basil"}, {"Fern", "Mint", "Sage"})
    assert (balance(garden), balance(part)) == (25, 15)
    kinds = set(Room.objects.filter(group=part).values_list("kind", flat=True))
    assert {"talk", "calendar"} <= kinds and Room.objects.get(pk=room.pk).group_id == garden.pk
    assert Item.objects.get(pk=post.pk).group_id == garden.pk  # what was written stays where it was
    assert not Item.objects.visible_to(who("Sage")).exclude(author__name="Sage").filter(group=garden).exists()
    link = GroupLink.objects.get()
    assert (link.kind, link.source_id, link.target_id, link.state) == ("spin_off", part.pk, garden.pk, "agreed")
    line = Fact.objects.get(name="core.group_split")
    assert (line.audit, line.group, line.actor) == (True, garden.pk, Member.objects.get(name="Fern").pk)
    told = {one.member.name: one.detail["how"] for one in Notice.objects.filter(kind="group_split")}
    assert told == {"Sage": "going", "Mint": "both", "Basil": "staying"}
    assert can(who("Fern"), "core.end_group", part) and again(garden).version == garden.version + 1


def test_who_went_comes_back_and_who_is_in_both_leaves_either(garden):
    part = split_group(by=who("Fern"), group=garden, name="Orchard", going=some("Sage", "Mint"), both=some("Basil"))
    asked = Belonging.objects.get(group=garden, member__name="Sage")
    assert (asked.state, asked.crossing) == ("invited", "split")
    answer_invitation(by=who("Sage"), belonging=asked, accept=True)
    leave_group(by=who("Sage"), group=part)
    leave_group(by=who("Basil"), group=garden)
    assert (inside(garden), inside(part)) == ({"Fern", "Sage"}, {"Fern", "Mint", "Basil"})


def test_roles_end_where_one_goes_from_and_a_group_without_steward_is_in_care(garden):
    part = split_group(by=who("Fern"), group=garden, name="Orchard", going=some("Fern"), shares={"wallet_VAL": "40"})
    assert not RoleHolding.objects.filter(role__group=garden, until=None).exists()
    assert again(garden).in_care_since is not None and "Fern" not in inside(garden)
    assert can(who("Fern"), "core.end_group", part) and (balance(garden), balance(part)) == (0, 40)


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        ({"shares": {"wallet_VAL": "41"}}, ShareTooMuch),
        ({"shares": {"wallet_VAL": "a lot"}}, ShareUnread),
        ({"shares": {"wallet_VAL": "-5"}}, ShareUnread),
        ({"shares": {"wallet_NONE": "5"}}, ShareTooMuch),
        ({"shares": {"other_VAL": "5"}}, Refusal),
        ({"going": "Rowan"}, NotInIt),
        ({"rooms": ["nothing"]}, Refusal),
        ({"type": "nothing"}, Refusal),
        ({"name": " "}, Refusal),
        ({"version": 99}, SplitChanged),
    ],
)
def test_what_cannot_be_done_whole_is_not_done_at_all(garden, how, refusal):
    before = everything()
    said = {"name": "Orchard", "going": "Sage", "rooms": [], "shares": {"wallet_VAL": "5"}, **how}
    with pytest.raises(refusal):
        split_group(by=who("Fern"), group=garden, **{**said, "going": some(said["going"])})
    assert everything() == before


def test_money_that_asks_for_signatures_does_not_go_along(garden):
    limits.set_authorisation(by=system, party=garden, needs=2, above_units=0)
    before = everything()
    with pytest.raises(ShareNeedsSignatures):
        split_group(by=who("Fern"), group=garden, name="Orchard", going=some("Sage"), shares={"wallet_VAL": "5"})
    assert (everything(), balance(garden)) == (before, 40)
    split_group(by=who("Fern"), group=garden, name="Orchard", going=some("Sage"))


def test_who_may_end_the_group_splits_it_and_money_asks_the_right_over_the_wallet(garden, gardener):
    before = everything()
    for name in ("Sage", gardener.name, "Rowan"):
        with pytest.raises(NotAllowed):
            split_group(by=who(name), group=garden, name="Orchard")
    holding = RoleHolding.objects.get(role__group=garden, role__key="wallet", until=None)
    end_role(by=who("Fern"), holding=holding)
    before = everything()
    with pytest.raises(NotPayer):
        split_group(by=who("Fern"), group=garden, name="Orchard", shares={"wallet_VAL": "5"})
    assert everything() == before
    assert split_group(by=who("Fern"), group=garden, name="Orchard").state == "active"


def test_what_is_in_the_wallet_is_said_to_nobody_who_may_not_spend_it(garden):
    end_role(by=who("Fern"), holding=RoleHolding.objects.get(role__group=garden, role__key="wallet", until=None))
    fern, sent = Caller.of(Member.objects.get(name="Fern"), "*"), {"shares": [{"key": "wallet_VAL", "amount": "99999"}]}
    answer = fern.post(f"core/groups/{garden.uid}/split/preview", sent)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_payer") and "40" not in answer.content.decode()
    with pytest.raises(NotPayer):
        split_group(by=who("Fern"), group=garden, name="Orchard", shares={"wallet_VAL": "99999"})


def test_who_went_comes_back_by_the_invitation_alone_for_as_long_as_the_group_gives(garden):
    set_membrane(by=who("Fern"), group=garden, ways=[[{"kind": "vote"}]])
    change_setting(by=system, key="groups.invitation_days", value=10, group=garden)
    split_group(by=who("Fern"), group=again(garden), name="Orchard", going=some("Sage"))
    back = Belonging.objects.get(group=garden, member__name="Sage")
    assert back.state == "invited" and timedelta(days=9) < back.until - back.since <= timedelta(days=10)
    answer_invitation(by=who("Sage"), belonging=back, accept=True)
    assert "Sage" in inside(garden)


def test_nobody_goes_where_they_are_kept_out(garden, circle):
    orchard = circle("Orchard", founder=Member.objects.get(name="Fern"))
    bring_in(by=system, group=orchard, member=Member.objects.get(name="Sage"))
    Belonging.objects.filter(group=orchard, member__name="Sage").update(state="suspended")  # writes: past a decision
    before = everything()
    with pytest.raises(NotTaken):
        split_group(by=who("Fern"), group=garden, into=orchard, going=some("Sage", "Mint"))
    assert everything() == before


def test_a_group_on_hold_or_not_open_is_not_split(garden, gardener):
    hold_back(by=viewer(gardener), uid=garden.uid, reason="A court.")
    before = everything()
    with pytest.raises(OnHold):
        split_group(by=who("Fern"), group=garden, name="Orchard")
    assert everything() == before
    pause_group(by=who("Fern"), group=again(garden))
    with pytest.raises(InvalidTransition):
        split_group(by=who("Fern"), group=again(garden), name="Orchard")


def test_the_rule_of_the_group_around_holds_and_a_part_joins_what_was_agreed_to(garden, community, circle):
    change_setting(by=system, key="groups.creation", value="steward", group=community)
    before = everything()
    with pytest.raises(SplitWaits):
        split_group(by=who("Fern"), group=garden, name="Orchard")
    assert everything() == before
    waiting = create_group(by=who("Fern"), parent=community, type="circle", name="Orchard")
    other, deeper = circle("Mill", founder=some("Rowan")[0]), circle("Beds", parent=garden, founder=some("Fern")[0])
    for wrong, refusal in ((waiting, NotBeside), (other, NotAllowed), (deeper, NotBeside), (garden, NotBeside)):
        with pytest.raises(refusal):
            split_group(by=who("Fern"), group=garden, into=again(wrong))
    Group.objects.filter(pk=waiting.pk).update(state="active")  # its neighbours agreed
    part = split_group(
        by=who("Fern"), group=garden, into=again(waiting), going=some("Sage"), shares={"wallet_VAL": "5"}
    )
    assert part.pk == waiting.pk and inside(part) == {"Fern", "Sage"} and balance(part) == 5
    assert GroupLink.objects.get().state == "agreed"


def test_who_stays_is_not_told_of_a_part_that_they_may_not_know(garden):
    Group.objects.filter(pk=garden.pk).update(sight="secret")
    part = split_group(by=who("Fern"), group=again(garden), name="Orchard", going=some("Sage"))
    deliver()
    assert part.sight == "secret"
    assert [one.member.name for one in Notice.objects.filter(kind="group_split")] == ["Sage"]
    assert not GroupLink.objects.visible_to(who("Basil")).exists()


def test_the_page_shows_first_what_would_change_and_does_exactly_that(garden, client):
    client.force_login(Member.objects.get(name="Fern").user)
    sage, mint = some("Sage")[0], some("Mint")[0]
    page = reverse("groups:split", args=["garden"])
    assert page in client.get("/g/garden/settings/").content.decode()
    assert "40" in client.get(page).content.decode()
    said = {
        "name": "Orchard", "type": "circle", f"who_{sage.uid}": "going", f"who_{mint.uid}": "both", "rooms": ["talk"],
        "share_wallet_VAL": "15",
    }  # fmt: skip
    before = everything()
    look = client.post(page, said)
    shown = look.content.decode()
    assert look.status_code == 200 and everything() == before
    for words in ("Orchard opens in", "no role here any more: Sage", "Belong to both: Mint", "1 person stays", "15"):
        assert words in shown, words
    sure = look.context["sure"]
    assert (
        client.post(page, {**said, "share_wallet_VAL": "30", "sure": sure}).status_code == 200
    )  # other than looked at
    assert client.post(page, {**said, "share_wallet_VAL": "300"}).status_code == 422
    assert client.post(page, {**said, "name": ""}).status_code == 422
    assert everything() == before
    done = client.post(page, {**said, "sure": sure})
    assert (done.status_code, done["Location"]) == (303, "/g/orchard/")
    assert client.post(page, {**said, "sure": sure}).status_code == 200  # sent twice: looked at anew, done once
    part = Group.objects.get(name="Orchard")
    assert (inside(part), balance(part)) == ({"Fern", "Mint", "Sage"}, 15)
    assert "grew out of it" in client.get("/g/orchard/sheet/").content.decode()
    client.force_login(sage.user)
    assert client.get(page).status_code in (403, 404)
    assert client.get(reverse("groups:split", args=["orchard"])).status_code == 403


def test_programs_look_and_split(garden):
    fern, sage = Caller.of(Member.objects.get(name="Fern"), "*"), Member.objects.get(name="Sage")
    place = f"core/groups/{garden.uid}/split"
    assert [(one["key"], "40" in one["there"]) for one in fern.get(place).json()] == [("wallet_VAL", True)]
    assert Caller.of(sage, "*").get(place).status_code == 403
    plan = {"members": [{"member": sage.uid, "how": "going"}], "shares": [{"key": "wallet_VAL", "amount": "15"}]}
    before = everything()
    look = fern.post(f"{place}/preview", plan).json()
    assert [one["name"] for one in look["going"]] == ["Sage"] and look["staying"] == 2 and everything() == before
    order = {**plan, "name": "Orchard", "type": "circle", "rooms": [], "version": look["version"]}
    made = fern.post(place, order, key="once").json()
    assert fern.post(place, order, key="once").json()["uid"] == made["uid"]  # the same key, the same answer
    assert fern.post(place, order, key="twice").json()["code"] == "split_changed"
    part = Group.objects.get(uid=made["uid"])
    assert (inside(part), balance(part), made["my_state"]) == ({"Fern", "Sage"}, 15, "member")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_split_at_once_what_is_in_the_wallet_goes_once(garden):
    """Both looked at the same group; one is done, the other looks again."""
    version = again(garden).version

    def split(name):
        return split_group(by=who("Fern"), group=again(garden), name=name, shares={"wallet_VAL": "40"}, version=version)

    assert at_once(lambda: split("Orchard"), lambda: split("Vineyard")) == ["done", SplitChanged.code]
    assert balance(garden) == 0 and Group.objects.filter(name__in=("Orchard", "Vineyard")).count() == 1
