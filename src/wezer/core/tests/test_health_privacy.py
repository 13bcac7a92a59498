"""What those who tend the community see at a glance of people's rights over their data."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wezer.core.acts.breach import take_breach_list
from wezer.core.acts.settings import change_setting
from wezer.core.health_signs.privacy import PersonalData
from wezer.core.models import Erasure, Member, OwnArchive
from wezer.core.testing import viewer
from wezer.kernel import clock
from wezer.kernel.clock import now


@pytest.fixture
def oak(gardener):
    return Member.objects.get(name="Oak")


def sign():
    read = PersonalData().read(None)
    return read["state"], read["url"]


def test_what_people_wait_for_and_what_got_out_is_named_with_the_page_where_it_is_seen_to(oak, join):
    assert sign() == ("good", "/garden/register/")
    OwnArchive.objects.create(member=join("Sage"), asked_at=now() - timedelta(hours=30))
    assert sign() == ("sun", "/garden/health/")
    OwnArchive.objects.update(state="ready")
    assert sign()[0] == "good"
    Erasure.objects.create(member=join("Mint"), wish="delete", due_at=now() - timedelta(hours=3))
    assert sign()[0] == "good", "the worker comes by each night"
    Erasure.objects.update(due_at=now() - timedelta(days=2))
    assert sign() == ("sun", "/garden/erasures/") and "1 person should" in PersonalData().read(None)["text"]
    take_breach_list(by=viewer(oak), what="log", whom="all")
    assert sign() == ("alert", "/garden/breach/")
    with clock.at(now() + timedelta(hours=73)):
        assert sign() == ("sun", "/garden/erasures/"), "the clock has run out; the log keeps what was done"
    Erasure.objects.update(done_at=now())
    with clock.at(now() + timedelta(hours=73)):
        assert sign()[0] == "good"


def test_the_console_leads_there_and_asks_no_more(oak):
    change_setting(by=viewer(oak), key="security.second_factor", value=False)
    client = Client()
    client.force_login(oak.user)
    cache.clear()
    page = client.get("/garden/").content.decode()
    assert "Personal data" in page and page.count('href="/garden/register/"') == 2, "in the menu and at a glance"
    for section in ("breach", "erasures", "retention", "consents"):
        assert f'href="/garden/{section}/"' in page
    with CaptureQueriesContext(connection) as asked:
        client.get("/garden/")
    assert len(asked) <= 12
