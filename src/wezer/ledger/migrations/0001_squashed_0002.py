"""All tables of the package at once, for a new instance: what the migrations that it replaces come to.

They stay for those who have some of them already. Their steps for rows that were there before have nothing to do here.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref
import wezer.kernel.tables
import wezer.ledger.models.currency

_posting = import_module("wezer.ledger.migrations.0002_posting")

REPLACED = (
    "0001_currencies_accounts_transactions",
    "0002_posting",
)


class Migration(migrations.Migration):
    replaces = [("ledger", name) for name in REPLACED]
    initial = True

    dependencies = [
        ("core", "0001_people_groups_items"),
    ]

    operations = [
        wezer.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="CodeTries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("count", models.PositiveSmallIntegerField(default=0)),
                        ("locked_until", models.DateTimeField(null=True)),
                        (
                            "party",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.party"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Currency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("code", models.CharField(max_length=12, unique=True, verbose_name="code")),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        ("name_plural", models.CharField(blank=True, max_length=60, verbose_name="name in the plural")),
                        ("symbol", models.CharField(blank=True, max_length=8, verbose_name="symbol")),
                        ("symbol_before", models.BooleanField(default=False)),
                        ("scale", models.PositiveSmallIntegerField(default=0, verbose_name="decimals kept")),
                        (
                            "display_decimals",
                            models.PositiveSmallIntegerField(default=0, verbose_name="decimals shown"),
                        ),
                        (
                            "display_format",
                            models.CharField(
                                choices=[
                                    ("decimal", "decimals"),
                                    ("hours_minutes", "hours and minutes"),
                                    ("fraction", "quarters"),
                                    ("counter", "counter"),
                                ],
                                default="decimal",
                                max_length=14,
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[("rare", "rare"), ("sufficient", "sufficient"), ("abundant", "abundant")],
                                max_length=10,
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                choices=[
                                    ("tracked", "exists elsewhere, only recorded here"),
                                    ("issued", "issued by the community"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("active", "active"),
                                    ("frozen", "frozen"),
                                    ("closing", "closing"),
                                    ("closed", "closed"),
                                ],
                                default="active",
                                max_length=8,
                            ),
                        ),
                        ("rules", models.JSONField(default=dict)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("stamp", models.BigIntegerField(default=wezer.ledger.models.currency.new_stamp)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("scale__lte", 9)), name="currency_scale_to_nine"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("display_decimals__lte", models.F("scale"))),
                                name="currency_shows_what_it_keeps",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Account",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("purpose", models.CharField(default="wallet", max_length=60)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("active", "active"),
                                    ("disabled", "disabled by its owner"),
                                    ("suspended", "suspended"),
                                    ("closed", "closed"),
                                ],
                                default="active",
                                max_length=10,
                            ),
                        ),
                        ("balance", models.BigIntegerField(default=0)),
                        ("reserved", models.BigIntegerField(default=0)),
                        ("expected", models.BigIntegerField(default=0)),
                        ("floor", models.BigIntegerField(null=True)),
                        ("ceiling", models.BigIntegerField(null=True)),
                        ("soft_floor", models.BigIntegerField(null=True)),
                        ("soft_ceiling", models.BigIntegerField(null=True)),
                        ("guarded", models.BooleanField(default=False)),
                        ("sequence", models.BigIntegerField(default=0)),
                        ("gross_in", models.BigIntegerField(default=0)),
                        ("gross_out", models.BigIntegerField(default=0)),
                        ("hides_balance", models.BooleanField(default=False)),
                        ("opened_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "holder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="core.party"
                            ),
                        ),
                        (
                            "currency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="accounts",
                                to="ledger.currency",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("holder", "currency", "purpose"), name="account_once"),
                            models.CheckConstraint(
                                condition=models.Q(("expected__gte", 0), ("reserved__gte", 0)),
                                name="account_sets_aside_zero_or_more",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CurrencyVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("effective_from", models.DateTimeField()),
                        ("attributes", models.JSONField(default=dict)),
                        ("rules", models.JSONField(default=dict)),
                        ("governance_ref", models.CharField(blank=True, max_length=100)),
                        ("applied_at", models.DateTimeField(null=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "author",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "currency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="ledger.currency",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("currency", "number"), name="currency_version_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LimitRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("account_kind", models.CharField(blank=True, max_length=20)),
                        (
                            "side",
                            models.CharField(
                                choices=[("floor", "lower limit"), ("ceiling", "upper limit")], max_length=8
                            ),
                        ),
                        ("units", models.BigIntegerField(null=True)),
                        ("expression", models.CharField(blank=True, max_length=2000)),
                        ("soft", models.BooleanField(default=False)),
                        ("priority", models.SmallIntegerField(default=0)),
                        ("valid_from", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("valid_to", models.DateTimeField(null=True)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("removed_at", models.DateTimeField(null=True)),
                        (
                            "account",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="limit_rules",
                                to="ledger.account",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "currency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="limit_rules",
                                to="ledger.currency",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.group",
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.level",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("removed_at", None)),
                                fields=["currency", "side"],
                                name="limit_rule_standing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequestPolicy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("ask", "always ask me"),
                                    ("trusted", "pay at once whom I trust"),
                                    ("automatic", "always pay at once"),
                                    ("silence", "pay after some days without an answer"),
                                ],
                                default="ask",
                                max_length=10,
                            ),
                        ),
                        ("silence_days", models.PositiveSmallIntegerField(default=7)),
                        (
                            "party",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="request_policy",
                                to="core.party",
                            ),
                        ),
                        ("trusted", models.ManyToManyField(related_name="+", to="core.party")),
                    ],
                ),
                migrations.CreateModel(
                    name="Schedule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("amounts", models.JSONField()),
                        ("description", models.CharField(blank=True, max_length=500)),
                        ("first_on", models.DateField()),
                        (
                            "every",
                            models.CharField(
                                choices=[("day", "day"), ("week", "week"), ("month", "month")],
                                default="month",
                                max_length=5,
                            ),
                        ),
                        ("step", models.PositiveSmallIntegerField(default=1)),
                        ("count", models.PositiveIntegerField(null=True)),
                        ("until", models.DateField(null=True)),
                        ("is_instalments", models.BooleanField(default=False)),
                        ("retry_days", models.PositiveSmallIntegerField(default=0)),
                        (
                            "state",
                            models.CharField(
                                choices=[("active", "active"), ("cancelled", "cancelled"), ("finished", "finished")],
                                default="active",
                                max_length=10,
                            ),
                        ),
                        ("key", models.CharField(max_length=100, null=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "payee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["payee", "state"], name="schedule_payee")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key__isnull", False)),
                                fields=("payer", "key"),
                                name="schedule_key_once",
                            ),
                            models.CheckConstraint(condition=models.Q(("step__gte", 1)), name="schedule_step"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Transaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("key", models.CharField(max_length=100, null=True)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        (
                            "author_role",
                            models.CharField(
                                choices=[
                                    ("payer", "payer"),
                                    ("payee", "payee"),
                                    ("third_party", "third party"),
                                    ("system", "system"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("path", models.CharField(default="direct", max_length=20)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("pending", "waiting for an answer"),
                                    ("scheduled", "scheduled"),
                                    ("accepted", "agreed, amount set aside"),
                                    ("invoiced", "payment asked for"),
                                    ("confirming", "waiting for confirmation of receipt"),
                                    ("completed", "completed"),
                                    ("refunding", "being refunded"),
                                    ("refused", "refused"),
                                    ("expired", "expired"),
                                    ("aborted", "cancelled"),
                                    ("reversed", "reversed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("quantity", models.BigIntegerField(null=True)),
                        ("unit", models.CharField(blank=True, max_length=20)),
                        ("description", models.CharField(blank=True, max_length=500)),
                        ("description_hidden", models.BooleanField(default=False)),
                        ("category", models.CharField(blank=True, max_length=60)),
                        ("about", models.CharField(blank=True, max_length=100)),
                        ("origin", models.CharField(default="ui", max_length=12)),
                        ("external_ref", models.CharField(blank=True, max_length=100)),
                        ("batch", models.CharField(blank=True, max_length=60)),
                        ("device", models.CharField(blank=True, max_length=60)),
                        ("payer_cancels", models.BooleanField(default=False)),
                        ("payee_cancels", models.BooleanField(default=False)),
                        ("disputed_at", models.DateTimeField(null=True)),
                        ("reminded_at", models.DateTimeField(null=True)),
                        ("due_at", models.DateTimeField(null=True)),
                        ("expires_at", models.DateTimeField(null=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("completed_at", models.DateTimeField(null=True)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.transaction",
                            ),
                        ),
                        (
                            "initiator",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "payee",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "reverses",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversals",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ("pending", "scheduled", "accepted", "invoiced", "confirming", "refunding"),
                                    )
                                ),
                                fields=["payer", "id"],
                                name="transaction_open_payer",
                            ),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ("pending", "scheduled", "accepted", "invoiced", "confirming", "refunding"),
                                    )
                                ),
                                fields=["payee", "id"],
                                name="transaction_open_payee",
                            ),
                            models.Index(
                                condition=models.Q(("state", "draft")),
                                fields=["party", "id"],
                                name="transaction_drafts",
                            ),
                            models.Index(
                                condition=models.Q(("reverses__isnull", False)),
                                fields=["reverses"],
                                name="transaction_reversals",
                            ),
                            models.Index(
                                condition=models.Q(("batch", ""), _negated=True),
                                fields=["batch", "id"],
                                name="transaction_batch",
                            ),
                            models.Index(
                                condition=models.Q(("about", ""), _negated=True),
                                fields=["about", "party"],
                                name="transaction_about",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key__isnull", False)),
                                fields=("party", "key"),
                                name="transaction_key_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ticket",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("amounts", models.JSONField()),
                        ("description", models.CharField(blank=True, max_length=500)),
                        ("code", models.CharField(max_length=12)),
                        ("secret", models.UUIDField(unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("processed", "paid"),
                                    ("cancelled", "cancelled"),
                                    ("expired", "expired"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("expires_at", models.DateTimeField()),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "payee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "transaction",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ticket",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("code",),
                                name="ticket_code_once_while_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "signer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "transaction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signatures",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("transaction", "signer", "digest"), name="signature_once_per_content"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Occurrence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("due_on", models.DateField()),
                        ("amounts", models.JSONField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("scheduled", "scheduled"),
                                    ("processed", "paid"),
                                    ("failed", "failed"),
                                    ("blocked", "blocked"),
                                    ("cancelled", "cancelled"),
                                    ("settled", "paid elsewhere"),
                                ],
                                default="scheduled",
                                max_length=10,
                            ),
                        ),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("next_try_on", models.DateField(null=True)),
                        ("problem", models.CharField(blank=True, max_length=60)),
                        (
                            "schedule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="occurrences",
                                to="ledger.schedule",
                            ),
                        ),
                        (
                            "transaction",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("next_try_on__isnull", False)),
                                fields=["next_try_on"],
                                name="occurrence_due",
                            )
                        ],
                        "constraints": [models.UniqueConstraint(fields=("schedule", "number"), name="occurrence_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Leg",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("units", models.BigIntegerField()),
                        ("purpose", models.CharField(default="payment", max_length=20)),
                        ("is_set_aside", models.BooleanField(default=False)),
                        (
                            "currency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.currency"
                            ),
                        ),
                        (
                            "payee_account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.account"
                            ),
                        ),
                        (
                            "payer_account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.account"
                            ),
                        ),
                        (
                            "transaction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="planned",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("units__gt", 0), ("units__lte", 1000000000000000)),
                                name="leg_positive",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TransactionLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("pending", "waiting for an answer"),
                                    ("scheduled", "scheduled"),
                                    ("accepted", "agreed, amount set aside"),
                                    ("invoiced", "payment asked for"),
                                    ("confirming", "waiting for confirmation of receipt"),
                                    ("completed", "completed"),
                                    ("refunding", "being refunded"),
                                    ("refused", "refused"),
                                    ("expired", "expired"),
                                    ("aborted", "cancelled"),
                                    ("reversed", "reversed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("reason", models.CharField(blank=True, max_length=60)),
                        (
                            "acting_for",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "actor",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "transaction",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="log",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("transaction", "version"), name="log_once_per_version")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[
                        ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("fact", models.BigIntegerField(null=True, unique=True)),
                        ("link", models.CharField(max_length=64)),
                        ("sealed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "log",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seal",
                                to="ledger.transactionlog",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fact", None), ("log__isnull", False)),
                                    models.Q(("fact__isnull", False), ("log", None)),
                                    _connector="OR",
                                ),
                                name="seal_of_one_thing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Transfer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        ("currency_version", models.PositiveIntegerField(default=1)),
                        ("units", models.BigIntegerField()),
                        ("purpose", models.CharField(default="payment", max_length=20)),
                        (
                            "currency",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.currency",
                            ),
                        ),
                        (
                            "payee_account",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.account",
                            ),
                        ),
                        (
                            "payer_account",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.account",
                            ),
                        ),
                        (
                            "transaction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transfers",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("units__gt", 0), ("units__lte", 1000000000000000)),
                                name="transfer_positive",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("payer_account", models.F("payee_account")), _negated=True),
                                name="transfer_two_accounts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seq", models.BigIntegerField()),
                        ("units", models.BigIntegerField()),
                        ("balance_after", models.BigIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "account",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="ledger.account",
                            ),
                        ),
                        (
                            "transfer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="ledger.transfer",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("account", "seq"), name="entry_once_per_account")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuthorisationRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("above_units", models.BigIntegerField(default=0)),
                        ("only_new_payees", models.BooleanField(default=False)),
                        ("needs", models.PositiveSmallIntegerField(default=2, verbose_name="signatures needed")),
                        ("within_days", models.PositiveSmallIntegerField(default=14)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("removed_at", models.DateTimeField(null=True)),
                        (
                            "author",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="authorisation_rules",
                                to="core.party",
                            ),
                        ),
                        (
                            "currency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.currency",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("removed_at", None)),
                                fields=["party"],
                                name="authorisation_rule_standing",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("needs__gte", 1)), name="authorisation_needs_someone"
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_posting.install, migrations.RunPython.noop),
    ]
