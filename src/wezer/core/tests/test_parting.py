"""How one leaves a group, as its membrane says: at once, with notice, after a talk; nobody is kept (core.md 5.1, 5.2)."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.leaving import ask_to_leave, leave_community
from wezer.core.acts.membership import bring_in, end_suspensions, leave_group
from wezer.core.acts.roles import grant_role
from wezer.core.acts.settings import change_setting
from wezer.core.acts.steps import step_belonging
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import pause_belonging
from wezer.core.crossing.acts.parting import let_go, stay_in_group
from wezer.core.crossing.refusals import LeavesThen, MembraneInvalid
from wezer.core.exclusion.acts.procedure import propose_exclusion
from wezer.core.jobs import let_go_who_leaves
from wezer.core.models import Belonging, BelongingStep, Departure, Message, Notice, Role, RoleHolding
from wezer.core.refusals import NotLeaving
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.acts import act
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()
WAYS = [[{"kind": "open"}]]


@pytest.fixture
def mill(circle, join):
    """Sage tends the mill; Basil, Dill and Mint are in; Fern is not."""
    group = circle("Mill", founder=join("Sage"), membrane="open")
    people = {name: join(name) for name in ("Basil", "Dill", "Fern", "Mint")}
    for name in ("Basil", "Dill", "Mint"):
        bring_in(by=system, group=group, member=people[name])
    return group, people


def asks(group, mode, days=14):
    set_membrane(by=system, group=group, ways=WAYS, leaving=mode, leaving_days=days)


def later(days):
    return clock.at(clock.now() + timedelta(days=days, minutes=5))


def night(days):
    with later(days):
        let_go_who_leaves()
        deliver()


def stands(group, member):
    return Belonging.objects.get(group=group, member=member).state


def test_with_notice_one_is_in_until_the_day_may_stay_and_nobody_is_kept(mill, client, join):
    group, people = mill
    basil, dill, mint = people["Basil"], people["Dill"], people["Mint"]
    keeper = Role.objects.create(group=group, key="keeper", name="Keeper of the stones", rights=[])
    grant_role(by=system, role=keeper, member=basil)
    for wrong in (
        {"leaving": "never"},
        {"leaving": "notice", "leaving_days": 91},
        {"leaving": "talk", "leaving_days": 31},
    ):
        with pytest.raises(MembraneInvalid):
            set_membrane(by=system, group=group, ways=WAYS, **wrong)
    asks(group, "notice", 20)
    client.force_login(people["Fern"].user)
    words = "Whoever leaves says so 20 days before"
    for page in ("hall", "sheet", "enter"):
        assert words in client.get(reverse(f"groups:{page}", args=["mill"])).content.decode(), page

    client.force_login(basil.user)
    page = reverse("groups:leave", args=["mill"])
    assert client.post(page).status_code == 303 and stands(group, basil) == "member"  # read first
    said = client.get(page).content.decode()
    assert words in said and "Keeper of the stones" in said and "Say that I leave" in said
    typed = {"seen": "yes", "word": "I move away", "handover": "The left stone wobbles"}
    assert client.post(page, typed).status_code == 303
    deliver()
    gone = Departure.objects.get(belonging__member=basil)
    assert (stands(group, basil), gone.word, (gone.due_at - gone.asked_at).days) == (
        "leaving",
        "I move away",
        20,
    )
    assert viewer(basil).belongs_fully(group) and RoleHolding.objects.get(member=basil, role=keeper).until is None
    assert Notice.objects.filter(member__name="Sage", kind="leaves_group", actor=basil).exists()
    assert "Stay after all" in client.get(page).content.decode()
    assert "You leave on" in client.get(group.get_absolute_url()).content.decode()
    for words in ({}, {"handover": "Said again", "word": "Now"}):  # whatever is handed over, the day is the same
        with pytest.raises(LeavesThen):
            leave_group(by=viewer(basil), group=group, **words)
    assert stands(group, basil) == "leaving"

    # programs do the same; who said it goes as it was then, whatever is asked now
    asking = Caller.of(dill, "*")
    assert asking.send("delete", f"core/groups/{group.uid}/entry?word=Enough").status_code == 204
    told = asking.get(f"core/groups/{group.uid}/entry/parting").json()
    assert (told["leaving"], told["days"], told["talk"]) == ("notice", 20, None) and told["due_at"]
    asks(group, "notice", 90)
    assert asking.send("delete", f"core/groups/{group.uid}/entry/parting").status_code == 204
    assert (stands(group, dill), asking.send("delete", f"core/groups/{group.uid}/entry/parting").status_code) == (
        "member",
        409,
    )
    leave_group(by=viewer(mint), group=group)
    with pytest.raises(NotAllowed):
        let_go(by=viewer(dill), belonging=Belonging.objects.get(group=group, member=mint))
    sage = Belonging.objects.get(group=group, member__name="Sage").member
    client.force_login(sage.user)
    listed = client.get(reverse("groups:people", args=["mill"])).content.decode()
    assert "I move away" in listed and "The left stone wobbles" in listed
    of_mint = Belonging.objects.get(group=group, member=mint)
    address = reverse("groups:standing", args=["mill", of_mint.uid])
    assert "Let them go now" in client.get(address).content.decode()
    assert client.post(address, {"do": "let_go"}).status_code == 303 and stands(group, mint) == "left"
    assert Caller.of(sage, "*").post(f"core/belongings/{of_mint.uid}/release", {}).status_code == 409

    night(16)
    assert not Notice.objects.filter(member=basil, kind="leaving_soon").exists()
    night(18)
    night(18)
    assert Notice.objects.filter(member=basil, kind="leaving_soon").count() == 1
    with later(20):
        let_go_who_leaves()
        let_go_who_leaves()
        deliver()
    held = RoleHolding.objects.get(member=basil, role=keeper)
    assert (stands(group, basil), held.handover, held.until is None) == ("left", "The left stone wobbles", False)
    steps = BelongingStep.objects.filter(belonging__member=basil, belonging__group=group).order_by("id")
    assert [(each.before, each.state, each.crossing) for each in steps][1:] == [
        ("member", "leaving", "leaving"), ("leaving", "left", "added"),
    ]  # fmt: skip
    assert not Departure.objects.exists()


def test_a_talk_opens_and_after_its_days_one_is_out_whatever_was_said(mill, client):
    group, people = mill
    basil, dill, mint = people["Basil"], people["Dill"], people["Mint"]
    asks(group, "talk", 10)
    change_setting(by=system, key="letters.from", group=group, value="nobody")
    talk = leave_group(by=viewer(basil), group=group, word="The work is badly shared").talk
    assert Message.objects.get(conversation=talk).body == "The work is badly shared"
    sage = viewer(Belonging.objects.get(group=group, member__name="Sage").member)
    assert sage.holds_around("core.answer_letters", group) and talk.audience_id in sage.audience_ids
    assert talk.audience_id not in viewer(dill).audience_ids
    client.force_login(basil.user)
    for page in (reverse("groups:leave", args=["mill"]), reverse("chat:conversation", args=[talk.uid])):
        assert client.get(page).status_code == 200
    stay_in_group(by=viewer(basil), group=group)
    assert (stands(group, basil), Departure.objects.count()) == ("member", 0)
    with pytest.raises(NotLeaving):
        stay_in_group(by=viewer(basil), group=group)

    # who is on a pause goes at once; who is kept out meanwhile is not kept in by it; nor by a worker that sleeps
    pause_belonging(by=viewer(mint), group=group, until=clock.now() + timedelta(days=30))
    assert leave_group(by=viewer(mint), group=group) is None and stands(group, mint) == "left"
    leave_group(by=viewer(dill), group=group)
    propose_exclusion(by=sage, group=group, member=dill, reason="Took the stones", evidence="", hours=72)
    assert stands(group, dill) == "suspended"
    leave_group(by=viewer(basil), group=group)
    with later(10):
        leave_group(by=viewer(basil), group=group)
        let_go_who_leaves()
    assert (stands(group, basil), stands(group, dill)) == ("left", "left")
    fern = people["Fern"]
    bring_in(by=system, group=group, member=fern)
    leave_group(by=viewer(fern), group=group)
    ask_to_leave(by=viewer(fern))
    leave_community(by=viewer(fern))
    assert (stands(group, fern), Departure.objects.count()) == ("left", 0)


@act
def _move(*, by, belonging, before, after):
    step_belonging(belonging, before, after, NotLeaving())


def test_who_is_kept_out_meanwhile_keeps_the_day_and_who_was_put_out_may_say_it_again(mill):
    group, people = mill
    basil, dill = people["Basil"], people["Dill"]
    sage = Belonging.objects.get(group=group, member__name="Sage").member
    asks(group, "notice", 20)
    said = leave_group(by=viewer(basil), group=group, handover="The left stone wobbles")
    propose_exclusion(by=viewer(sage), group=group, member=basil, reason="Took the stones", evidence="", hours=24)
    with later(2):
        end_suspensions(by=system)
        deliver()
    back = Belonging.objects.get(group=group, member=basil)
    assert (back.state, back.until, Departure.objects.get().pk) == ("leaving", said.due_at, back.pk)
    assert Notice.objects.filter(member=sage, kind="leaves_group", actor=basil).count() == 1

    # out in another way, and in again: what was said then is over
    for kept_out in (False, True):
        leave_group(by=viewer(dill), group=group, word="Enough")
        one, outs = Belonging.objects.get(group=group, member=dill), ["leaving", "left"]
        for before, after in pairwise([outs[0], "suspended", outs[1]] if kept_out else outs):
            _move(by=system, belonging=one, before=before, after=after)
        assert not Departure.objects.filter(belonging=one).exists()
        bring_in(by=system, group=group, member=dill)
    assert leave_group(by=viewer(dill), group=group, word="Again").word == "Again"
