"""Events by the API: the same questions, acts and refusals as the pages."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.models import Event, Member
from wezer.core.viewer import Viewer
from wezer.kernel import clock

MEETING = {
    "title": "Circle meeting", "starts_on": "2026-12-01", "starts_time": "19:00", "zone": "Europe/Paris",
    "rule": "FREQ=MONTHLY;BYDAY=1TU", "capacity": 1,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def room(circle, join):
    """The calendar of the garden, that Fern tends."""
    group = circle("Garden", founder=join("Fern"))
    bring_in(by=Viewer.system(), group=group, member=join("Sage"))
    return open_room(by=Viewer.system(), group=group, kind="calendar")


def test_a_program_plans_moves_answers_and_reads(room):
    fern, sage = (Caller.of(Member.objects.get(name=name), "*") for name in ("Fern", "Sage"))
    new = f"core/rooms/{room.uid}/events"
    first = fern.post(new, MEETING, key="k1")
    again = fern.post(new, MEETING, key="k1")
    assert (first.status_code, again.status_code, Event.objects.count()) == (201, 200, 1)
    here = f"core/events/{first.json()['uid']}"
    assert (first.json()["rule"], first.json()["starts_time"], first.json()["zone"]) == (
        MEETING["rule"],
        "19:00",
        "Europe/Paris",
    )

    assert fern.send("put", f"{here}/dates/2026-12-01/answer", {"answer": "going"}).json()["my_answer"] == "going"
    assert sage.send("put", f"{here}/dates/2026-12-01/answer", {"answer": "going"}).json()["my_answer"] == "waitlisted"
    said = sage.get(f"{here}/dates/2026-12-01/answers?limit=1").json()
    assert [(each["member"]["name"], each["answer"]) for each in said["items"]] == [("Fern", "going")] and said["next"]
    moved = fern.send("put", f"{here}/dates/2027-01-05", {"starts_on": "2027-01-06", "starts_time": "18:00"}).json()
    assert (moved["moved"], moved["starts_at"], moved["ends_at"]) == (
        True,
        "2027-01-06T17:00:00Z",
        "2027-01-06T18:00:00Z",
    )
    assert fern.send("put", f"{here}/dates/2027-02-02/cancellation").json()["cancelled"] is True
    listed = sage.get(f"core/rooms/{room.uid}/dates?since=2026-12-01&days=100").json()
    assert [(each["on"], each["moved"], each["cancelled"], each["my_answer"]) for each in listed] == [
        ("2026-12-01", False, False, "waitlisted"), ("2027-01-05", True, False, None), ("2027-02-02", False, True, None),
        ("2027-03-02", False, False, None),
    ]  # fmt: skip
    assert sage.get("core/agenda?since=2026-12-01&days=100").json() == listed
    back = fern.send("delete", f"{here}/dates/2027-02-02/cancellation").json()
    assert back["cancelled"] is False

    changed = fern.send("put", here, {**MEETING, "capacity": 5, "version": 1})
    assert changed.json()["capacity"] == 5
    assert sage.get(f"{here}/dates/2026-12-01").json()["my_answer"] == "offered"
    assert fern.send("put", here, {**MEETING, "version": 1}).status_code == 409
    assert fern.send("put", f"{here}/cancellation").json()["state"] == "cancelled"
    assert sage.get(here).json()["state"] == "cancelled"


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"rule": "FREQ=SECONDLY"}, "recurrence_refused", "rule"),
        ({"rule": "FREQ=MONTHLY;BYDAY=2TU"}, "recurrence_refused", "rule"),
        ({"zone": "Moon"}, "zone_unknown", "zone"),
        ({"ends_on": "2026-11-30"}, "ends_before_start", "ends_on"),
        ({"starts_on": "2999-01-01"}, "date_out_of_reach", "starts_on"),
        ({"ends_time": "20:00Z"}, "invalid", "ends_time"),
        ({"starts_on": "2027-03-28", "starts_time": "02:30", "rule": ""}, "hour_not_there", "starts_time"),
    ],
)
def test_what_a_page_refuses_the_api_refuses_with_its_code(room, more, code, field):
    fern = Caller.of(Member.objects.get(name="Fern"), "*")
    refused = fern.post(f"core/rooms/{room.uid}/events", {**MEETING, **more}, key="k")
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (422, code, field)
    assert not Event.objects.exists()


def test_outsiders_learn_nothing(room, join):
    fern, mint = Caller.of(Member.objects.get(name="Fern"), "*"), Caller.of(join("Mint"), "*")
    here = f"core/events/{fern.post(f'core/rooms/{room.uid}/events', MEETING, key='k').json()['uid']}"
    assert mint.post(f"core/rooms/{room.uid}/events", MEETING, key="k").status_code in (403, 404)
    for method, path, body in (
        ("get", here, None), ("put", here, MEETING), ("put", f"{here}/cancellation", None), ("get", f"{here}/dates/2026-12-01", None),
        ("put", f"{here}/dates/2026-12-01/answer", {"answer": "going"}), ("get", f"{here}/dates/2026-12-01/answers", None),
    ):  # fmt: skip
        assert mint.send(method, path, body).status_code == 404, path
    assert mint.get("core/agenda?since=2026-12-01&days=60").json() == []


def test_a_program_takes_in_a_file_and_holds_a_secret_address(room, client):
    fern = Caller.of(Member.objects.get(name="Fern"), "*")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, start in enumerate(("DTSTART;VALUE=DATE:20261201", "DTSTART:nonsense")):
        lines += ["BEGIN:VEVENT", f"UID:{number}", f"SUMMARY:No. {number}", start, "END:VEVENT"]
    content = "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
    for made in (1, 0):
        done = fern.upload(f"core/rooms/{room.uid}/events/import", file=SimpleUploadedFile("a.ics", content)).json()
        assert (done["made"], done["known"], [each["code"] for each in done["refused"]]) == (
            made,
            1 - made,
            ["calendar_unread"],
        )
    big = fern.upload(f"core/rooms/{room.uid}/events/import", file=SimpleUploadedFile("a.ics", b"x" * 10_000_000))
    assert (big.status_code, big.json()["code"]) == (422, "calendar_unread")

    address = fern.send("put", "core/me/agenda-address").json()["address"]
    assert b"SUMMARY:No. 0" in client.get(address).content
    assert fern.send("delete", "core/me/agenda-address").status_code == 204 and client.get(address).status_code == 404
