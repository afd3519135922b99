"""Numbers that people give on the command line."""

from __future__ import annotations

import argparse

MOST = 64


def processes(text: str) -> int:
    """How many processes to mark with; argparse says what is wrong with any other text."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to {MOST}")
    return int(text)
