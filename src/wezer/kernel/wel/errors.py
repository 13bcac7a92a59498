"""What can be wrong with a rule: one exception that names the place and helps."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Refusal

#: code → sentence without its place. The place and the help are added by `WelError.sentence`.
PROBLEMS: dict[str, Any] = {
    "source_too_long": _("a rule holds at most {limit} characters"),
    "too_many_words": _("a rule holds at most {limit} words and signs"),
    "too_deep": _("a rule is nested at most {limit} levels deep"),
    "too_many_parts": _("a rule holds at most {limit} parts"),
    "too_costly": _("this rule would cost {cost} steps, more than the {limit} allowed"),
    "empty": _("the rule is empty"),
    "unexpected_character": _("unexpected character {found}"),
    "unfinished_text": _("this text has no closing quote"),
    "unexpected": _("unexpected {found}"),
    "expected": _("expected {expected}, found {found}"),
    "chained_comparison": _("comparisons cannot follow each other"),
    "number_too_long": _("a number holds at most {limit} digits"),
    "unknown_unit": _("unknown unit *{name}*"),
    "unknown_name": _("unknown name *{name}*"),
    "unknown_function": _("unknown function *{name}*"),
    "unknown_currency": _("unknown currency *{name}*"),
    "incomplete_name": _("*{name}* needs one more word"),
    "argument_count": _("{name} takes {expected} values, not {found}"),
    "argument_type": _("{name} cannot take {found}"),
    "literal_needed": _("{name} needs a value written out"),
    "cannot_compare": _("cannot compare {left} with {right}"),
    "cannot_combine": _("cannot use {sign} between {left} and {right}"),
    "cannot_negate": _("cannot use {sign} before {found}"),
    "mixed_types": _("cannot mix {left} and {right}"),
    "may_be_none": _("this value may be none"),
    "wrong_result": _("the rule gives {found} where {expected} is needed"),
    "division_by_zero": _("division by zero"),
    "too_large": _("a number grows beyond 10^15"),
    "text_too_long": _("a text grows beyond {limit} characters"),
    "list_too_long": _("a list grows beyond {limit} values"),
    "empty_list": _("this list is empty"),
    "not_computable": _("this cannot be computed"),
    "missing_value": _("*{name}* is not known here"),
    "bad_value": _("*{name}* has a value that is not {expected}"),
}

HINTS: dict[str, Any] = {
    "did_you_mean": _("did you mean *{name}*?"),
    "use_coalesce": _("give another value with coalesce(…, …)"),
    "use_and": _("join them with *and*, or use between(…, …, …)"),
    "use_single_equal": _("write = once"),
    "use_minutes": _("write *minutes*"),
    "use_ascii_digits": _("write numbers with the digits 0 to 9 and a point"),
    "use_straight_quotes": _("write text between straight quotes"),
    "use_convert": _("change one of them with convert(…, …)"),
    "use_safe_div": _("give another value with safe_div(…, …, …)"),
    "one_of": _("use one of: {names}"),
}


class WelError(Exception):
    """A rule that cannot be saved, or cannot be computed. `position` counts characters from 1."""

    def __init__(self, code: str, position: int, *, hint: str = "", **details: Any) -> None:
        super().__init__(code, position)
        self.code = code
        self.position = position
        self.details = details
        self._hint = hint

    @property
    def message(self) -> str:
        return str(PROBLEMS[self.code]).format(**self.details)

    @property
    def hint(self) -> str:
        """What to do about it, or nothing."""
        return str(HINTS[self._hint]).format(**self.details.get("hint_details", {})) if self._hint else ""

    @property
    def sentence(self) -> str:
        if not self._hint:
            return str(_("{problem} at {position}")).format(problem=self.message, position=self.position)
        return str(_("{problem} at {position}; {hint}")).format(
            problem=self.message, position=self.position, hint=self.hint
        )

    def __str__(self) -> str:
        return self.sentence

    def as_refusal(self, field: str = "rule") -> RuleRefused:
        """The same, as acts say it beside the field where the rule was typed."""
        return RuleRefused(field=field, problem=self.sentence, reason=self.code, position=self.position)


class RuleRefused(Refusal):
    code = "rule_invalid"
    message = _("This rule cannot be used: {problem}.")


class Impossible(ArithmeticError):
    """A step of a running rule that has no answer; the place is added by who walks the tree."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
