"""Nobody judges themselves, and what is decided is told to whom it concerns, and to nobody else (core.md 17)."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from wezer.api.flight_kinds.webhook import may_see
from wezer.core.acts.membership import bring_in, end_suspensions
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import open_room
from wezer.core.chat.acts.messages import say
from wezer.core.duties import data_of
from wezer.core.forum.acts.answers import edit_answer
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question
from wezer.core.models import Belonging, Conversation, Item, ItemAnswer, Member, Message, ModerationCase, Notice, Room
from wezer.core.moderation.acts.appeals import answer_appeal, appeal_decision, forget_cases
from wezer.core.moderation.acts.cases import decide_case, decide_now
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.moderation.reading import cases_of, statements_of
from wezer.core.moderation.refusals import DecidedMeanwhile, OwnThing, Restricted
from wezer.core.own_data.moderation import Decisions
from wezer.core.testing import deliver, viewer
from wezer.core.tests.test_moderation import decided, fresh, post, reported, system, told, who, world
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.ref import uid7
from wezer.kernel.refusals import NotAllowed

__all__ = ["post", "world"]


@pytest.fixture
def by_group(world, circle):
    """What Elm, who moderates the community, wrote in the name of the garden that Sage tends."""
    garden = circle("Garden", founder=Member.objects.get(name="Sage"))
    elm = Member.objects.get(name="Elm")
    bring_in(by=system, group=garden, member=elm)
    room = Room.objects.select_related("group").get(group=garden, kind="talk")
    made = publish_post(by=viewer(elm), room=room, body="Leeks are ugly.", audience="community")
    Item.objects.filter(pk=made.pk).update(author=garden)  # Elm held the wallet when it was written
    return Item.objects.get(pk=made.pk)


def test_no_webhook_learns_who_was_reported_judged_and_heard(post):
    case = decided(post)
    appeal_decision(by=who("Fern"), case=fresh(case), words="A slug is an animal.")
    answer_appeal(by=who("Oak"), case=fresh(case), uphold=True, words="No.")
    facts = Fact.objects.filter(subject__startswith="core.moderationcase/")
    assert facts.count() == 4
    assert not [(name, fact.name) for name in ("Basil", "Elm", "Fern") for fact in facts if may_see(who(name), fact)]
    assert facts.get(name="core.decision_appealed").actor is None


def test_who_wrote_in_a_groups_name_does_not_judge_it_and_hears_of_what_hits_them(by_group):
    with pytest.raises(OwnThing):
        report_thing(by=who("Elm"), kind="item", uid=by_group.uid, ground="other")
    case = report_thing(by=who("Basil"), kind="item", uid=by_group.uid, ground="other")
    assert fresh(case).person.name == "Elm" and not cases_of(who("Elm")).exists()
    with pytest.raises(NotAllowed):
        decide_case(by=who("Elm"), case=fresh(case), decision="none")
    decide_case(by=who("Oak"), case=fresh(case), decision="restrict", reason="It insults.", days=3)
    deliver()
    assert "report_waits" not in told("Elm") and "decided_about_me" in told("Elm")
    assert statements_of(who("Elm")).get() == case
    assert "It insults." in str(data_of(Member.objects.get(name="Elm"), who("Elm")))
    with pytest.raises(NotAllowed):
        appeal_decision(by=who("Basil"), case=fresh(case), words="No.")
    appeal_decision(by=who("Elm"), case=fresh(case), words="They are.")
    deliver()
    assert "appeal_waits" not in told("Elm")


def test_what_is_decided_about_a_person_is_not_read_by_those_who_act_for_the_group_they_wrote_for(by_group):
    """Sage holds the garden's wallet: of what the garden said she hears, of what hits Elm she does not."""
    case = report_thing(by=who("Basil"), kind="item", uid=by_group.uid, ground="other")
    decide_case(by=who("Oak"), case=fresh(case), decision="restrict", reason="It insults.", days=3)
    deliver()
    assert ("decided_about_me" in told("Elm"), "decided_about_me" in told("Sage")) == (True, False)
    assert statements_of(who("Elm")).exists() and not statements_of(who("Sage")).exists()
    assert "It insults." not in str(data_of(Member.objects.get(name="Sage"), who("Sage")))
    with pytest.raises(NotAllowed):
        appeal_decision(by=who("Sage"), case=fresh(case), words="Elm is right.")


def test_a_word_to_a_group_is_told_to_those_who_read_it(by_group):
    """Whoever acts for it now: not who was suspended there, though their role is still written down."""
    case = report_thing(by=who("Basil"), kind="item", uid=by_group.uid, ground="other")
    garden = by_group.group
    Belonging.objects.filter(group=garden, member__name="Sage").update(state="suspended")
    assert not who("Sage").may_act_for(garden)
    decide_case(by=who("Oak"), case=fresh(case), decision="message", reason="Kindly.")
    deliver()
    assert "decided_about_me" not in told("Sage") and not statements_of(who("Sage")).exists()
    Belonging.objects.filter(group=garden, member__name="Sage").update(state="active")
    assert statements_of(who("Sage")).get() == case


def test_a_hiding_of_what_a_group_said_is_the_groups_to_appeal(by_group):
    case = report_thing(by=who("Basil"), kind="item", uid=by_group.uid, ground="other")
    decide_case(by=who("Oak"), case=fresh(case), decision="hide", reason="It insults.")
    assert not statements_of(who("Elm")).exists()
    with pytest.raises(NotAllowed):
        appeal_decision(by=who("Elm"), case=fresh(case), words="They are.")


