"""What people type in the market becomes values for its acts."""

from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wezer.core.community import community
from wezer.core.models import Audience, Criterion, Group
from wezer.core.posting import audience_key, audience_words, audiences_of
from wezer.exchange import rules
from wezer.exchange.models import WITHOUT_PRICE, Announcement, Asked, PriceMode, Reply
from wezer.exchange.models.announcement import LONGEST_DESCRIPTION, LONGEST_TITLE
from wezer.exchange.models.evaluation import LONGEST_WORDS
from wezer.exchange.models.reply import LONGEST_MESSAGE
from wezer.exchange.queries.categories import Tree
from wezer.exchange.queries.market import market_currencies
from wezer.kernel.money import Money
from wezer.ui.fields import Day, Photos, PhotosField
from wezer.ui.forms import Form, MoneyField

MODE_WORDS = {
    PriceMode.ALL: _("All of these together"),
    PriceMode.ONE: _("Any one of these, as the other side prefers"),
    PriceMode.NEGOTIABLE: _("To be discussed, starting from these"),
    PriceMode.PAY_WHAT_YOU_CAN: _("Each gives what they can"),
    PriceMode.FREE: _("Free"),
    PriceMode.GIFT: _("A gift: a thank you is welcome"),
}


class Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def price_fields(initial: dict[str, int], label: Any = None) -> dict[str, MoneyField]:
    """One optional amount per currency of the market."""
    return {
        f"price_{one.code}": MoneyField(
            currency=one.code, required=False, label=label or one.name, initial=initial.get(one.code)
        )
        for one in market_currencies()
    }


def bound_fields(lines: dict[str, Asked]) -> dict[str, forms.Field]:
    """For each currency of the market, between what an answer may propose."""
    found: dict[str, forms.Field] = {}
    for one in market_currencies():
        line = lines.get(one.code)
        found[f"least_{one.code}"] = MoneyField(
            currency=one.code, required=False, label=_("At least, in {currency}").format(currency=one.code),
            initial=line.least if line else None, minimum=0,
        )  # fmt: skip
        found[f"most_{one.code}"] = MoneyField(
            currency=one.code, required=False, label=_("At most, in {currency}").format(currency=one.code),
            initial=line.most if line else None,
        )  # fmt: skip
        found[f"share_{one.code}"] = forms.IntegerField(
            required=False, min_value=1, max_value=100, initial=line.share if line else None,
            label=_("Share that must be in {currency}, in %").format(currency=one.code),
        )  # fmt: skip
    return found


def lines_of(clean: dict[str, Any]) -> list[Asked]:
    """The amounts typed with their bounds, and out of the other values."""
    lines = money_of(clean)
    bounds = {name: clean.pop(name) for name in list(clean) if name.startswith(("least_", "most_", "share_"))}
    return [
        Asked(money, *(bounds.get(f"{part}_{money.currency}") for part in ("least", "most", "share")))
        for money in lines
    ]


def money_of(clean: dict[str, Any]) -> list[Money]:
    """The amounts typed, and out of the other values."""
    names = [name for name in clean if name.startswith("price_") and name != "price_mode"]
    return [Money(units, name.removeprefix("price_")) for name in names if (units := clean.pop(name))]


