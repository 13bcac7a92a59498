"""Who chooses a name that looks like another's is told, once, and may keep it; core.md 21."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from wezer.core import migrations
from wezer.core.acts.groups import change_group
from wezer.core.acts.members import rename_member
from wezer.core.models import Application, BelongingState, Group, Member, Party, Sight
from wezer.core.models.appearance import look
from wezer.core.naming import names_alike
from wezer.core.testing import viewer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fern", "fern "), ("Fern", "Fеrn"), ("Élan", "Elan"), ("Oak 10", "Oak lO"), ("Garden-Circle", "garden circle"),
        ("Mint", "Міnt"), ("Fern", "Fem"),
    ],
)  # fmt: skip
def test_names_that_the_eye_takes_for_each_other_have_one_look(one, other):
    assert one != other and look(one) == look(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Fern", "Fennel"), ("Oak", "Oat"), ("Sage", "Sage II")])
def test_others_do_not(one, other):
    assert look(one) != look(other)


@given(st.text(max_size=120))
def test_a_look_is_its_own_look_and_as_short_as_a_name(name):
    assert len(look(name)) <= 120
    assert look(look(name)) == look(name) or len(look(name)) == 120


@pytest.fixture
def garden(community, join, circle):
    fern = join("Fern")
    return circle("Garden", founder=fern), fern


def test_one_is_told_once_and_keeps_the_name_when_it_is_sent_again(garden, join, client):
    _group, _fern = garden
    sage = join("Sage")
    client.force_login(sage.user, "wezer.core.accounts.backends.Backend")
    typed = {"type": "circle", "name": "Gаrden"}  # the second letter is Cyrillic

    first = client.post("/g/new/", typed)
    assert first.status_code == 422 and "“Garden” looks like this" in first.content.decode()
    assert not Group.objects.filter(name=typed["name"]).exists()
    assert client.post("/g/new/", typed).status_code == 303
    assert Group.objects.filter(name=typed["name"]).exists()


def test_nobody_is_told_of_what_they_may_not_see(garden, join):
    group, fern = garden
    sage = join("Sage")
    change_group(by=viewer(fern), group=group, sight=Sight.SECRET)

    assert list(names_alike(viewer(sage), "garden")) == []
    assert [each.name for each in names_alike(viewer(fern), "garden")] == ["Garden"]
    assert list(names_alike(viewer(fern), "Garden", but=group)) == []


def test_a_new_name_has_a_new_look(garden, join):
    _group, fern = garden
    rename_member(by=viewer(fern), member=fern, name="Mint")

    assert Member.objects.get(pk=fern.pk).look == look("Mint")
    assert list(names_alike(viewer(join("Sage")), "Fern")) == []


def test_names_of_before_get_their_looks_some_at_a_time(join, monkeypatch):
    """Each turn is committed by itself, and a name of signs alone holds no turn up."""
    (path,) = Path(migrations.__file__).parent.glob("*_looks_of_older_names.py")
    filling = import_module(f"{migrations.__name__}.{path.stem}")
    monkeypatch.setattr(filling, "AT_ONCE", 1)
    people = [join(name) for name in ("Fern", "Sage", "Mint")]
    Party.objects.filter(pk=people[1].pk).update(name="☘")
    Party.objects.update(look="")
    assert not filling.Migration.atomic
    filling.look_at_all(apps, None)
    assert [Party.objects.get(pk=each.pk).look for each in people] == [look("Fern"), " ", look("Mint")]


def test_programs_ask(garden, client, django_assert_num_queries):
    client.force_login(garden[1].user, "wezer.core.accounts.backends.Backend")
    answer = client.get("/api/v1/core/names-alike?name=GARDEN")
    assert [each["name"] for each in answer.json()] == ["Garden"]
    by = viewer(garden[1])
    assert by.audience_ids  # known to every page
    with django_assert_num_queries(1):
        list(names_alike(by, "garden"))
    assert client.get("/api/v1/core/names-alike?name=").status_code == 422


def test_who_renames_a_group_or_themselves_is_told_too(garden, circle, client):
    group, fern = garden
    circle("Mill", founder=fern)
    client.force_login(fern.user, "wezer.core.accounts.backends.Backend")

    refused = client.post(f"/g/{group.slug}/settings/", {"part": "about", "name": "MILL", "purpose": ""})
    assert refused.status_code == 422 and "“Mill” looks like this" in refused.content.decode()
    assert Group.objects.get(pk=group.pk).name == "Garden"


def test_who_decides_on_newcomers_reads_whose_name_theirs_is_like(garden, gardener, join, client):
    newcomer = join("Fеrn", state=BelongingState.APPLIED)  # Cyrillic
    Application.objects.create(belonging=newcomer.belongings.get())
    client.force_login(gardener.user, "wezer.core.accounts.backends.Backend")

    assert ">Fern</a>." in client.get("/garden/waiting/").content.decode()
