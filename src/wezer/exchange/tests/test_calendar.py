"""What two agreed on in the market stands in the agenda of both, and in nobody else's."""

from datetime import UTC, datetime, timedelta

from wezer.core.agenda.queries import entries_of
from wezer.core.testing import viewer
from wezer.exchange.acts.evaluations import evaluate_reply
from wezer.exchange.acts.exchanges import deliver_reply, pay_reply
from wezer.exchange.acts.replies import accept_reply, reply_to_announcement
from wezer.exchange.models import Reply
from wezer.kernel import clock

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def stands(member):
    found = entries_of(viewer(member), NOON, NOON + timedelta(days=60))
    return [(one.event.title, one.event.place, one.words, one.address) for one in found]


def test_the_agreed_hour_and_the_words_that_are_awaited(join, announced, criteria):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    with clock.at(NOON):
        want = announced(fern, "want", "Help in the garden")
        reply = reply_to_announcement(
            by=viewer(sage), announcement=want, starts_at=NOON + timedelta(days=3, hours=2), place="The terraces"
        )
        assert [stands(one) for one in (fern, sage, mint)] == [[], [], []]
        reply = accept_reply(by=viewer(fern), reply=reply)
        page = f"/market/replies/{reply.uid}/"
        assert [stands(one) for one in (fern, sage, mint)] == [
            [("Help in the garden", "The terraces", "14:00, with Sage", page)],
            [("Help in the garden", "The terraces", "14:00, with Fern", page)],
            [],
        ]
        deliver_reply(by=viewer(sage), reply=reply)
        pay_reply(by=viewer(fern), reply=reply, key="k")
        assert Reply.objects.get(pk=reply.pk).state == "evaluating"
        assert [stands(one) for one in (fern, sage, mint)] == [
            [("Help in the garden", "", "Until 12:00: your words about Sage", page)],
            [("Help in the garden", "", "Until 12:00: your words about Fern", page)],
            [],
        ]
        values = {each.key: 2 for each in criteria}
        evaluate_reply(by=viewer(fern), reply=Reply.objects.get(pk=reply.pk), values=values, comment="Good.")
        assert [bool(stands(one)) for one in (fern, sage)] == [False, True]
