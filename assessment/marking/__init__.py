"""The rubric engine: facts, checks, points and flags of one response, with evidence."""

from assessment.marking.engine import ENGINE, mark

__all__ = ["ENGINE", "mark"]
