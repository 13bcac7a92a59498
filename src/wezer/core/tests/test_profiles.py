"""Profiles: every line has an audience, and one layer decides who reads it (core.md P-1 to P-5)."""

import math
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from wezer.api.testing import Caller
from wezer.core import images
from wezer.core.acts.files import forget_originals, prepare_file, receive_image, remove_photo, set_photo
from wezer.core.acts.member_list import take_member_list
from wezer.core.acts.membership import bring_in
from wezer.core.acts.profile import save_profile, set_preferences, set_profile_field
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.settings import change_setting
from wezer.core.custom_lines import with_line
from wezer.core.duties import data_of
from wezer.core.matching.find import matches
from wezer.core.models import Audience, Displacement, File, FileState, Look, MapPoint, ProfileField
from wezer.core.profile_fields import profile_key
from wezer.core.profiles import Search, cards_of, common_terms, directory, profile_of
from wezer.core.refusals import AudienceTooWide, AudienceUnknown, FieldUnknown, ImageInvalid, ValueInvalid
from wezer.core.search.find import search
from wezer.core.seen_as import seen_by
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.refusals import Invalid, NotAllowed

pytestmark = pytest.mark.django_db


def signed_in(member) -> Client:
    client = Client()
    client.force_login(member.user, backend="wezer.core.accounts.backends.Backend")
    return client


def say(member, key, value, audience=None):
    return set_profile_field(by=viewer(member), key=key, value=value, audience=audience)


# --- P-1 ---


def test_p1_each_line_has_its_audience_and_starts_with_the_registrys(join, community):
    fern = join("Fern")
    say(fern, "skills", "Bread, Bicycles, bread")
    say(fern, "phone", "+33 4 78 00 00 00")
    told = {row.key: (row.value, row.audience.key if row.audience else "nobody") for row in ProfileField.objects.all()}
    assert told == {"skills": (["Bread", "Bicycles"], "community"), "phone": ("+33 4 78 00 00 00", "nobody")}


def test_p1_no_line_is_shown_wider_than_the_community_allows(join, community):
    fern = join("Fern")
    with pytest.raises(AudienceTooWide):
        say(fern, "phone", "04 78", "public")
    say(fern, "skills", "Bread", "public")
    change_setting(by=Viewer.system(), key="profile.widest", value={"skills": "community"})
    with pytest.raises(AudienceTooWide):
        say(fern, "skills", "Bread, Jam", "public")
    with pytest.raises(AudienceUnknown):
        say(fern, "name", "Fern", "nobody")  # a mandatory line: never narrower than members


def test_p1_what_is_shown_already_is_narrowed_with_it_everywhere_and_nothing_widens_again(people):
    """Page, search, directory, map, API, the picture of oneself: who stood outside reads nothing of it any more."""
    fern, readers, groups = people
    mint, place = readers["Mint"], {"name": "Lyon", "latitude": 45.764, "longitude": 4.8357, "shown": "exact"}
    lines = {"name": "Fern", "skills": "Bread", "place": place, "presentation": "I bake.", "needs": "Wood"}
    for key, said in lines.items():
        say(fern, key, said, "public")
    say(fern, "interests", "Bees", f"group:{groups['garden'].pk}")
    page, outside = f"/m/{fern.uid}/", Client()
    assert all(word in outside.get(page).content.decode() for word in ("Bread", "I bake.", "Wood", "Lyon"))

    def points(who):
        return [(point.party_id, point.audience.key) for point in MapPoint.objects.filter(
            layer="members", audience__in=who.audience_ids).select_related("audience")]  # fmt: skip

    assert points(Viewer.anonymous()) == [(fern.pk, "public")]
    narrow(skills="community", place="community", presentation="stewards", interests="stewards")

    body = outside.get(page).content.decode()
    assert "Wood" in body and not any(word in body for word in ("Bread", "I bake.", "Lyon", "Bees"))
    everyone, member, steward = Viewer.anonymous(), viewer(mint), viewer(readers["Oak"])
    assert [set(profile_of(fern, who).lines) & set(lines | {"interests": ""}) for who in (everyone, member, steward)] == [
        {"name", "needs"}, {"name", "needs", "skills", "place"}, {*lines, "interests"},
    ]  # fmt: skip
    assert list(directory(everyone, Search(key="skills", term="Bread"))) == [] == common_terms(everyone, "skills")
    assert list(directory(member, Search(key="skills", term="Bread"))) == [fern]
    assert points(everyone) == [] and points(member) == [(fern.pk, "community")]
    assert not any(hit.title == "Fern" for hit in search(everyone, "Bread").hits)
    assert Caller.of(mint).get(f"core/members/{fern.uid}").json()["profile"].keys() >= {"skills", "place", "needs"}
    assert "presentation" not in Caller.of(mint).get(f"core/members/{fern.uid}").json()["profile"]
    assert "interests" not in profile_of(fern, viewer(readers["Sage"])).lines
    assert profile_of(fern, viewer(fern)).get("presentation") == "I bake."

    narrow()
    assert set(profile_of(fern, everyone).lines) == {"name", "needs"} and points(everyone) == []
    narrow(name="community", place="nobody")
    assert outside.get(page).status_code == 404 and points(member) == []
    assert signed_in(mint).get(page).status_code == 200


