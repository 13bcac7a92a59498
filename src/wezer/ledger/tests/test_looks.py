"""Who looks by mandate at what others hold: told once a day to whom it is about (exchange.md A.9); drafts are no mandate's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from wezer.api.testing import Caller
from wezer.core.acts.membership import ask_to_enter, bring_in, leave_group
from wezer.core.models import Belonging, BelongingState, Group
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.money import Money
from wezer.ledger.acts import payments
from wezer.ledger.acts.currencies import change_currency
from wezer.ledger.acts.requests import set_request_policy
from wezer.ledger.models import Transaction
from wezer.ledger.queries import may_see_balance
from wezer.ledger.refusals import NotAuthor
from wezer.ledger.testing import account, balance

pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()


@pytest.fixture
def people(join, val, paid):
    fern, sage = join("Fern"), join("Sage")
    paid(fern, sage, 5, memo="for the kite")
    return fern, sage


def told():
    facts = Fact.objects.filter(name="ledger.balance_looked_at").order_by("pk")
    return [(fact.actor, fact.payload["holder"], fact.unit, fact.audit) for fact in facts]


def by_page(member, address):
    browser = Client()
    browser.force_login(member.user)
    return browser.get(address).status_code


def by_program(member, path):
    return Caller.of(member, "*").get(path).status_code


DOORS = {
    "page": lambda who, one: by_page(who, reverse("wallet:statement", args=[one.uid])),
    "csv": lambda who, one: by_page(who, reverse("wallet:statement-file", args=[one.uid, "csv"])),
    "json": lambda who, one: by_page(who, reverse("wallet:statement-file", args=[one.uid, "json"])),
    "api": lambda who, one: by_program(who, f"ledger/accounts/{one.uid}/entries"),
    "api csv": lambda who, one: by_program(who, f"ledger/accounts/{one.uid}/statement.csv"),
    "api json": lambda who, one: by_program(who, f"ledger/accounts/{one.uid}/statement.json"),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_look_by_mandate_is_told_by_every_door(people, gardener, door):
    fern, _sage = people
    assert DOORS[door](gardener, account(fern)) == 200
    assert told() == [(gardener.pk, fern.pk, "VAL", True)]


@pytest.mark.parametrize("door", DOORS)
def test_ones_own_statement_is_no_look_and_a_strangers_is_not_there(people, door):
    fern, sage = people
    assert (DOORS[door](fern, account(fern)), DOORS[door](sage, account(fern))) == (200, 404)
    assert told() == []


def test_a_print_that_is_asked_for_by_mandate_is_told(people, gardener):
    fern, _sage = people
    browser = Client()
    browser.force_login(gardener.user)
    assert browser.post(reverse("wallet:print-ask", args=[account(fern).uid])).status_code == 303
    assert told() == [(gardener.pk, fern.pk, "VAL", True)]


def test_looking_again_within_a_day_is_the_same_look(people, gardener, eur, paid, join):
    fern, sage = people
    paid(fern, sage, 5, "EUR")
    look = DOORS["page"]
    for _time in range(2):
        look(gardener, account(fern))
    assert told() == [(gardener.pk, fern.pk, "VAL", True)]
    look(gardener, account(fern, "EUR"))
    look(gardener, account(sage))
    assert [row[1:3] for row in told()[1:]] == [(fern.pk, "EUR"), (sage.pk, "VAL")]
    with clock.at(now() + timedelta(hours=25)):
        look(gardener, account(fern))
    assert len(told()) == 4


# ------------------------------------------------------------------ drafts


def test_nobody_reads_a_draft_of_others_by_mandate(people, gardener):
    """Page and API say the same of it, and its author reads it by both."""
    fern, sage = people
    drafted = payments.draft(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(5, "VAL")], memo="private")
    page, path = f"/wallet/movements/{drafted.uid}/", f"ledger/transactions/{drafted.uid}"
    seen = {who.name: (by_page(who, page), by_program(who, path)) for who in (fern, sage, gardener)}
    assert seen == {"Fern": (200, 200), "Sage": (404, 404), "Oak": (404, 404)}
    payments.commit(by=viewer(fern), transaction=drafted)
    assert (by_page(gardener, page), by_program(gardener, path)) == (200, 200)


def test_a_moderator_reads_a_draft_of_their_own(people, gardener):
    drafted = payments.draft(by=viewer(gardener), payer=gardener, payee=people[0], amounts=[Money(5, "VAL")])
    assert list(Transaction.objects.visible_to(viewer(gardener)).filter(state="draft")) == [drafted]


def test_only_its_author_makes_a_request_of_a_draft(people):
    """Sage would be paid by it, and Fern lets requests through."""
    fern, sage = people
    set_request_policy(by=viewer(fern), party=fern, answer="automatic")
    drafted = payments.draft(by=viewer(fern), payer=fern, payee=sage, amounts=[Money(7, "VAL")])
    with pytest.raises(NotAuthor):
        payments.submit(by=viewer(sage), transaction=drafted)
    assert (Transaction.objects.get(pk=drafted.pk).state, balance(fern)) == ("draft", -5)
    theirs = payments.draft(by=viewer(sage), payer=fern, payee=sage, amounts=[Money(7, "VAL")])
    payments.submit(by=viewer(sage), transaction=theirs)
    assert (Transaction.objects.get(pk=theirs.pk).state, balance(fern)) == ("completed", -12)


# ------------------------------------------------------------------ people who share a group


@pytest.fixture
def among_groups(people, val):
    change_currency(by=SYSTEM, currency=val, rules={"privacy": {"balances": "group"}})
    return people


def sees(sage, fern):
    return may_see_balance(viewer(sage), account(fern))


def test_that_all_are_in_the_community_is_no_group_they_share(among_groups, client):
    fern, sage = among_groups
    client.force_login(sage.user)
    assert not sees(sage, fern) and client.get(f"/wallet/of/{fern.uid}/").status_code == 404
    assert Caller.of(sage, "*").get(f"ledger/accounts?party={fern.uid}").json() == []


def test_those_who_share_a_group_see_each_others_balances_while_they_do(among_groups, circle):
    fern, sage = among_groups
    garden = circle("Garden", founder=sage)
    bring_in(by=SYSTEM, group=garden, member=fern)
    assert sees(sage, fern)
    leave_group(by=viewer(fern), group=Group.objects.get(pk=garden.pk))
    assert Belonging.objects.get(member=fern, group=garden).state == BelongingState.LEFT and not sees(sage, fern)


def test_asking_to_enter_a_group_is_not_being_in_it(among_groups, circle):
    fern, sage = among_groups
    garden = circle("Garden", founder=sage, membrane="request")
    ask_to_enter(by=viewer(fern), group=garden, message="I have two hands.")
    assert Belonging.objects.get(member=fern, group=garden).state == BelongingState.APPLIED and not sees(sage, fern)


# ------------------------------------------------------------------ places typed into an address


@pytest.mark.parametrize("typed", ["²", "٣", "9" * 18, "9" * 19, "9" * 30, "9" * 5000, "-1", "x", ""])
def test_nonsense_for_a_place_in_the_wallet_is_the_beginning_or_the_end(people, client, typed):
    client.force_login(people[0].user)
    assert client.get("/wallet/", {"before": typed}).status_code == 200


@pytest.mark.parametrize("typed", ["²", "9" * 30, "x"])
def test_nonsense_for_a_rule_of_signatures_is_not_there(people, client, typed):
    fern, _sage = people
    client.force_login(fern.user)
    assert client.post(f"/wallet/of/{fern.uid}/signatures/", {"remove": typed}).status_code == 404
