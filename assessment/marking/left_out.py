"""Weights fitted without one case, so that a case can be measured with weights that never saw it.

They are of use to `agreement` and `training/` alone and stand in files of their own (`data/left-out/`), which marking for people
never opens.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def left_out(name: str, case: str) -> Mapping[str, Any] | None:
    """What the file of that name keeps for the case; None where nothing was fitted without it (or no case is named)."""
    return _file(name).get(case) if case else None


def keep_left_out(name: str, without: Mapping[str, Any]) -> None:
    """Writes what was fitted without each case: for `training/`."""
    (DATA / "left-out").mkdir(exist_ok=True)
    (DATA / "left-out" / name).write_text(json.dumps(without, separators=(",", ":")) + "\n", encoding="utf-8")
    _file.cache_clear()


@lru_cache(maxsize=8)
def _file(name: str) -> Mapping[str, Any]:
    path = DATA / "left-out" / name
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found
