"""Things that members and groups lend: the shelf, the calendar of each, and loans from asking to bringing back."""
