"""Turning a switch of a membrane: who may, who is shown before, who is told after (core.md G-4, I-5, M-3)."""

import pytest
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.groups import change_group
from wezer.core.acts.membership import bring_in
from wezer.core.exclusion.acts.procedure import propose_exclusion
from wezer.core.models import Audience, Group, Notice
from wezer.core.refusals import DecidesItself, ReadersChange
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


@pytest.fixture
def valley(circle, join):
    """Sage tends Valley; Basil is in its Shed, Mint in its secret Cellar: both read what Valley writes by being inside."""
    sage, basil, mint = join("Sage"), join("Basil"), join("Mint")
    valley = circle("Valley", type="local", founder=sage)
    for name, member, sight in (("Shed", basil, "members"), ("Cellar", mint, "secret")):
        inside = circle(name, parent=valley, sight=sight)
        bring_in(by=system, group=inside, member=member)
    return Group.objects.get(pk=valley.pk), sage, basil, mint


def reads(member, group):
    return Audience.objects.get(kind="group", group=group).pk in viewer(member).audience_ids


def told():
    return set(Notice.objects.filter(kind="reading_ended").values_list("member__name", "group__name"))


def test_g4_the_switches_of_a_group_that_decides_over_its_members_are_not_turned_from_around_it(valley, gardener):
    valley, sage, basil, _mint = valley
    assert "membership" in valley.decides_itself
    for switch in ({"derived_may_read": False}, {"direct_only": True}, {"derived_may_write": True}):
        with pytest.raises(DecidesItself):
            change_group(by=viewer(gardener), group=Group.objects.get(pk=valley.pk), **switch, confirmation="any")
    with pytest.raises(NotAllowed):
        change_group(by=viewer(basil), group=Group.objects.get(pk=valley.pk), derived_may_read=False)
    assert reads(basil, valley) and not told()
    change_group(by=viewer(gardener), group=Group.objects.get(pk=valley.pk), name="The valley", derived_may_read=True)
    change_group(by=viewer(sage), group=Group.objects.get(pk=valley.pk), derived_may_write=True)
    kept = Group.objects.get(pk=valley.pk)
    assert (kept.name, kept.derived_may_read, kept.derived_may_write, kept.direct_only) == (
        "The valley",
        True,
        True,
        False,
    )


@pytest.mark.parametrize("switch", [{"derived_may_read": False}, {"direct_only": True}])
def test_i5_who_would_no_longer_read_is_shown_first_and_told_after(valley, switch):
    valley, sage, basil, mint = valley
    before = facts_told()
    with pytest.raises(ReadersChange) as asked:
        change_group(by=viewer(sage), group=valley, **switch)
    said = asked.value.sentence
    assert "Basil" in said and "Valley" in said
    valley = Group.objects.get(pk=valley.pk)
    assert (reads(basil, valley), reads(mint, valley), facts_told(), told()) == (True, True, before, set())
    with pytest.raises(ReadersChange):  # another yes than the one that was asked for
        change_group(by=viewer(sage), group=valley, **switch, confirmation="yes")
    change_group(by=viewer(sage), group=Group.objects.get(pk=valley.pk), **switch, confirmation=asked.value.token)
    assert (reads(basil, valley), reads(mint, valley), reads(sage, valley)) == (False, False, True)
    assert told() == {("Basil", "Valley"), ("Mint", "Valley")}
    back = {name: not is_on for name, is_on in switch.items()}
    with pytest.raises(ReadersChange) as asked:  # who comes to read is shown as well
        change_group(by=viewer(sage), group=Group.objects.get(pk=valley.pk), **back)
    assert "comes to read" in asked.value.sentence or "come to read" in asked.value.sentence
    change_group(by=viewer(sage), group=Group.objects.get(pk=valley.pk), **back, confirmation=asked.value.token)
    assert reads(basil, valley) and len(told()) == 2


def test_what_has_changed_since_it_was_shown_is_shown_anew(valley, join, circle):
    valley, sage, _basil, _mint = valley
    with pytest.raises(ReadersChange) as first:
        change_group(by=viewer(sage), group=valley, derived_may_read=False)
    bring_in(by=system, group=Group.objects.get(name="Shed"), member=join("Hazel"))
    with pytest.raises(ReadersChange) as then:
        change_group(
            by=viewer(sage),
            group=Group.objects.get(pk=valley.pk),
            derived_may_read=False,
            confirmation=first.value.token,
        )
    assert "Hazel" in then.value.sentence and "Hazel" not in first.value.sentence


def test_nobody_is_asked_where_nobody_reads_more_or_less(circle, join):
    fern = join("Fern")
    garden = circle("Garden", founder=fern)
    bring_in(by=system, group=circle("Beds", parent=garden), member=fern)  # reads by being in the garden itself
    kept = change_group(
        by=viewer(fern), group=Group.objects.get(pk=garden.pk), derived_may_read=False, direct_only=True
    )
    assert (kept.derived_may_read, kept.direct_only, told()) == (False, True, set())


def test_a_page_shows_who_and_keeps_it_when_it_is_confirmed(valley, client):
    valley, sage, basil, _mint = valley
    client.force_login(sage.user)
    address = reverse("groups:settings", args=[valley.slug])
    assert "you see first who" in client.get(address).content.decode()
    sent = {"part": "membrane", "membrane": valley.membrane, "sight": valley.sight}
    asked = client.post(address, sent)
    page = asked.content.decode()
    assert asked.status_code == 409 and "Basil" in page and reads(basil, valley)
    token = page.partition('name="confirmation" value="')[2].partition('"')[0]
    assert client.post(address, {**sent, "confirmation": token}).status_code == 303
    assert not reads(basil, valley)


def test_a_program_says_an_explicit_word(valley):
    valley, sage, basil, _mint = valley
    call, address = Caller.of(sage, "*"), f"core/groups/{valley.uid}"
    asked = call.send("patch", address, {"direct_only": True})
    assert (asked.status_code, asked.json()["code"]) == (409, "readers_change") and reads(basil, valley)
    token = asked.json()["detail"]["token"]
    assert call.send("patch", address, {"direct_only": True, "confirmation": token}).json()["direct_only"] is True
    assert not reads(basil, valley)


def test_i5_who_is_kept_out_around_and_would_come_to_read_again_is_shown_first(valley, join):
    """Hazel is in the shed and kept out of Valley, and so of the shed, until what is in it makes nobody belong to Valley."""
    valley, sage, _basil, _mint = valley
    hazel, shed = join("Hazel"), Group.objects.get(name="Shed")
    for group in (valley, shed):
        bring_in(by=system, group=group, member=hazel)
    propose_exclusion(by=viewer(sage), group=valley, member=hazel, reason="Rude", hours=48)
    assert not reads(hazel, shed)
    with pytest.raises(ReadersChange) as asked:
        change_group(by=viewer(sage), group=Group.objects.get(pk=valley.pk), direct_only=True)
    assert "1 person comes to read what is written in Shed: Hazel." in asked.value.sentence
    change_group(
        by=viewer(sage), group=Group.objects.get(pk=valley.pk), direct_only=True, confirmation=asked.value.token
    )
    assert reads(hazel, shed) and not reads(hazel, valley)
