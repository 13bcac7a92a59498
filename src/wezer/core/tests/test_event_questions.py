# ruff: noqa: F811  (fixtures of test_events)
"""What those who come are asked: read by who receives them and by themself, forgotten as their needs are (core.md 11)."""

from datetime import date, timedelta
from functools import partial

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event, forget_needs
from wezer.core.acts.event_following import change_following
from wezer.core.acts.event_questions import ask_at_event, drop_question
from wezer.core.acts.membership import bring_in
from wezer.core.agenda.refusals import ChoicesInvalid, QuestionGone, ReplyMissing, TooManyQuestions
from wezer.core.duties import data_of
from wezer.core.models import EventDate, EventQuestion, RsvpReply
from wezer.core.refusals import NameInvalid
from wezer.core.testing import before_it_is_written, facts_told
from wezer.core.tests.test_events import (  # noqa: F401  (fixtures)
    MEETING,
    TUESDAY,
    _this_november,
    answers,
    calendar,
    fresh,
    garden,
    plan,
    who,
)
from wezer.core.viewer import Viewer
from wezer.kernel.refusals import NotAllowed

pytestmark = pytest.mark.django_db
system = Viewer.system()
FORMULA = '=HYPERLINK("x")'


def replied(event, name="Fern", on=TUESDAY):
    rows = RsvpReply.objects.filter(rsvp__event_date__event=event, rsvp__event_date__on=on, rsvp__member__name=name)
    return list(rows.values_list("question__words", "text"))


def test_questions_go_with_the_answer_and_who_receives_reads_the_replies(plan, who, garden, client, join):
    bring_in(by=system, group=garden, member=join("Reed"))
    event = plan(by="Sage", capacity=5)
    sage, fern, reed = (who(name).member for name in ("Sage", "Fern", "Reed"))
    page = f"/g/{garden.slug}/events/{event.uid}/"
    door = f"{page}dates/2026-12-01/attendance/"
    # Asked on a page and by a program, five at most; whoever does not tend the event asks nothing.
    client.force_login(reed.user)
    assert client.post(f"{page}questions/", {"words": "Why?"}).status_code == 403
    client.force_login(sage.user)
    wrong = client.post(f"{page}questions/", {"words": "Soup?", "choices": "Leek\nLeek"})
    assert wrong.status_code == 422 and 'id="id_choices-error"' in wrong.content.decode()
    made = client.post(f"{page}questions/", {"words": "Soup?", "choices": "Leek\n\n Pumpkin ", "is_required": "on"})
    assert made.status_code == 303
    caller = Caller.of(sage, "*")
    told = caller.send("post", f"core/events/{event.uid}/questions", {"words": "What do you bring?"}).json()
    assert [each["choices"] for each in caller.get(f"core/events/{event.uid}/questions").json()] == [
        ["Leek", "Pumpkin"],
        [],
    ]
    soup, bring = EventQuestion.objects.order_by("pk")
    assert (told["uid"], fresh(event).asks) == (str(bring.uid), 2)
    for typed in ({"choices": ["One"]}, {"choices": ["x" * 81, "y"]}):
        with pytest.raises(ChoicesInvalid):
            ask_at_event(by=who("Sage"), event=fresh(event), words="Which?", **typed)
    with pytest.raises(NameInvalid):
        ask_at_event(by=who("Sage"), event=fresh(event), words=" ")

    # A required one that is missing, or a reply that was not offered: the error stands next to its field, nothing is written.
    client.force_login(fern.user)
    shown = client.get(page).content.decode()
    assert f'name="reply-{soup.uid}"' in shown and f'name="reply-{bring.uid}"' in shown
    before = facts_told()
    sent = {"on": "2026-12-01", "answer": "going", "needs": "A lift", f"reply-{bring.uid}": FORMULA}
    for reply in ("", "Fish"):
        refused = client.post(f"{page}answer/", {**sent, f"reply-{soup.uid}": reply})
        said = refused.content.decode()
        assert refused.status_code == 422 and f'id="id_reply-{soup.uid}-error"' in said
        assert 'value="A lift"' in said and "=HYPERLINK" in said, "what was typed stays"
    mine = Caller.of(fern, "*")
    told_before = facts_told()
    there = f"core/events/{event.uid}/dates/2026-12-01/answer"
    for replies, status, field in (
        ({}, 422, f"reply-{soup.uid}"), ({str(soup.uid): "Fish"}, 422, f"reply-{soup.uid}"),
        ({str(event.uid): "Leek"}, 404, None),
    ):  # fmt: skip
        got = mine.send("put", there, {"answer": "going", "replies": replies})
        assert (got.status_code, got.json()["field"]) == (status, field)
    assert (facts_told(), answers(event), before <= told_before) == (told_before, {}, True)
    # Perhaps needs no reply; coming does, and what is left out stays as it was said.
    answer_event(by=who("Fern"), event=fresh(event), on=TUESDAY, answer="maybe", replies={str(bring.uid): "Bread"})
    with pytest.raises(ReplyMissing):
        answer_event(by=who("Fern"), event=fresh(event), on=TUESDAY, answer="going")
    assert client.post(f"{page}answer/", {**sent, f"reply-{soup.uid}": "Leek"}).status_code == 303
    assert mine.send("put", there, {"answer": "going"}).status_code == 200
    assert replied(event) == [("Soup?", "Leek"), ("What do you bring?", FORMULA)]
    assert 'value="Leek" selected' in client.get(page).content.decode()

    # Who receives them reads it, and themself; nobody else.
    seen = {}
    for member in (sage, fern, reed):
        rows = Caller.of(member).get(f"core/events/{event.uid}/dates/2026-12-01/answers").json()["items"]
        seen[member.name] = [each["replies"] and [one["reply"] for one in each["replies"]] for each in rows]
    assert seen == {"Sage": [["Leek", FORMULA]], "Fern": [["Leek", FORMULA]], "Reed": [None]}
    client.force_login(reed.user)
    assert "HYPERLINK" not in client.get(page).content.decode()
    assert [client.get(f"{door}{each}").status_code for each in ("", "list.csv")] == [403, 403]
    client.force_login(sage.user)
    assert "HYPERLINK" in client.get(door).content.decode()
    lines = client.get(f"{door}list.csv").content.decode("utf-8-sig").splitlines()
    assert lines == [
        "Name,Answer,Guests,Needs,Came,Soup?,What do you bring?",
        'Fern,I come,0,A lift,,Leek,"\'=HYPERLINK(""x"")"',
    ]
    assert [each["reply"] for each in data_of(fern, who("Fern"))["events_answered"][0]["replies"]] == ["Leek", FORMULA]

    # Forgotten as what one needs is; who cannot come is asked nothing; a question goes with its replies.
    ends = EventDate.objects.get().ends_at
    assert forget_needs(by=system, before=ends, spared=[]) == 0
    assert forget_needs(by=system, before=ends + timedelta(days=1), spared=[fern.uid]) == 0
    answer_event(by=who("Reed"), event=fresh(event), on=TUESDAY, answer="going", replies={str(soup.uid): "Pumpkin"})
    answer_event(by=who("Reed"), event=fresh(event), on=TUESDAY, answer="declined")
    assert (replied(event, "Reed"), len(replied(event))) == ([], 2)
    drop_question(by=who("Sage"), event=fresh(event), question=bring)
    assert (replied(event), fresh(event).asks) == ([("Soup?", "Leek")], 1)
    with pytest.raises(QuestionGone):
        drop_question(by=who("Sage"), event=fresh(event), question=bring)
    with pytest.raises(NotAllowed):
        drop_question(by=who("Reed"), event=fresh(event), question=soup)
    assert forget_needs(by=system, before=ends + timedelta(days=1)) == 2  # needs, and a reply
    assert not RsvpReply.objects.exists()
    for number in range(4):
        ask_at_event(by=who("Sage"), event=fresh(event), words=f"{number}?")
    with pytest.raises(TooManyQuestions):
        ask_at_event(by=who("Sage"), event=fresh(event), words="One more?")