def narrow(**widest):
    change_setting(by=Viewer.system(), key="profile.widest", value=widest)


def test_p1_a_line_the_community_made_anew_for_fewer_is_read_by_fewer(join):
    def made_for(audience):
        return with_line([], label="Allergies", kind="line", audience=audience)

    fern, sage = join("Fern"), join("Sage")
    change_setting(by=Viewer.system(), key="profile.custom", value=made_for("community"))
    say(fern, "own_allergies", "Nuts")
    assert profile_of(fern, viewer(sage)).get("own_allergies") == "Nuts"
    for lines in ([], made_for("stewards")):
        change_setting(by=Viewer.system(), key="profile.custom", value=lines)
        assert profile_of(fern, viewer(sage)).get("own_allergies") is None
    assert profile_of(fern, viewer(fern)).get("own_allergies") == "Nuts"


def test_p1_a_line_can_be_for_a_group_one_belongs_to_and_no_other(join, circle, gardener):
    fern = join("Fern")
    garden, kitchen = circle("Garden", founder=gardener), circle("Kitchen", founder=gardener)
    bring_in(by=viewer(gardener), group=garden, member=fern)
    say(fern, "phone", "04 78", f"group:{garden.pk}")
    team = Audience.objects.create(kind="team", group=garden, key=f"team:{garden.pk}").key
    for wrong in (f"group:{kitchen.pk}", "group:999999", "parties:1", team, "everyone", ""):
        with pytest.raises(AudienceUnknown):
            say(fern, "phone", "04 78", wrong)


def test_one_writes_ones_own_profile_only(join):
    fern, sage = join("Fern"), join("Sage")
    with pytest.raises(NotAllowed):
        set_profile_field(by=viewer(sage), member=fern, key="skills", value="Bread")
    with pytest.raises(NotAllowed):
        set_profile_field(by=Viewer.anonymous(), key="skills", value="Bread")


def test_saying_the_same_again_tells_nothing_and_saying_nothing_takes_the_line_away(join):
    fern = join("Fern")
    say(fern, "skills", "Bread")
    before = facts_told()
    say(fern, "skills", ["Bread"])
    assert facts_told() == before
    say(fern, "skills", " , ")
    assert not ProfileField.objects.exists()


@pytest.mark.parametrize(
    "key, wrong",
    [
        ("links", "javascript:alert(1)"), ("links", "https://"), ("languages", "xx-none"), ("email", "not an address"),
        ("phone", "<script>"), ("presentation", "x" * 4001), ("skills", ", ".join(map(str, range(41)))), ("skills", {"a": 1}),
        ("place", {"name": "Lyon", "latitude": "91", "longitude": "4"}), ("place", {"latitude": "45"}), ("place", {"name": "x", "shown": "all"}),
    ],
)  # fmt: skip
def test_bad_values_are_refused_beside_their_line(key, wrong, join):
    fern = join("Fern")
    with pytest.raises(ValueInvalid) as refused:
        say(fern, key, wrong)
    assert refused.value.field == key and not ProfileField.objects.exists()


