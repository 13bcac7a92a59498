"""The market's pages: plain forms do everything, refusals stand beside their field, strangers find nothing."""

import json
import re

import pytest
from django.urls import reverse

from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.categories import create_category
from wezer.exchange.acts.replies import reply_to_announcement
from wezer.exchange.models import Announcement, Reply, ReplyEvaluation, SavedSearch
from wezer.kernel.money import Money
from wezer.ledger.acts.currencies import change_currency, create_currency
from wezer.ledger.testing import balance


@pytest.fixture
def signed_in(client):
    def one(member):
        client.force_login(member.user)
        return client

    return one


def key_in(page):
    return re.search(r'name="key" value="([^"]+)"', page.content.decode()).group(1)


@pytest.fixture
def offer(join, val, announced):
    return announced(
        join("Fern"), "offer", "Tune-up for two bicycles", [Money(75, "VAL")], description="Brakes and *gears*."
    )


def test_everybody_reads_what_is_public_and_members_read_the_rest(client, signed_in, join, offer, announced, community):
    from wezer.core.acts.audiences import audience

    fern = offer.author.member
    public = announced(fern, "want", "A ladder for a day", audience=audience("public"))
    outside = client.get("/market/").content.decode()
    assert public.title in outside and offer.title not in outside
    assert client.get(public.get_absolute_url()).status_code == 200
    assert client.get(offer.get_absolute_url()).status_code == 404
    inside = signed_in(join("Sage")).get("/market/").content.decode()
    assert public.title in inside and offer.title in inside
    assert "<em>gears</em>" in client.get(offer.get_absolute_url()).content.decode()


def test_a_draft_is_its_authors_alone(signed_in, join, val, announced):
    draft = announced(join("Fern"), "offer", "Half written", draft=True)
    assert signed_in(join("Sage")).get(draft.get_absolute_url()).status_code == 404
    assert signed_in(draft.author.member).get(draft.get_absolute_url()).status_code == 200


def test_the_form_says_what_the_communitys_own_currencies_stand_for_or_nothing(signed_in, join, community):
    browser = signed_in(join("Fern"))
    page = browser.get("/market/new/").content.decode()
    assert "VAL" not in page and "Fill in one currency or several." not in page
    rules = {"value_scale": [[60.0, "GRAIN", 1.0, "h"]], "usage": ["marketplace", "direct"]}
    grain = create_currency(by=Viewer.system(), kind="mutual_credit", code="GRAIN", name="Grain", rules=rules)
    page = browser.get("/market/new/").content.decode()
    assert "Fill in one currency or several." in page and "60 GRAIN = 1 h" in page and "VAL" not in page
    change_currency(by=Viewer.system(), currency=grain, rules={"value_scale": []})
    page = browser.get("/market/new/").content.decode()
    assert "Fill in one currency or several." in page and "= 1 h" not in page


def test_an_offer_is_written_published_and_changed_by_plain_forms(signed_in, join, val, eur):
    browser = signed_in(join("Fern"))
    page = browser.get("/market/new/?sense=offer")
    typed = {
        "key": key_in(page), "sense": "offer", "title": "Guitar lessons", "description": "For beginners.", "price_mode": "all",
        "price_VAL": "60", "price_EUR": "5,00", "quantity": "3", "unit": "lesson", "audience": "community", "tags": "music, guitar",
    }  # fmt: skip
    answer = browser.post("/market/new/", typed)
    assert answer.status_code == 303
    made = Announcement.objects.get()
    assert (made.title, made.state, made.quantity, made.price()) == (
        "Guitar lessons",
        "published",
        3,
        [Money(60, "VAL"), Money(500, "EUR")],
    )
    assert browser.post("/market/new/", typed).status_code == 303 and Announcement.objects.count() == 1
    changed = {**typed, "title": "Guitar and song", "price_EUR": ""}
    assert browser.post(f"/market/{made.uid}/edit/", changed).status_code == 303
    made.refresh_from_db()
    assert (made.title, made.price(), made.card["prices"]) == ("Guitar and song", [Money(60, "VAL")], [[60, "VAL"]])
    assert "Guitar and song" in browser.get("/market/mine/").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "Fill this in."),
        ({"price_VAL": "1.5"}, "whole numbers"),
        ({"price_VAL": "1e3"}, "figures"),
        ({"price_VAL": "１２"}, "figures"),
        ({"price_VAL": "0"}, "above zero"),
        ({"price_VAL": "-5"}, "figures"),
        ({"price_VAL": "9999999999999999"}, "too large"),
        ({"price_VAL": ""}, "Give each currency once"),
        ({"expires_on": "2001-01-01"}, "in the past"),
        ({"available_from": "2099-02-01", "available_to": "2099-01-01"}, "do not follow"),
        ({"audience": "group:1"}, "Choose one of those offered"),
    ],
)
def test_a_refusal_stands_on_the_form_and_nothing_is_written(signed_in, join, val, typed, said):
    browser = signed_in(join("Fern"))
    whole = {
        "sense": "offer",
        "title": "A box",
        "price_mode": "all",
        "price_VAL": "60",
        "quantity": "1",
        "audience": "community",
        "key": "k",
    }
    answer = browser.post("/market/new/", {**whole, **typed})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Announcement.objects.exists()


