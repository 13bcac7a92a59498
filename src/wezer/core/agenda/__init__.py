"""The calendar's own rules: recurrence, zones, months, iCalendar. What it keeps lies in `models/event.py`, its verbs in
`acts/events.py`, `acts/event_dates.py` and `acts/answers.py`."""
