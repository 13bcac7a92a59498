"""The operator page and the map of arrows."""

import pytest

from wezer.workflow.acts import flights
from wezer.workflow.acts.flights import draw_flights
from wezer.workflow.kinds import Draft
from wezer.workflow.models import ArrowSwitch, Flight


@pytest.fixture
def held(community):
    draw_flights(drafts=[Draft("arrow", "test.gone", "arrow:test.gone:1")])
    flight = Flight.objects.get()
    flights.failed(flight=flight, error="ValueError: the other side is closed", for_good=True)
    flight.refresh_from_db()
    return flight


def test_who_tends_sees_the_error_tries_again_and_gives_up(client, held, gardener):
    client.force_login(gardener.user)
    page = client.get("/garden/flights/")
    assert page.status_code == 200
    assert "the other side is closed" in page.content.decode() and "No worker has given" in page.content.decode()

    assert client.post(f"/garden/flights/{held.uid}/retry/").status_code == 303
    held.refresh_from_db()
    assert held.state == "retry"
    assert client.post(f"/garden/flights/{held.uid}/drop/", {"reason": ""}).status_code == 422
    part = client.post(
        f"/garden/flights/{held.uid}/drop/", {"reason": "closed for good"},
        headers={"HX-Request": "true", "HX-Request-Type": "partial"},
    )  # fmt: skip
    held.refresh_from_db()
    assert (part.status_code, held.dropped_because) == (200, "closed for good")
    assert "Nothing is held" in client.get("/garden/flights/").content.decode()


def test_others_are_refused(client, held, join):
    assert client.get("/garden/flights/").status_code == 302
    client.force_login(join("Mint").user)
    assert client.get("/garden/flights/").status_code == 403
    assert client.post(f"/garden/flights/{held.uid}/retry/").status_code == 403


def test_the_map_shows_arrows_and_only_gardeners_switch_them(client, first_item, gardener, join):
    client.force_login(join("Mint").user)
    page = client.get("/workflow/").content.decode()
    assert "first item" in page and "core.group_created" in page and "Switch off" not in page
    assert client.post("/workflow/test.first_item/switch/", {"on": "no"}).status_code == 403

    client.force_login(gardener.user)
    assert client.post("/workflow/test.first_item/switch/", {"on": "no"}).status_code == 303
    assert not ArrowSwitch.objects.get().is_on
    assert "Switched off" in client.get("/workflow/").content.decode()
