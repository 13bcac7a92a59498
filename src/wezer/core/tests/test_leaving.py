"""Leaving the community: asked, thought over, done when nothing is open; and coming back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.admission import apply
from wezer.core.acts.leaving import ask_to_leave, leave_community, stay
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.roles import grant_role, lend_role
from wezer.core.acts.settings import change_setting
from wezer.core.jobs import let_go_who_leaves
from wezer.core.models import Belonging, Departure, Notice, Role, RoleHolding
from wezer.core.refusals import LeaveElsewhere, NotLeaving, NotSettled
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
system = Viewer.system()


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def states_of(member):
    return dict(Belonging.objects.filter(member=member).values_list("group__name", "state"))


def test_who_asks_to_leave_keeps_everything_until_the_days_of_grace_are_over(join, circle, gardener):
    fern = join("Fern")
    garden = circle("Garden", founder=fern)
    ask_to_leave(by=viewer(fern), word="The sea calls.")

    with clock.at(clock.now() + timedelta(days=13)):
        let_go_who_leaves()

    assert states_of(fern) == {"Val-Commun": "leaving", "Garden": "member"}
    assert viewer(fern).has_right("core.tend_group", garden)

    with clock.at(clock.now() + timedelta(days=15)):
        let_go_who_leaves()

    assert states_of(fern) == {"Val-Commun": "left", "Garden": "left"}
    assert not RoleHolding.objects.filter(member=fern, until=None).exists() and not viewer(fern).is_inside
    assert not Departure.objects.exists() and mail.outbox[-1].to == ["fern@example.org"]


def test_staying_after_all_gives_back_the_state_one_had_and_welcomes_nobody_anew(join, gardener):
    fern = join("Fern")
    Belonging.objects.filter(member=fern).update(state="paused", crossing="open")
    ask_to_leave(by=viewer(fern))
    deliver()
    stay(by=viewer(fern))
    deliver()
    assert states_of(fern) == {"Val-Commun": "paused"}
    assert not Notice.objects.filter(member=fern).exists()
    assert Notice.objects.get(member=gardener, kind="leaves").read_at is not None
    with pytest.raises(NotLeaving):
        stay(by=viewer(fern))


def test_the_last_who_tends_the_community_hands_it_over_before_leaving(join, community, gardener):
    ask_to_leave(by=viewer(gardener))
    before = facts_told()
    with pytest.raises(NotSettled, match="Nobody else tends the community"):
        leave_community(by=viewer(gardener))
    assert (states_of(gardener), facts_told()) == ({"Val-Commun": "leaving"}, before)

    grant_role(by=viewer(gardener), role=Role.objects.get(group=community, key="gardener"), member=join("Fern"))
    leave_community(by=viewer(gardener))
    assert states_of(gardener) == {"Val-Commun": "left"}


def test_who_is_held_back_after_the_days_of_grace_is_reminded_once(gardener):
    ask_to_leave(by=viewer(gardener))
    with clock.at(clock.now() + timedelta(days=15)):
        let_go_who_leaves()
        let_go_who_leaves()
        deliver()
    assert states_of(gardener) == {"Val-Commun": "leaving"}
    assert Notice.objects.filter(member=gardener, kind="leaving_waits", read_at=None).count() == 1


def test_a_request_to_enter_is_taken_back_and_an_invitation_withdrawn_by_leaving(join, circle, gardener):
    fern = join("Fern")
    Belonging.objects.create(member=fern, group=circle("Seeds"), state="applied")
    ask_to_leave(by=viewer(fern))
    leave_community(by=viewer(fern))
    assert states_of(fern) == {"Val-Commun": "left", "Seeds": "withdrawn"}


def test_one_asks_once_and_only_from_inside(join, gardener):
    fern, mint = join("Fern"), join("Mint", state="suspended")
    ask_to_leave(by=viewer(fern))
    before = facts_told()
    for member in (fern, mint):
        with pytest.raises(NotAllowed):
            ask_to_leave(by=viewer(member))
    assert (Departure.objects.count(), facts_told()) == (1, before)


def test_the_community_is_not_left_by_the_door_of_a_group(join, community):
    fern = join("Fern")
    with pytest.raises(LeaveElsewhere):
        leave_group(by=viewer(fern), group=community)
    assert states_of(fern) == {"Val-Commun": "member"}


def test_who_left_may_ask_to_come_back(join, gardener):
    change_setting(by=Viewer.system(), key="admission.mode", value="moderated")
    fern = join("Fern")
    ask_to_leave(by=viewer(fern))
    leave_community(by=viewer(fern))
    apply(by=viewer(fern), answers=[{"question": "Why?", "answer": "The sea was cold."}])
    assert states_of(fern) == {"Val-Commun": "applied"}


def test_without_days_of_grace_one_leaves_in_the_next_night(join, gardener):
    change_setting(by=Viewer.system(), key="leaving.grace_days", value=0)
    fern = join("Fern")
    ask_to_leave(by=viewer(fern))
    let_go_who_leaves()
    assert states_of(fern) == {"Val-Commun": "left"}


# --- pages and API ---


def test_the_page_leads_out_and_back(join, gardener):
    fern = join("Fern")
    client = signed_in(fern)
    assert "Nothing is open." in client.get("/me/leaving/").content.decode()
    asked = client.post("/me/leaving/", {"word": "The sea calls.", "hands_over": "on"})
    assert asked.status_code == 303 and states_of(fern) == {"Val-Commun": "leaving"}
    assert "Stay after all" in client.get("/me/leaving/").content.decode()
    client.post("/me/leaving/return/")
    assert states_of(fern) == {"Val-Commun": "member"}
    client.post("/me/leaving/", {})
    client.post("/me/leaving/end/")
    assert states_of(fern) == {"Val-Commun": "left"}
    assert client.get("/me/leaving/")["Location"] == "/join/"
    assert "You have left" in client.get("/join/").content.decode()
    assert client.get("/me/data/").status_code == 200


def test_gardeners_see_who_leaves_and_what_holds_them_and_others_do_not(join, gardener):
    fern = join("Fern")
    ask_to_leave(by=viewer(fern), word="The sea calls.")
    ask_to_leave(by=viewer(gardener))
    page = signed_in(gardener).get("/garden/leaving/").content.decode()
    assert "The sea calls." in page and "Nobody else tends the community" in page
    assert signed_in(fern).get("/garden/leaving/").status_code == 404


def test_who_leaves_costs_the_same_for_one_as_for_many(join, gardener, django_assert_max_num_queries):
    for name in ("Fern", "Sage", "Mint", "Basil", "Iris"):
        ask_to_leave(by=viewer(join(name)))
    client = signed_in(gardener)
    client.get("/garden/leaving/")
    with django_assert_max_num_queries(12):
        client.get("/garden/leaving/")


def test_the_api_leads_out_and_back(join, gardener):
    fern = join("Fern")
    api = Caller.of(fern)
    assert api.get("core/me/leaving").json() == {"asked_at": None, "due_at": None, "hands_over": True, "open": []}
    assert api.post("core/me/leaving", {"hands_over": False}).json()["hands_over"] is False
    assert api.send("delete", "core/me/leaving").status_code == 204 and states_of(fern) == {"Val-Commun": "member"}
    refused = api.send("delete", "core/me/leaving")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_leaving")
    api.post("core/me/leaving", {})
    assert api.post("core/me/leaving/end", {}).status_code == 204 and states_of(fern) == {"Val-Commun": "left"}


def test_a_member_of_a_group_who_leaves_is_no_longer_found_in_it(join, circle, gardener):
    fern, sage = join("Fern"), join("Sage")
    garden = circle("Garden", founder=sage)
    bring_in(by=Viewer.system(), group=garden, member=fern)
    client = signed_in(sage)
    assert "Fern" in client.get("/g/garden/people/").content.decode()
    ask_to_leave(by=viewer(fern))
    leave_community(by=viewer(fern))
    assert "Fern" not in client.get("/g/garden/people/").content.decode()


def test_who_leaves_a_group_with_roles_reads_them_first_and_leaves_a_word_to_the_next(join, circle):
    fern, sage = join("Fern"), join("Sage")
    garden = circle("Garden", founder=fern, membrane="open")
    bring_in(by=system, group=garden, member=sage)
    client = signed_in(fern)
    told = facts_told()
    answer = client.post("/g/garden/belonging/end/")
    assert (answer.status_code, answer["Location"]) == (303, "/g/garden/belonging/end/")
    page = client.get("/g/garden/belonging/end/").content.decode()
    assert page.count("Yours since") == 2 and "Steward" in page and "Wallet holder" in page
    assert "Nobody else tends this group" in page and facts_told() == told and states_of(fern)["Garden"] == "member"

    assert client.post("/g/garden/belonging/end/", {"seen": "yes", "handover": "x" * 2001}).status_code == 422
    assert states_of(fern)["Garden"] == "member"
    sent = {"seen": "yes", "handover": "The key hangs behind the door."}
    assert client.post("/g/garden/belonging/end/", sent).status_code == 303
    left = RoleHolding.objects.filter(member=fern, role__group=garden)
    assert {(one.role.key, one.until is not None, one.handover) for one in left} == {
        ("steward", True, "The key hangs behind the door."),
        ("wallet", True, "The key hangs behind the door."),
    }
    assert states_of(fern)["Garden"] == "left"

    light = signed_in(sage)  # nothing ends and nothing is open: one click, as ever
    assert light.post("/g/garden/belonging/end/").status_code == 303 and states_of(sage)["Garden"] == "left"
    assert light.get("/g/garden/belonging/end/")["Location"] == "/g/garden/"


def test_what_was_lent_ends_without_a_word_and_others_who_tend_the_group_are_told_of(join, circle):
    fern, sage = join("Fern"), join("Sage")
    garden = circle("Garden", founder=fern)
    bring_in(by=system, group=garden, member=sage)
    held = RoleHolding.objects.get(member=fern, role__group=garden, role__key="steward")
    lend_role(by=viewer(fern), holding=held, member=sage, ends_at=clock.now() + timedelta(days=10))
    page = signed_in(sage).get("/g/garden/belonging/end/").content.decode()
    assert "Lent to you by Fern" in page and "Nobody else tends this group" not in page
    leave_group(by=viewer(sage), group=garden, handover="Mine to say?")
    lent = RoleHolding.objects.get(member=sage, role__group=garden)
    assert lent.until is not None and lent.handover == "" and RoleHolding.objects.get(pk=held.pk).until is None


def test_programs_read_what_would_be_left_and_hand_over(join, circle):
    fern = join("Fern")
    garden = circle("Garden", founder=fern)
    api = Caller.of(fern, "*")
    place = f"core/groups/{garden.uid}/entry"
    left = api.get(f"{place}/parting").json()
    assert ([one["name"] for one in left["roles"]], left["open"], left["is_last"]) == (
        ["Steward", "Wallet holder"],
        [],
        True,
    )
    assert api.send("delete", f"{place}?handover=Water+the+beans").status_code == 204
    notes = RoleHolding.objects.filter(member=fern, role__group=garden).values_list("handover", flat=True)
    assert set(notes) == {"Water the beans"}
