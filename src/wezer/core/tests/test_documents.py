"""Documents: versions, approval, retention, what is taken in, the words inside, and who gets a copy."""

import io
import threading
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from wezer.api.testing import Caller
from wezer.core import images
from wezer.core.acts.items import blank_withdrawn_items, withdraw_item
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.library.acts.approval import decide_document, give_document_back, propose_document, take_document
from wezer.core.library.acts.documents import add_document, add_version, describe_document, restore_version
from wezer.core.library.queries import documents, tags_of, who_works_on
from wezer.core.library.refusals import (
    ApprovalMoved,
    DocumentRefused,
    DocumentTooLarge,
    KeptUntil,
    QuotaReached,
    RetentionShortened,
    SameContent,
    TypeNotAllowed,
    VersionUnknown,
)
from wezer.core.library.types import sniff
from wezer.core.library.work import read_version
from wezer.core.models import Document, DocumentVersion, File, Member, Notice, Room
from wezer.core.search.find import search
from wezer.core.testing import deliver, facts_told, two_nights, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed, Refusal

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def library(circle, join):
    """The garden's library: Fern tends the circle, Sage works in it, Mint belongs to the community only."""
    group = circle("Garden", founder=join("Fern"))
    bring_in(by=system, group=group, member=join("Sage"))
    join("Mint")
    return open_room(by=system, group=group, kind="library")


def who(name):
    return viewer(Member.objects.get(name=name))


def text(words="Leeks and beans.", name="plan.txt"):
    return SimpleUploadedFile(name, words.encode() if isinstance(words, str) else words)


