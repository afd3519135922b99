"""Optional comments on the phrasing of a handover, from a language model that a centre configures.

It never sees, gives or changes a mark. What leaves is made by `placeholders` and `prompt`, `server` alone speaks to the
network, and nothing that comes back is shown before `checks` has passed it.
"""

from assessment.feedback.answer import read_answer
from assessment.feedback.breaker import resting_until
from assessment.feedback.ceilings import Used, over_ceiling
from assessment.feedback.checks import DROP_WORDS, Checked, Comment, Praise, check_answer
from assessment.feedback.faults import FAULT_CODES, Fault, sentence_of
from assessment.feedback.placeholders import Sent, hide
from assessment.feedback.prompt import MOST_TOKENS_OUT, Prompt, content_key, estimated_tokens, prompt_for
from assessment.feedback.reasons import GOOD, KIND_WORDS, REASONS, good_in_words, why_in_words
from assessment.feedback.server import Answer, Progress, ask
from assessment.feedback.settings import Settings, settings_from
from assessment.feedback.ways import FIRST_WAY, FORM_WORDS, Way

__all__ = [
    "DROP_WORDS",
    "FAULT_CODES",
    "FIRST_WAY",
    "FORM_WORDS",
    "GOOD",
    "KIND_WORDS",
    "MOST_TOKENS_OUT",
    "REASONS",
    "Answer",
    "Checked",
    "Comment",
    "Fault",
    "Praise",
    "Progress",
    "Prompt",
    "Sent",
    "Settings",
    "Used",
    "Way",
    "ask",
    "check_answer",
    "content_key",
    "estimated_tokens",
    "good_in_words",
    "hide",
    "over_ceiling",
    "prompt_for",
    "read_answer",
    "resting_until",
    "sentence_of",
    "settings_from",
    "why_in_words",
]
