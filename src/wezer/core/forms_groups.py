"""Forms of groups: what is typed becomes values; acts decide."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wezer.core.changing import decides_by_vote
from wezer.core.endings import CLOSING
from wezer.core.kinds import COMMUNITY, group_kinds
from wezer.core.looks import HUES, ICONS
from wezer.core.models import ACTIVE_STATES, ChangesBy, Group, GroupState, Member, Membrane, Role, Sight
from wezer.core.models.group import GroupClosure
from wezer.core.profiles import spoken_languages
from wezer.kernel.permissions import rights
from wezer.ui.forms import Form

MEMBRANES = [
    (Membrane.OPEN, _("Open: members of the community enter freely")),
    (Membrane.REQUEST, _("On request: one asks, those who tend it answer")),
    (Membrane.INVITATION, _("By invitation")),
    (Membrane.VOUCHING, _("By vouching: members who know the person stand up for them")),
    (Membrane.VOTE, _("By vote of those inside")),
    (Membrane.CLOSED, _("Closed: nobody enters for now")),
]
SIGHTS = [
    (Sight.OPEN, _("Everyone, also outside of the community")),
    (Sight.MEMBERS, _("Members of the community")),
    (Sight.SECRET, _("Only those inside")),
]


class LinesField(forms.CharField):
    """A list, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]


CLOSES = _(
    "Of a project: on that day it is archived, and may be opened again. Those who tend it hear of it a week before."
)


