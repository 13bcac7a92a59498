"""The kit for the day when data got into wrong hands."""

import pytest
from django.test import Client

from wezer.core.acts.breach import take_breach_list
from wezer.core.breach import affected
from wezer.core.testing import facts_told, viewer
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db


def test_a_gardener_sees_the_time_that_is_left_and_takes_the_lists_after_showing_who_they_are(join, gardener):
    fern, _paper = join("Fern"), join("=Moss", login=False)
    tending, client = Client(), Client()
    tending.login(username="oak@example.org", password="a fine long pass")
    client.force_login(fern.user)
    page = "/garden/breach/"
    assert (tending.get(page).status_code, client.get(page).status_code) == (200, 404)
    shown = tending.get(page + "?known_at=2026-05-04T10:00&whom=all").content.decode()
    assert "7 May 2026" in shown and "3 people" in shown
    assert tending.get(page + "?known_at=never&whom=all").status_code == 422

    assert tending.get(page + "affected/").url.startswith("/account/reauthenticate/")
    tending.post("/account/reauthenticate/", {"password": "a fine long pass"})
    said = tending.get(page + "affected/?whom=all").content.decode()
    assert "fern@example.org" in said and "'=Moss" in said
    assert "core.breach_list_taken" in tending.get(page + "log/").content.decode()
    assert tending.get(page + "nothing/").status_code == 404
    assert Fact.objects.filter(name="core.breach_list_taken", audit=True).count() == 2


def test_who_is_affected_is_narrowed_and_nobody_else_takes_the_list(join, gardener):
    fern, _paper = join("Fern"), join("Moss", login=False)
    before = facts_told()
    with pytest.raises(NotAllowed):
        take_breach_list(by=viewer(fern), what="affected")
    assert facts_told() == before
    found = {whom: [one.name for one in affected(whom)] for whom in ("all", "inside", "logins")}
    assert found == {"all": ["Fern", "Moss", "Oak"], "inside": ["Fern", "Moss", "Oak"], "logins": ["Fern", "Oak"]}
