"""Where nobody may mediate: it is said to whom it helps, and both sides may name somebody who does, for this case alone."""

import pytest
from django.db import connection
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.membership import lift_suspension, suspend_member
from wezer.core.acts.roles import end_role, grant_role, open_role
from wezer.core.kinds import notice_kinds
from wezer.core.mediation import acts as mediators
from wezer.core.mediation.refusals import MediatorUnfit, NotAsked, NotParty, NotYourWish
from wezer.core.models import Notice
from wezer.core.panels import health_signs
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts import exchanges
from wezer.exchange.acts.replies import write_message
from wezer.exchange.models import Reply
from wezer.exchange.refusals import InDispute, InvalidTransition
from wezer.kernel.money import Money
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.testing import account, balance
from wezer.workflow.testing import settle as let_work

system = Viewer.system()


def waiting(member):
    rows = Notice.objects.filter(member=member, read_at=None, kind__startswith="exchange.")
    return sorted(rows.values_list("kind", flat=True))


def fresh(reply):
    return Reply.objects.get(pk=reply.pk)


def named_and_accepted(reply, one, other, member):
    mediators.name_mediator(by=viewer(one), case=reply, member=member)
    stale = Caller.of(other).post(f"exchange/replies/{reply.uid}/steps/mediator-agreement", {"member": str(one.uid)})
    assert stale.status_code == 409, "they read of somebody else"
    mediators.agree_to_mediator(by=viewer(other), case=reply, seen=str(member.uid))
    mediators.accept_mediation(by=viewer(member), case=reply)


@pytest.fixture
def dispute(join, gardener, val, accepted_reply):
    """Between Fern, who pays, and the only one who may mediate."""
    fern = join("Fern")
    reply = accepted_reply(wanted_by=fern, given_by=gardener, price=[Money(60, "VAL")], title="A hedge cut")
    let_work()
    Notice.objects.all().delete()
    exchanges.dispute_reply(by=viewer(fern), reply=reply, reason="Nobody came.")
    let_work()
    return fern, reply


def test_that_nobody_may_mediate_is_said_until_somebody_may(dispute, join, gardener, community, client):
    fern, reply = dispute
    sign = health_signs["mediation"]
    assert (waiting(fern), waiting(gardener)) == (
        ["exchange.nobody_mediates"],
        ["exchange.disputed", "exchange.mediation_lacks", "exchange.nobody_mediates"],
    )
    found = Notice.objects.get(kind="exchange.mediation_lacks")
    lacks = notice_kinds[found.kind]
    assert (
        "hedge" not in lacks.sentence(found)
        and lacks.url(found) == reverse("groups:settings", args=[community.slug]) + "#roles"
    )
    assert (sign.read(None)["state"], mediators.look_at_disputes(by=system)) == ("alert", 1)
    client.force_login(fern.user)
    assert "Nobody may mediate here" in client.get(reply.get_absolute_url()).content.decode()

    sage = join("Sage")
    role = open_role(by=system, group=community, key="moderator")
    held = grant_role(by=system, role=role, member=sage)
    let_work()
    assert (waiting(fern), waiting(sage), sign.read(None)["state"]) == ([], ["exchange.mediate"], "good")
    called = Notice.objects.get(kind="exchange.mediate")
    assert notice_kinds[called.kind].url(called) == reply.get_absolute_url()
    client.force_login(sage.user)
    assert client.get(reply.get_absolute_url()).status_code == 200

    end_role(by=system, holding=held)  # who might have, leaves: it comes to be so again
    let_work()
    assert (waiting(fern), sign.read(None)["state"]) == (["exchange.nobody_mediates"], "alert")
    exchanges.take_back_call(by=viewer(fern), reply=reply)
    let_work()
    assert (waiting(fern), sign.read(None)["state"], fresh(reply).unmediated_since) == ([], "good", None)
    assert [each for each in waiting(gardener) if "mediat" in each] == []


