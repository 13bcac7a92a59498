"""The garden's page of reactions: which can be given here, and what they are called."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.acts.settings import change_setting
from wezer.core.chosen_reactions import ICONS, KEY, LONGEST_NAME, MOST, reactions, rows, with_reaction
from wezer.core.http import MemberRequest
from wezer.core.modules import open_kinds
from wezer.core.reactions import reaction_effects, reaction_kinds
from wezer.core.views.doors import Guard, gardener_required
from wezer.ui.forms import Form, SwitchInput, status_of, submit
from wezer.ui.http import go
from wezer.ui.templatetags.wezer import icon

tending: Guard = gardener_required("core.tend_community")


class ReactionForm(Form):
    """A reaction's names, its picture, its place."""

    icon = forms.ChoiceField(label=gettext_lazy("Picture"), widget=forms.RadioSelect(attrs={"class": "icon-choice"}))
    place = forms.IntegerField(
        label=gettext_lazy("Its place"), min_value=1, max_value=MOST, help_text=gettext_lazy("Smaller numbers stand first.")
    )  # fmt: skip
    is_open = forms.BooleanField(
        label=gettext_lazy("It can be given"), required=False, initial=True, widget=SwitchInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = {
            f"name_{language}": forms.CharField(
                label=_("Name ({language})").format(language=language_name), max_length=LONGEST_NAME, required=False
            )
            for language, language_name in settings.LANGUAGES
        }
        self.fields = {**named, **self.fields}
        self.fields["icon"].choices = [(each, icon(each, words)) for each, words in ICONS.items()]
        self.field_of = {"name": next(iter(named))}  # type: ignore[misc]  # which languages there are is known here
        self.dress()

    def names(self) -> dict[str, str]:
        return {language: self.cleaned_data[f"name_{language}"] for language, _name in settings.LANGUAGES}


@tending
def index(request: MemberRequest) -> HttpResponse:
    """All of them, with a form for one more."""
    form = ReactionForm(request.POST or None, initial={"place": len(rows()) + 1, "icon": next(iter(ICONS))})
    if request.method == "POST" and submit(form, _say, by=request.viewer, typed=form) is not None:
        return go(request, "garden:reactions", said=_("From now on it can be given."))
    return render(
        request, "core/garden/reactions.html", {"form": form, "reactions": reactions()}, status=status_of(form)
    )


@tending
def one(request: MemberRequest, kind: str) -> HttpResponse:
    """One of them: its names, its place, whether it can be given; what else it does is said elsewhere."""
    shown = next((each for each in reactions() if each.kind == kind), None)
    if shown is None:
        raise Http404
    form = ReactionForm(request.POST or None, initial=_initial(kind))
    if request.method == "POST" and submit(form, _say, by=request.viewer, typed=form, of=kind) is not None:
        return go(request, "garden:reactions", said=_("Kept."))
    effects = [(effect.name, url) for effect in open_kinds(reaction_effects) if (url := effect.tending_url(kind))]
    context = {"form": form, "reaction": shown, "effects": effects, "is_ours": kind in reaction_kinds}
    return render(request, "core/garden/reaction.html", context, status=status_of(form))


def _initial(kind: str) -> dict[str, Any]:
    said = rows()
    for place, row in enumerate(said, 1):
        if row["kind"] == kind:
            names = {f"name_{language}": name for language, name in row["names"].items()}
            return {"icon": row["icon"], "is_open": row["is_open"], "place": place, **names}
    return {"icon": reaction_kinds[kind].icon, "is_open": False, "place": len(said) + 1}


def _say(*, by: Any, typed: ReactionForm, icon: str, place: int, is_open: bool, of: str = "", **_names: str) -> Any:
    said = with_reaction(rows(), names=typed.names(), icon=icon, kind=of, is_open=is_open, place=place)
    return change_setting(by=by, key=KEY, value=said)
