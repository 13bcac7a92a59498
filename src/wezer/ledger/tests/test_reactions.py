"""Reactions that are bound to a currency (core.md T-3): giving one is a payment, with its limits, once for each text."""

from datetime import timedelta

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.comments import add_comment, hide_comment
from wezer.core.acts.items import hide_item
from wezer.core.acts.posts import publish_post
from wezer.core.acts.reactions import give_comment_reaction, give_reaction, take_reaction
from wezer.core.acts.settings import change_setting
from wezer.core.chat.acts.contact import block_member
from wezer.core.chat.acts.conversations import open_direct
from wezer.core.chat.acts.messages import react, say
from wezer.core.models import Comment, Item, Member, Message, MessageReaction, Notice, Reaction, Room
from wezer.core.refusals import SettingInvalid
from wezer.core.talk_refusals import NotThere, ReactionCosts, ReactionToOneself, ReactionUnfit
from wezer.core.testing import at_once, deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed, NotFound
from wezer.ledger.acts.limits import set_authorisation, set_limit
from wezer.ledger.acts.receipts import reverse
from wezer.ledger.models import Transaction
from wezer.ledger.refusals import AlreadyGiven, ReactionUnsigned
from wezer.ledger.testing import balance, counts

SYSTEM = Viewer.system()
AGREED = "2VAL"


@pytest.fixture
def bound(val, like):
    """A warm heart pays 2 VAL; a thank you is a Like."""
    prices = {"warm": {"amount": "2", "currency": "VAL"}, "thanks": {"amount": "1", "currency": "LIKE"}}
    change_setting(by=SYSTEM, key="ledger.reactions", value=prices)


@pytest.fixture
def post(bound, join, community):
    room = Room.objects.get(group=community, kind="talk")
    made = publish_post(by=viewer(join("Fern")), room=room, body="The frost is over.", title="Frost")
    join("Sage")
    return item(made)


def item(made):
    return Item.objects.select_related("author", "group", "audience", "room").get(pk=made.pk)


def test_giving_it_pays_its_author_once_and_taking_it_back_brings_nothing_back(post, join):
    fern, sage = post.author, viewer(join("Basil"))
    before = facts_told(), counts()
    with pytest.raises(ReactionCosts) as asked:
        give_reaction(by=sage, item=post, kind="warm")
    assert asked.value.token == AGREED and "pays 2\u00a0VAL from your wallet to Fern" in asked.value.sentence
    assert (facts_told(), counts()) == before and not Reaction.objects.exists()

    given = [give_reaction(by=sage, item=post, kind="warm", confirmation=AGREED) for _ in range(2)]
    take_reaction(by=sage, item=post, kind="warm")
    given.append(give_reaction(by=sage, item=post, kind="warm"))  # nothing to agree to: it has paid
    assert given == [True, False, True] and (balance(sage.member), balance(fern)) == (-2, 2)
    made = Transaction.objects.get()
    assert (made.path, made.description, made.about) == ("reaction", "Warms my heart", f"core.item/{post.uid}")

    reverse(by=viewer(fern), transaction=made)  # given back by its author: giving it again pays again
    take_reaction(by=sage, item=post, kind="warm")
    with pytest.raises(ReactionCosts):
        give_reaction(by=sage, item=post, kind="warm")
    give_reaction(by=sage, item=post, kind="warm", confirmation=AGREED)
    assert (balance(sage.member), balance(fern)) == (-2, 2) and Transaction.objects.count() == 3
    deliver("core."), deliver("ledger.")
    assert Notice.objects.filter(member=fern, kind="paid_reaction").count() == 2


def test_it_is_refused_beside_the_button_and_by_the_api_when_limits_do_not_allow_it(client, post, val, join):
    sage = join("Basil")
    set_limit(by=SYSTEM, currency=val, member=sage, side="floor", units=-1, reason="a trial")
    client.force_login(sage.user)
    page = client.get(f"/i/{post.uid}/", follow=True).content.decode()
    address = f"/i/{post.uid}/reactions/warm/"
    assert f'href="{address}"' in page and "2\u00a0VAL" in page
    asked = client.get(address).content.decode()
    assert "pays 2\u00a0VAL from your wallet to Fern" in asked and f'value="{AGREED}"' in asked
    caller, narrow, path = Caller.of(sage), Caller.of(sage, "core:write"), f"core/items/{post.uid}/reactions/warm"
    before = facts_told(), counts()
    answer = client.post(address, {"confirmation": AGREED})
    assert answer.status_code == 422 and "your limit is −1\xa0VAL" in answer.content.decode()
    plain = client.post(f"/i/{post.uid}/reactions/", {"give": "warm"})  # past the page: asked there
    assert plain.status_code == 409 and f'value="{AGREED}"' in plain.content.decode()
    assert client.post(f"/i/{post.uid}/reactions/", {"give": "warm", "confirmation": AGREED}).status_code == 422
    first = caller.send("put", path).json()
    assert (first["code"], first["detail"]["token"]) == ("reaction_costs", AGREED)
    assert caller.send("put", f"{path}?confirmation={AGREED}").json()["code"] == "limit_min"
    assert narrow.send("put", f"{path}?confirmation={AGREED}").status_code == 403
    assert (facts_told(), counts()) == before and not Reaction.objects.exists()
    assert (balance(sage), balance(post.author)) == (0, 0)

    set_limit(by=SYSTEM, currency=val, member=sage, side="floor", units=-5, reason="a trial")
    assert client.post(address, {"confirmation": AGREED}).status_code == 303
    assert client.post(address, {"confirmation": AGREED}).status_code == 303
    assert (balance(sage), balance(post.author)) == (-2, 2)
    assert "You have given this one already" in client.get(address).content.decode()
    made = Transaction.objects.get()
    receipt = client.get(f"/wallet/movements/{made.uid}/").content.decode()
    assert f'href="/i/{post.uid}/"' in receipt and "Warms my heart" in receipt
    assert Caller.of(sage).get(f"ledger/transactions/{made.uid}").json()["about"] == f"core.item/{post.uid}"
    hide_item(by=SYSTEM, item=post, reason="A trial.")
    assert f'href="/i/{post.uid}/"' not in client.get(f"/wallet/movements/{made.uid}/").content.decode()


