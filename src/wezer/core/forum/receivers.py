"""What forums do when facts arrive: those concerned are told, and what is talked over moves up."""

from wezer.core.acts.notices import notify, tell_followers
from wezer.core.following import followers_of_thread
from wezer.core.forum import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.forum.acts.threads import touch_entry
from wezer.core.models import Item, ItemAnswer, Member
from wezer.core.queries import actor_of
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()


@receiver("core.topic_published", "core.question_published")
def tell_who_follows(fact: Fact) -> None:
    """Those who follow the forum, its group, or who wrote; whom it names is told of that already."""
    item = published(fact)
    if item is not None:
        tell_followers(by=system, fact=fact, item=item, actor=actor_of(fact), besides=named_in(fact))


@receiver("core.comment_added")
def move_up(fact: Fact) -> None:
    item = published(fact)
    if item is not None:
        touch_entry(by=system, item=item, at=fact.at)


@receiver("core.answer_given")
def tell_of_an_answer(fact: Fact) -> None:
    """Once each: whoever is named, else whoever asked, else who follows the question."""
    item, answer = published(fact), resolve(fact.payload["answer"])
    if item is None or not isinstance(answer, ItemAnswer) or not answer.is_shown:
        return
    told: set[int] = set()
    asked_by = list(Member.objects.filter(pk=item.written_by_id or item.author_id))
    for kind, members in (
        ("mention", named_in(fact)),
        ("answer_given", asked_by),
        ("answer_followed", followers_of_thread(item, fact.at)),
    ):
        fresh = [member for member in members if member.pk not in told]
        told |= {member.pk for member in fresh}
        detail = {"answer": str(answer.uid)}
        notify(
            by=system,
            members=fresh,
            kind=kind,
            fact=fact,
            item=item,
            group=item.group,
            actor=actor_of(fact),
            detail=detail,
        )


@receiver("core.question_moved")
def tell_whose_answer_helped(fact: Fact) -> None:
    item, answer = published(fact), resolve(fact.payload.get("answer") or "")
    if item is not None and isinstance(answer, ItemAnswer) and fact.payload["state"] == "accepted":
        people = Member.objects.filter(pk=answer.written_by_id or answer.author_id)
        notify(
            by=system,
            members=list(people),
            kind="answer_accepted",
            fact=fact,
            item=item,
            group=item.group,
            actor=actor_of(fact),
        )


@receiver("core.answer_hidden")
def tell_of_a_hidden_answer(fact: Fact) -> None:
    item, answer = published(fact), resolve(fact.payload["answer"])
    if item is not None and isinstance(answer, ItemAnswer) and answer.hidden_at is not None:
        people = list(Member.objects.filter(pk=answer.written_by_id or answer.author_id))
        notify(by=system, members=people, kind="hidden", fact=fact, item=item, group=item.group)


def published(fact: Fact) -> Item | None:
    """The item itself; None when it is no longer to be told of."""
    found = resolve(fact.subject)
    if not isinstance(found, Item) or found.withdrawn_at is not None or found.published_at is None:
        return None
    return Item.objects.select_related("group", "author").get(pk=found.pk)


def named_in(fact: Fact) -> list[Member]:
    """The members whom its text names."""
    return [member for name in fact.payload.get("members", ()) if isinstance(member := resolve(name), Member)]
