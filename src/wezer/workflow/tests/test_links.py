"""Links and the thread of life."""

from itertools import pairwise

import pytest

from wezer.core.acts.audiences import audience
from wezer.core.models import Item
from wezer.core.testing import viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.ref import ref
from wezer.workflow.acts import link
from wezer.workflow.models import Link
from wezer.workflow.queries import thread_of, threads_of


@pytest.fixture
def item(community, join):
    fern = join("Fern")

    def one(title, author=None, seen_by="community"):
        return Item.objects.create(
            kind="post",
            author=author or fern,
            audience=audience(seen_by),
            title=title,
            published_at=now(),
            group=community,
        )

    return one


def test_a_thread_is_followed_both_ways_nearest_last_before_and_nearest_first_after(item, join):
    need, want, reply, thanks = item("Need"), item("Want"), item("Reply"), item("Thanks")
    link(source=need, target=want, arrow="need → want")
    link(source=want, target=reply)
    link(source=reply, target=thanks)
    mint = viewer(join("Mint"))

    thread = thread_of(reply, mint)

    assert [knot.label.title for knot in thread.before] == ["Need", "Want"]
    assert [knot.label.title for knot in thread.after] == ["Thanks"]
    assert thread.before[0].arrow == "need → want"
    assert not thread_of(item("Alone"), mint)


def test_the_same_link_twice_is_one_link_and_a_circle_ends(item, join):
    one, other = item("One"), item("Other")
    for _ in range(2):
        link(source=one, target=other)
        link(source=other, target=one)

    thread = thread_of(one, viewer(join("Mint")))

    assert Link.objects.count() == 2
    assert [knot.label.title for knot in thread.after] == ["Other"]


def test_what_the_viewer_may_not_see_is_not_on_their_thread(item, join, circle):
    sage = join("Sage")
    garden = circle("Garden", founder=sage)
    open_one = item("Open")
    secret = Item.objects.create(
        kind="post", author=sage, audience=audience("group", garden), title="Among us", published_at=now()
    )
    link(source=open_one, target=secret)

    assert [knot.label.title for knot in thread_of(open_one, viewer(sage)).after] == ["Among us"]
    assert not thread_of(open_one, viewer(join("Mint")))


def test_many_threads_cost_few_statements(item, join, django_assert_num_queries):
    things = [item(f"Thing {number}") for number in range(5)]
    for before, after in pairwise(things):
        link(source=before, target=after)
    mint = viewer(join("Mint"))
    assert mint.audience_ids

    with django_assert_num_queries(2):
        thread_of(things[2], mint)
    with django_assert_num_queries(6):
        assert len(threads_of(things, mint)) == 5


def test_a_link_falls_with_the_act_that_made_it(item):
    one, other = item("One"), item("Other")

    @act
    def fails():
        link(source=one, target=ref(other))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert not Link.objects.exists()


def test_a_payment_is_named_on_the_thread_for_its_parties_only(item, join, val, paid):
    sage, mint = join("Sage"), join("Mint")
    reply = item("Reply")
    payment = paid(sage, mint, 5, memo="For the bread")
    link(source=reply, target=payment, arrow="reply → payment")

    [knot] = thread_of(reply, viewer(sage)).after
    assert (knot.label.title, knot.label.url) == ("For the bread", f"/wallet/movements/{payment.uid}/")
    assert thread_of(payment, viewer(mint)).before[0].label.title == "Reply"
    assert not thread_of(reply, viewer(join("Thyme")))
