"""Chance that is none: whatever has to differ between attempts is decided by the attempt's id, for good."""

from __future__ import annotations

from hashlib import sha256


def pick(attempt_id: str, purpose: str, count: int) -> int:
    """A number from 0 to count - 1, always the same for this attempt and purpose."""
    digest = sha256(f"{purpose}:{attempt_id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % count
