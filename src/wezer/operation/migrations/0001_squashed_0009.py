"""All tables of the package at once, for a new instance: what the migrations that it replaces come to.

They stay for those who have some of them already. Their steps for rows that were there before have nothing to do here.
"""

import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref
import wezer.kernel.tables

REPLACED = (
    "0001_books_partners_mirror",
    "0002_years_budgets_files",
    "0003_recordings",
    "0004_books_version",
    "0005_invoices_claims_papers",
    "0006_accounts_of_engine",
    "0007_checks",
    "0008_bank_sepa",
    "0009_credits_undone_rates_back_office",
)


class Migration(migrations.Migration):
    replaces = [("operation", name) for name in REPLACED]
    initial = True

    dependencies = [
        ("core", "0008_items_that_are_over"),
        ("ledger", "0002_posting"),
        ("workflow", "0002_flights_behind_several"),
    ]

    operations = [
        wezer.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="BookAccount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=20)),
                        ("name", models.CharField(max_length=200)),
                        ("group", models.CharField(blank=True, max_length=200)),
                        (
                            "statement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("balance", "balance sheet"),
                                    ("income", "income statement"),
                                    ("off-balance", "off the balance sheet"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("is_debit", models.BooleanField(default=True)),
                        ("is_receivable", models.BooleanField(default=False)),
                        ("is_payable", models.BooleanField(default=False)),
                        ("is_heading", models.BooleanField(default=False)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="accounts",
                                to="operation.books",
                            ),
                        ),
                        ("number", models.BigIntegerField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("books", "code"), name="book_account_once"),
                            models.UniqueConstraint(fields=("books", "number"), name="book_account_of_engine"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BookEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(unique=True)),
                        ("number", models.CharField(max_length=60)),
                        ("date", models.DateField()),
                        ("posted_on", models.DateField(null=True)),
                        ("journal", models.CharField(max_length=20)),
                        ("journal_kind", models.CharField(max_length=20)),
                        ("text", models.CharField(blank=True, max_length=500)),
                        ("origin", models.UUIDField(db_index=True, null=True)),
                        ("origin_kind", models.CharField(blank=True, max_length=60)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="operation.books",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["books", "date", "id"], name="book_entry_by_date")],
                    },
                ),
                migrations.CreateModel(
                    name="BookLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.BigIntegerField()),
                        ("date", models.DateField()),
                        ("debit", models.BigIntegerField(default=0)),
                        ("credit", models.BigIntegerField(default=0)),
                        ("text", models.CharField(blank=True, max_length=500)),
                        ("due", models.DateField(null=True)),
                        ("currency", models.CharField(blank=True, max_length=12)),
                        ("units", models.BigIntegerField(null=True)),
                        ("reconciliation", models.BigIntegerField(null=True)),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="operation.bookaccount",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="operation.bookentry",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="operation.partner",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["account", "date", "id"], name="book_line_of_account"),
                            models.Index(fields=["line"], name="book_line_of_engine"),
                            models.Index(
                                condition=models.Q(
                                    ("reconciliation", None), models.Q(("debit", models.F("credit")), _negated=True)
                                ),
                                fields=["account", "due"],
                                name="book_line_open",
                            ),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("entry", "line"), name="book_line_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Books",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("opening", "being opened"), ("open", "open")], default="opening", max_length=8
                            ),
                        ),
                        ("pack", models.CharField(max_length=40)),
                        ("currency", models.CharField(default="EUR", max_length=3)),
                        ("digits", models.PositiveSmallIntegerField(default=2)),
                        ("legal_name", models.CharField(max_length=120, verbose_name="name in law")),
                        ("street", models.CharField(blank=True, max_length=200, verbose_name="street")),
                        ("postcode", models.CharField(blank=True, max_length=20, verbose_name="postcode")),
                        ("city", models.CharField(blank=True, max_length=100, verbose_name="town")),
                        ("country", models.CharField(blank=True, max_length=2, verbose_name="country")),
                        (
                            "registration",
                            models.CharField(blank=True, max_length=40, verbose_name="registration number"),
                        ),
                        ("vat_number", models.CharField(blank=True, max_length=20, verbose_name="VAT number")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("bank_name", models.CharField(blank=True, max_length=100, verbose_name="bank")),
                        ("iban", models.CharField(blank=True, max_length=34, verbose_name="IBAN")),
                        ("bic", models.CharField(blank=True, max_length=11, verbose_name="BIC")),
                        (
                            "creditor_id",
                            models.CharField(blank=True, max_length=35, verbose_name="SEPA creditor identifier"),
                        ),
                        ("tax_regime", models.CharField(default="none", max_length=20, verbose_name="tax regime")),
                        ("due_days", models.PositiveSmallIntegerField(default=30, verbose_name="days to pay")),
                        ("footer", models.CharField(blank=True, max_length=500, verbose_name="foot of documents")),
                        ("opened_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("events_read", models.BigIntegerField(default=0)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "entity",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="books", to="core.group"
                            ),
                        ),
                        (
                            "logo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.file",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                ),
                migrations.CreateModel(
                    name="BookTaxLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("tax", models.CharField(max_length=200)),
                        ("side", models.CharField(max_length=8)),
                        ("is_base", models.BooleanField()),
                        ("amount", models.BigIntegerField()),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tax_lines",
                                to="operation.bookline",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CommunityMoney",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "policy",
                            models.CharField(
                                choices=[
                                    ("valued", "in the books at its value"),
                                    ("memo", "in the books by its units, without value"),
                                    ("off_books", "not in the books"),
                                ],
                                default="off_books",
                                max_length=9,
                            ),
                        ),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moneys", to="operation.books"
                            ),
                        ),
                        (
                            "currency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.currency"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("books", "currency"), name="community_money_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityRate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField()),
                        ("units", models.BigIntegerField()),
                        ("value", models.BigIntegerField()),
                        (
                            "money",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rates",
                                to="operation.communitymoney",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("money", "since"), name="community_rate_once"),
                            models.CheckConstraint(
                                condition=models.Q(("units__gt", 0), ("value__gt", 0)), name="community_rate_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("person", "person"), ("organisation", "organisation")],
                                default="person",
                                max_length=12,
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("street", models.CharField(blank=True, max_length=200, verbose_name="street")),
                        ("postcode", models.CharField(blank=True, max_length=20, verbose_name="postcode")),
                        ("city", models.CharField(blank=True, max_length=100, verbose_name="town")),
                        ("country", models.CharField(blank=True, max_length=2, verbose_name="country")),
                        (
                            "registration",
                            models.CharField(blank=True, max_length=40, verbose_name="registration number"),
                        ),
                        ("vat_number", models.CharField(blank=True, max_length=20, verbose_name="VAT number")),
                        ("iban", models.CharField(blank=True, max_length=34, verbose_name="IBAN")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "party",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partner",
                                to="core.party",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["name", "id"], name="partner_by_name")],
                    },
                ),
                migrations.CreateModel(
                    name="BookRole",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("role", models.CharField(max_length=60)),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roles",
                                to="operation.bookaccount",
                            ),
                        ),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="operation.books"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("books", "role"), name="book_role_once")],
                    },
                ),
                migrations.CreateModel(
                    name="EngineState",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("waiting", "not begun"),
                                    ("making", "being prepared"),
                                    ("ready", "ready"),
                                    ("failed", "could not be prepared"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("done", models.PositiveSmallIntegerField(default=0)),
                        ("total", models.PositiveSmallIntegerField(default=0)),
                        ("error", models.CharField(blank=True, max_length=1000)),
                        ("changed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                    ],
                ),
                migrations.CreateModel(
                    name="BookYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=20)),
                        ("start", models.DateField()),
                        ("end", models.DateField()),
                        ("prefixes", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("opening", "being opened"),
                                    ("open", "open"),
                                    ("closing", "being closed"),
                                    ("closed", "closed"),
                                ],
                                default="opening",
                                max_length=8,
                            ),
                        ),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="years", to="operation.books"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("books", "start"), name="book_year_once")],
                    },
                ),
                migrations.CreateModel(
                    name="BookPeriod",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("start", models.DateField()),
                        ("end", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("opening", "being opened"),
                                    ("open", "open"),
                                    ("closing", "being closed"),
                                    ("closed", "closed"),
                                ],
                                default="opening",
                                max_length=8,
                            ),
                        ),
                        (
                            "year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="periods",
                                to="operation.bookyear",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("year", "start"), name="book_period_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Budget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("start", models.DateField(verbose_name="from")),
                        ("end", models.DateField(verbose_name="to")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budgets",
                                to="operation.books",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))), name="budget_has_days"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("month", models.DateField(blank=True, null=True)),
                        ("units", models.BigIntegerField()),
                        ("text", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="operation.bookaccount",
                            ),
                        ),
                        (
                            "budget",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="operation.budget"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("units__gt", 0)), name="budget_line_positive"),
                            models.UniqueConstraint(fields=("budget", "account", "month"), name="budget_line_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("month", None)),
                                fields=("budget", "account"),
                                name="budget_line_once_in_all",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OpeningDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("said", models.JSONField(default=dict)),
                        ("changed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "entity",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.group"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="StatutoryFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("kind", models.CharField(max_length=20)),
                        ("start", models.DateField()),
                        ("end", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "being made"), ("made", "made"), ("refused", "refused")],
                                default="asked",
                                max_length=8,
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("size", models.PositiveBigIntegerField(default=0)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("refusal", models.CharField(blank=True, max_length=500)),
                        ("asked_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("made_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="operation.books"
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="EngineSign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_up", models.BooleanField(default=False, verbose_name="answers")),
                        ("why", models.CharField(blank=True, max_length=300)),
                        ("since", models.DateTimeField(default=wezer.kernel.clock.now)),
                    ],
                ),
                migrations.CreateModel(
                    name="Recording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("method", models.CharField(max_length=60)),
                        ("origin", models.CharField(blank=True, max_length=100)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recordings",
                                to="operation.books",
                            ),
                        ),
                        (
                            "flight",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recording",
                                to="workflow.flight",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["origin", "id"], name="recording_of_origin")],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("submitted", "waiting for consent"),
                                    ("refused", "sent back"),
                                    ("recording", "being recorded"),
                                    ("owed", "to be given back"),
                                    ("repaying", "repayment being recorded"),
                                    ("repaid", "given back"),
                                    ("waived", "given to the community"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="draft",
                                max_length=9,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("attempt", models.PositiveSmallIntegerField(default=0)),
                        ("title", models.CharField(max_length=200)),
                        (
                            "wish",
                            models.CharField(
                                choices=[
                                    ("legal", "in legal money"),
                                    ("community", "in the community's currency"),
                                    ("waive", "I give it to the community"),
                                ],
                                default="legal",
                                max_length=9,
                            ),
                        ),
                        ("units", models.BigIntegerField(blank=True, null=True)),
                        ("total", models.BigIntegerField(default=0)),
                        ("number", models.CharField(blank=True, max_length=60)),
                        ("document", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("problem", models.CharField(blank=True, max_length=500)),
                        ("key", models.CharField(blank=True, max_length=100)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("submitted_at", models.DateTimeField(blank=True, null=True)),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        ("settled_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "approver",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="operation.books"
                            ),
                        ),
                        (
                            "claimant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="core.member"
                            ),
                        ),
                        (
                            "currency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.currency",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="core.group"
                            ),
                        ),
                        (
                            "transaction",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.transaction",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["claimant", "-id"], name="claim_of_member"),
                            models.Index(fields=["books", "state", "-id"], name="claim_by_state"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("claimant", "key"),
                                name="claim_key_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("date", models.DateField()),
                        ("text", models.CharField(max_length=300)),
                        ("role", models.CharField(max_length=60)),
                        ("amount", models.BigIntegerField()),
                        ("kilometres", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="operation.claim"
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.file",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("claim", "position"), name="claim_line_once"),
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="claim_line_positive"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        (
                            "direction",
                            models.CharField(
                                choices=[("out", "to be received"), ("in", "to be paid")], default="out", max_length=3
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("recording", "being recorded"),
                                    ("posted", "to be settled"),
                                    ("paid", "settled"),
                                    ("credited", "credited"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="draft",
                                max_length=9,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("attempt", models.PositiveSmallIntegerField(default=0)),
                        ("date", models.DateField()),
                        ("due", models.DateField()),
                        ("currency", models.CharField(max_length=3)),
                        ("digits", models.PositiveSmallIntegerField(default=2)),
                        ("rate", models.CharField(blank=True, max_length=20)),
                        ("title", models.CharField(max_length=300)),
                        ("reference", models.CharField(blank=True, max_length=100)),
                        ("note", models.CharField(blank=True, max_length=500)),
                        ("number", models.CharField(blank=True, max_length=60)),
                        ("document", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("net", models.BigIntegerField(default=0)),
                        ("tax", models.BigIntegerField(default=0)),
                        ("total", models.BigIntegerField(default=0)),
                        ("to_pay", models.BigIntegerField(default=0)),
                        ("origin", models.CharField(blank=True, max_length=100)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("problem", models.CharField(blank=True, max_length=500)),
                        ("key", models.CharField(blank=True, max_length=100)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("posted_at", models.DateTimeField(blank=True, null=True)),
                        ("paid_at", models.DateTimeField(blank=True, null=True)),
                        ("overdue_at", models.DateTimeField(blank=True, null=True)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "agreement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invoices",
                                to="ledger.transaction",
                            ),
                        ),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invoices",
                                to="operation.books",
                            ),
                        ),
                        (
                            "credits",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="credit_notes",
                                to="operation.invoice",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invoices",
                                to="operation.partner",
                            ),
                        ),
                        ("is_of_back_office", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["books", "-date", "-id"], name="invoice_by_date"),
                            models.Index(fields=["books", "state", "-date", "-id"], name="invoice_by_state"),
                            models.Index(fields=["partner", "-date", "-id"], name="invoice_of_partner"),
                            models.Index(
                                condition=models.Q(("overdue_at", None), ("state", "posted")),
                                fields=["due"],
                                name="invoice_to_watch",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("credits", None),
                                    models.Q(("origin", ""), _negated=True),
                                    models.Q(("state", "cancelled"), _negated=True),
                                ),
                                fields=("origin",),
                                name="invoice_of_origin_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("books", "key"),
                                name="invoice_key_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("direction", ""), _negated=True), ("due__gte", models.F("date"))
                                ),
                                name="invoice_due_after",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("credits", None),
                                    ("direction", "in"),
                                    ("is_of_back_office", False),
                                    models.Q(("reference", ""), _negated=True),
                                    models.Q(("state", "cancelled"), _negated=True),
                                ),
                                fields=("books", "partner", "reference"),
                                name="invoice_supplier_reference_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvoiceLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("item", "what is provided"),
                                    ("deposit", "deposit"),
                                    ("recall", "deposit taken off"),
                                ],
                                default="item",
                                max_length=7,
                            ),
                        ),
                        ("text", models.CharField(max_length=500)),
                        ("quantity", models.BigIntegerField(default=10000)),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("unit", "piece"),
                                    ("hour", "hour"),
                                    ("day", "day"),
                                    ("kg", "kilogram"),
                                    ("g", "gram"),
                                    ("l", "litre"),
                                    ("m", "metre"),
                                    ("km", "kilometre"),
                                ],
                                default="unit",
                                max_length=5,
                            ),
                        ),
                        ("price", models.BigIntegerField()),
                        ("role", models.CharField(blank=True, max_length=60)),
                        (
                            "nature",
                            models.CharField(
                                choices=[("service", "service"), ("goods", "goods")], default="service", max_length=7
                            ),
                        ),
                        ("taxes", models.JSONField(default=list)),
                        ("service_date", models.DateField(blank=True, null=True)),
                        ("net", models.BigIntegerField(default=0)),
                        (
                            "invoice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="operation.invoice",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("invoice", "position"), name="invoice_line_once"),
                            models.CheckConstraint(
                                condition=models.Q(("price__gte", 0), ("quantity__gt", 0)), name="invoice_line_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvoicePart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("units", models.BigIntegerField()),
                        ("value", models.BigIntegerField(default=0)),
                        (
                            "currency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.currency"
                            ),
                        ),
                        (
                            "invoice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="operation.invoice",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("invoice", "currency"), name="invoice_part_once"),
                            models.CheckConstraint(
                                condition=models.Q(("units__gt", 0), ("value__gte", 0)), name="invoice_part_positive"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvoicePayment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("recording", "being recorded"),
                                    ("recorded", "recorded"),
                                    ("refused", "not recorded"),
                                    ("undoing", "being undone"),
                                    ("undone", "undone"),
                                ],
                                default="recording",
                                max_length=9,
                            ),
                        ),
                        ("amount", models.BigIntegerField()),
                        (
                            "means",
                            models.CharField(
                                blank=True,
                                choices=[("bank", "bank transfer"), ("cash", "cash"), ("card_clearing", "card")],
                                max_length=13,
                            ),
                        ),
                        ("reference", models.CharField(blank=True, max_length=200)),
                        ("date", models.DateField()),
                        ("units", models.BigIntegerField(blank=True, null=True)),
                        ("entry", models.UUIDField(blank=True, null=True)),
                        ("problem", models.CharField(blank=True, max_length=500)),
                        ("key", models.CharField(blank=True, max_length=100)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "currency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.currency",
                            ),
                        ),
                        (
                            "invoice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="operation.invoice",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "transaction",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ledger.transaction",
                            ),
                        ),
                        ("undoing", models.PositiveSmallIntegerField(default=0)),
                        ("undone_because", models.CharField(blank=True, max_length=300)),
                        ("undone_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["date", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("invoice", "key"),
                                name="invoice_payment_key_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gt", 0),
                                    models.Q(("amount", 0), ("currency__isnull", False)),
                                    _connector="OR",
                                ),
                                name="invoice_payment_positive",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("currency__isnull", False),
                                    models.Q(("state__in", ["refused", "undone"]), _negated=True),
                                ),
                                fields=("invoice", "currency"),
                                name="invoice_part_paid_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvoiceReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("level", models.PositiveSmallIntegerField()),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("to", models.CharField(blank=True, max_length=254)),
                        (
                            "invoice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="operation.invoice",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["level"],
                        "constraints": [
                            models.UniqueConstraint(fields=("invoice", "level"), name="invoice_reminder_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Paper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("origin", models.CharField(max_length=100)),
                        ("language", models.CharField(max_length=12)),
                        ("name", models.CharField(max_length=120)),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveIntegerField()),
                        ("made_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("origin", "language"), name="paper_once")],
                    },
                ),
                migrations.CreateModel(
                    name="BooksCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("entries", models.PositiveIntegerField(default=0)),
                        ("differences", models.JSONField(default=list)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="operation.books"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["books", "-at"], name="books_check_newest")],
                    },
                ),
                migrations.CreateModel(
                    name="BankStatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("account", models.CharField(default="bank", max_length=60)),
                        (
                            "state",
                            models.CharField(
                                choices=[("recording", "being recorded"), ("kept", "recorded")],
                                default="recording",
                                max_length=9,
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("format", models.CharField(max_length=8)),
                        ("digest", models.CharField(max_length=64)),
                        ("size", models.PositiveIntegerField()),
                        ("layout", models.JSONField(blank=True, default=dict)),
                        ("number", models.CharField(blank=True, max_length=35)),
                        ("iban", models.CharField(blank=True, max_length=34)),
                        ("opening", models.BigIntegerField(null=True)),
                        ("closing", models.BigIntegerField(null=True)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        ("problem", models.CharField(blank=True, max_length=500)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="statements",
                                to="operation.books",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["books", "-ends", "-id"], name="bank_statement_by_end")],
                        "constraints": [
                            models.UniqueConstraint(fields=("books", "digest"), name="bank_statement_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("position", models.PositiveIntegerField()),
                        ("date", models.DateField()),
                        ("amount", models.BigIntegerField()),
                        ("text", models.CharField(blank=True, max_length=500)),
                        ("name", models.CharField(blank=True, max_length=140)),
                        ("iban", models.CharField(blank=True, max_length=34)),
                        ("reference", models.CharField(blank=True, max_length=70)),
                        ("code", models.CharField(blank=True, max_length=4)),
                        ("print", models.CharField(db_index=True, max_length=32)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "to match"),
                                    ("matching", "being recorded"),
                                    ("matched", "matched"),
                                    ("ignored", "left out"),
                                ],
                                default="new",
                                max_length=8,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("attempt", models.PositiveSmallIntegerField(default=0)),
                        ("why", models.CharField(blank=True, max_length=300)),
                        ("entry", models.UUIDField(blank=True, null=True)),
                        ("problem", models.CharField(blank=True, max_length=500)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bank_lines",
                                to="operation.books",
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="operation.bankstatement",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["books", "state", "-date", "-id"], name="bank_line_by_state"),
                            models.Index(fields=["books", "-date", "-id"], name="bank_line_by_date"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("statement", "position"), name="bank_line_once"),
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True), name="bank_line_moves"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mandate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("identification", models.CharField(max_length=35, verbose_name="reference")),
                        ("iban", models.CharField(max_length=34, verbose_name="IBAN")),
                        ("bic", models.CharField(blank=True, max_length=11, verbose_name="BIC")),
                        ("signed", models.DateField(verbose_name="signed on")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("recurrent", "again and again"), ("one_off", "once")],
                                default="recurrent",
                                max_length=9,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("active", "in force"),
                                    ("returned", "given back by the bank"),
                                    ("ended", "ended"),
                                ],
                                default="active",
                                max_length=8,
                            ),
                        ),
                        ("returned", models.CharField(blank=True, max_length=4)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("problem", models.CharField(blank=True, max_length=500)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to="operation.books",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandates",
                                to="operation.partner",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["books", "-signed", "-id"], name="mandate_by_day")],
                        "constraints": [
                            models.UniqueConstraint(fields=("books", "identification"), name="mandate_reference_once"),
                            models.CheckConstraint(
                                condition=models.Q(("state", "returned"), ("returned", ""), _connector="OR"),
                                name="mandate_flag_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MatchRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("sign", models.SmallIntegerField()),
                        ("sameness", models.CharField(max_length=120)),
                        ("role", models.CharField(blank=True, max_length=60)),
                        ("uses", models.PositiveIntegerField(default=1)),
                        ("used_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="match_rules",
                                to="operation.books",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="operation.partner",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["books", "-used_at", "-id"], name="match_rule_by_use")],
                        "constraints": [
                            models.UniqueConstraint(fields=("books", "sign", "sameness"), name="match_rule_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SepaBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        (
                            "kind",
                            models.CharField(choices=[("collect", "collections"), ("pay", "transfers")], max_length=7),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("making", "being made"),
                                    ("made", "waiting for the bank"),
                                    ("answered", "answered"),
                                    ("dropped", "given up"),
                                ],
                                default="making",
                                max_length=8,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("date", models.DateField()),
                        ("account", models.CharField(default="bank", max_length=60)),
                        ("total", models.BigIntegerField()),
                        ("number", models.CharField(blank=True, max_length=60)),
                        ("file", models.TextField(blank=True)),
                        ("is_booked", models.BooleanField(default=False)),
                        ("answers", models.PositiveSmallIntegerField(default=0)),
                        ("problem", models.CharField(blank=True, max_length=500)),
                        ("key", models.CharField(blank=True, max_length=100)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sepa_batches",
                                to="operation.books",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["books", "-id"], name="sepa_batch_by_id")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("books", "key"),
                                name="sepa_batch_key_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SepaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("document", models.UUIDField(db_index=True)),
                        ("label", models.CharField(max_length=140)),
                        ("amount", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "on its way"),
                                    ("succeeded", "done"),
                                    ("failed", "refused by the bank"),
                                ],
                                default="waiting",
                                max_length=9,
                            ),
                        ),
                        ("code", models.CharField(blank=True, max_length=4)),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="operation.sepabatch",
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="operation.mandate",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="operation.partner"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="sepa_item_positive")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankMatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("attempt", models.PositiveSmallIntegerField()),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("document", "open document"),
                                    ("party", "partner, oldest first"),
                                    ("account", "account"),
                                    ("batch", "batch of payments"),
                                    ("returned", "payment given back"),
                                    ("recorded", "recorded already"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("amount", models.BigIntegerField()),
                        ("target", models.CharField(max_length=120)),
                        ("label", models.CharField(max_length=200)),
                        ("undone_on", models.DateField(blank=True, null=True)),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="matches",
                                to="operation.bankline",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="operation.partner",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["attempt", "position"],
                        "indexes": [models.Index(fields=["target"], name="bank_match_of_target")],
                        "constraints": [
                            models.UniqueConstraint(fields=("line", "attempt", "position"), name="bank_match_once"),
                            models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="bank_match_positive"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForeignRate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("currency", models.CharField(max_length=3)),
                        ("since", models.DateField()),
                        ("rate", models.CharField(max_length=20)),
                        (
                            "books",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="foreign_rates",
                                to="operation.books",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("books", "currency", "since"), name="foreign_rate_once")
                        ],
                    },
                ),
            ],
        ),
    ]