def test_both_sides_name_who_mediates_for_this_case(dispute, join, gardener, client):
    fern, reply = dispute
    sage, mint = join("Sage"), join("Mint")
    page, here = reply.get_absolute_url(), reverse("market:reply-mediator", args=[reply.uid])

    client.force_login(fern.user)
    for typed in ("Nobody at all", gardener.name, "Fern"):
        refused = client.post(here, {"member": typed})
        assert (refused.status_code, 'aria-invalid="true"' in refused.content.decode()) == (422, True), typed
    with pytest.raises(MediatorUnfit):
        mediators.name_mediator(by=viewer(fern), case=reply, member=gardener)
    assert (fresh(reply).mediator, client.post(here, {"member": "mint"}).status_code) == (None, 303)
    client.post(f"{page}agree-to-mediator/", {"mediator": str(mint.uid)})  # not for the other side
    assert (fresh(reply).mediator, fresh(reply).mediator_agreed_at) == (mint, None)
    for who in (mint, sage):  # neither reads it, nor takes it up, before both want so
        client.force_login(who.user)
        assert client.get(page).status_code == 404
        with pytest.raises(NotAsked):
            mediators.accept_mediation(by=viewer(who), case=reply)
    let_work()
    assert "exchange.mediator_named" in waiting(gardener) and waiting(mint) == []

    other = Caller.of(gardener)
    assert other.post(f"exchange/replies/{reply.uid}/steps/mediator", {}).json()["code"] == "mediator_missing"
    named = other.post(f"exchange/replies/{reply.uid}/steps/mediator", {"member": str(sage.uid)}).json()
    assert (named["mediator"]["name"], named["mediates"]) == ("Sage", False)
    client.force_login(fern.user)
    assert client.post(f"{page}agree-to-mediator/", {"mediator": str(mint.uid)}).status_code == 409, "she read of Mint"
    assert "Sage" in client.get(page).content.decode()
    assert client.post(f"{page}agree-to-mediator/", {"mediator": str(sage.uid)}).status_code == 303
    let_work()
    assert (waiting(sage), waiting(gardener).count("exchange.mediator_named")) == (["exchange.mediator_asked"], 0)

    client.force_login(sage.user)
    assert "I mediate" in client.get(page).content.decode()
    for act, more in ((exchanges.settle_dispute, {"outcome": "cancel"}), (exchanges.deliver_reply, {})):
        with pytest.raises((NotAllowed, InDispute)):  # asked is not yet accepted
            act(by=viewer(sage), reply=reply, **more)
    assert client.post(f"{page}decline-mediation/", follow=True).status_code == 200
    let_work()
    assert (fresh(reply).mediator, waiting(sage), client.get(page).status_code) == (None, [], 404)

    mediators.name_mediator(by=viewer(fern), case=reply, member=sage)
    with pytest.raises(NotParty):  # one side alone does not agree twice
        mediators.name_mediator(by=viewer(fern), case=reply, member=sage)
    mediators.name_mediator(by=viewer(gardener), case=reply, member=sage)  # naming the same agrees
    assert client.post(f"{page}accept-mediation/").status_code == 303
    assert (fresh(reply).unmediated_since, health_signs["mediation"].read(None)["state"]) == (None, "good")
    with pytest.raises(InvalidTransition):  # neither side alone takes the case from her
        mediators.name_mediator(by=viewer(fern), case=reply, member=mint)
    with pytest.raises(NotAsked):
        mediators.decline_mediation(by=viewer(fern), case=reply)
    let_work()
    assert {"exchange.mediator_accepted"} <= {*waiting(fern)} & {*waiting(gardener)}
    assert "exchange.mediation_lacks" not in waiting(gardener)
    assert write_message(by=viewer(sage), reply=reply, body="Tell me both.").author == sage
    with pytest.raises(NotParty):
        write_message(by=viewer(mint), reply=reply, body="I was there, too.")

    mediators.release_mediator(by=viewer(fern), case=reply)
    mediators.release_mediator(by=viewer(fern), case=reply)  # one side alone does not end it
    let_work()
    assert (fresh(reply).mediator, "exchange.mediator_unwanted" in waiting(gardener)) == (sage, True)
    with pytest.raises(NotYourWish):
        mediators.take_back_release(by=viewer(gardener), case=reply)
    assert (
        Caller.of(sage).post(f"exchange/replies/{reply.uid}/steps/release-withdrawal", {}).json()["code"]
        == "not_your_wish"
    )
    assert client.post(f"{page}take-back-release/").status_code == 403, "nor does who mediates"
    client.force_login(fern.user)
    assert "take-back-release" in client.get(page).content.decode()
    assert client.post(f"{page}take-back-release/").status_code == 303
    again = Caller.of(fern).post(f"exchange/replies/{reply.uid}/steps/release-withdrawal", {})
    assert (again.status_code, "take-back-release" in client.get(page).content.decode()) == (409, False)
    let_work()
    assert (fresh(reply).mediator_unwanted_by, "exchange.mediator_unwanted" in waiting(gardener)) == (None, False)
    mediators.release_mediator(by=viewer(gardener), case=reply)  # now it is the first wish again, not the second
    assert fresh(reply).mediator == sage
    back = Caller.of(gardener).post(f"exchange/replies/{reply.uid}/steps/release-withdrawal", {}).json()
    assert (back["mediator"]["name"], fresh(reply).mediator_unwanted_by) == ("Sage", None)
    mediators.release_mediator(by=viewer(fern), case=reply)
    let_work()
    client.force_login(gardener.user)
    assert "Fern wishes that somebody else than Sage mediates." in client.get(page).content.decode()
    assert client.post(f"{page}release-mediator/").status_code == 303
    let_work()
    assert (fresh(reply).mediator, waiting(sage), health_signs["mediation"].read(None)["state"]) == (
        None, ["exchange.mediator_released"], "alert",
    )  # fmt: skip
    named_and_accepted(reply, fern, gardener, sage)
    suspend_member(by=system, member=sage, reason="A test.")  # who may no longer is named no longer
    assert 'name="member"' in client.get(page).content.decode()
    assert (mediators.look_at_disputes(by=system), fresh(reply).mediator) == (1, None)
    lift_suspension(by=system, member=sage)
    named_and_accepted(reply, fern, gardener, sage)
    assert fresh(reply).unmediated_since is None
    suspend_member(by=system, member=sage, reason="A test.")
    assert mediators.name_mediator(by=viewer(fern), case=reply, member=mint).mediator == mint  # before anybody looked
    lift_suspension(by=system, member=sage)
    named_and_accepted(reply, fern, gardener, sage)

    client.force_login(sage.user)
    answer = client.post(f"{page}settle/", {"outcome": "cancel", "reason": "Both begin anew."}, follow=True)
    done = fresh(reply)
    assert (answer.status_code, done.state, done.reason, done.mediator) == (200, "cancelled", "Both begin anew.", None)
    assert (balance(fern), account(fern).reserved, client.get(page).status_code) == (0, 0, 404)


