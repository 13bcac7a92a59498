"""Acting for a group: said on every page, carried by the address, never by the session; told with what was written."""

import re

import pytest

from wezer.api.testing import Caller
from wezer.core.acting import carry_on
from wezer.core.models import Item
from wezer.core.testing import viewer
from wezer.kernel.models import Fact
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay

pytestmark = pytest.mark.django_db
SAYS = "You act for <b>Garden</b>"


@pytest.fixture
def garden(circle, join):
    return circle("Garden", founder=join("Fern"))


def test_who_acts_for_a_group_reads_so_on_every_page_until_they_go_back(client, garden, join):
    fern = garden.belongings.get().member
    client.force_login(fern.user)
    own = client.get("/g/garden/").content.decode()
    assert SAYS not in own and f'href="/g/garden/?acting_for={garden.uid}"' in own
    hall = client.get(f"/g/garden/?acting_for={garden.uid}").content.decode()
    assert SAYS in hall and "Act for this group" not in hall
    back = re.search(r'href="(/g/garden/\?acting_for=)"', hall)[1]
    assert SAYS not in client.get(back).content.decode()
    room = re.search(r'href="(/g/garden/talk/[^"]*)"', hall)[1].replace("&amp;", "&")
    talk = client.get(room).content.decode()
    assert SAYS in talk and f"acting_for={garden.uid}" in room
    assert not re.search(r'href="/(me|notices|c)/[^"]*acting_for', hall)
    sent = re.search(r'action="(/g/garden/talk/[^"]*acting_for=[^"]*)"', talk)[1].replace("&amp;", "&")
    there = client.post(sent, {"body": "The beds are dug.", "audience": "group", "key": "k"})
    assert there.status_code == 303 and f"acting_for={garden.uid}" in there["Location"]
    post = Item.objects.get(kind="post")
    assert (post.author_id, post.written_by_id) == (garden.pk, fern.pk)
    fact = Fact.objects.get(name="core.post_published")
    assert (fact.actor, fact.acting_for) == (fern.pk, garden.pk)
    told = Caller.of(fern, "*").get(f"core/items/{post.uid}").json()
    assert (told["author"]["name"], told["written_by"]["name"]) == ("Garden", "Fern")

    client.force_login(join("Sage").user)
    assert client.get(f"/g/garden/?acting_for={garden.uid}").status_code == 403
    client.logout()
    assert client.get(f"/wallet/pay/?acting_for={garden.uid}").status_code == 302  # to come in first


def test_the_steps_of_a_payment_tell_for_whom_they_were_taken(garden, join, val):
    fern, sage = garden.belongings.get().member, join("Sage")
    one = pay(
        by=viewer(fern).acting(garden.party_ptr), payer=garden.party_ptr, payee=sage, amounts=[Money(5, "VAL")], memo="",
        key="k",
    )  # fmt: skip
    step = Caller.of(fern, "*").get(f"ledger/transactions/{one.uid}").json()["log"][-1]
    assert (step["actor"]["name"], step["acting_for"]["name"]) == ("Fern", "Garden")


@pytest.mark.parametrize(
    "address, becomes",
    [
        ("/g/a/", "/g/a/?acting_for=U"),
        ("/g/a/?x=1#y", "/g/a/?x=1&amp;acting_for=U#y"),
        ("/me/profile/", "/me/profile/"),
        ("//elsewhere/", "//elsewhere/"),
        ("/g/?acting_for=", "/g/?acting_for="),
        ("https://elsewhere/", "https://elsewhere/"),
    ],
)
def test_only_this_houses_own_addresses_go_on_for_the_group(address, becomes):
    from django.http import HttpResponse

    assert carry_on(HttpResponse(f'<a href="{address}">'), "U").content.decode() == f'<a href="{becomes}">'