def test_a_message_pays_as_a_post_does_and_what_is_hidden_or_blocked_is_paid_by_nobody(client, post, join, circle):
    fern, sage, basil = post.author, join("Basil"), join("Mint")
    fern = Member.objects.get(pk=fern.pk)
    talk = open_direct(by=viewer(fern), members=[sage])
    said = Message.objects.select_related("conversation", "author").get(
        pk=say(by=viewer(fern), conversation=talk, body="Hello").pk
    )
    client.force_login(sage.user)
    address = f"/c/messages/{said.uid}/reactions/warm/"
    assert f'href="{address}"' in client.get(f"/c/{talk.uid}/").content.decode()
    assert "pays 2\u00a0VAL from your wallet to Fern" in client.get(address).content.decode()
    assert client.post(address, {"confirmation": AGREED}).status_code == 303
    assert not react(by=viewer(sage), message=said, kind="warm", confirmation=AGREED)
    assert (balance(sage), balance(fern), MessageReaction.objects.count()) == (-2, 2, 1)
    for by, refusal in ((viewer(fern), ReactionToOneself), (viewer(basil), NotFound)):
        with pytest.raises(refusal):
            react(by=by, message=said, kind="warm", confirmation=AGREED)
    with pytest.raises(ReactionToOneself):
        give_reaction(by=viewer(fern), item=post, kind="warm", confirmation=AGREED)
    group = circle("Garden", founder=basil)
    with pytest.raises(ReactionUnfit):
        give_reaction(by=viewer(basil, group), item=post, kind="warm", confirmation=AGREED)

    block_member(by=viewer(fern), member=basil)
    before = facts_told(), counts()
    with pytest.raises(ReactionUnfit) as refused:
        give_reaction(by=viewer(basil), item=post, kind="warm", confirmation=AGREED)
    assert "block" not in refused.value.sentence
    with pytest.raises(ReactionUnfit):
        give_reaction(by=viewer(basil), item=post, kind="thanks", confirmation="1LIKE")
    assert (facts_told(), counts()) == before
    assert give_reaction(by=viewer(basil), item=post, kind="useful")  # what only counts stays everybody's
    hide_item(by=SYSTEM, item=post, reason="A trial.")
    with pytest.raises(NotFound):
        give_reaction(by=viewer(sage), item=post, kind="warm", confirmation=AGREED)
    assert (balance(sage), balance(fern), balance(basil)) == (-2, 2, 0)


def test_a_comment_is_given_reactions_that_count_and_one_that_pays_whoever_wrote_it(client, post, join):
    fern, basil, mint = Member.objects.get(pk=post.author.pk), join("Basil"), join("Mint")
    said = add_comment(by=viewer(basil), item=post, body="Not over yet.")
    caller, path = Caller.of(fern), f"core/comments/{said.uid}/reactions"
    assert caller.send("put", f"{path}/useful").json() == {"reactions": {"useful": 1}, "mine": ["useful"]}
    assert caller.send("put", f"{path}/warm").json()["code"] == "reaction_costs"
    client.force_login(fern.user)
    address = f"/i/comments/{said.uid}/reactions/"
    page = client.get(f"/i/{post.uid}/", follow=True).content.decode()
    assert f'action="{address}"' in page and "React to Basil" in page
    assert f'href="{address}warm/"' in client.get(address).content.decode()
    assert "pays 2\u00a0VAL from your wallet to Basil" in client.get(f"{address}warm/").content.decode()
    for _each in range(2):
        assert client.post(f"{address}warm/", {"confirmation": AGREED}).status_code == 303
    assert client.post(address, {"take": "useful"}).status_code == 303
    assert give_comment_reaction(by=viewer(mint), comment=fresh(said), kind="smile")
    assert (fresh(said).reactions, balance(fern), balance(basil)) == ({"smile": 1, "warm": 1}, -2, 2)
    assert Transaction.objects.get().about == f"core.comment/{said.uid}"
    deliver("core.")
    assert [told.kind for told in Notice.objects.filter(member=basil, kind__startswith="comment_reaction")]

    with pytest.raises(ReactionToOneself):
        give_comment_reaction(by=viewer(basil), comment=fresh(said), kind="warm", confirmation=AGREED)
    hide_comment(by=SYSTEM, comment=said, reason="A trial.")
    assert (client.get(address).status_code, client.get(f"{address}warm/").status_code) == (404, 404)
    with pytest.raises(NotThere):
        give_comment_reaction(by=viewer(mint), comment=fresh(said), kind="warm", confirmation=AGREED)
    assert "Not over yet" not in client.get(f"/wallet/movements/{Transaction.objects.get().uid}/").content.decode()
    assert (balance(fern), balance(basil), balance(mint)) == (-2, 2, 0)


