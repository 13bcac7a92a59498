import django.db.models.deletion
from django.db import migrations, models

import wezer.kernel.clock
import wezer.kernel.ref


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0011_channels_and_mail"),
    ]

    operations = [
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
            ],
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
            ],
            bases=("core.item",),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen", models.PositiveBigIntegerField(default=0)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="core.member"
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendances", to="core.conversation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.party"),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="core.conversation"
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
        ),
        migrations.CreateModel(
            name="MessageReaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.party"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=wezer.kernel.clock.now)),
                (
                    "blocked",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="core.member"),
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
            },
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("people_key", ""), _negated=True),
                fields=("people_key",),
                name="conversation_of_people_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("member", "conversation"), name="attendance_once"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["conversation", "changed"], name="chat_message_changes"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("answers", None), _negated=True),
                fields=["answers", "number"],
                name="chat_message_answers",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(fields=("conversation", "number"), name="chat_message_number_once"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key", ""), _negated=True), fields=("author", "key"), name="chat_message_key_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="messagereaction",
            constraint=models.UniqueConstraint(fields=("message", "party", "kind"), name="message_reaction_once"),
        ),
    ]
