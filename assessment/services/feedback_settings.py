"""The settings for comments on phrasing, from the environment and a table of secrets. The screens and the command read
both at their edge and hand them in here."""

from __future__ import annotations

from collections.abc import Mapping

from assessment.feedback import Settings as FeedbackSettings
from assessment.feedback import settings_from


def feedback_settings(
    environment: Mapping[str, str], secrets: Mapping[str, object] | None = None
) -> FeedbackSettings | None:
    """The settings, None where nothing is configured; a Mistake says which one can't be used."""
    return settings_from(environment, secrets)


__all__ = ["FeedbackSettings", "feedback_settings"]
