"""What is told to people who do not ask: notices, pushes and summaries."""

from datetime import timedelta

from django.core import mail
from sight_reader import numbers_in, numbers_of

from wezer.core.acts.following import follow
from wezer.core.jobs import push_what_is_due, send_summaries
from wezer.core.models import Group, Item, MailPlan
from wezer.core.push.acts.choices import choose_pushes
from wezer.core.push.choosing import push_topics
from wezer.core.testing import viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.workflow.testing import settle


def listen(members, service):
    """Each follows the groups they are in, and hears of everything by push and in the summary."""
    for member in members:
        by = viewer(member)
        for group in Group.objects.filter(pk__in=by.direct_group_ids, parent__isnull=False):
            with clock.at(now() - timedelta(days=1)):  # before it happened
                follow(by=by, target=group)
        choose_pushes(by=by, chosen={topic.kind: True for topic in push_topics()})
        service.subscribe(by, path=f"/{member.name}")
    settle()
    service.got.clear()
    mail.outbox.clear()
    with clock.at(now() + timedelta(seconds=20)):
        push_what_is_due()
        settle()
        send_summaries()
        MailPlan.objects.update(next_digest_at=now())
        send_summaries()


def check_told(reader, service):
    """What a push or a summary names, its page opens; what others put in one's groups, the summary names."""
    member, seen, readable = reader.member, viewer(reader.member), reader.numbers(reader.pages)
    reader.ask("/notices/")
    pushed = " ".join(str(each.said) for each in service.got if each.path == f"/{member.name}")
    mailed = " ".join(f"{each.subject} {each.body}" for each in mail.outbox if each.to == [member.user.email])
    assert numbers_in(pushed) <= readable, "pushes"
    assert numbers_in(mailed) <= readable, "summaries"
    around = Item.objects.listed_for(seen).filter(group__in=seen.direct_group_ids, kind__in=NUMBERED)
    wanted = {number for item in around.exclude(author__in=seen.own_party_ids) for number in numbers_of(item)}
    assert wanted <= numbers_in(mailed), "the summary names all that is new"


NUMBERED = ("post", "announcement", "event", "thing", "document", "question")
