"""The shelf keeps the contract of rooms, and its own few rules."""

import pytest
from wezer_room_seeds.acts import LotGone, offer_lot, take_lot
from wezer_room_seeds.models import Lot

from wezer.core.conformance import RoomConformance
from wezer.core.models import Notice
from wezer.core.testing import deliver, viewer
from wezer.kernel.refusals import NotAllowed


class TestTheContract(RoomConformance):
    kind = "seeds"


def test_whoever_asks_first_has_it_and_whoever_put_it_there_is_told(room_world):
    fern, sage, mint = room_world.steward, room_world.member, room_world.stranger
    lot = offer_lot(by=viewer(sage), room=room_world.room("seeds"), title="Beans", amount="a jar")
    for nobody in (mint, sage):
        with pytest.raises(NotAllowed):
            take_lot(by=viewer(nobody), lot=lot)
    take_lot(by=viewer(fern), lot=lot)
    with pytest.raises(LotGone):
        take_lot(by=viewer(fern), lot=Lot.objects.get(pk=lot.pk))
    deliver("seeds.")
    assert [(one.member.name, one.kind) for one in Notice.objects.filter(item=lot)] == [("Sage", "seeds_lot_taken")]


def test_what_is_taken_leaves_the_shelf_where_the_group_wants_it_so(room_world, client):
    fern, sage, room = room_world.steward, room_world.member, room_world.room("seeds")
    take_lot(by=viewer(fern), lot=offer_lot(by=viewer(sage), room=room, title="Beans"))
    client.force_login(fern.user)
    shelf = room_world.address(room)
    assert "Beans" in client.get(shelf).content.decode()
    room_world.decide(room, "shows_taken", False)
    assert "Beans" not in client.get(shelf).content.decode()


def test_a_lot_is_put_there_and_taken_on_pages(room_world, client):
    fern, sage, room = room_world.steward, room_world.member, room_world.room("seeds")
    client.force_login(sage.user)
    page = room_world.address(room, "offer")
    assert client.get(page).status_code == 200
    assert client.post(page, {"title": "Beans", "key": "k"}).status_code == 303
    lot = Lot.objects.get(title="Beans")
    client.force_login(fern.user)
    assert client.get(room_world.address(room, "lot", lot.uid)).status_code == 200
    assert client.post(room_world.address(room, "take", lot.uid)).status_code == 303
    assert Lot.objects.get(pk=lot.pk).taken_by == fern
