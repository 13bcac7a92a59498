"""Every house rule catches a bad sample, and lets a good one pass."""

import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from checks import (  # noqa: E402
    bare_sentences,
    ignored_types,
    lengths,
    moved_by_table,
    template_floors,
    template_rules,
    translations,
    writes_only_in_acts,
)


@pytest.fixture
def house(tmp_path):
    """`house("market/views.py", "…")` writes one file of a small house with the real floors."""
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())

    def write(path, text):
        file = tmp_path / "src/wezer" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return tmp_path

    write.root = tmp_path
    return write


# --- writes only in acts ---


@pytest.mark.parametrize(
    "line",
    [
        "reply.save()",
        "reply.delete()",
        "super().save()",
        "Reply.objects.create(state='x')",
        "reply.prices.create(units=1)",
        "Reply.objects.filter(pk=1).update(state='x')",
        "found.update(state='x')",
        "Reply.objects.get_or_create(pk=1)",
        "Reply.objects.update_or_create(pk=1)",
        "Reply.objects.bulk_create([])",
        "anything.bulk_update([], [])",
        "with transaction.atomic(): pass",
        "cursor.execute('UPDATE exchange_reply SET state = 1')",
        "cursor.execute(f'DELETE FROM {table}')",
    ],
)
def test_a_write_outside_of_acts_is_found(house, line):
    root = house("exchange/views/replies.py", f"found = Reply.objects.filter(pk=1)\n{line}\n")
    assert len(list(writes_only_in_acts.problems(root))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "names.update({'a': 1})",
        "digest.update(b'x')",
        "one = Reply.objects.get(pk=1); one.card.update(a=1)",
        "cache.delete('key')",
        "request.session.delete('key')",
        "@router.delete('/replies')\ndef closure(): pass",
        "image.save(out, 'WEBP')",
        "reply.save()  # writes: run inside an act",
        "token = Token.create()",
        "cursor.execute('SELECT 1')",
    ],
)
def test_what_only_looks_like_a_write_is_left_alone(house, line):
    root = house("exchange/views/replies.py", line + "\n")
    assert list(writes_only_in_acts.problems(root)) == []


@pytest.mark.parametrize(
    "path", ["exchange/acts/replies.py", "exchange/acts.py", "kernel/acts.py", "exchange/tests/test_x.py"]
)
def test_acts_kernel_and_tests_may_write(house, path):
    assert list(writes_only_in_acts.problems(house(path, "reply.save()\n"))) == []


def test_a_reason_that_is_no_reason_does_not_count(house):
    assert len(list(writes_only_in_acts.problems(house("core/views.py", "reply.save()  # writes: x\n")))) == 1


# --- states move by their tables (I-6) ---


@pytest.mark.parametrize(
    "line",
    [
        "Reply.objects.filter(pk=1).update(state='accepted')",
        "rows.update(mail_state=other, version=2)",
        "row.state = 'accepted'",
        "row.health, row.at = other, now()",
        "Reply.objects.update_or_create(pk=1, defaults={'stage': 'first'})",
        "Reply.objects.bulk_update(found, ['state', 'title'])",
        "def go(rows):\n    changes = {'state': 'done', 'at': now()}\n    rows.update(**changes)",
        "def go(rows):\n    changes = {}\n    changes['state'] = 'done'\n    rows.update(**changes)",
        "rows.update(**{'state': 'accepted'})",
        "setattr(row, 'state', 'accepted')",
        "rows.update(state='x')  # states: no",
    ],
)
def test_a_state_that_goes_past_its_table_is_found(house, line):
    assert len(list(moved_by_table.problems(house("exchange/acts/replies.py", f"{line}\n")))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "move_all(Reply.objects.filter(pk=1), 'wanted', 'accepted')",
        "rows.update(state_label='accepted', title='x')",
        "card.update({'state': 'accepted'})",
        "Reply.objects.update_or_create(stage='first', defaults={'title': 'x'})",
        "def go(rows):\n    changes = {'title': 'x'}\n    rows.update(**changes)",
        "# states: it says again what its log says\nrows.update(state=found)",
        "class Reply:\n    state = 'wanted'",
    ],
)
def test_what_moves_by_its_table_or_is_no_state_passes(house, line):
    assert list(moved_by_table.problems(house("exchange/acts/replies.py", f"{line}\n"))) == []


# --- templates ---


@pytest.mark.parametrize(
    "tag",
    [
        '{% include "exchange/_reply.html" %}',
        '{% extends "exchange/page.html" %}',
        "{% load replies %}",
        "{% load price from replies %}",
        '{% url "market:list" %}',
        "<a href=\"{% url 'market:list' %}\">{{ x }}</a>",
        '{% url "market-start" %}',
    ],
)
def test_a_template_that_looks_up_is_found(house, tag):
    house("exchange/templatetags/replies.py", "")
    house(
        "exchange/urls.py",
        'urlpatterns = [path("market/", include((own, "market"))), path("x", y, name="market-start")]\n',
    )
    root = house("core/templates/core/hall.html", tag)
    assert len(list(template_floors.problems(root))) == 1