def package(parts, name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path, content in parts.items():
            made.writestr(path, content)
    return SimpleUploadedFile(name, out.getvalue())


def odt(words, name="minutes.odt", inside=""):
    content = (
        f'{inside}<office:document-content xmlns:office="urn:o" xmlns:text="urn:t"><text:h>Minutes</text:h>'
        f"<text:p>We <text:span>talk of </text:span>{words}</text:p></office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}, name)


def docx(words, name="letter.docx", **more):
    body = f'<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>Dear {words}</w:t></w:r></w:p></w:body></w:document>'
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": body, **more}, name)


def pdf(words, name="statutes.pdf", after=b""):
    stream = f"BT /F1 12 Tf 40 700 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return SimpleUploadedFile(name, out + b"xref\n0 6\n0000000000 65535 f \n" + table + end + after)


def put(library, file=None, name="Sage", **more):
    return add_document(by=who(name), room=library, file=file or text(), **more)


def standing(document):
    found = Document.objects.get(pk=document.pk)
    return found.state, found.number, found.versions.get(number=found.number).name


# ------------------------------------------------------------------ versions


def test_every_version_is_kept_with_its_hash_and_an_old_one_comes_back_as_a_new_one(library):
    document = put(library, tags="Plans, 2026", note="First")
    assert (
        add_document(by=who("Sage"), room=library, file=text(), key="k").pk
        == add_document(by=who("Sage"), room=library, file=text(), key="k").pk
    )
    with pytest.raises(SameContent):
        add_version(by=who("Fern"), document=document, file=text(name="other.txt"))
    add_version(by=who("Fern"), document=document, file=text("Kale.", "plan2.txt"), note="No beans")
    restored = restore_version(by=who("Sage"), document=document, number=1)
    rows = [(one.number, one.name, one.restores, one.party.name) for one in document.versions.order_by("number")]
    assert rows == [(1, "plan.txt", None, "Sage"), (2, "plan2.txt", None, "Fern"), (3, "plan.txt", 1, "Sage")]
    assert restored.sha256 == document.versions.get(number=1).sha256
    assert images.kept_path(restored.sha256).read_bytes() == b"Leeks and beans."
    with pytest.raises(VersionUnknown):
        restore_version(by=who("Sage"), document=document, number=9)
    assert standing(document) == ("draft", 3, "plan.txt")


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_versions_brought_at_once_both_stand_in_a_row(circle, join):
    group = circle("Garden", founder=join("Fern"))
    document = put(open_room(by=system, group=group, kind="library"), name="Fern")
    gate = threading.Barrier(4)

    def bring(number):
        with clock.at(NOON):
            gate.wait()
            add_version(
                by=who("Fern"),
                document=Document.objects.select_related("group").get(pk=document.pk),
                file=text(f"Row {number}"),
            )
        connection.close()

    threads = [threading.Thread(target=bring, args=[number]) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(document.versions.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_approval_is_of_one_version_and_by_those_who_tend_the_group(library):
    document = put(library)
    with pytest.raises(ApprovalMoved):
        decide_document(by=who("Fern"), document=document, approved=True)
    propose_document(by=who("Sage"), document=document)
    deliver()
    assert Notice.objects.filter(kind="document_proposed", read_at=None).get().member.name == "Fern"
    with pytest.raises(NotAllowed):
        decide_document(by=who("Sage"), document=document, approved=True)
    before = facts_told()
    with pytest.raises(ApprovalMoved):
        decide_document(by=who("Fern"), document=document, approved=True, number=2)
    assert facts_told() == before
    decide_document(by=who("Fern"), document=document, approved=True, number=1)
    deliver()
    assert {(one.member.name, one.kind) for one in Notice.objects.filter(read_at=None)} >= {
        ("Sage", "document_approved")
    }
    assert not Notice.objects.filter(kind="document_proposed", read_at=None).exists()
    add_version(by=who("Sage"), document=document, file=text("Other"))
    assert standing(document)[0] == "draft"


def test_working_on_it_is_a_hint_that_ends_by_itself_and_holds_nobody_back(library):
    document = put(library)
    take_document(by=who("Sage"), document=document, hours=2)
    assert who_works_on(Document.objects.get()).name == "Sage"
    with clock.at(NOON + timedelta(hours=3)):
        assert who_works_on(Document.objects.get()) is None
    add_version(by=who("Fern"), document=document, file=text("Meanwhile"))
    assert Document.objects.get().taken_by is None
    take_document(by=who("Sage"), document=document)
    give_document_back(by=who("Fern"), document=Document.objects.get())
    with pytest.raises(NotAllowed):
        take_document(by=who("Mint"), document=document)


def test_what_must_be_kept_is_not_withdrawn_before_its_day_and_its_time_only_grows(
    library, django_capture_on_commit_callbacks
):
    document = put(library, retention="ten", dated=date(2020, 5, 1))
    assert document.kept_until == date(2030, 12, 31)
    with pytest.raises(KeptUntil):
        withdraw_item(by=who("Sage"), item=document)
    for shorter in ("none", "five"):
        with pytest.raises(RetentionShortened):
            describe_document(by=who("Sage"), document=document, retention=shorter, dated=date(2020, 5, 1))
    describe_document(by=who("Sage"), document=document, retention="always")
    with clock.at(datetime(2031, 1, 1, tzinfo=UTC)), pytest.raises(KeptUntil):
        withdraw_item(by=who("Sage"), item=document)
    short = put(library, text("Receipts"), retention="five", dated=date(2020, 5, 1))
    withdraw_item(by=who("Sage"), item=short)
    with clock.at(NOON + timedelta(days=31)), django_capture_on_commit_callbacks(execute=True):
        assert blank_withdrawn_items(by=system) == 1
    version = DocumentVersion.objects.get(document=short)
    assert (version.text, version.file, File.objects.filter(item=short).count()) == ("", None, 0)
    two_nights()
    assert not images.kept_path(version.sha256).exists() and images.kept_path(document.versions.get().sha256).exists()


# ------------------------------------------------------------------ what is taken in


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("drawing.svg", SVG), ("drawing.txt", SVG), ("page.html", b"<!doctype html><script>1</script>"),
        ("page.txt", b"  <html><body onload=x>"), ("photo.png", PNG), ("photo.pdf", PNG), ("empty.txt", b""),
        ("text.pdf", b"just words"), ("statutes.txt", pdf("x").read()), ("program.txt", b"MZ\x90\x00\x03"),
        ("both.pdf", pdf("x", after=odt("y").read()).read()), ("both.odt", odt("y").read() + b"tail" * 10),
        ("broken.odt", b"PK\x03\x04 not a package"), ("any.zip", package({"a.txt": "a"}, "any.zip").read()),
        ("macro.docx", docx("you", **{"word/vbaProject.bin": "x"}).read()), ("letter.odt", docx("you").read()),
    ],
)  # fmt: skip
def test_a_file_is_what_it_holds_and_nothing_else_is_taken_in(name, content):
    with pytest.raises(DocumentRefused):
        sniff(content, name)


def test_a_package_that_unfolds_without_end_is_refused_unread():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        with made.open("content.xml", "w") as part:
            for _each in range(320):
                part.write(b"\0" * 1024 * 1024)
    with pytest.raises(DocumentRefused):
        sniff(out.getvalue(), "bomb.odt")


def test_a_group_says_how_large_how_much_and_which(library):
    group = library.group
    for key, value in (("library.most_mb", 1), ("library.quota_mb", 1), ("library.types", ["pdf", "text"])):
        change_setting(by=system, key=key, value=value, group=group)
    with pytest.raises(DocumentTooLarge):
        put(library, text(b"a" * (1024 * 1024 + 1)))
    with pytest.raises(TypeNotAllowed):
        put(library, odt("beans"))
    put(library, text("a" * 700_000))
    with pytest.raises(QuotaReached):
        put(library, text("b" * 700_000))
    assert Document.objects.count() == 1
    with pytest.raises(Refusal):
        change_setting(by=system, key="library.types", value=["exe"], group=group)


# ------------------------------------------------------------------ the words inside


def test_search_finds_the_words_inside_for_those_who_may_read_them(library):
    files = {
        "cabbage": pdf("Article one: cabbage"),
        "turnip": odt("turnip"),
        "parsnip": docx("parsnip"),
        "radish": text("radish"),
    }
    for word, file in files.items():
        document = put(library, file)
        read_version(document.versions.get().pk)
        read_version(document.versions.get().pk)
        assert document.versions.get().reading == "read", word
    found = {(name, word): len(search(who(name), word).hits) for name in ("Fern", "Mint") for word in files}
    assert found == {(name, word): int(name == "Fern") for name in ("Fern", "Mint") for word in files}


def test_a_hostile_file_has_no_words_and_harms_nobody(library):
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    secret = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
    for number, file in enumerate(
        (odt("&b;", inside=bomb), odt("&a;", inside=secret), text(b"%PDF-1.7\n" + b"<<" * 5000, "deep.pdf"))
    ):
        document = put(library, file, title=f"Hostile {number}")
        read_version(document.versions.get().pk)
        version = document.versions.get()
        assert (version.reading in ("read", "unreadable"), "aaaa" in version.text, len(version.text) < 20_000) == (
            True,
            False,
            True,
        )
    assert DocumentVersion.objects.filter(reading="unreadable").count() >= 2


# ------------------------------------------------------------------ pages and programs


def test_a_copy_is_for_who_may_see_it_and_is_never_a_page(library, client):
    document = put(library, text("<b>Not</b> a page", "note.txt"))
    address = f"/g/garden/document/{document.uid}/versions/1/"
    answers = {}
    for name in ("Sage", "Mint"):
        client.force_login(Member.objects.get(name=name).user)
        answers[name] = client.get(address)
    client.logout()
    assert (answers["Sage"].status_code, answers["Mint"].status_code, client.get(address).status_code) == (
        200,
        404,
        404,
    )
    response = answers["Sage"]
    assert b"".join(response.streaming_content) == b"<b>Not</b> a page"
    assert response["Content-Disposition"] == 'attachment; filename="note.txt"'
    assert (response["X-Content-Type-Options"], "sandbox" in response["Content-Security-Policy"]) == ("nosniff", True)
    client.force_login(Member.objects.get(name="Sage").user)
    assert client.get(f"/files/{File.objects.get().uid}/full/").status_code == 404


def test_a_document_goes_through_its_pages(library, client):
    client.force_login(Member.objects.get(name="Sage").user)
    page = client.get("/g/garden/library/add/").content.decode()
    key = page.split('name="key" value="')[1].split('"')[0]
    cover = {"licence": "cc0-1.0", "retention": "none", "audience": "group", "tags": "plans", "key": key}
    wrong = client.post("/g/garden/library/add/", {**cover, "file": text(SVG, "plan.svg")})
    assert (wrong.status_code, "cannot be kept" in wrong.content.decode()) == (422, True)
    client.post("/g/garden/library/add/", {**cover, "file": text()})
    document = Document.objects.get()
    address = f"/g/garden/document/{document.uid}/"
    assert (document.title, tags_of(who("Sage"))) == ("plan", [("plans", 1)])
    assert [list(documents(who(name), tag="plans")) for name in ("Fern", "Mint")] == [[document], []]
    client.post(f"{address}versions/", {"file": text("Second"), "note": "Shorter"})
    client.post(f"{address}versions/1/return/")
    client.post(f"{address}taking/", {"hours": "3"})
    client.post(f"{address}approval/", {"to": "proposed"})
    html = client.get(address).content.decode()
    assert all(said in html for said in ("Shorter", "Version 3", "Sage is working on it", "proposed", "CC0"))
    assert client.post(f"{address}approval/", {"to": "approved"}).status_code == 403
    client.post(f"{address}edit/", {**cover, "title": "The plan", "version": str(Document.objects.get().version)})
    assert "The plan" in client.get("/g/garden/library/?tag=plans").content.decode()
    assert "No document matches" in client.get("/g/garden/library/?tag=other").content.decode()
    client.force_login(Member.objects.get(name="Mint").user)
    assert (
        client.get(address).status_code == 404 and "The plan" not in client.get("/library/documents/").content.decode()
    )


def test_pages_cost_the_same_however_many_documents_there_are(library, client, django_assert_max_num_queries):
    client.force_login(Member.objects.get(name="Sage").user)
    document = put(library, tags="plans")
    for number in range(5):
        put(library, text(f"Number {number}"), tags=f"plans, {number}")
        add_version(by=who("Fern"), document=document, file=text(f"Version {number}"))
    room = Room.objects.get(kind="library")
    for address in (f"/g/garden/{room.slug}/", "/library/documents/", f"/g/garden/document/{document.uid}/"):
        client.get(address)
        with django_assert_max_num_queries(14):
            assert client.get(address).status_code == 200


def test_a_program_keeps_documents(library):
    sage, mint = (Caller.of(Member.objects.get(name=name), "*") for name in ("Sage", "Mint"))
    made = sage.upload(f"core/rooms/{library.uid}/documents", key="k", file=text(), title="Plan", tags="plans, 2026")
    assert (made.status_code, made.json()["tags"], made.json()["state"]) == (201, ["plans", "2026"], "draft")
    page = f"core/documents/{made.json()['uid']}"
    assert sage.upload(f"{page}/versions", key="v", file=text("Second")).json()["number"] == 2
    assert sage.post(f"{page}/versions/1/restoration").json()["restores"] == 1
    assert sage.send("put", f"{page}/approval/proposed").json()["state"] == "proposed"
    assert sage.send("put", f"{page}/approval/approved").status_code == 403
    assert sage.send("put", f"{page}/taking", {"hours": 5}).json()["taken_by"]["name"] == "Sage"
    assert sage.send("put", page, {"licence": "reserved"}).json()["licence"] == "reserved"
    assert [each["number"] for each in sage.get(f"{page}/versions").json()["items"]] == [3, 2, 1]
    assert b"".join(sage.get(f"{page}/versions/2/file").streaming_content) == b"Second"
    assert mint.get(page).status_code == mint.get(f"{page}/versions/2/file").status_code == 404
    assert mint.get("core/documents").json()["items"] == []


def test_another_title_moves_no_legal_term_and_no_term_ends_after_the_last_year(library):
    document = put(library, retention="ten", dated=date(2030, 5, 1))
    describe_document(by=who("Sage"), document=document, title="Plan of beds", retention="ten")
    assert (document.title, document.kept_until) == ("Plan of beds", date(2040, 12, 31))
    assert put(library, text("Far"), retention="ten", dated=date(9995, 1, 1)).kept_until == date(9999, 12, 31)


def test_a_file_that_was_read_already_is_taken_in_from_its_start(library):
    upload = text("Leeks")
    upload.read()
    assert DocumentVersion.objects.get(document=put(library, upload)).size == 5
