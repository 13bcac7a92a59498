"""Forgetting a person: asked, thought over for fourteen days, settled, done for good (core.md V-4, I-9)."""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.utils import translation
from django.utils.translation import gettext as _

from wezer.core.acts.leaving import WAITING, ask_to_leave, end_roles_and_belongings, stay
from wezer.core.acts.steps import step_belonging
from wezer.core.acts.sweeping import replace_everywhere, words_that_name
from wezer.core.community import community
from wezer.core.crossing.table import may_follow
from wezer.core.duties import OwnData, own_data, parts
from wezer.core.events_privacy import ErasureAsked, ErasureWithdrawn, MemberErased
from wezer.core.forgotten import write_down
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Erasure, Member, Wish
from wezer.core.models.appearance import look
from wezer.core.refusals import AlreadyErased, NothingToTakeBack, NotLeaving, NotSettled
from wezer.core.retention import held as held_back
from wezer.core.search.index import drop_what_was_forgotten, forget_in_search
from wezer.core.settings_registry import value
from wezer.core.settlement import blocking, heir_steps, open_points
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal
from wezer.kernel.turns import forget_a_name

#: Days to think better of it.
COOLING = timedelta(days=14)
#: Parts from this order on are asked when the name is the pseudonym already.
AFTER_THE_NAME = 90


@act
def ask_erasure(*, by: Any, wish: str, hands_over: bool = True, member: Member | None = None) -> Erasure:
    """Ask to be forgotten; for a member without a login those who admit members ask. Who is inside begins to leave with
    it: a person is forgotten when they have settled what is open."""
    who = member or by.member
    if who is None or (by.member is None or who.pk != by.member.pk):
        require(by, "core.erase_for", who)
    if Erasure.objects.filter(member=who).exists() or who.erased_at is not None:
        raise AlreadyErased()
    belonging = Belonging.objects.filter(member=who, group=community()).first()
    is_inside = belonging is not None and belonging.state in ACTIVE_STATES
    begins = is_inside and belonging is not None and belonging.state != BelongingState.LEAVING
    if begins:
        ask_to_leave(by=by if member is None else _as(who), hands_over=hands_over)
    made = Erasure.objects.create(
        member=who, wish=Wish(wish), asked_at=now(), due_at=now() + COOLING, has_begun_leaving=begins
    )
    emit(ErasureAsked(subject=ref(who)), group=community(), audit=True)
    return made


@act
def take_erasure_back(*, by: Any, member: Member | None = None) -> None:
    """Think better of it, within the fourteen days: nothing has happened."""
    who = member or by.member
    if who is None or (by.member is None or who.pk != by.member.pk):
        require(by, "core.erase_for", who)
    erasure = Erasure.objects.filter(member=who, done_at=None).first()
    if erasure is None:
        raise NothingToTakeBack()
    if erasure.has_begun_leaving:
        with suppress(NotLeaving):  # gone meanwhile, or staying already
            stay(by=by if member is None else _as(who))
    erasure.delete()
    emit(ErasureWithdrawn(subject=ref(who)), group=community(), audit=True)


@act
def finish_erasure(*, by: Any, erasure: Erasure) -> bool:
    """The days are over: forget them, unless something of theirs is still open, wherever they stand: a suspended or an
    excluded debtor too. Whether they are forgotten."""
    forget_a_name()
    held = Erasure.objects.select_for_update().filter(pk=erasure.pk, done_at=None, due_at__lte=now()).first()
    if held is None:
        return False
    member = Member.objects.select_related("user").get(pk=held.member_id)
    if member.uid in held_back().uids("core.member"):
        return False
    if Belonging.objects.filter(member=member, group=community(), state__in=ACTIVE_STATES).exists():
        return False  # the night lets them go when nothing is open any more
    try:
        with attempt():
            _settle(by, member)
    except NotSettled:
        return False  # nothing happened; their page says what is open
    erase_member(by=by, member=member, wish=held.wish)
    return True


def _settle(by: Any, member: Member) -> None:
    """What is left goes to the community and the wallet is put away; then nothing may be open any more."""
    _give_away(by, member)
    if still := blocking(open_points(member), hands_over=False):
        raise NotSettled(what=still[0].text)


@act
def erase_member(*, by: Any, member: Member, wish: str, pseudonym: str = "") -> Member:
    """Forget a person now. Their payments and what the law asks for go on naming a pseudonym."""
    forget_a_name()
    member = Member.objects.select_related("user").select_for_update(of=("self",)).get(pk=member.pk)
    if member.erased_at is not None:
        return member
    pseudonym = pseudonym or _new_pseudonym()
    words = words_that_name(member)
    kept = _kept_by_law(member)
    _close_every_door(by, member)
    before = [part for part in parts() if part.order < AFTER_THE_NAME]
    for part in before:
        part.erase(by=by, member=member, wish=wish)
    _become(member, pseudonym)
    for part in parts()[len(before) :]:
        part.erase(by=by, member=member, wish=wish)
    for part in parts():
        _forget_rows(part, member)
    replace_everywhere(words, pseudonym, spared=kept)
    drop_what_was_forgotten()
    Erasure.objects.update_or_create(
        member=member, defaults={"wish": wish, "due_at": now(), "done_at": now(), "has_begun_leaving": False}
    )
    emit(MemberErased(subject=ref(member)), group=community(), audit=True)
    write_down(member.uid, wish, pseudonym)
    return member


def _new_pseudonym() -> str:
    with translation.override(value("community.language") or "en"):
        return _("Former member {code}").format(code=uuid4().hex[:6].upper())


def _kept_by_law(member: Member) -> set[str]:
    """The packages in which the law has us keep the name for a time."""
    return {_label_of(part) for part in own_data if part.lawful(member)}


def _label_of(part: OwnData) -> str:
    package = type(part).__module__.partition(".own_data")[0]
    return next(config.label for config in apps.get_app_configs() if config.name == package)


def _close_every_door(by: Any, member: Member) -> None:
    """After a restore they may be inside again: what they left goes to the community, and every belonging ends."""
    _give_away(by, member)
    end_roles_and_belongings(by, member)
    root = Belonging.objects.select_related("group", "member").filter(member=member, group=community()).first()
    if root is None:
        return
    ended = BelongingState.WITHDRAWN if root.state in WAITING else BelongingState.LEFT
    if may_follow(root.state, ended):  # whoever stands outside already stays as they are
        step_belonging(root, root.state, ended, NotLeaving(), reason="")


def _give_away(by: Any, member: Member) -> None:
    for step in sorted(heir_steps, key=lambda each: (each.order, each.kind)):
        with suppress(Refusal), attempt():
            step.hand_over(by=by, party=member, heir=community())


def _become(member: Member, pseudonym: str) -> None:
    """The party's own row: what others' pages show from now on."""
    member.name = pseudonym
    Member.objects.filter(pk=member.pk).update(
        name=pseudonym, look=look(pseudonym), number="", level=None, language="", timezone="", theme="", density="", seen_at=None,
        dormant_at=None, dormancy_warnings=0, dormancy_warned_at=None, photo=None, hue=Member.hue_of(pseudonym), erased_at=now(),
    )  # fmt: skip


def _forget_rows(part: OwnData, member: Member) -> None:
    for column in part.forgets:
        label, _dot, name = column.rpartition(".")
        model = apps.get_model(label)
        if label == "core.SearchDoc":
            forget_in_search(**{name: member.pk})
        else:
            model._base_manager.filter(**{name: member.pk}).delete()


def _as(member: Member) -> Any:
    """A member without a login, in whose name those who tend the community speak."""
    return Viewer.of(member)