@pytest.mark.parametrize(
    "tag", ['{% include "ui/_card.html" %}', "{% load wezer i18n %}", "{% include name %}", '{% url "account_login" %}']
)
def test_a_template_that_looks_down_or_to_the_framework_passes(house, tag):
    house("ui/templatetags/wezer.py", "")
    root = house("core/templates/core/hall.html", tag)
    assert list(template_floors.problems(root)) == []


def test_neighbours_do_not_include_each_other(house):
    root = house("action/templates/action/task.html", '{% include "exchange/_reply.html" %}')
    assert len(list(template_floors.problems(root))) == 1


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">{{ x }}</p>',
        "<style>p { color: red }</style>",
        "<script>alert(1)</script>",
        '<button onclick="go()">{{ x }}</button>',
        '<a href="javascript:go()">{{ x }}</a>',
        "<p>Pay now</p>",
        '<img src="x" alt="A leaf">',
        '<input placeholder="Search">',
        '<p aria-label="Close">{{ x }}</p>',
        "{% if x %}Yes{% endif %}",
        '{% tag "Late" %}',
        '{{ name|default:"Somebody" }}',
        '{% include "ui/_card.html" with title="What is new" %}',
        "<p>\n" * 170,
    ],
)
def test_a_template_that_breaks_a_rule_is_found(house, text):
    root = house("core/templates/core/hall.html", text)
    assert list(template_rules.problems(root))


@pytest.mark.parametrize(
    "text",
    [
        '<p>{% translate "Pay now" %}</p>',
        "{% blocktranslate with n=x %}Pay {{ n }} now{% endblocktranslate %}",
        '<img src="x" alt="{% translate "A leaf" %}">',
        '<script src="x.js" type="module"></script>',
        '<script type="application/json" id="x">{{ x }}</script>',
        "{# needs: reply #}\n<p>{{ reply }} · 12 %</p>",
        "{% comment %}said to nobody{% endcomment %}<!-- neither this -->",
        "<p>WeZer</p>",
        '{% tag _("Late") %}{{ name|default:_("Somebody") }}{{ price|money:"signed big" }}{{ day|date:"DATE_FORMAT" }}',
        '{% translate "Yes" context "a date suits" as title %}{% include "ui/_card.html" with kind="late" %}',
        "<p>Wikipedia</p>{# untranslated: a name #}",
        '<div data-state="open" class="card only">{{ x }}&nbsp;</div>',
    ],
)
def test_a_good_template_passes(house, text):
    root = house("core/templates/core/hall.html", text)
    assert list(template_rules.problems(root)) == []


def test_a_long_template_is_noted_and_a_reason_quiets_it(house):
    root = house("core/templates/core/hall.html", "<br>\n" * 100)
    assert len(list(template_rules.warnings(root))) == 1
    house("core/templates/core/hall.html", "{# long: one table #}\n" + "<br>\n" * 200)
    assert list(template_rules.warnings(root)) == list(template_rules.problems(root)) == []


# --- translations ---


def catalogue(house, *entries, compiled=True):
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    file.extend(entries)
    path = house.root / "src/wezer/core/locale/fr/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(path))
    if compiled:
        file.save_as_mofile(str(path.with_suffix(".mo")))
    return house.root


def entry(msgid, msgstr, **more):
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **more)


def test_a_complete_catalogue_passes(house):
    house("core/views.py", 'title = _("Pay {price}")\n')
    house(
        "core/templates/core/x.html",
        '{% load i18n %}{% translate "Leave" %}{% blocktranslate %}It\'s {{ n }}{% endblocktranslate %}',
    )
    root = catalogue(
        house,
        entry("Pay {price}", "Payer {price}"),
        entry("Leave", "Partir"),
        entry("It's %(n)s", "C’est %(n)s"),
        polib.POEntry(msgid="one", msgid_plural="%(n)s", msgstr_plural={0: "un", 1: "%(n)s"}),
    )
    assert list(translations.problems(root)) == []


@pytest.mark.parametrize(
    "bad",
    [
        entry("Pay", ""),
        entry("Pay", "Payer", flags=["fuzzy"]),
        entry("Pay {price}", "Payer"),
        entry("Pay %(price)s", "Payer %(prix)s"),
        polib.POEntry(msgid="%(n)s day", msgid_plural="%(n)s days", msgstr_plural={0: "un jour", 1: "jours"}),
    ],
)
def test_a_gap_in_a_catalogue_is_found(house, bad):
    assert list(translations.problems(catalogue(house, bad)))


def test_a_missing_or_old_compiled_catalogue_is_found(house):
    assert list(translations.problems(catalogue(house, entry("Pay", "Payer"), compiled=False)))
    catalogue(house, entry("Pay", "Payer"))
    assert list(translations.problems(catalogue(house, entry("Pay", "Régler"), compiled=False)))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("core/views.py", 'title = _("Never gathered")\n'),
        ("core/views.py", 'title = pgettext("menu", "Never gathered")\n'),
        ("core/templates/core/x.html", '{% load i18n %}{% translate "Never gathered" %}'),
        ("core/templates/core/x.html", "{% load i18n %}{% blocktranslate %}Never gathered{% endblocktranslate %}"),
    ],
)
def test_a_sentence_that_no_catalogue_knows_is_found(house, path, text):
    house(path, text)
    assert len(list(translations.problems(catalogue(house, entry("Pay", "Payer"))))) == 1


