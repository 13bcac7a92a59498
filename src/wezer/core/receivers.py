"""What core does when facts arrive: it tells those concerned. Called by the worker, perhaps twice; notices mind for it."""

from collections.abc import Iterable
from typing import Any

from wezer.core import (
    receivers_admission,  # noqa: F401  (the community's own door)
    receivers_agenda,  # noqa: F401  (events)
    receivers_structure,  # noqa: F401  (moves in the holarchy)
)
from wezer.core.acts.announcing import tell_everybody
from wezer.core.acts.channels import resume_mail
from wezer.core.acts.notices import notify, settle_notices, tell_followers
from wezer.core.blog import receivers as _of_blogs  # noqa: F401
from wezer.core.chat import receivers as _of_conversations  # noqa: F401
from wezer.core.clearing import receivers as _of_clearings  # noqa: F401
from wezer.core.crossing import receivers as _of_crossings  # noqa: F401
from wezer.core.crossing import receivers_agreements as _of_agreements  # noqa: F401
from wezer.core.crossing.judging import settings_of
from wezer.core.exclusion import receivers as _of_exclusions  # noqa: F401
from wezer.core.following import followers_of_thread
from wezer.core.forum import receivers as _of_forums  # noqa: F401
from wezer.core.glass import receivers as _of_openings  # noqa: F401
from wezer.core.group_duties import receivers as _of_duties  # noqa: F401
from wezer.core.group_wallet import permissions as _of_wallets  # noqa: F401
from wezer.core.helpdesk import receivers as _of_help  # noqa: F401
from wezer.core.lending import receivers as _of_lending  # noqa: F401
from wezer.core.library import receivers as _of_the_library  # noqa: F401
from wezer.core.links import receivers as _of_links  # noqa: F401
from wezer.core.mediation import receivers as _of_mediation  # noqa: F401
from wezer.core.models import (
    ACTIVE_STATES,
    Belonging,
    BelongingState,
    Comment,
    CrossingState,
    Group,
    Item,
    Member,
    RoleHolding,
)
from wezer.core.moderation import receivers as _of_moderation  # noqa: F401
from wezer.core.places import receivers as _of_places  # noqa: F401
from wezer.core.queries import actor_of, belonging_of, members_with_right
from wezer.core.rooms import receivers as _of_rooms  # noqa: F401
from wezer.core.tending import nearest_holders
from wezer.core.transparency import receivers as _of_transparency  # noqa: F401
from wezer.core.trust import receivers as _of_trust  # noqa: F401
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref, resolve

system = Viewer.system()
COME_IN = (BelongingState.MEMBER, BelongingState.NEWCOMER)
#: Crossings that one has just done oneself, or is told of otherwise.
UNSAID = (
    "open",
    "invitation",
    "founder",
    "added",
    "import",
    "return",
    "split",
    "trial",
    "rule",
    "rule_lost",
    "rule_found",
    "pause",
    "duty",
    "duty_met",
)


@receiver(
    "core.post_published",
    "core.post_edited",
    "core.article_published",
    "core.topic_published",
    "core.question_published",
    "core.ticket_sent",
    "core.text_edited",
)
def tell_the_mentioned(fact: Fact) -> None:
    """Those a text names, and the direct members of the groups it names."""
    item = _item(fact)
    if item is not None:
        notify(
            by=system,
            members=_named(fact),
            kind="mention",
            fact=fact,
            item=item,
            group=item.group,
            actor=actor_of(fact),
        )


@receiver("core.post_published")
def tell_of_a_post(fact: Fact) -> None:
    """Those who follow where it was written, or who wrote it; whom it names is told of that already."""
    item = _item(fact)
    if item is not None:
        tell_followers(by=system, fact=fact, item=item, actor=actor_of(fact), besides=_named(fact))


@receiver("core.comment_added")
def tell_of_a_comment(fact: Fact) -> None:
    """Once each: whoever is answered, else whoever is named, else the author of what was commented, else who follows it."""
    item, comment = _item(fact), resolve(fact.payload["comment"])
    if item is None or comment is None or comment.withdrawn_at is not None:
        return
    answered = resolve(fact.payload["answers"]) if fact.payload.get("answers") else None
    told: set[int] = set()
    for kind, members in (
        ("answer_to_me", _people_of(answered)),
        ("mention", _named(fact)),
        ("comment_on_mine", _people_of(item)),
        ("comment_followed", followers_of_thread(item, fact.at)),
    ):
        fresh = [member for member in members if member.pk not in told]
        told |= {member.pk for member in fresh}
        detail = {"comment": str(comment.uid)}
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


@receiver("core.reaction_given")
def tell_of_a_reaction(fact: Fact) -> None:
    item, said = _item(fact), fact.payload.get("comment")
    comment = resolve(said) if said else None
    if item is None or (said and (comment is None or comment.withdrawn_at is not None)):
        return
    notify(
        by=system,
        members=_people_of(comment or item),
        kind="comment_reaction" if comment else "reaction",
        fact=fact,
        item=item,
        actor=actor_of(fact),
        detail={"reaction": fact.payload["reaction"]},
    )


@receiver("core.item_hidden")
def tell_the_author_of_hiding(fact: Fact) -> None:
    item = _item(fact)
    if item is not None and item.hidden_at is not None:
        notify(by=system, members=_people_of(item), kind="hidden", fact=fact, item=item, group=item.group)


