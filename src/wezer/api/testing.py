"""For tests: a program that calls the API with a token."""

import json
from typing import Any, Self

from django.test import Client

from wezer.api.acts.tokens import make_token
from wezer.core.models import Member
from wezer.core.viewer import Viewer


class Caller:
    """`Caller.of(fern, "*").post("ledger/transactions", {...}, key="k1")`."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.client = Client()

    @classmethod
    def of(cls, member: Member, *scopes: str) -> Self:
        _token, secret = make_token(
            by=Viewer(Member.objects.get(pk=member.pk)), name="a program", scopes=scopes or ("*",)
        )
        return cls(secret)

    def get(self, path: str, *, acting_for: Any = None, language: str = "") -> Any:
        return self.send("get", path, acting_for=acting_for, language=language)

    def post(self, path: str, body: Any = None, *, key: str = "", acting_for: Any = None, language: str = "") -> Any:
        return self.send("post", path, body, key=key, acting_for=acting_for, language=language)

    def send(
        self, method: str, path: str, body: Any = None, *, key: str = "", acting_for: Any = None, language: str = ""
    ) -> Any:
        headers = {"Authorization": f"Bearer {self.secret}"}
        if key:
            headers["Idempotency-Key"] = key
        if acting_for is not None:
            headers["X-Acting-For"] = str(acting_for)
        if language:
            headers["Accept-Language"] = language
        content = body if isinstance(body, str) else json.dumps(body if body is not None else {}, default=str)
        more = {"data": content, "content_type": "application/json"} if method != "get" else {}
        return getattr(self.client, method)(f"/api/v1/{path}", headers=headers, **more)

    def upload(self, path: str, *, key: str = "", **files: Any) -> Any:
        """A form with files, as programs send pictures."""
        headers = {"Authorization": f"Bearer {self.secret}"} | ({"Idempotency-Key": key} if key else {})
        return self.client.post(f"/api/v1/{path}", data=files, headers=headers)