# --- bare sentences (I-12) ---

TRANSLATING = "from django.utils.translation import gettext as _t, gettext_lazy as _, ngettext\n"


@pytest.mark.parametrize(
    "line",
    [
        "class Late(Refusal): message = 'It is too late.'",
        "raise ValidationError('Wrong')",
        "messages.success(request, 'Saved')",
        "title = forms.CharField(label='Title', required=False)",
        "title = forms.CharField(help_text=f'At most {n} letters')",
        "form.add_error('title', 'Too long')",
        "class Meta: verbose_name = 'reply of somebody'",
        "class State(TextChoices): OPEN = 'open', 'Open'",
        "kind, name, icon = 'talk', 'Talk', 'leaf'",
        "field.choices = [('', 'None')]",
        "card = {'kind': 'reply', 'title': 'Reply'}",
        "def sentence(self, notice): return 'Somebody ' + 'wrote to you'",
        "def show(n): return f'{n} replies'",
        "def show(n): return format_html('<b>{}</b> <i>is late</i>', n)",
        "text = 'Yes' if late else _('No')",
        "words = ', '.join(['one thing', other])",
        "def show(n): return _(f'Pay {n} now')",
        "def show(n): return _t('Pay {n} now'.format(n=n))",
        "def show(n): return ngettext('%d day' % n, 'days', n)",
        "title = _t('Chosen when the module is loaded')",
        "def show(said=_t('Chosen when the module is loaded')): pass",
        "why = 'It is late'  # untranslated: no",
    ],
)
def test_a_sentence_that_nobody_can_translate_is_found(house, line):
    root = house("exchange/views/replies.py", f"{TRANSLATING}{line}\n")
    assert [said.split(" ")[0] for said in bare_sentences.problems(root)] == ["src/wezer/exchange/views/replies.py:2:"]


@pytest.mark.parametrize(
    "line",
    [
        "class Late(Refusal): message = _('It is too late.')",
        "def show(n): return _t('Pay {n} now').format(n=n)",
        "def show(role): return _t(role)",
        "run = lambda: _t('Chosen when somebody asks')",
        "'A docstring says what it says.'",
        "raise ValueError('two kinds are called alike')",
        "log.warning('Flight %s did not arrive', key)",
        "assert found, 'there is always one'",
        "rows = query('SELECT one FROM many things')",
        "response['Cache-Control'] = 'private, no-store'",
        "answer = HttpResponse(content_type='text/csv; charset=utf-8')",
        "raise BadInput(field='day', detail='a day is wanted')",
        "kind, template = 'talk', 'core/talk.html'",
        "made: 'list of replies' = []",
        "found = name == 'not in'",
        "class Reply:\n    def __str__(self): return f'reply to {self.pk}'",
        "currency = {'name': 'Euro'}  # untranslated: a currency's name",
        "# untranslated: what a bank writes\nNAMES = ('booking date', 'amount')",
    ],
)
def test_what_nobody_reads_or_everybody_can_read_passes(house, line):
    assert list(bare_sentences.problems(house("exchange/views/replies.py", f"{TRANSLATING}{line}\n"))) == []


def test_a_terminal_speaks_english(house):
    assert list(bare_sentences.problems(house("hosting/checkup.py", "words = 'All is well.'\n"))) == []


# --- lengths ---


def test_long_files_are_noted_and_very_long_ones_refused(house):
    root = house("core/models/party.py", "x = 1\n" * 260)
    assert len(list(lengths.warnings(root))) == 1 and list(lengths.problems(root)) == []
    house("core/models/party.py", "x = 1\n" * 401)
    assert len(list(lengths.problems(root))) == 1


def test_a_long_view_is_noted(house):
    root = house("core/views/hall.py", "def show(request):\n" + "    x = 1\n" * 30)
    assert len(list(lengths.warnings(root))) == 1


# --- ignored types say why ---


@pytest.mark.parametrize(
    "line",
    [
        "x = y  # type: ignore",
        "x = y  # type: ignore[misc]",
        "x = y  # type: ignore[misc]  # fmt: skip",
        "x = y  # type: ignore  # because it is so",
        "x = y  # type: ignore[misc]  # no",
    ],
)
def test_an_ignored_type_without_its_code_or_its_reason_is_found(house, line):
    root = house("market/views.py", f"{line}\n")
    assert [said.split(" ")[0] for said in ignored_types.problems(root)] == ["src/wezer/market/views.py:1:"]


def test_an_ignored_type_with_both_passes(house):
    root = house("market/views.py", "x = y  # type: ignore[attr-defined]  # requests carry it in this house\n")
    assert list(ignored_types.problems(root)) == []
