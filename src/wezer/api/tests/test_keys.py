"""One effect per Idempotency-Key."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from wezer.api.acts.keys import forget_old_keys
from wezer.api.models import RequestKey
from wezer.api.testing import Caller
from wezer.core.models import Group
from wezer.kernel import clock
from wezer.kernel.clock import now

NEW = {"type": "circle", "name": "Beds"}


@pytest.fixture
def call(gardener):
    return Caller.of(gardener, "*")


def test_the_same_request_again_gets_the_same_answer_once_done(call):
    first = call.post("core/groups", NEW, key="k1")
    again = call.post("core/groups", NEW, key="k1")

    assert (first.status_code, again.status_code) == (201, 200)
    assert again["Idempotent-Replay"] == "true" and not first.has_header("Idempotent-Replay")
    assert first.content == again.content
    assert Group.objects.filter(name="Beds").count() == 1


def test_the_same_key_for_something_else_is_a_conflict(call):
    call.post("core/groups", NEW, key="k1")
    other = call.post("core/groups", {**NEW, "name": "Trees"}, key="k1")
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_conflict")
    assert not Group.objects.filter(name="Trees").exists()


def test_a_refused_request_keeps_no_key(call):
    assert call.post("core/groups", {**NEW, "type": "nonsense"}, key="k1").status_code == 422
    assert not RequestKey.objects.exists()
    assert call.post("core/groups", NEW, key="k1").status_code == 201


def test_keys_of_two_parties_do_not_meet(call, join, circle):
    mint = join("Mint")
    garden = circle("Garden", founder=mint)
    assert call.post("core/groups", NEW, key="k1").status_code == 201
    answer = Caller.of(mint, "*").post("core/groups", {**NEW, "parent": str(garden.uid)}, key="k1")
    assert answer.status_code == 201


def test_answers_are_forgotten_after_thirty_days(call):
    call.post("core/groups", NEW, key="k1")
    assert forget_old_keys() == 0
    with clock.at(now() + timedelta(days=31)):
        assert forget_old_keys() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_request_twice_at_the_same_moment_acts_once(community, gardener):
    caller = Caller.of(gardener, "*")
    caller.get("core/me")  # so that the token is marked as used
    start, answers = threading.Barrier(4), []

    def send():
        try:
            mine = Caller(caller.secret)
            start.wait()
            answers.append(mine.post("core/groups", NEW, key="same"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.content for answer in answers}) == 1
    assert Group.objects.filter(name="Beds").count() == 1
