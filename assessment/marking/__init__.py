"""The rubric engine: facts, checks, points and flags of one response, with evidence."""

from assessment.marking.engine import ENGINE, mark
from assessment.marking.story import mark_story

__all__ = ["ENGINE", "mark", "mark_story"]
