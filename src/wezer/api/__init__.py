"""The API: mounts every package's router under `/api/v1/<package>/`; tokens, keys, one error shape, webhooks."""
