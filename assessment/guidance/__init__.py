"""What a tutor is told while writing a scenario or a rubric: pure rules over the engine's own reading of it."""

from assessment.guidance.advice import Advice, Offer, Where
from assessment.guidance.advise import advise
from assessment.guidance.rubrics import rubric_advice
from assessment.guidance.told import told_where

__all__ = ["Advice", "Offer", "Where", "advise", "rubric_advice", "told_where"]
