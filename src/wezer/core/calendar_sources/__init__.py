"""What core adds to calendars beside their events."""
