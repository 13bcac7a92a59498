"""Settings: declared, typed, inherited, locked; the community's own words; open and closed modules."""

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from wezer.core import settings_registry
from wezer.core.acts.settings import change_setting, inherit_setting
from wezer.core.middleware import ViewerMiddleware
from wezer.core.modules import ClosedModules
from wezer.core.refusals import SettingInvalid, SettingLocked, WordBreaks
from wezer.core.settings_registry import declare, declared, explain, value
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed, StaleVersion
from wezer.ui.words import word

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keys_of_this_file(monkeypatch):
    """Two settings that only these tests know; the program's own registry stays as it is for the tests of the docs."""
    monkeypatch.setattr(settings_registry, "_keys", dict(settings_registry._keys))
    declare("test.days", int, default=7, label="Days", scope="group")
    declare("test.tags", list, default=["a"], label="Tags", scope="group")


def test_g5_a_setting_is_inherited_set_added_to_and_removed_from(community, circle):
    system = Viewer.system()
    outer = circle("Garden")
    inner = circle("Beds", parent=outer)
    assert (value("test.days", inner), value("test.tags", inner)) == (7, ["a"])
    change_setting(by=system, key="test.days", value=10)
    change_setting(by=system, key="test.tags", value=["b"], group=outer, mode="add")
    change_setting(by=system, key="test.tags", value=["a"], group=inner, mode="remove")
    assert (value("test.days", inner), value("test.tags", outer), value("test.tags", inner)) == (10, ["a", "b"], ["b"])
    assert explain("test.days", inner).group_id == community.pk
    inherit_setting(by=system, key="test.tags", group=inner)
    assert value("test.tags", inner) == ["a", "b"]


def test_g5_a_locked_value_is_the_last_word(community, circle):
    garden = circle("Garden")
    change_setting(by=Viewer.system(), key="test.days", value=3, group=garden)
    change_setting(by=Viewer.system(), key="test.days", value=5, locked=True)
    assert (value("test.days", garden), explain("test.days", garden).locked_above) == (5, True)
    with pytest.raises(SettingLocked):
        change_setting(by=Viewer.system(), key="test.days", value=9, group=garden)


def test_a_change_is_versioned_told_with_its_author_and_by_those_who_may(join, gardener):
    fern = join("Fern")
    row = change_setting(by=viewer(gardener), key="admission.mode", value="open", version=0)
    assert (row.version, row.author, value("admission.mode")) == (1, gardener, "open")
    assert Fact.objects.filter(name="core.setting_changed", actor=gardener.pk, audit=True).count() == 1
    before = facts_told()
    change_setting(by=viewer(gardener), key="admission.mode", value="open")
    with pytest.raises(StaleVersion):
        change_setting(by=viewer(gardener), key="admission.mode", value="moderated", version=0)
    with pytest.raises(NotAllowed):
        change_setting(by=viewer(fern), key="admission.mode", value="moderated")
    assert facts_told() == before and value("admission.mode") == "open"


@pytest.mark.parametrize(
    "key, wrong",
    [
        ("admission.mode", "closed"), ("admission.mode", 3), ("community.plum_hue", 400), ("community.plum_hue", True),
        ("community.timezone", "Moon/Base"), ("community.languages", []), ("community.languages", ["tlh"]),
        ("admission.questions", ["x" * 301]), ("words", {"fr": {"dragon": {"one": "x", "many": "y"}}}), ("words", {"fr": {"member": {"one": "x"}}}),
        ("profile.widest", {"phone": "moon"}),
    ],
)  # fmt: skip
def test_values_of_the_wrong_kind_are_refused(key, wrong, community):
    with pytest.raises(SettingInvalid):
        change_setting(by=Viewer.system(), key=key, value=wrong)


def test_what_the_community_decides_a_group_does_not(circle):
    with pytest.raises(SettingInvalid):
        change_setting(by=Viewer.system(), key="admission.mode", value="open", group=circle("Garden"))


def test_the_communitys_own_words_replace_the_products(community):
    change_setting(by=Viewer.system(), key="words", value={"fr": {"group": {"one": "cercle", "many": "cercles"}}})
    with translation.override("fr"):
        assert (word("group"), word("group", True)) == ("cercle", "cercles")
    assert word("group") == "group"


@pytest.mark.parametrize("breaking", ["{name}", "50%", "<b>circle</b>", "a %(count)s"])
def test_a_word_that_breaks_sentences_is_refused(breaking, community):
    with pytest.raises(WordBreaks):
        change_setting(by=Viewer.system(), key="words", value={"en": {"group": {"one": breaking, "many": "circles"}}})


def test_the_hues_reach_the_style_sheet(community):
    change_setting(by=Viewer.system(), key="community.plum_hue", value=200)
    assert "v=200-76" in Client().get("/account/login/").content.decode()


def test_a_closed_modules_routes_do_not_exist(community, rf):
    from django.http import Http404

    def page(request):
        raise AssertionError

    page.__module__ = "wezer.ledger.views.wallet"
    guard = ClosedModules(lambda request: None)
    assert guard.process_view(rf.get("/wallet/"), page) is None
    change_setting(by=Viewer.system(), key="modules.closed", value=["ledger", "exchange", "operation", "core"])
    with pytest.raises(Http404):
        guard.process_view(rf.get("/wallet/"), page)
    page.__module__ = "wezer.core.views.me"  # core cannot be closed
    assert guard.process_view(rf.get("/me/"), page) is None


def test_every_setting_has_a_label_and_a_default_that_holds():
    for each in declared():
        assert str(each.label) and type(each.default) is each.type
        if each.check:
            assert each.check(each.default) == each.default


def test_hours_follow_the_member_else_the_community(join):
    from django.utils import timezone

    fern = join("Fern")
    change_setting(by=Viewer.system(), key="community.timezone", value="Europe/Paris")
    seen = []

    def page(request):
        seen.append(timezone.get_current_timezone_name())

    for zone in ("", "Asia/Tokyo"):
        fern.timezone = zone
        request = RequestFactory().get("/")
        request.user = fern.user
        request.user.member = fern
        ViewerMiddleware(page)(request)
    assert seen == ["Europe/Paris", "Asia/Tokyo"]


def test_a_closed_module_leaves_the_menu(join):
    client = Client()
    client.force_login(join("Fern").user, backend="wezer.core.accounts.backends.Backend")
    shown = 'href="/market/"' in client.get("/me/data/").content.decode()
    change_setting(by=Viewer.system(), key="modules.closed", value=["exchange"])
    assert 'href="/market/"' not in client.get("/me/data/").content.decode()
    if shown:
        assert client.get("/market/").status_code == 404
