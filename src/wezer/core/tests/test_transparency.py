"""What is visible to whom: decided, in versions, never reaching back. core.md 17; the members' own past is theirs to open."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in, enter_group, leave_group
from wezer.core.models import Notice, PastOpened, TransparencyVersion
from wezer.core.testing import deliver, viewer
from wezer.core.transparency.acts import open_past, set_transparency
from wezer.core.transparency.kinds import AUDIENCES, width
from wezer.core.transparency.moves import months, moves
from wezer.core.transparency.reading import held_now, windows
from wezer.core.transparency.refusals import DecisionMissing, TransparencyInvalid
from wezer.core.transparency.rules import Rule, Segment, windows_of
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed, NotFound

system = Viewer.system()
_clocks = ExitStack()


def later(days):
    """From here to the end of the test it is so many days later."""
    _clocks.enter_context(clock.at(clock.now() + timedelta(days=days)))


@pytest.fixture(autouse=True)
def _clock():
    yield
    _clocks.close()


@pytest.fixture
def mill(circle, join):
    """Fern tends the mill, which shows those in it who comes and goes; Sage is in it, Rowan is not."""
    people = {name: join(name) for name in ("Fern", "Sage", "Basil", "Mint", "Rowan")}
    valley = circle("Valley", founder=people["Fern"])
    group = circle("Mill", parent=valley, founder=people["Fern"], membrane="open")
    bring_in(by=system, group=group, member=people["Sage"])
    return SimpleNamespace(group=group, valley=valley, **people)


def decide(mill, group=None, word="At the meeting of Monday", **rules):
    said = {kind: {"audience": audience, "delay_days": days} for kind, (audience, days) in rules.items()}
    return set_transparency(by=viewer(mill.Fern), group=group or mill.group, rules=said, word=word)


def seen(mill, who):
    """Who came or left, as `who` may see it."""
    rows = moves(viewer(getattr(mill, who)), mill.group).order_by("id")
    return [(step.belonging.member.name, "left" if step.state in ("left", "excluded") else "came") for step in rows]


def sums(mill, who):
    return months(mill.group, windows(viewer(getattr(mill, who)), "membership_moves", mill.group))


def test_those_inside_see_who_comes_and_goes_others_only_themselves(mill):
    enter_group(by=viewer(mill.Basil), group=mill.group)
    leave_group(by=viewer(mill.Basil), group=mill.group)
    assert seen(mill, "Sage") == [("Fern", "came"), ("Sage", "came"), ("Basil", "came"), ("Basil", "left")]
    assert seen(mill, "Rowan") == []
    assert seen(mill, "Basil") == [("Basil", "came"), ("Basil", "left")]


def test_what_is_opened_never_reaches_back_and_what_is_closed_does(mill):
    later(1)
    version = decide(mill, membership_moves=("community", 0))
    assert (version.number, seen(mill, "Rowan")) == (1, [])
    later(1)
    enter_group(by=viewer(mill.Basil), group=mill.group)
    later(1)
    assert seen(mill, "Rowan") == [("Basil", "came")]
    decide(mill, membership_moves=("parties", 0))
    later(1)
    assert seen(mill, "Rowan") == [] and seen(mill, "Sage") == [("Sage", "came")]
    enter_group(by=viewer(mill.Mint), group=mill.group)
    later(1)
    decide(mill, membership_moves=("community", 0))
    later(1)
    assert seen(mill, "Rowan") == [("Basil", "came")]  # what arose while it was closed stays closed


def test_a_delay_holds_back_and_a_shorter_one_does_not_hurry_what_was_promised(mill):
    decide(mill, membership_moves=("community", 30))
    later(1)
    enter_group(by=viewer(mill.Basil), group=mill.group)
    later(10)
    decide(mill, membership_moves=("community", 0))
    later(1)
    assert seen(mill, "Rowan") == []
    later(20)
    assert seen(mill, "Rowan") == [("Basil", "came")]


def test_ones_past_is_ones_own_to_open(mill):
    later(1)
    decide(mill, membership_moves=("community", 0))
    later(1)
    open_past(by=viewer(mill.Sage), group=mill.group, kind="membership_moves", opens=True)
    assert seen(mill, "Rowan") == [("Sage", "came")]
    open_past(by=viewer(mill.Sage), group=mill.group, kind="membership_moves", opens=False)
    assert seen(mill, "Rowan") == [] and not PastOpened.objects.exists()
    with pytest.raises(NotFound):
        open_past(by=viewer(mill.Sage), group=mill.group, kind="nothing", opens=True)


def test_sums_of_fewer_than_five_are_not_told(mill, join):
    assert [(each.came, each.left) for each in sums(mill, "Sage")] == [(None, 0)]
    for name in ("Hazel", "Thyme", "Clover"):
        bring_in(by=system, group=mill.group, member=join(name, login=False))
    assert [(each.came, each.left) for each in sums(mill, "Sage")] == [(5, 0)]
    assert sums(mill, "Rowan") == []


def test_a_group_follows_the_one_around_it_until_it_decides(mill):
    later(1)
    decide(mill, group=mill.valley, membership_moves=("public", 7))
    held = {each.kind.kind: each for each in held_now(mill.group)}["membership_moves"]
    assert (held.rule, held.by) == (Rule("public", 7), mill.valley)
    later(1)
    decide(mill, membership_moves=("group", 0))
    held = {each.kind.kind: each for each in held_now(mill.group)}["membership_moves"]
    assert (held.rule, held.by) == (Rule("group", 0), mill.group)
    decide(mill)
    held = {each.kind.kind: each for each in held_now(mill.group)}["membership_moves"]
    assert held.rule == Rule("public", 7)
    later(8)
    assert (
        len(windows(Viewer.anonymous(), "membership_moves", mill.group)) == 2
    )  # while the group's own was narrower: closed


def test_who_decides_says_how_and_those_concerned_hear_of_it(mill):
    with pytest.raises(NotAllowed):
        set_transparency(by=viewer(mill.Sage), group=mill.group, rules={}, word="Mine")
    with pytest.raises(DecisionMissing):
        decide(mill, word="  ", membership_moves=("public", 0))
    for wrong in ({"membership_moves": ("everyone", 0)}, {"membership_moves": ("group", -1)}, {"gossip": ("group", 0)}):
        with pytest.raises(TransparencyInvalid):
            decide(mill, **wrong)
    assert not TransparencyVersion.objects.exists()
    decide(mill, membership_moves=("stewards", 0))
    deliver()
    assert not Notice.objects.filter(kind="transparency_opened").exists()
    decide(mill, membership_moves=("public", 0))
    again = decide(mill, membership_moves=("public", 0))
    deliver()
    assert again.number == 2
    told = Notice.objects.filter(kind="transparency_opened").values_list("member__name", flat=True)
    assert set(told) == {"Fern", "Sage"}


START = datetime(2026, 1, 1, tzinfo=UTC)
rule = st.builds(Rule, st.sampled_from(sorted(AUDIENCES)), st.integers(0, 40))


@given(
    rules=st.lists(rule, min_size=1, max_size=5), gaps=st.lists(st.integers(1, 30), min_size=5, max_size=5),
    reach=st.integers(0, 4), age=st.integers(0, 200),
)  # fmt: skip
def test_a_moment_is_open_when_the_rule_of_then_and_the_rule_of_now_say_so(rules, gaps, reach, age):
    segments, at = [Segment(None, rules[0])], START
    for each, gap in zip(rules[1:], gaps, strict=False):
        at += timedelta(days=gap)
        segments.append(Segment(at, each))
    now = at + timedelta(days=gaps[-1])
    moment = now - timedelta(days=age, hours=1)
    then = [each for each in segments if each.since is None or each.since <= moment][-1].rule
    present = segments[-1].rule
    waited = now - moment > timedelta(days=max(then.delay_days, present.delay_days))
    expected = waited and all(width(one.audience) >= reach for one in (then, present))
    assert any(window.holds(moment) for window in windows_of(segments, reach, now)) == expected


# ------------------------------------------------------------------ pages and API


@pytest.fixture
def seen_by(client):
    def one(member):
        client.force_login(member.user)
        client.get("/me/")  # what every first request of a process reads is not what is counted
        return client

    return one


def test_everyone_reads_the_page_of_the_community(mill, client, django_assert_max_num_queries):
    client.get("/transparency/")
    with django_assert_max_num_queries(12):
        page = client.get("/transparency/")
    assert page.status_code == 200 and "Who comes and goes" in page.content.decode()
    assert client.get(reverse("groups:transparency", args=[mill.group.slug])).status_code == 404


def test_a_steward_writes_down_what_was_decided(mill, seen_by, django_assert_max_num_queries):
    change, page = (
        reverse(f"groups:{name}", args=[mill.group.slug]) for name in ("transparency-change", "transparency")
    )
    assert seen_by(mill.Sage).get(change).status_code == 403
    browser = seen_by(mill.Fern)
    with django_assert_max_num_queries(12):
        assert browser.get(change).status_code == 200
    assert browser.post(change, {"membership_moves_audience": "public", "word": ""}).status_code == 422
    typed = {"membership_moves_audience": "public", "membership_moves_days": "7", "word": "At the meeting"}
    assert browser.post(change, typed).status_code == 303
    with django_assert_max_num_queries(12):
        told = browser.get(page).content.decode()
    assert "after 7 days" in told and "At the meeting" in told
    past = reverse("groups:transparency-past", args=[mill.group.slug])
    browser.post(past, {"kind": "membership_moves", "opens": "yes"})
    assert PastOpened.objects.get().member == mill.Fern
    with django_assert_max_num_queries(12):
        told = browser.get(reverse("groups:moves", args=[mill.group.slug])).content.decode()
    assert "Fern" in told and "Sage" not in told  # the others’ coming stands here in seven days


def test_the_same_by_api(mill):
    fern, sage, rowan = Caller.of(mill.Fern), Caller.of(mill.Sage), Caller.of(mill.Rowan)
    path = f"core/groups/{mill.group.uid}/transparency"
    new = {"rules": {"membership_moves": {"audience": "community", "delay_days": 3}}, "word": "Decided"}
    assert sage.send("put", path, new).status_code == 403
    assert fern.send("put", path, new).json()["number"] == 1
    held = {one["kind"]: one for one in rowan.get(path).json()}
    assert (held["membership_moves"]["audience"], held["membership_moves"]["delay_days"]) == ("community", 3)
    assert rowan.get(f"core/groups/{mill.group.uid}/membership-moves").json()["items"] == []
    assert sage.send("put", f"{path}/membership_moves/past", {"opens": True}).status_code == 204
    assert [one["word"] for one in rowan.get(f"{path}/versions").json()] == ["Decided"]
