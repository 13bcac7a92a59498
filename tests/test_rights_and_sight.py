"""I-2: what somebody may do with a thing, they may see, and what they see, they may use; what a list of people says, each of them
confirms."""

from contextlib import suppress
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sight_rights import check_what_is_seen
from sight_world import Undo, build, system, worlds

from wezer.core.acts.groups import change_sovereignty
from wezer.core.acts.membership import bring_in, suspend_member
from wezer.core.acts.roles import grant_role
from wezer.core.exclusion.acts.procedure import end_hearings, propose_exclusion
from wezer.core.exclusion.refusals import NotExcludable
from wezer.core.glass.reading import OPENED, UnderGlass, audiences_of, may_look
from wezer.core.models import (
    Agreement,
    Article,
    Conversation,
    Crossing,
    Document,
    Event,
    Exclusion,
    Group,
    Item,
    ItemAnswer,
    Loan,
    Member,
    Party,
    Place,
    Question,
    Role,
    Thing,
    Ticket,
)
from wezer.core.queries import members_acting_for, members_who_may, members_with_right
from wezer.core.reach import groups_reached
from wezer.core.refusals import LastSteward
from wezer.core.testing import examples, viewer
from wezer.exchange.models import Announcement, Reply, ReplyEvaluation
from wezer.exchange.rules import STEPS
from wezer.kernel.clock import now
from wezer.kernel.permissions import can, rights
from wezer.ledger.models import Transaction

#: What each right is asked about; the community's own (None) are asked about nothing.
SUBJECTS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "core.tend_group", "core.break_glass", "core.change_sovereignty", "core.change_wallet", "core.propose_change", "core.end_group", "core.decide_group", "core.second_group", "core.vote_on_group", "core.decide_membership", "core.invite_to_group", "core.grant_roles", "core.moderate",
            "core.create_group", "core.act_for_group", "core.write_in_group", "core.enter_group", "core.mention_many",
            "exchange.moderate", "exchange.announce", "ledger.spend_from_wallet", "core.answer_letters", "core.write_letter", "core.write_from_outside", "core.create_event", "core.welcome_newcomers", "core.change_membrane",
            "core.lend_thing", "core.add_document", "core.propose_room", "core.export_members",
            "core.begin_thread", "core.ask_for_help", "core.give_help", "core.write_article", "core.write_blog", "core.tend_pages",
            "core.suggest_place", "core.import_places",
        ),
        Group,
    ),
    **dict.fromkeys(("core.write_in_conversation", "core.pin_in_conversation"), Conversation),
    "core.accept_agreement": Agreement,
    **dict.fromkeys(("core.vouch_for_entry", "core.vote_on_entry"), Crossing),
    **dict.fromkeys(("core.propose_exclusion", "core.give_trust", "core.see_trust", "core.see_duties", "core.change_transparency"), Group),
    **dict.fromkeys(
        ("core.decide_exclusion", "core.vote_on_exclusion", "core.hear_appeal", "core.speak_on_exclusion"), Exclusion
    ),
    **dict.fromkeys(("core.comment_item", "core.pin_item", "core.vote_in_poll"), Item),
    **dict.fromkeys(("core.answer_question", "core.accept_answer", "core.tend_question"), Question),
    **dict.fromkeys(("core.change_answer", "core.vote_useful"), ItemAnswer),
    **dict.fromkeys(
        ("core.answer_ticket", "core.take_ticket", "core.settle_ticket", "core.tend_ticket", "core.make_article"), Ticket
    ),
    **dict.fromkeys(("core.change_article", "core.publish_article"), Article),
    **dict.fromkeys(("core.change_event", "core.answer_event", "core.answer_event_outside"), Event),
    **dict.fromkeys(("core.change_thing", "core.borrow_thing"), Thing),
    **dict.fromkeys(("core.correct_place", "core.judge_place", "core.settle_place"), Place),
    **dict.fromkeys(("core.answer_loan", "core.keep_loan", "core.take_part_in_loan", "core.mediate_loan"), Loan),
    **dict.fromkeys(("core.write_document", "core.change_document", "core.approve_document"), Document),
    **dict.fromkeys(("exchange.change_announcement", "exchange.reply"), Announcement),
    **dict.fromkeys((f"exchange.{step}_reply" for step in STEPS), Reply),
    "exchange.mediate": Reply,
    **dict.fromkeys(
        (
            "core.report_thing", "core.tend_community", "core.set_levels", "core.admit_members", "core.suspend_members", "core.invite_to_community",
            "exchange.tend_market", "ledger.moderate", "ledger.issue", "ledger.manage_currencies", "ledger.set_limits",
            "ledger.audit", "workflow.tend_flights", "workflow.switch_arrows",
        )
    ),
    **dict.fromkeys(("ledger.pay", "ledger.receive", "ledger.manage_wallet", "ledger.use_wallet"), Party),
    "ledger.settle_own": Transaction,
    "exchange.read_words": ReplyEvaluation,
    "core.erase_for": Member,
}  # fmt: skip
#: Rights of neighbours that may not be installed have tests of their own.
ELSEWHERE = ("operation.",)


