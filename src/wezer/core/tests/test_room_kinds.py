"""Every kind of room that is installed passes the suite that third parties run; and a few words on kinds of items."""

import pytest
from django.template.loader import get_template

from wezer.core.conformance import RoomConformance, faults_of_page, untranslated
from wezer.core.halls import rooms_of
from wezer.core.kinds import item_kinds, room_kinds
from wezer.core.models import Room
from wezer.ui.templatetags.wezer import icon_names

KINDS = sorted(kind.kind for kind in room_kinds)


class TestEveryKind(RoomConformance):
    @pytest.fixture(params=KINDS)
    def room_kind(self, request):
        return room_kinds[request.param]


@pytest.mark.parametrize("name", sorted(kind.kind for kind in item_kinds))
def test_an_item_kind_has_a_face(name):
    kind = item_kinds[name]
    assert str(kind.name).strip() and kind.icon in icon_names()
    get_template(kind.card_template)


def test_rooms_of_a_package_that_is_gone_are_left_out(circle):
    group = circle("Garden")
    Room.objects.create(group=group, kind="gone", slug="gone")
    assert "gone" not in {room.kind for room in rooms_of(group)}


def test_the_suite_sees_what_is_wrong_with_a_page_and_a_catalogue():
    page = '<h1>A</h1><h1>B</h1><script>x()</script><p onclick="x()" style="a"></p><a href="javascript:x()"></a><form></form><img src="a">'
    assert len(list(faults_of_page(page))) == 7
    po = 'msgid ""\nmsgstr "Language: fr"\n\nmsgid "Seeds"\nmsgstr ""\n\n#, fuzzy\nmsgid "Shelf"\nmsgstr "Table"\n\nmsgid "Jar"\nmsgstr "Pot"\n'
    assert list(untranslated(po)) == ["Seeds", "Shelf"]
