"""Refusals, rights, registries, references, the clock and jobs: the kernel's small words."""

import sys
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import gettext_lazy

from wezer.kernel import apps, clock, jobs, later, permissions, registry
from wezer.kernel.permissions import can, default_rights, permission, require, right, rights
from wezer.kernel.ref import Ref, ref, resolve, uid7
from wezer.kernel.refusals import Invalid, NeedsConfirmation, NotAllowed, NotFound, Refusal
from wezer.kernel.registry import Registry


class TooSmall(Refusal):
    code = "too_small"
    message = gettext_lazy("“{name}” needs at least {least} people.")
    field = "size"


def test_a_refusal_says_its_sentence_and_travels_whole():
    refused = TooSmall(name="{Garden}", least=3, unit=gettext_lazy("people"))
    assert refused.as_dict() == {
        "code": "too_small",
        "message": "“{Garden}” needs at least 3 people.",
        "field": "size",
        "detail": {"name": "{Garden}", "least": 3, "unit": "people"},
        "errors": [],
    }
    assert (str(refused), TooSmall(field="seats", name="x", least=1).field, TooSmall.field) == (
        "too_small: “{Garden}” needs at least 3 people.",
        "seats",
        "size",
    )


def test_several_refusals_are_told_at_once():
    told = Invalid([TooSmall(name="a", least=1), NotFound(field="b")]).as_dict()
    assert (told["code"], [each["code"] for each in told["errors"]]) == ("invalid", ["too_small", "not_found"])


def test_a_refusal_that_may_be_overruled_carries_its_token():
    refused = NeedsConfirmation(token="abc", amount="12.50")
    assert (refused.token, refused.as_dict()["detail"], refused.status) == (
        "abc",
        {"token": "abc", "amount": "12.50"},
        409,
    )


# --- rights -----------------------------------------------------------------------------------------------------------
class Asker:
    def __init__(self, name="Fern", system=False, scopes=None):
        self.name, self.is_system, self._scopes = name, system, scopes

    def is_denied(self, subject):
        return False

    def scope_allows(self, name):
        return self._scopes is None or name in self._scopes


@pytest.fixture
def water(monkeypatch):
    monkeypatch.setattr(permissions, "_rights", {})

    class NotYours(NotAllowed):
        code = "not_yours"

    @permission(
        "kernel.water_plant", label="Water a plant", risk="normal", refusal=NotYours, default_roles=("gardener",)
    )
    def water_plant(viewer, plant):
        return viewer.name == plant

    @permission("kernel.look")
    def look(viewer, plant):
        """Look at a plant."""
        return True

    return water_plant


def test_a_right_has_two_sides(water):
    assert can(Asker(), "kernel.water_plant", "Fern") and not can(Asker(), "kernel.water_plant", "Sage")
    require(Asker(), "kernel.water_plant", "Fern")
    with pytest.raises(NotAllowed) as refused:
        require(Asker(), "kernel.water_plant", "Sage")
    assert (refused.value.code, refused.value.status) == ("not_yours", 403)


def test_a_token_may_do_no_more_than_its_scopes_and_the_system_may_all(water):
    assert not can(Asker(scopes=["kernel.look"]), "kernel.water_plant", "Fern")
    assert can(Asker(scopes=["kernel.look"]), "kernel.look")
    assert can(Asker(system=True, scopes=[]), "kernel.water_plant", "Sage")


def test_an_unknown_right_is_a_bug_even_for_the_system(water):
    for asker in (Asker(), Asker(system=True)):
        with pytest.raises(KeyError):
            can(asker, "kernel.fly")


def test_rights_are_known_by_name_words_and_roles(water):
    assert [each.name for each in rights()] == ["kernel.water_plant", "kernel.look"]
    assert (right("kernel.look").label, right("kernel.look").by_role) == ("Look at a plant.", False)
    assert (right("kernel.water_plant").by_role, default_rights("gardener"), default_rights("guest")) == (
        True,
        ["kernel.water_plant"],
        [],
    )


# --- registries -------------------------------------------------------------------------------------------------------
class Lamp:
    kind = ""


@pytest.fixture
def lamps(monkeypatch):
    monkeypatch.setattr(registry, "_registries", dict(registry._registries))
    return Registry("lamp_kinds", Lamp)


def test_kinds_are_kept_once_each(lamps):
    @lamps.add
    class Oil(Lamp):
        kind = "oil"
        name = "Oil lamp"

    @lamps.add
    class Sun(Lamp):
        kind = "sun"

    lamps.add(Oil)  # its file was read again
    assert [type(each) for each in lamps] == [Oil, Sun] and len(lamps) == 2
    assert ("oil" in lamps, "gas" in lamps, lamps.get("gas"), lamps["oil"].kind) == (True, False, None, "oil")
    assert lamps.choices() == [("oil", "Oil lamp"), ("sun", "sun")]
    assert "lamp_kinds" in registry.registry_names()


