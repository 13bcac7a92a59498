"""What was hidden before hidings had cases: its author reads why, and can appeal, as long as anybody may (core.md 17)."""

from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wezer.core import migrations
from wezer.core.acts.comments import add_comment, hide_comment
from wezer.core.acts.items import hide_item
from wezer.core.models import Item, Member, ModerationCase
from wezer.core.moderation.acts.appeals import answer_appeal, appeal_decision
from wezer.core.moderation.reading import statements_of
from wezer.core.moderation.refusals import AnotherPersonAnswers
from wezer.core.tests.test_moderation import fresh, is_open_to, post, who, world
from wezer.kernel.clock import now

__all__ = ["post", "world"]


def open_cases():
    name = next(each.name for each in iter_modules(migrations.__path__) if each.name.endswith("for_what_was_hidden"))
    import_module(f"{migrations.__name__}.{name}").open_cases(apps, None)


def test_it_gets_a_case_once_and_somebody_else_answers_the_appeal(post):
    said = add_comment(by=who("Fern"), item=post, body="And a liar.")
    hide_comment(by=who("Elm"), comment=said, reason="It insults.")
    hide_item(by=who("Elm"), item=post, reason="It insults, too.")
    for _time in range(2):
        open_cases()
    found = {case.kind: case for case in statements_of(who("Fern"))}
    assert {kind: case.reason for kind, case in found.items()} == {"item": "It insults, too.", "comment": "It insults."}
    appeal_decision(by=who("Fern"), case=found["item"], words="It is true.")
    with pytest.raises(AnotherPersonAnswers):
        answer_appeal(by=who("Elm"), case=fresh(found["item"]), uphold=False, words="Well.")
    answer_appeal(by=who("Oak"), case=fresh(found["item"]), uphold=False, words="So it is.")
    assert is_open_to("Basil", post)


def test_who_decided_is_known_without_a_fact_and_facts_are_read_once(post):
    comments = [add_comment(by=who("Fern"), item=post, body=f"{number} lies.") for number in range(3)]
    for comment in comments:
        hide_comment(by=who("Elm"), comment=comment, reason="It insults.")
    elm = Member.objects.get(name="Elm")
    Item.objects.filter(pk=post.pk).update(hidden_at=now(), hidden_by=elm, hidden_reason="It insults, too.")
    with CaptureQueriesContext(connection) as asked:
        open_cases()
    assert sum("kernel_fact" in query["sql"] for query in asked) == 3  # comments, answers, messages
    assert [case.decided_by for case in ModerationCase.objects.order_by("pk")] == [elm] * 4


def test_the_way_to_appeal_is_offered_only_while_it_leads_somewhere(post):
    hide_item(by=who("Elm"), item=post, reason="It insults.")
    client = Client()
    client.force_login(Member.objects.get(name="Fern").user)
    assert ">Appeal<" in client.get(f"/i/{post.uid}/", follow=True).content.decode()
    Item.objects.filter(pk=post.pk).update(hidden_at=now() - timedelta(days=200))
    page = client.get(f"/i/{post.uid}/", follow=True).content.decode()
    assert "It insults." in page and ">Appeal<" not in page
    open_cases()
    assert not ModerationCase.objects.exists()
