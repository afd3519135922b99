"""The address that somebody came from, so that signing in again brings them back to it, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from assessment.model.people import Role
from ui import places

FIELD = "baton_back"
QUESTIONS = ("attempt", "scenario", "later", "draft", "kind", "id")
PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")


def address_of(url: str | None, asked: Mapping[str, str]) -> str:
    """Where the browser is, as a path with its questions; empty at the front door."""
    path = urlsplit(url or "").path.strip("/")
    return address(path, asked) if path in places.ADDRESSES else ""


def address(path: str, asked: Mapping[str, str]) -> str:
    """A path with only those questions that our pages ask."""
    kept = {name: asked[name] for name in QUESTIONS if PLAIN.fullmatch(asked.get(name, ""))}
    return f"/{path}?{urlencode(kept)}" if kept else f"/{path}"


def checked(back: str, role: Role | None = None) -> str:
    """The same address put together again from known parts; the front door where it is none of that role's pages."""
    parts = urlsplit(back)
    path = parts.path.removeprefix("/")
    given = {place.address for place in places.given_to(role)}
    if parts.scheme or parts.netloc or path not in given:
        return "/"
    return address(path, dict(parse_qsl(parts.query, max_num_fields=10)))
