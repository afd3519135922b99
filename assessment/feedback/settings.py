"""Which server comments on phrasing, and within which bounds. Off unless an address and a model are named.

Each setting is an environment variable BATON_LLM_… or the same name in small letters in the table [llm] of Streamlit's
secrets; the environment wins. The key is held so that printing, logging or storing the settings can't show it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

from assessment.errors import Mistake

PREFIX = "BATON_LLM_"
_WORDS = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach the server, and what it may cost. Prices are per million tokens, in `currency`."""

    base_url: str
    model: str
    key: str = field(default="", repr=False, compare=False)
    timeout: float = 60.0
    learner_requests: int = 20
    learner_tokens: int = 60_000
    centre_requests: int = 500
    centre_tokens: int = 1_500_000
    consent: bool = True
    in_assessment: bool = False
    price_in: float = 0.0
    price_out: float = 0.0
    currency: str = "GBP"

    @property
    def place(self) -> str:
        """The server as it is named to a reader: never with a path, a query or a password."""
        return urlsplit(self.base_url).hostname or self.base_url


def settings_from(environment: Mapping[str, str], secrets: Mapping[str, object] | None = None) -> Settings | None:
    """The settings, None where nothing is configured; a Mistake names the setting that can't be used."""
    given = _Given(environment, secrets or {})
    base_url, model = given.text("base_url"), given.text("model")
    if not base_url and not model:
        return None
    if not base_url or not model:
        missing = "BASE_URL" if not base_url else "MODEL"
        raise Mistake(
            f"{PREFIX}{missing} is missing: comments on phrasing need both an address and a model. "
            f"Set it, or remove {PREFIX}{'MODEL' if not base_url else 'BASE_URL'} to leave comments off."
        )
    return Settings(
        base_url=_address(base_url),
        model=model,
        key=given.text("key"),
        timeout=given.number("timeout", 60.0, 1, 600),
        learner_requests=given.whole("learner_requests", 20),
        learner_tokens=given.whole("learner_tokens", 60_000),
        centre_requests=given.whole("centre_requests", 500),
        centre_tokens=given.whole("centre_tokens", 1_500_000),
        consent=given.yes_or_no("consent", True),
        in_assessment=given.yes_or_no("in_assessment", False),
        price_in=given.number("price_in", 0.0, 0, 100_000),
        price_out=given.number("price_out", 0.0, 0, 100_000),
        currency=given.text("currency") or "GBP",
    )


def _address(url: str) -> str:
    """The address, or a Mistake that does not repeat it: somebody may have written a password into it."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise Mistake(f"{PREFIX}BASE_URL is not an address. Write it as https://host/v1.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise Mistake(
            f"{PREFIX}BASE_URL holds more than an address. Write it as https://host/v1, and the key as {PREFIX}KEY."
        )
    return url.rstrip("/")


@dataclass(frozen=True, slots=True)
class _Given:
    """What was configured, wherever it stands."""

    environment: Mapping[str, str]
    secrets: Mapping[str, object]

    def text(self, name: str) -> str:
        found = self.environment.get(PREFIX + name.upper())
        if found is None or not found.strip():
            found = str(self.secrets.get(name, ""))
        return found.strip()

    def number(self, name: str, default: float, least: float, most: float) -> float:
        words = f"a number from {least:g} to {most:g}"
        return self._read(name, default, float, lambda value: least <= value <= most, words)

    def whole(self, name: str, default: int) -> int:
        return self._read(name, default, int, lambda value: value >= 0, "a whole number, 0 or more")

    def yes_or_no(self, name: str, default: bool) -> bool:
        text = self.text(name).lower()
        if not text:
            return default
        if text not in _WORDS:
            raise Mistake(f"{PREFIX}{name.upper()} is neither yes nor no. Write one of them.")
        return _WORDS[text]

    def _read(
        self, name: str, default: Item, kind: Callable[[str], Item], fits: Callable[[Item], bool], words: str
    ) -> Item:
        text = self.text(name)
        if not text:
            return default
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not fits(value):
            raise Mistake(f"{PREFIX}{name.upper()} can't be used as it is. Write {words}.")
        return value