def test_unknown_lines_are_refused_and_invisible_letters_dropped(join):
    fern = join("Fern")
    with pytest.raises(FieldUnknown):
        say(fern, "salary", "12")
    say(fern, "tagline", "Bicycles\u202e,\u200b wood")
    assert ProfileField.objects.get().value == "Bicycles, wood"


def test_several_lines_are_kept_together_or_not_at_all(join):
    fern = join("Fern")
    with pytest.raises(Invalid) as refused:
        save_profile(
            by=viewer(fern),
            lines={"skills": ("Bread", "community"), "phone": ("04 78", "public"), "links": ("no", "public")},
        )
    assert {each.field for each in refused.value.errors} == {
        "phone_audience",
        "links",
    } and not ProfileField.objects.exists()


# --- P-2 ---


def test_v8_what_only_a_role_lets_somebody_read_stands_on_no_card_and_finds_nobody(people):
    fern, readers, groups = people
    oak, stewards = readers["Oak"], f"stewards:{groups['root'].pk}"
    for key, said in (("skills", "Locks"), ("needs", "Crutches"), ("tagline", "Was ill")):
        say(fern, key, said, stewards)
    client = signed_in(oak)
    for address in ("/directory/", "/directory/?view=rows", "/directory/?q=Fern", "/directory/?by=skills"):
        body = client.get(address).content.decode()
        assert "Fern" in body and not any(word in body for word in ("Locks", "Crutches", "Was ill")), address
    for address in ("/directory/?by=skills&term=locks", "/directory/?q=Locks", "/directory/?by=needs&term=crutches"):
        assert f"/m/{fern.uid}/" not in client.get(address).content.decode(), address
    steward = viewer(oak)
    assert matches(steward, gives=True, words=["locks"]) == [] == matches(steward, gives=False, words=["crutches"])
    assert not Look.objects.exists(), "nothing was read, so nothing is written down"
    own = cards_of([fern], viewer(fern))[fern.pk]
    assert (own.tagline, set(own.lines) >= {"skills", "needs"}) == ("Was ill", True)

    assert "Was ill" in client.get(f"/m/{fern.uid}/").content.decode()
    look = Look.objects.get()
    assert (look.by, look.member, set(look.lines)) == (oak, fern, {"skills", "needs", "tagline"})


@pytest.fixture
def people(join, gardener, circle, community):
    fern, sage, mint = join("Fern"), join("Sage"), join("Mint")
    garden, kitchen = circle("Garden", founder=gardener), circle("Kitchen", founder=gardener)
    for member, group in ((fern, garden), (fern, kitchen), (sage, garden)):
        bring_in(by=viewer(gardener), group=group, member=member)
    readers = {"Fern": fern, "Oak": gardener, "Sage": sage, "Mint": mint, "anyone": None}
    return fern, readers, {"root": community, "garden": garden, "kitchen": kitchen}


