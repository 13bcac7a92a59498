"""The six that every community starts with (core.md T-3)."""

from django.utils.translation import gettext_lazy as _

from wezer.core.reactions import ReactionKind, reaction_kinds


@reaction_kinds.add
class Thanks(ReactionKind):
    kind, name, icon, position = "thanks", _("Thank you"), "sun", 10


@reaction_kinds.add
class Useful(ReactionKind):
    kind, name, icon, position = "useful", _("Useful"), "lightbulb", 20


@reaction_kinds.add
class Agree(ReactionKind):
    kind, name, icon, position = "agree", _("I agree"), "thumbs-up", 30


@reaction_kinds.add
class Warm(ReactionKind):
    kind, name, icon, position = "warm", _("Warms my heart"), "heart", 40


@reaction_kinds.add
class Smile(ReactionKind):
    kind, name, icon, position = "smile", _("Makes me smile"), "smile", 50


@reaction_kinds.add
class Support(ReactionKind):
    kind, name, icon, position = "support", _("I can help"), "hand-heart", 60
