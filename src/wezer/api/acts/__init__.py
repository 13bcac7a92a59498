"""Acts of the API: tokens, webhooks, keys."""