def test_what_is_written_as_html_is_shown_as_text(signed_in, join, val, announced):
    sly = announced(
        join("Fern"), "offer", "<script>alert(1)</script>", description='<img src=x onerror="alert(2)"> **bold**'
    )
    page = signed_in(join("Sage")).get(sly.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and "<strong>bold</strong>" in page


def test_two_members_walk_from_answer_to_words_by_plain_forms(client, join, val, eur, like, announced, criteria):
    fern, sage = join("Fern"), join("Sage")
    want = announced(fern, "want", "Someone to mend a chair", [Money(100, "VAL")])

    def as_(member):
        client.force_login(member.user)
        return client

    page = as_(sage).get(want.get_absolute_url())
    answer = client.post(
        f"/market/{want.uid}/replies/", {"key": key_in(page), "quantity": "1", "message": "I can, on Saturday."}
    )
    reply = Reply.objects.get()
    assert answer.status_code == 303 and answer["Location"] == reply.get_absolute_url()
    here = reply.get_absolute_url()
    assert "I can, on Saturday." in as_(fern).get(here).content.decode()
    terms = {
        "seen": "1",
        "quantity": "1",
        "price_VAL": "120",
        "price_EUR": "15.00",
        "price_LIKE": "1",
        "message": "With glue.",
    }
    assert client.post(f"{here}terms/", terms).status_code == 303
    seen = as_(sage).get(here).content.decode()
    assert "<del>" in seen and "instead of" in seen and "Agree to 120" in seen
    assert client.post(f"{here}accept/", {"seen": "1"}).status_code == 409
    assert client.post(f"{here}accept/", {"seen": "2"}).status_code == 303
    assert client.post(f"{here}deliver/").status_code == 303
    page = as_(fern).get(here)
    assert client.post(f"{here}payment/", {"key": key_in(page)}).status_code == 303
    assert as_(fern).post(f"{here}confirm/").status_code == 403
    assert as_(sage).post(f"{here}confirm/").status_code == 303
    reply.refresh_from_db()
    assert (reply.state, balance(fern), balance(sage), balance(fern, "EUR"), balance(sage, "LIKE")) == (
        "evaluating",
        -120,
        120,
        0,
        1,
    )
    marks = {f"mark_{each.key}": "2" for each in criteria}
    assert as_(fern).post(f"{here}evaluation/", marks).status_code == 422
    assert client.post(f"{here}evaluation/", {**marks, "comment": "Sits like new."}).status_code == 303
    assert "Sits like new." not in as_(sage).get(here).content.decode()
    assert client.post(f"{here}evaluation/", {**marks, "comment": "Clear and quick."}).status_code == 303
    assert "Sits like new." in client.get(here).content.decode()
    words = ReplyEvaluation.objects.get(evaluator=fern)
    assert client.post(f"/market/words/{words.uid}/answer/", {"answer": "With pleasure."}).status_code == 303
    assert client.post(f"/market/words/{words.uid}/answer/", {"answer": "Again."}).status_code == 422
    assert as_(join("Mint")).get(here).status_code == 404


def test_moderators_see_a_reply_only_while_it_is_disputed(signed_in, join, gardener, val, accepted_reply):
    from wezer.exchange.acts.exchanges import dispute_reply, settle_dispute

    fern, sage = join("Fern"), join("Sage")
    reply = accepted_reply(wanted_by=fern, given_by=sage, price=[Money(60, "VAL")])
    here = reply.get_absolute_url()
    assert signed_in(gardener).get(here).status_code == 404
    dispute_reply(by=viewer(fern), reply=reply, reason="Not what we said.")
    assert signed_in(gardener).get(here).status_code == 200
    assert signed_in(join("Mint")).get(here).status_code == 404
    settle_dispute(by=viewer(gardener), reply=reply, outcome="continue")
    assert signed_in(gardener).get(here).status_code == 404


def test_the_market_is_filtered_by_sense_category_currency_price_and_text(
    signed_in, join, gardener, val, eur, announced
):
    by = viewer(gardener)
    food = create_category(by=by, name="Food")
    bread = create_category(by=by, name="Bread", parent=food)
    fern = join("Fern")
    loaf = announced(fern, "offer", "A loaf of rye", [Money(20, "VAL")], category=bread, tags=["rye"])
    lift = announced(fern, "want", "A lift to town", [Money(300, "EUR")], latitude=46.5, longitude=6.6)
    browser = signed_in(join("Sage"))

    def found(query):
        page = browser.get(f"/market/?{query}").content.decode()
        return (loaf.title in page, lift.title in page)

    assert [
        found(""), found("sense=want"), found(f"category={food.uid}"), found("currency=EUR"), found("currency=VAL&most=10"),
        found("currency=VAL&least=10&most=20"), found("q=loaf"), found("q=towns"), found("near=46.52,6.63&km=10"),
        found("near=46.52,6.63&km=10&sort=distance"), found("near=48,2&km=10"), found("sort=ending"), found("tag=rye"), found("photo=1"),
    ] == [
        (True, True), (False, True), (True, False), (False, True), (False, False),
        (True, False), (True, False), (False, True), (False, True),
        (False, True), (False, False), (True, True), (True, False), (False, False),
    ]  # fmt: skip


def test_feeds_give_what_is_public_to_all_and_ones_own_market_to_the_secret_address(
    client, signed_in, join, val, announced, offer
):
    from wezer.core.acts.audiences import audience

    announced(offer.author.member, "want", "A ladder", audience=audience("public"))
    titles = [entry["title"] for entry in json.loads(client.get("/market/feed.json").content)["items"]]
    assert titles == ["A ladder"]
    sage = join("Sage")
    browser = signed_in(sage)
    assert browser.post("/market/feed/").status_code == 303
    client.logout()
    token = sage.market_feed.token
    atom = client.get(f"/market/feed.atom?token={token}").content.decode()
    assert offer.title in atom and "A ladder" in atom
    assert offer.title not in client.get("/market/feed.atom?token=guessed").content.decode()


def test_a_search_is_kept_told_and_forgotten(signed_in, join, val, announced):
    from wezer.workflow.testing import settle

    sage = join("Sage")
    browser = signed_in(sage)
    assert (
        browser.post(
            "/market/searches/", {"name": "Ladders", "alerts": "on", "query": "q=ladder&sense=offer"}
        ).status_code
        == 303
    )
    fern = join("Fern")
    announced(fern, "want", "A ladder wanted")
    announced(fern, "offer", "A ladder to lend")
    settle()
    settle()
    told = list(sage.notices.filter(kind="exchange.match").values_list("item__title", flat=True))
    assert told == ["A ladder to lend"]
    search = SavedSearch.objects.get()
    assert browser.post(f"/market/searches/{search.uid}/", {"forget": "1"}).status_code == 303
    assert not SavedSearch.objects.exists()


def test_gardeners_tend_the_tree_and_nobody_else_finds_it(signed_in, join, gardener, criteria):
    assert signed_in(join("Fern")).get("/garden/market/").status_code == 404
    browser = signed_in(gardener)
    assert browser.post("/garden/market/", {"name": "Repairs", "icon": "wrench"}).status_code == 303
    page = browser.get("/garden/market/")
    assert "Repairs" in page.content.decode()
    from wezer.exchange.models import Category
    from wezer.exchange.queries.categories import criteria_for

    made = Category.objects.get()
    address = reverse("market-garden:category", args=[made.uid])
    answer = browser.post(address, {"name": "Repairs", "icon": "wrench", "parent": str(made.uid), "is_open": "on"})
    assert answer.status_code == 422 and "cannot lie inside itself" in answer.content.decode()
    assert browser.post(f"{address}criteria/", {"criterion_on-time": "remove"}).status_code == 303
    assert [each.key for each in criteria_for(made)] == ["cordial", "meets-needs"]


def test_where_it_is_moderated_an_announcement_waits_for_a_look(signed_in, join, gardener, community, val, announced):
    from wezer.core.models import Setting
    from wezer.core.settings_registry import forget_settings

    Setting.objects.create(group=community, key="exchange.moderated", value=True)
    forget_settings()
    waiting = announced(join("Fern"), "offer", "Honey from the hill")
    assert waiting.state == "review"
    assert waiting.title not in signed_in(join("Sage")).get("/market/").content.decode()
    assert signed_in(waiting.author.member).post(f"/market/{waiting.uid}/publish/").status_code == 403
    browser = signed_in(gardener)
    assert waiting.title in browser.get("/market/review/").content.decode()
    assert browser.post(f"/market/{waiting.uid}/publish/").status_code == 303
    assert waiting.title in signed_in(join("Mint")).get("/market/").content.decode()


def test_a_groups_market_room_shows_what_is_announced_there(signed_in, join, circle, val, announced):
    fern = join("Fern")
    garden = circle("Garden", founder=fern)
    from wezer.core.acts.audiences import audience

    hidden = announced(fern, "offer", "Seeds for us", group=garden, audience=audience("group", garden))
    elsewhere = announced(fern, "offer", "A chair for all")
    page = signed_in(fern).get("/g/garden/market/").content.decode()
    assert hidden.title in page and elsewhere.title not in page
    sage = signed_in(join("Sage"))
    assert hidden.title not in sage.get("/market/").content.decode()
    assert sage.get(hidden.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("many", [3, 30])
def test_pages_ask_the_database_no_more_as_the_market_grows(
    signed_in, join, val, eur, announced, django_assert_max_num_queries, many
):
    fern, sage = join("Fern"), join("Sage")
    made = [
        announced(fern, "offer", f"Box number {number}", [Money(10, "VAL"), Money(5, "EUR")], quantity=9)
        for number in range(many)
    ]
    reply = reply_to_announcement(by=viewer(sage), announcement=made[0], message="Yes please.")
    browser = signed_in(sage)
    for address in (
        "/market/",
        made[1].get_absolute_url(),
        reply.get_absolute_url(),
        "/market/talks/",
        "/market/mine/",
        "/market/?q=box",
    ):
        browser.get(address)
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200


def test_a_members_page_tells_what_they_offer_and_how_they_keep_their_word(
    signed_in, join, val, announced, accepted_reply
):
    from wezer.exchange.acts.exchanges import pay_reply

    fern, sage = join("Fern"), join("Sage")
    offer = announced(sage, "offer", "Bread on Fridays", [Money(10, "VAL")])
    reply = accepted_reply(wanted_by=fern, given_by=sage, price=[Money(60, "VAL")])
    pay_reply(by=viewer(fern), reply=reply, key="k")
    page = signed_in(fern).get(sage.get_absolute_url()).content.decode()
    assert offer.title in page and "1 of 1" in page


def test_notices_say_whose_turn_it_is_and_go_when_the_step_is_taken(join, val, accepted_reply, announced):
    from wezer.exchange.acts.exchanges import deliver_reply, pay_reply
    from wezer.exchange.acts.replies import accept_reply, counter_reply
    from wezer.workflow.testing import settle

    fern, sage = join("Fern"), join("Sage")
    want = announced(fern, "want", "A chair", [Money(60, "VAL")])

    def waits(member):
        settle()
        settle()
        found = member.notices.filter(read_at=None, kind__startswith="exchange.").values_list("kind", flat=True)
        return sorted(kind.removeprefix("exchange.") for kind in found)

    reply = reply_to_announcement(by=viewer(sage), announcement=want)
    assert (waits(fern), waits(sage)) == (["answer"], [])
    counter_reply(by=viewer(fern), reply=reply, prices=[Money(50, "VAL")])
    assert (waits(fern), waits(sage)) == ([], ["terms"])
    accept_reply(by=viewer(sage), reply=reply)
    deliver_reply(by=viewer(sage), reply=reply)
    assert (waits(fern), waits(sage)) == (["accepted", "done"], [])
    pay_reply(by=viewer(fern), reply=reply, key="k")
    assert (waits(fern), waits(sage)) == (["accepted", "evaluate"], ["evaluate", "paid"])


def test_h14_by_pages_a_wallet_holder_acts_for_the_group_and_another_may_not(client, join, val, circle, announced):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    kitchen = circle("Kitchen", founder=sage)
    offer = announced(fern, "offer", "Vegetable box", [Money(30, "VAL")])
    client.force_login(sage.user)
    page = client.get(offer.get_absolute_url())
    assert "In whose name" in page.content.decode()
    typed = {"key": key_in(page), "quantity": "1", "acting_for": str(kitchen.uid)}
    client.force_login(mint.user)
    assert client.post(f"/market/{offer.uid}/replies/", typed).status_code == 403 and not Reply.objects.exists()
    client.force_login(sage.user)
    assert client.post(f"/market/{offer.uid}/replies/", typed).status_code == 303
    assert Reply.objects.get().payer_id == kitchen.pk
    assert client.get(Reply.objects.get().get_absolute_url()).status_code == 200


def test_a_picture_that_is_none_is_refused_beside_its_field(signed_in, join, val):
    from django.core.files.uploadedfile import SimpleUploadedFile

    browser = signed_in(join("Fern"))
    typed = {
        "sense": "offer",
        "title": "A box",
        "price_mode": "free",
        "quantity": "1",
        "audience": "community",
        "key": "k",
    }
    sly = SimpleUploadedFile("box.png", b"<svg onload=alert(1)>", content_type="image/png")
    answer = browser.post("/market/new/", {**typed, "photos": sly})
    assert answer.status_code == 422 and not Announcement.objects.exists()


def test_a_message_comes_back_as_a_part_to_htmx(signed_in, join, val, accepted_reply):
    fern, sage = join("Fern"), join("Sage")
    reply = accepted_reply(wanted_by=fern, given_by=sage, price=[Money(60, "VAL")])
    headers = {"HX-Request": "true", "HX-Request-Type": "partial"}
    answer = signed_in(sage).post(
        f"{reply.get_absolute_url()}messages/", {"key": "m", "body": "On Saturday?"}, headers=headers
    )
    page = answer.content.decode()
    assert answer.status_code == 200 and "On Saturday?" in page and "<html" not in page


@pytest.mark.parametrize("sort", ["newest", "ending"])
def test_show_more_brings_the_rest_once_and_in_order(signed_in, join, val, announced, sort):
    fern = join("Fern")
    made = [announced(fern, "offer", f"Box {number:02}", [Money(10, "VAL")]) for number in range(30)]
    browser = signed_in(join("Sage"))
    first = browser.get(f"/market/?sort={sort}").content.decode()
    following = re.search(r'href="([^"]*after=[^"]*)"', first).group(1).replace("&amp;", "&")
    part = browser.get(following, headers={"HX-Request": "true", "HX-Request-Type": "partial"}).content.decode()
    assert "<html" not in part
    titles = re.findall(r"Box \d\d", first), re.findall(r"Box \d\d", part)
    order = [one.title for one in made]
    assert titles[0] + titles[1] == (order[::-1] if sort == "newest" else order) and len(titles[0]) == 24
