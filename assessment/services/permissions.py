"""Who may do what: one table. Whose record it is comes on top of it (see `reach`)."""

from __future__ import annotations

from enum import StrEnum

from assessment.errors import NotAllowed
from assessment.model.people import ROLES, Actor, Role


class Action(StrEnum):
    """Each value finishes the sentence "Only … may …"."""

    READ_SCENARIOS = "read the scenarios"
    WRITE_ATTEMPTS = "write a handover"
    SEE_ATTEMPTS = "see other people's attempts"
    MARK_ANY = "have other people's attempts marked"
    REVIEW = "review attempts"
    DECIDE = "decide on an attempt"
    AUTHOR = "check and try scenarios"
    WRITE_CONTENT = "write scenarios and rubrics"
    PUBLISH = "change the library"
    ASK_FEEDBACK = "ask for comments on the phrasing of a handover"
    SEE_FEEDBACK_USE = "see how comments on phrasing are used"


def _roles(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


WHO_MAY: dict[Action, frozenset[Role]] = {
    Action.READ_SCENARIOS: _roles(*ROLES),
    Action.WRITE_ATTEMPTS: _roles("learner"),
    Action.SEE_ATTEMPTS: _roles("assessor", "tutor", "iqa", "admin"),
    Action.MARK_ANY: _roles("assessor", "admin"),
    Action.REVIEW: _roles("assessor", "iqa", "admin"),
    Action.DECIDE: _roles("assessor"),
    Action.AUTHOR: _roles("assessor", "tutor", "iqa", "admin"),
    Action.WRITE_CONTENT: _roles("tutor", "admin"),
    Action.PUBLISH: _roles("tutor", "admin"),
    Action.ASK_FEEDBACK: _roles("learner"),
    Action.SEE_FEEDBACK_USE: _roles("tutor", "iqa", "admin"),
}

_NAMES: dict[Role, str] = {
    "learner": "a learner",
    "assessor": "an assessor",
    "tutor": "a tutor",
    "iqa": "an internal quality assurer",
    "admin": "an administrator",
}


def may(who: Actor, action: Action) -> bool:
    """Whether the person's role allows it."""
    return who.role in WHO_MAY[action]


def require(who: Actor, action: Action) -> None:
    """NotAllowed, saying who may, unless the person's role allows it."""
    if may(who, action):
        return
    allowed = [_NAMES[role] for role in ROLES if role in WHO_MAY[action]]
    raise NotAllowed(
        f"You are signed in as {_NAMES[who.role]}. Only {_either(allowed)} may {action.value}. "
        "Sign in with that role, or ask somebody who has it."
    )


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
