"""The list of members as a file (core.md 6.1): who takes it, what it holds of whom, and who learns of it."""

import csv
import io

import pytest

from wezer.api.models import Token
from wezer.api.testing import Caller
from wezer.core.acts.member_list import take_member_list
from wezer.core.acts.membership import bring_in
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.models import Look, Member, RoleHolding
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
FILE = "/garden/members/file/"


@pytest.fixture
def valley(join, gardener, community):
    """Fern shows some lines to some; Moss is on paper and tries a formula; Sage is the community's secretary."""
    fern, moss, sage = join("Fern"), join("=Moss", login=False), join("Sage")
    for key, said, audience in (
        ("phone", "+33 1 23 45 67 89", "nobody"), ("emergency", "Sage, 55", f"stewards:{community.pk}"),
        ("tagline", "Bicycles", "community"), ("skills", ["Bread", "Wood"], "community"),
    ):  # fmt: skip
        set_profile_field(by=viewer(fern), key=key, value=said, audience=audience)
    set_profile_field(by=viewer(moss), key="tagline", value="=1+1", audience="community")
    secretary = open_role(by=Viewer.system(), group=community, key="secretary")
    grant_role(by=Viewer.system(), role=secretary, member=sage)
    return fern, moss, sage


def table(content):
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return {row[0]: {head: cell for head, cell in zip(rows[0], row, strict=True) if cell} for row in rows[1:]}


def looks():
    return {(each.by.name, each.member.name, *each.lines) for each in Look.objects.filter(is_list=True)}


def test_a_gardener_takes_it_after_showing_again_with_what_they_may_read_and_each_member_sees_it(
    valley, gardener, client
):
    fern, _moss, _sage = valley
    client.force_login(gardener.user)
    assert FILE in client.get("/garden/members/").content.decode()
    assert client.get(FILE).url.startswith("/account/reauthenticate/") and not Look.objects.exists()
    client.post("/account/reauthenticate/", {"password": "a fine long pass"})
    got = client.get(FILE)
    assert (got["Content-Type"], got["Cache-Control"]) == ("text/csv; charset=utf-8", "no-store")
    rows = table(got.content)
    assert list(rows) == ["'=Moss", "Fern", "Oak", "Sage"] and "example.org" not in got.content.decode()
    shown = {name: said for name, said in rows["Fern"].items() if name not in ("Name", "State", "Since")}
    assert sorted(shown.values()) == ["Bicycles", "Bread, Wood", "Sage, 55"]
    assert "'=1+1" in rows["'=Moss"].values()
    client.get(FILE)  # again the same day is the same look
    assert looks() == {
        ("Oak", "Fern", "emergency", "skills", "tagline"), ("Oak", "=Moss", "tagline"), ("Oak", "Sage"),
    }  # fmt: skip
    assert Look.objects.count() == 3 and Fact.objects.filter(name="core.member_list_taken", audit=True).count() == 2
    assert "List of members taken as a file" in client.get("/garden/log/").content.decode()
    client.force_login(fern.user)
    page = client.get("/me/data/looks/").content.decode()
    assert "took the list of members along" in page and "Whom to call in an emergency" in page and "Oak" in page
    assert [each["in_list"] for each in client.get("/api/v1/core/me/looks").json()["items"]] == [True]


def test_the_secretary_reads_less_in_it_and_nobody_else_takes_it(valley, client):
    fern, _moss, sage = valley
    before = facts_told()
    client.force_login(fern.user)
    assert client.get(FILE).status_code == 404 and FILE not in client.get("/directory/").content.decode()
    with pytest.raises(NotAllowed):
        take_member_list(by=viewer(fern))
    assert facts_told() == before and not Look.objects.exists()
    client.force_login(sage.user)
    assert FILE in client.get("/directory/").content.decode()
    rows = table(take_member_list(by=viewer(sage)))
    assert "Bicycles" in rows["Fern"].values() and "Sage, 55" not in rows["Fern"].values()
    assert ("Sage", "Fern", "skills", "tagline") in looks()


def test_a_groups_secretary_takes_the_list_of_that_group_and_of_no_other(valley, circle, gardener, client):
    fern, moss, sage = valley
    garden, oven = (circle(name, founder=fern) for name in ("Garden", "Oven"))
    for group in (garden, oven):
        bring_in(by=Viewer.system(), group=group, member=moss)
    RoleHolding.objects.filter(member=sage).update(until=now())  # of the community no more
    bring_in(by=Viewer.system(), group=garden, member=sage)
    grant_role(by=viewer(gardener), role=open_role(by=viewer(gardener), group=garden, key="secretary"), member=sage)
    client.force_login(sage.user)
    here = "/g/garden/people/file/"
    assert here in client.get("/g/garden/people/").content.decode()
    assert client.get(here).url.startswith("/account/reauthenticate/") and not Look.objects.exists()
    client.post("/account/reauthenticate/", {"password": "a fine long pass"})
    got = client.get(here)
    assert 'filename="garden.csv"' in got["Content-Disposition"]
    rows = table(got.content)
    assert list(rows) == ["'=Moss", "Fern", "Sage"] and "Bicycles" in rows["Fern"].values()
    assert not {"Sage, 55", "+33 1 23 45 67 89"} & set(rows["Fern"].values()), "lines for others stay with them"
    assert looks() == {("Sage", "Fern", "skills", "tagline"), ("Sage", "=Moss", "tagline")}
    assert Fact.objects.get(name="core.member_list_taken", audit=True).group == garden.pk
    assert client.get("/g/oven/people/file/").status_code in (403, 404) and client.get(FILE).status_code == 404
    client.force_login(fern.user)
    assert here not in client.get("/g/garden/people/").content.decode() and client.get(here).status_code == 403
    assert "List of members taken as a file" in client.get("/g/garden/log/").content.decode()


def test_a_program_takes_the_list_of_a_group(valley, circle, gardener):
    garden = circle("Garden", founder=valley[0])
    of_group = f"core/groups/{garden.uid}/members/file"
    assert list(table(Caller.of(gardener, "*").post(of_group).content)) == ["Fern"]
    assert Caller.of(valley[0], "*").post(of_group).status_code == 403


def test_a_program_takes_it_by_a_token_made_after_showing_again(valley, gardener):
    program = Caller.of(gardener, "*")
    assert "Bicycles" in table(program.post("core/members/file").content)["Fern"].values()
    assert Caller.of(Member.objects.get(name="Fern"), "*").post("core/members/file").status_code == 403
    Token.objects.update(is_shown=False)
    refused = program.post("core/members/file")
    assert (refused.status_code, refused.json()["code"]) == (403, "show_again")