def test_two_classes_cannot_be_one_kind(lamps):
    lamps.add(type("Oil", (Lamp,), {"kind": "oil", "__module__": "one.lamp_kinds.oil"}))
    for other in (
        type("Oil", (Lamp,), {"kind": "oil", "__module__": "other.lamp_kinds.oil"}),
        type("Gas", (Lamp,), {"kind": "oil", "__module__": "one.lamp_kinds.oil"}),
    ):
        with pytest.raises(ValueError, match="oil"):
            lamps.add(other)
    with pytest.raises(TypeError):
        lamps.add(int)


# --- references -------------------------------------------------------------------------------------------------------
def test_uids_are_uuids_of_version_7_in_order_of_time():
    earlier = [uid7() for _each in range(1_000)]
    assert {(uid.version, uid.variant) for uid in earlier} == {(7, uuid.RFC_4122)} and len(set(earlier)) == 1_000
    now = datetime.now(UTC).timestamp() * 1000
    assert all(abs((uid.int >> 80) - now) < 60_000 for uid in earlier)
    stamps = [uid.int >> 80 for uid in earlier]
    assert stamps == sorted(stamps)


@pytest.mark.django_db
def test_a_reference_leads_back_to_its_thing(circle):
    garden = circle("Garden")
    name = ref(garden)
    assert name == f"core.group/{garden.uid}" and (Ref(name).label, Ref(name).uid) == ("core.group", garden.uid)
    assert resolve(name) == garden


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        *("", "x", "/", "core.group", "core.group/", "core.group/1", "core.group/\0", "core.group/{uid}/more"),
        *("core.group/{uid}", "core.nothing/{uid}", "nothing.group/{uid}", "a.b.c/{uid}", "/{uid}"),
        "contenttypes.contenttype/{uid}",  # has no uid
    ],
)
def test_a_reference_that_leads_nowhere_is_nothing(name):
    assert resolve(name.format(uid=uuid.UUID(int=5))) is None


# --- clock and jobs ---------------------------------------------------------------------------------------------------
def test_the_clock_says_what_it_is_told_and_only_inside():
    told = datetime(2026, 1, 2, 3, tzinfo=UTC)
    with clock.at(told):
        with clock.at(told + timedelta(days=1)):
            assert clock.now() == told + timedelta(days=1)
        assert clock.now() == told
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1) and clock.now().tzinfo is UTC
    with pytest.raises(ValueError, match="aware"), clock.at(datetime(2026, 1, 1)):
        pass


def test_jobs_are_named_after_their_package(monkeypatch):
    monkeypatch.setattr(jobs, "_scheduled", {})
    monkeypatch.setattr(jobs, "_continuous", {})

    def tidy():
        """For those who read the program."""

    tidy.__module__ = "wezer.ledger.jobs"
    assert jobs.scheduled(every=timedelta(days=1), words="Tidy the shed.")(tidy) is tidy
    assert jobs.continuous(seconds=2)(tidy) is tidy
    (daily,) = jobs.scheduled_jobs().values()
    assert (daily.name, daily.every, daily.words) == ("ledger.tidy", timedelta(days=1), "Tidy the shed.")
    assert jobs.continuous_jobs()["ledger.tidy"].seconds == 2


# --- packages ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def hedge(tmp_path, monkeypatch):
    """`hedge(comes_later)`: the only package, with a lamp in its folder."""
    folder = tmp_path / "hedge" / "lamp_kinds"
    folder.mkdir(parents=True)
    (tmp_path / "hedge" / "__init__.py").write_text("")
    (folder / "__init__.py").write_text("")
    (folder / "oil.py").write_text(
        "from wezer.kernel import registry\n"
        "lamps = registry._registries['lamp_kinds']\n"
        "lamps.add(type('Oil', (lamps.base,), {'kind': 'oil', '__module__': __name__}))\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.partition(".")[0] == "hedge"]:
        monkeypatch.delitem(sys.modules, name)

    def install(comes_later):
        about = {"name": "hedge", "label": "hedge", "wezer_package": True, "comes_later": comes_later}
        monkeypatch.setattr(apps, "packages", lambda: [type("Hedge", (), about)()])

    return install


def test_kinds_of_a_package_are_found_because_of_where_they_lie(lamps, hedge):
    hedge(comes_later=False)
    apps.discover()
    assert [each.kind for each in lamps] == ["oil"]


def test_a_process_that_answers_pages_finds_what_comes_later_when_somebody_asks(lamps, hedge, monkeypatch):
    lamps.comes_later = True
    hedge(comes_later=True)
    monkeypatch.setattr(later, "_waiting", [])
    monkeypatch.setenv("WEZER_PROCESS", "web")
    apps.discover()
    assert "hedge.lamp_kinds.oil" not in sys.modules and lamps._known == {}
    assert [each.kind for each in lamps] == ["oil"] and later._waiting == []


def test_packages_are_installed_floor_by_floor():
    labels = [config.label for config in apps.packages()]
    floors = ["kernel", "ui", "core", "ledger", "workflow", "exchange"]
    assert [label for label in labels if label in floors] == [label for label in floors if label in labels]
