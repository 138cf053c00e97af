"""Who may look at the agency's pages: whoever has the page key, by HTTP Basic over the connection that already protects it.

The pages show counts and laptops, no participants. Laptops themselves sign in another way (`/v1/token`).
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

from fastapi import Depends, HTTPException
from fastapi.security import HTTPBasic, HTTPBasicCredentials

PAGE_USER = "mo-desk"


def page_gate(page_key: str) -> Callable[..., None]:
    """Return the dependency that lets only the page key pass (401 otherwise)."""
    basic = HTTPBasic(realm="MO Desk", description="User mo-desk, password: the page key.")

    def gate(given: HTTPBasicCredentials = Depends(basic)) -> None:
        right_user = hmac.compare_digest(given.username.encode(), PAGE_USER.encode())
        right_key = hmac.compare_digest(given.password.encode(), page_key.encode())
        if not (right_user and right_key):
            raise HTTPException(status_code=401, headers={"WWW-Authenticate": 'Basic realm="MO Desk"'})

    return gate
