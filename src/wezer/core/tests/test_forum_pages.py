"""The pages of forums, and the same by the API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wezer.api.testing import Caller
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.forum.acts.questions import answer_question
from wezer.core.forum.acts.threads import ask_question, open_topic
from wezer.core.models import ItemAnswer, Member, Question, Topic
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

system = Viewer.system()


@pytest.fixture
def room(circle, join, client):
    """Sage, signed in, works in the garden that Fern tends; Mint does not."""
    group = circle("Garden", founder=join("Fern"), sight="open")
    sage = join("Sage")
    join("Mint")
    bring_in(by=system, group=group, member=sage)
    client.force_login(sage.user)
    return open_room(by=system, group=group, kind="forum")


def who(name):
    return viewer(Member.objects.get(name=name))


def read(client, address, status=200, **more):
    response = client.get(address, **more)
    assert response.status_code == status, address
    return response.content.decode()


def test_one_asks_answers_votes_and_accepts_without_scripts(room, client):
    new = "/g/garden/forum/begin/"
    assert (
        'hx-get="/forum/similar/"' in read(client, new)
        and "hx-get" not in read(client, f"{new}?kind=topic").split("<form")[-1]
    )
    given = {
        "title": "How do I keep slugs away?",
        "body": "They eat **all**.",
        "tags": "slugs",
        "audience": "group",
        "key": "a",
    }
    made = client.post(new, given, follow=True).content.decode()
    assert "Your question is asked." in made and "#slugs" in made and "No answer yet" in made
    question = Question.objects.get()
    page = f"/g/garden/questions/{question.uid}/"
    again = {**given, "title": "Keep slugs away", "key": "b"}
    shown = client.post(new, again).content.decode()
    assert "Is it one of these?" in shown and page in shown and Question.objects.count() == 1
    assert "Keep slugs away" in client.post(new, {**again, "sure": "yes"}, follow=True).content.decode()
    assert Question.objects.count() == 2
    client.force_login(Member.objects.get(name="Fern").user)
    answer_page = client.post(f"/forum/{question.uid}/answers/", {"body": "Copper.", "key": "c"}, follow=True)
    answer = ItemAnswer.objects.get()
    assert "Copper." in answer_page.content.decode() and f"answer-{answer.uid}" in answer_page.content.decode()
    assert client.post(f"/forum/{question.uid}/answers/", {"body": " ", "key": "d"}).status_code == 422
    client.force_login(Member.objects.get(name="Sage").user)
    client.post(f"/forum/answers/{answer.uid}/vote/", {"useful": "yes"})
    done = client.post(f"/forum/answers/{answer.uid}/acceptance/", follow=True).content.decode()
    assert "This helped" in done and 'aria-pressed="true"' in done and "solved" in read(client, "/g/garden/forum/")
    client.post(f"/forum/{question.uid}/state/", {"to": "closed"})
    assert "it takes no more answers" in read(client, page)
    other = Question.objects.exclude(pk=question.pk).get()
    assert page in read(client, f"/forum/{other.uid}/duplicate/")
    client.post(f"/forum/{other.uid}/duplicate/", {"same_as": f"http://here{page}"})
    assert "This was asked before." in read(client, f"/g/garden/questions/{other.uid}/")


def test_pages_open_for_who_may_read_and_for_nobody_else(room, client):
    hidden = ask_question(by=who("Sage"), room=room, title="Slugs?", body="x")
    answer = answer_question(by=who("Fern"), question=hidden, body="Copper.")
    topic = open_topic(by=who("Sage"), room=room, title="Feast", body="When?", audience="public", tags="feast")
    places = (
        f"/g/garden/questions/{hidden.uid}/",
        f"/forum/answers/{answer.uid}/versions/",
        f"/forum/{hidden.uid}/versions/",
    )
    for address in places:
        assert client.get(address, follow=True).status_code == 200, address
    client.force_login(Member.objects.get(name="Mint").user)
    for address in places:
        read(client, address, status=404)
    assert client.post(f"/forum/answers/{answer.uid}/vote/", {"useful": "yes"}).status_code == 404
    assert read(client, "/forum/similar/?title=slugs").strip() == ""
    client.logout()
    assert "Feast" in read(client, "/g/garden/forum/") and "Slugs?" not in read(client, "/g/garden/forum/")
    feed = read(client, "/g/garden/forum/feed.atom")
    assert "Feast" in feed and 'term="feast"' in feed and "Slugs?" not in feed
    assert "Feast" in read(client, f"/g/garden/topics/{topic.uid}/")
    read(client, "/g/garden/talk/feed.atom", status=404)


def test_the_number_of_statements_does_not_grow(room, client):
    def cost(address):
        read(client, address)
        with CaptureQueriesContext(connection) as seen:
            read(client, address)
        return len(seen)

    def fill(number):
        question = ask_question(by=who("Sage"), room=room, title=f"Question {number}", body="x", tags="one two")
        answer_question(by=who("Fern"), question=question, body="Yes.")
        return question

    page = f"/g/garden/questions/{fill(0).uid}/"
    topic = f"/g/garden/topics/{open_topic(by=who('Sage'), room=room, title='Topic', body='x').uid}/"
    before = {address: cost(address) for address in ("/g/garden/forum/", page, topic)}
    question = Question.objects.get()
    for number in range(1, 8):
        fill(number)
        answer_question(by=who("Fern"), question=question, body=f"Yes, {number} times.")
    after = {address: cost(address) for address in before}
    assert after == before and max(after.values()) <= 12, after


def test_a_program_asks_answers_and_tends(room):
    sage, fern, mint = (Caller.of(Member.objects.get(name=name), "*") for name in ("Sage", "Fern", "Mint"))
    new = f"core/rooms/{room.uid}/questions"
    first = sage.post(new, {"title": "Slugs?", "body": "They eat.", "tags": "slugs"}, key="k1")
    again = sage.post(new, {"title": "Slugs?", "body": "They eat.", "tags": "slugs"}, key="k1")
    assert (first.status_code, again.status_code, Question.objects.count()) == (201, 200, 1)
    here = f"core/questions/{first.json()['uid']}"
    assert (first.json()["state"], first.json()["tags"], first.json()["accepted"]) == ("open", ["slugs"], None)
    assert mint.get(here).status_code == 404 and mint.get("core/questions/similar?q=slugs").json() == []
    assert [each["title"] for each in fern.get("core/questions/similar?q=slugs").json()] == ["Slugs?"]
    given = fern.post(f"{here}/answers", {"body": "Copper.", "wiki": True}, key="k2").json()
    answer = f"core/answers/{given['uid']}"
    assert sage.send("put", f"{answer}/vote").json()["useful"] == 1
    assert fern.send("put", f"{answer}/vote").json()["code"] == "own_answer"
    assert sage.send("delete", f"{answer}/vote").json()["useful"] == 0
    assert sage.send("put", answer, {"body": "Copper tape.", "version": 1}).json()["version"] == 2
    assert sage.send("put", answer, {"body": "Tin.", "version": 1}).status_code == 409
    assert sage.send("put", f"{here}/acceptance", {"answer": given["uid"]}).json()["accepted"] == given["uid"]
    assert [each["accepted"] for each in sage.get(f"{here}/answers").json()] == [True]
    assert fern.send("put", f"{here}/closure").json()["state"] == "closed"
    assert fern.post(f"{here}/reopening", {}).json()["state"] == "reopened"
    assert fern.send("put", f"core/items/{first.json()['uid']}/pin").status_code == 204
    assert len(sage.get(f"core/rooms/{room.uid}/pinned").json()) == 1
    topic = sage.post(f"core/rooms/{room.uid}/topics", {"title": "Feast", "body": "When?"}, key="k3").json()
    changed = sage.send("put", f"core/topics/{topic['uid']}", {"title": "The feast", "body": "When?"})
    assert changed.json()["title"] == "The feast" and Topic.objects.count() == 1
    assert [each["title"] for each in sage.get(f"core/rooms/{room.uid}/forum").json()["items"]] == ["The feast"]
    assert fern.send("put", f"{answer}/hiding", {"reason": "no"}).status_code == 403  # one's own, one withdraws
    theirs = sage.post(f"{here}/answers", {"body": "Salt."}, key="k4").json()["uid"]
    for method, body in (("put", {"reason": "no"}), ("delete", None)):
        assert fern.send(method, f"core/answers/{theirs}/hiding", body).status_code == 204
