"""All tables of the package at once, for a new instance: what the migrations that it replaces come to.

They stay for those who have some of them already. Their steps for rows that were there before have nothing to do here.
"""

import uuid
from importlib import import_module

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import wezer.core.models.appearance
import wezer.kernel.clock
import wezer.kernel.ref
import wezer.kernel.tables

_search = import_module("wezer.core.migrations.0002_search_index")
_consents = import_module("wezer.core.migrations.0022_consents")
_rare_words = import_module("wezer.core.migrations.0109_rare_words_are_known")

REPLACED = (
    "0001_people_groups_items",
    "0002_search_index",
    "0003_posts_written_once_and_room_feed",
    "0004_arrivals_profile_terms_displacements",
    "0005_icons_of_parties",
    "0006_departures",
    "0007_application_messages",
    "0008_items_that_are_over",
    "0009_following_and_visits",
    "0010_events_and_agendas",
    "0011_channels_and_mail",
    "0012_conversations",
    "0013_who_looked",
    "0014_endorsements",
    "0015_lines_said_at_signup",
    "0016_moves_of_groups",
    "0017_states_and_failures_of_rooms",
    "0018_journey_of_a_community",
    "0019_things_and_loans",
    "0020_own_archives_and_erasures",
    "0021_documents",
    "0022_consents",
    "0023_forums",
    "0024_points_on_the_map",
    "0025_holds_and_nights_that_forget",
    "0026_groups_that_decide_and_end",
    "0027_terms_and_loans_of_roles",
    "0028_help_desk",
    "0029_membranes_newcomers_agreements",
    "0030_care_of_groups_whose_stewards_are_outside",
    "0031_link_mailings",
    "0032_push",
    "0033_exclusions_heard",
    "0034_moderation",
    "0035_blogs",
    "0036_trust_and_age",
    "0037_sites_of_groups",
    "0038_transparency_in_versions",
    "0039_links_sheets_reminders",
    "0040_agreements_at_the_door",
    "0041_guests_prices_and_who_came",
    "0042_who_did_what_was_reported",
    "0043_earlier_words_for_whom",
    "0044_pinned_and_found_messages",
    "0045_devices_end",
    "0046_changes_of_articles_proposed",
    "0047_earlier_words_of_old",
    "0048_places_on_the_map",
    "0049_dates_to_choose_from",
    "0050_calendars_from_elsewhere",
    "0051_cases_for_what_was_hidden",
    "0052_imports_of_places",
    "0053_changes_are_numbered_once",
    "0054_messages_to_be_read_for_search",
    "0055_care_of_groups_whose_stewards_are_on_a_pause",
    "0056_holds_of_groups_in_one_place",
    "0057_groups_that_end_by_themselves",
    "0058_meeting_online_and_kept_places",
    "0059_what_one_hears_of_a_conversation",
    "0060_walks_through_the_index",
    "0061_lists_of_members_taken",
    "0062_what_became_of_a_message",
    "0063_comments_quote_comments",
    "0064_series_that_go_on_otherwise",
    "0065_who_shows_how_far_they_read",
    "0066_reactions_to_comments",
    "0067_searches_that_members_keep",
    "0068_polls_in_posts",
    "0069_when_places_are_open",
    "0070_votes_on_new_groups",
    "0071_duties_of_roles",
    "0072_who_shows_that_they_write",
    "0073_what_one_needs_at_an_event",
    "0074_page_of_a_role",
    "0075_previews_of_links",
    "0076_when_things_can_be_fetched",
    "0077_looks_of_names",
    "0078_anonymous_votes_name_nobody",
    "0079_groups_hidden_before",
    "0080_looks_of_older_names",
    "0081_events_that_took_place",
    "0082_who_may_come_to_an_event",
    "0083_first_steps_on_home",
    "0084_who_invites",
    "0085_how_one_leaves",
    "0086_letters_from_outside",
    "0087_what_those_who_come_are_asked",
    "0088_reminders_by_preference",
    "0089_what_closed_rooms_held",
    "0091_groups_opened_for_reading",
    "0092_registering_elsewhere",
    "0093_pictures_of_events",
    "0094_loans_somebody_is_named_to_mediate",
    "0096_blocks_of_letters_folded",
    "0100_polls_by_their_end",
    "0101_languages_of_groups",
    "0102_who_has_not_been_here_for_long",
    "0103_who_publishes_for_everyone",
    "0104_votes_on_changes",
    "0105_votes_have_names",
    "0106_coming_without_an_account",
    "0107_notices_are_found_by_what_they_are_about",
    "0108_who_comes_from_outside_hears_of_changes",
    "0109_rare_words_are_known",
)


