"""The log of what touches rights, logins, money and data: filters, pages, files, and who reads what of it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.audit import take_log
from wezer.core.acts.membership import bring_in, enter_group, suspend_member
from wezer.core.acts.posts import publish_post
from wezer.core.acts.roles import grant_role
from wezer.core.acts.settings import change_setting
from wezer.core.audit_log import MEMBERSHIP, Wanted, entries, known_names, lines, words_of
from wezer.core.closing import losses
from wezer.core.models import Member, Role, Room
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.refusals import ModuleNeeded
from wezer.core.settings_registry import setting_key, value
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed

system = Viewer.system()


@pytest.fixture
def told(gardener, join, circle):
    """Oak changes a setting and suspends Basil; Fern enters Sage's garden; Mint is elsewhere."""
    fern, sage, basil, _mint = (join(name) for name in ("Fern", "Sage", "Basil", "Mint"))
    garden = circle("Garden", founder=sage, membrane="open")
    enter_group(by=viewer(fern), group=garden)
    change_setting(by=viewer(gardener), key="help.expire_days", value=20)
    suspend_member(by=viewer(gardener), member=basil, reason="=cmd()")
    return garden


def client_of(name):
    client = Client()
    client.force_login(Member.objects.get(name=name).user)
    return client


def test_lines_are_said_in_words_with_names(told):
    newest = lines(list(entries(Wanted()).order_by("-id")[:2]))
    assert [(line.words, str(line.by), str(line.about)) for line in newest] == [
        ("Belonging changed", "Oak", "Basil"), ("Setting changed", "Oak", str(newest[1].about)),
    ]  # fmt: skip
    assert words_of("orchard.apple_fell") == "orchard.apple_fell"
    assert dict(known_names())["core.role_granted"] == "Role granted"


def test_a_line_names_the_setting_as_its_page_does_and_what_is_not_installed_by_its_key(told, gardener):
    change_setting(by=viewer(gardener), key="community.language", value="fr")
    page = client_of("Oak").get("/garden/log/").content.decode()
    assert str(setting_key("community.language").label) in page and "community.language" not in page
    [line] = lines([Fact(name="core.setting_changed", payload={"key": "orchard.apples"})])
    assert line.setting == "orchard.apples"


def test_the_log_is_asked_by_what_who_and_when(told):
    by_oak = entries(Wanted.read({"who": "oak"}))
    assert {fact.name for fact in by_oak} == {"core.setting_changed", "core.belonging_changed"}
    assert entries(Wanted.read({"what": "core.setting_changed"})).count() == 1
    assert not entries(Wanted.read({"until": "2001-01-01"})).exists()
    today = now().date().isoformat()
    assert entries(Wanted.read({"since": today, "until": today})).count() == entries(Wanted()).count()
    nonsense = Wanted.read({"what": "no.such", "since": "2026-99-99", "until": "x", "who": " "})
    assert nonsense == Wanted()


def test_the_page_keeps_its_statements_and_its_pages(told, gardener):
    client = client_of("Oak")
    client.get("/garden/log/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/garden/log/?limit=2")
    assert page.status_code == 200 and len(asked) <= 12, [each["sql"][:150] for each in asked]
    content = page.content.decode()
    assert "Basil" in content and "after=" in content
    assert client_of("Fern").get("/garden/log/").status_code == 404
    assert client.get("/garden/log/?after=nonsense").status_code == 400


def test_a_group_reads_who_came_and_those_who_tend_it_read_more(told):
    for name, status in (("Fern", 200), ("Sage", 200), ("Mint", 403)):
        assert client_of(name).get(f"/g/{told.slug}/log/").status_code == status
    seen = {fact.name for fact in entries(Wanted(), group=told, names=MEMBERSHIP)}
    assert "core.belonging_changed" in seen and seen <= set(MEMBERSHIP)
    assert "Setting changed" not in client_of("Sage").get(f"/g/{told.slug}/log/").content.decode()


