"""A disputed loan that nobody may settle: it is said to whom it helps, and both sides may name somebody who does, for this
loan alone. Who reads it follows who mediates, and nobody else ever does."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment
from wezer.core.acts.membership import bring_in, lift_suspension, suspend_member
from wezer.core.acts.roles import end_role, grant_role, open_role
from wezer.core.acts.rooms import open_room
from wezer.core.kinds import notice_kinds
from wezer.core.lending.acts.disputes import accept_settlement, decide_settlement, dispute_loan, propose_settlement
from wezer.core.lending.acts.loans import agree_loan, ask_for_loan, hand_over
from wezer.core.lending.acts.things import offer_thing
from wezer.core.mediation import acts as mediation
from wezer.core.mediation.refusals import MediatorUnfit, NotAsked, NotParty, NotYourWish
from wezer.core.models import File, Item, Loan, Member, Notice
from wezer.core.panels import health_signs
from wezer.core.pictures import may_see
from wezer.core.testing import deliver, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref
from wezer.kernel.refusals import InvalidTransition, NotAllowed

system = Viewer.system()
DAY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        yield


def picture(name):
    buffer = BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG")
    return SimpleUploadedFile(name, buffer.getvalue(), "image/png")


def who(name):
    return viewer(Member.objects.get(name=name))


def a_dispute(group, owner):
    """Sage has borrowed a drill of `owner`, who showed how it went, and says what is wrong with it."""
    room = open_room(by=system, group=group, kind="things")
    drill = offer_thing(by=who(owner), room=room, title="Drill")
    loan = ask_for_loan(by=who("Sage"), thing=drill, starts_on=DAY, ends_on=DAY)
    agree_loan(by=who(owner), loan=loan)
    hand_over(by=who(owner), loan=loan, photos=[picture("out.png")])
    deliver()
    Notice.objects.all().delete()
    dispute_loan(by=who("Sage"), loan=loan, words="It never worked.")
    add_comment(by=who("Sage"), item=loan, body="The chuck wobbles.")
    deliver()
    return loan


@pytest.fixture
def group(gardener, circle, join):
    """Fern tends it; Oak, who alone may mediate, belongs to it like Sage, Mint and Thyme."""
    group = circle("Repair", founder=join("Fern"))
    for member in (gardener, join("Sage"), join("Mint"), join("Thyme")):
        bring_in(by=system, group=group, member=member)
    return group


@pytest.fixture
def dispute(group):
    """Between Sage and the only one who may mediate."""
    return a_dispute(group, "Oak")


def fresh(loan):
    return Loan.objects.get(pk=loan.pk)


def reads(name, loan):
    """Whether they read the loan, its page, what was said and shown there; all of it, or nothing."""
    seen, member = who(name), Member.objects.get(name=name)
    photo = File.objects.filter(item=loan).first()
    program = Caller.of(member, "*")
    found = {
        Loan.objects.visible_to(seen).filter(pk=loan.pk).exists(),
        Item.objects.visible_to(seen).filter(pk=loan.pk).exists(),
        may_see(photo, seen),
        program.get(f"core/loans/{loan.uid}").status_code == 200,
        program.get(f"core/items/{loan.uid}/comments").status_code == 200,
    }
    assert len(found) == 1, (name, found)
    return found.pop()


def readers(loan):
    return [name for name in ("Oak", "Sage", "Fern", "Mint", "Thyme") if reads(name, loan)]


def waiting(name):
    rows = Notice.objects.filter(member__name=name, read_at=None, kind__startswith="loan_")
    return sorted(rows.values_list("kind", flat=True))


def test_that_nobody_may_mediate_is_said_until_somebody_may(dispute, group, client):
    sign = health_signs["mediation"]
    assert (waiting("Sage"), waiting("Oak"), waiting("Fern")) == (
        ["loan_nobody_mediates"],
        ["loan_disputed", "loan_mediation_lacks", "loan_nobody_mediates"],
        ["loan_mediation_lacks"],
    )
    found = Notice.objects.get(kind="loan_mediation_lacks", member__name="Fern")
    lacks = notice_kinds[found.kind]
    assert "Drill" not in lacks.sentence(found) and found.item is None
    assert lacks.url(found) == reverse("groups:settings", args=[group.slug]) + "#roles"
    assert (readers(dispute), sign.read(None)["state"], mediation.look_at_disputes(by=system)) == (
        ["Oak", "Sage"], "alert", 1,
    )  # fmt: skip
    client.force_login(Member.objects.get(name="Sage").user)
    assert "Nobody may mediate here" in client.get(dispute.get_absolute_url()).content.decode()

    held = grant_role(
        by=system, role=open_role(by=system, group=group, key="moderator"), member=Member.objects.get(name="Mint")
    )
    deliver()
    assert (readers(dispute), waiting("Sage"), waiting("Mint"), waiting("Fern")) == (
        ["Oak", "Sage", "Mint"], [], ["loan_mediation"], [],
    )  # fmt: skip
    called = Notice.objects.get(kind="loan_mediation")
    assert notice_kinds[called.kind].url(called) == dispute.get_absolute_url()
    assert notice_kinds[called.kind].sentence(called) == "Sage calls for help about “Drill”"

    end_role(by=system, holding=held)  # it comes to be so again
    deliver()
    assert (readers(dispute), waiting("Sage"), sign.read(None)["state"]) == (
        ["Oak", "Sage"], ["loan_nobody_mediates"], "alert",
    )  # fmt: skip
    propose_settlement(by=who("Oak"), loan=dispute, offer={})
    deliver()
    assert waiting("Sage") == ["loan_nobody_mediates", "loan_proposed"], "a proposal settles nothing yet"
    accept_settlement(by=who("Sage"), loan=dispute, version=dispute.version)
    deliver()
    left = [waiting(name) for name in ("Sage", "Fern")]
    assert (left, fresh(dispute).unmediated_since, sign.read(None)["state"]) == ([[], []], None, "good")
    assert readers(dispute) == ["Oak", "Sage"]


def test_both_sides_name_who_mediates_for_this_loan(dispute, client):
    page, mint = dispute.get_absolute_url(), Member.objects.get(name="Mint")
    thyme = Member.objects.get(name="Thyme")
    oak, sage, named = (Caller.of(Member.objects.get(name=name), "*") for name in ("Oak", "Sage", "Mint"))
    step = f"core/loans/{dispute.uid}/steps/"

    client.force_login(Member.objects.get(name="Sage").user)
    for typed in ("Nobody at all", "Oak", "Sage"):
        refused = client.post(f"{page}mediator/", {"member": typed})
        assert (refused.status_code, 'aria-invalid="true"' in refused.content.decode()) == (422, True), typed
    with pytest.raises(MediatorUnfit):
        mediation.name_mediator(by=who("Sage"), case=dispute, member=Member.objects.get(name="Oak"))
    assert (fresh(dispute).mediator, client.post(f"{page}mediator/", {"member": "thyme"}).status_code) == (None, 303)
    client.post(f"{page}agree-to-mediator/", {"mediator": str(thyme.uid)})  # not for the other side
    assert (fresh(dispute).mediator, fresh(dispute).mediator_agreed_at) == (thyme, None)
    with pytest.raises(NotAsked):
        mediation.accept_mediation(by=who("Thyme"), case=dispute)
    deliver()
    assert ("loan_mediator_named" in waiting("Oak"), waiting("Thyme")) == (True, [])
    assert readers(dispute) == ["Oak", "Sage"], "who is named reads nothing before both want so"

    assert oak.post(f"{step}mediator", {}).json()["code"] == "mediator_missing"
    told = oak.post(f"{step}mediator", {"member": str(mint.uid)}).json()
    assert (told["mediator"]["name"], told["mediates"]) == ("Mint", False)
    assert sage.post(f"{step}mediator-agreement", {"member": str(thyme.uid)}).status_code == 409, "they read of Thyme"
    assert "Mint" in client.get(page).content.decode()
    assert client.post(f"{page}agree-to-mediator/", {"mediator": str(mint.uid)}).status_code == 303
    deliver()
    assert (waiting("Mint"), readers(dispute)) == (["loan_mediator_asked"], ["Oak", "Sage", "Mint"])

    client.force_login(mint.user)
    html = client.get(page).content.decode()
    assert "I mediate" in html and "The two sides disagree about it." in html
    with pytest.raises(NotAllowed):  # asked is not yet accepted
        decide_settlement(by=who("Mint"), loan=dispute, offer={})
    assert client.post(f"{page}decline-mediation/", follow=True).status_code == 200
    deliver()
    assert (fresh(dispute).mediator, waiting("Mint"), readers(dispute)) == (None, [], ["Oak", "Sage"])

    mediation.name_mediator(by=who("Sage"), case=dispute, member=mint)
    with pytest.raises(NotParty):  # one side alone does not agree twice
        mediation.name_mediator(by=who("Sage"), case=dispute, member=mint)
    mediation.name_mediator(by=who("Oak"), case=dispute, member=mint)  # naming the same agrees
    assert named.post(f"{step}mediator-acceptance").json()["mediates"] is True
    assert (fresh(dispute).unmediated_since, health_signs["mediation"].read(None)["state"]) == (None, "good")
    with pytest.raises(InvalidTransition):  # neither side alone takes it from her
        mediation.name_mediator(by=who("Sage"), case=dispute, member=thyme)
    with pytest.raises(NotAsked):
        mediation.decline_mediation(by=who("Sage"), case=dispute)
    deliver()
    assert [name for name in ("Oak", "Sage") if "loan_mediator_accepted" in waiting(name)] == ["Oak", "Sage"]
    assert "loan_mediation_lacks" not in waiting("Fern")

    mediation.release_mediator(by=who("Sage"), case=dispute)
    with pytest.raises(NotYourWish):
        mediation.take_back_release(by=who("Oak"), case=dispute)
    assert sage.post(f"{step}release-withdrawal").json()["mediator"]["name"] == "Mint"
    for name in ("Oak", "Sage"):
        mediation.release_mediator(by=who(name), case=dispute)
    deliver()
    assert (fresh(dispute).mediator, waiting("Mint"), readers(dispute)) == (
        None, ["loan_mediator_released"], ["Oak", "Sage"],
    )  # fmt: skip
    assert waiting("Fern") == ["loan_mediation_lacks"], "it comes to be so again"

    named_by_both(dispute, mint)
    deliver()
    client.force_login(mint.user)
    assert "Decide" in client.get(page).content.decode()
    answer = client.post(f"{page}decide/", {"words": "Both a little."}, follow=True)
    done = fresh(dispute)
    assert (answer.status_code, done.state, done.mediator, readers(dispute)) == (200, "closed", None, ["Oak", "Sage"])
    decided = done.steps.order_by("pk").last()
    assert (decided.name, decided.party.name, decided.words) == ("decide", "Mint", "Both a little.")
    with pytest.raises(InvalidTransition):
        mediation.name_mediator(by=who("Sage"), case=dispute, member=mint)
    told = set(Fact.objects.filter(subject=ref(dispute)).values_list("audience", flat=True))
    assert not any(told & who(name).audience_ids for name in ("Fern", "Thyme"))


def named_by_both(loan, member):
    mediation.name_mediator(by=who("Sage"), case=loan, member=member)
    mediation.agree_to_mediator(by=who("Oak"), case=loan)
    mediation.accept_mediation(by=viewer(member), case=loan)


def test_nobody_counts_on_a_mediator_who_has_not_been_here_for_long(group):
    loan = a_dispute(group, "Fern")
    assert not mediation.look_at_mediation(by=system, case=fresh(loan)) and waiting("Oak") == ["loan_mediation"]
    Member.objects.filter(name="Oak").update(dormant_at=now())
    assert mediation.look_at_mediation(by=system, case=fresh(loan))
    deliver()
    assert "loan_nobody_mediates" in waiting("Sage")


def test_who_has_left_is_named_no_longer(dispute):
    mint, thyme = Member.objects.get(name="Mint"), Member.objects.get(name="Thyme")
    named_by_both(dispute, mint)
    suspend_member(by=system, member=mint, reason="A test.")
    deliver()
    assert (reads("Mint", dispute), fresh(dispute).mediator) == (False, None)
    assert mediation.look_at_disputes(by=system) == 1
    lift_suspension(by=system, member=mint)
    assert readers(dispute) == ["Oak", "Sage"]
    named_by_both(dispute, mint)
    suspend_member(by=system, member=mint, reason="A test.")
    mediation.name_mediator(by=who("Oak"), case=dispute, member=thyme)  # before anybody looked
    assert fresh(dispute).mediator == thyme


def test_who_comes_to_hold_the_right_mediates_and_who_loses_it_does_so_no_longer(group):
    loan = a_dispute(group, "Fern")
    assert (readers(loan), waiting("Oak")) == (["Oak", "Sage", "Fern"], ["loan_mediation"])
    held = grant_role(
        by=system, role=open_role(by=system, group=group, key="moderator"), member=Member.objects.get(name="Mint")
    )
    deliver()
    assert readers(loan) == ["Oak", "Sage", "Fern", "Mint"]
    end_role(by=system, holding=held)
    with pytest.raises(NotAllowed):  # at once
        decide_settlement(by=who("Mint"), loan=loan, offer={})
    deliver()
    assert readers(loan) == ["Oak", "Sage", "Fern"]
    decide_settlement(by=who("Oak"), loan=loan, offer={})
    deliver()
    assert (readers(loan), waiting("Oak")) == (["Sage", "Fern"], [])