def fresh(comment):
    return Comment.objects.select_related("item__group", "item__audience", "author").get(pk=comment.pk)


def test_a_reaction_of_thanks_costs_nothing_and_goes_with_it_within_a_day(post, join):
    fern, sage = post.author, viewer(join("Basil"))
    with pytest.raises(ReactionCosts) as asked:
        give_reaction(by=sage, item=post, kind="thanks")
    assert "costs you nothing" in asked.value.sentence
    give_reaction(by=sage, item=post, kind="thanks", confirmation="1LIKE")
    assert (balance(sage.member, "LIKE"), balance(fern, "LIKE")) == (0, 1)
    without_money = Caller.of(sage.member, "core:write")
    assert without_money.send("delete", f"core/items/{post.uid}/reactions/thanks").status_code == 403
    assert balance(fern, "LIKE") == 1 and Reaction.objects.count() == 1
    take_reaction(by=sage, item=post, kind="thanks")
    assert balance(fern, "LIKE") == 0
    give_reaction(by=sage, item=post, kind="thanks", confirmation="1LIKE")
    with clock.at(now() + timedelta(hours=25)):
        take_reaction(by=sage, item=post, kind="thanks")
    assert balance(fern, "LIKE") == 1 and not Reaction.objects.exists()
    change_setting(by=SYSTEM, key="ledger.reactions", value={"useful": {"amount": "1", "currency": "LIKE"}})
    with pytest.raises(AlreadyGiven):
        give_reaction(by=sage, item=post, kind="useful", confirmation="1LIKE")


def test_gardeners_bind_reactions_to_small_amounts_of_what_is_issued_here(client, gardener, join, val, eur):
    client.force_login(gardener.user)
    address = "/garden/currencies/reactions/"
    assert "No reaction pays" in client.get(address).content.decode()
    assert client.post(address, {"kind": "warm", "currency": "VAL", "amount": "2"}).status_code == 303
    assert "2" in client.get(f"{address}?kind=warm").content.decode()
    for wrong, field in (
        ({"kind": "warm", "currency": "VAL", "amount": "11"}, "amount"),
        ({"kind": "warm", "currency": "VAL", "amount": "1,5"}, "amount"),
        ({"kind": "warm", "currency": "EUR", "amount": "1"}, "currency"),
        ({"kind": "nothing", "currency": "VAL", "amount": "1"}, "kind"),
    ):
        answer = client.post(address, wrong)
        assert answer.status_code == 422 and f'id="id_{field}-error"' in answer.content.decode(), field
    with pytest.raises(SettingInvalid):
        change_setting(by=SYSTEM, key="ledger.reaction_most", value=1)
    assert client.post(f"{address}warm/loosening/").status_code == 303
    change_setting(by=SYSTEM, key="ledger.reaction_most", value=1)
    client.force_login(join("Sage").user)
    assert (client.get(address).status_code, client.post(f"{address}warm/loosening/").status_code) == (404, 404)
    with pytest.raises(NotAllowed):
        change_setting(by=viewer(Member.objects.get(name="Sage")), key="ledger.reactions", value={})


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_taps_at_the_same_instant_are_one_payment(post, join):
    sage = join("Basil")

    def tap():
        give_reaction(by=viewer(sage), item=item(post), kind="warm", confirmation=AGREED)

    assert at_once(tap, tap) == ["done", "done"]
    assert (balance(sage), balance(post.author), Transaction.objects.count()) == (-2, 2, 1)


def test_a_wallet_that_asks_for_signatures_pays_for_no_reaction(post, join):
    basil = join("Basil")
    set_authorisation(by=SYSTEM, party=basil, needs=2, above_units=0)
    before = facts_told(), counts()
    with pytest.raises(ReactionUnsigned):
        give_reaction(by=viewer(basil), item=post, kind="warm", confirmation=AGREED)
    assert (facts_told(), counts()) == before and not Reaction.objects.exists()