@pytest.mark.parametrize("end", ["left", "released"])
def test_who_mediates_by_role_is_called_no_more_while_whom_both_named_does(dispute, join, gardener, community, end):
    fern, reply = dispute
    sage, mint = join("Sage"), join("Mint")
    grant_role(by=system, role=open_role(by=system, group=community, key="moderator"), member=sage)
    let_work()
    mediators.name_mediator(by=viewer(fern), case=reply, member=mint)
    mediators.agree_to_mediator(by=viewer(gardener), case=reply)
    mediators.decline_mediation(by=viewer(mint), case=reply)
    let_work()
    assert waiting(sage) == ["exchange.mediate"], "called once, whoever declines"
    named_and_accepted(reply, fern, gardener, mint)
    let_work()
    assert waiting(sage) == []
    if end == "left":
        mediators.decline_mediation(by=viewer(mint), case=reply)
    else:
        for side in (fern, gardener):
            mediators.release_mediator(by=viewer(side), case=reply)
    let_work()
    assert (waiting(sage), fresh(reply).mediator, waiting(mint)) == (
        ["exchange.mediate"], None, [] if end == "left" else ["exchange.mediator_released"],
    )  # fmt: skip


def test_a_page_of_an_answer_looks_at_no_other_answers(dispute, join, gardener, community):
    """Of SQLite, whose plan does not hang on how much there is."""
    if connection.vendor != "sqlite":
        pytest.skip("a small table is read whole there")
    (fern, reply), sage, mint = dispute, join("Sage"), join("Mint")
    grant_role(by=system, role=open_role(by=system, group=community, key="moderator"), member=sage)
    mediators.name_mediator(by=viewer(fern), case=reply, member=mint)
    mediators.agree_to_mediator(by=viewer(gardener), case=reply)
    for who in (fern, sage, mint):  # a side; who mediates by role; whom both sides named
        seen = Reply.objects.visible_to(viewer(who))
        for rows in (seen.filter(uid=reply.uid), seen.filter(announcement=reply.announcement_id)):
            sql, values = rows.query.sql_with_params()
            with connection.cursor() as db:
                db.execute(f"EXPLAIN QUERY PLAN {sql}", values)
                reached = [row[3].split()[0] for row in db.fetchall() if row[3].startswith(("SCAN", "SEARCH"))]
            assert rows.get() == reply
            assert reached == ["SEARCH"] * 3, "its item, the answer, and who reads an item before the others"