@receiver("core.belonging_changed")
def tell_of_belonging(fact: Fact) -> None:
    """Asked: to those who decide. Invited, let in, refused: to the person. The community's own door has its own words."""
    group, member = resolve(fact.subject), resolve(fact.payload["member"])
    if not isinstance(group, Group) or not isinstance(member, Member) or group.is_root:
        return
    belonging = belonging_of(group, member)
    if belonging is None:
        return
    state, subject = fact.payload["state"], ref(belonging)
    still = belonging.state == state  # the worker may be late: what is over no longer waits
    more: dict[str, Any] = {"fact": fact, "group": group, "subject": subject}
    if state != BelongingState.APPLIED:
        settle_notices(by=system, fact=fact, kind="asks_to_enter", subject=subject)
    if state != BelongingState.INVITED:
        settle_notices(by=system, fact=fact, kind="invited", subject=subject)
    if state == BelongingState.APPLIED and still and _somebody_decides(belonging):
        notify(
            by=system,
            members=nearest_holders("core.decide_membership", group),
            kind="asks_to_enter",
            actor=member,
            **more,
        )
    elif state == BelongingState.INVITED and still:
        more["detail"] = {"as_observer": belonging.is_to_observe}
        notify(by=system, members=[member], kind="invited", actor=belonging.invited_by, **more)
    elif state in COME_IN and fact.payload["crossing"] not in UNSAID:
        notify(by=system, members=[member], kind="let_in", **more)
    elif state == BelongingState.LEAVING and still and fact.payload["crossing"] == "leaving":  # not who is back
        detail = {"until": belonging.until.isoformat()} if belonging.until else {}
        people = nearest_holders("core.decide_membership", group)
        notify(by=system, members=people, kind="leaves_group", actor=member, detail=detail, **more)
    elif state == BelongingState.REFUSED:
        notify(by=system, members=[member], kind="refused", detail={"reason": belonging.reason[:200]}, **more)


def _somebody_decides(belonging: Belonging) -> bool:
    open_one = belonging.crossings.filter(state=CrossingState.WAITING).first()
    return open_one is None or settings_of(open_one, "request") is not None


@receiver("core.role_granted", "core.role_lent")
def tell_of_a_role(fact: Fact) -> None:
    role, member = resolve(fact.subject), resolve(fact.payload["member"])
    if role is not None and member is not None and fact.actor != member.pk:
        group = Group.objects.get(pk=role.group_id)
        detail = {"role": role.name}
        notify(
            by=system, members=[member], kind="role_given", fact=fact, group=group, actor=actor_of(fact), detail=detail
        )


@receiver("core.group_looked_into")
def tell_of_a_look(fact: Fact) -> None:
    """Those who tend the group itself; all who are in it see the line in its hall."""
    group = resolve(fact.subject)
    if isinstance(group, Group):
        held = RoleHolding.objects.filter(role__group=group, role__key="steward", until=None).values("member")
        people = list(Member.objects.filter(pk__in=held))
        notify(by=system, members=people, kind="looked_into", fact=fact, group=group, actor=actor_of(fact))


@receiver("core.skill_endorsed")
def tell_of_an_endorsement(fact: Fact) -> None:
    member = resolve(fact.subject)
    if isinstance(member, Member):
        detail = {"term": fact.payload["term"]}
        notify(by=system, members=[member], kind="endorsed", fact=fact, actor=actor_of(fact), detail=detail)


@receiver("core.mail_paused")
def tell_that_mail_is_paused(fact: Fact) -> None:
    """The member, here on the page since nothing else reaches them; and those who admit people (core.md N-7)."""
    member = resolve(fact.subject)
    if isinstance(member, Member):
        notify(by=system, members=[member], kind="mail_paused", fact=fact)
        team = members_with_right("core.admit_members")
        notify(by=system, members=team, kind="mail_bounces", fact=fact, actor=member)


@receiver("core.login_changed")
def try_the_new_address(fact: Fact) -> None:
    """Another address may take what the old one refused."""
    member = resolve(fact.subject)
    if isinstance(member, Member) and fact.payload["what"] == "email":
        resume_mail(by=system, member=member)


def _item(fact: Fact) -> Item | None:
    """The item itself, whatever its kind; None when it is no longer to be told of."""
    found = resolve(fact.subject)
    if not isinstance(found, Item) or found.withdrawn_at is not None or found.published_at is None:
        return None
    return Item.objects.select_related("group", "author", "written_by").get(pk=found.pk)


def _people_of(written: Item | Comment | None) -> list[Member]:
    """Who wrote it: the person, also when in a group's name."""
    if written is None:
        return []
    number = written.written_by_id or written.author_id
    return list(Member.objects.filter(pk=number))


def _named(fact: Fact) -> list[Member]:
    people: dict[int, Member] = {}
    for name in fact.payload.get("members", []):
        if isinstance(member := resolve(name), Member):
            people[member.pk] = member
    for name in fact.payload.get("groups", []):
        if isinstance(group := resolve(name), Group):
            people |= {member.pk: member for member in _inside(group)}
    return list(people.values())


def _inside(group: Group) -> Iterable[Member]:
    return Member.objects.filter(belongings__group=group, belongings__state__in=ACTIVE_STATES)


@receiver("core.group_told")
def tell_everybody_in_the_group(fact: Fact) -> None:
    item = _item(fact)
    if item is not None and item.group is not None and item.is_published:
        tell_everybody(by=system, fact=fact, item=item, group=item.group, important=fact.payload["important"])
