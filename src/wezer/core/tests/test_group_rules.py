"""The page of a group's rules: each value with where it comes from, and what is held above."""

from wezer.core.acts.settings import change_setting
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer

system = Viewer.system()


def test_g5_the_page_shows_where_each_value_comes_from_and_says_otherwise(circle, join, client, community):
    fern, sage = join("Fern"), join("Sage")
    valley = circle("Valley", type="local", founder=fern)
    garden = circle("Garden", parent=valley, founder=fern)
    page, place = "", "/g/garden/settings/rules/"

    def look():
        return client.get(place).content.decode()

    client.force_login(sage.user)
    assert client.get(place).status_code == 403
    client.force_login(fern.user)
    page = look()
    assert "as usual" in page and "from Valley" not in page
    change_setting(by=system, key="groups.creation", value="steward", group=valley)
    page = look()
    assert "from Valley" in page and "Wait for those who tend the group" in page

    said = {"key": "groups.founders", "mode": "set", "value": "5", "locked": "on"}
    assert client.post(place, said).status_code == 303
    assert (value("groups.founders", garden), value("groups.founders", valley)) == (5, 3)
    page = look()
    assert "set here" in page and "held for the groups inside" in page
    wrong = client.post(place, said | {"value": "1"})
    assert wrong.status_code == 422 and "between 2 and 50" in wrong.content.decode()
    assert client.post(place, {"key": "community.plum_hue", "mode": "set", "value": "5"}).status_code == 404

    assert client.post(place, {"key": "groups.founders", "mode": "inherit", "value": "9"}).status_code == 303
    assert value("groups.founders", garden) == 3
    change_setting(by=system, key="groups.founders", value=7, group=valley, locked=True)
    page = look()
    assert "held above" in page and "Those who tend Valley decided it for all groups inside." in page
    refused = client.post(place, {"key": "groups.founders", "mode": "set", "value": "4"})
    assert refused.status_code == 403 and value("groups.founders", garden) == 7


def test_the_page_of_rules_takes_few_statements(circle, join, client, django_assert_max_num_queries):
    fern = join("Fern")
    circle("Garden", founder=fern)
    client.force_login(fern.user)
    client.get("/g/garden/settings/rules/")
    with django_assert_max_num_queries(12):
        client.get("/g/garden/settings/rules/")
