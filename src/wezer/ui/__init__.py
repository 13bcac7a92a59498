"""The design system: tokens, components, page shell, template tags, forms, answers to htmx and to plain browsers."""
