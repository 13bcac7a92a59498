"""Groups that were hidden before hiding narrowed what they had published; people forgotten before names had looks."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from wezer.core.acts.rooms import open_room
from wezer.core.forum.acts.threads import open_topic
from wezer.core.models import AudienceKind, ForumEntry, Group, Item, Member, SearchDoc, Sight
from wezer.core.models.appearance import look
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

pytestmark = pytest.mark.django_db
older = import_module("wezer.core.migrations.0079_groups_hidden_before")


@pytest.mark.parametrize(
    ("sight", "published", "becomes"),
    [
        (Sight.SECRET, "branch", AudienceKind.GROUP), (Sight.SECRET, "public", AudienceKind.GROUP),
        (Sight.MEMBERS, "public", AudienceKind.COMMUNITY), (Sight.MEMBERS, "branch", AudienceKind.BRANCH),
        (Sight.OPEN, "public", AudienceKind.PUBLIC),
    ],
)  # fmt: skip
def test_what_they_published_is_for_those_who_may_know_of_them(join, circle, sight, published, becomes):
    fern = join("Fern")
    garden = circle("Garden", founder=fern, sight="open")
    forum = open_room(by=Viewer.system(), group=garden, kind="forum")
    topic = open_topic(by=viewer(fern), room=forum, title="Seeds", body="Which?", audience=published)
    Group.objects.filter(pk=garden.pk).update(sight=sight)  # as it was done before

    for _again in range(2):
        older.narrow(apps, None)

    kinds = [
        model.objects.values_list("audience__kind", flat=True).get(item=topic.pk) for model in (SearchDoc, ForumEntry)
    ]
    assert [*kinds, Item.objects.get(pk=topic.pk).audience.kind] == [becomes] * 3


def test_who_was_forgotten_looks_like_nobody(join):
    fern = join("Fern Bracken")
    Member.objects.filter(pk=fern.pk).update(name="Former member 1", erased_at=timezone.now())
    older.look_like_nobody(apps, None)
    assert Member.objects.get(pk=fern.pk).look == look("Former member 1")