def test_who_may_not_write_in_a_group_does_not_change_an_answer_there(world, circle):
    garden = circle("Garden", founder=Member.objects.get(name="Sage"))
    bring_in(by=system, group=garden, member=Member.objects.get(name="Basil"))
    asked = ask_question(by=who("Sage"), room=open_room(by=system, group=garden, kind="forum"), title="?", body="How?")
    answer = answer_question(by=who("Basil"), question=asked, body="Salt.")
    case = report_thing(by=who("Sage"), kind="answer", uid=answer.uid, ground="other")
    decide_case(by=who("Sage"), case=fresh(case), decision="restrict", reason="Enough.", days=3)
    with pytest.raises(Restricted):
        edit_answer(by=who("Basil"), answer=ItemAnswer.objects.get(pk=answer.pk), body="More salt.")


def test_a_message_is_hidden_by_who_moderates_though_they_do_not_read_the_channel(world, circle):
    garden = circle("Garden", founder=Member.objects.get(name="Sage"), sight="secret")
    bring_in(by=system, group=garden, member=Member.objects.get(name="Basil"))
    room = open_room(by=system, group=garden, kind="chat")
    chat = Conversation.objects.select_related("group", "channel_of").get(channel_of=room)
    message = say(by=who("Basil"), conversation=chat, body="Slug!")
    assert not Conversation.objects.visible_to(who("Elm")).filter(pk=chat.pk).exists()
    case = report_thing(by=who("Sage"), kind="message", uid=message.uid, ground="hurts")
    decide_case(by=who("Elm"), case=fresh(case), decision="hide", reason="It insults.")
    appeal_decision(by=who("Basil"), case=fresh(case), words="No.")
    answer_appeal(by=who("Oak"), case=fresh(case), uphold=False, words="True.")
    assert Message.objects.get(pk=message.pk).hidden_at is None


def test_an_old_suspension_overturned_leaves_a_newer_one(post):
    fern = Member.objects.get(name="Fern")
    old = decided(post, "suspend", by="Oak", days=3)
    with clock.at(now() + timedelta(days=5)):
        end_suspensions(by=system)
        newer = reported(fern, by="Basil", kind="member")
        decide_case(by=who("Oak"), case=fresh(newer), decision="suspend", reason="Again.", days=3)
        appeal_decision(by=who("Fern"), case=fresh(old), words="It was kind.")
        answer_appeal(by=system, case=fresh(old), uphold=False, words="It was.")
        standing = Belonging.objects.get(member=fern, group__parent=None)
        assert (standing.state, standing.reason) == ("suspended", "Again.")
        appeal_decision(by=who("Fern"), case=fresh(newer), words="This too.")
        answer_appeal(by=system, case=fresh(newer), uphold=False, words="Yes.")
        standing.refresh_from_db()
        assert standing.state == "member"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_hide_at_once_without_a_report_one_decides(post):
    mine = [(who(name), Item.objects.get(pk=post.pk)) for name in ("Oak", "Elm")]
    results, start = [], threading.Barrier(2)

    def hide(by, thing):
        try:
            start.wait(10)
            decide_now(by=by, kind="item", thing=thing, decision="hide", reason="So.")
            results.append("done")
        except DecidedMeanwhile as refusal:
            results.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=hide, args=each) for each in mine]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert sorted(results) == ["decided_meanwhile", "done"] and ModerationCase.objects.count() == 1


def test_an_appeal_that_nobody_answered_is_forgotten_too_with_what_notices_say_of_it(post):
    case = decided(post, "message")
    appeal_decision(by=who("Fern"), case=fresh(case), words="A slug is an animal.")
    deliver()
    assert forget_cases(by=system, before=now() - timedelta(days=1)) == 0
    assert forget_cases(by=system, before=now() + timedelta(days=1)) == 1
    gone = fresh(case)
    assert (gone.appeal, gone.reason, gone.party_id, gone.person_id, gone.state) == ("", "", None, None, "appealed")
    assert not [each for each in Notice.objects.all() if "insults" in str(each.detail)]


def test_who_is_forgotten_leaves_no_words_where_they_wrote_for_a_group(by_group):
    case = report_thing(by=who("Basil"), kind="item", uid=by_group.uid, ground="other")
    decide_case(by=who("Oak"), case=fresh(case), decision="restrict", reason="It insults.", days=3)
    appeal_decision(by=who("Elm"), case=fresh(case), words="I was ill.")
    of_group = decide_now(by=who("Oak"), kind="item", thing=by_group, decision="hide", reason="Still.")
    Decisions().erase(by=system, member=Member.objects.get(name="Elm"), wish="sign")
    gone = fresh(case)
    assert (gone.quote, gone.reason, gone.appeal, gone.decision) == ("", "", "", "restrict")
    assert fresh(of_group).reason == "Still."  # what the group said is the group's


@pytest.mark.parametrize("label", ["exchange.announcement", "core.comment", "core.itemanswer", "core.message"])
def test_what_the_law_holds_back_keeps_its_case_whatever_it_is(post, label):
    case = decided(post)
    ModerationCase.objects.filter(pk=case.pk).update(subject=f"{label}/{post.uid}")
    night = {"by": system, "before": now() + timedelta(days=1)}
    assert forget_cases(**night, spared=[post.uid]) == 0 and fresh(case).reason
    assert forget_cases(**night, spared=[uid7()]) == 1


def test_the_page_of_a_case_is_named_by_a_noun_in_french(post):
    case = reported(post)
    Member.objects.filter(name="Elm").update(language="fr")
    client = Client()
    client.force_login(Member.objects.get(name="Elm").user)
    assert "<title>Signalement" in client.get(f"/reports/{case.uid}/").content.decode()
