"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["learner", "assessor", "tutor", "iqa", "admin"]
ROLES: tuple[Role, ...] = ("learner", "assessor", "tutor", "iqa", "admin")


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting person, as every service takes it."""

    id: str
    name: str
    role: Role
