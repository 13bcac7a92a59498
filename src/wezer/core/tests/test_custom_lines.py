"""Lines that a community asks of its members, and how well somebody does what they name (core.md 3)."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from wezer.api.testing import Caller
from wezer.core.acts.files import set_line_picture
from wezer.core.acts.login import open_account, sign_in
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.settings import change_setting
from wezer.core.community import community as community_root
from wezer.core.custom_lines import with_line
from wezer.core.models import File, Look, Member, User
from wezer.core.profiles import Search, directory, profile_of
from wezer.core.refusals import AudienceTooWide, FieldUnknown, SettingInvalid, ValueInvalid
from wezer.core.settings_registry import value
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()
LINES = [
    {"label": "Diet", "kind": "choice", "audience": "community", "choices": "vegan, anything"},
    {"label": "Drives", "kind": "yes_no", "audience": "community"},
    {"label": "Free since", "kind": "date", "audience": "community"},
    {"label": "Shoe size", "kind": "number", "audience": "stewards"},
    {"label": "Motto", "kind": "line", "audience": "public", "required": True},
]


@pytest.fixture
def lines(community):
    rows = []
    for line in LINES:
        rows = with_line(rows, **line)
    change_setting(by=SYSTEM, key="profile.custom", value=rows)


def say(member, key, said, audience=None):
    return set_profile_field(by=viewer(member), key=key, value=said, audience=audience)


def test_gardeners_make_lines_and_take_them_away_and_nobody_else(client, gardener, join):
    client.force_login(gardener.user)
    typed = {
        "label": "Diet",
        "kind": "choice",
        "audience": "community",
        "choices": "vegan, anything",
        "help": "For meals",
    }
    assert client.post("/garden/profile/", typed).status_code == 303
    assert value("profile.custom")[0]["key"] == "own_diet" and "Diet" in client.get("/garden/profile/").content.decode()
    for wrong, field in (
        ({**typed, "label": "diet"}, "label"),
        ({**typed, "label": "Other", "choices": "one"}, "choices"),
    ):
        answer = client.post("/garden/profile/", wrong)
        assert answer.status_code == 422 and f'id="id_{field}-error"' in answer.content.decode(), field
    fern = join("Fern")
    client.force_login(fern.user)
    assert client.get("/garden/profile/").status_code == 404
    assert client.post("/garden/profile/own_diet/removal/").status_code == 404
    client.force_login(gardener.user)
    client.post("/garden/profile/own_diet/removal/")
    assert value("profile.custom") == []


def test_a_member_answers_on_their_profile_and_others_read_what_they_may(client, lines, join, gardener):
    fern, sage = join("Fern"), join("Sage")
    say(fern, "own_diet", "vegan")
    say(fern, "own_drives", "yes")
    say(fern, "own_free_since", "2026-03-31")
    say(fern, "own_shoe_size", "42,5")
    seen = profile_of(fern, viewer(sage))
    assert {key: line.text for key, line in seen.lines.items() if key.startswith("own_")} == {
        "own_diet": "vegan", "own_drives": "Yes", "own_free_since": "31 March 2026",
    }  # fmt: skip
    assert profile_of(fern, viewer(gardener)).get("own_shoe_size") == "42.5"
    client.force_login(fern.user)
    page = client.get("/me/").content.decode()
    assert 'name="own_diet"' in page and 'name="own_free_since"' in page and 'type="date"' in page
    client.force_login(sage.user)
    theirs = client.get(f"/m/{fern.uid}/").content.decode()
    assert "vegan" in theirs and "Shoe size" not in theirs


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("own_diet", "meat"), ("own_drives", "perhaps"), ("own_free_since", "2026-02-30"), ("own_free_since", "soon"),
        ("own_shoe_size", "NaN"), ("own_shoe_size", "1e3"), ("own_shoe_size", "４２"), ("own_motto", ""), ("own_motto", "x" * 201),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_beside_its_line(lines, join, key, wrong):
    with pytest.raises(ValueInvalid) as refused:
        say(join("Fern"), key, wrong)
    assert refused.value.field == key


def test_a_member_may_only_narrow_who_reads_it(lines, join):
    fern, sage = join("Fern"), join("Sage")
    with pytest.raises(AudienceTooWide):
        say(fern, "own_diet", "vegan", "public")
    say(fern, "own_diet", "vegan", "nobody")
    assert "own_diet" not in profile_of(fern, viewer(sage)).lines


@pytest.mark.parametrize(
    "rows",
    [
        ["x"], [{"key": "phone", "label": "A", "kind": "line", "audience": "community"}],
        [{"key": "own_a", "label": " ", "kind": "line", "audience": "community"}],
        [{"key": "own_a", "label": "A", "kind": "moon", "audience": "community"}],
        [{"key": "own_a", "label": "A", "kind": "line", "audience": "moon"}],
        [{"key": "own_a", "label": "A", "kind": "file", "audience": "community", "required": True}],
        [{"key": "own_a", "label": "A", "kind": "line", "audience": "community", "at_signup": "yes"}],
        [{"key": "own_a", "label": "A", "kind": "choice", "audience": "community", "choices": ["one"]}],
        [{"key": "own_a", "label": "A", "kind": "line", "audience": "community"}] * 2,
    ],
)  # fmt: skip
def test_no_value_breaks_the_lines(community, rows):
    with pytest.raises(SettingInvalid):
        change_setting(by=SYSTEM, key="profile.custom", value=rows)


def test_programs_find_these_lines_too(lines, join):
    assert {line["key"] for line in Caller.of(join("Fern"), "*").get("core/me/profile").json()} >= {
        "own_diet",
        "own_motto",
    }


def test_a_skill_says_how_well_in_ones_own_language_and_is_found_without_it(client, join):
    fern, sage = join("Fern"), join("Sage")
    say(fern, "skills", "Vélo (teaches), Bois (apprend), Pain")
    with translation.override("fr"):
        say(sage, "skills", "vélo (enseigne)")
        shown = profile_of(fern, viewer(sage)).lines["skills"].words
    row = Member.objects.get(pk=fern.pk).profile.get(key="skills")
    assert row.value == ["Vélo (teaches)", "Bois (learning)", "Pain"]
    assert shown == ["Vélo · enseigne", "Bois · apprend", "Pain"]
    found = directory(viewer(sage), Search(key="skills", term="velo"))
    assert {member.name for member in found} == {"Fern", "Sage"}
    client.force_login(sage.user)
    assert "Vélo · teaches" in client.get("/directory/").content.decode()
    assert 'value="Vélo (teaches), Bois (learning), Pain"' in _profile_of(client, fern)


def _profile_of(client, member):
    client.force_login(member.user)
    return client.get("/me/").content.decode()


# ------------------------------------------------------------------ pictures, and what is asked at sign-up


def picture(name="paper.png"):
    kept = BytesIO()
    Image.new("RGB", (40, 30), "green").save(kept, "PNG")
    return SimpleUploadedFile(name, kept.getvalue(), content_type="image/png")


@pytest.fixture
def licence(community):
    rows = with_line([], label="Licence", kind="file", audience="stewards")
    change_setting(by=SYSTEM, key="profile.custom", value=rows)


def test_a_line_may_be_a_picture_read_by_whom_the_line_is_read(client, licence, join, gardener):
    fern, sage = join("Fern"), join("Sage")
    client.force_login(fern.user)
    sent = {"own_licence-picture": picture(), "own_licence-audience": f"stewards:{community_root().pk}"}
    assert client.post("/me/pictures/own_licence/", sent).status_code == 303
    first = File.objects.get()
    assert profile_of(fern, viewer(gardener)).get("own_licence") == str(first.uid)
    client.force_login(sage.user)
    assert client.get(f"/files/{first.uid}/full/").status_code == 404
    assert str(first.uid) not in client.get(f"/m/{fern.uid}/").content.decode()
    client.force_login(gardener.user)
    assert client.get(f"/files/{first.uid}/full/").status_code == 200
    assert [(look.by.name, look.lines) for look in Look.objects.all()] == [("Oak", ["own_licence"])]
    rows = value("profile.custom")
    for there, answer in (([], 404), (rows, 200)):  # a line taken away shows nothing any more, until it is made again
        change_setting(by=SYSTEM, key="profile.custom", value=there)
        assert client.get(f"/files/{first.uid}/full/").status_code == answer
    client.force_login(fern.user)
    assert str(first.uid) in client.get("/me/").content.decode()
    client.post("/me/pictures/own_licence/", sent | {"own_licence-picture": picture("newer.png")})
    assert [file.name for file in File.objects.all()] == ["newer.png"]  # the one before is let go
    client.post("/me/pictures/own_licence/", {"remove": "1"})
    assert not File.objects.exists() and profile_of(fern, viewer(gardener)).get("own_licence") is None


def test_what_is_no_picture_or_somebody_elses_stands_on_no_line(client, licence, join):
    fern, sage = join("Fern"), join("Sage")
    theirs = set_line_picture(by=viewer(sage), key="own_licence", upload=picture())
    for wrong in ("x", str(theirs.uid), str(uuid4())):
        with pytest.raises(ValueInvalid):
            say(fern, "own_licence", wrong)
    with pytest.raises(FieldUnknown):
        set_line_picture(by=viewer(fern), key="tagline", upload=picture())
    client.force_login(fern.user)
    script = SimpleUploadedFile("a.png", b"<svg onload='x()'>", content_type="image/png")
    sent = {"own_licence-picture": script, "own_licence-audience": "nobody"}
    assert client.post("/me/pictures/own_licence/", sent).status_code == 422
    assert client.post("/me/pictures/own_nothing/", sent).status_code == 404
    assert File.objects.get() == theirs and not fern.profile.exists()


def test_programs_send_the_picture_of_a_line(client, licence, join):
    fern = join("Fern")
    client.force_login(fern.user)
    answer = client.post("/api/v1/core/me/profile/own_licence/picture", {"picture": picture()})
    assert answer.status_code == 200 and fern.profile.get().value == answer.json()["uid"]
    assert client.post("/api/v1/core/me/profile/tagline/picture", {"picture": picture()}).status_code == 422


def test_lines_asked_at_sign_up_stand_on_the_profile_once_the_address_is_confirmed(client, community):
    rows = with_line(
        [], label="Diet", kind="choice", audience="stewards", choices="vegan, anything", at_signup=True, required=True
    )
    rows = with_line(rows, label="Drives", kind="yes_no", audience="community")
    rows = with_line(rows, label="Free since", kind="date", audience="community", at_signup=True)
    change_setting(by=SYSTEM, key="profile.custom", value=rows)
    page = client.get("/account/signup/").content.decode()
    assert "Diet" in page and "Those who tend the community" in page and "Drives" not in page
    typed = {
        "name": "Fern",
        "email": "fern@example.org",
        "password1": "nine calm herons waiting",
        "password2": "nine calm herons waiting",
    }
    for wrong in ({}, {"own_diet": "meat"}, {"own_diet": "vegan", "own_free_since": "soon"}):
        client.post("/account/signup/", typed | wrong)
        assert not User.objects.exists(), wrong
    client.post("/account/signup/", typed | {"own_diet": "vegan", "own_free_since": ""})
    user = User.objects.get()
    assert user.arrival.lines == {"own_diet": "vegan", "own_free_since": ""}
    fern = sign_in(by=SYSTEM, user=user)
    assert {row.key: (row.value, row.audience.kind) for row in fern.profile.all()} == {
        "own_diet": ("vegan", "stewards")
    }


def test_a_line_that_went_away_before_the_address_was_confirmed_keeps_nobody_out(community):
    rows = with_line([], label="Diet", kind="line", audience="community", at_signup=True)
    change_setting(by=SYSTEM, key="profile.custom", value=rows)
    user = User(email="fern@example.org", state="unverified")
    user.set_unusable_password()
    open_account(by=SYSTEM, user=user, name="Fern", lines={"own_diet": "vegan", "own_other": "x"})
    change_setting(by=SYSTEM, key="profile.custom", value=[])
    fern = sign_in(by=SYSTEM, user=user)
    assert fern.name == "Fern" and not fern.profile.filter(key="own_diet").exists()
