"""Words and signs of the library: shape, colour, word."""

from __future__ import annotations

KIND_WORD = {"scenario": "Scenario", "rubric": "Unit"}

# Where a version or a file stands.
STANDING = {
    "published": ("●", "met", "Published"),
    "retired": ("○", "not-yet", "Retired"),
    "withdrawn": ("○", "not-yet", "Its file is gone"),
    "broken": ("▲", "guard", "Can’t be used"),
}

REPLACED = ("○", "not-yet", "Replaced")  # a version that another one followed

# What taking an item of a pack would do.
STANDS = {
    "new": ("●", "met", "New here"),
    "same": ("○", "not-yet", "The same is here already"),
    "changes": ("◐", "partly", "Would change what is here"),
    "refused": ("▲", "guard", "Can’t be used"),
}


def sign(of: tuple[str, str, str], more: str = "") -> str:
    """A badge of shape, colour and word, as HTML; nothing in it comes from people."""
    shape, colour, word = of
    return f'<span class="badge {colour}"><span aria-hidden="true">{shape}</span> {word}{more}</span>'


def version_sign(state: str, *, current: bool) -> str:
    """The badge of one version: only the newest can be published; the others were, until the next one came."""
    return sign(STANDING[state] if current or state != "published" else REPLACED)