def test_what_a_series_asks_goes_on_with_it(plan, who):
    event = plan()
    soup = ask_at_event(
        by=who("Sage"), event=fresh(event), words="Soup?", choices=["Leek", "Pumpkin"], is_required=True
    )
    january = date(2027, 1, 5)
    for on, text in ((TUESDAY, "Leek"), (january, "Pumpkin")):
        answer_event(by=who("Fern"), event=fresh(event), on=on, answer="going", replies={str(soup.uid): text})
    made = change_following(
        by=who("Sage"), event=fresh(event), on=january, **{**MEETING, "starts_on": january, "place": "The barn"}
    )
    assert (fresh(made).asks, replied(event), replied(made, on=january)) == (
        1,
        [("Soup?", "Leek")],
        [("Soup?", "Pumpkin")],
    )
    assert made.questions.get().pk != soup.pk
    with pytest.raises(ReplyMissing):
        answer_event(by=who("Sage"), event=fresh(made), on=january, answer="going")


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_a_question_that_is_dropped_while_somebody_replies_goes_with_the_reply(plan, who):
    event = plan()
    soup = ask_at_event(by=who("Sage"), event=fresh(event), words="Soup?")
    answer_event(by=who("Sage"), event=fresh(event), on=TUESDAY, answer="going")  # the date is spoken of
    fern, sage = who("Fern"), who("Sage")
    said = before_it_is_written(
        partial(answer_event, by=fern, event=fresh(event), on=TUESDAY, answer="going", replies={str(soup.uid): "Leek"}),
        partial(drop_question, by=sage, event=fresh(event), question=soup),
    )
    assert (said, replied(event), answers(event)) == (["done"], [], {"Fern": "going", "Sage": "going"})
