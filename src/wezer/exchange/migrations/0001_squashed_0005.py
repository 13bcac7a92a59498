"""All tables of the package at once, for a new instance: what the migrations that it replaces come to.

They stay for those who have some of them already. Their steps for rows that were there before have nothing to do here.
"""

import django.db.models.deletion
from django.db import migrations, models

import wezer.exchange.models.search
import wezer.kernel.clock
import wezer.kernel.ref
import wezer.kernel.tables

REPLACED = (
    "0001_market",
    "0002_closed_leave_feeds",
    "0003_removed_from",
    "0004_cases_for_what_was_removed",
    "0005_reasons_of_removals_once",
)


class Migration(migrations.Migration):
    replaces = [("exchange", name) for name in REPLACED]
    initial = True

    dependencies = [
        ("core", "0004_arrivals_profile_terms_displacements"),
        ("core", "0008_items_that_are_over"),
        ("core", "0042_who_did_what_was_reported"),
        ("core", "0052_imports_of_places"),
        ("kernel", "0003_log_by_group_and_actor"),
        ("ledger", "0002_posting"),
    ]

    operations = [
        wezer.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Category",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        ("icon", models.CharField(default="store", max_length=40, verbose_name="picture")),
                        ("hue", models.PositiveSmallIntegerField(default=0)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("is_open", models.BooleanField(default=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="exchange.category",
                            ),
                        ),
                        (
                            "criteria",
                            models.ManyToManyField(
                                related_name="+", through="exchange.CategoryCriterion", to="core.criterion"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "name", "id"],
                        "constraints": [models.UniqueConstraint(fields=("parent", "name"), name="category_name_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Announcement",
                    fields=[
                        (
                            "item_ptr",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="core.item",
                            ),
                        ),
                        ("sense", models.CharField(choices=[("offer", "Offer"), ("want", "Want")], max_length=5)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("review", "waiting for review"),
                                    ("published", "open"),
                                    ("paused", "paused"),
                                    ("closed", "closed"),
                                    ("cancelled", "cancelled"),
                                    ("expired", "expired"),
                                    ("removed", "removed by a moderator"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("description", models.TextField(blank=True, max_length=10000, verbose_name="description")),
                        ("description_html", models.TextField(blank=True)),
                        ("quantity", models.PositiveIntegerField(default=1)),
                        ("unit", models.CharField(blank=True, max_length=30, verbose_name="unit")),
                        ("infinite", models.BooleanField(default=False)),
                        ("min_order", models.PositiveIntegerField(default=1)),
                        ("max_order", models.PositiveIntegerField(blank=True, null=True)),
                        ("taken", models.PositiveIntegerField(default=0)),
                        ("closed_by_system", models.BooleanField(default=False)),
                        (
                            "price_mode",
                            models.CharField(
                                choices=[
                                    ("all", "all of these together"),
                                    ("one", "any one of these"),
                                    ("negotiable", "to be discussed"),
                                    ("pay_what_you_can", "each gives what they can"),
                                    ("free", "free"),
                                    ("gift", "a gift, thanks are welcome"),
                                ],
                                default="all",
                                max_length=16,
                            ),
                        ),
                        ("available_from", models.DateField(blank=True, null=True)),
                        ("available_to", models.DateField(blank=True, null=True)),
                        ("expires_at", models.DateTimeField(blank=True, null=True)),
                        ("reminded_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("shown_since", models.DateTimeField(blank=True, null=True)),
                        ("radius_km", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("remote", models.BooleanField(default=False)),
                        ("exact_after_agreement", models.BooleanField(default=False)),
                        ("exact_place", models.CharField(blank=True, max_length=200)),
                        ("exact_latitude", models.FloatField(blank=True, null=True)),
                        ("exact_longitude", models.FloatField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=100)),
                        ("key", models.CharField(blank=True, max_length=100)),
                        ("decision", models.CharField(blank=True, max_length=500)),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="announcements",
                                to="exchange.category",
                            ),
                        ),
                        ("tags", models.ManyToManyField(blank=True, related_name="announcements", to="exchange.tag")),
                        ("removed_from", models.CharField(blank=True, max_length=10)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["state", "sense", "item_ptr"], name="announcement_state"),
                            models.Index(fields=["category", "state"], name="announcement_category"),
                            models.Index(
                                condition=models.Q(("expires_at__isnull", False), ("state", "published")),
                                fields=["expires_at"],
                                name="announcement_ending",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 1)), name="announcement_of_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("infinite", True), ("taken__lte", models.F("quantity")), _connector="OR"
                                ),
                                name="announcement_not_overtaken",
                            ),
                        ],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="CategoryCriterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_added", models.BooleanField(default=True)),
                        (
                            "category",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="exchange.category",
                            ),
                        ),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.criterion"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("category", "criterion"), name="category_criterion_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token",
                            models.CharField(
                                default=wezer.exchange.models.search.new_token, max_length=40, unique=True
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "member",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="market_feed",
                                to="core.member",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PriceLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("units", models.BigIntegerField()),
                        ("least", models.BigIntegerField(blank=True, null=True)),
                        ("most", models.BigIntegerField(blank=True, null=True)),
                        ("share", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "announcement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="prices",
                                to="exchange.announcement",
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
                        "ordering": ["position", "id"],
                        "indexes": [models.Index(fields=["currency", "units"], name="price_range")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("announcement", "currency"), name="price_once_per_currency"
                            ),
                            models.CheckConstraint(condition=models.Q(("units__gte", 0)), name="price_zero_or_more"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reply",
                    fields=[
                        (
                            "item_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to="core.item",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("open", "open"),
                                    ("countered", "new terms proposed"),
                                    ("accepted", "agreed"),
                                    ("rejected", "declined"),
                                    ("delivered", "done, to be paid"),
                                    ("invoiced", "settlement asked"),
                                    ("confirming", "receipt to confirm"),
                                    ("evaluating", "words to exchange"),
                                    ("paid", "completed"),
                                    ("refunding", "being given back"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("quantity", models.PositiveIntegerField(default=1)),
                        ("terms_number", models.PositiveSmallIntegerField(default=0)),
                        ("holds", models.PositiveIntegerField(default=0)),
                        ("for_task", models.CharField(blank=True, max_length=100)),
                        ("key", models.CharField(blank=True, max_length=100)),
                        ("pay_key", models.CharField(blank=True, max_length=100)),
                        ("payer_cancels_at", models.DateTimeField(blank=True, null=True)),
                        ("payee_cancels_at", models.DateTimeField(blank=True, null=True)),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        ("delivered_at", models.DateTimeField(blank=True, null=True)),
                        ("contested_at", models.DateTimeField(blank=True, null=True)),
                        ("paid_at", models.DateTimeField(blank=True, null=True)),
                        ("evaluate_by", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("disputed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "announcement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="exchange.announcement",
                            ),
                        ),
                        (
                            "disputed_by",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "payer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "transaction",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reply",
                                to="ledger.transaction",
                            ),
                        ),
                        (
                            "terms",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="exchange.terms",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["announcement", "state"], name="reply_of_announcement"),
                            models.Index(fields=["payer", "state"], name="reply_payer"),
                            models.Index(fields=["payee", "state"], name="reply_payee"),
                            models.Index(
                                condition=models.Q(("state", "evaluating")),
                                fields=["evaluate_by"],
                                name="reply_to_evaluate",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("payer", models.F("payee")), _negated=True),
                                name="reply_two_parties",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quantity__gte", 1)), name="reply_for_something"
                            ),
                        ],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="Message",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("body", models.TextField(max_length=4000)),
                        ("key", models.CharField(blank=True, max_length=100)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="exchange.reply",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["created_at", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("reply", "author", "key"),
                                name="message_key_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReplyEvaluation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("due_at", models.DateTimeField()),
                        ("given_at", models.DateTimeField(blank=True, null=True)),
                        ("comment", models.TextField(blank=True, max_length=2000)),
                        ("revealed_at", models.DateTimeField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True, max_length=2000)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "evaluated",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "evaluator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evaluations",
                                to="exchange.reply",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["evaluated", "revealed_at"], name="words_received")],
                        "constraints": [
                            models.UniqueConstraint(fields=("reply", "evaluator"), name="reply_evaluation_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedSearch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("name", models.CharField(max_length=80)),
                        ("wanted", models.JSONField(default=dict)),
                        ("alerts", models.BooleanField(default=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="market_searches",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-id"],
                        "indexes": [models.Index(fields=["alerts", "id"], name="search_with_alerts")],
                    },
                ),
                migrations.CreateModel(
                    name="Tag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40)),
                        ("slug", models.SlugField(allow_unicode=True, max_length=40, unique=True)),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="tags",
                                to="exchange.category",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name", "id"],
                    },
                ),
                migrations.CreateModel(
                    name="Skill",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="skills", to="core.member"
                            ),
                        ),
                        (
                            "tag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="skilled", to="exchange.tag"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("member", "tag"), name="skill_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Terms",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("message", models.TextField(blank=True, max_length=4000)),
                        ("quantity", models.PositiveIntegerField()),
                        ("starts_at", models.DateTimeField(blank=True, null=True)),
                        ("minutes", models.PositiveIntegerField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("note", models.CharField(blank=True, max_length=300)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="exchange.reply",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "constraints": [models.UniqueConstraint(fields=("reply", "number"), name="terms_number_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ReplyPrice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("units", models.BigIntegerField()),
                        (
                            "currency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.currency"
                            ),
                        ),
                        (
                            "terms",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="prices", to="exchange.terms"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "constraints": [
                            models.UniqueConstraint(fields=("terms", "currency"), name="reply_price_once_per_currency"),
                            models.CheckConstraint(condition=models.Q(("units__gt", 0)), name="reply_price_positive"),
                        ],
                    },
                ),
            ],
        ),
    ]