def test_the_file_disarms_formulas_and_taking_it_is_told(told, gardener):
    Member.objects.filter(name="Basil").update(name="=cmd()")
    content = take_log(by=viewer(gardener), wanted=Wanted()).decode("utf-8-sig")
    assert "'=cmd()" in content and ",=cmd()" not in content
    assert Fact.objects.filter(name="core.log_taken", audit=True).count() == 1
    with pytest.raises(NotAllowed):
        take_log(by=viewer(Member.objects.get(name="Fern")), wanted=Wanted())
    assert client_of("Oak").get("/garden/log/file/").status_code in (200, 302)  # one signs in once more first


def test_who_reported_is_named_nowhere_in_the_log(told, community, gardener):
    room = Room.objects.select_related("group").get(group=community, kind="talk")
    post = publish_post(by=viewer(Member.objects.get(name="Sage")), room=room, body="Slugs.", audience="community")
    report_thing(by=viewer(Member.objects.get(name="Fern")), kind="item", uid=post.uid, ground="hurts")
    [line] = lines(list(entries(Wanted.read({"what": "core.thing_reported"}))))
    assert (line.words, line.by, line.about) == ("Something reported", None, None)


def test_the_log_by_the_api(told, gardener):
    oak, fern = (Caller.of(Member.objects.get(name=name), "*") for name in ("Oak", "Fern"))
    assert fern.get("core/log").status_code == 403
    first = oak.get("core/log?limit=1&what=core.belonging_changed").json()
    assert (first["items"][0]["words"], first["items"][0]["about"]["name"]) == ("Belonging changed", "Basil")
    second = oak.get(f"core/log?limit=1&what=core.belonging_changed&after={first['next']}").json()["items"][0]
    assert second["name"] == "core.belonging_changed" and second["uid"] != first["items"][0]["uid"]
    assert oak.get("core/log?since=yesterday").status_code == 422


def test_closing_says_first_what_would_be_absent(told, gardener):
    room = Room.objects.get(group=told, kind="talk")
    publish_post(
        by=viewer(Member.objects.get(name="Sage")), room=Room.objects.select_related("group").get(pk=room.pk), body="x"
    )
    ledger, talk = losses(["ledger", "exchange", "nothing"], ["talk"])[0], losses([], ["talk"])[0]
    assert ledger.needed_by == () or "Market" not in map(str, ledger.needed_by)
    assert "Market" in map(str, losses(["ledger"], [])[0].needed_by)
    assert ledger.pages > 5 and ledger.notices and ledger.menus
    assert (talk.items, talk.rooms >= 1) == (1, True)
    caller = Caller.of(gardener, "*")
    asked = caller.get("core/modules/closing?modules=exchange&rooms=talk").json()
    assert [each["label"] for each in asked] == ["exchange", "talk"]
    assert {each["is_open"] for each in caller.get("core/modules").json()} == {True}
    other = Caller.of(Member.objects.get(name="Fern"), "*")
    assert other.get("core/modules/closing?modules=exchange").status_code == 403


def test_what_others_stand_on_stays_open_while_they_do(told, gardener, client):
    caller = Caller.of(gardener, "*")
    refused = caller.send("put", "core/modules/ledger", {"is_open": False})
    assert (refused.status_code, refused.json()["code"]) == (422, "module_needed")
    client.force_login(gardener.user)
    labels = [each["label"] for each in caller.get("core/modules").json()]
    sent = {"sure": "yes", "open": [each for each in labels if each != "ledger"], "room": ["talk"]}
    page = client.post("/garden/modules/", sent)
    assert (
        page.status_code == 200 and "Close it</button>" not in page.content.decode() and value("modules.closed") == []
    )
    change_setting(by=system, key="modules.closed", value=["ledger", "exchange", "operation"])
    with pytest.raises(ModuleNeeded):
        change_setting(by=system, key="modules.closed", value=["ledger", "operation"])


def test_membership_lines_follow_roles(told):
    bring_in(by=system, group=told, member=Member.objects.get(name="Mint"))
    grant_role(by=system, role=Role.objects.get(group=told, key="steward"), member=Member.objects.get(name="Mint"))
    assert entries(Wanted(), group=told, names=MEMBERSHIP).order_by("-id").first().name == "core.role_granted"