class Migration(migrations.Migration):
    replaces = [("core", name) for name in REPLACED]
    initial = True

    dependencies = [
        ("kernel", "0003_log_by_group_and_actor"),
    ]

    operations = [
        wezer.kernel.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Audience",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("public", "everyone, also outside"),
                                    ("peers", "members here and in partner communities"),
                                    ("community", "members of the community"),
                                    ("branch", "the group and the groups around it"),
                                    ("group", "the group"),
                                    ("stewards", "those who tend the group"),
                                    ("team", "those who give help in the group"),
                                    ("parties", "the parties concerned"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("key", models.CharField(max_length=64, unique=True)),
                        (
                            "parties",
                            models.ManyToManyField(related_name="+", through="core.AudienceParty", to="core.party"),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.group",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["group", "kind"], name="audience_of_group")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("key", models.SlugField(max_length=40, unique=True)),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("description", models.CharField(blank=True, max_length=300)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("is_global", models.BooleanField(default=False)),
                        ("is_open", models.BooleanField(default=True)),
                    ],
                    options={
                        "ordering": ["position", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="File",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("name", models.CharField(max_length=200)),
                        ("sha256", models.CharField(db_index=True, max_length=64)),
                        ("size", models.PositiveBigIntegerField(default=0)),
                        ("type", models.CharField(max_length=100)),
                        ("width", models.PositiveIntegerField(blank=True, null=True)),
                        ("height", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "description",
                            models.CharField(blank=True, max_length=300, verbose_name="what the picture shows"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("received", "being prepared"), ("ready", "ready"), ("refused", "refused")],
                                default="received",
                                max_length=10,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="core.party"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="core.item",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["item", "position"], name="file_of_item")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("kind", models.CharField(choices=[("member", "member"), ("group", "group")], max_length=8)),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("hue", models.PositiveSmallIntegerField(default=0)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "photo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.file",
                            ),
                        ),
                        ("icon", models.CharField(blank=True, max_length=40)),
                        (
                            "look",
                            wezer.core.models.appearance.LookField(
                                blank=True, db_default="", editable=False, max_length=120
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["kind", "name", "id"], name="party_directory"),
                            models.Index(fields=["look"], name="party_look"),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Item",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("kind", models.CharField(max_length=32)),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("card", models.JSONField(default=dict)),
                        ("state_label", models.CharField(blank=True, max_length=20)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("latitude", models.FloatField(blank=True, null=True)),
                        ("longitude", models.FloatField(blank=True, null=True)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
                        ("edited_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_reason", models.CharField(blank=True, max_length=500)),
                        (
                            "audience",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.audience"
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="authored", to="core.party"
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="core.room",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="core.group",
                            ),
                        ),
                        (
                            "hidden_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        ("over_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["author", "kind", "published_at", "id"], name="item_author"),
                            models.Index(
                                condition=models.Q(("latitude__isnull", False)),
                                fields=["latitude", "longitude"],
                                name="item_point",
                            ),
                            models.Index(
                                condition=models.Q(("over_at__isnull", True)),
                                fields=["audience", "published_at", "id"],
                                name="item_feed",
                            ),
                            models.Index(
                                condition=models.Q(("over_at__isnull", True)),
                                fields=["kind", "audience", "published_at", "id"],
                                name="item_kind_feed",
                            ),
                            models.Index(
                                condition=models.Q(("over_at__isnull", True)),
                                fields=["room", "audience", "published_at", "id"],
                                name="item_room_feed",
                            ),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Level",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("key", models.SlugField(max_length=40, unique=True)),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["position", "id"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Room",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("kind", models.CharField(max_length=32)),
                        ("slug", models.SlugField(max_length=60)),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "proposed"),
                                    ("open", "open"),
                                    ("locked", "locked"),
                                    ("archived", "archived"),
                                    ("deleted", "in the bin"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rooms", to="core.group"
                            ),
                        ),
                        ("emptied_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "health",
                            models.CharField(
                                choices=[("well", "well"), ("disabled", "out of order")], default="well", max_length=10
                            ),
                        ),
                        ("health_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        ("state_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                    ],
                    options={
                        "ordering": ["position", "id"],
                        "constraints": [models.UniqueConstraint(fields=("group", "slug"), name="room_slug_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, null=True, unique=True, verbose_name="e-mail"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("unverified", "address not confirmed"),
                                    ("active", "active"),
                                    ("closed", "closed"),
                                ],
                                default="active",
                                max_length=12,
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"), name="user_email_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Group",
                    fields=[
                        (
                            "party_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to="core.party",
                            ),
                        ),
                        ("type", models.CharField(max_length=16)),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("proposed", "proposed"),
                                    ("active", "active"),
                                    ("paused", "paused"),
                                    ("archived", "archived"),
                                    ("merging", "becomes a part of another"),
                                    ("refused", "refused"),
                                    ("dissolved", "dissolved"),
                                ],
                                default="active",
                                max_length=12,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("purpose", models.TextField(blank=True, max_length=2000, verbose_name="purpose")),
                        ("domain", models.TextField(blank=True, max_length=2000, verbose_name="domain")),
                        (
                            "sight",
                            models.CharField(
                                choices=[
                                    ("open", "everyone"),
                                    ("members", "members of the community"),
                                    ("secret", "only those inside"),
                                ],
                                default="members",
                                max_length=8,
                            ),
                        ),
                        (
                            "membrane",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("request", "on request"),
                                    ("invitation", "by invitation"),
                                    ("vouching", "by vouching"),
                                    ("vote", "by vote"),
                                    ("rule", "by rule"),
                                    ("mixed", "in several steps or ways"),
                                    ("closed", "closed"),
                                ],
                                default="invitation",
                                max_length=12,
                            ),
                        ),
                        ("direct_only", models.BooleanField(default=False)),
                        ("derived_may_read", models.BooleanField(default=True)),
                        ("derived_may_write", models.BooleanField(default=False)),
                        ("has_wallet", models.BooleanField(default=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="core.group",
                            ),
                        ),
                        ("end_reason", models.TextField(blank=True, max_length=2000)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "heir",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.group",
                            ),
                        ),
                        ("in_care_since", models.DateTimeField(blank=True, null=True)),
                        ("sovereign_membership", models.BooleanField(default=False)),
                        ("sovereign_money", models.BooleanField(default=False)),
                        ("has_rule", models.BooleanField(default=False)),
                        ("membrane_rules", models.JSONField(default=dict)),
                        ("membrane_version", models.PositiveIntegerField(default=1)),
                        ("accountabilities", models.JSONField(blank=True, default=list)),
                        ("themes", models.JSONField(blank=True, default=list)),
                        ("closes_on", models.DateField(blank=True, null=True)),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("ending_told_at", models.DateTimeField(blank=True, null=True)),
                        ("languages", models.JSONField(blank=True, default=list)),
                        (
                            "changes_by",
                            models.CharField(
                                choices=[("stewards", "Those who tend it"), ("vote", "A vote of those fully in it")],
                                default="stewards",
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("parent__isnull", False), ("type", "community"), _connector="OR"),
                                name="group_root_is_community",
                            )
                        ],
                        "indexes": [],
                    },
                    bases=("core.party",),
                ),
                migrations.CreateModel(
                    name="Member",
                    fields=[
                        (
                            "party_ptr",
                            models.OneToOneField(
                                auto_created=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                parent_link=True,
                                primary_key=True,
                                serialize=False,
                                to="core.party",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=40)),
                        ("language", models.CharField(blank=True, max_length=12, verbose_name="language")),
                        ("timezone", models.CharField(blank=True, max_length=64, verbose_name="time zone")),
                        ("theme", models.CharField(blank=True, max_length=8, verbose_name="theme")),
                        ("density", models.CharField(blank=True, max_length=8, verbose_name="density")),
                        ("shortcuts", models.BooleanField(default=True, verbose_name="keyboard shortcuts")),
                        ("seen_at", models.DateTimeField(blank=True, null=True)),
                        ("dormant_at", models.DateTimeField(blank=True, null=True)),
                        ("erased_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "level",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="members",
                                to="core.level",
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="member",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("first_steps", models.BooleanField(default=True)),
                        ("dormancy_warnings", models.PositiveSmallIntegerField(default=0)),
                        ("dormancy_warned_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("core.party",),
                ),
                migrations.CreateModel(
                    name="Evaluation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("subject", models.CharField(max_length=100)),
                        ("value", models.SmallIntegerField()),
                        ("comment", models.TextField(blank=True, max_length=2000)),
                        ("occasion", models.CharField(max_length=100)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("revealed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.criterion"
                            ),
                        ),
                        (
                            "evaluator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["subject", "revealed_at"], name="evaluation_of_subject")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("occasion", "evaluator", "subject", "criterion"),
                                name="evaluation_once_per_occasion",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", -2), ("value__lte", 2)), name="evaluation_value"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AudienceParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "audience",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="named", to="core.audience"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="named_in", to="core.party"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("party", "audience"), name="audience_party_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ItemCount",
                    fields=[
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="count",
                                serialize=False,
                                to="core.item",
                            ),
                        ),
                        ("comments", models.PositiveIntegerField(default=0)),
                        ("reactions", models.JSONField(default=dict)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Post",
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
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("key", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="post_key_once"
                            )
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="Reaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reactions", to="core.item"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.party"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "party", "kind"), name="reaction_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Role",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("key", models.SlugField(max_length=40)),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("purpose", models.TextField(blank=True, max_length=2000, verbose_name="purpose")),
                        ("rights", models.JSONField(default=list)),
                        ("seats", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="core.group"
                            ),
                        ),
                        ("term_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("trust_cap", models.PositiveSmallIntegerField(default=500)),
                        ("trust_percent", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("vacant_told_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "page",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="role_shown",
                                to="core.group",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("group", "key"), name="role_key_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GroupClosure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("depth", models.PositiveSmallIntegerField()),
                        ("is_open", models.BooleanField(default=True)),
                        (
                            "ancestor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="below", to="core.group"
                            ),
                        ),
                        (
                            "descendant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="above", to="core.group"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["descendant", "depth", "ancestor"], name="closure_upward")],
                        "constraints": [
                            models.UniqueConstraint(fields=("ancestor", "descendant"), name="closure_pair_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Setting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        (
                            "mode",
                            models.CharField(
                                choices=[("set", "Set"), ("add", "Add"), ("remove", "Remove")],
                                default="set",
                                max_length=8,
                            ),
                        ),
                        ("value", models.JSONField()),
                        ("locked", models.BooleanField(default=False)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="settings", to="core.group"
                            ),
                        ),
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
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "key"), name="setting_once_per_group")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RoleHolding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("until", models.DateTimeField(blank=True, null=True)),
                        (
                            "role",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="core.role"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="core.member"
                            ),
                        ),
                        ("ends_at", models.DateTimeField(blank=True, null=True)),
                        ("handover", models.TextField(blank=True, max_length=2000)),
                        (
                            "lent_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lent",
                                to="core.roleholding",
                            ),
                        ),
                        (
                            "trust",
                            models.CharField(
                                blank=True, choices=[("held", "held by trust"), ("fell", "too few trust")], max_length=4
                            ),
                        ),
                        ("reminded_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["member", "until"], name="holding_of_member")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("role", "member"),
                                name="role_held_once_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProfileField",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("value", models.JSONField()),
                        (
                            "audience",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.audience",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="profile", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("member", "key"), name="profile_field_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("kind", models.CharField(max_length=40)),
                        ("fact", models.UUIDField(blank=True, null=True)),
                        ("subject", models.CharField(blank=True, max_length=100)),
                        ("detail", models.JSONField(default=dict)),
                        ("count", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "actor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.item",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.group",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="core.member"
                            ),
                        ),
                        ("mail", models.CharField(blank=True, max_length=8)),
                        (
                            "mail_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "none"),
                                    ("queued", "queued"),
                                    ("delivered", "delivered"),
                                    ("failed", "failed"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="",
                                max_length=10,
                            ),
                        ),
                        ("mailed_at", models.DateTimeField(blank=True, null=True)),
                        ("push_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "push_state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "none"),
                                    ("queued", "queued"),
                                    ("delivered", "delivered"),
                                    ("failed", "failed"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="",
                                max_length=10,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["member", "created_at", "id"], name="notice_list"),
                            models.Index(
                                condition=models.Q(("read_at", None)), fields=["member"], name="notice_unread"
                            ),
                            models.Index(
                                condition=models.Q(("mail_state", "queued")),
                                fields=["mail", "member"],
                                name="notice_to_mail",
                            ),
                            models.Index(
                                condition=models.Q(("push_state", "queued")), fields=["push_at"], name="notice_to_push"
                            ),
                            models.Index(fields=["subject", "kind"], name="notice_about"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("fact", "kind", "member"), name="notice_once_per_fact")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("message", models.TextField(blank=True, max_length=2000)),
                        ("most_uses", models.PositiveIntegerField(default=1)),
                        ("uses", models.PositiveIntegerField(default=0)),
                        ("expires_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="core.group"
                            ),
                        ),
                        (
                            "inviter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.member"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("uses__lte", models.F("most_uses"))), name="invitation_uses"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Comment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("edited_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_reason", models.CharField(blank=True, max_length=500)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="core.comment",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="core.item"
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "quotes",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.comment",
                            ),
                        ),
                        ("reactions", models.JSONField(default=dict)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["item", "id"], name="comment_thread")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("author", "key"),
                                name="comment_key_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Belonging",
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
                                    ("invited", "invited"),
                                    ("applied", "has asked to join"),
                                    ("newcomer", "newcomer"),
                                    ("member", "member"),
                                    ("observer", "observer"),
                                    ("paused", "paused"),
                                    ("suspended", "suspended"),
                                    ("leaving", "leaving"),
                                    ("left", "left"),
                                    ("excluded", "excluded"),
                                    ("refused", "refused"),
                                    ("declined", "declined"),
                                    ("expired", "expired"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("crossing", models.CharField(blank=True, max_length=40)),
                        ("message", models.TextField(blank=True, max_length=2000)),
                        ("reason", models.TextField(blank=True, max_length=2000)),
                        ("until", models.DateTimeField(blank=True, null=True)),
                        ("since", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="belongings", to="core.group"
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="belongings", to="core.member"
                            ),
                        ),
                        ("contacted_at", models.DateTimeField(blank=True, null=True)),
                        ("grace_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "guide",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        ("paused_by_rule", models.BooleanField(default=False)),
                        ("reminded_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["group", "state", "since", "id"], name="belonging_of_group")],
                        "constraints": [models.UniqueConstraint(fields=("member", "group"), name="belonging_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("answers", models.JSONField(default=list)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "belonging",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="application",
                                to="core.belonging",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        ("reminded_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="SearchDoc",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("ref", models.CharField(max_length=100, unique=True)),
                        ("kind", models.CharField(max_length=32)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("title_tokens", models.TextField(blank=True)),
                        ("tags", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        ("is_listed", models.BooleanField(default=True)),
                        (
                            "audience",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.audience"
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.group",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.item",
                            ),
                        ),
                        (
                            "party",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        ("is_over", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["audience", "at", "id"], name="search_newest")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.CharField(max_length=100)),
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("body", models.TextField(max_length=20000)),
                        ("replaced_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "written_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "audience",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.audience",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("subject", "number"), name="revision_number_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Displacement",
                    fields=[
                        (
                            "member",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="displacement",
                                serialize=False,
                                to="core.member",
                            ),
                        ),
                        ("east", models.FloatField()),
                        ("north", models.FloatField()),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Arrival",
                    fields=[
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="arrival",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("answers", models.JSONField(default=list)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "invitation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.invitation",
                            ),
                        ),
                        ("lines", models.JSONField(default=dict)),
                        ("agreed", models.JSONField(default=list)),
                        ("accepted", models.JSONField(default=list)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProfileTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("term", models.CharField(max_length=80)),
                        (
                            "field",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="terms",
                                to="core.profilefield",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["term", "field"], name="profile_term_found")],
                        "constraints": [models.UniqueConstraint(fields=("field", "term"), name="profile_term_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Departure",
                    fields=[
                        (
                            "belonging",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="departure",
                                serialize=False,
                                to="core.belonging",
                            ),
                        ),
                        ("state_before", models.CharField(max_length=12)),
                        ("word", models.TextField(blank=True, max_length=2000)),
                        ("hands_over", models.BooleanField(default=True)),
                        ("asked_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("due_at", models.DateTimeField()),
                        ("reminded_at", models.DateTimeField(blank=True, null=True)),
                        ("handover", models.TextField(blank=True, max_length=2000)),
                        (
                            "talk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.conversation",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["asked_at"], name="departure_order")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("is_of_team", models.BooleanField()),
                        ("body", models.TextField(max_length=4000)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="core.application",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["application", "id"], name="application_thread")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("author", "key"),
                                name="application_message_key_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Follow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="followed_by",
                                to="core.item",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="following", to="core.member"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="followed_by",
                                to="core.party",
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="followed_by",
                                to="core.room",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("item__isnull", True), ("party__isnull", False), ("room__isnull", True)),
                                    models.Q(("item__isnull", True), ("party__isnull", True), ("room__isnull", False)),
                                    models.Q(("item__isnull", False), ("party__isnull", True), ("room__isnull", True)),
                                    _connector="OR",
                                ),
                                name="follow_one_thing",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("party__isnull", False)),
                                fields=("member", "party"),
                                name="follow_party_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("room__isnull", False)),
                                fields=("member", "room"),
                                name="follow_room_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", False)),
                                fields=("member", "item"),
                                name="follow_item_once",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("before_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="core.member"
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="core.room"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("member", "room"), name="visit_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaAddress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField()),
                        (
                            "member",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda_address",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
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
                                    ("tentative", "date still open"),
                                    ("confirmed", "confirmed"),
                                    ("cancelled", "cancelled"),
                                    ("done", "took place"),
                                    ("reported", "reported"),
                                ],
                                default="confirmed",
                                max_length=10,
                            ),
                        ),
                        ("body", models.TextField(blank=True, max_length=20000, verbose_name="description")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("zone", models.CharField(max_length=64)),
                        ("starts_on", models.DateField()),
                        ("starts_time", models.TimeField(blank=True, null=True)),
                        ("ends_on", models.DateField()),
                        ("ends_time", models.TimeField(blank=True, null=True)),
                        ("rule", models.CharField(blank=True, max_length=200)),
                        ("first_at", models.DateTimeField()),
                        ("last_at", models.DateTimeField()),
                        ("capacity", models.PositiveIntegerField(blank=True, null=True)),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        ("ical_uid", models.CharField(blank=True, max_length=255)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("most_guests", models.PositiveSmallIntegerField(default=0)),
                        ("price", models.CharField(blank=True, max_length=200)),
                        ("online_address", models.TextField(blank=True, max_length=300)),
                        (
                            "continues",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="continued_by",
                                to="core.event",
                            ),
                        ),
                        (
                            "entry",
                            models.CharField(
                                choices=[
                                    ("open", "everyone who sees it"),
                                    ("approval", "by approval: those who tend it say who comes"),
                                    ("invited", "those who are invited"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("asks", models.PositiveSmallIntegerField(default=0)),
                        ("registration_address", models.TextField(blank=True, max_length=300)),
                        ("outside_rsvp", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["last_at", "first_at"], name="event_window")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="event_key_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="event_ends_after_start",
                            ),
                        ],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="EventDate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "planned"), ("cancelled", "cancelled"), ("reported", "reported")],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("is_moved", models.BooleanField(default=False)),
                        ("starts_on", models.DateField()),
                        ("starts_time", models.TimeField(blank=True, null=True)),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("going", models.PositiveIntegerField(default=0)),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="event_dates", to="core.event"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["starts_at"], name="event_date_start")],
                        "constraints": [models.UniqueConstraint(fields=("event", "on"), name="event_date_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Rsvp",
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
                                    ("going", "I come"),
                                    ("maybe", "Perhaps"),
                                    ("declined", "I cannot"),
                                    ("waitlisted", "On the waiting list"),
                                    ("offered", "A place is kept"),
                                    ("invited", "Invited, nothing said yet"),
                                    ("requested", "Asks to come"),
                                    ("refused", "Was not let in"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("waiting_since", models.DateTimeField(blank=True, null=True)),
                        ("answered_at", models.DateTimeField()),
                        ("remind_hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "event_date",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="core.eventdate"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        ("came", models.BooleanField(blank=True, null=True)),
                        ("guests", models.PositiveSmallIntegerField(default=0)),
                        ("offered_until", models.DateTimeField(blank=True, null=True)),
                        ("needs", models.TextField(blank=True, max_length=300)),
                        ("reason", models.TextField(blank=True, max_length=300)),
                        ("reminded_hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["event_date", "answer", "waiting_since", "id"], name="rsvp_queue"),
                            models.Index(fields=["member", "answer"], name="rsvp_of_member"),
                            models.Index(
                                condition=models.Q(("answer", "offered")), fields=["offered_until"], name="rsvp_offers"
                            ),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("event_date", "member"), name="rsvp_once")],
                    },
                ),
                migrations.CreateModel(
                    name="MailPlan",
                    fields=[
                        (
                            "member",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="mail_plan",
                                serialize=False,
                                to="core.member",
                            ),
                        ),
                        (
                            "rhythm",
                            models.CharField(
                                choices=[("never", "never"), ("daily", "every day"), ("weekly", "every week")],
                                default="daily",
                                max_length=8,
                                verbose_name="summary",
                            ),
                        ),
                        ("weekday", models.PositiveSmallIntegerField(default=0)),
                        ("hour", models.PositiveSmallIntegerField(default=7)),
                        ("quiet_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("quiet_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("quiet_until", models.DateTimeField(blank=True, null=True)),
                        ("next_digest_at", models.DateTimeField(blank=True, null=True)),
                        ("last_digest_at", models.DateTimeField(blank=True, null=True)),
                        ("bounces", models.PositiveSmallIntegerField(default=0)),
                        ("bounced_at", models.DateTimeField(blank=True, null=True)),
                        ("bounce_reason", models.CharField(blank=True, max_length=200)),
                        ("paused_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("remind_week", models.BooleanField(default=False)),
                        ("remind_day", models.BooleanField(default=True)),
                        ("remind_hours", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["next_digest_at"], name="mail_plan_due")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("topic", models.CharField(max_length=32)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("off", "not at all"),
                                    ("here", "here only"),
                                    ("digest", "here and in the summary"),
                                    ("now", "here and by e-mail at once"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.group",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notice_choices",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("group", None)),
                                fields=("member", "topic"),
                                name="notice_choice_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("group__isnull", False)),
                                fields=("member", "topic", "group"),
                                name="notice_choice_once_in_group",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ContactPolicy",
                    fields=[
                        (
                            "member",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="contact",
                                serialize=False,
                                to="core.member",
                            ),
                        ),
                        (
                            "writers",
                            models.CharField(
                                choices=[
                                    ("members", "any member of the community"),
                                    ("groups", "those I share a group with"),
                                    ("nobody", "nobody, unless I wrote to them first"),
                                ],
                                default="members",
                                max_length=8,
                            ),
                        ),
                        ("shows_reading", models.BooleanField(default=False)),
                        ("shows_writing", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Conversation",
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
                            "form",
                            models.CharField(
                                choices=[
                                    ("channel", "channel of a group"),
                                    ("direct", "between members"),
                                    ("letter", "letter to a group"),
                                    ("outside", "letter to a group from outside"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("people_key", models.CharField(blank=True, max_length=64)),
                        ("newest", models.PositiveBigIntegerField(default=0)),
                        ("clock", models.PositiveBigIntegerField(default=0)),
                        ("newest_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "assigned",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "channel_of",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="conversation",
                                to="core.room",
                            ),
                        ),
                        ("pins_changed", models.PositiveBigIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("people_key", ""), _negated=True),
                                fields=("people_key",),
                                name="conversation_of_people_once",
                            )
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seen", models.PositiveBigIntegerField(default=0)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="core.member",
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="core.conversation",
                            ),
                        ),
                        (
                            "hears",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("all", "everything"),
                                    ("mentions", "answers to me, and where I am named"),
                                    ("nothing", "nothing"),
                                ],
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("member", "conversation"), name="attendance_once")
                        ],
                        "indexes": [],
                    },
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
                        ("number", models.PositiveBigIntegerField()),
                        ("changed", models.PositiveBigIntegerField()),
                        ("body", models.TextField(blank=True, max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("pictures", models.JSONField(default=list)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("edited_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_reason", models.CharField(blank=True, max_length=500)),
                        (
                            "answers",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="answered_by",
                                to="core.message",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="core.conversation",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        ("pinned_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "pinned_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        ("tokens", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["conversation", "changed"], name="chat_message_changes"),
                            models.Index(
                                condition=models.Q(("answers", None), _negated=True),
                                fields=["answers", "number"],
                                name="chat_message_answers",
                            ),
                            models.Index(
                                condition=models.Q(("pinned_at", None), _negated=True),
                                fields=["conversation"],
                                name="chat_message_pins",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("tokens", ""), ("withdrawn_at", None), models.Q(("body", ""), _negated=True)
                                ),
                                fields=["id"],
                                name="chat_message_not_read_yet",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("conversation", "number"), name="chat_message_number_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("author", "key"),
                                name="chat_message_key_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MessageReaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="reactions", to="core.message"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.party"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("message", "party", "kind"), name="message_reaction_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Block",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "blocked",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="blocks", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("member", "blocked"), name="block_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Look",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("lines", models.JSONField(default=list)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="looks",
                                to="core.group",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="looks",
                                to="core.member",
                            ),
                        ),
                        ("is_list", models.BooleanField(default=False)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("group__isnull", False)),
                                fields=["group", "at", "id"],
                                name="look_at_group",
                            ),
                            models.Index(
                                condition=models.Q(("member__isnull", False)),
                                fields=["member", "at", "id"],
                                name="look_at_member",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("group__isnull", True), ("member__isnull", False)),
                                    models.Q(("group__isnull", False), ("member__isnull", True)),
                                    _connector="OR",
                                ),
                                name="look_at_one_thing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Endorsement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("term", models.CharField(max_length=80)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="endorsements_given",
                                to="core.member",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="endorsements",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("member", "term", "by"), name="endorsement_once"),
                            models.CheckConstraint(
                                condition=models.Q(("member", models.F("by")), _negated=True),
                                name="endorsement_of_another",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMove",
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
                                    ("waiting", "waits for consent"),
                                    ("done", "done"),
                                    ("refused", "refused"),
                                    ("withdrawn", "taken back"),
                                    ("overtaken", "overtaken"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("word", models.TextField(blank=True, max_length=2000)),
                        ("reason", models.TextField(blank=True, max_length=2000)),
                        ("proposed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("group_consent_at", models.DateTimeField(blank=True, null=True)),
                        ("parent_consent_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "before",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.group"
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="core.group"
                            ),
                        ),
                        (
                            "group_consent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="arrivals", to="core.group"
                            ),
                        ),
                        (
                            "parent_consent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["parent", "state", "id"], name="move_of_parent")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")), fields=("group",), name="move_one_at_a_time"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoomFailure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("where", models.CharField(max_length=12)),
                        ("error", models.CharField(max_length=120)),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="failures", to="core.room"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["room", "at"], name="room_failure_at")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Journey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("preset", models.SlugField(blank=True, max_length=40)),
                        ("begun_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("launched_at", models.DateTimeField(blank=True, null=True)),
                        ("reviews", models.JSONField(default=list)),
                        (
                            "begun_by",
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
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="JourneyStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.SlugField(max_length=40, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("todo", "to do"),
                                    ("in_discussion", "being talked about"),
                                    ("decided", "decided"),
                                    ("applied", "applied"),
                                    ("to_review", "to look at again"),
                                ],
                                default="todo",
                                max_length=14,
                            ),
                        ),
                        ("value", models.JSONField(default=dict)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("people", models.CharField(blank=True, max_length=200)),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("gardener", "whoever tends the garden says so"),
                                    ("consent", "by consent: nobody objects with a reason"),
                                    ("majority", "by majority"),
                                    ("unanimity", "all agree"),
                                ],
                                default="gardener",
                                max_length=12,
                            ),
                        ),
                        ("minutes", models.TextField(blank=True, max_length=10000)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("applied_at", models.DateTimeField(blank=True, null=True)),
                        ("made", models.JSONField(default=list)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.item",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Thing",
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
                        (
                            "state",
                            models.CharField(
                                choices=[("offered", "to be lent"), ("paused", "not for now"), ("gone", "gone")],
                                default="offered",
                                max_length=10,
                            ),
                        ),
                        ("body", models.TextField(blank=True, max_length=20000, verbose_name="description")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("instructions", models.TextField(blank=True, max_length=20000, verbose_name="instructions")),
                        ("instructions_html", models.TextField(blank=True)),
                        (
                            "condition",
                            models.CharField(
                                choices=[
                                    ("new", "as new"),
                                    ("good", "good"),
                                    ("worn", "worn, works"),
                                    ("damaged", "damaged"),
                                ],
                                default="good",
                                max_length=10,
                            ),
                        ),
                        ("most_days", models.PositiveSmallIntegerField(default=14)),
                        ("terms", models.JSONField(default=dict)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("hours", models.TextField(blank=True, max_length=300)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="thing_key_once"
                            )
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="Loan",
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
                                    ("requested", "asked for"),
                                    ("agreed", "agreed"),
                                    ("handed_over", "lent"),
                                    ("late", "late"),
                                    ("returned", "brought back"),
                                    ("closed", "closed"),
                                    ("refused", "declined"),
                                    ("cancelled", "called off"),
                                    ("disputed", "disputed"),
                                    ("lost", "lost"),
                                ],
                                default="requested",
                                max_length=12,
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("terms", models.JSONField(default=dict)),
                        ("offer", models.JSONField(default=dict)),
                        ("offer_lost", models.BooleanField(default=False)),
                        ("returned_at", models.DateTimeField(blank=True, null=True)),
                        ("reminded_at", models.DateTimeField(blank=True, null=True)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        (
                            "borrower",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "offered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="loans", to="core.thing"
                            ),
                        ),
                        (
                            "mediator",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        ("mediator_accepted_at", models.DateTimeField(null=True)),
                        ("mediator_agreed_at", models.DateTimeField(null=True)),
                        (
                            "mediator_named_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        (
                            "mediator_unwanted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        ("unmediated_since", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["thing", "state", "item_ptr"], name="loan_of_thing"),
                            models.Index(fields=["owner", "item_ptr"], name="loan_owner"),
                            models.Index(fields=["borrower", "item_ptr"], name="loan_borrower"),
                            models.Index(fields=["state", "ends_on"], name="loan_due"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="loan_key_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("owner", models.F("borrower")), _negated=True),
                                name="loan_two_parties",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="loan_ends_after_start",
                            ),
                        ],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="LoanStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=12)),
                        ("words", models.TextField(blank=True, max_length=2000)),
                        (
                            "condition",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("new", "as new"),
                                    ("good", "good"),
                                    ("worn", "worn, works"),
                                    ("damaged", "damaged"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("offer", models.JSONField(default=dict)),
                        ("at", models.DateTimeField()),
                        (
                            "loan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="core.loan"
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
                        "indexes": [models.Index(fields=["loan", "id"], name="step_of_loan")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="LoanDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "loan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="held_days", to="core.loan"
                            ),
                        ),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="taken_days", to="core.thing"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("thing", "day"), name="thing_day_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Erasure",
                    fields=[
                        (
                            "member",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="erasure",
                                serialize=False,
                                to="core.member",
                            ),
                        ),
                        (
                            "wish",
                            models.CharField(
                                choices=[
                                    ("sign", "It stays, signed by a former member"),
                                    ("anonymise", "It stays, and nothing tells that one person wrote it all"),
                                    ("delete", "It goes"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("due_at", models.DateTimeField()),
                        ("has_begun_leaving", models.BooleanField(default=False)),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(condition=models.Q(("done_at", None)), fields=["due_at"], name="erasure_due")
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="OwnArchive",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "being gathered"),
                                    ("ready", "ready"),
                                    ("failed", "could not be gathered"),
                                ],
                                default="asked",
                                max_length=8,
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("ready_at", models.DateTimeField(blank=True, null=True)),
                        ("size", models.PositiveBigIntegerField(default=0)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="archives", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["member", "-id"], name="own_archive_newest")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "asked")),
                                fields=("member",),
                                name="own_archive_asked_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
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
                                choices=[("draft", "draft"), ("proposed", "proposed"), ("approved", "approved")],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("body", models.TextField(blank=True, max_length=2000, verbose_name="what it is about")),
                        (
                            "licence",
                            models.CharField(
                                choices=[
                                    ("cc-by-sa-4.0", "CC BY-SA 4.0: share it, name who made it, pass it on alike"),
                                    ("cc-by-4.0", "CC BY 4.0: share it, name who made it"),
                                    ("cc0-1.0", "CC0: do with it what you like"),
                                    ("reserved", "All rights reserved: for its readers here"),
                                ],
                                default="cc-by-sa-4.0",
                                max_length=20,
                            ),
                        ),
                        (
                            "retention",
                            models.CharField(
                                choices=[
                                    ("none", "as long as it is useful"),
                                    ("five", "five years"),
                                    ("ten", "ten years: accounts, contracts, minutes"),
                                    ("always", "for good: statutes, deeds"),
                                ],
                                default="none",
                                max_length=10,
                            ),
                        ),
                        ("kept_until", models.DateField(blank=True, null=True)),
                        ("number", models.PositiveIntegerField(default=1)),
                        ("taken_until", models.DateTimeField(blank=True, null=True)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        (
                            "taken_by",
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
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("key",),
                                name="document_key_once",
                            )
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="DocumentTag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40)),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="tag_rows", to="core.document"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("name", "document"), name="document_tag_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=200)),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveBigIntegerField()),
                        ("type", models.CharField(max_length=100)),
                        ("note", models.CharField(blank=True, max_length=500)),
                        ("restores", models.PositiveIntegerField(null=True)),
                        ("text", models.TextField(blank=True)),
                        (
                            "reading",
                            models.CharField(
                                choices=[("waiting", "being read"), ("read", "read"), ("unreadable", "cannot be read")],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="core.document"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.file",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("document", "number"), name="document_version_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("key", models.SlugField(max_length=40)),
                        ("number", models.PositiveIntegerField()),
                        ("title", models.CharField(max_length=120, verbose_name="title")),
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("is_asked", models.BooleanField(default=True)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "written_by",
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
                        "constraints": [models.UniqueConstraint(fields=("key", "number"), name="consent_text_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("is_given", models.BooleanField()),
                        ("language", models.CharField(blank=True, max_length=12)),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("signup", "when signing up"),
                                    ("page", "on a page"),
                                    ("program", "by a program"),
                                    ("paper", "on paper"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("digest", models.CharField(max_length=64)),
                        ("proof", models.CharField(blank=True, max_length=200)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="core.member"
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="core.consenttext",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["member", "-id"], name="consent_of_member")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ItemAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("is_wiki", models.BooleanField(default=False)),
                        ("useful", models.PositiveIntegerField(default=0)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("edited_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_at", models.DateTimeField(blank=True, null=True)),
                        ("hidden_reason", models.CharField(blank=True, max_length=500)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="given_answers",
                                to="core.item",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["item", "useful", "id"], name="answers_of_item")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("author", "key"),
                                name="answer_key_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
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
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("tags", models.JSONField(default=list)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("answered", "answered"),
                                    ("accepted", "solved"),
                                    ("reopened", "open again"),
                                    ("duplicate", "asked before"),
                                    ("closed", "closed"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        (
                            "accepted",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.itemanswer",
                            ),
                        ),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="asked_again",
                                to="core.question",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("key",),
                                name="question_key_once",
                            )
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="Topic",
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
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("tags", models.JSONField(default=list)),
                        ("key", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="topic_key_once"
                            )
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="UsefulVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "answer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="core.itemanswer"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("answer", "member"), name="useful_vote_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ForumEntry",
                    fields=[
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="forum_entry",
                                serialize=False,
                                to="core.item",
                            ),
                        ),
                        ("active_at", models.DateTimeField()),
                        ("useful", models.PositiveIntegerField(default=0)),
                        ("answers", models.PositiveIntegerField(default=0)),
                        ("is_waiting", models.BooleanField(default=False)),
                        ("pinned_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "audience",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.audience"
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.room"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["room", "audience", "active_at", "item"], name="forum_active"),
                            models.Index(fields=["room", "audience", "useful", "item"], name="forum_useful"),
                            models.Index(
                                condition=models.Q(("is_waiting", True)),
                                fields=["room", "audience", "active_at", "item"],
                                name="forum_waiting",
                            ),
                            models.Index(
                                condition=models.Q(("pinned_at__isnull", False)), fields=["room"], name="forum_pinned"
                            ),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="GroupPlace",
                    fields=[
                        (
                            "group",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="home",
                                serialize=False,
                                to="core.group",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("latitude", models.FloatField()),
                        ("longitude", models.FloatField()),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="MapPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("ref", models.CharField(max_length=100, unique=True)),
                        ("layer", models.CharField(max_length=32)),
                        ("latitude", models.FloatField()),
                        ("longitude", models.FloatField()),
                        ("cell", models.BigIntegerField()),
                        ("theme", models.CharField(blank=True, max_length=40)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("is_rough", models.BooleanField(default=False)),
                        ("is_listed", models.BooleanField(default=True)),
                        (
                            "audience",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.audience",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.item",
                            ),
                        ),
                        (
                            "party",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.party",
                            ),
                        ),
                        ("open_week", models.CharField(blank=True, max_length=672, null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("is_listed", True)),
                                fields=["cell", "id", "audience", "layer"],
                                name="map_point_found",
                            )
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("counts", models.JSONField(default=dict)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["-at"], name="retention_run_newest")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="LegalHold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("ref", models.CharField(max_length=100)),
                        ("reason", models.CharField(max_length=300)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("lifted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_at", None)), fields=("ref",), name="legal_hold_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Ticket",
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
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("tags", models.JSONField(default=list)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "new"),
                                    ("suggested", "not sent yet"),
                                    ("open", "waiting"),
                                    ("taken", "in hand"),
                                    ("answered", "answered"),
                                    ("escalated", "with the team"),
                                    ("solved", "solved"),
                                    ("expired", "without news"),
                                    ("closed", "closed"),
                                ],
                                default="new",
                                max_length=10,
                            ),
                        ),
                        ("is_private", models.BooleanField(default=False)),
                        ("skill", models.CharField(blank=True, max_length=80)),
                        ("context", models.JSONField(default=dict)),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("solved_at", models.DateTimeField(blank=True, null=True)),
                        ("moved_at", models.DateTimeField()),
                        (
                            "accepted",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.itemanswer",
                            ),
                        ),
                        (
                            "taken_by",
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
                        "abstract": False,
                        "indexes": [models.Index(fields=["state", "moved_at"], name="ticket_waits")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="ticket_key_once"
                            )
                        ],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="HelpArticle",
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
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("tags", models.JSONField(default=list)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        (
                            "original",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="translations",
                                to="core.helparticle",
                            ),
                        ),
                        (
                            "made_from",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="article",
                                to="core.ticket",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("key",),
                                name="helparticle_key_once",
                            )
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="ArticlePage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("page", models.CharField(max_length=40)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="core.helparticle"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("page", ""), _negated=True), fields=["page"], name="article_of_page"
                            )
                        ],
                        "constraints": [models.UniqueConstraint(fields=("article", "page"), name="article_page_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("key", models.SlugField(max_length=40)),
                        ("title", models.CharField(max_length=120)),
                        ("is_asked", models.BooleanField(default=True)),
                        ("is_limiting", models.BooleanField(default=False)),
                        ("major", models.PositiveIntegerField(default=1)),
                        ("minor", models.PositiveIntegerField(default=0)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        ("review_told_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="agreements", to="core.group"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["review_on"], name="agreement_review")],
                        "constraints": [models.UniqueConstraint(fields=("group", "key"), name="agreement_key_once")],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("major", models.PositiveIntegerField()),
                        ("minor", models.PositiveIntegerField()),
                        ("body", models.TextField(max_length=50000)),
                        ("summary", models.CharField(blank=True, max_length=300)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="core.agreement"
                            ),
                        ),
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
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "major", "minor"), name="agreement_version_once"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Acceptance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("major", models.PositiveIntegerField()),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acceptances",
                                to="core.member",
                            ),
                        ),
                        (
                            "agreement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acceptances",
                                to="core.agreement",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.agreementtext"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["agreement", "major", "id"], name="acceptance_of_version")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agreement", "member", "major"), name="acceptance_once_a_major"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BelongingStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("before", models.CharField(blank=True, max_length=12)),
                        ("state", models.CharField(max_length=12)),
                        ("crossing", models.CharField(blank=True, max_length=40)),
                        ("membrane_version", models.PositiveIntegerField()),
                        ("inputs", models.JSONField(default=dict)),
                        ("reason", models.TextField(blank=True, max_length=2000)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "actor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "belonging",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="core.belonging"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["belonging", "id"], name="belonging_steps")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Crossing",
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
                                    ("waiting", "waiting"),
                                    ("in", "in"),
                                    ("out", "not let in"),
                                    ("back", "taken back"),
                                ],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("ways", models.JSONField(default=list)),
                        ("membrane_version", models.PositiveIntegerField(default=1)),
                        ("invited", models.BooleanField(default=False)),
                        ("answers", models.JSONField(default=list)),
                        ("began_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("electors", models.JSONField(default=list)),
                        ("closes_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "belonging",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="crossings",
                                to="core.belonging",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.group"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["state", "closes_at"], name="crossing_closing"),
                            models.Index(fields=["group", "state", "id"], name="crossing_of_group"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("belonging",),
                                name="crossing_one_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MembraneVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("rules", models.JSONField(default=dict)),
                        ("membrane", models.CharField(max_length=12)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="membrane_versions",
                                to="core.group",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "number"), name="membrane_version_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Voice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("decision", "decision"), ("vouch", "vouching"), ("ballot", "ballot")],
                                max_length=8,
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                choices=[("yes", "yes"), ("no", "no"), ("blank", "blank"), ("back", "taken back")],
                                max_length=8,
                            ),
                        ),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "crossing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="core.crossing"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("crossing", "member", "kind"), name="voice_once_of_each_kind"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="LinkMailing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("asked_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("people", models.PositiveIntegerField()),
                        ("sent", models.PositiveIntegerField(default=0)),
                        ("last", models.BigIntegerField(default=0)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PushChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("topic", models.CharField(max_length=32)),
                        ("is_pushed", models.BooleanField()),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.group",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="push_choices",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("group", None)), fields=("member", "topic"), name="push_choice_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("group__isnull", False)),
                                fields=("member", "topic", "group"),
                                name="push_choice_once_in_group",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PushDevice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("name", models.CharField(max_length=80)),
                        ("endpoint", models.CharField(max_length=1000, unique=True)),
                        ("p256dh", models.CharField(max_length=100)),
                        ("auth", models.CharField(max_length=40)),
                        ("is_wordless", models.BooleanField(default=False, verbose_name="without words")),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("reached_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="push_devices",
                                to="core.member",
                            ),
                        ),
                        (
                            "ended",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "none"),
                                    ("refused", "its service refused what was sent, several times"),
                                    ("session", "the session in which it was added was ended"),
                                ],
                                default="",
                                max_length=8,
                            ),
                        ),
                        ("refusals", models.PositiveSmallIntegerField(default=0)),
                        ("session", models.CharField(blank=True, max_length=36)),
                        ("tried_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["member", "created_at"], name="push_device_of")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Exclusion",
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
                                    ("hearing", "being heard"),
                                    ("deciding", "waits for a decision"),
                                    ("excluded", "excluded"),
                                    ("kept", "not excluded"),
                                    ("appealed", "appealed"),
                                    ("upheld", "exclusion upheld"),
                                    ("overturned", "exclusion overturned"),
                                    ("withdrawn", "taken back"),
                                    ("lapsed", "ended without a decision"),
                                ],
                                default="hearing",
                                max_length=12,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("reason", models.TextField(max_length=2000)),
                        ("proposed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("rule", models.JSONField(default=dict)),
                        ("membrane_version", models.PositiveIntegerField(default=1)),
                        ("heard_until", models.DateTimeField()),
                        ("closes_at", models.DateTimeField(blank=True, null=True)),
                        ("suspended_until", models.DateTimeField(blank=True, null=True)),
                        ("grounds", models.TextField(blank=True, max_length=4000)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("appeal_until", models.DateTimeField(blank=True, null=True)),
                        ("appealed_at", models.DateTimeField(blank=True, null=True)),
                        ("appeal_grounds", models.TextField(blank=True, max_length=4000)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("effects", models.JSONField(default=dict)),
                        ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "appeal_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.group",
                            ),
                        ),
                        (
                            "belonging",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="exclusions",
                                to="core.belonging",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="exclusions", to="core.group"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="exclusions", to="core.member"
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["group", "state", "id"], name="exclusion_of_group"),
                            models.Index(fields=["state", "heard_until"], name="exclusion_heard"),
                            models.Index(fields=["state", "closes_at"], name="exclusion_closing"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["hearing", "deciding", "appealed"])),
                                fields=("belonging",),
                                name="exclusion_one_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExclusionVoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(choices=[("first", "decision"), ("appeal", "appeal")], max_length=8),
                        ),
                        ("choice", models.CharField(blank=True, max_length=8)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "exclusion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="voices", to="core.exclusion"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("exclusion", "member", "stage"), name="exclusion_voice_once_a_stage"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ExclusionWord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("evidence", "Evidence"),
                                    ("answer", "Answer"),
                                    ("note", "Note of a hearing"),
                                    ("appeal", "Appeal"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("body", models.TextField(max_length=10000)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "author",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "exclusion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="words", to="core.exclusion"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["exclusion", "id"], name="exclusion_words")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="ModerationCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("kind", models.CharField(max_length=20)),
                        ("subject", models.CharField(max_length=100)),
                        ("quote", models.TextField(blank=True, max_length=2000)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "waiting"),
                                    ("claimed", "in hand"),
                                    ("decided", "decided"),
                                    ("appealed", "appealed against"),
                                    ("upheld", "upheld"),
                                    ("overturned", "overturned"),
                                ],
                                default="open",
                                max_length=12,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("reported", models.PositiveIntegerField(default=0)),
                        ("opened_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "Nothing has to be done"),
                                    ("message", "A word to its author"),
                                    ("hide", "Hide it"),
                                    ("restrict", "No writing for a time"),
                                    ("suspend", "Close the community to them"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("hurts", "It hurts, threatens or insults somebody"),
                                    ("private", "It tells what is private"),
                                    ("unlawful", "It is against the law"),
                                    ("deceit", "It deceives or cheats"),
                                    ("unwanted", "It is advertising nobody asked for"),
                                    ("agreements", "It breaks what we agreed on"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("reason", models.TextField(blank=True, max_length=2000)),
                        ("until", models.DateTimeField(null=True)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("appeal", models.TextField(blank=True, max_length=2000)),
                        ("appealed_at", models.DateTimeField(null=True)),
                        ("answer", models.TextField(blank=True, max_length=2000)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "claimed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.group"
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
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["state", "opened_at", "id"], name="case_queue"),
                            models.Index(fields=["party", "decided_at", "id"], name="case_of_party"),
                            models.Index(fields=["subject", "id"], name="case_of_subject"),
                            models.Index(fields=["decided_at"], name="case_decided"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("open", "claimed"))),
                                fields=("subject",),
                                name="case_open_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ground",
                            models.CharField(
                                choices=[
                                    ("hurts", "It hurts, threatens or insults somebody"),
                                    ("private", "It tells what is private"),
                                    ("unlawful", "It is against the law"),
                                    ("deceit", "It deceives or cheats"),
                                    ("unwanted", "It is advertising nobody asked for"),
                                    ("agreements", "It breaks what we agreed on"),
                                    ("other", "Something else"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("words", models.TextField(blank=True, max_length=2000)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="core.moderationcase",
                            ),
                        ),
                        (
                            "reporter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["reporter", "at", "id"], name="report_of_member")],
                        "constraints": [models.UniqueConstraint(fields=("case", "reporter"), name="report_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Restriction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("since", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("until", models.DateTimeField()),
                        ("lifted_at", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="restrictions",
                                to="core.moderationcase",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.group"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="restrictions",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("lifted_at", None)),
                                fields=["member", "until"],
                                name="restriction_of_member",
                            )
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Article",
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
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("tags", models.JSONField(default=list)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "draft"),
                                    ("review", "being read"),
                                    ("scheduled", "goes out later"),
                                    ("published", "published"),
                                    ("archived", "archived"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("lead", models.TextField(blank=True)),
                        ("goes_out_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "original",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="translations",
                                to="core.article",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "scheduled")), fields=["goes_out_at"], name="article_due"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="article_key_once"
                            )
                        ],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="ArticleAuthor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="others", to="core.article"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("article", "member"), name="article_author_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ArticleName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.SlugField(max_length=80)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="names", to="core.article"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.group"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("group", "name"), name="article_name_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FirstReaders",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "audience",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.audience"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="first_readers",
                                to="core.item",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("audience", "item"), name="first_readers_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Age",
                    fields=[
                        (
                            "member",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="age",
                                serialize=False,
                                to="core.member",
                            ),
                        ),
                        ("born_on", models.DateField()),
                        (
                            "told",
                            models.CharField(
                                choices=[
                                    ("nothing", "Nothing"),
                                    ("adult", "Whether I am of age"),
                                    ("years", "How many years"),
                                ],
                                default="nothing",
                                max_length=8,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="TrustMark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        (
                            "shown_to",
                            models.CharField(
                                choices=[
                                    ("both", "The two of you"),
                                    ("group", "The group"),
                                    ("community", "The community"),
                                ],
                                default="both",
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trust_given",
                                to="core.member",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="trust", to="core.group"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trust_received",
                                to="core.member",
                            ),
                        ),
                        (
                            "role",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trust",
                                to="core.role",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["group", "member", "by"], name="trust_of_member")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("role__isnull", False)),
                                fields=("by", "member", "group", "role"),
                                name="trust_once_for_a_role",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("role__isnull", True)),
                                fields=("by", "member", "group"),
                                name="trust_once_in_general",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("member", models.F("by")), _negated=True), name="trust_of_another"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SitePage",
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
                        ("body", models.TextField(max_length=20000, verbose_name="text")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("tags", models.JSONField(default=list)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "not shown"), ("published", "shown")], default="draft", max_length=10
                            ),
                        ),
                        ("name", models.SlugField(blank=True, max_length=80)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("in_menu", models.BooleanField(default=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="children",
                                to="core.sitepage",
                            ),
                        ),
                        (
                            "site",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="site_pages", to="core.room"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("key",),
                                name="sitepage_key_once",
                            ),
                            models.UniqueConstraint(fields=("site", "name"), name="site_page_name_once"),
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="PastOpened",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.group"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pasts_opened",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("member", "group", "kind"), name="past_opened_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="TransparencyVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("rules", models.JSONField(default=dict)),
                        ("word", models.TextField(blank=True, max_length=2000)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="transparency_versions",
                                to="core.group",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "number"), name="transparency_version_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GroupLink",
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
                                choices=[
                                    ("partner", "partner of"),
                                    ("follows", "follows"),
                                    ("spin_off", "grew out of"),
                                    ("represents", "has a voice in"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "asked"),
                                    ("agreed", "agreed"),
                                    ("refused", "refused"),
                                    ("withdrawn", "taken back"),
                                    ("ended", "ended"),
                                ],
                                default="asked",
                                max_length=12,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("word", models.TextField(blank=True, max_length=1000)),
                        ("asked_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="links_out", to="core.group"
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="links_in", to="core.group"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["source", "state", "id"], name="group_link_out"),
                            models.Index(fields=["target", "state", "id"], name="group_link_in"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("member__isnull", True), ("state__in", ["asked", "agreed"])),
                                fields=("kind", "source", "target"),
                                name="group_link_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("member__isnull", False), ("state__in", ["asked", "agreed"])),
                                fields=("source", "target", "member"),
                                name="group_voice_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source", models.F("target")), _negated=True),
                                name="group_link_of_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ArticleProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("lead", models.TextField(blank=True)),
                        ("body", models.TextField(max_length=20000)),
                        ("tags", models.CharField(blank=True, max_length=300)),
                        ("audience", models.CharField(max_length=20)),
                        ("proposed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("is_waiting", models.BooleanField(default=True)),
                        (
                            "article",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="proposal", to="core.article"
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        ("of_version", models.PositiveIntegerField()),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Place",
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "suggested"),
                                    ("confirmed", "confirmed"),
                                    ("outdated", "outdated"),
                                    ("removed", "taken away"),
                                ],
                                default="suggested",
                                max_length=10,
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("food", "Food and gardens"),
                                    ("repair", "Repair and reuse"),
                                    ("sharing", "Sharing and giving"),
                                    ("compost", "Compost and waste"),
                                    ("water", "Water"),
                                    ("energy", "Energy"),
                                    ("mobility", "Getting around"),
                                    ("learning", "Learning"),
                                    ("health", "Health and care"),
                                    ("culture", "Culture"),
                                    ("meeting", "Meeting places"),
                                    ("nature", "Nature"),
                                    ("other", "Something else"),
                                ],
                                default="other",
                                max_length=10,
                            ),
                        ),
                        ("body", models.TextField(blank=True, max_length=20000, verbose_name="description")),
                        ("body_html", models.TextField(blank=True)),
                        ("renderer", models.PositiveSmallIntegerField(default=0)),
                        ("tags", models.JSONField(default=list)),
                        ("hours", models.TextField(blank=True)),
                        ("link", models.TextField(blank=True)),
                        ("source", models.TextField(blank=True)),
                        ("licence", models.TextField(blank=True)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("origin", models.CharField(blank=True, max_length=64)),
                        ("origin_digest", models.CharField(blank=True, max_length=40)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True), fields=("key",), name="place_key_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("origin", ""), _negated=True),
                                fields=("origin",),
                                name="place_origin_once",
                            ),
                        ],
                        "indexes": [],
                    },
                    bases=("core.item",),
                ),
                migrations.CreateModel(
                    name="PlaceVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_there", models.BooleanField()),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="core.place"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("place", "member"), name="place_vote_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DateOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("starts_on", models.DateField()),
                        ("starts_time", models.TimeField(blank=True, null=True)),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="options", to="core.event"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "starts_at"), name="date_option_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OptionAnswer",
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
                                choices=[("yes", "Yes"), ("if_needed", "If needed"), ("no", "No")], max_length=10
                            ),
                        ),
                        ("answered_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="core.dateoption",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("option", "member"), name="option_answer_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OutsideCalendar",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("name", models.CharField(max_length=120)),
                        ("url", models.CharField(max_length=500)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("next_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("tried_at", models.DateTimeField(blank=True, null=True)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "trouble",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("unreachable", "Nobody answers at this address, or not in time."),
                                    (
                                        "refused",
                                        "The other side gives no calendar at this address, or not without signing in.",
                                    ),
                                    (
                                        "moved",
                                        "The other side sends us on to another address. Follow that one instead.",
                                    ),
                                    ("private", "The address leads into a private network, which is not called."),
                                    ("too_large", "The calendar is larger than 1 MB."),
                                    ("unread", "What lies there is no calendar that can be read."),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("left_out", models.PositiveIntegerField(default=0)),
                        ("etag", models.CharField(blank=True, max_length=200)),
                        ("changed", models.CharField(blank=True, max_length=100)),
                        ("whole_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "added_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "audience",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.audience"
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outside_calendars",
                                to="core.room",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["next_at"], name="outside_calendar_due")],
                        "constraints": [models.UniqueConstraint(fields=("room", "url"), name="outside_calendar_once")],
                    },
                ),
                migrations.CreateModel(
                    name="OutsideDate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("zone", models.CharField(max_length=64)),
                        ("starts_on", models.DateField()),
                        ("starts_time", models.TimeField(blank=True, null=True)),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        (
                            "calendar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dates",
                                to="core.outsidecalendar",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["calendar", "starts_at"], name="outside_date_start")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("source", models.CharField(max_length=300)),
                        ("licence", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("read", "read"),
                                    ("writing", "being written"),
                                    ("done", "written"),
                                    ("undoing", "being taken back"),
                                    ("undone", "taken back"),
                                ],
                                default="read",
                                max_length=10,
                            ),
                        ),
                        ("rows", models.JSONField(default=list)),
                        ("problems", models.JSONField(default=list)),
                        ("at", models.PositiveIntegerField(default=0)),
                        ("done", models.JSONField(default=list)),
                        ("made", models.PositiveIntegerField(default=0)),
                        ("changed", models.PositiveIntegerField(default=0)),
                        ("known", models.PositiveIntegerField(default=0)),
                        ("left", models.PositiveIntegerField(default=0)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("written_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "audience",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.audience"
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.room"
                            ),
                        ),
                        (
                            "written_by",
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
                        "indexes": [models.Index(fields=["room", "id"], name="place_import_of_room")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="IndexWalk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("begun_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("item", models.BigIntegerField(default=0)),
                        ("party", models.BigIntegerField(default=0)),
                        ("written", models.PositiveBigIntegerField(default=0)),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="MessageItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="came_of", to="core.item"
                            ),
                        ),
                        (
                            "message",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="became", to="core.message"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="CommentReaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "comment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.comment"
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.party"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("comment", "party", "kind"), name="comment_reaction_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="KeptSearch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("q", models.CharField(max_length=500)),
                        ("kind", models.CharField(blank=True, max_length=32)),
                        ("alerts", models.BooleanField(default=True)),
                        ("told_until", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kept_searches",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("alerts", True)),
                                fields=["told_until", "id"],
                                name="kept_search_due",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("member", "q", "kind"), name="kept_search_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Poll",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("question", models.CharField(max_length=200)),
                        ("is_several", models.BooleanField(default=False)),
                        ("is_anonymous", models.BooleanField(default=False)),
                        ("ends_at", models.DateTimeField()),
                        ("counted_at", models.DateTimeField(blank=True, null=True)),
                        ("voters", models.PositiveIntegerField(default=0)),
                        (
                            "post",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="poll", to="core.post"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("counted_at__isnull", True), ("is_anonymous", True)),
                                fields=["ends_at"],
                                name="poll_to_count",
                            ),
                            models.Index(fields=["ends_at"], name="poll_end"),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PollAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("text", models.CharField(max_length=120)),
                        ("position", models.PositiveSmallIntegerField()),
                        ("counted", models.PositiveIntegerField(default=0)),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="core.poll"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("poll", "position"), name="poll_answer_place")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PollVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("voted_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "answer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="core.pollanswer"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="core.poll"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("answer", "member"), name="poll_vote_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GroupVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rules", models.JSONField(default=dict)),
                        ("electors", models.JSONField(default=list)),
                        ("began_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("closes_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("sums", models.JSONField(default=dict)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="core.group"
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("opening", "whether the group opens"),
                                    ("change", "a change of what the group is"),
                                ],
                                default="opening",
                                max_length=8,
                            ),
                        ),
                        ("changes", models.JSONField(default=dict)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("accepted", "accepted"),
                                    ("refused", "refused"),
                                    ("withdrawn", "taken back"),
                                    ("overtaken", "overtaken"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, max_length=2000)),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at", None)), fields=["closes_at"], name="group_vote_closing"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("group",),
                                name="group_vote_one_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupBallot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                choices=[("yes", "yes"), ("no", "no"), ("blank", "blank"), ("back", "taken back")],
                                max_length=8,
                            ),
                        ),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        (
                            "vote",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="ballots", to="core.groupvote"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("vote", "member"), name="group_ballot_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Duty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("description", models.TextField(blank=True, max_length=2000, verbose_name="description")),
                        ("measure", models.CharField(max_length=20)),
                        ("about", models.CharField(blank=True, max_length=20)),
                        (
                            "every",
                            models.CharField(
                                choices=[("month", "each month"), ("quarter", "each quarter"), ("year", "each year")],
                                default="month",
                                max_length=7,
                            ),
                        ),
                        ("amount", models.BigIntegerField()),
                        ("tolerance", models.PositiveSmallIntegerField(default=1)),
                        (
                            "effect",
                            models.CharField(
                                choices=[
                                    ("reminder", "a reminder, nothing more"),
                                    ("talk", "those who tend the group are asked to talk with them"),
                                    ("pause", "their belonging is paused, two weeks after they were told"),
                                ],
                                default="reminder",
                                max_length=8,
                            ),
                        ),
                        ("since", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="duties", to="core.group"
                            ),
                        ),
                        (
                            "role",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="duties",
                                to="core.role",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0), ("amount__lte", 1000000000000000)),
                                name="duty_of_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tolerance__lte", 12)), name="duty_tolerance_to_twelve"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="DutyNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("on", models.DateField()),
                        ("amount", models.BigIntegerField()),
                        ("word", models.CharField(blank=True, max_length=200)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("key", models.CharField(blank=True, max_length=100)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "duty",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="core.duty"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["duty", "member", "on"], name="duty_note_of_member")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0), ("amount__lte", 1000000000000000)),
                                name="duty_note_of_something",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("duty", "key"),
                                name="duty_note_key_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField()),
                        ("needed", models.BigIntegerField()),
                        ("done", models.BigIntegerField(default=0)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("running", "running"),
                                    ("met", "met"),
                                    ("short", "fell short"),
                                    ("talk", "fell short: to be talked about"),
                                    ("warned", "fell short: a pause is announced"),
                                    ("paused", "fell short: paused"),
                                    ("made_up", "made up"),
                                    ("let_pass", "let pass"),
                                ],
                                default="running",
                                max_length=8,
                            ),
                        ),
                        ("acts_at", models.DateTimeField(blank=True, null=True)),
                        ("word", models.CharField(blank=True, max_length=500)),
                        (
                            "duty",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="core.duty"
                            ),
                        ),
                        (
                            "let_pass_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="duty_rounds",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["member", "state"], name="duty_round_of_member"),
                            models.Index(fields=["ends_on"], name="duty_round_end"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("duty", "member", "starts_on"), name="duty_round_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LinkPreview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("url", models.CharField(max_length=500)),
                        ("title", models.CharField(blank=True, max_length=160)),
                        ("description", models.CharField(blank=True, max_length=300)),
                        ("asked_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("looked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "post",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="preview", to="core.post"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("looked_at", None)), fields=["id"], name="link_preview_waits"
                            )
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="EventReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("body", models.TextField(max_length=20000, verbose_name="what came of it")),
                        ("body_html", models.TextField()),
                        ("renderer", models.PositiveSmallIntegerField()),
                        ("names_who_came", models.BooleanField(default=False)),
                        ("written_at", models.DateTimeField()),
                        ("edited_at", models.DateTimeField(null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "event_date",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="report", to="core.eventdate"
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="EventInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("invited_at", models.DateTimeField()),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="core.event"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("member", "event"), name="event_invitation_once")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ProposedInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("message", models.TextField(blank=True, max_length=2000)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waits for a yes"),
                                    ("confirmed", "confirmed"),
                                    ("refused", "not confirmed"),
                                    ("withdrawn", "taken back"),
                                    ("expired", "nobody answered in time"),
                                    ("over", "no longer needed"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("reason", models.TextField(blank=True, max_length=2000)),
                        ("proposed_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("until", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposed_invitations",
                                to="core.group",
                            ),
                        ),
                        (
                            "inviter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["state", "until"], name="proposal_ending")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("group", "member"),
                                name="proposed_once_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterBlock",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("email", models.EmailField(max_length=254)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letter_blocks",
                                to="core.group",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("group", "email"), name="letter_block_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="OutsideLetter",
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
                                    ("waiting", "its writer's address is not confirmed"),
                                    ("handed_over", "handed over to the group"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("email", models.EmailField(max_length=254)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("title", models.CharField(max_length=200)),
                        ("body", models.TextField(blank=True)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("readable_until", models.DateTimeField(null=True)),
                        ("stopped_at", models.DateTimeField(null=True)),
                        (
                            "conversation",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="from_outside",
                                to="core.conversation",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.group"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["group", "created_at"], name="outside_letter_of_group")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("key",),
                                name="outside_letter_key_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("words", models.CharField(max_length=200, verbose_name="question")),
                        ("choices", models.JSONField(default=list)),
                        ("is_required", models.BooleanField(default=False)),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="core.event"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="RsvpReply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=300)),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.eventquestion"
                            ),
                        ),
                        (
                            "rsvp",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="core.rsvp"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["question"],
                        "constraints": [models.UniqueConstraint(fields=("rsvp", "question"), name="rsvp_reply_once")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="RoomClearing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("kind", models.CharField(max_length=32)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("ordered", "being deleted"),
                                    ("done", "deleted"),
                                    ("stopped", "stopped: the kind was opened again"),
                                ],
                                default="ordered",
                                max_length=8,
                            ),
                        ),
                        ("items", models.PositiveIntegerField()),
                        ("cleared", models.PositiveIntegerField(default=0)),
                        ("ordered_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "author",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.member",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "ordered")),
                                fields=("kind",),
                                name="room_clearing_once_at_a_time",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="GlassOpening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=wezer.kernel.ref.uid7, editable=False, unique=True)),
                        ("reason", models.TextField(max_length=1000)),
                        ("opened_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        ("until", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="core.group"
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.member"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["group", "id"], name="glass_of_group"),
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["group", "until"],
                                name="glass_open",
                            ),
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="GlassPage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("path", models.CharField(max_length=300)),
                        ("at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="core.item",
                            ),
                        ),
                        (
                            "opening",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pages",
                                to="core.glassopening",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [models.UniqueConstraint(fields=("opening", "path"), name="glass_page_once")],
                    },
                ),
                migrations.CreateModel(
                    name="EventPhoto",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "event_date",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="core.eventdate"
                            ),
                        ),
                        (
                            "file",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.file"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="OutsideRsvp",
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
                                choices=[("waiting", "the address is not confirmed"), ("confirmed", "comes")],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("language", models.CharField(blank=True, max_length=12)),
                        ("people", models.PositiveSmallIntegerField(default=1)),
                        ("key", models.CharField(blank=True, max_length=64)),
                        ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                        (
                            "event_date",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="from_outside",
                                to="core.eventdate",
                            ),
                        ),
                        ("told_until", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["created_at"], name="outside_rsvp_written")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("key", ""), _negated=True),
                                fields=("key",),
                                name="outside_rsvp_key_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "confirmed"), models.Q(("email", ""), _negated=True)),
                                fields=("event_date", "email"),
                                name="outside_rsvp_once",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_search.create_engine, _search.drop_engine),
        migrations.RunPython(_consents.guard, _consents.free),
        migrations.RunPython(_rare_words.know, _rare_words.know_less),
    ]
