"""I-13: the log of what touches rights, logins, money and data, and the log of consents, only grow, and are chained.

Random histories of acts that write into both, and between them random attempts to change a line, to take one away or to slip
one in, by plain SQL and by the ORM: the database refuses each. Then one line is forced past the triggers, as by somebody with
the database in their hands: the audit names it first.
"""

import re
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wezer.core.acts.consents import say_consent, write_consent_text
from wezer.core.acts.membership import bring_in, leave_group
from wezer.core.acts.settings import change_setting
from wezer.core.consents import broken, texts
from wezer.core.models import Consent, ConsentText
from wezer.core.testing import examples, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import append_only, clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.refusals import Refusal
from wezer.ledger import chain
from wezer.ledger.acts.sealing import seal
from wezer.ledger.audit import audit
from wezer.ledger.models import Seal
from wezer.ledger.posting import triggers

LOGS = (Fact, Consent, ConsentText, Seal)
WAYS = ("change", "take away", "slip in")
ACTS = ("agree", "withdraw", "write", "set", "enter", "leave", "seal")

places = st.integers(0, 50)
acts = st.tuples(st.sampled_from(ACTS), places)
attempts = st.tuples(st.sampled_from(LOGS), st.sampled_from(WAYS), st.booleans(), places, places)
forced = st.tuples(
    st.sampled_from(["fact", "fact gone", "fact slipped in", "fact moved", "consent", "consent gone", "consent slipped in",
                     "consents swapped", "text", "seal", "seal gone"]), places, places,
)  # fmt: skip
quick = settings(
    max_examples=examples(14),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


class Undo(Exception):
    """Nothing of an example stays."""


@contextmanager
def undone():
    with pytest.raises(Undo), transaction.atomic():
        yield
        raise Undo


@pytest.fixture
def valley(community, gardener, join, circle):
    """Oak tends it; Fern and Sage are asked for their word, and have given it once; both logs begin."""
    people = [join("Fern"), join("Sage")]
    text = write_consent_text(by=viewer(gardener), title="Pictures of feasts", body="We may show you.")
    for each in people:
        say_consent(by=viewer(each), text=text, is_given=True)
    seal()
    return people, gardener, circle("Garden", founder=gardener)


def happens(valley, what, place):
    people, oak, garden = valley
    who = people[place % 2]
    try:
        if what in ("agree", "withdraw"):
            said = texts()
            say_consent(by=viewer(who), text=said[place % len(said)], is_given=what == "agree")
        elif what == "write":
            key = texts()[0].key if place % 2 else ""
            write_consent_text(by=viewer(oak), key=key, title=f"Use {place}", body=f"Words {place}")
        elif what == "set":
            change_setting(by=viewer(oak), key="help.expire_days", value=10 + place)
        elif what == "enter":
            bring_in(by=Viewer.system(), group=garden, member=who)
        elif what == "leave":
            leave_group(by=viewer(who), group=garden)
        else:
            seal()
    except Refusal:
        pass  # what is refused writes nothing


def everything():
    return {model: list(model.objects.order_by("pk").values_list()) for model in LOGS}


def lines(model):
    rows = model.objects.filter(audit=True) if model is Fact else model.objects.all()
    return list(rows.order_by("pk"))


def guarded(model):
    free = getattr(model, "free_columns", ())
    return [field for field in model._meta.concrete_fields if field.column not in free]


def copied(model, line):
    """Another line like this one, with a number before all others."""
    own = {field.attname: getattr(line, field.attname) for field in model._meta.concrete_fields}
    fresh = {"uid": uuid4(), "number": (getattr(line, "number", 0) or 0) + 1000}
    return model(**own | {name: said for name, said in fresh.items() if name in own}, pk=-1)


def insert(line):
    """By plain SQL."""
    fields = line._meta.concrete_fields
    said = [field.get_db_prep_save(getattr(line, field.attname), connection) for field in fields]
    columns, marks = ", ".join(f'"{field.column}"' for field in fields), ", ".join(["%s"] * len(fields))
    run(f"INSERT INTO {line._meta.db_table} ({columns}) VALUES ({marks})", said)


def run(statement, values=()):
    with connection.cursor() as db:
        db.execute(statement, values)


def attempt(model, way, is_plain, place, which):
    found = lines(model)
    line, fields = found[place % len(found)], guarded(model)
    column, table, key = fields[which % len(fields)], model._meta.db_table, model._meta.pk.column
    rows = model.objects.filter(pk=line.pk)
    if way == "change" and is_plain:
        run(f'UPDATE {table} SET "{column.column}" = "{column.column}" WHERE {key} = %s', [line.pk])
    elif way == "change":
        rows.update(**{column.name: F(column.name)})
    elif way == "take away" and is_plain:
        run(f"DELETE FROM {table} WHERE {key} = %s", [line.pk])
    elif way == "take away":
        rows._raw_delete(using="default")
    elif is_plain:
        insert(copied(model, line))
    else:
        copied(model, line).save(force_insert=True)


def otherwise(said):
    """Another value of the same kind."""
    if isinstance(said, bool):
        return not said
    if isinstance(said, (int, type(None))):
        return (said or 0) + 1
    if isinstance(said, datetime):
        return said + timedelta(microseconds=1)
    if isinstance(said, UUID):
        return uuid4()
    return {**said, "more": 1} if isinstance(said, dict) else f"{said[:-1]}{'y' if said[-1:] == 'x' else 'x'}"


def force(what, place, which):
    """Change one thing past the triggers. (What the chain must name, what the log of consents must.)"""
    connection.check_constraints()  # PostgreSQL takes no trigger away before what is deferred is looked at
    for model in (Fact, Consent, ConsentText):
        append_only.free(connection, model._meta.db_table)
    triggers.drop()
    if what.startswith("fact"):
        return force_fact(what, Seal.objects.filter(fact__isnull=False).order_by("seq"), place, which), None
    if what.startswith("seal"):
        found = Seal.objects.order_by("seq")[
            place % (Seal.objects.count() - 1)
        ]  # who cuts the end off changes the head
        rows = Seal.objects.filter(pk=found.pk)
        rows._raw_delete(using="default") if what == "seal gone" else rows.update(link=otherwise(found.link))
        return found.seq, None
    return None, force_consent(what, place, which)


def force_fact(what, seals, place, which):
    sealed = seals[place % len(seals)]
    rows = Fact.objects.filter(pk=sealed.fact)
    line = rows.get()
    if what == "fact gone":
        rows._raw_delete(using="default")
    elif what == "fact moved":
        rows.update(id=-7)
    elif what == "fact slipped in":
        insert(copied(Fact, line))
        with clock.at(now() + timedelta(days=3)):
            seal()
        return Seal.objects.get(fact=-1).seq
    else:
        fields = [field for field in guarded(Fact) if not field.primary_key]
        column = fields[which % len(fields)]
        rows.update(**{column.attname: otherwise(getattr(line, column.attname))})
    return sealed.seq


def force_consent(what, place, which):
    found = lines(Consent)
    line = found[place % len(found)]
    rows = Consent.objects.filter(pk=line.pk)
    if what == "consent gone":
        rows._raw_delete(using="default")
    elif what == "consent slipped in":
        made = copied(Consent, line)
        made.digest = made.reckoned()
        insert(made)
        return made.uid
    elif what == "consents swapped":
        own = [each for each in found if each.member_id == line.member_id]
        rows = Consent.objects.filter(pk=own[0].pk)
        rows.update(id=found[-1].pk + 1)
        return own[0].uid if len(own) > 1 else None  # alone, it stands where it stood
    elif what == "text":
        ConsentText.objects.filter(pk=line.text_id).update(body="All yours.")
        return next(each.uid for each in found if each.text_id == line.text_id)
    else:
        columns = ("is_given", "language", "channel", "at", "digest", "uid")
        column = columns[which % len(columns)]
        said = "paper" if column == "channel" else otherwise(getattr(line, column))
        rows.update(**{column: said})
        return said if column == "uid" else line.uid
    return line.uid


@quick
@given(history=st.lists(st.one_of(acts, attempts), min_size=4, max_size=12), tampering=forced)
def test_i13_both_logs_only_grow_and_what_is_forced_is_named(valley, history, tampering):
    with undone():
        for step in history:
            if step[0] in ACTS:
                happens(valley, *step)
                continue
            before = everything()
            with pytest.raises(DatabaseError) as refused, transaction.atomic():
                attempt(*step)
            assert re.search("append-only|unique", str(refused.value), re.IGNORECASE), step
            assert everything() == before, step
        seal()
        assert (audit().findings, list(broken())) == ([], [])

        of_the_chain, of_consents = force(*tampering)
        if of_the_chain is not None:
            assert next(each.seq for each in audit().findings if each.check == "chain") == of_the_chain
        if of_consents is not None:
            assert str(of_consents) in next(broken())


def test_i13_links_made_before_who_did_it_was_in_them_hold_still(valley):
    fact = Fact.objects.create(name="core.setting_changed", at=now(), actor=valley[1].pk, audit=True)
    seq, last = chain.head()
    seal_of_before = chain.link(last, chain.earlier_fact_record(seq + 1, fact))
    Seal.objects.create(seq=seq + 1, fact=fact.pk, link=seal_of_before)
    seal()
    assert audit().is_clean
