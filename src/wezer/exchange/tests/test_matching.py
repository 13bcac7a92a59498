"""Offers and wants among who can and who needs."""

from wezer.core.acts.audiences import audience
from wezer.core.matching.find import matches
from wezer.core.search.near import circle
from wezer.core.testing import viewer
from wezer.exchange.acts.announcements import announce, publish_announcement


def put(author, sense, title, **more):
    made = announce(by=viewer(author), sense=sense, title=title, price_mode="free", **more)
    return publish_announcement(by=viewer(author), announcement=made)


def test_offers_stand_with_who_can_wants_with_who_needs_as_far_as_one_reads_them(join):
    fern, sage = join("Fern"), join("Sage")
    put(
        sage, "offer", "Tune-up for bicycles", place="Mill", latitude=44.91, longitude=5.23, audience=audience("public")
    )
    put(sage, "want", "Old bicycles", audience=audience("community"))
    put(fern, "offer", "Bicycles lent")

    def told(member, gives, **more):
        return [(each.kind, each.title) for each in matches(viewer(member), gives=gives, words=["bicycles"], **more)]

    assert told(fern, True) == [("offer", "Tune-up for bicycles")] and told(fern, False) == [("want", "Old bicycles")]
    near, far = (circle(viewer(fern), place) for place in ("44.92, 5.23 5 km", "48.8, 2.3 5 km"))
    assert told(fern, True, near=near) == [("offer", "Tune-up for bicycles")] and told(fern, True, near=far) == []
    assert told(fern, False, near=near) == [], "it has no point"
    assert told(None, False) == [] and told(None, True) == [("offer", "Tune-up for bicycles")]
    assert told(fern, True, slot="mon-evening") == [], "she does not say that she is free then"
