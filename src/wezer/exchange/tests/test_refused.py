"""Refusals of the market that no other test names: the API gives the code, and nothing is written."""

from uuid import uuid4

import pytest

from wezer.api.testing import Caller
from wezer.core.models import Criterion
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts import photos
from wezer.exchange.acts.categories import create_category
from wezer.exchange.acts.evaluations import evaluate_reply
from wezer.exchange.models import Category, ReplyEvaluation
from wezer.exchange.models.reply import LONGEST_MESSAGE
from wezer.exchange.tests.test_api_tending import picture
from wezer.exchange.tests.test_steps import at, two  # noqa: F401

pytestmark = pytest.mark.django_db
system = Viewer.system()


@pytest.fixture
def done(at, two, criteria):  # noqa: F811
    """Aster and Basil have done with it, and each reads what the other said."""
    reply = at("evaluating")
    for who in "ab":
        marks = {each.key: 2 for each in criteria}
        evaluate_reply(by=viewer(two[who]), reply=reply, values=marks, comment="Good.")
    return reply


def written():
    return (
        facts_told(),
        Category.objects.count(),
        Criterion.objects.count(),
        ReplyEvaluation.objects.exclude(answer="").count(),
    )


def test_the_api_refuses_each_with_its_code_and_writes_nothing(done, two, gardener, monkeypatch):  # noqa: F811
    create_category(by=system, name="Tools")
    said = ReplyEvaluation.objects.get(reply=done, evaluated=two["b"])
    aster, basil, oak = (Caller.of(each, "*") for each in (two["a"], two["b"], gardener))
    answer, announcement = f"evaluations/{said.uid}/answer", f"announcements/{done.announcement.uid}"
    rows = [
        (aster, "post", f"replies/{done.uid}/messages", {"body": "x" * (LONGEST_MESSAGE + 1)}, "too_long"),
        (aster, "post", f"replies/{done.uid}/messages", {"body": " "}, "message_invalid"),
        (basil, "post", answer, {"answer": " "}, "message_invalid"),
        (basil, "patch", announcement, {"title": "Mine"}, "not_announcer"),
        (oak, "post", "categories", {"name": "tools"}, "name_taken"),
        (oak, "post", "criteria", {"name": "Cordial"}, "name_taken"),
    ]
    for caller, method, path, body, code in rows:
        before = written()
        told = caller.send(method, f"exchange/{path}", body, key=uuid4().hex)
        assert (told.json()["code"], written()) == (code, before), (path, told.json())
        assert 403 <= told.status_code <= 422 and told.json()["message"]

    assert basil.post(f"exchange/{answer}", {"answer": "Thank you."}, key="one").status_code == 200
    again = basil.post(f"exchange/{answer}", {"answer": "And more."}, key="two")
    said.refresh_from_db()
    assert (again.json()["code"], said.answer) == ("already_answered", "Thank you.")

    monkeypatch.setattr(photos, "MOST_PHOTOS", 0)
    full = aster.upload(f"exchange/{announcement}/photos", photo=picture(), key="three")
    assert (full.json()["code"], done.announcement.files.count()) == ("too_many_photos", 0)