def test_scenario_13_a_phone_for_one_circle_is_found_nowhere_outside(people):
    fern, readers, groups = people
    say(fern, "phone", "04 78 11 22 33", f"group:{groups['garden'].pk}")
    page = f"/m/{fern.uid}/"
    assert "04 78 11 22 33" in signed_in(readers["Sage"]).get(page).content.decode()
    outside = signed_in(readers["Mint"])
    assert "04 78 11 22 33" not in str(data_of(readers["Mint"], viewer(readers["Mint"])))
    for address in (page, "/directory/?q=04 78 11 22 33"):
        body = outside.get(address).content.decode().replace('value="04 78 11 22 33"', "")
        assert "04 78 11 22 33" not in body
    assert "Fern" not in outside.get("/directory/?q=04 78 11 22 33").content.decode()
    listed = outside.get("/directory/?by=phone&term=04 78 11 22 33").content.decode()
    assert f"/m/{fern.uid}/" not in listed and f"/m/{fern.uid}/" in outside.get("/directory/").content.decode()
    mint, sage = Caller.of(readers["Mint"]), Caller.of(readers["Sage"])
    told = (f"core/members/{fern.uid}", "core/members?q=04 78", "core/search?q=04 78 11 22 33", "core/search?q=Fern")
    assert sage.get(told[0]).json()["profile"]["phone"] == "04 78 11 22 33"
    for route in told:
        answer = mint.get(route)
        assert answer.status_code == 200 and "04 78 11 22 33" not in answer.content.decode(), route
    assert mint.get(told[1]).json()["items"] == [] == mint.get(told[2]).json()["items"]
    for address in ("/search/?q=Fern", "/map/export/csv/", "/map/export/geojson/"):
        answer = outside.get(address)
        assert answer.status_code == 200 and "04 78 11 22 33" not in answer.content.decode(), address
    found = outside.get("/search/?q=04 78 11 22 33").content.decode()  # says again what was typed, and finds nobody
    assert f"/m/{fern.uid}/" not in found and f"/m/{fern.uid}/" in outside.get("/search/?q=Fern").content.decode()
    as_member = signed_in(fern).get("/me/as/?who=member").content.decode()
    as_garden = signed_in(fern).get(f"/me/as/?who={groups['garden'].uid}").content.decode()
    assert ("04 78 11 22 33" in as_member, "04 78 11 22 33" in as_garden) == (False, True)
    secretary = open_role(by=Viewer.system(), group=groups["root"], key="secretary")
    grant_role(by=Viewer.system(), role=secretary, member=readers["Mint"])
    file = take_member_list(by=viewer(readers["Mint"])).decode()
    assert "Fern" in file and "04 78 11 22 33" not in file


def test_from_outside_only_those_who_show_their_name_exist(join):
    fern = join("Fern")
    say(fern, "presentation", "I bake.", "public")
    assert Client().get(f"/m/{fern.uid}/").status_code == 404
    say(fern, "name", "Fern", "public")
    page = Client().get(f"/m/{fern.uid}/")
    assert page.status_code == 200 and "I bake." in page.content.decode()
    assert Client().get("/m/00000000-0000-7000-8000-000000000000/").status_code == 404


# --- P-3 ---


def test_p3_seeing_ones_profile_as_somebody_reads_what_they_would(people):
    fern, readers, groups = people
    say(fern, "skills", "Bread", f"group:{groups['garden'].pk}")
    say(fern, "needs", "Wood", "community")
    own = [groups["garden"], groups["kitchen"]]
    for choice, real in (("public", None), ("member", readers["Mint"]), (str(groups["garden"].uid), readers["Sage"])):
        assert profile_of(fern, seen_by(choice, fern, own)).as_dict() == profile_of(fern, viewer(real)).as_dict()


def test_p3_somebody_of_a_group_reads_what_is_for_the_groups_around_it(join, circle, gardener):
    fern, sage = join("Fern"), join("Sage")
    valley = circle("Valley", type="local")
    garden = circle("Garden", parent=valley)
    for member in (fern, sage):
        bring_in(by=viewer(gardener), group=garden, member=member)
    say(fern, "needs", "Wood", f"group:{valley.pk}")
    assert profile_of(fern, viewer(sage)).get("needs") == ["Wood"]
    assert profile_of(fern, seen_by(str(garden.uid), fern, [garden])).get("needs") == ["Wood"]
    assert profile_of(fern, seen_by("member", fern, [garden])).get("needs") is None


# --- P-4 ---


def metres(one, other):
    north = (one[0] - other[0]) * 111_320
    return math.hypot(north, (one[1] - other[1]) * 111_320 * math.cos(math.radians(one[0])))


def test_p4_a_place_is_moved_by_one_vector_drawn_once(join):
    fern, sage = join("Fern"), join("Sage")
    home = (45.764, 4.8357)
    shown = set()
    for _again in range(5):
        for precision in ("town", "near", "town"):
            say(
                fern,
                "place",
                {"name": "Lyon", "latitude": home[0], "longitude": home[1], "shown": precision},
                "community",
            )
        seen = profile_of(fern, viewer(sage)).get("place")
        shown.add((seen["latitude"], seen["longitude"]))
    assert len(shown) == 1 and Displacement.objects.count() == 1
    assert 0.39 * 3000 < metres(home, shown.pop()) <= 3001
    seen = profile_of(fern, viewer(sage)).as_dict()["profile"]["place"]
    assert set(seen) == {"name", "shown", "latitude", "longitude"} and (seen["latitude"], seen["longitude"]) != home


