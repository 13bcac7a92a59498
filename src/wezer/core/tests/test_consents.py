"""What people agree to: texts in versions, a log that only grows, and the chain that proves it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.admission import come_in
from wezer.core.acts.consents import say_consent, write_consent_text
from wezer.core.acts.erasing import erase_member
from wezer.core.acts.settings import change_setting
from wezer.core.consents import agrees, broken, log_of, standings, who_agrees
from wezer.core.models import TERMS, Consent, ConsentText, Member, User
from wezer.core.refusals import ConsentTextEmpty, NothingToAgree, NotOptional
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed
from wezer.ledger.acts.sealing import seal
from wezer.ledger.audit import audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def pictures(gardener):
    return write_consent_text(by=viewer(gardener), title="Pictures of feasts", body="We may show you on our page.")


def said(member):
    return [(each.text.key, each.text.number, each.is_given, each.channel) for each in log_of(member).order_by("pk")]


def test_an_optional_use_is_refused_by_itself_and_another_version_asks_anew(join, gardener, pictures):
    fern, sage = join("Fern"), join("Sage")
    assert not agrees(fern, pictures.key)  # nobody who said nothing agrees
    say_consent(by=viewer(fern), text=pictures, is_given=True)
    say_consent(by=viewer(fern), text=pictures, is_given=True)  # a double click is one word
    say_consent(by=viewer(sage), text=pictures, is_given=False)
    assert [each.name for each in who_agrees(pictures.key)] == ["Fern"] and agrees(fern, pictures.key)

    newer = write_consent_text(by=viewer(gardener), key=pictures.key, title="Pictures", body="And in the newspaper.")
    with pytest.raises(NothingToAgree):
        say_consent(by=viewer(fern), text=pictures, is_given=False)
    assert [each.is_outdated for each in standings(fern)] == [True]
    say_consent(by=viewer(fern), text=newer, is_given=True)
    say_consent(by=viewer(fern), text=newer, is_given=False)

    key = pictures.key
    assert said(fern) == [(key, 1, True, "page"), (key, 2, True, "page"), (key, 2, False, "page")]
    assert said(sage) == [(key, 1, False, "page")] and not who_agrees(key).exists()


def test_only_those_who_tend_the_community_write_what_is_asked_and_a_paper_counts_for_who_cannot_sign_in(
    join, gardener, pictures
):
    fern, paper = join("Fern"), join("Moss", login=False)
    before = facts_told()
    with pytest.raises(NotAllowed):
        write_consent_text(by=viewer(fern), title="Mine", body="All yours.")
    with pytest.raises(NotAllowed):
        say_consent(by=viewer(fern), text=pictures, is_given=True, member=paper)
    with pytest.raises(NotAllowed):
        say_consent(by=viewer(gardener), text=pictures, is_given=True, member=fern)  # they can say it themselves
    with pytest.raises(ConsentTextEmpty):
        write_consent_text(by=viewer(gardener), title="Empty", body=" ")
    assert facts_told() == before

    say_consent(by=viewer(gardener), text=pictures, is_given=True, member=paper, proof="Folder 3, sheet of Moss")
    assert said(paper) == [(pictures.key, 1, True, "paper")]


def test_the_terms_are_accepted_at_sign_up_in_the_version_that_was_shown(gardener, community):
    change_setting(by=viewer(gardener), key="admission.mode", value="open")
    terms = write_consent_text(by=viewer(gardener), key="terms", title="Terms", body="We are kind.")
    client = Client()
    assert b"We are kind." in client.get("/terms/").content
    form = {"name": "Clover", "email": "clover@example.org", "password1": "nine calm herons waiting"}
    assert client.post("/account/signup/", form).status_code == 200  # not accepted: the form comes back
    assert not User.objects.filter(email="clover@example.org").exists()
    client.post("/account/signup/", form | {"terms": "on"})
    write_consent_text(by=viewer(gardener), key="terms", title="Terms", body="We are kinder.")

    member = come_in(by=Viewer.system(), user=User.objects.get(email="clover@example.org"))

    assert said(member) == [("terms", 1, True, "signup")]
    assert Consent.objects.get().text_id == terms.pk and standings(member)[0].is_outdated
    with pytest.raises(NotOptional):
        say_consent(by=viewer(member), text=ConsentText.objects.get(number=2), is_given=False)


def test_i13_the_log_only_grows_and_the_chain_tells_who_changed_it(join, gardener, pictures, tmp_path, settings):
    settings.WEZER_HOME = tmp_path
    fern = join("Fern")
    for is_given in (True, False, True):
        say_consent(by=viewer(fern), text=pictures, is_given=is_given)
    for change in (
        lambda: Consent.objects.update(is_given=True),
        lambda: Consent.objects.all().delete(),
        lambda: ConsentText.objects.update(body="All yours."),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    while seal():
        pass
    told = Fact.objects.filter(name="core.consent_said", audit=True)
    assert told.count() == 3 and audit().is_clean and list(broken()) == []

    erase_member(by=Viewer.system(), member=fern, wish="delete")
    assert Consent.objects.filter(member=fern).count() == 3 and list(broken()) == []  # it names the pseudonym

    with connection.cursor() as db:  # as somebody with the database in hands would: past the triggers
        on = " on core_consent" if connection.vendor == "postgresql" else ""
        db.execute(f"drop trigger core_consent_no_update{on}")
        db.execute(f"drop trigger core_consent_no_delete{on}")
        db.execute("update core_consent set is_given = %s where id = (select min(id) from core_consent)", [False])
        db.execute("delete from core_consent where id = (select max(id) from core_consent)")
        db.execute(f"drop trigger core_consenttext_no_update{'' if not on else ' on core_consenttext'}")
    found = sorted(each.split(" ", 2)[2] for each in broken())
    assert found == ["is told by the chain and is gone.", "was changed after it was written."]
    second = Consent.objects.order_by("pk")[1]
    older = second.reckoned(with_title=False)  # as lines were reckoned before titles counted: they still stand
    with connection.cursor() as db:
        db.execute("update core_consent set digest = %s where id = %s", [older, second.pk])
    assert "changed" not in " ".join(each for each in broken() if str(second.uid) in each)
    with connection.cursor() as db:
        db.execute("update core_consent set digest = %s where id = %s", [second.digest, second.pk])
        db.execute("update core_consenttext set title = %s", ["Something else"])
    assert [each for each in broken() if str(second.uid) in each] == [
        f"Consent {second.uid} was changed after it was written."
    ]


def test_pages_and_programs_read_write_and_take_back(join, gardener, pictures):
    fern = join("Fern")
    client, api, tending = Client(), Caller.of(fern), Client()
    client.force_login(fern.user)
    tending.force_login(gardener.user)
    page = "/me/data/consents/"
    assert b"We may show you on our page." in client.get(page).content
    assert client.post(f"{page}{pictures.key}/", {"given": "yes"}).status_code == 303
    assert client.post(f"{page}nothing/", {"given": "yes"}).status_code == 404
    assert b"Fern" in tending.get(f"/garden/consents/{pictures.key}/").content
    assert client.get("/garden/consents/").status_code == 404

    assert api.get("core/me/consents").json()[0]["is_given"] is True
    api.send("put", f"core/me/consents/{pictures.key}", {"is_given": False})
    assert [line["is_given"] for line in api.get("core/me/consent-log").json()["items"]] == [False, True]
    assert tending.post("/garden/consents/", {"title": "Newspaper", "body": "Your name, once."}).status_code == 303
    assert (
        tending.post("/garden/consents/terms/", {"title": "Terms", "body": "Be kind.", "is_asked": "on"}).status_code
        == 303
    )
    assert [each["key"] for each in api.get("core/consent-texts").json()] == [
        "terms",
        "newspaper",
        "pictures-of-feasts",
    ]
    assert (
        Caller.of(Member.objects.get(pk=fern.pk)).post("core/consent-texts", {"title": "x", "body": "y"}).status_code
        == 403
    )


def test_a_new_use_has_a_key_of_its_own(gardener):
    titles = [
        "Pictures of our feasts on the pages of the community",
        "Pictures of our feasts on the pages of the town",
        "Terms",
    ]
    made = [write_consent_text(by=viewer(gardener), title=title, body="We may.") for title in titles]
    assert len({each.key for each in made} - {TERMS}) == 3 and {each.number for each in made} == {1}
