"""The pages of lending and their twins for programs: a shelf, a thing, a loan from asking to closing."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.lending.acts.disputes import dispute_loan, propose_settlement
from wezer.core.lending.acts.loans import agree_loan, ask_for_loan, hand_over
from wezer.core.lending.acts.things import offer_thing
from wezer.core.models import Loan, Member, Thing
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock

system = Viewer.system()


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(datetime(2026, 11, 26, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def drill(circle, join):
    group = circle("Repair", founder=join("Fern"))
    for name in ("Sage", "Mint"):
        bring_in(by=system, group=group, member=join(name))
    room = open_room(by=system, group=group, kind="things")
    return offer_thing(
        by=who("Fern"), room=room, title="Drill", body="With bits.", instructions="Slowly.", place="The mill"
    )


def who(name):
    return viewer(Member.objects.get(name=name))


def read(client, address, **more):
    response = client.get(address, **more)
    assert response.status_code == 200, address
    return response.content.decode()


def enter(client, name):
    client.force_login(Member.objects.get(name=name).user)


def key(html):
    return re.search(r'name="key" value="([^"]+)"', html)[1]


def test_a_loan_goes_through_its_pages(drill, client):
    enter(client, "Sage")
    page = f"/g/repair/thing/{drill.uid}/"
    html = read(client, page)
    assert "When it is free" in html and "With bits." in html and "Slowly." in html
    wrong = client.post(f"{page}loans/", {"starts_on": "2026-11-30", "ends_on": "2026-11-28", "key": key(html)})
    assert (wrong.status_code, "within a year" in wrong.content.decode()) == (422, True)
    client.post(
        f"{page}loans/", {"starts_on": "2026-11-28", "ends_on": "2026-11-30", "words": "For a shelf.", "key": key(html)}
    )
    loan = Loan.objects.get()
    address = f"/library/loans/{loan.uid}/"
    assert "For a shelf." in read(client, address) and "Agree<" not in read(client, address)
    assert client.post(f"{address}agree/").status_code == 403

    enter(client, "Fern")
    assert "Sage asks for it" in read(client, address) and "Sage" in read(client, page)
    assert client.post(f"{address}agree/").status_code == 303
    assert client.post(f"{address}hand_over/", {"condition": "good"}).status_code == 303
    enter(client, "Mint")
    assert client.get(address).status_code == 404
    assert client.post(f"{address}bring_back/").status_code == 404
    shelf = read(client, "/g/repair/things/")
    assert "Lent now" in shelf and "Sage" not in shelf.split('id="things"')[1]
    assert "Nothing on the shelf matches" in read(client, "/g/repair/things/?show=free")
    enter(client, "Sage")
    assert "Drill" in read(client, "/library/loans/") and "Bring it back to Fern" in read(
        client, "/agenda/?month=2026-11"
    )
    missing = client.post(f"{address}dispute/", {"words": " "})
    assert (missing.status_code, "what is the matter" in missing.content.decode()) == (422, True)
    client.post(f"{address}bring_back/", {"condition": "good"})
    enter(client, "Fern")
    client.post(f"{address}close/")
    loan.refresh_from_db()
    assert (loan.state, read(client, "/library/loans/?all=yes&side=lent").count("Drill") > 0) == ("closed", True)


def test_a_thing_is_put_on_the_shelf_changed_and_taken_off(drill, client):
    enter(client, "Sage")
    html = read(client, "/g/repair/things/lend/")
    client.post(
        "/g/repair/things/lend/",
        {"title": "Ladder", "condition": "worn", "most_days": "7", "audience": "community", "key": key(html)},
    )
    ladder = Thing.objects.get(title="Ladder")
    page = f"/g/repair/thing/{ladder.uid}/"
    assert 'value="Ladder"' in read(client, f"{page}edit/")
    client.post(
        f"{page}edit/",
        {"title": "Long ladder", "condition": "worn", "most_days": "7", "audience": "group", "version": "1"},
    )
    stale = client.post(
        f"{page}edit/", {"title": "X", "condition": "worn", "most_days": "7", "audience": "group", "version": "1"}
    )
    assert (Thing.objects.get(pk=ladder.pk).title, stale.status_code) == ("Long ladder", 409)
    client.post(f"{page}standing/", {"to": "paused"})
    assert "It is not lent for now." in read(client, page)
    enter(client, "Mint")
    assert client.get(f"{page}edit/").status_code == 403
    assert client.post(f"{page}standing/", {"to": "gone"}).status_code == 403
    enter(client, "Sage")
    client.post(f"{page}standing/", {"to": "gone"})
    assert "Long ladder" not in read(client, "/library/")


def test_pages_cost_the_same_however_many_things_and_loans_there_are(drill, client):
    def cost():
        found = []
        for address in (
            "/library/",
            "/g/repair/things/",
            f"/g/repair/thing/{drill.uid}/",
            f"/library/loans/{loan.uid}/",
            "/library/loans/",
        ):
            with CaptureQueriesContext(connection) as asked:
                read(client, address)
            found.append(len(asked))
        return found

    enter(client, "Fern")
    room = drill.room
    loan = ask_for_loan(
        by=who("Sage"), thing=drill, starts_on=datetime(2026, 11, 28).date(), ends_on=datetime(2026, 11, 28).date()
    )
    for path in ("/library/", "/g/repair/things/"):
        read(client, path)
    few = cost()
    for number in range(5):
        thing = offer_thing(by=who("Mint"), room=room, title=f"Tent {number}")
        agree_loan(
            by=who("Mint"),
            loan=ask_for_loan(by=who("Fern"), thing=thing, starts_on=loan.starts_on, ends_on=loan.ends_on),
        )
        ask_for_loan(by=who("Mint"), thing=drill, starts_on=loan.starts_on, ends_on=loan.ends_on)
    assert cost() == few
    assert max(few) <= 14, few


def test_a_program_lends_and_borrows(drill):
    fern, sage, mint = (Caller.of(Member.objects.get(name=name), "*") for name in ("Fern", "Sage", "Mint"))
    room = f"core/rooms/{drill.room.uid}/things"
    made = sage.post(room, {"title": "Tent", "most_days": 3}, key="t")
    assert (made.status_code, sage.post(room, {"title": "Tent", "most_days": 3}, key="t").status_code) == (201, 200)
    uid = made.json()["uid"]
    assert sage.send("put", f"core/things/{uid}", {"title": "Big tent"}).json()["title"] == "Big tent"
    assert mint.send("put", f"core/things/{uid}", {"title": "Mine"}).status_code == 403
    assert sage.send("put", f"core/things/{uid}/standing/paused").json()["standing"] == "paused"
    assert [each["title"] for each in mint.get("core/things?free=true").json()["items"]] == ["Drill"]

    days = {"starts_on": "2026-11-28", "ends_on": "2026-11-30"}
    asked = sage.post(f"core/things/{drill.uid}/loans", days, key="l").json()
    assert (asked["state"], asked["possible"]) == ("requested", ["cancel"])
    step = f"core/loans/{asked['uid']}/steps/"
    assert sage.post(f"{step}agree").status_code == 403
    assert fern.post(f"{step}agree").json()["state"] == "agreed"
    again = fern.post(f"{step}agree")
    assert (again.status_code, again.json()["code"]) == (409, "loan_moved")
    assert fern.get(f"core/things/{drill.uid}/days").json()["taken"] == [{"first": "2026-11-28", "last": "2026-11-30"}]
    assert fern.post(f"{step}hand_over", {"condition": "good"}).json()["state"] == "handed_over"
    assert [each["title"] for each in sage.get("core/me/loans?side=borrowed").json()["items"]] == ["Drill"]
    assert mint.get(f"core/loans/{asked['uid']}").status_code == 404
    told = fern.get(f"core/loans/{asked['uid']}").json()["steps"]
    assert [each["name"] for each in told] == ["ask", "agree", "hand_over"]


def test_the_feed_of_ones_agenda_says_what_is_to_be_brought_back(drill, client):
    from wezer.core.acts.agenda_address import renew_address

    day = datetime(2026, 11, 28).date()
    loan = ask_for_loan(by=who("Sage"), thing=drill, starts_on=day, ends_on=day)
    agree_loan(by=who("Fern"), loan=loan)
    hand_over(by=who("Fern"), loan=loan)
    fed = {name: client.get(f"/agenda/feeds/{renew_address(by=who(name))}.ics").content for name in ("Sage", "Mint")}
    assert b"Drill: Bring it back to Fern" in fed["Sage"].replace(b"\r\n ", b"") and b"Drill" not in fed["Mint"]


def test_a_proposal_is_accepted_by_page_and_program_in_the_version_that_was_read(drill, client):
    loan = ask_for_loan(by=who("Sage"), thing=drill, starts_on=clock.now().date(), ends_on=clock.now().date())
    agree_loan(by=who("Fern"), loan=loan)
    hand_over(by=who("Fern"), loan=loan)
    dispute_loan(by=who("Sage"), loan=loan, words="Broken.")
    propose_settlement(by=who("Fern"), loan=loan, offer={})
    enter(client, "Sage")
    page = read(client, f"/library/loans/{loan.uid}/")
    assert f'name="version" value="{loan.version}"' in page
    stale = loan.version
    propose_settlement(by=who("Fern"), loan=loan, offer={}, is_lost=True)
    step = f"/library/loans/{loan.uid}/accept/"
    refused = client.post(step, {"version": stale})
    assert refused.status_code == 422 and f'name="version" value="{loan.version}"' in refused.content.decode()
    program = Caller.of(Member.objects.get(name="Sage"), "*")
    assert program.post(f"core/loans/{loan.uid}/steps/accept").json()["code"] == "version_missing"
    assert program.post(f"core/loans/{loan.uid}/steps/accept", {"version": stale}).json()["code"] == "loan_moved"
    client.post(step, {"version": loan.version})
    assert Loan.objects.get().state == "lost"
