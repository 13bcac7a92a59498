"""`is_admitted` says what `is_inside` says, with one small statement of its own."""

import pytest

from wezer.core.models import Belonging, BelongingState, Group
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", BelongingState.values)
@pytest.mark.parametrize("has_circle", [False, True])
def test_admitted_is_inside(state, has_circle, community, circle, join, django_assert_num_queries):
    fern = join("Fern")
    Belonging.objects.filter(member=fern, group=community).update(state=state)
    if has_circle:
        Belonging.objects.create(member=fern, group=circle("Garden"), state=BelongingState.MEMBER)

    asked, known = viewer(fern), viewer(fern)
    with django_assert_num_queries(1):
        found = [asked.is_admitted, asked.is_admitted]

    assert found == [known.is_inside] * 2
    with django_assert_num_queries(0):
        assert known.is_admitted == known.is_inside


def test_nobody_and_everything(community: Group):
    assert (Viewer.anonymous().is_admitted, Viewer.system().is_admitted) == (False, True)