def test_p4_exact_is_exact_hidden_is_nowhere_and_oneself_sees_what_one_typed(join):
    fern, sage = join("Fern"), join("Sage")
    point = {"name": "Lyon", "latitude": 45.764, "longitude": 4.8357}
    say(fern, "place", {**point, "shown": "exact"}, "community")
    seen = profile_of(fern, viewer(sage)).get("place")
    assert (seen["latitude"], seen["longitude"]) == (45.764, 4.8357) and MapPoint.objects.filter(party=fern).exists()
    say(fern, "place", {**point, "shown": "hidden"}, "community")
    assert not MapPoint.objects.filter(party=fern).exists() and profile_of(fern, viewer(sage)).get("place") == {
        "name": "Lyon",
        "shown": "hidden",
    }
    assert profile_of(fern, viewer(fern)).get("place")["latitude"] == 45.764


# --- P-5 ---


def picture(kind="JPEG", size=(600, 400), **extra) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", size, (120, 40, 90)).save(out, kind, **extra)
    return SimpleUploadedFile(f"photo.{kind.lower()}", out.getvalue())


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def test_p5_a_photo_is_re_encoded_without_its_metadata(join):
    fern = join("Fern")
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[0x8825] = {1: "N", 2: (45.0, 45.0, 0.0)}
    file = set_photo(by=viewer(fern), upload=picture(exif=exif))
    client = signed_in(fern)
    waiting = client.get(f"/files/{file.uid}/96/")
    assert (waiting.status_code, waiting["Content-Type"]) == (200, "image/svg+xml")

    prepare_file(file)
    prepare_file(File.objects.get())

    file.refresh_from_db()
    assert (file.state, file.type, file.width, file.height) == (FileState.READY, "image/webp", 600, 400)
    for size in ("full", "96", "480", "960"):
        answer = client.get(f"/files/{file.uid}/{size}/")
        content = b"".join(answer.streaming_content)
        with Image.open(BytesIO(content)) as served:
            assert served.format == "WEBP" and not served.getexif() and b"SecretCamera" not in content
        assert (
            answer["Content-Security-Policy"].startswith("default-src 'none'")
            and answer["X-Content-Type-Options"] == "nosniff"
        )

    waiting = receive_image(by=viewer(fern), upload=picture())
    for hours, still_there in ((0.9, [True, True]), (1.1, [False, True])):
        with clock.at(now() + timedelta(hours=hours)):
            forget_originals()
        assert [images.received_path(each.uid).exists() for each in (file, waiting)] == still_there


