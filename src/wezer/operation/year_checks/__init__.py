"""Lines of the checklist of a year's end, found because of where they lie."""