class AnnouncementForm(Form):
    """One page, four blocks: words, pictures, price, where and when and for whom."""

    field_of: ClassVar = {"expires_at": "expires_on"}
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE, help_text=_("What it is, in a few words."))
    description = forms.CharField(
        label=_("In more words"), required=False, max_length=LONGEST_DESCRIPTION, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What is included, what you need to know beforehand. Markdown works."),
    )  # fmt: skip
    category = forms.ChoiceField(label=_("Category"), required=False)
    tags = forms.CharField(
        label=_("Words to find it by"), required=False, max_length=300, help_text=_("Separated by commas.")
    )
    photos = PhotosField(label=_("Pictures"), required=False, widget=Photos(attrs={"accept": "image/jpeg,image/png,image/webp"}),
                         help_text=_("Up to eight, 5 MB each. Where they were taken is removed."))  # fmt: skip
    price_mode = forms.ChoiceField(
        label=_("In return"), choices=MODE_WORDS.items(), initial=PriceMode.ALL, widget=forms.RadioSelect
    )
    unit = forms.CharField(
        label=_("For one…"),
        required=False,
        max_length=30,
        help_text=_("hour, box, seat. The price is for one of them."),
    )
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=1_000_000, initial=1, required=False)
    infinite = forms.BooleanField(label=_("There is no end to them"), required=False)
    max_order = forms.IntegerField(label=_("At most per answer"), min_value=1, required=False)
    place = forms.CharField(
        label=_("Where"), required=False, max_length=200, help_text=_("A street or a village is enough.")
    )
    remote = forms.BooleanField(label=_("Also from afar, by phone or online"), required=False)
    latitude = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    radius_km = forms.IntegerField(label=_("I travel up to (km)"), required=False, min_value=1, max_value=20_000)
    exact_after_agreement = forms.BooleanField(label=_("Tell the exact place only once we agreed"), required=False)
    exact_place = forms.CharField(label=_("Exact place"), required=False, max_length=200)
    available_from = forms.DateField(label=_("From"), required=False, widget=Day)
    available_to = forms.DateField(label=_("Until"), required=False, widget=Day)
    expires_on = forms.DateField(label=_("Close it by itself after"), required=False, widget=Day)
    audience = forms.ChoiceField(label=_("Who may see it"), widget=forms.RadioSelect)

    def __init__(
        self,
        *args: Any,
        viewer: Any,
        announcement: Announcement | None = None,
        group: Group | None = None,
        words: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`words`: what it begins with."""
        self.viewer = viewer
        initial: dict[str, Any] = {"audience": "community", "price_mode": PriceMode.ALL, "quantity": 1}
        lines: dict[str, Asked] = {}
        if announcement is not None:
            lines = {line.currency.code: line.asked for line in announcement.prices.select_related("currency")}
            initial = _initial_of(announcement)
        elif group is not None and not group.is_root:
            initial["audience"] = f"group:{group.pk}"
        super().__init__(*args, initial={**initial, **(words or {})}, **kwargs)
        self.fields.update(price_fields({code: line.money.units for code, line in lines.items()}))
        self.fields.update(bound_fields(lines))
        self.tree = Tree.read()
        self.fields["category"].choices = [("", _("None"))] + [
            (str(each.category.uid), each.indented) for each in self.tree.walk()
        ]
        self.fields["audience"].choices = audience_choices(viewer, announcement)
        self.dress()

    @property
    def prices(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("price_") and name != "price_mode"]

    @property
    def anchors(self) -> list[str]:
        """What the community says its currencies stand for: "60 GRAIN = 1 h"."""
        return [anchor for one in market_currencies() for anchor in one.anchors]

    @property
    def bounds(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(("least_", "most_", "share_"))]

    @property
    def is_bounded(self) -> bool:
        return any(each.value() not in (None, "") or each.errors for each in self.bounds)

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = dict(super().clean() or {})
        lines = lines_of(clean)
        clean["prices"] = [] if clean.get("price_mode") in WITHOUT_PRICE else lines
        for name in [each for each in clean if each.startswith("price_") and each != "price_mode"]:
            clean.pop(name)
        clean["category"] = self.tree.named(clean.get("category", ""))
        clean["tags"] = [part for part in (clean.get("tags") or "").split(",") if part.strip()]
        clean["quantity"] = clean.get("quantity") or 1
        clean["expires_at"] = _end_of(clean.pop("expires_on", None))
        clean["audience"] = Audience.objects.filter(key=clean.get("audience", "")).first()
        return clean


def _initial_of(announcement: Announcement) -> dict[str, Any]:
    names = (
        "title", "description", "price_mode", "unit", "quantity", "infinite", "max_order", "place", "remote", "radius_km",
        "exact_after_agreement", "exact_place", "available_from", "available_to",
    )  # fmt: skip
    found = {name: getattr(announcement, name) for name in names}
    exact = announcement.exact_after_agreement and announcement.exact_latitude is not None
    found["latitude"] = announcement.exact_latitude if exact else announcement.latitude
    found["longitude"] = announcement.exact_longitude if exact else announcement.longitude
    found["expires_on"] = timezone.localdate(announcement.expires_at) if announcement.expires_at else None
    found["category"] = str(announcement.category.uid) if announcement.category else ""
    found["tags"] = ", ".join(tag.name for tag in announcement.tags.all())
    found["audience"] = announcement.audience.key
    return found


def _end_of(day: Any) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time(23, 59))) if day else None


def audience_choices(viewer: Any, announcement: Announcement | None = None) -> list[tuple[str, Any]]:
    """Everyone, the community, each group the member belongs to directly; what stands now is always among them."""
    root = community()
    found = [(kind, words) for kind, words in reversed(audiences_of(root))]
    found.reverse()
    groups = Group.objects.filter(pk__in=viewer.direct_group_ids).exclude(pk=root.pk).order_by("name")[:20]
    found += [(audience_key("group", group), audience_words("group", group)) for group in groups]
    if announcement is not None and announcement.audience.key not in dict(found):
        found.append(
            (announcement.audience.key, audience_words(announcement.audience.kind, announcement.audience.group))
        )
    return found


class ReplyForm(Form):
    """The first answer: how many, a few words, and another proposal for those who have one."""

    quantity = forms.IntegerField(label=_("How many"), min_value=1, initial=1)
    message = forms.CharField(
        label=_("Your answer"), required=False, max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 3})
    )
    starts_at = forms.DateTimeField(label=_("When"), required=False, widget=Moment)
    place = forms.CharField(label=_("Where"), required=False, max_length=200)

    def __init__(self, *args: Any, announcement: Announcement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.announcement = announcement
        left = announcement.available
        if left == 1 and announcement.min_order == 1:
            self.fields["quantity"].widget = forms.HiddenInput()
        elif left is not None:
            self.fields["quantity"].widget.attrs["max"] = left
        self.fields["quantity"].initial = announcement.min_order
        asked = announcement.asked
        has_share = any(line.share for line in announcement.lines)
        if announcement.price_mode == PriceMode.ONE and len(asked) > 1 and not has_share:
            self.fields["choice"] = forms.ChoiceField(
                label=_("Paid in"), choices=[(money.currency, money.currency) for money in asked], widget=forms.RadioSelect,
                initial=asked[0].currency,
            )  # fmt: skip
        elif announcement.price_mode not in WITHOUT_PRICE:
            self.fields.update(price_fields({}))
        self.dress()

    @property
    def prices(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("price_")]

    @property
    def must_propose(self) -> bool:
        """Nothing is asked yet: whoever answers says what."""
        return bool(self.prices) and not self.announcement.asked

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = dict(super().clean() or {})
        choice = clean.pop("choice", "")
        proposed = money_of(clean)
        for name in [each for each in clean if each.startswith("price_")]:
            clean.pop(name)
        if choice:
            many = clean.get("quantity") or 1
            proposed = rules.total((money for money in self.announcement.asked if money.currency == choice), many)
        clean["prices"] = proposed or None
        return clean


class TermsForm(Form):
    """Other terms: everything as it stands, ready to be changed."""

    quantity = forms.IntegerField(label=_("How many"), min_value=1)
    starts_at = forms.DateTimeField(label=_("When"), required=False, widget=Moment)
    minutes = forms.IntegerField(label=_("Minutes of work planned"), required=False, min_value=1, max_value=100_000)
    place = forms.CharField(label=_("Where"), required=False, max_length=200)
    note = forms.CharField(label=_("Also agreed"), required=False, max_length=300)
    message = forms.CharField(
        label=_("A few words"), required=False, max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, reply: Reply, **kwargs: Any) -> None:
        terms = reply.terms
        assert terms is not None
        starts_at = timezone.localtime(terms.starts_at) if terms.starts_at else None
        initial = {
            "quantity": terms.quantity, "starts_at": starts_at, "minutes": terms.minutes, "place": terms.place,
            "note": terms.note, "seen": reply.terms_number,
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        if reply.announcement.is_priced:
            self.fields.update(price_fields({money.currency: money.units for money in terms.price()}))
        self.dress()

    @property
    def prices(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("price_")]

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = dict(super().clean() or {})
        clean["prices"] = money_of(clean)
        for name in [each for each in clean if each.startswith("price_")]:
            clean.pop(name)
        return clean


class MessageForm(Form):
    body = forms.CharField(label=_("Your answer"), max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 2}))


MARKS = (
    ("-2", _("Not at all")), ("-1", _("Rather not")), ("0", _("Neither nor")), ("1", _("Yes")), ("2", _("Wonderfully")),
)  # fmt: skip


class EvaluationForm(Form):
    """One mark for each criterion of the category, and words."""

    comment = forms.CharField(
        label=_("Your words"), max_length=LONGEST_WORDS, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        marks = {
            f"mark_{each.key}": forms.ChoiceField(
                label=each.name, help_text=each.description, choices=MARKS, widget=forms.RadioSelect
            )
            for each in criteria
        }
        self.fields = {**marks, **self.fields}
        self.dress()

    @property
    def marks(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("mark_")]

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = dict(super().clean() or {})
        names = [name for name in clean if name.startswith("mark_")]
        clean["values"] = {name.removeprefix("mark_"): int(clean.pop(name)) for name in names}
        return clean


class AnswerForm(Form):
    answer = forms.CharField(
        label=_("Your answer, once"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReasonForm(Form):
    reason = forms.CharField(label=_("Why"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class SearchForm(Form):
    name = forms.CharField(label=_("Name of this search"), max_length=80)
    alerts = forms.BooleanField(label=_("Tell me of what is new in it"), required=False, initial=True)
