"""Opening hours: a week read off what people write, so that the map can say what is open now. No database, no clock.

“Mo-Fr 9:00-12:00, 14:00-18:00; Sa 10-16”, “lundi au vendredi 9h-12h et 14h-18h”, “Saturdays 9 to 12”, “24/7”. What is not
understood to the last word (“first Saturday of the month”) is read as nothing: better no answer than a wrong one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime

#: A week from Monday midnight on, in quarters of an hour: enough to know whether a door is open, and one letter each.
QUARTER, DAY = 15, 96
WEEK = 7 * DAY
_DAYS = (
    ("mo", "mon", "monday", "lu", "lun", "lundi"), ("tu", "tue", "tues", "tuesday", "ma", "mar", "mardi"),
    ("we", "wed", "wednesday", "me", "mer", "mercredi"), ("th", "thu", "thurs", "thursday", "je", "jeu", "jeudi"),
    ("fr", "fri", "friday", "ve", "ven", "vendredi"), ("sa", "sat", "saturday", "sam", "samedi"),
    ("su", "sun", "sunday", "di", "dim", "dimanche"),
)  # fmt: skip
_NAMED = {word + many: number for number, words in enumerate(_DAYS) for word in words for many in ("", "s")}
_SHORT = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_ALWAYS = ("24/7", "24h/24", "24h/24 7j/7", "7j/7 24h/24")
_TO = {"-", "–", "—", "to", "until", "till", "a", "au", "jusqu'a"}
_NOTHING = {",", ";", "and", "et", "&", "from", "de", "du", "le", "les", "on", "open", "ouvert", ":"}
_PARTING = {";"}
_CLOSED = {"off", "closed", "ferme"}
_EVERY_DAY = ("every day", "daily", "tous les jours", "7j/7")  # untranslated: words to be recognised
_TOKEN = re.compile(r"\d{1,2}(?:[:h.]\d{2}|h)?(?:\s?[ap]m\b)?|jusqu'a|[a-z]+|[-–—,;&:]|\S")
_SPACED = re.compile(r"(\d{1,2}) ?h\b ?(?:(\d{2})\b(?! ?h))?")  # “9 h 30”
_HOUR = re.compile(r"(\d{1,2})(?:[:h.](\d{2})|h)?(?:\s?([ap])m)?")


def read_week(text: str) -> str:
    """The week as a letter for each quarter of an hour, “1” where it is open; "" when the words do not say so much."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = " ".join(folded.replace("’", "'").split()).rstrip(".")
    plain = _SPACED.sub(lambda found: f"{found[1]}h{found[2] or ''}", plain)
    if plain in _ALWAYS:
        return "1" * WEEK
    for words in _EVERY_DAY:
        plain = plain.replace(words, "mo-su")
    by_day: list[list[tuple[int, int]]] = [[] for _day in _DAYS]
    try:
        for days, spans, instead in _rules(_TOKEN.findall(plain)):
            for day in days or range(7):
                by_day[day] = spans if instead else by_day[day] + spans
    except ValueError:
        return ""
    return _letters(by_day) if any(by_day) else ""


def quarter_of(here: datetime) -> int:
    """Which letter of a week this moment is, on the clock of the place."""
    return here.weekday() * DAY + (here.hour * 60 + here.minute) // QUARTER


def is_open(week: str, here: datetime) -> bool | None:
    """None: nobody knows."""
    return week[quarter_of(here)] == "1" if week else None


def as_lines(week: str) -> list[str]:
    """The same in the notation of schema.org: “Mo-Fr 09:00-12:00”; days that are alike in one line."""
    lines: list[str] = []
    by_day = [list(_spans(week[number * DAY : (number + 1) * DAY])) for number in range(7)] if week else []
    for first, spans in enumerate(by_day):
        if first and by_day[first - 1] == spans:
            continue
        last = next((number for number in range(first, 7) if by_day[number] != spans), 7) - 1
        days = _SHORT[first] if last == first else f"{_SHORT[first]}-{_SHORT[last]}"
        lines += [f"{days} {_clock(begins)}-{_clock(ends)}" for begins, ends in spans]
    return lines


def _rules(tokens: list[str]) -> Iterator[tuple[set[int], list[tuple[int, int]], bool]]:
    """Days, from when to when they are open, and whether this stands instead of what was said of them before: after “;” it
    does, as in OpenStreetMap, after a comma it adds. Raises ValueError at what is not understood."""
    days: set[int] = set()
    spans: list[tuple[int, int]] = []
    instead = parted = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in _NOTHING:
            parted = parted or token in _PARTING
            at += 1
        elif token in _NAMED:
            if spans:
                yield days, spans, instead
                days, spans = set(), []
            if not days:
                instead = parted
            last, at = _range(tokens, at, _NAMED)
            days |= {(_NAMED[token] + number) % 7 for number in range((_NAMED[last] - _NAMED[token]) % 7 + 1)}
        elif token in _CLOSED and days and not spans:
            yield days, [], True
            days, at = set(), at + 1
        else:
            last, after = _range(tokens, at, None)
            if after == at + 1:
                raise ValueError(token)
            spans.append(_span(token, last))
            parted, at = False, after
    if spans:
        yield days, spans, instead
    elif days:
        raise ValueError("days without hours")


def _range(tokens: list[str], at: int, known: Iterable[str] | None) -> tuple[str, int]:
    """The last one of “Mo-Fr”, “9 to 12”, and what comes after it; of a single one, itself."""
    if at + 2 < len(tokens) and tokens[at + 1] in _TO and (known is None or tokens[at + 2] in known):
        return tokens[at + 2], at + 3
    return tokens[at], at + 1


def _span(first: str, last: str) -> tuple[int, int]:
    """In minutes of the day; past midnight it goes on into the next."""
    begins, ends = _minutes(first, _half(last)), _minutes(last, "")
    if begins >= ends:
        begins = _minutes(first, "")  # “9-5pm” begins in the morning
    if ends % 60 == 59:
        ends += 1
    if begins >= 24 * 60 or begins % QUARTER or ends % QUARTER:
        raise ValueError(first)
    if ends <= begins:
        if begins < 12 * 60:
            raise ValueError(first)  # “9-5” means the afternoon, and does not say so
        ends += 24 * 60
    return begins, ends


def _minutes(hour: str, half: str) -> int:
    """`half` of the day counts where the hour names none itself."""
    found = _HOUR.fullmatch(hour)
    if found is None:
        raise ValueError(hour)
    hours, minutes = int(found[1]), int(found[2] or 0)
    half = found[3] or (half if hours <= 12 else "")
    if half:
        if not 1 <= hours <= 12:
            raise ValueError(hour)
        hours = hours % 12 + (12 if half == "p" else 0)
    if hours > 24 or minutes > 59 or hours * 60 + minutes > 24 * 60:
        raise ValueError(hour)
    return hours * 60 + minutes


def _half(hour: str) -> str:
    """Of “9-11am” the second says what the first is, too."""
    found = _HOUR.fullmatch(hour)
    return (found[3] or "") if found else ""


def _letters(by_day: list[list[tuple[int, int]]]) -> str:
    week = bytearray(b"0" * WEEK)
    for day, spans in enumerate(by_day):
        for begins, ends in spans:
            for quarter in range(begins // QUARTER, ends // QUARTER):
                week[(day * DAY + quarter) % WEEK] = ord("1")
    return week.decode()


def _spans(day: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer("1+", day):
        yield found.start(), found.end()


def _clock(quarter: int) -> str:
    return f"{quarter * QUARTER // 60:02}:{quarter * QUARTER % 60:02}"