def test_i2_every_right_is_asked_about_something_known():
    known = {each.name for each in rights() if not each.name.startswith((*ELSEWHERE, "orchard.", "test"))}
    assert known == set(SUBJECTS)


def check_i2(member):
    seen = viewer(member)
    for model in (
        Group,
        Item,
        Announcement,
        Reply,
        Conversation,
        Event,
        Thing,
        Loan,
        Place,
        Document,
        Question,
        ItemAnswer,
        Ticket,
        Exclusion,
        Article,
    ):
        open_to_them = set(model.objects.visible_to(seen).values_list("pk", flat=True))
        for thing in model.objects.all():
            allowed = [name for name, kind in SUBJECTS.items() if kind is model and can(seen, name, thing)]
            assert not allowed or thing.pk in open_to_them, (str(member), allowed, str(thing))
            if model is Group:
                assert thing.is_known_to(seen) == (thing.pk in open_to_them), (str(member), str(thing))


def check_under_glass(member):
    """An opening adds what is written for the people of its group, and takes every right: whoever reads under it does nothing."""
    seen = viewer(member)
    before = set(Item.objects.visible_to(seen).values_list("pk", flat=True))
    places = frozenset({"conversation"})
    for group in Group.objects.all():
        if not may_look(seen, group):
            continue
        reader = seen.through_glass(UnderGlass(None, None), audiences_of(group), shut=places)
        for item in Item.objects.visible_to(reader).exclude(pk__in=before).select_related("audience"):
            assert item.audience.group_id == group.pk and item.audience.kind in OPENED and item.is_published, str(item)
        listed = set(Item.objects.listed_for(reader).values_list("pk", flat=True))
        assert listed <= set(Item.objects.visible_to(reader).values_list("pk", flat=True))
        assert not Conversation.objects.visible_to(reader).exists()
        assert reader.group_ids == seen.group_ids and not reader.tended_group_ids
        for item in Item.objects.select_related("audience", "group", "room"):
            assert not any(can(reader, name, item) for name, kind in SUBJECTS.items() if kind is Item), str(item)
        assert not any(can(reader, name, group) for name, kind in SUBJECTS.items() if kind is Group), str(group)


def check_lists_of_people(members):
    """What the program tells “those who hold a right” reaches exactly those whom the same right lets do it."""
    eyes = {member.pk: viewer(member) for member in members}
    for name in (each.name for each in rights() if each.by_role):
        told = {member.pk for member in members_with_right(name)}
        assert told == {number for number, seen in eyes.items() if seen.has_right(name)}, name
    for group in Group.objects.all():
        told = {member.pk for member in members_acting_for(group.pk)}
        assert told == {number for number, seen in eyes.items() if seen.may_act_for(group)}, str(group)
        for name in (
            "core.tend_group",
            "core.decide_membership",
            "core.act_for_group",
            "core.moderate",
            "core.create_group",
        ):
            told = {member.pk for member in members_who_may(name, group)}
            assert told == {number for number, seen in eyes.items() if seen.has_right(name, group)}, (name, str(group))
            reached = {
                number for number, seen in eyes.items() if groups_reached(seen, name).filter(descendant=group).exists()
            }
            assert told == reached, (name, str(group))


holdings = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(["gardener", "steward", "wallet", "moderator"])),
    max_size=4,
)


@settings(
    max_examples=examples(6),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    world=worlds,
    held=holdings,
    suspended=st.integers(0, 5),
    disputed=st.booleans(),
    alone=st.sets(st.integers(1, 3)),
    kept_out=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.booleans()), max_size=3),
)
def test_i2_can_and_visible_to_agree(db, world, held, suspended, disputed, alone, kept_out):
    with pytest.raises(Undo), transaction.atomic():
        cache.clear()
        members = build(world)
        groups = list(Group.objects.order_by("pk"))
        for who, where, key in held:
            role = Role.objects.filter(group=groups[where % len(groups)], key=key).first()
            if role is not None:
                bring_in(by=system, group=role.group, member=members[who])
                grant_role(by=system, role=role, member=members[who])
        for place, group in enumerate(groups[1:], 1):
            group.refresh_from_db()
            change_sovereignty(by=system, group=group, money=place in alone, membership=place in alone)
        if disputed:
            Reply.objects.update(disputed_at=now())
            Loan.objects.update(state="disputed")
        if suspended < len(members):
            with suppress(LastSteward):
                suspend_member(by=system, member=members[suspended], reason="a test")
        for who, where, is_heard in kept_out:
            group = Group.objects.get(pk=groups[where % len(groups)].pk)
            with suppress(NotExcludable, LastSteward):
                made = propose_exclusion(by=system, group=group, member=members[who], reason="A test.", hours=9)
                if is_heard:
                    Exclusion.objects.filter(pk=made.pk).update(heard_until=now())
        end_hearings(by=system)
        for member in [*members, None]:
            check_i2(member)
            check_what_is_seen(viewer(member))
            check_under_glass(member)
        check_lists_of_people(members)
        raise Undo