def test_p5_every_format_taken_is_read_and_everything_else_is_refused(join):
    fern = join("Fern")
    for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        assert receive_image(by=viewer(fern), upload=picture(kind)).width == 600
    before = File.objects.count()
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    polyglot = b"GIF89a/*" + svg + b"*/"
    for wrong in (b"", b"hello", svg, polyglot, b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\0" * (images.MOST_BYTES + 1)):
        with pytest.raises(ImageInvalid) as refused:
            receive_image(by=viewer(fern), upload=SimpleUploadedFile("photo.png", wrong))
        assert (refused.value.code, refused.value.status) == ("image_invalid", 422)
    with pytest.raises(ImageInvalid):
        receive_image(by=viewer(fern), upload=picture("GIF"))
    assert File.objects.count() == before


def test_p5_an_image_bomb_is_refused_by_its_header(join):
    bomb = BytesIO()
    Image.new("1", (7000, 6000)).save(bomb, "PNG")
    with pytest.raises(ImageInvalid):
        receive_image(by=viewer(join("Fern")), upload=SimpleUploadedFile("bomb.png", bomb.getvalue()))


def test_p5_a_damaged_picture_is_refused_by_the_worker_and_leaves_no_photo(join):
    fern = join("Fern")
    import weasyprint  # noqa: F401  what makes documents in the same worker takes damaged pictures by itself

    whole = picture().read()
    file = set_photo(by=viewer(fern), upload=SimpleUploadedFile("photo.jpg", whole[: len(whole) // 3]))
    prepare_file(file)
    fern.refresh_from_db()
    file.refresh_from_db()
    assert (file.state, fern.photo_id) == (FileState.REFUSED, None)


def test_a_photo_is_served_to_whom_its_line_is_shown(join):
    fern, sage = join("Fern"), join("Sage")
    file = set_photo(by=viewer(fern), upload=picture())
    prepare_file(file)
    for address in (f"/files/{file.uid}/480/", f"/files/party/{fern.uid}/96/"):
        assert signed_in(sage).get(address).status_code == 200 and Client().get(address).status_code == 404
        assert signed_in(sage).get(address.replace("480", "481").replace("/96/", "/97/")).status_code == 404
    say(fern, "name", "Fern", "public")
    say(fern, "photo", "", "public")
    assert Client().get(f"/files/party/{fern.uid}/96/").status_code == 200
    remove_photo(by=viewer(fern))
    assert signed_in(sage).get(f"/files/party/{fern.uid}/96/").status_code == 404


def test_a_file_that_hangs_on_nothing_is_its_owners_alone(join):
    fern, sage = join("Fern"), join("Sage")
    file = receive_image(by=viewer(fern), upload=picture())
    assert signed_in(fern).get(f"/files/{file.uid}/96/").status_code == 200
    assert signed_in(sage).get(f"/files/{file.uid}/96/").status_code == 404


# --- the pages ---


def test_the_profile_form_keeps_what_is_typed_and_says_what_is_wrong(join):
    fern = join("Fern")
    client = signed_in(fern)
    page = client.get("/me/")
    form = page.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {
        "name": "Fern of the Woods",
        "skills": "Bread, Jam",
        "skills_audience": "public",
        "languages": ["fr", "de"],
        "availability": ["mon-evening"],
    }
    assert client.post("/me/", typed).status_code == 303
    fern.refresh_from_db()
    shown = profile_of(fern, viewer(fern))
    assert (fern.name, shown.get("skills"), shown.get("languages")) == (
        "Fern of the Woods",
        ["Bread", "Jam"],
        ["fr", "de"],
    )
    wrong = client.post("/me/", typed | {"links": "ftp://nowhere", "tagline": "kept in the form"})
    body = wrong.content.decode()
    assert wrong.status_code == 422 and "is not the address of a page" in body and "kept in the form" in body


def test_preferences_are_kept_and_unknown_ones_refused(join):
    fern = join("Fern")
    signed_in(fern).post(
        "/me/preferences/", {"language": "fr", "timezone": "Europe/Paris", "theme": "dark", "density": "compact"}
    )
    fern.refresh_from_db()
    assert (fern.language, fern.timezone, fern.theme, fern.density, fern.shortcuts) == (
        "fr",
        "Europe/Paris",
        "dark",
        "compact",
        False,
    )
    for wrong in ({"language": "tlh"}, {"timezone": "Moon/Base"}, {"theme": "pink"}):
        with pytest.raises(ValueInvalid):
            set_preferences(by=viewer(fern), **wrong)


def test_the_directory_goes_on_by_keyset(join):
    for number in range(30):
        join(f"Plant {number:02}", login=False)
    client = signed_in(join("Fern"))
    first = client.get("/directory/")
    assert len(first.context["page"]) == 24
    rest = client.get(first.context["page"].address)
    names = [each.member.name for page in (first, rest) for each in page.context["people"]]
    assert names == sorted(names) and len(set(names)) == 31


def test_v3_my_data_holds_what_is_mine(join):
    fern, sage = join("Fern"), join("Sage")
    say(fern, "phone", "04 78", "nobody")
    say(sage, "phone", "05 61", "nobody")
    told = str(data_of(fern, viewer(fern)))
    assert "04 78" in told and "fern@example.org" in told and "05 61" not in told


def test_every_line_declares_an_audience_within_its_widest():
    from wezer.core.profile_fields import profile_keys, width

    for field in profile_keys():
        assert width(field.narrowest) <= width(field.audience) <= width(field.widest), field.key
    assert profile_key("phone").widest == "community"