class NewGroupForm(Form):
    """A group inside another: its type first, since the rest follows from it."""

    type = forms.ChoiceField(label=_("What kind of group"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(
        label=_("Purpose"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences: what it is for, in words a newcomer understands."),
    )  # fmt: skip
    membrane = forms.ChoiceField(
        label=_("How one enters"), required=False, choices=[("", _("As usual for its kind")), *MEMBRANES]
    )
    sight = forms.ChoiceField(
        label=_("Who may know that it exists"), required=False, choices=[("", _("As usual for its kind")), *SIGHTS]
    )

    closes_on = forms.DateField(
        label=_("Closing date"), required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text=CLOSES,
    )  # fmt: skip
    draft = forms.BooleanField(
        label=_("Prepare it first"),
        required=False,
        help_text=_("A draft is seen by its founders alone until they open it."),
    )

    def __init__(self, *args: Any, parent: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds_inside(parent)
        self.may_close = any(kind.kind in CLOSING for kind in self.kinds)
        self.fields["type"].choices = [(kind.kind, kind.name) for kind in self.kinds]


def kinds_inside(parent: Group) -> list[Any]:
    """The kinds of group that may lie in `parent`."""
    container = group_kinds.get(parent.type)
    allowed = None if parent.type == COMMUNITY else (container.may_contain if container else ())
    return [kind for kind in group_kinds if (allowed is None or kind.kind in allowed) and not kind.is_role_page]


class AboutForm(Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(
        label=_("Purpose"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    domain = forms.CharField(
        label=_("Domain"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What this group alone decides."),
    )  # fmt: skip
    accountabilities = LinesField(
        label=_("Accountabilities"), required=False, help_text=_("What others may count on it for, one a line.")
    )
    themes = LinesField(label=_("Themes"), required=False, help_text=_("A few words each, one a line."))
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken in it"), required=False, choices=spoken_languages, widget=forms.CheckboxSelectMultiple
    )
    closes_on = forms.DateField(
        label=_("Closing date"), required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text=CLOSES,
    )  # fmt: skip

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if group.type not in CLOSING:
            del self.fields["closes_on"]
        if decides_by_vote(group):  # it has a form of its own
            del self.fields["purpose"]


class WhyForm(Form):
    """Why a change is put to the vote."""

    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by those who vote."),
    )  # fmt: skip


class PurposeForm(WhyForm):
    purpose = forms.CharField(
        label=_("Purpose"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    field_order = ("purpose", "reason")


class LooksForm(Form):
    icon = forms.ChoiceField(label=_("Icon"), choices=ICONS, widget=forms.RadioSelect)
    hue = forms.TypedChoiceField(label=_("Hue"), choices=HUES, coerce=int, widget=forms.RadioSelect)

    @classmethod
    def of(cls, group: Group) -> "LooksForm":
        """As it looks now: a hue between two of those offered is shown as the nearer."""
        return cls(initial={"icon": group.icon, "hue": round(group.hue / 30) * 30 % 360})


class SpaceForm(Form):
    value = forms.IntegerField(
        label=_("Room for all files, in MB"), min_value=0, max_value=1_000_000,
        help_text=_("0: as many as there are."),
    )  # fmt: skip


#: What is said on a page of its own.
ELSEWHERE = [
    (Membrane.RULE, _("By rule, as it is written")),
    (Membrane.MIXED, _("In several steps or ways, as written")),
]


class MembraneForm(Form):
    membrane = forms.ChoiceField(label=_("How one enters"), choices=[*MEMBRANES, *ELSEWHERE])
    sight = forms.ChoiceField(label=_("Who may know that it exists"), choices=SIGHTS)
    derived_may_read = forms.BooleanField(
        label=_("Those of the circles inside read what is written here"), required=False
    )
    derived_may_write = forms.BooleanField(label=_("Those of the circles inside write here too"), required=False)
    direct_only = forms.BooleanField(
        label=_("Being in a circle inside does not make one belong here"), required=False,
        help_text=_("Nor to the groups around this one, through it."),
    )  # fmt: skip


class ProposedMembraneForm(WhyForm, MembraneForm):
    """Where those in the group vote on it."""


class DecideForm(Form):
    reason = forms.CharField(label=_("A word to the person"), required=False, max_length=2000)
    accept = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])

    def clean_accept(self) -> bool:
        return bool(self.cleaned_data["accept"] == "yes")


class MemberField(forms.CharField):
    """A member of the community, by name as typed."""

    def clean(self, value: Any) -> Any:
        name = " ".join(str(super().clean(value)).split())
        if not name:
            return None
        inside = {"belongings__group__parent": None, "belongings__state__in": ACTIVE_STATES}
        found = list(Member.objects.filter(name=name, **inside)[:2]) or list(
            Member.objects.filter(name__iexact=name, **inside)[:2]
        )
        if not found:
            raise ValidationError(
                _("No member of the community has this name. Write it as it stands in the directory.")
            )
        if len(found) > 1:
            raise ValidationError(_("Several members have this name. Invite the one you mean from their own page."))
        return found[0]


class InviteForm(Form):
    member = MemberField(label=_("Who"), max_length=120, help_text=_("A member of the community, by name."))
    message = forms.CharField(label=_("A word with it"), required=False, max_length=2000)
    as_observer = forms.BooleanField(
        label=_("As an observer"), required=False, help_text=_("They read and speak here, without a vote."),
    )  # fmt: skip

    def __init__(self, *args: Any, decides: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not decides:
            del self.fields["as_observer"]


class RoleForm(Form):
    name = forms.CharField(label=_("Name of the role"), max_length=80)
    purpose = forms.CharField(label=_("What it is for"), required=False, max_length=2000)
    rights = forms.MultipleChoiceField(
        label=_("What it may do"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("One can only give rights that one holds here."),
    )  # fmt: skip

    term_months = forms.IntegerField(
        label=_("Months one holds it"), required=False, min_value=1, max_value=240,
        help_text=_("Empty: until it is ended. Counts for whoever is given it from now on."),
    )  # fmt: skip
    seats = forms.IntegerField(
        label=_("Seats"), required=False, min_value=1, max_value=1000, help_text=_("Empty: as many as you like.")
    )

    def __init__(self, *args: Any, viewer: Any, group: Group, role: Role | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = role.rights if role else ()
        mine = [
            right
            for right in rights()
            if right.by_role and (right.name in there or viewer.has_right(right.name, group))
        ]
        self.fields["rights"].choices = [(right.name, right.label) for right in mine]


class GrantForm(Form):
    role = forms.ChoiceField(label=_("Role"))
    member = MemberField(label=_("Who"), max_length=120)

    def __init__(self, *args: Any, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles


class MoveForm(Form):
    """Another place in the holarchy; only groups that may contain this one and are not inside it."""

    parent = forms.ChoiceField(label=_("Inside which group"))

    def __init__(self, *args: Any, group: Group, viewer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        below = GroupClosure.objects.filter(ancestor=group).values("descendant")
        holders = [kind.kind for kind in group_kinds if group.type in kind.may_contain] + [COMMUNITY]
        found = Group.objects.visible_to(viewer).filter(type__in=holders, state=GroupState.ACTIVE).exclude(pk__in=below)
        self.groups = {str(each.uid): each for each in found.order_by("name", "pk")[:500]}
        self.fields["parent"].choices = [(uid, each.name) for uid, each in self.groups.items()]

    def clean_parent(self) -> Group:
        return self.groups[self.cleaned_data["parent"]]


class WalletForm(Form):
    has_wallet = forms.BooleanField(
        label=_("The group has a wallet"), required=False,
        help_text=_("Its accounts open when they are first used. From the first one on it keeps its wallet."),
    )  # fmt: skip


class SovereigntyForm(Form):
    money = forms.BooleanField(
        label=_("Its money"), required=False,
        help_text=_("Who acts in its name and spends from its wallet is decided here alone."),
    )  # fmt: skip
    membership = forms.BooleanField(
        label=_("Who is in it"), required=False,
        help_text=_("Who is invited, let in and given roles is decided here alone."),
    )  # fmt: skip
    changes_by = forms.ChoiceField(
        label=_("Who changes its membrane, its purpose and what it decides by itself"), required=False,
        choices=ChangesBy.choices, widget=forms.RadioSelect,
        help_text=_("A vote is changed back by such a vote alone. As long as fewer than three could vote, those who tend it change it."),
    )  # fmt: skip


class MoveWordForm(Form):
    word = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by those who are asked to consent."),
    )  # fmt: skip


class ReasonForm(Form):
    reason = forms.CharField(label=_("Why not"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
