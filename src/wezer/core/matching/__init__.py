"""Who can, who needs: skills, needs, and what other packages offer and want, near a place, with the reasons (core.md 12)."""
