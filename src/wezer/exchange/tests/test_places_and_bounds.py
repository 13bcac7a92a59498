"""Where announcements are, and between what an answer may propose."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wezer.core.testing import viewer
from wezer.exchange import rules
from wezer.exchange.acts.announcements import change_announcement
from wezer.exchange.acts.replies import accept_reply, counter_reply, reply_to_announcement
from wezer.exchange.models import Announcement, Asked, PriceMode, Reply
from wezer.exchange.queries.market import Filters, market_page
from wezer.exchange.refusals import AmountMissing, BoundsInvalid, NothingAsked, PriceInvalid, PriceOutside
from wezer.kernel.money import Money
from wezer.ui.money import text


def titles(member, **query):
    seen = viewer(member)
    return [one.title for one in market_page(Filters.read(query, seen), seen)]


def test_the_market_is_filtered_and_ordered_by_distance_from_a_place_told_here(announced, join):
    fern, sage = join("Fern"), join("Sage")
    for title, place, latitude in (("Bread", "Échallens", 46.64), ("Wood", "Yverdon", 46.78), ("Wine", "Sion", 46.23)):
        announced(fern, "offer", title, place=place, latitude=latitude, longitude=6.63)
    announced(fern, "want", "A lesson by phone", remote=True)

    assert titles(sage, near="echallens") == ["Wood", "Bread"]
    assert titles(sage, near="Echallens", km="40") == ["Wood", "Bread"]
    assert titles(sage, near="Echallens", km="60", sort="distance") == ["Bread", "Wood", "Wine"]
    assert titles(sage, near="46.23, 6.63", km="10") == ["Wine"]
    assert titles(sage, near="Atlantis") == [] == titles(sage, km="10")
    first = market_page(
        Filters.read({"near": "Echallens", "km": "60", "sort": "distance"}, viewer(sage)), viewer(sage), size=2
    )
    rest = market_page(
        Filters.read({"near": "Echallens", "km": "60", "sort": "distance"}, viewer(sage)),
        viewer(sage),
        size=2,
        after=first.next,
    )
    assert [[one.title for one in page] for page in (first, rest)] == [["Bread", "Wood"], ["Wine"]]
    assert [round(one.km) for one in first] == [0, 16]


def test_distances_count_from_where_one_lives_when_no_place_is_named(announced, join):
    from wezer.core.acts.profile import set_profile_field

    fern, sage = join("Fern"), join("Sage")
    announced(fern, "offer", "Bread", place="Échallens", latitude=46.64, longitude=6.63)
    set_profile_field(by=viewer(sage), key="place", value={"name": "Yverdon", "latitude": 46.78, "longitude": 6.63})
    assert (titles(sage, km="20"), titles(sage, km="5"), titles(fern, km="20")) == (["Bread"], [], [])


def test_a_page_without_hits_says_that_nobody_told_the_place(client, announced, join):
    announced(join("Fern"), "offer", "Bread", place="Échallens", latitude=46.64, longitude=6.63)
    client.force_login(join("Sage").user)
    page = client.get("/market/?near=Atlantis").content.decode()
    assert client.get("/market/?category=nothing").status_code == 200
    assert "Nobody has told where “Atlantis” is" in page and "Bread" not in page


def test_offers_and_wants_stand_in_files_as_such_and_say_where_they_are_available(client, announced, join):
    fern = join("Fern")
    for sense, title in (("offer", "Bread"), ("want", "Wood")):
        announced(fern, sense, title, place="Échallens", latitude=46.64, longitude=6.63)
    client.force_login(join("Sage").user)
    told = {each["name"]: each for each in client.get("/map/export/jsonld/").json()["@graph"]}
    assert {name: each["@type"] for name, each in told.items()} == {"Bread": "Offer", "Wood": "Demand"}
    for each in told.values():
        assert each["availableAtOrFrom"]["name"] == "Échallens" and "location" not in each
    pair = {each["pair:label"]: each for each in client.get("/map/export/pair/").json()["@graph"]}
    assert [pair["Bread"]["pair:offeredBy"], pair["Wood"]["pair:neededBy"]] == [
        f"http://testserver{fern.get_absolute_url()}"
    ] * 2


def test_a_place_named_before_gives_its_point_and_a_point_of_ones_own_stays(announced, join):
    fern, sage = join("Fern"), join("Sage")
    announced(fern, "offer", "Bread", place="Échallens", latitude=46.64, longitude=6.63)
    honey = announced(sage, "offer", "Honey", place="Échallens")
    wax = announced(sage, "offer", "Wax", place="Vuarrens")

    def point(one):
        return Announcement.objects.values_list("latitude", "longitude").get(pk=one.pk)

    assert (point(honey), point(wax)) == ((46.64, 6.63), (None, None))
    change_announcement(by=viewer(sage), announcement=honey, place="Vuarrens")
    assert point(honey) == (None, None)
    change_announcement(by=viewer(sage), announcement=honey, latitude=46.7, longitude=6.6)
    change_announcement(by=viewer(sage), announcement=honey, title="Dark honey")
    assert point(honey) == (46.7, 6.6)


def test_an_exact_point_survives_changes_of_other_things(announced, join):
    fern = join("Fern")
    bread = announced(fern, "offer", "Bread", latitude=46.64321, longitude=6.63123, exact_after_agreement=True)
    change_announcement(by=viewer(fern), announcement=bread, title="Rye bread")
    read = Announcement.objects.values_list("latitude", "longitude", "exact_latitude", "exact_longitude")
    assert read.get(pk=bread.pk) == (46.64, 6.63, 46.64321, 6.63123)
    change_announcement(by=viewer(fern), announcement=bread, latitude=None, longitude=None)
    assert read.get(pk=bread.pk) == (None,) * 4


VAL60, EUR10 = Money(60, "VAL"), Money(1000, "EUR")
#: price mode, lines, what the answerer proposes, what they are told (None: it may be proposed).
PROPOSALS = [
    (PriceMode.ALL, [VAL60, EUR10], [VAL60], PriceOutside),
    (PriceMode.ALL, [VAL60, EUR10], [Money(50, "VAL"), EUR10], None),
    (PriceMode.ALL, [Asked(VAL60, least=55)], [Money(50, "VAL")], PriceOutside),
    (PriceMode.ALL, [Asked(VAL60, most=70)], [Money(71, "VAL")], PriceOutside),
    (PriceMode.ONE, [VAL60, EUR10], [EUR10], None),
    (PriceMode.ONE, [VAL60, EUR10], [], AmountMissing),
    (PriceMode.ONE, [VAL60], [EUR10], PriceOutside),
    (PriceMode.ONE, [Asked(VAL60, share=50), EUR10], [EUR10], PriceOutside),
    (PriceMode.ONE, [Asked(VAL60, share=50), EUR10], [Money(30, "VAL"), Money(500, "EUR")], None),
    (PriceMode.NEGOTIABLE, [Asked(VAL60, least=40, most=80)], [Money(40, "VAL")], None),
    (PriceMode.NEGOTIABLE, [Asked(VAL60, least=40, most=80)], [Money(39, "VAL")], PriceOutside),
    (PriceMode.NEGOTIABLE, [Asked(VAL60, least=40)], [EUR10], None),
    (PriceMode.NEGOTIABLE, [], [], AmountMissing),
    (PriceMode.PAY_WHAT_YOU_CAN, [], [], None),
    (PriceMode.PAY_WHAT_YOU_CAN, [Asked(VAL60, least=10)], [Money(9, "VAL")], PriceOutside),
    (PriceMode.FREE, [], [Money(1, "VAL")], NothingAsked),
    (PriceMode.GIFT, [], [Money(1, "VAL")], NothingAsked),
    (PriceMode.FREE, [], [], None),
]


@pytest.mark.parametrize(("mode", "lines", "proposed", "refused"), PROPOSALS)
def test_each_way_of_asking_allows_what_it_says(announced, join, val, eur, mode, lines, proposed, refused):
    fern, sage = join("Fern"), join("Sage")
    offer = announced(fern, "offer", "Boxes", lines, price_mode=mode)
    if refused is None:
        reply = reply_to_announcement(by=viewer(sage), announcement=offer, prices=proposed)
        assert reply.price() == proposed
        return
    with pytest.raises(refused) as told:
        reply_to_announcement(by=viewer(sage), announcement=offer, prices=proposed)
    assert (told.value.field, Reply.objects.count()) == ("prices", 0) and "{" not in told.value.sentence


def test_bounds_hold_until_the_agreement_and_who_announced_may_go_beyond_them(announced, join, val):
    fern, sage = join("Fern"), join("Sage")
    offer = announced(fern, "offer", "Boxes", [Asked(VAL60, least=40, most=80)], price_mode="negotiable")
    reply = reply_to_announcement(by=viewer(sage), announcement=offer, prices=[Money(45, "VAL")])
    with pytest.raises(PriceOutside):
        counter_reply(by=viewer(sage), reply=reply, prices=[Money(81, "VAL")])

    change_announcement(by=viewer(fern), announcement=offer, prices=[Asked(VAL60, least=50, most=80)])
    with pytest.raises(PriceOutside) as told:
        accept_reply(by=viewer(fern), reply=reply)
    assert (reply.state, reply.price()) == ("open", [Money(45, "VAL")]) and "50" in told.value.sentence

    counter_reply(by=viewer(fern), reply=reply, prices=[Money(46, "VAL")])
    accept_reply(by=viewer(sage), reply=reply)
    assert (reply.state, reply.price()) == ("accepted", [Money(46, "VAL")])


@pytest.mark.parametrize(
    "wrong", [{"least": 61}, {"most": 59}, {"least": 70, "most": 50}, {"share": 0}, {"share": 101}]
)
def test_bounds_that_cannot_be_are_refused(announced, join, val, wrong):
    with pytest.raises(BoundsInvalid):
        announced(join("Fern"), "offer", "Boxes", [Asked(VAL60, **wrong)], price_mode="all")
    assert not Announcement.objects.exists()


def test_what_becomes_free_asks_nothing_more_and_what_is_free_needs_a_price_first(announced, join, val):
    fern = join("Fern")
    offer = announced(fern, "offer", "Boxes", [VAL60])
    change_announcement(by=viewer(fern), announcement=offer, price_mode="free")
    assert (offer.price(), offer.card["prices"]) == ([], [])
    with pytest.raises(PriceInvalid):
        change_announcement(by=viewer(fern), announcement=offer, price_mode="all")


def test_the_form_the_card_and_the_page_say_between_what_one_may_propose(client, join, val):
    fern, sage = join("Fern"), join("Sage")
    client.force_login(fern.user)
    form = {
        "key": re.search(r'name="key" value="([^"]+)"', client.get("/market/new/").content.decode()).group(1), "sense": "offer", "title": "Boxes", "price_mode": "negotiable", "price_VAL": "60", "least_VAL": "40", "most_VAL": "80",
        "share_VAL": "", "quantity": "1", "audience": "community",
    }  # fmt: skip
    assert client.post("/market/new/", {**form, "most_VAL": "50"}).status_code == 422
    assert client.post("/market/new/", form).status_code == 303
    made = Announcement.objects.get()
    client.force_login(sage.user)
    pages = [client.get(path).content.decode() for path in ("/market/", f"/market/{made.uid}/")]
    client.force_login(fern.user)
    edit = client.get(f"/market/{made.uid}/edit/").content.decode()

    assert (made.lines, made.prices.get().asked) == ([Asked(VAL60, 40, 80)], Asked(VAL60, 40, 80))
    said = f"Between {text(Money(40, 'VAL'))} and {text(Money(80, 'VAL'))}"
    assert [said in page for page in pages] == [True, True]
    assert re.search(r'name="least_VAL"[^>]*value="40"|value="40"[^>]*name="least_VAL"', edit)


money = st.integers(1, 10**6)


@given(money, st.data(), st.integers(1, 50))
def test_what_is_asked_may_always_be_proposed(units, data, quantity):
    least = data.draw(st.none() | st.integers(0, units))
    most = data.draw(st.none() | st.integers(units, 2 * 10**6))
    share = data.draw(st.none() | st.integers(1, 100))
    line = Asked(Money(units, "VAL"), least, most, share)
    for mode in (PriceMode.ALL, PriceMode.ONE, PriceMode.NEGOTIABLE, PriceMode.PAY_WHAT_YOU_CAN):
        assert rules.refused_currency(mode, [line], rules.usual(mode, [line], quantity), quantity) == ""
