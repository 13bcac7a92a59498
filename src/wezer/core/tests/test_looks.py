"""A group's own icon and hue."""

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.groups import change_group
from wezer.core.kinds import group_kinds
from wezer.core.looks import HUES, ICONS
from wezer.core.models import Party
from wezer.core.refusals import HueUnknown, IconUnknown
from wezer.core.testing import facts_told, viewer
from wezer.kernel.refusals import NotAllowed
from wezer.ui.templatetags.wezer import icon_names
from wezer.ui.theme import hue_class

pytestmark = pytest.mark.django_db


@pytest.fixture
def garden(join, circle):
    fern = join("Fern")
    return fern, circle("Garden", founder=fern, sight="open")


def test_who_tends_a_group_chooses_how_it_looks_and_it_shows(client, garden, join):
    fern, group = garden
    client.force_login(fern.user)
    address = f"/g/{group.slug}/settings/"
    assert client.post(address, {"part": "looks", "icon": "carrot", "hue": "150"}).status_code == 303
    page = client.get(address).content.decode()
    assert 'value="carrot" required checked' in page and 'value="150" required checked' in page
    party = Party.objects.get(pk=group.pk)
    assert (party.icon, party.hue) == ("carrot", 150)
    client.force_login(join("Sage").user)
    for where in (f"/g/{group.slug}/", "/g/"):
        shown = client.get(where).content.decode()
        assert "h-150" in shown and "icons.svg#carrot" in shown


def test_what_is_not_offered_is_refused_beside_its_field(client, garden):
    fern, group = garden
    client.force_login(fern.user)
    before = facts_told()
    answer = client.post(f"/g/{group.slug}/settings/", {"part": "looks", "icon": "skull", "hue": "150"})
    assert answer.status_code == 422 and 'id="id_icon-error"' in answer.content.decode()
    for wrong, refusal in (({"icon": "skull"}, IconUnknown), ({"hue": 360}, HueUnknown), ({"hue": -1}, HueUnknown)):
        with pytest.raises(refusal):
            change_group(by=viewer(fern), group=group, **wrong)
    group.refresh_from_db()
    assert (group.icon, facts_told()) == ("circle-dot", before)


def test_only_who_tends_it_changes_it(client, garden, join):
    sage, (_fern, group) = join("Sage"), garden
    client.force_login(sage.user)
    assert (
        client.post(f"/g/{group.slug}/settings/", {"part": "looks", "icon": "carrot", "hue": "150"}).status_code == 403
    )
    with pytest.raises(NotAllowed):
        change_group(by=viewer(sage), group=group, icon="carrot")
    assert Party.objects.get(pk=group.pk).icon == "circle-dot"


def test_the_api_changes_and_refuses_alike(garden, join):
    fern, group = garden
    address, call = f"groups/{group.uid}", Caller.of(fern, "*")
    told = call.send("patch", f"core/{address}", {"icon": "wheat", "hue": 60}).json()
    assert (told["icon"], told["hue"]) == ("wheat", 60)
    for wrong, code in (({"icon": "skull"}, "icon_unknown"), ({"hue": 400}, "hue_unknown")):
        answer = call.send("patch", f"core/{address}", wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert Caller.of(join("Sage"), "*").send("patch", f"core/{address}", {"icon": "sun"}).status_code == 403
    group.refresh_from_db()
    assert (group.icon, group.hue) == ("wheat", 60)


def test_every_choice_is_drawn():
    """Icons are in the sprite, those of the kinds among them; hues are classes of the style sheet."""
    names = {name for name, _label in ICONS}
    assert names <= icon_names() and {kind.icon for kind in group_kinds} <= names
    assert [hue_class(degrees) for degrees, _label in HUES] == [f"h-{degrees}" for degrees, _label in HUES]
