"""I-9: of somebody who was forgotten nothing that names them is left, in any table, index, cache, queue or file."""

import io
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.test import Client, TestCase
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from remains import remains
from wezer.api.acts.tokens import make_token
from wezer.api.testing import Caller
from wezer.core import images
from wezer.core.acts.comments import add_comment
from wezer.core.acts.endorsements import endorse_skill
from wezer.core.acts.erasing import erase_member
from wezer.core.acts.files import prepare_file, set_photo
from wezer.core.acts.posts import publish_post
from wezer.core.acts.profile import set_profile_field
from wezer.core.chat.acts.letters import write_to
from wezer.core.chat.acts.messages import say
from wezer.core.models import File, Item, Member, Room, User
from wezer.core.testing import deliver, two_nights, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.hosting.acts import add_person
from wezer.kernel import clock
from wezer.kernel.acts import act
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay
from wezer.ledger.audit import audit
from wezer.operation.acts.partners import partner_of
from wezer.operation.models import Partner

ADDRESS, PHONE = "quillwort@example.org", "04 78 55 66 77"
NAMES = st.builds(
    "{} {}".format,
    st.sampled_from(["Fern", "Élodée", "O’Rush", 'Wolf "Bane"', "Zoë"]),
    st.sampled_from(["Quillwort", "d’Érable-Rouge", "Čekanka", "Quick_Grass"]),
)


@pytest.fixture(autouse=True)
def _a_list_of_its_own(settings, tmp_path):
    settings.WEZER_HOME, settings.MEDIA_ROOT = tmp_path, str(tmp_path / "media")


def picture():
    out = io.BytesIO()
    Image.new("RGB", (9, 9), (40, 120, 60)).save(out, "PNG")
    return SimpleUploadedFile("quillwort-portrait.png", out.getvalue())


@act
def _mail(*, by, to):
    EmailMessage("Something for you", f"It is for {to}.", to=[to]).send()


def lives(name, sage, val):
    """A person who left traces wherever people do."""
    made = add_person(by=Viewer.system(), name=name, email=ADDRESS, password="nine calm herons waiting", language="en")
    fern = Member.objects.get(pk=made.pk)
    EmailAddress.objects.get_or_create(user=fern.user, email=ADDRESS, defaults={"verified": True, "primary": True})
    by, other = viewer(fern), viewer(sage)
    for key, value in (("phone", PHONE), ("address", "12 Quillwort Lane, Val"), ("skills", ["grafting quillworts"])):
        set_profile_field(by=by, key=key, value=value, audience="community")
    endorse_skill(by=other, member=fern, term="grafting quillworts")
    prepare_file(set_photo(by=by, upload=picture()))
    talk = Room.objects.filter(kind="talk").earliest("pk")
    post = publish_post(by=by, room=talk, title="Mine", body=f"I am {name}, write to {ADDRESS}.")
    add_comment(by=by, item=post, body="And I answer.")
    said = publish_post(by=other, room=talk, title="Thanks", body=f"Thank you, {name}! Call {PHONE}, or ask {ADDRESS}.")
    add_comment(by=other, item=said, body=f"{name} is in the garden.")
    talking = write_to(by=by, members=[sage], body=f"Here is {name}.")
    say(by=viewer(sage), conversation=talking, body=f"Hello {name}.")
    publish_announcement(by=by, announcement=announce(by=by, sense="offer", title="Grafting", description=f"By {name}.",
                         prices=[Money(10, "VAL")], place="Quillwort Lane"))  # fmt: skip
    pay(by=other, payer=sage, payee=fern, amounts=[Money(5, "VAL")], memo=f"For {name}", key=uuid4().hex)
    make_token(by=by, name="quillwort’s phone", scopes=("*",))
    partner_of(by=Viewer.system(), party=fern)
    Caller(sage).post(f"core/rooms/{talk.uid}/posts", {"title": "x", "body": f"Hi {name}"})
    Client().login(username=ADDRESS, password="nine calm herons waiting")
    _mail(by=by, to=ADDRESS)
    deliver("")
    return fern, post


@pytest.mark.django_db
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(name="Fern Quillwort", wish="sign")
@example(name="Élodée Quillwort", wish="anonymise")
@example(name="Zoë Čekanka", wish="delete")
@given(name=NAMES, wish=st.sampled_from(["sign", "anonymise", "delete"]))
def test_i9_of_a_person_forgotten_no_identifier_is_left_anywhere(join, val, gardener, tmp_path, name, wish):
    sage = Member.objects.filter(name="Sage").first() or join("Sage")
    with transaction.atomic():
        _forget_and_look(name, wish, sage, val, tmp_path)
        transaction.set_rollback(True)


def _forget_and_look(name, wish, sage, val, tmp_path):
    fern, post = lives(name, sage, val)
    words = [name, json.dumps(name)[1:-1], ADDRESS, PHONE, "quillwort lane"]
    assert len({place.partition(":")[0] for place in remains(words)}) > 10, "it is first made to exist"
    photo = File.objects.get(owner=fern, item=None)
    assert images.kept_path(photo.sha256).exists()

    with TestCase.captureOnCommitCallbacks(execute=True):
        erase_member(by=Viewer.system(), member=fern, wish=wish)

    assert remains([*words, "quillwort’s phone", "quillwort-portrait"], [tmp_path]) == []
    gone = Member.objects.get(pk=fern.pk)
    assert gone.erased_at and gone.user is None and not User.objects.filter(email=ADDRESS).exists()
    assert Item.objects.get(pk=post.pk).author.name.startswith(("Former member", "Somebody"))
    assert Partner.objects.get(party=gone).name == gone.name and not File.objects.filter(sha256=photo.sha256).exists()
    two_nights()
    assert not images.kept_path(photo.sha256).exists()
    assert audit().is_clean
    with clock.at(clock.now() + timedelta(days=1)):
        assert erase_member(by=Viewer.system(), member=fern, wish=wish).erased_at == gone.erased_at  # once is enough
    assert connection.in_atomic_block
