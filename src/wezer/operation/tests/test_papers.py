"""Documents on paper: drawn once by the worker, in the reader's language, sent by mail with the PDF on it."""

import re
import zlib

import pytest
import segno.helpers
from django.core import mail
from django.template.loader import render_to_string
from django.utils.translation import override

from wezer.operation.acts.invoice_lines import LineOf, PartOf
from wezer.operation.acts.papers import ask_for_paper
from wezer.operation.acts.sending import remind, send_invoice
from wezer.operation.kinds import paper_kinds
from wezer.operation.models import Invoice, Paper, Partner
from wezer.operation.paper_kinds.office import transfer_code
from wezer.operation.papers import own
from wezer.workflow.models import Flight
from wezer.workflow.testing import settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_spring")]


@pytest.fixture
def printable(posted, val, worth, valley):
    worth(val, 6, 100)
    valley.iban, valley.street, valley.city = "FR7630006000011234567890189", "3 place du Lavoir", "Val-Commun"
    valley.vat_number = "FR40303265045"
    valley.save()  # writes: a world for tests
    return posted(LineOf("Mending", 10000, taxes=("vat_20",)), parts=[PartOf(val, 60)])


def unpacked(pdf):
    """What a PDF says of itself, its streams unpacked."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(each) for each in streams if each[:1] == b"x")


def printed(invoice, language):
    kind = paper_kinds["operation.invoice"]
    with override(language):
        html = render_to_string(kind.template, {**kind.context(kind.find(invoice.uid)), "language": language})
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Invoice F2024-00001", "120.00 €", "VAT 20 %", "110.00 €", "60 VAL (10.00 €)", "FR76 3000 6000"]),
        ("fr", ["Facture F2024-00001", "120,00 €", "TVA 20 %", "110,00 €", "60 VAL (10,00 €)", "pénalités égales"]),
    ],
)
def test_what_stands_on_an_invoice(printable, language, said):
    text = printed(printable, language)
    assert [each for each in said if each not in text] == [], text


def test_the_code_says_the_transfer_of_the_legal_part(printable):
    asked = Invoice.objects.with_parts().get(pk=printable.pk)
    expected = segno.helpers.make_epc_qr(
        name="Val-Commun", iban="FR7630006000011234567890189", amount=110, text="F2024-00001"
    )
    assert re.findall(r'd="[^"]+"', transfer_code(asked, 11000)) == re.findall(
        r'd="[^"]+"', expected.svg_inline(scale=3, border=0)
    )
    assert transfer_code(asked, 0) == ""


def test_a_paper_is_drawn_once_and_stays_as_it_was(printable, client, fern):
    settle()
    paper = Paper.objects.get()
    content = paper.path.read_bytes()
    assert (content[:5], paper.language, paper.name) == (b"%PDF-", "en", "invoice-F2024-00001.pdf")
    assert {b"Atkinson", b"Bricolage"} <= set(re.findall(rb"Atkinson|Bricolage", unpacked(content)))  # our own faces
    ask_for_paper(document=printable)
    Flight.objects.filter(kind="paper").update(state="pending")  # a worker that died after drawing
    settle()
    assert (Paper.objects.count(), paper.path.read_bytes()) == (1, content)
    client.force_login(fern.user)
    address = f"/office/invoices/{printable.uid}/paper/"
    assert b"".join(client.get(address + "en/").streaming_content) == content
    assert "Being printed" in client.get(address + "fr/").content.decode()
    settle()
    assert b"".join(client.get(address + "fr/").streaming_content)[:5] == b"%PDF-"
    assert client.get(address + "xx/").status_code == 404
    program = f"/api/v1/operation/invoices/{printable.uid}/paper/"
    assert b"".join(client.get(program + "en").streaming_content) == content
    assert client.get(program + "xx").status_code == 422
    Paper.objects.filter(language="en").delete()
    assert client.get(program + "en").status_code == 202


def test_it_leaves_by_mail_with_the_document_on_it_and_so_does_a_reminder(printable, keeper):
    Partner.objects.update(language="fr", email="fern@example.org")
    send_invoice(by=keeper, invoice=Invoice.objects.get(), word="À bientôt")
    remind(by=keeper, invoice=Invoice.objects.get())
    settle()
    first, second = mail.outbox
    assert (first.to, first.subject) == (
        ["fern@example.org"],
        "Demande de règlement, facture F2024-00001 de Val-Commun",
    )
    assert "À bientôt" in first.body and "120,00" in first.body
    assert second.subject.startswith("Un rappel")
    for letter in (first, second):
        [(name, content, kind)] = letter.attachments
        assert (name, kind, content[:5]) == ("facture-F2024-00001.pdf", "application/pdf", b"%PDF-")
    assert not Flight.objects.filter(kind="document_mail").exclude(payload={}).exists()  # nothing of it is kept


@pytest.mark.parametrize(
    "url", ["http://example.org/x.png", "file:///etc/passwd", "wezer-face:../x", "wezer-picture:../../x"]
)
def test_a_document_reads_nothing_from_outside(url):
    with pytest.raises(ValueError):
        own(url)
