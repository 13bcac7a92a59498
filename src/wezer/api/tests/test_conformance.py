"""Whatever is sent, the API never breaks, and what it answers is what its description says (schemathesis)."""

import os
from datetime import timedelta
from io import BytesIO

import pytest
import schemathesis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from ninja import Schema
from PIL import Image
from schemathesis.checks import CHECKS, load_all_checks

from wezer.api.acts.webhooks import make_webhook
from wezer.api.models import Token
from wezer.api.mount import whole
from wezer.api.testing import Caller
from wezer.core.acts.files import set_photo
from wezer.core.acts.invitations import create_invitation
from wezer.core.acts.posts import publish_post
from wezer.core.models import Comment, Notice, Role, Room
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.acts.categories import create_category, create_criterion
from wezer.exchange.acts.replies import reply_to_announcement
from wezer.exchange.acts.searches import save_search
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay, request_payment
from wezer.ledger.acts.schedules import schedule_payment
from wezer.ledger.acts.tickets import open_ticket
from wezer.ledger.models import Account

EXAMPLES = int(os.environ.get("API_EXAMPLES", "2"))
CHECKED = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")


@pytest.fixture
def house(settings, community, gardener, join, circle, val, eur, like):
    """A community in which every kind of thing exists once; its uids by the part of the address that names them."""
    settings.WEZER_API_PER_MINUTE = 0
    fern, sage = join("Fern"), join("Sage")
    me, you = viewer(fern), viewer(sage)
    garden = circle("Garden", founder=fern)
    room = Room.objects.filter(group=garden, kind="talk").first()
    post = publish_post(by=me, room=room, body="The first courgettes are in.", title="Courgettes")
    price = [Money(5, "VAL")]
    paid = pay(by=me, payer=fern, payee=sage, amounts=price)
    request_payment(by=you, payer=fern, payee=sage, amounts=price)
    plan = schedule_payment(by=me, payer=fern, payee=sage, amounts=price, first_on=now().date() + timedelta(days=9))
    offer = publish_announcement(by=me, announcement=announce(by=me, sense="offer", title="Bread", prices=price))
    reply = reply_to_announcement(by=you, announcement=offer)
    ticket = open_ticket(by=me, payee=fern, amounts=price)
    hook = make_webhook(by=me, name="x", url="https://example.org/", facts=["core.*"])
    search = save_search(by=me, name="bikes", wanted={"q": "bike"})
    Notice.objects.create(member=fern, kind="nothing")
    caller = Caller.of(fern, "*")
    known = {
        "groups": garden.uid,
        "rooms": room.uid,
        "posts": post.uid,
        "items": post.uid,
        "members": sage.uid,
        "parties": sage.uid,
        "transactions": paid.uid,
        "accounts": Account.objects.get(holder=fern, currency__code="VAL").uid,
        "schedules": plan.uid,
        "announcements": offer.uid,
        "replies": reply.uid,
        "tickets": ticket.uid,
        "webhooks": hook.uid,
        "searches": search.uid,
        "notices": Notice.objects.filter(member=fern).first().uid,
        "belongings": fern.belongings.first().uid,
        "roles": Role.objects.get(group=garden, key="steward").uid,
        "files": set_photo(by=me, upload=a_picture()).uid,
        "invitations": create_invitation(by=me)[0].uid,
        "categories": create_category(by=Viewer.system(), name="Bread").uid,
        "criteria": create_criterion(by=Viewer.system(), name="On time").uid,
    }
    return caller, known


@pytest.fixture
def description(db):
    """Loaded from the WSGI application itself, which must not close the connection that holds the test's transaction."""
    load_all_checks()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield _loaded()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def _loaded():
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.mark.any_database("postgresql")  # the stricter one: of numbers, of characters
def test_every_operation_keeps_its_word_with_a_token(house, description):
    caller, known = house
    keep_word(description, known, {"Authorization": f"Bearer {caller.secret}"}, EXAMPLES)
    assert Token.objects.filter(revoked_at=None).exists()


@pytest.mark.any_database("postgresql")
def test_every_operation_keeps_its_word_to_strangers(house, description):
    _caller, known = house
    keep_word(description, known, {}, max(1, EXAMPLES // 2))
    assert not Comment.objects.exists()


def a_picture():
    out = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    return SimpleUploadedFile("quince.png", out.getvalue(), "image/png")


def keep_word(description, known, headers, examples):
    checks = [check for check in CHECKS.get_all() if getattr(check, "name", getattr(check, "__name__", "")) in CHECKED]
    assert len(checks) == len(CHECKED)
    seen, broken = 0, []
    for found in description.get_all_operations():
        operation = found.ok()
        seen += 1
        try:
            send(operation, known, headers, examples, checks)
        except BaseExceptionGroup as failure:
            broken.append(f"{operation.label}: {failure}\n" + "\n".join(map(str, failure.exceptions)))
    assert not broken, "\n\n".join(broken)
    assert seen > 150


def send(operation, known, headers, examples, checks):
    """A few requests to one operation; every other one names something that exists."""
    place = operation.path.split("/")[4]
    turn = [0]

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy())
    def one(case):
        turn[0] += 1
        if place in known and case.path_parameters and "uid" in case.path_parameters and turn[0] % 3:
            case.path_parameters["uid"] = str(known[place])
        response = case.call(headers=headers)
        case.validate_response(response, checks=checks, headers=headers)

    one()


def test_every_shape_of_the_api_has_a_name_of_its_own():
    """The description calls shapes by their class's name alone: of two with one name it would tell only one."""
    whole()
    shapes, waiting = {}, [Schema]
    while waiting:
        for shape in waiting.pop().__subclasses__():
            waiting.append(shape)
            if shape.__module__.startswith("wezer."):
                shapes.setdefault(shape.__name__, set()).add(shape.__module__)
    assert len(shapes) > 100
    assert {name: places for name, places in shapes.items() if len(places) > 1} == {}
