"""Typed values in UK handover text: times, dates, money, telephone numbers, references, counts.

They carry most of the meaning of a handover, so they are found by a grammar written for the way people
write at work, and compared as what they mean rather than how they look.
"""

from assessment.language.values.compare import comparable, near_value, same_value
from assessment.language.values.scan import find_values
from assessment.language.values.value import Kind, Value

__all__ = ["Kind", "Value", "comparable", "find_values", "near_value", "same_value"]
